//! Order of reading, duplicates and re-reading change nothing: on the whole engine, to the byte.

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::report::view::ReportRequest;
use serde_json::{Value, json};

use crate::facts::{ACTIVITY_HEADER, DEAL_HEADER, ORIGIN, answer, me_named, record, request};

/// A CRM that no adapter knows.
const UNKNOWN: &str = "https://other.example";

/// A delivery: its origin and its text.
type Delivery = (&'static str, String);

fn when(minutes: i64) -> String {
    let start: jiff::Timestamp = "2026-11-22T06:00:00Z".parse().unwrap();
    (start + jiff::SignedDuration::from_mins(minutes)).to_string()
}

const NAMES: [&str; 4] = ["Data hub", "Data lake", "Hub/Spoke", "Portal"];
const ACCOUNTS: [&str; 3] = ["Contoso", "Fabrikam", "Adatum, Inc."];
const STAGES: [&str; 6] = ["Forthcoming", "In progress", "Proposal", "Under negotiation", "Won", "Lost"];
const PEOPLE: [&str; 4] = ["Sam Okafor", "Lea Petit", "", "Sam O."];
const TITLES: [&str; 6] = ["Demo", "POC kick-off", "Discovery", "Team meeting", "Hand-off meeting", "Escalation"];

prop_compose! {
    fn deal_row()(name in 0..NAMES.len(), account in 0..ACCOUNTS.len(), stage in 0..STAGES.len(), amount in 1_000..200_000, chance in 0..101, day in 1..28, se in 0..PEOPLE.len()) -> String {
        let close = if stage >= 4 { format!("2026-10-{day:02}") } else { String::new() };
        format!("{},\"{}\",{},{amount},,United States dollar,{chance},2026-12-{day:02},{close},Rosa Kim,{},,",
            NAMES[name], ACCOUNTS[account], STAGES[stage], PEOPLE[se])
    }
}

prop_compose! {
    fn activity_row()(title in 0..TITLES.len(), day in 2..29, hour in 8..17, minutes in prop::sample::select(vec![0, 3, 30]), length in 0..3, people in 0..PEOPLE.len(), deal in 0..NAMES.len(), month in 11..13) -> String {
        format!("{0},Meeting,Meeting,Planned,2026-{month}-{day:02} {hour:02}:{minutes:02}:00,2026-{month}-{day:02} {1:02}:{minutes:02}:00,,No,,Sam O.,{2},{3}",
            TITLES[title], hour + length, PEOPLE[people], NAMES[deal])
    }
}

fn delivery() -> impl Strategy<Value = Delivery> {
    let rows = |rows: Vec<String>| rows.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    prop_oneof![
        // The whole pipeline, older and newer.
        2 => (prop::collection::vec(deal_row(), 0..6), 0_i64..300).prop_map(move |(deals, at)| {
            (ORIGIN, answer("deal", DEAL_HEADER, &[&rows(deals)], &when(at)))
        }),
        2 => (prop::collection::vec(activity_row(), 0..12), 0_i64..300).prop_map(move |(some, at)| {
            (ORIGIN, answer("activity", ACTIVITY_HEADER, &[&rows(some)], &when(at)))
        }),
        // Pages of deals, some of them read several times, with activities on them.
        4 => (16_u32..19, 0..NAMES.len(), 0..ACCOUNTS.len(), 0..STAGES.len(), 0_i64..300, prop::option::of(0..TITLES.len())).prop_map(
            |(id, name, account, stage, at, activity)| {
                let facts = [("card-name", NAMES[name]), ("card-targets", ACCOUNTS[account]), ("Sales phase", STAGES[stage]), ("Sales engineer", "Sam Okafor")];
                let mut page: Value = serde_json::from_str(&record(&id.to_string(), &facts, &when(at))).unwrap();
                if let Some(title) = activity {
                    page["records"].as_array_mut().unwrap().push(json!({ "entity": "activity", "record": format!("{}", 40 + title), "facts": [
                        { "api": "title", "text": TITLES[title] }, { "api": "schedule", "text": "11/25/2026 10h00 – 12h00" },
                        { "api": "type", "text": "Meeting" }, { "api": "participants", "text": "Sam O.", "links": [{ "path": "/persons/contact/9", "text": "Sam O." }] },
                        { "api": "subjects", "text": NAMES[name], "links": [{ "path": format!("/opportunities/opportunity/{id}"), "text": NAMES[name] }] },
                    ] }));
                }
                (ORIGIN, page.to_string())
            }
        ),
        // Lists, whose rows hold a part.
        1 => (16_u32..19, 0..NAMES.len(), 0_i64..300).prop_map(|(id, name, at)| {
            (ORIGIN, json!({ "format": 1, "adapter": "creme", "kind": "list", "entity": "deal", "path": "/opportunities/opportunities", "read_at": when(at), "language": "en",
                "records": [{ "entity": "deal", "record": id.to_string(), "facts": [{ "api": "regular_field-name", "text": NAMES[name] }] }] }).to_string())
        }),
        // Cards of one day and of several; how the pipeline stood in a week, taken at several times; from before, without a time.
        1 => (20_u32..24, 1_u32..40).prop_map(|(day, hours)| {
            (ORIGIN, format!("[Second Chair 2026-11-{day} · Lea Petit · 2026-W48 {hours} h · demo 2026-11-{}T10:00:00Z]", day + hours % 3))
        }),
        1 => (0..2_i64, prop::option::of(0_i64..300), 0..NAMES.len()).prop_map(|(week, at, name)| {
            let at = at.map_or_else(String::new, |at| format!("\"at\":{},", 1_795_000_000 + at));
            (ORIGIN, format!("{{\"week\":\"2026-11-{:02}\",{at}\"deals\":[{{\"name\":\"{}\",\"stage\":\"proposal\",\"chance\":0.6}}]}}", 9 + week * 7, NAMES[name]))
        }),
        // A CRM without an adapter.
        1 => (17_u32..19, 0..NAMES.len(), 0..STAGES.len(), 0_i64..300).prop_map(|(id, name, stage, at)| {
            (UNKNOWN, json!({ "format": 1, "adapter": "generic", "adapter_version": 1, "kind": "page", "entity": "deal", "path": format!("/deals/{id}"),
                "read_at": when(at), "language": "en", "parts": [{ "part": "page", "facts": [
                    { "text": NAMES[name], "place": "title" }, { "label": "Opportunity name", "text": NAMES[name], "place": "main", "at": "dl>dd" },
                    { "label": "Stage", "text": STAGES[stage], "place": "main", "at": "dl>dd" }, { "label": "Amount", "text": "$ 5,000", "place": "main", "at": "dl>dd" },
                ] }] }).to_string())
        }),
    ]
}

fn questions() -> Vec<ReportRequest> {
    let records = [(ORIGIN, None), (ORIGIN, Some("16")), (ORIGIN, Some("17")), (UNKNOWN, Some("/deals/17"))];
    records.map(|(origin, record)| ReportRequest { origin: origin.to_owned(), ..request(record) }).into()
}

/// Everything that an engine says, as bytes.
fn said(engine: &Engine) -> Vec<String> {
    let mut all = vec![engine.export()];
    for question in questions() {
        all.push(serde_json::to_string(&engine.report(&question).unwrap()).unwrap());
    }
    for record in ["16", "17", "18"] {
        all.push(serde_json::to_string(&engine.read_facts(ORIGIN, record)).unwrap());
    }
    all.push(serde_json::to_string(&engine.people(ORIGIN)).unwrap());
    all.push(format!("{:?}", engine.snapshot(ORIGIN, "2026-11-23T09:00:00Z", "Europe/London").unwrap()));
    all
}

/// Where two answers part, in few words: they are long.
fn parts(one: &[String], other: &[String]) -> Option<String> {
    let (one, other) = one.iter().zip(other).find(|(one, other)| one != other)?;
    let at = one.bytes().zip(other.bytes()).position(|(one, other)| one != other).unwrap_or(one.len().min(other.len()));
    let near = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..text.len().min(at + 80)]).into_owned()
    };
    Some(format!("{} | {}", near(one), near(other)))
}

