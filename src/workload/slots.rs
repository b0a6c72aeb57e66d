//! When somebody could take on one more task, a demo for one: free time with buffers and preparation, demos of a day, POCs at once, and the wait (C9).

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};

use super::calendar::{Less, absences_of};
use super::known::{Busy, entries_of, stretch};
use super::{Catalogue, Diary, LoadSettings, Task};
use crate::model::{Activity, Calendar, Deal, Effort, Person, Source, folded};

/// Working days that are looked through for a slot.
const LOOKED_THROUGH: usize = 65;

/// Meetings start on the half hour.
const STEP: i64 = 30 * 60;

/// A person's time from now on: what takes it, and what they may take on.
pub struct Agenda<'a> {
    catalogue: &'a Catalogue,
    calendar: &'a Calendar,
    settings: &'a LoadSettings,
    now: Zoned,
    /// What a slot must hold unless something else is asked for.
    usual: Option<Task<'a>>,
    /// Stretches that are taken, in order of start, in seconds.
    busy: Vec<(i64, i64)>,
    /// Days that are away as a whole.
    away: Vec<(Date, Date)>,
    demos: BTreeMap<Date, Vec<&'a Source>>,
    /// The demos for each account: when each starts, in seconds, and its day.
    shown: BTreeMap<String, Vec<(i64, Date)>>,
    /// The first and last day of each deal's POC.
    pocs: BTreeMap<String, (Date, Date)>,
}

