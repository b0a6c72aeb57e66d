//! The person's own calendar: what its entries take, what they leave alone, and who sees them (C3, C9).

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::report::view::{Report, ReportRequest, WorkloadView};
use serde_json::{Value, json};

use crate::facts::{NOW, ORIGIN, activities, deals, engine, hours, me, me_named, record, request};

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa K.,Sam Okafor,,";

/// An activity of Sam's for the deal.
fn crm(title: &str, start: &str, end: &str) -> String {
    format!("{title},Meeting,Meeting,Planned,{start}:00,{end}:00,,No,,Sam O.,Sam Okafor,Data hub")
}

/// A timed entry that shows as busy.
fn entry(uid: &str, start: &str, end: &str) -> Value {
    json!({ "uid": uid, "start": start, "end": end, "all_day": false, "title": format!("Title of {uid}"),
            "busy": "busy", "status": "confirmed", "answers": [], "private": false })
}

/// The entry with some of it changed.
fn with(mut entry: Value, changes: Value) -> Value {
    entry.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    entry
}

fn file(entries: &[Value]) -> String {
    json!({ "format": 1, "name": "mine.ics", "read_at": NOW, "from": "2026-10-26", "until": "2027-02-22", "unread": 0, "entries": entries })
        .to_string()
}

fn world(rows: &[String]) -> Engine {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&[HUB]), activities(&rows), page]);
    engine.set_settings(&me("se"));
    engine
}

fn with_calendar(rows: &[String], entries: &[Value]) -> Engine {
    let mut engine = world(rows);
    assert_eq!(engine.set_calendar(Some(&file(entries))), []);
    engine
}

fn asked(engine: &Engine, change: impl FnOnce(&mut ReportRequest)) -> Report {
    let mut request = request(Some("17"));
    change(&mut request);
    engine.report(&request).unwrap()
}

fn workload(engine: &Engine) -> WorkloadView {
    asked(engine, |_| ()).workload.unwrap()
}

fn known_of(view: &WorkloadView) -> Vec<f64> {
    view.weeks.iter().map(|week| hours(&week.known)).collect()
}

/// Known load of the six weeks from Monday, 23 November 2026.
fn known(rows: &[String], entries: &[Value]) -> Vec<f64> {
    known_of(&workload(&with_calendar(rows, entries)))
}

/// Known load of the third week, in which the cases stand.
fn third(rows: &[String], entries: &[Value]) -> f64 {
    known(rows, entries)[2]
}

fn demo() -> String {
    crm("Demo", "2026-12-09 10:00", "2026-12-09 11:00")
}

/// What the demo takes: preparation, delivery, follow-up.
const DEMO: f64 = 2.0 + 1.0 + 0.5;

#[test]
fn an_entry_without_a_twin_takes_its_own_length_and_no_more() {
    let own =
        with(entry("a", "2026-12-09T14:00:00Z", "2026-12-09T15:30:00Z"), json!({ "title": "Demo on site in Lyon" }));
    assert_eq!(third(&[demo()], std::slice::from_ref(&own)), DEMO + 1.5);
    let week = &workload(&with_calendar(&[], &[own])).weeks[2];
    let input = &week.known.inputs[0];
    assert_eq!(input.label.args["kind"].value, "kind-other");
    let source = input.source.as_ref().unwrap();
    assert_eq!((source.entity.as_str(), source.title.as_str()), ("calendar", "Demo on site in Lyon"));
    assert_eq!(source.record, None);
    assert_eq!(hours(&week.deal), 0.0);
}

