//! Who else could help with a deal (C15): by what they did for its customer, and by when they have time. Nobody is ranked of whom not
//! enough is seen (C1), and nothing is said of their load.

use std::collections::BTreeSet;

use super::asked;
use super::view::{Figure, HelperView};
use super::{Grounds, Question, sight};
use crate::error::Message;
use crate::model::{ActivityStatus, Deal, Person, folded};
use crate::portfolio::Records;
use crate::settings::PeopleData;
use crate::workload::{Agenda, Diary, Task, seen_days};

/// People who are named at most.
const NAMED: usize = 3;

/// The SEs who could be asked for a deal of `person`, where the viewer sees when colleagues are free.
pub(super) fn view(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    deal: &Deal,
    person: &Person,
    task: &Task,
) -> Vec<HelperView> {
    if !are_seen(grounds, question, records, person) {
        return Vec::new();
    }
    let engineers: BTreeSet<&Person> = records.deals.iter().filter_map(|deal| deal.se.known()).collect();
    let others = engineers.into_iter().filter(|other| *other != person);
    let found = others.filter_map(|other| {
        let slot = next_slot(grounds, question, records, other, task)?;
        Some((!knows(records, deal, other), slot, other))
    });
    let mut found: Vec<_> = found.collect();
    found.sort();
    let helper = |(at, (new, slot, other)): (usize, &(bool, jiff::Zoned, &Person))| HelperView {
        name: other.name().to_owned(),
        slot: Figure::at(&format!("workload.helper.{}", at + 1), slot.timestamp())
            .by(Message::new("formula-helper").named("kind", &asked::name(task))),
        note: (!new).then(|| Message::new("helper-knows")),
    };
    found.iter().take(NAMED).enumerate().map(helper).collect()
}

/// Whether the viewer sees when colleagues are free whom somebody could ask in place of `person`.
pub(super) fn are_seen(grounds: &Grounds, question: &Question, records: &Records, person: &Person) -> bool {
    let sees = sight::sees_all(grounds, question) && sight::level(grounds) > PeopleData::Itself;
    sees && records.activities_read && question.me.as_ref().is_none_or(|me| me.person != *person)
}

/// When somebody could take on a task; `None` where the CRM holds too little of them to say.
fn next_slot(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    person: &Person,
    task: &Task,
) -> Option<jiff::Zoned> {
    let settings = grounds.settings;
    let calendar = settings.calendar(person);
    let now = settings.zone(person).map_or_else(|| question.now.clone(), |zone| question.now.with_time_zone(zone));
    let diary = Diary { activities: records.activities_of(person).collect(), own: None };
    let days = seen_days(person, diary.clone(), &settings.load, calendar, &now);
    let seen = days.iter().filter(|(_, activity)| activity.is_some()).count();
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if number(seen) < settings.load.completeness * number(days.len().max(1)) {
        return None;
    }
    let agenda = Agenda::of(person, diary, &settings.catalogue, &settings.load, calendar, &now);
    agenda.slots(task, 1).pop()
}

/// Whether somebody worked for the deal's customer: as the SE of another deal, or in a meeting.
fn knows(records: &Records, deal: &Deal, person: &Person) -> bool {
    let Some(account) = deal.account.known().map(|name| folded(name)) else { return false };
    let is_account = |name: &String| folded(name) == account;
    let is_theirs = |other: &Deal| other.se.known() == Some(person) && other.account.known().is_some_and(is_account);
    records.deals.iter().any(is_theirs)
        || records
            .activities_of(person)
            .filter(|activity| activity.status != ActivityStatus::Cancelled)
            .any(|activity| activity.accounts.iter().any(is_account))
}
