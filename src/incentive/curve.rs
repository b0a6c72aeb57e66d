//! Payout curves (C16): whatever a plan says is made one exact function of credit, line by line, with its jumps.

use super::plan::PayoutRules;
use crate::model::Ratio;
use crate::settings::{Shape, Unit, choices, settings};

choices! {
    /// What a segment says.
    pub enum SegmentKind = Slope {
        /// Payout points for each point of attainment; in a commission, pay for each unit of credit.
        Slope = "slope",
        /// Payout rises from `value` to `to`, which it reaches at the next segment.
        Line = "line",
        /// Payout is `value`, whatever the credit.
        Level = "level",
        /// Pay for each unit of credit.
        Rate = "rate",
    }

    /// Whether a segment holds for its own part of the credit, or the last one reached for all of it.
    pub enum Tiers = Marginal {
        #[allow(missing_docs)]
        Marginal = "marginal",
        #[allow(missing_docs)]
        Retroactive = "retroactive",
    }

    /// What reaching a threshold pays.
    pub enum ThresholdPays = CatchUp {
        /// All credit from the first on.
        CatchUp = "catch_up",
        /// Only what lies above the threshold: pay begins from zero there.
        FromZero = "from_zero",
    }

    /// What a decelerator reduces.
    pub enum Deceleration = Part {
        /// Always the part below the bound.
        Part = "part",
        /// Everything, as long as the bound is not reached.
        Whole = "whole",
    }
}

settings! {
    /// From a bound on, up to the next segment. The bound belongs to it.
    pub struct Segment {
        /// Attainment (1 is 100 % of the quota), or in a commission credit, at which it begins.
        pub from: Ratio = Shape::Decimal(Unit::Count, 0.0, 1e13),
        /// What it says.
        pub kind: SegmentKind = Shape::Choice(SegmentKind::IDS),
        /// Payout points per point, payout points, or pay per unit of credit.
        pub value: Ratio = Shape::Decimal(Unit::Points, 0.0, 1e13),
        /// Where a line ends.
        pub to: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Points, 0.0, 1e13)),
    }
}

/// What a plan's figures stand for in exact units: credit in minor units or pieces, pay in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Credit at 1 of the curve: the quota, or one major unit.
    pub credit: Ratio,
    /// Pay at one payout point of 100 %: the target, or one major unit.
    pub pay: Ratio,
    /// Pay for one unit of credit at a rate of 1.
    pub rate: Ratio,
}

/// From some credit on, pay is a straight line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Credit from which it holds.
    pub from: Ratio,
    /// Pay there.
    pub at: Ratio,
    /// Pay for each unit of credit beyond.
    pub slope: Ratio,
}

impl Piece {
    fn pay(&self, credit: Ratio) -> Option<Ratio> {
        self.at.plus(credit.minus(self.from)?.times(self.slope)?)
    }
}

/// A part of the way from one credit to another: along one piece, or a jump between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Credit in it; zero for a jump.
    pub credit: Ratio,
    /// Pay for each unit of credit; zero for a jump.
    pub slope: Ratio,
    /// What it pays.
    pub pay: Ratio,
    /// Whether pay jumps here.
    pub jump: bool,
}

/// Pay as an exact function of credit: straight pieces, each from its bound on, with jumps between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Pay for each unit of credit below zero.
    below_zero: Ratio,
    /// From 0, in order.
    pieces: Vec<Piece>,
    /// Whether the cap was reached by some piece: then the last one is flat.
    capped: bool,
}

impl Curve {
    /// The curve that a plan's rules say. `None` when a figure does not fit.
    pub fn of(rules: &PayoutRules, scale: Scale) -> Option<Curve> {
        let mut pieces = match rules.tiers {
            Tiers::Marginal => marginal(&rules.curve, scale)?,
            Tiers::Retroactive => retroactive(&rules.curve, scale)?,
        };
        if pieces.is_empty() {
            pieces.push(Piece { from: Ratio::ZERO, at: Ratio::ZERO, slope: Ratio::ZERO });
        }
        let rates = rules.curve.first().is_some_and(|first| first.kind == SegmentKind::Rate);
        let owed = rules.owed_below_zero.unwrap_or(rates);
        let below_zero = pieces.first().filter(|_| owed).map_or(Ratio::ZERO, |first| first.slope);
        let mut curve = Curve { below_zero, pieces, capped: false };
        if let Some(threshold) = rules.threshold {
            curve.threshold(threshold.times(scale.credit)?, rules)?;
        }
        if let (Some(bound), Some(factor)) = (rules.decelerate_below, rules.decelerate_to) {
            curve.decelerate(bound.times(scale.credit)?, factor, rules.decelerate)?;
        }
        if let Some(cap) = rules.cap {
            curve.cap(cap.times(scale.pay)?)?;
        }
        Some(curve)
    }

