//! Settings and plans: what is wrong is named, what was good stays.

use second_chair::engine::Engine;
use second_chair::settings::PersonalPlan;
use serde_json::{Value, json};

use crate::facts::{me, report};

pub fn plan() -> Value {
    json!({
        "format": 1, "origin": crate::facts::ORIGIN, "user_id": "9", "plan": "plan_a", "currency": "USD",
        "variable": "40000.00", "year_start": "2026-01-01", "measure": "amount", "quota": "1000000.00",
        "territory": { "owners": [] }, "official": null, "objectives": {}
    })
}

fn faults(plan: &Value) -> Vec<String> {
    PersonalPlan::read(&plan.to_string()).unwrap_err().into_iter().map(|problem| problem.path).collect()
}

#[test]
fn every_fault_of_a_plan_is_named_with_its_path() {
    let mut broken = plan();
    broken["currency"] = json!("usd");
    broken["quota"] = json!("0");
    broken["year_start"] = json!("2026-13-01");
    broken["territory"]["owners"] = json!([1]);
    assert_eq!(faults(&broken), ["currency", "year_start", "territory.owners"], "amounts wait for their currency");
    broken["currency"] = json!("USD");
    assert_eq!(faults(&broken), ["quota", "year_start", "territory.owners"]);
    assert_eq!(faults(&json!("x")), ["format", "plan", "origin", "user_id", "currency", "year_start", "measure"]);
}

#[test]
fn a_faulty_result_is_left_out_and_the_plan_stays() {
    let mut faulty = plan();
    faulty["objectives"] = json!({ "2026-Q1": { "handoffs": "1.5", "reference": true, "colleagues": null } });
    let (read, problems) = PersonalPlan::read(&faulty.to_string()).unwrap();
    assert_eq!(problems[0].path, "objectives.2026-Q1.handoffs");
    assert_eq!(read.objectives["2026-Q1"].len(), 1);
}

#[test]
fn the_last_good_settings_and_plan_stay_in_force() {
    let mut engine = Engine::new().unwrap();
    assert!(engine.set_settings(&me("se")).is_empty());
    for broken in ["", "[]", "{\"format\":9}"] {
        assert_eq!(engine.set_settings(broken).len(), 1, "{broken}");
    }
    assert!(report(&engine, None).viewer.confirmed);
    assert!(engine.set_pay(Some(&plan().to_string())).is_empty());
    assert_eq!(engine.set_pay(Some("{")).len(), 1);
    assert!(serde_json::to_string(&report(&engine, None).incentive).unwrap().contains("shown"));
    assert!(engine.set_pay(None).is_empty());
    assert!(!serde_json::to_string(&report(&engine, None).incentive).unwrap().contains("shown"));
}

#[test]
fn a_faulty_entry_never_loses_the_others() {
    let mut engine = Engine::new().unwrap();
    let mut settings: Value = serde_json::from_str(&me("se")).unwrap();
    settings["me"].as_array_mut().unwrap().push(json!({ "origin": 5 }));
    settings["crm"] = json!([{ "origin": "https://a", "zone": "Mars/Base" }, "x"]);
    settings["colour"] = json!("red");
    let paths: Vec<String> =
        engine.set_settings(&settings.to_string()).into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["colour", "me[1].origin", "me[1].user_id", "me[1].name", "me[1].role", "crm[0].zone", "crm[1]"]);
    assert!(report(&engine, None).viewer.confirmed);
}

#[test]
fn quarters_follow_the_fiscal_year() {
    let mut shifted = plan();
    shifted["year_start"] = json!("2026-02-01");
    let (read, _) = PersonalPlan::read(&shifted.to_string()).unwrap();
    let quarter = |date: &str| read.quarter_of(date.parse().unwrap());
    assert_eq!(read.year_end().to_string(), "2027-01-31");
    assert_eq!(quarter("2026-02-01"), Some(0));
    assert_eq!(quarter("2026-04-30"), Some(0));
    assert_eq!(quarter("2026-05-01"), Some(1));
    assert_eq!(quarter("2027-01-31"), Some(3));
    assert_eq!([quarter("2026-01-31"), quarter("2027-02-01")], [None, None]);
}
