//! Working time: hours of a week less leave, and how complete the CRM's picture of a person is.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Catalogue, LoadSettings};
use crate::model::{Activity, ActivityStatus, Effort, Person, add_working_days};

/// Whether a person takes part: named among the participants, or the owner of an activity that names nobody.
pub(super) fn takes_part(person: &Person, activity: &Activity) -> bool {
    if activity.participants.is_empty() {
        activity.owner.as_ref() == Some(person)
    } else {
        activity.participants.contains(person)
    }
}

/// A person's absences.
pub(super) fn leave_of<'a>(
    person: &Person,
    activities: &'a [Activity],
    catalogue: &'a Catalogue,
) -> impl Iterator<Item = &'a Activity> {
    let person = person.clone();
    activities.iter().filter(move |activity| {
        activity.status != ActivityStatus::Cancelled
            && takes_part(&person, activity)
            && catalogue.kind_of(activity).leave
    })
}

/// Working hours of the week from `monday`, Monday to Friday, less leave; and what each absence takes of them.
pub(super) fn available<'a>(
    monday: Date,
    leave: &[&'a Activity],
    settings: &LoadSettings,
    zone: &TimeZone,
) -> (Effort, Vec<(&'a Activity, Effort)>) {
    let full = Effort::hours(8.0);
    let days: Vec<Date> = (0..5).filter_map(|day| monday.checked_add(day.days()).ok()).collect();
    let of_day =
        |day: Date| full - Effort::at_most(leave.iter().map(|entry| on_day(entry, day, full, zone)).sum(), full);
    let in_week = |entry: &&'a Activity| days.iter().map(|day| on_day(entry, *day, full, zone)).sum();
    let taken = leave.iter().map(|entry| (*entry, in_week(entry))).filter(|(_, taken)| *taken > Effort::ZERO);
    (days.iter().map(|day| of_day(*day)).sum(), taken.collect())
}

/// What an absence takes of one day: all of it for a whole-day entry, else the hours it covers.
fn on_day(entry: &Activity, day: Date, full: Effort, zone: &TimeZone) -> Effort {
    let Some(start) = entry.start.known() else { return Effort::ZERO };
    let end = entry.end.clone().unwrap_or_else(|| start.clone());
    let (Ok(midnight), Ok(next)) = (day.to_zoned(zone.clone()), day.saturating_add(1.day()).to_zoned(zone.clone()))
    else {
        return Effort::ZERO;
    };
    if entry.all_day {
        let ends_at_midnight = end.time() == jiff::civil::Time::midnight() && end > *start;
        let last = if ends_at_midnight { end.date().saturating_sub(1.day()) } else { end.date() };
        return if start.date() <= day && day <= last { full } else { Effort::ZERO };
    }
    let from = start.timestamp().max(midnight.timestamp()).as_second();
    let until = end.timestamp().min(next.timestamp()).as_second();
    Effort::seconds((until - from).max(0)).at_most(full)
}

/// The last working days before today, each with the first activity of the person that starts on it (C3).
pub fn seen_days<'a>(
    person: &Person,
    activities: &'a [Activity],
    settings: &LoadSettings,
    now: &jiff::Zoned,
) -> Vec<(Date, Option<&'a Activity>)> {
    let mut first: BTreeMap<Date, &Activity> = BTreeMap::new();
    for activity in activities.iter().filter(|activity| activity.status != ActivityStatus::Cancelled) {
        if let Some(start) = activity.start.known().filter(|_| takes_part(person, activity)) {
            first.entry(activity.date_in(start, now.time_zone())).or_insert(activity);
        }
    }
    let days = (1..=settings.completeness_days).map(|back| add_working_days(now.date(), -back));
    days.map(|day| (day, first.get(&day).copied())).collect()
}
