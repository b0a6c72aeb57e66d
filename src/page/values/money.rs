//! Amounts of money, and currencies.

use super::language::Sense;
use super::numbers::{Parts, figure, scaled, sign};
use super::plain::{code, within_word};
use super::{Basis, Context, Found, Read, Reason, read_in};
use crate::model::{Currency, Money};

/// Reads an amount. The currency is the one in the text; a sign that several share is settled by the record's stated
/// currency, else by how the page's language writes its own, else by the column and the setting. Never rounded: an amount
/// with more decimals than its currency is unclear.
pub fn money(text: &str, context: &Context) -> Read<Money> {
    read_in(text, context, |text, context| {
        let counted = counted(text, context);
        let parts = Parts::of(counted.as_deref().unwrap_or(text))?;
        let mut marks = [parts.before.to_owned(), parts.after.to_owned()];
        let negative = sign(&mut marks)?;
        let readings = Mark::of_both(&marks, context);
        let figure = || figure(parts.figure, context);
        figure()?;
        let mut found = Found { values: Vec::new(), basis: Basis::Text, open: Reason::Words };
        for mark in &readings {
            match mark.currencies(context) {
                Ok(currencies) => {
                    let amounts = scaled(figure()?, negative, mark.power)?;
                    found.take(&amounts, &currencies, mark.power > 0 || counted.is_some());
                }
                Err(reason) => found.open = reason,
            }
        }
        found.judged()
    })
}

/// An amount that is counted in falling powers of ten, "1億2千万円" or "1 crore 20 lakh", as one figure; `None` for any other.
fn counted(text: &str, context: &Context) -> Option<String> {
    let words = context.language.money();
    let start = text.find(|character: char| character.is_ascii_digit())?;
    let (before, mut rest) = text.split_at_checked(start)?;
    let (mut sum, mut last, mut figures) = (0_i64, 18, 0);
    while rest.starts_with(|character: char| character.is_ascii_digit()) {
        let end = rest.find(|character: char| !(character.is_ascii_digit() || character == ',')).unwrap_or(rest.len());
        let (digits, mut after) = rest.split_at_checked(end)?;
        let mut power = 0;
        while let Some((length, meanings)) = words.at(after.trim_start()) {
            let (word, behind) = after.trim_start().split_at_checked(length)?;
            let scale = |meaning: &Sense| if let Sense::Scale(power) = meaning { Some(*power) } else { None };
            let Some(found) = meanings.iter().find_map(scale).filter(|_| !context.language.unsettled_scale(word))
            else {
                break;
            };
            (power, after) = (power + found, behind);
        }
        let Parts { figure: digits, .. } = Parts::of(digits).ok()?;
        let [figure] = <[String; 1]>::try_from(figure(digits, context).ok()?.values).ok()?;
        let figure: i64 = figure.parse().ok()?;
        // Each counts less than one of the power before it.
        if power == 0 || power >= last || figures > 0 && figure >= 10_i64.pow(last - power) {
            return None;
        }
        sum = sum.checked_add(figure.checked_mul(10_i64.checked_pow(power)?)?)?;
        (last, figures, rest) = (power, figures + 1, after.trim_start());
    }
    (figures > 1).then(|| format!("{before}{sum} {rest}"))
}

/// Reads a currency by code, sign or name.
pub fn currency(text: &str, context: &Context) -> Read<Currency> {
    read_in(text, context, |text, context| {
        let readings = Mark::of(text, context);
        let mut reason = Reason::Words;
        for mark in readings.iter().filter(|mark| mark.power == 0) {
            match mark.currencies(context) {
                Ok(found) => return Ok(found),
                Err(other) => reason = other,
            }
        }
        Err(reason)
    })
}

