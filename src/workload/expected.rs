//! Expected load (C8): what open deals will still ask for, week by week, as distributions on a grid of quarter hours.
//!
//! A deal's week is the mixture, over the furthest stage that the deal will have reached (C5), of the sum of its tasks. Each
//! task falls whole into one week of its stage's window, with the share of that window's working days as its chance; what the
//! catalogue spreads takes its share of every week. Nothing is sampled.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Catalogue, Profile, Profiles, Step};
use crate::model::{Calendar, Effort, Ratio, Stage, apportion, iso_week_monday};
use crate::outlook::{Distribution, Market, PipelineSettings, Prospect, Segment, State};

/// Seconds of one step of the grid.
const QUARTER: i64 = 900;

/// The working days of a person from today on, by week: what stages' windows are measured on.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    today: Date,
    /// Working days from today to the end of each week shown.
    until: Vec<f64>,
    /// Working days of an ordinary week.
    per_week: f64,
}

impl Horizon {
    /// The weeks from today's on.
    pub fn of(calendar: &Calendar, today: Date, weeks: usize) -> Horizon {
        let sundays = (0..weeks).map(|week| {
            let days = i64::try_from(week * 7 + 6).unwrap_or(i64::MAX);
            iso_week_monday(today).saturating_add(days.days())
        });
        let days_of_week = calendar.week.iter().filter(|hours| hours.effort() > Effort::ZERO).count();
        Horizon {
            today,
            until: sundays.map(|sunday| f64::from(days_to(calendar, today, sunday))).collect(),
            per_week: f64::from(u32::try_from(days_of_week.max(1)).unwrap_or(1)),
        }
    }

    /// Number of weeks.
    fn weeks(&self) -> usize {
        self.until.len()
    }

    /// The week in which a working day lies, counted from today on; one after the last for what comes later.
    fn week_of(&self, position: f64) -> usize {
        self.until.iter().position(|until| position < *until).unwrap_or(self.weeks())
    }

    /// The share of a window's working days that lies in each week, and last what lies later. A window without a day is the
    /// moment at which it stands.
    fn shares(&self, from: f64, to: f64) -> Vec<f64> {
        let mut shares: Vec<f64> = vec![0.0; self.weeks() + 1];
        if to <= from {
            let week = self.week_of(from);
            shares.iter_mut().skip(week).take(1).for_each(|share| *share = 1.0);
            return shares;
        }
        let starts = std::iter::once(0.0).chain(self.until.iter().copied());
        let ends = self.until.iter().copied().chain([f64::INFINITY]);
        for (share, (start, end)) in shares.iter_mut().zip(starts.zip(ends)) {
            *share = (to.min(end) - from.max(start)).max(0.0) / (to - from);
        }
        shares
    }
}

/// Working days from today to a day, both counted.
fn days_to(calendar: &Calendar, today: Date, last: Date) -> i32 {
    let before = today.yesterday().unwrap_or(today);
    calendar.working_days_between(before, last).max(0)
}

/// An activity of a deal, as far as the deal's profile goes: one meeting that several entered is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done<'a> {
    /// What stands for it in a profile ([`super::Kind::group`]).
    pub group: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Whether it lies ahead.
    pub ahead: bool,
}

/// What is known of a deal's own load: what its expected load must leave room for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownOfDeal<'a> {
    /// Its activities in which an SE takes part, in order of start, none of them called off or missed.
    pub done: Vec<Done<'a>>,
    /// Hours of each week shown.
    pub weeks: Vec<Effort>,
    /// Hours from this week on.
    pub total: Effort,
    /// Whether the customer bought before (F2).
    pub expansion: bool,
}

/// What is still outstanding of one item of the profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Outstanding {
    /// The stage that asks for it.
    pub step: Step,
    /// The kind of activity, by its id.
    pub kind: String,
    /// How many; a part of one takes that part of its hours.
    pub count: f64,
    /// Hours of one.
    pub hours: f64,
    /// The chance that each is needed, once its bundle comes.
    chance: f64,
    /// The bundle that it comes with, by its place.
    bundle: Option<usize>,
    /// Whether its hours are spread evenly.
    spread: bool,
}

/// A piece of work on the grid.
#[derive(Clone, Debug, PartialEq)]
struct Task {
    step: Step,
    quarters: u32,
    chance: f64,
    bundle: Option<usize>,
    /// The week that takes it for certain; `None` for what falls into any week of its stage's window.
    week: Option<usize>,
}

