//! Worked cases from public sources, to the cent. Each names where its figures come from; the words are ours.

use second_chair::incentive::case::{Worked, work};
use serde_json::{Value, json};

fn worked(plan: Value, person: Value, deals: &[(&str, &str)], as_of: &str) -> Worked {
    let deals: Vec<Value> = deals
        .iter()
        .enumerate()
        .map(|(index, (close, amount))| json!({ "name": format!("Deal {}", index + 1), "close": close, "amount": amount }))
        .collect();
    worked_with(plan, person, json!(deals), as_of)
}

fn worked_with(plan: Value, mut person: Value, deals: Value, as_of: &str) -> Worked {
    for (key, value) in [("currency", json!("USD")), ("year_start", json!("2026-01-01"))] {
        if person.get(key).is_none() {
            person[key] = value;
        }
    }
    work(&json!({ "plan": plan, "person": person, "deals": deals, "as_of": as_of }).to_string()).unwrap()
}

fn rate(from: &str, value: &str) -> Value {
    json!({ "from": from, "kind": "rate", "value": value })
}

fn slope(from: &str, value: &str) -> Value {
    json!({ "from": from, "kind": "slope", "value": value })
}

fn level(from: &str, value: &str) -> Value {
    json!({ "from": from, "kind": "level", "value": value })
}

fn line(from: &str, value: &str, to: &str) -> Value {
    json!({ "from": from, "kind": "line", "value": value, "to": to })
}

fn plan(components: Value) -> Value {
    json!({ "id": "worked", "components": components })
}

/// One commission over the year with a payout.
fn commission(payout: Value) -> Value {
    plan(json!([{ "id": "commission", "kind": "commission", "payout": payout }]))
}

/// What credit of one deal pays under a commission.
fn pays(payout: Value, amount: &str) -> String {
    worked(commission(payout), json!({}), &[("2026-03-01", amount)], "2026-12-31").total
}

/// One component against a quota, with all the variable pay.
fn attained(payout: Value, quota: &str, variable: &str, amount: &str) -> String {
    let plan = plan(json!([{ "id": "quota", "kind": "attainment", "weight": "1", "payout": payout }]));
    worked(plan, json!({ "quota": quota, "variable": variable }), &[("2026-03-01", amount)], "2026-12-31").total
}

// DEFAULTS F6, worked by hand: 112 % and 20 of 30 objectives on 40,000; 80 % and all objectives.
#[test]
fn plan_a() {
    let quarter =
        |all: bool| json!({ "technical_outcome": "0.7", "handoffs": "0.9", "colleagues": all, "reference": all });
    let year = |all: bool| json!({ "2026-Q1": quarter(all), "2026-Q2": quarter(all), "2026-Q3": quarter(all), "2026-Q4": quarter(all) });
    let person = |all| json!({ "variable": "40000", "quota": "1000000", "objectives": year(all) });
    let made = worked(json!("plan_a"), person(false), &[("2026-05-01", "1120000")], "2026-12-31");
    assert_eq!(
        (made.components["territory"].earned.as_str(), made.components["objectives"].earned.as_str()),
        ("32200.00", "8000.00")
    );
    let made = worked(json!("plan_a"), person(true), &[("2026-05-01", "800000")], "2026-12-31");
    assert_eq!((made.components["territory"].earned.as_str(), made.total.as_str()), ("22400.00", "34400.00"));
}

// sourcegraph/handbook, finance/process/commissions.md: Customer Engineers, 75 % on annual territory quota at OTI ÷ quota, 125 %
// of that above, paid monthly. Here OTI 40,000, quota 1,200,000, 1,320,000 in ARR: 0.75 × 40,000 × (1 + 1.25 × 0.1).
#[test]
fn an_annual_territory_quota_paid_monthly() {
    let deals = json!([
        { "name": "First", "close": "2026-02-10", "amount": "600000", "term_months": 12 },
        { "name": "Three years", "close": "2026-11-20", "amount": "2160000", "term_months": 36 }
    ]);
    let person = json!({ "variable": "40000", "quota": "1200000", "measure": "arr" });
    let made = worked_with(json!("plan_monthly"), person, deals, "2026-12-31");
    assert_eq!(made.components["territory"].earned, "33750.00");
    let paid: Vec<(&str, &str)> = made
        .payments
        .iter()
        .filter(|one| one.component == "territory" && one.payable != "0.00")
        .map(|one| (one.period.as_str(), one.payable.as_str()))
        .collect();
    assert_eq!(paid, [("2026-M02", "15000.00"), ("2026-M11", "18750.00")]);
}

