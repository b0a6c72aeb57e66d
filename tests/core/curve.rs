//! Payout curves.

use proptest::prelude::*;
use second_chair::incentive::{Curve, Segment};
use second_chair::model::Ratio;

fn percent(value: i64) -> Ratio {
    Ratio::new(i128::from(value), 100).unwrap()
}

/// A curve of `(from, slope)` segments.
fn curve(segments: &[(Ratio, Ratio)], cap: Option<Ratio>) -> Curve {
    let segments: Vec<Segment> = segments.iter().map(|(from, slope)| Segment { from: *from, slope: *slope }).collect();
    Curve::of(&segments, cap)
}

/// Plan A: 1.0 to 100 %, 1.25 above, at most 200 %.
fn plan_a() -> Curve {
    curve(&[(Ratio::ZERO, Ratio::ONE), (Ratio::ONE, percent(125))], Some(percent(200)))
}

fn points(curve: &Curve, attainment: Ratio) -> Ratio {
    curve.points(attainment).unwrap()
}

#[test]
fn plan_a_pays_what_the_worked_example_says() {
    assert_eq!(points(&plan_a(), percent(80)), percent(80));
    assert_eq!(points(&plan_a(), percent(100)), percent(100));
    assert_eq!(points(&plan_a(), percent(112)), percent(115));
    assert_eq!(points(&plan_a(), percent(180)), percent(200));
    assert_eq!(points(&plan_a(), percent(900)), percent(200));
    assert_eq!(points(&plan_a(), percent(-10)), Ratio::ZERO);
}

#[test]
fn a_way_across_a_bound_has_a_part_in_each_segment() {
    let parts = plan_a().parts(percent(90), percent(190)).unwrap();
    let bounds: Vec<(Ratio, Ratio, Ratio)> = parts.iter().map(|part| (part.from, part.to, part.slope)).collect();
    assert_eq!(
        bounds,
        [
            (percent(90), percent(100), Ratio::ONE),
            (percent(100), percent(180), percent(125)),
            (percent(180), percent(190), Ratio::ZERO)
        ]
    );
}

#[test]
fn slopes_ahead_leave_the_capped_part_out() {
    let ahead = |at| plan_a().slopes_ahead(percent(at)).unwrap();
    assert_eq!(ahead(50), (Ratio::ONE, percent(125)));
    assert_eq!(ahead(100), (percent(125), percent(125)));
    assert_eq!(ahead(200), (Ratio::ZERO, Ratio::ZERO));
}

/// Curves of one to five segments with slopes of 0 to 3, some with a cap.
fn curves() -> impl Strategy<Value = Curve> {
    let segments = prop::collection::vec((1_i64..80, 0_i64..300), 1..5);
    (segments, prop::option::of(50_i64..400)).prop_map(|(segments, cap)| {
        let mut from = 0;
        let mut bounds = Vec::new();
        for (width, slope) in segments {
            bounds.push((percent(from), percent(slope)));
            from += width;
        }
        curve(&bounds, cap.map(percent))
    })
}

proptest! {
    #[test]
    fn payout_never_falls_as_attainment_rises(curve in curves(), a in 0_i64..500, b in 0_i64..500) {
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(points(&curve, percent(low)) <= points(&curve, percent(high)));
    }

    #[test]
    fn marginal_tiers_are_continuous(curve in curves(), at in 0_i64..500) {
        let step = Ratio::new(1, 1_000_000).unwrap();
        let rise = points(&curve, percent(at).plus(step).unwrap()).minus(points(&curve, percent(at))).unwrap();
        prop_assert!(rise <= step.times(Ratio::whole(3)).unwrap());
    }

    #[test]
    fn payout_is_never_above_the_cap(curve in curves(), at in 0_i64..100_000) {
        if let Some(cap) = curve.cap {
            prop_assert!(points(&curve, percent(at)) <= cap);
        }
    }

    #[test]
    fn the_parts_of_a_way_pay_the_difference(curve in curves(), a in 0_i64..500, b in 0_i64..500) {
        let (low, high) = (percent(a.min(b)), percent(a.max(b)));
        let parts = curve.parts(low, high).unwrap();
        let sum = Ratio::sum(parts.iter().map(|part| part.points().unwrap())).unwrap();
        prop_assert_eq!(sum, points(&curve, high).minus(points(&curve, low)).unwrap());
    }
}