/// What a deal still asks for: everything that its load by week follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What is outstanding, in the order of the profile.
    pub items: Vec<Outstanding>,
    /// The chance of each bundle.
    bundles: Vec<f64>,
    tasks: Vec<Task>,
    /// The share of each step's window in each week, and last what lies later.
    windows: Vec<Vec<f64>>,
    /// Quarter hours that are left below the ceiling in each week.
    room: Vec<i64>,
    /// Steps that the deal reached already: it cannot reach fewer.
    reached: usize,
    /// Weeks from today's to that of the close.
    weeks_to_close: usize,
    /// The profile's ceiling per week.
    pub ceiling: Effort,
    /// Working days from today to the close, both counted.
    pub days: i32,
    per_week: f64,
}

impl Ask {
    /// What a deal asks for still. Of a deal whose size is not known, what a mid-sized one does.
    pub fn of(
        prospect: &Prospect,
        known: &KnownOfDeal,
        profiles: &Profiles,
        pipeline: &PipelineSettings,
        catalogue: &Catalogue,
        calendar: &Calendar,
        horizon: &Horizon,
    ) -> Option<Ask> {
        let segment = prospect.segment.unwrap_or(Segment::Mid);
        let profile = profiles.of(segment.id())?;
        let (mut items, bundles) = outstanding(profile, prospect.stage, known, catalogue);
        for item in items.iter_mut().filter(|item| known.expansion && item.step <= Step::Evaluation) {
            item.hours *= profiles.expansion;
        }
        let share = left_of_profile(profile, &items, &bundles, known, profiles, catalogue);
        items.iter_mut().for_each(|item| item.hours *= share);
        let days = days_to(calendar, horizon.today, prospect.close.date);
        let windows =
            windows(prospect.stage, f64::from(days), profile, |stage| pipeline.usual_days(stage, segment), horizon);
        let ceiling = profile.ceiling();
        let room = |week: usize| {
            let taken = known.weeks.get(week).copied().unwrap_or(Effort::ZERO);
            (ceiling.above(taken)).in_seconds() / QUARTER
        };
        Some(Ask {
            tasks: tasks(&items, &windows),
            items,
            bundles,
            windows,
            room: (0..horizon.weeks()).map(room).collect(),
            reached: Step::ALL.iter().filter(|step| step.stage() <= prospect.stage).count(),
            weeks_to_close: horizon.week_of(f64::from((days - 1).max(0))) + 1,
            ceiling,
            days,
            per_week: horizon.per_week,
        })
    }

    /// Hours until the close if the deal is to be won, in the mean.
    pub fn hours_to_close(&self) -> f64 {
        let before = self.items.iter().filter(|item| item.step != Step::HandOff);
        before.map(|item| item.count * item.hours * self.chance_of(item)).sum()
    }

    /// The chance that an item is needed, its bundle with it.
    pub fn chance_of(&self, item: &Outstanding) -> f64 {
        item.chance * item.bundle.and_then(|bundle| self.bundles.get(bundle)).copied().unwrap_or(1.0)
    }

    /// Whether the work that is left until the close fits below the ceiling in the days that are left (C8).
    pub fn is_supported(&self) -> bool {
        self.hours_to_close() <= self.ceiling.in_hours() * f64::from(self.days) / self.per_week + 1e-9
    }

    /// The load of each week, for each number of steps that the deal reaches.
    pub fn load(&self) -> DealLoad {
        let weeks = 0..self.room.len();
        DealLoad { reached: self.reached, by_week: weeks.map(|week| Levels::of(self.week(week))).collect() }
    }

    /// A week's load by the number of steps reached, those reached already being the fewest. Up to the close the ceiling cuts what
    /// falls into the week; what is over moves past the close: that of the first week into the first week after it, and so on.
    fn week(&self, week: usize) -> Vec<Distribution> {
        let from = week % self.weeks_to_close;
        let taken: i64 = (from..week).step_by(self.weeks_to_close).filter_map(|week| self.room.get(week)).sum();
        let room = self.room.get(week).copied().unwrap_or_default();
        let before = self.sums(from, Step::Discovery..=Step::Negotiation);
        let after = self.sums(week, Step::HandOff..=Step::HandOff);
        let cut = before.iter().map(|load| load.between(taken, taken + room));
        cut.zip(after).map(|(before, after)| before.plus(&after)).collect()
    }

