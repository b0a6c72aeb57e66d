//! Workload of sales engineers: the catalogue of activities, known load by week, capacity and bands.

mod calendar;
mod catalogue;
mod coverage;
mod expected;
mod inflow;
mod known;
mod outlook;
mod profile;
mod slots;
mod task;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::{Message, Problem};
use crate::model::{Calendar, Effort, Person, RecordKey, iso_week_monday};
use crate::settings::{Shape, Unit, settings};

pub use calendar::{Less, WorkingTime, seen_days, worked};
pub use catalogue::{Catalogue, Kind};
pub use coverage::{
    Book, Drift, Leads, MOST_HOURS, at_risk, fewest_with_most, hours_by_rep, planned_at_risk, together_by_rep,
};
pub use expected::{Ask, DealLoad, Done, Horizon, KnownOfDeal, Outstanding, furthest, hours_of, together};
pub use inflow::{Came, Inflow, ReachedBy, hours_per_deal, known_until, ordinary_capacity, people_needed};
pub use known::{Diary, Part, Piece, parts};
pub use outlook::{Asking, Memory, Outlook, Pipeline};
pub use profile::{Profile, Profiles, Step};
pub use slots::Agenda;
pub use task::{Displaced, Room, Task};

settings! {
    /// Upper ends of the bands as shares of the capacity (C9).
    pub struct Bands {
        /// Below it a week has room.
        room: f64 = Shape::Number(Unit::Share, 0.0, 10.0),
        /// Below it a week is healthy.
        healthy: f64 = Shape::Number(Unit::Share, 0.0, 10.0),
        /// Below it a week is stretched, from it on overloaded.
        stretched: f64 = Shape::Number(Unit::Share, 0.0, 10.0),
    }

    /// How many reps one SE serves (C10).
    pub struct RepSettings {
        /// The fewest that are common.
        pub low: i32 = Shape::Whole(Unit::Count, 1, 100),
        /// The most that are common.
        pub high: i32 = Shape::Whole(Unit::Count, 1, 100),
        /// The most, where tasks are few and short.
        pub most: i32 = Shape::Whole(Unit::Count, 1, 100),
        /// Hours a week from which on a rep counts as served.
        pub hours: f64 = Shape::Number(Unit::Hours, 0.0, 40.0),
        /// Weeks back over which these hours are taken.
        pub weeks: i32 = Shape::Whole(Unit::Weeks, 1, 52),
    }

    /// Work on customers after the close (C11).
    pub struct DriftSettings {
        /// The share of working hours that is drawn as a line.
        pub line: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Days back that it is taken over.
        pub days: i32 = Shape::Whole(Unit::Days, 7, 366),
        /// Days after the close during which nothing is drift.
        pub grace: i32 = Shape::Whole(Unit::Days, 0, 366),
    }

    /// Working time and limits (F4).
    pub struct LoadSettings {
        /// Share of the working time that goes to work other than for customers.
        pub overhead: f64 = Shape::Number(Unit::Share, 0.0, 0.95),
        /// The bands of a week.
        pub bands: Bands = Bands::shape(),
        /// Chance of overload from which on a week is at risk (C9).
        pub at_risk: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Share of the capacity that planning aims at (C10).
        pub target: f64 = Shape::Number(Unit::Share, 0.05, 1.0),
        /// Share of days with an activity below which too little is in the CRM to say.
        pub completeness: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Working days that this share is taken over.
        pub completeness_days: i32 = Shape::Whole(Unit::WorkingDays, 1, 260),
        /// Weeks shown, this one included.
        pub weeks: i32 = Shape::Whole(Unit::Weeks, 1, 13),
        /// Demos of one day; one more is said so, never refused (C9).
        pub demos_per_day: i32 = Shape::Whole(Unit::Count, 1, 20),
        /// Hours kept free before a demo.
        pub buffer_before: f64 = Shape::Number(Unit::Hours, 0.0, 8.0),
        /// Hours kept free after a demo.
        pub buffer_after: f64 = Shape::Number(Unit::Hours, 0.0, 8.0),
        /// POCs of one person at a time (C9).
        pub pocs_at_once: i32 = Shape::Whole(Unit::Count, 1, 100),
        /// Reps of one SE.
        pub reps: RepSettings = RepSettings::shape(),
        /// Weeks back over which new deals are counted (C10).
        pub inflow_weeks: i32 = Shape::Whole(Unit::Weeks, 4, 52),
        /// Days without an activity after which an open deal is quiet (C14).
        pub quiet_days: i32 = Shape::Whole(Unit::Days, 1, 366),
        /// Work on customers after the close.
        pub drift: DriftSettings = DriftSettings::shape(),
        /// Days for which an availability card holds (C1).
        pub card_days: i32 = Shape::Whole(Unit::Days, 1, 60),
    }
}

