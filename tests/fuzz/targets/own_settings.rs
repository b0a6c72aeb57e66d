//! The person's own settings: whatever the text, the engine has working settings afterwards.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::report::view::ReportRequest;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    engine.set_settings(text);
    let request = ReportRequest {
        origin: "https://crm.example".to_owned(),
        record: None,
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
    };
    engine.report(&request).unwrap();
});
