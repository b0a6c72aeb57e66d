//! Distributions against enumeration.

use proptest::prelude::*;
use second_chair::outlook::Distribution;

fn sum(parts: &[(u32, f64)]) -> Distribution {
    parts
        .iter()
        .fold(Distribution::point(0), |sum, (value, chance)| sum.plus(&Distribution::if_it_happens(*value, *chance)))
}

#[test]
fn two_hundred_deals_at_thirty_percent() {
    // The check printed in rule C7: independent, 52 to 68 wins; with the market factor, 40 to 80.
    let wins = |chance: f64| sum(&vec![(1, chance); 200]);
    let independent = wins(0.3);
    assert_eq!((independent.quantile(0.1), independent.quantile(0.9)), (52, 68));
    let states = [(-0.6, 10.0), (-0.3, 20.0), (0.0, 40.0), (0.3, 20.0), (0.6, 10.0)];
    let parts: Vec<(f64, Distribution)> =
        states.iter().map(|(s, weight)| (*weight, wins(0.3 + 0.3 * 0.7 * s))).collect();
    let together = Distribution::mixture(&parts).unwrap();
    assert_eq!((together.quantile(0.1), together.quantile(0.9)), (40, 80));
    assert!((together.mean() - 60.0).abs() < 1e-9);
}

#[test]
fn chances_out_of_range_and_no_numbers_are_bounded() {
    for (given, chance) in [(f64::NAN, 0.0), (-3.0, 0.0), (7.0, 1.0)] {
        assert!((Distribution::if_it_happens(4, given).above(0) - chance).abs() < 1e-15);
    }
    assert_eq!(Distribution::mixture(&[]), None);
    assert_eq!(Distribution::mixture(&[(0.0, Distribution::point(1))]), None);
}

proptest! {
    #[test]
    fn sums_equal_enumeration(parts in prop::collection::vec((0_u32..20, 0.0_f64..=1.0), 0..9)) {
        let computed = sum(&parts);
        let mut all = 0.0;
        for (value, chance) in computed.iter() {
            let mut enumerated = 0.0;
            for happens in 0..1_u32 << parts.len() {
                let is = |index: usize| happens >> index & 1 == 1;
                let total: u32 = parts.iter().enumerate().filter(|(index, _)| is(*index)).map(|(_, part)| part.0).sum();
                if i64::from(total) == value {
                    enumerated += parts.iter().enumerate().map(|(index, part)| if is(index) { part.1 } else { 1.0 - part.1 }).product::<f64>();
                }
            }
            prop_assert!((chance - enumerated).abs() < 1e-12);
            all += chance;
        }
        prop_assert!((all - 1.0).abs() < 1e-12);
        let mean: f64 = parts.iter().map(|(value, chance)| f64::from(*value) * chance).sum();
        prop_assert!((computed.mean() - mean).abs() < 1e-9);
    }
}
