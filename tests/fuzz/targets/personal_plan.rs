//! The personal plan: whatever the text, the engine reports afterwards.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::report::view::ReportRequest;

const ME: &str = r#"{"format":1,"me":[{"origin":"https://crm.example","user_id":"9","name":"Sam Okafor","role":"se"}]}"#;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    assert!(engine.set_settings(ME).is_empty());
    engine.set_pay(Some(text));
    let request = ReportRequest {
        origin: "https://crm.example".to_owned(),
        record: None,
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
    };
    engine.report(&request).unwrap();
});
