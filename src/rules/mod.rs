//! The condition language of evidence: conditions as data, evaluated over one deal and its activities, with the reason.
//!
//! A condition is true, false or unknown. Unknown is what no reading holds; it never counts as done and never as missing.
//! Conditions nest but cannot loop, so evaluation costs at most their size times the deal's activities.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::model::{
    Activity, ActivityStatus, Deal, Field, Meaning, Person, Ratio, Source, add_working_days, same_words,
};
use crate::page::values::texts;
use crate::workload::Catalogue;

/// A truth of three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Truth {
    True,
    False,
    Unknown,
}

impl Truth {
    fn of(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }

    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }

    fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }
}

/// A condition over a deal, its texts, dates, people and activities.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// A text of at least so many letters and digits; with a digit in it where asked.
    Text {
        /// The text's meaning.
        field: Meaning,
        /// Least number of letters and digits.
        characters: usize,
        /// Whether a digit must be among them.
        #[serde(default)]
        digit: bool,
    },
    /// A list in one field: by line or semicolon, and comma where `commas` says so.
    Entries {
        /// The list's meaning.
        field: Meaning,
        /// Least number of entries.
        at_least: usize,
        /// Whether a comma parts entries too.
        #[serde(default)]
        commas: bool,
        /// Each entry holds one of these words.
        #[serde(default)]
        each: Vec<String>,
        /// For each of these groups some entry holds one of its words.
        #[serde(default)]
        some: Vec<Vec<String>>,
    },
    /// The whole text is one of these words.
    Words {
        /// The text's meaning.
        field: Meaning,
        /// The words.
        one_of: Vec<String>,
    },
    /// A date.
    Date {
        /// The date's meaning.
        field: Meaning,
        /// Whether it must lie after the close.
        #[serde(default)]
        after_close: bool,
        /// At most so many calendar days after the close.
        within_days_of_close: Option<i32>,
    },
    /// The receiver is a known person and not the pre-sales SE.
    ReceiverKnown,
    /// The deal's amount lies below so many major units of its own currency.
    AmountBelow {
        /// Whole major units.
        major: i64,
    },
    /// At least one activity of the deal that fits.
    Activity {
        /// One of these catalogue kinds; empty: any.
        #[serde(default)]
        kinds: Vec<String>,
        /// Held, still ahead, or either.
        when: Option<When>,
        /// Who must take part.
        #[serde(default)]
        with: Vec<Part>,
        /// Not before so many working days after the close (before it when negative).
        from: Option<i32>,
        /// Not later than so many calendar days after today.
        within_days: Option<i32>,
    },
    /// All of them.
    All(Vec<Condition>),
    /// At least one.
    Any(Vec<Condition>),
    /// The contrary.
    Not(Box<Condition>),
    /// Something that this version does not read: always unknown.
    NotRead,
}

/// When an activity takes place, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum When {
    Held,
    Ahead,
}

/// Somebody's part in a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Part {
    Se,
    Receiver,
    Customer,
}

/// What a condition is evaluated over.
pub struct Case<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// The activities about it.
    pub activities: Vec<&'a Activity>,
    /// Whether all its activities are known; if not, "none found" is unknown.
    pub activities_read: bool,
    /// For telling an activity's kind.
    pub catalogue: &'a Catalogue,
    /// Our own people; all others who take part are customers.
    pub ours: &'a std::collections::BTreeSet<Person>,
    /// The day of the close.
    pub close: Date,
    /// Now, in the report's zone.
    pub now: &'a jiff::Zoned,
}

/// A truth and the readings it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The truth.
    pub truth: Truth,
    /// The fields and activities that were looked at and decided.
    pub sources: Vec<Source>,
}

impl Evidence {
    fn of_field<T>(field: &Field<T>, truth: impl FnOnce(&T) -> bool) -> Evidence {
        let known = match field {
            Field::Known(value, _) => Truth::of(truth(value)),
            Field::Blank(_) | Field::Unclear(_) => Truth::False,
            Field::Absent => Truth::Unknown,
        };
        Evidence { truth: known, sources: field.source().cloned().into_iter().collect() }
    }
}

