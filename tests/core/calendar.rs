//! Working time: hours of a day, part time, holidays, leave, and counting by working days.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use second_chair::error::Message;
use second_chair::handoff::{Close, check};
use second_chair::model::{Activity, Calendar, Effort, Hours, HoursFault, LONGEST_OFF, Leave, Span};
use second_chair::rules::{Rule, Truth};
use second_chair::settings::{Settings, defaults};
use second_chair::workload::{Less, Piece, Week, parts, seen_days, weeks};

use crate::case::{activity, person, read};

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

fn leave(first: Date, last: Date, share: f64) -> Leave {
    Leave { first, last, share, note: String::new() }
}

/// Wednesday and Saturday mornings at half the hours, with a holiday.
fn odd() -> Calendar {
    let mut calendar = Calendar::standard();
    calendar.week = ["", "", "08:00-12:00", "", "", "10:00-12:00, 13:00-14:00", ""].map(hours);
    calendar.part_time = 0.5;
    calendar.holidays.insert(date(2026, 11, 25), "Founder's day".to_owned());
    calendar
}

#[test]
fn hours_are_read_and_written_canonically() {
    for (text, canonical, length) in [
        ("09:00-12:30, 13:30-17:30", "09:00-12:30, 13:30-17:30", 7.5),
        ("9:00 – 12:30 ,13:30–17:30", "09:00-12:30, 13:30-17:30", 7.5),
        ("00:00-24:00", "00:00-24:00", 24.0),
        ("22:00-24:00", "22:00-24:00", 2.0),
        ("08:00-09:00,09:00-10:00", "08:00-09:00, 09:00-10:00", 2.0),
        ("  ", "", 0.0),
    ] {
        assert_eq!((hours(text).to_string().as_str(), hours(text).effort()), (canonical, Effort::hours(length)));
    }
    assert_eq!(hours("09:30-24:00").spans(), [Span { start: 570, end: 1440 }]);
}

#[test]
fn what_gives_no_hours_is_told_why() {
    let fault = |text: &str| text.parse::<Hours>().unwrap_err();
    let span = |text: &str| hours(text).spans()[0];
    assert_eq!(fault("all day"), HoursFault::NoSpan("all day".to_owned()));
    assert_eq!(fault("09:00-12:00,"), HoursFault::NoSpan("09:00-12:00,".to_owned()));
    for time in ["25:00", "12:60", "24:01", "9", "9:5", "+9:00", "009:00", "-1:00", "", "12:00-13:00", "٩:00"] {
        let written = format!("08:00-{time}");
        assert_eq!(fault(&written), HoursFault::NoTime(time.to_owned()), "{written}");
    }
    assert_eq!(fault("12:00-12:00"), HoursFault::EndNotAfterStart(Span { start: 720, end: 720 }));
    assert_eq!(fault("22:00-06:00"), HoursFault::EndNotAfterStart(Span { start: 1320, end: 360 }));
    let overlap = HoursFault::OutOfOrder(span("12:00-14:00"), span("09:00-12:30"));
    assert_eq!(fault("09:00-12:30, 12:00-14:00"), overlap);
    let backward = HoursFault::OutOfOrder(span("08:00-09:00"), span("13:00-14:00"));
    assert_eq!(fault("13:00-14:00, 08:00-09:00"), backward);
    let many: Vec<String> = (8..17).map(|hour| format!("{hour}:00-{hour}:30")).collect();
    assert_eq!(hours(&many[..8].join(",")).spans().len(), 8);
    assert_eq!(fault(&many.join(",")), HoursFault::TooMany(9));
    let message = Message::from(overlap);
    assert_eq!((message.id.as_str(), message.args["before"].value.as_str()), ("calendar-order", "09:00-12:30"));
}

#[test]
fn the_standard_week_is_forty_hours_from_monday_to_friday() {
    let calendar = Calendar::standard();
    let days = |first: Date| (0..7).map(move |day| first.saturating_add(day.days()));
    let hours: Vec<f64> = days(date(2026, 11, 23)).map(|day| calendar.available(day).in_hours()).collect();
    assert_eq!(hours, [8.0, 8.0, 8.0, 8.0, 8.0, 0.0, 0.0]);
    assert_eq!(calendar.spans(date(2026, 11, 23)), [Span { start: 540, end: 1020 }]);
    assert_eq!(calendar.spans(date(2026, 11, 28)), []);
    assert_eq!(calendar.add_working_days(date(2026, 11, 28), 1), date(2026, 11, 30), "from a Saturday");
    assert_eq!(calendar.add_working_days(date(2026, 11, 28), -1), date(2026, 11, 27));
    assert_eq!(calendar.add_working_days(date(2026, 11, 28), 0), date(2026, 11, 28));
}

