//! Numbers and percents.

use std::borrow::Cow;

use super::{Basis, Context, Found, Read, Reason, read_in};
use crate::model::Ratio;

/// Reads one number. Grouping must add up; a separator that may group or stand before decimals is settled by the page's
/// language, the column or the setting.
pub fn number(text: &str, context: &Context) -> Read<Ratio> {
    read_in(text, context, |text, context| {
        let parts = Parts::of(text)?;
        let negative = sign(&mut [parts.before.to_owned(), parts.after.to_owned()])?;
        if !(rest(parts.before).is_empty() && rest(parts.after).is_empty()) {
            return Err(Reason::Words);
        }
        let found = figure(parts.figure, context)?;
        scaled(found, negative, 0)
    })
}

/// What is left of a mark without signs, spaces and brackets.
fn rest(mark: &str) -> &str {
    mark.trim_matches([' ', '-', '+', '(', ')'])
}

/// Reads a percentage as a share of one: "50 %" is one half. A bare number above one is taken as per cent; at or below one
/// it may be a share, so it stays ambiguous.
pub fn percent(text: &str, context: &Context) -> Read<Ratio> {
    read_in(text, context, |text, context| {
        let text = &*with_sign(text, context);
        let bare = !text.contains('%');
        let parts = Parts::of(text)?;
        let mut marks = [parts.before.replacen('%', "", 1), parts.after.to_owned()];
        if marks.first().is_some_and(|before| before == parts.before) {
            marks = [parts.before.to_owned(), parts.after.replacen('%', "", 1)];
        }
        let negative = sign(&mut marks)?;
        if marks.iter().any(|mark| !mark.trim().is_empty()) {
            return Err(Reason::Words);
        }
        let found = scaled(figure(parts.figure, context)?, negative, 0)?;
        let hundredth = Ratio::new(1, 100).unwrap_or(Ratio::ZERO);
        let shares: Vec<Ratio> = found.values.iter().filter_map(|value| value.times(hundredth)).collect();
        match (bare, found.values.as_slice()) {
            (true, [value]) if !value.is_zero() && !value.is_negative() && *value <= Ratio::ONE => {
                Ok(Found::of(shares.into_iter().chain([*value]).collect(), found.basis, Reason::Percent))
            }
            _ => Ok(Found::of(shares, found.basis, found.open)),
        }
    })
}

/// A percentage whose sign is written out, with the sign in its place.
fn with_sign<'t>(text: &'t str, context: &Context) -> Cow<'t, str> {
    let words = context.language.percents();
    let is_digit = |character: char| character.is_ascii_digit();
    let (Some(start), Some(end)) = (text.find(is_digit), text.rfind(is_digit)) else { return Cow::Borrowed(text) };
    let (before, figure) = (text.get(..start).unwrap_or_default(), text.get(start..=end).unwrap_or_default());
    let after = text.get(end + 1..).unwrap_or_default();
    match (words.get(before.trim()), words.get(after.trim())) {
        ([_, ..], _) if after.is_empty() => Cow::Owned(format!("%{figure}")),
        (_, [_, ..]) => Cow::Owned(format!("{before}{figure}%")),
        _ => Cow::Borrowed(text),
    }
}

/// A text around its one figure: what stands before, the figure from its first digit to its last, and what stands after.
pub(super) struct Parts<'a> {
    pub(super) before: &'a str,
    pub(super) figure: &'a str,
    pub(super) after: &'a str,
}

fn in_figure(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '.' | ',' | ' ' | '\'' | '٫' | '٬')
}

impl Parts<'_> {
    pub(super) fn of(text: &str) -> Result<Parts<'_>, Reason> {
        let is_digit = |character: char| character.is_ascii_digit();
        let mut start = text.find(is_digit).ok_or(Reason::NoNumber)?;
        let end = text.rfind(is_digit).ok_or(Reason::NoNumber)? + 1;
        // ".5" is a figure too; a point behind a letter was dropped before.
        if text.get(..start).is_some_and(|before| before.ends_with(['.', '٫'])) {
            start -= if text.get(..start).is_some_and(|before| before.ends_with('.')) { 1 } else { '٫'.len_utf8() };
        }
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let figure = part(start, end);
        match figure.chars().find(|character| !in_figure(*character)) {
            None => Ok(Parts { before: part(0, start), figure, after: part(end, text.len()) }),
            Some('-' | '–' | '—' | '~' | '〜' | '…' | '→') => Err(Reason::Range),
            Some(_) => Err(Reason::Several),
        }
    }
}

