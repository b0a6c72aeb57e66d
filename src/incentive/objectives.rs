//! The objectives component: results of each period against its part of the target (F6, C24).

use super::{ObjectivesRules, settle};
use crate::model::{Money, Ratio};
use crate::settings::{PersonalPlan, Reached};

/// One result and what it pays.
#[derive(Clone, Debug)]
pub struct ObjectiveLine {
    /// The period, `2026-Q3`.
    pub period: String,
    /// The objective.
    pub objective: String,
    /// Payout points, 0 to 1.
    pub points: Ratio,
    /// What the objective pays in full in one period, exact, in minor units.
    pub full: Ratio,
    /// What it pays.
    pub pay: Money,
}

/// The component's statement.
#[derive(Clone, Debug)]
pub struct Objectives {
    /// Pay at 100 % for the year.
    pub target: Money,
    /// Earned.
    pub earned: Money,
    /// One line for each stated result; they sum to what is earned.
    pub lines: Vec<ObjectiveLine>,
    /// Periods begun and objectives for which no result is stated: they count as nothing and are named.
    pub not_stated: Vec<(String, String)>,
}

/// Computes the component up to the period that holds `today`; `None` when an amount is too large to compute exactly.
pub fn objectives(plan: &PersonalPlan, rules: &ObjectivesRules, today: jiff::civil::Date) -> Option<Objectives> {
    let target = plan.variable.ratio().times(rules.weight)?;
    let weights = Ratio::sum(rules.items.iter().map(|item| item.weight))?;
    let per_period = target.over(Ratio::whole(i64::from(rules.periods_per_year)))?;
    let current = plan.quarter_of(today);
    let mut stated = Vec::new();
    let mut not_stated = Vec::new();
    for quarter in 0..rules.periods_per_year {
        let period = plan.quarter(quarter);
        for item in &rules.items {
            let result = plan.objectives.get(&period).and_then(|results| results.get(&item.id));
            let Some(result) = result else {
                if current.is_some_and(|current| quarter <= current) {
                    not_stated.push((period.clone(), item.id.clone()));
                }
                continue;
            };
            let points = match (result, item.from, item.full) {
                (Reached::Done(done), ..) => {
                    if *done {
                        Ratio::ONE
                    } else {
                        Ratio::ZERO
                    }
                }
                (Reached::Share(share), Some(from), Some(full)) => {
                    share.minus(from)?.over(full.minus(from)?)?.max(Ratio::ZERO).min(Ratio::ONE)
                }
                (Reached::Share(share), ..) => *share,
            };
            let full = per_period.times(item.weight.over(weights)?)?;
            stated.push((period.clone(), item.id.clone(), points, full));
        }
    }
    let pays = stated.iter().map(|(.., points, full)| points.times(*full)).collect::<Option<Vec<_>>>()?;
    let (earned, shares) = settle(&pays, plan.variable)?;
    let line = |((period, objective, points, full), pay)| ObjectiveLine { period, objective, points, full, pay };
    Some(Objectives {
        target: settle(&[target], plan.variable)?.0,
        earned,
        lines: stated.into_iter().zip(shares).map(line).collect(),
        not_stated,
    })
}