#[test]
fn a_twin_by_time_is_the_crms_whichever_starts_first_and_whatever_its_title() {
    for (start, end) in [("09:55", "10:55"), ("10:00", "11:00"), ("10:05", "11:05")] {
        for title in ["A", "Zz"] {
            let times = [start, end].map(|time| format!("2026-12-09T{time}:00Z"));
            let own = with(entry("a", &times[0], &times[1]), json!({ "title": title }));
            let view = workload(&with_calendar(&[demo()], &[own]));
            assert_eq!((known_of(&view)[2], hours(&view.weeks[2].deal)), (DEMO, DEMO), "{start} {title}");
        }
    }
    // Six minutes apart, or of another length: another meeting, of which the demo covers a part.
    assert_eq!(third(&[demo()], &[entry("a", "2026-12-09T10:06:00Z", "2026-12-09T11:06:00Z")]), DEMO + 0.1);
    assert_eq!(third(&[demo()], &[entry("a", "2026-12-09T10:00:00Z", "2026-12-09T11:30:00Z")]), DEMO + 0.5);
}

/// The deal's page with an activity that has an id, as the CRM's own blocks show it.
fn with_id(id: &str, entries: &[Value]) -> f64 {
    let mut page: Value =
        serde_json::from_str(&record("17", &[("card-name", "Data hub")], "2026-11-23T08:31:00Z")).unwrap();
    page["records"].as_array_mut().unwrap().push(json!({ "entity": "activity", "record": id, "facts": [
        { "api": "regular_field-title", "label": "Title", "text": "Demo", "place": "block" },
        { "api": "regular_field-start", "label": "Start", "text": "2026-12-09 10:00", "place": "block" },
    ] }));
    let mut engine = with_calendar(&[demo()], entries);
    engine.ingest(ORIGIN, &page.to_string()).unwrap();
    known_of(&workload(&engine))[2]
}

#[test]
fn a_twin_by_id_is_the_crms_at_whatever_time() {
    let moved = |uid: &str| entry(uid, "2026-12-10T15:00:00Z", "2026-12-10T17:00:00Z");
    assert_eq!(with_id("311", &[moved("other")]), DEMO + 2.0);
    assert_eq!(with_id("311", &[moved("311")]), DEMO);
    assert_eq!(with_id("311", &[moved("311@crm.example")]), DEMO);
    assert_eq!(with_id("311", &[moved("311@elsewhere.example")]), DEMO + 2.0);
    // Of a series only the day of the activity is its twin.
    let series = [moved("311"), entry("311", "2026-12-09T08:00:00Z", "2026-12-09T09:00:00Z")];
    assert_eq!(with_id("311", &series), DEMO + 2.0);
}

#[test]
fn overlapping_time_counts_once_and_takes_nothing_from_the_crm() {
    // The block starts before the demo and ends after it: of three hours, two are new.
    let block = entry("a", "2026-12-09T09:00:00Z", "2026-12-09T12:00:00Z");
    let view = workload(&with_calendar(&[demo()], std::slice::from_ref(&block)));
    assert_eq!((known_of(&view)[2], hours(&view.weeks[2].deal)), (DEMO + 2.0, DEMO));
    let second = entry("b", "2026-12-09T11:30:00Z", "2026-12-09T13:00:00Z");
    assert_eq!(third(&[demo()], &[block, second]), DEMO + 3.0);
    let between = [crm("POC set-up", "2026-12-09 08:00", "2026-12-09 09:30"), demo()];
    assert_eq!(third(&between, &[entry("c", "2026-12-09T09:00:00Z", "2026-12-09T10:30:00Z")]), 1.5 + DEMO + 0.5);
}

fn answers(all: &[(&str, &str)]) -> Value {
    json!(all.iter().map(|(address, answer)| json!({ "address": address, "answer": answer })).collect::<Vec<_>>())
}

/// Three meetings that Sam is part of, each with somebody else.
fn invitations() -> Vec<Value> {
    let with_one = |(index, other): (usize, &str)| {
        let day = 8 + index;
        with(
            entry(other, &format!("2026-12-{day:02}T14:00:00Z"), &format!("2026-12-{day:02}T15:00:00Z")),
            json!({ "answers": answers(&[("sam@example.com", "accepted"), (other, "organizer")]) }),
        )
    };
    ["ann@example.com", "bob@example.com", "cy@example.com"].into_iter().enumerate().map(with_one).collect()
}

