//! Working time: hours of a week less holidays, leave and absences, and how complete the CRM's picture of a person is.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

use super::{Catalogue, Diary, LoadSettings};
use crate::model::{Activity, ActivityStatus, Calendar, Effort, Leave, Person, Span};

/// Whether a person takes part: named among the participants, or the owner of an activity that names nobody.
pub(super) fn takes_part(person: &Person, activity: &Activity) -> bool {
    if activity.participants.is_empty() {
        activity.owner.as_ref() == Some(person)
    } else {
        activity.participants.contains(person)
    }
}

/// A person's absences: in the CRM, then in their own calendar.
pub(super) fn absences_of<'a>(person: &Person, diary: &Diary<'a>, catalogue: &Catalogue) -> Vec<Less<'a>> {
    let in_crm = diary.activities.iter().copied().filter(|activity| {
        activity.status != ActivityStatus::Cancelled
            && takes_part(person, activity)
            && catalogue.kind_of(activity).leave
    });
    let own = diary.own.into_iter().flat_map(|own| &own.absences);
    in_crm.map(Less::Absence).chain(own.map(Less::OutOfOffice)).collect()
}

/// What takes working time away.
#[derive(Clone, Copy, Debug)]
pub enum Less<'a> {
    /// A holiday of the calendar: its day and its name.
    Holiday(Date, &'a str),
    /// Leave of the calendar.
    Leave(&'a Leave),
    /// An absence in the CRM.
    Absence(&'a Activity),
    /// Time out of office in the person's own calendar.
    OutOfOffice(&'a Activity),
}

/// The working time of some days, and what is taken from it.
pub struct WorkingTime<'a> {
    /// The hours of these days in ordinary weeks.
    pub ordinary: Effort,
    /// Each holiday, leave and absence with what it takes; hours that two would take count for the first of them.
    pub less: Vec<(Less<'a>, Effort)>,
    /// What is left: `ordinary` less all of it.
    pub available: Effort,
}

/// Hours that a person worked or will work in some days, whatever takes them: holidays, leave and absences taken off.
pub fn worked<'a>(
    person: &Person,
    diary: impl Into<Diary<'a>>,
    catalogue: &Catalogue,
    calendar: &Calendar,
    days: (Date, Date),
    zone: &TimeZone,
) -> Effort {
    working_time(days, calendar, &absences_of(person, &diary.into(), catalogue), zone).available
}

/// Working time of the days from the first to the last, both included.
pub(super) fn working_time<'a>(
    (first, last): (Date, Date),
    calendar: &'a Calendar,
    absences: &[Less<'a>],
    zone: &TimeZone,
) -> WorkingTime<'a> {
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
    let mut left: Vec<(Date, Effort)> = days.map(|day| (day, calendar.ordinary(day))).collect();
    let sum = |left: &[(Date, Effort)]| left.iter().map(|(_, hours)| *hours).sum();
    let ordinary = sum(&left);
    let mut take = |wanted: &dyn Fn(Date) -> Effort| -> Effort {
        let taken = left.iter_mut().map(|(day, hours)| {
            let taken = wanted(*day).at_most(*hours);
            *hours = *hours - taken;
            taken
        });
        taken.sum()
    };
    let mut less = Vec::new();
    for (date, name) in calendar.holidays_in(first, last) {
        let of_day = |day: Date| if day == date { calendar.ordinary(day) } else { Effort::ZERO };
        less.push((Less::Holiday(date, name), take(&of_day)));
    }
    for leave in &calendar.leave {
        less.push((Less::Leave(leave), take(&|day| leave.takes(day, calendar.working(day)))));
    }
    for absence in absences {
        let of_day = |day: Date| match absence {
            Less::Absence(entry) => on_day(entry, day, calendar.working(day), zone),
            Less::OutOfOffice(entry) => within_hours(entry, day, calendar, zone),
            Less::Holiday(..) | Less::Leave(_) => Effort::ZERO,
        };
        less.push((*absence, take(&of_day)));
    }
    less.retain(|(_, taken)| *taken > Effort::ZERO);
    WorkingTime { ordinary, less, available: sum(&left) }
}

/// What an absence takes of one day with `full` hours: all of it for a whole-day entry, else the hours it covers.
fn on_day(entry: &Activity, day: Date, full: Effort, zone: &TimeZone) -> Effort {
    let Some(start) = entry.start.known() else { return Effort::ZERO };
    let end = entry.end.clone().unwrap_or_else(|| start.clone());
    let (Ok(midnight), Ok(next)) = (day.to_zoned(zone.clone()), day.saturating_add(1.day()).to_zoned(zone.clone()))
    else {
        return Effort::ZERO;
    };
    if entry.all_day {
        let ends_at_midnight = end.time() == Time::midnight() && end > *start;
        let last = if ends_at_midnight { end.date().saturating_sub(1.day()) } else { end.date() };
        return if start.date() <= day && day <= last { full } else { Effort::ZERO };
    }
    overlap(start, &end, &midnight, &next).at_most(full)
}

/// What time out of office takes of one day: of a calendar's entries many last all night, so only working hours count, and
/// where part time leaves open which of them are worked, their share.
fn within_hours(entry: &Activity, day: Date, calendar: &Calendar, zone: &TimeZone) -> Effort {
    let full = calendar.working(day);
    if entry.all_day {
        return on_day(entry, day, full, zone);
    }
    let (Some(start), Some(end)) = (entry.start.known(), &entry.end) else { return Effort::ZERO };
    let at = |minute: u16| {
        let time = day.to_datetime(Time::midnight()).checked_add(i64::from(minute).minutes());
        time.and_then(|time| time.to_zoned(zone.clone())).ok()
    };
    let spans = calendar.spans(day);
    let of_span = |span: &Span| Some(overlap(start, end, &at(span.start)?, &at(span.end)?));
    let away: Effort = spans.iter().filter_map(of_span).sum();
    let all: Effort = spans.iter().map(|span| span.effort()).sum();
    full.part(away, all)
}

/// How much of one stretch of time lies within another.
fn overlap(start: &Zoned, end: &Zoned, from: &Zoned, until: &Zoned) -> Effort {
    let first = start.timestamp().max(from.timestamp()).as_second();
    let last = end.timestamp().min(until.timestamp()).as_second();
    Effort::seconds((last - first).max(0))
}

/// The person's last working days before today, each with the first activity of the person that starts on it, or else the first
/// entry of their own calendar (C3). They are fewer than asked for where the calendar holds no more.
pub fn seen_days<'a>(
    person: &Person,
    diary: impl Into<Diary<'a>>,
    settings: &LoadSettings,
    calendar: &Calendar,
    now: &jiff::Zoned,
) -> Vec<(Date, Option<&'a Activity>)> {
    let mut first: BTreeMap<Date, &Activity> = BTreeMap::new();
    let diary = diary.into();
    let in_crm = diary.activities.iter().copied().filter(|activity| activity.status != ActivityStatus::Cancelled);
    let own = diary.own.into_iter().flat_map(|own| own.meetings.iter().chain(&own.absences));
    for activity in in_crm.filter(|activity| takes_part(person, activity)).chain(own) {
        if let Some(start) = activity.start.known() {
            first.entry(activity.date_in(start, now.time_zone())).or_insert(activity);
        }
    }
    let count = usize::try_from(settings.completeness_days).unwrap_or_default();
    let days = calendar.working_days_before(now.date()).take(count);
    days.map(|day| (day, first.get(&day).copied())).collect()
}
