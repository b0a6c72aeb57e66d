//! Where the records of a deal, an account and a person are, so that nobody searches all of them for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Activity, Deal, Person, folded};

/// Places in the lists of activities and deals.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Activities that a person takes part in, or that are theirs and name nobody.
    of_person: BTreeMap<Person, Vec<usize>>,
    /// Activities about a deal, by its identity.
    of_deal: BTreeMap<String, Vec<usize>>,
    /// Activities about an account, by its folded name.
    of_account: BTreeMap<String, Vec<usize>>,
    /// Deals of an account, by its name as shown.
    deals: BTreeMap<Option<String>, Vec<usize>>,
    /// Names with their accounts that several deals have.
    twins: BTreeSet<(String, Option<String>)>,
}

impl Index {
    pub(super) fn of(deals: &[Deal], activities: &[Activity]) -> Index {
        let mut index = Index::default();
        for (place, activity) in activities.iter().enumerate() {
            let owner = activity.owner.as_slice();
            let people = if activity.participants.is_empty() { owner } else { &activity.participants };
            for person in people {
                note(index.of_person.entry(person.clone()).or_default(), place);
            }
            for link in &activity.deals {
                note(index.of_deal.entry(link.identity()).or_default(), place);
            }
            for account in &activity.accounts {
                note(index.of_account.entry(folded(account)).or_default(), place);
            }
        }
        let mut named = BTreeSet::new();
        for (place, deal) in deals.iter().enumerate() {
            note(index.deals.entry(deal.account.known().cloned()).or_default(), place);
            if !named.insert(called(deal)) {
                index.twins.insert(called(deal));
            }
        }
        index
    }

    pub(super) fn of_person(&self, person: &Person) -> &[usize] {
        self.of_person.get(person).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_deal(&self, deal: &Deal) -> &[usize] {
        self.of_deal.get(&deal.identity()).map_or(&[], Vec::as_slice)
    }

    /// Activities about a deal or its account.
    pub(super) fn around(&self, deal: &Deal) -> BTreeSet<usize> {
        let of_account = deal.account.known().and_then(|account| self.of_account.get(&folded(account)));
        self.of_deal(deal).iter().chain(of_account.into_iter().flatten()).copied().collect()
    }

    /// Deals of the same account.
    pub(super) fn beside(&self, deal: &Deal) -> &[usize] {
        self.deals.get(&deal.account.known().cloned()).map_or(&[], Vec::as_slice)
    }

    /// Whether another deal has the same name and account.
    pub(super) fn has_twin(&self, deal: &Deal) -> bool {
        self.twins.contains(&called(deal))
    }
}

fn called(deal: &Deal) -> (String, Option<String>) {
    (folded(&deal.name), deal.account.known().cloned())
}

fn note(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
