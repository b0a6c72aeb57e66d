//! Settings and plans: what is wrong is named, what was good stays.

use second_chair::engine::Engine;
use second_chair::incentive::{Days, FiscalYear, Period};
use second_chair::settings::{PersonalPlan, Setting};
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
    assert_eq!(faults(&broken), ["currency", "year_start", "territory.owners"]);
    (broken["currency"], broken["year_start"], broken["territory"]["owners"]) =
        (json!("USD"), json!("2026-01-01"), json!([]));
    assert_eq!(faults(&broken), ["quota"]);
    broken["changes"] = json!([{ "from": "2025-07-01", "variable": "1" }]);
    broken["unseen"] = json!({ "low": "5", "likely": "4", "high": "6" });
    assert_eq!(faults(&broken), ["quota", "changes", "unseen"]);
    assert_eq!(faults(&json!("x")), ["format", ""]);
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
fn periods_follow_the_fiscal_year() {
    let year =
        |rules: Value, start: &str| FiscalYear::of(&Setting::of(&rules).unwrap(), start.parse().unwrap()).unwrap();
    let text = |days: Days| format!("{} {}", days.first, days.last);
    let shifted = year(json!({}), "2026-02-01");
    assert_eq!(text(shifted.days()), "2026-02-01 2027-01-31");
    let quarters: Vec<String> = shifted.periods(Period::Quarter).into_iter().map(text).collect();
    assert_eq!(quarters[0], "2026-02-01 2026-04-30");
    assert_eq!(quarters[3], "2026-11-01 2027-01-31");
    assert_eq!(shifted.name(Period::Quarter, 3), "2026-Q4", "named by the year's first day");
    // 4-4-5 weeks from a Sunday, in a year of 53.
    let weeks = year(json!({ "months": "4-4-5", "weeks_53": true }), "2026-02-01");
    let months: Vec<i64> = weeks.periods(Period::Month).into_iter().map(|days| days.count() / 7).collect();
    assert_eq!(months, [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]);
    // Days of one's own.
    let starts: Vec<Value> = (1..=13)
        .map(|month| json!({ "day": format!("2026-{:02}-{:02}", month.min(12), month.max(12) - 11) }))
        .collect();
    assert_eq!(
        text(year(json!({ "starts": starts }), "2026-01-01").periods(Period::Month)[11]),
        "2026-12-01 2026-12-01"
    );
}
