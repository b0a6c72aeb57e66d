//! A team's pay and fairness: for the manager to whom a policy gives the plans, and silence for everybody else (C22).

use proptest::prelude::*;
use second_chair::engine::Engine;
use second_chair::incentive::{Account, Bet, Member, PlanRules, TeamForecast};
use second_chair::model::Ratio;
use second_chair::report::view::{Report, TeamPayView};
use second_chair::settings::{PersonalPlan, Policy, Setting, defaults};
use serde_json::{Value, json};

use crate::facts::{ORIGIN, activities, deals, engine, me_named, report};
use crate::settings::plan;

/// A variable pay that nothing else comes to.
const CANARY: &str = "41237";
const NAMES: [&str; 5] = ["Sam Okafor", "Ada Berg", "Bo Lee", "Cy Nash", "Di Moss"];

fn world() -> Engine {
    let won = "Won,Contoso,Won,200000,200000,United States dollar,100,2026-03-02,2026-03-02,Rosa Kim,Sol Vega,,";
    let open = "Open,Contoso,In progress,100000,,United States dollar,50,2026-12-20,,Rosa Kim,Sol Vega,,";
    engine(&[deals(&[won, open]), activities(&[])])
}

fn member(name: &str, user: usize, met: bool) -> Value {
    let quarter = json!({ "technical_outcome": "1", "handoffs": "1", "colleagues": true, "reference": met });
    let mut entered = plan();
    entered["variable"] = json!(format!("{CANARY}.00"));
    entered["user_id"] = json!(user.to_string());
    entered["objectives"] = json!({ "2026-Q1": quarter, "2026-Q2": quarter, "2026-Q3": quarter });
    json!({ "name": name, "plan": entered })
}

fn policy(level: &str, visible: &str, people: usize, pay: Value) -> Value {
    let person = |name: &str, part: &str| {
        let id = name.to_lowercase().replace(' ', "-");
        (id.clone(), json!({ "id": id, "name": name, "roles": [part], "team": "North" }))
    };
    let team = NAMES.iter().take(people).map(|name| person(name, "se")).chain([person("Mia Lund", "manager")]);
    let team: serde_json::Map<String, Value> = team.collect();
    json!({
        "format": 3, "set": { "privacy": { "people_data": level }, "people": team },
        "crm": [{ "origin": ORIGIN, "deals_visible": visible }], "pay": pay,
    })
}

/// The policy's part for the manager, who is user 9.
fn pay(people: usize, met: bool) -> Value {
    let plans: Vec<Value> =
        NAMES.iter().take(people).enumerate().map(|(at, name)| member(name, 20 + at, met)).collect();
    json!({ "managers": [{ "origin": ORIGIN, "user_id": "9" }], "plans": plans })
}

fn seen(name: &str, role: &str, policy: &Value) -> Report {
    let mut engine = world();
    assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
    assert_eq!(engine.set_settings(&me_named(name, role)), []);
    report(&engine, None)
}

fn shown(policy: &Value) -> TeamPayView {
    seen("Mia Lund", "manager", policy).team_pay.unwrap()
}

