//! Known load (C3): what activities take of a person, part by part and day by day.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::calendar::takes_part;
use super::catalogue::{Catalogue, InOverhead, Kind};
use crate::model::{Activity, ActivityStatus, Calendar, DealLink, Effort, Person, RecordKey, Source};

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
    /// The deals that share it equally.
    pub deals: Vec<DealLink>,
    /// Where the activity was read.
    pub source: &'a Source,
}

impl Part<'_> {
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

/// Every part of a person's known load, in order of start. Leave and what was called off is no load. Preparation and follow-up
/// fall on the working days of the person's calendar.
pub fn parts<'a>(
    person: &Person,
    activities: &'a [Activity],
    catalogue: &'a Catalogue,
    calendar: &Calendar,
    now: &Zoned,
) -> Vec<Part<'a>> {
    let entries = entries(person, activities, catalogue, now);
    let mut travelled: BTreeSet<(Date, String)> = BTreeSet::new();
    let mut covered: Option<(Date, i64)> = None;
    let mut parts = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let no_show = entry.activity.status == ActivityStatus::NoShow;
        let mut add = |date: Date, piece: Piece, effort: Effort| {
            if effort > Effort::ZERO {
                let overhead = match entry.kind.overhead() {
                    InOverhead::Never => false,
                    InOverhead::WithoutDeal => entry.deals.is_empty(),
                    InOverhead::Always => true,
                };
                let (kind, source) = (entry.kind, &entry.activity.source);
                parts.push(Part { date, piece, effort, kind, overhead, deals: entry.deals.clone(), source });
            }
        };
        let preparation = if is_prepared(entry, &entries, index) { Effort::ZERO } else { entry.kind.preparation() };
        let earlier = || entries.iter().take(index);
        let repeated = earlier().any(|earlier| repeats(earlier, entry, catalogue));
        let preparation = if repeated { preparation.share(0, 2) } else { preparation };
        for (half, days_before) in [(0, -2), (1, -1)] {
            let day = calendar.add_working_days(entry.date, days_before);
            let day = if entry.start > now { day.max(now.date()) } else { day };
            add(day, Piece::Preparation, preparation.share(half, 2));
        }
        let delivery = match entry.activity.length {
            _ if no_show => catalogue.no_show_delivery(),
            Some(length) => uncovered(entry, length, &mut covered),
            None if entry.activity.all_day => entry.kind.delivery(),
            None => uncovered(entry, entry.kind.delivery(), &mut covered),
        };
        add(entry.date, Piece::Delivery, delivery);
        if !no_show {
            add(calendar.add_working_days(entry.date, 1), Piece::FollowUp, entry.kind.follow_up());
            if catalogue.is_on_site(entry.activity) && travelled.insert((entry.date, place(entry))) {
                add(entry.date, Piece::Travel, catalogue.travel());
            }
        }
    }
    parts
}

/// The person's activities that are load, in order of start and title, twins merged (C3: start within five minutes and
/// the same length).
fn entries<'a>(person: &Person, activities: &'a [Activity], catalogue: &'a Catalogue, now: &Zoned) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = Vec::new();
    let own = activities
        .iter()
        .filter(|activity| activity.status != ActivityStatus::Cancelled && takes_part(person, activity));
    let mut own: Vec<(&Zoned, &Activity)> =
        own.filter_map(|activity| Some((activity.start.known()?, activity))).collect();
    own.sort_by(|a, b| (a.0, &a.1.title, &a.1.deals).cmp(&(b.0, &b.1.title, &b.1.deals)));
    for (start, activity) in own {
        let kind = catalogue.kind_of(activity);
        if kind.leave {
            continue;
        }
        let is_twin = |entry: &&mut Entry| {
            let apart = start.timestamp().as_second() - entry.start.timestamp().as_second();
            apart <= 300 && entry.activity.length == activity.length && entry.activity.all_day == activity.all_day
        };
        let accounts = activity.accounts.iter().map(|name| name.to_lowercase());
        if let Some(twin) = entries.iter_mut().rev().find(is_twin) {
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

/// Whether the calendar already holds the preparation: a dry run for one of its deals, and nothing else of that deal since (F1).
fn is_prepared(entry: &Entry, entries: &[Entry], index: usize) -> bool {
    let shares_deal = |earlier: &&Entry| earlier.deals.iter().any(|deal| entry.deals.contains(deal));
    let last = entries.iter().take(index).rev().find(shares_deal);
    !entry.kind.prepares && last.is_some_and(|last| last.kind.prepares)
}

/// Whether `later` repeats the demo `earlier` for the same account.
fn repeats(earlier: &Entry, later: &Entry, catalogue: &Catalogue) -> bool {
    earlier.kind.demo
        && later.kind.demo
        && earlier.activity.status == ActivityStatus::Scheduled
        && earlier.start < later.start
        && later.date <= earlier.date.saturating_add(catalogue.repeat_days.days())
        && earlier.accounts.iter().any(|account| later.accounts.contains(account))
}

/// The time of a delivery that no earlier delivery of the same day covers yet.
fn uncovered(entry: &Entry, length: Effort, covered: &mut Option<(Date, i64)>) -> Effort {
    let start = entry.start.timestamp().as_second();
    let end = start + length.in_seconds();
    let until = covered.filter(|(date, _)| *date == entry.date).map_or(i64::MIN, |(_, until)| until);
    *covered = Some((entry.date, until.max(end)));
    Effort::seconds((end - start.max(until)).max(0))
}

/// What one travels to: the place as written, else the account.
fn place(entry: &Entry) -> String {
    let place = entry.activity.place.trim().to_lowercase();
    if place.is_empty() { entry.accounts.first().cloned().unwrap_or_default() } else { place }
}