#[test]
fn leap_day_and_year_end_are_days_like_others() {
    let mut calendar = Calendar::standard();
    assert_eq!(calendar.add_working_days(date(2028, 2, 28), 1), date(2028, 2, 29));
    assert_eq!(calendar.working_days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
    assert_eq!(calendar.working_days_between(date(2027, 2, 26), date(2027, 3, 1)), 1);
    calendar.holidays.insert(date(2028, 2, 29), "Leap day".to_owned());
    assert_eq!(calendar.add_working_days(date(2028, 2, 28), 1), date(2028, 3, 1));
    calendar.holidays.insert(date(2027, 1, 1), "New Year".to_owned());
    assert_eq!(calendar.add_working_days(date(2026, 12, 31), 1), date(2027, 1, 4));
    assert_eq!(calendar.add_working_days(date(2027, 1, 4), -1), date(2026, 12, 31));
    assert_eq!(calendar.working_hours_in(date(2026, 12, 28), date(2027, 1, 3)), Effort::hours(32.0));
}

#[test]
fn part_time_holidays_and_leave_shorten_a_day() {
    let mut calendar = odd();
    let (saturday, wednesday) = (date(2026, 11, 28), date(2026, 12, 2));
    assert_eq!(calendar.working(date(2026, 11, 25)), Effort::ZERO, "a holiday");
    assert_eq!(calendar.ordinary(date(2026, 11, 25)), Effort::hours(2.0));
    assert_eq!((calendar.working(saturday), calendar.working(wednesday)), (Effort::hours(1.5), Effort::hours(2.0)));
    calendar.leave = vec![leave(saturday, wednesday, 0.5), leave(wednesday, wednesday, 0.75)];
    assert_eq!((calendar.available(saturday), calendar.available(wednesday)), (Effort::hours(0.75), Effort::ZERO));
    assert_eq!(calendar.working(wednesday), Effort::hours(2.0), "leave is not taken off here");
    assert!(calendar.is_working_day(saturday) && !calendar.is_working_day(wednesday));
    assert_eq!(calendar.spans(saturday).len(), 2);
    assert_eq!(calendar.spans(wednesday), []);
    assert_eq!(calendar.add_working_days(date(2026, 11, 23), 2), date(2026, 12, 5), "Saturday, then Saturday");
    assert_eq!(calendar.working_days_between(date(2026, 11, 23), date(2026, 12, 5)), 2);
}

#[test]
fn a_share_out_of_range_counts_as_the_nearest() {
    let mut calendar = Calendar::standard();
    let monday = date(2026, 11, 23);
    for (share, left) in [(7.0, 0.0), (-1.0, 8.0), (f64::NAN, 8.0), (f64::INFINITY, 0.0)] {
        calendar.leave = vec![leave(monday, monday, share)];
        assert_eq!(calendar.available(monday), Effort::hours(left), "{share}");
    }
    calendar.part_time = f64::NAN;
    assert_eq!(calendar.working(monday), Effort::ZERO);
}

#[test]
fn without_a_working_day_the_search_ends_where_it_began() {
    let monday = date(2026, 11, 23);
    let mut never = Calendar::standard();
    never.week = std::array::from_fn(|_| Hours::default());
    let mut away = Calendar::standard();
    away.leave = vec![leave(Date::MIN, Date::MAX, 1.0)];
    let mut none_left = Calendar::standard();
    none_left.part_time = 0.0;
    for calendar in [never, away, none_left] {
        for count in [i32::MIN, -20, 0, 1, i32::MAX] {
            assert_eq!(calendar.add_working_days(monday, count), monday);
        }
        assert_eq!(calendar.working_days_before(monday).next(), None);
        assert_eq!(calendar.working_days_between(monday, date(2030, 1, 1)), 0);
    }
}

#[test]
fn a_search_goes_past_ten_years_off_and_no_more() {
    let friday = date(2026, 11, 20);
    let longest = i64::try_from(LONGEST_OFF).unwrap();
    let away = |days: i64| {
        let mut calendar = Calendar::standard();
        calendar.leave = vec![leave(friday.tomorrow().unwrap(), friday.saturating_add(days.days()), 1.0)];
        calendar.add_working_days(friday, 3)
    };
    // 3,700 days after a Friday is a Wednesday.
    assert_eq!(away(longest - 1), friday.saturating_add((longest + 2).days()));
    assert_eq!(away(longest), friday, "the last one reached");
}

#[test]
fn at_the_ends_of_the_calendar_the_last_day_is_returned() {
    let calendar = Calendar::standard();
    assert_eq!(calendar.add_working_days(Date::MAX, 1), Date::MAX);
    assert_eq!(calendar.add_working_days(Date::MIN, -1), Date::MIN);
    assert_eq!(calendar.add_working_days(Date::MAX.saturating_sub(9.days()), i32::MAX), Date::MAX);
    let all = calendar.working_days_between(Date::MIN, Date::MAX);
    assert_eq!(calendar.working_days_between(Date::MAX, Date::MIN), -all);
    assert!(f64::from(all) / (7_304_484.0 * 5.0 / 7.0) > 0.999_999);
    assert_eq!(calendar.working_hours_in(date(2026, 11, 24), date(2026, 11, 23)), Effort::ZERO);
}

fn day() -> impl Strategy<Value = Date> {
    (0..3000_i32).prop_map(|offset| date(2024, 1, 1).saturating_add(offset.days()))
}

fn any_hours() -> impl Strategy<Value = Hours> {
    prop::collection::btree_set(0_u16..=1440, 0..=16).prop_map(|minutes| {
        let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
        let minutes: Vec<u16> = minutes.into_iter().collect();
        let spans = minutes.chunks_exact(2).map(|ends| format!("{}–{}", time(ends[0]), time(ends[1])));
        hours(&spans.collect::<Vec<_>>().join(","))
    })
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let week = prop::array::uniform7(any_hours());
    let holidays = prop::collection::btree_map(day(), Just("Holiday".to_owned()), 0..40);
    let share = prop_oneof![Just(1.0), 0.0..=1.0];
    let away = (day(), 0..60_i32, share).prop_map(|(first, days, share)| leave(first, first + days.days(), share));
    let part_time = prop_oneof![Just(1.0), 0.05..=1.0];
    (week, part_time, holidays, prop::collection::vec(away, 0..6))
        .prop_map(|(week, part_time, holidays, leave)| Calendar { week, part_time, holidays, leave })
}

proptest! {
    #[test]
    fn hours_read_back_as_they_were_written(hours in any_hours()) {
        prop_assert_eq!(hours.to_string().parse::<Hours>(), Ok(hours));
    }

    #[test]
    fn no_text_is_too_much(text in "[0-9:, –-]{0,40}|.{0,40}") {
        if let Ok(hours) = text.parse::<Hours>() {
            prop_assert!(hours.effort() <= Effort::hours(24.0));
            prop_assert_eq!(hours.to_string().parse::<Hours>(), Ok(hours));
        }
    }

    #[test]
    fn counting_takes_back_what_adding_gave(calendar in any_calendar(), from in day(), count in -300_i32..300) {
        let to = calendar.add_working_days(from, count);
        if calendar.week.iter().any(|hours| hours.effort() > Effort::ZERO) {
            prop_assert_eq!(calendar.working_days_between(from, to), count);
            prop_assert!(count == 0 || calendar.is_working_day(to));
        } else {
            prop_assert_eq!(to, from);
        }
    }

    #[test]
    fn sums_are_those_of_the_days(calendar in any_calendar(), first in day(), length in 0..500_i32) {
        let last = first + length.days();
        let days = || first.series(1.day()).take_while(|date| *date <= last);
        let counted = days().skip(1).filter(|date| calendar.is_working_day(*date)).count();
        prop_assert_eq!(calendar.working_days_between(first, last), counted as i32);
        prop_assert_eq!(calendar.working_hours_in(first, last), days().map(|date| calendar.working(date)).sum());
    }

    #[test]
    fn what_a_week_loses_is_what_its_reasons_take(calendar in any_calendar(), monday in day(), absent in 0..6_u8) {
        let monday = monday.checked_sub(i32::from(monday.weekday().to_monday_zero_offset()).days()).unwrap();
        let entries: Vec<Activity> = (0..absent).map(|hour| absence(monday, 3 * hour, 10)).collect();
        let week = &week_of(&calendar, &entries, monday)[0];
        let taken: Effort = week.time.less.iter().map(|(_, taken)| *taken).sum();
        prop_assert_eq!(week.time.ordinary - taken, week.time.available);
        let days = || (0..7).map(|day| monday + day.days());
        prop_assert_eq!(week.time.ordinary, days().map(|day| calendar.ordinary(day)).sum());
        if absent == 0 {
            prop_assert_eq!(week.time.available, days().map(|day| calendar.available(day)).sum());
        }
        prop_assert!(week.time.less.iter().all(|(_, taken)| *taken > Effort::ZERO));
    }
}

/// An absence of Sam's in the CRM, `hours` long, from `start` o'clock in London.
fn absence(day: Date, start: u8, hours: i64) -> Activity {
    let mut entry = activity("Away", &format!("{day}T{start:02}:00[Europe/London]"), None, &["Sam Okafor"]);
    entry.type_text = "Unavailability".to_owned();
    entry.sub_type_text = "Holidays".to_owned();
    entry.end = entry.start.known().map(|start| start.saturating_add(hours.hours()));
    entry
}

fn set() -> &'static Settings {
    defaults().unwrap()
}

