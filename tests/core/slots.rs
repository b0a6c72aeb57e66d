//! Free demo slots, by hand, and the availability card.

use second_chair::engine::Engine;
use second_chair::model::Card;
use second_chair::report::view::{FigureState, Report, WorkloadView};

use crate::facts::{ORIGIN, activities, deals, engine, me_named, record, report};

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa Kim,Sam Okafor,,";

/// Sam's diary: an entry on each of the last 20 working days, and what follows from Monday, 23 November 2026, 09:00.
fn world(ahead: &[(&str, &str, &str)]) -> Engine {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let mut rows: Vec<String> = (1..=20)
        .map(|back| format!("Team meeting,Meeting,,Held,{0} 09:00:00,{0} 09:30:00,,No,,Sam O.,Sam Okafor,", day(back)))
        .collect();
    rows.extend(ahead.iter().map(|(title, start, end)| {
        format!("{title},Meeting,,Planned,2026-11-{start}:00,2026-11-{end}:00,,No,,Sam O.,Sam Okafor,Data hub")
    }));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    engine(&[deals(&[HUB]), activities(&rows), page])
}

fn seen(engine: &mut Engine, name: &str, role: &str) -> WorkloadView {
    engine.set_settings(&me_named(name, role));
    report(engine, Some("17")).workload.unwrap()
}

fn slots(ahead: &[(&str, &str, &str)]) -> (String, String, String) {
    let slots = seen(&mut world(ahead), "Sam Okafor", "se").slots.unwrap();
    let value = |figure: second_chair::report::view::Figure| figure.value.unwrap();
    (value(slots.next), value(slots.second), value(slots.wait))
}

#[test]
fn the_next_slot_leaves_room_for_buffers_and_preparation() {
    // Free all day: two hours to prepare and half an hour before it, so 11:30 today; tomorrow from nine on, the buffer before work.
    assert_eq!(slots(&[]), ("2026-11-23T11:30:00Z".into(), "2026-11-24T09:00:00Z".into(), "0".into()));
    // A meeting from 11:30 to 16:00: half an hour after it and an hour of demo end at 17:30, too late.
    assert_eq!(
        slots(&[("Discovery", "23 11:30", "23 16:00")]),
        ("2026-11-24T09:00:00Z".into(), "2026-11-25T09:00:00Z".into(), "1".into())
    );
    // Half an hour after it is free too: a meeting at 12:45 is too soon after 12:30, at 13:00 it is not.
    assert_eq!(slots(&[("Discovery", "23 12:45", "23 13:00")]).0, "2026-11-23T13:30:00Z");
    assert_eq!(slots(&[("Discovery", "23 13:00", "23 13:15")]).0, "2026-11-23T11:30:00Z");
    // Tomorrow is taken until 15:00.
    let busy = [("Discovery", "23 09:30", "23 17:00"), ("Discovery", "24 09:00", "24 15:00")];
    assert_eq!(slots(&busy), ("2026-11-25T09:00:00Z".into(), "2026-11-26T09:00:00Z".into(), "2".into()));
}

#[test]
fn a_day_with_its_two_demos_takes_no_third_and_a_third_is_said() {
    let two = [("Demo", "24 12:00", "24 12:30"), ("Demo", "24 14:00", "24 14:30")];
    assert_eq!(slots(&two).1, "2026-11-25T09:00:00Z");
    let three = [two[0], two[1], ("Demo", "24 16:00", "24 16:30")];
    let over = |ahead: &[(&str, &str, &str)]| {
        let mut notes = seen(&mut world(ahead), "Sam Okafor", "se").slots.unwrap().notes;
        notes.retain(|note| note.id == "demos-over");
        notes
    };
    let notes = over(&three);
    assert_eq!((notes.len(), notes[0].id.as_str(), notes[0].args["demos"].value.as_str()), (1, "demos-over", "3"));
    assert!(over(&two).is_empty());
}