/// Every currency that an amount's own sign may mean.
pub(super) fn shown_currencies(text: &str, context: &Context) -> Option<Vec<Currency>> {
    let parts = Parts::of(text).ok()?;
    let mut marks = [parts.before.to_owned(), parts.after.to_owned()];
    sign(&mut marks).ok()?;
    let readings = Mark::of_both(&marks, context);
    let candidates = readings.iter().find_map(|mark| mark.candidates.as_ref())?;
    Some(candidates.iter().map(|(currency, _)| *currency).collect())
}

impl Found<Money> {
    /// Adds what amounts and currencies make together.
    fn take(&mut self, amounts: &Found<crate::model::Ratio>, currencies: &Found<Currency>, abbreviated: bool) {
        let basis = if abbreviated { Basis::Abbreviation } else { Basis::Text };
        self.basis = self.basis.max(basis).max(amounts.basis).max(currencies.basis);
        self.open = if currencies.values.len() > 1 { currencies.open } else { amounts.open };
        for currency in &currencies.values {
            let fitting: Vec<Money> =
                amounts.values.iter().filter_map(|amount| Money::exactly(*amount, *currency)).collect();
            // Of "1.234 €" only the thousands are an amount: nobody is paid tenths of a cent.
            if fitting.len() < amounts.values.len() && self.values.is_empty() {
                self.open = Reason::Decimals;
            }
            for money in fitting {
                if !self.values.contains(&money) {
                    self.values.push(money);
                }
            }
        }
    }

    fn judged(self) -> Result<Found<Money>, Reason> {
        if self.values.is_empty() { Err(self.open) } else { Ok(self) }
    }
}

/// What the words around a figure say: currencies that they may mean, with whether each is the language's own, and a power
/// of ten.
#[derive(Clone, Debug, Default, PartialEq)]
struct Mark {
    candidates: Option<Vec<(Currency, bool)>>,
    power: u32,
    /// Whether the sign is shared between countries, none of which is the page's.
    shared: bool,
}

/// Longest mark around a figure, in bytes: the longest name of a currency is far below.
const LONGEST: usize = 160;

impl Mark {
    /// Every way in which the marks before and after a figure can be understood together.
    fn of_both(marks: &[String; 2], context: &Context) -> Vec<Mark> {
        let [before, after] = marks;
        let (before, after) = (Mark::of(before, context), Mark::of(after, context));
        let mut both = Vec::new();
        for first in &before {
            for second in &after {
                if let Some(mark) = first.with(second).filter(|mark| !both.contains(mark)) {
                    both.push(mark);
                }
            }
        }
        both
    }

    /// Every way in which a mark can be understood; none where a word in it is not known.
    fn of(text: &str, context: &Context) -> Vec<Mark> {
        let mut found = Vec::new();
        if text.len() > LONGEST {
            return found;
        }
        // One sign or name is not taken apart: "$BN" is a currency, and no billion of dollars.
        let whole = Mark::of_word(text.trim(), context);
        if !whole.is_empty() {
            return whole;
        }
        Mark::default().extend(text, None, 4, context, &mut found);
        found
    }

    fn extend(self, text: &str, last: Option<char>, words: u8, context: &Context, found: &mut Vec<Mark>) {
        let rest = text.trim_start_matches([' ', ',', '(', ')']);
        let last = if rest.len() < text.len() { None } else { last };
        let Some(first) = rest.chars().next() else {
            if !found.contains(&self) {
                found.push(self);
            }
            return;
        };
        // A hyphen parts words, but is never left over.
        if first == '-' && last.is_none() {
            return self.extend(rest.get(1..).unwrap_or_default(), None, words, context, found);
        }
        if words == 0 || last.is_some_and(|last| within_word(last, first)) && !self.before_currency(rest, context) {
            return;
        }
        let starts = rest.char_indices().skip(1).map(|(at, _)| at).chain([rest.len()]);
        for end in starts {
            let Some((word, after)) = rest.split_at_checked(end) else { continue };
            let Some(last) = word.chars().next_back() else { continue };
            for mark in Mark::of_word(word, context) {
                if let Some(mark) = self.with(&mark) {
                    mark.extend(after, Some(last), words - 1, context, found);
                }
            }
        }
    }