fn fresh(name: &str, role: &str) -> Engine {
    let mut engine = Engine::new().unwrap();
    engine.set_settings(&me_named(name, role));
    engine
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn order_duplicates_and_re_reading_change_nothing(
        (deliveries, shuffled) in prop::collection::vec(delivery(), 1..14)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        again in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..6),
        (name, role) in prop::sample::select(vec![("Sam Okafor", "se"), ("Rosa Kim", "rep"), ("Karin Holm", "manager")]),
    ) {
        let mut straight = fresh(name, role);
        for (origin, text) in &deliveries {
            straight.ingest(origin, text).unwrap();
        }
        let wanted = said(&straight);
        prop_assert_eq!(parts(&said(&straight), &wanted), None, "asking again");
        // In another order, some of them again, with questions in between.
        let mut other = fresh(name, role);
        for (origin, text) in &shuffled {
            other.ingest(origin, text).unwrap();
        }
        for (index, ask) in &again {
            if *ask {
                said(&other);
            }
            let (origin, text) = index.get(&deliveries);
            other.ingest(origin, text).unwrap();
        }
        prop_assert_eq!(parts(&said(&other), &wanted), None, "another order, and some again");
        // Asked after every single delivery: what was made before is kept as far as the next one leaves it as it is.
        let mut asked = fresh(name, role);
        for (origin, text) in &shuffled {
            asked.ingest(origin, text).unwrap();
            questions().iter().for_each(|question| drop(asked.report(question).unwrap()));
        }
        prop_assert_eq!(parts(&said(&asked), &wanted), None, "asked after every delivery");
        // Everything read again from what was exported, into an engine that has it all, and into an empty one.
        other.import(&wanted[0]).unwrap();
        prop_assert_eq!(parts(&said(&other), &wanted), None, "imported again");
        let mut empty = fresh(name, role);
        empty.import(&wanted[0]).unwrap();
        prop_assert_eq!(parts(&said(&empty), &wanted), None, "imported into an empty engine");
    }

    #[test]
    fn a_delivery_is_said_to_count_when_it_is_what_the_export_holds(
        deliveries in prop::collection::vec(delivery(), 1..10),
    ) {
        let mut engine = Engine::new().unwrap();
        for (origin, text) in &deliveries {
            let ingested = engine.ingest(origin, text).unwrap();
            let export: Value = serde_json::from_str(&engine.export()).unwrap();
            let held = export["readings"].as_array().unwrap().iter().any(|kept| kept["origin"] == *origin && kept["text"] == **text);
            prop_assert_eq!(ingested.counts, held, "{}", text);
        }
    }
}

