//! A checklist: read whole or refused with reasons, whatever the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::handoff::Template;
use second_chair::settings::defaults;

fuzz_target!(|text: &str| {
    match Template::read(text, &defaults().unwrap().catalogue) {
        Ok(template) => assert!(!template.items.is_empty()),
        Err(faults) => assert!(!faults.is_empty()),
    }
});
