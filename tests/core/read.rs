//! The list of what was read: every fact with its meaning, its value, how sure that is, and its place.

use second_chair::engine::Engine;
use second_chair::report::view::{ReadFact, ReportRequest};
use serde_json::{Value, json};

use crate::facts::{NOW, ORIGIN, activities, deals, engine, record};

fn meaning(fact: &ReadFact) -> &'static str {
    fact.meaning.map_or("", |meaning| meaning.id())
}

/// From, meaning, text, certainty, and the values with their units.
fn told(fact: &ReadFact) -> (&'static str, &'static str, &str, &'static str, Vec<String>) {
    let values = fact.value.values.iter().map(|value| format!("{} {}", value.value, value.unit)).collect();
    (fact.place.from, meaning(fact), &fact.text, fact.value.certainty, values)
}

/// A page that no adapter knows, at `/deals/17`.
pub fn page(language: &str, fields: &[(&str, &str)]) -> String {
    let mut facts: Vec<Value> = vec![json!({ "text": "Data hub", "place": "title" })];
    facts.extend(
        fields.iter().map(|(label, text)| json!({ "label": label, "text": text, "place": "main", "at": "dl>dd" })),
    );
    json!({
        "format": 1, "adapter": "generic", "adapter_version": 1, "kind": "page", "entity": "deal", "path": "/deals/17",
        "read_at": "2026-11-23T08:30:00Z", "language": language, "parts": [{ "part": "page", "facts": facts }]
    })
    .to_string()
}

#[test]
fn facts_of_the_page_and_of_the_session_are_listed_with_their_places() {
    let own = record(
        "17",
        &[("card-name", "Data hub"), ("card-targets", "Contoso"), ("Estimated sales", "86500 $"), ("Colour", "blue")],
        "2026-11-23T08:30:00Z",
    );
    let row = "Data hub,Contoso,Proposal,\"86,500\",,US Dollar,60,2026-12-01,,Rosa Klein,Sam Okafor,24,";
    let other = "Fabric,Contoso,Won,\"1,000\",,US Dollar,60,2026-12-01,,Rosa Klein,Sam Okafor,24,";
    let call =
        "Kick-off,Meeting,,Planned,2026-12-01 10:00,2026-12-01 11:00,1,No,,Rosa Klein,Sam Okafor/Ana Ruiz,Data hub";
    let engine = engine(&[own, deals(&[row, other]), activities(&[call])]);
    let facts = engine.read_facts(ORIGIN, "17");
    let told: Vec<_> = facts.iter().map(told).collect();
    assert_eq!(told[0], ("record", "name", "Data hub", "known", vec!["Data hub text".to_owned()]));
    assert_eq!(told[2], ("record", "amount", "86500 $", "known", vec!["86500.00 USD".to_owned()]));
    assert_eq!(told[3], ("record", "", "blue", "unused", vec![]));
    assert!(told.contains(&("answer", "chance", "60", "known", vec!["0.6 ratio".to_owned()])));
    assert!(told.contains(&("answer", "expected_close", "2026-12-01", "known", vec!["2026-12-01 date".to_owned()])));
    assert!(told.contains(&("answer", "actual_close", "", "blank", vec![])));
    assert!(told.contains(&(
        "answer",
        "start",
        "2026-12-01 10:00",
        "known",
        vec!["2026-12-01T10:00:00Z datetime".to_owned()]
    )));
    assert!(!told.iter().any(|(_, _, text, ..)| *text == "Fabric"), "facts of another deal");
    // The page is newer: what the export says of the same does not count any more.
    let counting = |from: &str, meant: &str| {
        facts.iter().find(|fact| fact.place.from == from && meaning(fact) == meant).unwrap().counts
    };
    assert!(counting("record", "amount") && !counting("answer", "amount") && counting("answer", "stage"));
    let amount = &facts[2];
    assert_eq!(amount.place.path, "/opportunities/opportunity/17");
    assert_eq!((amount.record.as_deref(), amount.place.read_at.as_str()), (Some("17"), "2026-11-23T08:30:00Z"));
    assert_eq!(facts[0].place.at.as_deref(), Some("card-name"), "without a place of its own, its name in programs");
}

