//! The hand-off checklist, item by item.

use second_chair::report::view::{Figure, HandoffView};

use crate::facts::{activities, deals, engine, me, record, report};

const ROW: &str =
    "Data hub,Contoso,Won,86500,86500,United States dollar,100,2026-11-10,2026-11-10,Rosa K.,Sam Okafor,12,";

/// A won deal closed on Tuesday, 10 November 2026, with fields and activities of Sam, Lea (who takes over) and Ana (the customer).
fn handoff(fields: &[(&str, &str)], rows: &[&str]) -> HandoffView {
    let mut facts = vec![("card-name", "Data hub"), ("card-targets", "Contoso")];
    facts.extend_from_slice(fields);
    let elsewhere =
        "Kick-off elsewhere,Meeting,Meeting,Done,2026-09-01 10:00:00,2026-09-01 11:00:00,,No,,Sam O.,Lea Petit,";
    let rows: Vec<&str> = rows.iter().copied().chain([elsewhere]).collect();
    let mut engine = engine(&[deals(&[ROW]), activities(&rows), record("17", &facts, "2026-11-23T08:30:00Z")]);
    engine.set_settings(&me("rep"));
    report(&engine, Some("17")).handoff.unwrap()
}

fn state(handoff: &HandoffView, id: &str) -> String {
    let item = handoff.items.iter().find(|item| item.id == id).unwrap();
    item.state.value.clone().unwrap()
}

fn state_of(id: &str, field: (&str, &str)) -> String {
    state(&handoff(&[field], &[]), id)
}

#[test]
fn only_won_deals_have_a_hand_off() {
    let open = ROW.replace("Won", "In progress");
    let engine = engine(&[deals(&[&open]), record("17", &[("card-name", "Data hub")], "2026-11-23T08:30:00Z")]);
    assert!(report(&engine, Some("17")).handoff.is_none());
}

#[test]
fn a_text_is_evidence_from_its_length_on() {
    let reason = "They lose 3 days a month to manual reconciliation of orders";
    assert_eq!(state_of("why", ("Why they bought", reason)), "verified");
    assert_eq!(state_of("why", ("Why they bought", &reason.replace('3', "three"))), "partial");
    assert_eq!(state_of("why", ("Why they bought", "Speed 3x")), "partial");
    assert_eq!(state_of("why", ("Why they bought", "tbd")), "missing");
    assert_eq!(state_of("why", ("Why they bought", "")), "missing");
    assert_eq!(state_of("why", ("Something else", "")), "unknown");
    assert_eq!(state_of("success", ("Success criteria", "Close in two days; no manual step")), "verified");
    assert_eq!(state_of("success", ("Success criteria", "Close in two days")), "partial");
}

#[test]
fn promises_are_at_most_stated() {
    let promises = "We promised a connector for their legacy ERP by the end of March";
    assert_eq!(state_of("promises", ("Promises", promises)), "stated");
    assert_eq!(state_of("promises", ("Promises", "A connector")), "partial");
}

#[test]
fn lists_are_read_entry_by_entry() {
    assert_eq!(
        state_of("demoed", ("Demoed and bought", "Pipelines: bought; Lineage: not bought; AI: roadmap")),
        "verified"
    );
    assert_eq!(state_of("demoed", ("Demoed and bought", "Pipelines: bought; Lineage")), "partial");
    assert_eq!(state_of("people", ("Key contacts", "Ana Ruiz (technical), Bo Lee (economic)")), "verified");
    assert_eq!(state_of("people", ("Key contacts", "Ana Ruiz (technical)")), "partial");
}

#[test]
fn what_does_not_apply_says_so() {
    assert_eq!(state_of("integration", ("Integrations and security", "None")), "not_applicable");
    assert_eq!(state_of("risks", ("Risks", "none known")), "not_applicable");
    assert_eq!(state_of("renewal", ("Renewal date", "one-off")), "not_applicable");
    assert_eq!(state_of("poc_result", ("Technical outcome", "Won")), "not_applicable", "no POC was held");
}

#[test]
fn dates_are_judged_against_the_close() {
    assert_eq!(state_of("go_live", ("Go-live date", "March 3, 2027")), "verified");
    assert_eq!(state_of("go_live", ("Go-live date", "March 2027")), "partial");
    assert_eq!(state_of("renewal", ("Renewal date", "2027-11-10")), "verified");
    assert_eq!(state_of("renewal", ("Renewal date", "2026-11-10")), "partial");
    assert_eq!(state_of("continuity", ("SE continuity until", "2026-12-25")), "verified");
    assert_eq!(state_of("continuity", ("SE continuity until", "2026-12-26")), "partial");
    assert_eq!(
        state_of("continuity", ("SE continuity", "Questions on the connector")),
        "partial",
        "a text without a date"
    );
}

#[test]
fn a_receiver_is_a_known_person_who_is_not_the_se() {
    assert_eq!(state_of("receiver", ("Hand-off receiver", "Lea Petit")), "verified");
    assert_eq!(state_of("receiver", ("Hand-off receiver", "Sam Okafor")), "partial");
    assert_eq!(state_of("receiver", ("Hand-off receiver", "Support queue")), "partial");
}

