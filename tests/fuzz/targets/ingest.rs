//! A reading as a page delivers it: taken in or refused, reported on, exported and taken in again.
#![no_main]

#[path = "../request.rs"]
mod request;

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;

use request::request;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    if engine.ingest("https://crm.example", text).is_err() {
        return;
    }
    engine.report(&request(Some("17"))).unwrap();
    let export = engine.export();
    let mut other = Engine::new().unwrap();
    other.import(&export).unwrap();
    assert_eq!(other.export(), export);
});
