//! New deals that nobody knows yet (C10): how many come, when each came, what they take, and from which week on.

use second_chair::engine::Engine;
use second_chair::model::Effort;
use second_chair::outlook::Segment;
use second_chair::report::view::{FigureState, InsightView, WorkloadView};
use second_chair::settings::defaults;
use second_chair::workload::{Came, Inflow, ReachedBy, hours_per_deal, people_needed};
use serde_json::json;

use crate::case::read;
use crate::facts::{ORIGIN, activities, answer, engine, hours, me, record, report};

/// 28 h a week, as a 40 h week leaves for customers (C9).
const CAPACITY: Effort = Effort::seconds(28 * 3600);

#[test]
fn sustainable_reps_are_those_that_rule_c10_prints() {
    let settings = defaults().unwrap();
    for (segment, deals_per_rep, reps) in
        [(Segment::Smb, 2.0, 3.6), (Segment::Smb, 1.0, 7.1), (Segment::Mid, 0.4, 2.9), (Segment::Enterprise, 0.15, 2.3)]
    {
        let hours = deals_per_rep * hours_per_deal(segment, false, settings);
        let one_rep = people_needed(hours, CAPACITY, settings.load.target).unwrap();
        assert!((1.0 / one_rep - reps).abs() < 0.06, "{segment:?}: {}", 1.0 / one_rep);
    }
}

#[test]
fn what_a_deal_takes_in_the_mean_is_what_the_table_prints() {
    let settings = defaults().unwrap();
    for (segment, hours, near) in
        [(Segment::Smb, 3.2, 0.06), (Segment::Mid, 19.2, 0.3), (Segment::Enterprise, 65.0, 0.6)]
    {
        let found = hours_per_deal(segment, false, settings);
        assert!((found - hours).abs() < near, "{segment:?}: {found}");
    }
}

#[test]
fn a_customers_next_deal_takes_less_before_the_proposal() {
    let settings = defaults().unwrap();
    let (new, next) = (hours_per_deal(Segment::Mid, false, settings), hours_per_deal(Segment::Mid, true, settings));
    // Discovery 2 h, evaluation 18.9 h by an advance rate of 60 %; four tenths of both are saved.
    assert!((new - next - 0.4 * (2.0 + 0.6 * 18.9)).abs() < 0.1, "{new} {next}");
}

#[test]
fn the_range_of_the_people_needed_is_that_of_the_count() {
    let deal = read().deal;
    let came = Came { deal: &deal, on: "2026-11-02".parse().unwrap(), by: ReachedBy::Held, hours: 20.0 };
    let inflow = |deals: usize| Inflow { came: vec![came; deals], weeks: 13.0, undated: 0 };
    // Poisson with mean 20: P10 is 14, P90 is 26.
    assert!((inflow(20).at(0.1) - 14.0 / 20.0).abs() < 1e-12);
    assert!((inflow(20).at(0.9) - 26.0 / 20.0).abs() < 1e-12);
    assert!((inflow(20).at(0.5) - 1.0).abs() < 1e-12);
    assert!((inflow(0).at(0.9)).abs() < 1e-12);
    assert!((inflow(2000).at(0.9) - 1.0287).abs() < 1e-3);
    assert!((inflow(20).hours_per_week() - 400.0 / 13.0).abs() < 1e-12);
}

const HEADER: &str = "Name of the opportunity,targets the organisation/contact,Sales phase,Estimated sales,Currency,Chance to win,Expected closing date,Creation date,Sales engineer";

/// Sam's weeks with these deals, and activities as `title, status, day, deal`, after the pipeline was looked at before.
fn view(deals: &[&str], held: &[[&str; 4]], looks: &[String]) -> WorkloadView {
    let mut engine = world(deals, held);
    for look in looks {
        engine.ingest(ORIGIN, look).unwrap();
    }
    report(&engine, Some("17")).workload.unwrap()
}

fn world(deals: &[&str], held: &[[&str; 4]]) -> Engine {
    let today = "2026-11-23".parse().unwrap();
    let day = |back: i32| second_chair::model::Calendar::standard().add_working_days(today, -back);
    let daily = (1..=20)
        .map(|back| format!("Team meeting,Meeting,,Done,{0} 09:00:00,{0} 09:30:00,,No,,Sam O.,Sam Okafor,", day(back)));
    let of_deals = held.iter().map(|[title, status, day, deal]| {
        format!("{title},Meeting,,{status},{day} 11:00:00,{day} 12:00:00,,No,,Sam O.,Sam Okafor,{deal}")
    });
    let rows: Vec<String> = daily.chain(of_deals).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Own"), ("card-targets", "Own Ltd")], "2026-11-23T08:30:00Z");
    let own = "Own,Own Ltd,Won,50000,United States dollar,100,2026-03-02,,Sam Okafor";
    let deals: Vec<&str> = deals.iter().copied().chain([own]).collect();
    let mut engine = engine(&[answer("deal", HEADER, &deals, "2026-11-23T08:00:00Z"), activities(&rows), page]);
    engine.set_settings(&me("se"));
    engine
}

fn insight(deals: &[&str], held: &[[&str; 4]], looks: &[String]) -> InsightView {
    view(deals, held, looks).insight.unwrap()
}

/// The pipeline as it stood in a week: each deal with its stage.
fn look(monday: &str, stood: &[(&str, &str)]) -> String {
    let deals: Vec<_> = stood.iter().map(|(name, stage)| json!({ "name": name, "stage": stage })).collect();
    format!("{{\"week\":\"{monday}\",\"deals\":{}}}", json!(deals))
}

