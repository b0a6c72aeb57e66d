//! Dates, with or without a time of day.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};

use super::language::{Sense, Unit};
use super::settle::Order;
use super::{Basis, Context, Found, Read, Reason, read_in};

/// A day, with a time of day where the text has one, and its distance from UTC where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// Where it counts from; `None` for local time.
    pub offset: Option<Offset>,
}

impl Moment {
    /// Day and time; midnight where the text has none.
    pub fn date_time(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_else(Time::midnight))
    }
}

/// Reads a date; a time of day beside it is left out.
pub fn date(text: &str, context: &Context) -> Read<Date> {
    read_in(text, context, |text, context| {
        let found = moment(text, context)?;
        Ok(Found::of(found.values.iter().map(|moment| moment.date).collect(), found.basis, found.open))
    })
}

/// Reads a date with its time of day, if it has one.
pub fn date_time(text: &str, context: &Context) -> Read<Moment> {
    read_in(text, context, moment)
}

/// The time zone named in a text such as "Time zone: Europe/London".
pub fn zone(text: &str) -> Option<TimeZone> {
    let name = text.rsplit(':').next()?.trim();
    TimeZone::get(name).ok()
}

/// Reads a moment from a text that was made plain.
pub(super) fn moment(text: &str, context: &Context) -> Result<Found<Moment>, Reason> {
    // Kyrgyz writes year, day, month with hyphens: there only a time behind it makes it ISO.
    let day_second = context.language.orders.contains(&Order::YearDayMonth) && !text.contains('t');
    if let Some(found) = iso(text).filter(|_| !day_second).or_else(|| context.machine.then(|| machine(text)).flatten())
    {
        return in_range(found).map(|moment| Found::one(moment, Basis::Text));
    }
    if let Some(found) = relative(text, context) {
        return found;
    }
    let mut tokens = tokens(text, context)?;
    let time = Clock::take(&mut tokens, context)?;
    let with_time = |date: &Date| Moment { date: *date, time: time.time, offset: time.offset };
    let mut found = Err(Reason::NoNumber);
    for day in Day::of(&tokens)? {
        found = match (found, day.read(context)) {
            (Ok(_), Ok(_)) => return Err(Reason::Weekday),
            (Ok(found), _) => Ok(found),
            (_, read) => read,
        };
    }
    let days = found?;
    Ok(Found::of(days.values.iter().map(with_time).collect(), days.basis, days.open))
}

