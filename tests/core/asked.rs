//! What somebody asks an SE for: any kind of meeting, what it moves (C15), and what it puts at risk (C14).

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::model::Effort;
use second_chair::report::view::{Figure, FigureState, WorkloadView};
use second_chair::workload::{Displaced, Room};
use serde_json::{Value, json};

use crate::facts::{ORIGIN, activities, deals, engine, hours, me_named, record, request};

/// Past its close date for so long that nothing is expected of it: all load is what the diary holds.
const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2026-01-02,,Rosa Kim,Sam Okafor,,";
const OPEN: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2026-12-18,,Rosa Kim,Sam Okafor,,";
const EARLY: &str = "Data hub,Contoso,Forthcoming,86500,,United States dollar,20,2027-03-01,,Rosa Kim,Sam Okafor,,";

const OTHER: &str = "Lake,Fabrikam,In progress,86500,,United States dollar,60,2026-01-02,,Rosa Kim,Sam Okafor,,";

/// A title with its start and end as `23 09:00`, and its deal.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Sam with an entry on each of the last 20 working days, and what follows from Monday, 23 November 2026, 09:00.
fn world(hub: &str, more: &[&str], ahead: &[Row]) -> Engine {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let mut rows: Vec<String> = (1..=20)
        .map(|back| format!("Team meeting,Meeting,,Held,{0} 09:00:00,{0} 09:30:00,,No,,Sam O.,Sam Okafor,", day(back)))
        .collect();
    rows.extend(ahead.iter().map(|(title, start, end, deal)| {
        format!("{title},Meeting,,Planned,2026-11-{start}:00,2026-11-{end}:00,,No,,Sam O.,Sam Okafor,{deal}")
    }));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let all: Vec<&str> = [hub].into_iter().chain(more.iter().copied()).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&all), activities(&rows), page]);
    engine.set_settings(&me_named("Sam Okafor", "se"));
    engine
}

fn ask(engine: &Engine, kind: &str) -> WorkloadView {
    let mut request = request(Some("17"));
    request.ask = Some(kind.to_owned());
    engine.report(&request).unwrap().workload.unwrap()
}

fn slot(engine: &Engine, kind: &str) -> String {
    ask(engine, kind).slots.unwrap().next.value.unwrap()
}

/// What a task moves: expected, internal, over.
fn moved(view: &WorkloadView) -> [f64; 3] {
    let moved = view.slots.as_ref().unwrap().displaced.as_ref().unwrap();
    [&moved.expected, &moved.internal, &moved.over].map(hours)
}

fn notes(view: &WorkloadView) -> Vec<String> {
    view.slots.as_ref().unwrap().notes.iter().map(|note| note.id.clone()).collect()
}

/// The kinds that can be asked for, with a catalogue that a policy changes.
fn choices(kinds: &Value) -> (String, Vec<String>) {
    let mut engine = world(HUB, &[], &[]);
    let policy = json!({ "format": 3, "set": { "catalogue": { "kinds": kinds } } });
    assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
    let asked = crate::facts::report(&engine, Some("17")).workload.unwrap().asked.unwrap();
    (asked.kind, asked.choices.into_iter().map(|choice| choice.kind).collect())
}

#[test]
fn what_can_be_asked_for_follows_from_the_catalogue() {
    let usual = [
        "discovery",
        "demo_intro",
        "demo",
        "demo_onsite",
        "deep_dive",
        "workshop",
        "exec_briefing",
        "poc_scoping",
        "poc_readout",
        "reference_call",
        "partner",
        "handoff_meeting",
        "checkin",
    ];
    let (kind, all) = choices(&json!({}));
    assert_eq!((kind.as_str(), all.iter().map(String::as_str).collect::<Vec<_>>()), ("demo", usual.to_vec()));
    let added = json!({ "id": "pairing", "title": "Pairing", "preparation": 0.5, "delivery": 1.5, "follow_up": 0 });
    let (kind, all) =
        choices(&json!({ "pairing": added, "workshop": { "post_sales": true }, "demo": { "post_sales": true } }));
    assert_eq!(kind, "demo_intro", "without a tailored demo the next best");
    assert!(all.contains(&"pairing".to_owned()) && !all.contains(&"workshop".to_owned()));
}

