//! A value that was looked for on a page, and where it was read.

use std::rc::Rc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Basis, Read, Reason};

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
    /// What the reading of the text rests on.
    pub basis: Basis,
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
    /// There is a text, and it cannot be understood with certainty: why, and every value that it may be, if that is open
    /// between a few.
    Unclear(Source, Reason, Vec<T>),
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
            Field::Known(_, source) | Field::Blank(source) | Field::Unclear(source, ..) => Some(source),
            Field::Absent => None,
        }
    }

    /// Decodes further: a known value that `decode` finds not to be one becomes unclear.
    pub fn decode<U>(self, decode: impl FnOnce(T, &Source) -> Read<U>) -> Field<U> {
        match self {
            Field::Known(value, source) => match decode(value, &source) {
                Read::Known(value, basis) => Field::Known(value, Source { basis: source.basis.max(basis), ..source }),
                Read::Ambiguous(values, reason) => Field::Unclear(source, reason, values),
                Read::Unclear(reason) => Field::Unclear(source, reason, Vec::new()),
                Read::Blank => Field::Blank(source),
            },
            Field::Blank(source) => Field::Blank(source),
            Field::Unclear(source, reason, _) => Field::Unclear(source, reason, Vec::new()),
            Field::Absent => Field::Absent,
        }
    }

    /// This field if it is known, or holds something that is not clear; else the other.
    pub fn or(self, other: Field<T>) -> Field<T> {
        if matches!(self, Field::Known(..) | Field::Unclear(..)) || matches!(other, Field::Absent) {
            self
        } else {
            other
        }
    }
}

/// Declares the meanings with their public names.
macro_rules! meanings {
    (deal { $($Name:ident = $id:literal,)+ } activity { $($Of:ident = $of:literal,)+ }) => {
        /// What a label stands for. The names are those of the field maps and the label dictionary.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum Meaning {
            $($Name,)+
            $($Of,)+
        }

        impl Meaning {
            /// The public names of what a field of a deal may mean.
            pub const OF_DEALS: &'static [&'static str] = &[$($id),+];

            /// The public name.
            pub fn id(self) -> &'static str {
                match self {
                    $(Meaning::$Name => $id,)+
                    $(Meaning::$Of => $of,)+
                }
            }
        }
    };
}

meanings! {
    deal {
        Name = "name",
        Number = "number",
        Account = "account",
        Stage = "stage",
        Amount = "amount",
        WonAmount = "won_amount",
        Currency = "currency",
        Chance = "chance",
        ExpectedClose = "expected_close",
        ActualClose = "actual_close",
        Created = "created",
        Owner = "owner",
        SalesEngineer = "sales_engineer",
        TermMonths = "term_months",
        TechnicalOutcome = "technical_outcome",
        TechnicalOutcomeDate = "technical_outcome_date",
        TechnicalOutcomeReason = "technical_outcome_reason",
        Why = "why",
        Success = "success",
        Promises = "promises",
        Demoed = "demoed",
        Technical = "technical",
        Integration = "integration",
        Contacts = "contacts",
        Receiver = "receiver",
        SupportContact = "support_contact",
        RepRole = "rep_role",
        Risks = "risks",
        GoLive = "go_live",
        Renewal = "renewal",
        Continuity = "continuity",
        ContinuityUntil = "continuity_until",
        Scope = "scope",
        ProjectLead = "project_lead",
        Environments = "environments",
        DataMigration = "data_migration",
        Milestone = "milestone",
        MilestoneDate = "milestone_date",
        InstallationChanges = "installation_changes",
        SupportEffect = "support_effect",
    }
    activity {
        Title = "title",
        Type = "type",
        SubType = "sub_type",
        Status = "status",
        Start = "start",
        End = "end",
        Duration = "duration",
        AllDay = "all_day",
        Place = "place",
        Schedule = "schedule",
        Participants = "participants",
        Subjects = "subjects",
    }
}