#[test]
fn what_the_owner_declined_is_nothing() {
    let declined = |address: &str, answer: &str| {
        with(
            entry("x", "2026-12-09T08:00:00Z", "2026-12-09T10:00:00Z"),
            json!({ "answers": answers(&[(address, answer), ("ann@example.com", "organizer")]) }),
        )
    };
    for (address, answer, more) in [
        ("sam@example.com", "declined", 0.0),
        (" SAM@Example.com", "declined", 0.0),
        ("sam@example.com", "delegated", 0.0),
        ("sam@example.com", "tentative", 2.0),
        ("sam@example.com", "needs_action", 2.0),
        ("bob@example.com", "declined", 2.0),
    ] {
        let mut entries = invitations();
        entries.push(declined(address, answer));
        let engine = with_calendar(&[], &entries);
        assert_eq!(known_of(&workload(&engine))[2], 3.0 + more, "{address} {answer}");
        assert_eq!(engine.calendar().unwrap().owner.as_deref(), Some("sam@example.com"));
    }
    // Whose file it is cannot be told from meetings of the same two people: nobody's answer counts.
    let alone = with_calendar(&[], &[declined("sam@example.com", "declined")]);
    assert_eq!((alone.calendar().unwrap().owner, known_of(&workload(&alone))[2]), (None, 2.0));
    // Nor where an address stands in no more than half of the events.
    let entries: Vec<Value> = invitations()
        .into_iter()
        .enumerate()
        .map(|(index, one)| match index {
            0 => one,
            _ => with(one, json!({ "answers": answers(&[(["a@x", "b@x", "c@x"][index], "declined")]) })),
        })
        .collect();
    assert_eq!(with_calendar(&[], &entries).calendar().unwrap().owner, None);
}

#[test]
fn a_series_is_one_event_when_its_owner_is_told() {
    let weekly = |day: u32| {
        with(
            entry("weekly", &format!("2026-12-{day:02}T08:00:00Z"), &format!("2026-12-{day:02}T09:00:00Z")),
            json!({ "answers": answers(&[("ann@example.com", "declined"), ("sam@example.com", "accepted")]) }),
        )
    };
    let mut entries = invitations();
    entries.extend((1..20).map(weekly));
    assert_eq!(with_calendar(&[], &entries).calendar().unwrap().owner.as_deref(), Some("sam@example.com"));
}

#[test]
fn cancelled_and_free_count_nothing_and_are_told_apart() {
    let one = |changes: Value| with(entry("a", "2026-12-09T08:00:00Z", "2026-12-09T10:00:00Z"), changes);
    let entries = [
        one(json!({ "status": "cancelled" })),
        one(json!({ "busy": "free" })),
        one(json!({ "busy": "tentative", "status": "tentative" })),
    ];
    let engine = with_calendar(&[], &entries);
    assert_eq!(known_of(&workload(&engine))[2], 2.0, "a tentative one keeps its time");
    let view = engine.calendar().unwrap();
    assert_eq!((view.meetings, view.cancelled, view.free, view.declined, view.absences), (1, 1, 1, 0, 0));
}

#[test]
fn what_the_calendar_leaves_out_takes_nothing_from_the_crm() {
    let twin = |changes: Value| with(entry("a", "2026-12-09T10:00:00Z", "2026-12-09T11:00:00Z"), changes);
    for changes in [json!({ "status": "cancelled" }), json!({ "busy": "free" })] {
        assert_eq!(third(&[demo()], &[twin(changes)]), DEMO);
    }
}

