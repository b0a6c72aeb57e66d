//! Who sees what, and what is said where nothing is known.

use second_chair::engine::Engine;
use second_chair::report::view::{FigureState, IncentiveView};
use serde_json::json;

use crate::facts::{ORIGIN, activities, deals, engine, me, me_named, record, report, request};
use crate::settings::plan;

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa Kim,Sam Okafor,,";
const DEMO: &str =
    "Demo,Demonstration,,Planned,2026-11-24 10:00:00,2026-11-24 11:00:00,,No,,Sam O.,Sam Okafor,Data hub";

fn full(settings: &str) -> Engine {
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&[HUB]), activities(&[DEMO]), page]);
    assert!(engine.set_settings(settings).is_empty());
    engine
}

fn why(engine: &Engine, signed_in: Option<&str>) -> String {
    let mut request = request(Some("17"));
    request.signed_in = signed_in.map(str::to_owned);
    match engine.report(&request).unwrap().incentive {
        IncentiveView::Hidden { why } => why.id,
        IncentiveView::Shown(_) => "shown".to_owned(),
    }
}

#[test]
fn pay_needs_its_plan_its_origin_and_its_user_signed_in() {
    let mut engine = full(&me("se"));
    assert_eq!(why(&engine, Some("9")), "incentive-no-plan");
    engine.set_pay(Some(&plan().to_string()));
    assert_eq!(why(&engine, Some("9")), "shown");
    assert_eq!(why(&engine, Some("10")), "incentive-not-yours", "another user is signed in");
    assert_eq!(why(&engine, None), "incentive-not-signed-in");
    let mut other = plan();
    other["user_id"] = json!("10");
    engine.set_pay(Some(&other.to_string()));
    assert_eq!(why(&engine, Some("9")), "incentive-no-plan", "the plan is somebody else's");
    other["user_id"] = json!("9");
    other["origin"] = json!("https://other.example");
    engine.set_pay(Some(&other.to_string()));
    assert_eq!(why(&engine, Some("9")), "incentive-no-plan", "the plan is for another CRM");
}

#[test]
fn a_rep_never_sees_pay() {
    for role in ["rep", "manager", "admin"] {
        let mut engine = full(&me(role));
        engine.set_pay(Some(&plan().to_string()));
        assert_eq!(why(&engine, Some("9")), "incentive-not-yours");
        let report = serde_json::to_string(&report(&engine, Some("17"))).unwrap();
        for amount in ["40000", "28000", "1000000"] {
            assert!(!report.contains(&format!("\"{amount}")), "{amount}");
        }
    }
}

#[test]
fn pay_is_in_no_export() {
    let mut engine = full(&me("se"));
    let mut canary = plan();
    canary["variable"] = json!("48371.93");
    engine.set_pay(Some(&canary.to_string()));
    assert!(!engine.export().contains("48371"));
}

#[test]
fn another_persons_load_is_a_lower_bound_without_band_or_capacity() {
    let workload = report(&full(&me_named("Rosa Kim", "rep")), Some("17")).workload.unwrap();
    assert_eq!(workload.sight, "partial");
    let week = &workload.weeks[0];
    assert_eq!(
        (week.known.state, week.capacity.state, week.band.as_deref()),
        (FigureState::AtLeast, FigureState::Unknown, None)
    );
    assert_eq!(workload.note.unwrap().id, "workload-partial");
}

#[test]
fn an_unread_pipeline_makes_a_lower_bound_even_of_ones_own_load() {
    let page = record("17", &[("card-name", "Data hub"), ("Sales engineer", "Sam Okafor")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[page]);
    engine.set_settings(&me("se"));
    let report = report(&engine, Some("17"));
    let workload = report.workload.unwrap();
    assert_eq!((workload.sight.as_str(), workload.weeks[0].known.state), ("own", FigureState::AtLeast));
    assert_eq!(workload.note.unwrap().id, "workload-not-read");
    assert_eq!(report.notices[0].id, "notice-pipeline-not-read");
}

#[test]
fn a_deal_with_half_its_fields_missing_says_which() {
    let page = record(
        "17",
        &[("card-name", "Data hub"), ("Estimated sales", ""), ("Sales phase", "Somewhere")],
        "2026-11-23T08:30:00Z",
    );
    let report = report(&engine(&[page]), Some("17"));
    let deal = report.deal.unwrap();
    assert_eq!((deal.outcome.as_str(), deal.amount.state), ("unknown", FigureState::Unknown));
    let ids: Vec<(&str, &str)> =
        deal.unknown.iter().map(|note| (note.id.as_str(), note.args["name"].value.as_str())).collect();
    assert!(ids.contains(&("unknown-blank-named", "field-amount")));
    assert!(ids.contains(&("unknown-unclear-named", "field-stage")));
    assert!(ids.contains(&("unknown-absent-named", "field-se")));
    assert!(report.workload.is_none());
}

#[test]
fn short_names_are_settled_by_full_ones() {
    let row = HUB.replace("Rosa Kim", "Sam O.");
    let engine = engine(&[deals(&[&row]), record("17", &[("card-name", "Data hub")], "2026-11-23T08:30:00Z")]);
    assert_eq!(report(&engine, Some("17")).deal.unwrap().owner.as_deref(), Some("Sam Okafor"));
    let people = engine.people(ORIGIN);
    let sam = people.iter().find(|person| person.name == "Sam Okafor").unwrap();
    assert_eq!(sam.roles, ["rep", "se"]);
}

#[test]
fn off_a_deal_an_se_sees_their_own_weeks() {
    let off = report(&full(&me("se")), None);
    assert_eq!(off.workload.unwrap().person.as_deref(), Some("Sam Okafor"));
    assert!(report(&full(&me("rep")), None).workload.is_none());
}

#[test]
fn a_request_that_cannot_be_read_is_refused() {
    let mut bad = request(None);
    bad.zone = "Mars/Base".to_owned();
    assert_eq!(full(&me("se")).report(&bad).unwrap_err().problem().path, "zone");
    bad = request(None);
    bad.now = "today".to_owned();
    assert_eq!(full(&me("se")).report(&bad).unwrap_err().problem().path, "now");
}
