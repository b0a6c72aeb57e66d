//! What the panel shows of work: a person's weeks, a team's, the own calendar.

use serde::Serialize;

use super::{Figure, Input};
use crate::error::{Message, Problem};

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
    /// What this deal asks for still, while it is open.
    pub ask: Option<AskView>,
    /// Deals past their close date for so long that no work is expected of them.
    pub dormant: Vec<Input>,
    /// What can be asked for, and what is; `None` where nothing shown depends on it.
    pub asked: Option<AskedView>,
    /// When what is asked for could be; `None` where that is not to be seen.
    pub slots: Option<SlotsView>,
    /// What is planned on this deal although nobody qualified it.
    pub risk: Option<RiskView>,
    /// Who else could be asked, the likeliest first; only people of whom enough is known.
    pub helpers: Vec<HelperView>,
    /// The line that tells colleagues when the viewer is free, for the viewer to put where they look.
    pub card: Option<String>,
    /// What deals that nobody knows yet will usually take; in none of the weeks' figures.
    pub new_deals: Option<NewDealsView>,
    /// Whom the work is for, and what of it may be for nothing; for the person and their manager.
    pub insight: Option<InsightView>,
    /// Whether the market that all deals share counts (C7); `None` where there is no outlook.
    pub market: Option<bool>,
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
    /// Hours for customer work that neither known nor likely work takes.
    pub free: Figure,
    /// What open deals will ask for, and what the week comes to; `None` where the pipeline was not read or is not to be seen.
    pub outlook: Option<WeekOutlookView>,
    /// How full it is; `None` where that cannot be said.
    #[cfg_attr(test, ts(type = "'room' | 'healthy' | 'stretched' | 'overloaded' | null"))]
    pub band: Option<String>,
}

/// What a week comes to, known and expected load together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WeekOutlookView {
    /// What open deals will ask for, in the mean.
    pub expected: Figure,
    /// What this deal will ask for, in the mean.
    pub deal: Figure,
    /// Hours that are not exceeded in one of ten cases.
    pub p10: Figure,
    /// Hours that are not exceeded in half of all cases.
    pub p50: Figure,
    /// Hours that are not exceeded in nine of ten cases.
    pub p90: Figure,
    /// The chance that the week is overloaded.
    pub overload: Figure,
    /// Whether that chance is one to act on.
    pub at_risk: bool,
}

/// New deals that nobody knows yet, by how many came before (C10).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewDealsView {
    /// The Monday from which on the deals known today no longer fill the weeks.
    pub from: String,
    /// Hours a week that new ones usually take.
    pub hours: Figure,
}

/// Whom a person's work is for, and what of it may be for nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InsightView {
    /// Reps served, each with their hours a week.
    pub reps: Figure,
    /// The fewest reps that take nearly all of the hours; `None` without hours.
    pub most: Option<Figure>,
    /// New deals a week.
    pub inflow: Figure,
    /// Reps that this work can bear, by the deals that come.
    pub sustainable: Figure,
    /// What the two say together.
    pub coverage: Option<Message>,
    /// The arithmetic of the example that no single person can serve.
    pub example: Vec<Message>,
    /// Hours planned on deals that nobody qualified.
    pub at_risk: Figure,
    /// Hours expected of deals without an activity for some time.
    pub quiet: Figure,
    /// Close dates that the work left cannot meet.
    pub unsupported: Figure,
    /// Share of the working hours that went to customers after the close.
    pub drift: Figure,
}

/// What somebody wants to ask an SE for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AskedView {
    /// The kind that the figures are for, by its id.
    pub kind: String,
    /// Every kind that can be asked for.
    pub choices: Vec<ChoiceView>,
    /// Why it is not the kind that was asked for.
    pub note: Option<Message>,
}

/// A kind that can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChoiceView {
    /// Its id.
    pub kind: String,
    /// What it is called.
    pub title: Message,
}

/// What one more task moves: never a meeting with a customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DisplacedView {
    /// First: expected work that nobody scheduled.
    pub expected: Figure,
    /// Then: internal work.
    pub internal: Figure,
    /// What is left is over the capacity.
    pub over: Figure,
}

/// Work on a deal of which no discovery was held.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RiskView {
    /// Hours that are planned.
    pub hours: Figure,
    /// What asking would add.
    pub more: Option<Message>,
}