#[test]
fn of_two_cards_of_a_day_and_two_snapshots_of_a_week_one_counts_whichever_came_first() {
    let card = |hours: &str, slot: &str| {
        format!("[Second Chair 2026-11-23 · Lea Petit · 2026-W48 {hours} h · demo 2026-11-{slot}T10:00:00Z]")
    };
    let snapshot = |at: &str, stage: &str| {
        format!("{{\"week\":\"2026-11-16\",{at}\"deals\":[{{\"name\":\"Data hub\",\"stage\":\"{stage}\"}}]}}")
    };
    for (less, more) in [
        // The later one is taken: by its time, or, of cards, by its first slot.
        (card("9", "24"), card("3", "25")),
        (snapshot("\"at\":1795000000,", "proposal"), snapshot("\"at\":1795000060,", "discovery")),
        (snapshot("", "proposal"), snapshot("\"at\":1795000000,", "discovery")),
        // Nothing says which is later.
        (snapshot("", "discovery"), snapshot("", "proposal")),
    ] {
        let export = |texts: [&String; 2]| {
            let mut engine = Engine::new().unwrap();
            let counts = texts.map(|text| engine.ingest(ORIGIN, text).unwrap().counts);
            (engine.export(), counts)
        };
        let (straight, back) = (export([&less, &more]), export([&more, &less]));
        assert_eq!((&straight.0, straight.1, back.1), (&back.0, [true, true], [true, false]), "{more}");
        let export: Value = serde_json::from_str(&straight.0).unwrap();
        assert_eq!(export["readings"][0]["text"], more);
    }
}

