//! Payout curves.

use proptest::prelude::*;
use second_chair::incentive::{Curve, Scale};
use second_chair::model::Ratio;
use second_chair::settings::Setting;
use serde_json::{Value, json};

fn percent(value: i64) -> Ratio {
    Ratio::new(i128::from(value), 100).unwrap()
}

/// A curve whose credit and pay are attainment and payout points: quota and target are 1.
fn curve(payout: &Value) -> Curve {
    let rules = Setting::of(payout).unwrap();
    Curve::of(&rules, Scale { credit: Ratio::ONE, pay: Ratio::ONE, rate: Ratio::ONE }).unwrap()
}

fn slope(from: &str, value: &str) -> Value {
    json!({ "from": from, "kind": "slope", "value": value })
}

/// Plan A: 1.0 to 100 %, 1.25 above, at most 200 %.
fn plan_a() -> Curve {
    curve(&json!({ "curve": [slope("0", "1"), slope("1", "1.25")], "cap": "2" }))
}

fn points(curve: &Curve, attainment: i64) -> Ratio {
    curve.pay(percent(attainment)).unwrap()
}

/// What a curve pays at some percents of attainment, in percent.
fn at(curve: &Curve, attainments: &[i64]) -> Vec<f64> {
    attainments.iter().map(|at| (points(curve, *at).to_f64() * 10_000.0).round() / 100.0).collect()
}

#[test]
fn plan_a_pays_what_the_worked_example_says() {
    assert_eq!(at(&plan_a(), &[80, 100, 112, 180, 900, -10]), [80.0, 100.0, 115.0, 200.0, 200.0, 0.0]);
}

#[test]
fn a_way_across_a_bound_has_a_part_in_each_segment() {
    let parts = plan_a().way(percent(90), percent(190)).unwrap();
    let parts: Vec<(Ratio, Ratio)> = parts.iter().map(|part| (part.credit, part.slope)).collect();
    assert_eq!(parts, [(percent(10), Ratio::ONE), (percent(80), percent(125)), (percent(10), Ratio::ZERO)]);
}

#[test]
fn what_more_credit_can_pay_leaves_the_capped_part_out() {
    let ahead = |at| plan_a().ahead(percent(at), Ratio::ONE).unwrap();
    assert_eq!(ahead(50), (Ratio::ONE, percent(125)));
    assert_eq!(ahead(100), (percent(125), percent(125)));
    assert_eq!(ahead(200), (Ratio::ZERO, Ratio::ZERO));
}

#[test]
fn retroactive_tiers_apply_the_last_one_to_all_and_jump_at_their_bound() {
    let tiers = curve(&json!({ "curve": [slope("0", "0.5"), slope("1", "1")], "tiers": "retroactive" }));
    assert_eq!(at(&tiers, &[99, 100, 120]), [49.5, 100.0, 120.0], "a bound belongs to the higher segment");
    let way = tiers.way(percent(90), percent(110)).unwrap();
    let way: Vec<(f64, bool)> = way.iter().map(|part| (part.pay.to_f64(), part.jump)).collect();
    assert_eq!(way, [(0.05, false), (0.5, true), (0.1, false)]);
}

#[test]
fn a_threshold_catches_up_or_begins_from_zero() {
    let with = |pays: &str| curve(&json!({ "curve": [slope("0", "1")], "threshold": "0.5", "threshold_pays": pays }));
    assert_eq!(at(&with("catch_up"), &[49, 50, 80]), [0.0, 50.0, 80.0]);
    assert_eq!(at(&with("from_zero"), &[49, 50, 80]), [0.0, 0.0, 30.0]);
}

#[test]
fn a_decelerator_reduces_the_part_below_it_or_all_while_it_is_not_reached() {
    let with = |what: &str| {
        curve(
            &json!({ "curve": [slope("0", "1")], "decelerate_below": "0.8", "decelerate_to": "0.5", "decelerate": what }),
        )
    };
    assert_eq!(at(&with("whole"), &[60, 80, 100]), [30.0, 80.0, 100.0]);
    assert_eq!(at(&with("part"), &[60, 80, 100]), [30.0, 40.0, 60.0]);
}

#[test]
fn lines_and_levels_say_what_is_reached() {
    let renewal = curve(&json!({ "curve": [
        { "from": "0", "kind": "level", "value": "0" }, { "from": "0.85", "kind": "line", "value": "0", "to": "1" },
        { "from": "0.95", "kind": "line", "value": "1", "to": "1.2" }, { "from": "1", "kind": "level", "value": "1.2" }
    ] }));
    assert_eq!(at(&renewal, &[84, 85, 90, 95, 100, 130]), [0.0, 0.0, 50.0, 100.0, 120.0, 120.0]);
}

/// Curves of one to five segments with slopes of 0 to 3, some with a cap.
fn curves() -> impl Strategy<Value = (Curve, Option<Ratio>)> {
    let segments = prop::collection::vec((1_i64..80, 0_i64..300), 1..5);
    (segments, prop::option::of(50_i64..400)).prop_map(|(segments, cap)| {
        let text = |percent: i64| format!("{}.{:02}", percent / 100, percent % 100);
        let mut from = 0;
        let mut bounds = Vec::new();
        for (width, rise) in segments {
            bounds.push(slope(&text(from), &text(rise)));
            from += width;
        }
        (curve(&json!({ "curve": bounds, "cap": cap.map(text) })), cap.map(percent))
    })
}

proptest! {
    #[test]
    fn payout_never_falls_as_attainment_rises((curve, _) in curves(), a in 0_i64..500, b in 0_i64..500) {
        prop_assert!(points(&curve, a.min(b)) <= points(&curve, a.max(b)));
    }

    #[test]
    fn marginal_tiers_are_continuous((curve, _) in curves(), at in 0_i64..500) {
        let step = Ratio::new(1, 1_000_000).unwrap();
        let below = curve.pay(percent(at).minus(step).unwrap()).unwrap();
        prop_assert!(points(&curve, at).minus(below).unwrap() <= step.times(Ratio::whole(3)).unwrap());
    }

    #[test]
    fn payout_is_never_above_the_cap((curve, cap) in curves(), at in 0_i64..100_000) {
        if let Some(cap) = cap {
            prop_assert!(points(&curve, at) <= cap);
        }
    }

    #[test]
    fn the_parts_of_a_way_pay_the_difference((curve, _) in curves(), a in -50_i64..500, b in -50_i64..500) {
        let parts = curve.way(percent(a), percent(b)).unwrap();
        let sum = Ratio::sum(parts.iter().map(|part| part.pay)).unwrap();
        prop_assert_eq!(sum, points(&curve, b).minus(points(&curve, a)).unwrap());
    }
}
