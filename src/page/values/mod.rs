//! From a text as a person would see it to a typed value: exact, or not at all.
//!
//! Every reader takes a text and a [`Context`] and answers with a [`Read`]: the value and what its reading rests on, all the
//! values that it may be, or the reason why it is none. What a text leaves open is settled by the page's language, then by
//! the other values of its column or page, then by the user's setting; what is still open is ambiguous.
//!
//! ```
//! use second_chair::page::values::language::Languages;
//! use second_chair::page::values::{Basis, Context, Read, dates, money, settle};
//!
//! let languages = Languages::default();
//! let english = Context::of(languages.of("en-US"));
//! let Read::Known(amount, basis) = money::money("€1.2M", &english) else { panic!() };
//! assert_eq!((amount.decimal().as_str(), basis), ("1200000.00", Basis::Abbreviation));
//!
//! let unsettled = Context::of(languages.of("xx"));
//! assert!(matches!(dates::date("03/04/2027", &unsettled), Read::Ambiguous(both, _) if both.len() == 2));
//! let column = settle::settle_column(["03/04/2027", "27/04/2027"], &unsettled);
//! assert_eq!(dates::date("03/04/2027", &Context { column, ..unsettled }).known().unwrap().to_string(), "2027-04-03");
//! ```

pub mod dates;
pub mod language;
pub mod money;
pub mod numbers;
mod plain;
pub mod settle;
pub mod texts;
pub mod times;
pub mod words;

use jiff::civil::DateTime;

use crate::error::Message;
use crate::model::Currency;
pub use crate::model::{Basis, Read, Reason};
use language::LanguageFacts;
use settle::Conventions;

impl Basis {
    /// The message that says so; `None` for a value that needs no remark.
    pub fn message(self) -> Option<Message> {
        let id = match self {
            Basis::Text => return None,
            Basis::Language => "value-basis-language",
            Basis::Column => "value-basis-column",
            Basis::Setting => "value-basis-setting",
            Basis::Abbreviation => "value-basis-abbreviation",
            Basis::Century => "value-basis-century",
            Basis::NearestYear => "value-basis-nearest-year",
        };
        Some(Message::new(id))
    }
}

impl Reason {
    /// The message that says so.
    pub fn message(self) -> Message {
        Message::new(match self {
            Reason::TooLong => "value-too-long",
            Reason::NoNumber => "value-no-number",
            Reason::Words => "value-words",
            Reason::Range => "value-range",
            Reason::Several => "value-several",
            Reason::Groups => "value-groups",
            Reason::OtherConvention => "value-other-convention",
            Reason::Separator => "value-separator",
            Reason::TooLarge => "value-too-large",
            Reason::Sign => "value-sign",
            Reason::NoCurrency => "value-no-currency",
            Reason::SharedSymbol => "value-shared-symbol",
            Reason::Contradiction => "value-contradiction",
            Reason::Decimals => "value-decimals",
            Reason::Percent => "value-percent",
            Reason::Order => "value-order",
            Reason::NoSuchDate => "value-no-such-date",
            Reason::Weekday => "value-weekday",
            Reason::NoDay => "value-no-day",
            Reason::Today => "value-today",
            Reason::Calendar => "value-calendar",
            Reason::Year => "value-year",
            Reason::Time => "value-time",
            Reason::Relative => "value-relative",
            Reason::Unit => "value-unit",
            Reason::Stage => "value-stage",
            Reason::Person => "value-person",
            Reason::Rival => "value-rival",
        })
    }
}

/// What was found in a text before it is judged: the values that it may be.
struct Found<T> {
    values: Vec<T>,
    basis: Basis,
    /// What is open where there are several.
    open: Reason,
}

impl<T: PartialEq> Found<T> {
    fn one(value: T, basis: Basis) -> Found<T> {
        Found { values: vec![value], basis, open: Reason::Several }
    }

    /// Several values, of which equal ones count once.
    fn of(found: Vec<T>, basis: Basis, open: Reason) -> Found<T> {
        let mut values = Vec::with_capacity(found.len());
        for value in found {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Found { values, basis, open }
    }
}

impl<T> From<Result<Found<T>, Reason>> for Read<T> {
    fn from(found: Result<Found<T>, Reason>) -> Read<T> {
        match found {
            Err(reason) => Read::Unclear(reason),
            Ok(Found { mut values, basis, open }) => match values.pop() {
                None => Read::Unclear(open),
                Some(value) if values.is_empty() => Read::Known(value, basis),
                Some(value) => {
                    values.push(value);
                    Read::Ambiguous(values, open)
                }
            },
        }
    }
}

/// Reads a text in the page's language and, where its words are none of that language, in English.
fn read_in<T>(text: &str, context: &Context, read: impl Fn(&str, &Context) -> Result<Found<T>, Reason>) -> Read<T> {
    if texts::says_nothing(text) {
        return Read::Blank;
    }
    let Some(plain) = plain::plain(text) else { return Read::Unclear(Reason::TooLong) };
    let found = match read(&plain, context) {
        Err(Reason::Words) if !context.language.is_english() => {
            let english = Context { language: LanguageFacts::unsettled(), ..*context };
            read(&plain, &english).map_err(|_| Reason::Words)
        }
        found => found,
    };
    found.into()
}

/// What a text's surroundings say.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// How the page's language writes values.
    pub language: &'a LanguageFacts,
    /// What the other values of the same column or page settle.
    pub column: Conventions,
    /// What the user settled.
    pub setting: Conventions,
    /// The currency that the record or column states.
    pub currency: Option<Currency>,
    /// Now in the CRM user's zone: for relative dates and dates without a year.
    pub now: Option<DateTime>,
    /// Whether the field is written by a machine, so that bare digits may be an instant.
    pub machine: bool,
}

impl<'a> Context<'a> {
    /// A context of which only the language is known.
    pub fn of(language: &'a LanguageFacts) -> Context<'a> {
        Context {
            language,
            column: Conventions::default(),
            setting: Conventions::default(),
            currency: None,
            now: None,
            machine: false,
        }
    }
}
