//! Made-up readings, as the reader would deliver them.

use second_chair::engine::Engine;
use second_chair::report::view::{Figure, Report, ReportRequest};
use serde_json::{Value, json};

pub const ORIGIN: &str = "https://crm.example";
/// A Monday, 09:00 in London.
pub const NOW: &str = "2026-11-23T09:00:00Z";

pub const DEAL_HEADER: &str = "Name of the opportunity,targets the organisation/contact,Sales phase,Estimated sales,Made sales,Currency,Chance to win,Expected closing date,Actual closing date,Owner user,Sales engineer,Term (months),Hand-off receiver";
pub const ACTIVITY_HEADER: &str = "Title,Activity type,Activity sub-type,Status,Start,End,Duration (in hour),All day?,Activity place,Owner user,(activity) has as participant,(activity) has for subject";

pub fn answer(entity: &str, header: &str, rows: &[&str], read_at: &str) -> String {
    let request = if entity == "deal" { "deals_csv" } else { "activities_csv" };
    json!({
        "format": 1, "adapter": "creme", "adapter_version": 1, "kind": "answer", "entity": entity, "request": request,
        "path": "/opportunities/opportunities", "read_at": read_at, "language": "en", "zone": "Time zone: Europe/London",
        "answer": { "status": 200, "path": "/creme_core/mass_export", "text": format!("{header}\n{}\n", rows.join("\n")) }
    })
    .to_string()
}

pub fn deals(rows: &[&str]) -> String {
    answer("deal", DEAL_HEADER, rows, "2026-11-23T08:00:00Z")
}

pub fn activities(rows: &[&str]) -> String {
    answer("activity", ACTIVITY_HEADER, rows, "2026-11-23T08:00:01Z")
}

/// A record page with labelled facts; `label: text`, where a label may be an API name.
pub fn record(id: &str, facts: &[(&str, &str)], read_at: &str) -> String {
    let facts: Vec<Value> = facts
        .iter()
        .map(|(label, text)| match label.starts_with("regular_field") || label.starts_with("card-") {
            true => json!({ "api": label, "text": text, "place": "tile" }),
            false => json!({ "label": label, "text": text, "place": "tile" }),
        })
        .collect();
    json!({
        "format": 1, "adapter": "creme", "adapter_version": 1, "kind": "record", "entity": "deal", "record": id,
        "path": format!("/opportunities/opportunity/{id}"), "read_at": read_at, "language": "en",
        "zone": "Time zone: Europe/London", "viewer": { "id": "9", "text": "Sam O." },
        "records": [{ "entity": "deal", "record": id, "facts": facts }]
    })
    .to_string()
}

pub fn me(role: &str) -> String {
    me_named("Sam Okafor", role)
}

pub fn me_named(name: &str, role: &str) -> String {
    json!({ "format": 2, "me": [{ "origin": ORIGIN, "user_id": "9", "name": name, "role": role }], "crm": [] })
        .to_string()
}

pub fn engine(readings: &[String]) -> Engine {
    let mut engine = Engine::new().unwrap();
    for reading in readings {
        let ingested = engine.ingest(ORIGIN, reading).unwrap();
        assert!(ingested.problems.is_empty(), "{:?}", ingested.problems);
    }
    engine
}

pub fn request(record: Option<&str>) -> ReportRequest {
    ReportRequest {
        origin: ORIGIN.to_owned(),
        record: record.map(str::to_owned),
        signed_in: Some("9".to_owned()),
        now: NOW.to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    }
}

pub fn report(engine: &Engine, record: Option<&str>) -> Report {
    engine.report(&request(record)).unwrap()
}

pub fn hours(figure: &Figure) -> f64 {
    assert_eq!(figure.unit, "h");
    figure.value.as_deref().unwrap().parse().unwrap()
}
