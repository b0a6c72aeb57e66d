//! What the panel shows of a hand-off.

use serde::Serialize;

use super::{Figure, SourceView};
use crate::error::Message;

/// The hand-off of a deal that is won or nearly so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandoffView {
    /// Whether the deal is won.
    pub won: bool,
    /// The verdict: the first two before the close.
    #[cfg_attr(
        test,
        ts(
            type = "'preparing' | 'behind' | 'handed_over' | 'blocked' | 'at_risk' | 'not_started' | 'ready' | 'in_progress'"
        )
    )]
    pub verdict: String,
    /// The score with every unknown counted as nothing.
    pub low: Figure,
    /// The score with every unknown counted as done.
    pub high: Figure,
    /// The day of the close, or the one expected.
    pub closed: Option<String>,
    /// The checklist that it goes by.
    pub template: TemplateView,
    /// The items in order.
    pub items: Vec<ItemView>,
    /// Ids of the items that would raise the score most.
    pub next: Vec<String>,
    /// What is still open, by who owes it.
    pub owed: Vec<OwedView>,
    /// Who takes over.
    pub receiver: Option<String>,
    /// On whom the customer leans since the close, where the viewer may see it.
    pub dependence: Option<DependenceView>,
    /// Promises, demoed products and facts, as kept by hand.
    pub list: Vec<EntryView>,
    /// Sentences that may be promises.
    pub candidates: Vec<CandidateView>,
    /// Whether the viewer can tick and write: they said who they are, and the deal has an id.
    pub writable: bool,
    /// Ticks of items that this checklist does not have. They are kept.
    pub other_ticks: usize,
}

/// The checklist that a deal goes by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TemplateView {
    /// Its id.
    pub id: String,
    /// Whether somebody chose it.
    pub chosen: bool,
    /// Every one that there is, by id, with what it is called.
    pub all: Vec<(String, Message)>,
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
    /// Who that is on this deal, where it is known.
    pub who: Option<String>,
    /// The day by which it is owed.
    pub due: Option<String>,
    /// Whether that day has come and it is not done.
    pub overdue: bool,
    /// Whether the deal stands still for it.
    pub blocks: bool,
    /// Whether nothing more is owed.
    pub done: bool,
    /// Its state, with the evidence as inputs.
    pub state: Figure,
    /// Its state by the CRM alone.
    pub by_crm: String,
    /// What would verify it.
    pub why: Message,
    /// What people said of it.
    pub ticks: Vec<TickView>,
    /// That the CRM has come to say something else than a tick.
    pub contradiction: Option<Message>,
}

/// What one person said of an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TickView {
    /// `done` or `not_applicable`.
    pub state: &'static str,
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// What they noted.
    pub note: Option<String>,
    /// Whether it is the viewer's own.
    pub mine: bool,
}

/// What somebody still owes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OwedView {
    /// The part.
    pub owner: Message,
    /// Who that is on this deal.
    pub who: Option<String>,
    /// How many items are not done.
    pub open: usize,
    /// How many of them are due.
    pub due: usize,
}

/// A line of the list kept by hand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EntryView {
    /// Its id within the list.
    pub id: String,
    /// What it is.
    #[cfg_attr(test, ts(type = "'promise' | 'implied' | 'demoed' | 'fact'"))]
    pub kind: &'static str,
    /// In words.
    pub text: String,
    /// What is known of it.
    pub mark: Option<&'static str>,
    /// What may be said of it.
    #[cfg_attr(test, ts(type = "('bought' | 'not_bought' | 'roadmap' | 'verified' | 'assumed')[]"))]
    pub marks: Vec<&'static str>,
    /// Who wrote it, or changed it last.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A sentence that may be a promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CandidateView {
    /// The sentence.
    pub text: String,
    /// Where it was read.
    pub source: SourceView,
}

/// On whom the customer leans after the close. All of it is "of what the CRM holds".
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DependenceView {
    /// The SE's share of the contacts, the older ones counting less; unknown where too little is recorded.
    pub index: Figure,
    /// The share that is allowed today.
    pub allowed: Figure,
    /// On how many days the customer came to the SE.
    pub inbound: Figure,
    /// Whether the index is over the allowance.
    pub over: bool,
    /// How it moves.
    #[cfg_attr(test, ts(type = "'rising' | 'steady' | 'falling' | null"))]
    pub trend: Option<&'static str>,
    /// With whom the customer deals most.
    pub primary: Option<Message>,
    /// What to do.
    pub advice: Message,
    /// When the next check-in is due, or planned.
    pub check_in: Option<Message>,
    /// Index and allowance week by week since the close.
    pub course: Vec<CourseView>,
}

/// One point of the course.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CourseView {
    /// Days after the close.
    pub day: i32,
    /// The index, where it can be told.
    pub index: Option<f64>,
    /// The allowance.
    pub allowed: f64,
}

/// The hand-offs of a person or a team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandoffListView {
    /// How many there are of each verdict.
    pub counts: Vec<Figure>,
    /// Each of them, those at risk first; none where people may not be told apart.
    pub rows: Vec<HandoffRow>,
    /// A post-sales SE's accounts.
    pub accounts: Vec<AccountRow>,
    /// The team, for its manager.
    pub team: Option<String>,
    /// Why there is nothing.
    pub note: Option<Message>,
}

/// A hand-off in a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandoffRow {
    /// The deal's record.
    pub deal: Option<SourceView>,
    /// Its name.
    pub name: String,
    /// The customer.
    pub account: Option<String>,
    /// The pre-sales SE.
    pub se: Option<String>,
    /// Who takes over.
    pub receiver: Option<String>,
    /// Whether it is won.
    pub won: bool,
    /// The day of the close, or the one expected.
    pub closed: Option<String>,
    /// The verdict.
    #[cfg_attr(test, ts(type = "HandoffView['verdict']"))]
    pub verdict: String,
    /// The score's interval, shares of one.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many items are not done.
    pub open: usize,
    /// How many of them are due.
    pub late: usize,
    /// The first day on which a required item is due.
    pub due: Option<String>,
    /// Whether the customer leans on the SE more than allowed, where the viewer may see it.
    pub leans: bool,
}

/// An account of a post-sales SE.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AccountRow {
    /// Its name.
    pub name: String,
    /// How many deals were received there.
    pub deals: usize,
    /// Hours of post-sales work on them in the weeks shown.
    pub hours: String,
    /// Open deals there: pre-sales work on an existing customer.
    pub expansions: Vec<String>,
}
