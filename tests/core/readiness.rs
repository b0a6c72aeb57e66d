//! The checklist as a whole: checklists and which one applies, ticks, and what must hold of every score and verdict.

use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use second_chair::engine::Engine;
use second_chair::handoff::{Close, Handoffs, Readiness, Sheet, State, Verdict, check};
use second_chair::model::{Calendar, Field, Meaning, Stage};
use second_chair::report::view::HandoffView;
use second_chair::rules::Case;
use second_chair::settings::defaults;
use serde_json::{Value, json};

use crate::case::{World, activity, day, known, person, read, set_text, source, unread};
use crate::facts::{ORIGIN, activities, deals, engine, me_named, record, report};

fn handoffs() -> &'static Handoffs {
    &defaults().unwrap().handoff
}

fn on<T>(world: &World, tell: impl FnOnce(&Case) -> T) -> T {
    world.with_case(&Calendar::standard(), tell)
}

fn won() -> Close {
    Close::Won(day(0))
}

fn states(readiness: &Readiness) -> Vec<(String, State)> {
    readiness.items.iter().map(|checked| (checked.item.id.clone(), checked.state)).collect()
}

fn state_of(readiness: &Readiness, id: &str) -> State {
    readiness.items.iter().find(|checked| checked.item.id == id).unwrap().state
}

/// Ticks of these items, each by the SE and the rep.
fn sheet(items: &[(&str, &str)]) -> Sheet {
    let tick = |(item, state): &(&str, &str)| {
        ["se", "rep"].map(|role| {
            json!({
                "item": item, "state": state, "by": role, "role": role, "at": "2026-11-20T09:00:00Z", "note": "why",
                "crm": "unknown",
            })
        })
    };
    let ticks: Vec<Value> = items.iter().flat_map(tick).collect();
    let text = json!({ "format": 1, "origin": ORIGIN, "record": "17", "ticks": ticks }).to_string();
    let (sheet, problems) = Sheet::read(&text).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    sheet
}

const TEXTS: [(Meaning, &str); 14] = [
    (Meaning::Why, "They lose 3 days a month to manual reconciliation of orders"),
    (Meaning::Success, "Close in two days; no manual step"),
    (Meaning::Promises, "We promised a connector for their legacy ERP by the end of March"),
    (Meaning::Demoed, "Pipelines: bought; Lineage: roadmap"),
    (
        Meaning::Technical,
        "SAP ECC 6 on HANA (verified), Azure with two regions (verified), Oracle 19 (assumed), Kafka 3",
    ),
    (Meaning::Integration, "SAML sign-on, nightly SFTP to the bank, data in the EU"),
    (Meaning::Contacts, "Ana Ruiz (technical), Bo Lee (economic)"),
    (Meaning::Receiver, "Lea Petit"),
    (Meaning::SupportContact, "support@vendor.example"),
    (Meaning::RepRole, "Rosa keeps the quarterly review"),
    (Meaning::Risks, "The key user is on leave in the first month"),
    (Meaning::GoLive, "2027-01-15"),
    (Meaning::Renewal, "2027-11-10"),
    (Meaning::Continuity, "Questions on the connector"),
];

/// A deal of which some fields were read, some are blank, some say little, with some meetings.
fn worlds() -> impl Strategy<Value = World> {
    let field = prop_oneof![Just(0), Just(1), Just(2), Just(3)];
    (proptest::collection::vec(field, TEXTS.len()), subsequence(vec![0, 1, 2, 3], 0..=4), any::<bool>()).prop_map(
        |(fields, held, read)| {
            let mut world = unread();
            world.deal.stage = known(Stage::Won, "Stage");
            world.deal.close = known(day(0), "Close");
            world.deal.se = known(person("Sam Okafor"), "SE");
            world.deal.receiver = known(person("Lea Petit"), "Receiver");
            world.activities_read = read;
            for ((meaning, text), how) in TEXTS.iter().zip(fields) {
                match how {
                    0 => {}
                    1 => {
                        world.deal.texts.insert(*meaning, Field::Blank(source("deal", "Data hub", "blank")));
                    }
                    2 => set_text(&mut world.deal, *meaning, "short"),
                    _ => set_text(&mut world.deal, *meaning, text),
                }
            }
            let all = ["Hand-off meeting", "Check-in", "POC read-out", "Meet your support team"];
            let meet = |at: usize| {
                activity(
                    all[at],
                    &format!("2026-11-1{}T10:00[Europe/London]", at + 1),
                    Some(1),
                    &["Sam Okafor", "Lea Petit", "Ana Ruiz"],
                )
            };
            world.activities = held.into_iter().map(meet).collect();
            world
        },
    )
}

