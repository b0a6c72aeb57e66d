//! What if: an open deal at another amount, discount, day or chance, by the same exact engine.

use second_chair::engine::Engine;
use second_chair::report::view::{IncentiveView, OutlookView, Tried, WhatIf};
use serde_json::json;

use crate::facts::{ORIGIN, activities, deals, engine, record, report, request};
use crate::settings::plan;

/// One open deal of 100,000 against a quota of a million, in a CRM that shows every deal: a tenth of 28,000 if it is won.
fn desk() -> Engine {
    let rows = [
        "Open,Contoso,In progress,100000,,United States dollar,60,2026-12-20,,Rosa Kim,Sam Okafor,,",
        "Won,Contoso,Won,200000,200000,United States dollar,100,2026-03-02,2026-03-02,Rosa Kim,Ada Lin,,",
    ];
    let page = record("17", &[("card-name", "Open"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&rows), activities(&[]), page]);
    let me = json!({ "format": 2, "me": [{ "origin": ORIGIN, "user_id": "9", "name": "Sam Okafor", "role": "se" }],
        "crm": [{ "origin": ORIGIN, "deals_visible": "all" }] });
    assert!(engine.set_settings(&me.to_string()).is_empty());
    assert!(engine.set_pay(Some(&plan().to_string())).is_empty());
    engine
}

fn year(view: IncentiveView) -> OutlookView {
    let IncentiveView::Shown(made) = view else { panic!("hidden") };
    made.outlooks.into_iter().find(|outlook| outlook.id == "year").unwrap()
}

fn what_if(tried: Tried) -> WhatIf {
    WhatIf { tried: vec![Tried { id: "17".to_owned(), ..tried }], ..WhatIf::default() }
}

fn tried(engine: &Engine, tried: Tried) -> OutlookView {
    year(engine.what_if(&request(Some("17")), &what_if(tried)).unwrap())
}

fn cents(figure: &second_chair::report::view::Figure) -> i64 {
    figure.value.as_deref().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn amount_discount_day_and_chance_are_exact_and_the_parts_add_up() {
    let engine = desk();
    let base = cents(year(report(&engine, Some("17")).incentive).mean.as_ref().unwrap());
    let share = |text: &str| Some(text.to_owned());
    // 20 % of quota is earned: 5,600. What the deal adds is chance × 0.64 (its date may slip) × what is left of 2,800.
    let earned = 560_000;
    for (what, expected) in [
        (Tried { chance: Some(1.0), ..Tried::default() }, 179_200),
        (Tried { chance: Some(0.0), ..Tried::default() }, 0),
        (Tried { chance: Some(0.5), discount: share("0.25"), ..Tried::default() }, 67_200),
        (Tried { chance: Some(0.5), amount: share("2"), discount: share("0.1"), ..Tried::default() }, 161_280),
        // One week later is still this year, two are not.
        (Tried { chance: Some(0.5), weeks: Some(1), ..Tried::default() }, 89_600),
        (Tried { chance: Some(0.5), weeks: Some(2), ..Tried::default() }, 0),
        (Tried { chance: Some(0.5), weeks: Some(-40), ..Tried::default() }, 89_600),
    ] {
        let made = tried(&engine, what.clone());
        let mean = cents(made.mean.as_ref().unwrap());
        assert_eq!(mean, earned + expected, "{what:?}");
        let changes: Vec<(&str, i64)> =
            made.changes.iter().map(|line| (line.figure.id.as_str(), cents(&line.figure))).collect();
        let all = ("incentive.outlook.year.change", mean - base);
        let territory = ("incentive.outlook.year.change.territory", mean - base);
        assert_eq!(changes, [all, territory, ("incentive.outlook.year.change.objectives", 0)], "{what:?}");
    }
    // Nothing is tried, nothing has changed; and nothing that was tried stays.
    assert!(tried(&engine, Tried::default()).changes.iter().all(|line| cents(&line.figure) == 0));
    assert_eq!(cents(year(report(&engine, Some("17")).incentive).mean.as_ref().unwrap()), base);
    assert!(year(report(&engine, Some("17")).incentive).changes.is_empty());
}

#[test]
fn a_closed_deal_stays_and_a_value_that_cannot_be_is_refused() {
    let engine = desk();
    let text = |text: &str| Some(text.to_owned());
    for bad in [
        Tried { amount: text("11"), ..Tried::default() },
        Tried { amount: text("much"), ..Tried::default() },
        Tried { discount: text("-0.1"), ..Tried::default() },
        Tried { chance: Some(f64::NAN), ..Tried::default() },
        Tried { chance: Some(1.01), ..Tried::default() },
        Tried { weeks: Some(i32::MIN), ..Tried::default() },
    ] {
        assert!(engine.what_if(&request(Some("17")), &what_if(bad.clone())).is_err(), "{bad:?}");
    }
    let won = record("17", &[("card-name", "Won"), ("card-targets", "Contoso")], "2026-11-23T08:40:00Z");
    let mut engine = desk();
    engine.ingest(ORIGIN, &won).unwrap();
    let made = tried(&engine, Tried { amount: text("5"), ..Tried::default() });
    assert!(made.changes.iter().all(|line| cents(&line.figure) == 0));
}
