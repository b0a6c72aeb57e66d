//! What the panel shows of work: a person's weeks, a team's, the own calendar.

use serde::Serialize;

use super::Figure;
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
