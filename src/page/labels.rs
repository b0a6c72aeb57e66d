//! The dictionary of labels: what a field's label means where the adapter's own map does not say.
//!
//! A label of a CRM that nobody here has seen is scored: its words in the page's language, in the other languages, the API
//! name, what the value looks like, and where it stands. Only a clear winner counts. What an administrator or the user said
//! of a field ([`Mapping`]) goes before all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::values::texts;
use crate::model::{Currency, Meaning, folded, same_words};

#[derive(Default, Deserialize)]
struct Dictionary {
    deal: BTreeMap<Meaning, Vec<String>>,
    /// Labels by meaning and language, parted by `|`; a `~` marks one that also names other things.
    words: BTreeMap<Meaning, BTreeMap<String, String>>,
    /// Names in programs, in lower case without anything between the words.
    api: BTreeMap<Meaning, String>,
    /// Words that a label may have beside the known one.
    neutral: String,
    /// Words that a name in programs may begin with.
    wrappers: String,
    /// Words with which a label means something else: by meaning, and under `any`.
    not: BTreeMap<String, String>,
    /// Labels of a line that names a record which nothing else names.
    described: String,
    /// Headings under which no field of the record stands.
    foreign: String,
    pages: BTreeMap<String, String>,
    /// Headings that say what a page is, and name no record.
    titles: String,
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

/// The first label of a meaning in the dictionary: its plain English name.
pub fn plain_name(meaning: Meaning) -> &'static str {
    let words =
        dictionary().words.get(&meaning).and_then(|words| words.get("en")).and_then(|words| words.split('|').next());
    words.or_else(|| dictionary().deal.get(&meaning)?.first().map(String::as_str)).unwrap_or_default()
}

/// Whether a heading says that what stands under it is no field of the record: notes, activities, other records.
pub fn is_foreign(heading: &str) -> bool {
    let bare: String = heading.chars().filter(|c| !c.is_numeric() && !matches!(c, '(' | ')' | '+' | ':')).collect();
    listed(&dictionary().foreign, &bare)
}

/// Whether a label says that a line describes the record.
pub fn is_description(label: &str) -> bool {
    let label = words(label);
    dictionary().described.split('|').any(|known| words(known) == label)
}

/// Whether a heading only says what kind of page it is.
pub fn is_page_word(heading: &str) -> bool {
    listed(&dictionary().titles, heading)
}

/// What a word of an address says of the page: `Some(true)` a deal's, `Some(false)` that of something else.
pub fn page_word(word: &str) -> Option<bool> {
    let holds = |list: &str| dictionary().pages.get(list).is_some_and(|words| listed(words, word));
    if holds("deal") { Some(true) } else { holds("other").then_some(false) }
}

fn listed(words: &str, text: &str) -> bool {
    words.split('|').any(|word| same_words(word, text))
}

/// What somebody said of a field of one CRM. It goes before every dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Origin of the CRM, as the browser gives it.
    pub origin: String,
    /// The kind of page that it was said of.
    pub page: MappedPage,
    /// How the field is known again.
    pub by: Mark,
    /// What it means; `None`: nothing that is needed.
    pub meaning: Option<Meaning>,
}

/// The kinds of page that a mapping may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum MappedPage {
    Record,
    List,
}

/// How a field is known again on the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// By its label as shown.
    Label(String),
    /// By its name in the CRM's programs.
    Api(String),
    /// By where it stands.
    At(String),
}

/// Where on a page a fact stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Place {
    Title,
    Heading,
    Named,
    Document,
    Column,
    Step,
    Card,
    Cell,
    Form,
    Head,
    Side,
    #[default]
    #[serde(other)]
    Main,
}

/// All that is known of a field before its meaning.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clue<'a> {
    /// The label as shown.
    pub label: Option<&'a str>,
    /// Its name in the CRM's programs.
    pub api: Option<&'a str>,
    /// The value beside it, as shown.
    pub text: &'a str,
    /// Where it stands.
    pub place: Place,
    /// The heading above it.
    pub section: Option<&'a str>,
    /// Where on the page it stands, as a path.
    pub at: Option<&'a str>,
}

/// A meaning that a field may have, and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guess {
    /// Points; 100 is a label of the page's language word for word.
    pub score: i32,
    /// What it would mean.
    pub meaning: Meaning,
}

/// A guess below this is none.
const LEAST: i32 = 60;
/// A guess wins by this.
pub const MARGIN: i32 = 15;
/// What somebody said of a field.
const SAID: i32 = 1000;

