//! A rule's canonical text: one space between words, and no brackets but those that are needed.

use std::fmt::{self, Display, Formatter};

use super::syntax::{Expression, Node, Unit};
use crate::model::Ratio;

/// How tightly an expression binds; what is no operator binds tightest.
pub(super) fn binding(expression: &Expression) -> u8 {
    match &expression.node {
        Node::Unary(operator, _) => operator.binding().0,
        Node::Binary(operator, ..) => operator.binding(),
        _ => 9,
    }
}

/// How tightly the two sides of an operator must bind to stand without brackets.
pub(super) fn sides(operator: super::Binary) -> (u8, u8) {
    let binding = operator.binding();
    (binding + u8::from(!operator.chains()), binding + 1)
}

/// A decimal without needless zeros. Numbers of rules have at most 15 digits; anything else is cut after 18 decimals.
pub(super) fn decimal(number: Ratio) -> String {
    let mut text = number.floor().to_string();
    let mut rest = Ratio::new(number.floor(), 1).and_then(|whole| number.minus(whole));
    for place in 0..18 {
        let Some(tenfold) = rest.filter(|rest| !rest.is_zero()).and_then(|rest| rest.times(Ratio::whole(10))) else {
            break;
        };
        if place == 0 {
            text.push('.');
        }
        text.push_str(&tenfold.floor().to_string());
        rest = Ratio::new(tenfold.floor(), 1).and_then(|whole| tenfold.minus(whole));
    }
    text
}

impl Display for Expression {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(number, unit) => {
                let days = if *number == Ratio::ONE { "day" } else { "days" };
                let number = decimal(*number);
                match unit {
                    Unit::None => write!(to, "{number}"),
                    Unit::Hours => write!(to, "{number} h"),
                    Unit::Days => write!(to, "{number} {days}"),
                    Unit::WorkingDays => write!(to, "{number} working {days}"),
                    Unit::Money(currency) => write!(to, "{number} {}", currency.code()),
                }
            }
            Node::Date(date) => write!(to, "{date}"),
            Node::Text(text) => {
                let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
                write!(to, "\"{escaped}\"")
            }
            Node::Name(name) => write!(to, "{name}"),
            Node::Call(name, arguments) => {
                write!(to, "{name}(")?;
                list(to, arguments)?;
                write!(to, ")")
            }
            Node::Set(items) => {
                write!(to, "{{")?;
                list(to, items)?;
                write!(to, "}}")
            }
            Node::Unary(operator, part) => {
                write!(to, "{} ", operator.symbol())?;
                part_of(to, part, operator.binding().1)
            }
            Node::Binary(operator, left, right) => {
                let (least_left, least_right) = sides(*operator);
                part_of(to, left, least_left)?;
                write!(to, " {} ", operator.symbol())?;
                part_of(to, right, least_right)
            }
        }
    }
}

fn part_of(to: &mut Formatter<'_>, part: &Expression, least: u8) -> fmt::Result {
    if binding(part) < least { write!(to, "({part})") } else { write!(to, "{part}") }
}

fn list(to: &mut Formatter<'_>, parts: &[Expression]) -> fmt::Result {
    parts.iter().enumerate().try_for_each(|(index, part)| write!(to, "{}{part}", if index == 0 { "" } else { ", " }))
}