    /// The sum of the tasks of some steps in a week, for each number of steps that the deal can still reach.
    fn sums(&self, week: usize, steps: std::ops::RangeInclusive<Step>) -> Vec<Distribution> {
        let mut sum = Distribution::point(0);
        let mut sums = Vec::with_capacity(Step::ALL.len() + 1);
        for (reached, step) in Step::ALL.into_iter().enumerate() {
            if reached >= self.reached {
                sums.push(sum.clone());
            }
            if steps.contains(&step) {
                sum = self.add_step(sum, step, week);
            }
        }
        sums.push(sum);
        sums
    }

    fn add_step(&self, mut sum: Distribution, step: Step, week: usize) -> Distribution {
        let of_step = || self.tasks.iter().filter(move |task| task.step == step);
        let add = |sum: Distribution, task: &Task| match self.chance_in(task, week) {
            0.0 => sum,
            chance => sum.or_more(task.quarters, chance),
        };
        sum = of_step().filter(|task| task.bundle.is_none()).fold(sum, add);
        for (bundle, chance) in self.bundles.iter().enumerate() {
            let of_bundle = of_step().filter(|task| task.bundle == Some(bundle));
            let together = of_bundle.fold(Distribution::point(0), add);
            if together != Distribution::point(0) {
                let either = [(1.0 - chance, Distribution::point(0)), (*chance, together)];
                sum = Distribution::mixture(&either).map_or(sum.clone(), |either| sum.plus(&either));
            }
        }
        sum
    }

    fn chance_in(&self, task: &Task, week: usize) -> f64 {
        match task.week {
            Some(own) if own == week => task.chance,
            Some(_) => 0.0,
            None => {
                let shares = self.windows.get(task.step as usize);
                task.chance * shares.and_then(|shares| shares.get(week)).copied().unwrap_or_default()
            }
        }
    }
}

/// The load of a deal: for each week, and each number of steps that it can still reach, a distribution in quarter hours.
#[derive(Clone, Debug, PartialEq)]
pub struct DealLoad {
    reached: usize,
    by_week: Vec<Levels>,
}

/// A week's load by the number of steps reached, each with its mean; none where the deal asks for nothing in the week.
#[derive(Clone, Debug, PartialEq)]
struct Levels(Vec<(Distribution, f64)>);

impl Levels {
    fn of(levels: Vec<Distribution>) -> Levels {
        let nothing = Distribution::point(0);
        if levels.iter().all(|level| *level == nothing) {
            return Levels(Vec::new());
        }
        let with_mean = |level: Distribution| {
            let mean = level.mean();
            (level, mean)
        };
        Levels(levels.into_iter().map(with_mean).collect())
    }
}

impl AsRef<DealLoad> for DealLoad {
    fn as_ref(&self) -> &DealLoad {
        self
    }
}

impl DealLoad {
    /// The load of a week by the furthest stage: a mixture of the given chances.
    pub fn week(&self, week: usize, furthest: &[f64; 6]) -> Distribution {
        self.asked(week, furthest).unwrap_or_else(|| Distribution::point(0))
    }

    /// The same; `None` where the deal asks for nothing in the week.
    fn asked(&self, week: usize, furthest: &[f64; 6]) -> Option<Distribution> {
        let levels = self.by_week.get(week)?.0.iter().map(|(level, _)| level);
        let parts: Vec<(f64, &Distribution)> =
            furthest.iter().copied().skip(self.reached).zip(levels).filter(|(chance, _)| *chance > 0.0).collect();
        Distribution::mixture(&parts)
    }

    /// The mean of each week over all states of the market, in quarter hours.
    pub fn means(&self, prospect: &Prospect, market: &Market) -> Vec<f64> {
        let states: Vec<(f64, [f64; 6])> =
            market.states().map(|state| (state.weight, furthest_in(prospect, state))).collect();
        let mean = |Levels(levels): &Levels| {
            let in_state = |(weight, furthest): &(f64, [f64; 6])| {
                let reached = furthest.iter().skip(self.reached);
                weight * reached.zip(levels).map(|(chance, (_, mean))| chance * mean).sum::<f64>()
            };
            states.iter().map(in_state).sum()
        };
        self.by_week.iter().map(mean).collect()
    }
}

