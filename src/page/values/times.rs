//! From when to when, and how long.

use jiff::civil::DateTime;

use super::dates::{Moment, moment, period};
use super::language::{Sense, Unit};
use super::numbers::figure;
use super::{Basis, Context, Found, Read, Reason, read_in};
use crate::model::{Effort, Ratio};

/// When something takes place, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its start.
    pub start: DateTime,
    /// Its end, where given; after the start.
    pub end: Option<DateTime>,
}

/// Reads from when to when something takes place: `11/17/2026 10h00 – 12h00`, with the day said once or twice. An end
/// before the start on the same day is on the next day; one at the start is a moment, of no length. A day without a time is no
/// schedule.
pub fn schedule(text: &str, context: &Context) -> Read<Schedule> {
    read_in(text, context, |text, context| {
        let mut reason = Reason::Time;
        for (start, end) in halves(text, context) {
            match between(start, end, context) {
                Ok(found) => return Ok(found),
                Err(other) => reason = other,
            }
        }
        let found = moment(text, context).map_err(|other| if reason == Reason::Time { other } else { reason })?;
        let starts = found.values.iter().map(|start| Some(Schedule { start: timed(start)?, end: None }));
        let starts: Option<Vec<Schedule>> = starts.collect();
        Ok(Found::of(starts.ok_or(Reason::Time)?, found.basis, found.open))
    })
}

fn timed(moment: &Moment) -> Option<DateTime> {
    moment.time.map(|time| moment.date.to_datetime(time))
}

/// The most places where a text is tried to be parted.
const PLACES: usize = 12;

/// Every way to part a text into a start and an end, at a dash or a word for "to".
fn halves<'a>(text: &'a str, context: &Context) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        let length = if character == '-' && before.ends_with(' ') && rest.starts_with("- ") {
            1
        } else {
            let cut = before.chars().next_back().is_some_and(|last| super::plain::within_word(last, character));
            match context.language.ranges().at(rest) {
                Some((length, _)) if !cut => length,
                _ => continue,
            }
        };
        if found.len() < PLACES {
            found.push((before.trim(), rest.get(length..).unwrap_or_default().trim()));
        }
    }
    found
}

/// "3:00 – 4:30 PM": a part of the day said once is that of both, where the start then is before the end.
fn between(start: &str, end: &str, context: &Context) -> Result<Found<Schedule>, Reason> {
    let said = (period(start, context), period(end, context));
    let shared = match said {
        (None, Some(period)) => one_day(&format!("{start} {period}"), end, context),
        (Some(period), None) => one_day(start, &format!("{end} {period}"), context),
        _ => return in_order(start, end, context),
    };
    // A half that was not said cannot be had otherwise, unless its clock runs to 24.
    shared.or_else(|reason| match in_order(start, end, context) {
        Ok(found) if said.0.is_some() && found.values.iter().all(is_within_a_day) => Ok(found),
        _ => Err(reason),
    })
}

fn is_within_a_day(schedule: &Schedule) -> bool {
    schedule.end.is_some_and(|end| end.date() == schedule.start.date())
}

fn one_day(start: &str, end: &str, context: &Context) -> Result<Found<Schedule>, Reason> {
    let found = in_order(start, end, context)?;
    let half = |schedule: &Schedule| schedule.end.is_some_and(|end| end.duration_since(schedule.start).as_hours() < 12);
    if found.values.iter().all(half) { Ok(found) } else { Err(Reason::Time) }
}

fn in_order(start: &str, end: &str, context: &Context) -> Result<Found<Schedule>, Reason> {
    let ends = moment(end, context);
    let starts = match (moment(start, context), &ends) {
        // "18:00 – 20:15, 3/11/2026": the day stands behind both.
        (Err(_), Ok(Found { values, .. })) if matches!(values.as_slice(), [_]) => {
            let day = values.first().map(|end| end.date.to_string()).unwrap_or_default();
            moment(&format!("{day} {start}"), context)?
        }
        (starts, _) => starts?,
    };
    let [first] = starts.values.as_slice() else { return ambiguous(&starts, end, context) };
    let start_time = timed(first).ok_or(Reason::Time)?;
    let end_time = match &ends {
        Ok(Found { values, .. }) => match values.as_slice() {
            [second] => timed(second).ok_or(Reason::Time)?,
            // The end's own day has two readings: the one on or after the start's day, if one alone is.
            several => {
                let mut after = several.iter().filter_map(timed).filter(|end| *end > start_time);
                match (after.next(), after.next()) {
                    (Some(end), None) => end,
                    _ => return Err(Reason::Order),
                }
            }
        },
        Err(_) => on_day(first, end, context)?,
    };
    if end_time < start_time {
        return Err(Reason::Time);
    }
    let basis = ends.map_or(Basis::Text, |ends| ends.basis).max(starts.basis);
    Ok(Found::one(Schedule { start: start_time, end: Some(end_time) }, basis))
}

