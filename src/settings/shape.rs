//! What the settings may hold. Each type of settings is declared once, by the macro `settings!`: from that one declaration
//! come the Rust struct, its reading, what is valid of it, the form's description, the JSON schema and the documentation.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use crate::error::{Message, Problem};
use crate::model::{Hours, Ratio};

/// The longest rule, path or note that settings may hold, in characters.
const LONGEST_TEXT: usize = 4_000;

/// The most members of a list.
const MOST_MEMBERS: usize = 2_000;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    Hours,
    /// A share of one; people write it in per cent.
    Share,
    Days,
    WorkingDays,
    Weeks,
    PerYear,
    /// A weight among others, or a place in a list.
    Count,
    /// Payout points per point of attainment.
    Points,
    /// An amount in major units of the plan's currency, or whatever the thing is measured in.
    Money,
}

impl Unit {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Hours => "hours",
            Unit::Share => "share",
            Unit::Days => "days",
            Unit::WorkingDays => "working_days",
            Unit::Weeks => "weeks",
            Unit::PerYear => "per_year",
            Unit::Count => "count",
            Unit::Points => "points",
            Unit::Money => "money",
        }
    }
}

/// What a value may be.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text of at most so many characters.
    Text(usize),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Choices(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A number from low to high, both included.
    Number(Unit, f64, f64),
    /// A whole number from low to high, both included.
    Whole(Unit, i32, i32),
    /// An exact number written as decimal text, from low to high, both included.
    Decimal(Unit, f64, f64),
    /// A list of texts.
    Texts,
    /// A list of texts in lower case, as they are looked for in titles.
    Words,
    /// The working hours of a day: `09:00-12:30, 13:00-17:00`.
    Hours,
    /// A day, `2026-12-25`.
    Date,
    /// An IANA time zone.
    Zone,
    /// A condition of the rules.
    Rule,
    /// A value that may be left out or null.
    Optional(Box<Shape>),
    /// What only an organisation's policy may set.
    PolicyOnly(Box<Shape>),
    /// Named values.
    Group(Vec<Entry>),
    /// A list whose members are told apart by their `id`; the members' shape is a group with one.
    Members(Box<Shape>),
    /// A list that is set as a whole.
    Rows(Vec<Entry>),
}

/// A named value of a group.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its key.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may be.
    pub shape: Shape,
    /// What it is, for the documentation.
    #[cfg(test)]
    pub(crate) about: &'static str,
}

/// Something that is read from a value of the settings.
pub trait Setting: Sized {
    /// Reads a value that has the right shape; `None` for one that has not.
    fn of(value: &Value) -> Option<Self>;

    /// What stands for a value that is left out; `None` where there must be one.
    fn absent() -> Option<Self> {
        None
    }
}

macro_rules! plain {
    ($($Type:ty: $read:expr;)+) => {
        $(impl Setting for $Type {
            fn of(value: &Value) -> Option<$Type> {
                let read: fn(&Value) -> Option<$Type> = $read;
                read(value)
            }
        })+
    };
}

plain! {
    f64: Value::as_f64;
    i32: |value| value.as_i64()?.try_into().ok();
    u32: |value| value.as_u64()?.try_into().ok();
    u8: |value| value.as_u64()?.try_into().ok();
    String: |value| value.as_str().map(str::to_owned);
    Ratio: |value| Ratio::parse(value.as_str()?);
    Date: |value| value.as_str()?.parse().ok();
    Hours: |value| value.as_str()?.parse().ok();
}

impl Setting for bool {
    fn of(value: &Value) -> Option<bool> {
        value.as_bool()
    }

    fn absent() -> Option<bool> {
        Some(false)
    }
}

