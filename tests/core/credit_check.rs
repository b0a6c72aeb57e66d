//! What looks wrong with credit (C19), bookings that come late (C17), and measures that no page shows (C20).

use second_chair::engine::Engine;
use second_chair::error::Message;
use second_chair::report::view::{IncentiveView, StatementView};
use second_chair::settings::PersonalPlan;
use serde_json::{Value, json};

use crate::facts::{ORIGIN, activities, deals, engine, me, report};
use crate::settings::plan;

fn won(name: &str, amount: &str, closed: &str) -> String {
    format!("{name},Contoso,Won,{amount},{amount},United States dollar,100,{closed},{closed},Rosa Kim,Ada Lin,,")
}

/// A statement under plan A with some of it other, and a person who says more.
fn made(of_plan: &Value, of_person: &Value, rows: &[String], before: &[String]) -> StatementView {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut engine: Engine = engine(&[deals(&rows), activities(&[])]);
    for text in before {
        engine.ingest(ORIGIN, text).unwrap();
    }
    let mut settings: Value = serde_json::from_str(&me("se")).unwrap();
    settings["format"] = json!(3);
    settings["set"] = json!({ "plans": { "plan_a": of_plan } });
    assert_eq!(engine.set_settings(&settings.to_string()), []);
    let mut entered = plan();
    entered["format"] = json!(2);
    for (key, value) in of_person.as_object().unwrap() {
        entered[key] = value.clone();
    }
    assert_eq!(engine.set_pay(Some(&entered.to_string())), []);
    match report(&engine, None).incentive {
        IncentiveView::Shown(made) => *made,
        IncentiveView::Hidden { why } => panic!("{why:?}"),
    }
}

fn ids(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(|message| message.id.as_str()).collect()
}

fn faults(more: Value) -> Vec<(String, String)> {
    let mut entered = plan();
    entered["format"] = json!(2);
    for (key, value) in more.as_object().unwrap() {
        entered[key] = value.clone();
    }
    let found = PersonalPlan::read(&entered.to_string()).unwrap_err();
    found.into_iter().map(|problem| (problem.path, problem.message.id)).collect()
}

#[test]
fn shares_of_a_split_deal_sum_to_all_of_it_or_it_is_said() {
    let split = json!({ "components": { "territory": { "credit": { "sharing": "split" } } } });
    let shares = |other: &str| json!({ "shares": [{ "deal": "A", "share": "0.6" }, { "deal": "A", "share": other, "person": "Ada Lin" }] });
    let rows = [won("A", "100000", "2026-02-02")];
    let whole = made(&split, &shares("0.4"), &rows, &[]);
    assert_eq!(whole.attainment.value.as_deref(), Some("0.06"));
    assert!(!ids(&whole.checks).contains(&"check-share-sum"));
    let over = made(&split, &shares("0.5"), &rows, &[]);
    let check = over.checks.iter().find(|check| check.id == "check-share-sum").unwrap();
    assert_eq!((check.args["name"].value.as_str(), check.args["sum"].value.as_str()), ("A", "1.1"));
    // Another person's share is never paid here.
    assert_eq!(over.attainment.value, whole.attainment.value);
    // Where each gets a deal in full, shares are not summed and not used.
    let full = made(&json!({}), &shares("0.5"), &rows, &[]);
    assert_eq!(full.attainment.value.as_deref(), Some("0.1"));
    assert!(ids(&full.checks).contains(&"check-share-in-full") && !ids(&full.checks).contains(&"check-share-sum"));
    let twice = json!({ "shares": [{ "deal": "A", "share": "0.6" }, { "deal": "A", "share": "0.5" }] });
    assert_eq!(faults(twice), [("shares[0].deal".to_owned(), "plan-share-twice".to_owned())]);
}

