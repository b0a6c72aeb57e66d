//! The fiscal year cut into periods, and which target and quota each holds (C17, C21).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::plan::{CalendarRules, ComponentRules, Months, Period, PlanRules, QuotaOf};
use crate::model::Ratio;
use crate::settings::{PersonalPlan, Term};

/// Days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl Days {
    /// Whether a day is one of them.
    pub fn hold(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many there are.
    pub fn count(&self) -> i64 {
        self.first.until(self.last).map_or(0, |span| i64::from(span.get_days()) + 1).max(0)
    }

    /// The days in both; `None` where there is none.
    pub fn within(&self, other: Days) -> Option<Days> {
        let both = Days { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }

    /// The share of these days that lies within others.
    fn share_in(&self, other: Days) -> Option<Ratio> {
        let both = self.within(other).map_or(0, |both| both.count());
        Ratio::new(both.into(), self.count().into())
    }
}

impl Period {
    /// How many make a year.
    pub fn per_year(self) -> u8 {
        match self {
            Period::Year => 1,
            Period::Half => 2,
            Period::Quarter => 4,
            Period::Month => 12,
        }
    }
}

/// A fiscal year: the first days of its twelve months, and the day after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    starts: Vec<Date>,
}

impl FiscalYear {
    /// The year that begins on a day, cut as the plan says. `None` for a day so late that the year has no end.
    pub fn of(rules: &CalendarRules, start: Date) -> Option<FiscalYear> {
        if rules.starts.len() == 13 {
            return Some(FiscalYear { starts: rules.starts.iter().map(|start| start.day).collect() });
        }
        let weeks: [i64; 3] = match rules.months {
            Months::Calendar => {
                let begins = |month: i64| start.checked_add(month.months()).ok();
                return Some(FiscalYear { starts: (0..=12).map(begins).collect::<Option<_>>()? });
            }
            Months::Weeks445 => [4, 4, 5],
            Months::Weeks454 => [4, 5, 4],
            Months::Weeks544 => [5, 4, 4],
        };
        let mut starts = vec![start];
        let mut at = start;
        for (month, weeks) in weeks.iter().cycle().take(12).enumerate() {
            let more = i64::from(rules.weeks_53 && month == 11);
            at = at.checked_add(Span::new().try_weeks(weeks + more).ok()?).ok()?;
            starts.push(at);
        }
        Some(FiscalYear { starts })
    }

    /// The whole year.
    pub fn days(&self) -> Days {
        self.part(0, 12)
    }

    /// The periods of a length, in order.
    pub fn periods(&self, period: Period) -> Vec<Days> {
        let months = 12 / usize::from(period.per_year());
        (0..usize::from(period.per_year())).map(|index| self.part(index * months, (index + 1) * months)).collect()
    }

    /// What a period is called, from its place in the year: `2026`, `2026-H1`, `2026-Q3`, `2026-M07`. The year is that of its
    /// first day.
    pub fn name(&self, period: Period, index: usize) -> String {
        let year = self.starts.first().map_or(0, |first| first.year());
        match period {
            Period::Year => format!("{year}"),
            Period::Half => format!("{year}-H{}", index + 1),
            Period::Quarter => format!("{year}-Q{}", index + 1),
            Period::Month => format!("{year}-M{:02}", index + 1),
        }
    }

    fn part(&self, from: usize, until: usize) -> Days {
        let start = |index: usize| self.starts.get(index).copied().unwrap_or_default();
        let end = start(until);
        Days { first: start(from), last: end.yesterday().unwrap_or(end) }
    }
}

/// What is measured together: credit of some days against a quota, for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The measure period that it belongs to, from 0.
    pub index: usize,
    /// The days whose credit counts.
    pub days: Days,
    /// The days of the measure period.
    pub period: Days,
    /// Pay at 100 %, exact, in minor units.
    pub target: Ratio,
    /// Credit at 100 %, exact.
    pub quota: Ratio,
}

