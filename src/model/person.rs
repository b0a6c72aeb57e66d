//! People, known by the names that a CRM shows.

use std::collections::BTreeMap;

/// A person by full name as the CRM shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person(String);

/// Whether two texts hold the same words, whatever their case and spacing.
pub fn same_words(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl Person {
    /// A person of this name; `None` for an empty name.
    pub fn named(name: &str) -> Option<Person> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(Person(name))
    }

    /// The name as shown.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether a shown text is this person's full name.
    pub fn is(&self, shown: &str) -> bool {
        same_words(&self.0, shown)
    }

    /// Whether `shown` is the short form of this name: first name and initial, "Sam O." for "Sam Okafor".
    fn is_short(&self, shown: &str) -> bool {
        let Some((first, initial)) = shown.trim().trim_end_matches('.').rsplit_once(' ') else { return false };
        let Some((own_first, own_last)) = self.0.split_once(' ') else { return false };
        let mut letters = initial.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
        same_words(first, own_first)
            && own_last.chars().next().is_some_and(|own| own.to_lowercase().eq(letter.to_lowercase()))
    }
}

/// The people known at one CRM, for settling short names.
#[derive(Clone, Debug, Default)]
pub struct People {
    by_words: BTreeMap<String, Person>,
}

impl People {
    /// Adds a full name; short forms ("Sam O.") are not names of their own.
    pub fn learn(&mut self, name: &str) {
        let short = name.trim().ends_with('.') || !name.trim().contains(' ');
        if let (false, Some(person)) = (short, Person::named(name)) {
            self.by_words.entry(folded(name)).or_insert(person);
        }
    }

    /// The person that `shown` names: a full name, or a short form that fits exactly one known person.
    pub fn find(&self, shown: &str) -> Option<&Person> {
        if let Some(person) = self.by_words.get(&folded(shown)) {
            return Some(person);
        }
        let mut fitting = self.by_words.values().filter(|person| person.is_short(shown));
        match (fitting.next(), fitting.next()) {
            (Some(person), None) => Some(person),
            _ => None,
        }
    }

    /// The person, or the shown text as a name of its own where nobody fits.
    pub fn find_or_shown(&self, shown: &str) -> Option<Person> {
        self.find(shown).cloned().or_else(|| Person::named(shown))
    }

    /// Everybody, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.by_words.values()
    }
}