fn cents(figure: &second_chair::report::view::Figure) -> i64 {
    figure.value.as_deref().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn what_a_team_costs_is_the_sum_of_its_plans_and_whom_the_territory_takes_from_is_said() {
    let made = shown(&policy("team_named", "all", 2, pay(2, true)));
    assert_eq!((made.people, cents(&made.target)), (2, 2 * 4_123_700));
    // Each: a fifth of the territory's 28,865.90, the open deal's tenth at 0.5 × 0.64, and three quarters of 12,371.10.
    let (territory, objectives) = (2_886_590.0, 1_237_110.0);
    let each = territory * (0.2 + 0.1 * 0.5 * 0.64) + objectives * 0.75;
    assert!((cents(&made.mean) as f64 - 2.0 * each).abs() <= 2.0, "{:?} {each}", made.mean.value);
    // Both win the deal or neither does: the sum has two values, and the likelier one is that it is lost.
    let without = 2.0 * (territory * 0.2 + objectives * 0.75);
    for (figure, sum) in [(&made.p10, without), (&made.p50, without), (&made.p90, without + 0.2 * territory)] {
        assert!((cents(figure) as f64 - sum).abs() <= 2.0, "{:?} {sum}", figure.value);
    }
    let lost = (territory * (1.0 - 0.232)).round();
    assert_eq!(made.fairness.len(), 2);
    let first = &made.fairness[0];
    assert_eq!((first.name.as_str(), cents(&first.lost) as f64), ("Sam Okafor", lost));
    let share: f64 = first.break_even.value.as_deref().unwrap().parse().unwrap();
    assert!((share - lost / 11_500_000.0).abs() < 1e-9);
    assert_eq!(first.says.args["lost"].value, first.lost.value.clone().unwrap());
    // C22's own example: 9,000 ÷ 115,000 is 7.8 points.
    assert_eq!((9_000.0_f64 / 115_000.0 * 1000.0).round(), 78.0);
    // Who missed an objective is not spoken of; nor is anybody where people may not be told apart.
    assert!(shown(&policy("team_named", "all", 2, pay(2, false))).fairness.is_empty());
    let sums = shown(&policy("team_aggregate", "all", 5, pay(5, true)));
    assert_eq!((sums.people, sums.fairness.len()), (5, 0));
    // What replacing somebody costs can be set, in the plans' currency only.
    let mut other = pay(2, true);
    other["replacement"] = json!("230000");
    let half: f64 = shown(&policy("team_named", "all", 2, other.clone())).fairness[0]
        .break_even
        .value
        .clone()
        .unwrap()
        .parse()
        .unwrap();
    assert!((half - share / 2.0).abs() < 1e-9);
    other["currency"] = json!("EUR");
    assert!(shown(&policy("team_named", "all", 2, other)).fairness.is_empty());
}

#[test]
fn without_such_a_policy_for_this_very_user_there_is_silence() {
    let full = || policy("team_named", "all", 5, pay(5, true));
    let mut nobody = pay(5, true);
    nobody["managers"] =
        json!([{ "origin": ORIGIN, "user_id": "8" }, { "origin": "https://other.example", "user_id": "9" }]);
    let mut elsewhere = pay(5, true);
    for plan in elsewhere["plans"].as_array_mut().unwrap() {
        plan["plan"]["origin"] = json!("https://other.example");
    }
    for (name, role, policy) in [
        ("Mia Lund", "manager", policy("team_named", "all", 5, json!(null))),
        ("Mia Lund", "manager", policy("team_named", "all", 5, nobody)),
        ("Mia Lund", "manager", policy("team_named", "all", 5, elsewhere)),
        ("Mia Lund", "manager", policy("availability", "all", 5, pay(5, true))),
        ("Mia Lund", "manager", policy("self", "all", 5, pay(5, true))),
        ("Mia Lund", "manager", policy("team_named", "own", 5, pay(5, true))),
        // Fewer than five are told apart by their sum.
        ("Mia Lund", "manager", policy("team_aggregate", "all", 4, pay(4, true))),
        ("Mia Lund", "rep", full()),
        ("Mia Lund", "se", full()),
        ("Mia Lund", "admin", full()),
        ("Rosa Kim", "manager", full()),
        ("Sam Okafor", "se", full()),
    ] {
        let report = seen(name, role, &policy);
        assert_eq!(report.team_pay, None, "{name} as {role}");
        assert!(!serde_json::to_string(&report).unwrap().contains(CANARY), "{name} as {role}");
    }
    // Nor does it stand in an export, in settings, in forms, or in what the options page says of the policy.
    let mut engine = world();
    engine.set_policy(Some(&full().to_string()));
    engine.set_settings(&me_named("Mia Lund", "manager"));
    let said = [engine.export(), engine.own_settings(), serde_json::to_string(&engine.form()).unwrap()];
    assert!(said.iter().all(|text| !text.contains(CANARY)));
    assert!(!serde_json::to_string(&engine.policy()).unwrap().contains(CANARY));
}

#[test]
fn a_faulty_plan_is_named_by_its_path_and_the_policy_is_not_taken() {
    let faults = |change: fn(&mut Value)| -> Vec<String> {
        let mut wrong = pay(2, true);
        change(&mut wrong);
        let text = policy("team_named", "all", 2, wrong).to_string();
        Policy::read(&text).unwrap_err().into_iter().map(|problem| problem.path).collect()
    };
    assert_eq!(faults(|pay| pay["plans"][1]["plan"]["variable"] = json!("much")), ["pay.plans[1].plan.variable"]);
    assert_eq!(faults(|pay| pay["plans"][0]["name"] = json!(" ")), ["pay.plans[0].name"]);
    assert_eq!(faults(|pay| pay["plans"][1]["plan"]["year_start"] = json!("2026-04-01")), ["pay.plans[1].plan"]);
    assert_eq!(faults(|pay| pay["currency"] = json!("XXY")), ["pay.currency"]);
    assert_eq!(faults(|pay| pay["bosses"] = json!([])), ["pay.bosses"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The spread lies within its stated error of every combination, and the mean is exact.
    #[test]
    fn the_spread_of_a_team_is_that_of_every_combination(
        bets in prop::collection::vec((0.05_f64..0.95, 1_000_i64..60_000, any::<bool>(), any::<bool>()), 1..9),
    ) {
        let rules: PlanRules = Setting::of(&json!({ "id": "x", "components": [{ "id": "a", "kind": "attainment", "weight": "1",
            "payout": { "curve": [{ "from": "0", "kind": "slope", "value": "1" }, { "from": "1", "kind": "slope", "value": "2" }] } }] })).unwrap();
        let person = json!({ "format": 2, "origin": ORIGIN, "user_id": "1", "plan": "x", "currency": "USD", "variable": "40000",
            "year_start": "2026-01-01", "measure": "amount", "quota": "1000" }).to_string();
        let person = PersonalPlan::read(&person).unwrap().0;
        let until = "2026-12-31".parse().unwrap();
        let of = |mine: fn(&(f64, i64, bool, bool)) -> bool| -> Member {
            let bet = |(deal, bet): (usize, &(f64, i64, bool, bool))| {
                mine(bet).then(|| Bet { deal, chance: bet.0, date: until, credit: vec![Some(Ratio::whole(bet.1))] })
            };
            (Account::of(&rules, &person, vec![Vec::new()]).unwrap(), bets.iter().enumerate().filter_map(bet).collect())
        };
        let people = [of(|bet| bet.2), of(|bet| bet.3)];
        let market = defaults().unwrap().pipeline.market();
        let made = TeamForecast::of(&people, &market, until).unwrap();
        let pay = |credit: f64| { let x = credit / 100_000.0; (x.min(1.0) + 2.0 * (x - 1.0).max(0.0)) * 4_000_000.0 };
        let (mut outcomes, mut mean) = (Vec::new(), 0.0);
        for won in 0_u32..1 << bets.len() {
            let is_won = |index: usize| won & (1 << index) != 0;
            let sum = |mine: fn(&(f64, i64, bool, bool)) -> bool| -> f64 {
                pay(bets.iter().enumerate().filter(|(index, bet)| is_won(*index) && mine(bet)).map(|(_, bet)| bet.1 as f64).sum())
            };
            let of_state = |state: &second_chair::outlook::State| {
                let p = |(index, bet): (usize, &(f64, i64, bool, bool))| if is_won(index) { state.chance(bet.0) } else { 1.0 - state.chance(bet.0) };
                state.weight * bets.iter().enumerate().map(p).product::<f64>()
            };
            let chance: f64 = market.states().map(of_state).sum();
            let total = sum(|bet| bet.2) + sum(|bet| bet.3);
            mean += chance * total;
            outcomes.push((total, chance));
        }
        prop_assert!((made.mean.0 - mean).abs() < 1e-3 && made.mean.0 == made.mean.1);
        outcomes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |share: f64| { let mut sum = 0.0; outcomes.iter().find(|(_, chance)| { sum += chance; sum >= share - 1e-12 }).unwrap().0 };
        for (share, found) in [(0.1, made.total.p10), (0.5, made.total.p50), (0.9, made.total.p90)] {
            prop_assert!((at(share) - found).abs() <= made.total.error + 1e-3, "{share}: {found} {} ± {}", at(share), made.total.error);
        }
    }
}