// web2.0calc.com, "Commission equation help": 10 % on the first 5,000, 15 % over, on 22,000.
#[test]
fn two_marginal_tiers() {
    assert_eq!(pays(json!({ "curve": [rate("0", "0.10"), rate("5000", "0.15")] }), "22000"), "3050.00");
}

// qammunity.org/7400068: 10, 15, 25 and 30 % with bounds at 5,000, 10,000 and 50,000, on 80,000.
#[test]
fn four_marginal_tiers() {
    let curve = [rate("0", "0.10"), rate("5000", "0.15"), rate("10000", "0.25"), rate("50000", "0.30")];
    assert_eq!(pays(json!({ "curve": curve }), "80000"), "20250.00");
}

// edu.com homework helper, question 493589: 1 % on 25,000, 3 % to 95,000, 5 % above, on 100,000.
#[test]
fn a_graduated_scale() {
    let curve = [rate("0", "0.01"), rate("25000", "0.03"), rate("95000", "0.05")];
    assert_eq!(pays(json!({ "curve": curve }), "100000"), "2600.00");
}

// mathcentral.uregina.ca QQ.09.18 herschel1: nothing on the first 15,000, 0.9 % to 25,000, 1.1 % above, on 28,400.
#[test]
fn a_threshold_from_zero() {
    let curve = json!([rate("0", "0.009"), rate("25000", "0.011")]);
    assert_eq!(pays(json!({ "curve": curve, "threshold": "15000", "threshold_pays": "from_zero" }), "28400"), "127.40");
}

// mathtutor.com, business math lesson 0803: 6 % on 3,000, 8 % on the next 5,000, 10 % above, on 9,000.
#[test]
fn three_marginal_tiers() {
    assert_eq!(
        pays(json!({ "curve": [rate("0", "0.06"), rate("3000", "0.08"), rate("8000", "0.10")] }), "9000"),
        "680.00"
    );
}

// questionai.com, Columbia Builders: 3 % on 10,000, 5 % above, on 55,000.
#[test]
fn a_base_and_an_additional_rate() {
    assert_eq!(pays(json!({ "curve": [rate("0", "0.03"), rate("10000", "0.05")] }), "55000"), "2550.00");
}

// Eclipse help, tiered commission plan: 2, 3, 4 and 5.5 % with bounds at 200, 500 and 1,000, on 1,200: 44.00 in tiers, and
// 66.00 where the last tier holds for all.
#[test]
fn one_table_marginal_and_retroactive() {
    let curve = json!([rate("0", "0.02"), rate("200", "0.03"), rate("500", "0.04"), rate("1000", "0.055")]);
    assert_eq!(pays(json!({ "curve": curve }), "1200"), "44.00");
    assert_eq!(pays(json!({ "curve": curve, "tiers": "retroactive" }), "1200"), "66.00");
}

// excelforum.com 861932: 5 % to 100,000, 6 % to 125,000, 7 % above, on 150,000: 5,000 + 1,500 + 1,750, quarter by quarter.
#[test]
fn quarters_that_stand_alone() {
    let plan = plan(
        json!([{ "id": "quarters", "kind": "commission", "measure": { "period": "quarter" }, "pay": { "frequency": "quarter" },
        "payout": { "curve": [rate("0", "0.05"), rate("100000", "0.06"), rate("125000", "0.07")] } }]),
    );
    let made = worked(plan, json!({}), &[("2026-02-01", "150000"), ("2026-05-01", "100000")], "2026-06-30");
    let paid: Vec<&str> = made.payments.iter().map(|one| one.payable.as_str()).collect();
    assert_eq!(paid, ["8250.00", "5000.00"], "the second quarter begins anew");
}

// excelguru.ca 9795: above quota 125 % to 125 % of it and 150 % to 150 %; quota 10,000, sold 14,000: 3,125 + 2,250.
#[test]
fn accelerators_above_quota_alone() {
    let curve = json!([rate("0", "0"), rate("1", "1.25"), rate("1.25", "1.50"), rate("1.5", "1.75"), rate("2", "2")]);
    assert_eq!(attained(json!({ "curve": curve }), "10000", "0", "14000"), "5375.00");
}

// comish.online, tiered commission structures: 6, 8, 10 and 12 % at 100, 125 and 150 % of 375,000, on 500,000.
#[test]
fn rates_by_attainment() {
    let curve = json!([rate("0", "0.06"), rate("1", "0.08"), rate("1.25", "0.10"), rate("1.5", "0.12")]);
    assert_eq!(attained(json!({ "curve": curve }), "375000", "0", "500000"), "33125.00");
}

