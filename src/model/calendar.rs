//! Working time: the hours of each weekday, part time, holidays and leave (C9, F4). Weeks are ISO weeks.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Effort;

/// The most working spans of one day.
pub const MOST_SPANS: usize = 8;

/// The most days off in a row that are looked past for the next working day: ten years.
pub const LONGEST_OFF: usize = 3_700;

/// Minutes of a day.
const MIDNIGHT: u16 = 24 * 60;

/// A stretch of working time within one day, in minutes since its first midnight; `start` is before `end`, and `end` at most 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Span {
    pub start: u16,
    pub end: u16,
}

impl Span {
    fn read(text: &str) -> Result<Span, HoursFault> {
        let no_span = || HoursFault::NoSpan(text.to_owned());
        let (start, end) = text.split_once(['-', '–']).ok_or_else(no_span)?;
        let (start, end) = (minute(start)?, minute(end)?);
        let span = Span { start, end };
        if start < end { Ok(span) } else { Err(HoursFault::EndNotAfterStart(span)) }
    }

    /// Its length.
    pub fn effort(self) -> Effort {
        Effort::seconds((i64::from(self.end) - i64::from(self.start)) * 60)
    }
}

/// As in `09:00-12:30`.
impl fmt::Display for Span {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end } = self;
        write!(to, "{:02}:{:02}-{:02}:{:02}", start / 60, start % 60, end / 60, end % 60)
    }
}

/// A time of day such as `9:00` in minutes since midnight, up to `24:00`.
fn minute(text: &str) -> Result<u16, HoursFault> {
    let text = text.trim();
    let number = |digits: &str| match digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse::<u16>().ok(),
        false => None,
    };
    let read = || {
        let (hour, minute) = text.split_once(':').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)?;
        let minute = number(minute).filter(|minute| *minute < 60)?;
        number(hour).map(|hour| hour * 60 + minute).filter(|minute| *minute <= MIDNIGHT)
    };
    read().ok_or_else(|| HoursFault::NoTime(text.to_owned()))
}

/// Why a text gives no working hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// A piece that has no start and end.
    NoSpan(String),
    /// What stands for a time is none.
    NoTime(String),
    /// A span that ends when or before it starts.
    EndNotAfterStart(Span),
    /// A span that starts before the one written before it has ended.
    OutOfOrder(Span, Span),
    /// More than [`MOST_SPANS`].
    TooMany(usize),
}

/// The working spans of one day: in order, apart, at most [`MOST_SPANS`]. None is a day off.
///
/// ```
/// use second_chair::model::{Effort, Hours};
///
/// let hours: Hours = "9:00 – 12:30,13:30-17:30".parse().unwrap();
/// assert_eq!(hours.to_string(), "09:00-12:30, 13:30-17:30");
/// assert_eq!(hours.effort(), Effort::hours(7.5));
/// assert_eq!("".parse::<Hours>().unwrap().effort(), Effort::ZERO);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<Span>);

impl Hours {
    /// The spans in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Their hours together.
    pub fn effort(&self) -> Effort {
        self.0.iter().map(|span| span.effort()).sum()
    }
}

impl FromStr for Hours {
    type Err = HoursFault;

    /// Reads spans parted by commas, each a start and an end parted by a hyphen or an en dash; an empty text is a day off.
    fn from_str(text: &str) -> Result<Hours, HoursFault> {
        if text.trim().is_empty() {
            return Ok(Hours::default());
        }
        let mut spans: Vec<Span> = Vec::new();
        for piece in text.split(',').map(str::trim) {
            if piece.is_empty() {
                return Err(HoursFault::NoSpan(text.trim().to_owned()));
            }
            let span = Span::read(piece)?;
            match spans.last() {
                Some(before) if span.start < before.end => return Err(HoursFault::OutOfOrder(span, *before)),
                _ => spans.push(span),
            }
        }
        if spans.len() > MOST_SPANS { Err(HoursFault::TooMany(spans.len())) } else { Ok(Hours(spans)) }
    }
}