#[test]
fn what_cannot_be_asked_for_is_said_and_the_usual_stands() {
    let engine = world(HUB, &[], &[]);
    for kind in ["internal", "poc_support", "training", "leave", "email", "", "no such thing"] {
        let view = ask(&engine, kind);
        let asked = view.asked.unwrap();
        let note = asked.note.unwrap();
        assert_eq!((asked.kind.as_str(), note.id.as_str()), ("demo", "ask-unknown"), "{kind}");
        assert_eq!((note.args["kind"].value.as_str(), note.args["instead"].value.as_str()), (kind, "kind-demo"));
        assert_eq!(view.slots.unwrap().next.value.unwrap(), "2026-11-23T11:30:00Z");
    }
    assert!(ask(&engine, "workshop").asked.unwrap().note.is_none());
}

#[test]
fn a_slot_holds_what_is_asked_for() {
    let free = world(HUB, &[], &[]);
    // Half an hour to prepare and as much before it; then an hour and a half, and four hours to prepare.
    assert_eq!(slot(&free, "discovery"), "2026-11-23T10:00:00Z");
    assert_eq!(slot(&free, "deep_dive"), "2026-11-23T11:00:00Z");
    // Prepared at one; with the buffer it would end at 17:30.
    assert_eq!(slot(&free, "workshop"), "2026-11-24T09:00:00Z");
    // An hour and a half each way within working time: today prepared at noon, and back at 17:30.
    let on_site = ask(&free, "demo_onsite").slots.unwrap().next;
    assert_eq!(on_site.value.unwrap(), "2026-11-24T10:30:00Z");
    assert_eq!(
        on_site.inputs.iter().map(|piece| piece.value.clone().unwrap()).collect::<Vec<_>>(),
        ["3", "3", "2", "1"]
    );
    // Eight hours are a whole day.
    let whole_day = |mut engine: Engine| {
        let kinds = json!({ "workshop": { "delivery": 8 } });
        engine.set_policy(Some(&json!({ "format": 3, "set": { "catalogue": { "kinds": kinds } } }).to_string()));
        engine
    };
    assert_eq!(slot(&whole_day(free), "workshop"), "2026-11-24T09:00:00Z");
    let busy = whole_day(world(HUB, &[], &[("Security review", "24 16:00", "24 16:30", "")]));
    assert_eq!(slot(&busy, "workshop"), "2026-11-25T09:00:00Z");
    assert_eq!(ask(&busy, "workshop").slots.unwrap().wait.value.as_deref(), Some("2"));
}

#[test]
fn a_task_longer_than_any_working_day_says_so() {
    let mut engine = world(HUB, &[], &[]);
    let kinds = json!({ "workshop": { "delivery": 9 } });
    engine.set_policy(Some(&json!({ "format": 3, "set": { "catalogue": { "kinds": kinds } } }).to_string()));
    let slots = ask(&engine, "workshop").slots.unwrap();
    for figure in [&slots.next, &slots.second, &slots.wait] {
        let note = figure.note.as_ref().unwrap();
        assert_eq!(
            (figure.value.as_deref(), note.id.as_str(), note.args["hours"].value.as_str()),
            (None, "slot-too-long", "9")
        );
    }
    assert!(slots.displaced.is_none());
}

