//! The one condition language: evidence of the hand-off today; qualification, crediting, territories and eligibility alike.
//!
//! A rule is one line of text that is true, false or unknown of a deal. Unknown is what no reading holds; it never counts
//! as done and never as missing. A rule cannot loop, is bounded in length and depth, and has a budget of steps.
//!
//! ```
//! use second_chair::rules::Rule;
//! use second_chair::settings::defaults;
//!
//! let catalogue = &defaults().unwrap().catalogue;
//! let rule = Rule::read("letters(why)>=40 and(has_digit(why))", catalogue).unwrap();
//! assert_eq!(rule.to_string(), "letters(why) >= 40 and has_digit(why)");
//!
//! let faults = Rule::read("leters(why) >= 40", catalogue).unwrap_err();
//! assert_eq!((faults[0].span.start, faults[0].message.args["near"].value.as_str()), (0, "letters"));
//! ```

mod activities;
mod check;
mod evaluate;
mod fault;
mod lexer;
mod names;
mod parse;
mod print;
mod quantity;
mod syntax;
mod truth;
mod words;

use std::collections::BTreeSet;
use std::fmt;

use crate::error::Message;
use crate::model::{Activity, Calendar, Deal, Person, Source};
use crate::workload::{Catalogue, LoadSettings};

pub use fault::Fault;
pub(crate) use fault::nearest;
pub use parse::parse;
pub use syntax::{Binary, Expression, Node, Span, Unary, Unit};
pub use truth::Truth;
pub use words::Phrase;

/// The longest rule, in bytes; blanks between words are not counted.
pub const LONGEST: usize = 4_000;

/// The deepest nesting of a rule; a row of `and` counts as nesting too.
pub const DEEPEST: usize = 64;

/// The most steps that an evaluation takes: a step is a part of the rule looked at for one activity.
pub const BUDGET: usize = 200_000;

/// A rule that was checked: every name is known and every type right.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule(Expression);

/// What a rule is evaluated over.
pub struct Case<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// The activities about it, in any order.
    pub activities: Vec<&'a Activity>,
    /// Whether all its activities are known; if not, a count is the least it can be.
    pub activities_read: bool,
    /// For telling an activity's kind.
    pub catalogue: &'a Catalogue,
    /// The settings that a rule may ask for.
    pub load: &'a LoadSettings,
    /// The organisation's, by which working days are counted.
    pub calendar: &'a Calendar,
    /// Our own people; all others who take part are customers.
    pub ours: &'a BTreeSet<Person>,
    /// Now, in the report's zone.
    pub now: &'a jiff::Zoned,
}

/// A truth and the readings it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The truth.
    pub truth: Truth,
    /// The fields that were looked at and the activities that were counted, each once.
    pub sources: Vec<Source>,
    /// Why there is no answer: the evaluation was broken off at [`BUDGET`]. The truth is then unknown.
    pub problem: Option<Message>,
}

impl Rule {
    /// Reads a rule's text and checks it against the kinds of the catalogue.
    ///
    /// # Errors
    /// The faults with their places: the first one where the text is no rule, else every wrong name and type.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<Rule, Vec<Fault>> {
        Rule::of(parse(text).map_err(|fault| vec![fault])?, catalogue)
    }

    /// Checks a rule's tree.
    ///
    /// # Errors
    /// Every wrong name and type.
    pub fn of(expression: Expression, catalogue: &Catalogue) -> Result<Rule, Vec<Fault>> {
        let faults = check::check(&expression, catalogue);
        if faults.is_empty() { Ok(Rule(expression)) } else { Err(faults) }
    }

    /// What the rule says of a deal, and why. The order of the activities does not matter.
    pub fn evaluate(&self, case: &Case) -> Evidence {
        evaluate::evaluate(&self.0, case)
    }

    /// The rule in plain words, as messages within messages.
    pub fn words(&self) -> Phrase {
        words::words(&self.0)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}
