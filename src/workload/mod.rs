//! Workload of sales engineers: the catalogue of activities, known load by week, capacity and bands.

mod calendar;
mod catalogue;
mod known;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::{Message, Problem};
use crate::model::{Calendar, Effort, Person, RecordKey, iso_week_monday};
use crate::settings::{Shape, Unit, settings};

pub use calendar::{Less, WorkingTime, seen_days};
pub use catalogue::{Catalogue, Kind};
pub use known::{Diary, Part, Piece, parts};

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

    /// Working time and limits (F4).
    pub struct LoadSettings {
        /// Share of the working time that goes to work other than for customers.
        pub overhead: f64 = Shape::Number(Unit::Share, 0.0, 0.95),
        /// The bands of a week.
        pub bands: Bands = Bands::shape(),
        /// Share of days with an activity below which too little is in the CRM to say.
        pub completeness: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Working days that this share is taken over.
        pub completeness_days: i32 = Shape::Whole(Unit::WorkingDays, 1, 260),
        /// Weeks shown, this one included.
        pub weeks: i32 = Shape::Whole(Unit::Weeks, 1, 13),
    }
}

impl LoadSettings {
    /// That the bands rise.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        let Bands { room, healthy, stretched } = self.bands;
        if !(room <= healthy && healthy <= stretched) {
            faults.push(Problem::at("load.bands", Message::new("settings-bands")));
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

impl Week<'_> {
    /// The band of this week's known load.
    pub fn band(&self, bands: &Bands) -> Band {
        let load = self.known.in_hours();
        let capacity = self.capacity.in_hours();
        let below = |share: f64| load < capacity * share;
        match () {
            () if load == 0.0 || below(bands.room) => Band::Room,
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
    let all = parts(person, diary, catalogue, calendar, now);
    let absences = calendar::absences_of(person, diary, catalogue);
    let first = iso_week_monday(now.date());
    let mondays = (0..settings.weeks).filter_map(|week| first.checked_add((week * 7).days()).ok());
    mondays
        .map(|monday| {
            let parts: Vec<Part> = all.iter().filter(|part| iso_week_monday(part.date) == monday).cloned().collect();
            let sum =
                |overhead: bool| parts.iter().filter(|part| part.overhead == overhead).map(|part| part.effort).sum();
            let time = calendar::working_time(monday, calendar, &absences, now.time_zone());
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
