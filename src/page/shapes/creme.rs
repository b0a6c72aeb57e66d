//! Creme CRM: the order of its requests. The export's address holds the installation's own content-type number, which
//! stands in the list page's text.

use super::{LastAnswer, Next};
use crate::error::Message;
use crate::page::adapter::Adapter;

fn request(id: &str, path: &str, keep: bool) -> Next {
    Next::Request { id: id.to_owned(), method: "GET".to_owned(), path: path.to_owned(), body: None, keep }
}

/// The request after `last` (the first one for `None`).
pub(super) fn next_request(adapter: &Adapter, last: Option<&LastAnswer>) -> Next {
    let Some(answer) = last else { return request("deals_page", "/opportunities/opportunities?rows=10", false) };
    let id = answer.request.as_str();
    if let Some(end) = super::no_answer(adapter, answer) {
        return end;
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