/// Takes the sign out of what stands before and after a figure. "(5)" is negative, and so are "-5", "$-5" and "5-".
pub(super) fn sign(marks: &mut [String; 2]) -> Result<bool, Reason> {
    let [before, after] = marks;
    // Swiss and Scandinavian prices write no cents as a dash: "1'234.–", "250,-".
    for cents in [".-", ",-", ".–", ",–", ".—", ",—"] {
        if let Some(rest) = after.strip_prefix(cents) {
            *after = rest.to_owned();
        }
    }
    if let Some(rest) = before.strip_prefix('–') {
        *before = format!("-{rest}");
    }
    // "złoty -biliony 12": the minus stands before the word that belongs to the figure.
    if let Some((name, scale)) = before.rsplit_once(" -").filter(|(_, scale)| scale.starts_with(char::is_alphabetic)) {
        *before = format!("-{name} {scale}");
    }
    let count = |mark: &str, sign: char| mark.matches(sign).count();
    // A plus behind an amount says "or more": no sign, and left for whoever reads the words.
    let (minus, plus) = (edge_signs(before, '-') + edge_signs(after, '-'), edge_signs(before, '+'));
    let opened = (count(before, '('), count(before, ')'), count(after, '('), count(after, ')'));
    let bracketed = opened == (1, 0, 0, 1);
    if minus + plus + usize::from(bracketed) > 1 || !(bracketed || opened.0 == opened.1 && opened.2 == opened.3) {
        return Err(Reason::Sign);
    }
    for (mark, signs) in [(before, [' ', '-', '+']), (after, [' ', '-', ' '])] {
        if bracketed {
            *mark = mark.replace(['(', ')'], "");
        }
        *mark = mark.trim_matches(signs).to_owned();
    }
    Ok(bracketed || minus == 1)
}

/// Signs at the ends of a mark; a hyphen within a currency's name is none.
fn edge_signs(mark: &str, sign: char) -> usize {
    let mark = mark.trim_matches([' ', '(', ')']);
    let ends = usize::from(mark.starts_with(sign)) + usize::from(mark.ends_with(sign));
    if mark.chars().count() == 1 { ends.min(1) } else { ends }
}

/// The decimal texts ("1234.5") that a figure may stand for.
pub(super) fn figure(figure: &str, context: &Context) -> Result<Found<String>, Reason> {
    let shape = Shape::of(figure)?;
    let (mark, one) = match shape {
        Shape::Plain(digits) => return Ok(Found::one(digits, Basis::Text)),
        Shape::Decimals { whole, fraction, certain: true, .. } => {
            return Ok(Found::one(format!("{whole}.{fraction}"), Basis::Text));
        }
        Shape::Decimals { mark, whole, fraction, .. } => (mark, (whole, fraction)),
    };
    let (whole, fraction) = one;
    let (decimal, group) = (format!("{whole}.{fraction}"), format!("{whole}{fraction}"));
    let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let language = context.language;
    let in_language = (language.decimal.contains(mark), language.group.contains(mark));
    let said = |convention: Option<char>| convention.map(|said| said == mark);
    // The column's own figures are proof, so they go before what its language usually does.
    let settled = match (said(context.column.decimal), in_language, said(context.setting.decimal)) {
        (Some(decimals), own, _) if own == (decimals, !decimals) => Some((decimals, Basis::Language)),
        (Some(decimals), ..) => Some((decimals, Basis::Column)),
        (None, (true, false), _) => Some((true, Basis::Language)),
        (None, (false, true), _) => Some((false, Basis::Language)),
        (None, _, Some(decimals)) => Some((decimals, Basis::Setting)),
        (None, ..) => None,
    };
    match settled {
        Some((false, basis)) if groups => Ok(Found::one(group, basis)),
        Some((false, _)) => Err(Reason::OtherConvention),
        Some((true, basis)) => Ok(Found::one(decimal, if groups { basis } else { Basis::Text })),
        None if groups => Ok(Found::of(vec![group, decimal], Basis::Text, Reason::Separator)),
        None => Ok(Found::one(decimal, Basis::Text)),
    }
}