    /// Levels from bounds on, as a row of a matrix has them.
    pub fn levels(levels: impl IntoIterator<Item = (Ratio, Ratio)>) -> Curve {
        let piece = |(from, at)| Piece { from, at, slope: Ratio::ZERO };
        let mut pieces: Vec<Piece> = levels.into_iter().map(piece).collect();
        if pieces.first().is_none_or(|first| first.from > Ratio::ZERO) {
            pieces.insert(0, Piece { from: Ratio::ZERO, at: Ratio::ZERO, slope: Ratio::ZERO });
        }
        Curve { below_zero: Ratio::ZERO, pieces, capped: false }
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    fn threshold(&mut self, at: Ratio, rules: &PayoutRules) -> Option<()> {
        self.cut(at)?;
        let below = self.pay(at)?;
        self.below_zero = Ratio::ZERO;
        for piece in &mut self.pieces {
            let of_all = rules.tiers == Tiers::Retroactive;
            let at_threshold = match rules.threshold_pays {
                ThresholdPays::CatchUp => Ratio::ZERO,
                // The last tier for all that lies above the threshold; what says a level stays at it.
                ThresholdPays::FromZero if of_all && piece.at == piece.from.times(piece.slope)? => {
                    at.times(piece.slope)?
                }
                ThresholdPays::FromZero if of_all => Ratio::ZERO,
                ThresholdPays::FromZero => below,
            };
            if piece.from < at {
                (piece.at, piece.slope) = (Ratio::ZERO, Ratio::ZERO);
            } else {
                piece.at = piece.at.minus(at_threshold)?;
            }
        }
        Some(())
    }

    fn decelerate(&mut self, bound: Ratio, factor: Ratio, what: Deceleration) -> Option<()> {
        self.cut(bound)?;
        let full = self.just_below(bound)?;
        let lost = full.minus(full.times(factor)?)?;
        for piece in &mut self.pieces {
            if piece.from < bound {
                piece.at = piece.at.times(factor)?;
                piece.slope = piece.slope.times(factor)?;
            } else if what == Deceleration::Part {
                piece.at = piece.at.minus(lost)?;
            }
        }
        self.below_zero = self.below_zero.times(factor)?;
        Some(())
    }

    fn cap(&mut self, cap: Ratio) -> Option<()> {
        let mut capped: Vec<Piece> = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let flat = |from| Piece { from, at: cap, slope: Ratio::ZERO };
            if piece.at >= cap {
                capped.push(flat(piece.from));
                continue;
            }
            capped.push(*piece);
            if piece.slope > Ratio::ZERO {
                let reached = piece.from.plus(cap.minus(piece.at)?.over(piece.slope)?)?;
                if self.pieces.get(index + 1).is_none_or(|next| reached < next.from) {
                    capped.push(flat(reached));
                }
            }
        }
        self.capped = capped.last().is_some_and(|last| last.at == cap && last.slope.is_zero());
        self.pieces = capped;
        Some(())
    }

    /// Begins a piece of its own at some credit, where none begins yet.
    fn cut(&mut self, at: Ratio) -> Option<()> {
        if let Err(place) = self.pieces.binary_search_by(|piece| piece.from.cmp(&at))
            && let Some(holder) = place.checked_sub(1).and_then(|index| self.pieces.get(index)).copied()
        {
            self.pieces.insert(place, Piece { from: at, at: holder.pay(at)?, slope: holder.slope });
        }
        Some(())
    }

    fn just_below(&self, credit: Ratio) -> Option<Ratio> {
        let holder = self.pieces.iter().rev().find(|piece| piece.from < credit);
        holder.map_or(Some(Ratio::ZERO), |piece| piece.pay(credit))
    }

    /// What some credit pays.
    pub fn pay(&self, credit: Ratio) -> Option<Ratio> {
        match self.pieces.iter().rev().find(|piece| piece.from <= credit) {
            Some(piece) => piece.pay(credit),
            None => self.pieces.first()?.at.plus(credit.times(self.below_zero)?),
        }
    }