/// ISO 8601 in full: a date with hyphens, and a time with or without its offset.
fn iso(text: &str) -> Option<Moment> {
    let dashed = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    if !dashed || !text.is_ascii() || text.contains('[') {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let pieces = Pieces::parse(upper.as_str()).ok()?;
    Some(Moment { date: pieces.date(), time: pieces.time(), offset: pieces.to_numeric_offset() })
}

/// What only a machine writes: seconds or milliseconds since 1970, or a date in eight digits.
fn machine(text: &str) -> Option<Moment> {
    let number: i64 = text.parse().ok()?;
    let instant = match text.len() {
        8 => {
            let part = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
            let small = |value: i16| i8::try_from(value).ok();
            let date = Date::new(part(0, 4)?, small(part(4, 6)?)?, small(part(6, 8)?)?).ok()?;
            return Some(Moment { date, time: None, offset: None });
        }
        9 | 10 => Timestamp::from_second(number).ok()?,
        12 | 13 => Timestamp::from_millisecond(number).ok()?,
        _ => return None,
    };
    let utc = instant.to_zoned(TimeZone::UTC).datetime();
    Some(Moment { date: utc.date(), time: Some(utc.time()), offset: Some(Offset::UTC) })
}

fn in_range(moment: Moment) -> Result<Moment, Reason> {
    year(i64::from(moment.date.year()), 4).map(|_| moment)
}

/// A year of our calendar that a deal can have; a year that only another calendar has is said so.
fn year(year: i64, digits: usize) -> Result<i16, Reason> {
    match (year, digits) {
        (1900..=2199, _) => i16::try_from(year).map_err(|_| Reason::Year),
        // Minguo years, Hijri and Persian, Buddhist, Jewish.
        (1..=199, 3) | (1300..=1599 | 2400..=2799 | 5600..=5999, _) => Err(Reason::Calendar),
        _ => Err(Reason::Year),
    }
}

/// "in 2 days", "3 hours ago": a phrase of the language with one number in it.
fn relative(text: &str, context: &Context) -> Option<Result<Found<Moment>, Reason>> {
    let digits = |character: char| character.is_ascii_digit();
    let (start, end) = (text.find(digits), text.rfind(digits));
    let (phrase, count) = match (start, end) {
        (Some(start), Some(end)) => {
            let number = text.get(start..=end)?;
            (format!("{}#{}", text.get(..start)?, text.get(end + 1..)?), number.parse::<i32>().ok()?)
        }
        _ => (text.to_owned(), 1),
    };
    let (meanings, count) = match context.language.relative().get(text) {
        [] => (context.language.relative().get(&phrase), count),
        whole => (whole, 1),
    };
    if meanings.is_empty() {
        return None;
    }
    let Some(now) = context.now else { return Some(Err(Reason::Today)) };
    let moved = |sense: &Sense| {
        let Sense::FromNow(step, unit) = sense else { return None };
        let count = i64::from(*step).checked_mul(i64::from(count))?;
        let daily = matches!(unit, Unit::Day | Unit::Week);
        let span = Span::new().try_seconds(count.checked_mul(unit.seconds())?).ok()?;
        let at = now.checked_add(span).ok()?;
        let time = (!daily).then(|| at.time());
        Some(Moment { date: at.date(), time, offset: None })
    };
    let values: Vec<Moment> = meanings.iter().filter_map(moved).collect();
    Some(if values.is_empty() { Err(Reason::Year) } else { Ok(Found::of(values, Basis::Text, Reason::Relative)) })
}

/// A piece of a date's text. Spaces part pieces and are none.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Number { value: i64, digits: usize },
    Word(&'a [Sense]),
    Mark(char),
}

/// Behind a number: year, month and day in this order. Elsewhere some of them are names of weekdays.
const DATE_UNITS: [char; 8] = ['年', '月', '日', '號', '号', '년', '월', '일'];

/// The most pieces that a date and a time have.
const MOST: usize = 40;

fn tokens<'a>(text: &str, context: &Context<'a>) -> Result<Vec<Token<'a>>, Reason> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if tokens.len() > MOST {
            return Err(Reason::Several);
        }
        let length = if first.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let value = rest.get(..digits).and_then(|digits| digits.parse().ok()).ok_or(Reason::TooLarge)?;
            tokens.push(Token::Number { value, digits });
            digits
        } else if matches!(tokens.last(), Some(Token::Number { .. })) && DATE_UNITS.contains(&first) {
            tokens.push(Token::Word(&[Sense::YearFirst]));
            first.len_utf8()
        } else if let Some((length, meanings)) = context.language.dates().at(rest) {
            tokens.push(Token::Word(meanings));
            length
        } else if first.is_alphabetic() {
            return Err(unknown_word(rest, &tokens));
        } else {
            // A colon before a space ends what goes before; one between digits is a time's.
            let ends = first == ':' && rest.starts_with(": ");
            if first != ' ' {
                tokens.push(Token::Mark(if ends { ';' } else { first }));
            }
            first.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(tokens)
}

/// The part of the day that a text names.
pub(super) fn period<'a>(text: &'a str, context: &Context) -> Option<&'a str> {
    let starts = text.char_indices().filter(|(at, _)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphabetic)
    });
    starts.filter_map(|(at, _)| text.get(at..)).find_map(|rest| {
        let (length, meanings) = context.language.dates().at(rest)?;
        let said = meanings.iter().any(|meaning| matches!(meaning, Sense::Period(_)));
        let behind = !rest.contains(|character: char| character.is_ascii_digit());
        rest.get(..length).filter(|_| said && (behind || !meanings.contains(&Sense::Filler)))
    })
}

/// The letter of a Japanese era before its year ("R8/11/23") is a calendar, and any other word is only unknown.
fn unknown_word(rest: &str, before: &[Token]) -> Reason {
    let mut characters = rest.chars();
    let era = matches!(characters.next(), Some('m' | 't' | 's' | 'h' | 'r'));
    let year = characters.next().is_some_and(|digit| digit.is_ascii_digit());
    if before.is_empty() && era && year { Reason::Calendar } else { Reason::Words }
}

