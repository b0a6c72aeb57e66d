//! Coverage, hours at risk and drift: the checks that the rules print, and cases by hand.

use second_chair::model::Effort;
use second_chair::settings::defaults;
use second_chair::workload::Leads;

use crate::facts::{activities, deals, engine, hours, me, record, report};

/// 28 h a week, as a 40 h week leaves for customers (C9).
const CAPACITY: Effort = Effort::seconds(28 * 3600);

#[test]
fn the_chapters_own_example_is_impossible() {
    // 8 reps with 24 leads each a week, all on-line demos: 192 leads against 2 demos a day; at one in ten 19.2 demos and 28.8 h.
    let settings = defaults().unwrap();
    let example = Leads::example(settings);
    assert_eq!((example.leads, example.demos), (192.0, 10.0));
    assert!((example.wanted - 19.2).abs() < 1e-9);
    assert_eq!(example.hours, Effort::hours(28.8));
    assert!(!example.is_possible(CAPACITY) && !example.is_possible(Effort::hours(100.0)), "the demos are too many");
    assert!(!Leads { demos: 20.0, ..example }.is_possible(CAPACITY), "the hours are too many");
    assert!(Leads { demos: 20.0, ..example }.is_possible(Effort::hours(29.0)));
    // The panel says it, with its arithmetic.
    let said = view().insight.unwrap().example;
    let ids: Vec<&str> = said.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(ids, ["example-leads", "example-tenth", "example-impossible"]);
    let value = |at: usize, name: &str| said[at].args[name].value.clone();
    assert_eq!([value(0, "leads"), value(0, "demos"), value(0, "one_in")], ["192", "10", "19"]);
    assert_eq!([value(1, "wanted"), value(1, "hours"), value(1, "capacity")], ["19.2", "28.8", "28"]);
}

/// Sam with an entry on each working day, a won deal long closed, an early deal with a demo ahead and one that is quiet.
fn view() -> second_chair::report::view::WorkloadView {
    view_with(&[])
}

fn view_with(more: &[&str]) -> second_chair::report::view::WorkloadView {
    view_of(&[], more)
}

