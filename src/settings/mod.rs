//! Settings: defaults as data with each figure's mark, and the person's own settings. Validated once, here.

mod own;
mod pay;

use std::sync::OnceLock;

use crate::handoff::Template;
use crate::incentive::PlanRules;
use crate::workload::{Catalogue, LoadSettings};

pub use own::{Crm, DealsVisible, Me, OwnSettings, Role, default_text};
pub use pay::{Measure, Official, PersonalPlan, Reached};

/// The rules in force: catalogue, load, checklist and plan.
#[derive(Debug)]
pub struct Defaults {
    /// Activity kinds with their hours (F1).
    pub catalogue: Catalogue,
    /// Working time, overhead, bands (F4).
    pub load: LoadSettings,
    /// The hand-off checklist (F5, template *simple*).
    pub handoff: Template,
    /// The plan's rules and curves (F6, plan A); never a person's target.
    pub plan: PlanRules,
}

/// The built-in defaults: data files read once.
///
/// # Errors
/// The parser's sentence, if a data file that was compiled in is not what the types ask for; a test keeps that from shipping.
pub fn defaults() -> Result<&'static Defaults, &'static str> {
    static DEFAULTS: OnceLock<Result<Defaults, String>> = OnceLock::new();
    let read = || {
        fn part<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
            serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))
        }
        let catalogue = part("catalogue", include_str!("defaults/catalogue.json"))?;
        let template = Template::read(include_str!("defaults/handoff_simple.json"), &catalogue);
        let (handoff, _) = template.map_err(|faults| format!("handoff_simple: {faults:?}"))?;
        Ok(Defaults {
            catalogue,
            load: part("load", include_str!("defaults/load.json"))?,
            handoff,
            plan: part("plan_a", include_str!("defaults/plan_a.json"))?,
        })
    };
    DEFAULTS.get_or_init(read).as_ref().map_err(String::as_str)
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
