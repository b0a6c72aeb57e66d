//! The statement of plan A, to the cent.

use second_chair::engine::Engine;
use second_chair::report::view::{FigureState, IncentiveView, StatementView};
use serde_json::{Value, json};

use crate::facts::{deals, engine, me, record, report};
use crate::settings::plan;

fn won(name: &str, amount: &str, closed: &str, term: &str) -> String {
    format!(
        "{name},Contoso,Won,{amount},{amount},United States dollar,100,{closed},{closed},Rosa Kim,Sam Okafor,{term},"
    )
}

fn open(name: &str, amount: &str) -> String {
    format!("{name},Contoso,In progress,{amount},,United States dollar,60,2026-12-20,,Rosa Kim,Sam Okafor,,")
}

fn with(plan: &Value, rows: &[String], page: Option<&str>) -> Engine {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut readings = vec![deals(&rows), crate::facts::activities(&[])];
    readings.extend(
        page.map(|name| record("17", &[("card-name", name), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z")),
    );
    let mut engine = engine(&readings);
    engine.set_settings(&me("se"));
    assert!(engine.set_pay(Some(&plan.to_string())).is_empty());
    engine
}

fn statement(engine: &Engine) -> StatementView {
    match report(engine, Some("17")).incentive {
        IncentiveView::Shown(statement) => *statement,
        IncentiveView::Hidden { why } => panic!("{why:?}"),
    }
}

fn value(figure: &second_chair::report::view::Figure) -> &str {
    figure.value.as_deref().unwrap()
}

/// All objectives of four quarters, of which `reached` (in points of 30) pay in full.
fn objectives(reached: u8) -> Value {
    let done = |points: u8| reached >= points;
    let quarter = json!({
        "technical_outcome": if done(10) { "0.7" } else { "0.5" }, "handoffs": if done(20) { "0.95" } else { "0.2" },
        "colleagues": done(25), "reference": done(30)
    });
    json!({ "2026-Q1": quarter, "2026-Q2": quarter, "2026-Q3": quarter, "2026-Q4": quarter })
}

#[test]
fn the_worked_figures_of_plan_a_come_out() {
    // 112 % and 20 of 30 objectives on 40,000: 32,200 + 8,000.
    let mut entered = plan();
    entered["objectives"] = objectives(20);
    // Another SE's deal of the territory: what objectives ask for is measured from one's own alone.
    let others = |amount: &str| [won("A", amount, "2026-05-01", "").replace("Sam Okafor", "Ada Lin")];
    let made = statement(&with(&entered, &others("1120000"), None));
    assert_eq!(value(&made.components[0].earned), "32200.00");
    assert_eq!(value(&made.components[1].earned), "8000.00");
    assert_eq!(value(&made.earned), "40200.00");
    // 80 % and all objectives: 22,400 + 12,000.
    entered["objectives"] = objectives(30);
    let made = statement(&with(&entered, &others("800000"), None));
    assert_eq!((value(&made.components[0].earned), value(&made.components[1].earned)), ("22400.00", "12000.00"));
    assert_eq!((value(&made.components[0].target), value(&made.components[1].target)), ("28000.00", "12000.00"));
}

#[test]
fn objectives_pay_along_a_straight_line() {
    let mut entered = plan();
    entered["objectives"] = json!({ "2026-Q3": { "technical_outcome": "0.64", "handoffs": "0.8", "colleagues": true, "reference": false } });
    let made = statement(&with(&entered, &[], None));
    let lines: Vec<&str> = made.components[1].lines.iter().map(|line| value(&line.figure)).collect();
    // A quarter's 3,000: a third each for the first two, a sixth each for the others.
    assert_eq!(lines, ["700.00", "666.67", "500.00", "0.00"]);
    assert_eq!(value(&made.components[1].earned), "1866.67");
}

#[test]
fn lines_are_in_order_of_crediting_and_sum_to_the_component() {
    let rows = [
        won("C", "333333", "2026-03-01", ""),
        won("A", "333333", "2026-02-01", ""),
        won("B", "666667", "2026-04-01", ""),
    ];
    let component = &statement(&with(&plan(), &rows, None)).components[0];
    let titles: Vec<&str> = component.lines.iter().map(|line| line.title.args["name"].value.as_str()).collect();
    assert_eq!(titles, ["A", "C", "B", "B"], "B crosses 100 % and has two lines");
    let minor = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let sum: i64 = component.lines.iter().map(|line| minor(value(&line.figure))).sum();
    assert_eq!(sum, minor(value(&component.earned)));
}

#[test]
fn the_cap_binds_and_its_line_pays_nothing() {
    let component = &statement(&with(&plan(), &[won("A", "5000000", "2026-02-01", "")], None)).components[0];
    assert_eq!(value(&component.earned), "56000.00");
    assert_eq!(
        component.lines.iter().map(|line| value(&line.figure)).collect::<Vec<_>>(),
        ["28000.00", "28000.00", "0.00"]
    );
}

#[test]
fn without_an_official_total_everything_is_at_least() {
    let made = statement(&with(&plan(), &[won("A", "500000", "2026-02-01", "")], None));
    assert_eq!((made.earned.state, made.attainment.state), (FigureState::AtLeast, FigureState::AtLeast));
    assert!(made.notes.iter().any(|note| note.id == "incentive-no-official"));
}

#[test]
fn the_official_total_counts_up_to_its_day_and_visible_deals_after_it() {
    let mut entered = plan();
    entered["official"] = json!({ "amount": "600000", "as_of": "2026-06-30" });
    let rows = [won("Before", "595000", "2026-06-30", ""), won("After", "100000", "2026-07-01", "")];
    let made = statement(&with(&entered, &rows, None));
    assert_eq!(value(&made.attainment), "0.7");
    assert_eq!(made.attainment.state, FigureState::Known, "99 % of the official total is visible");
    entered["official"]["amount"] = json!("700000");
    let made = statement(&with(&entered, &rows, None));
    assert_eq!((value(&made.attainment), made.attainment.state), ("0.8", FigureState::AtLeast));
}

#[test]
fn a_deal_is_worth_its_difference_or_a_range() {
    let mut entered = plan();
    entered["official"] = json!({ "amount": "950000", "as_of": "2026-06-30" });
    let seen = [won("Before", "950000", "2026-06-30", ""), open("Open", "100000")];
    let deal = statement(&with(&entered, &seen, Some("Open"))).deal.unwrap();
    // Half of it below 100 %, half above: 28,000 × (0.05 + 0.05 × 1.25).
    assert_eq!((value(&deal.low), value(&deal.high)), ("3150.00", "3150.00"));
    let unseen = [open("Open", "100000")];
    let deal = statement(&with(&entered, &unseen, Some("Open"))).deal.unwrap();
    assert_eq!((value(&deal.low), value(&deal.high)), ("2800.00", "3500.00"));
    let credited = statement(&with(&plan(), &[won("Won", "100000", "2026-02-01", "")], Some("Won"))).deal.unwrap();
    assert_eq!((value(&credited.low), value(&credited.high)), ("2800.00", "2800.00"));
}

#[test]
fn arr_needs_a_term_and_is_never_the_amount() {
    let mut entered = plan();
    entered["measure"] = json!("arr");
    let rows = [won("Three years", "300000", "2026-02-01", "36"), won("No term", "999999", "2026-02-02", "")];
    let made = statement(&with(&entered, &rows, None));
    assert_eq!(value(&made.attainment), "0.1");
    assert!(made.notes.iter().any(|note| note.id == "not-counted-term" && note.args["name"].value == "No term"));
}

#[test]
fn what_cannot_be_counted_is_named() {
    let euro = won("Euro", "100000", "2026-02-01", "").replace("United States dollar", "Euro");
    let made = statement(&with(
        &plan(),
        &[euro, won("No amount", "", "2026-02-01", ""), won("Good", "100000", "2026-02-01", "")],
        None,
    ));
    assert_eq!(value(&made.attainment), "0.1");
    let ids: Vec<&str> = made.notes.iter().map(|note| note.id.as_str()).collect();
    assert!(ids.contains(&"not-counted-currency") && ids.contains(&"not-counted-amount"));
}

#[test]
fn the_territory_is_its_owners_and_its_year() {
    let mut entered = plan();
    entered["territory"]["owners"] = json!(["rosa kim"]);
    let rows = [
        won("Mine", "100000", "2026-02-01", ""),
        won("Other rep", "100000", "2026-02-01", "").replace("Rosa Kim", "Tom Hall"),
        won("Last year", "100000", "2025-12-31", ""),
    ];
    assert_eq!(value(&statement(&with(&entered, &rows, None)).attainment), "0.1");
}

#[test]
fn amounts_too_large_are_refused_and_not_wrapped() {
    let mut entered = plan();
    entered["variable"] = json!("92233720368547758.07");
    entered["quota"] = json!("0.01");
    let engine = with(&entered, &[won("A", "92233720368547758", "2026-02-01", "")], None);
    match report(&engine, None).incentive {
        IncentiveView::Hidden { why } => assert_eq!(why.id, "incentive-too-large"),
        IncentiveView::Shown(made) => panic!("{:?}", made.earned),
    }
}