    /// The way from one credit to another: one part along each piece, and each jump by itself. The parts pay the difference.
    pub fn way(&self, from: Ratio, to: Ratio) -> Option<Vec<Part>> {
        if to < from {
            let mut parts = self.way(to, from)?;
            parts.reverse();
            let zero = Ratio::ZERO;
            for part in &mut parts {
                (part.credit, part.pay) = (zero.minus(part.credit)?, zero.minus(part.pay)?);
            }
            return Some(parts);
        }
        let mut parts = Vec::new();
        let mut at = from;
        if at < Ratio::ZERO {
            let end = to.min(Ratio::ZERO);
            let credit = end.minus(at)?;
            parts.push(Part { credit, slope: self.below_zero, pay: credit.times(self.below_zero)?, jump: false });
            at = end;
        }
        for (index, piece) in self.pieces.iter().enumerate() {
            let begins_here = piece.from > from && piece.from <= to;
            if begins_here && index > 0 {
                let jump = piece.at.minus(self.just_below(piece.from)?)?;
                if !jump.is_zero() {
                    parts.push(Part { credit: Ratio::ZERO, slope: Ratio::ZERO, pay: jump, jump: true });
                }
            }
            let start = at.max(piece.from);
            let end = self.pieces.get(index + 1).map_or(to, |next| to.min(next.from));
            if start < end {
                let credit = end.minus(start)?;
                parts.push(Part { credit, slope: piece.slope, pay: credit.times(piece.slope)?, jump: false });
                at = end;
            }
        }
        Some(parts)
    }

    /// The least and the most that so much more credit can pay from some credit on, wherever it falls: the flat part beyond
    /// the cap left out, every jump ahead counted. Both are zero where the cap is reached.
    pub fn ahead(&self, credit: Ratio, more: Ratio) -> Option<(Ratio, Ratio)> {
        let is_ahead = |index: usize| self.pieces.get(index + 1).is_none_or(|next| credit < next.from);
        let beyond_cap = |index: usize| self.capped && index > 0 && index + 1 == self.pieces.len();
        let slopes = || {
            let left = self.pieces.iter().enumerate().filter(|(index, _)| is_ahead(*index) && !beyond_cap(*index));
            left.map(|(_, piece)| piece.slope)
        };
        let mut low = slopes().min().unwrap_or(Ratio::ZERO).times(more)?;
        let mut high = slopes().max().unwrap_or(Ratio::ZERO).times(more)?;
        for piece in self.pieces.iter().skip(1).filter(|piece| credit < piece.from) {
            let jump = piece.at.minus(self.just_below(piece.from)?)?;
            if jump.is_negative() {
                low = low.plus(jump)?;
            } else {
                high = high.plus(jump)?;
            }
        }
        Some((low, high))
    }
}

/// Each segment for its own part: slopes and rates go on from what was reached, lines and levels say what is reached.
fn marginal(segments: &[Segment], scale: Scale) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let from = segment.from.times(scale.credit)?;
        let reached = match pieces.last() {
            Some(last) => last.pay(from)?,
            None => Ratio::ZERO,
        };
        let (at, slope) = match segment.kind {
            SegmentKind::Slope | SegmentKind::Rate => (reached, slope(segment, scale)?),
            SegmentKind::Line | SegmentKind::Level => set(segment, segments.get(index + 1), scale)?,
        };
        pieces.push(Piece { from, at, slope });
    }
    Some(pieces)
}

/// The last segment reached for all credit.
fn retroactive(segments: &[Segment], scale: Scale) -> Option<Vec<Piece>> {
    let piece = |(index, segment): (usize, &Segment)| {
        let from = segment.from.times(scale.credit)?;
        let (at, slope) = match segment.kind {
            SegmentKind::Slope | SegmentKind::Rate => {
                let slope = slope(segment, scale)?;
                (from.times(slope)?, slope)
            }
            SegmentKind::Line | SegmentKind::Level => set(segment, segments.get(index + 1), scale)?,
        };
        Some(Piece { from, at, slope })
    };
    segments.iter().enumerate().map(piece).collect()
}

/// Pay for each unit of credit. Where the quota is zero nothing is measured, so nothing rises.
fn slope(segment: &Segment, scale: Scale) -> Option<Ratio> {
    match segment.kind {
        SegmentKind::Rate => segment.value.times(scale.rate),
        _ if scale.credit.is_zero() => Some(Ratio::ZERO),
        _ => segment.value.times(scale.pay.over(scale.credit)?),
    }
}

/// Pay at the bound and its rise, of a segment that says what is reached.
fn set(segment: &Segment, next: Option<&Segment>, scale: Scale) -> Option<(Ratio, Ratio)> {
    let at = segment.value.times(scale.pay)?;
    let (SegmentKind::Line, Some(next), Some(to)) = (segment.kind, next, segment.to) else {
        return Some((at, Ratio::ZERO));
    };
    let width = next.from.minus(segment.from)?.times(scale.credit)?;
    if width.is_zero() {
        return Some((at, Ratio::ZERO));
    }
    Some((at, to.times(scale.pay)?.minus(at)?.over(width)?))
}
