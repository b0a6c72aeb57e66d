//! The personal plan: whatever the text, the engine reports afterwards.
#![no_main]

#[path = "../request.rs"]
mod request;

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;

use request::request;

const ME: &str = r#"{"format":1,"me":[{"origin":"https://crm.example","user_id":"9","name":"Sam Okafor","role":"se"}]}"#;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    assert!(engine.set_settings(ME).is_empty());
    engine.set_pay(Some(text));
    engine.report(&request(None)).unwrap();
});
