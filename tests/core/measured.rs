//! Objectives measured from what the CRM verifies, and what a person's own word is worth beside it (C24).

use second_chair::engine::Engine;
use second_chair::report::view::{FigureState, IncentiveView, LineView, StatementView};
use serde_json::{Value, json};

use crate::facts::{activities, answer, engine, me, report};
use crate::settings::plan;

const HEADER: &str = "Name of the opportunity,targets the organisation/contact,Sales phase,Estimated sales,Made sales,Currency,Chance to win,Expected closing date,Actual closing date,Owner user,Sales engineer,Technical outcome,Technical outcome date,Hand-off receiver,Why they bought,Success criteria,Promises,Demoed and bought,Technical landscape,Key contacts,Support contact,SE continuity until";

/// A closed deal of the quarter with its technical outcome, and nothing of its hand-off but blanks.
fn closed(name: &str, phase: &str, closed: &str, se: &str, outcome: &str, recorded: &str) -> String {
    format!(
        "{name},Contoso,{phase},9000,9000,United States dollar,100,{closed},{closed},Rosa Kim,{se},{outcome},{recorded},,,,,,,,,"
    )
}

/// A won deal whose texts are all there.
fn written(name: &str, closed: &str) -> String {
    let texts = "Lea Petit,They lose 3 days a month to manual reconciliation of orders,Close in two days; no manual step,We promised a connector for their legacy ERP by the end of March,Pipelines: bought; Lineage: roadmap,\"SAP ECC 6 on HANA (verified), Azure with two regions (verified), Oracle 19 (assumed), Kafka 3 on three nodes\",\"Ana Ruiz (technical), Bo Lee (economic)\",support@vendor.example,2026-07-20";
    format!(
        "{name},Contoso,Won,9000,9000,United States dollar,100,{closed},{closed},Rosa Kim,Sam Okafor,Not started,,{texts}"
    )
}

fn meeting(title: &str, day: &str, people: &str, deal: &str) -> String {
    format!("{title},Meeting,Meeting,Planned,{day}T10:00:00+01:00,{day}T11:00:00+01:00,,No,,Sam Okafor,{people},{deal}")
}

fn desk(deals: &[String], meetings: &[String], stated: &Value) -> Engine {
    let deals: Vec<&str> = deals.iter().map(String::as_str).collect();
    let meetings: Vec<&str> = meetings.iter().map(String::as_str).collect();
    let mut engine = engine(&[answer("deal", HEADER, &deals, "2026-11-23T08:00:00Z"), activities(&meetings)]);
    engine.set_settings(&me("se"));
    let mut entered = plan();
    entered["objectives"] = stated.clone();
    assert!(engine.set_pay(Some(&entered.to_string())).is_empty());
    engine
}

fn statement(engine: &Engine) -> StatementView {
    match report(engine, None).incentive {
        IncentiveView::Shown(statement) => *statement,
        IncentiveView::Hidden { why } => panic!("{why:?}"),
    }
}

/// The line of an objective in a quarter.
fn line<'a>(made: &'a StatementView, objective: &str, period: &str) -> Option<&'a LineView> {
    made.components[1].lines.iter().find(|line| {
        let of = line.title.args["objective"].value == objective;
        of && line.title.args["period"].value == period
    })
}

fn said(line: &LineView) -> (&str, &str, &str) {
    let formula = line.figure.formula.as_ref().unwrap();
    (formula.id.as_str(), &formula.args["done"].value, &formula.args["due"].value)
}

#[test]
fn a_technical_outcome_is_measured_from_deals_that_closed_with_an_evaluation() {
    let rows = [
        closed("In time", "Won", "2026-08-03", "Sam Okafor", "Won", "2026-08-10"),
        closed("Lost deal", "Lost", "2026-08-04", "Sam Okafor", "Won", "2026-07-01"),
        // Six working days after the close.
        closed("Too late", "Won", "2026-08-03", "Sam Okafor", "Won", "2026-08-11"),
        closed("Technical loss", "Won", "2026-08-03", "Sam Okafor", "Lost", "2026-08-03"),
        closed("Somebody else's", "Won", "2026-08-03", "Ada Lin", "Lost", "2026-08-03"),
        closed("No evaluation", "Won", "2026-08-03", "Sam Okafor", "", ""),
        closed("POC without a word", "Won", "2026-08-03", "Sam Okafor", "", ""),
        closed("Other quarter", "Won", "2026-05-04", "Sam Okafor", "Lost", "2026-05-04"),
        closed("Not due yet", "Won", "2026-11-20", "Sam Okafor", "", ""),
    ];
    let poc = [meeting("POC kick-off", "2026-07-06", "Sam Okafor", "POC without a word")];
    let made = statement(&desk(&rows, &poc, &json!({})));
    let found = line(&made, "objective-technical-outcome", "2026-Q3").unwrap();
    assert_eq!(said(found), ("formula-objective-measured", "2", "5"));
    // 40 % is below the half that pays nothing yet; what is there is a figure and no hole.
    assert_eq!((found.figure.value.as_deref(), found.figure.state), (Some("0.00"), FigureState::Known));
    let evidence: Vec<(&str, &str)> = found.figure.inputs[1..]
        .iter()
        .map(|input| (input.label.args["name"].value.as_str(), input.value.as_deref().unwrap()))
        .collect();
    assert_eq!(evidence.iter().filter(|(_, state)| *state == "verified").count(), 2);
    assert!(evidence.contains(&("POC without a word", "missing")) && evidence.contains(&("Too late", "missing")));
    assert!(found.figure.inputs[1..].iter().all(|input| input.source.is_some()));
    assert!(line(&made, "objective-technical-outcome", "2026-Q4").is_none());
    // Three of four, by one more in time: (0.75 − 0.5) ÷ 0.2 is more than all of a quarter's 1,000.
    let more: Vec<String> =
        ["A", "B", "C"].map(|name| closed(name, "Won", "2026-08-03", "Sam Okafor", "Won", "2026-08-03")).into();
    let made = statement(&desk(&[&more[..], &rows[3..4]].concat(), &[], &json!({})));
    assert_eq!(line(&made, "objective-technical-outcome", "2026-Q3").unwrap().figure.value.as_deref(), Some("1000.00"));
}

