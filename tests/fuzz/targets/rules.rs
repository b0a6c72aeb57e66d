//! A rule: parsed, checked, printed, said in words, evaluated. Whatever the text, faults lie inside it, and a sound rule
//! reads back from its printed form as the same rule.
#![no_main]

#[allow(dead_code)]
#[path = "../../core/case.rs"]
mod case;

use libfuzzer_sys::fuzz_target;
use second_chair::rules::{LONGEST, Rule, parse};
use second_chair::settings::defaults;

fuzz_target!(|text: &str| {
    if let Ok(tree) = parse(text) {
        let printed = tree.to_string();
        assert!(printed.len() > LONGEST || parse(&printed) == Ok(tree), "{printed}");
    }
    match Rule::read(text, &defaults().unwrap().catalogue) {
        Ok(rule) => {
            rule.words();
            let mut turned = case::read();
            turned.activities.reverse();
            assert_eq!(case::read().ask(&rule), turned.ask(&rule), "{rule}");
            case::unread().ask(&rule);
        }
        Err(faults) => {
            for fault in faults {
                assert!(text.get(fault.span.start..fault.span.end).is_some());
                fault.column(text);
            }
        }
    }
});