// comp.quotapath.com, accelerators and decelerators: quota 33,000; 5 % below half of it, then 10 % on everything, and 20 % on what
// lies above it.
#[test]
fn a_decelerator_of_everything_until_half_the_quota() {
    let payout = json!({ "curve": [rate("0", "0.10"), rate("1", "0.20")], "decelerate_below": "0.5", "decelerate_to": "0.5", "decelerate": "whole" });
    let paid = ["15000", "20000", "40000"].map(|sold| attained(payout.clone(), "33000", "0", sold));
    assert_eq!(paid, ["750.00", "2000.00", "4700.00"]);
}

// support2.salescookie.com, cumulative and non-cumulative tiers: 6, 8 and 10 % below 100, to 150 and above 150 %; at 110 % of a
// quota of 100,000.
#[test]
fn the_highest_tier_for_all_or_each_for_its_band() {
    let curve = json!([rate("0", "0.06"), rate("1", "0.08"), rate("1.5", "0.10")]);
    assert_eq!(attained(json!({ "curve": curve, "tiers": "retroactive" }), "100000", "0", "110000"), "8800.00");
    assert_eq!(attained(json!({ "curve": curve }), "100000", "0", "110000"), "6800.00");
}

const TRANSACTIONS: [(&str, &str); 6] = [
    ("2026-01-01", "200"),
    ("2026-01-02", "300"),
    ("2026-01-15", "1500"),
    ("2026-02-01", "1200"),
    ("2026-02-15", "2000"),
    ("2026-03-01", "4500"),
];

// docs.oracle.com facmi, step rates: 1, 2, 3 and 5 % with bounds at 1,000, 3,000 and 8,000, each transaction by itself: 164.
#[test]
fn step_rates_by_transaction() {
    let curve = json!([rate("0", "0.01"), rate("1000", "0.02"), rate("3000", "0.03"), rate("8000", "0.05")]);
    let made = worked(commission(json!({ "curve": curve, "applied": "deal" })), json!({}), &TRANSACTIONS, "2026-03-31");
    assert_eq!(made.total, "164.00");
}

// docs.oracle.com facmi, interpolated rates: 10, 40 and 100 reached over the same bounds, each transaction by itself: 149.
#[test]
fn interpolated_amounts_by_transaction() {
    let curve =
        json!([line("0", "0", "10"), line("1000", "10", "50"), line("3000", "50", "150"), level("8000", "150")]);
    let made = worked(commission(json!({ "curve": curve, "applied": "deal" })), json!({}), &TRANSACTIONS, "2026-03-31");
    assert_eq!(made.total, "149.00");
}

// docs.oracle.com facmi, equal tier values: exactly 50,000 belongs to the tier that begins there, at 3 %.
#[test]
fn a_bound_belongs_to_the_higher_tier() {
    let curve = json!([rate("0", "0.01"), rate("25000", "0.02"), rate("50000", "0.03"), rate("75000", "0.04")]);
    let payout = |amount| pays(json!({ "curve": curve, "tiers": "retroactive", "applied": "deal" }), amount);
    assert_eq!([payout("50000"), payout("49999.99")], ["1500.00", "1000.00"]);
}

// docs.oracle.com facmi, rate not split: 1, 2, 3 and 4 % at 10,000, 50,000 and 100,000; 5,000, 15,000 and 60,000.
#[test]
fn a_flat_commission_at_the_highest_tier() {
    let curve = json!([rate("0", "0.01"), rate("10000", "0.02"), rate("50000", "0.03"), rate("100000", "0.04")]);
    let payout = |amount| pays(json!({ "curve": curve, "tiers": "retroactive" }), amount);
    assert_eq!(["5000", "15000", "60000"].map(payout), ["50.00", "300.00", "1800.00"]);
}

// sec.gov 879796, exhibit 10.5: a quarterly bonus of 2,500; from 80 % of plan 15 % and 2.5 % a point, from 90 % 60 % and 2.5 % a
// point, 100 % at plan and 2.5 % a point above; 96 % pays 1,875.
#[test]
fn breaks_with_jumps_between_lines() {
    let curve = json!([
        level("0", "0"),
        line("0.8", "0.15", "0.40"),
        line("0.9", "0.60", "0.85"),
        line("1", "1", "1.25"),
        level("1.1", "2")
    ]);
    let paid = ["7900", "8500", "9600", "10000", "10400"]
        .map(|sold| attained(json!({ "curve": curve }), "10000", "2500", sold));
    assert_eq!(paid, ["0.00", "687.50", "1875.00", "2500.00", "2750.00"]);
}

