//! Tryton: the calls by JSON-RPC, its answers and pages, and what becomes of them together.

use second_chair::engine::{Engine, LastAnswer};
use second_chair::page::shapes::Next;
use second_chair::report::view::{Report, ReportRequest};
use serde_json::{Value, json};

use crate::facts::{NOW, ORIGIN};

fn request(last: Option<(&str, u16, &str)>) -> Next {
    let last = last.map(|(request, status, text)| LastAnswer {
        request: request.to_owned(),
        status,
        path: "/crm/rpc/".to_owned(),
        text: text.to_owned(),
    });
    Engine::new().unwrap().next_request("tryton", last.as_ref())
}

fn body(next: Next) -> Value {
    match next {
        Next::Request { method, path, body: Some(body), keep: true, .. } => {
            assert_eq!((method.as_str(), path.as_str()), ("POST", "/{database}/rpc/"));
            serde_json::from_str(&body).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

fn row(id: u64) -> Value {
    json!({
        "id": id, "number": id.to_string(), "description": format!("Deal {id}"), "state": "opportunity", "state:string": "Opportunity",
        "amount": { "__class__": "Decimal", "decimal": "184000.50" }, "currency.": { "id": 1, "code": "USD" },
        "party.": { "id": 4, "rec_name": "Contoso" }, "employee.": { "id": 6, "rec_name": "Rosa Kim" },
        "conversion_probability": 0.45, "end_date": null
    })
}

fn part(after: u64, rows: &[Value]) -> String {
    json!({ "id": after, "result": rows }).to_string()
}

fn answer(request: &str, text: &str, read_at: &str) -> String {
    in_database("crm", request, text, read_at)
}

fn in_database(database: &str, request: &str, text: &str, read_at: &str) -> String {
    let path = format!("/{database}/rpc/");
    json!({
        "format": 1, "adapter": "tryton", "adapter_version": 1, "kind": "answer", "entity": "deal", "request": request,
        "path": path, "read_at": read_at, "language": "fr", "answer": { "status": 200, "path": path, "text": text }
    })
    .to_string()
}

fn preferences(language: &str, date: &str) -> String {
    let result = json!({ "language": language, "locale": { "date": date } });
    answer("preferences", &json!({ "id": 0, "result": result }).to_string(), "2026-11-23T08:00:00Z")
}

fn page(id: u64, language: &str, facts: &[(&str, &str)], state: &str, read_at: &str) -> String {
    let mut facts: Vec<Value> =
        facts.iter().map(|(api, text)| json!({ "api": api, "text": text, "place": "field" })).collect();
    facts.push(json!({ "api": "state", "label": "État\u{a0}:", "text": "Gagnée", "value": format!("\"{state}\""), "place": "field" }));
    json!({
        "format": 1, "adapter": "tryton", "adapter_version": 1, "kind": "record", "entity": "deal", "record": format!("crm/{id}"),
        "path": format!("/#crm/model/sale.opportunity/{id}"), "read_at": read_at, "language": language,
        "viewer": { "id": "crm/7", "text": "Sam Okafor" },
        "records": [{ "entity": "deal", "record": format!("crm/{id}"), "facts": facts }]
    })
    .to_string()
}

/// Rows of a list page: label and text of each cell.
fn list(rows: &[&[(&str, &str)]], read_at: &str) -> String {
    let cells = |row: &[(&str, &str)]| -> Vec<Value> {
        row.iter().map(|(label, text)| json!({ "label": label, "text": text, "place": "cell" })).collect()
    };
    let records: Vec<Value> = rows.iter().map(|row| json!({ "entity": "deal", "facts": cells(row) })).collect();
    json!({
        "format": 1, "adapter": "tryton", "adapter_version": 1, "kind": "list", "entity": "deal",
        "path": "/#crm/model/sale.opportunity", "read_at": read_at, "language": "fr", "records": records
    })
    .to_string()
}

fn engine(readings: &[String]) -> Engine {
    let mut engine = Engine::new().unwrap();
    for reading in readings {
        assert_eq!(engine.ingest(ORIGIN, reading).unwrap().problems, []);
    }
    engine
}

fn report(engine: &Engine, record: Option<&str>) -> Report {
    let request = ReportRequest {
        origin: ORIGIN.to_owned(),
        record: record.map(str::to_owned),
        signed_in: Some("crm/7".to_owned()),
        now: NOW.to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    };
    engine.report(&request).unwrap()
}

/// Amount, stage and close date of a deal, as shown.
fn shown(engine: &Engine, record: &str) -> (Option<String>, Option<String>, Option<String>) {
    let deal = report(engine, Some(record)).deal.unwrap();
    (deal.amount.value, deal.stage.value, deal.close_date.value)
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn first_how_the_crm_writes_then_all_deals_part_by_part() {
    let first = body(request(None));
    assert_eq!(first["method"], "model.res.user.get_preferences");
    let preferences = r#"{"id":0,"result":{"language":"fr","locale":{"date":"%d.%m.%Y"}}}"#;
    let deals = body(request(Some(("preferences", 200, preferences))));
    assert_eq!((&deals["id"], &deals["method"]), (&json!(0), &json!("model.sale.opportunity.search_read")));
    assert_eq!(deals["params"][0], json!([["id", ">", 0]]));
    let full: Vec<Value> = (1..=100).map(|id| row(id * 3)).collect();
    let next = body(request(Some(("deals", 200, &part(0, &full)))));
    assert_eq!((&next["id"], &next["params"][0]), (&json!(300), &json!([["id", ">", 300]])));
    assert_eq!(request(Some(("deals", 200, &part(300, &[row(301)])))), Next::Done);
    assert_eq!(request(Some(("deals", 200, &part(300, &[])))), Next::Done);
}

#[test]
fn an_ended_session_a_refusal_and_nonsense_are_told_apart() {
    assert_eq!(request(Some(("deals", 401, ""))), Next::SignedOut);
    let failed = |status, text: &str| match request(Some(("deals", status, text))) {
        Next::Failed { message } => message,
        other => panic!("{other:?}"),
    };
    assert_eq!(failed(500, "").id, "pull-failed");
    let refused =
        failed(200, r#"{"id":0,"error":["UserError",["You are not allowed to access \"Opportunity\".",""]]}"#);
    assert_eq!(
        (refused.id.as_str(), refused.args["reason"].value.as_str()),
        ("pull-error", "You are not allowed to access \"Opportunity\".")
    );
    assert_eq!(failed(200, r#"{"id":0,"error":["'nope'",""]}"#).args["reason"].value, "'nope'");
    // Numbers that do not rise would be asked for again for ever.
    let falling = part(300, &[row(301), row(299)]);
    let repeated = part(300, &[row(300)]);
    for text in
        ["", "<html>", "{}", r#"{"id":0}"#, r#"{"id":0,"result":{}}"#, r#"{"id":0,"result":[{}]}"#, &falling, &repeated]
    {
        assert_eq!(failed(200, text).id, "pull-unexpected", "{text}");
        assert!(Engine::new().unwrap().ingest(ORIGIN, &answer("deals", text, NOW)).is_err(), "{text}");
    }
}

#[test]
fn an_answer_is_read_as_a_machine_writes_whatever_the_users_language() {
    let mut won = row(8);
    won["state"] = json!("won");
    won["end_date"] = json!({ "__class__": "date", "year": 2026, "month": 11, "day": 2 });
    let engine = engine(&[answer("deals", &part(0, &[row(7), won]), NOW)]);
    assert_eq!(shown(&engine, "crm/7"), (some("184000.50"), some("discovery"), None));
    assert_eq!(shown(&engine, "crm/8"), (some("184000.50"), some("won"), some("2026-11-02")));
    let deal = report(&engine, Some("crm/7")).deal.unwrap();
    assert_eq!(
        (deal.name.as_str(), deal.account.as_deref(), deal.owner.as_deref()),
        ("Deal 7", Some("Contoso"), Some("Rosa Kim"))
    );
    assert_eq!(deal.stage_text.as_deref(), Some("Opportunity"));
}

#[test]
fn what_is_not_written_as_expected_is_named_and_the_rest_is_read() {
    let mut odd = row(7);
    odd["amount"] = json!({ "__class__": "bytes", "base64": "" });
    odd["party."] = Value::Null;
    let mut engine = Engine::new().unwrap();
    let ingested = engine.ingest(ORIGIN, &answer("deals", &part(0, &[odd, row(8)]), NOW)).unwrap();
    assert_eq!((ingested.deals, ingested.problems.len()), (2, 1));
    assert_eq!(
        (ingested.problems[0].path.as_str(), ingested.problems[0].message.id.as_str()),
        ("crm/7", "problem-field")
    );
    assert_eq!(shown(&engine, "crm/7"), (None, some("discovery"), None));
    assert_eq!(report(&engine, Some("crm/7")).deal.unwrap().account, None);
}

#[test]
fn a_page_is_read_in_its_language_and_its_dates_by_the_users_preferences() {
    let facts = [
        ("number", "7"),
        ("description", "Deal 7"),
        ("amount", "184\u{a0}000,50 $"),
        ("currency", "US Dollar"),
        ("end_date", "02.11.2026"),
    ];
    let page = |language| page(7, language, &facts, "won", "2026-11-23T08:30:00Z");
    let read = |readings: &[String]| shown(&engine(readings), "crm/7");
    assert_eq!(
        read(&[page("fr"), preferences("fr", "%d.%m.%Y")]),
        (some("184000.50"), some("won"), some("2026-11-02"))
    );
    assert_eq!(read(&[page("fr"), preferences("fr", "%m.%d.%Y")]).2, some("2026-02-11"));
    // Without them, or with those of another language, which of the two numbers is the month is open.
    assert_eq!(read(&[page("fr")]).2, None);
    assert_eq!(read(&[page("fr"), preferences("en", "%m.%d.%Y")]).2, None);
    let mut taught = engine(&[page("fr")]);
    let facts = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/language/fr.json")).unwrap();
    assert_eq!(taught.learn_language(&facts), []);
    assert_eq!(shown(&taught, "crm/7").2, None, "what French usually does says nothing of this user");
}

#[test]
fn how_the_crm_writes_counts_for_what_was_reported_on_before_it_was_known() {
    let page = page(7, "fr", &[("number", "7"), ("end_date", "02/11/2026")], "won", "2026-11-23T08:30:00Z");
    let mut kept = engine(&[page]);
    assert_eq!(shown(&kept, "crm/7").2, None);
    for (date, close) in [("%d/%m/%Y", "2026-11-02"), ("%m/%d/%Y", "2026-02-11")] {
        // The same minute, another setting: the later text of the two is the one that counts.
        let said =
            preferences("fr", date).replace("T08:00:00Z", if close < "2026-06" { "T08:01:00Z" } else { "T08:00:00Z" });
        assert_eq!(kept.ingest(ORIGIN, &said).unwrap().problems, []);
        assert_eq!(shown(&kept, "crm/7").2, some(close));
    }
}

#[test]
fn what_tryton_does_not_hold_is_unknown_and_never_nothing() {
    let me = json!({ "format": 1, "me": [{ "origin": ORIGIN, "user_id": "crm/7", "name": "Sam Okafor", "role": "se" }], "crm": [] });
    let mut won = row(8);
    won["state"] = json!("won");
    won["end_date"] = json!({ "__class__": "date", "year": 2026, "month": 11, "day": 2 });
    let page = page(8, "fr", &[("number", "8")], "won", "2026-11-23T08:30:00Z");
    let mut engine = engine(&[preferences("fr", "%d.%m.%Y"), answer("deals", &part(0, &[row(7), won]), NOW), page]);
    assert_eq!(engine.set_settings(&me.to_string()), []);

    let own = report(&engine, None);
    assert_eq!(own.read.pipeline_at.as_deref(), Some(NOW), "deals are the whole of Tryton's pipeline");
    let load = own.workload.unwrap();
    assert_eq!(load.note.unwrap().id, "workload-none-held");
    assert!(load.weeks.is_empty());
    for figure in [&load.completeness, &load.utilisation, &load.deal_total] {
        assert_eq!(figure.value, None, "{}", figure.id);
    }

    let open = report(&engine, Some("crm/7"));
    let deal = open.deal.unwrap();
    assert_eq!((deal.close_date.value, deal.se), (None, None));
    assert!(open.workload.is_none(), "whose load it would be is not known");
    let won = report(&engine, Some("crm/8")).handoff.unwrap();
    assert!(won.items.iter().all(|item| item.state.value.as_deref() == Some("unknown")));
    assert_eq!((won.low.value.as_deref(), won.high.value.as_deref()), (Some("0"), Some("1")));
}

#[test]
fn all_was_read_once_the_parts_follow_each_other_to_the_end() {
    let full: Vec<Value> = (1..=100).map(row).collect();
    let first = answer("deals", &part(0, &full), "2026-11-23T08:00:00Z");
    let second = answer("deals", &part(100, &[row(101)]), "2026-11-23T08:00:02Z");
    let at = |readings: &[String]| report(&engine(readings), None).read.pipeline_at;
    assert_eq!(at(std::slice::from_ref(&first)), None);
    assert_eq!(at(std::slice::from_ref(&second)), None);
    assert_eq!(at(&[second.clone(), first.clone()]), some("2026-11-23T08:00:00Z"));
    // Read again in part: no newer than its oldest part.
    let again = answer("deals", &part(0, &full), "2026-11-23T08:20:00Z");
    assert_eq!(at(&[first, second, again]), some("2026-11-23T08:00:02Z"));
}

#[test]
fn what_a_later_pull_no_longer_holds_is_gone() {
    let full: Vec<Value> = (1..=101).map(row).collect();
    let first = answer("deals", &part(0, &full[..100]), "2026-11-23T08:00:00Z");
    let second = answer("deals", &part(100, &full[100..]), "2026-11-23T08:00:02Z");
    // Somebody deleted deal 50 since: the first part now ends at 101, and what was the second part no longer follows.
    let left: Vec<Value> = full.iter().filter(|row| row["id"] != 50).cloned().collect();
    let later = answer("deals", &part(0, &left), "2026-11-23T08:20:00Z");
    let end = answer("deals", &part(101, &[]), "2026-11-23T08:20:01Z");
    let engine = engine(&[first, second, later, end]);
    let all = report(&engine, None).read;
    assert_eq!((all.deals, all.pipeline_at), (100, some("2026-11-23T08:20:00Z")));
    assert!(report(&engine, Some("crm/50")).deal.is_none());
}

#[test]
fn a_list_without_ids_joins_by_number_and_a_new_number_stays_until_the_next_pull() {
    let deals = answer("deals", &part(0, &[row(7), row(8)]), "2026-11-23T08:00:00Z");
    let later = answer("deals", &part(0, &[row(7), row(8)]), "2026-11-23T08:20:00Z");
    let amount = ("Montant", "99\u{202f}000,00 $");
    let rows: [&[(&str, &str)]; 3] = [&[("Numéro", "8"), amount], &[("Numéro", "900"), amount], &[amount]];
    let seen = list(&rows, "2026-11-23T08:10:00Z");
    let held = |readings: &[String]| report(&engine(readings), None).read.deals;
    assert_eq!(held(std::slice::from_ref(&seen)), 2, "by the list alone");
    assert_eq!(held(&[deals.clone(), seen.clone()]), 3);
    assert_eq!(held(&[deals.clone(), seen.clone(), later]), 2);
    let engine = engine(&[deals, seen]);
    assert_eq!(shown(&engine, "crm/8").0, some("99000.00"));
    assert_eq!(shown(&engine, "crm/7").0, some("184000.50"));
}

#[test]
fn a_deal_without_a_description_goes_by_its_number() {
    let mut unnamed = row(7);
    unnamed["description"] = Value::Null;
    let engine = engine(&[answer("deals", &part(0, &[unnamed]), NOW)]);
    assert_eq!(report(&engine, Some("crm/7")).deal.unwrap().name, "7");
}

#[test]
fn of_several_databases_behind_one_origin_the_one_read_last_counts() {
    let crm = answer("deals", &part(0, &[row(7), row(8)]), "2026-11-23T08:00:00Z");
    let copy = in_database("copy", "deals", &part(0, &[row(7)]), "2026-11-23T08:01:00Z");
    let engine = engine(&[crm, copy]);
    assert_eq!(report(&engine, None).read.deals, 1);
    assert!(report(&engine, Some("crm/7")).deal.is_none());
    assert!(report(&engine, Some("copy/7")).deal.is_some());
}

#[test]
fn those_who_sign_in_and_those_who_own_deals_are_known() {
    let engine = engine(&[answer("deals", &part(0, &[row(7)]), NOW), page(7, "fr", &[("number", "7")], "won", NOW)]);
    let names: Vec<String> = engine.people(ORIGIN).into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Rosa Kim", "Sam Okafor"]);
}