fn is(token: Option<&Token>, meaning: Sense) -> bool {
    matches!(token, Some(Token::Word(meanings)) if meanings.contains(&meaning))
}

/// Whether a word that may be a part of the day is also a month or nothing at all.
fn has_another_meaning(token: Option<&Token>) -> bool {
    let another = |meaning: &Sense| matches!(meaning, Sense::Filler | Sense::Month(_));
    matches!(token, Some(Token::Word(meanings)) if meanings.iter().any(another))
}

/// The time of day in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    time: Option<Time>,
    offset: Option<Offset>,
}

/// A time of day as its numbers stand in the tokens.
struct Shown {
    start: usize,
    end: usize,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Clock {
    /// Reads the time of day and takes its tokens out.
    fn take(tokens: &mut Vec<Token>, context: &Context) -> Result<Clock, Reason> {
        let periods: Vec<(usize, u32)> = tokens
            .iter()
            .enumerate()
            .filter_map(|(at, token)| match token {
                Token::Word(meanings) => meanings.iter().find_map(|meaning| match meaning {
                    Sense::Period(hours) => Some((at, *hours)),
                    _ => None,
                }),
                _ => None,
            })
            .collect();
        let Some(mut shown) = Shown::find(tokens, &periods, context) else {
            let filler = |(at, _): &(usize, u32)| is(tokens.get(*at), Sense::Filler);
            return if periods.iter().all(filler) { Ok(Clock::default()) } else { Err(Reason::Time) };
        };
        let offset = shown.offset(tokens);
        let hours: Vec<u32> = periods
            .iter()
            // Welsh "am" before a time is "at", "pm" a month elsewhere, and behind it a part of the day.
            .filter(|(at, _)| !has_another_meaning(tokens.get(*at)) || *at >= shown.end)
            .map(|(_, hours)| *hours)
            .collect();
        let hour = match hours.as_slice() {
            [] => shown.hour,
            [hours] => of_period(shown.hour, *hours).ok_or(Reason::Time)?,
            _ => return Err(Reason::Time),
        };
        let small = |value: i64| i8::try_from(value).map_err(|_| Reason::Time);
        let time = Time::new(small(hour)?, small(shown.minute)?, small(shown.second)?, 0).map_err(|_| Reason::Time)?;
        tokens.drain(shown.start..shown.end.min(tokens.len()));
        Ok(Clock { time: Some(time), offset })
    }
}

/// The hour of the day that a clock hour is in a part of the day.
fn of_period(hour: i64, hours: u32) -> Option<i64> {
    let said = |hour: i64| u32::try_from(hour).is_ok_and(|hour| hour < 24 && hours & 1 << hour != 0);
    let other = if hour >= 12 { hour - 12 } else { hour + 12 };
    match (said(hour), said(other) && hour <= 12) {
        (true, false) => Some(hour),
        (false, true) => Some(other),
        _ => None,
    }
}

impl Shown {
    fn find(tokens: &[Token], periods: &[(usize, u32)], context: &Context) -> Option<Shown> {
        let number = |at: usize| match tokens.get(at) {
            Some(Token::Number { value, digits: 1 | 2 }) => Some(*value),
            _ => None,
        };
        let two = |at: usize| match tokens.get(at) {
            Some(Token::Number { value, digits: 2 }) => Some(*value),
            _ => None,
        };
        let mark = |at: usize, wanted: char| tokens.get(at) == Some(&Token::Mark(wanted));
        let from = |start: usize, between: &dyn Fn(usize) -> bool| {
            let (hour, minute) = (number(start)?, two(start + 2).filter(|_| between(start + 1))?);
            let second = two(start + 4).filter(|_| between(start + 3));
            let end = start + if second.is_some() { 5 } else { 3 };
            // Fractions of a second say nothing here.
            let fraction = second.is_some()
                && (mark(end, '.') || mark(end, ','))
                && matches!(tokens.get(end + 1), Some(Token::Number { digits: 3.., .. }));
            Some(Shown { start, end: if fraction { end + 2 } else { end }, hour, minute, second: second.unwrap_or(0) })
        };
        let starts = || 0..tokens.len();
        let colon = |at: usize| mark(at, ':');
        if let Some(shown) = starts().find_map(|start| from(start, &colon)) {
            return Some(shown);
        }
        let in_words = |start: usize| {
            let hour = number(start).filter(|_| is(tokens.get(start + 1), Sense::Hour))?;
            let minute =
                two(start + 2).or_else(|| number(start + 2).filter(|_| is(tokens.get(start + 3), Sense::Minute)));
            let mut end = start + if minute.is_some() { 3 } else { 2 };
            end += usize::from(is(tokens.get(end), Sense::Minute));
            let second = number(end).filter(|_| is(tokens.get(end + 1), Sense::Second));
            end += if second.is_some() { 2 } else { 0 };
            Some(Shown { start, end, hour, minute: minute.unwrap_or(0), second: second.unwrap_or(0) })
        };
        if let Some(shown) = starts().find_map(in_words) {
            return Some(shown);
        }
        let numbers = tokens.iter().filter(|token| matches!(token, Token::Number { .. })).count();
        if context.language.point_in_time {
            let month = tokens.iter().any(|token| {
                matches!(token, Token::Word(meanings) if meanings.iter().any(|meaning| matches!(meaning, Sense::Month(_) | Sense::Day(_))))
            });
            let point = |at: usize| mark(at, '.');
            // The last numbers of the text, behind those that a date needs.
            let ends =
                |shown: &Shown| !tokens.iter().skip(shown.end).any(|token| matches!(token, Token::Number { .. }));
            let found = starts().find_map(|start| from(start, &point).filter(ends));
            let wanted = if month { 4 } else { 5 };
            let used = found.as_ref().map_or(0, |shown| (shown.end - shown.start).div_ceil(2));
            // Three figures may be hours, minutes and seconds, or a date with an hour and minutes.
            return found.filter(|_| numbers >= wanted || month && numbers == used);
        }
        let beside = |(at, _): &(usize, u32)| {
            let mut beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|at| number(*at).is_some());
            // Of two figures beside it, one is the day's.
            let (start, None) = (beside.next()?, beside.next()) else { return None };
            Some(Shown { start, end: start + 1, hour: number(start)?, minute: 0, second: 0 })
        };
        periods.iter().filter(|(at, _)| !has_another_meaning(tokens.get(*at))).find_map(beside)
    }