/// Capacity of the third week, and the first thing that lowers it.
fn capacity(entries: &[Value], zone: &str) -> (f64, Option<(String, f64)>) {
    let report = asked(&with_calendar(&[], entries), |request| request.zone = zone.to_owned());
    let week = &report.workload.unwrap().weeks[2];
    let less = week
        .capacity
        .inputs
        .get(1)
        .map(|input| (input.label.id.clone(), input.value.as_deref().unwrap().parse().unwrap()));
    (hours(&week.capacity), less)
}

#[test]
fn out_of_office_is_absence_within_working_hours() {
    let away = |start: &str, end: &str| with(entry("a", start, end), json!({ "busy": "out_of_office" }));
    let days = |start: &str, end: &str| with(away(start, end), json!({ "all_day": true }));
    let less = |hours: f64| Some(("input-out-of-office".to_owned(), hours));
    let week = |entry: Value| capacity(&[entry], "Europe/London");
    assert_eq!(week(days("2026-12-09", "2026-12-11")), (16.8, less(16.0)));
    assert_eq!(week(days("2026-12-12", "2026-12-14")), (28.0, None), "a weekend");
    assert_eq!(week(away("2026-12-09T13:00:00Z", "2026-12-09T15:00:00Z")), (26.6, less(2.0)));
    // From the evening to the next morning no working hour is lost.
    assert_eq!(week(away("2026-12-09T17:00:00Z", "2026-12-10T09:00:00Z")), (28.0, None));
    // From Wednesday noon to Friday noon: five hours, eight, three.
    assert_eq!(week(away("2026-12-09T12:00:00Z", "2026-12-11T12:00:00Z")), (16.8, less(16.0)));
    // 03:30 to 05:30 UTC is 09:00 to 11:00 in India.
    let early = away("2026-12-09T03:30:00Z", "2026-12-09T05:30:00Z");
    assert_eq!(capacity(std::slice::from_ref(&early), "Asia/Kolkata"), (26.6, less(2.0)));
    assert_eq!(capacity(&[early], "Europe/London"), (28.0, None));
    let both = [days("2026-12-09", "2026-12-10"), away("2026-12-09T09:00:00Z", "2026-12-09T17:00:00Z")];
    assert_eq!(capacity(&both, "Europe/London"), (22.4, less(8.0)), "hours that two would take count once");
    assert_eq!(third(&[], &both), 0.0, "absence is no load");
}

#[test]
fn all_day_and_multi_day_entries_count_the_catalogues_hours() {
    let days = with(entry("a", "2026-12-09", "2026-12-12"), json!({ "all_day": true }));
    let long = entry("b", "2026-12-07T08:00:00Z", "2026-12-09T18:00:00Z");
    let mut engine = with_calendar(&[], &[days, long]);
    assert_eq!(known_of(&workload(&engine)), [0.0; 6]);
    let mut own: Value = serde_json::from_str(&me("se")).unwrap();
    own["set"] = json!({ "catalogue": { "kinds": { "other": { "delivery": 1.5 } } } });
    assert_eq!(engine.set_settings(&own.to_string()), []);
    assert_eq!(known_of(&workload(&engine)), [0.0, 0.0, 3.0, 0.0, 0.0, 0.0], "once each, not by the day");
}

#[test]
fn a_whole_day_entry_is_the_twin_of_the_crms_of_that_day() {
    let row =
        "Workshop,Meeting,Meeting,Planned,2026-12-09 00:00:00,2026-12-09 23:59:00,,Yes,,Sam O.,Sam Okafor,Data hub";
    let day = |date: &str, next: &str| with(entry("a", date, next), json!({ "all_day": true }));
    let load = |own: Value, zone: &str| {
        let mut engine = with_calendar(&[row.to_owned()], &[own]);
        let mut settings: Value = serde_json::from_str(&me("se")).unwrap();
        settings["set"] = json!({ "catalogue": { "kinds": { "other": { "delivery": 1.5 } } } });
        assert_eq!(engine.set_settings(&settings.to_string()), []);
        known_of(&asked(&engine, |request| request.zone = zone.to_owned()).workload.unwrap())[2]
    };
    for zone in ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"] {
        assert_eq!(load(day("2026-12-09", "2026-12-10"), zone), 4.0 + 4.0 + 2.0);
        assert_eq!(load(day("2026-12-10", "2026-12-11"), zone), 4.0 + 4.0 + 2.0 + 1.5);
    }
}