// sec.gov 1100917, compensation exhibit: 20,000 for a quarter that reaches its plan and nothing below it; 5 % of what the year books
// beyond its plan.
#[test]
fn a_cliff_by_the_quarter_and_a_commission_beyond_the_year() {
    let plan = plan(json!([
        { "id": "quarters", "kind": "attainment", "weight": "1", "measure": { "period": "quarter" }, "payout": { "curve": [level("0", "0"), level("1", "1")] } },
        { "id": "beyond", "kind": "attainment", "payout": { "curve": [rate("0", "0"), rate("1", "0.05")] } }
    ]));
    let person = json!({ "variable": "80000", "quota": "4000000" });
    let deals = [("2026-01-10", "999999.99"), ("2026-04-10", "1000000"), ("2026-07-10", "3000000.01")];
    let made = worked(plan, person, &deals, "2026-12-31");
    assert_eq!(
        (made.components["quarters"].earned.as_str(), made.components["beyond"].earned.as_str()),
        ("40000.00", "50000.00")
    );
}

/// A commission of 10 % by the month, paid by the month, with a draw.
fn with_draw(draw: Value, amount: &str, earned: &[&str]) -> Vec<(String, String)> {
    let mut rules = plan(
        json!([{ "id": "commission", "kind": "commission", "measure": { "period": "month" }, "pay": { "frequency": "month" },
        "payout": { "curve": [rate("0", "1")] } }]),
    );
    rules["draw"] = draw;
    let closes: Vec<String> = (1..=earned.len()).map(|month| format!("2026-{month:02}-15")).collect();
    let deals: Vec<(&str, &str)> = closes.iter().map(String::as_str).zip(earned.iter().copied()).collect();
    let end = format!("2026-{:02}-28", earned.len() + 1);
    let made = worked(rules, json!({ "draw": amount }), &deals, &end);
    made.draws.into_iter().map(|draw| (draw.paid, draw.balance)).collect()
}

fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(paid, balance)| ((*paid).to_owned(), (*balance).to_owned())).collect()
}

// docs.oracle.com E05553 (Siebel incentive compensation), recoverable draw scenario: a draw of 2,000 over six months.
#[test]
fn a_recoverable_draw() {
    let draw = json!({ "kind": "floor", "frequency": "month", "recoverable": true });
    let made = with_draw(draw, "2000", &["2750", "3000", "1500", "2375", "3000", "2750"]);
    let wanted = [
        ("2750.00", "0.00"),
        ("3000.00", "0.00"),
        ("2000.00", "500.00"),
        ("2000.00", "125.00"),
        ("2875.00", "0.00"),
        ("2750.00", "0.00"),
    ];
    assert_eq!(made, rows(&wanted));
}

// xactlycorp.com, non-recoverable draw: 500 and 3,000 earned against a draw of 1,500.
#[test]
fn a_draw_recovered_and_one_that_is_not() {
    let made = |recoverable: bool| {
        with_draw(
            json!({ "kind": "floor", "frequency": "month", "recoverable": recoverable }),
            "1500",
            &["500", "3000"],
        )
    };
    assert_eq!(made(true), rows(&[("1500.00", "1000.00"), ("2000.00", "0.00")]));
    assert_eq!(made(false), rows(&[("1500.00", "0.00"), ("3000.00", "0.00")]));
}

// legalclarity.org, recoverable draw: 3,000 paid before; 5,000 earned is paid in full, 2,000 earned leaves a deficit of 1,000.
#[test]
fn a_prepaid_draw_is_settled() {
    let draw = json!({ "kind": "prepaid", "frequency": "month", "recoverable": true });
    assert_eq!(with_draw(draw, "3000", &["5000", "2000"]), rows(&[("5000.00", "0.00"), ("3000.00", "1000.00")]));
}

// qcommission.com, recoverable and non-recoverable draws: a draw of 1,000 on top of 1,000 earned; here it is taken each month and
// recovered from the next, at half of what is earned.
#[test]
fn a_draw_on_top_recovered_in_part() {
    let draw = json!({ "kind": "advance", "frequency": "month", "recoverable": true, "recover_from": 2, "recover_share": "0.5" });
    assert_eq!(with_draw(draw, "1000", &["1000", "3000"]), rows(&[("2000.00", "1000.00"), ("3000.00", "1000.00")]));
}

// costcalculator.calculator.city, pro-rated bonus: 10,000 a year from 1 September, 122 of 365 days: 3,342.47. The pool's quota stays.
#[test]
fn a_target_prorated_by_calendar_days() {
    let plan =
        plan(json!([{ "id": "quota", "kind": "attainment", "weight": "1", "payout": { "curve": [slope("0", "1")] } }]));
    let person = json!({ "variable": "10000", "quota": "500000", "joined": "2026-09-01" });
    let made = worked(plan, person, &[("2026-03-01", "500000")], "2026-12-31");
    assert_eq!((made.total.as_str(), made.components["quota"].target.as_str()), ("3342.47", "3342.47"));
}

