//! Hours where clocks and calendars are not plain: changes of the clock, midnight, ends of months and years, the leap day,
//! zones off the full hour, part-time weeks. Every figure is worked out beside it.

use second_chair::engine::Engine;
use second_chair::report::view::{ReportRequest, WorkloadView};
use serde_json::{Value, json};

use crate::facts::{activities, deals, engine, hours, me, record, request};

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2029-01-02,,Rosa K.,Sam Okafor,,";

/// A meeting of Sam's, which takes what it lasts and nothing besides.
fn meeting(start: &str, end: &str) -> String {
    titled("Data move", start, end)
}

fn titled(title: &str, start: &str, end: &str) -> String {
    format!("{title},Meeting,Meeting,Planned,{start}:00,{end}:00,,No,,Sam O.,Sam Okafor,Data hub")
}

/// A CRM whose user's clock is in `zone`, with own settings.
fn world(zone: &str, rows: &[String], set: &Value) -> Engine {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-01-01T08:30:00Z");
    let of_zone = |text: String| text.replace("Europe/London", zone);
    let mut engine = engine(&[deals(&[HUB]), activities(&rows), page].map(of_zone));
    let mut own: Value = serde_json::from_str(&me("se")).unwrap();
    own["set"] = set.clone();
    assert_eq!(engine.set_settings(&own.to_string()), []);
    engine
}

fn seen(engine: &Engine, now: &str, zone: &str) -> WorkloadView {
    let request = ReportRequest { now: now.to_owned(), zone: zone.to_owned(), ..request(Some("17")) };
    engine.report(&request).unwrap().workload.unwrap()
}

/// Known hours of the first weeks of a report in the CRM's own zone.
fn known(zone: &str, now: &str, rows: &[String]) -> Vec<f64> {
    let view = seen(&world(zone, rows, &json!({})), now, zone);
    view.weeks.iter().take(3).map(|week| hours(&week.known)).collect()
}

/// Each part of a week: its day, its piece, its hours.
fn parts(view: &WorkloadView) -> Vec<(String, String, f64)> {
    let inputs = view.weeks.iter().flat_map(|week| &week.known.inputs);
    let part = |input: &second_chair::report::view::Input| {
        let hours = input.value.as_deref().unwrap().parse().unwrap();
        (input.label.args["date"].value.clone(), input.part.clone().unwrap(), hours)
    };
    inputs.map(part).collect()
}

#[test]
fn a_night_on_which_the_clock_changes_is_as_long_as_it_is() {
    // Zone, now (a Wednesday before), from and to by the clock of that night, hours that pass.
    for (zone, now, from, to, passed) in [
        // Northern spring: an hour is skipped.
        ("Europe/London", "2026-03-25T12:00:00Z", "2026-03-29 00:30", "2026-03-29 02:30", 1.0),
        ("America/New_York", "2026-03-04T12:00:00Z", "2026-03-08 01:30", "2026-03-08 03:30", 1.0),
        // Northern autumn: an hour comes twice.
        ("Europe/London", "2026-10-21T12:00:00Z", "2026-10-25 00:30", "2026-10-25 02:30", 3.0),
        ("America/New_York", "2026-10-28T12:00:00Z", "2026-11-01 00:30", "2026-11-01 02:30", 3.0),
        // Southern spring and autumn.
        ("Pacific/Auckland", "2026-09-23T00:00:00Z", "2026-09-27 01:00", "2026-09-27 04:00", 2.0),
        ("Pacific/Auckland", "2026-04-01T00:00:00Z", "2026-04-05 01:00", "2026-04-05 04:00", 4.0),
        ("America/Santiago", "2026-09-02T12:00:00Z", "2026-09-05 23:00", "2026-09-06 02:00", 2.0),
        // Lord Howe's clock changes by half an hour.
        ("Australia/Lord_Howe", "2026-09-30T00:00:00Z", "2026-10-04 01:30", "2026-10-04 03:30", 1.5),
        ("Australia/Lord_Howe", "2026-04-01T00:00:00Z", "2026-04-05 00:30", "2026-04-05 02:30", 2.5),
        // Chatham's, at 45 minutes past, changes at 02:45.
        ("Pacific/Chatham", "2026-09-23T00:00:00Z", "2026-09-27 02:00", "2026-09-27 04:00", 1.0),
        ("Pacific/Chatham", "2026-04-01T00:00:00Z", "2026-04-05 02:00", "2026-04-05 04:00", 3.0),
        // An ordinary night in each half-hour zone that keeps one clock.
        ("Asia/Kolkata", "2026-03-25T12:00:00Z", "2026-03-29 00:30", "2026-03-29 02:30", 2.0),
        ("Asia/Kathmandu", "2026-03-25T12:00:00Z", "2026-03-29 00:30", "2026-03-29 02:30", 2.0),
    ] {
        assert_eq!(known(zone, now, &[meeting(from, to)])[0], passed, "{zone}, {from} to {to}");
    }
}