const HANDOVER: &str = "Hand-off meeting,Meeting,Meeting,Done,2026-11-12 10:00:00,2026-11-12 11:00:00,,No,,Sam O.,Sam Okafor/Lea Petit/Ana Ruiz,Data hub";

#[test]
fn meetings_count_when_held_with_the_right_people() {
    let receiver = [("Hand-off receiver", "Lea Petit")];
    let held = handoff(&receiver, &[HANDOVER]);
    assert_eq!((state(&held, "meeting"), state(&held, "introduced")), ("verified".into(), "verified".into()));
    let internal = handoff(&receiver, &[&HANDOVER.replace("/Ana Ruiz", "")]);
    assert_eq!((state(&internal, "meeting"), state(&internal, "introduced")), ("verified".into(), "missing".into()));
    let ahead = handoff(&receiver, &[&HANDOVER.replace("11-12", "11-26")]);
    assert_eq!((state(&ahead, "meeting"), state(&ahead, "introduced")), ("partial".into(), "partial".into()));
    let off = handoff(&receiver, &[&HANDOVER.replace("Done", "Cancelled")]);
    assert_eq!(state(&off, "meeting"), "missing");
}

#[test]
fn check_ins_ahead_verify_and_held_ones_do_in_part() {
    let check_in = |date: &str| {
        format!("Check-in,Phone call,Outgoing,Planned,{date} 10:00:00,{date} 10:30:00,,No,,Sam O.,Sam Okafor,Data hub")
    };
    assert_eq!(state(&handoff(&[], &[&check_in("2026-12-10")]), "checkins"), "verified");
    assert_eq!(state(&handoff(&[], &[&check_in("2027-02-10")]), "checkins"), "missing");
    assert_eq!(state(&handoff(&[], &[&check_in("2026-11-17")]), "checkins"), "partial");
}

#[test]
fn the_score_is_an_interval_that_unknowns_widen() {
    let nothing = handoff(&[], &[]);
    let score = |view: &HandoffView| {
        let value = |figure: &Figure| figure.value.as_deref().unwrap().parse::<f64>().unwrap();
        (value(&view.low), value(&view.high))
    };
    let (low, high) = score(&nothing);
    assert_eq!(low, 0.0);
    assert!(high > 0.7, "{high}");
    let blank: Vec<(&str, &str)> = [
        "Why they bought",
        "Success criteria",
        "Promises",
        "Demoed and bought",
        "Technical landscape",
        "Integrations and security",
        "Key contacts",
        "Hand-off receiver",
        "Support contact",
        "Rep's continuing part",
        "Risks",
        "Go-live date",
        "Renewal date",
        "SE continuity",
        "SE continuity until",
    ]
    .map(|label| (label, ""))
    .to_vec();
    let (low, high) = score(&handoff(&blank, &[]));
    assert_eq!(low, 0.0);
    assert!((high - 3.0 / 64.0).abs() < 0.01, "only the tickets are unknown: {high}");
}

#[test]
fn what_would_raise_the_score_most_can_be_done_in_this_crm() {
    let view = handoff(&[("Why they bought", "Speed 3x"), ("Success criteria", ""), ("Hand-off receiver", "")], &[]);
    assert_eq!(
        view.next,
        ["success", "receiver", "introduced"],
        "a missing required item before a partial one, no unknown"
    );
}

#[test]
fn verdicts_follow_the_rule() {
    let verdict = |fields: &[(&str, &str)], rows: &[&str]| handoff(fields, rows).verdict;
    assert_eq!(verdict(&[("Why they bought", "")], &[]), "blocked", "required, due before the close, missing");
    assert_eq!(verdict(&[("Hand-off receiver", "Lea Petit")], &[HANDOVER]), "at_risk", "required, due, unknown");
    let done = [
        ("Why they bought", "They lose 3 days a month to manual reconciliation of orders"),
        ("Success criteria", "Close in two days; no manual step"),
        ("Promises", "We promised a connector for their legacy ERP by the end of March"),
        ("Demoed and bought", "Pipelines: bought"),
        (
            "Technical landscape",
            "SAP ECC 6 on HANA (verified), Azure with two regions (verified), Oracle 19 (assumed), Kafka 3 between them (assumed)",
        ),
        ("Key contacts", "Ana Ruiz (technical), Bo Lee (economic)"),
        ("Hand-off receiver", "Lea Petit"),
        ("Support contact", "support@vendor.example"),
        ("SE continuity until", "2026-12-15"),
    ];
    assert_eq!(verdict(&done, &[HANDOVER]), "handed_over");
    let without_meeting = verdict(&done, &[]);
    assert_eq!(without_meeting, "blocked", "the meeting was due five working days after the close");
}

#[test]
fn evidence_names_the_record_it_was_read_from() {
    let held = handoff(&[("Hand-off receiver", "Lea Petit")], &[HANDOVER]);
    let meeting = held.items.iter().find(|item| item.id == "meeting").unwrap();
    let source = meeting.state.inputs[0].source.as_ref().unwrap();
    assert_eq!((source.entity.as_str(), source.title.as_str()), ("activity", "Hand-off meeting"));
    assert_eq!(meeting.due.as_deref(), Some("2026-11-17"));
}