#[test]
fn a_demo_that_repeats_one_for_the_customer_takes_half_the_preparation() {
    let asked = |shown: &[Row], kind: &str| {
        let engine = world(HUB, &[OTHER], shown);
        let slots = ask(&engine, kind).slots.unwrap();
        let pieces = slots.next.inputs.iter().map(|piece| piece.value.clone().unwrap()).collect::<Vec<_>>().join(" ");
        (slots.next.value.unwrap(), pieces, slots.notes[0].args["asked"].value.clone())
    };
    let told =
        |slot: &str, pieces: &str, hours: &str| (format!("2026-11-{slot}:00Z"), pieces.to_owned(), hours.to_owned());
    // Two hours to prepare and half an hour before it; or one.
    let (whole, half) = (told("23T11:30", "2 1 0.5", "3.5"), told("23T10:30", "1 1 0.5", "2.5"));
    assert_eq!(asked(&[], "demo"), whole);
    let demo = |day: &'static str, deal: &'static str| [("Demo", day, "20 11:00", deal)];
    assert_eq!(asked(&demo("20 10:00", "Data hub"), "demo"), half);
    assert_eq!(asked(&demo("20 10:00", "Lake"), "demo"), whole, "another customer's");
    assert_eq!(asked(&demo("20 10:00", ""), "demo"), whole, "nobody's");
    // Fourteen days before the slot, and fifteen.
    assert_eq!(asked(&[("Demo", "09 10:00", "09 11:00", "Data hub")], "demo"), half);
    assert_eq!(asked(&[("Demo", "08 10:00", "08 11:00", "Data hub")], "demo"), whole);
    // One that is planned counts from its own day on: this afternoon's for the slot of tomorrow.
    let full = ("Security review", "23 09:00", "23 15:00", "");
    let planned = [full, ("Introductory demo", "23 16:00", "23 17:00", "Data hub")];
    assert_eq!(asked(&planned, "demo"), told("24T09:00", "1 1 0.5", "2.5"));
    assert_eq!(asked(&[("Introductory demo", "24 16:00", "24 17:00", "Data hub")], "demo"), whole, "it comes later");
    // Demos repeat demos, of whatever kind, and nothing else does.
    assert_eq!(asked(&demo("20 10:00", "Data hub"), "demo_intro"), told("23T10:00", "0.25 0.75 0.25", "1.25"));
    assert_eq!(asked(&demo("20 10:00", "Data hub"), "deep_dive").1, "1.5 1.5 0.5");
    // What is at risk goes by it too.
    let engine = world(EARLY, &[], &demo("20 10:00", "Data hub"));
    assert_eq!(at_risk(&ask(&engine, "demo")).2, Some(("kind-demo".to_owned(), "2.5".to_owned())));
    // A card is for everybody.
    assert!(ask(&engine, "demo").card.unwrap().contains("demo 2026-11-23T11:30:00Z"));
}

#[test]
fn a_customer_who_did_not_come_saw_no_demo() {
    let engine = world(HUB, &[], &[("Demo (no-show)", "20 10:00", "20 11:00", "Data hub")]);
    assert_eq!(slot(&engine, "demo"), "2026-11-23T11:30:00Z");
}

#[test]
fn the_limit_of_demos_is_for_demos() {
    // Today does not hold a demo, nor a deep dive; tomorrow has its two demos.
    let ahead = [
        ("Security review", "23 12:00", "23 17:00", ""),
        ("Demo", "24 15:00", "24 15:30", ""),
        ("Demo", "24 16:00", "24 16:30", ""),
    ];
    let engine = world(HUB, &[], &ahead);
    assert_eq!(slot(&engine, "demo"), "2026-11-25T09:00:00Z");
    assert_eq!(slot(&engine, "demo_intro"), "2026-11-23T10:00:00Z");
    assert_eq!(slot(&engine, "deep_dive"), "2026-11-24T09:00:00Z");
}

#[test]
fn one_poc_more_than_the_limit_is_said_and_never_refused() {
    let other = |name: &str| {
        format!("{name},Fabrikam,In progress,86500,,United States dollar,60,2027-01-02,,Max Bell,Sam Okafor,,")
    };
    let others = ["A", "B", "C"].map(other);
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let poc = |deal| ("POC kick-off", "25 16:00", "25 16:30", deal);
    // Each at a time of its own: at one time they would be one meeting.
    let three =
        [poc("A"), ("POC kick-off", "26 16:00", "26 16:30", "B"), ("POC kick-off", "27 16:00", "27 16:30", "C")];
    let engine = world(HUB, &others, &three);
    let view = ask(&engine, "poc_readout");
    assert!(view.slots.as_ref().unwrap().next.value.is_some());
    let note = view.slots.unwrap().notes.into_iter().find(|note| note.id == "poc-would-be-over").unwrap();
    assert_eq!((note.args["pocs"].value.as_str(), note.args["limit"].value.as_str()), ("3", "3"));
    assert!(!notes(&ask(&engine, "demo")).contains(&"poc-would-be-over".to_owned()));
    // This deal's own runs already, beside two others or three: a read-out of it is no further POC.
    let own = ("POC kick-off", "24 16:00", "24 16:30", "Data hub");
    for ahead in [vec![three[0], three[1], own], vec![three[0], three[1], three[2], own]] {
        assert!(!notes(&ask(&world(HUB, &others, &ahead), "poc_readout")).contains(&"poc-would-be-over".to_owned()));
    }
}

/// Three days of work with customers; on Thursday and Friday two hours that are internal and ahead, one that was, and one on a deal.
const FULL: [Row; 7] = [
    ("Team meeting", "23 08:00", "23 08:30", ""),
    ("Security review", "23 09:00", "23 17:00", ""),
    ("Security review", "24 09:00", "24 17:00", ""),
    ("Security review", "25 09:00", "25 17:00", ""),
    ("Product gap", "26 09:00", "26 09:30", "Data hub"),
    ("Team meeting", "26 10:00", "26 11:00", ""),
    ("Team meeting", "27 16:00", "27 17:00", ""),
];

