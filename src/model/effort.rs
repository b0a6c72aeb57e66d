//! Working time.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// An amount of work in whole seconds, so that sums, halves and shares stay exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Effort(i64);

impl Effort {
    /// No work.
    pub const ZERO: Effort = Effort(0);

    /// `seconds` of work.
    pub const fn seconds(seconds: i64) -> Effort {
        Effort(seconds)
    }

    /// Hours as the catalogue states them, to the nearest second; not-a-number and out of range count as none.
    #[allow(clippy::cast_possible_truncation)]
    pub fn hours(hours: f64) -> Effort {
        let seconds = (hours * 3600.0).round();
        if seconds.abs() < 1e12 { Effort(seconds as i64) } else { Effort::ZERO }
    }

    /// Whole seconds.
    pub const fn in_seconds(self) -> i64 {
        self.0
    }

    /// Hours as a floating point number, for ratios and charts.
    #[allow(clippy::cast_precision_loss)]
    pub fn in_hours(self) -> f64 {
        self.0 as f64 / 3600.0
    }

    /// Hours as the shortest decimal text that reads back as the same number.
    pub fn text(self) -> String {
        self.in_hours().to_string()
    }

    /// Share number `index` of `count` equal shares; shares differ by at most a second and sum to the whole.
    pub fn share(self, index: usize, count: usize) -> Effort {
        let (Ok(index), Ok(count)) = (i64::try_from(index), i64::try_from(count.max(1))) else { return Effort::ZERO };
        Effort(self.0 / count + i64::from(index < self.0 % count))
    }

    /// The part that `of` has of `whole`, to the second; none of nothing.
    pub fn part(self, of: Effort, whole: Effort) -> Effort {
        let seconds = i128::from(self.0) * i128::from(of.0);
        let part = seconds.checked_div(i128::from(whole.0)).and_then(|part| i64::try_from(part).ok());
        part.map_or(Effort::ZERO, Effort)
    }

    /// The smaller of two.
    pub fn at_most(self, other: Effort) -> Effort {
        Effort(self.0.min(other.0))
    }

    /// The part above `floor`, or none.
    pub fn above(self, floor: Effort) -> Effort {
        Effort((self.0 - floor.0).max(0))
    }
}

impl Add for Effort {
    type Output = Effort;
    fn add(self, other: Effort) -> Effort {
        Effort(self.0.saturating_add(other.0))
    }
}
impl AddAssign for Effort {
    fn add_assign(&mut self, other: Effort) {
        *self = *self + other;
    }
}
impl Sub for Effort {
    type Output = Effort;
    fn sub(self, other: Effort) -> Effort {
        Effort(self.0.saturating_sub(other.0))
    }
}
impl Sum for Effort {
    fn sum<I: Iterator<Item = Effort>>(parts: I) -> Effort {
        parts.fold(Effort::ZERO, Effort::add)
    }
}
