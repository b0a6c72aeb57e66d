//! What crosses the boundary for the panel: every figure with its explanation. Texts are ids; the panel has the sentences.

mod settings;

use serde::{Deserialize, Serialize};

use crate::error::{Message, Problem};

pub use settings::*;

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
    /// `h`, `ratio`, `date`, `state`, or an ISO 4217 code.
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
    /// The amount.
    pub amount: Figure,
    /// The close date.
    pub close_date: Figure,
    /// The rep.
    pub owner: Option<String>,
    /// The sales engineer.
    pub se: Option<String>,
    /// What is not known of it.
    pub unknown: Vec<Message>,
}

/// A person's coming weeks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WorkloadView {
    /// Whose.
    pub person: Option<String>,
    /// With whose eyes it was read (C1).
    #[cfg_attr(test, ts(type = "'own' | 'all' | 'availability' | 'partial' | 'hidden'"))]
    pub sight: String,
    /// Share of the last 20 working days with an activity.
    pub completeness: Figure,
    /// This week and the next ones.
    pub weeks: Vec<WeekView>,
    /// Known load ÷ capacity of this week; unknown where the bands are silent.
    pub utilisation: Figure,
    /// What this deal takes in these weeks.
    pub deal_total: Figure,
    /// What to know beside it.
    pub note: Option<Message>,
    /// What to know of the viewer's own calendar file, where it is old or too short for these weeks.
    pub calendar: Option<Message>,
}

/// One week.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WeekView {
    /// ISO week, `2026-W48`.
    pub week: String,
    /// Its Monday.
    pub monday: String,
    /// Known load.
    pub known: Figure,
    /// This deal's share of it.
    pub deal: Figure,
    /// Hours for customer work.
    pub capacity: Figure,
    /// Hours for customer work that nothing known takes.
    pub free: Figure,
    /// How full it is; `None` where that cannot be said.
    #[cfg_attr(test, ts(type = "'room' | 'healthy' | 'stretched' | 'overloaded' | null"))]
    pub band: Option<String>,
}

/// A manager's team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TeamView {
    /// Its name.
    pub team: String,
    /// How many SEs it has.
    pub people: usize,
    /// Hours of all of them, this week and the next ones; empty where they may not be shown.
    pub weeks: Vec<TeamWeekView>,
    /// The people by name, where the policy lets a manager see them.
    pub members: Vec<MemberView>,
    /// What to know beside it.
    pub note: Option<Message>,
}

/// One week of a team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TeamWeekView {
    /// ISO week, `2026-W48`.
    pub week: String,
    /// Its Monday.
    pub monday: String,
    /// Known load.
    pub known: Figure,
    /// Hours for customer work.
    pub capacity: Figure,
}

/// One person of a team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MemberView {
    /// The name.
    pub name: String,
    /// How full each week is; `None` where that cannot be said.
    #[cfg_attr(test, ts(type = "('room' | 'healthy' | 'stretched' | 'overloaded' | null)[]"))]
    pub bands: Vec<Option<String>>,
}

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

/// What the deal is worth: at least and at most.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WorthView {
    /// At least.
    pub low: Figure,
    /// At most.
    pub high: Figure,
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
    /// The incentive estimate.
    pub incentive: IncentiveView,
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

/// A fact as read from a record's page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadFact {
    /// `deal` or `activity`.
    #[cfg_attr(test, ts(type = "'deal' | 'activity'"))]
    pub entity: &'static str,
    /// The label as read.
    pub label: String,
    /// The text as read.
    pub text: String,
    /// What it was taken to mean; `None` where nobody needs it.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub meaning: Option<crate::model::Meaning>,
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

/// The person's own calendar, for the options page. Counts are of entries, each day of a recurring one by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CalendarView {
    /// What the file is called.
    pub name: String,
    /// When it was read, RFC 3339.
    pub read_at: String,
    /// The first day that was asked of it.
    pub from: String,
    /// The last one.
    pub until: String,
    /// Entries that take time.
    pub meetings: usize,
    /// Entries out of office.
    pub absences: usize,
    /// Whose answers to invitations count; `None` where that cannot be told.
    pub owner: Option<String>,
    /// Events that could not be read.
    pub unread: usize,
    /// Entries that were called off.
    pub cancelled: usize,
    /// Entries that the owner declined.
    pub declined: usize,
    /// Entries during which the time stays free.
    pub free: usize,
    /// Entries that do not hold.
    pub problems: Vec<Problem>,
}
