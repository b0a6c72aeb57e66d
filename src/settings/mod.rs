//! Settings: defaults as data with each figure's mark, the organisation's policy, and the person's own settings. Validated
//! once, here; the Rust types are the one source of what is valid.

mod layers;
mod own;
mod pay;
mod policy;

use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Message, Problem};
use crate::handoff::Template;
use crate::incentive::PlanRules;
use crate::workload::{Catalogue, LoadSettings};

pub use layers::{Effective, Layer, Path, find, path_of};
pub use own::{Crm, DealsVisible, Me, OwnSettings, Role, default_text};
pub use pay::{Measure, Official, PersonalPlan, Reached};
pub use policy::{Policies, Policy};

/// The rules in force: catalogue, load, checklist and plan.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Activity kinds with their hours (F1).
    pub catalogue: Catalogue,
    /// Working time, overhead, bands (F4).
    pub load: LoadSettings,
    /// The hand-off checklist (F5, template *simple*).
    pub handoff: Template,
    /// The plan's rules and curves (F6, plan A); never a person's target.
    pub plan: PlanRules,
}

/// The built-in defaults: the document made of the data files, and the settings read from it.
fn built_in() -> Result<&'static (Value, Settings), &'static str> {
    static BUILT_IN: OnceLock<Result<(Value, Settings), String>> = OnceLock::new();
    let read = || {
        let part = |name: &str, text: &str| match serde_json::from_str::<Value>(text) {
            Ok(value) => Ok((name.to_owned(), value)),
            Err(error) => Err(format!("{name}: {error}")),
        };
        let parts = [
            part("catalogue", include_str!("defaults/catalogue.json"))?,
            part("load", include_str!("defaults/load.json"))?,
            part("handoff", include_str!("defaults/handoff_simple.json"))?,
            part("plan", include_str!("defaults/plan_a.json"))?,
        ];
        let document = Value::Object(parts.into_iter().collect());
        let settings = Settings::read(&document).map_err(|fault| format!("{}: {:?}", fault.path, fault.message))?;
        Ok((document, settings))
    };
    BUILT_IN.get_or_init(read).as_ref().map_err(String::as_str)
}

/// The built-in defaults.
///
/// # Errors
/// The parser's sentence, if a data file that was compiled in is not what the types ask for; a test keeps that from shipping.
pub fn defaults() -> Result<&'static Settings, &'static str> {
    built_in().map(|(_, settings)| settings)
}

impl Settings {
    /// Reads a settings document: kinds of values first, then their ranges.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn read(document: &Value) -> Result<Settings, Problem> {
        fn section<T: DeserializeOwned>(document: &Value, name: &str) -> Result<T, Problem> {
            let section = document.get(name).cloned().unwrap_or_default();
            serde_json::from_value(section)
                .map_err(|error| Problem::at(name, Message::new("settings-entry").text("reason", &error.to_string())))
        }
        let catalogue: Catalogue = section(document, "catalogue")?;
        catalogue.check()?;
        let load: LoadSettings = section(document, "load")?;
        load.check()?;
        let plan: PlanRules = section(document, "plan")?;
        plan.check()?;
        let template = document.get("handoff").cloned().unwrap_or_default().to_string();
        let (handoff, _) = Template::read(&template, &catalogue).map_err(|faults| {
            let unreadable = || Problem::at("handoff", Message::new("settings-not-object"));
            faults.into_iter().next().unwrap_or_else(unreadable)
        })?;
        Ok(Settings { catalogue, load, handoff, plan })
    }
}

/// That a figure lies in its range.
///
/// # Errors
/// The range, with the figure's place.
pub(crate) fn in_range(path: &str, value: f64, low: f64, high: f64) -> Result<(), Problem> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    let message = Message::new("settings-range").text("value", &value.to_string());
    Err(Problem::at(path, message.text("low", &low.to_string()).text("high", &high.to_string())))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_defaults_are_well_formed() {
        super::defaults().unwrap();
    }

    #[test]
    fn the_catalogues_words_are_in_lower_case() {
        for words in super::defaults().unwrap().catalogue.kinds().iter().flat_map(crate::workload::Kind::all_words) {
            assert_eq!(words, &words.to_lowercase());
        }
    }
}
