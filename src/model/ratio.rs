//! Exact fractions. Nothing in a payout or an attainment passes through binary floating point.

use std::cmp::Ordering;

/// An exact fraction of two `i128`, always in lowest terms with a positive denominator.
///
/// Every operation is checked: `None` means that the exact result does not fit, never that it was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

impl Ratio {
    /// The fraction 0.
    pub const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };
    /// The fraction 1.
    pub const ONE: Ratio = Ratio { numerator: 1, denominator: 1 };

    /// `numerator ÷ denominator`; `None` for a denominator of zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Ratio> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = gcd(numerator, denominator) * denominator.signum();
        Some(Ratio { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Ratio {
        Ratio { numerator: value as i128, denominator: 1 }
    }

    /// Reads a plain decimal such as `-12.50` (digits and one point only; the language of a page is not its business).
    pub fn parse(text: &str) -> Option<Ratio> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.') {
            return None;
        }
        let numerator: i128 = format!("{whole}{fraction}").parse().ok()?;
        let denominator = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        Ratio::new(if negative { -numerator } else { numerator }, denominator)
    }

    /// `self + other`.
    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        let shared = gcd(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / shared)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        Ratio::new(left.checked_add(right)?, (self.denominator / shared).checked_mul(other.denominator)?)
    }

    /// `self − other`.
    pub fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// `self × other`.
    pub fn times(self, other: Ratio) -> Option<Ratio> {
        let (first, second) = (gcd(self.numerator, other.denominator), gcd(other.numerator, self.denominator));
        Ratio::new(
            (self.numerator / first).checked_mul(other.numerator / second)?,
            (self.denominator / second).checked_mul(other.denominator / first)?,
        )
    }

    /// `self ÷ other`; `None` also when `other` is zero.
    pub fn over(self, other: Ratio) -> Option<Ratio> {
        self.times(Ratio::new(other.denominator, other.numerator)?)
    }

    /// The sum of all.
    pub fn sum(parts: impl IntoIterator<Item = Ratio>) -> Option<Ratio> {
        parts.into_iter().try_fold(Ratio::ZERO, Ratio::plus)
    }

    /// Whether the fraction is below zero.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether the fraction is zero.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The largest whole number not above the fraction.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The nearest whole number, halves away from zero (C21: what spreadsheets and payroll do).
    pub fn round_half_away(self) -> Option<i128> {
        let doubled = self.numerator.unsigned_abs().checked_mul(2)?;
        let denominator = self.denominator.unsigned_abs();
        let size = doubled.checked_add(denominator)? / denominator.checked_mul(2)?;
        Some(i128::try_from(size).ok()? * self.numerator.signum())
    }

    /// The nearest whole number, halves to the even neighbour.
    pub fn round_half_even(self) -> Option<i128> {
        let floor = self.floor();
        let rest = self.minus(Ratio::new(floor, 1)?)?;
        let up = match rest.cmp(&Ratio::new(1, 2)?) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => floor % 2 != 0,
        };
        floor.checked_add(i128::from(up))
    }

    /// The nearest binary floating point number: for charts and for showing, never for computing a payout.
    #[allow(clippy::cast_precision_loss)]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// Compares whole parts first and then the remainders' reciprocals, so that it can never overflow.
    fn cmp(&self, other: &Ratio) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut flipped = false;
        loop {
            let order = a.floor().cmp(&b.floor());
            let (rest_a, rest_b) = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            let order = if order != Ordering::Equal || (rest_a == 0 && rest_b == 0) {
                order
            } else if rest_a == 0 {
                Ordering::Less
            } else if rest_b == 0 {
                Ordering::Greater
            } else {
                (a, b) = (
                    Ratio { numerator: a.denominator, denominator: rest_a },
                    Ratio { numerator: b.denominator, denominator: rest_b },
                );
                flipped = !flipped;
                continue;
            };
            return if flipped { order.reverse() } else { order };
        }
    }
}

/// Shares `total` whole units among `parts` by largest remainder, so that the shares sum to `total` exactly.
///
/// `parts` are the exact shares in the same unit; `total` is their rounded sum. Ties go to the earlier part (C21).
pub fn apportion(total: i64, parts: &[Ratio]) -> Option<Vec<i64>> {
    let mut shares: Vec<i64> = parts.iter().map(|part| i64::try_from(part.floor()).ok()).collect::<Option<_>>()?;
    let given = shares.iter().try_fold(0_i64, |sum, share| sum.checked_add(*share))?;
    let left = usize::try_from(total.checked_sub(given)?).ok()?;
    let mut order: Vec<(usize, Ratio)> = parts
        .iter()
        .enumerate()
        .map(|(index, part)| Some((index, part.minus(Ratio::new(part.floor(), 1)?)?)))
        .collect::<Option<_>>()?;
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    for (index, _) in order.iter().take(left) {
        if let Some(share) = shares.get_mut(*index) {
            *share += 1;
        }
    }
    Some(shares)
}
