//! The dictionary of labels: what a field's label means where the adapter's own map does not say.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::model::{Meaning, same_words};

#[derive(Default, Deserialize)]
struct Dictionary {
    deal: BTreeMap<Meaning, Vec<String>>,
    placeholders: Vec<String>,
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| serde_json::from_str(include_str!("labels.json")).unwrap_or_default())
}

/// What a deal field's label means, if it is a known one.
pub fn deal_meaning(label: &str) -> Option<Meaning> {
    let found = dictionary().deal.iter().find(|(_, labels)| labels.iter().any(|known| same_words(known, label)));
    found.map(|(meaning, _)| *meaning)
}

/// Words that stand in a field and say nothing.
pub fn placeholders() -> &'static [String] {
    &dictionary().placeholders
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_dictionary_is_well_formed() {
        serde_json::from_str::<super::Dictionary>(include_str!("labels.json")).unwrap();
    }
}
