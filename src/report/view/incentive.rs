//! What the panel shows of pay, to its owner alone.

use serde::Serialize;

use super::Figure;
use crate::error::Message;

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

/// What the deal is worth: at least and at most.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WorthView {
    /// At least.
    pub low: Figure,
    /// At most.
    pub high: Figure,
}
