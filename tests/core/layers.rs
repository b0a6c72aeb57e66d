//! Layers of settings, locks, and the organisation's policy.

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::settings::{Layer, path_of};
use serde_json::{Value, json};

use crate::facts::{me, report};

fn own(set: Value) -> String {
    let mut own: Value = serde_json::from_str(&me("se")).unwrap();
    own["set"] = set;
    own.to_string()
}

fn policy(set: Value, lock: &[&str]) -> String {
    json!({ "format": 2, "set": set, "lock": lock }).to_string()
}

fn overhead(engine: &Engine) -> f64 {
    engine.settings().settings.load.overhead
}

fn paths(problems: &[second_chair::error::Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.path.as_str()).collect()
}

#[test]
fn the_upper_layer_wins_and_every_value_knows_its_layer() {
    let mut engine = Engine::new().unwrap();
    let layer = |engine: &Engine, path: &str| engine.settings().layer(&path_of(path));
    assert_eq!((overhead(&engine), layer(&engine, "load.overhead")), (0.3, Layer::Default));
    assert!(engine.set_policy(Some(&policy(json!({ "load": { "overhead": 0.25 } }), &[]))).is_empty());
    assert_eq!((overhead(&engine), layer(&engine, "load.overhead")), (0.25, Layer::Policy));
    assert!(engine.set_settings(&own(json!({ "load": { "overhead": 0.2 } }))).is_empty());
    assert_eq!((overhead(&engine), layer(&engine, "load.overhead")), (0.2, Layer::Own));
    assert_eq!(layer(&engine, "load.weeks"), Layer::Default);
    assert!(engine.set_settings(&own(json!({}))).is_empty());
    assert_eq!(overhead(&engine), 0.25);
}

#[test]
fn a_locked_value_cannot_be_changed_from_below() {
    let mut engine = Engine::new().unwrap();
    engine.set_policy(Some(&policy(json!({ "load": { "overhead": 0.25 } }), &["load.overhead"])));
    let problems = engine.set_settings(&own(json!({ "load": { "overhead": 0.1, "weeks": 8 } })));
    assert_eq!(paths(&problems), ["load.overhead"]);
    assert_eq!(problems[0].message.id, "settings-locked");
    assert_eq!((overhead(&engine), engine.settings().settings.load.weeks), (0.25, 8));
    assert!(engine.settings().is_locked(&path_of("load.overhead")));
    assert!(!engine.settings().is_locked(&path_of("load.weeks")));
}

#[test]
fn members_of_a_list_are_addressed_by_their_id() {
    let mut engine = Engine::new().unwrap();
    let kind = json!({ "id": "pairing", "preparation": 0, "delivery": 2, "follow_up": 0, "words": ["pairing"] });
    let set = json!({ "catalogue": { "kinds": { "demo": { "preparation": 3 }, "event": null, "pairing": kind } } });
    assert!(engine.set_settings(&own(set)).is_empty());
    let kinds = engine.settings().settings.catalogue.kinds();
    let find = |id: &str| kinds.iter().find(|kind| kind.id == id);
    assert_eq!(find("demo").unwrap().preparation().in_hours(), 3.0);
    assert_eq!(find("pairing").unwrap().delivery().in_hours(), 2.0);
    assert!(find("event").is_none());
}

#[test]
fn a_member_keeps_its_id() {
    let mut engine = Engine::new().unwrap();
    let same = json!({ "catalogue": { "kinds": { "demo": { "id": "demo", "preparation": 3 } } } });
    assert_eq!(engine.set_settings(&own(same)), []);
    let other = json!({ "catalogue": { "kinds": { "demo": { "id": "rfp", "preparation": 4 } } } });
    let problems = engine.set_settings(&own(other));
    assert_eq!(
        (paths(&problems), problems[0].message.id.as_str()),
        (vec!["catalogue.kinds.demo.id"], "settings-same-place")
    );
    let kinds = engine.settings().settings.catalogue.kinds();
    assert_eq!(kinds.iter().find(|kind| kind.id == "demo").unwrap().preparation().in_hours(), 4.0);
}

#[test]
fn a_bad_value_is_named_and_never_loses_the_rest() {
    let mut engine = Engine::new().unwrap();
    let set = json!({ "load": { "overhead": 7, "weeks": "six", "colour": 1, "completeness": 0.5 }, "plan": 5 });
    let problems = engine.set_settings(&own(set));
    assert_eq!(paths(&problems), ["load.colour", "load.overhead", "load.weeks", "plans.plan_a"]);
    assert_eq!(engine.settings().settings.load.completeness, 0.5);
    assert_eq!(overhead(&engine), 0.3);
}

