//! What the panel shows of a hand-off.

use serde::Serialize;

use super::Figure;
use crate::error::Message;

/// The hand-off of a won deal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandoffView {
    /// The verdict.
    #[cfg_attr(test, ts(type = "'handed_over' | 'blocked' | 'at_risk' | 'not_started' | 'ready' | 'in_progress'"))]
    pub verdict: String,
    /// The score with every unknown counted as nothing.
    pub low: Figure,
    /// The score with every unknown counted as done.
    pub high: Figure,
    /// The day of the close.
    pub closed: Option<String>,
    /// The items in order.
    pub items: Vec<ItemView>,
    /// Ids of the items that would raise the score most.
    pub next: Vec<String>,
    /// Who takes over.
    pub receiver: Option<String>,
}

/// One item of the checklist.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ItemView {
    /// Its public id.
    pub id: String,
    /// What it is called.
    pub title: Message,
    /// The rule that verifies it, in plain words, where it is no built-in one.
    #[cfg_attr(test, ts(type = "Phrase | null"))]
    pub rule: Option<crate::rules::Phrase>,
    /// Its place in the list.
    pub number: usize,
    /// Its weight.
    pub weight: u32,
    /// Whether the verdict depends on it.
    pub required: bool,
    /// Who owes it.
    pub owner: Message,
    /// The day by which it is owed.
    pub due: Option<String>,
    /// Whether that day is past and it is not done.
    pub overdue: bool,
    /// Its state, with the evidence as inputs.
    pub state: Figure,
    /// What would verify it.
    pub why: Message,
}
