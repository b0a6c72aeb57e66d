//! What holds of any plan: against a reference in exact fractions, written anew here from the rules' words.

use jiff::civil::Date;
use proptest::prelude::*;
use second_chair::incentive::{Account, Credit, LineOf, PlanRules, Statement};
use second_chair::model::Ratio;
use second_chair::settings::{PersonalPlan, Setting};
use serde_json::{Value, json};

/// One random component: segments as (width in percent, slope or rate in percent), and what else it says.
#[derive(Clone, Debug)]
struct Shape {
    segments: Vec<(i64, i64)>,
    retroactive: bool,
    threshold: Option<(i64, bool)>,
    cap: Option<i64>,
    weight: i64,
}

fn percent(value: i64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

impl Shape {
    fn rules(&self, id: usize) -> Value {
        let mut from = 0;
        let mut curve = Vec::new();
        for (width, slope) in &self.segments {
            curve.push(json!({ "from": percent(from), "kind": "slope", "value": percent(*slope) }));
            from += width;
        }
        json!({ "id": format!("c{id}"), "kind": "attainment", "weight": percent(self.weight), "payout": {
            "curve": curve, "tiers": if self.retroactive { "retroactive" } else { "marginal" }, "cap": self.cap.map(percent),
            "threshold": self.threshold.map(|(at, _)| percent(at)),
            "threshold_pays": if self.threshold.is_some_and(|(_, zero)| zero) { "from_zero" } else { "catch_up" },
        } })
    }

    /// Payout points of an attainment by the rules' words, as a fraction (numerator, denominator) of whole numbers. Everything is
    /// credit × 100 × 100, so that percents of slopes and bounds stay whole; `None` where that does not fit.
    fn reference(&self, credit: i128, quota: i128) -> Option<(i128, i128)> {
        let credit = credit.checked_mul(100)?;
        let threshold = self.threshold.map_or(0, |(at, _)| i128::from(at) * quota);
        let from_zero = self.threshold.is_some_and(|(_, zero)| zero);
        let mut points = if self.retroactive {
            let base = if from_zero { credit.checked_sub(threshold)? } else { credit };
            base.checked_mul(self.slope_at(credit, quota)?)?
        } else {
            let below = if from_zero { self.sum_to(threshold, quota)? } else { 0 };
            self.sum_to(credit, quota)?.checked_sub(below)?
        };
        if credit < threshold.max(0) || credit < 0 {
            points = 0;
        }
        let whole = quota.checked_mul(10_000)?;
        let most = match self.cap {
            Some(cap) => Some(quota.checked_mul(100 * i128::from(cap))?),
            None => None,
        };
        Some((most.map_or(points, |most| points.min(most)), whole))
    }

    /// The bounds of the segments in credit × 100, with their slopes in percent.
    fn bounds(&self, quota: i128) -> Option<Vec<(i128, i128)>> {
        let mut from = 0;
        let bound = |(width, slope): &(i64, i64)| {
            let low = quota.checked_mul(from)?;
            from += i128::from(*width);
            Some((low, i128::from(*slope)))
        };
        self.segments.iter().map(bound).collect()
    }

    fn slope_at(&self, credit: i128, quota: i128) -> Option<i128> {
        Some(self.bounds(quota)?.into_iter().rfind(|(low, _)| *low <= credit).map_or(0, |(_, slope)| slope))
    }

    fn sum_to(&self, credit: i128, quota: i128) -> Option<i128> {
        let bounds = self.bounds(quota)?;
        let mut sum = 0_i128;
        for (index, (low, slope)) in bounds.iter().enumerate() {
            let high = bounds.get(index + 1).map_or(credit, |(next, _)| credit.min(*next));
            sum = sum.checked_add((high - low).max(0).checked_mul(*slope)?)?;
        }
        Some(sum)
    }
}

fn shapes() -> impl Strategy<Value = Shape> {
    (
        prop::collection::vec((10_i64..90, 0_i64..300), 1..5),
        any::<bool>(),
        prop::option::of((10_i64..90, any::<bool>())),
        prop::option::of(80_i64..300),
        1_i64..100,
    )
        .prop_map(|(segments, retroactive, threshold, cap, weight)| Shape {
            segments,
            retroactive,
            threshold,
            cap,
            weight,
        })
}

fn plan(shapes: &[Shape]) -> PlanRules {
    let components: Vec<Value> = shapes.iter().enumerate().map(|(id, shape)| shape.rules(id)).collect();
    Setting::of(&json!({ "id": "random", "clawback": { "within_days": 365 }, "components": components })).unwrap()
}

fn person(variable: i64, quota: i64) -> PersonalPlan {
    let plan = json!({ "format": 2, "origin": "https://crm.example", "user_id": "9", "plan": "random", "currency": "JPY", "variable": variable.to_string(),
        "year_start": "2026-01-01", "measure": "amount", "quota": quota.to_string() });
    PersonalPlan::read(&plan.to_string()).unwrap().0
}

fn credits(values: &[i64], cancelled: bool) -> Vec<Credit> {
    let day = |index: usize| Date::new(2026, 1 + (index % 11) as i8, 1 + (index % 28) as i8).unwrap();
    values
        .iter()
        .enumerate()
        .map(|(deal, value)| Credit {
            deal,
            name: format!("Deal {deal:03}"),
            date: day(deal),
            value: Ratio::whole(*value),
            cancelled: cancelled.then(|| Date::new(2026, 12, 1 + (deal % 28) as i8).unwrap()),
        })
        .collect()
}

fn statement(plan: &PlanRules, person: &PersonalPlan, credits: &[Credit]) -> Statement {
    let account = Account::of(plan, person, vec![credits.to_vec(); plan.components.len()]).unwrap();
    Statement::of(&account, Date::new(2026, 12, 31).unwrap()).unwrap()
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// Half away from zero of a fraction.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator.abs() + denominator) / (2 * denominator) * numerator.signum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_and_portfolio_pays_what_exact_fractions_say_and_its_lines_sum_to_it(
        shapes in prop::collection::vec(shapes(), 1..4), values in prop::collection::vec(-3_000_i64..60_000, 0..8),
        variable in 1_i64..90_000_000, quota in 1_i64..200_000,
    ) {
        let (plan, person) = (plan(&shapes), person(variable, quota));
        let made = statement(&plan, &person, &credits(&values, false));
        let credit: i128 = values.iter().map(|value| i128::from(*value)).sum();
        let mut total = 0;
        for (shape, earned) in shapes.iter().zip(&made.components) {
            let (points, whole) = shape.reference(credit, i128::from(quota)).unwrap();
            let expected = rounded(points * i128::from(variable) * i128::from(shape.weight), whole * 100);
            prop_assert_eq!(i128::from(earned.earned.minor), expected, "{:?} {} of {}", shape, credit, quota);
            prop_assert_eq!(earned.lines.iter().map(|line| line.pay.minor).sum::<i64>(), earned.earned.minor);
            total += earned.earned.minor;
        }
        prop_assert_eq!(made.total.minor, total);
    }
}

