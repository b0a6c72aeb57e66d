//! Words that stand for a value: yes and no, the stages of the big CRMs, kinds of activities. All of it is data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::plain::{short, word};
use super::{Basis, Read, Reason, texts};
use crate::model::{Stage, TechnicalOutcome};

/// What a CRM's activity is, by its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ActivityKind {
    Call,
    Meeting,
    Demo,
    Email,
    Task,
    Note,
}

/// Lists of words by language; in `any` those of every language.
type ByLanguage = BTreeMap<String, String>;

#[derive(Default, Deserialize)]
struct Data {
    yes: ByLanguage,
    no: ByLanguage,
    /// Factory stages by CRM; what a `~` marks means elsewhere what it likes.
    crms: BTreeMap<String, BTreeMap<Stage, String>>,
    stages: BTreeMap<String, BTreeMap<Stage, String>>,
    activities: BTreeMap<String, BTreeMap<String, String>>,
    technical: BTreeMap<String, BTreeMap<TechnicalOutcome, String>>,
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| serde_json::from_str(include_str!("words.json")).unwrap_or_default())
}

fn holds(words: &str, text: &str) -> bool {
    words.split('|').any(|own| word(own.trim_start_matches('~')) == text)
}

/// The language's own list, then that of every language.
fn languages<'a, T>(lists: &'a BTreeMap<String, T>, language: &str) -> impl Iterator<Item = &'a T> {
    let base = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    lists.get(&base).into_iter().chain(lists.get("any"))
}

/// Reads yes or no in the page's language, English or signs.
pub fn yes_no(text: &str, language: &str) -> Read<bool> {
    let Some(text) = short(text) else { return Read::Unclear(Reason::TooLong) };
    for (lists, value) in [(&data().yes, true), (&data().no, false)] {
        if languages(lists, language).any(|words| holds(words, &text)) {
            return Read::Known(value, Basis::Text);
        }
    }
    for (lists, value) in [(&data().yes, true), (&data().no, false)] {
        if languages(lists, "en").any(|words| holds(words, &text)) {
            return Read::Known(value, Basis::Text);
        }
    }
    if texts::says_nothing(&text) { Read::Blank } else { Read::Unclear(Reason::Words) }
}

/// Reads a stage by its name: one of the CRM's factory stages, else a word for it in the page's language, else a factory stage
/// that every CRM which has it means alike. A stage that an organisation named itself is unclear.
pub fn stage(text: &str, crm: &str, language: &str) -> Read<Stage> {
    if texts::says_nothing(text) {
        return Read::Blank;
    }
    let Some(text) = short(text) else { return Read::Unclear(Reason::TooLong) };
    let of = |stages: &BTreeMap<Stage, String>| {
        stages.iter().find(|(_, words)| holds(words, &text)).map(|(stage, _)| *stage)
    };
    let found = data().crms.get(crm).and_then(of).or_else(|| languages(&data().stages, language).find_map(of));
    match found.or_else(|| languages(&data().stages, "en").find_map(of)).or_else(|| of_any_crm(&text)) {
        Some(stage) => Read::Known(stage, Basis::Text),
        None => Read::Unclear(Reason::Stage),
    }
}

/// The stage that all CRMs mean which come with one of this name.
fn of_any_crm(text: &str) -> Option<Stage> {
    let is = |words: &str| words.split('|').any(|own| !own.starts_with('~') && word(own) == text);
    let mut found = data().crms.values().flatten().filter_map(|(stage, words)| Some(*stage).filter(|_| is(words)));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Reads how the technical side of a deal stands, in the page's language or English; `None` for words that nobody knows.
pub fn technical_outcome(text: &str, language: &str) -> Option<TechnicalOutcome> {
    let text = short(text)?;
    let mut own = languages(&data().technical, language).chain(languages(&data().technical, "en"));
    own.find_map(|outcomes| outcomes.iter().find(|(_, words)| holds(words, &text)).map(|(outcome, _)| *outcome))
}

/// The kind of an activity by the CRM's word for its type; `None` for a word that nobody knows.
pub fn activity_kind(text: &str, language: &str) -> Option<ActivityKind> {
    let text = short(text)?;
    let own = languages(&data().activities, language).chain(languages(&data().activities, "en"));
    let found = own.into_iter().find_map(|kinds| kinds.iter().find(|(_, words)| holds(words, &text)));
    match found?.0.as_str() {
        "call" => Some(ActivityKind::Call),
        "meeting" => Some(ActivityKind::Meeting),
        "demo" => Some(ActivityKind::Demo),
        "email" => Some(ActivityKind::Email),
        "task" => Some(ActivityKind::Task),
        "note" => Some(ActivityKind::Note),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_words_are_well_formed() {
        let data: super::Data = serde_json::from_str(include_str!("words.json")).unwrap();
        assert!(data.stages.len() >= 15 && data.activities.len() >= 15 && data.crms.len() >= 9);
        assert!(data.technical.len() >= 12 && data.technical.values().all(|outcomes| outcomes.len() == 5));
        assert!(data.stages.keys().eq(data.activities.keys()));
        for (language, kinds) in &data.activities {
            assert_eq!(kinds.len(), 6, "{language}");
            for kind in kinds.keys() {
                serde_json::from_value::<super::ActivityKind>(serde_json::json!(kind)).unwrap();
            }
        }
        for (language, stages) in &data.stages {
            // Most CRMs have no stage of their own for a lead.
            let without_lead = stages.keys().filter(|stage| **stage != super::Stage::Lead);
            assert_eq!(without_lead.count(), 7, "{language}");
        }
    }
}
