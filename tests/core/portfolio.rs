//! Merging readings.

use proptest::prelude::*;
use second_chair::engine::Engine;

use crate::facts::{DEAL_HEADER, ORIGIN, activities, answer, deals, engine, me, record, report, request};

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa K.,Sam Okafor,,";

#[test]
fn a_record_page_and_an_exports_row_are_one_deal() {
    let page = record(
        "17",
        &[("card-name", "Data hub"), ("card-targets", "Contoso"), ("Sales phase", "In progress")],
        "2026-11-23T08:30:00Z",
    );
    let engine = engine(&[deals(&[HUB]), page]);
    let report = report(&engine, Some("17"));
    assert_eq!(report.read.deals, 1);
    let deal = report.deal.unwrap();
    assert_eq!(deal.amount.value.as_deref(), Some("86500.00"));
    assert_eq!(deal.amount.unit, "USD");
    assert_eq!(deal.stage.value.as_deref(), Some("evaluation"));
    assert_eq!(deal.owner.as_deref(), Some("Rosa K."), "nobody known fits the short name");
}

#[test]
fn two_deals_of_one_name_are_told_apart_by_their_account() {
    let other = HUB.replace("Contoso", "Fabrikam").replace("86500", "99");
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Fabrikam")], "2026-11-23T08:30:00Z");
    let engine = engine(&[deals(&[HUB, &other]), page]);
    let report = report(&engine, Some("17"));
    assert_eq!(report.read.deals, 2);
    assert_eq!(report.deal.unwrap().amount.value.as_deref(), Some("99.00"));
}

#[test]
fn the_newest_reading_of_a_value_wins() {
    let page = |amount: &str, at: &str| {
        let facts =
            [("card-name", "Data hub"), ("card-targets", "Contoso"), ("Estimated sales", amount), ("Currency", "Euro")];
        record("17", &facts, at)
    };
    let older = engine(&[page("10", "2026-11-23T07:00:00Z"), page("5", "2026-11-22T07:00:00Z")]);
    assert_eq!(report(&older, Some("17")).deal.unwrap().amount.value.as_deref(), Some("10.00"));
    let csv = answer("deal", DEAL_HEADER, &[&HUB.replace("United States dollar", "Euro")], "2026-11-23T06:00:00Z");
    let page_is_newer = engine(&[page("10", "2026-11-23T07:00:00Z"), csv]);
    assert_eq!(report(&page_is_newer, Some("17")).deal.unwrap().amount.value.as_deref(), Some("10.00"));
}

#[test]
fn what_a_complete_export_no_longer_holds_is_gone() {
    let page = record("17", &[("card-name", "Old name"), ("card-targets", "Contoso")], "2026-11-22T08:30:00Z");
    let engine = engine(&[page, deals(&[HUB])]);
    let report = report(&engine, Some("17"));
    assert_eq!(report.read.deals, 1);
    assert!(report.deal.is_none());
}

