//! The plans of a team, where an organisation's policy gives them to its manager (C22). Without such a policy there are none.

use serde_json::Value;

use super::pay::PersonalPlan;
use super::shape::{Setting, Shape, Unit, settings};
use crate::error::{Message, Problem};
use crate::model::{Currency, Money, Ratio};

settings! {
    /// What a policy's `pay` says beside the plans.
    pub struct TeamPayFile {
        /// Whom it is for: CRM users, never names.
        managers: Vec<ManagerRow> = Shape::Rows(ManagerRow::entries()),
        /// What replacing one of them costs; without it 115,000 USD, a rep's, by S12.
        replacement: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, 1e12)),
        /// The currency of that, where it is said.
        currency: Option<String> = Shape::optional(Shape::Text(3)),
    }

    /// A CRM user who manages the team.
    pub struct ManagerRow {
        /// The CRM's origin.
        origin: String = Shape::Text(300),
        /// The CRM's id of the person.
        user_id: String = Shape::Text(200),
    }
}

/// The plans of a team with whom they are for.
#[derive(Clone, Debug)]
pub struct TeamPay {
    managers: Vec<ManagerRow>,
    /// What replacing somebody costs.
    pub replacement: Money,
    /// The plan of each person, by the name that the CRM shows.
    pub plans: Vec<(String, PersonalPlan)>,
}

impl TeamPay {
    /// Reads a policy's `pay`; `None` with the faults where it does not hold.
    pub(super) fn read(value: &Value, problems: &mut Vec<Problem>) -> Option<TeamPay> {
        let mut whole = value.clone();
        let plans = whole.as_object_mut().and_then(|entries| entries.remove("plans")).unwrap_or_default();
        let before = problems.len();
        TeamPayFile::shape().faults(&whole, "pay", problems);
        let plans: Vec<(String, PersonalPlan)> = plans
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(at, one)| plan(at, one, problems))
            .collect();
        let file = TeamPayFile::of(&whole);
        let replacement = file.as_ref().and_then(|file| {
            let amount = file.replacement.unwrap_or(Ratio::whole(115_000));
            Money::exactly(amount, Currency::of(file.currency.as_deref().unwrap_or("USD"))?)
        });
        if replacement.is_none() && problems.len() == before {
            let code = file.as_ref().and_then(|file| file.currency.clone()).unwrap_or_default();
            problems.push(Problem::at("pay.currency", Message::new("plan-currency").text("value", &code)));
        }
        let alike = |(_, plan): &(String, PersonalPlan)| Some((plan.currency, plan.year_start));
        let first = plans.first().and_then(alike);
        if let Some(at) = plans.iter().position(|plan| alike(plan) != first) {
            problems.push(Problem::at(&format!("pay.plans[{at}].plan"), Message::new("policy-pay-unlike")));
        }
        let file = file.filter(|_| problems.len() == before)?;
        Some(TeamPay { managers: file.managers, replacement: replacement?, plans })
    }

    /// Whether it is for this very user of this CRM.
    pub fn is_for(&self, origin: &str, user_id: &str) -> bool {
        self.managers.iter().any(|manager| manager.origin == origin && manager.user_id == user_id)
    }
}

fn plan(at: usize, one: &Value, problems: &mut Vec<Problem>) -> Option<(String, PersonalPlan)> {
    let path = |below: &str| format!("pay.plans[{at}].{below}");
    let name = one.get("name").and_then(Value::as_str).filter(|name| !name.trim().is_empty());
    if name.is_none() {
        problems.push(Problem::at(&path("name"), Message::new("plan-missing")));
    }
    let below = |problem: Problem| Problem::at(&path(&format!("plan.{}", problem.path)), problem.message);
    match PersonalPlan::read(&one.get("plan").unwrap_or(&Value::Null).to_string()) {
        Ok((plan, left_out)) => {
            problems.extend(left_out.into_iter().map(below));
            Some((name?.to_owned(), plan))
        }
        Err(faults) => {
            problems.extend(faults.into_iter().map(below));
            None
        }
    }
}
