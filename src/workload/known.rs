//! Known load (C3): what activities and the person's own calendar take of a person, part by part and day by day.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::calendar::takes_part;
use super::catalogue::{Catalogue, Kind};
use crate::model::{Activity, ActivityStatus, Calendar, Deal, DealLink, Effort, Person, RecordKey, Source, folded};
use crate::page::own_calendar::OwnCalendar;

/// Seconds between the starts of twins, at most (C3).
const TWINS_APART: i64 = 300;

/// What is known of a person's time: the activities of a CRM, and the person's own calendar, which only its owner's load holds.
#[derive(Clone)]
pub struct Diary<'a> {
    /// Activities, anybody's: those of others are passed over.
    pub activities: Rc<[&'a Activity]>,
    /// The calendar of the very person whose load is asked for.
    pub own: Option<&'a OwnCalendar>,
}

impl<'a, A: AsRef<[Activity]> + ?Sized> From<&'a A> for Diary<'a> {
    fn from(activities: &'a A) -> Diary<'a> {
        Diary { activities: activities.as_ref().iter().collect(), own: None }
    }
}

/// Which piece of an activity a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Piece {
    Preparation,
    Delivery,
    FollowUp,
    Travel,
}

/// Hours on one day, with the activity they come from.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The day, in the report's zone.
    pub date: Date,
    /// The piece.
    pub piece: Piece,
    /// How much.
    pub effort: Effort,
    /// The kind.
    pub kind: &'a Kind,
    /// Whether it fills the overhead first.
    pub overhead: bool,
    /// Whether the activity has not begun yet.
    pub ahead: bool,
    /// The deals that share it equally.
    pub deals: Vec<DealLink>,
    /// The day of its activity.
    pub on: Date,
    /// The accounts that the activity is about, folded.
    pub accounts: Rc<BTreeSet<String>>,
    /// Where the activity was read.
    pub source: &'a Source,
}

impl Part<'_> {
    /// The equal share of a deal, be it one without an id.
    pub fn share_with(&self, deal: &Deal) -> Effort {
        let index = self.deals.iter().position(|link| link.is(deal));
        index.map_or(Effort::ZERO, |index| self.effort.share(index, self.deals.len()))
    }

    /// The equal share of one of its deals.
    pub fn share_of(&self, deal: Option<&RecordKey>) -> Effort {
        let index = deal.and_then(|deal| self.deals.iter().position(|link| link.key == *deal));
        index.map_or(Effort::ZERO, |index| self.effort.share(index, self.deals.len()))
    }
}

/// One activity of the person, twins merged.
struct Entry<'a> {
    activity: &'a Activity,
    start: &'a Zoned,
    date: Date,
    kind: &'a Kind,
    deals: Vec<DealLink>,
    accounts: BTreeSet<String>,
}

