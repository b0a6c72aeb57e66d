//! What is known of one CRM, as data: `www/crm/<id>/adapter.json`, the same file that the reader uses.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::labels;
use crate::model::{ActivityStatus, Meaning, Stage, same_words};

/// An adapter's field map, stage names and links. Its page patterns, selectors and requests are the reader's side of the file.
#[derive(Debug, Deserialize)]
pub struct Adapter {
    /// The adapter's name in readings.
    pub id: String,
    /// Path prefix that a signed-out request ends at.
    pub signed_out: String,
    fields: FieldMaps,
    stages: BTreeMap<String, Stage>,
    statuses: BTreeMap<String, Status>,
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
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Cancelled,
    NoShow,
}

const DATA: [&str; 2] =
    [include_str!("../../www/crm/creme/adapter.json"), include_str!("../../www/crm/generic/adapter.json")];

/// The adapter of a name; `None` for a CRM that this version does not know.
pub fn adapter(id: &str) -> Option<&'static Adapter> {
    static ADAPTERS: OnceLock<Vec<Adapter>> = OnceLock::new();
    let adapters = ADAPTERS.get_or_init(|| DATA.iter().filter_map(|data| serde_json::from_str(data).ok()).collect());
    adapters.iter().find(|adapter| adapter.id == id)
}

impl Adapter {
    /// What a field means, by its API name first, then by its label; for deals also by the general dictionary.
    pub fn meaning(&self, entity: super::Entity, api: Option<&str>, label: Option<&str>) -> Option<Meaning> {
        let maps = self.maps(entity);
        let by_api = api.and_then(|api| maps.iter().find(|map| map.api.iter().any(|known| known == api)));
        let label = label.map(|label| label.trim().trim_end_matches(':'));
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
