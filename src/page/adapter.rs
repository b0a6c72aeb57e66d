//! What is known of one CRM, as data: `www/crm/<id>/adapter.json`, the same file that the reader uses.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

use super::query::Query;
use super::{Fact, labels, shapes};
use crate::error::Problem;
use crate::model::{ActivityStatus, Meaning, Ratio, Stage, same_words};

/// An adapter's field map, stage names and links. Its page patterns, selectors and requests are the reader's side of the file.
#[derive(Debug, Deserialize)]
pub struct Adapter {
    /// The adapter's name in readings.
    pub id: String,
    /// The kinds of record that the whole pipeline is made of here.
    pub pipeline: Vec<super::Entity>,
    signed_out: SignedOut,
    #[serde(default)]
    address: Address,
    fields: FieldMaps,
    stages: BTreeMap<String, Stage>,
    statuses: BTreeMap<String, Status>,
}

/// Where a page's address says what it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Address {
    #[default]
    Path,
    /// Behind the `#`, which begins with the name of one of several databases.
    Fragment,
}

/// How an ended session shows. What stands on a page is the reader's side.
#[derive(Debug, Deserialize)]
struct SignedOut {
    /// Prefix of the path that a signed-out request ends at.
    path: Option<String>,
}

#[derive(Debug, Deserialize)]
struct FieldMaps {
    deal: Vec<FieldMap>,
    activity: Vec<FieldMap>,
}

#[derive(Debug, Deserialize)]
struct FieldMap {
    meaning: Meaning,
    api: Vec<String>,
    labels: Vec<String>,
    /// Where the value stands in a record of a JSON answer.
    path: Option<Query>,
    /// Where the CRM's own name of a choice stands, if the value is what it is called in the user's language.
    choice: Option<Query>,
    #[serde(default)]
    decoder: Decoder,
}

/// How a value in a JSON answer is written. The list is closed: what it cannot say is Rust, in `shapes`.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decoder {
    /// Text or number, as it stands.
    #[default]
    Plain,
    /// An object with a `__class__`: a decimal, a date, or a date and time.
    Tagged,
    /// A share of one, read as a percentage.
    Share,
}

impl Decoder {
    /// The value as text; empty for `null`, `None` where it is not written that way.
    fn text(self, value: &Value) -> Option<String> {
        match (self, value) {
            (_, Value::Null) => Some(String::new()),
            (Decoder::Plain, Value::String(text)) => Some(text.clone()),
            (Decoder::Plain, Value::Number(number)) => Some(number.to_string()),
            (Decoder::Tagged, Value::Object(_)) => shapes::tagged(value),
            (Decoder::Share, Value::Number(number)) => {
                let percent = Ratio::parse(&number.to_string())?.times(Ratio::whole(100))?;
                Some(format!("{} %", percent.to_f64()))
            }
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Cancelled,
    NoShow,
}

const DATA: [&str; 3] = [
    include_str!("../../www/crm/creme/adapter.json"),
    include_str!("../../www/crm/tryton/adapter.json"),
    include_str!("../../www/crm/generic/adapter.json"),
];

/// The adapter of a name; `None` for a CRM that this version does not know.
pub fn adapter(id: &str) -> Option<&'static Adapter> {
    static ADAPTERS: OnceLock<Vec<Adapter>> = OnceLock::new();
    let adapters = ADAPTERS.get_or_init(|| DATA.iter().filter_map(|data| serde_json::from_str(data).ok()).collect());
    adapters.iter().find(|adapter| adapter.id == id)
}

/// A label without the colon that stands between it and its value.
pub(super) fn without_colon(label: &str) -> &str {
    label.trim().trim_end_matches([':', '：']).trim_end()
}

impl Adapter {
    /// What a field means, by its API name first, then by its label; for deals also by the general dictionary.
    pub fn meaning(&self, entity: super::Entity, api: Option<&str>, label: Option<&str>) -> Option<Meaning> {
        let maps = self.maps(entity);
        let by_api = api.and_then(|api| maps.iter().find(|map| map.api.iter().any(|known| known == api)));
        let label = label.map(without_colon);
        let by_label =
            || label.and_then(|label| maps.iter().find(|map| map.labels.iter().any(|known| same_words(known, label))));
        let custom = || match entity {
            super::Entity::Deal => label.and_then(labels::deal_meaning),
            super::Entity::Activity => None,
        };
        by_api.or_else(by_label).map(|map| map.meaning).or_else(custom)
    }

    /// The CRM's own label of a meaning, for a value that the page shows without one.
    pub fn label(&self, entity: super::Entity, meaning: Meaning) -> Option<&str> {
        let maps = self.maps(entity);
        maps.iter().find(|map| map.meaning == meaning)?.labels.first().map(String::as_str)
    }

    /// Whether a request that ended at this path found nobody signed in.
    pub fn is_signed_out(&self, path: &str) -> bool {
        self.signed_out.path.as_ref().is_some_and(|prefix| path.starts_with(prefix))
    }

    /// The database that an address of this CRM names: `crm` of `/#crm/model/…` and of `/crm/rpc/`. `None` where the
    /// CRM has one database to an origin.
    pub(super) fn database<'a>(&self, path: &'a str) -> Option<&'a str> {
        let names = path.trim_start_matches('/').trim_start_matches('#');
        names.split('/').next().filter(|name| self.address == Address::Fragment && !name.is_empty())
    }

    /// A record of a JSON answer as the field map finds its values. A value that is not written as the map says is
    /// named in the problems, and the others stay.
    pub(super) fn facts(
        &self,
        entity: super::Entity,
        record: &Value,
        at: &str,
        problems: &mut Vec<Problem>,
    ) -> Vec<Fact> {
        let mut facts = Vec::new();
        for map in self.maps(entity) {
            let Some(query) = &map.path else { continue };
            let label = map.labels.first().map_or("", String::as_str);
            // What a record refers to is missing as a whole where it refers to nothing.
            match map.decoder.text(query.find(record).unwrap_or(&Value::Null)) {
                Some(text) => facts.push(Fact {
                    meaning: Some(map.meaning),
                    label: label.into(),
                    text: text.trim().into(),
                    choice: map.choice.as_ref().and_then(|query| query.find(record)?.as_str()).map(Into::into),
                    links: Vec::new(),
                    doubt: None,
                    at: None,
                }),
                None => problems.push(Problem::bad_field(at, label)),
            }
        }
        facts
    }

    fn maps(&self, entity: super::Entity) -> &[FieldMap] {
        match entity {
            super::Entity::Deal => &self.fields.deal,
            super::Entity::Activity => &self.fields.activity,
        }
    }

    /// The canonical stage of a stage name.
    pub fn stage(&self, text: &str) -> Option<Stage> {
        self.stages.iter().find(|(name, _)| same_words(name, text)).map(|(_, stage)| *stage)
    }

    /// How an activity with this status text stands.
    pub fn status(&self, text: &str) -> ActivityStatus {
        match self.statuses.iter().find(|(name, _)| same_words(name, text)) {
            Some((_, Status::Cancelled)) => ActivityStatus::Cancelled,
            Some((_, Status::NoShow)) => ActivityStatus::NoShow,
            None => ActivityStatus::Scheduled,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_built_in_adapter_is_well_formed() {
        for data in super::DATA {
            serde_json::from_str::<super::Adapter>(data).unwrap();
        }
    }
}