#[test]
fn pocs_count_from_their_first_work_to_their_last() {
    let poc = [("POC kick-off", "16 10:00", "16 11:00"), ("POC read-out", "27 10:00", "27 11:00")];
    assert_eq!(seen(&mut world(&poc), "Sam Okafor", "se").slots.unwrap().pocs.value.as_deref(), Some("1"));
    let over = [("POC kick-off", "16 10:00", "16 11:00"), ("POC read-out", "20 10:00", "20 11:00")];
    assert_eq!(seen(&mut world(&over), "Sam Okafor", "se").slots.unwrap().pocs.value.as_deref(), Some("0"));
}

#[test]
fn a_card_is_made_given_used_and_grows_old() {
    let line = seen(&mut world(&[]), "Sam Okafor", "se").card.unwrap();
    let card = Card::find(&line).unwrap();
    assert_eq!((card.made.to_string(), card.person.as_str(), card.weeks.len()), ("2026-11-23".into(), "Sam Okafor", 6));
    assert_eq!(card.slots[0].to_string(), "2026-11-23T11:30:00Z");
    assert!(!line.contains("Contoso") && !line.contains("Data hub"));
    let mut engine = world(&[]);
    let partial = seen(&mut engine, "Rosa Kim", "rep");
    assert!(partial.slots.is_none() && partial.card.is_none());
    assert_eq!(partial.weeks[0].free.state, FigureState::Unknown);
    // Pasted with what stood around it.
    assert_eq!(engine.ingest(ORIGIN, &format!("From Sam: {line} Best, S.")).unwrap().key, "card:sam okafor");
    let given = report(&engine, Some("17")).workload.unwrap();
    assert_eq!(given.note.unwrap().id, "card-used");
    assert_eq!(given.weeks[0].free.value, Some(card.weeks[0].1.to_string()));
    assert_eq!(given.slots.unwrap().next.value.as_deref(), Some("2026-11-23T11:30:00Z"));
    // It is part of the export, and gone with the origin.
    let mut other = Engine::new().unwrap();
    other.import(&engine.export()).unwrap();
    assert_eq!(other.export(), engine.export());
    let mut request = crate::facts::request(Some("17"));
    for (now, note) in [("2026-11-30T09:00:00Z", "card-used"), ("2026-12-01T09:00:00Z", "card-old")] {
        request.now = now.to_owned();
        assert_eq!(engine.report(&request).unwrap().workload.unwrap().note.unwrap().id, note, "{now}");
    }
    engine.forget(Some(ORIGIN));
    assert_eq!(engine.export(), Engine::new().unwrap().export());
}

#[test]
fn a_card_is_read_where_it_was_posted_and_the_newest_counts() {
    let newer = "[Second Chair 2026-11-22 · Sam Okafor · 2026-W48 7.5 h · demo 2026-11-26T10:00:00Z]";
    let older = "[Second Chair 2026-11-20 · Sam Okafor · 2026-W48 3 h]";
    let report = |texts: [&str; 2]| -> Report {
        let mut engine = world(&[]);
        for (id, text) in ["18", "19"].into_iter().zip(texts) {
            let page =
                record(id, &[("card-name", id), ("Notes", &format!("Call them. {text}"))], "2026-11-23T08:40:00Z");
            engine.ingest(ORIGIN, &page).unwrap();
        }
        engine.set_settings(&me_named("Rosa Kim", "rep"));
        crate::facts::report(&engine, Some("17"))
    };
    for texts in [[newer, older], [older, newer]] {
        assert_eq!(report(texts).workload.unwrap().weeks[0].free.value.as_deref(), Some("7.5"));
    }
}