#[test]
fn a_working_week_is_as_long_whatever_the_clock_does_at_its_end() {
    for (zone, now) in [
        ("America/New_York", "2026-03-04T17:00:00Z"),
        ("America/New_York", "2026-10-28T16:00:00Z"),
        ("Pacific/Auckland", "2026-09-23T00:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-01T00:00:00Z"),
    ] {
        let view = seen(&world(zone, &[], &json!({})), now, zone);
        assert!(view.weeks.iter().all(|week| hours(&week.capacity) == 28.0), "{zone}, {now}");
    }
}

#[test]
fn an_absence_over_the_night_of_the_change_takes_the_hours_that_pass() {
    // Who works on Sundays from 00:00 to 08:00 is away from 00:00 to 04:00 by the clock: three hours pass in spring, five in autumn.
    let nights = json!({ "calendars": { "standard": { "sunday": "00:00-08:00" } } });
    for (now, day, away) in [("2026-03-04T17:00:00Z", "2026-03-08", 3.0), ("2026-10-28T16:00:00Z", "2026-11-01", 5.0)] {
        let row =
            format!("Dentist,Unavailability,Holidays,Planned,{day} 00:00:00,{day} 04:00:00,,No,,Sam O.,Sam Okafor,");
        let view = seen(&world("America/New_York", &[row], &nights), now, "America/New_York");
        // 70 % of 48 h less the absence.
        assert!((hours(&view.weeks[0].capacity) - 0.7 * (48.0 - away)).abs() < 1e-9, "{day}");
    }
}

/// The next two demo slots of somebody seen on every working day.
fn slots(zone: &str, now: &str, ahead: &[String]) -> [String; 2] {
    let today = now.parse::<jiff::Timestamp>().unwrap().in_tz(zone).unwrap().date();
    let calendar = second_chair::model::Calendar::standard();
    let seen_on = |back: i32| {
        let day = calendar.add_working_days(today, -back);
        titled("Team meeting", &format!("{day} 09:00"), &format!("{day} 09:30"))
    };
    let rows: Vec<String> = (1..=20).map(seen_on).chain(ahead.iter().cloned()).collect();
    let slots = seen(&world(zone, &rows, &json!({})), now, zone).slots.unwrap();
    [slots.next.value.unwrap(), slots.second.value.unwrap()]
}

#[test]
fn slots_are_by_the_clock_of_their_own_day() {
    // Friday, 6 March 2026, 16:30 in New York: half an hour to prepare is left, so on Monday it takes until 10:30, and the buffer
    // until 11:00. By then summer time has begun: 11:00 is 15:00 UTC. On Tuesday the demo can begin at 09:00.
    assert_eq!(
        slots("America/New_York", "2026-03-06T21:30:00Z", &[]),
        ["2026-03-09T15:00:00Z", "2026-03-10T13:00:00Z"]
    );
    // Friday, 30 October: the same in autumn. 11:00 is 16:00 UTC by then.
    assert_eq!(
        slots("America/New_York", "2026-10-30T20:30:00Z", &[]),
        ["2026-11-02T16:00:00Z", "2026-11-03T14:00:00Z"]
    );
    // Kathmandu is 5:45 ahead: 11:00 is 05:15 UTC. A slot starts on the half hour of the clock there, not of UTC.
    assert_eq!(slots("Asia/Kathmandu", "2026-03-06T10:45:00Z", &[]), ["2026-03-09T05:15:00Z", "2026-03-10T03:15:00Z"]);
    // Lord Howe, Friday, 2 October 2026, 16:30 (+10:30). On Monday it is +11: 11:00 is midnight UTC.
    assert_eq!(
        slots("Australia/Lord_Howe", "2026-10-02T06:00:00Z", &[]),
        ["2026-10-05T00:00:00Z", "2026-10-05T22:00:00Z"]
    );
}