    /// The offset behind a time: "+01:00", "UTC", "GMT+2".
    fn offset(&mut self, tokens: &[Token]) -> Option<Offset> {
        let utc = is(tokens.get(self.end), Sense::Utc) || tokens.iter().any(|token| is(Some(token), Sense::Utc));
        let at = self.end + usize::from(is(tokens.get(self.end), Sense::Utc));
        let sign = match tokens.get(at) {
            Some(Token::Mark('+')) => 1,
            Some(Token::Mark('-')) if at > self.end => -1,
            _ => return utc.then_some(Offset::UTC),
        };
        let Some(Token::Number { value, digits }) = tokens.get(at + 1) else { return None };
        let (hours, mut minutes) = if *digits > 2 { (value / 100, value % 100) } else { (*value, 0) };
        self.end = at + 2;
        if let (Some(Token::Mark(':')), Some(Token::Number { value, .. })) =
            (tokens.get(self.end), tokens.get(self.end + 1))
        {
            minutes = *value;
            self.end += 2;
        }
        let seconds = i32::try_from(hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?).ok()?;
        Offset::from_seconds(sign * seconds).ok()
    }
}

/// The day in a text, taken apart.
#[derive(Clone, Debug)]
struct Day {
    numbers: Vec<(i64, usize)>,
    month: Option<i8>,
    weekday: Option<i8>,
    relative: Vec<i32>,
    year_first: bool,
    marks: String,
    /// Whether words other than its weekday's stand in it.
    worded: bool,
}

