//! A rule in plain words: messages within messages, for the panel to say in the reader's language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::print::{binding, decimal, sides};
use super::syntax::{Binary, Expression, Node, Unary, Unit};
use crate::error::Message;
use crate::model::{Effort, Money, Ratio};

/// A message whose further arguments are said first, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Phrase {
    /// The sentence with its plain arguments.
    pub message: Message,
    /// Arguments that are phrases themselves.
    pub parts: BTreeMap<String, Phrase>,
}

impl Phrase {
    fn of(id: &str) -> Phrase {
        Phrase::from(Message::new(id))
    }

    fn with(mut self, name: &str, part: Phrase) -> Phrase {
        self.parts.insert(name.to_owned(), part);
        self
    }
}

impl From<Message> for Phrase {
    fn from(message: Message) -> Phrase {
        Phrase { message, parts: BTreeMap::new() }
    }
}

/// What a name stands for depends on where it stands.
#[derive(Clone, Copy)]
enum Names {
    Values,
    Fields,
    Settings,
    Kinds,
    Stages,
}

pub(super) fn words(rule: &Expression) -> Phrase {
    say(rule, Names::Values)
}

fn say(part: &Expression, names: Names) -> Phrase {
    match &part.node {
        Node::Number(number, unit) => number_in(*number, *unit).into(),
        Node::Date(date) => Message::new("rule-words-date").date("date", *date).into(),
        Node::Text(text) => Message::new("rule-words-text").text("text", text).into(),
        Node::Name(name) => {
            let family = match names {
                Names::Values => "rule-name",
                Names::Fields => "rule-field",
                Names::Settings => "rule-setting",
                Names::Kinds => "kind",
                Names::Stages => "state",
            };
            Phrase::of(&format!("{family}-{}", name.replace('_', "-")))
        }
        Node::Call(name, arguments) => call(name, arguments),
        Node::Set(items) => set(items, names),
        // The sentence of `not` has brackets of its own.
        Node::Unary(Unary::Not, inner) => Phrase::of("rule-words-not").with("part", say(inner, Names::Values)),
        Node::Unary(Unary::Each, inner) => Phrase::of("rule-words-each").with("part", say(inner, Names::Values)),
        Node::Unary(Unary::Some, inner) => Phrase::of("rule-words-some").with("part", say(inner, Names::Values)),
        Node::Binary(operator, left, right) => {
            let (least_left, least_right) = sides(*operator);
            let names = match &left.node {
                Node::Name(name) if name == "kind" => Names::Kinds,
                Node::Name(name) if name == "stage" => Names::Stages,
                _ => Names::Values,
            };
            Phrase::of(operator_id(*operator))
                .with("left", grouped(left, least_left, Names::Values))
                .with("right", grouped(right, least_right, names))
        }
    }
}

/// A part, in brackets where its text would need them.
fn grouped(part: &Expression, least: u8, names: Names) -> Phrase {
    let phrase = say(part, names);
    if binding(part) < least { Phrase::of("rule-words-group").with("part", phrase) } else { phrase }
}

fn call(name: &str, arguments: &[Expression]) -> Phrase {
    let names = match name {
        "setting" => Names::Settings,
        "text" | "letters" | "words" | "has_digit" | "date" | "entries" => Names::Fields,
        _ => Names::Values,
    };
    let id = format!("rule-call-{}", name.replace('_', "-"));
    let phrase = match arguments {
        [_, Expression { node: Node::Name(commas), .. }] if commas == "commas" => Phrase::of(&format!("{id}-commas")),
        _ => Phrase::of(&id),
    };
    arguments.iter().zip(["first", "second"]).fold(phrase, |phrase, (argument, place)| match &argument.node {
        Node::Name(commas) if commas == "commas" => phrase,
        _ => phrase.with(place, say(argument, names)),
    })
}