// Own quotas in two parts: an own quota is shortened with the target, and credit counts by its date (rule C21; Oracle Incentive
// Compensation, participation days ÷ interval days). 181 days at 36,500 a year and 365,000, then 184 at 73,000 and 730,000.
#[test]
fn a_change_in_mid_year_with_an_own_quota() {
    let plan = plan(
        json!([{ "id": "quota", "kind": "attainment", "weight": "1", "credit": { "quota": "own" }, "payout": { "curve": [slope("0", "1"), slope("1", "2")] } }]),
    );
    let person = json!({ "variable": "36500", "quota": "365000", "changes": [{ "from": "2026-07-01", "variable": "73000", "quota": "730000" }] });
    let deals = [("2026-06-30", "181000"), ("2026-07-01", "404800")];
    let made = worked(plan, person, &deals, "2026-12-31");
    // The first part: 100 % of 18,100. The second: 110 % of 368,000, so 36,800 × 1.2.
    assert_eq!((made.total.as_str(), made.components["quota"].target.as_str()), ("62260.00", "54900.00"));
}

// prowi.io, split commission: 100,000 at 10 %, 60 and 40 % of it.
#[test]
fn a_split_deal() {
    let plan = plan(
        json!([{ "id": "commission", "kind": "commission", "credit": { "sharing": "split" }, "payout": { "curve": [rate("0", "0.10")] } }]),
    );
    let half = |share: &str| {
        let person = json!({ "shares": [{ "deal": "Deal 1", "share": share }] });
        worked(plan.clone(), person, &[("2026-03-01", "100000")], "2026-12-31").total
    };
    assert_eq!([half("0.6"), half("0.4")], ["6000.00", "4000.00"]);
}

// scribd.com 462556092, appendix A: 8 % to 80,000 a month, 12 % to 100,000, 15 % above; 1,000 for each win at a financial
// institution, at most 12 a year.
#[test]
fn monthly_tiers_and_a_spiff_with_a_condition() {
    let plan = plan(json!([
        { "id": "tiers", "kind": "commission", "measure": { "period": "month" }, "payout": { "curve": [rate("0", "0.08"), rate("80000", "0.12"), rate("100000", "0.15")] } },
        { "id": "spiff", "kind": "commission", "credit": { "measure": "deals", "counts": "text(name) contains \"bank\"" }, "payout": { "curve": [rate("0", "1000")], "cap": "12000" } }
    ]));
    let deals = json!([
        { "name": "A bank", "close": "2026-03-02", "amount": "60000" }, { "name": "A shop", "close": "2026-03-30", "amount": "50000" },
        { "name": "Another bank", "close": "2026-04-02", "amount": "10000" }
    ]);
    let made = worked_with(plan, json!({}), deals, "2026-12-31");
    assert_eq!(
        (made.components["tiers"].earned.as_str(), made.components["spiff"].earned.as_str()),
        ("11100.00", "2000.00")
    );
}

// masteringtechnicalsales.blogspot.com 2015-02-04: 2,500 for each sale of one product, to SEs alone; dated.
#[test]
fn a_dated_deal_bonus() {
    let plan = plan(
        json!([{ "id": "spiff", "kind": "commission", "credit": { "measure": "deals", "from": "2026-02-01", "until": "2026-03-31" }, "payout": { "curve": [rate("0", "2500")] } }]),
    );
    let deals = [("2026-01-31", "1"), ("2026-02-01", "1"), ("2026-03-31", "1"), ("2026-04-01", "1")];
    assert_eq!(worked(plan, json!({}), &deals, "2026-12-31").total, "5000.00");
}

// sparrowgenie.com, objectives-based commission: 80,000; revenue 40 % at 105 %, strategic products 20 % at 90 %, new logos 15 % at
// 120 %, satisfaction 15 % at 100 %: 42, 18, 18 and 15 points.
#[test]
fn several_weighted_measures() {
    let component = |id: &str, weight: &str| {
        let counts = format!("text(name) contains \"{id}\"");
        json!({ "id": id, "kind": "attainment", "weight": weight, "credit": { "counts": counts }, "payout": { "curve": [slope("0", "1")] } })
    };
    let plan = plan(json!([
        component("revenue", "0.40"),
        component("strategic", "0.20"),
        component("logos", "0.15"),
        component("satisfaction", "0.15")
    ]));
    let deal = |name: &str, amount: &str| json!({ "name": name, "close": "2026-03-01", "amount": amount });
    let deals =
        json!([deal("revenue", "105"), deal("strategic", "90"), deal("logos", "120"), deal("satisfaction", "100")]);
    let made = worked_with(plan, json!({ "variable": "80000", "quota": "100" }), deals, "2026-12-31");
    assert_eq!(made.total, "74400.00");
    assert_eq!(made.components["logos"].earned, "14400.00");
}

