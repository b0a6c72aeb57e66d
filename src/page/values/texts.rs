//! What counts as a text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::folded;
use crate::page::labels;

/// The placeholders as they are compared, the letters that they begin with, and the length of the longest in bytes.
static PLACEHOLDERS: LazyLock<(BTreeSet<String>, BTreeSet<char>, usize)> = LazyLock::new(|| {
    let folded: BTreeSet<String> = labels::placeholders().iter().map(|word| folded(word)).collect();
    let first = folded.iter().filter_map(|word| word.chars().next()).collect();
    let longest = folded.iter().map(String::len).max().unwrap_or(0);
    (folded, first, longest)
});

/// Whether a text says nothing: empty, or a placeholder such as "tbd".
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    let (placeholders, letters, longest) = &*PLACEHOLDERS;
    let Some(first) = text.chars().next() else { return true };
    // Every value of every record is asked this: most need no more than their first letter.
    text.len() <= 2 * longest
        && first.to_lowercase().next().is_some_and(|first| letters.contains(&first))
        && placeholders.contains(&folded(text))
}

/// Number of letters and digits: the length of a text that counts as evidence (C13).
pub fn real_characters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

/// The entries of a list written in one field: by line or semicolon, and by comma where `commas` says so.
pub fn entries(text: &str, commas: bool) -> Vec<&str> {
    text.split(['\n', ';'])
        .flat_map(|part| if commas { part.split(',').collect::<Vec<_>>() } else { vec![part] })
        .map(str::trim)
        .filter(|entry| !says_nothing(entry))
        .collect()
}

/// Whether `words` stand in `text` as whole words, whatever their case.
pub fn holds_words(text: &str, words: &str) -> bool {
    holds_lower(&text.to_lowercase(), &words.to_lowercase())
}

/// The same for texts that are in lower case already: for asking one text about many words.
pub fn holds_lower(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|part| part.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|part| part.chars().next());
        let (first, last) = (found.chars().next(), found.chars().next_back());
        let boundary = |near: Option<char>, own: Option<char>| {
            let joined = |character: char| character.is_alphanumeric() && !is_unspaced(character);
            near.is_none_or(|near| !joined(near)) || own.is_some_and(is_unspaced)
        };
        boundary(before, first) && boundary(after, last)
    })
}

/// Whether a letter is of a script that is written without spaces between words: Japanese and Chinese.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}
