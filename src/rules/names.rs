//! The names that a rule may use, and what each stands for.

use super::Case;
use crate::model::{Meaning, Stage};

/// What a part of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Truth,
    Number,
    Hours,
    Money,
    Days,
    /// A count of working days: only to be added to a day or taken from it.
    WorkingDays,
    Date,
    Text,
    /// The entries of a text.
    List,
    /// Entries after `each` or `some`.
    Entries,
    Person,
    /// Everybody who is none of ours: only somebody to be `with`.
    Customer,
    Stage,
    Kind,
    /// Activities, to be counted.
    Activities,
    /// Hours of activities, to be summed.
    HoursOfActivities,
    /// The activity at hand within `where`: only something that `starts`.
    Activity,
    /// The name of a text of the deal or the activity.
    Field,
    /// The name of a setting.
    Setting,
    /// The word `commas`.
    Commas,
    Set,
    /// A faulty part: it fits everywhere, so that one fault is named once.
    Faulty,
}

impl Type {
    /// The message that says what it is.
    pub(super) fn id(self) -> &'static str {
        match self {
            Type::Truth => "rule-type-truth",
            Type::Number => "rule-type-number",
            Type::Hours => "rule-type-hours",
            Type::Money => "rule-type-money",
            Type::Days => "rule-type-days",
            Type::WorkingDays => "rule-type-working-days",
            Type::Date => "rule-type-date",
            Type::Text => "rule-type-text",
            Type::List => "rule-type-list",
            Type::Entries => "rule-type-entries",
            Type::Person => "rule-type-person",
            Type::Customer => "rule-type-customer",
            Type::Stage => "rule-type-stage",
            Type::Kind => "rule-type-kind",
            Type::Activities => "rule-type-activities",
            Type::HoursOfActivities => "rule-type-hours-of",
            Type::Activity => "rule-type-activity",
            Type::Field => "rule-type-field",
            Type::Setting => "rule-type-setting",
            Type::Commas => "rule-type-commas",
            Type::Set => "rule-type-set",
            Type::Faulty => "rule-type-faulty",
        }
    }
}

/// A name with its type, and whether it stands only for something of the activity at hand.
pub(super) struct Name {
    pub(super) name: &'static str,
    pub(super) is: Type,
    pub(super) of_activity: bool,
}

const fn deal(name: &'static str, is: Type) -> Name {
    Name { name, is, of_activity: false }
}

const fn activity(name: &'static str, is: Type) -> Name {
    Name { name, is, of_activity: true }
}

/// Values by name.
pub(super) const NAMES: [Name; 20] = [
    deal("true", Type::Truth),
    deal("false", Type::Truth),
    deal("unknown", Type::Truth),
    deal("today", Type::Date),
    deal("close", Type::Date),
    deal("amount", Type::Money),
    deal("term_months", Type::Number),
    deal("stage", Type::Stage),
    deal("owner", Type::Person),
    deal("se", Type::Person),
    deal("receiver", Type::Person),
    deal("customer", Type::Customer),
    deal("activities", Type::Activities),
    deal("no_shows", Type::Activities),
    deal("cancelled", Type::Activities),
    activity("kind", Type::Kind),
    activity("held", Type::Truth),
    activity("ahead", Type::Truth),
    activity("hours", Type::Hours),
    activity("activity", Type::Activity),
];

/// Functions with what they take and what they give; `commas` may be left out.
pub(super) struct Function {
    pub(super) name: &'static str,
    pub(super) takes: &'static [Type],
    pub(super) gives: Type,
    pub(super) of_activity: bool,
}

const fn function(name: &'static str, takes: &'static [Type], gives: Type) -> Function {
    Function { name, takes, gives, of_activity: false }
}

/// Every function but `known`, `count`, `with` and `setting`, which take or give more than one type.
pub(super) const FUNCTIONS: [Function; 11] = [
    function("text", &[Type::Field], Type::Text),
    function("letters", &[Type::Field], Type::Number),
    function("words", &[Type::Field], Type::Number),
    function("has_digit", &[Type::Field], Type::Truth),
    function("date", &[Type::Field], Type::Date),
    function("entries", &[Type::Field, Type::Commas], Type::List),
    function("working_days", &[Type::Date, Type::Date], Type::Number),
    function("sum", &[Type::HoursOfActivities], Type::Hours),
    function("first", &[Type::Activities], Type::Date),
    function("last", &[Type::Activities], Type::Date),
    Function { name: "starts", takes: &[Type::Activity], gives: Type::Date, of_activity: true },
];