#[test]
fn a_policy_is_taken_whole_or_not_at_all() {
    let mut engine = Engine::new().unwrap();
    let good = policy(json!({ "load": { "overhead": 0.25 } }), &["load.overhead"]);
    let broken = policy(json!({ "load": { "weeks": 8, "overhead": "0.2" } }), &[]);
    assert_eq!(engine.set_policy(Some(&broken))[0].message.id, "policy-broken");
    assert_eq!((overhead(&engine), engine.settings().settings.load.weeks), (0.3, 6));
    assert!(engine.set_policy(Some(&good)).is_empty());
    for (delivered, said) in
        [(Some(broken.as_str()), "policy-broken-kept"), (Some("{"), "policy-broken-kept"), (None, "policy-absent")]
    {
        assert_eq!(engine.set_policy(delivered)[0].message.id, said);
        assert_eq!(overhead(&engine), 0.25);
        assert!(engine.settings().is_locked(&path_of("load.overhead")), "the last lock stays");
        assert!(report(&engine, None).notices.iter().any(|notice| notice.id == said), "the panel says so");
    }
    assert_eq!(paths(&engine.set_policy(Some(&policy(json!({}), &["load.nothing"])))), ["", "lock.load.nothing"]);
    assert!(engine.set_policy(Some(r#"{"format":2,"release":true}"#)).is_empty());
    assert_eq!(overhead(&engine), 0.3);
    assert!(engine.set_policy(None).is_empty());
}

#[test]
fn what_a_policy_says_of_a_crm_counts_before_ones_own() {
    let mut engine = Engine::new().unwrap();
    let crm = |visible: &str| json!([{ "origin": crate::facts::ORIGIN, "deals_visible": visible }]);
    let deal = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa Kim,Lea Petit,,";
    engine.ingest(crate::facts::ORIGIN, &crate::facts::deals(&[deal])).unwrap();
    engine.ingest(crate::facts::ORIGIN, &crate::facts::activities(&[])).unwrap();
    let page = crate::facts::record("17", &[("card-name", "Data hub")], "2026-11-23T08:30:00Z");
    engine.ingest(crate::facts::ORIGIN, &page).unwrap();
    let mut mine: Value = serde_json::from_str(&crate::facts::me_named("Rosa Kim", "manager")).unwrap();
    mine["crm"] = crm("all");
    engine.set_settings(&mine.to_string());
    let sight = |engine: &Engine| report(engine, Some("17")).workload.unwrap().sight;
    assert_eq!(sight(&engine), "availability");
    engine.set_policy(Some(&json!({ "format": 2, "crm": crm("own") }).to_string()));
    assert_eq!(sight(&engine), "partial");
}

/// One of the ways in which settings can arrive.
#[derive(Clone, Debug)]
enum Arrival {
    Own(f64),
    Policy(f64, bool),
    Gone,
}

proptest! {
    #[test]
    fn the_last_policy_and_the_last_own_settings_decide_whatever_came_before(arrivals in prop::collection::vec(prop_oneof![
        (0.0_f64..1.2).prop_map(Arrival::Own), (0.0_f64..1.2, any::<bool>()).prop_map(|(share, lock)| Arrival::Policy(share, lock)), Just(Arrival::Gone)
    ], 0..8)) {
        let set = |share: f64| json!({ "load": { "overhead": share } });
        let good = |share: f64| share <= 0.95;
        let mut engine = Engine::new().unwrap();
        let (mut last_policy, mut last_own) = (None, None);
        for arrival in &arrivals {
            match arrival {
                Arrival::Own(share) => {
                    engine.set_settings(&own(set(*share)));
                    last_own = Some(*share);
                }
                Arrival::Policy(share, lock) => {
                    engine.set_policy(Some(&policy(set(*share), if *lock { &["load.overhead"] } else { &[] })));
                    if good(*share) {
                        last_policy = Some((*share, *lock));
                    }
                }
                Arrival::Gone => { engine.set_policy(None); }
            }
        }
        let base = last_policy.map_or(0.3, |(share, _)| share);
        let locked = last_policy.is_some_and(|(_, lock)| lock);
        let expected = last_own.filter(|share| good(*share) && !locked).unwrap_or(base);
        prop_assert_eq!(overhead(&engine), expected);
    }

    #[test]
    fn no_text_leaves_the_engine_without_settings(text in ".{0,200}", set in "[a-z]{1,9}") {
        let mut engine = Engine::new().unwrap();
        engine.set_policy(Some(&text));
        engine.set_settings(&text);
        engine.set_settings(&own(json!({ set: text })));
        prop_assert_eq!(engine.settings().settings.load.weeks, 6);
    }
}
