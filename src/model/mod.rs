//! The vocabulary every other room speaks: money, exact fractions, hours, people, deals, activities, and where a value was read.
//!
//! `model` knows nobody: it depends on no other room.

mod activity;
mod calendar;
mod card;
mod deal;
mod effort;
mod field;
mod money;
mod person;
mod ratio;
mod read;

pub use activity::{Activity, ActivityStatus, DealLink, Told};
pub use calendar::{Calendar, Hours, HoursFault, LONGEST_OFF, Leave, MOST_SPANS, Span, iso_week, iso_week_monday};
pub use card::Card;
pub use deal::{Deal, Outcome, Stage, TechnicalOutcome};
pub use effort::Effort;
pub use field::{Field, Meaning, RecordKey, Source};
pub use money::{Currency, Money};
pub use person::{People, Person, folded, same_words};
pub use ratio::{Ratio, apportion};
pub use read::{Basis, Read, Reason};