/// The text that reads back as the same hours.
impl fmt::Display for Hours {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, span) in self.0.iter().enumerate() {
            write!(to, "{}{span}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// Days away, by the calendar and not by the CRM.
#[derive(Clone, Debug, PartialEq)]
pub struct Leave {
    /// The first day.
    pub first: Date,
    /// The last day, itself taken too.
    pub last: Date,
    /// The share of each day that is taken, 0 to 1.
    pub share: f64,
    /// What it is, in the person's words; may be empty.
    pub note: String,
}

impl Leave {
    fn covers(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// What it takes of a day that has `working` hours.
    pub fn takes(&self, date: Date, working: Effort) -> Effort {
        if self.covers(date) { part_of(working, self.share) } else { Effort::ZERO }
    }
}

/// A share of hours, to the nearest second; outside 0…1 it counts as the nearest of the two, and not-a-number as none.
fn part_of(hours: Effort, share: f64) -> Effort {
    Effort::hours(hours.in_hours() * share.clamp(0.0, 1.0))
}

/// When somebody, or an organisation, works.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// The hours of each weekday, Monday first.
    pub week: [Hours; 7],
    /// The share of each day's hours that is worked, above 0 and at most 1.
    pub part_time: f64,
    /// Days without work, each with its name.
    pub holidays: BTreeMap<Date, String>,
    /// Days away, in any order. Where two share a day, both take of it, together at most all of it.
    pub leave: Vec<Leave>,
}

impl Calendar {
    /// Monday to Friday, 09:00 to 17:00: 40 hours a week, no holidays, no leave (F4).
    pub fn standard() -> Calendar {
        let day = || Hours(vec![Span { start: 9 * 60, end: 17 * 60 }]);
        let off = Hours::default;
        let week = [day(), day(), day(), day(), day(), off(), off()];
        Calendar { week, part_time: 1.0, holidays: BTreeMap::new(), leave: Vec::new() }
    }

    fn hours_of(&self, date: Date) -> Option<&Hours> {
        self.week.get(usize::try_from(date.weekday().to_monday_zero_offset()).ok()?)
    }

    /// The hours of this weekday, by part time, as if there were neither holidays nor leave.
    pub fn ordinary(&self, date: Date) -> Effort {
        part_of(self.hours_of(date).map_or(Effort::ZERO, Hours::effort), self.part_time)
    }

    /// The hours of an ordinary week, by part time, as if there were neither holidays nor leave.
    pub fn ordinary_week(&self) -> Effort {
        self.week.iter().map(|hours| part_of(hours.effort(), self.part_time)).sum()
    }

    /// The hours of an ordinary working day: those of the week over its days with hours.
    pub fn hours_per_day(&self) -> Effort {
        let hours = self.week.iter().map(|hours| part_of(hours.effort(), self.part_time));
        let days = hours.clone().filter(|hours| *hours > Effort::ZERO).count();
        hours.sum::<Effort>().share(0, days)
    }

    /// The hours of a day before leave: none on a holiday.
    pub fn working(&self, date: Date) -> Effort {
        if self.holidays.contains_key(&date) { Effort::ZERO } else { self.ordinary(date) }
    }

    /// The hours of a day less leave.
    pub fn available(&self, date: Date) -> Effort {
        let working = self.working(date);
        working.above(self.leave.iter().map(|leave| leave.takes(date, working)).sum())
    }

    /// Whether a day has hours that are neither a holiday's nor all taken by leave.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.available(date) > Effort::ZERO
    }

    /// The spans of a day in which work can be set down: none on a day that is no working day. Part time, and leave of a part
    /// of the day, do not say which of its hours are meant, so they shorten no span.
    pub fn spans(&self, date: Date) -> &[Span] {
        self.hours_of(date).filter(|_| self.is_working_day(date)).map_or(&[], Hours::spans)
    }

    /// The working day `count` working days after `date` (before it when negative).
    ///
    /// From a day that is no working day, counting starts there: in the standard week, one working day after a Saturday is the
    /// Monday. At the ends of the calendar the last day that exists is returned. Where [`LONGEST_OFF`] days in a row hold no
    /// working day, the last one reached is returned, which is `date` itself if there was none.
    pub fn add_working_days(&self, date: Date, count: i32) -> Date {
        let mut day = date;
        for _ in 0..count.unsigned_abs() {
            match self.next_working_day(day, count > 0) {
                Some(next) if next != day => day = next,
                _ => break,
            }
        }
        day
    }

    /// The working days before `date`, the latest first, until [`LONGEST_OFF`] days in a row hold none. At the beginning of the
    /// calendar its first day repeats without end.
    pub fn working_days_before(&self, date: Date) -> impl Iterator<Item = Date> + '_ {
        std::iter::successors(self.next_working_day(date, false), |day| self.next_working_day(*day, false))
    }