#[test]
fn a_private_entry_counts_and_its_title_is_nowhere() {
    let secret = |start: &str, end: &str, busy: &str| {
        with(entry("p", start, end), json!({ "private": true, "title": "Zyx at the doctor's", "busy": busy }))
    };
    let entries = [
        secret("2026-12-09T08:00:00Z", "2026-12-09T10:00:00Z", "busy"),
        secret("2026-12-10T09:00:00Z", "2026-12-10T10:00:00Z", "out_of_office"),
        secret("2026-11-19T09:00:00Z", "2026-11-19T10:00:00Z", "busy"),
    ];
    let engine = with_calendar(&[], &entries);
    let view = workload(&engine);
    assert_eq!((known_of(&view)[2], hours(&view.weeks[2].capacity)), (2.0, 27.3));
    for input in [&view.weeks[2].known.inputs[0], &view.weeks[2].capacity.inputs[1]] {
        let source = input.source.as_ref().unwrap();
        assert_eq!((source.entity.as_str(), source.title.as_str()), ("private_entry", ""));
    }
    let all = serde_json::to_string(&(asked(&engine, |_| ()), engine.calendar())).unwrap() + &format!("{view:?}");
    assert!(!all.contains("Zyx"));
}

#[test]
fn days_are_those_of_the_viewers_zone_and_midnight_parts_nothing() {
    // 23:30 on Sunday in London is Monday in Berlin, and 05:00 on Monday in India.
    let late = entry("a", "2026-12-06T23:30:00Z", "2026-12-07T00:30:00Z");
    let load = |zone: &str| {
        let engine = with_calendar(&[], std::slice::from_ref(&late));
        known_of(&asked(&engine, |request| request.zone = zone.to_owned()).workload.unwrap())
    };
    assert_eq!(load("Europe/London")[..3], [0.0, 1.0, 0.0]);
    assert_eq!(load("Europe/Berlin")[..3], [0.0, 0.0, 1.0]);
    // 18:20 UTC is 23:50 in India and 00:05 in Nepal.
    let zone = entry("b", "2026-12-06T18:20:00Z", "2026-12-06T19:20:00Z");
    let load = |zone_name: &str| {
        let engine = with_calendar(&[], std::slice::from_ref(&zone));
        known_of(&asked(&engine, |request| request.zone = zone_name.to_owned()).workload.unwrap())
    };
    assert_eq!(load("Asia/Kolkata")[..3], [0.0, 1.0, 0.0]);
    assert_eq!(load("Asia/Kathmandu")[..3], [0.0, 0.0, 1.0]);
    // What overlaps counts once over midnight too, with the calendar and in the CRM.
    let second = entry("c", "2026-12-07T00:00:00Z", "2026-12-07T01:00:00Z");
    assert_eq!(known(&[], &[late.clone(), second]).iter().sum::<f64>(), 1.5);
    let rows = [
        crm("POC set-up", "2026-12-08 23:30", "2026-12-09 00:30"),
        crm("POC set-up", "2026-12-09 00:00", "2026-12-09 01:30"),
    ];
    assert_eq!(third(&rows, &[]), 2.0);
    assert_eq!(third(&rows, &[entry("d", "2026-12-09T01:00:00Z", "2026-12-09T02:00:00Z")]), 2.5);
}

