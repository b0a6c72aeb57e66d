//! Dates, times and lengths.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::model::Effort;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its English name or any abbreviation of three letters or more ("Sept."), 1 to 12.
fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let index = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    i8::try_from(index + 1).ok()
}

/// Reads a date: ISO (`2027-01-02`) or with a month in words (`Jan. 2, 2027`, `2 January 2027`).
/// A numeric date whose order of day and month is open is none.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [first, second, third] = words.as_slice() else { return None };
    let (day, month) = match (month(first), month(second)) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    Date::new(third.parse().ok()?, month, day.parse().ok()?).ok()
}

/// Reads a local date and time: `2026-11-18 10:00:00`, with or without seconds.
pub fn date_time(text: &str) -> Option<DateTime> {
    text.trim().parse::<DateTime>().ok()
}

/// When something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its start.
    pub start: DateTime,
    /// Its end, where given.
    pub end: Option<DateTime>,
}

/// Reads Creme's schedule text in English, month first: `11/17/2026 10h00 – 12h00`, `11/17/2026 10h00 – 11/18/2026 12h00`.
pub fn creme_schedule(text: &str) -> Option<Schedule> {
    let mut day = None;
    let mut times = Vec::new();
    for word in text.split_whitespace() {
        if let Some(read) = month_first(word) {
            day = Some(read);
        } else if let Some(time) = hour_minute(word) {
            times.push(day?.to_datetime(time));
        }
    }
    let start = *times.first()?;
    (times.len() <= 2).then_some(Schedule { start, end: times.get(1).copied() })
}

fn month_first(word: &str) -> Option<Date> {
    let mut parts = word.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn hour_minute(word: &str) -> Option<Time> {
    let (hour, minute) = word.split_once('h')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Reads a length in hours written as a plain number (`1`, `1.5`).
pub fn hours(text: &str) -> Option<Effort> {
    let hours: f64 = text.trim().parse().ok()?;
    (hours.is_finite() && hours > 0.0).then(|| Effort::hours(hours))
}

/// The time zone named in a text such as "Time zone: Europe/London".
pub fn zone(text: &str) -> Option<TimeZone> {
    let name = text.rsplit(':').next()?.trim();
    TimeZone::get(name).ok()
}