impl LoadSettings {
    /// That the bands and the numbers of reps rise.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        let Bands { room, healthy, stretched } = self.bands;
        if !(room <= healthy && healthy <= stretched) {
            faults.push(Problem::at("load.bands", Message::new("settings-bands")));
        }
        if !(self.reps.low <= self.reps.high && self.reps.high <= self.reps.most) {
            faults.push(Problem::at("load.reps", Message::new("settings-reps")));
        }
    }
}

/// How full a week is. Nobody is ever called spare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Band {
    Room,
    Healthy,
    Stretched,
    Overloaded,
}

impl Band {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Band::Room => "room",
            Band::Healthy => "healthy",
            Band::Stretched => "stretched",
            Band::Overloaded => "overloaded",
        }
    }
}

/// One week of one person.
pub struct Week<'a> {
    /// Its Monday.
    pub monday: Date,
    /// Known load: customer work, and overhead work beyond the overhead share.
    pub known: Effort,
    /// Work of overhead kinds that the overhead share covers.
    pub in_overhead: Effort,
    /// What one deal takes of it.
    pub deal: Effort,
    /// Hours for customer work.
    pub capacity: Effort,
    /// Working hours, and what is taken from them.
    pub time: WorkingTime<'a>,
    /// Every part, in order of day.
    pub parts: Vec<Part<'a>>,
}

impl Bands {
    /// The load from which on a week is overloaded.
    pub fn overload(&self, capacity: Effort) -> Effort {
        Effort::hours(capacity.in_hours() * self.stretched)
    }
}

impl Week<'_> {
    /// The band of this week at a load (C9): the known one, or, with the outlook, the median.
    pub fn band(&self, load: Effort, bands: &Bands) -> Band {
        // To the second, as the chance of overload has it: 80 % of 28 h are 22.4 h, whatever binary fractions make of it.
        let below = |share: f64| load < Effort::hours(self.capacity.in_hours() * share);
        match () {
            () if load == Effort::ZERO || below(bands.room) => Band::Room,
            () if below(bands.healthy) => Band::Healthy,
            () if below(bands.stretched) => Band::Stretched,
            () => Band::Overloaded,
        }
    }
}

/// The coming weeks of a person by their calendar, this week first, with what `deal` takes of them.
pub fn weeks<'a>(
    person: &Person,
    diary: impl Into<Diary<'a>>,
    deal: Option<&RecordKey>,
    catalogue: &'a Catalogue,
    settings: &LoadSettings,
    calendar: &'a Calendar,
    now: &jiff::Zoned,
) -> Vec<Week<'a>> {
    let diary = diary.into();
    let all = parts(person, diary.clone(), catalogue, calendar, now);
    weeks_of(person, &diary, &all, deal, catalogue, settings, calendar, now)
}

/// The same of parts that are known already.
#[allow(clippy::too_many_arguments)]
pub fn weeks_of<'a>(
    person: &Person,
    diary: &Diary<'a>,
    all: &[Part<'a>],
    deal: Option<&RecordKey>,
    catalogue: &'a Catalogue,
    settings: &LoadSettings,
    calendar: &'a Calendar,
    now: &jiff::Zoned,
) -> Vec<Week<'a>> {
    let absences = calendar::absences_of(person, diary, catalogue);
    let first = iso_week_monday(now.date());
    let mondays = (0..settings.weeks).filter_map(|week| first.checked_add((week * 7).days()).ok());
    mondays
        .map(|monday| {
            let days = monday..=monday.saturating_add(6.days());
            let parts: Vec<Part> = all.iter().filter(|part| days.contains(&part.date)).cloned().collect();
            let sum =
                |overhead: bool| parts.iter().filter(|part| part.overhead == overhead).map(|part| part.effort).sum();
            let time =
                calendar::working_time((monday, monday.saturating_add(6.days())), calendar, &absences, now.time_zone());
            let overhead = Effort::hours(time.available.in_hours() * settings.overhead);
            let in_overhead = Effort::at_most(sum(true), overhead);
            let customer: Effort = sum(false);
            Week {
                monday,
                known: customer + Effort::above(sum(true), overhead),
                in_overhead,
                deal: parts.iter().map(|part| part.share_of(deal)).sum(),
                capacity: time.available - overhead,
                time,
                parts,
            }
        })
        .collect()
}
