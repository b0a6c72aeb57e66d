//! Activities from observations.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::Zoned;
use jiff::civil::DateTime;

use super::values::Reader;
use super::{Grounds, Merged, Rows, names_in, whole_at};
use crate::model::{
    Activity, ActivityStatus, Basis, Deal, DealLink, Effort, Field, Meaning, People, Read, Reason, RecordKey, Source,
    Told, folded, same_words,
};
use crate::page::values::dates::Moment;
use crate::page::values::{texts, words};
use crate::page::{Entity, Fact, Link, Observation, PageReading};

/// Words of a title, in lower case, that say: the customer did not come.
const NO_SHOW: [&str; 6] =
    ["no-show", "no show", "nicht erschienen", "client absent", "ne s'est pas présenté", "ノーショー"];

const DAY: Effort = Effort::seconds(24 * 3600);

/// What an activity was made of: its observations, and the id that one of them gave it.
pub(super) type Origin = (Rows, Option<Rc<str>>);

/// The activities in order of start, each with what it was made of. Of those that were made of the same before only the deals are
/// looked for again, since these may be others now.
pub(super) fn activities<'a>(
    origin: &str,
    pages: &[&'a PageReading],
    people: &People,
    deals: &[Deal],
    grounds: &Grounds<'a>,
    mut before: BTreeMap<Origin, Activity>,
) -> Vec<(Origin, Activity)> {
    let subjects = Subjects::of(origin, deals);
    let reader = Reader { people, grounds, writing: None };
    let activity = |merged: Merged<'a>| {
        let made_of = (merged.rows.clone(), merged.id.clone());
        let activity = match before.remove(&made_of) {
            Some(activity) => {
                let (deals, accounts) = subjects.find(merged.fact(Meaning::Subjects));
                Activity { deals, accounts, ..activity }
            }
            None => understand(&merged, &subjects, &reader)?,
        };
        Some((made_of, activity))
    };
    let mut activities: Vec<(Origin, Activity)> = merge(pages, grounds).into_iter().filter_map(activity).collect();
    activities.sort_by(|(_, a), (_, b)| order(a).cmp(&order(b)));
    activities
}

fn order(activity: &Activity) -> (Option<&Zoned>, &str, &RecordKey, &[DealLink]) {
    (activity.start.known(), &activity.title, &activity.key, &activity.deals)
}

/// A record page's activity and an export's row are one when titles agree and so do the starts, or the pair is the only one
/// of that title. What only a page holds stays while it is newer than the export.
fn merge<'a>(pages: &[&'a PageReading], grounds: &Grounds<'a>) -> Vec<Merged<'a>> {
    type Seen<'a> = (&'a PageReading, &'a Observation);
    let mut rows: Vec<Merged> = Vec::new();
    let mut shown: BTreeMap<Rc<str>, Seen> = BTreeMap::new();
    for page in pages {
        for seen in page.observations.iter().filter(|seen| seen.entity == Entity::Activity) {
            match &seen.id {
                Some(id) => {
                    shown.insert(Rc::clone(id), (page, seen));
                }
                None => {
                    let mut merged = Merged::default();
                    merged.add(page, seen);
                    rows.push(merged);
                }
            }
        }
    }
    let export = whole_at(pages, Entity::Activity);
    for (_, (page, seen)) in shown {
        let same_title =
            |row: &&mut Merged| row.id.is_none() && same_words(row.text(Meaning::Title), seen.text(Meaning::Title));
        let mut candidates: Vec<&mut Merged> = rows.iter_mut().filter(same_title).collect();
        let start = shown_start(page, seen, grounds);
        let row_start = |row: &Merged<'a>| moment(row.page(Meaning::Start)?, row.text(Meaning::Start), grounds);
        let same_start = candidates.iter().position(|row| start.is_some() && row_start(row) == start);
        let found = same_start.or((candidates.len() == 1).then_some(0));
        match found.and_then(|index| candidates.get_mut(index)) {
            Some(row) if row.newest() <= Some(page.read_at) => row.add(page, seen),
            Some(row) => row.id = seen.id.clone(),
            None if export.is_none_or(|export| page.read_at >= export) => {
                let mut merged = Merged::default();
                merged.add(page, seen);
                rows.push(merged);
            }
            None => {}
        }
    }
    rows
}

fn moment<'a>(page: &'a PageReading, text: &str, grounds: &Grounds<'a>) -> Option<DateTime> {
    grounds.moment(page, Meaning::Start, text).map(Moment::date_time).known()
}

fn shown_start<'a>(page: &'a PageReading, seen: &Observation, grounds: &Grounds<'a>) -> Option<DateTime> {
    let schedule = grounds.schedule(page, seen.text(Meaning::Schedule)).known().map(|schedule| schedule.start);
    schedule.or_else(|| moment(page, seen.text(Meaning::Start), grounds))
}