/// A start whose day has several readings, with an end on the same day.
fn ambiguous(starts: &Found<Moment>, end: &str, context: &Context) -> Result<Found<Schedule>, Reason> {
    let of = |start: &Moment| {
        let end = on_day(start, end, context)?;
        Ok(Schedule { start: timed(start).ok_or(Reason::Time)?, end: Some(end) })
    };
    let schedules: Result<Vec<Schedule>, Reason> = starts.values.iter().map(of).collect();
    Ok(Found::of(schedules?, starts.basis, starts.open))
}

/// A time alone: on the start's day, or on the next one where it is before the start.
fn on_day(start: &Moment, end: &str, context: &Context) -> Result<DateTime, Reason> {
    let start_time = timed(start).ok_or(Reason::Time)?;
    if matches!(end, "24:00" | "24.00" | "24:00:00" | "24h00" | "24h") {
        return start
            .date
            .tomorrow()
            .map(|day| day.to_datetime(jiff::civil::Time::midnight()))
            .map_err(|_| Reason::Time);
    }
    let end = moment(&format!("{} {end}", start.date), context)?;
    let [end] = end.values.as_slice() else { return Err(Reason::Time) };
    let end = timed(end).ok_or(Reason::Time)?;
    if end >= start_time {
        return Ok(end);
    }
    end.tomorrow().map_err(|_| Reason::Time)
}

/// What a bare number in a field of lengths counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Bare {
    Hours,
    Minutes,
    Seconds,
    /// Nobody said: such a number is unclear.
    Unsaid,
}

/// Reads a length: `1h 30m`, `1:30` (hours and minutes), `PT90M`, `90 min`, `1,5 Std.`. Days are unclear: they may be of 24
/// hours or of working hours.
pub fn duration(text: &str, context: &Context, bare: Bare) -> Read<Effort> {
    read_in(text, context, |text, context| {
        let text = text.strip_prefix("pt").unwrap_or(text);
        if let Some(clock) = clock(text) {
            return clock.map(|length| Found::one(length, Basis::Text));
        }
        let mut found = Found { values: vec![Ratio::ZERO], basis: Basis::Text, open: Reason::Separator };
        let mut rest = text;
        let mut last = Unit::Week;
        while !rest.is_empty() {
            let (parts, unit, after) = length(rest, context, bare, last)?;
            let seconds = Ratio::whole(unit.seconds());
            let sums =
                found.values.iter().flat_map(|sum| parts.values.iter().map(|part| sum.plus(part.times(seconds)?)));
            let sums: Option<Vec<Ratio>> = sums.collect();
            found =
                Found { values: sums.ok_or(Reason::TooLarge)?, basis: found.basis.max(parts.basis), open: parts.open };
            (rest, last) = (after, unit);
        }
        let whole = |seconds: &Ratio| i64::try_from(seconds.round_half_away()?).ok().map(Effort::seconds);
        let lengths: Option<Vec<Effort>> = found.values.iter().map(whole).collect();
        Ok(Found::of(lengths.ok_or(Reason::TooLarge)?, found.basis, found.open))
    })
}

/// `1:30` and `1:30:00`.
fn clock(text: &str) -> Option<Result<Effort, Reason>> {
    let parts: Option<Vec<i64>> = text.split(':').map(|part| part.parse().ok().filter(|part| *part >= 0)).collect();
    let seconds = match parts?.as_slice() {
        [hours, minutes] => (*hours, *minutes, 0),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let (hours, minutes, seconds) = seconds;
    let fits = minutes < 60 && seconds < 60 && hours < 100_000;
    Some(if fits { Ok(Effort::seconds(hours * 3600 + minutes * 60 + seconds)) } else { Err(Reason::Time) })
}

/// One number with its unit, and what follows. Units go from large to small, each once.
fn length<'a>(
    text: &'a str,
    context: &Context,
    bare: Bare,
    last: Unit,
) -> Result<(Found<Ratio>, Unit, &'a str), Reason> {
    let first = text.chars().next().ok_or(Reason::NoNumber)?;
    if !first.is_ascii_digit() && !matches!(first, '.' | ',') {
        return Err(if matches!(first, '-' | '−') { Reason::Sign } else { Reason::Words });
    }
    let end = text
        .find(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | ',' | '٫')))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).ok_or(Reason::NoNumber)?;
    let amounts = super::numbers::scaled(figure(number, context)?, false, 0)?;
    let rest = rest.trim_start();
    let (unit, rest) = match (context.language.units().at(rest), bare) {
        (Some((length, [Sense::Unit(unit), ..])), _) => (*unit, rest.get(length..).unwrap_or_default()),
        _ if !rest.is_empty() => return Err(Reason::Words),
        // "1h30": what follows hours is minutes.
        _ if last == Unit::Hour => (Unit::Minute, rest),
        (_, Bare::Hours) if last == Unit::Week => (Unit::Hour, rest),
        (_, Bare::Minutes) if last == Unit::Week => (Unit::Minute, rest),
        (_, Bare::Seconds) if last == Unit::Week => (Unit::Second, rest),
        _ => return Err(Reason::Unit),
    };
    if matches!(unit, Unit::Day | Unit::Week) || unit.seconds() >= last.seconds() {
        return Err(Reason::Unit);
    }
    let joined = rest.trim_start_matches([' ', ',', '.']);
    Ok((amounts, unit, joined.strip_prefix("and ").unwrap_or(joined)))
}