/// What a field may mean, best first. Nothing for a field that a mapping sets aside.
pub fn guesses(clue: &Clue, language: &str, mappings: &[&Mapping]) -> Vec<Guess> {
    if let Some(mapping) = mappings.iter().find(|mapping| mapping.by.is(clue)) {
        return mapping.meaning.map(|meaning| Guess { score: SAID, meaning }).into_iter().collect();
    }
    if clue.section.is_some_and(is_foreign) {
        return Vec::new();
    }
    let mut scores: BTreeMap<Meaning, i32> = BTreeMap::new();
    for (meaning, score) in clue.label.map(|label| by_label(label, language)).unwrap_or_default() {
        scores.insert(meaning, score);
    }
    if let Some(meaning) = clue.api.and_then(by_api) {
        // What the page calls a field counts before what its programmers did.
        let other = scores.iter().any(|(known, score)| *known != meaning && *score >= 90);
        let score = scores.entry(meaning).or_insert(if other { 60 } else { 80 });
        *score += 10;
    }
    let place = if clue.place == Place::Side { -10 } else { 0 };
    let scored =
        scores.into_iter().map(|(meaning, score)| Guess { score: score + place + looks(meaning, clue.text), meaning });
    let mut guesses: Vec<Guess> = scored.filter(|guess| guess.score >= LEAST).collect();
    guesses.sort_by(|a, b| b.cmp(a));
    guesses
}

impl Mark {
    /// Whether a field is the one that is meant.
    pub fn is(&self, clue: &Clue) -> bool {
        match self {
            Mark::Label(label) => clue.label.is_some_and(|shown| words(shown) == words(label)),
            Mark::Api(api) => clue.api == Some(api),
            Mark::At(at) => clue.at == Some(at),
        }
    }
}

/// A label as it is compared: in lower case, without anything but letters, digits and the per cent sign.
fn words(label: &str) -> String {
    let plain: String = label.chars().map(|c| if c.is_alphanumeric() || c == '%' { c } else { ' ' }).collect();
    folded(&plain)
}

#[derive(Clone)]
struct Entry {
    meaning: Meaning,
    language: &'static str,
    weak: bool,
}

fn index() -> &'static BTreeMap<String, Vec<Entry>> {
    static INDEX: OnceLock<BTreeMap<String, Vec<Entry>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (meaning, languages) in &dictionary().words {
            for (language, labels) in languages {
                for label in labels.split('|') {
                    let (weak, label) = label.strip_prefix('~').map_or((false, label), |label| (true, label));
                    index.entry(words(label)).or_default().push(Entry { meaning: *meaning, language, weak });
                }
            }
        }
        for (meaning, labels) in &dictionary().deal {
            for label in labels {
                index.entry(words(label)).or_default().push(Entry { meaning: *meaning, language: "en", weak: false });
            }
        }
        index
    })
}

/// Meanings of a label, word for word or with a neutral word beside the known ones.
fn by_label(label: &str, language: &str) -> BTreeMap<Meaning, i32> {
    let label = words(label);
    let exact = known(&label, language, 0);
    if !exact.is_empty() {
        return exact;
    }
    let all: Vec<&str> = label.split(' ').collect();
    let neutral = |word: &str| {
        dictionary().neutral.split('|').any(|known| known == word)
            || (word.len() == 3 && Currency::of(&word.to_uppercase()).is_some())
    };
    let kept: Vec<&str> = all.iter().copied().filter(|word| !neutral(word)).collect();
    if kept.is_empty() || kept.len() == all.len() { BTreeMap::new() } else { known(&kept.join(" "), language, 20) }
}

/// The page's own language goes before English, and English before the others.
fn known(label: &str, language: &str, less: i32) -> BTreeMap<Meaning, i32> {
    let base = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let Some(entries) = index().get(label) else { return BTreeMap::new() };
    let near = |entry: &Entry| {
        if entry.language == base {
            0
        } else if entry.language == "en" {
            1
        } else {
            2
        }
    };
    let nearest = entries.iter().map(near).min().unwrap_or_default();
    let mut scores: BTreeMap<Meaning, i32> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| near(entry) == nearest && !denied(label, entry.meaning)) {
        let far = if nearest == 2 { 5 } else { 0 };
        let score = if entry.weak { 75 } else { 100 } - less - far;
        let best = scores.entry(entry.meaning).or_insert(score);
        *best = (*best).max(score);
    }
    scores
}

/// Whether a word of the label says that it means something else.
fn denied(label: &str, meaning: Meaning) -> bool {
    let lists = ["any", meaning.id()].into_iter().filter_map(|list| dictionary().not.get(list));
    let mut words = label.split(' ');
    let denying: BTreeSet<&str> = lists.flat_map(|list| list.split('|')).collect();
    // A label that the dictionary itself holds with such a word ("Account manager") is meant.
    let own = index().get(label).is_some_and(|entries| entries.iter().any(|entry| entry.meaning == meaning));
    !own && words.any(|word| denying.contains(word))
}