#[test]
fn internal_work_moves_second_and_what_is_left_is_over_the_capacity() {
    // 28 hours less 24. A workshop on Friday: two hours each on Wednesday and Thursday, four on Friday, two on Monday.
    let engine = world(HUB, &[], &FULL);
    let view = ask(&engine, "workshop");
    assert_eq!(view.slots.as_ref().unwrap().next.value.as_deref(), Some("2026-11-27T09:00:00Z"));
    assert_eq!(moved(&view), [0.0, 2.0, 2.0]);
    assert_eq!(notes(&view)[..2], ["displaces-internal", "displaces-over-too"]);
    let internal = view.slots.unwrap().displaced.unwrap().internal.inputs;
    assert_eq!(internal.iter().map(|part| part.value.clone().unwrap()).collect::<Vec<_>>(), ["1", "1"]);
    // A discovery is half an hour to prepare, one to hold, half after it: it fits into the four.
    let view = ask(&engine, "discovery");
    assert_eq!((moved(&view), notes(&view)[0].as_str()), ([0.0, 0.0, 0.0], "displaces-nothing"));
}

#[test]
fn each_hour_counts_to_the_week_in_which_it_lies() {
    // Until Friday, 15:00, all is taken: 38 hours. A demo on Monday, prepared on Thursday and Friday.
    let days = ["23", "24", "25", "26"].map(|day| (format!("{day} 09:00"), format!("{day} 17:00")));
    let mut full: Vec<Row> =
        days.iter().map(|(start, end)| ("Security review", start.as_str(), end.as_str(), "")).collect();
    full.push(("Security review", "27 09:00", "27 15:00", ""));
    let view = ask(&world(HUB, &[], &full), "demo");
    assert_eq!(view.slots.as_ref().unwrap().next.value.as_deref(), Some("2026-11-30T09:00:00Z"));
    assert_eq!((moved(&view), notes(&view)[0].as_str()), ([0.0, 0.0, 2.0], "displaces-over"));
    let inputs = view.slots.unwrap().displaced.unwrap().expected.inputs;
    let asked = inputs.iter().filter(|input| input.label.id == "input-week-asked");
    assert_eq!(asked.map(|input| input.value.clone().unwrap()).collect::<Vec<_>>(), ["2", "1.5"]);
}

#[test]
fn unscheduled_work_moves_first_and_only_as_much_as_there_is() {
    // The deal closes soon, so this week is likely to hold some of its work; there is no room beside it.
    let engine = world(OPEN, &[], &FULL);
    let mut before = [0.0; 3];
    for kind in ["discovery", "deep_dive", "workshop"] {
        let view = ask(&engine, kind);
        let slots = view.slots.as_ref().unwrap();
        let found = moved(&view);
        // The same sum from what the panel shows of the weeks.
        let mut wanted = [0.0; 3];
        for (week, asked) in view.weeks.iter().filter_map(|week| {
            let inputs = &slots.displaced.as_ref().unwrap().expected.inputs;
            let of_week = |id: &str| {
                inputs.iter().find(|input| input.label.id == id && input.label.args["monday"].value == week.monday)
            };
            Some((week, of_week("input-week-asked")?.value.as_deref()?.parse::<f64>().ok()?))
        }) {
            let (known, median) = (hours(&week.known), hours(&week.outlook.as_ref().unwrap().p50));
            let over = (asked - (hours(&week.capacity) - median).max(0.0)).max(0.0);
            let expected = over.min(median - known);
            let internal = (over - expected).min(if week.week == "2026-W48" { 2.0 } else { 0.0 });
            for (sum, part) in wanted.iter_mut().zip([expected, internal, over - expected - internal]) {
                *sum += part;
            }
        }
        assert_eq!(found, wanted, "{kind}");
        let (all, before_all): (f64, f64) = (found.iter().sum(), before.iter().sum());
        assert!(all >= before_all, "{kind} is bigger");
        before = found;
    }
    assert!(before[0] > 0.0 && before[1] > 0.0, "{before:?}");
}