#[test]
fn a_day_ends_at_midnight_of_the_persons_clock() {
    // Sunday 23:59:59 in Kathmandu is 18:14:59 UTC.
    let engine = world("Europe/London", &[], &json!({}));
    let first = |now: &str, zone: &str| seen(&engine, now, zone).weeks[0].monday.clone();
    assert_eq!(first("2026-11-22T18:14:59Z", "Asia/Kathmandu"), "2026-11-16");
    assert_eq!(first("2026-11-22T18:15:00Z", "Asia/Kathmandu"), "2026-11-23");
    // Browsers say the old name too.
    assert_eq!(first("2026-11-22T18:15:00Z", "Asia/Katmandu"), "2026-11-23");
    // Lord Howe's Monday begins at 13:30 UTC in winter and at 13:00 in summer.
    assert_eq!(first("2026-07-12T13:29:59Z", "Australia/Lord_Howe"), "2026-07-06");
    assert_eq!(first("2026-07-12T13:30:00Z", "Australia/Lord_Howe"), "2026-07-13");
    assert_eq!(first("2026-11-22T12:59:59Z", "Australia/Lord_Howe"), "2026-11-16");
    assert_eq!(first("2026-11-22T13:00:00Z", "Australia/Lord_Howe"), "2026-11-23");
}

#[test]
fn a_meeting_over_midnight_is_of_the_day_on_which_it_begins() {
    // Sunday to Monday: all of it in the first week. In Berlin it begins on Monday.
    let row = meeting("2026-11-29 23:45", "2026-11-30 01:00");
    let engine = world("Europe/London", &[row], &json!({}));
    let of = |zone: &str| {
        let weeks = seen(&engine, "2026-11-23T12:00:00Z", zone).weeks;
        [hours(&weeks[0].known), hours(&weeks[1].known)]
    };
    assert_eq!(of("Europe/London"), [1.25, 0.0]);
    assert_eq!(of("Europe/Berlin"), [0.0, 1.25]);
    // 23:45 in London is 05:30 in Kathmandu, and 18:30 on Sunday in New York.
    assert_eq!(of("Asia/Kathmandu"), [0.0, 1.25]);
    assert_eq!(of("America/New_York"), [1.25, 0.0]);
    // Fifteen minutes make the day: 18:10 in London is 23:55 in Kathmandu, 18:25 is ten past midnight.
    for (start, week) in [("18:10", 0), ("18:25", 1)] {
        let row = meeting(&format!("2026-11-29 {start}"), "2026-11-29 19:10");
        let weeks = seen(&world("Europe/London", &[row], &json!({})), "2026-11-23T12:00:00Z", "Asia/Kathmandu").weeks;
        assert!(hours(&weeks[week].known) > 0.0 && hours(&weeks[1 - week].known) == 0.0, "{start}");
    }
}

#[test]
fn the_persons_own_zone_goes_before_the_viewers() {
    let zone = json!({ "people": { "sam": { "id": "sam", "name": "Sam Okafor", "roles": ["se"], "zone": "Asia/Kathmandu" } } });
    let row = meeting("2026-11-29 18:25", "2026-11-29 19:25");
    let weeks = seen(&world("Europe/London", &[row], &zone), "2026-11-23T12:00:00Z", "America/New_York").weeks;
    assert_eq!([hours(&weeks[0].known), hours(&weeks[1].known)], [0.0, 1.0]);
}

/// The parts of a demo of an hour at ten: two hours of preparation in halves, the hour, half an hour after it.
fn demo_on(day: &str, now: &str, set: &Value) -> Vec<(String, String, f64)> {
    let row = titled("Demo", &format!("{day} 10:00"), &format!("{day} 11:00"));
    parts(&seen(&world("Europe/London", &[row], set), now, "Europe/London"))
}

