//! Stock grants and when they vest: beside the cash, never mixed into it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::Ratio;
use crate::settings::GrantRow;

/// A day on which units vest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vesting {
    /// The day.
    pub day: Date,
    /// Units that vest on it, exact.
    pub units: Ratio,
}

impl GrantRow {
    /// Every day on which units vest: first what a cliff held back, then equal parts; all of them are the grant. `None` when
    /// a figure does not fit.
    pub fn vesting(&self) -> Option<Vec<Vesting>> {
        let every = 12 / u32::from(self.every.per_year());
        let mut months: Vec<u32> = (1..=self.months).filter(|month| month % every == 0).collect();
        months.push(self.months);
        months.retain(|month| *month > self.cliff_months);
        months.insert(0, self.cliff_months);
        months.dedup();
        let by = |month: u32| Ratio::new(month.into(), self.months.into())?.times(self.units);
        let mut before = Ratio::ZERO;
        let mut vesting = Vec::new();
        for month in months {
            let vested = by(month)?;
            let day = self.granted.checked_add(i64::from(month).months()).ok()?;
            if vested != before {
                vesting.push(Vesting { day, units: vested.minus(before)? });
            }
            before = vested;
        }
        Some(vesting)
    }
}
