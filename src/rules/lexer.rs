//! A rule's text as words, numbers, days, texts and signs.

use jiff::civil::Date;

use super::LONGEST;
use super::fault::Fault;
use super::syntax::Span;
use crate::error::Message;

/// A piece of a rule's text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// Digits, with or without a fraction.
    Number(&'a str),
    Date(Date),
    /// A text without its quotes.
    Text(String),
    /// A name or a keyword.
    Word(&'a str),
    Sign(&'static str),
    End,
}

/// The signs; of two that start alike the longer stands first.
const SIGNS: [&str; 15] = ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "{", "}", ","];

/// Splits a text into its tokens; the last is [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token<'_>, Span)>, Fault> {
    let mut tokens = Vec::new();
    let mut length = 0;
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let (start, rest) = (at + blank, rest.trim_start());
        if rest.is_empty() {
            tokens.push((Token::End, Span { start, end: start }));
            return Ok(tokens);
        }
        let (token, taken) = token(rest, start)?;
        length += taken;
        at = start + taken;
        let span = Span { start, end: at };
        if length > LONGEST {
            return Err(Fault::at(span, Message::new("rule-too-long").count("longest", LONGEST)));
        }
        tokens.push((token, span));
    }
}

/// The first token of `rest`, which starts at byte `start`, and how many bytes it takes.
fn token(rest: &str, start: usize) -> Result<(Token<'_>, usize), Fault> {
    let first = rest.chars().next().unwrap_or_default();
    if first == '"' {
        return quoted(rest, start);
    }
    if first.is_ascii_digit() {
        return number(rest, start);
    }
    if first.is_ascii_alphabetic() || first == '_' {
        let word = leading(rest, |letter| letter.is_ascii_alphanumeric() || letter == '_');
        return Ok((Token::Word(word), word.len()));
    }
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => Ok((Token::Sign(sign), sign.len())),
        None => {
            let span = Span { start, end: start + first.len_utf8() };
            Err(Fault::at(span, Message::new("rule-sign").text("sign", &first.to_string())))
        }
    }
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|letter| !belongs(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// A number, or a day such as `2026-12-31`. At most 15 digits, so that everything computed from it stays exact.
fn number(rest: &str, start: usize) -> Result<(Token<'_>, usize), Fault> {
    let day = leading(rest, |letter| letter.is_ascii_digit() || letter == '-');
    if day.len() == 10 && day.split('-').map(str::len).eq([4, 2, 2]) {
        let span = Span { start, end: start + day.len() };
        let date = day.parse().map_err(|_| Fault::at(span, Message::new("rule-date").text("text", day)))?;
        return Ok((Token::Date(date), day.len()));
    }
    let number = leading(rest, |letter| letter.is_ascii_alphanumeric() || letter == '.');
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(whole) && digits(fraction) && number.len() <= 16 {
        return Ok((Token::Number(number), number.len()));
    }
    let span = Span { start, end: start + number.len() };
    Err(Fault::at(span, Message::new("rule-number").text("text", number)))
}

/// A text in quotes; within it `\"` is a quote, `\\` a backslash and `\n` a new line.
fn quoted(rest: &str, start: usize) -> Result<(Token<'_>, usize), Fault> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Ok((Token::Text(text), at + 1)),
            '\\' => match letters.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                _ => {
                    let span = Span { start: start + at, end: start + at + 1 };
                    return Err(Fault::at(span, Message::new("rule-escape")));
                }
            },
            letter => text.push(letter),
        }
    }
    Err(Fault::at(Span { start, end: start + rest.len() }, Message::new("rule-open-text")))
}
