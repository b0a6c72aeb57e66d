//! People, known by the names that a CRM shows.

use std::collections::BTreeMap;

/// A person by full name as the CRM shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person(String);

/// Whether two texts hold the same words, whatever their case and spacing.
pub fn same_words(a: &str, b: &str) -> bool {
    fn lower(word: &str) -> impl Iterator<Item = char> + '_ {
        word.chars().flat_map(char::to_lowercase)
    }
    if a == b {
        return true;
    }
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if lower(one).eq(lower(other)) => {}
            _ => return false,
        }
    }
}

/// A text as it is compared: in lower case, with single spaces.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let start = folded.len();
        if word.is_ascii() {
            folded.push_str(word);
            folded.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    folded
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

    /// What the short form of the name goes by: "Sam O." for "Sam Okafor".
    fn short(&self) -> Option<String> {
        let (first, last) = self.0.split_once(' ')?;
        Some(Short { first, initial: last.chars().next()? }.key())
    }
}

/// A first name and the initial of the last one.
struct Short<'a> {
    first: &'a str,
    initial: char,
}

impl Short<'_> {
    fn key(&self) -> String {
        let initial: String = self.initial.to_lowercase().collect();
        format!("{} {initial}", folded(self.first))
    }

    fn of(shown: &str) -> Option<Short<'_>> {
        let (first, initial) = shown.trim().trim_end_matches('.').rsplit_once(' ')?;
        let mut letters = initial.chars();
        match (letters.next(), letters.next()) {
            (Some(initial), None) => Some(Short { first, initial }),
            _ => None,
        }
    }
}

/// The people known at one CRM, for settling short names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    by_words: BTreeMap<String, Person>,
    /// By first name and the initial of the last one; `None` where several share them.
    by_short: BTreeMap<String, Option<Person>>,
}

impl People {
    /// Adds a full name; short forms ("Sam O.") are not names of their own.
    pub fn learn(&mut self, name: &str) {
        let short = name.trim().ends_with('.') || !name.trim().contains(' ');
        if let (false, Some(person)) = (short, Person::named(name)) {
            let words = folded(name);
            if self.by_words.contains_key(&words) {
                return;
            }
            if let Some(short) = person.short() {
                self.by_short.entry(short).and_modify(|one| *one = None).or_insert_with(|| Some(person.clone()));
            }
            self.by_words.insert(words, person);
        }
    }

    /// The person that `shown` names: a full name, or a short form that fits exactly one known person.
    pub fn find(&self, shown: &str) -> Option<&Person> {
        if let Some(person) = self.by_words.get(&folded(shown)) {
            return Some(person);
        }
        self.by_short.get(&Short::of(shown)?.key())?.as_ref()
    }

    /// The person, or the shown text as a name of its own where nobody fits.
    pub fn find_or_shown(&self, shown: &str) -> Option<Person> {
        self.find(shown).cloned().or_else(|| Person::named(shown))
    }

    /// The person, or the shown text as a name of its own where nobody fits and it is no short form.
    pub fn find_or_full(&self, shown: &str) -> Option<Person> {
        if Short::of(shown).is_some() { self.find(shown).cloned() } else { self.find_or_shown(shown) }
    }

    /// Everybody, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.by_words.values()
    }
}