    /// The next working day, or the last day that exists; `None` where the days off go on for too long.
    fn next_working_day(&self, date: Date, forward: bool) -> Option<Date> {
        if self.week.iter().all(|hours| part_of(hours.effort(), self.part_time) == Effort::ZERO) {
            return None;
        }
        let mut day = date;
        for _ in 0..LONGEST_OFF {
            let Ok(next) = (if forward { day.tomorrow() } else { day.yesterday() }) else { return Some(day) };
            day = next;
            if self.is_working_day(day) {
                return Some(day);
            }
        }
        None
    }

    /// The number of working days after `from` up to and including `to`; where `to` is earlier, less the number from `to` up to
    /// the day before `from`. So it is what [`add_working_days`](Calendar::add_working_days) takes to get from one to the other.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        match from <= to {
            true => from.tomorrow().map_or(0, |first| self.working_days_in(first, to)),
            false => from.yesterday().map_or(0, |last| -self.working_days_in(to, last)),
        }
    }

    /// Counted by weekdays, so that a century costs no more than a week; only holidays and leave are looked at day by day.
    fn working_days_in(&self, first: Date, last: Date) -> i32 {
        let all: i32 = weekdays_in(first, last)
            .zip(&self.week)
            .filter(|(_, hours)| part_of(hours.effort(), self.part_time) > Effort::ZERO)
            .map(|(days, _)| days)
            .sum();
        let works = |date: &Date| self.ordinary(*date) > Effort::ZERO;
        let holidays = self.holidays_in(first, last).filter(|(date, _)| works(date)).count();
        let leave = self.leave.iter().enumerate().map(|(index, leave)| {
            let end = leave.last.min(last);
            let days = std::iter::successors(Some(leave.first.max(first)), |date| date.tomorrow().ok());
            let lost = |date: &Date| self.working(*date) > Effort::ZERO && !self.is_working_day(*date);
            // A day that an earlier leave covers too was counted with that one.
            let new = |date: &Date| !self.leave.iter().take(index).any(|earlier| earlier.covers(*date));
            days.take_while(|date| *date <= end).filter(|date| lost(date) && new(date)).count()
        });
        all - i32::try_from(holidays + leave.sum::<usize>()).unwrap_or(all)
    }

    /// The hours from `first` to `last`, both counted, before leave.
    pub fn working_hours_in(&self, first: Date, last: Date) -> Effort {
        let ordinary = weekdays_in(first, last).zip(&self.week).map(|(days, hours)| {
            Effort::seconds(part_of(hours.effort(), self.part_time).in_seconds() * i64::from(days))
        });
        let lost = self.holidays_in(first, last).map(|(date, _)| self.ordinary(date));
        ordinary.sum::<Effort>() - lost.sum()
    }

    /// The holidays from `first` to `last`, both counted, in order.
    pub fn holidays_in(&self, first: Date, last: Date) -> impl Iterator<Item = (Date, &str)> + '_ {
        // A range that ends before it starts would be a fault of the caller's; here it holds no day.
        let days = (first <= last).then(|| self.holidays.range(first..=last));
        days.into_iter().flatten().map(|(date, name)| (*date, name.as_str()))
    }
}

/// How often each weekday, Monday first, occurs from `first` to `last`, both counted.
fn weekdays_in(first: Date, last: Date) -> impl Iterator<Item = i32> {
    let days = first.until(last).map_or(0, |span| span.get_days().saturating_add(1).max(0));
    let start = i32::from(first.weekday().to_monday_zero_offset());
    (0..7).map(move |weekday| days / 7 + i32::from((weekday - start).rem_euclid(7) < days % 7))
}

/// The Monday of the ISO week that holds `date`.
pub fn iso_week_monday(date: Date) -> Date {
    let back = i32::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(back.days()).unwrap_or(date)
}

/// The ISO week of `date`, written `2026-W48`.
pub fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