/// The meaning of a name in the CRM's programs: `Deal_Amount__c`, `regular_field-chance_to_win`.
fn by_api(api: &str) -> Option<Meaning> {
    let api = api.rsplit('.').next().unwrap_or(api);
    let mut parts: Vec<String> = Vec::new();
    let mut lower = false;
    for character in api.chars() {
        if !character.is_alphanumeric() {
            lower = false;
            parts.push(String::new());
            continue;
        }
        if parts.is_empty() || (character.is_uppercase() && lower) {
            parts.push(String::new());
        }
        lower = character.is_lowercase();
        if let Some(part) = parts.last_mut() {
            part.extend(character.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    while parts.len() > 1 && parts.last().is_some_and(|part| part == "c") {
        parts.pop();
    }
    (0..parts.len()).find_map(|from| {
        let (before, rest) = parts.split_at_checked(from)?;
        let wrapped = before.iter().all(|part| dictionary().wrappers.split('|').any(|wrapper| wrapper == part));
        let name = rest.concat();
        let found = dictionary().api.iter().find(|(_, names)| names.split('|').any(|known| known == name));
        found.filter(|_| wrapped).map(|(meaning, _)| *meaning)
    })
}

/// How a value fits a meaning, in points. What is empty fits everything.
fn looks(meaning: Meaning, text: &str) -> i32 {
    if texts::says_nothing(text) {
        return 0;
    }
    let shape = Shape::of(text);
    let fits = match meaning {
        Meaning::Amount | Meaning::WonAmount => {
            shape.digits > 0 && shape.letters <= 12 && !shape.date && !shape.percent
        }
        Meaning::Chance => shape.digits > 0 && shape.digits <= 5 && shape.letters <= 2,
        Meaning::ExpectedClose | Meaning::ActualClose | Meaning::Created => {
            !shape.percent && !shape.money && text.len() <= 60 && (shape.digits == 0 || shape.digits >= 2)
        }
        Meaning::Currency => shape.digits == 0 && text.len() <= 60,
        Meaning::Stage => text.len() <= 120 && shape.letters > 0 && !shape.money && !shape.date,
        Meaning::Owner | Meaning::SalesEngineer => shape.letters > 0 && shape.digits == 0 && text.len() <= 120,
        Meaning::Name | Meaning::Account => shape.letters > 0 && !shape.date && text.len() <= 400,
        _ => return 0,
    };
    if fits { 5 } else { -100 }
}

/// What a text looks like, in any language, before anything reads it.
#[derive(Debug, Default)]
struct Shape {
    digits: usize,
    letters: usize,
    percent: bool,
    /// Three groups of digits as a date has them.
    date: bool,
    /// Digits beside the sign or code of a currency.
    money: bool,
}

impl Shape {
    fn of(text: &str) -> Shape {
        let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count();
        let groups: Vec<usize> = text
            .split(|c: char| !c.is_numeric())
            .map(|group| group.chars().count())
            .filter(|length| *length > 0)
            .collect();
        let parted = text.contains(['/', '-', '.', '年']) && !text.contains(',');
        let code = text
            .split(|c: char| !c.is_ascii_uppercase())
            .any(|word| word.len() == 3 && Currency::of(&word.to_uppercase()).is_some());
        Shape {
            digits: count(char::is_numeric),
            letters: count(char::is_alphabetic),
            percent: text.contains(['%', '٪']),
            date: parted && matches!(groups.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]),
            money: !groups.is_empty() && (code || text.contains(|c: char| CURRENCY_SIGNS.contains(c))),
        }
    }
}

const CURRENCY_SIGNS: &str = "$€£¥₹₩₽₺₴₪₫฿₦₱₡₲₵₸₮₼₾﷼";

/// Whether a text is digits beside the sign or code of a currency, and little else.
pub fn is_money(text: &str) -> bool {
    let shape = Shape::of(text);
    shape.money && shape.letters <= 6 && !shape.date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_dictionary_is_well_formed() {
        let dictionary: Dictionary = serde_json::from_str(include_str!("labels.json")).unwrap();
        for (meaning, languages) in &dictionary.words {
            assert!(languages.len() >= 15, "{meaning:?} in {} languages", languages.len());
            for label in languages.values().flat_map(|labels| labels.split('|')) {
                assert!(!words(label.trim_start_matches('~')).is_empty(), "{meaning:?} has an empty label");
            }
        }
    }
}
