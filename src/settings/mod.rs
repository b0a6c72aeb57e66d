//! Settings: defaults as data with each figure's mark, the organisation's policy, and the person's own settings. Validated
//! once, here; the Rust types are the one source of what is valid.

mod layers;
mod own;
mod pay;
mod policy;

use serde::Deserialize;
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
#[derive(Debug, Deserialize)]
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

/// The built-in defaults as one document, made of the data files.
fn document() -> Result<Value, String> {
    let part = |name: &str, text: &str| {
        serde_json::from_str::<Value>(text)
            .map_err(|error| format!("{name}: {error}"))
            .map(|value| (name.to_owned(), value))
    };
    let parts = [
        part("catalogue", include_str!("defaults/catalogue.json"))?,
        part("load", include_str!("defaults/load.json"))?,
        part("handoff", include_str!("defaults/handoff_simple.json"))?,
        part("plan", include_str!("defaults/plan_a.json"))?,
    ];
    Ok(Value::Object(parts.into_iter().collect()))
}

impl Settings {
    /// Reads a settings document: kinds of values first, then their ranges.
    ///
    /// # Errors
    /// The first fault, with the section it is in.
    pub fn read(document: &Value) -> Result<Settings, Problem> {
        let settings: Settings = Deserialize::deserialize(document)
            .map_err(|error| Problem::at("", Message::new("settings-entry").text("reason", &error.to_string())))?;
        settings.load.check()?;
        settings.catalogue.check()?;
        settings.plan.check()?;
        Ok(settings)
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
        super::Effective::defaults().unwrap();
    }

    #[test]
    fn the_catalogues_words_are_in_lower_case() {
        for words in super::Effective::defaults()
            .unwrap()
            .settings
            .catalogue
            .kinds()
            .iter()
            .flat_map(crate::workload::Kind::all_words)
        {
            assert_eq!(words, &words.to_lowercase());
        }
    }
}