// DEFAULTS F6, objectives with partial credit: 64 % between 50 and 70 %, 80 % between 60 and 90 %, one of two yes-or-no ones, of a
// quarter's 3,000: 700 + 666.67 + 500.
#[test]
fn objectives_with_partial_credit() {
    let person = json!({ "variable": "40000", "quota": "1000000", "objectives": { "2026-Q3": {
        "technical_outcome": "0.64", "handoffs": { "reached": "0.8", "evidence": "four of five" }, "colleagues": true, "reference": false } } });
    let made = worked(json!("plan_a"), person, &[], "2026-12-31");
    let lines: Vec<&str> = made.components["objectives"].lines.iter().map(|line| line.pay.as_str()).collect();
    assert_eq!((lines, made.total.as_str()), (vec!["700.00", "666.67", "500.00", "0.00"], "1866.67"));
}

// salesengineerguy.com 2021: the first quarter is paid at full variable. 40,000 a year from 1 January; 2,000 earned in it otherwise.
#[test]
fn a_guarantee_in_the_first_quarter() {
    let person = json!({ "variable": "40000", "quota": "1400000", "joined": "2026-01-01" });
    let made = worked(json!("plan_a"), person, &[("2026-02-01", "100000")], "2026-03-31");
    assert_eq!((made.guarantee.as_deref(), made.total.as_str()), (Some("8000.00"), "10000.00"));
    // A ramp with no quota at all divides by nothing: the guarantee is what is earned.
    let rules = json!({ "id": "ramp", "ramp": [{ "month": 1, "quota": "0", "guaranteed": "1" }], "components": [
        { "id": "own", "kind": "attainment", "weight": "1", "credit": { "quota": "own" }, "measure": { "period": "month" }, "payout": { "curve": [slope("0", "1")] } }] });
    let made = worked(
        rules,
        json!({ "variable": "12000", "quota": "120000", "joined": "2026-01-01" }),
        &[("2026-01-20", "5000")],
        "2026-01-31",
    );
    assert_eq!((made.components["own"].earned.as_str(), made.total.as_str()), ("0.00", "1000.00"));
}

// Clawback by recomputing (rule C21): two deals across the quota at 1.0 and 1.25; the second is cancelled within 180 days. Then the
// first as well: nothing is left. After 180 days nothing comes back.
#[test]
fn a_cancelled_deal_comes_back() {
    let person = |cancelled: Value| json!({ "variable": "40000", "quota": "1000000", "cancelled": cancelled });
    let deals = [("2026-02-01", "900000"), ("2026-03-01", "300000")];
    let total = |cancelled| worked(json!("plan_a"), person(cancelled), &deals, "2026-12-31").total;
    let second = json!({ "deal": "Deal 2", "on": "2026-06-01" });
    assert_eq!(total(json!([])), "35000.00");
    assert_eq!(total(json!([second])), "25200.00");
    assert_eq!(total(json!([second, { "deal": "Deal 1", "on": "2026-07-01" }])), "0.00");
    assert_eq!(total(json!([{ "deal": "Deal 2", "on": "2026-12-01" }])), "35000.00");
}

// salescookie.com, three ways to claw back: a negative transaction of its own is paid at the same rules; what is owed is carried
// forward, taken back at once, or forgiven.
#[test]
fn negative_credit_is_carried_taken_back_or_forgiven() {
    let payable = |negative: &str| {
        let plan = plan(
            json!([{ "id": "commission", "kind": "commission", "payout": { "curve": [rate("0", "0.10")] }, "pay": { "frequency": "month", "negative": negative } }]),
        );
        let made = worked(
            plan,
            json!({}),
            &[("2026-01-10", "10000"), ("2026-02-10", "-4000"), ("2026-03-10", "10000")],
            "2026-03-31",
        );
        made.payments.into_iter().map(|one| one.payable).collect::<Vec<_>>()
    };
    assert_eq!(payable("carry_forward"), ["1000.00", "0.00", "600.00"]);
    assert_eq!(payable("take_back"), ["1000.00", "-400.00", "1000.00"]);
    assert_eq!(payable("floor_zero"), ["1000.00", "0.00", "1000.00"]);
}

