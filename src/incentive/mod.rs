//! Incentive estimates: an exact statement of what is earned, what one deal is worth to it, and honesty about what is not seen.
//!
//! Money is exact throughout: fractions until a component is rounded once, then whole minor units (C21).

mod curve;
mod objectives;
mod territory;

use serde::Deserialize;

use crate::error::Problem;
use crate::model::{Money, Ratio, apportion};
use crate::settings::in_range;

pub use curve::{Curve, Part};
pub use objectives::{ObjectiveLine, Objectives, objectives};
pub use territory::{Credit, Line, LineOf, NotCounted, Territory, Worth, territory};

/// A plan's rules and curves: organisation data, never a person's target.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanRules {
    /// The plan's name.
    pub id: String,
    /// The territory component.
    pub territory: TerritoryRules,
    /// The objectives component.
    pub objectives: ObjectivesRules,
    /// Share of the official total that must be visible for the pool to count as seen in full (C2).
    pub seen_in_full: ExactShare,
}

impl PlanRules {
    /// That every figure lies in its range.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        in_range("plan.territory.weight", self.territory.weight.to_f64(), 0.0, 1.0)?;
        in_range("plan.objectives.weight", self.objectives.weight.to_f64(), 0.0, 1.0)?;
        in_range("plan.objectives.periods_per_year", f64::from(self.objectives.periods_per_year), 1.0, 12.0)?;
        in_range("plan.seen_in_full", self.seen_in_full.value.to_f64(), 0.0, 1.0)?;
        for item in &self.objectives.items {
            in_range(&format!("plan.objectives.items.{}.weight", item.id), item.weight.to_f64(), 0.0, 1000.0)?;
        }
        Ok(())
    }
}

/// An exact figure with its mark.
#[derive(Clone, Debug, Deserialize)]
pub struct ExactShare {
    /// The figure.
    #[serde(with = "exact")]
    pub value: Ratio,
    /// Source or starting value.
    pub mark: String,
}

/// Rules of the territory component.
#[derive(Clone, Debug, Deserialize)]
pub struct TerritoryRules {
    /// Share of the variable pay.
    #[serde(with = "exact")]
    pub weight: Ratio,
    /// The payout curve.
    #[serde(flatten)]
    pub curve: Curve,
}

/// Rules of the objectives component.
#[derive(Clone, Debug, Deserialize)]
pub struct ObjectivesRules {
    /// Share of the variable pay.
    #[serde(with = "exact")]
    pub weight: Ratio,
    /// Periods in a year, each with an equal part of the target.
    pub periods_per_year: u8,
    /// The objectives.
    pub items: Vec<Objective>,
}

/// One objective.
#[derive(Clone, Debug, Deserialize)]
pub struct Objective {
    /// Its public name.
    pub id: String,
    /// Its weight among the objectives.
    #[serde(with = "exact")]
    pub weight: Ratio,
    /// The result that pays nothing yet; a yes-or-no objective has none.
    #[serde(default, with = "exact_or_none")]
    pub from: Option<Ratio>,
    /// The result that pays in full.
    #[serde(default, with = "exact_or_none")]
    pub full: Option<Ratio>,
}

pub(crate) mod exact {
    //! Exact fractions as decimal text in data files.
    use serde::{Deserialize, Deserializer, de::Error};

    use crate::model::Ratio;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Ratio, D::Error> {
        let text = String::deserialize(from)?;
        Ratio::parse(&text).ok_or_else(|| D::Error::custom(format!("{text} is no decimal")))
    }
}

pub(crate) mod exact_or_none {
    //! The same where a figure may be left out.
    use serde::{Deserialize, Deserializer, de::Error};

    use crate::model::Ratio;

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Ratio>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        Ratio::parse(&text).map(Some).ok_or_else(|| D::Error::custom(format!("{text} is no decimal")))
    }
}

/// The exact amount in minor units rounded once, and the lines that sum to it exactly.
fn settle(lines: &[Ratio], like: Money) -> Option<(Money, Vec<Money>)> {
    let total = i64::try_from(Ratio::sum(lines.iter().copied())?.round_half_away()?).ok()?;
    let shares = apportion(total, lines)?;
    let money = |minor| Money::of_minor(minor, like.currency);
    Some((money(total), shares.into_iter().map(money).collect()))
}