/// Every part of a person's known load, in order of start: first what the CRM holds, then what the person's own calendar adds.
/// Leave and what was called off is no load. Preparation and follow-up fall on the working days of the person's calendar.
pub fn parts<'a>(
    person: &Person,
    diary: impl Into<Diary<'a>>,
    catalogue: &'a Catalogue,
    calendar: &Calendar,
    now: &Zoned,
) -> Vec<Part<'a>> {
    let diary = diary.into();
    let mine = mine(person, &diary);
    let entries = entries(&mine, catalogue, now);
    let mut travelled: BTreeSet<(Date, String)> = BTreeSet::new();
    let mut taken = Taken::default();
    let mut prepared = Prepared::default();
    let mut parts = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let no_show = entry.activity.status == ActivityStatus::NoShow;
        let accounts = Rc::new(entry.accounts.clone());
        let mut add = |date: Date, piece: Piece, effort: Effort| {
            if effort > Effort::ZERO {
                let overhead = entry.kind.fills_overhead(!entry.deals.is_empty());
                let (kind, source, ahead) = (entry.kind, &entry.activity.source, entry.start > now);
                let (deals, on, accounts) = (entry.deals.clone(), entry.date, Rc::clone(&accounts));
                parts.push(Part { date, piece, effort, kind, overhead, ahead, deals, on, accounts, source });
            }
        };
        let preparation = if prepared.take(entry) { Effort::ZERO } else { entry.kind.preparation() };
        let first = entry.date.saturating_sub((catalogue.repeat_days + 1).days());
        let lately = || entries.iter().take(index).rev().take_while(|earlier| earlier.date >= first);
        let repeated = lately().any(|earlier| repeats(earlier, entry, catalogue));
        let preparation = if repeated { preparation.share(0, 2) } else { preparation };
        let from = (entry.start > now).then(|| now.date());
        for (half, day) in preparation_days(calendar, entry.date, from).into_iter().enumerate() {
            add(day, Piece::Preparation, preparation.share(half, 2));
        }
        let delivery = match entry.activity.length {
            _ if no_show => catalogue.no_show_delivery(),
            Some(length) => taken.take(entry.start, length),
            None if entry.activity.all_day => entry.kind.delivery(),
            None => taken.take(entry.start, entry.kind.delivery()),
        };
        add(entry.date, Piece::Delivery, delivery);
        if !no_show {
            add(calendar.add_working_days(entry.date, 1), Piece::FollowUp, entry.kind.follow_up());
            if catalogue.is_on_site(entry.activity) && travelled.insert((entry.date, place(entry))) {
                add(entry.date, Piece::Travel, catalogue.travel());
            }
        }
    }
    if let Some(own) = diary.own {
        parts.extend(own_parts(own, &Twins::of(&mine, own, now), &taken, catalogue, now));
    }
    parts
}

/// The two working days before an activity, one half of its preparation on each: of one that lies ahead not before `from` (C3).
pub(super) fn preparation_days(calendar: &Calendar, date: Date, from: Option<Date>) -> [Date; 2] {
    [-2, -1].map(|before| {
        let day = calendar.add_working_days(date, before);
        from.map_or(day, |from| day.max(from))
    })
}

/// What the person's own calendar adds to the CRM's activities. An entry that is no twin of one takes its own length, as far
/// as nothing else takes that time. It takes nothing away: whichever of the two starts first, kind, deals and hours of a
/// meeting are those of the CRM.
fn own_parts<'a>(
    own: &'a OwnCalendar,
    twins: &Twins,
    crm: &Taken,
    catalogue: &'a Catalogue,
    now: &Zoned,
) -> Vec<Part<'a>> {
    let kind = catalogue.other();
    let nobody = Rc::new(BTreeSet::new());
    let mut covered = i64::MIN;
    let mut parts = Vec::new();
    for entry in &own.meetings {
        let Some(start) = entry.start.known().filter(|start| !twins.hold(start, entry)) else { continue };
        let effort = match entry.length {
            None => kind.delivery(),
            Some(length) => {
                let (from, until) = stretch(start, length);
                let effort = crm.free(from.max(covered), until);
                covered = covered.max(until);
                effort
            }
        };
        if effort > Effort::ZERO {
            let (date, overhead) = (entry.date_in(start, now.time_zone()), kind.fills_overhead(false));
            let (deals, source, ahead) = (Vec::new(), &entry.source, start > now);
            let accounts = Rc::clone(&nobody);
            let piece = Piece::Delivery;
            parts.push(Part { date, piece, effort, kind, overhead, ahead, deals, on: date, accounts, source });
        }
    }
    parts
}

/// What of the CRM stands for an entry of the person's own calendar (C3: start within five minutes and the same length, or the
/// same id).
struct Twins<'a> {
    mine: &'a [(&'a Zoned, &'a Activity)],
    /// The day of each activity that has an id, by the ids that a calendar may give it: as it is, or at the CRM's host.
    ids: BTreeMap<String, Date>,
    /// Ids of calendar entries that recur: there the day has to agree too.
    recurring: BTreeSet<&'a str>,
    now: &'a Zoned,
}

