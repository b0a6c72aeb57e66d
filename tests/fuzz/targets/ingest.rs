//! A reading as a page delivers it: taken in or refused, reported on, exported and taken in again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::report::view::ReportRequest;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    if engine.ingest("https://crm.example", text).is_err() {
        return;
    }
    let request = ReportRequest {
        origin: "https://crm.example".to_owned(),
        record: Some("17".to_owned()),
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
    };
    engine.report(&request).unwrap();
    let export = engine.export();
    let mut other = Engine::new().unwrap();
    other.import(&export).unwrap();
    assert_eq!(other.export(), export);
});