/// The windows of a component in the order of the year. Periods that add up are each measured from the year's first day on.
pub fn windows(
    plan: &PlanRules,
    component: &ComponentRules,
    person: &PersonalPlan,
    year: &FiscalYear,
) -> Option<Vec<Window>> {
    let periods = year.periods(component.measure.period);
    let part_of_year = Ratio::new(1, i128::from(component.measure.period.per_year()))?;
    let mut windows: Vec<Window> = Vec::new();
    for (index, period) in periods.iter().enumerate() {
        let made = window(plan, component, person, index, *period, part_of_year)?;
        match windows.last() {
            Some(before) if component.measure.cumulative => {
                // One window to a period: quotas and targets add up.
                let first = before.days.first;
                let [one] = made.as_slice() else { continue };
                windows.push(Window {
                    days: Days { first, last: one.days.last },
                    target: before.target.plus(one.target)?,
                    quota: before.quota.plus(one.quota)?,
                    ..one.clone()
                });
            }
            _ => windows.extend(made),
        }
    }
    Some(windows)
}

/// The windows of one measure period: one for each part of an own quota, one for the whole of any other.
fn window(
    plan: &PlanRules,
    component: &ComponentRules,
    person: &PersonalPlan,
    index: usize,
    period: Days,
    part_of_year: Ratio,
) -> Option<Vec<Window>> {
    let terms = person.terms();
    let share = |term: &Term| period.share_in(term.days)?.times(part_of_year);
    let target = |term: &Term| term.variable.times(component.weight())?.times(share(term)?);
    let apart = component.credit.quota == QuotaOf::Own && !component.measure.cumulative;
    if apart && terms.len() > 1 {
        let made = terms.iter().filter_map(|term| Some((term, period.within(term.days)?))).map(|(term, days)| {
            let quota = term.quota(person, component, plan)?.times(share(term)?)?;
            let quota = quota.times(ramp(plan, person, days)?)?;
            Some(Window { index, days, period, target: target(term)?, quota })
        });
        return made.collect();
    }
    let full = terms.iter().map(target).collect::<Option<Vec<_>>>()?;
    let quota = match component.credit.quota {
        QuotaOf::Own => {
            let of_term = |term: &Term| term.quota(person, component, plan)?.times(share(term)?);
            let quota = Ratio::sum(terms.iter().map(of_term).collect::<Option<Vec<_>>>()?)?;
            quota.times(ramp(plan, person, period)?)?
        }
        // The pool's quota is the pool's, whoever was there and however long.
        _ => match terms.iter().rfind(|term| period.within(term.days).is_some()).or(terms.last()) {
            Some(term) => term.quota(person, component, plan)?.times(part_of_year)?,
            None => Ratio::ZERO,
        },
    };
    Some(vec![Window { index, days: period, period, target: Ratio::sum(full)?, quota }])
}

/// The share of an own quota that counts in some days, by the months of service that they fall into.
fn ramp(plan: &PlanRules, person: &PersonalPlan, days: Days) -> Option<Ratio> {
    let (Some(joined), false) = (person.joined, plan.ramp.is_empty()) else { return Some(Ratio::ONE) };
    let days = days.within(Days { first: joined, last: days.last })?;
    let mut counted = Ratio::ZERO;
    let mut rest = days.count();
    for month in &plan.ramp {
        let Some(both) = service_month(joined, month.month).and_then(|month| month.within(days)) else { continue };
        rest -= both.count();
        counted = counted.plus(Ratio::whole(both.count()).times(month.quota)?)?;
    }
    counted.plus(Ratio::whole(rest))?.over(Ratio::whole(days.count()))
}

/// The days of a month of service, counted from 1.
pub(super) fn service_month(joined: Date, month: u8) -> Option<Days> {
    let start = joined.checked_add((i64::from(month) - 1).months()).ok()?;
    let next = joined.checked_add(i64::from(month).months()).ok()?;
    Some(Days { first: start, last: next.yesterday().ok()? })
}
