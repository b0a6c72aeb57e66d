//! What crosses the boundary for the panel: every figure with its explanation. Texts are ids; the panel has the sentences.

mod handoff;
mod incentive;
mod settings;
mod workload;

use serde::{Deserialize, Serialize};

use crate::error::Message;

pub use handoff::*;
pub use incentive::*;
pub use settings::*;
pub use workload::*;

/// What to report on, and when and where "now" is. The core has no clock.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportRequest {
    /// The CRM's origin, as the browser gives it.
    pub origin: String,
    /// The deal's id; `None` off a deal.
    pub record: Option<String>,
    /// The user id that the page says is signed in.
    pub signed_in: Option<String>,
    /// Now, RFC 3339.
    pub now: String,
    /// The viewer's time zone, IANA name.
    pub zone: String,
    /// Whether deals count as independent of each other, without a market that they share (C7).
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub independent: bool,
    /// What somebody wants to ask the SE for: the id of a kind of the catalogue. `None` for a tailored demo.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub ask: Option<String>,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FigureState {
    /// Known.
    Known,
    /// A lower bound: more may be there that is not seen.
    AtLeast,
    /// Not known; the note says why.
    Unknown,
}

/// A figure with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Figure {
    /// Public, stable id.
    pub id: String,
    /// Exact, unformatted; `None` when unknown.
    pub value: Option<String>,
    /// `h`, `ratio`, `count`, `date`, `datetime`, `state`, or an ISO 4217 code.
    pub unit: String,
    /// How sure it is.
    pub state: FigureState,
    /// What to know beside it.
    pub note: Option<Message>,
    /// How it is computed.
    pub formula: Option<Message>,
    /// What it is computed from.
    pub inputs: Vec<Input>,
}

/// One input of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Input {
    /// What it is.
    pub label: Message,
    /// Exact, unformatted.
    pub value: Option<String>,
    /// Its unit, as of a figure.
    pub unit: String,
    /// Message id of the piece of an activity.
    pub part: Option<String>,
    /// The CRM record it came from.
    pub source: Option<SourceView>,
}

/// A place in the CRM.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SourceView {
    /// Origin of the page.
    pub origin: String,
    /// `deal` or `activity`; `calendar` for an entry of the viewer's own calendar, `private_entry` for one without its title.
    #[cfg_attr(test, ts(type = "'deal' | 'activity' | 'calendar' | 'private_entry'"))]
    pub entity: String,
    /// The CRM's id, where the reading holds it.
    pub record: Option<String>,
    /// The record's name.
    pub title: String,
    /// The label beside the value.
    pub label: String,
    /// The text as read.
    pub text: String,
    /// What its reading rests on, where that is more than the text and how the page's language writes.
    pub basis: Option<Message>,
    /// When, RFC 3339.
    pub read_at: String,
}

/// Who is looking.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ViewerView {
    /// The name set for this CRM.
    pub name: Option<String>,
    /// The part set for this CRM.
    #[cfg_attr(test, ts(type = "'rep' | 'se' | 'manager' | 'admin' | null"))]
    pub role: Option<String>,
    /// Whether the page says that this very user is signed in.
    pub confirmed: bool,
}

/// What the report rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadView {
    /// Number of deals known at this origin.
    pub deals: usize,
    /// Number of activities known at this origin.
    pub activities: usize,
    /// The newest reading.
    pub newest: Option<String>,
    /// When the whole pipeline was last read.
    pub pipeline_at: Option<String>,
}

/// The deal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DealView {
    /// Its id.
    pub record: String,
    /// Its name.
    pub name: String,
    /// The customer.
    pub account: Option<String>,
    /// The canonical stage.
    pub stage: Figure,
    /// The stage as the CRM calls it.
    pub stage_text: Option<String>,
    /// Who leads this stage (C13).
    #[cfg_attr(test, ts(type = "'rep' | 'se' | null"))]
    pub lead: Option<String>,
    /// How it stands.
    #[cfg_attr(test, ts(type = "'open' | 'won' | 'lost' | 'other' | 'unknown'"))]
    pub outcome: String,
    /// How its technical side stands: a field of its own, beside the stage (C13).
    pub technical: Figure,
    /// Since when.
    pub technical_date: Figure,
    /// Why, as the CRM has it.
    pub technical_reason: Option<String>,
    /// The amount.
    pub amount: Figure,
    /// The close date.
    pub close_date: Figure,
    /// The chance of being won, of an open deal.
    pub chance: Option<Figure>,
    /// The rep.
    pub owner: Option<String>,
    /// The sales engineer.
    pub se: Option<String>,
    /// What is not known of it.
    pub unknown: Vec<Message>,
}

