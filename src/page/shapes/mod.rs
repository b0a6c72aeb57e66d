//! Shapes of a CRM's answers that a field map cannot express.

mod creme;
mod tryton;

pub(crate) use tryton::{Writing, tagged};

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::adapter::Adapter;
use super::{Entity, Fact, Observation};
use crate::error::{Error, Message, Problem};

/// What the reader is to do next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Next {
    /// Fetch this, and deliver the answer.
    Request {
        /// The request's name in the adapter's list.
        id: String,
        /// GET, or POST for a call by RPC.
        method: String,
        /// Path and query on the page's own origin. `{database}` stands for the database that the page's address names.
        path: String,
        /// The call, as JSON; `null` for GET.
        body: Option<String>,
        /// Whether the answer holds records and is to be ingested.
        keep: bool,
    },
    /// All was read.
    Done,
    /// The session has ended: sign in to the CRM again. What was read stays.
    SignedOut,
    /// The CRM answered something else than expected.
    Failed {
        /// What and where.
        message: Message,
    },
}

/// An answer to the request that came last.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LastAnswer {
    /// The request's name.
    pub request: String,
    /// HTTP status.
    pub status: u16,
    /// Path and query after redirects.
    pub path: String,
    /// The body.
    pub text: String,
}

/// The request after `last` (the first one for `None`), by the CRM's own order.
pub fn next_request(adapter: &Adapter, last: Option<&LastAnswer>) -> Next {
    match adapter.id.as_str() {
        "tryton" => tryton::next_request(adapter, last),
        _ => creme::next_request(adapter, last),
    }
}

/// Whether a CRM writes dates as its user prefers, whatever the language of its pages: its session says how.
pub fn writes_as_preferred(adapter: &Adapter) -> bool {
    adapter.id == "tryton"
}

/// The end of a pull whose last call came back without an answer: signed out, or refused.
fn no_answer(adapter: &Adapter, answer: &LastAnswer) -> Option<Next> {
    if adapter.is_signed_out(&answer.path) || answer.status == 401 {
        return Some(Next::SignedOut);
    }
    let message = Message::new("pull-failed").text("request", &answer.request).number("status", answer.status.into());
    (answer.status != 200).then_some(Next::Failed { message })
}

/// What an answer holds.
pub(super) struct Answered {
    /// Its records.
    pub(super) observations: Vec<Observation>,
    /// Which part of a longer answer it is.
    pub(super) extent: Extent,
    /// How the CRM writes for this user.
    pub(super) writing: Option<Writing>,
}

/// How much of the CRM's records of one kind a reading holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A page, or an answer about something else: what is not in it may well be there.
    Some,
    /// All that the user can see.
    Whole,
    /// All records of that kind with numbers above `after`, up to and with `last`; up to the end where that is `None`.
    Part {
        /// The number before the first that could be in it.
        after: u64,
        /// The last number in it, where more may follow.
        last: Option<u64>,
    },
}

/// Understands the text of an answer.
///
/// # Errors
/// When it is not what was asked for.
pub(super) fn answered(
    adapter: &Adapter,
    entity: Entity,
    (request, path, text): (&str, &str, &str),
    problems: &mut Vec<Problem>,
) -> Result<Answered, Error> {
    if adapter.id == "tryton" {
        return tryton::answered(adapter, request, path, text, problems);
    }
    let observations = csv_rows(adapter, entity, text, problems);
    Ok(Answered { observations, extent: Extent::Whole, writing: None })
}

/// The rows of a CSV export whose headers are labels. A row that is not as wide as the header is named and left out.
fn csv_rows(adapter: &Adapter, entity: Entity, text: &str, problems: &mut Vec<Problem>) -> Vec<Observation> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let columns: Vec<(Rc<str>, Option<crate::model::Meaning>)> =
        headers.iter().map(|label| (Rc::from(label.trim()), adapter.meaning(entity, None, Some(label)))).collect();
    let mut observations = Vec::new();
    for (index, row) in reader.records().enumerate() {
        match row {
            Ok(row) if row.len() == columns.len() => {
                let facts = columns.iter().zip(row.iter()).map(|((label, meaning), text)| Fact {
                    meaning: *meaning,
                    label: Rc::clone(label),
                    text: text.trim().into(),
                    choice: None,
                    links: Vec::new(),
                    doubt: None,
                    at: None,
                });
                observations.push(Observation { entity, id: None, called: None, facts: facts.collect() });
            }
            Ok(row) => problems.push(Problem::bad_row(index + 1, row.len(), columns.len())),
            Err(_) => problems.push(Problem::bad_row(index + 1, 0, columns.len())),
        }
    }
    observations
}
