//! New deals that nobody knows yet, by how many came before (C10): what they take of somebody's weeks, and of how many people.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::{Outlook, Pipeline, Step};
use crate::model::{Calendar, Deal, Effort, Outcome, Stage};
use crate::outlook::Segment;
use crate::settings::Settings;

/// What says that a deal had reached discovery by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachedBy {
    /// The first of an SE's tasks for it was held.
    Held,
    /// The week's look at the pipeline showed it there for the first time.
    Seen,
    /// It was created; only later did it become more than a lead, nobody knows when.
    Created,
}

/// A deal that came.
#[derive(Clone, Copy, Debug)]
pub struct Came<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// The day on which it reached discovery, as far as anybody knows.
    pub on: Date,
    /// What says so.
    pub by: ReachedBy,
    /// Hours that such a deal takes in the mean, lost ones included (F2).
    pub hours: f64,
}

/// The deals that came to some people in the last weeks.
pub struct Inflow<'a> {
    /// Each of them, in the order of the portfolio.
    pub came: Vec<Came<'a>>,
    /// The weeks that they were counted over.
    pub weeks: f64,
    /// Deals that may have come in these weeks, too: nothing says when they reached discovery.
    pub undated: usize,
}

impl<'a> Inflow<'a> {
    /// Of these deals; `None` where of none of them it is known when it reached discovery.
    pub fn of(deals: &[&'a Deal], pipeline: &Pipeline, settings: &Settings, now: &Zoned) -> Option<Inflow<'a>> {
        let (today, weeks) = (now.date(), settings.load.inflow_weeks);
        let before = today.saturating_sub((i64::from(weeks) * 7).days());
        let tasks = tasks(settings);
        let mut inflow = Inflow { came: Vec::new(), weeks: f64::from(weeks), undated: 0 };
        let mut dated = 0_usize;
        for deal in deals {
            let Some((on, by)) = reached(deal, pipeline, settings, &tasks, now) else {
                inflow.undated += usize::from(may_have_come(deal, before));
                continue;
            };
            dated += 1;
            if on > before && on <= today {
                let segment = deal.amount.known().and_then(|amount| settings.pipeline.segment(*amount));
                let segment = segment.unwrap_or(Segment::Mid);
                let hours = hours_per_deal(segment, pipeline.is_expansion(deal), settings);
                inflow.came.push(Came { deal, on, by, hours });
            }
        }
        (dated > 0).then_some(inflow)
    }

    /// Of several people together.
    pub fn of_all<'i>(inflows: impl Iterator<Item = &'i Inflow<'a>>) -> Option<Inflow<'a>>
    where
        'a: 'i,
    {
        inflows.fold(None, |sum: Option<Inflow<'a>>, one| {
            let mut sum = sum.unwrap_or(Inflow { came: Vec::new(), weeks: one.weeks, undated: 0 });
            sum.came.extend_from_slice(&one.came);
            sum.undated += one.undated;
            Some(sum)
        })
    }

    /// Deals a week.
    pub fn per_week(&self) -> f64 {
        f64::from(self.count()) / self.weeks
    }

    /// Hours a week that they take.
    pub fn hours_per_week(&self) -> f64 {
        self.came.iter().map(|came| came.hours).sum::<f64>() / self.weeks
    }

    /// The share of the hours if the count were at a quantile of its Poisson distribution.
    pub fn at(&self, share: f64) -> f64 {
        match self.count() {
            0 => 0.0,
            count => f64::from(poisson_quantile(f64::from(count), share)) / f64::from(count),
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.came.len()).unwrap_or(u32::MAX)
    }
}

/// The groups of kinds that an SE does for a deal before the win: each says that the deal has reached discovery.
fn tasks(settings: &Settings) -> BTreeSet<&str> {
    let items = settings.profiles.sizes.iter().flat_map(|size| &size.items);
    let before = items.filter(|item| item.stage != Step::HandOff);
    before.filter_map(|item| settings.catalogue.kind(&item.kind)).map(|kind| kind.group()).collect()
}

/// The first day on which a deal is known to have reached discovery.
fn reached(
    deal: &Deal,
    pipeline: &Pipeline,
    settings: &Settings,
    tasks: &BTreeSet<&str>,
    now: &Zoned,
) -> Option<(Date, ReachedBy)> {
    let held = pipeline.activities_of(deal).iter().find_map(|activity| {
        let start = activity.start.known().filter(|start| *start <= now)?;
        tasks.contains(settings.catalogue.kind_of(activity).group()).then(|| (start.date(), ReachedBy::Held))
    });
    let seen = pipeline.first_seen(deal).map(|week| (week, ReachedBy::Seen));
    // Of a lost deal the day of its creation does not say that it ever was more than a lead.
    let was_more = matches!(deal.outcome(), Outcome::Open | Outcome::Won)
        && deal.stage.known().is_some_and(|stage| *stage > Stage::Lead);
    let created = || deal.created.known().filter(|_| was_more).map(|created| (*created, ReachedBy::Created));
    held.into_iter().chain(seen).min_by_key(|(day, _)| *day).or_else(created)
}

/// Whether a deal of which no day is known may have reached discovery after a day.
fn may_have_come(deal: &Deal, before: Date) -> bool {
    match deal.outcome() {
        Outcome::Open => deal.stage.known().is_some_and(|stage| *stage > Stage::Lead),
        Outcome::Won => deal.close.known().is_none_or(|close| *close > before),
        Outcome::Lost | Outcome::Other | Outcome::Unknown => false,
    }
}

/// What a deal that reaches discovery takes in the mean, lost ones included (F2); that of an existing customer less.
pub fn hours_per_deal(segment: Segment, expansion: bool, settings: &Settings) -> f64 {
    let Some(profile) = settings.profiles.of(segment.id()) else { return 0.0 };
    let of_step = |step: Step| {
        let share = if expansion && step <= Step::Evaluation { settings.profiles.expansion } else { 1.0 };
        profile.hours(step, &settings.catalogue) * share * settings.pipeline.usual_reach(Stage::Discovery, step.stage())
    };
    Step::ALL.into_iter().map(of_step).sum()
}

/// Hours for customers of an ordinary week of somebody with this calendar (C9).
pub fn ordinary_capacity(calendar: &Calendar, overhead: f64) -> Effort {
    Effort::hours(calendar.ordinary_week().in_hours() * (1.0 - overhead))
}

/// People needed for so many hours a week, each with so many hours for customers (C10).
pub fn people_needed(hours: f64, capacity: Effort, target: f64) -> Option<f64> {
    let one = capacity.in_hours() * target;
    (one > 0.0).then(|| hours / one)
}

/// The day on which half of somebody's open deals are expected to be closed: from the week after it on, the deals of their weeks
/// are not known yet (C10). Today where none is open.
pub fn known_until(outlook: &Outlook, calendar: &Calendar, today: Date) -> Date {
    let mut days: Vec<i32> = outlook.asking.iter().map(|asking| asking.ask.days).collect();
    days.sort_unstable();
    let middle = days.len() / 2;
    let at = |place: usize| days.get(place).copied().unwrap_or_default();
    let median =
        if days.len().is_multiple_of(2) && middle > 0 { (at(middle - 1) + at(middle)) / 2 } else { at(middle) };
    // Today is the first of a deal's working days.
    calendar.add_working_days(today, (median - 1).max(0))
}

/// The smallest count that is not exceeded with a chance of at least `share`, of a Poisson distribution.
fn poisson_quantile(mean: f64, share: f64) -> u32 {
    let mut chance = (-mean).exp();
    // Of a mean this large the first chances are too small for a number: start where they are not.
    let (mut sum, mut count) = (chance, 0_u32);
    if chance == 0.0 {
        let normal = mean + if share < 0.5 { -1.281_552 } else { 1.281_552 } * mean.sqrt();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return normal.round().max(0.0) as u32;
    }
    while sum < share && f64::from(count) < 10.0 * mean + 100.0 {
        count += 1;
        chance *= mean / f64::from(count);
        sum += chance;
    }
    count
}
