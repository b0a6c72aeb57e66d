//! What the values of one column, read together, say about each of them.

use super::plain::plain;
use super::{Context, dates, money, numbers};
use crate::model::Currency;

/// The order of a date's parts in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
    YearDayMonth,
}

impl Order {
    /// Its letters as the facts of a language have them.
    pub(super) fn of(letters: &str) -> Option<Order> {
        match letters {
            "dmy" => Some(Order::DayMonthYear),
            "mdy" => Some(Order::MonthDayYear),
            "ymd" => Some(Order::YearMonthDay),
            "ydm" => Some(Order::YearDayMonth),
            _ => None,
        }
    }
}

/// How numbers and dates are written, as far as it is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// The order of day, month and year.
    pub order: Option<Order>,
    /// What stands before decimals: a point or a comma.
    pub decimal: Option<char>,
    /// The currency.
    pub currency: Option<Currency>,
}

/// What the values of one column or page settle: each thing that some of them show beyond doubt and none contradicts.
pub fn settle_column<'a>(texts: impl IntoIterator<Item = &'a str>, context: &Context) -> Conventions {
    let (mut order, mut decimal, mut currencies) = (Vote::default(), Vote::default(), Vote::default());
    for text in texts.into_iter().filter_map(plain) {
        order.cast(dates::shown_order(&text, context));
        decimal.cast(numbers::shown_decimal(&text));
        currencies.cast(money::shown_currencies(&text, context));
    }
    // One sign that stands for one currency: "CA$" beside "$" says that "$" is another.
    let currency =
        currencies.result().and_then(|all| if let [currency] = all.as_slice() { Some(*currency) } else { None });
    Conventions { order: order.result(), decimal: decimal.result(), currency }
}

/// One thing said by all who say something.
struct Vote<T> {
    said: Option<T>,
    contradicted: bool,
}

impl<T> Default for Vote<T> {
    fn default() -> Vote<T> {
        Vote { said: None, contradicted: false }
    }
}

impl<T: PartialEq> Vote<T> {
    fn cast(&mut self, said: Option<T>) {
        if let Some(said) = said {
            self.contradicted |= self.said.as_ref().is_some_and(|before| *before != said);
            self.said = Some(said);
        }
    }

    fn result(self) -> Option<T> {
        self.said.filter(|_| !self.contradicted)
    }
}
