//! What was reached of objectives: measured from verified facts where that can be, else what the person states (C24).

use std::collections::BTreeMap;

use crate::model::{Ratio, Source};
use crate::settings::{Reached, Stated};

/// How one fact that an objective asks for stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactState {
    /// It is there.
    Done,
    /// It is known not to be there.
    Missed,
    /// No page that was read says so; never done.
    Unknown,
}

/// A fact that an objective asks for, with where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The deal, or what was held.
    pub name: String,
    /// How it stands.
    pub state: FactState,
    /// Where it was read.
    pub sources: Vec<Source>,
}

/// The facts of an objective in one period, those that are due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// One for each deal that counts.
    pub facts: Vec<Fact>,
}

impl Tally {
    /// How many facts stand so.
    pub fn count(&self, state: FactState) -> usize {
        self.facts.iter().filter(|fact| fact.state == state).count()
    }

    /// The share that is done, at least; `None` where nothing is due.
    pub fn share(&self) -> Option<Ratio> {
        let of = |count: usize| i128::try_from(count).ok();
        Ratio::new(of(self.count(FactState::Done))?, of(self.facts.len())?)
    }

    /// Whether something is due, and nothing of it is unknown.
    pub fn is_whole(&self) -> bool {
        !self.facts.is_empty() && self.count(FactState::Unknown) == 0
    }
}

/// Measured results by period (`2026-Q3`) and objective.
pub type Tallies = BTreeMap<(String, String), Tally>;

/// What counts of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Result<'a> {
    /// The facts; at least so much, where some are not known.
    Measured(&'a Tally),
    /// What the person states.
    Stated(&'a Stated),
}

impl<'a> Result<'a> {
    /// Facts that are all known count before any word; a word counts before facts of which some are missing.
    pub(super) fn of(measured: Option<&'a Tally>, stated: Option<&'a Stated>) -> Option<Result<'a>> {
        match (measured.filter(|tally| !tally.facts.is_empty()), stated) {
            (Some(tally), _) if tally.is_whole() => Some(Result::Measured(tally)),
            (_, Some(stated)) => Some(Result::Stated(stated)),
            (tally, None) => tally.map(Result::Measured),
        }
    }

    /// What was reached.
    pub(super) fn reached(self) -> Option<Reached> {
        match self {
            Result::Measured(tally) => tally.share().map(Reached::Share),
            Result::Stated(stated) => Some(stated.reached),
        }
    }
}