#[test]
fn a_night_the_clock_changes_is_as_long_as_it_is() {
    // 00:30 to 02:30 in London on 25 October 2026, when the clock goes back.
    let night = entry("a", "2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z");
    let engine = with_calendar(&[], &[night]);
    let report = asked(&engine, |request| request.now = "2026-10-20T09:00:00Z".to_owned());
    assert_eq!(hours(&report.workload.unwrap().weeks[0].known), 3.0);
}

#[test]
fn completeness_counts_days_with_either() {
    let days = |view: &WorkloadView| {
        let formula = view.completeness.formula.clone().unwrap();
        (formula.id, formula.args["days"].value.clone())
    };
    let rows = [crm("Discovery", "2026-11-19 09:00", "2026-11-19 10:00")];
    assert_eq!(days(&workload(&world(&rows))), ("formula-completeness".to_owned(), "1".to_owned()));
    let held = |day: u32, changes: Value| {
        with(
            entry(&format!("d{day}"), &format!("2026-11-{day}T12:00:00Z"), &format!("2026-11-{day}T13:00:00Z")),
            changes,
        )
    };
    let entries = [
        held(19, json!({})),
        held(18, json!({})),
        held(17, json!({ "busy": "out_of_office" })),
        held(16, json!({ "busy": "free" })),
        held(14, json!({})),
    ];
    let view = workload(&with_calendar(&rows, &entries));
    assert_eq!(days(&view), ("formula-completeness-own".to_owned(), "3".to_owned()));
    let shown = |day: &str| {
        let input = view.completeness.inputs.iter().find(|input| input.value.as_deref() == Some(day)).unwrap();
        input.source.as_ref().map(|source| source.title.clone())
    };
    assert_eq!(shown("2026-11-19").as_deref(), Some("Discovery"), "the CRM's comes first");
    assert_eq!(shown("2026-11-18").as_deref(), Some("Title of d18"));
    assert_eq!(view.note.unwrap().id, "workload-too-little-own");
}

#[test]
fn age_and_range_are_said_where_they_matter() {
    let note = |file: &str, now: &str| {
        let mut engine = world(&[]);
        assert_eq!(engine.set_calendar(Some(file)), []);
        asked(&engine, |request| request.now = now.to_owned()).workload.unwrap().calendar
    };
    let fresh = file(&[]);
    assert_eq!(note(&fresh, NOW), None);
    assert_eq!(note(&fresh, "2026-11-30T09:00:00Z"), None);
    let old = note(&fresh, "2026-11-30T09:00:01Z").unwrap();
    assert_eq!((old.id.as_str(), old.args["read_at"].value.as_str()), ("workload-calendar-age", NOW));
    // The weeks shown end on Sunday, 3 January.
    let until = |day: &str| note(&fresh.replace("2027-02-22", day), NOW).map(|note| note.args["until"].value.clone());
    assert_eq!(until("2027-01-03"), None);
    assert_eq!(until("2027-01-02").as_deref(), Some("2027-01-02"));
    assert!(note(&fresh.replace("2026-10-26", "2026-11-24"), NOW).is_some());
    assert_eq!(workload(&world(&[])).calendar, None);
}

#[test]
fn nobody_elses_view_holds_it() {
    let entries = [entry("Zyx", "2026-11-25T08:00:00Z", "2026-11-25T10:00:00Z")];
    for (name, role, visible) in
        [("Rosa Kim", "rep", "all"), ("Rosa Kim", "rep", "own"), ("Mia Lund", "manager", "all")]
    {
        let mut engine = world(&[demo()]);
        let mut own: Value = serde_json::from_str(&me_named(name, role)).unwrap();
        own["crm"] = json!([{ "origin": ORIGIN, "deals_visible": visible }]);
        own["set"] = json!({ "people": { "sam": { "id": "sam", "name": "Sam Okafor", "roles": ["se"] } } });
        assert_eq!(engine.set_settings(&own.to_string()), []);
        let before = asked(&engine, |_| ());
        assert_eq!(engine.set_calendar(Some(&file(&entries))), []);
        assert_eq!(asked(&engine, |_| ()), before, "{name}");
    }
    // Nor that of somebody whom the page does not confirm.
    let mut engine = world(&[demo()]);
    let stranger = |engine: &Engine| asked(engine, |request| request.signed_in = Some("10".to_owned()));
    let before = stranger(&engine);
    engine.set_calendar(Some(&file(&entries)));
    assert_eq!(stranger(&engine), before);
    assert!(!engine.export().contains("Zyx"));
}

