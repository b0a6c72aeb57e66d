//! A text on a page, in a language and with surroundings: read, or refused with a reason; never both ways of one column.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use second_chair::page::values::language::Languages;
use second_chair::page::values::settle::settle_column;
use second_chair::page::values::times::{Bare, duration, schedule};
use second_chair::page::values::words::{activity_kind, stage, yes_no};
use second_chair::page::values::{Context, Read, dates, money, numbers};

const GERMAN: &str = include_str!("../../language/de.json");
const JAPANESE: &str = include_str!("../../language/ja.json");

/// Several readings are at least two, and all of them differ.
fn sound<T: PartialEq>(read: &Read<T>) {
    if let Read::Ambiguous(values, _) = read {
        assert!(values.len() > 1);
        assert!(values.iter().enumerate().all(|(at, value)| !values[..at].contains(value)));
    }
}

fuzz_target!(|text: &str| {
    thread_local! {
        static LANGUAGES: Languages = {
            let mut languages = Languages::default();
            languages.learn(GERMAN).unwrap();
            languages.learn(JAPANESE).unwrap();
            languages
        };
    }
    LANGUAGES.with(|languages| {
        for language in ["en", "de", "ja", "xx"] {
            let now = Some(date(2026, 11, 23).at(9, 0, 0, 0));
            let open = Context { now, ..Context::of(languages.of(language)) };
            let column = settle_column(text.split('\n'), &open);
            for context in [open, Context { column, machine: true, ..open }] {
                sound(&numbers::number(text, &context));
                sound(&numbers::percent(text, &context));
                sound(&money::money(text, &context));
                sound(&money::currency(text, &context));
                sound(&dates::date_time(text, &context));
                sound(&schedule(text, &context));
                sound(&duration(text, &context, Bare::Minutes));
            }
            sound(&yes_no(text, language));
            sound(&stage(text, "salesforce", language));
            let _ = activity_kind(text, language);
        }
    });
});
