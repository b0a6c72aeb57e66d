//! Incentive estimates: an exact statement of what is earned, what one deal is worth to it, and honesty about what is not seen.
//!
//! Money is exact throughout: fractions until a component is rounded once, then whole minor units (C21).

mod curve;
mod objectives;
mod territory;

use crate::error::{Message, Problem};
use crate::model::{Money, Ratio, apportion};
use crate::settings::{Shape, Unit, settings};

pub use curve::{Curve, Part, Segment};
pub use objectives::{ObjectiveLine, Objectives, objectives};
pub use territory::{Credit, Line, LineOf, NotCounted, Territory, Worth, territory};

settings! {
    /// A plan's rules and curves: organisation data, never a person's target.
    pub struct PlanRules {
        /// The plan's name.
        pub id: String = Shape::Text(80),
        /// The territory component.
        pub territory: TerritoryRules = TerritoryRules::shape(),
        /// The objectives component.
        pub objectives: ObjectivesRules = ObjectivesRules::shape(),
        /// Share of the official total that must be visible for the pool to count as seen in full (C2).
        pub seen_in_full: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
    }

    /// Rules of the territory component.
    pub struct TerritoryRules {
        /// Share of the variable pay.
        pub weight: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
        /// The payout curve: marginal segments in order of attainment, the first from 0 (C16).
        curve: Vec<Segment> = Shape::Rows(Segment::entries()),
        /// Most payout points; without one, no cap.
        cap: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 100.0)),
    }

    /// Rules of the objectives component.
    pub struct ObjectivesRules {
        /// Share of the variable pay.
        pub weight: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
        /// Periods in a year, each with an equal part of the target.
        pub periods_per_year: u8 = Shape::Whole(Unit::PerYear, 1, 12),
        /// The objectives.
        pub items: Vec<Objective> = Shape::members(Objective::shape()),
    }

    /// One objective.
    pub struct Objective {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// Its weight among the objectives.
        pub weight: Ratio = Shape::Decimal(Unit::Count, 0.0, 1000.0),
        /// The result that pays nothing yet; a yes-or-no objective has none.
        pub from: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
        /// The result that pays in full.
        pub full: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
    }
}

impl PlanRules {
    /// That the curve rises from 0 and every objective has a way to pay.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        let froms: Vec<Ratio> = self.territory.curve.iter().map(|segment| segment.from).collect();
        if froms.first() != Some(&Ratio::ZERO) || !froms.is_sorted_by(|a, b| a < b) {
            faults.push(Problem::at("plan.territory.curve", Message::new("plan-curve-order")));
        }
        for item in &self.objectives.items {
            let pays = match (item.from, item.full) {
                (None, None) => true,
                (Some(from), Some(full)) => from < full,
                _ => false,
            };
            if !pays {
                let path = format!("plan.objectives.items.{}", item.id);
                faults.push(Problem::at(&path, Message::new("plan-objective-bounds")));
            }
        }
        if self.objectives.items.iter().all(|item| item.weight.is_zero()) && !self.objectives.weight.is_zero() {
            faults.push(Problem::at("plan.objectives.items", Message::new("plan-no-objective")));
        }
    }
}

impl TerritoryRules {
    /// The payout curve.
    pub fn payout(&self) -> Curve {
        Curve::of(&self.curve, self.cap)
    }
}

/// The exact amount in minor units rounded once, and the lines that sum to it exactly.
fn settle(lines: &[Ratio], like: Money) -> Option<(Money, Vec<Money>)> {
    let total = i64::try_from(Ratio::sum(lines.iter().copied())?.round_half_away()?).ok()?;
    let shares = apportion(total, lines)?;
    let money = |minor| Money::of_minor(minor, like.currency);
    Some((money(total), shares.into_iter().map(money).collect()))
}