fn unknown(reading: &str) -> Engine {
    let mut engine = Engine::new().unwrap();
    engine.ingest(ORIGIN, reading).unwrap();
    engine
}

fn request() -> ReportRequest {
    ReportRequest {
        origin: ORIGIN.to_owned(),
        record: Some("/deals/17".to_owned()),
        signed_in: None,
        now: NOW.to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    }
}

#[test]
fn what_is_open_shows_every_reading_and_its_reason_here_and_beside_the_figure() {
    let engine = unknown(&page("xx", &[("Amount", "EUR 5 to 9"), ("Stage", "Proposal"), ("Close date", "03/04/2027")]));
    let facts = engine.read_facts(ORIGIN, "/deals/17");
    let close = facts.iter().find(|fact| fact.label == "Close date").unwrap();
    assert_eq!(told(close).3, "ambiguous");
    assert_eq!(told(close).4, ["2027-04-03 date", "2027-03-04 date"]);
    assert_eq!(close.value.why.as_ref().unwrap().id, "value-order");
    assert_eq!(close.place.at.as_deref(), Some("dl>dd"));
    let deal = engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!(deal.close_date.value, None);
    assert_eq!(deal.close_date.note.as_ref().unwrap().args["reason"].value, "value-order");
    let readings: Vec<_> = deal.close_date.inputs.iter().skip(1).map(|input| input.value.as_deref().unwrap()).collect();
    assert_eq!(readings, ["2027-04-03", "2027-03-04"]);
    let amount = facts.iter().find(|fact| fact.label == "Amount").unwrap();
    assert_eq!((told(amount).3, told(amount).4), ("unclear", vec![]));
    assert!(
        deal.unknown.iter().any(|note| note.args.get("reason").is_some_and(|reason| reason.value == "value-order"))
    );
}

#[test]
fn a_field_that_another_one_rivals_says_so() {
    let engine = unknown(&page("en", &[("Amount", "€5"), ("Deal value", "€9"), ("Stage", "Proposal")]));
    let facts = engine.read_facts(ORIGIN, "/deals/17");
    let amount = facts.iter().find(|fact| fact.label == "Amount").unwrap();
    assert_eq!((told(amount).3, amount.doubt.as_ref().unwrap().id.as_str()), ("unclear", "unknown-rival"));
    assert_eq!(amount.doubt.as_ref().unwrap().args["other_text"].value, "€9");
}

#[test]
fn a_figure_says_what_its_reading_rests_on() {
    let engine = unknown(&page("en", &[("Amount", "€5K"), ("Stage", "Proposal"), ("Close date", "Dec 13")]));
    let deal = engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!(deal.amount.note.unwrap().id, "value-basis-abbreviation");
    assert_eq!(
        deal.close_date.inputs[0].source.as_ref().unwrap().basis.as_ref().unwrap().id,
        "value-basis-nearest-year"
    );
    assert_eq!(deal.stage.note, None);
}

/// Own settings with this of how pages are read.
fn settings(reading: Value) -> String {
    json!({ "format": 2, "set": { "reading": reading } }).to_string()
}

#[test]
fn what_page_and_neighbours_leave_open_the_users_setting_settles() {
    let mut engine =
        unknown(&page("xx", &[("Amount", "KWD 1.234"), ("Stage", "Proposal"), ("Close date", "03/04/2027")]));
    let deal = |engine: &Engine| engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!((deal(&engine).amount.value, deal(&engine).close_date.value), (None, None));
    assert!(engine.set_settings(&settings(json!({ "date_order": "month_first", "decimal": "comma" }))).is_empty());
    let settled = deal(&engine);
    assert_eq!(settled.amount.value.as_deref(), Some("1234.000"));
    assert_eq!(settled.close_date.value.as_deref(), Some("2027-03-04"));
    assert_eq!(settled.close_date.note.unwrap().id, "value-basis-setting");
    assert_eq!(settled.amount.inputs[0].source.as_ref().unwrap().basis.as_ref().unwrap().id, "value-basis-setting");
    assert!(engine.set_settings(&settings(json!({ "date_order": "day_first", "decimal": "point" }))).is_empty());
    assert_eq!(deal(&engine).close_date.value.as_deref(), Some("2027-04-03"));
    assert_eq!(deal(&engine).amount.value.as_deref(), Some("1.234"));
    assert!(engine.set_settings(&settings(json!({}))).is_empty());
    assert_eq!(deal(&engine).close_date.value, None, "open again");
}