// Exchange rates (rule C20): a closed deal at the rate of its day, frozen; without one it is not counted, and never at par. In yen and
// Kuwaiti dinar, with no and three decimals.
#[test]
fn currencies() {
    let mut rules = commission(json!({ "curve": [rate("0", "0.10")] }));
    rules["rates"] = json!([{ "currency": "EUR", "rate": "1.20" }, { "currency": "EUR", "from": "2026-01-01", "rate": "1.10" },
        { "currency": "EUR", "from": "2026-04-01", "rate": "1.08" }, { "currency": "JPY", "from": "2026-01-01", "rate": "0.0065" },
        { "currency": "KWD", "from": "2026-01-01", "rate": "3.25" }]);
    let deal = |name: &str, close: &str, amount: &str, currency: &str| json!({ "name": name, "close": close, "amount": amount, "currency": currency });
    let total = |deals: Value| worked_with(rules.clone(), json!({}), deals, "2026-12-31");
    assert_eq!(total(json!([deal("A", "2026-03-31", "100000", "EUR")])).total, "11000.00");
    assert_eq!(total(json!([deal("A", "2026-04-01", "100000", "EUR")])).total, "10800.00");
    assert_eq!(total(json!([deal("A", "2026-04-01", "10000000", "JPY")])).total, "6500.00");
    assert_eq!(total(json!([deal("A", "2026-04-01", "1000.125", "KWD")])).total, "325.04");
    let made = total(json!([deal("A", "2026-04-01", "100000", "GBP"), deal("B", "2026-04-01", "10", "USD")]));
    assert_eq!(
        (made.total.as_str(), made.not_counted),
        ("1.00", vec![("A".to_owned(), "not-counted-currency".to_owned())])
    );
}

// hrdailyadvisor.blr.com 2013, hurdles, modifiers, matrices: a hurdle lets a component pay only once another one is reached; a
// modifier multiplies what it pays. The factors here are ours.
#[test]
fn a_hurdle_a_modifier_and_a_matrix() {
    let counts = |id: &str| json!({ "counts": format!("text(name) contains \"{id}\"") });
    let component = |id: &str, depends: Value, curve: Value| json!({ "id": id, "kind": "attainment", "weight": "0.5", "credit": counts(id), "depends": depends, "payout": { "curve": curve } });
    let made = |depends: Value, curve: Value, margin: &str| {
        let plan =
            plan(json!([component("sales", depends, curve), component("margin", json!({}), json!([slope("0", "1")]))]));
        let deals = json!([{ "name": "sales", "close": "2026-03-01", "amount": "120" }, { "name": "margin", "close": "2026-03-01", "amount": margin }]);
        worked_with(plan, json!({ "variable": "10000", "quota": "100" }), deals, "2026-12-31").components["sales"]
            .earned
            .clone()
    };
    let whole = json!([slope("0", "1")]);
    let gate = json!({ "gate": "margin", "gate_at": "0.95" });
    assert_eq!([made(gate.clone(), whole.clone(), "94"), made(gate, whole.clone(), "95")], ["0.00", "6000.00"]);
    let factor = json!({ "modifiers": [{ "by": "margin", "from": "0", "factor": "0.8" }, { "by": "margin", "from": "1", "factor": "1.1" }] });
    assert_eq!([made(factor.clone(), whole.clone(), "99"), made(factor, whole, "100")], ["4800.00", "6600.00"]);
    let cell = |from: &str, by_from: &str, points: &str| json!({ "from": from, "by_from": by_from, "points": points });
    let matrix = json!({ "matrix_by": "margin", "matrix": [cell("0", "0", "0"), cell("1", "0", "0.9"), cell("0", "1", "0.5"), cell("1", "1", "1.2"), cell("1.2", "1", "1.5")] });
    assert_eq!([made(matrix.clone(), json!([]), "99"), made(matrix, json!([]), "100")], ["4500.00", "7500.00"]);
}

// pulserevops.com q264: what one deal may pay is capped; here 15,000 at 10 %. And a cap on a component, and on all pay (rule C16).
#[test]
fn caps_on_a_deal_a_component_and_the_total() {
    assert_eq!(pays(json!({ "curve": [rate("0", "0.10")], "deal_cap": "45000" }), "500000"), "45000.00");
    assert_eq!(pays(json!({ "curve": [rate("0", "0.10")], "cap": "40000" }), "500000"), "40000.00");
    let mut rules =
        plan(json!([{ "id": "quota", "kind": "attainment", "weight": "1", "payout": { "curve": [slope("0", "1")] } }]));
    rules["cap"] = json!("1.5");
    let made = worked(rules, json!({ "variable": "10000", "quota": "100" }), &[("2026-01-05", "180")], "2026-12-31");
    assert_eq!((made.cap.as_deref(), made.total.as_str()), (Some("-3000.00"), "15000.00"));
}

