//! A deal (opportunity) as understood from its pages.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Currency, Field, Meaning, Money, Person, RecordKey, Source};

/// The canonical stages (F3), in order, and the ways a deal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Lead or prospecting.
    Lead,
    /// Discovery, qualified.
    Discovery,
    /// Evaluation: demo, proof of concept.
    Evaluation,
    /// Proposal.
    Proposal,
    /// Negotiation, contract.
    Negotiation,
    /// Closed won.
    Won,
    /// Closed lost.
    Lost,
    /// Ended, neither won nor lost (abandoned, merged).
    Abandoned,
}

/// How the technical side of a deal stands (C13): a field of its own, beside the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TechnicalOutcome {
    NotStarted,
    InProgress,
    Won,
    Lost,
    Stalled,
}

impl TechnicalOutcome {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            TechnicalOutcome::NotStarted => "not_started",
            TechnicalOutcome::InProgress => "in_progress",
            TechnicalOutcome::Won => "won",
            TechnicalOutcome::Lost => "lost",
            TechnicalOutcome::Stalled => "stalled",
        }
    }
}

/// How a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Outcome {
    Open,
    Won,
    Lost,
    Other,
    Unknown,
}

impl Stage {
    /// The stage's public name.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Lead => "lead",
            Stage::Discovery => "discovery",
            Stage::Evaluation => "evaluation",
            Stage::Proposal => "proposal",
            Stage::Negotiation => "negotiation",
            Stage::Won => "won",
            Stage::Lost => "lost",
            Stage::Abandoned => "abandoned",
        }
    }
}

/// A deal with what is known of it. What is not known says so.
#[derive(Clone, Debug)]
pub struct Deal {
    /// Its identity.
    pub key: RecordKey,
    /// Its name as shown.
    pub name: String,
    /// The customer.
    pub account: Field<String>,
    /// The canonical stage.
    pub stage: Field<Stage>,
    /// The currency that the record itself states.
    pub currency: Option<Currency>,
    /// The amount: what was sold for a won deal where the CRM keeps that apart, else the estimate.
    pub amount: Field<Money>,
    /// The close date: the actual one of a closed deal, else the expected one.
    pub close: Field<Date>,
    /// The chance of being won that the CRM shows, 0 to 1.
    pub chance: Field<f64>,
    /// The day on which the deal was created.
    pub created: Field<Date>,
    /// The rep.
    pub owner: Field<Person>,
    /// The sales engineer.
    pub se: Field<Person>,
    /// How its technical side stands.
    pub technical: Field<TechnicalOutcome>,
    /// The contract's term in months.
    pub term_months: Field<u32>,
    /// Every text by meaning, as read, for the hand-off's evidence.
    pub texts: BTreeMap<Meaning, Field<String>>,
    /// Dates by meaning: those of the close, each as its own field holds it, and those among the texts.
    pub dates: BTreeMap<Meaning, Field<Date>>,
    /// Amounts by meaning, each as its own field holds it.
    pub amounts: BTreeMap<Meaning, Field<Money>>,
    /// Who was named to take the customer over; known only where the name is that of a known person.
    pub receiver: Field<Person>,
}

impl Deal {
    /// Whether both are the same deal.
    pub fn is(&self, other: &Deal) -> bool {
        (&self.key, &self.name, self.account.known()) == (&other.key, &other.name, other.account.known())
    }

    /// What tells the deal apart from others of its origin: its id, else its name and account.
    pub fn identity(&self) -> String {
        super::activity::identity(&self.key, &self.name, self.account.known().map(String::as_str))
    }

    /// How the deal stands, from its stage.
    pub fn outcome(&self) -> Outcome {
        match self.stage.known() {
            None => Outcome::Unknown,
            Some(Stage::Won) => Outcome::Won,
            Some(Stage::Lost) => Outcome::Lost,
            Some(Stage::Abandoned) => Outcome::Other,
            Some(_) => Outcome::Open,
        }
    }

    /// The text read for a meaning.
    pub fn text(&self, meaning: Meaning) -> &Field<String> {
        const ABSENT: &Field<String> = &Field::Absent;
        self.texts.get(&meaning).unwrap_or(ABSENT)
    }

    /// The date read for a meaning.
    pub fn date(&self, meaning: Meaning) -> &Field<Date> {
        const ABSENT: &Field<Date> = &Field::Absent;
        self.dates.get(&meaning).unwrap_or(ABSENT)
    }

    /// A source that stands for the deal as a whole: its name as read.
    pub fn source(&self) -> Option<&Source> {
        self.text(Meaning::Name).source()
    }
}