fn days(days: [&str; 4]) -> Vec<(String, String, f64)> {
    let pieces =
        [("piece-preparation", 1.0), ("piece-preparation", 1.0), ("piece-delivery", 1.0), ("piece-follow-up", 0.5)];
    days.iter().zip(pieces).map(|(day, (piece, hours))| ((*day).to_owned(), piece.to_owned(), hours)).collect()
}

#[test]
fn preparation_and_follow_up_go_over_ends_of_months_and_years_and_the_leap_day() {
    let plain = json!({});
    for (demo, now, wanted) in [
        // Monday, 1 June 2026: prepared in May.
        ("2026-06-01", "2026-05-20T09:00:00Z", ["2026-05-28", "2026-05-29", "2026-06-01", "2026-06-02"]),
        // Friday, 31 July: followed up in August.
        ("2026-07-31", "2026-07-22T09:00:00Z", ["2026-07-29", "2026-07-30", "2026-07-31", "2026-08-03"]),
        // New Year's Day 2027 is a Friday of week 53 of 2026.
        ("2027-01-01", "2026-12-22T09:00:00Z", ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-04"]),
        // 2028 has a leap day, a Tuesday; 2027 has none.
        ("2028-02-29", "2028-02-22T09:00:00Z", ["2028-02-25", "2028-02-28", "2028-02-29", "2028-03-01"]),
        ("2028-03-01", "2028-02-22T09:00:00Z", ["2028-02-28", "2028-02-29", "2028-03-01", "2028-03-02"]),
        ("2027-03-01", "2027-02-22T09:00:00Z", ["2027-02-25", "2027-02-26", "2027-03-01", "2027-03-02"]),
    ] {
        assert_eq!(demo_on(demo, now, &plain), days(wanted), "{demo}");
    }
}

#[test]
fn the_weeks_of_a_year_with_fifty_three_of_them_are_named_by_their_thursday() {
    let weeks = |now: &str| {
        let view = seen(&world("Europe/London", &[], &json!({})), now, "Europe/London");
        view.weeks.iter().take(3).map(|week| (week.week.clone(), week.monday.clone())).collect::<Vec<_>>()
    };
    let of = |wanted: [(&str, &str); 3]| wanted.map(|(week, monday)| (week.to_owned(), monday.to_owned()));
    assert_eq!(
        weeks("2027-01-03T23:59:59Z"),
        of([("2026-W53", "2026-12-28"), ("2027-W01", "2027-01-04"), ("2027-W02", "2027-01-11")])
    );
    assert_eq!(
        weeks("2024-12-30T00:00:00Z"),
        of([("2025-W01", "2024-12-30"), ("2025-W02", "2025-01-06"), ("2025-W03", "2025-01-13")])
    );
    assert_eq!(
        weeks("2028-02-29T12:00:00Z"),
        of([("2028-W09", "2028-02-28"), ("2028-W10", "2028-03-06"), ("2028-W11", "2028-03-13")])
    );
}

#[test]
fn part_time_weeks_have_their_own_days_and_hours() {
    // Tuesday to Thursday, in a year with a leap day; Wednesdays until noon: 8 + 3 + 8 hours, 70 % of them for customers.
    let days_of = |part_time: f64| {
        json!({
            "calendars": { "three": { "id": "three", "monday": "", "tuesday": "09:00-17:00", "wednesday": "09:00-12:00",
                "thursday": "09:00-17:00", "friday": "", "saturday": "", "sunday": "", "holidays": [] } },
            "people": { "sam": { "id": "sam", "name": "Sam Okafor", "roles": ["se"], "calendar": "three", "part_time": part_time } }
        })
    };
    let capacity = |part_time: f64| {
        let view = seen(&world("Europe/London", &[], &days_of(part_time)), "2028-02-22T09:00:00Z", "Europe/London");
        hours(&view.weeks[1].capacity)
    };
    assert!((capacity(1.0) - 13.3).abs() < 1e-9, "{}", capacity(1.0));
    assert!((capacity(0.5) - 6.65).abs() < 1e-9, "{}", capacity(0.5));
    // A demo on Thursday, 2 March 2028: prepared on the leap day and on Wednesday, followed up on Tuesday of the next week.
    let wanted = days(["2028-02-29", "2028-03-01", "2028-03-02", "2028-03-07"]);
    assert_eq!(demo_on("2028-03-02", "2028-02-22T09:00:00Z", &days_of(1.0)), wanted);
}