#[test]
fn a_team_holds_no_hours_of_the_managers_own_calendar() {
    let mut engine = world(&[demo()]);
    let person = |id: &str, name: &str| json!({ "id": id, "name": name, "roles": ["se"], "team": "North" });
    let policy = json!({ "format": 2, "crm": [{ "origin": ORIGIN, "deals_visible": "all" }], "set": {
        "privacy": { "people_data": "team_named" },
        "people": { "sam": person("sam", "Sam Okafor"), "bo": person("bo", "Bo Lee") } } });
    assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
    assert_eq!(engine.set_settings(&me_named("Sam Okafor", "manager")), []);
    let before = asked(&engine, |_| ());
    assert!(before.team.is_some());
    engine.set_calendar(Some(&file(&[entry("a", "2026-11-25T08:00:00Z", "2026-11-25T10:00:00Z")])));
    let after = asked(&engine, |_| ());
    assert_eq!(after.team, before.team);
    assert_ne!(after.workload, before.workload, "the own load does");
}

#[test]
fn taking_it_out_leaves_things_as_they_were() {
    let mut engine = world(&[demo()]);
    let before = asked(&engine, |_| ());
    engine.set_calendar(Some(&file(&[entry("a", "2026-12-09T14:00:00Z", "2026-12-09T15:00:00Z")])));
    assert_ne!(asked(&engine, |_| ()), before);
    assert_eq!(engine.set_calendar(None), []);
    assert_eq!((asked(&engine, |_| ()), engine.calendar()), (before, None));
}

#[test]
fn an_entry_that_does_not_hold_is_named_and_hides_no_other() {
    let good = entry("a", "2026-12-09T14:00:00Z", "2026-12-09T15:00:00Z");
    for (bad, path, id) in [
        (with(good.clone(), json!({ "start": "soon" })), "entries[0].start", "problem-entry-time"),
        (with(good.clone(), json!({ "end": "2026-12-09" })), "entries[0].end", "problem-entry-time"),
        (with(good.clone(), json!({ "all_day": true })), "entries[0].start", "problem-entry-time"),
        (with(good.clone(), json!({ "end": "2026-12-09T13:59:59Z" })), "entries[0].end", "problem-entry-end"),
        (
            with(entry("b", "2026-12-09", "2026-12-09"), json!({ "all_day": true })),
            "entries[0].end",
            "problem-entry-end",
        ),
        (with(good.clone(), json!({ "busy": "very" })), "entries[0]", "problem-record"),
        (with(good.clone(), json!({ "answers": "yes" })), "entries[0]", "problem-record"),
        (json!("entry"), "entries[0]", "problem-record"),
    ] {
        let mut engine = world(&[]);
        let problems = engine.set_calendar(Some(&file(&[bad, good.clone()])));
        let named: Vec<(&str, &str)> =
            problems.iter().map(|one| (one.path.as_str(), one.message.id.as_str())).collect();
        assert_eq!(named, [(path, id)]);
        assert_eq!(engine.calendar().unwrap().problems, problems);
        assert_eq!(known_of(&workload(&engine))[2], 1.0);
    }
}

