//! Discrete distributions on a whole-number grid, by exact convolution.

/// Adds `more`, each times `weight`, to the numbers from `at` on. Nearly all of an outlook's time is spent here, and a compiler
/// that goes for size unrolls nothing: four at a time by hand.
fn add(sums: &mut [f64], at: usize, more: &[f64], weight: f64) {
    let sums = sums.get_mut(at..).unwrap_or_default();
    let (fours, _) = sums.as_chunks_mut::<4>();
    let (more_fours, _) = more.as_chunks::<4>();
    for ([a, b, c, d], [w, x, y, z]) in fours.iter_mut().zip(more_fours) {
        *a += weight * w;
        *b += weight * x;
        *c += weight * y;
        *d += weight * z;
    }
    // What is left over of `more` may lie in the next four of the sums.
    let done = 4 * fours.len().min(more_fours.len());
    for (sum, more) in sums.iter_mut().skip(done).zip(more.iter().skip(done)) {
        *sum += weight * more;
    }
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
        let mut chances = vec![0.0; self.chances.len() + other.chances.len() - 1];
        for (shift, weight) in self.chances.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            add(&mut chances, shift, &other.chances, *weight);
        }
        Distribution { first: self.first + other.first, chances }
    }

    /// One of several, each with its weight: the weights are shares of their sum.
    pub fn mixture(parts: &[(f64, Distribution)]) -> Option<Distribution> {
        let all: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let first = parts.iter().map(|(_, part)| part.first).min()?;
        let last = parts.iter().map(|(_, part)| part.last()).max()?;
        if !(all > 0.0 && all.is_finite()) {
            return None;
        }
        let mut chances = vec![0.0; usize::try_from(last - first).ok()? + 1];
        for (weight, part) in parts {
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
