//! The records of one origin, and those of before that are as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::Timestamp;

use super::index::Index;
use super::{Rows, activities};
use crate::model::{Activity, Card, Deal, DealLink, People, Person};
use crate::outlook::Calibration;

/// The records of one origin, with what is known about the reading itself.
#[derive(Clone)]
pub struct Records {
    /// Deals by name.
    pub deals: Vec<Deal>,
    /// Activities by start.
    pub activities: Vec<Activity>,
    /// People by name.
    pub people: People,
    /// Our own people: SEs, owners and receivers of deals, owners of activities.
    pub ours: BTreeSet<Person>,
    /// The newest availability card of each person.
    pub cards: Vec<Card>,
    /// How deals came out that stood at a stage in weeks before.
    pub calibration: Calibration,
    /// The newest reading.
    pub newest: Option<Timestamp>,
    /// When the whole pipeline was last read, deals and activities.
    pub pipeline_at: Option<Timestamp>,
    /// Whether the CRM holds activities that can be read.
    pub activities_held: bool,
    /// Whether all activities that the user sees were read.
    pub activities_read: bool,
    /// Whether no adapter knows this CRM.
    pub unknown_crm: bool,
    /// Records whose pages were too large to be read to their end.
    pub stopped: BTreeSet<Rc<str>>,
    pub(super) index: Index,
    /// What each deal and each activity was made of, in their order.
    pub(super) deal_rows: Vec<Rows>,
    pub(super) activity_rows: Vec<activities::Origin>,
    /// The readings that say something of activities.
    pub(super) with_activities: Vec<u64>,
    /// The reading that says how the CRM writes for this user.
    pub(super) written: Option<u64>,
}

/// The records as they were before, for those that are as they were.
#[derive(Default)]
pub(super) struct Before {
    pub(super) deals: BTreeMap<Rows, Deal>,
    pub(super) named: Vec<DealLink>,
    pub(super) activities: Vec<Activity>,
    pub(super) activity_rows: Vec<activities::Origin>,
    pub(super) with_activities: Vec<u64>,
    pub(super) index: Index,
}

impl Before {
    pub(super) fn of(records: Records) -> Before {
        let Records { deals, deal_rows, activities, activity_rows, with_activities, index, .. } = records;
        let named = deals.iter().map(DealLink::to).collect();
        let deals = deal_rows.into_iter().zip(deals).collect();
        Before { deals, named, activities, activity_rows, with_activities, index }
    }
}

impl Records {
    /// Whether all activities of a deal that the user sees were read and are known to be this deal's. An export names deals: of
    /// two with one name and account, neither has its activities before its page was read.
    pub fn activities_read_of(&self, deal: &Deal) -> bool {
        self.activities_read && (deal.key.id.is_some() || !self.index.has_twin(deal))
    }

    /// The activities that a person takes part in, or that are theirs and name nobody, by start.
    pub fn activities_of(&self, person: &Person) -> impl Iterator<Item = &Activity> {
        self.index.of_person(person).iter().filter_map(|place| self.activities.get(*place))
    }

    /// The activities about a deal, by start.
    pub fn about(&self, deal: &Deal) -> impl Iterator<Item = &Activity> {
        self.index.of_deal(deal).iter().filter_map(|place| self.activities.get(*place))
    }

    /// The activities about a deal or its account, by start.
    pub fn around(&self, deal: &Deal) -> impl Iterator<Item = &Activity> {
        self.index.around(deal).into_iter().filter_map(|place| self.activities.get(place))
    }

    /// The deals of a deal's account, itself among them; of a deal without one, all that have none.
    pub fn beside(&self, deal: &Deal) -> impl Iterator<Item = &Deal> {
        self.index.beside(deal).iter().filter_map(|place| self.deals.get(*place))
    }

    /// The deal of an id.
    pub fn deal(&self, id: &str) -> Option<&Deal> {
        self.deals.iter().find(|deal| deal.key.id.as_deref() == Some(id))
    }
}
