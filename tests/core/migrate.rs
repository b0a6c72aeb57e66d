//! Settings of older formats, and settings on their way out and in again.

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::settings::{FORMAT, find, migrate, path_of, with};
use serde_json::{Value, json};

use crate::facts::me_named;

fn own(format: u64, set: &Value) -> String {
    let mut own: Value = serde_json::from_str(&me_named("Sam Okafor", "se")).unwrap();
    own["format"] = json!(format);
    own["set"] = set.clone();
    own.to_string()
}

fn value(engine: &Engine, path: &str) -> Value {
    find(&engine.settings().document, &path_of(path)).cloned().unwrap_or_default()
}

/// Settings as format 1 knew them: where, what, and where it is now.
fn of_format_1() -> impl Strategy<Value = (Value, Vec<(String, Value)>)> {
    let share = || (0_u32..=95).prop_map(|share| f64::from(share) / 100.0);
    let marked = |path: &'static str, value: Value| (format!("{path}.value"), value.clone(), path.to_owned(), value);
    let plain = |path: &'static str, value: Value| (path.to_owned(), value.clone(), path.to_owned(), value);
    let one = prop_oneof![
        share().prop_map(move |share| marked("load.overhead", json!(share))),
        share().prop_map(move |share| marked("load.completeness", json!(share))),
        (1_i32..=13).prop_map(move |weeks| marked("load.weeks", json!(weeks))),
        (1_i32..=260).prop_map(move |days| marked("load.completeness_days", json!(days))),
        (0_i32..=100).prop_map(|share| {
            let value = json!(format!("0.{share:02}"));
            ("plan.seen_in_full.value".to_owned(), value.clone(), "plans.plan_a.seen_in_full".to_owned(), value)
        }),
        (0_i32..=96).prop_map(|quarters| {
            let minutes = quarters * 15;
            let start = (9 * 60).min(24 * 60 - minutes);
            let time = |at: i32| format!("{:02}:{:02}", at / 60, at % 60);
            let hours = if minutes == 0 { String::new() } else { format!("{}-{}", time(start), time(start + minutes)) };
            let before = json!(f64::from(quarters) / 4.0);
            ("load.hours_per_day.value".to_owned(), before, "calendars.standard.friday".to_owned(), json!(hours))
        }),
        (0_i32..=20).prop_map(move |hours| plain("catalogue.kinds.demo.preparation", json!(hours))),
        (0_i32..=9).prop_map(move |weight| plain("handoff.items.why.weight", json!(weight))),
        Just(("catalogue.kinds.demo.mark".to_owned(), json!("ours"), String::new(), Value::Null)),
        Just(("plan.territory.weight_mark".to_owned(), json!("ours"), String::new(), Value::Null)),
        Just(("handoff.items.why.number".to_owned(), json!(7), String::new(), Value::Null)),
    ];
    prop::collection::btree_map(any::<u8>(), one, 0..8).prop_map(|all| {
        let mut set = json!({});
        let mut now = std::collections::BTreeMap::new();
        for (before, value, after, expected) in all.into_values() {
            set = with(&set, &path_of(&before), Some(value));
            now.insert(after, expected);
        }
        now.remove("");
        (set, now.into_iter().collect())
    })
}

/// Valid settings of this format.
fn valid_sets() -> impl Strategy<Value = Value> {
    let at = |path: &'static str, value: Value| (path.to_owned(), value);
    let one = prop_oneof![
        (0_u32..=95).prop_map(move |share| at("load.overhead", json!(f64::from(share) / 100.0))),
        (0_u32..=600).prop_map(move |share| at("load.bands.healthy", json!(0.6 + f64::from(share) / 2000.0))),
        "[a-z]{1,8}".prop_map(move |word| at("catalogue.kinds.demo.words", json!([word]))),
        any::<bool>().prop_map(move |flag| at("catalogue.kinds.rfp.demo", json!(flag))),
        Just(at("catalogue.kinds.event", Value::Null)),
        "\\PC{0,30}".prop_map(move |title| at("words.role_title", json!(title))),
        Just(at("handoff.items.own", json!({ "id": "own", "weight": 2, "owner": "rep", "verified": "amount > 5" }))),
        Just(at("people.bo", json!({ "id": "bo", "name": "Bo Lee", "part_time": 0.8, "roles": ["se", "manager"] }))),
        Just(at("calendars.standard.holidays", json!([{ "date": "2026-12-25", "name": "Christmas, \"the\" day" }]))),
        Just(at(
            "plans.plan_a.components.territory.payout.curve",
            json!([{ "from": "0", "kind": "slope", "value": "0.5" }, { "from": "0.8", "kind": "slope", "value": "2" }])
        )),
    ];
    prop::collection::vec(one, 0..8)
        .prop_map(|all| all.into_iter().fold(json!({}), |set, (path, value)| with(&set, &path_of(&path), Some(value))))
}

