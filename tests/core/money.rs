//! Exact fractions and money.

use proptest::prelude::*;
use second_chair::model::{Currency, Money, Ratio, apportion};

fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio::new(i128::from(numerator), i128::from(denominator)).unwrap()
}

#[test]
fn currencies_know_their_minor_units() {
    let decimals = |code| Currency::of(code).map(|currency| currency.decimals());
    assert_eq!(
        [decimals("USD"), decimals("JPY"), decimals("KWD"), decimals("XPF")],
        [Some(2), Some(0), Some(3), Some(0)]
    );
    assert_eq!([decimals("usd"), decimals("ABC"), decimals("")], [None, None, None]);
}

#[test]
fn money_is_written_with_the_currencys_decimals() {
    let text = |minor, code| Money::of_minor(minor, Currency::of(code).unwrap()).decimal();
    assert_eq!(text(123_456, "USD"), "1234.56");
    assert_eq!(text(-5, "USD"), "-0.05");
    assert_eq!(text(1200, "JPY"), "1200");
    assert_eq!(text(1, "KWD"), "0.001");
    assert_eq!(text(i64::MIN, "USD"), "-92233720368547758.08");
}

#[test]
fn money_with_more_decimals_than_the_currency_is_refused() {
    let usd = Currency::of("USD").unwrap();
    assert_eq!(Money::parse("10.50", usd).unwrap().minor, 1050);
    assert_eq!(Money::parse("10.500", usd).unwrap().minor, 1050);
    for refused in ["10.505", "1e3", "", ".", "10.", "-", "1 000", "99999999999999999999"] {
        assert_eq!(Money::parse(refused, usd), None, "{refused}");
    }
}

#[test]
fn halves_are_rounded_away_from_zero() {
    let round = |numerator, denominator| ratio(numerator, denominator).round_half_away();
    assert_eq!([round(5, 2), round(-5, 2), round(7, 3), round(-1, 3)], [Some(3), Some(-3), Some(2), Some(0)]);
}

#[test]
fn what_does_not_fit_is_refused_and_never_wrapped() {
    let large = Ratio::whole(i64::MAX);
    let square = large.times(large).unwrap();
    assert_eq!(square.times(large), None);
    assert_eq!(square.plus(square).and_then(|sum| sum.plus(sum)), None);
    assert_eq!(Ratio::new(1, 0), None);
    assert_eq!(Ratio::ONE.over(Ratio::ZERO), None);
}

proptest! {
    #[test]
    fn decimal_text_reads_back_as_the_same_money(minor in any::<i64>(), code in prop::sample::select(vec!["USD", "JPY", "KWD", "CLF"])) {
        let money = Money::of_minor(minor, Currency::of(code).unwrap());
        prop_assert_eq!(Money::parse(&money.decimal(), money.currency), Some(money));
    }

    #[test]
    fn fractions_obey_the_laws_of_arithmetic(a in -1_000_000_i64..1_000_000, b in 1_i64..1000, c in -1_000_000_i64..1_000_000, d in 1_i64..1000) {
        let (x, y) = (ratio(a, b), ratio(c, d));
        prop_assert_eq!(x.plus(y), y.plus(x));
        prop_assert_eq!(x.times(y), y.times(x));
        prop_assert_eq!(x.plus(y).unwrap().minus(y), Some(x));
        if !y.is_zero() {
            prop_assert_eq!(x.times(y).unwrap().over(y), Some(x));
        }
        let exact = (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
        prop_assert_eq!(x.cmp(&y), exact);
    }

    #[test]
    fn comparing_never_overflows(a in any::<i128>(), b in 1..i128::MAX, c in any::<i128>(), d in 1..i128::MAX) {
        if let (Some(x), Some(y)) = (Ratio::new(a, b), Ratio::new(c, d)) {
            prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
            prop_assert_eq!(x.cmp(&x), std::cmp::Ordering::Equal);
        }
    }

    #[test]
    fn shares_sum_to_the_total_and_stay_within_a_unit(parts in prop::collection::vec((-100_000_i64..100_000, 1_i64..60), 1..20)) {
        let parts: Vec<Ratio> = parts.into_iter().map(|(numerator, denominator)| ratio(numerator, denominator)).collect();
        let total = i64::try_from(Ratio::sum(parts.iter().copied()).unwrap().round_half_away().unwrap()).unwrap();
        let shares = apportion(total, &parts).unwrap();
        prop_assert_eq!(shares.iter().sum::<i64>(), total);
        for (share, part) in shares.iter().zip(&parts) {
            prop_assert!((*share as f64 - part.to_f64()).abs() <= 1.0);
        }
    }
}