// zepys.com, refunds and clawbacks: 70 % at the sale and 30 % later. Held back month by month and trued up with the quarter (C17).
#[test]
fn a_holdback_is_trued_up() {
    let plan = plan(
        json!([{ "id": "commission", "kind": "commission", "measure": { "period": "quarter", "cumulative": true },
        "pay": { "frequency": "month", "lag_days": 30, "holdback": "0.30" }, "payout": { "curve": [rate("0", "0.10")] } }]),
    );
    let made = worked(plan, json!({}), &[("2026-01-10", "10000"), ("2026-02-10", "10000")], "2026-03-31");
    let paid: Vec<(&str, &str)> = made.payments.iter().map(|one| (one.due.as_str(), one.payable.as_str())).collect();
    assert_eq!(paid, [("2026-03-02", "700.00"), ("2026-03-30", "700.00"), ("2026-04-30", "600.00")]);
}

// Direct and indirect (DEFAULTS F6): both count in full; a plan may set them apart by a rule.
#[test]
fn direct_and_indirect() {
    let plan = |indirect: &str| {
        plan(json!([{ "id": "commission", "kind": "commission",
        "credit": { "indirect_when": "owner is \"Pat Partner\"", "indirect": indirect }, "payout": { "curve": [rate("0", "0.10")] } }]))
    };
    let deals = json!([{ "name": "A", "close": "2026-03-01", "amount": "1000", "owner": "Pat Partner" }, { "name": "B", "close": "2026-03-02", "amount": "1000", "owner": "Rosa Kim" }]);
    assert_eq!(worked_with(plan("1"), json!({}), deals.clone(), "2026-12-31").total, "200.00");
    assert_eq!(worked_with(plan("0.5"), json!({}), deals, "2026-12-31").total, "150.00");
}

// Whether attainment is rounded before the curve is a setting (rule C16): 99.996 % is not 100 % unless the plan says so.
#[test]
fn attainment_is_exact_unless_the_plan_rounds_it() {
    let with = |decimals: Value| {
        attained(
            json!({ "curve": [level("0", "0"), level("1", "1")], "decimals": decimals }),
            "1000000",
            "1000",
            "999960",
        )
    };
    assert_eq!([with(Value::Null), with(json!(2)), with(json!(3))], ["0.00", "1000.00", "0.00"]);
}

#[test]
fn a_faulty_plan_is_named_by_path_and_reason() {
    let faults = |plan: Value| -> Vec<(String, String)> {
        let text =
            json!({ "plan": plan, "person": { "currency": "USD", "year_start": "2026-01-01" }, "as_of": "2026-12-31" });
        work(&text.to_string()).unwrap_err().into_iter().map(|fault| (fault.path, fault.message.id)).collect()
    };
    let one = |payout: Value| plan(json!([{ "id": "c", "kind": "commission", "payout": payout }]));
    let at = |path: &str, id: &str| vec![(path.to_owned(), id.to_owned())];
    let curve = "plans.worked.components.c.payout.curve";
    assert_eq!(
        faults(one(json!({ "curve": [rate("5", "1")] }))),
        at(curve, "plan-curve-order"),
        "a gap below the first segment"
    );
    assert_eq!(
        faults(one(json!({ "curve": [rate("0", "1"), rate("9", "2"), rate("9", "3")] }))),
        at(curve, "plan-curve-order"),
        "an overlap"
    );
    assert_eq!(faults(one(json!({ "curve": [line("0", "0", "1")] }))), at(curve, "plan-curve-line"));
    let mut rates = one(json!({ "curve": [rate("0", "1")] }));
    rates["rates"] = json!([{ "currency": "XXQ", "rate": "1" }]);
    assert_eq!(faults(rates), at("plans.worked.rates", "plan-rate-currency"));
    let dates = plan(
        json!([{ "id": "c", "kind": "commission", "credit": { "from": "2026-03-01", "until": "2026-02-01" }, "payout": { "curve": [rate("0", "1")] } }]),
    );
    assert_eq!(faults(dates), at("plans.worked.components.c.credit.until", "plan-dates"));
    let rule = plan(
        json!([{ "id": "c", "kind": "commission", "credit": { "counts": "amuont > 5" }, "payout": { "curve": [rate("0", "1")] } }]),
    );
    assert_eq!(faults(rule), at("plans.worked.components.c.credit.counts:1", "rule-unknown-near"));
    assert_eq!(faults(plan(json!([{ "id": "c", "kind": "comission" }])))[0].0, "plan.components.c.kind");
}

#[test]
fn weights_that_do_not_sum_are_warned_of_and_hold() {
    let plans = &second_chair::settings::defaults().unwrap().plans;
    let warned = |id: &str| plans.iter().find(|plan| plan.rules.id == id).unwrap().rules.warnings();
    assert_eq!(warned("plan_a"), []);
    assert_eq!(warned("plan_monthly")[0].args["sum"].value, "0.9", "as published: 75 % and 15 %");
}