/// A pipeline of two SEs with meetings, and the page of one of the deals with a chance that somebody set.
fn pipeline(chance: u32, words: &str) -> (Vec<String>, String) {
    let deal = |at: usize| {
        let se = ["Sam Okafor", "Lea Petit"][at % 2];
        format!(
            "Deal {at},Account {at},{},{}000,,United States dollar,50,2026-12-{:02},,Rosa Kim,{se},,",
            STAGES[at % 4],
            8 + at * 9,
            10 + at
        )
    };
    let row = |at: usize| {
        let se = ["Sam Okafor", "Lea Petit"][at % 2];
        format!(
            "{words} {at},Meeting,,Planned,2026-11-{0} 10:00:00,2026-11-{0} 11:00:00,,No,,Sam O.,{se},Deal {at}",
            10 + at
        )
    };
    let all: Vec<String> = (0..12).map(deal).collect();
    let rows: Vec<String> = (0..12).map(row).collect();
    let joined = [all.join("\n"), rows.join("\n")];
    let facts = [
        ("card-name", "Deal 3"),
        ("card-targets", "Account 3"),
        ("regular_field-chance_to_win", &*format!("{chance} %")),
    ];
    let readings = vec![
        answer("deal", DEAL_HEADER, &[&joined[0]], &when(0)),
        answer("activity", ACTIVITY_HEADER, &[&joined[1]], &when(1)),
    ];
    (readings, record("3", &facts, &when(i64::from(chance))))
}

#[test]
fn activities_find_a_deal_that_comes_later_and_lose_one_that_goes() {
    let (readings, _) = pipeline(10, "Data move");
    let row = "Demo,Meeting,,Planned,2026-11-25 10:00:00,2026-11-25 11:00:00,,No,,Sam O.,Sam Okafor,Zeta";
    let named = answer("activity", ACTIVITY_HEADER, &[row], &when(2));
    let facts = [("card-name", "Zeta"), ("card-targets", "Account 3"), ("Sales engineer", "Sam Okafor")];
    let zeta = record("99", &facts, &when(3));
    // A later export of deals without the last two by name, Zeta and Deal 9.
    let shown: Vec<String> = (0..9)
        .map(|at| {
            format!("Deal {at},Account {at},Proposal,9000,,United States dollar,50,2026-12-12,,Rosa Kim,Sam Okafor,,")
        })
        .collect();
    let without = answer("deal", DEAL_HEADER, &[&shown.join("\n")], &when(4));
    let steps = [&readings[0], &named, &zeta, &without];
    let told = |engine: &Engine| {
        [None, Some("99")].map(|record| serde_json::to_string(&engine.report(&request(record)).unwrap()).unwrap())
    };
    let mut kept = fresh("Sam Okafor", "se");
    for (at, step) in steps.into_iter().enumerate() {
        kept.ingest(ORIGIN, step).unwrap();
        let mut scratch = fresh("Sam Okafor", "se");
        steps[..=at].iter().for_each(|text| drop(scratch.ingest(ORIGIN, text).unwrap()));
        assert_eq!(told(&kept), told(&scratch), "step {at}");
    }
}

#[test]
fn after_one_change_an_engine_says_what_one_from_scratch_does() {
    let questions = [None, Some("3")];
    let told = |engine: &Engine| {
        questions.map(|record| serde_json::to_string(&engine.report(&request(record)).unwrap()).unwrap())
    };
    let (readings, first) = pipeline(10, "Data move");
    let mut kept = fresh("Sam Okafor", "se");
    readings.iter().chain([&first]).for_each(|text| drop(kept.ingest(ORIGIN, text).unwrap()));
    let mut before = told(&kept);
    for chance in [20, 35, 90] {
        let (_, page) = pipeline(chance, "Data move");
        kept.ingest(ORIGIN, &page).unwrap();
        let mut scratch = fresh("Sam Okafor", "se");
        readings.iter().chain([&page]).for_each(|text| drop(scratch.ingest(ORIGIN, text).unwrap()));
        assert_eq!(told(&kept), told(&scratch), "{chance} %");
        assert_ne!(told(&kept)[1], before[1]);
        before = told(&kept);
    }
    // Other words in the catalogue, and what was told of a title before counts for nothing any more.
    let mut own: Value = serde_json::from_str(&me_named("Sam Okafor", "se")).unwrap();
    own["set"] = json!({ "catalogue": { "kinds": { "workshop": { "words": ["workshop", "data move"] } } }, "load": { "weeks": 4 } });
    assert_eq!(kept.set_settings(&own.to_string()), []);
    let mut scratch = Engine::new().unwrap();
    scratch.set_settings(&own.to_string());
    let (_, page) = pipeline(90, "Data move");
    readings.iter().chain([&page]).for_each(|text| drop(scratch.ingest(ORIGIN, text).unwrap()));
    assert_eq!(told(&kept), told(&scratch));
    assert_ne!(told(&kept)[1], before[1]);
}
