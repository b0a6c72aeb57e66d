//! The person's own calendar: the entries of their .ics file, as the options page read them, with what each takes (C3).
//!
//! It is the viewer's alone: its entries take part in nobody's load but theirs, and a private one leaves its title behind here.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Error, Message, Problem};
use crate::model::{Activity, ActivityStatus, Basis, Effort, Field, RecordKey, Source, Told};

/// The format that is read.
const FORMAT: u32 = 1;

/// The most entries of a calendar: 119 days of 168 each.
const MOST_ENTRIES: usize = 20_000;

const DAY: Effort = Effort::seconds(24 * 3600);

/// What was read of the person's own calendar file.
#[derive(Debug)]
pub struct OwnCalendar {
    /// What the file is called.
    pub name: String,
    /// When it was read.
    pub read_at: Timestamp,
    /// The first day that was asked of it.
    pub from: Date,
    /// The last one.
    pub until: Date,
    /// Time that is taken, by start; in no person's name, since all of it is its owner's.
    pub meetings: Vec<Activity>,
    /// Time out of office, by start.
    pub absences: Vec<Activity>,
    /// Whose answers to invitations count: the address that stands in most of the file's events. It has to stand in more than
    /// half of those that name anybody, and in more than any other address does; else nobody's answers count.
    pub owner: Option<String>,
    /// What counts for nothing.
    pub left_out: LeftOut,
    /// Entries that do not hold.
    pub problems: Vec<Problem>,
}

/// Entries that count for nothing, by the first reason that holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Events of the file that could not be read.
    pub unread: usize,
    /// Called off.
    pub cancelled: usize,
    /// Declined by the owner, or given to somebody else.
    pub declined: usize,
    /// The time stays free.
    pub free: usize,
}

#[derive(Deserialize)]
struct File {
    format: u32,
    #[serde(default)]
    name: String,
    read_at: String,
    from: String,
    until: String,
    #[serde(default)]
    unread: usize,
    entries: Vec<Value>,
}

/// How an entry shows the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ShownAs {
    Busy,
    Tentative,
    OutOfOffice,
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Confirmed,
    Tentative,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Answer {
    address: String,
    answer: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct RawEntry {
    start: String,
    end: String,
    #[serde(default)]
    uid: String,
    all_day: bool,
    #[serde(default)]
    title: String,
    busy: ShownAs,
    status: Status,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(default)]
    private: bool,
}

/// An entry whose times were understood.
struct Entry {
    raw: RawEntry,
    start: Zoned,
    end: Zoned,
}

impl OwnCalendar {
    /// Reads a calendar entry by entry. An entry that does not hold is named and left out. Neither order nor repetition of
    /// entries changes anything.
    ///
    /// # Errors
    /// When the text as a whole is no calendar of this format, ends before it starts, or holds more than 20,000 entries.
    pub fn read(text: &str) -> Result<OwnCalendar, Error> {
        let file: File = serde_json::from_str(text).map_err(|error| Error::not_a_calendar(&error))?;
        if file.format != FORMAT {
            return Err(Error::unknown_format(file.format));
        }
        let date = |path: &str, text: &str| text.parse::<Date>().map_err(|_| Error::bad_value(path, text));
        let (from, until) = (date("from", &file.from)?, date("until", &file.until)?);
        if until < from {
            return Err(Error::bad_value("until", &file.until));
        }
        let read_at = file.read_at.parse().map_err(|_| Error::bad_value("read_at", &file.read_at))?;
        if file.entries.len() > MOST_ENTRIES {
            return Err(Error::too_many_entries(file.entries.len(), MOST_ENTRIES));
        }
        let (entries, problems) = entries(file.entries);
        let mut calendar = OwnCalendar {
            name: file.name,
            read_at,
            from,
            until,
            meetings: Vec::new(),
            absences: Vec::new(),
            owner: owner(&entries),
            left_out: LeftOut { unread: file.unread, ..LeftOut::default() },
            problems,
        };
        for entry in &entries {
            calendar.take(entry);
        }
        Ok(calendar)
    }

    fn take(&mut self, entry: &Entry) {
        let RawEntry { busy, status, .. } = entry.raw;
        match () {
            () if status == Status::Cancelled => self.left_out.cancelled += 1,
            () if self.owner.as_ref().is_some_and(|owner| entry.is_declined_by(owner)) => self.left_out.declined += 1,
            () if busy == ShownAs::Free => self.left_out.free += 1,
            () if busy == ShownAs::OutOfOffice => self.absences.push(entry.activity(self.read_at)),
            () => self.meetings.push(entry.activity(self.read_at)),
        }
    }
}