/// A figure taken apart, as far as its own shape says how.
enum Shape {
    /// Digits only, or digits in groups.
    Plain(String),
    /// Digits around a mark that stands before decimals: for certain, or unless it groups thousands.
    Decimals { mark: char, whole: String, fraction: String, certain: bool },
}

impl Shape {
    fn of(figure: &str) -> Result<Shape, Reason> {
        let is_mark = |character: char| !character.is_ascii_digit();
        let marks: Vec<char> = figure.chars().filter(|character| is_mark(*character)).collect();
        let Some((last, before)) = marks.split_last() else { return Ok(Shape::Plain(figure.to_owned())) };
        let one_kind = before.iter().all(|mark| mark == last);
        let always_groups = matches!(last, ' ' | '\'' | '٬');
        if always_groups || one_kind && !before.is_empty() && *last != '٫' {
            return grouped(figure).map(Shape::Plain);
        }
        let (whole, fraction) = figure.rsplit_once(*last).ok_or(Reason::Groups)?;
        if before.contains(last) || fraction.is_empty() {
            return Err(Reason::Groups);
        }
        // Nothing groups behind four digits or zero, and nothing groups twice over.
        let certain = !before.is_empty() || *last == '٫' || whole.len() > 3 && fraction.len() < 3 || whole.is_empty();
        let whole = if before.is_empty() { whole.to_owned() } else { grouped(whole)? };
        let whole = if whole.is_empty() { "0".to_owned() } else { whole };
        Ok(Shape::Decimals { mark: *last, whole, fraction: fraction.to_owned(), certain })
    }
}

/// The digits of a whole number in groups of one kind: of three, or of two before a last one of three (lakhs).
fn grouped(figure: &str) -> Result<String, Reason> {
    let mark = figure.chars().find(|character| !character.is_ascii_digit()).ok_or(Reason::Groups)?;
    let groups: Vec<&str> = figure.split(mark).collect();
    let (Some((first, _)), Some((last, _))) = (groups.split_first(), groups.split_last()) else {
        return Err(Reason::Groups);
    };
    let between = groups.get(1..groups.len().saturating_sub(1)).unwrap_or_default();
    let of = |size: usize| between.iter().all(|group| group.len() == size);
    let sized = last.len() == 3 && (of(3) && (1..=3).contains(&first.len()) || of(2) && (1..=2).contains(&first.len()));
    let digits = groups.concat();
    let only_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if sized && only_digits && (between.is_empty() || !first.starts_with('0')) {
        return Ok(digits);
    }
    Err(if mark == ' ' { Reason::Several } else { Reason::Groups })
}

/// The figure's numbers with their sign and power of ten.
pub(super) fn scaled(found: Found<String>, negative: bool, power: u32) -> Result<Found<Ratio>, Reason> {
    let scale = 10_i64.checked_pow(power).map(Ratio::whole).ok_or(Reason::TooLarge)?;
    let sign = if negative { "-" } else { "" };
    let value = |text: &String| Ratio::parse(&format!("{sign}{text}"))?.times(scale);
    let values: Option<Vec<Ratio>> = found.values.iter().map(value).collect();
    Ok(Found { values: values.ok_or(Reason::TooLarge)?, basis: found.basis, open: found.open })
}

/// What a text beyond doubt shows to stand before decimals.
pub(super) fn shown_decimal(text: &str) -> Option<char> {
    let parts = Parts::of(text).ok()?;
    let mark = |character: char| matches!(character, '.' | ',');
    match Shape::of(parts.figure).ok()? {
        Shape::Decimals { mark: shown @ ('.' | ','), fraction, whole, certain } => {
            let only_decimals = certain || fraction.len() != 3 || whole == "0";
            only_decimals.then_some(shown)
        }
        Shape::Decimals { .. } => None,
        Shape::Plain(_) => match parts.figure.chars().find(|character| mark(*character))? {
            '.' => Some(','),
            _ => Some('.'),
        },
    }
}