#[test]
fn a_late_booking_counts_where_the_plan_says_and_is_named() {
    let quarterly = |late: &str| json!({ "late": late, "components": { "territory": { "measure": { "period": "quarter", "cumulative": false } } } });
    let person = json!({ "booked": [{ "deal": "A", "on": "2026-04-03" }], "quota": "400000" });
    let rows = [won("A", "100000", "2026-03-30")];
    let paid = |made: &StatementView, period: &str| {
        let of_period = made.payments.iter().find(|one| one.period == period && one.title.id == "component-territory");
        of_period.unwrap().payable.value.clone().unwrap()
    };
    // A quarter's 7,000, in the quarter of the close or in that of the booking.
    let original = made(&quarterly("original"), &person, &rows, &[]);
    assert_eq!((paid(&original, "2026-Q1"), paid(&original, "2026-Q2")), ("7000.00".to_owned(), "0.00".to_owned()));
    assert!(ids(&original.checks).contains(&"check-late-original"));
    let next = made(&quarterly("next"), &person, &rows, &[]);
    assert_eq!((paid(&next, "2026-Q1"), paid(&next, "2026-Q2")), ("0.00".to_owned(), "7000.00".to_owned()));
    assert!(ids(&next.checks).contains(&"check-late-next"));
}

#[test]
fn an_owner_who_changed_shortly_before_the_close_is_named() {
    // A snapshot's text begins with its week.
    let text = |monday: &str, owner: &str| {
        let deal = json!({ "name": "A", "account": "Contoso", "stage": "negotiation", "owner": owner });
        format!("{{\"week\":\"{monday}\",\"deals\":[{deal}]}}")
    };
    let rows = [won("A", "100000", "2026-03-20")];
    let near = made(&json!({}), &json!({}), &rows, &[text("2026-02-23", "Tom Hall"), text("2026-03-02", "Rosa Kim")]);
    let check = near.checks.iter().find(|check| check.id == "check-owner-changed").unwrap();
    assert_eq!((check.args["name"].value.as_str(), check.args["before"].value.as_str()), ("A", "Tom Hall"));
    for before in [text("2026-01-12", "Tom Hall"), text("2026-03-02", "Rosa Kim")] {
        assert!(!ids(&made(&json!({}), &json!({}), &rows, &[before]).checks).contains(&"check-owner-changed"));
    }
}

#[test]
fn units_and_margin_count_as_stated_and_never_as_the_amount() {
    let rows = [won("A", "100000", "2026-02-02"), won("B", "100000", "2026-02-03")];
    for (measure, value, attainment) in [("units", "30", "0.3"), ("margin", "25", "0.25")] {
        let stated = json!({ "measure": measure, "quota": "100", "measured": [{ "deal": "A", "measure": measure, "value": value }] });
        let made = made(&json!({}), &stated, &rows, &[]);
        assert_eq!(made.attainment.value.as_deref(), Some(attainment));
        let named = made.notes.iter().find(|note| note.id == "not-counted-measure").unwrap();
        assert_eq!(named.args["name"].value, "B");
        assert!(!ids(&made.notes).contains(&"incentive-measure-unfed"));
    }
    // A measure that nobody feeds is said of the component, not only of deals.
    let unfed = made(&json!({}), &json!({ "measure": "units" }), &[], &[]);
    assert!(ids(&unfed.notes).contains(&"incentive-measure-unfed"));
    let shown = json!({ "measured": [{ "deal": "A", "measure": "amount", "value": "1" }] });
    assert_eq!(faults(shown), [("measured[0].measure".to_owned(), "plan-measured-shown".to_owned())]);
}

#[test]
fn taking_part_is_told_deal_by_deal_where_none_has_an_id() {
    let rows = [won("A", "100000", "2026-02-02"), won("B", "100000", "2026-02-03")]
        .map(|row| row.replace("Rosa Kim,Ada Lin", "Rosa Kim,Lea Petit"));
    let held = "Tailored demo,Demonstration,Videoconference,Done,2026-01-12 10:00:00,2026-01-12 11:00:00,,No,,Sam Okafor,Sam Okafor/Ada Lin,Contoso/A";
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut engine: Engine = engine(&[deals(&rows), activities(&[held])]);
    assert_eq!(engine.set_settings(&me("se")), []);
    assert_eq!(engine.set_pay(Some(&plan().to_string())), []);
    let IncentiveView::Shown(made) = report(&engine, None).incentive else { panic!("no statement") };
    let others: Vec<&Message> = made.checks.iter().filter(|check| check.id == "check-other-engineer").collect();
    assert_eq!(others, [&Message::new("check-other-engineer").text("name", "A")]);
}
