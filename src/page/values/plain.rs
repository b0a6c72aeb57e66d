//! Texts as they are compared: every decimal digit system as 0–9, one kind of space, minus and apostrophe, lower case,
//! without marks of writing direction and without the dots of abbreviations.

use std::collections::BTreeMap;

use super::language::Sense;
use crate::model::Currency;

/// The longest text that is read as a value, in bytes: no amount or date is longer, and a page may hold anything.
const LONGEST: usize = 600;

/// Where each run of ten digits starts (Unicode 17, general category Nd).
const ZEROS: [u32; 76] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950,
];

/// Chinese digits, which stand for 0–9 only where a text has no others.
const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn ascii(digit: u32) -> Option<char> {
    char::from_digit(digit, 10)
}

fn digit(character: char) -> Option<char> {
    let code = u32::from(character);
    let zero = ZEROS.iter().take_while(|zero| **zero <= code).last()?;
    ascii(code - zero).or_else(|| (0x1FBF0..=0x1FBF9).contains(&code).then(|| ascii(code - 0x1FBF0)).flatten())
}

/// A word as it is looked up.
pub(super) fn word(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.trim().chars() {
        let last = plain.chars().next_back();
        match character {
            '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            '.' if abbreviates(&plain) => {}
            '−' | '‐' | '‑' | '﹣' | '－' => plain.push('-'),
            '’' | '‘' | 'ʼ' | '´' | '`' | '＇' => plain.push('\''),
            '￥' => plain.push('¥'),
            '￡' => plain.push('£'),
            '￦' => plain.push('₩'),
            '،' | '、' => plain.push(','),
            '٪' | '﹪' => plain.push('%'),
            _ if character.is_whitespace() => {
                if last.is_some_and(|last| last != ' ') {
                    plain.push(' ');
                }
            }
            _ => match digit(character) {
                Some(digit) => plain.push(digit),
                None => plain.extend(narrow(character).to_lowercase()),
            },
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether a point behind this is that of an abbreviation: behind a letter, but not in a Chinese number, and not behind a
/// currency's code, which is never abbreviated ("USD.50").
fn abbreviates(plain: &str) -> bool {
    let letter = |character: char| character.is_alphabetic() && !HAN_DIGITS.contains(&character);
    let length = plain.bytes().rev().take(4).take_while(u8::is_ascii_alphabetic).count();
    let is_code = length == 3 && plain.get(plain.len() - length..).and_then(code).is_some();
    plain.chars().next_back().is_some_and(letter) && !is_code
}

/// The currency whose ISO 4217 code a word is, in whatever case.
pub(super) fn code(word: &str) -> Option<Currency> {
    (word.len() == 3).then(|| Currency::of(&word.to_ascii_uppercase())).flatten()
}

/// A full-width character of East Asian typesetting as the plain one.
fn narrow(character: char) -> char {
    match u32::from(character) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// A text as it is looked up; `None` where it is too long to be a value.
pub(super) fn short(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() <= LONGEST).then(|| word(text))
}

/// A text as it is read; `None` where it is too long to be a value.
pub(super) fn plain(text: &str) -> Option<String> {
    let plain = short(text)?;
    if plain.contains(|character: char| character.is_ascii_digit()) {
        return Some(plain);
    }
    let han = |character: char| {
        let value = HAN_DIGITS.iter().position(|digit| *digit == character)?;
        ascii(u32::try_from(value).ok()?)
    };
    Some(plain.chars().map(|character| han(character).unwrap_or(character)).collect())
}

/// Whether a script writes its words without spaces.
fn joined(character: char) -> bool {
    matches!(u32::from(character),
        0xE00..=0xFFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF)
}

/// Whether two neighbouring characters belong to one word or number.
pub(super) fn within_word(left: char, right: char) -> bool {
    let letters = left.is_alphabetic() && right.is_alphabetic() && !joined(left) && !joined(right);
    letters || left.is_ascii_digit() && right.is_ascii_digit()
}

/// Words and phrases with what they may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: BTreeMap<String, Vec<Sense>>,
    longest: usize,
}

impl Lexicon {
    /// Adds a meaning to each of the words in a list joined by "|".
    pub(super) fn add(&mut self, words: &str, meaning: Sense) {
        for words in words.split('|') {
            let words = word(words);
            if words.is_empty() {
                continue;
            }
            self.longest = self.longest.max(words.chars().count());
            let meanings = self.words.entry(words).or_default();
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
    }

    /// What a whole text means.
    pub(super) fn get(&self, text: &str) -> &[Sense] {
        self.words.get(text).map_or(&[], Vec::as_slice)
    }

    /// The longest word that `text` starts with, as its length in bytes and its meanings.
    pub(super) fn at(&self, text: &str) -> Option<(usize, &[Sense])> {
        let ends: Vec<usize> =
            text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]).take(self.longest).collect();
        ends.into_iter().rev().find_map(|end| {
            let (start, rest) = text.split_at_checked(end)?;
            let cut = within_word(start.chars().next_back()?, rest.chars().next().unwrap_or(' '));
            let meanings = self.words.get(start).filter(|_| !cut)?;
            Some((end, meanings.as_slice()))
        })
    }
}
