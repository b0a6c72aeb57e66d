//! What the panel shows of pay, to its owner alone.

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::error::{Error, Message};
use crate::model::Ratio;

/// The incentive estimate, for its owner alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum IncentiveView {
    /// Nothing to show, and why.
    Hidden {
        /// The reason.
        why: Message,
    },
    /// The estimate.
    Shown(Box<StatementView>),
}

/// The statement of the year so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StatementView {
    /// The plan's name.
    pub plan: Message,
    /// The measure period.
    pub period: PeriodView,
    /// The plan's currency.
    pub currency: String,
    /// Credited ÷ quota.
    pub attainment: Figure,
    /// Earned in all.
    pub earned: Figure,
    /// The components.
    pub components: Vec<ComponentView>,
    /// What makes the total other than the sum of the components.
    pub adjustments: Vec<LineView>,
    /// Payments of pay periods that have ended, by due date.
    pub payments: Vec<PaymentView>,
    /// What this deal is worth.
    pub deal: Option<WorthView>,
    /// What is likely to come: by the end of the pay period at hand, and of the year.
    pub outlooks: Vec<OutlookView>,
    /// What was officially paid beside what is payable here, period by period.
    pub reconciled: Vec<ReconciledView>,
    /// Stock grants.
    pub grants: Vec<GrantView>,
    /// What looks wrong with the credit of deals (C19).
    pub checks: Vec<Message>,
    /// What to know beside it.
    pub notes: Vec<Message>,
}

/// A period of days, both included.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeriodView {
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
}

/// One component of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComponentView {
    /// Its public id.
    pub id: String,
    /// Its name.
    pub title: Message,
    /// Credited ÷ quota, where it has one.
    pub attainment: Option<Figure>,
    /// Pay along attainment, for drawing it.
    pub curve: Option<CurveView>,
    /// Earned.
    pub earned: Figure,
    /// Pay at 100 % for the year.
    pub target: Figure,
    /// Its lines; they sum to what is earned.
    pub lines: Vec<LineView>,
}

/// One line of the statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LineView {
    /// What it pays.
    pub figure: Figure,
    /// What it stands for.
    pub title: Message,
}

/// A payment of a component for a pay period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PaymentView {
    /// The pay period, `2026-Q3`.
    pub period: String,
    /// The component.
    pub title: Message,
    /// When it is due.
    pub due: String,
    /// What is paid.
    pub payable: Figure,
}

/// A component's pay along attainment. Masked with the pay: a face draws it only uncovered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CurveView {
    /// Corners of the line: attainment, and pay in major units.
    pub points: Vec<(f64, f64)>,
    /// Attainment today.
    pub today: f64,
    /// Pay today.
    pub pay: f64,
    /// Attainment and pay as likely exceeded as not by the end of the measure period, where there is an outlook.
    pub likely: Option<(f64, f64)>,
}

/// What is assumed of the open deals.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WhatIf {
    /// Whether close dates slip as set (C6).
    pub slipping: bool,
    /// Whether deals share the market (C7).
    pub market: bool,
    /// Deals taken for won, by id.
    pub won: Vec<String>,
    /// Deals taken for lost, by id.
    pub lost: Vec<String>,
    /// Open deals taken for other than they stand.
    #[serde(default)]
    pub tried: Vec<Tried>,
}

/// An open deal taken for other than it stands. What is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tried {
    /// The deal.
    pub id: String,
    /// So many times its amount, as decimal text, 0 to 10.
    pub amount: Option<String>,
    /// A discount on that, a share as decimal text, 0 to 1.
    pub discount: Option<String>,
    /// So many weeks later than it is expected to close, earlier below zero; never before today.
    pub weeks: Option<i32>,
    /// The chance of being won ever, 0 to 1.
    pub chance: Option<f64>,
}

impl Default for WhatIf {
    fn default() -> WhatIf {
        WhatIf { slipping: true, market: true, won: Vec::new(), lost: Vec::new(), tried: Vec::new() }
    }
}

