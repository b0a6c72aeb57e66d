//! Numbers, percents and money.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::model::{Currency, Money, Ratio, same_words};

#[derive(Deserialize)]
struct CurrencyWords {
    names: Vec<String>,
    symbols: Vec<String>,
}

fn currency_words() -> &'static BTreeMap<String, CurrencyWords> {
    static WORDS: OnceLock<BTreeMap<String, CurrencyWords>> = OnceLock::new();
    WORDS.get_or_init(|| serde_json::from_str(include_str!("../currencies.json")).unwrap_or_default())
}

/// Whether the language writes the decimals behind a comma.
fn decimal_comma(language: &str) -> bool {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    matches!(base, "de" | "fr" | "es" | "it" | "nl" | "pt" | "pl" | "ru" | "sv" | "da" | "nb" | "fi" | "cs" | "tr")
}

/// Reads a number as written in `language`; `None` where the text is not one number, or grouping does not add up.
pub fn number(text: &str, language: &str) -> Option<Ratio> {
    let compact: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '\'' | '’' | '\u{200e}' | '\u{200f}'))
        .map(|character| if character == '−' { '-' } else { character })
        .collect();
    let (decimal, group) = if decimal_comma(language) { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = match compact.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (compact.as_str(), None),
    };
    if fraction.is_some_and(|digits| digits.contains(group) || digits.contains(decimal)) {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let lead = first.trim_start_matches('-').len();
    if !rest.is_empty() && (rest.iter().any(|part| part.len() != 3) || lead == 0 || lead > 3) {
        return None;
    }
    let digits = format!("{first}{}", rest.concat());
    Ratio::parse(&match fraction {
        Some(fraction) => format!("{digits}.{fraction}"),
        None => digits,
    })
}

/// The currency that a name, code or symbol stands for; `None` where several could be meant ("$", "¥").
pub fn currency(text: &str) -> Option<Currency> {
    let text = text.trim();
    if let Some(currency) = Currency::of(text) {
        return Some(currency);
    }
    let (code, _) = currency_words().iter().find(|(_, words)| {
        words.names.iter().any(|name| same_words(name, text)) || words.symbols.iter().any(|symbol| symbol == text)
    })?;
    Currency::of(code)
}

/// Reads an amount. Its currency is `stated` (the record's own currency field) where there is one, else the code or
/// symbol in the text. `None` where the number or the currency is not certain, or the two contradict each other.
pub fn money(text: &str, language: &str, stated: Option<Currency>) -> Option<Money> {
    let is_digit_part =
        |character: char| character.is_ascii_digit() || matches!(character, '.' | ',' | '-' | '−' | '\'' | '’');
    let start = text.find(is_digit_part)?;
    let end = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let (before, digits, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let mark = format!("{}{}", before.trim(), after.trim());
    let marked = currency(&mark);
    let ambiguous = matches!(mark.as_str(), "" | "$" | "¥" | "kr" | "kr.");
    let currency = match (stated, marked) {
        (Some(stated), Some(marked)) if stated != marked => return None,
        (Some(stated), _) if marked.is_some() || ambiguous => stated,
        (None, Some(marked)) => marked,
        _ => return None,
    };
    Money::exactly(number(digits, language)?, currency)
}