fn set(items: &[Expression], names: Names) -> Phrase {
    let mut items = items.iter().map(|item| say(item, names));
    let first = items.next().unwrap_or_else(|| Phrase::of("rule-type-set"));
    items.fold(first, |all, item| Phrase::of("rule-words-any").with("left", all).with("right", item))
}

fn number_in(number: Ratio, unit: Unit) -> Message {
    let whole = || i64::try_from(number.floor()).unwrap_or(i64::MAX);
    match unit {
        Unit::None => Message::new("rule-words-number").text("number", &decimal(number)),
        Unit::Days => Message::new("rule-words-days").number("days", whole()),
        Unit::WorkingDays => Message::new("rule-words-working-days").number("days", whole()),
        Unit::Hours => {
            let seconds = number.times(Ratio::whole(3600)).and_then(Ratio::round_half_away);
            let seconds = seconds.and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or(i64::MAX);
            Message::new("rule-words-hours").hours("hours", Effort::seconds(seconds))
        }
        Unit::Money(currency) => match Money::exactly(number, currency) {
            Some(money) => Message::new("rule-words-money").money("money", money),
            None => {
                Message::new("rule-words-number").text("number", &format!("{} {}", decimal(number), currency.code()))
            }
        },
    }
}

fn operator_id(operator: Binary) -> &'static str {
    match operator {
        Binary::Where => "rule-words-where",
        Binary::Given => "rule-words-given",
        Binary::Or => "rule-words-or",
        Binary::And => "rule-words-and",
        Binary::Less => "rule-words-less",
        Binary::LessOrEqual => "rule-words-less-or-equal",
        Binary::Equal => "rule-words-equal",
        Binary::NotEqual => "rule-words-not-equal",
        Binary::GreaterOrEqual => "rule-words-greater-or-equal",
        Binary::Greater => "rule-words-greater",
        Binary::Is => "rule-words-is",
        Binary::In => "rule-words-in",
        Binary::Contains => "rule-words-contains",
        Binary::Plus => "rule-words-plus",
        Binary::Minus => "rule-words-minus",
        Binary::Times => "rule-words-times",
        Binary::Over => "rule-words-over",
        Binary::Of => "rule-words-of",
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::{FIELDS, FUNCTIONS, MORE_FUNCTIONS, NAMES, SETTINGS};

    fn sentences() -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/locales/");
        std::fs::read_to_string(format!("{folder}core.en.ftl")).unwrap()
            + &std::fs::read_to_string(format!("{folder}en.ftl")).unwrap()
    }

    #[test]
    fn everything_a_rule_says_has_its_words() {
        let all = sentences();
        let literals = [
            include_str!("check.rs"),
            include_str!("evaluate.rs"),
            include_str!("lexer.rs"),
            include_str!("names.rs"),
            include_str!("parse.rs"),
            include_str!("words.rs"),
            include_str!("../handoff/template.rs"),
        ];
        let literals = literals.iter().flat_map(|source| source.split('"')).filter(|text| {
            text.starts_with("rule-")
                && !text.ends_with('-')
                && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        });
        let families = ["rule-name", "rule-field", "rule-setting"];
        let mut ids: Vec<String> = literals.filter(|id| !families.contains(id)).map(str::to_owned).collect();
        ids.extend(NAMES.iter().map(|known| format!("rule-name-{}", known.name)));
        ids.extend(FIELDS.iter().map(|(name, _)| format!("rule-field-{name}")));
        ids.extend(SETTINGS.iter().map(|setting| format!("rule-setting-{}", setting.name)));
        ids.extend(FUNCTIONS.iter().map(|known| format!("rule-call-{}", known.name)));
        ids.extend(MORE_FUNCTIONS.iter().map(|name| format!("rule-call-{name}")));
        let missing = |id: &&String| !all.contains(&format!("\n{} =", id.replace('_', "-")));
        assert!(ids.len() > 150, "{}", ids.len());
        assert_eq!(ids.iter().filter(missing).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