/// Functions whose types depend on what they are given.
pub(super) const MORE_FUNCTIONS: [&str; 4] = ["known", "count", "with", "setting"];

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextOf {
    Deal(Meaning),
    Account,
    Title,
    Type,
    SubType,
    Place,
}

impl TextOf {
    pub(super) fn is_of_activity(self) -> bool {
        matches!(self, TextOf::Title | TextOf::Type | TextOf::SubType | TextOf::Place)
    }

    /// Whether its text is also read as a day.
    pub(super) fn holds_date(self) -> bool {
        matches!(
            self,
            TextOf::Deal(
                Meaning::TechnicalOutcomeDate
                    | Meaning::GoLive
                    | Meaning::Renewal
                    | Meaning::ContinuityUntil
                    | Meaning::MilestoneDate
            )
        )
    }
}

/// The texts of a deal and of an activity.
pub(super) const FIELDS: [(&str, TextOf); 33] = [
    ("name", TextOf::Deal(Meaning::Name)),
    ("account", TextOf::Account),
    ("stage", TextOf::Deal(Meaning::Stage)),
    ("technical_outcome", TextOf::Deal(Meaning::TechnicalOutcome)),
    ("technical_outcome_date", TextOf::Deal(Meaning::TechnicalOutcomeDate)),
    ("technical_outcome_reason", TextOf::Deal(Meaning::TechnicalOutcomeReason)),
    ("why", TextOf::Deal(Meaning::Why)),
    ("success", TextOf::Deal(Meaning::Success)),
    ("promises", TextOf::Deal(Meaning::Promises)),
    ("demoed", TextOf::Deal(Meaning::Demoed)),
    ("technical", TextOf::Deal(Meaning::Technical)),
    ("integration", TextOf::Deal(Meaning::Integration)),
    ("contacts", TextOf::Deal(Meaning::Contacts)),
    ("receiver", TextOf::Deal(Meaning::Receiver)),
    ("support_contact", TextOf::Deal(Meaning::SupportContact)),
    ("rep_role", TextOf::Deal(Meaning::RepRole)),
    ("risks", TextOf::Deal(Meaning::Risks)),
    ("go_live", TextOf::Deal(Meaning::GoLive)),
    ("renewal", TextOf::Deal(Meaning::Renewal)),
    ("continuity", TextOf::Deal(Meaning::Continuity)),
    ("continuity_until", TextOf::Deal(Meaning::ContinuityUntil)),
    ("scope", TextOf::Deal(Meaning::Scope)),
    ("project_lead", TextOf::Deal(Meaning::ProjectLead)),
    ("environments", TextOf::Deal(Meaning::Environments)),
    ("data_migration", TextOf::Deal(Meaning::DataMigration)),
    ("milestone", TextOf::Deal(Meaning::Milestone)),
    ("milestone_date", TextOf::Deal(Meaning::MilestoneDate)),
    ("installation_changes", TextOf::Deal(Meaning::InstallationChanges)),
    ("support_effect", TextOf::Deal(Meaning::SupportEffect)),
    ("title", TextOf::Title),
    ("type", TextOf::Type),
    ("sub_type", TextOf::SubType),
    ("place", TextOf::Place),
];

/// The text of a name.
pub(super) fn field(name: &str) -> Option<TextOf> {
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// The stages by name.
pub(super) const STAGES: [Stage; 8] = [
    Stage::Lead,
    Stage::Discovery,
    Stage::Evaluation,
    Stage::Proposal,
    Stage::Negotiation,
    Stage::Won,
    Stage::Lost,
    Stage::Abandoned,
];

/// A setting by name, with its type.
pub(super) struct Setting {
    pub(super) name: &'static str,
    pub(super) is: Type,
    pub(super) value: fn(&Case) -> f64,
}

/// The settings that a rule may ask for.
pub(super) const SETTINGS: [Setting; 5] = [
    Setting { name: "hours_per_day", is: Type::Hours, value: |case| case.calendar.hours_per_day().in_hours() },
    Setting { name: "overhead", is: Type::Number, value: |case| case.load.overhead },
    Setting { name: "completeness", is: Type::Number, value: |case| case.load.completeness },
    Setting { name: "completeness_days", is: Type::Number, value: |case| case.load.completeness_days.into() },
    Setting { name: "weeks", is: Type::Number, value: |case| case.load.weeks.into() },
];

/// The setting of a name.
pub(super) fn setting(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}
