//! What can be compared by size: numbers, hours, money and days, each as the interval that it is known to lie in.
//!
//! A count over activities that were not all read lies between what was found and no end; a sum of hours likewise. A
//! comparison is true or false only where it is so for every value in the interval.

use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Binary, Truth};
use crate::model::{Calendar, Currency, Ratio};

/// An interval with both ends in it; an end that is missing is open without limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) low: Option<Ratio>,
    pub(super) high: Option<Ratio>,
    /// The currency of money that is bound to one; `low` and `high` are major units.
    pub(super) currency: Option<Currency>,
}

impl Quantity {
    /// Anything.
    pub(super) const UNKNOWN: Quantity = Quantity { low: None, high: None, currency: None };

    /// One value; unknown where it did not fit.
    pub(super) fn exactly(value: Option<Ratio>) -> Quantity {
        Quantity { low: value, high: value, currency: None }
    }

    pub(super) fn between(low: Option<Ratio>, high: Option<Ratio>) -> Quantity {
        Quantity { low, high, currency: None }
    }

    pub(super) fn in_currency(self, currency: Option<Currency>) -> Quantity {
        Quantity { currency, ..self }
    }

    /// A day, as days since 1970-01-01.
    pub(super) fn day(day: Date) -> Quantity {
        Quantity::exactly(Some(Ratio::whole(number_of(day))))
    }

    /// The value, where only one is possible.
    pub(super) fn point(self) -> Option<Ratio> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// The currency of both; `None` where two are mixed, which no rate is known for.
    fn shared(self, other: Quantity) -> Option<Option<Currency>> {
        match (self.currency, other.currency) {
            (Some(one), Some(other)) => (one == other).then_some(Some(one)),
            (one, other) => Some(one.or(other)),
        }
    }

    /// Whether `self ∘ other` holds for every pair, for none, or for some.
    pub(super) fn compare(self, operator: Binary, other: Quantity) -> Truth {
        if self.shared(other).is_none() {
            return Truth::Unknown;
        }
        match operator {
            Binary::Less => self.is_below(other),
            Binary::Greater => other.is_below(self),
            Binary::LessOrEqual => other.is_below(self).not(),
            Binary::GreaterOrEqual => self.is_below(other).not(),
            Binary::Equal => self.equals(other),
            Binary::NotEqual => self.equals(other).not(),
            _ => Truth::Unknown,
        }
    }

    fn is_below(self, other: Quantity) -> Truth {
        let ends = |one: Option<Ratio>, other: Option<Ratio>| one.zip(other).map(|(one, other)| one.cmp(&other));
        if ends(self.high, other.low) == Some(Ordering::Less) {
            Truth::True
        } else if matches!(ends(self.low, other.high), Some(Ordering::Greater | Ordering::Equal)) {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    fn equals(self, other: Quantity) -> Truth {
        if self.is_below(other).or(other.is_below(self)) == Truth::True {
            return Truth::False;
        }
        if self.point().is_some() && other.point().is_some() { Truth::True } else { Truth::Unknown }
    }

    /// `self ∘ other` for `+`, `-`, `*` and `/`; `None` for a division by zero, which is no value at all.
    pub(super) fn compute(self, operator: Binary, other: Quantity) -> Option<Quantity> {
        let Some(currency) = self.shared(other) else { return Some(Quantity::UNKNOWN) };
        let both = |one: Option<Ratio>, other: Option<Ratio>, join: fn(Ratio, Ratio) -> Option<Ratio>| {
            one.zip(other).and_then(|(one, other)| join(one, other))
        };
        let computed = match operator {
            Binary::Plus => {
                Quantity::between(both(self.low, other.low, Ratio::plus), both(self.high, other.high, Ratio::plus))
            }
            Binary::Minus => {
                Quantity::between(both(self.low, other.high, Ratio::minus), both(self.high, other.low, Ratio::minus))
            }
            Binary::Times => match (self.point(), other.point()) {
                (_, Some(factor)) => self.scaled(factor),
                (Some(factor), None) => other.scaled(factor),
                (None, None) => Quantity::UNKNOWN,
            },
            Binary::Over => match other.point() {
                Some(divisor) if divisor.is_zero() => return None,
                Some(divisor) => {
                    let currency = if other.currency.is_some() { None } else { currency };
                    let inverse = Ratio::ONE.over(divisor);
                    return Some(
                        inverse.map_or(Quantity::UNKNOWN, |inverse| self.scaled(inverse)).in_currency(currency),
                    );
                }
                None => Quantity::UNKNOWN,
            },
            _ => Quantity::UNKNOWN,
        };
        Some(computed.in_currency(currency))
    }

    fn scaled(self, factor: Ratio) -> Quantity {
        let times = |end: Option<Ratio>| end.and_then(|end| end.times(factor));
        match factor.is_negative() {
            true => Quantity::between(times(self.high), times(self.low)),
            false => Quantity::between(times(self.low), times(self.high)),
        }
    }

    /// The days that lie `count` working days after these days.
    pub(super) fn after_working_days(self, count: i32, calendar: &Calendar) -> Quantity {
        let shift = |end: Option<Ratio>| Some(Ratio::whole(number_of(calendar.add_working_days(day_of(end?)?, count))));
        Quantity::between(shift(self.low), shift(self.high))
    }

    /// The number of working days after these days up to and including `to`; negative where `to` is earlier.
    pub(super) fn working_days_to(self, to: Quantity, calendar: &Calendar) -> Quantity {
        let between = |from: Option<Ratio>, to: Option<Ratio>| {
            let days = calendar.working_days_between(day_of(from?)?, day_of(to?)?);
            Some(Ratio::whole(days.into()))
        };
        Quantity::between(between(self.high, to.low), between(self.low, to.high))
    }
}

const FIRST_DAY: Date = date(1970, 1, 1);

fn number_of(day: Date) -> i64 {
    FIRST_DAY.until(day).map_or(0, |span| i64::from(span.get_days()))
}

fn day_of(number: Ratio) -> Option<Date> {
    FIRST_DAY.checked_add(i64::try_from(number.floor()).ok()?.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_between_are_those_that_adding_them_takes() {
        let start = date(2026, 11, 9);
        let mut calendar = Calendar::standard();
        calendar.holidays.insert(date(2026, 11, 11), "Armistice".to_owned());
        for offset in 0..14 {
            let from = start.saturating_add(offset.days());
            for count in -12..=12 {
                let to = Quantity::day(from).after_working_days(count, &calendar);
                let counted = Quantity::day(from).working_days_to(to, &calendar);
                assert_eq!(counted.point(), Some(Ratio::whole(count.into())), "{from} {count}");
            }
        }
    }

    #[test]
    fn days_keep_their_number() {
        for day in [date(-9999, 1, 1), date(1969, 12, 31), FIRST_DAY, date(9999, 12, 31)] {
            assert_eq!(Quantity::day(day).low.and_then(day_of), Some(day));
        }
    }
}
