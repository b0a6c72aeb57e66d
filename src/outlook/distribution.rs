//! Discrete distributions on a whole-number grid, by exact convolution.

use std::borrow::Borrow;

use super::pair::Pair;

/// Adds `more`, each times `weight`, to the numbers from `at` on.
fn add(sums: &mut [f64], at: usize, more: &[f64], weight: f64) {
    for (sum, more) in sums.get_mut(at..).unwrap_or_default().iter_mut().zip(more) {
        *sum += weight * more;
    }
}

/// The chances of the sum of two independent amounts, given theirs. Nearly all of an outlook's time is spent here: four chances of
/// the shorter list are taken at a time, so that each number of the longer one and of the sums is fetched once for all four.
fn convolved(one: &[f64], other: &[f64]) -> Vec<f64> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let zero = Pair::both(0.0);
    let (twos, last) = long.as_chunks::<2>();
    let mut pairs: Vec<Pair> = Vec::with_capacity(twos.len() + 3);
    pairs.extend(twos.iter().map(|[first, second]| Pair::of(*first, *second)));
    // What lies three places behind the end still meets the last of the four.
    pairs.extend([Pair::of(last.first().copied().unwrap_or(0.0), 0.0), zero, zero]);
    let mut sums = vec![zero; 2 * short.len().div_ceil(4) + pairs.len()];
    for (at, four) in short.chunks(4).enumerate().filter(|(_, four)| four.iter().any(|chance| *chance > 0.0)) {
        let weight = |place: usize| Pair::both(four.get(place).copied().unwrap_or(0.0));
        let (first, second, third, fourth) = (weight(0), weight(1), weight(2), weight(3));
        // The numbers one, two and three places before.
        let (mut two_before, mut three_before) = (zero, zero);
        for (sum, now) in sums.get_mut(2 * at..).unwrap_or_default().iter_mut().zip(&pairs) {
            let one_before = two_before.across(*now);
            *sum = sum.plus(first, *now).plus(second, one_before).plus(third, two_before).plus(fourth, three_before);
            (two_before, three_before) = (*now, one_before);
        }
    }
    let mut chances = vec![0.0; 2 * sums.len()];
    let (twos, _) = chances.as_chunks_mut::<2>();
    twos.iter_mut().zip(&sums).for_each(|(two, sum)| *two = sum.parts());
    chances.truncate(one.len() + other.len() - 1);
    chances
}

/// The chances of whole numbers from `first` on. They sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    first: i64,
    chances: Vec<f64>,
}

impl Distribution {
    /// Always `value`.
    pub fn point(value: i64) -> Distribution {
        Distribution { first: value, chances: vec![1.0] }
    }

    /// `value` with a chance of `chance`, else 0. A chance outside 0…1, or not a number, counts as the nearest of the two.
    pub fn if_it_happens(value: u32, chance: f64) -> Distribution {
        let chance = if chance.is_nan() { 0.0 } else { chance.clamp(0.0, 1.0) };
        let mut chances = vec![0.0; usize::try_from(value).unwrap_or(0) + 1];
        if let Some(none) = chances.first_mut() {
            *none = 1.0 - chance;
        }
        if let Some(all) = chances.last_mut() {
            *all = if value == 0 { 1.0 } else { chance };
        }
        Distribution { first: 0, chances }
    }

    /// The sum of two independent amounts. Costs the product of both lengths.
    pub fn plus(&self, other: &Distribution) -> Distribution {
        let chances = match (self.chances.as_slice(), other.chances.as_slice()) {
            ([_], _) => other.chances.clone(),
            (_, [_]) => self.chances.clone(),
            (one, other) => convolved(one, other),
        };
        Distribution { first: self.first + other.first, chances }
    }

    /// One of several, each with its weight: the weights are shares of their sum.
    pub fn mixture<D: Borrow<Distribution>>(parts: &[(f64, D)]) -> Option<Distribution> {
        let all: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let first = parts.iter().map(|(_, part)| part.borrow().first).min()?;
        let last = parts.iter().map(|(_, part)| part.borrow().last()).max()?;
        if !(all > 0.0 && all.is_finite()) {
            return None;
        }
        let mut chances = vec![0.0; usize::try_from(last - first).ok()? + 1];
        for (weight, part) in parts {
            let part = part.borrow();
            let shift = usize::try_from(part.first - first).ok()?;
            add(&mut chances, shift, &part.chances, weight / all);
        }
        Some(Distribution { first, chances })
    }