impl<T: Setting> Setting for Option<T> {
    fn of(value: &Value) -> Option<Option<T>> {
        if value.is_null() { Some(None) } else { T::of(value).map(Some) }
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Setting> Setting for Vec<T> {
    fn of(value: &Value) -> Option<Vec<T>> {
        value.as_array()?.iter().map(T::of).collect()
    }

    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

/// The value of a group's key.
pub(crate) fn entry<T: Setting>(entries: &Map<String, Value>, key: &str) -> Option<T> {
    match entries.get(key) {
        Some(value) => T::of(value),
        None => T::absent(),
    }
}

/// Declares a type of settings: each field with its type and, after `=`, the shape of its value.
macro_rules! settings {
    ($($(#[doc = $about:literal])+ pub struct $Name:ident {
        $($(#[doc = $doc:literal])+ $visible:vis $field:ident: $Type:ty = $shape:expr,)+
    })+) => {
        $(
            $(#[doc = $about])+
            #[derive(Clone, Debug)]
            pub struct $Name { $($(#[doc = $doc])+ $visible $field: $Type,)+ }

            impl $Name {
                /// What settings of this type may hold.
                pub fn shape() -> $crate::settings::Shape {
                    $crate::settings::Shape::Group(Self::entries())
                }

                /// The named values of this type.
                pub fn entries() -> Vec<$crate::settings::Entry> {
                    vec![$($crate::settings::Entry {
                        name: stringify!($field),
                        required: <$Type as $crate::settings::Setting>::absent().is_none(),
                        shape: $shape,
                        #[cfg(test)]
                        about: concat!($($doc),+),
                    }),+]
                }
            }

            impl $crate::settings::Setting for $Name {
                fn of(value: &serde_json::Value) -> Option<$Name> {
                    let entries = value.as_object()?;
                    Some($Name { $($field: $crate::settings::entry(entries, stringify!($field))?,)+ })
                }

                /// A group may be left out when each of its values may.
                fn absent() -> Option<$Name> {
                    Some($Name { $($field: <$Type as $crate::settings::Setting>::absent()?,)+ })
                }
            }
        )+
    };
}
pub(crate) use settings;

/// Declares a closed list of words: each variant with its public name. After `=` stands the one that holds where none is
/// given; it is the first.
macro_rules! choices {
    ($($(#[$about:meta])+ pub enum $Name:ident $(= $Default:ident)? { $($(#[$doc:meta])* $Variant:ident = $id:literal,)+ })+) => {
        $(
            $(#[$about])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
            pub enum $Name { $($(#[$doc])* $Variant,)+ }

            impl $Name {
                /// Every public name.
                pub const IDS: &'static [&'static str] = &[$($id),+];

                /// The public name.
                pub fn id(self) -> &'static str {
                    match self { $($Name::$Variant => $id,)+ }
                }
            }

            impl $crate::settings::Setting for $Name {
                fn of(value: &serde_json::Value) -> Option<$Name> {
                    match value.as_str()? { $($id => Some($Name::$Variant),)+ _ => None }
                }

                fn absent() -> Option<$Name> {
                    None$(.or(Some($Name::$Default)))?
                }
            }
        )+
    };
}
pub(crate) use choices;

impl Shape {
    /// A list of members, each with an `id`.
    pub(crate) fn members(of: Shape) -> Shape {
        Shape::Members(Box::new(of))
    }

    /// The same, or nothing.
    pub(crate) fn optional(of: Shape) -> Shape {
        Shape::Optional(Box::new(of))
    }

    /// What is at the key of a group, or the members' shape.
    pub(crate) fn child(&self, key: &str) -> Option<&Shape> {
        match self {
            Shape::Group(entries) => entries.iter().find(|entry| entry.name == key).map(|entry| &entry.shape),
            Shape::Members(member) => Some(member),
            Shape::PolicyOnly(inner) => inner.child(key),
            _ => None,
        }
    }

    /// The shape at a path of the document.
    pub(crate) fn at(&self, path: &[String]) -> Option<&Shape> {
        path.iter().try_fold(self, |shape, key| shape.child(key))
    }

    /// Whether the path leads into what only a policy may set.
    pub(crate) fn is_policy_only(&self, path: &[String]) -> bool {
        (0..=path.len())
            .any(|length| path.get(..length).is_some_and(|start| matches!(self.at(start), Some(Shape::PolicyOnly(_)))))
    }

    /// Whether settings lay their values one by one into a value of this shape, rather than replace it.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Shape::Group(_) | Shape::Members(_))
    }

    /// Every fault of a value, each with its path below `path`.
    pub(crate) fn faults(&self, value: &Value, path: &str, faults: &mut Vec<Problem>) {
        match self {
            Shape::Optional(_) if value.is_null() => {}
            Shape::Optional(inner) | Shape::PolicyOnly(inner) => inner.faults(value, path, faults),
            Shape::Group(entries) => group_faults(entries, value, path, faults),
            Shape::Members(member) => member_faults(member, value, path, faults),
            Shape::Rows(entries) => match list(value) {
                Some(rows) => {
                    for (index, row) in rows.iter().enumerate() {
                        group_faults(entries, row, &format!("{path}[{index}]"), faults);
                    }
                }
                None => faults.push(Problem::at(path, self.wrong_kind(value))),
            },
            plain => {
                if let Some(message) = plain.plain_fault(value) {
                    faults.push(Problem::at(path, message));
                }
            }
        }
    }

    /// What is wrong with a value that holds no others.
    fn plain_fault(&self, value: &Value) -> Option<Message> {
        let too_long = |text: &str, most: usize| {
            (text.chars().count() > most).then(|| Message::new("settings-too-long").count("most", most))
        };
        match (self, value) {
            (Shape::Text(most), Value::String(text)) => too_long(text, *most),
            (Shape::Rule, Value::String(text)) => too_long(text, LONGEST_TEXT),
            (Shape::Flag, Value::Bool(_)) => None,
            (Shape::Choice(words), Value::String(word)) => not_among(words, word),
            (Shape::Choices(words), Value::Array(some)) => some.iter().find_map(|word| match word.as_str() {
                Some(word) => not_among(words, word),
                None => Some(self.wrong_kind(word)),
            }),
            (Shape::Number(_, low, high), Value::Number(_)) => outside(value.as_f64()?, *low, *high),
            (Shape::Whole(_, low, high), Value::Number(number)) => match number.as_i64() {
                Some(whole) if (i64::from(*low)..=i64::from(*high)).contains(&whole) => None,
                Some(_) => Some(range(&number.to_string(), &low.to_string(), &high.to_string())),
                None => Some(self.wrong_kind(value)),
            },
            (Shape::Decimal(_, low, high), Value::String(text)) => match Ratio::parse(text) {
                Some(number) if (*low..=*high).contains(&number.to_f64()) => None,
                Some(_) => Some(range(text, &low.to_string(), &high.to_string())),
                None => Some(self.wrong_kind(value)),
            },
            (Shape::Texts | Shape::Words, Value::Array(texts)) if texts.len() > MOST_MEMBERS => {
                Some(Message::new("settings-too-many").count("most", MOST_MEMBERS))
            }
            (Shape::Texts | Shape::Words, Value::Array(texts)) => texts.iter().find_map(|text| match text.as_str() {
                Some(text) if text.trim().is_empty() => Some(Message::new("settings-empty-text")),
                Some(text) if matches!(self, Shape::Words) && text != text.to_lowercase() => {
                    Some(Message::new("settings-lower-case").text("text", text))
                }
                Some(text) => too_long(text, 200),
                None => Some(self.wrong_kind(text)),
            }),
            (Shape::Hours, Value::String(text)) => text.parse::<Hours>().err().map(Message::from),
            (Shape::Date, Value::String(text)) => text.parse::<Date>().err().map(|_| self.wrong_kind(value)),
            (Shape::Zone, Value::String(zone)) => {
                TimeZone::get(zone).err().map(|_| Message::new("settings-zone").text("zone", zone))
            }
            _ => Some(self.wrong_kind(value)),
        }
    }

    fn wrong_kind(&self, value: &Value) -> Message {
        let short: String = value.to_string().chars().take(40).collect();
        Message::new("settings-kind")
            .word("wanted", &format!("settings-a-{}", self.id().replace('_', "-")))
            .text("value", &short)
    }

    /// The public name of the kind of value.
    pub fn id(&self) -> &'static str {
        match self {
            Shape::Text(_) => "text",
            Shape::Choice(_) => "choice",
            Shape::Choices(_) => "choices",
            Shape::Flag => "flag",
            Shape::Number(..) => "number",
            Shape::Whole(..) => "whole",
            Shape::Decimal(..) => "decimal",
            Shape::Texts => "texts",
            Shape::Words => "words",
            Shape::Hours => "hours",
            Shape::Date => "date",
            Shape::Zone => "zone",
            Shape::Rule => "rule",
            Shape::Optional(inner) | Shape::PolicyOnly(inner) => inner.id(),
            Shape::Group(_) => "group",
            Shape::Members(_) => "members",
            Shape::Rows(_) => "rows",
        }
    }

    /// Whether a value may be left out.
    pub(crate) fn is_optional(&self) -> bool {
        matches!(
            self,
            Shape::Optional(_) | Shape::Flag | Shape::Texts | Shape::Words | Shape::Choices(_) | Shape::Rows(_)
        )
    }

    /// What a value that was left out stands for.
    pub(crate) fn unset(&self) -> Value {
        if matches!(self, Shape::Optional(_)) { Value::Null } else { self.blank() }
    }

    /// A value of this shape to begin with, for a new member of a list.
    pub(crate) fn blank(&self) -> Value {
        match self {
            Shape::Text(_) | Shape::Hours | Shape::Date | Shape::Zone | Shape::Rule => Value::from(""),
            Shape::Choice(words) => words.first().copied().map_or(Value::Null, Value::from),
            Shape::Flag => Value::from(false),
            Shape::Number(_, low, high) => Value::from(0.0_f64.clamp(*low, *high)),
            Shape::Whole(_, low, high) => Value::from(0.clamp(*low, *high)),
            Shape::Decimal(_, low, high) => Value::from(0.0_f64.clamp(*low, *high).to_string()),
            Shape::Choices(_) | Shape::Texts | Shape::Words | Shape::Members(_) | Shape::Rows(_) => {
                Value::Array(Vec::new())
            }
            Shape::Optional(_) => Value::Null,
            Shape::PolicyOnly(inner) => inner.blank(),
            Shape::Group(entries) => {
                // Into a list that is not there, nothing can be added.
                let is_needed = |entry: &&Entry| entry.required || matches!(entry.shape, Shape::Members(_));
                let needed = entries.iter().filter(is_needed);
                needed.map(|entry| (entry.name.to_owned(), entry.shape.blank())).collect()
            }
        }
    }
}

fn list(value: &Value) -> Option<&Vec<Value>> {
    value.as_array().filter(|members| members.len() <= MOST_MEMBERS)
}

fn group_faults(entries: &[Entry], value: &Value, path: &str, faults: &mut Vec<Problem>) {
    let Some(values) = value.as_object() else {
        let short: String = value.to_string().chars().take(40).collect();
        let message = Message::new("settings-kind").word("wanted", "settings-a-group").text("value", &short);
        faults.push(Problem::at(path, message));
        return;
    };
    let at = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for key in values.keys().filter(|key| entries.iter().all(|entry| entry.name != *key)) {
        faults.push(Problem::at(&at(key), unknown_key(key, entries.iter().map(|entry| entry.name))));
    }
    for entry in entries {
        match values.get(entry.name) {
            Some(value) => entry.shape.faults(value, &at(entry.name), faults),
            None if entry.required => faults.push(Problem::at(&at(entry.name), Message::new("settings-missing"))),
            None => {}
        }
    }
}

fn member_faults(member: &Shape, value: &Value, path: &str, faults: &mut Vec<Problem>) {
    let Some(members) = list(value) else {
        let message = Message::new("settings-kind").word("wanted", "settings-a-members");
        faults.push(Problem::at(path, message.text("value", &value.to_string().chars().take(40).collect::<String>())));
        return;
    };
    let mut seen: Vec<&str> = Vec::new();
    for (index, value) in members.iter().enumerate() {
        let id = id_of(value);
        let at = id.map_or_else(|| format!("{path}[{index}]"), |id| format!("{path}.{id}"));
        match id {
            Some(id) if seen.contains(&id) => {
                faults.push(Problem::at(&at, Message::new("settings-same-id").text("id", id)))
            }
            Some(id) if !is_id(id) => faults.push(Problem::at(&at, Message::new("settings-id").text("id", id))),
            _ => {}
        }
        seen.extend(id);
        member.faults(value, &at, faults);
    }
}

/// The id of a list's member.
pub(crate) fn id_of(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str)
}

/// Whether a text can be an id: it stands in paths, so it holds no point, bracket or colon.
fn is_id(id: &str) -> bool {
    (1..=80).contains(&id.len()) && id.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-')
}

fn not_among(words: &[&str], word: &str) -> Option<Message> {
    (!words.contains(&word))
        .then(|| Message::new("settings-choice").text("value", word).text("choices", &words.join(", ")))
}

fn outside(value: f64, low: f64, high: f64) -> Option<Message> {
    (!(low..=high).contains(&value)).then(|| range(&value.to_string(), &low.to_string(), &high.to_string()))
}

fn range(value: &str, low: &str, high: &str) -> Message {
    Message::new("settings-range").text("value", value).text("low", low).text("high", high)
}

/// That a key is not known, with the nearest one that is.
pub(crate) fn unknown_key<'a>(key: &str, known: impl IntoIterator<Item = &'a str>) -> Message {
    match crate::rules::nearest(key, known) {
        Some(near) => Message::new("settings-unknown-key-near").text("key", key).text("near", near),
        None => Message::new("settings-unknown-key").text("key", key),
    }
}
