//! The person's own settings: who I am at each CRM, what each CRM lets me see, and what I set of the settings document.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::shape::{Setting, Shape, choices, settings, unknown_key};
use super::{FORMAT, migrate};
use crate::error::{Message, Problem};

choices! {
    /// In what part a person looks at a deal.
    #[allow(missing_docs)]
    pub enum Role {
        Rep = "rep",
        Se = "se",
        Manager = "manager",
        Admin = "admin",
    }

    /// Which deals a CRM shows to this person (C1).
    #[derive(Default)]
    #[allow(missing_docs)]
    pub enum DealsVisible {
        All = "all",
        Own = "own",
        #[default]
        Unknown = "unknown",
    }
}

settings! {
    /// Who I am at one CRM.
    pub struct Me {
        /// The CRM's origin.
        pub origin: String = Shape::Text(300),
        /// The CRM's id of my user.
        pub user_id: String = Shape::Text(200),
        /// My full name there.
        pub name: String = Shape::Text(200),
        /// My part.
        pub role: Role = Shape::Choice(Role::IDS),
    }

    /// What is set for one CRM.
    pub struct Crm {
        /// Its origin.
        pub origin: String = Shape::Text(300),
        /// Which deals are seen there.
        pub deals_visible: Option<DealsVisible> = Shape::optional(Shape::Choice(DealsVisible::IDS)),
        /// The zone of its times, where the pages do not say.
        pub zone: Option<String> = Shape::optional(Shape::Zone),
    }
}

impl Crm {
    /// Which deals are seen there.
    pub fn deals_visible(&self) -> DealsVisible {
        self.deals_visible.unwrap_or_default()
    }
}

/// The person's own settings. Faulty entries are named and left out; the others hold.
#[derive(Clone, Debug, Default)]
pub struct OwnSettings {
    /// Who I am, per CRM.
    pub me: Vec<Me>,
    /// What is set per CRM.
    pub crm: Vec<Crm>,
    /// The language of the faces; none for the browser's.
    pub language: Option<String>,
    /// What is set of the settings document: a partial copy of it.
    pub set: Value,
}

const KEYS: [&str; 5] = ["format", "me", "crm", "language", "set"];

/// The settings text of somebody who has set nothing.
pub fn default_text() -> String {
    OwnSettings::default().text()
}

impl OwnSettings {
    /// Reads the settings text of this or an older format, entry by entry.
    ///
    /// # Errors
    /// One problem, where the text as a whole is no settings, or of a newer version.
    pub fn read(text: &str) -> Result<(OwnSettings, Vec<Problem>), Problem> {
        let whole: Value = serde_json::from_str(text)
            .map_err(|error| Problem::at("", Message::new("settings-not-json").text("reason", &error.to_string())))?;
        let whole = migrate(whole)?;
        let mut problems = Vec::new();
        for key in whole.as_object().into_iter().flat_map(|entries| entries.keys()) {
            if !KEYS.contains(&key.as_str()) {
                problems.push(Problem::at(key, unknown_key(key, KEYS)));
            }
        }
        let me = list(&whole, "me", &Me::shape(), &mut problems);
        let crm = read_crm(&whole, &mut problems);
        let language = whole.get("language").filter(|language| !language.is_null()).and_then(|language| {
            let mut faults = Vec::new();
            Shape::Text(35).faults(language, "language", &mut faults);
            problems.extend(faults);
            language.as_str().map(str::to_owned)
        });
        let set = whole.get("set").cloned().unwrap_or_else(|| json!({}));
        Ok((OwnSettings { me, crm, language, set }, problems))
    }

    /// The settings as a text of this format; reading it gives the same settings.
    pub fn text(&self) -> String {
        let me = |me: &Me| json!({ "origin": me.origin, "user_id": me.user_id, "name": me.name, "role": me.role.id() });
        let crm = |crm: &Crm| {
            let mut entry = json!({ "origin": crm.origin, "deals_visible": crm.deals_visible().id() });
            if let (Some(zone), Some(entry)) = (&crm.zone, entry.as_object_mut()) {
                entry.insert("zone".to_owned(), json!(zone));
            }
            entry
        };
        let set = if self.set.is_null() { json!({}) } else { self.set.clone() };
        json!({
            "format": FORMAT,
            "me": self.me.iter().map(me).collect::<Vec<_>>(),
            "crm": self.crm.iter().map(crm).collect::<Vec<_>>(),
            "language": self.language,
            "set": set,
        })
        .to_string()
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

/// The settings per CRM. A zone that is none is named and left out; the rest of its entry holds.
pub(super) fn read_crm(whole: &Value, problems: &mut Vec<Problem>) -> Vec<Crm> {
    let mut cleaned = whole.get("crm").cloned().unwrap_or_default();
    for (index, entry) in cleaned.as_array_mut().into_iter().flatten().enumerate() {
        let Some(entry) = entry.as_object_mut() else { continue };
        let faulty = entry.get("zone").and_then(Value::as_str).filter(|zone| TimeZone::get(zone).is_err());
        if let Some(zone) = faulty.map(str::to_owned) {
            let message = Message::new("settings-zone").text("zone", &zone);
            problems.push(Problem::at(&format!("crm[{index}].zone"), message));
            entry.remove("zone");
        }
    }
    list(&json!({ "crm": cleaned }), "crm", &Crm::shape(), problems)
}

/// The members of a list that have their shape; each of the others is named.
fn list<T: Setting>(whole: &Value, key: &str, shape: &Shape, problems: &mut Vec<Problem>) -> Vec<T> {
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
        let before = problems.len();
        shape.faults(entry, &format!("{key}[{index}]"), problems);
        if problems.len() == before {
            good.extend(T::of(entry));
        }
    }
    good
}
