//! What a rule says of a deal, and which readings that rests on.

use std::collections::BTreeSet;

use jiff::Zoned;
use jiff::civil::Date;

use super::activities::Gathered;
use super::names::{self, TextOf};
use super::quantity::Quantity;
use super::syntax::{Binary, Expression, Node, Unary, Unit};
use super::{BUDGET, Case, Evidence, Truth};
use crate::error::Message;
use crate::model::{Activity, Effort, Field, Meaning, Person, Ratio, Source, same_words};
use crate::page::values::texts;

/// What a part of a rule comes to.
pub(super) enum Value<'a> {
    /// Not read: it may turn out to be anything.
    Unknown,
    /// Read, and there is nothing, or nothing clear. No comparison holds with it.
    Nothing,
    Truth(Truth),
    Quantity(Quantity),
    Text(&'a str),
    List(Vec<&'a str>),
    /// Entries of which each must fit.
    Each(Vec<&'a str>),
    /// Entries of which some must fit.
    Some(Vec<&'a str>),
    Person(&'a Person),
    /// Anybody who is none of ours.
    Customer,
    /// A stage or a kind.
    Word(&'a str),
}

/// Evaluates a checked rule. What the check would have named is unknown.
pub(super) fn evaluate<'a>(rule: &'a Expression, case: &'a Case<'a>) -> Evidence {
    let mut evaluator = Evaluator { case, activity: None, sources: Vec::new(), named: BTreeSet::new(), steps: 0 };
    let truth = evaluator.truth(rule);
    if evaluator.is_over() {
        let problem = Some(Message::new("rule-over-budget").count("budget", BUDGET));
        return Evidence { truth: Truth::Unknown, sources: Vec::new(), problem };
    }
    Evidence { truth, sources: evaluator.sources, problem: None }
}

pub(super) struct Evaluator<'a> {
    pub(super) case: &'a Case<'a>,
    /// The activity at hand within `where`.
    pub(super) activity: Option<&'a Activity>,
    sources: Vec<Source>,
    named: BTreeSet<&'a Source>,
    steps: usize,
}

impl<'a> Evaluator<'a> {
    pub(super) fn is_over(&self) -> bool {
        self.steps > BUDGET
    }

    pub(super) fn spend(&mut self, steps: usize) {
        self.steps = self.steps.saturating_add(steps);
    }

    /// Names a reading as a reason, once. Within `where` the activities that fit are the reason.
    pub(super) fn because(&mut self, source: &'a Source) {
        if self.activity.is_none() && self.named.insert(source) {
            self.sources.push(source.clone());
        }
    }

    fn field<T>(&mut self, field: &'a Field<T>, value: impl FnOnce(&'a T) -> Value<'a>) -> Value<'a> {
        if let Some(source) = field.source() {
            self.because(source);
        }
        match field {
            Field::Known(known, _) => value(known),
            Field::Blank(_) | Field::Unclear(..) => Value::Nothing,
            Field::Absent => Value::Unknown,
        }
    }

    pub(super) fn truth(&mut self, part: &'a Expression) -> Truth {
        match self.value(part) {
            Value::Truth(truth) => truth,
            Value::Nothing => Truth::False,
            _ => Truth::Unknown,
        }
    }

    pub(super) fn value(&mut self, part: &'a Expression) -> Value<'a> {
        self.spend(1);
        if self.is_over() {
            return Value::Unknown;
        }
        match &part.node {
            Node::Number(number, unit) => Value::Quantity(number_of(*number, *unit)),
            Node::Date(date) => Value::Quantity(Quantity::day(*date)),
            Node::Text(text) => Value::Text(text),
            Node::Name(name) => self.name(name),
            Node::Call(name, arguments) => self.call(name, arguments),
            Node::Set(_) => Value::Unknown,
            Node::Unary(Unary::Not, inner) => Value::Truth(self.truth(inner).not()),
            Node::Unary(quantifier, inner) => match (self.value(inner), quantifier) {
                (Value::List(entries), Unary::Each) => Value::Each(entries),
                (Value::List(entries), _) => Value::Some(entries),
                (other, _) => other,
            },
            Node::Binary(operator, left, right) => self.binary(*operator, left, right),
        }
    }

    fn name(&mut self, name: &str) -> Value<'a> {
        let (case, activity) = (self.case, self.activity);
        let held = |held: bool| match activity.and_then(|activity| activity.start.known()) {
            Some(start) => Value::Truth(Truth::of((start <= case.now) == held)),
            None => Value::Nothing,
        };
        match name {
            "true" => Value::Truth(Truth::True),
            "false" => Value::Truth(Truth::False),
            "today" => Value::Quantity(Quantity::day(case.now.date())),
            "close" => self.field(&case.deal.close, |close| Value::Quantity(Quantity::day(*close))),
            "amount" => self.field(&case.deal.amount, |amount| {
                let per_major = 10_i128.checked_pow(amount.currency.decimals().into());
                let major = per_major.and_then(|per_major| Ratio::new(amount.minor.into(), per_major));
                Value::Quantity(Quantity::exactly(major).in_currency(Some(amount.currency)))
            }),
            "term_months" => self.field(&case.deal.term_months, |months| {
                Value::Quantity(Quantity::exactly(Some(Ratio::whole((*months).into()))))
            }),
            "stage" => self.field(&case.deal.stage, |stage| Value::Word(stage.id())),
            "owner" => self.field(&case.deal.owner, Value::Person),
            "se" => self.field(&case.deal.se, Value::Person),
            "receiver" => self.field(&case.deal.receiver, Value::Person),
            "customer" => Value::Customer,
            "held" => held(true),
            "ahead" => held(false),
            "hours" => activity.map_or(Value::Unknown, |activity| match activity.length {
                Some(length) => Value::Quantity(Quantity::exactly(hours_of(length))),
                None => Value::Quantity(Quantity::between(Some(Ratio::ZERO), None)),
            }),
            "kind" => activity.map_or(Value::Unknown, |activity| {
                self.spend(16);
                Value::Word(&case.catalogue.kind_of(activity).id)
            }),
            _ => Value::Unknown,
        }
    }

    fn call(&mut self, name: &str, arguments: &'a [Expression]) -> Value<'a> {
        match (name, arguments) {
            ("known", [value]) => Value::Truth(match self.value(value) {
                Value::Nothing => Truth::False,
                value if is_unknown(&value) => Truth::Unknown,
                _ => Truth::True,
            }),
            ("with", [person]) => {
                let person = self.value(person);
                Value::Truth(self.takes_part(&person))
            }
            ("starts", [_]) => self.start().map_or(Value::Nothing, |day| Value::Quantity(Quantity::day(day))),
            ("setting", [Expression { node: Node::Name(name), .. }]) => match names::setting(name) {
                Some(setting) => {
                    let value = (setting.value)(self.case);
                    Value::Quantity(Quantity::exactly(Ratio::parse(&value.to_string())))
                }
                None => Value::Unknown,
            },
            ("working_days", [from, to]) => match (self.value(from), self.value(to)) {
                (Value::Nothing, _) | (_, Value::Nothing) => Value::Nothing,
                (from, to) => Value::Quantity(quantity(&from).working_days_to(quantity(&to), self.case.calendar)),
            },
            ("sum", [gathered]) => Value::Quantity(self.gathered(gathered).hours()),
            ("first", [gathered]) => self.gathered(gathered).edge(false),
            ("last", [gathered]) => self.gathered(gathered).edge(true),
            ("count", [counted]) if is_list(counted) => match self.value(counted) {
                Value::List(entries) => whole(entries.len()),
                other => other,
            },
            ("count", [counted]) => Value::Quantity(self.gathered(counted).count()),
            (_, [Expression { node: Node::Name(field), .. }, more @ ..]) => match names::field(field) {
                Some(field) => self.of_text(name, field, !more.is_empty()),
                None => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    /// Counts what a part names, and names the activities found as the reason.
    fn gathered(&mut self, part: &'a Expression) -> Gathered<'a> {
        let gathered = Gathered::of(self, part);
        gathered.reasons().into_iter().for_each(|source| self.because(source));
        gathered
    }

    /// The day on which the activity at hand starts, in the zone of now.
    fn start(&self) -> Option<Date> {
        self.activity.and_then(|activity| Some(day_of(activity, activity.start.known()?, self.case)))
    }

    fn of_text(&mut self, function: &str, field: TextOf, commas: bool) -> Value<'a> {
        let case = self.case;
        if function == "date" {
            let TextOf::Deal(meaning) = field else { return Value::Unknown };
            return self.field(case.deal.date(meaning), |date| Value::Quantity(Quantity::day(*date)));
        }
        let text = match (field, self.activity) {
            (TextOf::Account, _) => self.field(&case.deal.account, |text| Value::Text(text)),
            (TextOf::Deal(meaning), _) => self.text_of_deal(meaning),
            (_, None) => Value::Unknown,
            (TextOf::Title, Some(activity)) => text_or_nothing(&activity.title),
            (TextOf::Type, Some(activity)) => text_or_nothing(&activity.type_text),
            (TextOf::SubType, Some(activity)) => text_or_nothing(&activity.sub_type_text),
            (TextOf::Place, Some(activity)) => text_or_nothing(&activity.place),
        };
        let Value::Text(text) = text else { return text };
        self.spend(text.len() / 64);
        match function {
            "letters" => whole(texts::real_characters(text)),
            "words" => whole(text.split_whitespace().filter(|word| texts::real_characters(word) > 0).count()),
            "has_digit" => Value::Truth(Truth::of(text.chars().any(char::is_numeric))),
            "entries" => Value::List(texts::entries(text, commas)),
            "text" => Value::Text(text),
            _ => Value::Unknown,
        }
    }

    fn text_of_deal(&mut self, meaning: Meaning) -> Value<'a> {
        let case = self.case;
        self.field(case.deal.text(meaning), |text| Value::Text(text))
    }

    fn takes_part(&mut self, person: &Value) -> Truth {
        let Some(activity) = self.activity else { return Truth::Unknown };
        self.spend(activity.participants.len());
        match person {
            Value::Person(person) => Truth::of(activity.participants.contains(person)),
            Value::Text(name) => Truth::of(activity.participants.iter().any(|person| person.is(name))),
            Value::Customer => Truth::of(activity.participants.iter().any(|person| !self.case.ours.contains(person))),
            Value::Nothing => Truth::False,
            _ => Truth::Unknown,
        }
    }

    fn binary(&mut self, operator: Binary, left: &'a Expression, right: &'a Expression) -> Value<'a> {
        let truth = match operator {
            Binary::And => self.truth(left).and(self.truth(right)),
            Binary::Or => self.truth(left).or(self.truth(right)),
            Binary::Given => {
                let truth = self.truth(left);
                if is_unknown(&self.value(right)) { Truth::Unknown } else { truth }
            }
            Binary::Is => self.is_one_of(left, std::slice::from_ref(right)),
            Binary::In => match &right.node {
                Node::Set(items) => self.is_one_of(left, items),
                _ => Truth::Unknown,
            },
            Binary::Contains => self.contains(left, right),
            Binary::Where | Binary::Of => Truth::Unknown,
            Binary::Plus | Binary::Minus | Binary::Times | Binary::Over => {
                return self.arithmetic(operator, left, right);
            }
            _ => match (self.value(left), self.value(right)) {
                (Value::Nothing, _) | (_, Value::Nothing) => Truth::False,
                (left, right) => quantity(&left).compare(operator, quantity(&right)),
            },
        };
        Value::Truth(truth)
    }

    fn arithmetic(&mut self, operator: Binary, left: &'a Expression, right: &'a Expression) -> Value<'a> {
        let from = self.value(left);
        if let Node::Number(days, Unit::WorkingDays) = &right.node {
            let days = i32::try_from(days.floor()).unwrap_or_default();
            self.spend(usize::try_from(days).unwrap_or_default());
            let days = if operator == Binary::Minus { -days } else { days };
            return match from {
                Value::Nothing => Value::Nothing,
                from => Value::Quantity(quantity(&from).after_working_days(days, self.case.calendar)),
            };
        }
        match (from, self.value(right)) {
            (Value::Nothing, _) | (_, Value::Nothing) => Value::Nothing,
            (left, right) => {
                quantity(&left).compute(operator, quantity(&right)).map_or(Value::Nothing, Value::Quantity)
            }
        }
    }

    /// Whether a stage, a kind, a person, a text or entries are one of the items.
    fn is_one_of(&mut self, left: &'a Expression, items: &'a [Expression]) -> Truth {
        let by_word = matches!(&left.node, Node::Name(name) if name == "stage" || name == "kind");
        let value = self.value(left);
        self.spend(items.len());
        let named = |item: &Expression, word: &str| matches!(&item.node, Node::Name(name) if name == word);
        if by_word {
            return match value {
                Value::Word(word) => Truth::of(items.iter().any(|item| named(item, word))),
                Value::Nothing => Truth::False,
                _ => Truth::Unknown,
            };
        }
        let quoted =
            |value: &str| items.iter().any(|item| matches!(&item.node, Node::Text(text) if same_words(value, text)));
        let others = items.iter().filter(|item| !matches!(item.node, Node::Text(_)));
        others.fold(over_texts(&value, quoted), |any, item| any.or(same_name(&value, &self.value(item))))
    }

    fn contains(&mut self, left: &'a Expression, right: &'a Expression) -> Truth {
        let items = match &right.node {
            Node::Set(items) => items.as_slice(),
            _ => std::slice::from_ref(right),
        };
        let value = self.value(left);
        let length = match &value {
            Value::Text(text) => text.len(),
            Value::Each(entries) | Value::Some(entries) => entries.iter().map(|entry| entry.len()).sum(),
            _ => 0,
        };
        self.spend((length / 16 + 1).saturating_mul(items.len()));
        if self.is_over() {
            return Truth::Unknown;
        }
        over_texts(&value, |text| {
            items.iter().any(|item| matches!(&item.node, Node::Text(words) if texts::holds_words(text, words)))
        })
    }
}

fn number_of(number: Ratio, unit: Unit) -> Quantity {
    let currency = if let Unit::Money(currency) = unit { Some(currency) } else { None };
    Quantity::exactly(Some(number)).in_currency(currency)
}

pub(super) fn hours_of(effort: Effort) -> Option<Ratio> {
    Ratio::new(effort.in_seconds().into(), 3600)
}

pub(super) fn day_of(activity: &Activity, start: &Zoned, case: &Case) -> Date {
    activity.date_in(start, case.now.time_zone())
}

fn whole<'a>(count: usize) -> Value<'a> {
    Value::Quantity(Quantity::exactly(i64::try_from(count).ok().map(Ratio::whole)))
}

fn text_or_nothing(text: &str) -> Value<'_> {
    if texts::says_nothing(text) { Value::Nothing } else { Value::Text(text) }
}

fn is_list(part: &Expression) -> bool {
    matches!(&part.node, Node::Call(name, _) if name == "entries")
}

fn quantity(value: &Value) -> Quantity {
    if let Value::Quantity(quantity) = value { *quantity } else { Quantity::UNKNOWN }
}

fn is_unknown(value: &Value) -> bool {
    match value {
        Value::Unknown | Value::Truth(Truth::Unknown) => true,
        Value::Quantity(quantity) => quantity.point().is_none(),
        _ => false,
    }
}

fn over_texts(value: &Value, fits: impl Fn(&str) -> bool) -> Truth {
    match value {
        Value::Text(text) => Truth::of(fits(text)),
        Value::Each(entries) => Truth::of(entries.iter().all(|entry| fits(entry))),
        Value::Some(entries) => Truth::of(entries.iter().any(|entry| fits(entry))),
        Value::Person(person) => Truth::of(fits(person.name())),
        Value::Nothing => Truth::False,
        _ => Truth::Unknown,
    }
}

/// Whether two people, or a person and a text, or two texts are the same.
fn same_name(one: &Value, other: &Value) -> Truth {
    match (one, other) {
        (Value::Nothing, _) | (_, Value::Nothing) => Truth::False,
        (Value::Person(one), Value::Person(other)) => Truth::of(one == other),
        (one, Value::Person(other)) => over_texts(one, |text| other.is(text)),
        (one, Value::Text(other)) => over_texts(one, |text| same_words(text, other)),
        _ => Truth::Unknown,
    }
}