impl Day {
    /// The day; two where two words may each be the month and the weekday.
    fn of(tokens: &[Token]) -> Result<Vec<Day>, Reason> {
        let words =
            || tokens.iter().filter_map(|token| if let Token::Word(meanings) = token { Some(*meanings) } else { None });
        if words().any(|meanings| meanings.contains(&Sense::OtherCalendar) && !meanings.contains(&Sense::Filler)) {
            return Err(Reason::Calendar);
        }
        let mut day = Day {
            numbers: Vec::new(),
            month: None,
            weekday: None,
            relative: Vec::new(),
            year_first: false,
            marks: String::new(),
            worded: false,
        };
        for token in tokens {
            match token {
                Token::Number { value, digits } => day.numbers.push((*value, *digits)),
                Token::Mark(mark @ ('-' | '/' | '.')) => day.marks.push(*mark),
                Token::Mark(',' | '(' | ')' | '[' | ']' | '·' | '፣' | '؛' | '|' | '\'' | ':' | ';' | '–' | '—')
                | Token::Word(_) => {}
                Token::Mark(_) => return Err(Reason::Words),
            }
        }
        // "mar" is a month and a Tuesday in Spanish: a month where the date still needs one.
        let mut open: Vec<(i8, i8)> = Vec::new();
        for meanings in words() {
            let month =
                meanings.iter().find_map(|meaning| if let Sense::Month(month) = meaning { Some(*month) } else { None });
            let weekday =
                meanings.iter().find_map(|meaning| if let Sense::Weekday(day) = meaning { Some(*day) } else { None });
            match (month, weekday) {
                (Some(month), Some(weekday)) => open.push((month, weekday)),
                (Some(month), None) if day.month.is_none_or(|other| other == month) => day.month = Some(month),
                (None, Some(weekday)) if day.weekday.is_none_or(|other| other == weekday) => {
                    day.weekday = Some(weekday)
                }
                (None, None) => day.note(meanings),
                _ => return Err(Reason::Several),
            }
        }
        let needs_month = day.month.is_none() && day.numbers.len() < 3;
        Ok(match open.as_slice() {
            [] => vec![day],
            [(month, _)] if needs_month => vec![Day { month: Some(*month), ..day }],
            [(_, weekday)] => vec![Day { weekday: Some(*weekday), ..day }],
            [first, second] if needs_month && first == second => {
                vec![Day { month: Some(first.0), weekday: Some(first.1), ..day }]
            }
            [first, second] if needs_month => {
                let one = Day { month: Some(first.0), weekday: Some(second.1), ..day.clone() };
                vec![one, Day { month: Some(second.0), weekday: Some(first.1), ..day }]
            }
            _ => return Err(Reason::Several),
        })
    }

    fn note(&mut self, meanings: &[Sense]) {
        for meaning in meanings {
            match meaning {
                Sense::Day(days) => self.relative.push(*days),
                Sense::YearFirst => self.year_first = true,
                _ => self.worded = true,
            }
        }
    }

    fn read(&self, context: &Context) -> Result<Found<Date>, Reason> {
        match (self.month, self.numbers.as_slice()) {
            (None, []) if !self.relative.is_empty() => self.days_from_today(context),
            (None, []) => Err(Reason::NoNumber),
            (Some(month), [(day, 1 | 2)]) if *day <= 31 => {
                let month = i64::from(month);
                self.without_year(&[(*day, month)], Basis::NearestYear, context)
            }
            (Some(_), [] | [_]) => Err(Reason::NoDay),
            (Some(month), [first, second]) => self.in_words(month, *first, *second, context),
            (None, [_, _, _]) if !self.looks_like_a_date() => Err(Reason::Several),
            (None, [first, second]) => self.two_numbers(*first, *second, context),
            (None, [first, second, third]) => self.numeric([*first, *second, *third], context),
            (None, [_]) => Err(Reason::NoDay),
            _ => Err(Reason::Several),
        }
    }

    /// Whether three numbers are those of a date rather than any three: parted as dates are, or with a full year.
    fn looks_like_a_date(&self) -> bool {
        let full_year = self.numbers.iter().any(|(_, digits)| *digits == 4);
        full_year || self.year_first || self.worded || self.marks.len() > 1
    }

    fn days_from_today(&self, context: &Context) -> Result<Found<Date>, Reason> {
        let today = context.now.ok_or(Reason::Today)?.date();
        let days = self.relative.iter().filter_map(|days| today.checked_add(Span::new().try_days(*days).ok()?).ok());
        let dates: Vec<Date> = days.filter(|date| self.on_weekday(*date)).collect();
        if dates.is_empty() { Err(Reason::Weekday) } else { Ok(Found::of(dates, Basis::Text, Reason::Relative)) }
    }

    fn on_weekday(&self, date: Date) -> bool {
        self.weekday.is_none_or(|weekday| date.weekday().to_monday_zero_offset() == weekday)
    }