fn week_of<'a>(calendar: &'a Calendar, activities: &'a [Activity], day: Date) -> Vec<Week<'a>> {
    let now = day.at(9, 0, 0, 0).in_tz("Europe/London").unwrap();
    weeks(&person("Sam Okafor"), activities, None, &set().catalogue, &set().load, calendar, &now)
}

#[test]
fn holidays_leave_and_absences_take_each_hour_once() {
    let mut calendar = Calendar::standard();
    let monday = date(2026, 12, 21);
    let friday = date(2026, 12, 25);
    calendar.holidays.insert(friday, "Christmas".to_owned());
    calendar.holidays.insert(date(2026, 12, 26), "Boxing day, a Saturday".to_owned());
    calendar.leave = vec![leave(date(2026, 12, 23), date(2026, 12, 24), 0.5), leave(friday, friday, 1.0)];
    // Six hours of Wednesday, of which four are left; two of Thursday, and the same two again; Friday is gone already.
    let absent = [(23, 9, 6), (24, 9, 2), (24, 9, 2), (24, 10, 4), (25, 9, 8), (26, 9, 8)];
    let entries = absent.map(|(day, start, hours)| absence(date(2026, 12, day), start, hours));
    let week = &week_of(&calendar, &entries, monday)[0];
    let taken: Vec<(&str, f64)> = week
        .time
        .less
        .iter()
        .map(|(less, taken)| {
            let what = match less {
                Less::Holiday(_, name) => name,
                Less::Leave(_) => "leave",
                Less::Absence(_) => "absence",
                Less::OutOfOffice(_) => "out of office",
            };
            (what, taken.in_hours())
        })
        .collect();
    let wanted = [("Christmas", 8.0), ("leave", 8.0), ("absence", 4.0), ("absence", 2.0), ("absence", 2.0)];
    assert_eq!(taken, wanted);
    assert_eq!((week.time.ordinary, week.time.available), (Effort::hours(40.0), Effort::hours(16.0)));
    assert_eq!(week.capacity, Effort::hours(11.2), "70 %");
}