proptest! {
    #[test]
    fn settings_of_format_1_validate_and_keep_their_meaning((set, now) in of_format_1()) {
        let mut engine = Engine::new().unwrap();
        prop_assert_eq!(engine.set_settings(&own(1, &set)), []);
        for (path, expected) in &now {
            let read = value(&engine, path);
            let same = read == *expected || read.as_f64().is_some_and(|read| Some(read) == expected.as_f64());
            prop_assert!(same, "{}: {} is not {}", path, read, expected);
        }
        let policy = json!({ "format": 1, "set": set, "lock": ["load.overhead.value", "load.hours_per_day", "catalogue.kinds.demo.mark"] });
        prop_assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
        prop_assert!(engine.settings().is_locked(&path_of("load.overhead")));
        prop_assert!(engine.settings().is_locked(&path_of("calendars.standard.monday")));
        prop_assert!(!engine.settings().is_locked(&path_of("catalogue.kinds.demo.preparation")));
    }

    #[test]
    fn what_is_exported_comes_in_again_as_it_was(set in valid_sets()) {
        let mut engine = Engine::new().unwrap();
        prop_assert_eq!(engine.set_settings(&own(FORMAT, &set)), []);
        let text = engine.own_settings();
        let mut other = Engine::new().unwrap();
        let preview = other.preview_settings(&text);
        prop_assert_eq!(&preview.problems, &[]);
        prop_assert_eq!(preview.text.as_deref(), Some(text.as_str()));
        prop_assert_eq!(other.set_settings(&text), []);
        prop_assert_eq!(other.own_settings(), text);
        prop_assert_eq!(&other.settings().document, &engine.settings().document);
        prop_assert_eq!(other.preview_settings(&engine.own_settings()).changes, []);
        prop_assert_eq!(other.form(), engine.form());
    }

    #[test]
    fn a_faulty_value_costs_nothing_but_itself(set in valid_sets(), overhead in 2.0_f64..9.0) {
        let mut engine = Engine::new().unwrap();
        let good = with(&set, &path_of("load.overhead"), None);
        let faulty = with(&with(&set, &path_of("load.overhead"), Some(json!(overhead))), &path_of("load.colour"), Some(json!(1)));
        let preview = engine.preview_settings(&own(FORMAT, &faulty));
        let paths: Vec<&str> = preview.problems.iter().map(|problem| problem.path.as_str()).collect();
        prop_assert_eq!(paths, ["load.colour", "load.overhead"]);
        prop_assert_eq!(engine.set_settings(preview.text.as_deref().unwrap()), []);
        let mut other = Engine::new().unwrap();
        other.set_settings(&own(FORMAT, &good));
        prop_assert_eq!(&engine.settings().document, &other.settings().document);
    }
}

#[test]
fn a_newer_format_is_refused_and_the_last_good_settings_stay() {
    let mut engine = Engine::new().unwrap();
    assert_eq!(engine.set_settings(&own(FORMAT, &json!({ "load": { "weeks": 8 } }))), []);
    for (text, id) in [
        (json!({ "format": FORMAT + 1 }), "settings-newer"),
        (json!({ "format": "2" }), "settings-format"),
        (json!({ "format": 0 }), "settings-format"),
        (json!({}), "settings-format"),
        (json!(5), "settings-not-object"),
    ] {
        assert_eq!(engine.set_settings(&text.to_string())[0].message.id, id);
        assert_eq!(engine.preview_settings(&text.to_string()).text, None);
        assert_eq!(migrate(text).unwrap_err().message.id, id);
    }
    assert_eq!(value(&engine, "load.weeks"), json!(8));
}