impl WhatIf {
    /// Whether a deal is taken for won or lost.
    pub fn settled(&self, id: Option<&str>) -> Option<bool> {
        let is_in = |ids: &[String]| id.is_some_and(|id| ids.iter().any(|one| one == id));
        match (is_in(&self.won), is_in(&self.lost)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The chance that a deal is taken to have.
    pub fn chance(&self, id: Option<&str>) -> Option<f64> {
        self.tried.iter().find(|tried| Some(tried.id.as_str()) == id).and_then(|tried| tried.chance)
    }
}

impl Tried {
    /// What is left of the amount, exact.
    ///
    /// # Errors
    /// The first value that is none, with its name.
    pub(crate) fn factor(&self) -> Result<Ratio, Error> {
        let share = |name: &str, text: &Option<String>, most: i64, without: Ratio| {
            let Some(text) = text else { return Ok(without) };
            let share = Ratio::parse(text).filter(|share| !share.is_negative() && *share <= Ratio::whole(most));
            share.ok_or_else(|| Error::bad_value(name, text))
        };
        let amount = share("tried.amount", &self.amount, 10, Ratio::ONE)?;
        let discount = share("tried.discount", &self.discount, 1, Ratio::ZERO)?;
        if let Some(weeks) = self.weeks.filter(|weeks| !(-520..=520).contains(weeks)) {
            return Err(Error::bad_value("tried.weeks", &weeks.to_string()));
        }
        if let Some(chance) = self.chance.filter(|chance| !(0.0..=1.0).contains(chance)) {
            return Err(Error::bad_value("tried.chance", &chance.to_string()));
        }
        let left = Ratio::ONE.minus(discount).and_then(|left| left.times(amount));
        left.ok_or_else(|| Error::bad_value("tried.amount", self.amount.as_deref().unwrap_or_default()))
    }
}

/// What is likely to be earned by the end of a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutlookView {
    /// `period` or `year`.
    #[cfg_attr(test, ts(type = "'period' | 'year'"))]
    pub id: String,
    /// The period, `2026-Q4`.
    pub name: String,
    /// Its last day.
    pub until: String,
    /// Why there is none.
    pub why_not: Option<Message>,
    /// Not exceeded with a chance of 10 %.
    pub p10: Option<Figure>,
    /// The median.
    pub p50: Option<Figure>,
    /// Not exceeded with a chance of 90 %.
    pub p90: Option<Figure>,
    /// The expected value.
    pub mean: Option<Figure>,
    /// The expected value of each component.
    pub components: Vec<LineView>,
    /// What else than the settings say is assumed changes: of the mean in all, and of each component's.
    pub changes: Vec<LineView>,
    /// The median attainment of each component with a quota that open deals move.
    pub attainments: Vec<LineView>,
    /// The chance of each tier.
    pub tiers: Vec<TierView>,
    /// Where there is no outlook: what further credit pays at each tier.
    pub further: Vec<LineView>,
    /// What this deal is worth to it.
    pub deal: Option<DealOutlookView>,
    /// Of it, payable for periods that have ended.
    pub payable: Option<Figure>,
    /// Whether close dates slip as set.
    pub slipping: bool,
    /// Whether deals share the market.
    pub market: bool,
    /// What to know beside it.
    pub notes: Vec<Message>,
}

/// A tier and the chance of reaching it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TierView {
    /// The component.
    pub title: Message,
    /// Attainment at which it begins.
    pub from: String,
    /// The chance.
    pub chance: Figure,
}

/// What this deal is worth to the outlook.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DealOutlookView {
    /// In all.
    pub total: Figure,
    /// By component; they add up to the total where nothing caps it.
    pub parts: Vec<LineView>,
}

/// What was officially paid for a period beside what is payable here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReconciledView {
    /// What it was paid for.
    pub title: Message,
    /// Payable here.
    pub payable: Figure,
    /// Officially paid.
    pub paid: Figure,
    /// Paid less payable.
    pub difference: Figure,
}

/// A stock grant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GrantView {
    /// What it is called.
    pub name: String,
    /// Units in all.
    pub units: Figure,
    /// Units that have vested.
    pub vested: Figure,
    /// The next day on which units vest.
    pub next: Option<String>,
    /// How many.
    pub next_units: Option<Figure>,
}

/// What the deal is worth: at least and at most.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WorthView {
    /// At least.
    pub low: Figure,
    /// At most.
    pub high: Figure,
}

/// What the plans of a team are likely to pay by the year's end, for the manager to whom a policy gives them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TeamPayView {
    /// The team.
    pub team: String,
    /// How many plans it is of.
    pub people: usize,
    /// The last day.
    pub until: String,
    /// Pay at 100 %.
    pub target: Figure,
    /// The expected sum.
    pub mean: Figure,
    /// Not exceeded with a chance of 10 %.
    pub p10: Figure,
    /// The median.
    pub p50: Figure,
    /// Not exceeded with a chance of 90 %.
    pub p90: Figure,
    /// Where pay is lost to the territory although objectives were met.
    pub fairness: Vec<FairnessView>,
}

/// Pay that somebody is likely to lose to the territory although their objectives were met (C22).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FairnessView {
    /// Whose.
    pub name: String,
    /// What that means.
    pub says: Message,
    /// How much.
    pub lost: Figure,
    /// By how much the chance of leaving would have to fall for paying it to be cheaper.
    pub break_even: Figure,
}

/// A plan to choose.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlanView {
    /// Its public name.
    pub id: String,
    /// What it is called.
    pub title: Message,
    /// What it says in words.
    pub about: Option<Message>,
    /// Its components, by id and name.
    pub components: Vec<(String, Message)>,
    /// The results that it asks for.
    pub objectives: Vec<ObjectiveChoice>,
    /// What is odd about it.
    pub warnings: Vec<Message>,
}

/// An objective whose result a person states.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ObjectiveChoice {
    /// Its public name.
    pub id: String,
    /// What it is called.
    pub title: Message,
    /// What it is about.
    pub group: Message,
    /// Whether its result is a share; else yes or no.
    pub share: bool,
    /// Whether it is measured from what the CRM verifies, where that can be.
    pub measured: bool,
    /// Periods in a year: 1, 2, 4 or 12.
    pub periods: u8,
}