#[test]
fn facts_that_are_all_known_count_before_a_word_and_a_word_before_facts_that_are_not() {
    let won = |name: &str, recorded: &str| closed(name, "Won", "2026-08-03", "Sam Okafor", "Won", recorded);
    let stated = json!({ "2026-Q3": { "technical_outcome": { "reached": "0.64", "evidence": "the manager's list" } } });
    let made = statement(&desk(&[won("A", "2026-08-03"), won("B", "2026-08-03")], &[], &stated));
    let found = line(&made, "objective-technical-outcome", "2026-Q3").unwrap();
    assert_eq!(
        (said(found), found.figure.value.as_deref()),
        (("formula-objective-measured", "2", "2"), Some("1000.00"))
    );
    assert!(made.notes.iter().any(|note| note.id == "objective-stated-otherwise"));
    // A date that nobody can read: whether it was in time is not known, so the word counts, with what shows it.
    let unclear = [won("A", "2026-08-03"), won("B", "soon")];
    let made = statement(&desk(&unclear, &[], &stated));
    let found = line(&made, "objective-technical-outcome", "2026-Q3").unwrap();
    assert_eq!(found.figure.value.as_deref(), Some("700.00"));
    assert_eq!(found.figure.inputs[1].value.as_deref(), Some("the manager's list"));
    assert!(made.notes.iter().any(|note| note.id == "objective-measured-partly"));
    // Without a word, only what is verified: one of two pays nothing, and says "at least".
    let made = statement(&desk(&unclear, &[], &json!({})));
    let found = line(&made, "objective-technical-outcome", "2026-Q3").unwrap();
    assert_eq!((found.figure.value.as_deref(), found.figure.state), (Some("0.00"), FigureState::AtLeast));
    assert_eq!(made.components[1].earned.state, FigureState::AtLeast);
}

#[test]
fn a_handoff_counts_only_when_it_was_done_by_its_tenth_working_day() {
    let met = |day: &str, deal: &str| meeting("Meet your support team", day, "Sam Okafor/Lea Petit/Ana Ruiz", deal);
    let rows = [written("In time", "2026-07-06"), written("Late", "2026-07-06")];
    // The tenth working day after Monday 6 July is Monday 20 July.
    let held = [met("2026-07-20", "In time"), met("2026-07-21", "Late")];
    let made = statement(&desk(&rows, &held, &json!({ "2026-Q3": { "handoffs": "0.9" } })));
    let found = line(&made, "objective-handoffs", "2026-Q3").unwrap();
    assert_eq!(said(found), ("formula-objective-measured", "1", "2"));
    let states: Vec<(&str, &str)> = found.figure.inputs[1..]
        .iter()
        .map(|input| (input.label.args["name"].value.as_str(), input.value.as_deref().unwrap()))
        .collect();
    assert_eq!(states, [("In time", "verified"), ("Late", "missing")]);
}

#[test]
fn one_reference_call_is_a_reference_and_ten_are_no_more() {
    let call = |day: &str| meeting("Reference call with Fabrikam", day, "Sam Okafor/Ana Ruiz", "");
    let calls: Vec<String> = (1..=10).map(|day| call(&format!("2026-08-{day:02}"))).collect();
    for held in [&calls[..1], &calls[..]] {
        let made = statement(&desk(&[], held, &json!({})));
        let paid = line(&made, "objective-reference", "2026-Q3").unwrap();
        // A sixth of a quarter's 3,000.
        assert_eq!(paid.figure.value.as_deref(), Some("500.00"));
    }
    // Demos are no reference, and that no call is on record is no "no".
    let demos = [meeting("Tailored demo", "2026-08-03", "Sam Okafor/Ana Ruiz", "")];
    assert!(line(&statement(&desk(&[], &demos, &json!({}))), "objective-reference", "2026-Q3").is_none());
    let made = statement(&desk(&[], &demos, &json!({ "2026-Q3": { "reference": true } })));
    assert_eq!(line(&made, "objective-reference", "2026-Q3").unwrap().figure.value.as_deref(), Some("500.00"));
}