fn furthest_in(prospect: &Prospect, state: &State) -> [f64; 6] {
    furthest(prospect, state.chance(prospect.p()))
}

/// The chances that a deal won with chance `p` reaches none of the steps, the first at most, and so on to the win (C5).
pub fn furthest(prospect: &Prospect, p: f64) -> [f64; 6] {
    let reached = |count: usize| match Step::ALL.get(count) {
        Some(step) => prospect.reach(step.stage(), p),
        None => 0.0,
    };
    std::array::from_fn(|count| {
        let at_least = if count == 0 { 1.0 } else { reached(count - 1) };
        (at_least - reached(count)).max(0.0)
    })
}

/// The sum of deals in each of so many weeks over all states of the market: within a state the deals are independent (C7).
pub fn together<L: AsRef<DealLoad>>(deals: &[(L, &Prospect)], market: &Market, weeks: usize) -> Vec<Distribution> {
    // How far each deal comes does not depend on the week.
    let furthest_of =
        |state: &State| -> Vec<[f64; 6]> { deals.iter().map(|(_, prospect)| furthest_in(prospect, state)).collect() };
    let states: Vec<(f64, Vec<[f64; 6]>)> = market.states().map(|state| (state.weight, furthest_of(state))).collect();
    let in_week = |week: usize| {
        let in_state = |(weight, furthest): &(f64, Vec<[f64; 6]>)| {
            let asked =
                deals.iter().zip(furthest).filter_map(|((load, _), reached)| load.as_ref().asked(week, reached));
            (*weight, Distribution::sum(asked))
        };
        let sums: Vec<(f64, Distribution)> = states.iter().map(in_state).collect();
        Distribution::mixture(&sums).unwrap_or_else(|| Distribution::point(0))
    };
    (0..weeks).map(in_week).collect()
}

/// Hours of grid steps.
pub fn hours_of(quarters: i64) -> Effort {
    Effort::seconds(quarters.saturating_mul(QUARTER))
}

fn mean_hours(item: &Outstanding, bundles: &[f64]) -> f64 {
    let bundle = item.bundle.and_then(|bundle| bundles.get(bundle)).copied().unwrap_or(1.0);
    item.count * item.hours * item.chance * bundle
}

/// What of a profile is outstanding at a stage, and the chance of each bundle.
///
/// An activity takes off one item of its group, whatever its hours: one that lies ahead from the deal's stage on, one that was
/// held from the beginning. A bundle of which something was held or is planned comes for certain, and is over once all of its
/// last item was held.
fn outstanding(
    profile: &Profile,
    stage: Stage,
    known: &KnownOfDeal,
    catalogue: &Catalogue,
) -> (Vec<Outstanding>, Vec<f64>) {
    let mut left: Vec<f64> = profile.items.iter().map(|item| item.count).collect();
    let mut bundles: Vec<f64> = profile.bundles.iter().map(|bundle| bundle.chance).collect();
    let mut over = vec![false; bundles.len()];
    let place_of = |bundle: Option<&str>| profile.bundles.iter().position(|one| Some(one.id.as_str()) == bundle);
    let group_of = |kind: &str| catalogue.kind(kind).map(|kind| kind.group());
    for done in &known.done {
        let fits = |index: usize, left: &[f64], from: bool| {
            let item = profile.items.get(index).filter(|item| !from || item.stage.stage() >= stage);
            item.is_some_and(|item| group_of(&item.kind) == Some(done.group))
                && left.get(index).is_some_and(|left| *left > 0.0)
        };
        let first = |from: bool| (0..left.len()).find(|index| fits(*index, &left, from));
        let taken = if done.ahead { first(true).or_else(|| first(false)) } else { first(false) };
        let Some(index) = taken else { continue };
        left.iter_mut().skip(index).take(1).for_each(|left| *left = (*left - 1.0).max(0.0));
        if let Some(bundle) = profile.items.get(index).and_then(|item| place_of(item.bundle.as_deref())) {
            let last = profile.items.iter().rposition(|item| place_of(item.bundle.as_deref()) == Some(bundle));
            let ends = !done.ahead && last == Some(index) && left.get(index) == Some(&0.0);
            for (chance, over) in bundles.iter_mut().zip(&mut over).skip(bundle).take(1) {
                *over |= ends;
                *chance = if *over { 0.0 } else { 1.0 };
            }
        }
    }
    let items = profile.items.iter().zip(left).filter(|(item, left)| *left > 0.0 && item.stage.stage() >= stage);
    let items = items.map(|(item, count)| Outstanding {
        step: item.stage,
        kind: item.kind.clone(),
        count,
        hours: catalogue.hours_of(&item.kind).in_hours(),
        chance: item.chance(),
        bundle: place_of(item.bundle.as_deref()),
        spread: catalogue.kind(&item.kind).is_some_and(|kind| kind.spread),
    });
    (items.collect(), bundles)
}