impl Condition {
    /// Evaluates the condition, with what it rests on.
    pub fn evaluate(&self, case: &Case) -> Evidence {
        match self {
            Condition::Text { field, characters, digit } => Evidence::of_field(case.deal.text(*field), |text| {
                texts::real_characters(text) >= *characters && (!digit || text.chars().any(|c| c.is_numeric()))
            }),
            Condition::Entries { field, at_least, commas, each, some } => {
                Evidence::of_field(case.deal.text(*field), |text| {
                    let entries = texts::entries(text, *commas);
                    let holds_one =
                        |entry: &&str, words: &[String]| words.iter().any(|word| texts::holds_words(entry, word));
                    entries.len() >= *at_least
                        && (each.is_empty() || entries.iter().all(|entry| holds_one(entry, each)))
                        && some.iter().all(|group| entries.iter().any(|entry| holds_one(entry, group)))
                })
            }
            Condition::Words { field, one_of } => {
                Evidence::of_field(case.deal.text(*field), |text| one_of.iter().any(|word| same_words(word, text)))
            }
            Condition::Date { field, after_close, within_days_of_close } => {
                let latest = within_days_of_close.map(|days| case.close.saturating_add(days.days()));
                Evidence::of_field(case.deal.date(*field), |date| {
                    (!after_close || *date > case.close) && latest.is_none_or(|latest| *date <= latest)
                })
            }
            Condition::ReceiverKnown => {
                Evidence::of_field(&case.deal.receiver, |receiver| Some(receiver) != case.deal.se.known())
            }
            Condition::AmountBelow { major } => Evidence::of_field(&case.deal.amount, |amount| {
                let limit = Ratio::new(10_i128.pow(u32::from(amount.currency.decimals())), 1)
                    .and_then(|per| per.times(Ratio::whole(*major)));
                limit.is_some_and(|limit| amount.ratio() < limit)
            }),
            Condition::Activity { kinds, when, with, from, within_days } => {
                let fits = |activity: &&&Activity| {
                    fits(activity, case, kinds, *when, *from, *within_days)
                        && with.iter().all(|part| takes_part(*part, activity, case) == Truth::True)
                };
                activity_evidence(case, with, case.activities.iter().filter(fits).map(|activity| &activity.source))
            }
            Condition::All(parts) => combine(parts, case, Truth::True, Truth::and),
            Condition::Any(parts) => combine(parts, case, Truth::False, Truth::or),
            Condition::Not(inner) => {
                let inner = inner.evaluate(case);
                Evidence { truth: inner.truth.not(), sources: inner.sources }
            }
            Condition::NotRead => Evidence { truth: Truth::Unknown, sources: Vec::new() },
        }
    }
}

fn combine(parts: &[Condition], case: &Case, start: Truth, join: fn(Truth, Truth) -> Truth) -> Evidence {
    parts.iter().fold(Evidence { truth: start, sources: Vec::new() }, |mut all, part| {
        let part = part.evaluate(case);
        all.truth = join(all.truth, part.truth);
        all.sources.extend(part.sources);
        all
    })
}

/// True with the activities found; none found is false only where all are known and everybody asked for is.
fn activity_evidence<'a>(case: &Case, with: &[Part], found: impl Iterator<Item = &'a Source>) -> Evidence {
    let sources: Vec<Source> = found.cloned().collect();
    let unnamed = (with.contains(&Part::Receiver) && matches!(case.deal.text(Meaning::Receiver), Field::Absent))
        || (with.contains(&Part::Se) && matches!(case.deal.se, Field::Absent));
    let truth = match sources.is_empty() {
        false => Truth::True,
        true if unnamed || !case.activities_read => Truth::Unknown,
        true => Truth::False,
    };
    Evidence { truth, sources }
}

fn fits(
    activity: &Activity,
    case: &Case,
    kinds: &[String],
    when: Option<When>,
    from: Option<i32>,
    within_days: Option<i32>,
) -> bool {
    let Some(start) = activity.start.known() else { return false };
    let date = activity.date_in(start, case.now.time_zone());
    let ahead = start > case.now;
    let latest = within_days.map(|days| case.now.date().saturating_add(days.days()));
    activity.status == ActivityStatus::Scheduled
        && (kinds.is_empty() || kinds.contains(&case.catalogue.kind_of(activity).id))
        && when.is_none_or(|when| (when == When::Ahead) == ahead)
        && from.is_none_or(|from| date >= add_working_days(case.close, from))
        && latest.is_none_or(|latest| date <= latest)
}

fn takes_part(part: Part, activity: &Activity, case: &Case) -> Truth {
    let named = |person: &Field<Person>| match person {
        Field::Known(person, _) => Truth::of(activity.participants.contains(person)),
        Field::Blank(_) | Field::Unclear(_) => Truth::False,
        Field::Absent => Truth::Unknown,
    };
    match part {
        Part::Se => named(&case.deal.se),
        Part::Receiver => named(&case.deal.receiver),
        Part::Customer => Truth::of(activity.participants.iter().any(|person| !case.ours.contains(person))),
    }
}
