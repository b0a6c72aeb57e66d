//! Objectives measured from what the portfolio verifies: the technical outcome, the hand-off, a reference (C24). Never by volume.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::super::handoff::Handing;
use super::Desk;
use crate::handoff::{Proof, State};
use crate::incentive::{Account, Days, Fact, FactState, Kind, Measured, Tallies, Tally};
use crate::model::{ActivityStatus, Deal, Field, Meaning, Outcome, TechnicalOutcome};

/// Working days from the close within which the technical outcome is recorded (F6).
const OUTCOME_WITHIN: i32 = 5;

/// Working days from the close within which a deal is handed over (F6).
const HANDED_OVER_WITHIN: i32 = 10;

impl Desk<'_> {
    /// The results of every period begun that the portfolio verifies; none before the whole pipeline was read.
    pub(super) fn measured(&self, account: &Account) -> Tallies {
        let mut tallies = Tallies::new();
        if self.records.pipeline_at.is_none() {
            return tallies;
        }
        let today = self.question.now.date();
        for component in account.components.iter().filter(|one| one.rules.kind == Kind::Objectives) {
            for window in component.windows.iter().filter(|window| window.days.first <= today) {
                let period = account.year.name(component.rules.measure.period, window.index);
                for item in &component.rules.objectives {
                    let facts = self.facts(item.measured, window.days);
                    tallies.insert((period.clone(), item.id.clone()), Tally { facts });
                }
            }
        }
        tallies
    }

    fn facts(&self, measured: Measured, days: Days) -> Vec<Fact> {
        let deals = || self.records.deals.iter().filter(|deal| self.may_be_mine(deal));
        match measured {
            Measured::Stated => Vec::new(),
            Measured::TechnicalOutcome => deals().filter_map(|deal| self.technical(deal, days)).collect(),
            Measured::Handoffs => deals().filter_map(|deal| self.handed_over(deal, days)).collect(),
            Measured::Reference => self.references(days),
        }
    }

    /// Whether the person is a deal's SE, or nobody read who is.
    fn may_be_mine(&self, deal: &Deal) -> bool {
        match &deal.se {
            Field::Known(se, _) => se.is(self.me.person.name()),
            Field::Blank(_) => false,
            _ => true,
        }
    }

    /// The day on which a deal ended, if that lies within some days and what it asks for is due by today.
    fn due(&self, deal: &Deal, days: Days, within: i32) -> Option<Date> {
        let close = deal.close.known().copied().filter(|close| days.hold(*close))?;
        let due = self.grounds.settings.house.add_working_days(close, within);
        (due < self.question.now.date()).then_some(due)
    }

    /// A deal with an evaluation that closed: done where a technical win was recorded in time.
    fn technical(&self, deal: &Deal, days: Days) -> Option<Fact> {
        if !matches!(deal.outcome(), Outcome::Won | Outcome::Lost) {
            return None;
        }
        let due = self.due(deal, days, OUTCOME_WITHIN)?;
        let recorded = deal.date(Meaning::TechnicalOutcomeDate);
        let state = match &deal.technical {
            _ if deal.se.known().is_none() => FactState::Unknown,
            Field::Known(TechnicalOutcome::Won, _) => match recorded {
                Field::Known(day, _) if *day <= due => FactState::Done,
                Field::Known(..) | Field::Blank(_) => FactState::Missed,
                _ => FactState::Unknown,
            },
            Field::Known(TechnicalOutcome::NotStarted, _) | Field::Blank(_) => match self.was_evaluated(deal) {
                Some(true) => FactState::Missed,
                Some(false) => return None,
                None => FactState::Unknown,
            },
            Field::Known(..) => FactState::Missed,
            _ => FactState::Unknown,
        };
        let sources = [deal.technical.source(), recorded.source()].into_iter().flatten().cloned().collect();
        Some(Fact { name: deal.name.clone(), state, sources })
    }

    /// Whether a proof of concept was held or planned on a deal; `None` where not all of its activities were read.
    fn was_evaluated(&self, deal: &Deal) -> Option<bool> {
        let catalogue = &self.grounds.settings.catalogue;
        let mut poc = self
            .records
            .about(deal)
            .filter(|one| one.status != ActivityStatus::Cancelled && catalogue.kind_of(one).is_poc());
        match poc.next() {
            Some(_) => Some(true),
            None => self.records.activities_read_of(deal).then_some(false),
        }
    }

    /// A won deal: done where it was handed over by the end of the last day for it, by what the CRM alone verifies.
    fn handed_over(&self, deal: &Deal, days: Days) -> Option<Fact> {
        if deal.outcome() != Outcome::Won {
            return None;
        }
        let due = self.due(deal, days, HANDED_OVER_WITHIN)?;
        let then = end_of(due, &self.question.now)?;
        let handing = Handing::at(self.grounds, self.question, self.records, deal, &then, None)?;
        let readiness = handing.readiness();
        let open = readiness.items.iter().filter(|one| one.item.required && !one.is_done());
        let missed: Vec<_> = open.clone().filter(|one| one.state != State::Unknown).collect();
        let state = match () {
            () if deal.se.known().is_none() => FactState::Unknown,
            () if readiness.is_proved() => FactState::Done,
            () if missed.is_empty() && open.clone().next().is_some() => FactState::Unknown,
            () => FactState::Missed,
        };
        let shown = match state {
            FactState::Done => readiness.items.iter().filter(|one| one.item.proof == Some(Proof::Required)).collect(),
            FactState::Missed => missed,
            FactState::Unknown => Vec::new(),
        };
        let mut sources: Vec<_> = shown.into_iter().flat_map(|one| one.evidence.iter().cloned()).collect();
        sources.extend(sources.is_empty().then(|| deal.source().cloned()).flatten());
        Some(Fact { name: deal.name.clone(), state, sources })
    }

    /// Reference calls held in the days in which the person took part. That there is none on record is no "no".
    fn references(&self, days: Days) -> Vec<Fact> {
        let now = &self.question.now;
        let held = self.records.activities.iter().filter(|one| {
            let day = one.start.known().filter(|start| *start <= now).map(|start| one.date_in(start, now.time_zone()));
            one.status == ActivityStatus::Scheduled
                && day.is_some_and(|day| days.hold(day))
                && one.participants.iter().any(|person| person.is(self.me.person.name()))
                && self.grounds.settings.catalogue.kind_of(one).id == "reference_call"
        });
        let fact = |one: &crate::model::Activity| Fact {
            name: one.title.clone(),
            state: FactState::Done,
            sources: vec![one.source.clone()],
        };
        held.map(fact).collect()
    }
}

/// The last second of a day in the report's zone.
fn end_of(day: Date, now: &Zoned) -> Option<Zoned> {
    let next = day.tomorrow().ok()?.to_zoned(now.time_zone().clone()).ok()?;
    next.checked_sub(1.second()).ok()
}
