//! Payout curves (C16): marginal segments over exact attainment, with a cap.

use crate::model::Ratio;
use crate::settings::{Shape, Unit, settings};

settings! {
    /// From an attainment on, up to the next segment, so many payout points for each point of attainment.
    pub struct Segment {
        /// Attainment at which it begins, which is its own.
        pub from: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
        /// Payout points per point of attainment.
        pub slope: Ratio = Shape::Decimal(Unit::Points, 0.0, 100.0),
    }
}

/// A marginal curve: payout points as a function of attainment, both as shares of one.
///
/// Segments are `[from, to)`: the bound belongs to the higher segment. Marginal tiers make the curve continuous.
#[derive(Clone, Debug)]
pub struct Curve {
    segments: Vec<Segment>,
    /// Most payout points; `None` for no cap.
    pub cap: Option<Ratio>,
}

/// A piece of the way from one attainment to another that lies in one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Attainment at which the piece starts.
    pub from: Ratio,
    /// Attainment at which it ends.
    pub to: Ratio,
    /// Payout points per attainment point in it; 0 beyond the cap.
    pub slope: Ratio,
}

impl Part {
    /// Payout points of the piece.
    pub fn points(&self) -> Option<Ratio> {
        self.to.minus(self.from)?.times(self.slope)
    }
}

impl Curve {
    /// A curve of segments in order of `from`, the first from 0.
    pub fn of(segments: &[Segment], cap: Option<Ratio>) -> Curve {
        Curve { segments: segments.to_vec(), cap }
    }

    /// The segments as `(from, to, slope)`, the cap made a last segment of slope 0. `None` when a bound does not fit.
    fn bounds(&self) -> Option<Vec<(Ratio, Option<Ratio>, Ratio)>> {
        let mut bounds = Vec::new();
        let mut points = Ratio::ZERO;
        for (index, segment) in self.segments.iter().enumerate() {
            let next = self.segments.get(index + 1).map(|next| next.from);
            let capped_at = match self.cap {
                Some(cap) if !segment.slope.is_zero() => {
                    Some(segment.from.plus(cap.minus(points)?.over(segment.slope)?)?)
                }
                _ => None,
            };
            match (capped_at, next) {
                (Some(at), next) if next.is_none_or(|next| at <= next) => {
                    bounds.push((segment.from, Some(at), segment.slope));
                    bounds.push((at, None, Ratio::ZERO));
                    return Some(bounds);
                }
                (_, next) => {
                    bounds.push((segment.from, next, segment.slope));
                    if let Some(next) = next {
                        points = points.plus(next.minus(segment.from)?.times(segment.slope)?)?;
                    }
                }
            }
        }
        Some(bounds)
    }

    /// The way from attainment `from` to `to` in pieces, one for each segment it crosses; below 0 nothing pays.
    pub fn parts(&self, from: Ratio, to: Ratio) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for (low, high, slope) in self.bounds()? {
            let start = from.max(low);
            let end = high.map_or(to, |high| to.min(high));
            if start < end {
                parts.push(Part { from: start, to: end, slope });
            }
        }
        Some(parts)
    }

    /// Payout points at an attainment; never above the cap.
    pub fn points(&self, attainment: Ratio) -> Option<Ratio> {
        let parts = self.parts(Ratio::ZERO, attainment)?;
        parts.iter().try_fold(Ratio::ZERO, |sum, part| sum.plus(part.points()?))
    }

    /// The least and the greatest slope that is still ahead at `attainment`, the flat part beyond the cap left out;
    /// zero where the cap is reached.
    pub fn slopes_ahead(&self, attainment: Ratio) -> Option<(Ratio, Ratio)> {
        let bounds = self.bounds()?;
        let capped = |index: usize| self.cap.is_some() && index + 1 == bounds.len() && index >= 1;
        let ahead = bounds.iter().enumerate().filter(|(index, (_, high, slope))| {
            high.is_none_or(|high| attainment < high) && !(capped(*index) && slope.is_zero())
        });
        let slopes: Vec<Ratio> = ahead.map(|(_, (_, _, slope))| *slope).collect();
        Some((slopes.iter().min().copied().unwrap_or(Ratio::ZERO), slopes.iter().max().copied().unwrap_or(Ratio::ZERO)))
    }
}