fn understand<'a>(merged: &Merged<'a>, subjects: &Subjects, reader: &Reader<'_, 'a>) -> Option<Activity> {
    let people = reader.people;
    let key = RecordKey { origin: subjects.origin.into(), id: merged.id.clone() };
    let title: Rc<str> = merged.text(Meaning::Title).into();
    let source_of = |meaning| merged.source(&key, Entity::Activity, &title, meaning);
    let source = source_of(Meaning::Title)?;
    let (start, end) = times(merged, source_of, reader);
    let between = match (start.known(), &end) {
        (Some(start), Some(end)) => Some(Effort::seconds(end.timestamp().as_second() - start.timestamp().as_second())),
        _ => None,
    };
    let all_day = merged.facts.get(&Meaning::AllDay);
    let marked = all_day.is_some_and(|(page, fact)| words::yes_no(&fact.text, &page.language).known() == Some(true));
    let all_day = marked || between.is_some_and(|between| between >= DAY);
    let duration = merged.page(Meaning::Duration);
    let stated = duration.and_then(|page| reader.length(page, merged.text(Meaning::Duration)).known());
    let positive = |length: &Effort| *length > Effort::ZERO;
    let length = between.filter(positive).or(stated.filter(positive)).filter(|length| !all_day && *length < DAY);
    let (deals, accounts) = subjects.find(merged.fact(Meaning::Subjects));
    let lower = title.to_lowercase();
    let no_show = NO_SHOW.iter().any(|words| texts::holds_lower(&lower, words));
    let status =
        merged.facts.get(&Meaning::Status).map(|(page, fact)| page.adapter.status(&fact.text)).unwrap_or_default();
    Some(Activity {
        title: title.to_string(),
        type_text: merged.text(Meaning::Type).to_owned(),
        sub_type_text: merged.text(Meaning::SubType).to_owned(),
        status: if no_show && status == ActivityStatus::Scheduled { ActivityStatus::NoShow } else { status },
        start,
        length,
        all_day,
        end,
        place: merged.text(Meaning::Place).to_owned(),
        participants: names_in(merged.fact(Meaning::Participants))
            .filter_map(|name| people.find_or_shown(name))
            .collect(),
        owner: people.find_or_shown(merged.text(Meaning::Owner)),
        deals,
        accounts,
        source,
        kind: Told::default(),
        key,
    })
}

/// Start and end: from the page's schedule text or the export's columns, whichever was read last.
fn times<'a>(
    merged: &Merged<'a>,
    source_of: impl Fn(Meaning) -> Option<Source>,
    reader: &Reader<'_, 'a>,
) -> (Field<Zoned>, Option<Zoned>) {
    let column_time = |meaning: Meaning| match merged.page(meaning) {
        None => Read::Blank,
        Some(page) => match reader.grounds.moment(page, meaning, merged.text(meaning)) {
            Read::Known(moment, basis) => on_clock(reader.zoned(page, moment), basis),
            Read::Ambiguous(_, reason) | Read::Unclear(reason) => Read::Unclear(reason),
            Read::Blank => Read::Blank,
        },
    };
    let schedule = merged.page(Meaning::Schedule).and_then(|page| {
        let read = reader.grounds.schedule(page, merged.text(Meaning::Schedule));
        Some((page, read, source_of(Meaning::Schedule)?))
    });
    let column = source_of(Meaning::Start);
    match (schedule, column) {
        (Some((page, Read::Known(schedule, basis), source)), column)
            if column.as_ref().is_none_or(|column| column.read_at <= source.read_at) =>
        {
            let end = schedule.end.and_then(|end| reader.local(page, end));
            (start(on_clock(reader.local(page, schedule.start), basis), source), end)
        }
        (_, Some(source)) => (start(column_time(Meaning::Start), source), column_time(Meaning::End).known()),
        (Some((_, Read::Ambiguous(_, reason) | Read::Unclear(reason), source)), None) => {
            (Field::Unclear(source, reason, Vec::new()), None)
        }
        (Some(_) | None, None) => (Field::Absent, None),
    }
}

/// A time, or that summer time skips it.
fn on_clock(time: Option<Zoned>, basis: Basis) -> Read<Zoned> {
    time.map_or(Read::Unclear(Reason::Time), |time| Read::Known(time, basis))
}

fn start(read: Read<Zoned>, source: Source) -> Field<Zoned> {
    let there = if source.text.is_empty() { Field::Blank(source) } else { Field::Known((), source) };
    there.decode(|(), _| read)
}

