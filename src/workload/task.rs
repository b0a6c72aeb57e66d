//! A piece of work that somebody asks for: what it takes, day by day, and what makes room for it (C15).

use std::iter::Sum;

use jiff::Zoned;
use jiff::civil::Date;

use super::known::preparation_days;
use super::{Catalogue, Kind};
use crate::model::{Calendar, Effort};

/// One more activity of a kind, on a deal.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// Its kind.
    pub kind: &'a Kind,
    /// Its preparation: half of its kind's where it repeats a demo (C3).
    pub preparation: Effort,
    /// The way there and back, where it is one at the customer's.
    pub travel: Effort,
    /// The customer whom it is for, where that is known.
    pub account: Option<&'a str>,
}

impl<'a> Task<'a> {
    /// Everything that can be asked for, in the catalogue's order.
    pub fn all(catalogue: &'a Catalogue) -> impl Iterator<Item = Task<'a>> {
        let kinds = catalogue.kinds().iter().filter(|kind| kind.can_be_asked());
        kinds.map(|kind| Task {
            kind,
            preparation: kind.preparation(),
            travel: catalogue.travel_to(&kind.id),
            account: None,
        })
    }

    /// That of a kind; `None` where it is no kind that can be asked for.
    pub fn of(catalogue: &'a Catalogue, kind: &str) -> Option<Task<'a>> {
        Task::all(catalogue).find(|task| task.kind.id == kind)
    }

    /// What is asked for unless somebody says otherwise: the tailored demo; without it another demo, else what comes first.
    pub fn usual(catalogue: &'a Catalogue) -> Option<Task<'a>> {
        let demo = || Task::all(catalogue).find(|task| task.kind.demo);
        Task::of(catalogue, "demo").or_else(demo).or_else(|| Task::all(catalogue).next())
    }

    /// All that it takes.
    pub fn hours(&self) -> Effort {
        self.preparation + self.kind.delivery() + self.kind.follow_up() + self.travel
    }

    /// What it takes of each day if it starts then: as the known load has it of an activity (F1).
    pub fn days(&self, start: &Zoned, calendar: &Calendar, today: Date) -> Vec<(Date, Effort)> {
        let date = start.date();
        let preparation = preparation_days(calendar, date, Some(today)).into_iter().enumerate();
        let preparation = preparation.map(|(half, day)| (day, self.preparation.share(half, 2)));
        let there = [(date, self.kind.delivery() + self.travel)];
        let after = [(calendar.add_working_days(date, 1), self.kind.follow_up())];
        preparation.chain(there).chain(after).filter(|(_, effort)| *effort > Effort::ZERO).collect()
    }
}

/// What a week has for one more task, in the order in which it is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Hours that neither known nor likely work takes.
    pub free: Effort,
    /// Likely work of open deals that nobody scheduled.
    pub expected: Effort,
    /// Internal work that lies ahead.
    pub internal: Effort,
}

/// What one more task moves (C15): never a meeting with a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Displaced {
    /// Expected, unscheduled work: it moves first.
    pub expected: Effort,
    /// Internal work.
    pub internal: Effort,
    /// What nothing makes room for: over the capacity.
    pub over: Effort,
}

impl Displaced {
    /// What so many hours move in a week.
    pub fn by(asked: Effort, room: &Room) -> Displaced {
        let left = asked.above(room.free);
        let expected = left.at_most(room.expected);
        let internal = (left - expected).at_most(room.internal);
        Displaced { expected, internal, over: left - expected - internal }
    }
}

impl Sum for Displaced {
    fn sum<I: Iterator<Item = Displaced>>(parts: I) -> Displaced {
        let add = |sum: Displaced, part: Displaced| Displaced {
            expected: sum.expected + part.expected,
            internal: sum.internal + part.internal,
            over: sum.over + part.over,
        };
        parts.fold(Displaced::default(), add)
    }
}