#[test]
fn an_import_keeps_what_waits_behind_a_lock_and_says_so() {
    let mut engine = Engine::new().unwrap();
    let policy = json!({ "format": 2, "set": { "load": { "overhead": 0.25 } }, "lock": ["load.overhead"] });
    assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
    let set = json!({ "load": { "overhead": 0.1, "weeks": 8 } });
    let preview = engine.preview_settings(&own(FORMAT, &set));
    assert_eq!(preview.problems[0].message.id, "settings-locked");
    let paths: Vec<&str> = preview.changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["load.weeks"]);
    engine.set_settings(preview.text.as_deref().unwrap());
    assert_eq!((value(&engine, "load.overhead"), value(&engine, "load.weeks")), (json!(0.25), json!(8)));
    engine.set_policy(Some(r#"{"format":2,"release":true}"#));
    assert_eq!(value(&engine, "load.overhead"), json!(0.1), "the lock is gone");
}

#[test]
fn values_that_hold_only_together_come_together() {
    let mut engine = Engine::new().unwrap();
    let bands = json!({ "load": { "bands": { "room": 0.85, "healthy": 0.9 } } });
    assert_eq!(engine.set_settings(&own(FORMAT, &bands)), []);
    let falling = json!({ "load": { "bands": { "room": 0.9 }, "weeks": 9 } });
    let problems = engine.set_settings(&own(FORMAT, &falling));
    assert_eq!((problems[0].path.as_str(), problems[0].message.id.as_str()), ("load.bands.room", "settings-bands"));
    assert_eq!((value(&engine, "load.bands.room"), value(&engine, "load.weeks")), (json!(0.6), json!(9)));
    let used = json!({ "catalogue": { "kinds": { "demo_onsite": null, "demo": { "preparation": 5 } } } });
    let problems = engine.set_settings(&own(FORMAT, &used));
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn the_form_says_what_is_set_where_and_what_it_was() {
    let mut engine = Engine::new().unwrap();
    let policy = json!({ "format": 2, "set": { "load": { "overhead": 0.25 } }, "lock": ["load.overhead"] });
    engine.set_policy(Some(&policy.to_string()));
    let set =
        json!({ "load": { "weeks": 8 }, "catalogue": { "kinds": { "event": null, "demo": { "preparation": 3 } } } });
    engine.set_settings(&own(FORMAT, &set));
    let form = engine.form();
    let changes: Vec<(&str, &str)> = form.changes.iter().map(|change| (change.path.as_str(), change.layer)).collect();
    assert_eq!(
        changes,
        [
            ("load.overhead", "policy"),
            ("load.weeks", "own"),
            ("catalogue.kinds.demo.preparation", "own"),
            ("catalogue.kinds.event", "own"),
        ]
    );
    let demo = &form.changes[2];
    assert_eq!((demo.from.clone(), demo.to.clone()), (Some(json!(2)), Some(json!(3))));
    let labels: Vec<&str> = demo.labels.iter().map(|label| label.id.as_str()).collect();
    assert_eq!(labels, ["set-catalogue", "set-catalogue-kinds", "kind-demo", "set-catalogue-kinds-preparation"]);
    let text = serde_json::to_value(&form).unwrap();
    let load = text["sections"].as_array().unwrap().iter().find(|section| section["path"] == "load").unwrap();
    let field =
        |path: &str| load["nodes"].as_array().unwrap().iter().find(|node| node["path"] == path).unwrap().clone();
    let overhead = field("load.overhead");
    assert_eq!(
        (&overhead["locked"], &overhead["layer"], &overhead["value"]),
        (&json!(true), &json!("policy"), &json!(0.25))
    );
    assert_eq!((&overhead["default"], &overhead["mark"]), (&json!(0.3), &json!("F4: source S5 (derived)")));
    assert_eq!((&field("load.weeks")["layer"], &field("load.weeks")["locked"]), (&json!("own"), &json!(false)));
}