/// The report on one deal, or on the viewer alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// Who is looking.
    pub viewer: ViewerView,
    /// What it rests on.
    pub read: ReadView,
    /// The deal.
    pub deal: Option<DealView>,
    /// The SE's weeks.
    pub workload: Option<WorkloadView>,
    /// The viewer's team, for its manager.
    pub team: Option<TeamView>,
    /// The hand-off.
    pub handoff: Option<HandoffView>,
    /// The hand-offs that the viewer has a part in.
    pub handoffs: Option<HandoffListView>,
    /// The incentive estimate.
    pub incentive: IncentiveView,
    /// What the team's plans are likely to cost, where a policy gives them to this very manager.
    pub team_pay: Option<TeamPayView>,
    /// What to know beside all of it.
    pub notices: Vec<Message>,
}

/// Somebody known at a CRM.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// In which parts they were seen.
    #[cfg_attr(test, ts(type = "('rep' | 'se' | 'receiver' | 'participant')[]"))]
    pub roles: Vec<&'static str>,
}

/// A fact as it was read: on a deal's own page, in a list, or in an answer of the session that speaks of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadFact {
    /// `deal` or `activity`.
    #[cfg_attr(test, ts(type = "'deal' | 'activity'"))]
    pub entity: &'static str,
    /// What its page calls the record that it belongs to.
    pub record: Option<String>,
    /// The label as read.
    pub label: String,
    /// The text as read.
    pub text: String,
    /// What it was taken to mean; `None` where nobody needs it.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub meaning: Option<crate::model::Meaning>,
    /// Whether it counts for its meaning; otherwise a newer page says it too.
    pub counts: bool,
    /// What it was read as.
    pub value: ReadValue,
    /// Why it may mean something else than it seems to.
    pub doubt: Option<Message>,
    /// Where it stands.
    pub place: PlaceView,
}

/// What a text was read as.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadValue {
    /// How sure that is; `unused` where nobody asks.
    #[cfg_attr(test, ts(type = "'known' | 'ambiguous' | 'unclear' | 'blank' | 'unused'"))]
    pub certainty: &'static str,
    /// The value; every value that it may be, where that is open.
    pub values: Vec<ValueView>,
    /// What the reading rests on, or why there is no single value.
    pub why: Option<Message>,
}

/// An exact value, unformatted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ValueView {
    /// The value.
    pub value: String,
    /// Its unit, as of a figure, or `text`, `datetime`, `span`, `flag`.
    pub unit: String,
}

/// A value that somebody points at on a page of an unknown CRM.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PointedRequest {
    /// The CRM's origin, as the browser gives it.
    pub origin: String,
    /// `record` or `list`.
    #[cfg_attr(test, ts(type = "'record' | 'list'"))]
    pub page: String,
    /// How it could be known again: `label`, `api` or `at`, with the text of each, the best first.
    #[cfg_attr(test, ts(type = "['label' | 'api' | 'at', string][]"))]
    pub marks: Vec<(String, String)>,
    /// Its text.
    pub text: String,
    /// What it is said to mean.
    #[cfg_attr(test, ts(type = "string"))]
    pub meaning: crate::model::Meaning,
    /// The page's language.
    pub language: String,
    /// Now, RFC 3339.
    pub now: String,
}

/// How a value that somebody points at is read, and what would be kept of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PointedView {
    /// What it is read as.
    pub value: ReadValue,
    /// What would be kept, as a member of `reading.fields`; `None` where nothing tells it from other values of the page.
    pub field: Option<FieldView>,
}

/// A member of `reading.fields`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldView {
    /// Its id: the same field always has the same.
    pub id: String,
    /// The CRM's origin.
    pub origin: String,
    /// The kind of page.
    #[cfg_attr(test, ts(type = "'record' | 'list'"))]
    pub page: String,
    /// How it is known again.
    #[cfg_attr(test, ts(type = "'label' | 'api' | 'at'"))]
    pub by: String,
    /// Its label, name or place.
    pub name: String,
    /// What it means.
    #[cfg_attr(test, ts(type = "string"))]
    pub meaning: crate::model::Meaning,
}

/// What a field of a deal may mean, and whether this deal's is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WantedView {
    /// The meaning.
    #[cfg_attr(test, ts(type = "string"))]
    pub meaning: &'static str,
    /// Whether it is read, not clear, or on no page.
    #[cfg_attr(test, ts(type = "'missing' | 'unclear' | 'known'"))]
    pub state: &'static str,
}

/// Where a fact stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlaceView {
    /// What it was read from.
    #[cfg_attr(test, ts(type = "'record' | 'list' | 'answer'"))]
    pub from: &'static str,
    /// The address on its origin.
    pub path: String,
    /// Where on the page, in words that pages of one kind share.
    pub at: Option<String>,
    /// When, RFC 3339.
    pub read_at: String,
}

/// What the role is called; `None` leaves it to the language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WordsView {
    /// The title, as in "sales engineer".
    pub role_title: Option<String>,
    /// The short form, as in "SE".
    pub role_short: Option<String>,
}

/// The organisation's policy, as far as a person needs to know of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PolicyView {
    /// Whether one is in force.
    pub in_force: bool,
    /// Which deals are visible, by origin, where the policy says so: `all`, `own` or `unknown`.
    pub deals_visible: std::collections::BTreeMap<String, String>,
    /// What is wrong with the one that was delivered last.
    pub notices: Vec<Message>,
}