/// Each deal that came: its name, its day, and what says so.
fn came(insight: &InsightView) -> Vec<(String, String, String)> {
    let inputs = insight.inflow.inputs.iter();
    let said = |name: &str, input: &second_chair::report::view::Input| input.label.args[name].value.clone();
    inputs.map(|input| (input.source.as_ref().unwrap().title.clone(), said("date", input), said("by", input))).collect()
}

fn told(name: &str, date: &str, by: &str) -> (String, String, String) {
    (name.to_owned(), date.to_owned(), by.to_owned())
}

#[test]
fn a_deal_came_when_its_first_task_was_held() {
    let deal = |name: &str| {
        format!("{name},{name} Ltd,In progress,50000,United States dollar,40,2027-02-01,2026-03-01,Sam Okafor")
    };
    let (met, planned, old) = (deal("Met"), deal("Planned"), deal("Old"));
    let insight = insight(
        &[&met, &planned, &old],
        &[
            ["Demo", "Done", "2026-10-20", "Met"],
            ["Technical discovery", "Done", "2026-10-06", "Met"],
            ["Internal meeting", "Done", "2026-09-08", "Met"],
            ["Technical discovery", "Cancelled", "2026-09-15", "Met"],
            ["Demo", "Planned", "2026-11-25", "Planned"],
            ["Technical discovery", "Done", "2026-07-01", "Old"],
        ],
        &[],
    );
    // What is only planned says nothing; that deal's creation was in March.
    assert_eq!(came(&insight), [told("Met", "2026-10-06", "reached-held")]);
    let per_week: f64 = insight.inflow.value.as_deref().unwrap().parse().unwrap();
    assert!((per_week - 1.0 / 13.0).abs() < 1e-12);
    assert_eq!(insight.inflow.state, FigureState::Known);
}

#[test]
fn a_deal_without_a_task_came_when_it_was_seen_in_discovery_or_was_created() {
    let deal = |name: &str, stage: &str, created: &str| {
        format!("{name},{name} Ltd,{stage},50000,United States dollar,40,2027-02-01,{created},Sam Okafor")
    };
    let rows = [
        deal("Seen", "In progress", ""),
        deal("Long there", "In progress", ""),
        deal("Made", "Proposal", "2026-11-02 10:15:00"),
        deal("Lost early", "Lost", "2026-11-03"),
        deal("Lost later", "Lost", "2026-11-03"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let looks = [
        look(
            "2026-10-05",
            &[("Seen", "lead"), ("Long there", "discovery"), ("Lost early", "lead"), ("Lost later", "lead")],
        ),
        look("2026-10-12", &[("Seen", "discovery"), ("Long there", "discovery"), ("Lost early", "lead")]),
        look("2026-10-19", &[("Seen", "evaluation"), ("Lost later", "discovery")]),
    ];
    let wanted = [
        told("Made", "2026-11-02", "reached-created"),
        told("Lost later", "2026-10-19", "reached-seen"),
        told("Seen", "2026-10-12", "reached-seen"),
    ];
    let insight = insight(&rows, &[], &looks);
    assert_eq!(came(&insight), wanted);
    assert_eq!(insight.inflow.state, FigureState::AtLeast, "one was there before anybody looked");
    let backwards: Vec<String> = looks.iter().rev().cloned().collect();
    assert_eq!(came(&self::insight(&rows, &[], &backwards)), wanted);
}

#[test]
fn a_look_that_comes_after_a_report_counts_for_the_next() {
    let seen = "Seen,Seen Ltd,In progress,50000,United States dollar,40,2027-02-01,,Sam Okafor";
    let mut engine = world(&[seen], &[]);
    let told = |engine: &Engine| came(&report(engine, Some("17")).workload.unwrap().insight.unwrap());
    assert_eq!(told(&engine), []);
    for (monday, stage) in [("2026-10-05", "lead"), ("2026-10-12", "discovery")] {
        engine.ingest(ORIGIN, &look(monday, &[("Seen", stage)])).unwrap();
    }
    assert_eq!(told(&engine), [self::told("Seen", "2026-10-12", "reached-seen")]);
}

#[test]
fn new_deals_stand_in_the_weeks_that_known_ones_no_longer_fill() {
    let deal = |name: &str, close: &str| {
        format!("{name},{name} Ltd,In progress,50000,United States dollar,40,{close},2026-11-02,Sam Okafor")
    };
    let new_deals = |deals: &[String]| {
        let rows: Vec<&str> = deals.iter().map(String::as_str).collect();
        let view = view(&rows, &[], &[]).new_deals.unwrap();
        (view.from.clone(), hours(&view.hours))
    };
    // The middle one closes on the Wednesday of the third week: from the fourth week on.
    let three = [deal("A", "2026-11-27"), deal("B", "2026-12-09"), deal("C", "2027-03-01")];
    let usual = hours_per_deal(Segment::Mid, false, defaults().unwrap()) / 13.0;
    let (from, hours) = new_deals(&three);
    assert_eq!(from, "2026-12-14");
    assert!((hours - 3.0 * usual).abs() < 1e-9, "{hours} {usual}");
    // A Friday is the last day of its own week.
    assert_eq!(new_deals(&three[..1]).0, "2026-11-30");
    // Of two, the day between theirs: 5 and 13 working days, the ninth is a Thursday.
    assert_eq!(new_deals(&three[..2]).0, "2026-12-07");
    // With nothing open, from next week on.
    let won = "Gone,Gone Ltd,Won,50000,United States dollar,100,2026-11-20,2026-11-02,Sam Okafor".to_owned();
    assert_eq!(new_deals(&[won]).0, "2026-11-30");
}