#[test]
fn the_pages_language_goes_before_the_users_setting() {
    let facts = include_str!("../language/en.json");
    let mut engine =
        unknown(&page("en", &[("Amount", "EUR 1,234"), ("Stage", "Proposal"), ("Close date", "03/04/2027")]));
    assert!(engine.learn_language(facts).is_empty());
    assert!(engine.set_settings(&settings(json!({ "date_order": "day_first", "decimal": "comma" }))).is_empty());
    let deal = engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!(deal.close_date.value.as_deref(), Some("2027-03-04"));
    assert_eq!(deal.close_date.note, None, "how a page's language writes needs no remark");
    assert_eq!(deal.amount.value.as_deref(), Some("1234.00"));
}

#[test]
fn a_faulty_field_is_named_with_its_place_and_the_others_hold() {
    let mut engine = unknown(&page("en", &[("Worth", "€7"), ("Stage", "Proposal"), ("Close date", "2027-03-04")]));
    let good = json!({ "id": "good", "origin": ORIGIN, "page": "record", "by": "label", "name": "Worth", "meaning": "amount" });
    let problems = engine.set_settings(&settings(json!({ "fields": {
        "good": good,
        "two": { "id": "two", "origin": ORIGIN, "page": "record", "by": "label", "name": " ", "meaning": "amount" },
        "none": { "id": "none", "origin": ORIGIN, "page": "record", "by": "label", "meaning": "amount" },
        "where": { "id": "where", "origin": "https://crm.example/deals", "page": "record", "by": "label", "name": "x", "meaning": "amount" },
        "what": { "id": "what", "origin": ORIGIN, "page": "record", "by": "label", "name": "x", "meaning": "salary" },
    } })));
    let named: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.path.as_str(), problem.message.id.as_str())).collect();
    assert_eq!(named.len(), 4, "{named:?}");
    assert!(named.iter().any(|(path, id)| path.contains("two") && *id == "settings-empty-text"), "{named:?}");
    assert!(named.iter().any(|(path, id)| path.contains("none") && *id == "settings-missing"), "{named:?}");
    assert!(named.iter().any(|(path, id)| path.contains("where") && *id == "settings-origin"), "{named:?}");
    assert!(named.iter().any(|(path, id)| path.contains("what.meaning") && *id == "settings-choice"), "{named:?}");
    let deal = engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!(deal.amount.value.as_deref(), Some("7.00"));
}

#[test]
fn what_an_organisation_locks_goes_before_what_a_user_says() {
    let mut engine =
        unknown(&page("en", &[("Worth", "€7"), ("Volume", "€9"), ("Stage", "Proposal"), ("Close date", "2027-03-04")]));
    let field = |id: &str, label: &str| json!({ "id": id, "origin": ORIGIN, "page": "record", "by": "label", "name": label, "meaning": "amount" });
    let own = settings(
        json!({ "fields": { "mine": field("mine", "Volume"), "not": { "id": "not", "origin": ORIGIN, "page": "record", "by": "label", "name": "Worth" } } }),
    );
    let policy = |lock: Value| {
        json!({ "format": 2, "set": { "reading": { "fields": { "ours": field("ours", "Worth") } } }, "lock": lock })
            .to_string()
    };
    let amount = |engine: &Engine| engine.report(&request()).unwrap().deal.unwrap().amount.value;
    assert!(engine.set_policy(Some(&policy(json!([])))).is_empty());
    assert_eq!(amount(&engine).as_deref(), Some("7.00"));
    assert!(engine.set_settings(&own).is_empty());
    assert_eq!(amount(&engine).as_deref(), Some("9.00"), "the user's own word goes before what is not locked");
    assert!(engine.set_policy(Some(&policy(json!(["reading.fields"])))).is_empty());
    assert_eq!(amount(&engine).as_deref(), Some("7.00"));
    assert!(engine.set_settings(&own).iter().all(|problem| problem.message.id == "settings-locked"));
    assert_eq!(amount(&engine).as_deref(), Some("7.00"));
}