/// The entries that hold, by start, each once.
fn entries(all: Vec<Value>) -> (Vec<Entry>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut good: BTreeMap<RawEntry, Entry> = BTreeMap::new();
    for (index, value) in all.into_iter().enumerate() {
        let path = format!("entries[{index}]");
        let read = serde_json::from_value::<RawEntry>(value).map_err(|error| Problem::bad_record(&path, &error));
        match read.and_then(|raw| Entry::of(raw, &path)) {
            Ok(entry) => drop(good.insert(entry.raw.clone(), entry)),
            Err(problem) => problems.push(problem),
        }
    }
    let mut entries: Vec<Entry> = good.into_values().collect();
    entries.sort_by(|a, b| a.start.cmp(&b.start));
    (entries, problems)
}

impl Entry {
    fn of(mut raw: RawEntry, path: &str) -> Result<Entry, Problem> {
        for answer in &mut raw.answers {
            answer.address = answer.address.trim().to_lowercase();
        }
        raw.answers.sort();
        if raw.private {
            raw.title.clear();
        }
        let time = |name: &str, text: &str| {
            let message = || Message::new("problem-entry-time").text("text", text);
            instant(text, raw.all_day).ok_or_else(|| Problem::at(&format!("{path}.{name}"), message()))
        };
        let (start, end) = (time("start", &raw.start)?, time("end", &raw.end)?);
        if end < start || (raw.all_day && end == start) {
            let message = Message::new("problem-entry-end").text("start", &raw.start).text("end", &raw.end);
            return Err(Problem::at(&format!("{path}.end"), message));
        }
        Ok(Entry { raw, start, end })
    }

    fn is_declined_by(&self, owner: &str) -> bool {
        let own = self.raw.answers.iter().filter(|answer| answer.address == owner);
        own.into_iter().any(|answer| matches!(answer.answer.as_str(), "declined" | "delegated"))
    }

    fn activity(&self, read_at: Timestamp) -> Activity {
        let title: Rc<str> = self.raw.title.as_str().into();
        let entity = if self.raw.private { Source::PRIVATE } else { Source::CALENDAR };
        let key = RecordKey { origin: "".into(), id: None };
        let source = Source {
            key,
            entity,
            title: Rc::clone(&title),
            label: "".into(),
            text: Rc::clone(&title),
            read_at,
            rival: None,
            basis: Basis::Text,
        };
        let length = Effort::seconds(self.end.timestamp().as_second() - self.start.timestamp().as_second());
        // An absence of days is cut to each day's hours, a meeting of days is none: it counts as a whole-day entry.
        let all_day = self.raw.all_day || (length >= DAY && self.raw.busy != ShownAs::OutOfOffice);
        Activity {
            key: RecordKey { origin: "".into(), id: Some(self.raw.uid.as_str().into()) },
            title: title.to_string(),
            type_text: String::new(),
            sub_type_text: String::new(),
            status: ActivityStatus::Scheduled,
            start: Field::Known(self.start.clone(), source.clone()),
            length: (!all_day).then_some(length),
            all_day,
            end: Some(self.end.clone()),
            place: String::new(),
            participants: Vec::new(),
            owner: None,
            deals: Vec::new(),
            accounts: Vec::new(),
            source,
            kind: Told::default(),
        }
    }
}

/// An instant, or the beginning of a day that is the same wherever it is looked at.
fn instant(text: &str, all_day: bool) -> Option<Zoned> {
    match all_day {
        true => text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok(),
        false => Some(text.parse::<Timestamp>().ok()?.to_zoned(TimeZone::UTC)),
    }
}

/// The address that stands in most of the events, each counted once however often it recurs.
fn owner(entries: &[Entry]) -> Option<String> {
    let mut events: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for RawEntry { uid, start, answers, .. } in entries.iter().map(|entry| &entry.raw) {
        let event = if uid.is_empty() { start } else { uid };
        for Answer { address, .. } in answers.iter().filter(|answer| !answer.address.is_empty()) {
            events.entry(address).or_default().insert(event);
            all.insert(event);
        }
    }
    let mut counts: Vec<(usize, &str)> = events.iter().map(|(address, events)| (events.len(), *address)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let next = counts.get(1).map_or(0, |(count, _)| *count);
    let (most, address) = counts.first()?;
    (*most > next && most * 2 > all.len()).then(|| (*address).to_owned())
}