proptest! {
    #[test]
    fn pay_does_not_depend_on_the_order_of_deals_nor_on_how_a_deal_is_split(
        shapes in prop::collection::vec(shapes(), 1..3), values in prop::collection::vec(1_i64..60_000, 1..6), share in 1_i64..99,
    ) {
        let (plan, person) = (plan(&shapes), person(7_000_001, 100_003));
        let whole = statement(&plan, &person, &credits(&values, false)).total;
        let mut other = credits(&values, false);
        other.reverse();
        prop_assert_eq!(statement(&plan, &person, &other).total, whole);
        let moved: Vec<i64> = values.iter().rev().copied().collect();
        prop_assert_eq!(statement(&plan, &person, &credits(&moved, false)).total, whole);
        let mut split = credits(&values, false);
        let part = split[0].value.times(Ratio::new(i128::from(share), 100).unwrap()).unwrap();
        let rest = Credit { deal: 99, value: split[0].value.minus(part).unwrap(), ..split[0].clone() };
        split[0].value = part;
        split.push(rest);
        prop_assert_eq!(statement(&plan, &person, &split).total, whole);
    }

    #[test]
    fn more_credit_never_pays_less_under_rising_tiers(
        mut shape in shapes(), values in prop::collection::vec(1_i64..60_000, 1..6), more in 1_i64..60_000,
    ) {
        // A retroactive tier that falls pays less for more: there the plan itself says so.
        shape.segments.sort_by_key(|(_, slope)| *slope);
        let (plan, person) = (plan(&[shape]), person(9_999_999, 77_777));
        let before = statement(&plan, &person, &credits(&values, false)).total.minor;
        let values: Vec<i64> = values.into_iter().chain([more]).collect();
        prop_assert!(statement(&plan, &person, &credits(&values, false)).total.minor >= before);
    }

    #[test]
    fn cancelling_everything_leaves_nothing(shapes in prop::collection::vec(shapes(), 1..3), values in prop::collection::vec(1_i64..60_000, 1..7)) {
        let (plan, person) = (plan(&shapes), person(8_000_000, 90_000));
        let made = statement(&plan, &person, &credits(&values, true));
        prop_assert_eq!(made.total.minor, 0);
        // What comes back is posted beside the lines that were paid; they stay as they were.
        let paid = statement(&plan, &person, &credits(&values, false));
        for (cancelled, paid) in made.components.iter().zip(&paid.components) {
            let original = cancelled.lines.iter().filter(|line| !matches!(line.of, LineOf::Clawback(_))).count();
            prop_assert_eq!(original, paid.lines.len());
        }
    }

    #[test]
    fn a_cancelled_deal_never_takes_more_than_all_that_was_paid(
        shapes in prop::collection::vec(shapes(), 1..3), values in prop::collection::vec(1_i64..60_000, 2..7), which in any::<prop::sample::Index>(),
    ) {
        let (plan, person) = (plan(&shapes), person(8_000_000, 90_000));
        let mut some = credits(&values, false);
        let at = which.index(some.len());
        some[at].cancelled = Some(Date::new(2026, 12, 15).unwrap());
        let made = statement(&plan, &person, &some);
        let paid = statement(&plan, &person, &credits(&values, false));
        prop_assert!(made.total.minor <= paid.total.minor && made.components.iter().all(|one| one.earned.minor >= 0));
    }

    #[test]
    fn large_amounts_are_exact_or_refused(
        shape in shapes(), values in prop::collection::vec(-1_000_000_000_000_000_i64..1_000_000_000_000_000, 1..5),
        quota in 1_i64..1_000_000_000_000_000, variable in 1_i64..1_000_000_000_000_000,
    ) {
        let (plan, person) = (plan(std::slice::from_ref(&shape)), person(variable, quota));
        let account = Account::of(&plan, &person, vec![credits(&values, false)]);
        let made = account.and_then(|account| Statement::of(&account, Date::new(2026, 12, 31).unwrap()));
        let credit: i128 = values.iter().map(|value| i128::from(*value)).sum();
        // The reference in fractions of whole numbers fits only so far; where it does, the two agree.
        let Some((points, whole)) = shape.reference(credit, i128::from(quota)) else { return Ok(()) };
        let shared = gcd(points, whole).max(1);
        let exact = (points / shared).checked_mul(i128::from(variable)).and_then(|pay| pay.checked_mul(2 * i128::from(shape.weight)));
        let whole = (whole / shared).checked_mul(100);
        if let (Some(made), Some(exact), Some(whole)) = (made, exact, whole.filter(|whole| whole.checked_mul(2).is_some())) {
            prop_assert_eq!(i128::from(made.total.minor), rounded(exact / 2, whole));
        }
    }
}