#[test]
fn what_is_missing_or_not_clear_is_offered_first() {
    let engine = unknown(&page("xx", &[("Stage", "Proposal"), ("Close date", "03/04/2027"), ("Amount", "EUR 5")]));
    let wanted = engine.wanted(ORIGIN, Some("/deals/17"));
    let states: Vec<(&str, &str)> = wanted.iter().map(|one| (one.meaning, one.state)).collect();
    assert_eq!(&states[..3], [("expected_close", "unclear"), ("account", "missing"), ("owner", "missing")]);
    let known: Vec<&str> = states.iter().filter(|(_, state)| *state == "known").map(|(meaning, _)| *meaning).collect();
    assert_eq!(known, ["amount", "stage", "name"]);
    assert!(engine.wanted(ORIGIN, None).iter().all(|one| one.state == "missing"));
}

#[test]
fn a_value_that_is_pointed_at_is_read_for_the_meaning_that_is_chosen() {
    let engine = Engine::new().unwrap();
    let ask = |meaning: &str, text: &str, marks: Value| {
        let request = json!({ "origin": ORIGIN, "page": "record", "marks": marks, "text": text, "meaning": meaning, "language": "en", "now": NOW });
        engine.pointed(&serde_json::from_value(request).unwrap()).unwrap()
    };
    let marks = json!([["label", "Worth"], ["at", "dl>dd"]]);
    let amount = ask("amount", "€5,000.00", marks.clone());
    assert_eq!((amount.value.certainty, amount.value.values[0].value.as_str()), ("known", "5000.00"));
    let field = amount.field.unwrap();
    assert_eq!((field.by.as_str(), field.name.as_str(), field.page.as_str()), ("label", "Worth", "record"));
    assert_eq!(ask("stage", "€5,000.00", marks.clone()).value.certainty, "unclear");
    assert_eq!(ask("owner", "RK\nRosa Kim", marks.clone()).value.values[0].value, "Rosa Kim");
    // The same field is the same member of the settings, whatever it means.
    assert_eq!(ask("stage", "x", marks).field.unwrap().id, field.id);
    assert_eq!(ask("amount", "€5", json!([])).field, None, "nothing tells it from others");
}

#[test]
fn a_text_without_a_label_is_read_where_somebody_said_what_stands_there() {
    let facts = json!([{ "text": "Data hub", "place": "title" }, { "label": "Stage", "text": "Proposal", "place": "main" },
        { "label": "Close date", "text": "2027-03-04", "place": "main" }, { "text": "€7", "place": "main", "at": "main>p.hero" },
        { "text": "The whole deal", "place": "heading", "at": "main>h2" }]);
    let reading = json!({
        "format": 1, "adapter": "generic", "adapter_version": 1, "kind": "page", "entity": "deal", "path": "/deals/17",
        "read_at": "2026-11-23T08:30:00Z", "language": "en", "parts": [{ "part": "page", "facts": facts }]
    });
    let mut engine = unknown(&reading.to_string());
    let deal = |engine: &Engine| engine.report(&request()).unwrap().deal.unwrap();
    assert_eq!(deal(&engine).amount.value, None);
    let at = |id: &str, name: &str, meaning: &str| json!({ "id": id, "origin": ORIGIN, "page": "record", "by": "at", "name": name, "meaning": meaning });
    let fields = json!({ "a": at("a", "main>p.hero", "amount"), "b": at("b", "main>h2", "name") });
    assert!(engine.set_settings(&settings(json!({ "fields": fields }))).is_empty());
    assert_eq!(deal(&engine).amount.value.as_deref(), Some("7.00"));
    assert_eq!(deal(&engine).amount.inputs[0].source.as_ref().unwrap().label, "p.hero");
    assert_eq!(deal(&engine).name, "The whole deal", "what somebody said is the name goes before the heading");
    assert_eq!(engine.places(ORIGIN), ["main>p.hero", "main>h2"]);
    assert!(engine.places("https://other.example").is_empty());
}
