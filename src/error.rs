//! One opaque error, problems with a place, and messages: ids with arguments whose sentences stand in the locale files.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Effort, HoursFault, MOST_SPANS, Money};

/// What kind of value an argument is, so that the panel writes it in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub enum ArgKind {
    Text,
    Number,
    Hours,
    Percent,
    Money,
    Date,
    Datetime,
    Message,
}

/// An argument of a message: exact text and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Arg {
    /// What the value is.
    pub kind: ArgKind,
    /// Exact decimal, ISO date, RFC 3339 instant, text, or a message id. A percent of "0.6" means 60 %.
    pub value: String,
    /// ISO 4217 code of money.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub unit: Option<String>,
}

/// A sentence by id with its arguments. The core never writes sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Message {
    /// The id in the locale files.
    pub id: String,
    /// The arguments by name.
    pub args: BTreeMap<String, Arg>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &str) -> Message {
        Message { id: id.to_owned(), args: BTreeMap::new() }
    }

    fn with(mut self, name: &str, kind: ArgKind, value: String, unit: Option<String>) -> Message {
        self.args.insert(name.to_owned(), Arg { kind, value, unit });
        self
    }

    /// With a text.
    pub fn text(self, name: &str, value: &str) -> Message {
        self.with(name, ArgKind::Text, value.to_owned(), None)
    }

    /// With a whole number.
    pub fn number(self, name: &str, value: i64) -> Message {
        self.with(name, ArgKind::Number, value.to_string(), None)
    }

    /// With a count.
    pub fn count(self, name: &str, value: usize) -> Message {
        self.with(name, ArgKind::Number, value.to_string(), None)
    }

    /// With a number to one decimal.
    pub fn decimal(self, name: &str, value: f64) -> Message {
        self.with(name, ArgKind::Number, ((value * 10.0).round() / 10.0).to_string(), None)
    }

    /// With hours.
    pub fn hours(self, name: &str, value: Effort) -> Message {
        self.with(name, ArgKind::Hours, value.text(), None)
    }

    /// With a share of one.
    pub fn percent(self, name: &str, value: f64) -> Message {
        self.with(name, ArgKind::Percent, value.to_string(), None)
    }

    /// With an amount.
    pub fn money(self, name: &str, value: Money) -> Message {
        self.with(name, ArgKind::Money, value.decimal(), Some(value.currency.code().to_owned()))
    }

    /// With a date.
    pub fn date(self, name: &str, value: Date) -> Message {
        self.with(name, ArgKind::Date, value.to_string(), None)
    }

    /// With an instant.
    pub fn at(self, name: &str, value: Timestamp) -> Message {
        self.with(name, ArgKind::Datetime, value.to_string(), None)
    }

    /// With a name: the sentence of a message without arguments, or the text that is the message's only argument.
    pub fn named(self, name: &str, called: &Message) -> Message {
        match called.args.values().next() {
            Some(own) => self.text(name, &own.value),
            None => self.word(name, &called.id),
        }
    }

    /// With the sentence of another message id; it is given this message's other arguments.
    pub fn word(self, name: &str, id: &str) -> Message {
        self.with(name, ArgKind::Message, id.to_owned(), None)
    }
}

impl From<HoursFault> for Message {
    fn from(fault: HoursFault) -> Message {
        match fault {
            HoursFault::NoSpan(text) => Message::new("calendar-no-span").text("text", &text),
            HoursFault::NoTime(text) => Message::new("calendar-no-time").text("text", &text),
            HoursFault::EndNotAfterStart(span) => Message::new("calendar-end").text("span", &span.to_string()),
            HoursFault::OutOfOrder(span, before) => {
                Message::new("calendar-order").text("span", &span.to_string()).text("before", &before.to_string())
            }
            HoursFault::TooMany(spans) => {
                Message::new("calendar-too-many").count("spans", spans).count("most", MOST_SPANS)
            }
        }
    }
}

/// A fault in something that was given: where it is, and what to say about it. The rest of what was given stays in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Problem {
    /// The place, such as `quota` or `records[3]`.
    pub path: String,
    /// What is wrong and what to do.
    pub message: Message,
}

impl Problem {
    /// A problem at a place.
    pub fn at(path: &str, message: Message) -> Problem {
        Problem { path: path.to_owned(), message }
    }

    /// One sentence that says the place and the reason. The reason's own arguments stand beside it.
    pub fn sentence(&self) -> Message {
        if self.path.is_empty() {
            return self.message.clone();
        }
        let reason = Message { id: "fault-at".to_owned(), args: self.message.args.clone() };
        reason.word("reason", &self.message.id).text("path", &self.path)
    }

    pub(crate) fn bad_record(path: &str, error: &serde_json::Error) -> Problem {
        Problem::at(path, Message::new("problem-record").text("reason", &error.to_string()))
    }

    pub(crate) fn bad_field(record: &str, label: &str) -> Problem {
        Problem::at(record, Message::new("problem-field").text("record", record).text("label", label))
    }

    pub(crate) fn bad_row(row: usize, width: usize, wanted: usize) -> Problem {
        let message = Message::new("problem-row").count("row", row).count("width", width).count("wanted", wanted);
        Problem::at(&format!("row {row}"), message)
    }
}

/// Why a call failed as a whole. Opaque: ask [`Error::problem`] for what to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Problem);

impl Error {
    pub(crate) fn not_a_reading(error: &serde_json::Error) -> Error {
        Error(Problem::at("", Message::new("error-not-a-reading").text("reason", &error.to_string())))
    }

    pub(crate) fn not_an_export(error: &serde_json::Error) -> Error {
        Error(Problem::at("", Message::new("error-not-an-export").text("reason", &error.to_string())))
    }

    pub(crate) fn not_a_calendar(error: &serde_json::Error) -> Error {
        Error(Problem::at("", Message::new("error-not-a-calendar").text("reason", &error.to_string())))
    }

    pub(crate) fn too_many_entries(count: usize, most: usize) -> Error {
        Error(Problem::at("entries", Message::new("error-calendar-full").count("count", count).count("most", most)))
    }

    pub(crate) fn not_a_sheet(reason: &str) -> Error {
        Error(Problem::at("", Message::new("error-not-a-sheet").text("reason", reason)))
    }

    pub(crate) fn refused_edit(message: Message) -> Error {
        Error(Problem::at("edit", message))
    }

    pub(crate) fn unknown_format(format: u32) -> Error {
        Error(Problem::at("format", Message::new("error-format").number("format", i64::from(format))))
    }

    pub(crate) fn unknown_adapter(id: &str) -> Error {
        Error(Problem::at("adapter", Message::new("error-adapter").text("adapter", id)))
    }

    pub(crate) fn bad_value(path: &str, value: &str) -> Error {
        Error(Problem::at(path, Message::new("problem-value").text("path", path).text("value", value)))
    }

    pub(crate) fn refused(message: Message) -> Error {
        Error(Problem::at("answer", message))
    }

    pub(crate) fn no_answer(request: &str, status: u16) -> Error {
        let message = Message::new("pull-failed").text("request", request).number("status", i64::from(status));
        Error(Problem::at("answer", message))
    }

    /// The place and the sentence.
    pub fn problem(&self) -> &Problem {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.0.path, self.0.message.id)?;
        for (name, arg) in &self.0.message.args {
            write!(formatter, " {name}={}", arg.value)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