impl<'a> Twins<'a> {
    fn of(mine: &'a [(&'a Zoned, &'a Activity)], own: &'a OwnCalendar, now: &'a Zoned) -> Twins<'a> {
        let mut ids = BTreeMap::new();
        for (start, activity) in mine {
            let Some(id) = activity.key.id.as_deref() else { continue };
            let host = activity.key.origin.rsplit('/').next().unwrap_or_default();
            let date = activity.date_in(start, now.time_zone());
            ids.extend([(id.to_owned(), date), (format!("{id}@{host}"), date)]);
        }
        let (mut seen, mut recurring) = (BTreeSet::new(), BTreeSet::new());
        for uid in own.meetings.iter().filter_map(|entry| entry.key.id.as_deref()) {
            if !seen.insert(uid) {
                recurring.insert(uid);
            }
        }
        Twins { mine, ids, recurring, now }
    }

    fn hold(&self, start: &Zoned, entry: &Activity) -> bool {
        self.by_id(start, entry) || self.by_time(start, entry)
    }

    fn by_id(&self, start: &Zoned, entry: &Activity) -> bool {
        let date = entry.date_in(start, self.now.time_zone());
        let known = entry.key.id.as_deref().and_then(|uid| Some((uid, self.ids.get(uid)?)));
        known.is_some_and(|(uid, day)| *day == date || !self.recurring.contains(uid))
    }

    fn by_time(&self, start: &Zoned, entry: &Activity) -> bool {
        // Whole-day entries begin at the midnight of their own zone: what agrees is their day.
        let apart = if entry.all_day { 86_400 } else { TWINS_APART };
        let at = start.timestamp().as_second();
        let first = self.mine.partition_point(|(other, _)| other.timestamp().as_second() < at - apart);
        let near = self.mine.iter().skip(first).take_while(|(other, _)| other.timestamp().as_second() <= at + apart);
        near.into_iter().any(|(other, activity)| {
            activity.length == entry.length
                && activity.all_day == entry.all_day
                && (!entry.all_day || other.date() == start.date())
        })
    }
}

/// What takes a person's time.
pub(super) struct Busy<'a> {
    pub(super) activity: &'a Activity,
    pub(super) start: &'a Zoned,
    pub(super) date: Date,
    pub(super) kind: &'a Kind,
    /// The accounts that it is about, folded.
    pub(super) accounts: BTreeSet<String>,
}

/// What takes a person's time: activities of the CRM with their kinds, twins merged, and what the person's own calendar adds.
pub(super) fn entries_of<'a>(
    person: &Person,
    diary: &Diary<'a>,
    catalogue: &'a Catalogue,
    now: &Zoned,
) -> Vec<Busy<'a>> {
    let mine = mine(person, diary);
    let came = |entry: &Entry| entry.activity.status != ActivityStatus::NoShow;
    let in_crm = entries(&mine, catalogue, now).into_iter().filter(came);
    let busy = |Entry { activity, start, date, kind, accounts, .. }| Busy { activity, start, date, kind, accounts };
    let mut found: Vec<Busy> = in_crm.map(busy).collect();
    if let Some(own) = diary.own {
        let twins = Twins::of(&mine, own, now);
        let added = own.meetings.iter().filter_map(|entry| Some((entry.start.known()?, entry)));
        found.extend(added.filter(|(start, entry)| !twins.hold(start, entry)).map(|(start, activity)| Busy {
            activity,
            start,
            date: activity.date_in(start, now.time_zone()),
            kind: catalogue.other(),
            accounts: BTreeSet::new(),
        }));
    }
    found
}

/// The person's activities that were not called off, in order of start and title.
fn mine<'a>(person: &Person, diary: &Diary<'a>) -> Vec<(&'a Zoned, &'a Activity)> {
    let mine = diary
        .activities
        .iter()
        .copied()
        .filter(|activity| activity.status != ActivityStatus::Cancelled && takes_part(person, activity));
    let mut mine: Vec<(&Zoned, &Activity)> =
        mine.filter_map(|activity| Some((activity.start.known()?, activity))).collect();
    mine.sort_by(|a, b| (a.0, &a.1.title, &a.1.deals).cmp(&(b.0, &b.1.title, &b.1.deals)));
    mine
}

