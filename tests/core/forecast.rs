//! The outlook of pay against what can be counted by hand: every combination of won and lost, and a sampled simulation.

use jiff::civil::Date;
use second_chair::incentive::{Account, Bet, Credit, Forecast, PlanRules, Quantiles, Statement, Unseen};
use second_chair::model::Ratio;
use second_chair::outlook::Market;
use second_chair::settings::{PersonalPlan, Setting, defaults};
use serde_json::{Value, json};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn rules(plan: Value) -> PlanRules {
    Setting::of(&plan).unwrap()
}

fn person(more: Value) -> PersonalPlan {
    let mut plan = json!({ "format": 2, "origin": "https://crm.example", "user_id": "9", "plan": "x", "currency": "USD", "variable": "40000",
        "year_start": "2026-01-01", "measure": "amount", "quota": "1000" });
    for (key, value) in more.as_object().unwrap() {
        plan[key] = value.clone();
    }
    PersonalPlan::read(&plan.to_string()).unwrap().0
}

fn slope(from: &str, value: &str) -> Value {
    json!({ "from": from, "kind": "slope", "value": value })
}

/// Territory in amount and expansion in another measure, a cap on the total, a cliff in the second.
fn two_components(cap: Value) -> PlanRules {
    rules(json!({ "id": "two", "cap": cap, "components": [
        { "id": "territory", "kind": "attainment", "weight": "0.7", "measure": { "cumulative": true },
          "payout": { "curve": [slope("0", "1"), slope("1", "1.25")], "cap": "2" } },
        { "id": "expansion", "kind": "attainment", "weight": "0.3", "measure": { "cumulative": true },
          "payout": { "curve": [slope("0", "0.5"), slope("0.6", "1")], "tiers": "retroactive" } }
    ] }))
}

/// Deals with odd amounts, of which every third counts for the second component at another worth.
fn bets(count: usize) -> Vec<Bet> {
    let bet = |deal: usize| Bet {
        deal,
        chance: 0.15 + 0.05 * (deal % 14) as f64,
        date: day("2026-12-01"),
        credit: vec![
            Some(Ratio::whole(3_001 + 1_717 * deal as i64)),
            deal.is_multiple_of(3).then(|| Ratio::new(100_003 + 7_919 * deal as i128, 7).unwrap()),
        ],
    };
    (0..count).map(bet).collect()
}

fn start() -> Vec<Vec<Credit>> {
    let credit = |value| Credit {
        deal: 900,
        name: "Won".to_owned(),
        date: day("2026-02-01"),
        value: Ratio::whole(value),
        cancelled: None,
    };
    vec![vec![credit(52_000)], vec![credit(20_000)]]
}

const UNTIL: &str = "2026-12-31";

/// Every combination with its chance, paid by the statement itself: exact money, none of the outlook's code.
fn enumerate(plan: &PlanRules, person: &PersonalPlan, bets: &[Bet], market: &Market) -> Vec<(f64, Vec<f64>, f64)> {
    (0_u32..1 << bets.len())
        .map(|won| {
            let mut credits = start();
            let mut chances = vec![1.0; market.states().count()];
            for (index, bet) in bets.iter().enumerate() {
                let is_won = won & (1 << index) != 0;
                for (chance, state) in chances.iter_mut().zip(market.states()) {
                    let p = state.chance(bet.chance);
                    *chance *= if is_won { p } else { 1.0 - p };
                }
                for (credits, value) in credits.iter_mut().zip(&bet.credit).filter(|_| is_won) {
                    let name = format!("{index:04}");
                    credits.extend(value.map(|value| Credit {
                        deal: bet.deal,
                        name,
                        date: bet.date,
                        value,
                        cancelled: None,
                    }));
                }
            }
            let chance = chances.iter().zip(market.states()).map(|(chance, state)| chance * state.weight).sum();
            let account = Account::of(plan, person, credits).unwrap();
            let each: Vec<f64> =
                account.components.iter().map(|one| account.earned(one, day(UNTIL)).unwrap().to_f64()).collect();
            let total = Statement::of(&account, day(UNTIL)).unwrap().total.minor as f64;
            (total, each, chance)
        })
        .collect()
}

