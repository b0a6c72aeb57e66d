//! Creme CRM: the order of its requests. The export's address holds the installation's own content-type number, which
//! stands in the list page's text.

use serde::{Deserialize, Serialize};

use crate::error::Message;
use crate::page::adapter::Adapter;

/// What the reader is to do next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Next {
    /// Fetch this, and deliver the answer.
    Request {
        /// The request's name in the adapter's list.
        id: String,
        /// Always GET here.
        method: String,
        /// Path and query on the page's own origin.
        path: String,
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

fn request(id: &str, path: &str, keep: bool) -> Next {
    Next::Request { id: id.to_owned(), method: "GET".to_owned(), path: path.to_owned(), keep }
}

/// The request after `last` (the first one for `None`).
pub fn next_request(adapter: &Adapter, last: Option<&LastAnswer>) -> Next {
    let Some(answer) = last else { return request("deals_page", "/opportunities/opportunities?rows=10", false) };
    let id = answer.request.as_str();
    if answer.path.starts_with(&adapter.signed_out) || answer.status == 401 {
        return Next::SignedOut;
    }
    if answer.status != 200 {
        let message = Message::new("pull-failed").text("request", id).number("status", i64::from(answer.status));
        return Next::Failed { message };
    }
    let export = |next: &str| match export_path(&answer.text) {
        Some(path) => request(next, &path, true),
        None => Next::Failed { message: Message::new("pull-no-export").text("request", id) },
    };
    match id {
        "deals_page" => export("deals_csv"),
        "deals_csv" => request("activities_page", "/activities/activities?rows=10", false),
        "activities_page" => export("activities_csv"),
        _ => Next::Done,
    }
}

/// The export's address, made anew from the numbers in the list page; nothing else of the page's text goes into it.
fn export_path(page: &str) -> Option<String> {
    fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
        text.split_once(mark).map(|(_, rest)| rest)
    }
    let rest = after(page, "mass_export?ct_id=").or_else(|| after(page, "ct_id="))?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let rest = after(rest.get(..300).unwrap_or(rest), "hfilter=")?;
    let filter: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!number.is_empty() && !filter.is_empty())
        .then(|| format!("/creme_core/mass_export?ct_id={number}&type=csv&hfilter={filter}"))
}