#[test]
fn a_holiday_on_a_day_off_takes_nothing() {
    // Tuesday to Thursday at half the hours: 12 h a week, 8.4 h for customers.
    let mut calendar = Calendar { part_time: 0.5, ..Calendar::standard() };
    calendar.week[0] = hours("");
    calendar.week[4] = hours("");
    let capacity = |calendar: &Calendar| {
        let week = week_of(calendar, &[], date(2026, 11, 23)).swap_remove(0);
        (week.capacity, week.time.less.len())
    };
    assert_eq!(capacity(&calendar), (Effort::hours(8.4), 0));
    calendar.holidays.insert(date(2026, 11, 23), "Monday".to_owned());
    calendar.leave.push(leave(date(2026, 11, 27), date(2026, 11, 29), 1.0));
    assert_eq!(capacity(&calendar), (Effort::hours(8.4), 0));
    calendar.holidays.insert(date(2026, 11, 24), "Tuesday".to_owned());
    assert_eq!(capacity(&calendar), (Effort::hours(5.6), 1));
}

#[test]
fn a_whole_day_away_takes_what_that_day_has_on_a_saturday_too() {
    let mut calendar = Calendar::standard();
    calendar.week[5] = hours("09:00-12:00");
    let saturday = date(2026, 11, 28);
    let mut entry = absence(saturday, 0, 24);
    entry.all_day = true;
    let week = &week_of(&calendar, std::slice::from_ref(&entry), saturday)[0];
    assert_eq!((week.time.ordinary, week.time.available), (Effort::hours(43.0), Effort::hours(40.0)));
}