/// The facts of activities that are about a deal, each with what its page calls the activity: those that count for their
/// meanings.
pub(super) fn about<'a>(
    origin: &str,
    record: &str,
    pages: &[&'a PageReading],
    deals: &[Deal],
    grounds: &Grounds<'a>,
) -> Vec<(Option<Rc<str>>, &'a PageReading, &'a Fact)> {
    let subjects = Subjects::of(origin, deals);
    let mut found = Vec::new();
    for merged in merge(pages, grounds) {
        let (links, _) = subjects.find(merged.fact(Meaning::Subjects));
        if links.iter().any(|link| link.key.id.as_deref() == Some(record)) {
            found.extend(merged.facts.values().map(|(page, fact)| (merged.id.clone(), *page, *fact)));
        }
    }
    found
}

/// Finds what an activity is about: by link where the page has them, else by the names that the export joins with "/".
struct Subjects<'a> {
    origin: &'a str,
    deals: &'a [Deal],
    by_name: BTreeMap<String, Vec<&'a Deal>>,
    accounts: BTreeSet<String>,
}

impl<'a> Subjects<'a> {
    fn of(origin: &'a str, deals: &'a [Deal]) -> Subjects<'a> {
        let mut by_name: BTreeMap<String, Vec<&Deal>> = BTreeMap::new();
        for deal in deals {
            by_name.entry(folded(&deal.name)).or_default().push(deal);
        }
        let accounts = deals.iter().filter_map(|deal| deal.account.known()).map(|name| folded(name)).collect();
        Subjects { origin, deals, by_name, accounts }
    }

    fn find(&self, fact: Option<&Fact>) -> (Vec<DealLink>, Vec<String>) {
        let Some(fact) = fact else { return (Vec::new(), Vec::new()) };
        let (links, mut accounts) = if fact.links.is_empty() { self.by_name(&fact.text) } else { self.by_link(fact) };
        accounts.extend(links.iter().filter_map(|link| link.account.clone()));
        accounts.sort();
        accounts.dedup();
        (links, accounts)
    }

    /// By id where a page of the deal was read, else by the name that the link shows: without its page a deal has no id.
    fn by_link(&self, fact: &Fact) -> (Vec<DealLink>, Vec<String>) {
        let (deals, others): (Vec<_>, Vec<_>) = fact.links.iter().partition(|link| link.path.contains("/opportunity/"));
        let accounts: Vec<String> = others.into_iter().map(|link| link.text.clone()).collect();
        let find = |link: &Link| {
            let id = link.path.rsplit('/').next().unwrap_or_default();
            let key = RecordKey { origin: self.origin.into(), id: Some(id.into()) };
            let known = self.deals.iter().find(|deal| deal.key == key);
            let account = known.and_then(|deal| deal.account.known().cloned());
            let named = known.is_none().then(|| self.deal_named(&link.text, &accounts)).flatten();
            named.unwrap_or(DealLink { key, name: link.text.clone(), account })
        };
        let mut deals: Vec<DealLink> = deals.into_iter().map(find).collect();
        deals.sort();
        deals.dedup();
        (deals, accounts)
    }

    /// Names may hold "/" themselves, so the longest run of parts that names a deal or an account is taken.
    fn by_name(&self, text: &str) -> (Vec<DealLink>, Vec<String>) {
        let parts: Vec<&str> = text.split('/').collect();
        let (mut names, mut accounts): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < parts.len() {
            let run = (at + 1..=parts.len()).rev().find_map(|end| {
                let name = parts.get(at..end)?.join("/").trim().to_owned();
                let words = folded(&name);
                let deal = self.by_name.contains_key(&words);
                (deal || self.accounts.contains(&words)).then_some((end, name, deal))
            });
            at = match run {
                Some((end, name, true)) => {
                    names.push(name);
                    end
                }
                Some((end, name, false)) => {
                    accounts.push(name);
                    end
                }
                None => at + 1,
            };
        }
        let mut deals: Vec<DealLink> = names.iter().filter_map(|name| self.deal_named(name, &accounts)).collect();
        deals.sort();
        deals.dedup();
        (deals, accounts)
    }

    /// The deal of a name; of several, the one whose account is also a subject; else none, since it would be a guess.
    fn deal_named(&self, name: &str, accounts: &[String]) -> Option<DealLink> {
        let named = self.by_name.get(&folded(name))?;
        if let [deal] = named.as_slice() {
            return Some(DealLink::to(deal));
        }
        let by_account =
            |deal: &&&Deal| deal.account.known().is_some_and(|own| accounts.iter().any(|name| same_words(name, own)));
        let fitting: Vec<&&Deal> = named.iter().filter(by_account).collect();
        if let [deal] = fitting.as_slice() { Some(DealLink::to(deal)) } else { None }
    }
}