#[test]
fn what_is_no_card_is_taken_for_none() {
    for text in [
        "[Second Chair ]",
        "[Second Chair 2026-11-23]",
        "[Second Chair soon · Sam · 2026-W48 3 h]",
        "[Second Chair 2026-11-23 · Sam · 2026-W48 3000 h]",
        "[Second Chair 2026-11-23 · Sam · week 3 h]",
        "[Second Chair 2026-11-23 · Sam · demo tomorrow]",
        "[Second Chair 2026-11-23 · Sam · 2026-W48 3 h",
    ] {
        assert_eq!(Card::find(text), None, "{text}");
        assert!(world(&[]).ingest(ORIGIN, text).is_err(), "{text}");
    }
}

/// Who could help with Sam's deal, as somebody sees it: their names, next slots and notes.
fn helpers(name: &str, role: &str, visible: &str, level: &str) -> Vec<(String, String, bool)> {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let seen_on = |name: &str, back: i32| {
        format!("Team meeting,Meeting,,Held,{0} 09:00:00,{0} 09:30:00,,No,,{name},{name},", day(back))
    };
    let mut rows: Vec<String> = ["Lea Petit", "Priya Nair", "Tom Herrera"]
        .iter()
        .flat_map(|name| (1..=20).map(|back| seen_on(name, back)))
        .chain((1..=5).map(|back| seen_on("Jonas Weber", back)))
        .collect();
    // Lea has no time today. Priya met the customer, and has none before Wednesday.
    let busy = |name: &str, start: &str, end: &str, about: &str| {
        format!("Discovery,Meeting,,Planned,2026-11-{start}:00,2026-11-{end}:00,,No,,{name},{name},{about}")
    };
    rows.push(busy("Lea Petit", "23 09:00", "23 17:00", ""));
    rows.push(busy("Priya Nair", "23 09:00", "23 17:00", ""));
    rows.push(busy("Priya Nair", "24 09:00", "24 15:00", "Contoso"));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let deal = |name: &str, account: &str, se: &str| {
        format!("{name},{account},In progress,86500,,United States dollar,60,2027-01-02,,Rosa Kim,{se},,")
    };
    let all = [
        HUB.to_owned(),
        deal("Lake", "Fabrikam", "Lea Petit"),
        deal("Pond", "Adatum", "Priya Nair"),
        deal("Sea", "Tailspin", "Tom Herrera"),
        deal("Bay", "Umbra", "Jonas Weber"),
    ];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&all), activities(&rows), page]);
    let mut own: serde_json::Value = serde_json::from_str(&me_named(name, role)).unwrap();
    own["crm"] = serde_json::json!([{ "origin": ORIGIN, "deals_visible": visible }]);
    assert_eq!(engine.set_settings(&own.to_string()), []);
    engine.set_policy(Some(
        &serde_json::json!({ "format": 3, "set": { "privacy": { "people_data": level } } }).to_string(),
    ));
    let found = report(&engine, Some("17")).workload.unwrap().helpers;
    found.into_iter().map(|one| (one.name, one.slot.value.unwrap(), one.note.is_some())).collect()
}

#[test]
fn who_could_help_is_asked_by_what_they_did_for_the_customer_and_by_when_they_have_time() {
    let of = |name: &str, slot: &str, knows| (name.to_owned(), slot.to_owned(), knows);
    let wanted = [
        // Who knows the customer goes first, though she has time last; Jonas is in the CRM too little to say.
        of("Priya Nair", "2026-11-25T09:00:00Z", true),
        of("Tom Herrera", "2026-11-23T11:30:00Z", false),
        of("Lea Petit", "2026-11-24T11:30:00Z", false),
    ];
    assert_eq!(helpers("Rosa Kim", "rep", "all", "availability"), wanted);
    assert_eq!(helpers("Karin Holm", "manager", "all", "team_named"), wanted);
    // Of whom not all is seen nothing is ranked; the SE sees the own time, and where everybody keeps to themselves nobody sees any.
    assert_eq!(helpers("Rosa Kim", "rep", "unknown", "availability"), []);
    assert_eq!(helpers("Sam Okafor", "se", "all", "availability"), []);
    assert_eq!(helpers("Rosa Kim", "rep", "all", "self"), []);
}