fn quantile(outcomes: &mut [(f64, Vec<f64>, f64)], share: f64) -> f64 {
    outcomes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    outcomes
        .iter()
        .find(|(.., chance)| {
            sum += chance;
            sum >= share - 1e-12
        })
        .unwrap()
        .0
}

fn forecast(plan: &PlanRules, person: &PersonalPlan, bets: &[Bet], market: &Market, unseen: &[Unseen]) -> Forecast {
    let account = Account::of(plan, person, start()).unwrap();
    Forecast::of(&account, bets, market, unseen, day(UNTIL)).unwrap()
}

#[test]
fn it_is_what_every_combination_counted_by_the_statement_says() {
    let person = person(json!({}));
    let target = 4_000_000.0;
    for market in [defaults().unwrap().pipeline.market(), Market::independent()] {
        for (count, cap) in
            [(0, json!(null)), (3, json!(null)), (9, json!("0.75")), (10, json!(null)), (14, json!("0.9"))]
        {
            let (plan, bets) = (two_components(cap), bets(count));
            let mut outcomes = enumerate(&plan, &person, &bets, &market);
            let made = forecast(&plan, &person, &bets, &market, &[]);
            // The statement's total is rounded to the cent, the outlook is not.
            let near = |a: f64, b: f64, what: &str| {
                assert!((a - b).abs() <= 1e-9 * target + 1.0, "{what} of {count}: {a} {b}")
            };
            let exactly =
                |a: f64, b: f64, what: &str| assert!((a - b).abs() <= 1e-9 * target, "{what} of {count}: {a} {b}");
            for (component, expected) in made.components.iter().enumerate() {
                exactly(
                    *expected,
                    outcomes.iter().map(|(_, each, chance)| each[component] * chance).sum(),
                    "mean of a component",
                );
            }
            near(made.mean.0, outcomes.iter().map(|(total, _, chance)| total * chance).sum(), "mean");
            let Quantiles { p10, p50, p90, error } = made.total.unwrap();
            assert_eq!((error, made.mean.0), (0.0, made.mean.1));
            for (share, found) in [(0.1, p10), (0.5, p50), (0.9, p90)] {
                near(found, quantile(&mut outcomes, share), "quantile");
            }
            // Pay never falls with credit here, so what is paid at the median credit is the median of what is paid.
            for likely in &made.likely {
                let own = |(_, each, chance): &(f64, Vec<f64>, f64)| (each[likely.component], vec![], *chance);
                let mut each: Vec<_> = outcomes.iter().map(own).collect();
                exactly(likely.pay, quantile(&mut each, 0.5), "likely pay");
            }
            assert_eq!(made.likely.len(), if count == 0 { 0 } else { 2 });
        }
    }
}

#[test]
fn tier_chances_are_those_of_the_combinations() {
    let (person, plan, market) =
        (person(json!({})), two_components(json!(null)), defaults().unwrap().pipeline.market());
    let bets = bets(11);
    let made = forecast(&plan, &person, &bets, &market, &[]);
    assert_eq!(made.tiers.len(), 2);
    let chance = |component: usize, base: i64, bound: Ratio| -> f64 {
        (0_u32..1 << 11)
            .map(|won| {
                let is_won = |index: usize| won & (1 << index) != 0;
                let own = bets
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| is_won(*index))
                    .filter_map(|(_, bet)| bet.credit[component]);
                let credit = Ratio::sum(own.chain([Ratio::whole(base)])).unwrap();
                let of = |state: &second_chair::outlook::State| -> f64 {
                    let p = |(index, bet): (usize, &Bet)| {
                        if is_won(index) { state.chance(bet.chance) } else { 1.0 - state.chance(bet.chance) }
                    };
                    bets.iter().enumerate().map(p).product::<f64>() * state.weight
                };
                if credit >= bound { market.states().map(of).sum() } else { 0.0 }
            })
            .sum()
    };
    assert!((made.tiers[0].chance - chance(0, 52_000, Ratio::whole(100_000))).abs() < 1e-12);
    assert!((made.tiers[1].chance - chance(1, 20_000, Ratio::whole(60_000))).abs() < 1e-12);
}

