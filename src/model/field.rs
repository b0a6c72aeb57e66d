//! A value that was looked for on a page, and where it was read.

use std::rc::Rc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The identity of a record: the browser-given origin of its page, and its id there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    /// Origin such as `https://crm.example`, as the browser gave it.
    pub origin: Rc<str>,
    /// The CRM's id; `None` where a reading names the record without one (an export by name).
    pub id: Option<Rc<str>>,
}

/// Where a value was read: enough to show it and to rebuild a link to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The record.
    pub key: RecordKey,
    /// `deal` or `activity` of a CRM, or [`Source::CALENDAR`] or [`Source::PRIVATE`], which are no record and have no link.
    pub entity: &'static str,
    /// The record's name or title as read.
    pub title: Rc<str>,
    /// The label or column that stood beside the value.
    pub label: Rc<str>,
    /// The text as read.
    pub text: Rc<str>,
    /// When the page was read.
    pub read_at: Timestamp,
    /// Of an unknown page: another field that could be meant as well, by label and text.
    pub rival: Option<(Rc<str>, Rc<str>)>,
}

impl Source {
    /// The entity of an entry of the person's own calendar.
    pub const CALENDAR: &'static str = "calendar";
    /// The entity of a private entry of it: the title is empty.
    pub const PRIVATE: &'static str = "private_entry";
}

/// What became of a value that was looked for. Unknown never passes for empty, nor empty for zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<T> {
    /// Read and understood.
    Known(T, Source),
    /// The page holds the field and it is empty.
    Blank(Source),
    /// There is a text, and it cannot be understood with certainty.
    Unclear(Source),
    /// No reading holds the field.
    #[default]
    Absent,
}

impl<T> Field<T> {
    /// The value, if known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Field::Known(value, _) => Some(value),
            _ => None,
        }
    }

    /// Where it was read, if any page holds the field.
    pub fn source(&self) -> Option<&Source> {
        match self {
            Field::Known(_, source) | Field::Blank(source) | Field::Unclear(source) => Some(source),
            Field::Absent => None,
        }
    }

    /// Decodes further: a known value for which `decode` finds nothing becomes unclear.
    pub fn decode<U>(self, decode: impl FnOnce(T, &Source) -> Option<U>) -> Field<U> {
        match self {
            Field::Known(value, source) => match decode(value, &source) {
                Some(value) => Field::Known(value, source),
                None => Field::Unclear(source),
            },
            Field::Blank(source) => Field::Blank(source),
            Field::Unclear(source) => Field::Unclear(source),
            Field::Absent => Field::Absent,
        }
    }

    /// This field if it is known, or holds something that is not clear; else the other.
    pub fn or(self, other: Field<T>) -> Field<T> {
        if matches!(self, Field::Known(..) | Field::Unclear(_)) || matches!(other, Field::Absent) {
            self
        } else {
            other
        }
    }
}

/// What a label stands for. The names are those of the field maps and the label dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Meaning {
    // a deal
    Name,
    Number,
    Account,
    Stage,
    Amount,
    WonAmount,
    Currency,
    Chance,
    ExpectedClose,
    ActualClose,
    Created,
    Owner,
    SalesEngineer,
    TermMonths,
    TechnicalOutcome,
    TechnicalOutcomeDate,
    TechnicalOutcomeReason,
    Why,
    Success,
    Promises,
    Demoed,
    Technical,
    Integration,
    Contacts,
    Receiver,
    SupportContact,
    RepRole,
    Risks,
    GoLive,
    Renewal,
    Continuity,
    ContinuityUntil,
    Scope,
    ProjectLead,
    Environments,
    DataMigration,
    Milestone,
    MilestoneDate,
    InstallationChanges,
    SupportEffect,
    // an activity
    Title,
    Type,
    SubType,
    Status,
    Start,
    End,
    Duration,
    AllDay,
    Place,
    Schedule,
    Participants,
    Subjects,
}