fn templates() -> impl Strategy<Value = usize> {
    0..handoffs().all().count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn the_score_never_falls_when_an_item_becomes_done(world in worlds(), which in templates(), pick in any::<Index>()) {
        let template = handoffs().all().nth(which).unwrap();
        on(&world, |case| {
            let before = check(template, case, won(), None, false);
            let item = &pick.get(&template.items).id;
            let ticked = sheet(&[(item, "done")]);
            let after = check(template, case, won(), Some(&ticked), false);
            let ((low, high), (low_after, high_after)) = (before.score(), after.score());
            let (was, is) = (state_of(&before, item), state_of(&after, item));
            assert!(low_after >= low, "{item}: {was:?} → {is:?}, {low} → {low_after}");
            // What was unknown counted as done at its best, and a tick is no proof where one is asked for.
            let unproved = template.items.iter().any(|one| one.id == *item && one.proof.is_some());
            assert!(high_after >= high || unproved, "{item}: {was:?} → {is:?}, {high} → {high_after}");
            for ((id, one), (_, other)) in states(&before).iter().zip(&states(&after)) {
                assert!(id == item || one == other, "a tick of {item} changed {id}");
            }
        });
    }

    #[test]
    fn the_interval_shrinks_as_unknowns_are_resolved(world in worlds(), pick in 0..TEXTS.len(), how in 1..3) {
        let mut later = world.clone();
        let (meaning, text) = TEXTS[pick];
        prop_assume!(matches!(world.deal.text(meaning), Field::Absent));
        match how {
            1 => drop(later.deal.texts.insert(meaning, Field::Blank(source("deal", "Data hub", "blank")))),
            _ => set_text(&mut later.deal, meaning, text),
        }
        // Whether an item applies at all is no matter of degree: what leaves the sum may move either end.
        let applicable = |world: &World| on(world, |case| {
            let readiness = check(&handoffs().simple, case, won(), None, false);
            let (low, high, all) = readiness.points;
            (low, high, all)
        });
        let ((low, high, all), (low_later, high_later, all_later)) = (applicable(&world), applicable(&later));
        prop_assume!(all == all_later);
        prop_assert!(low_later >= low && high_later <= high, "{low}–{high} → {low_later}–{high_later}");
    }

    #[test]
    fn no_order_of_items_or_readings_changes_it(world in worlds(), which in templates(), seed in any::<u64>()) {
        let template = handoffs().all().nth(which).unwrap();
        let mut shuffled = template.clone();
        let count = shuffled.items.len();
        for at in 0..count {
            shuffled.items.swap(at, (seed as usize).wrapping_mul(at + 7) % count);
        }
        let mut turned = world.clone();
        turned.activities.reverse();
        let one = on(&world, |case| {
            let readiness = check(template, case, won(), None, false);
            (readiness.points, readiness.verdict, { let mut all = states(&readiness); all.sort(); all })
        });
        let other = on(&turned, |case| {
            let readiness = check(&shuffled, case, won(), None, false);
            (readiness.points, readiness.verdict, { let mut all = states(&readiness); all.sort(); all })
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn required_items_always_gate_the_verdict(world in worlds(), which in templates(), ticked in any::<u32>(), leans in any::<bool>()) {
        let template = handoffs().all().nth(which).unwrap();
        let chosen: Vec<(&str, &str)> = template.items.iter().enumerate()
            .filter(|(at, _)| ticked >> at & 1 == 1)
            .map(|(_, item)| (item.id.as_str(), "done"))
            .collect();
        let sheet = sheet(&chosen);
        on(&world, |case| {
            let readiness = check(template, case, won(), Some(&sheet), leans);
            let open = readiness.items.iter().any(|checked| checked.item.required && !checked.is_done());
            if open || leans {
                assert_ne!(readiness.verdict, Verdict::HandedOver);
            }
            if readiness.verdict == Verdict::HandedOver {
                assert!(readiness.items.iter().all(|checked| checked.state != State::Unknown || !checked.item.required));
            }
            let (low, high) = readiness.score();
            assert!((0.0..=1.0).contains(&low) && low <= high && high <= 1.0);
        });
    }
}

#[test]
fn the_checklist_is_that_of_the_deal_or_the_one_that_somebody_chose() {
    let id = |world: &World, chosen: Option<&str>| on(world, |case| handoffs().template(case, chosen).id.clone());
    let mut world = read();
    assert_eq!(id(&world, None), "simple");
    assert_eq!(id(&world, Some("expansion")), "expansion");
    assert_eq!(id(&world, Some("gone")), "simple", "a choice of what is no longer there leaves it to the rules");
    set_text(&mut world.deal, Meaning::Name, "Contoso rollout");
    assert_eq!(id(&world, None), "implementation");
    assert_eq!(id(&world, Some("simple")), "simple");
    set_text(&mut world.deal, Meaning::Name, "Contoso expansion");
    assert_eq!(id(&world, None), "expansion");
    let named = [
        ("Einführung bei Adler", "implementation"),
        ("Déploiement Quatre Vents", "implementation"),
        ("サクラ導入プロジェクト", "implementation"),
        ("Ausbau Werk Nord", "expansion"),
        ("サクラ拡張", "expansion"),
        ("Ausbaustufe", "simple"),
    ];
    for (name, template) in named {
        set_text(&mut world.deal, Meaning::Name, name);
        assert_eq!(id(&world, None), template, "{name}");
    }
    let mut planned = read();
    planned.activities.push(activity(
        "Implementation kick-off",
        "2026-12-01T10:00[Europe/London]",
        Some(2),
        &["Lea Petit"],
    ));
    set_text(&mut planned.deal, Meaning::Name, "Contoso");
    assert_eq!(id(&planned, None), "implementation");
}

#[test]
fn the_other_checklists_are_made_of_the_first() {
    let ids = |name: &str| -> Vec<&str> {
        let template = handoffs().all().find(|template| template.id == name).unwrap();
        template.items.iter().map(|item| item.id.as_str()).collect()
    };
    assert_eq!(ids("simple").len(), 19);
    assert_eq!(
        ids("implementation")[19..],
        ["scope", "project_lead", "environments", "data_migration", "milestone", "review"]
    );
    assert_eq!(
        ids("expansion"),
        ["why", "promises", "demoed", "receiver", "support", "risks", "renewal", "changes", "support_effect"]
    );
    let required = |name: &str, id: &str| {
        let template = handoffs().all().find(|template| template.id == name).unwrap();
        template.items.iter().find(|item| item.id == id).unwrap().required
    };
    assert_eq!([required("simple", "go_live"), required("implementation", "go_live")], [false, true]);
    assert_eq!([required("simple", "integration"), required("implementation", "integration")], [false, true]);
}

#[test]
fn a_broken_checklist_is_refused_and_the_last_good_one_stays() {
    let mut engine = Engine::new().unwrap();
    let set = |set: Value| json!({ "format": 2, "me": [], "crm": [], "set": set }).to_string();
    let own = json!({ "handoff": { "templates": { "implementation": { "items": { "scope": { "weight": 9 } } } } } });
    assert!(engine.set_settings(&set(own)).is_empty());
    let weight = |engine: &Engine| {
        let templates = engine.settings().settings.handoff.others.iter();
        templates.flat_map(|template| &template.items).find(|item| item.id == "scope").unwrap().weight
    };
    assert_eq!(weight(&engine), 9);
    let broken = json!({ "handoff": { "templates": { "implementation": { "items": { "scope": { "verified": "leters(scope) > 1" } } } } } });
    let problems = engine.set_settings(&set(broken));
    assert_eq!(problems[0].path, "handoff.templates.implementation.items.scope.verified");
    assert_eq!(problems[0].message.id, "rule-unknown-near");
    assert_eq!(weight(&engine), 5, "what holds stays in force");
    for (broken, path, id) in [
        (
            json!({ "templates": { "expansion": { "only": ["wyh"] } } }),
            "handoff.templates.expansion.only",
            "settings-no-item",
        ),
        (json!({ "items": { "why": { "due_after": "poc" } } }), "handoff.items.why.due_after", "settings-no-kind"),
        (json!({ "templates": { "own": { "id": "own", "applies": "amount >" } } }), "handoff.templates.own", "rule-"),
    ] {
        let problems = engine.set_settings(&set(json!({ "handoff": broken })));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].path, path);
        assert!(problems[0].message.id.starts_with(id), "{problems:?}");
        assert_eq!(engine.settings().settings.handoff.others.len(), 2);
    }
}

#[test]
fn a_poc_result_is_owed_three_working_days_after_the_read_out() {
    let mut world = read();
    let due = |world: &World| {
        on(world, |case| {
            let readiness = check(&handoffs().simple, case, won(), None, false);
            readiness
                .items
                .iter()
                .find(|checked| checked.item.id == "poc_result")
                .unwrap()
                .due
                .map(|day| day.to_string())
        })
    };
    assert_eq!(due(&world), None, "nothing was read out");
    world.activities.push(activity(
        "POC read-out",
        "2026-10-22T10:00[Europe/London]",
        Some(1),
        &["Sam Okafor", "Ana Ruiz"],
    ));
    assert_eq!(due(&world).as_deref(), Some("2026-10-27"), "a Thursday, so the Tuesday after");
}

// What follows goes through the engine, as the panel does.

const ROW: &str =
    "Data hub,Contoso,Won,86500,86500,United States dollar,100,2026-11-10,2026-11-10,Rosa K.,Sam Okafor,12,";
const ELSEWHERE: &str =
    "Kick-off elsewhere,Meeting,Meeting,Done,2026-09-01 10:00:00,2026-09-01 11:00:00,,No,,Sam O.,Lea Petit,";

fn sample(row: &str, fields: &[(&str, &str)], read_at: &str) -> Engine {
    let mut facts = vec![("card-name", "Data hub"), ("card-targets", "Contoso")];
    facts.extend_from_slice(fields);
    let mut engine = engine(&[deals(&[row]), activities(&[ELSEWHERE]), record("17", &facts, read_at)]);
    engine.set_settings(&me_named("Sam Okafor", "se"));
    engine
}

fn handoff(engine: &Engine) -> HandoffView {
    report(engine, Some("17")).handoff.unwrap()
}

fn edit(engine: &mut Engine, now: &str, edit: Value) -> Result<String, String> {
    let request = json!({ "origin": ORIGIN, "record": "17", "signed_in": "9", "now": now, "edit": edit });
    let request = serde_json::from_value(request).unwrap();
    engine.edit_sheet(request).map(|kept| kept.text).map_err(|error| error.problem().message.id.clone())
}

fn tick(item: &str, crm: &str) -> Value {
    json!({ "do": "tick", "item": item, "state": "done", "note": "", "crm": crm })
}

const LATER: &str = "2026-11-23T08:45:00Z";

fn shown(view: &HandoffView, id: &str) -> (String, String) {
    let item = view.items.iter().find(|item| item.id == id).unwrap();
    (item.state.value.clone().unwrap(), item.why.id.clone())
}

#[test]
fn before_the_close_it_says_what_will_be_owed() {
    let open = |close: &str, fields: &[(&str, &str)]| {
        let row = ROW.replace("Won", "Proposal").replace("2026-11-10,2026-11-10", &format!("{close},"));
        handoff(&sample(&row, fields, "2026-11-23T08:30:00Z"))
    };
    let far = open("2027-02-10", &[("Why they bought", "")]);
    assert_eq!((far.won, far.verdict.as_str(), far.closed.as_deref()), (false, "preparing", Some("2027-02-10")));
    let owed = |view: &HandoffView, who: &str| {
        let owed = view.owed.iter().find(|owed| owed.who.as_deref() == Some(who)).unwrap();
        (owed.open, owed.due)
    };
    let (items, due) = owed(&far, "Sam Okafor");
    assert!(items >= 8 && due == 0, "{items} {due}");
    let near = open("2026-11-27", &[("Why they bought", "")]);
    assert_eq!(near.verdict, "behind", "why they bought was owed five working days before");
    assert_eq!(owed(&near, "Sam Okafor").1, 1, "of what nobody read, nobody can say that it is late");
    assert!(!near.items.iter().any(|item| item.blocks), "nothing is blocked before the close");
}

#[test]
fn a_tick_states_an_item_and_is_kept_with_who_and_when() {
    let mut engine = sample(ROW, &[("Rep's continuing part", "")], "2026-11-23T08:30:00Z");
    assert_eq!(shown(&handoff(&engine), "rep_role").0, "missing");
    let text = edit(&mut engine, LATER, tick("rep_role", "missing")).unwrap();
    let view = handoff(&engine);
    assert_eq!(shown(&view, "rep_role"), ("stated".into(), "why-ticked".into()));
    let item = view.items.iter().find(|item| item.id == "rep_role").unwrap();
    assert_eq!((item.ticks[0].by.as_str(), item.ticks[0].at.as_str(), item.ticks[0].mine), ("Sam Okafor", LATER, true));
    assert_eq!(item.contradiction, None, "the CRM says what it said when the tick was set");

    // Stored, loaded into another engine, taken along in an export, forgotten.
    let mut other = sample(ROW, &[("Rep's continuing part", "")], "2026-11-23T08:30:00Z");
    assert!(other.set_sheet(&text).is_empty());
    assert_eq!(handoff(&other), view);
    let mut third = Engine::new().unwrap();
    third.set_settings(&me_named("Sam Okafor", "se"));
    third.import(&engine.export()).unwrap();
    assert_eq!(handoff(&third), view);
    assert_eq!(third.export(), engine.export());
    third.forget(Some(ORIGIN));
    assert!(third.sheets().is_empty());

    assert_eq!(edit(&mut engine, LATER, json!({ "do": "untick", "item": "rep_role" })), Ok(String::new()));
    assert_eq!(shown(&handoff(&engine), "rep_role").0, "missing");
}

#[test]
fn a_tick_proves_nothing_and_lowers_nothing() {
    let mut engine =
        sample(ROW, &[("Hand-off receiver", "Lea Petit"), ("Why they bought", "")], "2026-11-23T08:30:00Z");
    for item in ["receiver", "introduced", "meeting"] {
        edit(&mut engine, LATER, tick(item, "missing")).unwrap();
    }
    let view = handoff(&engine);
    assert_eq!(shown(&view, "receiver").0, "verified");
    assert_eq!(shown(&view, "meeting"), ("stated".into(), "why-ticked-no-proof".into()));
    assert_ne!(view.verdict, "handed_over");
    let before = handoff(&sample(ROW, &[("Hand-off receiver", "Lea Petit"), ("Why they bought", "")], LATER));
    assert_eq!(view.low.value, before.low.value, "what asks for a proof counts only once it is proved");
}

#[test]
fn what_two_owe_one_tick_does_in_part() {
    let mut engine = sample(ROW, &[("Promises", "")], "2026-11-23T08:30:00Z");
    edit(&mut engine, LATER, tick("promises", "missing")).unwrap();
    assert_eq!(shown(&handoff(&engine), "promises"), ("partial".into(), "why-ticked-by-one".into()));
    engine.set_settings(&me_named("Rosa Klein", "rep"));
    edit(&mut engine, LATER, tick("promises", "missing")).unwrap();
    assert_eq!(shown(&handoff(&engine), "promises").0, "stated");
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let mut engine = sample(ROW, &[], "2026-11-23T08:30:00Z");
    let gone = |note: &str| json!({ "do": "tick", "item": "tickets", "state": "not_applicable", "note": note, "crm": "unknown" });
    assert_eq!(edit(&mut engine, LATER, gone(" ")), Err("sheet-why".to_owned()));
    edit(&mut engine, LATER, gone("They have no tickets")).unwrap();
    assert_eq!(shown(&handoff(&engine), "tickets"), ("not_applicable".into(), "why-ticked-not-applicable".into()));
}

#[test]
fn a_later_reading_that_speaks_against_a_tick_is_shown() {
    let mut engine = sample(ROW, &[], "2026-11-23T08:30:00Z");
    edit(&mut engine, LATER, tick("rep_role", "unknown")).unwrap();
    assert!(handoff(&engine).items.iter().all(|item| item.contradiction.is_none()));
    let read = |text: &str, at: &str| {
        record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso"), ("Rep's continuing part", text)], at)
    };
    engine.ingest(ORIGIN, &read("Renewal", "2026-11-23T08:50:00Z")).unwrap();
    let against = |engine: &Engine| {
        let view = handoff(engine);
        let item = view.items.iter().find(|item| item.id == "rep_role").unwrap().clone();
        (item.state.value.unwrap(), item.contradiction.map(|message| message.id))
    };
    assert_eq!(against(&engine), ("stated".into(), Some("tick-against".into())));
    engine.ingest(ORIGIN, &read("", "2026-11-23T08:51:00Z")).unwrap();
    assert_eq!(against(&engine), ("stated".into(), Some("tick-against-empty".into())));
    engine.ingest(ORIGIN, &read("Rosa keeps the quarterly review", "2026-11-23T08:52:00Z")).unwrap();
    assert_eq!(against(&engine), ("verified".into(), None));
}

#[test]
fn only_somebody_who_said_who_they_are_can_tick() {
    let mut engine = sample(ROW, &[], "2026-11-23T08:30:00Z");
    engine.set_settings(&Engine::default_settings());
    assert_eq!(edit(&mut engine, LATER, tick("why", "unknown")), Err("sheet-nobody".to_owned()));
    assert!(!handoff(&engine).writable);
    assert!(engine.sheets().is_empty());
}

#[test]
fn the_list_kept_by_hand_offers_sentences_that_tell_a_promise() {
    let notes = "We promised a sandbox until go-live. The weather was fine! Wir werden den Import bauen";
    let mut engine = sample(ROW, &[("Risks", notes)], "2026-11-23T08:30:00Z");
    let offered = |engine: &Engine| -> Vec<String> {
        handoff(engine).candidates.into_iter().map(|candidate| candidate.text).collect()
    };
    assert_eq!(offered(&engine), ["We promised a sandbox until go-live", "Wir werden den Import bauen"]);
    let add = |kind: &str, text: &str| json!({ "do": "add", "kind": kind, "text": text });
    edit(&mut engine, LATER, add("promise", "We promised a sandbox  until go-live")).unwrap();
    edit(&mut engine, LATER, add("demoed", "Lineage")).unwrap();
    edit(&mut engine, LATER, add("fact", "SAP ECC 6")).unwrap();
    assert_eq!(offered(&engine), ["Wir werden den Import bauen"], "what is in the list is not offered again");
    let list = handoff(&engine).list;
    assert_eq!(list.iter().map(|entry| entry.mark).collect::<Vec<_>>(), [None, Some("not_bought"), Some("assumed")]);
    let id = list[1].id.clone();
    assert_eq!(
        edit(&mut engine, LATER, json!({ "do": "mark", "id": id, "mark": "verified" })),
        Err("sheet-gone".into())
    );
    edit(&mut engine, LATER, json!({ "do": "mark", "id": id, "mark": "roadmap" })).unwrap();
    assert_eq!(handoff(&engine).list[1].mark, Some("roadmap"));
    edit(&mut engine, LATER, json!({ "do": "remove", "id": id })).unwrap();
    assert_eq!(handoff(&engine).list.len(), 2);
    assert_eq!(edit(&mut engine, LATER, add("fact", "  ")), Err("sheet-entry".into()));
}

#[test]
fn a_faulty_tick_hides_no_other_and_a_newer_one_wins() {
    let mut engine = sample(ROW, &[], "2026-11-23T08:30:00Z");
    let tick = |at: &str, note: &str| json!({ "item": "tickets", "state": "done", "by": "Sam Okafor", "role": "se", "at": at, "note": note });
    let text = |ticks: Value| json!({ "format": 1, "origin": ORIGIN, "record": "17", "ticks": ticks }).to_string();
    let problems = engine.set_sheet(&text(
        json!([{ "item": 5 }, tick("2026-11-20T09:00:00Z", "new"), { "item": "why", "state": "perhaps" }]),
    ));
    assert!(
        problems.iter().all(|problem| problem.path.starts_with("ticks[0]") || problem.path.starts_with("ticks[2]"))
    );
    let note = |engine: &Engine| {
        let view = handoff(engine);
        view.items.iter().find(|item| item.id == "tickets").unwrap().ticks[0].note.clone().unwrap()
    };
    engine.set_sheet(&text(json!([tick("2026-11-19T09:00:00Z", "old")])));
    assert_eq!(note(&engine), "new");
    engine.set_sheet(&text(json!([tick("2026-11-21T09:00:00Z", "newest")])));
    assert_eq!(note(&engine), "newest");
    for broken in ["", "[]", "{}", r#"{"format":2}"#, r#"{"format":1,"origin":5}"#] {
        assert_eq!(engine.set_sheet(broken).len(), 1, "{broken}");
    }
    assert_eq!(note(&engine), "newest");
}

#[test]
fn the_technical_outcome_is_a_field_of_its_own() {
    let fields = [
        ("Technical outcome", "On hold"),
        ("Technical outcome date", "2026-11-02"),
        ("Technical outcome reason", "Budget frozen"),
    ];
    let deal = report(&sample(ROW, &fields, "2026-11-23T08:30:00Z"), Some("17")).deal.unwrap();
    assert_eq!(deal.technical.value.as_deref(), Some("stalled"));
    assert_eq!(deal.technical.inputs[0].source.as_ref().unwrap().label, "Technical outcome");
    assert_eq!(deal.technical_date.value.as_deref(), Some("2026-11-02"));
    assert_eq!(deal.technical_reason.as_deref(), Some("Budget frozen"));
    let unclear =
        report(&sample(ROW, &[("Technical outcome", "Ask Sam")], "2026-11-23T08:30:00Z"), Some("17")).deal.unwrap();
    assert_eq!((unclear.technical.value, unclear.technical.note.unwrap().id), (None, "unknown-unclear".to_owned()));
}

#[test]
fn of_deals_without_an_id_each_has_its_own_activities() {
    let lake = ROW.replace("Data hub,Contoso", "Data lake,Fabrikam");
    let meeting = "Hand-off meeting,Meeting,Meeting,Done,2026-11-12 10:00:00,2026-11-12 11:00:00,,No,,Sam O.,Sam Okafor/Lea Petit/Ana Ruiz,Data lake";
    let with_receiver = |row: &str| format!("{row}Lea Petit");
    let mut engine = engine(&[deals(&[&with_receiver(ROW), &with_receiver(&lake)]), activities(&[ELSEWHERE, meeting])]);
    engine.set_settings(&me_named("Sam Okafor", "se"));
    let rows = report(&engine, None).handoffs.unwrap().rows;
    let open = |name: &str| rows.iter().find(|row| row.name == name).unwrap().open;
    assert_eq!(open("Data hub"), open("Data lake") + 2, "the meeting and the introduction were held for one of them");
}
