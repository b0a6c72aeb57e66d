//! Whether a rule makes sense: every name known, every type right. Each fault is named with its place.

use super::DEEPEST;
use super::fault::{Fault, nearest};
use super::names::{self, Type};
use super::syntax::{Binary, Expression, Node, Span, Unary, Unit};
use crate::error::Message;
use crate::model::{Ratio, Stage};
use crate::workload::Catalogue;

/// The most days that may be added to a day or taken from it: a hundred years, or a thousand working days.
const MOST_DAYS: i64 = 36_525;
const MOST_WORKING_DAYS: i64 = 1_000;

/// The faults of a rule that should be true or false; none for a sound one.
pub(super) fn check(rule: &Expression, catalogue: &Catalogue) -> Vec<Fault> {
    let mut checker = Checker { catalogue, faults: Vec::new(), in_where: false, depth: 0 };
    checker.expect(rule, Type::Truth);
    checker.faults
}

struct Checker<'a> {
    catalogue: &'a Catalogue,
    faults: Vec<Fault>,
    in_where: bool,
    depth: usize,
}

impl Checker<'_> {
    fn fault(&mut self, span: Span, message: Message) -> Type {
        self.faults.push(Fault { span, message });
        Type::Faulty
    }

    fn unknown<'k>(&mut self, span: Span, what: &str, name: &str, known: impl IntoIterator<Item = &'k str>) -> Type {
        let message = match nearest(name, known) {
            Some(near) => Message::new("rule-unknown-near").text("near", near),
            None => Message::new("rule-unknown"),
        };
        self.fault(span, message.text("name", name).word("what", what))
    }

    fn expect(&mut self, part: &Expression, wanted: Type) {
        let found = self.check(part);
        if found != wanted && found != Type::Faulty {
            self.fault(part.span, Message::new("rule-type").word("found", found.id()).word("wanted", wanted.id()));
        }
    }

    fn check(&mut self, part: &Expression) -> Type {
        if self.depth >= DEEPEST {
            return self.fault(part.span, Message::new("rule-too-deep").count("deepest", DEEPEST));
        }
        self.depth += 1;
        let found = match &part.node {
            Node::Number(number, unit) => self.number(part.span, *number, *unit),
            Node::Date(_) => Type::Date,
            Node::Text(_) => Type::Text,
            Node::Name(name) => self.name(part.span, name),
            Node::Call(name, arguments) => self.call(part.span, name, arguments),
            Node::Set(_) => Type::Set,
            Node::Unary(Unary::Not, inner) => {
                self.expect(inner, Type::Truth);
                Type::Truth
            }
            Node::Unary(Unary::Each | Unary::Some, inner) => {
                self.expect(inner, Type::List);
                Type::Entries
            }
            Node::Binary(operator, left, right) => self.binary(part.span, *operator, left, right),
        };
        self.depth -= 1;
        found
    }

    fn number(&mut self, span: Span, number: Ratio, unit: Unit) -> Type {
        let (is, most) = match unit {
            Unit::None => return Type::Number,
            Unit::Hours => return Type::Hours,
            Unit::Money(_) => return Type::Money,
            Unit::Days => (Type::Days, MOST_DAYS),
            Unit::WorkingDays => (Type::WorkingDays, MOST_WORKING_DAYS),
        };
        let whole = Ratio::new(number.floor(), 1) == Some(number);
        if whole && number <= Ratio::whole(most) {
            return is;
        }
        self.fault(span, Message::new("rule-days").number("most", most))
    }

    fn name(&mut self, span: Span, name: &str) -> Type {
        match names::NAMES.iter().find(|known| known.name == name) {
            Some(known) if known.of_activity && !self.in_where => self.outside_where(span, name),
            Some(known) => known.is,
            None if names::field(name).is_some() => {
                self.fault(span, Message::new("rule-field-alone").text("name", name))
            }
            None => self.unknown(span, "rule-type-value", name, names::NAMES.iter().map(|known| known.name)),
        }
    }

    fn outside_where(&mut self, span: Span, name: &str) -> Type {
        self.fault(span, Message::new("rule-outside-where").text("name", name))
    }

    fn call(&mut self, span: Span, name: &str, arguments: &[Expression]) -> Type {
        match (name, arguments) {
            ("known", [value]) => {
                use Type::{Date, Days, Faulty, Hours, Kind, List, Money, Number, Person, Stage, Text, Truth};
                let is = self.check(value);
                let values = [Date, Days, Faulty, Hours, Kind, List, Money, Number, Person, Stage, Text, Truth];
                if !values.contains(&is) {
                    let message = Message::new("rule-type").word("found", is.id()).word("wanted", "rule-type-value");
                    self.fault(value.span, message);
                }
                Truth
            }
            ("count", [counted]) => {
                let is = self.check(counted);
                if !matches!(is, Type::List | Type::Activities | Type::Faulty) {
                    let wanted = Type::Activities.id();
                    self.fault(counted.span, Message::new("rule-type").word("found", is.id()).word("wanted", wanted));
                }
                Type::Number
            }
            ("with", [person]) if self.in_where => {
                let is = self.check(person);
                if !matches!(is, Type::Person | Type::Customer | Type::Text | Type::Faulty) {
                    let wanted = Type::Person.id();
                    self.fault(person.span, Message::new("rule-type").word("found", is.id()).word("wanted", wanted));
                }
                Type::Truth
            }
            ("with", [_]) => self.outside_where(span, name),
            ("setting", [Expression { node: Node::Name(setting), span }]) => match names::setting(setting) {
                Some(setting) => setting.is,
                None => {
                    let known = names::SETTINGS.iter().map(|setting| setting.name);
                    self.unknown(*span, Type::Setting.id(), setting, known)
                }
            },
            _ => self.plain_call(span, name, arguments),
        }
    }

    fn plain_call(&mut self, span: Span, name: &str, arguments: &[Expression]) -> Type {
        let Some(function) = names::FUNCTIONS.iter().find(|known| known.name == name) else {
            if names::MORE_FUNCTIONS.contains(&name) {
                return self.fault(span, Message::new("rule-arguments").text("name", name).count("wanted", 1));
            }
            let known = names::FUNCTIONS.iter().map(|known| known.name).chain(names::MORE_FUNCTIONS);
            return self.unknown(span, "rule-type-function", name, known);
        };
        if function.of_activity && !self.in_where {
            return self.outside_where(span, name);
        }
        let least = function.takes.iter().filter(|wanted| **wanted != Type::Commas).count();
        if !(least..=function.takes.len()).contains(&arguments.len()) {
            return self.fault(span, Message::new("rule-arguments").text("name", name).count("wanted", least));
        }
        for (argument, wanted) in arguments.iter().zip(function.takes) {
            match (wanted, &argument.node) {
                (Type::Field, Node::Name(field)) => self.field(argument.span, field, name == "date"),
                (Type::Commas, Node::Name(word)) if word == "commas" => {}
                _ => self.expect(argument, *wanted),
            }
        }
        function.gives
    }

    fn field(&mut self, span: Span, name: &str, as_date: bool) {
        match names::field(name) {
            None => {
                let fits = |(_, field): &&(&str, names::TextOf)| !as_date || field.holds_date();
                let known = names::FIELDS.iter().filter(fits).map(|(known, _)| *known);
                self.unknown(span, Type::Field.id(), name, known);
            }
            Some(field) if as_date && !field.holds_date() => {
                self.fault(span, Message::new("rule-no-date").text("name", name));
            }
            Some(field) if field.is_of_activity() && !self.in_where => {
                self.outside_where(span, name);
            }
            Some(_) => {}
        }
    }

    fn binary(&mut self, span: Span, operator: Binary, left: &Expression, right: &Expression) -> Type {
        match operator {
            Binary::And | Binary::Or => {
                self.expect(left, Type::Truth);
                self.expect(right, Type::Truth);
                Type::Truth
            }
            Binary::Given => {
                self.expect(left, Type::Truth);
                self.call(span, "known", std::slice::from_ref(right))
            }
            Binary::Where => self.gather(left, right),
            Binary::Of => {
                if !matches!(&left.node, Node::Name(name) if name == "hours") {
                    self.fault(left.span, Message::new("rule-of").text("found", &left.to_string()));
                }
                self.expect(right, Type::Activities);
                Type::HoursOfActivities
            }
            Binary::Is => {
                let is = self.check(left);
                self.member(span, operator, is, right);
                Type::Truth
            }
            Binary::In | Binary::Contains => {
                let is = self.check(left);
                if operator == Binary::Contains && !matches!(is, Type::Text | Type::Entries | Type::Faulty) {
                    self.mismatch(left.span, operator, is, Type::Text);
                } else {
                    self.members(span, operator, is, right);
                }
                Type::Truth
            }
            Binary::Plus | Binary::Minus | Binary::Times | Binary::Over => self.arithmetic(span, operator, left, right),
            _ => self.comparison(span, operator, left, right),
        }
    }

    fn mismatch(&mut self, span: Span, operator: Binary, left: Type, right: Type) -> Type {
        let message = Message::new("rule-mismatch").text("operator", operator.symbol());
        self.fault(span, message.word("left", left.id()).word("right", right.id()))
    }

    fn gather(&mut self, left: &Expression, condition: &Expression) -> Type {
        if self.in_where {
            return self.fault(left.span, Message::new("rule-where-in-where"));
        }
        let is = self.check(left);
        if !matches!(is, Type::Activities | Type::HoursOfActivities | Type::Faulty) {
            let wanted = Type::Activities.id();
            self.fault(left.span, Message::new("rule-type").word("found", is.id()).word("wanted", wanted));
        }
        self.in_where = true;
        self.expect(condition, Type::Truth);
        self.in_where = false;
        is
    }

    /// One of a set, or a single one for `contains`.
    fn members(&mut self, span: Span, operator: Binary, of: Type, right: &Expression) {
        match &right.node {
            Node::Set(items) if items.is_empty() => {
                self.fault(right.span, Message::new("rule-empty-set"));
            }
            Node::Set(items) => items.iter().for_each(|item| self.member(item.span, operator, of, item)),
            _ if operator == Binary::Contains => self.member(span, operator, of, right),
            _ => {
                let found = self.check(right);
                if found != Type::Faulty {
                    self.fault(right.span, Message::new("rule-no-set"));
                }
            }
        }
    }

    /// One that the left side of `is`, `in` or `contains` may be: a word of its own, a text or a person.
    fn member(&mut self, span: Span, operator: Binary, of: Type, right: &Expression) {
        match (of, &right.node) {
            (Type::Stage, Node::Name(name)) => {
                if !names::STAGES.iter().any(|stage| stage.id() == name) {
                    self.unknown(right.span, of.id(), name, names::STAGES.map(Stage::id));
                }
            }
            (Type::Kind, Node::Name(name)) => {
                let kinds = || self.catalogue.kinds().iter().map(|kind| kind.id.as_str());
                if !kinds().any(|kind| kind == name) {
                    let message =
                        nearest(name, kinds()).map(|near| Message::new("rule-unknown-near").text("near", near));
                    let message = message.unwrap_or_else(|| Message::new("rule-unknown"));
                    self.fault(right.span, message.text("name", name).word("what", of.id()));
                }
            }
            (Type::Text | Type::Entries, Node::Text(_)) | (Type::Person, Node::Text(_)) => {}
            _ => {
                let found = self.check(right);
                let named = |is: Type| matches!(is, Type::Person | Type::Text);
                let fits = operator != Binary::Contains && named(of) && named(found);
                if !fits && of != Type::Faulty && found != Type::Faulty {
                    self.mismatch(span, operator, of, found);
                }
            }
        }
    }

    fn comparison(&mut self, span: Span, operator: Binary, left: &Expression, right: &Expression) -> Type {
        use Type::{Date, Days, Faulty, Hours, Money, Number};
        let (left, right) = (self.check(left), self.check(right));
        match (left, right) {
            (Faulty, _) | (_, Faulty) | (Money, Number) | (Number, Money) => {}
            (Number | Hours | Money | Days | Date, _) if left == right => {}
            _ => {
                self.mismatch(span, operator, left, right);
            }
        }
        Type::Truth
    }

    fn arithmetic(&mut self, span: Span, operator: Binary, left: &Expression, right: &Expression) -> Type {
        use Type::{Date, Days, Faulty, Hours, Money, Number, WorkingDays};
        let (left, right) = (self.check(left), self.check(right));
        match (operator, left, right) {
            (_, Faulty, _) | (_, _, Faulty) => Faulty,
            (Binary::Plus | Binary::Minus, Number | Hours | Money | Days, _) if left == right => left,
            (Binary::Plus | Binary::Minus, Date, Days | WorkingDays) => Date,
            (Binary::Minus, Date, Date) => Days,
            (Binary::Times | Binary::Over, Number | Hours | Money, Number) => left,
            (Binary::Times, Number, Hours | Money) => right,
            (Binary::Over, Hours | Money, _) if left == right => Number,
            _ => self.mismatch(span, operator, left, right),
        }
    }
}