    /// Whether only a power of ten was read yet and an ISO 4217 code or a sign with a letter follows: "TEUR", "kUS$".
    fn before_currency(&self, rest: &str, context: &Context) -> bool {
        let sign = || !rest.chars().all(char::is_alphabetic) && !context.language.money().get(rest).is_empty();
        self.candidates.is_none() && self.power > 0 && (code(rest).is_some() || sign())
    }

    /// What one word or sign says.
    fn of_word(word: &str, context: &Context) -> Vec<Mark> {
        let meanings = context.language.money().get(word);
        let letter = word.len() == 1 && word.chars().all(char::is_alphabetic);
        let mut candidates: Vec<(Currency, bool)> = Vec::new();
        let mut marks = Vec::new();
        for meaning in meanings {
            match meaning {
                // A letter is no currency unless the record says so.
                Sense::Currency { currency, own: false } if letter && context.currency != Some(*currency) => {}
                Sense::Currency { currency, own } => candidates.push((*currency, *own)),
                Sense::Scale(power) if !context.language.unsettled_scale(word) => {
                    marks.push(Mark { power: *power, ..Mark::default() })
                }
                Sense::Join => marks.push(Mark::default()),
                _ => {}
            }
        }
        if let Some(currency) = code(word) {
            candidates = vec![(currency, true)];
        }
        if !candidates.is_empty() {
            let shared = matches!(word, "$" | "¥") && !context.language.own_signs;
            marks.push(Mark { candidates: Some(candidates), power: 0, shared });
        }
        marks
    }

    /// Both together: one power of ten at most, and one currency that both may mean.
    fn with(&self, other: &Mark) -> Option<Mark> {
        if self.power > 0 && other.power > 0 {
            return None;
        }
        let candidates = match (&self.candidates, &other.candidates) {
            (Some(first), Some(second)) => {
                let common = |(currency, _): &&(Currency, bool)| second.iter().any(|(other, _)| other == currency);
                let both: Vec<(Currency, bool)> = first.iter().filter(common).copied().collect();
                if both.is_empty() {
                    return None;
                }
                Some(both)
            }
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        Some(Mark { candidates, power: self.power + other.power, shared: self.shared || other.shared })
    }

    /// The currency, or all that it may be.
    fn currencies(&self, context: &Context) -> Result<Found<Currency>, Reason> {
        let Some(candidates) = &self.candidates else {
            let column = context.column.currency.map(|currency| Found::one(currency, Basis::Column));
            let setting = context.setting.currency.map(|currency| Found::one(currency, Basis::Setting));
            let stated = context.currency.map(|currency| Found::one(currency, Basis::Text));
            return stated.or(column).or(setting).ok_or(Reason::NoCurrency);
        };
        let named = |currency: &Currency| candidates.iter().any(|(candidate, _)| candidate == currency);
        if let Some(stated) = context.currency {
            return if named(&stated) { Ok(Found::one(stated, Basis::Text)) } else { Err(Reason::Contradiction) };
        }
        if let [(currency, _)] = candidates.as_slice() {
            return Ok(Found::one(*currency, Basis::Text));
        }
        let own: Vec<Currency> = candidates.iter().filter(|(_, own)| *own).map(|(currency, _)| *currency).collect();
        if let Some(currency) = context.column.currency.filter(named) {
            return Ok(Found::one(currency, Basis::Column));
        }
        match own.as_slice() {
            [currency] if !self.shared => return Ok(Found::one(*currency, Basis::Language)),
            _ => {}
        }
        if let Some(currency) = context.setting.currency.filter(named) {
            return Ok(Found::one(currency, Basis::Setting));
        }
        Ok(Found::of(candidates.iter().map(|(currency, _)| *currency).collect(), Basis::Text, Reason::SharedSymbol))
    }
}