/// Those of the person's activities that are load, twins merged (C3: start within five minutes and the same length).
fn entries<'a>(mine: &[(&'a Zoned, &'a Activity)], catalogue: &'a Catalogue, now: &Zoned) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = Vec::new();
    for (start, activity) in mine.iter().copied() {
        let kind = catalogue.kind_of(activity);
        if kind.leave || kind.no_load {
            continue;
        }
        let accounts = activity.accounts.iter().map(|name| folded(name));
        let near = entries.iter_mut().rev().take_while(|entry| are_near(entry.start, start));
        if let Some(twin) = near.into_iter().find(|entry| are_alike(entry.activity, activity)) {
            twin.deals.extend(activity.deals.iter().cloned());
            twin.deals.sort();
            twin.deals.dedup();
            twin.accounts.extend(accounts);
            continue;
        }
        entries.push(Entry {
            activity,
            start,
            date: activity.date_in(start, now.time_zone()),
            kind,
            deals: activity.deals.clone(),
            accounts: accounts.collect(),
        });
    }
    entries
}

/// Whether the later of two activities starts near enough for a twin of the earlier (C3).
pub(super) fn are_near(earlier: &Zoned, later: &Zoned) -> bool {
    later.timestamp().as_second() - earlier.timestamp().as_second() <= TWINS_APART
}

/// Whether two activities that start near each other are twins (C3).
pub(super) fn are_alike(one: &Activity, other: &Activity) -> bool {
    one.length == other.length && one.all_day == other.all_day
}

/// Whose preparation the calendar already holds: that of a deal's next activity after a dry run (F1). For each deal, whether its
/// last entry was one.
#[derive(Default)]
struct Prepared<'a>(BTreeMap<&'a DealLink, bool>);

impl<'a> Prepared<'a> {
    /// Takes the entries in order; whether a dry run was the last entry of any of this one's deals.
    fn take(&mut self, entry: &'a Entry) -> bool {
        let is_prepared = |deal: &DealLink| self.0.get(deal).copied().unwrap_or_default();
        let prepared = !entry.kind.prepares && entry.deals.iter().any(is_prepared);
        self.0.extend(entry.deals.iter().map(|deal| (deal, entry.kind.prepares)));
        prepared
    }
}

/// Whether `later` repeats the demo `earlier` for the same account.
fn repeats(earlier: &Entry, later: &Entry, catalogue: &Catalogue) -> bool {
    earlier.kind.demo
        && later.kind.demo
        && earlier.activity.status == ActivityStatus::Scheduled
        && earlier.start < later.start
        && catalogue.is_repeated(earlier.date, later.date)
        && earlier.accounts.iter().any(|account| later.accounts.contains(account))
}

/// Time that deliveries take: stretches apart from each other, in order, in seconds.
#[derive(Default)]
struct Taken(Vec<(i64, i64)>);

impl Taken {
    /// Adds a delivery that starts no earlier than those before it; what of it none of them took yet.
    fn take(&mut self, start: &Zoned, length: Effort) -> Effort {
        let (start, end) = stretch(start, length);
        match self.0.last_mut().filter(|(_, until)| start <= *until) {
            Some((_, until)) => {
                let new = Effort::seconds((end - *until).max(0));
                *until = end.max(*until);
                new
            }
            None => {
                self.0.push((start, end));
                length
            }
        }
    }

    /// What of a stretch is not taken.
    fn free(&self, start: i64, end: i64) -> Effort {
        let first = self.0.partition_point(|(_, until)| *until <= start);
        let within = self.0.iter().skip(first).take_while(|(from, _)| *from < end);
        let taken: i64 = within.map(|(from, until)| (*until).min(end) - (*from).max(start)).sum();
        Effort::seconds((end - start - taken).max(0))
    }
}

/// From when to when something takes place, in seconds.
pub(super) fn stretch(start: &Zoned, length: Effort) -> (i64, i64) {
    let start = start.timestamp().as_second();
    (start, start.saturating_add(length.in_seconds()))
}

/// What one travels to: the place as written, else the account.
fn place(entry: &Entry) -> String {
    let place = entry.activity.place.trim().to_lowercase();
    if place.is_empty() { entry.accounts.first().cloned().unwrap_or_default() } else { place }
}
