//! Promises that stand in notes: sentences with one of the words that tell them, offered for the list kept by hand.

use super::Entry;
use crate::model::{Activity, Deal, Field, Source, same_words};
use crate::page::values::texts::holds_lower;

/// The most candidates that are offered at once.
const MOST: usize = 12;

/// The longest sentence that is offered, in characters: what is longer is no sentence that somebody wants in a list.
const LONGEST: usize = 400;

/// A sentence with where it was read.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// The sentence.
    pub text: &'a str,
    /// Where it stands.
    pub source: &'a Source,
}

/// Sentences of a deal's texts and of its activities' titles that hold one of the words, but those that the list has already.
pub fn candidates<'a>(
    deal: &'a Deal,
    activities: &[&'a Activity],
    words: &[String],
    list: &[Entry],
) -> Vec<Candidate<'a>> {
    let fields = deal.texts.values().filter_map(|field| match field {
        Field::Known(text, source) => Some((text.as_str(), source)),
        _ => None,
    });
    let titles = activities.iter().map(|activity| (activity.title.as_str(), &activity.source));
    let sentences = fields.chain(titles).flat_map(|(text, source)| {
        text.split(['.', '!', '?', ';', '\n', '。']).map(move |sentence| Candidate { text: sentence.trim(), source })
    });
    let tells = |candidate: &Candidate| {
        let lower = candidate.text.to_lowercase();
        words.iter().any(|word| holds_lower(&lower, word))
    };
    let listed = |candidate: &Candidate| list.iter().any(|entry| same_words(&entry.text, candidate.text));
    let short = |candidate: &Candidate| candidate.text.chars().take(LONGEST + 1).count() <= LONGEST;
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in sentences.filter(short).filter(tells).filter(|candidate| !listed(candidate)) {
        if found.len() < MOST && !found.iter().any(|other| same_words(other.text, candidate.text)) {
            found.push(candidate);
        }
    }
    found
}
