//! An activity: a meeting, call, demo or task, as understood from its pages.

use std::cell::Cell;

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Deal, Effort, Field, Person, RecordKey, Source};

/// How an activity stands, as far as load and evidence care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActivityStatus {
    /// Planned, under way or done; time tells which.
    #[default]
    Scheduled,
    /// Called off: no load, no evidence.
    Cancelled,
    /// The customer did not come: preparation was spent all the same (C3).
    NoShow,
}

/// A deal that an activity is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DealLink {
    /// The deal's identity.
    pub key: RecordKey,
    /// Its name.
    pub name: String,
    /// Its account: what tells deals of one name apart where no id is known.
    pub account: Option<String>,
}

/// An activity with what is known of it.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its identity.
    pub key: RecordKey,
    /// Its title as shown.
    pub title: String,
    /// The CRM's type, as shown.
    pub type_text: String,
    /// The CRM's sub-type, as shown.
    pub sub_type_text: String,
    /// How it stands.
    pub status: ActivityStatus,
    /// When it starts, in the CRM user's zone.
    pub start: Field<Zoned>,
    /// How long it takes, where the CRM says so and the length is that of a working session (above 0, below 24 h).
    pub length: Option<Effort>,
    /// Whole-day entries, and anything of 24 h or more.
    pub all_day: bool,
    /// When it ends, where known; used for leave.
    pub end: Option<Zoned>,
    /// Where it takes place, as shown.
    pub place: String,
    /// Who takes part, by name.
    pub participants: Vec<Person>,
    /// The user it belongs to.
    pub owner: Option<Person>,
    /// The deals it is about.
    pub deals: Vec<DealLink>,
    /// Accounts it is about, by name: its own subjects and those of its deals.
    pub accounts: Vec<String>,
    /// Where its title was read.
    pub source: Source,
    /// Its kind, once it was asked for.
    pub kind: Told,
}

/// The place of an activity's kind in a catalogue, kept beside the texts that tell it: it is asked for many times in a report.
#[derive(Debug, Default)]
pub struct Told(Cell<Option<(u64, Option<usize>)>>);

impl Clone for Told {
    /// Nothing: a copy may be given other texts.
    fn clone(&self) -> Told {
        Told::default()
    }
}

impl Told {
    /// What is kept of the catalogue of this number, else what `tell` says.
    pub(crate) fn of(&self, catalogue: u64, tell: impl FnOnce() -> Option<usize>) -> Option<usize> {
        match self.0.get() {
            Some((number, place)) if number == catalogue => place,
            _ => {
                let place = tell();
                self.0.set(Some((catalogue, place)));
                place
            }
        }
    }
}

impl DealLink {
    /// A link to this deal.
    pub fn to(deal: &Deal) -> DealLink {
        DealLink { key: deal.key.clone(), name: deal.name.clone(), account: deal.account.known().cloned() }
    }

    /// Whether it is a link to this deal as it is now.
    pub fn is_to(&self, deal: &Deal) -> bool {
        (&self.key, &self.name, self.account.as_ref()) == (&deal.key, &deal.name, deal.account.known())
    }

    /// Whether it is this deal: by its id, and where neither has one by name and account.
    pub fn is(&self, deal: &Deal) -> bool {
        match (&self.key.id, &deal.key.id) {
            (Some(own), Some(id)) => own == id,
            (None, None) => self.name == deal.name && self.account.as_ref() == deal.account.known(),
            _ => false,
        }
    }

    /// What tells the deal apart from others of its origin: its id, else its name and account.
    pub fn identity(&self) -> String {
        identity(&self.key, &self.name, self.account.as_deref())
    }
}

/// The text of a deal's identity.
pub(super) fn identity(key: &RecordKey, name: &str, account: Option<&str>) -> String {
    match &key.id {
        Some(id) => id.to_string(),
        None => format!("{name}\n{}", account.unwrap_or_default()),
    }
}

impl Activity {
    /// The day of one of its times in `zone`. A whole-day entry keeps the day that the CRM's user sees.
    pub fn date_in(&self, time: &Zoned, zone: &TimeZone) -> Date {
        if self.all_day { time.date() } else { time.with_time_zone(zone.clone()).date() }
    }
}