/// A small random number generator (SplitMix64), so that a failure can be seen again.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Totals of so many draws, sorted; `pay` is written anew here from the plan's words.
fn simulated(bets: &[Bet], market: &Market, draws: usize, pay: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    let mut random = Random(7);
    let values: Vec<(f64, f64, f64)> = bets
        .iter()
        .map(|bet| (bet.chance, bet.credit[0].map_or(0.0, Ratio::to_f64), bet.credit[1].map_or(0.0, Ratio::to_f64)))
        .collect();
    let mut totals: Vec<f64> = (0..draws)
        .map(|_| {
            let at = random.next();
            let mut sum = 0.0;
            let state = market
                .states()
                .find(|state| {
                    sum += state.weight;
                    at < sum
                })
                .unwrap_or(market.states().last().unwrap());
            let (mut a, mut b) = (52_000.0, 20_000.0);
            for (chance, first, second) in &values {
                if random.next() < state.chance(*chance) {
                    a += first;
                    b += second;
                }
            }
            pay(a, b)
        })
        .collect();
    totals.sort_by(f64::total_cmp);
    totals
}

fn territory(credit: f64, quota: f64) -> f64 {
    let x = credit / quota;
    (x.min(1.0) + 1.25 * (x - 1.0).max(0.0)).min(2.0) * 0.7 * 4_000_000.0
}

fn expansion(credit: f64, quota: f64) -> f64 {
    let x = credit / quota;
    x * if x >= 0.6 { 1.0 } else { 0.5 } * 0.3 * 4_000_000.0
}

/// That a quantile lies within the stated error, and what sampling itself leaves open, of the sampled one.
fn within(made: &Quantiles, totals: &[f64]) {
    let at = |share: f64| totals[((totals.len() as f64 * share) as usize).min(totals.len() - 1)];
    let slack = 4.0 / (totals.len() as f64).sqrt() / 2.0;
    for (share, found) in [(0.1, made.p10), (0.5, made.p50), (0.9, made.p90)] {
        let (low, high) = (at((share - slack).max(0.0)) - made.error, at(share + slack) + made.error);
        assert!((low..=high).contains(&found), "{share}: {found} not in {low}..{high}, error {}", made.error);
    }
}

#[test]
fn two_thousand_deals_of_one_measure_lie_within_the_stated_error() {
    let market = defaults().unwrap().pipeline.market();
    let (bets, quota) = (bets(2000), 1_500_000_000.0);
    let bets: Vec<Bet> = bets.into_iter().map(|bet| Bet { credit: vec![bet.credit[0], None], ..bet }).collect();
    let person = person(json!({ "quota": "15000000" }));
    let made = forecast(&two_components(json!("0.9")), &person, &bets, &market, &[]);
    let totals =
        simulated(&bets, &market, 4_000, |a, _| (territory(a, quota) + expansion(20_000.0, quota)).min(3_600_000.0));
    let total = made.total.unwrap();
    within(&total, &totals);
    assert!(total.error > 0.0 && total.error < 0.01 * 4_000_000.0, "a stated error of {}", total.error);
    let mean = totals.iter().sum::<f64>() / totals.len() as f64;
    assert!((made.mean.0 - mean).abs() < made.mean_error + 0.01 * mean, "{} {mean}", made.mean.0);
}

#[test]
fn two_measures_of_many_deals_lie_within_the_stated_error() {
    let market = defaults().unwrap().pipeline.market();
    let bets = bets(120);
    let person = person(json!({ "quota": "80000" }));
    let made = forecast(&two_components(json!("0.9")), &person, &bets, &market, &[]);
    let totals = simulated(&bets, &market, 20_000, |a, b| {
        (territory(a, 8_000_000.0) + expansion(b, 8_000_000.0)).min(3_600_000.0)
    });
    let total = made.total.unwrap();
    within(&total, &totals);
    assert!(total.error > 0.0, "a grid has an error");
}