    /// A date whose month stands in words: the other two are its day and its year.
    fn in_words(
        &self,
        month: i8,
        first: (i64, usize),
        second: (i64, usize),
        context: &Context,
    ) -> Result<Found<Date>, Reason> {
        let is_year = |(value, digits): (i64, usize)| digits > 2 || value > 31;
        let month = i64::from(month);
        let day_first = || self.dates(&[Parts { year: second, month, day: first.0 }], context);
        let year_first = || self.dates(&[Parts { year: first, month, day: second.0 }], context);
        match (is_year(first), is_year(second)) {
            (true, true) => Err(Reason::Several),
            (true, false) => year_first(),
            (false, true) => day_first(),
            (false, false) => {
                let spelled = &context.language.spelled;
                let years_first = |order: &Order| matches!(order, Order::YearMonthDay | Order::YearDayMonth);
                match (spelled.iter().any(years_first), spelled.iter().all(years_first)) {
                    (true, true) if !spelled.is_empty() => year_first(),
                    (false, false) => day_first(),
                    _ => {
                        let (day, year) =
                            (Parts { year: second, month, day: first.0 }, Parts { year: first, month, day: second.0 });
                        self.dates(&[day, year], context)
                    }
                }
            }
        }
    }

    /// A date in digits alone: the orders that give a date at all, settled if they differ.
    fn numeric(&self, numbers: [(i64, usize); 3], context: &Context) -> Result<Found<Date>, Reason> {
        use Order::{DayMonthYear, MonthDayYear, YearDayMonth, YearMonthDay};
        let [first, second, third] = numbers;
        let is_year = |(value, digits): (i64, usize)| digits > 2 || value > 31;
        let in_order = |order: Order| match order {
            DayMonthYear => Parts { day: first.0, month: second.0, year: third },
            MonthDayYear => Parts { day: second.0, month: first.0, year: third },
            YearMonthDay => Parts { year: first, month: second.0, day: third.0 },
            YearDayMonth => Parts { year: first, month: third.0, day: second.0 },
        };
        let short = numbers.iter().all(|(_, digits)| *digits <= 2);
        let language = if short { &context.language.short } else { &context.language.orders };
        let possible: &[Order] = match (is_year(first), is_year(second), is_year(third)) {
            (true, false, false) if language.contains(&YearDayMonth) => &[YearDayMonth, YearMonthDay],
            (true, false, false) => &[YearMonthDay],
            (false, false, true) => &[DayMonthYear, MonthDayYear],
            (false, false, false) if self.year_first => &[YearMonthDay],
            (false, false, false) => &[DayMonthYear, MonthDayYear, YearMonthDay],
            _ => return Err(Reason::Several),
        };
        let all: Vec<Parts> = possible.iter().map(|order| in_order(*order)).collect();
        let found = self.dates(&all, context)?;
        if found.values.len() < 2 {
            return Ok(found);
        }
        let settled = |order: Order, basis: Basis| {
            let date = possible.contains(&order).then(|| self.dates(&[in_order(order)], context))?.ok()?;
            Some(Found { basis: date.basis.max(basis), ..date })
        };
        let column = context.column.order;
        let own: Vec<Order> = language.iter().copied().filter(|order| possible.contains(order)).collect();
        let by_column =
            column.and_then(|order| settled(order, if own.contains(&order) { Basis::Language } else { Basis::Column }));
        let by_language = || {
            // With hyphens and the year first, ISO is as likely as an order of the language's own.
            let [order] = own.as_slice() else { return None };
            let iso = self.marks.contains('-') && *order == YearDayMonth;
            settled(*order, Basis::Language).filter(|_| !iso)
        };
        let by_setting = || context.setting.order.and_then(|order| settled(order, Basis::Setting));
        Ok(by_column.or_else(by_language).or_else(by_setting).unwrap_or(found))
    }

