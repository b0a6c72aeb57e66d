//! A policy before and after a good one: never without settings, and a broken one never undoes the last good lock.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::settings::{Policy, path_of};

const GOOD: &str = r#"{"format":3,"set":{"load":{"overhead":0.25}},"lock":["load.overhead"]}"#;

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    engine.set_policy(Some(GOOD));
    engine.set_policy(Some(text));
    if Policy::read(text).is_err() {
        assert!(engine.settings().is_locked(&path_of("load.overhead")));
        assert_eq!(engine.settings().settings.load.overhead, 0.25);
    }
    assert!((1..=13).contains(&engine.settings().settings.load.weeks));
});