#[test]
fn names_that_hold_a_slash_are_found_among_the_subjects() {
    let slash = HUB.replace("Data hub", "Hub/Spoke").replace("86500", "1");
    let row = "Demo,Demonstration,,Planned,2026-11-24 10:00:00,2026-11-24 11:00:00,,No,,Sam O.,Sam Okafor/Ana Ruiz,Contoso/Hub/Spoke/Data hub";
    let engine = engine(&[deals(&[HUB, &slash]), activities(&[row])]);
    let page = record("5", &[("card-name", "Hub/Spoke"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine;
    engine.ingest(ORIGIN, &page).unwrap();
    let weeks = report(&engine, Some("5")).workload.unwrap().weeks;
    assert_eq!(weeks[0].deal.value.as_deref(), Some("1.75"), "half of 2 + 1 + 0.5 hours, shared with Data hub");
}

#[test]
fn one_bad_record_never_loses_the_others() {
    let mut engine = Engine::new().unwrap();
    let bad = r#"{"format":1,"adapter":"creme","kind":"list","entity":"deal","path":"/l","read_at":"2026-11-23T08:00:00Z",
        "records":[{"entity":"deal","record":"1","facts":[{"api":"regular_field-name","text":"A"}]},
                   {"entity":"deal","record":"2","facts":"none"},
                   {"entity":"deal","record":"3","facts":[{"api":"regular_field-name","text":"C"}]}]}"#;
    let ingested = engine.ingest(ORIGIN, bad).unwrap();
    assert_eq!(ingested.deals, 2);
    assert_eq!(ingested.problems[0].path, "records[1]");
    let short_row = deals(&[HUB, "Only a name", HUB]);
    let ingested = engine.ingest(ORIGIN, &short_row).unwrap();
    assert_eq!((ingested.deals, ingested.problems.len()), (2, 1));
}

#[test]
fn what_is_no_reading_is_refused_and_changes_nothing() {
    let mut engine = engine(&[deals(&[HUB])]);
    let before = engine.export();
    let unknown = deals(&[HUB]).replace("creme", "other");
    let signed_out = deals(&[HUB]).replace("/creme_core/mass_export", "/creme_login?next=/");
    for text in ["", "{}", "[1]", "{\"format\":2}", unknown.as_str(), signed_out.as_str()] {
        assert!(engine.ingest(ORIGIN, text).is_err(), "{text}");
    }
    assert_eq!(engine.export(), before);
}

#[test]
fn export_forget_import_gives_the_same_bytes() {
    let page = record("17", &[("card-name", "Data hub")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[page, deals(&[HUB])]);
    let export = engine.export();
    engine.forget(Some("https://other.example"));
    assert_eq!(engine.export(), export);
    engine.forget(None);
    assert_eq!(report(&engine, Some("17")).read.deals, 0);
    engine.import(&export).unwrap();
    assert_eq!(engine.export(), export);
    assert!(engine.import("{}").is_err());
}

#[test]
fn records_of_another_origin_are_not_mixed_in() {
    let mut engine = engine(&[deals(&[HUB])]);
    let page = record("17", &[("card-name", "Data hub"), ("Estimated sales", "9999999")], "2026-11-23T08:59:00Z");
    engine.ingest("https://evil.example", &page).unwrap();
    assert!(report(&engine, Some("17")).deal.is_none());
    engine.forget(Some(ORIGIN));
    assert_eq!(report(&engine, None).read.deals, 0);
}

proptest! {
    #[test]
    fn the_order_of_arrival_and_repetition_change_nothing(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), again in prop::collection::vec(0_usize..6, 0..4)) {
        let row = "Demo,Demonstration,,Planned,2026-11-24 10:00:00,2026-11-24 11:00:00,,No,,Sam O.,Sam Okafor,Data hub";
        let readings = [
            deals(&[HUB]),
            answer("deal", DEAL_HEADER, &[&HUB.replace("86500", "1")], "2026-11-20T08:00:00Z"),
            activities(&[row]),
            record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z"),
            record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso"), ("Sales phase", "Won")], "2026-11-21T08:30:00Z"),
            record("18", &[("card-name", "Gone")], "2026-11-21T08:30:00Z"),
        ];
        let all = |indices: &mut dyn Iterator<Item = usize>| {
            let mut engine = Engine::new().unwrap();
            engine.set_settings(&me("se"));
            indices.for_each(|index| { engine.ingest(ORIGIN, &readings[index]).unwrap(); });
            engine
        };
        let (one, other) = (all(&mut (0..6)), all(&mut order.into_iter().chain(again)));
        prop_assert_eq!(one.export(), other.export());
        prop_assert_eq!(one.report(&request(Some("17"))).unwrap(), other.report(&request(Some("17"))).unwrap());
    }
}

#[test]
fn how_the_pipeline_stood_is_kept_exported_and_forgotten() {
    let mut engine = engine(&[record("17", &[("card-name", "Data hub")], "2026-11-23T08:30:00Z")]);
    let now = "2026-11-23T09:00:00Z";
    let snapshot = |engine: &Engine| engine.snapshot(ORIGIN, now, "Europe/London").unwrap();
    assert_eq!(snapshot(&engine), None, "a part of the pipeline says nothing of the whole");
    engine.ingest(ORIGIN, &deals(&[HUB])).unwrap();
    engine.ingest(ORIGIN, &activities(&[])).unwrap();
    let text = snapshot(&engine).unwrap();
    let before = report(&engine, None).read;
    let ingested = engine.ingest(ORIGIN, &text).unwrap();
    assert_eq!((ingested.key.as_str(), ingested.deals), ("week:2026-11-23", 1));
    assert_eq!(report(&engine, None).read, before, "it is no reading of today's");
    let export = engine.export();
    let mut other = Engine::new().unwrap();
    other.import(&export).unwrap();
    assert_eq!(other.export(), export);
    assert!(export.contains("week"));
    other.forget(Some(ORIGIN));
    assert!(!other.export().contains("week"));
    assert!(engine.snapshot(ORIGIN, "yesterday", "Europe/London").is_err());
}