    /// Two numbers: day and month without a year, or a month of a year, which has no day.
    fn two_numbers(&self, first: (i64, usize), second: (i64, usize), context: &Context) -> Result<Found<Date>, Reason> {
        if first.1 > 2 || second.1 > 2 {
            return Err(Reason::NoDay);
        }
        // "1.5" and "10-11" are numbers and ranges rather than days.
        if !(self.year_first || matches!(self.marks.as_str(), "/" | "..")) {
            return Err(Reason::Several);
        }
        let (day_first, month_first) = ((first.0, second.0), (second.0, first.0));
        let orders = [context.column.order, context.language.orders.first().copied(), context.setting.order];
        let pairs = match orders.into_iter().flatten().next() {
            _ if self.year_first => vec![month_first],
            Some(Order::DayMonthYear | Order::YearDayMonth) => vec![day_first],
            Some(Order::MonthDayYear | Order::YearMonthDay) => vec![month_first],
            None => vec![day_first, month_first],
        };
        self.without_year(&pairs, Basis::NearestYear, context)
    }

    /// Dates without a year: for each day and month the year that brings it nearest to today.
    fn without_year(&self, pairs: &[(i64, i64)], basis: Basis, context: &Context) -> Result<Found<Date>, Reason> {
        if context.language.other_calendar {
            return Err(Reason::Calendar);
        }
        let today = context.now.ok_or(Reason::Today)?.date();
        // Eight years on either side hold every leap day; a weekday picks among the next three.
        let reach = if self.weekday.is_some() { 3 } else { 8 };
        let nearest = |(day, month): &(i64, i64)| {
            let years = (-reach..=reach).filter_map(|step| today.year().checked_add(step));
            let dates =
                years.filter_map(|year| civil(i64::from(year), *month, *day)).filter(|date| self.on_weekday(*date));
            let away = |date: Date| today.duration_until(date).as_hours();
            dates.min_by_key(|date| (away(*date).abs(), away(*date) < 0))
        };
        let dates: Vec<Date> = pairs.iter().filter_map(nearest).collect();
        if dates.is_empty() { Err(Reason::NoSuchDate) } else { Ok(Found::of(dates, basis, Reason::Order)) }
    }

    /// The dates that exist among these, on the weekday that the text names.
    fn dates(&self, all: &[Parts], context: &Context) -> Result<Found<Date>, Reason> {
        let mut basis = Basis::Text;
        let mut dates = Vec::new();
        let mut reason = Reason::NoSuchDate;
        for parts in all {
            let (value, digits) = parts.year;
            let full = match digits {
                2 if context.language.other_calendar => Err(Reason::Calendar),
                2 => Ok(near_century(value, context)),
                _ => year(value, digits),
            };
            match full.map(|year| civil(i64::from(year), parts.month, parts.day)) {
                Err(other) => reason = other,
                Ok(None) => {}
                Ok(Some(date)) if !self.on_weekday(date) => reason = Reason::Weekday,
                Ok(Some(date)) => {
                    basis = if digits == 2 { Basis::Century } else { basis };
                    dates.push(date);
                }
            }
        }
        if dates.is_empty() { Err(reason) } else { Ok(Found::of(dates, basis, Reason::Order)) }
    }
}

#[derive(Clone, Copy, Debug)]
struct Parts {
    year: (i64, usize),
    month: i64,
    day: i64,
}

fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The year of a two-digit one: within fifty years of today, or from 1970 to 2069 where nobody said what day it is.
fn near_century(short: i64, context: &Context) -> i16 {
    let first = context.now.map_or(1970, |now| i64::from(now.year()) - 50);
    let year = first + (short - first).rem_euclid(100);
    i16::try_from(year).unwrap_or(i16::MAX)
}

/// The order that a date in digits shows beyond doubt.
pub(super) fn shown_order(text: &str, context: &Context) -> Option<Order> {
    let mut tokens = tokens(text, context).ok()?;
    Clock::take(&mut tokens, context).ok()?;
    let day = Day::of(&tokens).ok()?.into_iter().next().filter(|day| day.month.is_none())?;
    let [(first, first_digits), (second, _), (third, third_digits)] = day.numbers.as_slice() else { return None };
    if *first_digits > 2 {
        return Some(Order::YearMonthDay);
    }
    let year_last = *third_digits > 2 || *third > 31;
    let exists = |month: i64, day: i64| (1..=12).contains(&month) && (1..=31).contains(&day);
    match (exists(*second, *first), exists(*first, *second)) {
        (true, false) if year_last => Some(Order::DayMonthYear),
        (false, true) if year_last || *second > 12 => Some(Order::MonthDayYear),
        _ => None,
    }
}