#[test]
fn preparation_follow_up_and_completeness_keep_to_the_persons_days() {
    // Sam works on Tuesdays and Thursdays; the second one is a holiday.
    let mut calendar = Calendar::standard();
    calendar.week = ["", "09:00-17:00", "", "09:00-17:00", "", "", ""].map(hours);
    calendar.holidays.insert(date(2026, 12, 3), "Holiday".to_owned());
    let demo = activity("Demo", "2026-12-08T10:00[Europe/London]", Some(1), &["Sam Okafor"]);
    let held = activity("Discovery", "2026-11-19T10:00[Europe/London]", Some(1), &["Sam Okafor"]);
    let (sam, now) = (person("Sam Okafor"), "2026-11-23T09:00[Europe/London]".parse().unwrap());
    let days: Vec<(Date, Piece)> = parts(&sam, std::slice::from_ref(&demo), &set().catalogue, &calendar, &now)
        .iter()
        .map(|part| (part.date, part.piece))
        .collect();
    let wanted = [
        (date(2026, 11, 26), Piece::Preparation),
        (date(2026, 12, 1), Piece::Preparation),
        (date(2026, 12, 8), Piece::Delivery),
        (date(2026, 12, 10), Piece::FollowUp),
    ];
    assert_eq!(days, wanted);
    let seen = seen_days(&sam, std::slice::from_ref(&held), &set().load, &calendar, &now);
    assert_eq!(seen.len(), 20);
    let first: Vec<(Date, bool)> = seen.iter().take(2).map(|(day, activity)| (*day, activity.is_some())).collect();
    assert_eq!(first, [(date(2026, 11, 19), true), (date(2026, 11, 17), false)]);
    calendar.week = std::array::from_fn(|_| Hours::default());
    assert!(seen_days(&sam, &[held], &set().load, &calendar, &now).is_empty());
}

#[test]
fn rules_and_due_dates_count_by_the_organisations_days() {
    // Closed on Tuesday, 10 November; the Wednesday after is a holiday.
    let mut calendar = Calendar::standard();
    calendar.holidays.insert(date(2026, 11, 11), "Armistice".to_owned());
    let world = read();
    let says = |calendar: &Calendar, rule: &str| {
        let rule = Rule::read(rule, &set().catalogue).unwrap();
        world.with_case(calendar, |case| rule.evaluate(case).truth)
    };
    for (rule, standard) in [
        ("working_days(close, today) = 9", true),
        ("working_days(close, today) = 8", false),
        ("close + 1 working day = 2026-11-11", true),
        ("close + 1 working day = 2026-11-12", false),
    ] {
        assert_eq!(says(&Calendar::standard(), rule), if standard { Truth::True } else { Truth::False }, "{rule}");
        assert_eq!(says(&calendar, rule), if standard { Truth::False } else { Truth::True }, "{rule}");
    }
    let close = date(2026, 11, 10);
    let due = |calendar: &Calendar, days: i32| {
        world.with_case(calendar, |case| {
            let readiness = check(&set().handoff.simple, case, Close::Won(close), None, false);
            readiness
                .items
                .iter()
                .find(|checked| checked.item.due == Some(days) && checked.item.due_after.is_none())
                .unwrap()
                .due
                .unwrap()
        })
    };
    let later = set()
        .handoff
        .simple
        .items
        .iter()
        .filter(|item| item.due_after.is_none())
        .filter_map(|item| item.due)
        .find(|days| *days > 0)
        .unwrap();
    assert_eq!(due(&Calendar::standard(), later), Calendar::standard().add_working_days(close, later));
    assert_eq!(due(&calendar, later), Calendar::standard().add_working_days(close, later + 1));
}