/// The share of what is outstanding that is still expected: known and expected load together are no more than the profile, unless
/// the known load alone is.
fn left_of_profile(
    profile: &Profile,
    items: &[Outstanding],
    bundles: &[f64],
    known: &KnownOfDeal,
    profiles: &Profiles,
    catalogue: &Catalogue,
) -> f64 {
    let whole: f64 = profile
        .items
        .iter()
        .map(|item| {
            let place = profile.bundles.iter().position(|one| Some(&one.id) == item.bundle.as_ref());
            let bundle = place.and_then(|place| bundles.get(place)).copied().unwrap_or(1.0);
            let chance = profile.chance_of(item.bundle.as_deref()).max(bundle);
            let expansion = known.expansion && item.stage <= Step::Evaluation;
            let share = if expansion { profiles.expansion } else { 1.0 };
            catalogue.hours_of(&item.kind).in_hours() * item.count * item.chance() * chance * share
        })
        .sum();
    let wanted: f64 = items.iter().map(|item| mean_hours(item, bundles)).sum();
    let left = (whole - known.total.in_hours()).max(0.0);
    if wanted > left { left / wanted } else { 1.0 }
}

/// The window of each step: the days to the close, shared by the usual lengths of the stages that are left, and after it the
/// hand-off's.
fn windows(
    stage: Stage,
    days: f64,
    profile: &Profile,
    usual_days: impl Fn(Stage) -> i32,
    horizon: &Horizon,
) -> Vec<Vec<f64>> {
    let length = |step: Step| match step {
        Step::HandOff => 0.0,
        _ if step.stage() < stage => 0.0,
        _ => f64::from(usual_days(step.stage())),
    };
    let all: f64 = Step::ALL.into_iter().map(length).sum();
    let scale = if all > 0.0 { days / all } else { 0.0 };
    let mut from = 0.0;
    let window = |step: Step| match step {
        Step::HandOff => horizon.shares(days, days + f64::from(profile.hand_off_days)),
        _ => {
            let to = from + length(step) * scale;
            let shares = horizon.shares(from, to);
            from = to;
            shares
        }
    };
    Step::ALL.into_iter().map(window).collect()
}

/// The items as tasks on the grid: their hours are put on it together, by largest remainder.
fn tasks(items: &[Outstanding], windows: &[Vec<f64>]) -> Vec<Task> {
    let mut tasks = Vec::new();
    let mut exact = Vec::new();
    let mut add = |item: &Outstanding, hours: f64, week: Option<usize>| {
        let seconds = Effort::hours(hours).in_seconds();
        exact.extend(Ratio::new(i128::from(seconds), i128::from(QUARTER)));
        tasks.push(Task { step: item.step, quarters: 0, chance: item.chance, bundle: item.bundle, week });
    };
    for item in items {
        if item.spread {
            let shares = windows.get(item.step as usize).into_iter().flatten();
            for (week, share) in shares.enumerate().filter(|(_, share)| **share > 0.0) {
                add(item, item.count * item.hours * share, Some(week));
            }
            continue;
        }
        let mut left = item.count;
        while left > 1e-9 {
            add(item, item.hours * left.min(1.0), None);
            left -= 1.0;
        }
    }
    let whole = exact.iter().try_fold(Ratio::ZERO, |sum, part| sum.plus(*part)).and_then(Ratio::round_half_away);
    let shares = whole.and_then(|whole| apportion(i64::try_from(whole).ok()?, &exact)).unwrap_or_default();
    for (task, share) in tasks.iter_mut().zip(shares) {
        task.quarters = u32::try_from(share).unwrap_or_default();
    }
    tasks
}