fn view_of(others: &[&str], more: &[&str]) -> second_chair::report::view::WorkloadView {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let won = "Old,Fabrikam,Won,50000,50000,United States dollar,100,2026-08-01,2026-08-01,Rosa Kim,Sam Okafor,,";
    let early = "Early,Contoso,Forthcoming,50000,,United States dollar,10,2027-03-01,,Rosa Kim,Sam Okafor,,";
    let quiet = "Quiet,Adatum,In progress,50000,,United States dollar,30,2027-02-01,,Max Bell,Sam Okafor,,";
    let mut rows: Vec<String> = (1..=20)
        .map(|back| format!("Team meeting,Meeting,,Done,{0} 09:00:00,{0} 09:30:00,,No,,Sam O.,Sam Okafor,", day(back)))
        .collect();
    for (title, date, deal) in [
        ("Escalation", "2026-11-18", "Old"),
        ("Check-in", "2026-11-17", "Old"),
        ("Demo", "2026-11-25", "Early"),
        ("Deep dive", "2026-10-26", "Quiet"),
    ] {
        rows.push(format!("{title},Meeting,,Planned,{date} 11:00:00,{date} 12:00:00,,No,,Sam O.,Sam Okafor,{deal}"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).chain(more.iter().copied()).collect();
    let page = record("17", &[("card-name", "Early"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&[&[won, early, quiet], others].concat()), activities(&rows), page]);
    engine.set_settings(&me("se"));
    report(&engine, Some("17")).workload.unwrap()
}

#[test]
fn hours_on_unqualified_and_quiet_deals_and_after_the_close_are_told_apart() {
    let insight = view().insight.unwrap();
    assert_eq!(hours(&insight.at_risk), 3.5, "the demo of a deal without a discovery");
    let quiet = &insight.quiet;
    assert_eq!(quiet.inputs.len(), 1);
    assert_eq!(quiet.inputs[0].source.as_ref().unwrap().title, "Quiet");
    assert!(hours(quiet) > 1.0);
    // Twenty working days of eight hours; the escalation with its preparation and follow-up, never the check-in.
    let drift: f64 = insight.drift.value.as_deref().unwrap().parse().unwrap();
    assert!((drift - 2.5 / 160.0).abs() < 1e-12, "{drift}");
    assert!(insight.drift.inputs.iter().all(|input| input.source.as_ref().unwrap().title == "Escalation"));
    let reps = &insight.reps;
    assert_eq!(reps.inputs.len(), 2);
    // The deep dive of one deal was held; of the other nothing was, and it may have come at any time.
    assert_eq!((insight.inflow.inputs.len(), insight.inflow.formula.unwrap().args["undated"].value.as_str()), (1, "1"));
    assert_eq!(insight.sustainable.note.unwrap().id, "sustainable-nobody", "no rep's deals take an hour a week");
}

/// Hours after the close, of so many of Sam's meetings besides: title, day and subject, each of an hour.
fn drifts(others: &[&str], met: &[(&str, &str, &str)]) -> f64 {
    let row = |(title, day, about): &(&str, &str, &str)| {
        format!("{title},Meeting,,Planned,{day} 14:00:00,{day} 15:00:00,,No,,Sam O.,Sam Okafor,{about}")
    };
    let rows: Vec<String> = met.iter().map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let drift: f64 = view_of(others, &rows).insight.unwrap().drift.value.unwrap().parse().unwrap();
    // Without these it is the escalation alone.
    drift * 160.0 - 2.5
}

#[test]
fn check_ins_are_no_drift_while_they_keep_to_the_rhythm() {
    let near = |found: f64, hours: f64| assert!((found - hours).abs() < 1e-6, "{found} {hours}");
    // The close was 108 days ago on the 17th: nearest to day 90. The first one near it is right, be it before the 28 days.
    near(drifts(&[], &[]), 0.0);
    near(drifts(&[], &[("Check-in", "2026-11-12", "Old")]), 1.5);
    near(drifts(&[], &[("Check-in", "2026-10-05", "Old")]), 1.5);
    // Sixty days after the close is nearest to day 30, and what is ahead makes nothing late.
    near(drifts(&[], &[("Check-in", "2026-09-30", "Old")]), 0.0);
    near(drifts(&[], &[("Check-in", "2026-12-01", "Old")]), 0.0);
    near(drifts(&[], &[("Check-in", "2026-11-12", "Old"), ("Check-in", "2026-11-13", "Old")]), 3.0);
}

#[test]
fn work_for_a_customer_and_no_deal_is_drift_once_the_customer_bought() {
    let near = |found: f64, hours: f64| assert!((found - hours).abs() < 1e-6, "{found} {hours}");
    near(drifts(&[], &[("Data move", "2026-11-19", "Fabrikam")]), 1.0);
    near(drifts(&[], &[("Data move", "2026-11-19", "Contoso")]), 0.0);
    near(drifts(&[], &[("Data move", "2026-11-19", "")]), 0.0);
    // A customer with an open deal, and one who bought again ten days before.
    let open = "More,Fabrikam,In progress,50000,,United States dollar,30,2027-02-01,,Rosa Kim,Sam Okafor,,";
    let again = "More,Fabrikam,Won,50000,50000,United States dollar,100,2026-11-09,2026-11-09,Rosa Kim,Sam Okafor,,";
    let of = |other: &str| {
        let row = "Data move,Meeting,,Planned,2026-11-19 14:00:00,2026-11-19 15:00:00,,No,,Sam O.,Sam Okafor,Fabrikam";
        view_of(&[other], &[row]).insight.unwrap().drift.inputs.len()
    };
    assert_eq!((of(open), of(again)), (0, 4), "the pieces of the escalation, which is for the deal of August");
}

#[test]
fn a_project_takes_the_se_until_its_hand_off_meeting_and_at_most_thirty_days() {
    let near = |found: f64, hours: f64| assert!((found - hours).abs() < 1e-6, "{found} {hours}");
    let sold = |name: &str, day: &str| {
        format!("{name},Umbra,Won,50000,50000,United States dollar,100,{day},{day},Rosa Kim,Sam Okafor,,")
    };
    let moved = |name: &str, close: &str, more: &[(&str, &str, &str)]| {
        let met: Vec<_> = [("Data move", "2026-11-19", name)].iter().chain(more).copied().collect();
        drifts(&[&sold(name, close)], &met)
    };
    // Sixteen days after the close: past the fortnight, and within the project's thirty.
    near(moved("Lake", "2026-11-03", &[]), 1.0);
    near(moved("Lake implementation", "2026-11-03", &[]), 0.0);
    near(moved("Lake implementation", "2026-11-03", &[("Hand-off meeting", "2026-11-18", "Lake implementation")]), 1.0);
    near(moved("Lake implementation", "2026-11-03", &[("Hand-off meeting", "2026-11-19", "Lake implementation")]), 0.0);
    near(moved("Lake implementation", "2026-11-03", &[("Hand-off meeting", "2026-11-24", "Lake implementation")]), 0.0);
    // The thirtieth day and the one after it, whatever meeting came later.
    near(moved("Lake implementation", "2026-10-20", &[]), 0.0);
    near(moved("Lake implementation", "2026-10-19", &[]), 1.0);
    near(moved("Lake implementation", "2026-10-19", &[("Hand-off meeting", "2026-11-20", "Lake implementation")]), 1.0);
}

#[test]
fn drift_is_a_share_of_the_time_that_was_worked() {
    let drift = |more: &[&str]| -> f64 { view_with(more).insight.unwrap().drift.value.unwrap().parse().unwrap() };
    // A week of leave in the CRM, two days of it before the 28 days; and two hours at the dentist's.
    let leave =
        "Holidays,Unavailability,Holidays,Planned,2026-10-22 00:00:00,2026-10-28 23:59:00,,Yes,,Sam O.,Sam Okafor,";
    let dentist =
        "Dentist,Unavailability,Holidays,Planned,2026-11-10 09:00:00,2026-11-10 11:00:00,,No,,Sam O.,Sam Okafor,";
    assert!((drift(&[leave]) - 2.5 / (160.0 - 24.0)).abs() < 1e-12, "{}", drift(&[leave]));
    assert!((drift(&[leave, dentist]) - 2.5 / (160.0 - 24.0 - 2.0)).abs() < 1e-12);
}

#[test]
fn a_deal_is_qualified_once_a_discovery_was_held_and_not_while_one_is_planned() {
    let at_risk = |status: &str, day: &str| {
        let row = format!("Discovery,Meeting,,{status},{day} 14:00:00,{day} 15:00:00,,No,,Sam O.,Sam Okafor,Early");
        hours(&view_with(&[&row]).insight.unwrap().at_risk)
    };
    assert_eq!(at_risk("Held", "2026-11-20"), 0.0);
    assert_eq!(at_risk("Unsuccessful", "2026-11-20"), 3.5, "nobody came");
    // Tomorrow's was prepared on Friday already.
    assert_eq!(at_risk("Planned", "2026-11-24"), 3.5);
}

#[test]
fn a_deal_is_not_quiet_while_the_rep_alone_is_in_touch() {
    let row = "Commercial terms,Meeting,,Held,2026-11-19 14:00:00,2026-11-19 15:00:00,,No,,Rosa K.,Rosa Kim,Quiet";
    assert_eq!(view_with(&[row]).insight.unwrap().quiet.inputs.len(), 0);
    assert_eq!(view_with(&[]).insight.unwrap().quiet.inputs.len(), 1);
}

#[test]
fn a_deal_is_quiet_once_fourteen_days_went_by() {
    let quiet = |day: &str| {
        let row = format!("Data move,Meeting,,Held,{day} 14:00:00,{day} 15:00:00,,No,,Sam O.,Sam Okafor,Quiet");
        view_with(&[&row]).insight.unwrap().quiet.inputs.len()
    };
    assert_eq!((quiet("2026-11-09"), quiet("2026-11-10")), (1, 0));
}

#[test]
fn a_rep_with_just_an_hour_a_week_is_served() {
    // Three hours of the deep dive, and fifteen times twenty minutes: in binary fractions of an hour a little less than eight.
    let reps = |minutes: u32| {
        let row = |day: u32| {
            let day = format!("2026-11-{:02}", 1 + day);
            let (start, end) = (format!("{day} 15:00:00"), format!("{day} 15:{minutes:02}:00"));
            format!("Data move,Meeting,,Held,{start},{end},,No,,Sam O.,Sam Okafor,Quiet")
        };
        let rows: Vec<String> = (0..15).map(row).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        view_with(&rows).insight.unwrap().reps.value.unwrap()
    };
    assert_eq!((reps(20), reps(19)), ("1".to_owned(), "0".to_owned()));
}

#[test]
fn one_more_demo_is_said_to_fit_or_to_move_unscheduled_work() {
    let notes = view().slots.unwrap().notes;
    assert_eq!(notes[0].id, "displaces-nothing");
    assert_eq!(notes[0].args["asked"].value, "3.5");
}
