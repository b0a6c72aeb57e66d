//! The boundary, in a real browser: what goes in as JavaScript comes out as JavaScript, exact and named.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, missing_docs)]

use js_sys::{Array, Error, JSON, Number, Object, Reflect};
use second_chair::wasm::Engine;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ORIGIN: &str = "https://crm.example";

fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The value at a path of keys and indices.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

fn text(value: &JsValue, path: &str) -> String {
    at(value, path).as_string().unwrap()
}

fn deals(rows: &str) -> String {
    let csv =
        format!("Name of the opportunity,Sales phase,Made sales,Currency,Actual closing date,Sales engineer\n{rows}");
    let answer = JSON::stringify(&JsValue::from_str(&csv)).unwrap();
    format!(
        r#"{{"format":1,"adapter":"creme","kind":"answer","entity":"deal","request":"deals_csv","path":"/","language":"en",
            "read_at":"2026-11-23T08:00:00Z","answer":{{"status":200,"path":"/creme_core/mass_export","text":{answer}}}}}"#
    )
}

fn record(name: &str) -> String {
    format!(
        r#"{{"format":1,"adapter":"creme","kind":"record","entity":"deal","record":"7","path":"/opportunities/opportunity/7",
            "language":"en","read_at":"2026-11-23T08:30:00Z",
            "records":[{{"entity":"deal","record":"7","facts":[{{"api":"card-name","text":"{name}","place":"title"}}]}}]}}"#
    )
}

fn request() -> JsValue {
    parse(
        r#"{"origin":"https://crm.example","record":"7","signed_in":"9","now":"2026-11-23T09:00:00Z","zone":"Asia/Calcutta"}"#,
    )
}

fn engine() -> Engine {
    let mut engine = Engine::new().unwrap();
    let me = r#"{"format":1,"me":[{"origin":"https://crm.example","user_id":"9","name":"Sam Okafor","role":"se"}]}"#;
    assert_eq!(Array::from(&engine.set_settings(me).unwrap()).length(), 0);
    engine
}

#[wasm_bindgen_test]
fn a_reading_goes_in_and_a_report_comes_out() {
    let mut engine = engine();
    let ingested = engine.ingest(ORIGIN, &record("株式会社 <b>Globex</b>")).unwrap();
    assert_eq!(text(&ingested, "key"), "record:deal:7");
    let report = engine.report(request()).unwrap();
    assert_eq!(text(&report, "deal.name"), "株式会社 <b>Globex</b>");
    assert_eq!(text(&report, "deal.amount.state"), "unknown");
    assert!(at(&report, "deal.amount.value").is_null(), "what is unknown is null, not undefined");
    assert!(at(&report, "deal.unknown.0.args").is_object());
    assert!(Object::try_from(&at(&report, "deal.unknown.0.args")).is_some(), "a plain object and no Map");
}

#[wasm_bindgen_test]
fn money_beyond_two_to_the_fifty_third_crosses_exactly() {
    let mut engine = engine();
    let amount = "90071992547409.93"; // 2^53 + 1 in cents
    engine.ingest(ORIGIN, &deals(&format!("Big,Won,{amount},United States dollar,2026-02-01,Sam Okafor\n"))).unwrap();
    engine.ingest(ORIGIN, &record("Big")).unwrap();
    let report = engine.report(request()).unwrap();
    assert_eq!(text(&report, "deal.amount.value"), amount);
    let plan = r#"{"format":1,"origin":"https://crm.example","user_id":"9","plan":"plan_a","currency":"USD",
        "variable":"90071992547409.93","year_start":"2026-01-01","measure":"amount","quota":"90071992547409.93"}"#;
    assert_eq!(Array::from(&engine.set_pay(Some(plan.to_owned())).unwrap()).length(), 0);
    let report = engine.report(request()).unwrap();
    assert_eq!(text(&report, "incentive.components.0.earned.value"), "63050394783186.95");
}

#[wasm_bindgen_test]
fn no_number_and_unknown_fields_are_refused_or_ignored_by_name() {
    let engine = engine();
    for wrong in [JsValue::from_f64(f64::NAN), JsValue::NULL, JsValue::UNDEFINED, parse("[]"), parse("{}")] {
        assert!(engine.report(wrong).unwrap_err().is_instance_of::<Error>());
    }
    let with_nan = request();
    Reflect::set(&with_nan, &"now".into(), &Number::NAN.into()).unwrap();
    assert!(engine.report(with_nan).is_err());
    let with_more = request();
    Reflect::set(&with_more, &"colour".into(), &"red".into()).unwrap();
    assert!(engine.report(with_more).is_ok(), "a newer panel may say more");
    let zone = request();
    Reflect::set(&zone, &"zone".into(), &"Mars/Base".into()).unwrap();
    let error = engine.report(zone).unwrap_err();
    assert_eq!(text(&error, "name"), "SecondChairError");
    assert_eq!(text(&error, "problem.path"), "zone");
    assert_eq!(text(&error, "problem.message.id"), "problem-value");
}

#[wasm_bindgen_test]
fn one_bad_record_among_good_ones_is_named() {
    let mut engine = engine();
    let ingested = engine.ingest(ORIGIN, &deals("A,Won,1,Euro,2026-02-01,\nB\nC,Won,1,Euro,2026-02-01,\n")).unwrap();
    assert_eq!(at(&ingested, "deals").as_f64(), Some(2.0));
    assert_eq!(text(&ingested, "problems.0.path"), "row 2");
    let refused = engine.ingest(ORIGIN, "{").unwrap_err();
    assert_eq!(text(&refused, "problem.message.id"), "error-not-a-reading");
}

#[wasm_bindgen_test]
fn the_next_request_is_a_tagged_union() {
    let engine = engine();
    let first = engine.next_request("creme", JsValue::NULL).unwrap();
    assert_eq!((text(&first, "state"), text(&first, "method")), ("request".to_owned(), "GET".to_owned()));
    let last = parse(r#"{"request":"deals_csv","status":200,"path":"/creme_login?next=/","text":""}"#);
    assert_eq!(text(&engine.next_request("creme", last).unwrap(), "state"), "signed_out");
}

#[wasm_bindgen_test]
fn export_and_import_are_the_identity() {
    let mut engine = engine();
    engine.ingest(ORIGIN, &record("Hub")).unwrap();
    let export = engine.export();
    engine.forget(None);
    assert_ne!(engine.export(), export);
    engine.import(&export).unwrap();
    assert_eq!(engine.export(), export);
    assert!(engine.import("[]").is_err());
}
