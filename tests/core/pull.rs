//! The requests that read the pipeline through the user's session.

use second_chair::engine::{Engine, LastAnswer};
use second_chair::page::shapes::Next;

fn last(request: &str, status: u16, path: &str, text: &str) -> Option<LastAnswer> {
    Some(LastAnswer { request: request.to_owned(), status, path: path.to_owned(), text: text.to_owned() })
}

fn next(last: Option<LastAnswer>) -> Next {
    Engine::new().unwrap().next_request("creme", last.as_ref())
}

fn path(next: Next) -> (String, String, bool) {
    match next {
        Next::Request { id, path, keep, .. } => (id, path, keep),
        other => panic!("{other:?}"),
    }
}

#[test]
fn deals_come_first_then_activities() {
    let (id, at, keep) = path(next(None));
    assert_eq!((id.as_str(), at.as_str(), keep), ("deals_page", "/opportunities/opportunities?rows=10", false));
    let page = r#"<a data-url="/creme_core/mass_export?ct_id=141&amp;hfilter=opportunities-hf&sort_order=ASC">"#;
    let (id, at, keep) = path(next(last("deals_page", 200, "/opportunities/opportunities?rows=10", page)));
    assert_eq!((id.as_str(), keep), ("deals_csv", true));
    assert_eq!(at, "/creme_core/mass_export?ct_id=141&type=csv&hfilter=opportunities-hf");
    assert_eq!(path(next(last("deals_csv", 200, "/creme_core/mass_export", ""))).0, "activities_page");
    let page = "?ct_id=105&hfilter=activities-hf_activity&header=true";
    let (id, at, _) = path(next(last("activities_page", 200, "/activities/activities?rows=10", page)));
    assert_eq!(
        (id.as_str(), at.as_str()),
        ("activities_csv", "/creme_core/mass_export?ct_id=105&type=csv&hfilter=activities-hf_activity")
    );
    assert_eq!(next(last("activities_csv", 200, "/creme_core/mass_export", "")), Next::Done);
}

#[test]
fn an_ended_session_is_told_apart_from_a_fault() {
    assert_eq!(next(last("deals_csv", 200, "/creme_login?next=/creme_core/mass_export", "<html>")), Next::SignedOut);
    assert_eq!(next(last("deals_page", 401, "/opportunities/opportunities", "")), Next::SignedOut);
    assert!(matches!(next(last("deals_page", 500, "/opportunities/opportunities", "")), Next::Failed { .. }));
    assert!(matches!(
        next(last("deals_page", 200, "/opportunities/opportunities", "no export here")),
        Next::Failed { .. }
    ));
}

#[test]
fn a_pages_text_cannot_choose_the_address() {
    let planted = "ct_id=1/../../evil?x&hfilter=a b";
    let (_, at, _) = path(next(last("deals_page", 200, "/", planted)));
    assert_eq!(at, "/creme_core/mass_export?ct_id=1&type=csv&hfilter=a");
}
