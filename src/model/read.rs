//! What became of a text that was to be a value.

/// What became of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Read<T> {
    /// One value, and the weakest thing that its reading rests on.
    Known(T, Basis),
    /// Every value that it may be, and what is open.
    Ambiguous(Vec<T>, Reason),
    /// No value, and why.
    Unclear(Reason),
    /// Nothing stands there, or a placeholder.
    Blank,
}

/// What a reading rests on, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The text alone: it can be read in one way only.
    #[default]
    Text,
    /// How the page's language writes it.
    Language,
    /// The other values of its column or page.
    Column,
    /// The user's setting, or the caller's default currency.
    Setting,
    /// An abbreviation ("1.2M"), which may have been rounded where it was written.
    Abbreviation,
    /// A year of two digits.
    Century,
    /// A date without a year: the one nearest to today.
    NearestYear,
}

/// Why a text is no single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Reason {
    TooLong,
    NoNumber,
    Words,
    Range,
    Several,
    Groups,
    OtherConvention,
    Separator,
    TooLarge,
    Sign,
    NoCurrency,
    SharedSymbol,
    Contradiction,
    Decimals,
    Percent,
    Order,
    NoSuchDate,
    Weekday,
    NoDay,
    Today,
    Calendar,
    Year,
    Time,
    Relative,
    Unit,
    Stage,
    /// Nobody whom the CRM showed by full name is called so, or several are.
    Person,
    /// Another field could be meant as well, or the label could mean something else.
    Rival,
}

impl<T> Read<T> {
    /// The value, if it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Read::Known(value, _) => Some(value),
            _ => None,
        }
    }

    /// The same with another value in it.
    pub fn map<U>(self, to: impl Fn(T) -> U) -> Read<U> {
        match self {
            Read::Known(value, basis) => Read::Known(to(value), basis),
            Read::Ambiguous(values, reason) => Read::Ambiguous(values.into_iter().map(to).collect(), reason),
            Read::Unclear(reason) => Read::Unclear(reason),
            Read::Blank => Read::Blank,
        }
    }

    /// What was found as it stands there, or nothing for this reason.
    pub fn of(found: Option<T>, none: Reason) -> Read<T> {
        found.map_or(Read::Unclear(none), |value| Read::Known(value, Basis::Text))
    }
}