#[test]
fn a_third_measure_leaves_expected_values_with_bounds() {
    let mut plan = json!({ "id": "three", "cap": "0.5", "components": [] });
    for id in ["a", "b", "c"] {
        let component = json!({ "id": id, "kind": "attainment", "weight": "0.3", "measure": { "cumulative": true }, "payout": { "curve": [slope("0", "1")] } });
        plan["components"].as_array_mut().unwrap().push(component);
    }
    let bets: Vec<Bet> = bets(40)
        .into_iter()
        .enumerate()
        .map(|(index, bet)| Bet {
            credit: (0..3).map(|place| bet.credit[0].filter(|_| index % 3 == place || index % 5 == 0)).collect(),
            ..bet
        })
        .collect();
    let (person, market) = (person(json!({ "quota": "3000" })), Market::independent());
    let (capped, free) = (rules(plan.clone()), {
        plan["cap"] = json!(null);
        rules(plan)
    });
    let of = |rules: &PlanRules| {
        let account = Account::of(rules, &person, vec![Vec::new(); 3]).unwrap();
        Forecast::of(&account, &bets, &market, &[], day(UNTIL)).unwrap()
    };
    let (free, capped) = (of(&free), of(&capped));
    assert_eq!(free.total, None, "no quantiles, and none are made up");
    let exact: f64 = (0..3)
        .map(|place| {
            bets.iter().filter_map(|bet| Some(bet.credit[place]?.to_f64() * bet.chance)).sum::<f64>() / 300_000.0
                * 0.3
                * 4_000_000.0
        })
        .sum();
    assert!(
        (free.mean.0 - exact).abs() <= free.mean_error + 1e-6 * exact && free.mean.0 == free.mean.1,
        "{:?} {exact}",
        free.mean
    );
    assert!(capped.mean.0 <= capped.mean.1 && capped.mean.1 <= 2_000_000.0, "{:?}", capped.mean);
}

#[test]
fn what_is_not_seen_is_three_cases_with_their_weights() {
    let (person, plan, market) = (person(json!({})), two_components(json!(null)), Market::independent());
    let case = |weight, credit| Unseen { weight, credit: vec![credit, 0.0] };
    let made = forecast(&plan, &person, &[], &market, &[case(0.25, 0.0), case(0.5, 10_000.0), case(0.25, 60_000.0)]);
    let pay = |credit: f64| territory(52_000.0 + credit, 100_000.0) + expansion(20_000.0, 100_000.0);
    let total = made.total.unwrap();
    assert!(
        (total.p10 - pay(0.0)).abs() < 1e-3
            && (total.p50 - pay(10_000.0)).abs() < 1e-3
            && (total.p90 - pay(60_000.0)).abs() < 1e-3
    );
    assert!((made.mean.0 - (0.25 * pay(0.0) + 0.5 * pay(10_000.0) + 0.25 * pay(60_000.0))).abs() < 1e-3);
    assert!((made.tiers[0].chance - 0.25).abs() < 1e-12);
}

#[test]
fn gates_factors_and_matrices_follow_what_the_other_component_may_reach() {
    let component = |id: &str, depends: Value, curve: Value| json!({ "id": id, "kind": "attainment", "weight": "0.5", "measure": { "cumulative": true }, "depends": depends, "payout": { "curve": curve } });
    let cell = |from: &str, by_from: &str, points: &str| json!({ "from": from, "by_from": by_from, "points": points });
    let whole = json!([slope("0", "1")]);
    for depends in [
        json!({ "gate": "b", "gate_at": "0.5" }),
        json!({ "modifiers": [{ "by": "b", "from": "0", "factor": "0.8" }, { "by": "b", "from": "0.6", "factor": "1.3" }] }),
        json!({ "matrix_by": "b", "matrix": [cell("0", "0", "0.1"), cell("0.6", "0", "0.4"), cell("0", "0.6", "0.5"), cell("0.6", "0.6", "1.2")] }),
    ] {
        let plan = rules(
            json!({ "id": "x", "components": [component("a", depends.clone(), whole.clone()), component("b", json!({}), whole.clone())] }),
        );
        let (person, market, bets) = (person(json!({})), defaults().unwrap().pipeline.market(), bets(8));
        let outcomes = enumerate(&plan, &person, &bets, &market);
        let made = forecast(&plan, &person, &bets, &market, &[]);
        let mean: f64 = outcomes.iter().map(|(_, each, chance)| each[0] * chance).sum();
        assert!((made.components[0] - mean).abs() <= 1e-9 * 4_000_000.0, "{depends}: {} {mean}", made.components[0]);
    }
}