#[test]
fn a_text_that_is_no_calendar_leaves_the_last_one_in_force() {
    let mut engine = with_calendar(&[], &[entry("a", "2026-12-09T14:00:00Z", "2026-12-09T15:00:00Z")]);
    let kept = engine.calendar();
    let file = file(&[]);
    let full = file.replace("\"entries\":[]", &format!("\"entries\":[{}0]", "0,".repeat(20_000)));
    for (text, path, id) in [
        ("BEGIN:VCALENDAR".to_owned(), "", "error-not-a-calendar"),
        ("{}".to_owned(), "", "error-not-a-calendar"),
        (file.replace("\"format\":1", "\"format\":2"), "format", "error-format"),
        (file.replace(NOW, "now"), "read_at", "problem-value"),
        (file.replace("2027-02-22", "2026-10-25"), "until", "problem-value"),
        (file.replace("2026-10-26", "soon"), "from", "problem-value"),
        (full, "entries", "error-calendar-full"),
    ] {
        let problems = engine.set_calendar(Some(&text));
        let named: Vec<(&str, &str)> =
            problems.iter().map(|one| (one.path.as_str(), one.message.id.as_str())).collect();
        assert_eq!(named, [(path, id)]);
        assert_eq!(engine.calendar(), kept);
    }
}

/// Entries near the demo of 9 December, of all sorts.
fn some_entry() -> impl Strategy<Value = Value> {
    let busy = prop::sample::select(vec!["busy", "tentative", "free", "out_of_office"]);
    let answer = prop::sample::select(vec!["accepted", "declined", "organizer"]);
    (0..4u32, 0..600i64, 0..2000i64, busy, answer, any::<[bool; 3]>()).prop_map(
        |(uid, start, length, busy, answer, [all_day, private, cancelled])| {
            let at = |minutes: i64| {
                let start: jiff::Timestamp = "2026-12-09T06:00:00Z".parse().unwrap();
                start.saturating_add(jiff::SignedDuration::from_mins(minutes)).unwrap()
            };
            let status = if cancelled { "cancelled" } else { "confirmed" };
            let mut one = entry(&format!("u{uid}"), &at(start).to_string(), &at(start + length).to_string());
            if all_day {
                let day = jiff::civil::date(2026, 12, 7).saturating_add(jiff::ToSpan::days(start % 5));
                one =
                    entry("day", &day.to_string(), &day.saturating_add(jiff::ToSpan::days(1 + length % 3)).to_string());
            }
            let answers = answers(&[("sam@example.com", answer), (&format!("{uid}@example.com"), "accepted")]);
            with(
                one,
                json!({ "all_day": all_day, "busy": busy, "status": status, "private": private, "answers": answers }),
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn order_and_repetition_of_entries_change_nothing(
        entries in prop::collection::vec(some_entry(), 0..8),
        order in any::<prop::sample::Index>(),
    ) {
        let rows = [demo(), crm("POC set-up", "2026-12-09 12:00", "2026-12-09 14:30")];
        let mut other = entries.clone();
        if !entries.is_empty() {
            other.rotate_left(order.index(entries.len()));
            other.push(entries[order.index(entries.len())].clone());
        }
        other.reverse();
        prop_assert_eq!(workload(&with_calendar(&rows, &entries)), workload(&with_calendar(&rows, &other)));
    }

    #[test]
    fn a_calendar_only_ever_adds_load_and_never_touches_the_deals_part(entries in prop::collection::vec(some_entry(), 0..8)) {
        let rows = [demo(), crm("POC set-up", "2026-12-09 12:00", "2026-12-09 14:30")];
        let (without, with) = (workload(&world(&rows)), workload(&with_calendar(&rows, &entries)));
        for (before, after) in without.weeks.iter().zip(&with.weeks) {
            prop_assert!(hours(&after.known) >= hours(&before.known));
            prop_assert!(hours(&after.capacity) <= hours(&before.capacity));
            prop_assert_eq!(&after.deal, &before.deal);
        }
        // All entries lie within three days, so that together they cannot take more than that.
        prop_assert!(known_of(&with).iter().sum::<f64>() <= known_of(&without).iter().sum::<f64>() + 72.0);
    }
}