proptest! {
    #[test]
    fn what_is_moved_is_what_does_not_fit_in_the_order_of_the_rule(asked in 0_i64..200_000, more in 0_i64..50_000, free in 0_i64..100_000, expected in 0_i64..100_000, internal in 0_i64..50_000) {
        let [free, expected, internal] = [free, expected, internal].map(Effort::seconds);
        let room = Room { free, expected, internal };
        let (asked, bigger) = (Effort::seconds(asked), Effort::seconds(asked + more));
        let moved = Displaced::by(asked, &room);
        prop_assert_eq!(moved.expected + moved.internal + moved.over, asked.above(free));
        prop_assert!(moved.expected <= expected && moved.internal <= internal);
        prop_assert!(moved.internal == Effort::ZERO || moved.expected == expected, "unscheduled work first");
        prop_assert!(moved.over == Effort::ZERO || moved.internal == internal, "then internal work");
        let more = Displaced::by(bigger, &room);
        prop_assert!(more.expected >= moved.expected && more.internal >= moved.internal && more.over >= moved.over);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn meetings_with_customers_are_never_moved(lengths in proptest::collection::vec(1_u8..=8, 4), kind in 0_usize..13) {
        // However full the week is of meetings with customers: there is nothing internal in it, so nothing of it moves.
        let days: Vec<(String, String)> = lengths.iter().zip(24..).map(|(hours, day)| (format!("{day} 09:00"), format!("{day} {:02}:00", 9 + hours))).collect();
        let rows: Vec<Row> = days.iter().map(|(start, end)| ("Security review", start.as_str(), end.as_str(), "Data hub")).collect();
        let engine = world(HUB, &[], &rows);
        let kind = crate::facts::report(&engine, Some("17")).workload.unwrap().asked.unwrap().choices[kind].kind.clone();
        let view = ask(&engine, &kind);
        if view.slots.as_ref().unwrap().next.value.is_some() {
            let [expected, internal, _] = moved(&view);
            prop_assert_eq!([expected, internal], [0.0, 0.0]);
        }
    }
}

/// What somebody sees who asks for a workshop.
fn seen(name: &str, visible: &str, level: &str, deal: &str, given: Option<&str>) -> WorkloadView {
    let mut engine = world(deal, &[], &FULL);
    let mut own: Value = serde_json::from_str(&me_named(name, "rep")).unwrap();
    own["crm"] = json!([{ "origin": ORIGIN, "deals_visible": visible }]);
    assert_eq!(engine.set_settings(&own.to_string()), []);
    engine.set_policy(Some(&json!({ "format": 3, "set": { "privacy": { "people_data": level } } }).to_string()));
    if let Some(card) = given {
        engine.ingest(ORIGIN, card).unwrap();
    }
    ask(&engine, "workshop")
}

#[test]
fn who_sees_when_somebody_is_free_may_ask_and_is_told_what_moves_and_not_what_it_is() {
    let own = seen("Sam Okafor", "all", "availability", HUB, None);
    assert_eq!((own.sight.as_str(), own.asked.is_some(), moved(&own)), ("own", true, [0.0, 2.0, 2.0]));
    let rep = seen("Rosa Kim", "all", "availability", HUB, None);
    assert_eq!(
        (rep.sight.as_str(), rep.asked.as_ref().unwrap().kind.as_str(), moved(&rep)),
        ("availability", "workshop", moved(&own))
    );
    let displaced = rep.slots.as_ref().unwrap().displaced.as_ref().unwrap();
    assert!(displaced.internal.inputs.is_empty() && displaced.over.inputs.is_empty());
    assert!(displaced.expected.inputs.iter().all(|input| input.label.id == "input-week-asked"));
    let all = serde_json::to_string(&rep).unwrap();
    assert!(!all.contains("Security review") && !all.contains("Team meeting"), "{all}");
}

#[test]
fn who_sees_a_part_or_a_card_is_told_nothing_of_what_moves() {
    let partial = seen("Rosa Kim", "unknown", "availability", HUB, None);
    assert_eq!((partial.sight.as_str(), partial.asked.is_none(), partial.slots.is_none()), ("partial", true, true));
    let line = "[Second Chair 2026-11-22 · Sam Okafor · 2026-W48 7.5 h · demo 2026-11-26T10:00:00Z]";
    let given = seen("Rosa Kim", "unknown", "availability", HUB, Some(line));
    let slots = given.slots.unwrap();
    assert!(given.asked.is_none() && slots.by_card && slots.displaced.is_none() && slots.notes.is_empty());
    assert_eq!(slots.next.value.as_deref(), Some("2026-11-26T10:00:00Z"), "a card is of demos");
    let hidden = seen("Rosa Kim", "all", "self", HUB, Some(line));
    assert!(hidden.asked.is_none() && hidden.slots.is_none() && hidden.helpers.is_empty());
}

fn at_risk(view: &WorkloadView) -> (String, FigureState, Option<(String, String)>) {
    let risk = view.risk.as_ref().unwrap();
    let more = risk.more.as_ref().map(|more| (more.args["kind"].value.clone(), more.args["hours"].value.clone()));
    let Figure { id, value, state, .. } = &risk.hours;
    assert_eq!(id, "workload.deal_at_risk");
    (value.clone().unwrap(), *state, more)
}

#[test]
fn a_rep_is_told_of_hours_at_risk_before_they_ask_for_more() {
    let engine = world(
        EARLY,
        &[],
        &[("Demo", "25 11:00", "25 12:00", "Data hub"), ("Discovery", "24 11:00", "24 12:00", "Data hub")],
    );
    let more = |kind: &str, hours: &str| Some((kind.to_owned(), hours.to_owned()));
    for (kind, wanted) in [
        ("demo", more("kind-demo", "3.5")),
        // A day holds one only after Wednesday's demo for the same customer: half of its three hours to prepare.
        ("demo_onsite", more("kind-demo-onsite", "7.5")),
        ("workshop", more("kind-workshop", "10")),
        ("poc_readout", more("kind-poc-readout", "3.5")),
        ("discovery", None),
        ("reference_call", None),
    ] {
        let view = ask(&engine, kind);
        assert_eq!(at_risk(&view), ("3.5".to_owned(), FigureState::Known, wanted), "{kind}");
        assert_eq!(hours(&view.insight.unwrap().at_risk), 3.5);
    }
    // A rep who sees a part of the load is told of the own deal, and may say what they would ask for.
    let partial = seen("Rosa Kim", "unknown", "availability", EARLY, None);
    assert_eq!(at_risk(&partial), ("0".to_owned(), FigureState::AtLeast, more("kind-workshop", "10")));
    assert!(partial.asked.is_some() && partial.slots.is_none());
    let hidden = seen("Rosa Kim", "all", "self", EARLY, None);
    assert_eq!((at_risk(&hidden).2, hidden.asked.is_none()), (more("kind-demo", "3.5"), true));
    // A deal in evaluation is past that.
    assert!(seen("Rosa Kim", "unknown", "availability", HUB, None).risk.is_none());
}

#[test]
fn a_discovery_that_was_held_ends_the_risk() {
    let ahead = |title: &'static str| {
        [(title, "20 14:00", "20 15:00", "Data hub"), ("Demo", "25 11:00", "25 12:00", "Data hub")]
    };
    assert!(ask(&world(EARLY, &[], &ahead("Discovery")), "demo").risk.is_none());
    assert_eq!(at_risk(&ask(&world(EARLY, &[], &ahead("Commercial terms")), "demo")).0, "3.5");
}

