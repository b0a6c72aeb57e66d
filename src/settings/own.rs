//! The person's own settings: who I am at each CRM, and what each CRM lets me see.

use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Message, Problem};

/// In what part a person looks at a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Role {
    Rep,
    Se,
    Manager,
}

impl Role {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Role::Rep => "rep",
            Role::Se => "se",
            Role::Manager => "manager",
        }
    }
}

/// Who I am at one CRM.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// The CRM's origin.
    pub origin: String,
    /// The CRM's id of my user.
    pub user_id: String,
    /// My full name there.
    pub name: String,
    /// My part.
    pub role: Role,
}

/// Which deals a CRM shows to this person (C1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum DealsVisible {
    All,
    Own,
    #[default]
    Unknown,
}

impl DealsVisible {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            DealsVisible::All => "all",
            DealsVisible::Own => "own",
            DealsVisible::Unknown => "unknown",
        }
    }
}

/// What is set for one CRM.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Crm {
    /// Its origin.
    pub origin: String,
    /// Which deals are seen there.
    #[serde(default)]
    pub deals_visible: DealsVisible,
    /// The zone of its times, where the pages do not say.
    pub zone: Option<String>,
}

/// The person's own settings. Faulty entries are named and left out; the others hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSettings {
    /// Who I am, per CRM.
    pub me: Vec<Me>,
    /// What is set per CRM.
    pub crm: Vec<Crm>,
    /// What is set of the settings document: a partial copy of it.
    pub set: Value,
}

/// The settings text of somebody who has set nothing.
pub fn default_text() -> String {
    r#"{"format":1,"me":[],"crm":[],"language":null}"#.to_owned()
}

impl OwnSettings {
    /// Reads the settings text, entry by entry.
    ///
    /// # Errors
    /// One problem, where the text as a whole is not settings of format 1.
    pub fn read(text: &str) -> Result<(OwnSettings, Vec<Problem>), Problem> {
        let whole: Value = serde_json::from_str(text)
            .map_err(|error| Problem::at("", Message::new("settings-not-json").text("reason", &error.to_string())))?;
        let Some(entries) = whole.as_object() else {
            return Err(Problem::at("", Message::new("settings-not-object")));
        };
        if whole.get("format").and_then(Value::as_u64) != Some(1) {
            return Err(Problem::at("format", Message::new("settings-format")));
        }
        let mut problems = Vec::new();
        for key in entries.keys().filter(|key| !["format", "me", "crm", "language", "set"].contains(&key.as_str())) {
            problems.push(Problem::at(key, Message::new("settings-unknown-key").text("key", key)));
        }
        let me = list(&whole, "me", &mut problems);
        let crm = read_crm(&whole, &mut problems);
        let set = whole.get("set").cloned().unwrap_or(Value::Object(serde_json::Map::new()));
        Ok((OwnSettings { me, crm, set }, problems))
    }

    /// Who I am at `origin`: the entry of the user that the page says is signed in, else the first one there.
    pub fn me_at(&self, origin: &str, signed_in: Option<&str>) -> Option<&Me> {
        let mine = || self.me.iter().filter(|me| me.origin == origin);
        mine().find(|me| Some(me.user_id.as_str()) == signed_in).or_else(|| mine().next())
    }

    /// What is set for `origin`.
    pub fn crm_at(&self, origin: &str) -> Option<&Crm> {
        self.crm.iter().find(|crm| crm.origin == origin)
    }
}

/// The settings per CRM; a zone that is none is named and left out.
pub(super) fn read_crm(whole: &Value, problems: &mut Vec<Problem>) -> Vec<Crm> {
    let mut crm: Vec<Crm> = list(whole, "crm", problems);
    for (index, entry) in crm.iter_mut().enumerate() {
        if let Some(zone) = entry.zone.take_if(|zone| TimeZone::get(zone).is_err()) {
            let message = Message::new("settings-zone").text("zone", &zone);
            problems.push(Problem::at(&format!("crm[{index}].zone"), message));
        }
    }
    crm
}

fn list<T: serde::de::DeserializeOwned>(whole: &Value, key: &str, problems: &mut Vec<Problem>) -> Vec<T> {
    let entries = match whole.get(key) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(_) => {
            problems.push(Problem::at(key, Message::new("settings-not-list").text("key", key)));
            return Vec::new();
        }
    };
    let mut good = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match serde_json::from_value(entry.clone()) {
            Ok(entry) => good.push(entry),
            Err(error) => {
                let message = Message::new("settings-entry").text("reason", &error.to_string());
                problems.push(Problem::at(&format!("{key}[{index}]"), message));
            }
        }
    }
    good
}