    fn last(&self) -> i64 {
        self.first + i64::try_from(self.chances.len()).unwrap_or(1) - 1
    }

    /// Each value with its chance, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, f64)> + '_ {
        (self.first..).zip(self.chances.iter().copied())
    }

    /// The mean.
    #[allow(clippy::cast_precision_loss)]
    pub fn mean(&self) -> f64 {
        self.iter().map(|(value, chance)| value as f64 * chance).sum()
    }

    /// The variance.
    #[allow(clippy::cast_precision_loss)]
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.iter().map(|(value, chance)| (value as f64 - mean).powi(2) * chance).sum()
    }

    /// What of the amount lies between two bounds: 0 up to the lower one, and nothing beyond the upper one.
    pub fn between(&self, low: i64, high: i64) -> Distribution {
        let span = (high - low).max(0);
        let mut chances = vec![0.0; usize::try_from(span).unwrap_or(0) + 1];
        for (value, chance) in self.iter() {
            let part = usize::try_from((value - low).clamp(0, span)).unwrap_or(0);
            chances.iter_mut().skip(part).take(1).for_each(|sum| *sum += chance);
        }
        Distribution { first: 0, chances }.trimmed()
    }

    /// Either `value` more, with a chance of `chance`, or as it is. Costs no more than its length.
    pub fn or_more(&self, value: u32, chance: f64) -> Distribution {
        let chance = if chance.is_nan() { 0.0 } else { chance.clamp(0.0, 1.0) };
        let shift = usize::try_from(value).unwrap_or(0);
        if chance == 0.0 || shift == 0 {
            return self.clone();
        }
        let mut chances = vec![0.0; self.chances.len() + shift];
        for (sum, own) in chances.iter_mut().zip(&self.chances) {
            *sum += (1.0 - chance) * own;
        }
        for (sum, own) in chances.iter_mut().skip(shift).zip(&self.chances) {
            *sum += chance * own;
        }
        Distribution { first: self.first, chances }
    }

    /// Without the values at both ends that together have no more chance than a rounding error of the whole.
    fn trimmed(mut self) -> Distribution {
        const NOTHING: f64 = 1e-17;
        let ends = |chances: &mut dyn Iterator<Item = &f64>| {
            let mut sum = 0.0;
            chances
                .take_while(|chance| {
                    sum += **chance;
                    sum < NOTHING
                })
                .count()
        };
        let back = ends(&mut self.chances.iter().rev());
        self.chances.truncate(self.chances.len().saturating_sub(back).max(1));
        let front = ends(&mut self.chances.iter()).min(self.chances.len().saturating_sub(1));
        self.chances.drain(..front);
        self.first += i64::try_from(front).unwrap_or(0);
        self
    }

    /// The sum of independent amounts, those of the fewest values first. 0 for none. What is left out at the ends on the way has
    /// no chance that a 64-bit number could tell from 0 in the whole.
    pub fn sum(parts: impl IntoIterator<Item = Distribution>) -> Distribution {
        let mut parts: Vec<Distribution> = parts.into_iter().collect();
        parts.sort_by_key(|part| part.chances.len());
        while parts.len() > 1 {
            let mut pairs = parts.chunks(2);
            let mut next = Vec::with_capacity(parts.len().div_ceil(2));
            for pair in &mut pairs {
                next.push(match pair {
                    [one, other] => one.plus(other).trimmed(),
                    [one] => one.clone(),
                    _ => Distribution::point(0),
                });
            }
            parts = next;
        }
        parts.pop().unwrap_or_else(|| Distribution::point(0))
    }

    /// The smallest value that is not exceeded with a chance of at least `share`: the median for 0.5.
    pub fn quantile(&self, share: f64) -> i64 {
        let mut sum = 0.0;
        let reached = self.iter().find(|(_, chance)| {
            sum += chance;
            sum >= share - 1e-12
        });
        reached.map_or(self.last(), |(value, _)| value)
    }

    /// The chance of more than `limit`.
    pub fn above(&self, limit: i64) -> f64 {
        self.iter().filter(|(value, _)| *value > limit).map(|(_, chance)| chance).sum()
    }
}