/// When what is asked for could be, and what stands in its way.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SlotsView {
    /// The next free slot, with buffers and preparation.
    pub next: Figure,
    /// The next one on a later day.
    pub second: Figure,
    /// Working days until the next one: the bottleneck.
    pub wait: Figure,
    /// POCs that run this week.
    pub pocs: Figure,
    /// What it moves, if it takes the next slot; `None` where that cannot be said.
    pub displaced: Option<DisplacedView>,
    /// What it moves in a sentence; days with more demos, or weeks with more POCs, than are set as the limit.
    pub notes: Vec<Message>,
    /// Whether it is what an availability card says: of a demo, whatever is asked for.
    pub by_card: bool,
}

/// Somebody who could be asked to help with a deal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HelperView {
    /// The name.
    pub name: String,
    /// Their next free slot for what is asked for.
    pub slot: Figure,
    /// Why they are named before others.
    pub note: Option<Message>,
}

/// What an open deal asks of its SE still.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AskView {
    /// Hours until the close, if it is to be won.
    pub hours: Figure,
    /// The chance that work is expected by.
    pub chance: Figure,
    /// The working days that are left.
    pub days: Figure,
    /// That the close date is not supported by the work, that the deal is quiet, and the like.
    pub notes: Vec<Message>,
}

/// A manager's team.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TeamView {
    /// Its name.
    pub team: String,
    /// How many SEs it has.
    pub people: usize,
    /// Of how many of them the CRM holds too little to say how full their weeks are.
    pub silent: usize,
    /// Hours of all of them, this week and the next ones; empty where they may not be shown.
    pub weeks: Vec<TeamWeekView>,
    /// What they carry together; `None` where it may not be shown.
    pub sums: Option<TeamSumsView>,
    /// Open deals that name no SE, those with the most hours first.
    pub unassigned: Vec<UnassignedView>,
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
    /// What open deals of the team's people will ask for, in the mean.
    pub expected: Option<Figure>,
    /// Hours for customer work.
    pub capacity: Figure,
    /// How many of those of whom enough is known have a week at risk.
    pub at_risk: Figure,
    /// Hours expected of deals that name no SE.
    pub unassigned: Option<Figure>,
}

/// What a team carries together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TeamSumsView {
    /// Working days until the first of the team can give a demo.
    pub wait: Figure,
    /// POCs that run this week.
    pub pocs: Figure,
    /// Hours planned on deals that nobody qualified.
    pub at_risk: Figure,
    /// Hours expected of deals without an activity for some time.
    pub quiet: Figure,
    /// Close dates that the work left cannot meet.
    pub unsupported: Figure,
    /// Reps that the team serves.
    pub reps: Figure,
    /// Reps for one SE of the team.
    pub reps_per_se: Figure,
    /// Reps that one SE could serve, by the deals that come.
    pub sustainable: Figure,
    /// What these say together.
    pub coverage: Option<Message>,
    /// People needed for the deals that come, with the range of their number.
    pub needed: Option<Figure>,
}

/// An open deal that names no SE.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnassignedView {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Figure,
    /// What it will ask for in the weeks shown, in the mean.
    pub hours: Figure,
}

/// One person of a team. What rests on their activities is unknown where the CRM holds too few of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MemberView {
    /// The name.
    pub name: String,
    /// Their weeks, as those of the team.
    pub weeks: Vec<MemberWeekView>,
    /// Working days until their next free slot for a demo.
    pub wait: Figure,
    /// That slot.
    pub slot: Figure,
    /// POCs that run this week.
    pub pocs: Figure,
    /// That these are more than the limit.
    pub pocs_over: bool,
    /// Reps served.
    pub reps: Figure,
    /// Hours a week for one of these reps.
    pub hours_per_rep: Figure,
    /// Hours planned on deals that nobody qualified.
    pub at_risk: Figure,
    /// Hours expected of deals without an activity for some time.
    pub quiet: Figure,
    /// Share of the working hours that went to customers after the close.
    pub drift: Figure,
    /// Close dates that the work left cannot meet.
    pub unsupported: Figure,
}

/// One week of a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MemberWeekView {
    /// Likely load ÷ capacity.
    pub utilisation: Figure,
    /// The chance that the week is overloaded.
    pub overload: Figure,
    /// How full the week is; `None` where that cannot be said.
    #[cfg_attr(test, ts(type = "'room' | 'healthy' | 'stretched' | 'overloaded' | null"))]
    pub band: Option<String>,
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