#[test]
fn what_each_deal_says_sums_to_what_the_se_sees() {
    // Two in one meeting, and a deal long past its close date, of which nothing is expected any more.
    let other = |name: &str, close: &str| {
        format!("{name},Fabrikam,Forthcoming,86500,,United States dollar,20,{close},,Rosa Kim,Sam Okafor,,")
    };
    let (lake, pond) = (other("Lake", "2027-03-01"), other("Pond", "2026-01-02"));
    let ahead = [
        ("Demo", "25 11:00", "25 12:00", "Data hub"),
        ("Demo", "25 11:00", "25 12:00", "Lake"),
        ("Workshop", "26 09:00", "26 13:00", "Pond"),
        ("POC kick-off", "24 10:00", "24 11:00", "Lake"),
    ];
    let mut engine = world(EARLY, &[&lake, &pond], &ahead);
    for (id, name) in [("18", "Lake"), ("19", "Pond")] {
        let page = record(id, &[("card-name", name), ("card-targets", "Fabrikam")], "2026-11-23T08:40:00Z");
        engine.ingest(ORIGIN, &page).unwrap();
    }
    let views = ["17", "18", "19"].map(|id| crate::facts::report(&engine, Some(id)).workload.unwrap());
    let each = views.each_ref().map(|view| hours(&view.risk.as_ref().unwrap().hours));
    assert_eq!(each, [1.75, 1.75 + 3.0, 10.0]);
    assert_eq!(hours(&views[0].insight.as_ref().unwrap().at_risk), each.iter().sum::<f64>());
}