impl<'a> Agenda<'a> {
    /// Of everything that is known of a person's time.
    pub fn of(
        person: &Person,
        diary: impl Into<Diary<'a>>,
        catalogue: &'a Catalogue,
        settings: &'a LoadSettings,
        calendar: &'a Calendar,
        now: &Zoned,
    ) -> Agenda<'a> {
        let diary = diary.into();
        let mut agenda = Agenda {
            catalogue,
            calendar,
            settings,
            now: now.clone(),
            usual: Task::usual(catalogue),
            busy: Vec::new(),
            away: Vec::new(),
            demos: BTreeMap::new(),
            shown: BTreeMap::new(),
            pocs: BTreeMap::new(),
        };
        for Busy { activity, start, date, kind, accounts } in entries_of(person, &diary, catalogue, now) {
            let length = activity.length.unwrap_or_else(|| kind.delivery());
            if !activity.all_day && length > Effort::ZERO {
                agenda.busy.push(stretch(start, length));
            }
            if kind.demo {
                agenda.demos.entry(date).or_default().push(&activity.source);
                for account in accounts {
                    agenda.shown.entry(account).or_default().push((start.timestamp().as_second(), date));
                }
            }
            for deal in activity.deals.iter().filter(|_| kind.is_poc()) {
                let days = agenda.pocs.entry(deal.identity()).or_insert((date, date));
                *days = (days.0.min(date), days.1.max(date));
            }
        }
        for absence in absences_of(person, &diary, catalogue) {
            if let Less::Absence(entry) | Less::OutOfOffice(entry) = absence {
                agenda.take_absence(entry);
            }
        }
        agenda.busy.sort_unstable();
        agenda
    }

    fn take_absence(&mut self, entry: &Activity) {
        let Some(start) = entry.start.known() else { return };
        let end = entry.end.clone().unwrap_or_else(|| start.clone());
        match entry.all_day {
            true => {
                let last = if end.time() == Time::midnight() && end > *start {
                    end.date().yesterday()
                } else {
                    Ok(end.date())
                };
                self.away.push((start.date(), last.unwrap_or(end.date())));
            }
            false => self.busy.push((start.timestamp().as_second(), end.timestamp().as_second())),
        }
    }

    /// The next slots for the tailored demo.
    pub fn demos(&self, count: usize) -> Vec<Zoned> {
        self.usual.as_ref().map(|demo| self.slots(demo, count)).unwrap_or_default()
    }

    /// The next slots for a task, each on a day of its own, the nearest first.
    pub fn slots(&self, task: &Task, count: usize) -> Vec<Zoned> {
        self.days_ahead().filter_map(|day| self.slot_on(task, day)).take(count).collect()
    }

    /// The working days that are looked through, today the first.
    fn days_ahead(&self) -> impl Iterator<Item = Date> + '_ {
        let days = std::iter::successors(Some(self.now.date()), |day| day.tomorrow().ok());
        days.filter(|day| self.calendar.is_working_day(*day)).take(LOOKED_THROUGH)
    }

    /// A task as it is if it starts then: a demo that repeats one for the same customer takes half the preparation (C3).
    pub fn at(&self, task: &Task<'a>, start: &Zoned) -> Task<'a> {
        Task { preparation: self.preparation(task, start.timestamp().as_second(), start.date()), ..*task }
    }

    fn preparation(&self, task: &Task, start: i64, date: Date) -> Effort {
        let whole = task.kind.preparation();
        let shown = task.account.filter(|_| task.kind.demo).and_then(|account| self.shown.get(&folded(account)));
        let mut shown = shown.into_iter().flatten();
        let repeated = shown.any(|(at, day)| *at < start && self.catalogue.is_repeated(*day, date));
        if repeated { whole.share(0, 2) } else { whole }
    }

    /// What a task takes of each day, if it starts then.
    pub fn days(&self, task: &Task, start: &Zoned) -> Vec<(Date, Effort)> {
        task.days(start, self.calendar, self.now.date())
    }

    /// Working days until a slot: none for today.
    pub fn wait(&self, slot: &Zoned) -> i32 {
        self.calendar.working_days_between(self.now.date(), slot.date())
    }

    /// Days of the weeks shown with more demos than one may want, with the demos (C9).
    pub fn crowded(&self, last: Date) -> impl Iterator<Item = (Date, &[&'a Source])> {
        let limit = self.limit();
        let shown = self.demos.range(self.now.date()..=last.max(self.now.date()));
        shown.filter(move |(_, demos)| demos.len() > limit).map(|(day, demos)| (*day, demos.as_slice()))
    }

    /// POCs that run within a range of days.
    pub fn pocs(&self, first: Date, last: Date) -> usize {
        self.running(first, last).count()
    }

    /// The same without that of a deal.
    pub fn pocs_beside(&self, deal: Option<&Deal>, first: Date, last: Date) -> usize {
        let deal = deal.map(Deal::identity);
        self.running(first, last).filter(|of| deal.as_deref() != Some(*of)).count()
    }

    /// The deals whose POCs run within a range of days, by identity.
    pub fn running(&self, first: Date, last: Date) -> impl Iterator<Item = &str> {
        let runs = move |(_, (start, end)): &(&String, &(Date, Date))| *start <= last && *end >= first;
        self.pocs.iter().filter(runs).map(|(deal, _)| deal.as_str())
    }

    fn limit(&self) -> usize {
        usize::try_from(self.settings.demos_per_day).unwrap_or_default()
    }

    /// The first start of a day at which a task, the way there and back and its buffers fit, and before which its preparation
    /// does. The task itself lies within one span of working time; the way and the buffers may lie in a break.
    fn slot_on(&self, task: &Task, day: Date) -> Option<Zoned> {
        let is_full = task.kind.demo && self.demos.get(&day).map_or(0, Vec::len) >= self.limit();
        if is_full || self.away.iter().any(|(first, last)| (*first..=*last).contains(&day)) {
            return None;
        }
        let (there, back) = halves(task.travel);
        let (before, after) = (seconds(self.settings.buffer_before), seconds(self.settings.buffer_after));
        let length = task.kind.delivery().in_seconds();
        let now = self.now.timestamp().as_second();
        for (first, last) in self.starts(task, day) {
            let mut start = self.on_the_half_hour(first.max(now));
            while start <= last {
                let (leaves, returns) = (start - there - before, start + length + back + after);
                let prepares = || self.free_until(leaves) >= self.preparation(task, start, day).in_seconds();
                if leaves >= now && self.is_free(leaves, returns) && prepares() {
                    let at = jiff::Timestamp::from_second(start).ok()?;
                    return Some(at.to_zoned(self.now.time_zone().clone()));
                }
                start += STEP;
            }
        }
        None
    }

    /// When a task could start in the working time of a day, were all of it free: from when to when, in each of its spans.
    fn starts(&self, task: &Task, day: Date) -> Vec<(i64, i64)> {
        let (there, back) = halves(task.travel);
        let length = task.kind.delivery().in_seconds();
        let spans: Vec<(i64, i64)> = self.spans(day).collect();
        let opens = spans.first().map_or(i64::MAX, |(from, _)| from + there);
        let closes = spans.last().map_or(i64::MIN, |(_, until)| until - back);
        let starts = spans.into_iter().map(|(from, until)| (from.max(opens), until.min(closes).saturating_sub(length)));
        starts.filter(|(first, last)| first <= last).collect()
    }

    /// Whether some working day holds a task at all.
    pub fn holds(&self, task: &Task) -> bool {
        self.days_ahead().any(|day| !self.starts(task, day).is_empty())
    }

    /// The next half hour of the person's clock, which may be off that of UTC.
    fn on_the_half_hour(&self, second: i64) -> i64 {
        let ahead = jiff::Timestamp::from_second(second).map_or(0, |at| self.now.time_zone().to_offset(at).seconds());
        second + (-(second + i64::from(ahead))).rem_euclid(STEP)
    }

    /// The working spans of a day, in seconds.
    fn spans(&self, day: Date) -> impl Iterator<Item = (i64, i64)> + '_ {
        let at = move |minute: u16| {
            let time = day.to_datetime(Time::midnight()).checked_add(i64::from(minute).minutes()).ok()?;
            Some(time.to_zoned(self.now.time_zone().clone()).ok()?.timestamp().as_second())
        };
        self.calendar.spans(day).iter().filter_map(move |span| Some((at(span.start)?, at(span.end)?)))
    }

    fn is_free(&self, from: i64, until: i64) -> bool {
        self.busy.iter().take_while(|(start, _)| *start < until).all(|(_, end)| *end <= from)
    }

    /// Free seconds of working time from the second working day before a moment, and from now on, until then: when a demo's
    /// preparation takes place (C3).
    fn free_until(&self, until: i64) -> i64 {
        let now = self.now.timestamp().as_second();
        let Ok(end) = jiff::Timestamp::from_second(until) else { return 0 };
        let last = end.to_zoned(self.now.time_zone().clone()).date();
        let first = self.calendar.add_working_days(last, -2).max(self.now.date());
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
        let here = days.filter(|day| !self.away.iter().any(|(first, last)| (*first..=*last).contains(day)));
        let spans = here.flat_map(|day| self.spans(day)).map(|(start, end)| (start.max(now), end.min(until)));
        spans.filter(|(start, end)| start < end).map(|(start, end)| end - start - self.taken(start, end)).sum()
    }

    /// Seconds of a stretch that are taken; the busy stretches may overlap.
    fn taken(&self, from: i64, until: i64) -> i64 {
        let mut reached = from;
        let mut taken = 0;
        for (start, end) in self.busy.iter().take_while(|(start, _)| *start < until) {
            let (start, end) = ((*start).max(reached), (*end).min(until));
            if start < end {
                taken += end - start;
                reached = end;
            }
        }
        taken
    }
}

/// The way there and the way back, in seconds.
fn halves(travel: Effort) -> (i64, i64) {
    (travel.share(0, 2).in_seconds(), travel.share(1, 2).in_seconds())
}

fn seconds(hours: f64) -> i64 {
    Effort::hours(hours).in_seconds()
}
