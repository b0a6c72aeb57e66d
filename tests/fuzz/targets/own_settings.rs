//! The person's own settings: whatever the text, the engine has working settings afterwards; what of it holds goes out and
//! comes in again unchanged; and no text opens what a policy locks.
#![no_main]

#[path = "../request.rs"]
mod request;

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::settings::{find, path_of};

use request::request;

const POLICY: &str = r#"{"format":3,"set":{"load":{"overhead":0.25}},"lock":["load.overhead","catalogue.kinds"]}"#;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    let preview = engine.preview_settings(text);
    let taken = engine.set_settings(text);
    engine.report(&request(None)).unwrap();
    engine.form();
    if let Some(cleaned) = &preview.text {
        let mut other = Engine::new().unwrap();
        assert_eq!(other.set_settings(cleaned), [], "{cleaned}");
        assert_eq!(&other.own_settings(), cleaned);
        assert_eq!(other.settings().document, engine.settings().document);
        assert_eq!(taken.len(), preview.problems.len());
    }
    let mut locked = Engine::new().unwrap();
    assert_eq!(locked.set_policy(Some(POLICY)), []);
    let kinds = find(&locked.settings().document, &path_of("catalogue.kinds")).cloned();
    locked.set_settings(text);
    assert_eq!(locked.settings().settings.load.overhead, 0.25);
    assert_eq!(find(&locked.settings().document, &path_of("catalogue.kinds")).cloned(), kinds);
});
