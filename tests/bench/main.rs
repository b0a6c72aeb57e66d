//! What reading and reporting cost, as ratios to a reference measured in the same run: splitting the same exports
//! into their fields.
//!
//! `cargo bench` prints one line for each size. The machine's speed is in both sides of a ratio and cancels out.
#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use second_chair::engine::Engine;
use second_chair::incentive::{Account, Bet, Forecast};
use second_chair::model::Ratio;
use second_chair::report::view::ReportRequest;
use second_chair::settings::PersonalPlan;
use serde_json::json;

const ORIGIN: &str = "https://crm.example";

fn main() {
    // Beside the figures: the outlook against a simulation of ten million samples, which takes a minute or two.
    if std::env::args().any(|argument| argument == "--simulate") {
        return simulation(10_000_000);
    }
    if std::env::args().any(|argument| argument == "manager") {
        return manager();
    }
    println!("deals  activities      text   split fields   read ÷ split   first report ÷ split   next report ÷ split");
    for deals in [100, 400, 1600] {
        let readings = pipeline(deals);
        let bytes: usize = readings.iter().map(String::len).sum();
        let split = best(|| readings.iter().map(|text| fields(text)).sum::<usize>());
        let read = best(|| engine(&readings));
        let first = best(|| engine(&readings).report(&request()).unwrap()).saturating_sub(read);
        let read_engine = engine(&readings);
        let next = best(|| read_engine.report(&request()).unwrap());
        let ratio = |time: Duration| time.as_secs_f64() / split.as_secs_f64();
        println!(
            "{deals:5}  {:10}  {:5} KB  {:7.2} ms   {:12.1}   {:20.1}   {:19.1}",
            deals * 5,
            bytes / 1024,
            split.as_secs_f64() * 1000.0,
            ratio(read),
            ratio(first),
            ratio(next)
        );
    }
    forecasts();
}

/// What a manager's report costs with 20 SEs of 100 deals each over 13 weeks: for a profiler. `tests/bench/workload.mjs` measures it
/// in wasm.
fn manager() {
    const ENGINEERS: usize = 20;
    let mut engine = Engine::new().unwrap();
    let mut people = json!({ "boss": { "id": "boss", "name": "Karin Holm", "roles": ["manager"], "team": "North" } });
    for se in 0..ENGINEERS {
        let id = format!("se-{se}");
        people[&id] = json!({ "id": id, "name": format!("SE {se} Example"), "roles": ["se"], "team": "North" });
    }
    engine.set_policy(Some(&json!({ "format": 3, "set": { "privacy": { "people_data": "team_named" } } }).to_string()));
    let own = json!({ "format": 3, "me": [{ "origin": ORIGIN, "user_id": "9", "name": "Karin Holm", "role": "manager" }],
        "crm": [{ "origin": ORIGIN, "deals_visible": "all" }], "set": { "load": { "weeks": 13 }, "people": people } });
    assert_eq!(engine.set_settings(&own.to_string()), []);
    let readings = pipeline(ENGINEERS * 100);
    for text in &readings {
        let text = text.replace("SE 2", "SE 1").replace("SE 3", "SE 0");
        engine.ingest(ORIGIN, &text).unwrap();
    }
    let request = ReportRequest { record: None, ..request() };
    for _ in 0..5 {
        let started = Instant::now();
        black_box(engine.report(&request).unwrap());
        println!("{:.0} ms", started.elapsed().as_secs_f64() * 1000.0);
    }
}

/// What the outlook of pay costs over so many open deals, in milliseconds: every state of the market, one measure.
fn forecasts() {
    let settings = second_chair::settings::defaults().unwrap();
    let rules = &settings.plan("plan_a").unwrap().rules;
    let person = json!({
        "format": 2, "origin": ORIGIN, "user_id": "9", "plan": "plan_a", "currency": "EUR", "variable": "40000", "year_start": "2026-01-01",
        "measure": "amount", "quota": "90000000"
    });
    let (person, _) = PersonalPlan::read(&person.to_string()).unwrap();
    let account = Account::of(rules, &person, vec![Vec::new(); rules.components.len()]).unwrap();
    let market = settings.pipeline.market();
    let until = "2026-12-31".parse().unwrap();
    for count in [14, 200, 2000] {
        let bet = |deal: usize| Bet {
            deal,
            chance: 0.1 + 0.04 * (deal % 20) as f64,
            date: until,
            credit: vec![Ratio::new(1_000_003 + 7_919 * i128::try_from(deal).unwrap(), 1), None],
        };
        let bets: Vec<Bet> = (0..count).map(bet).collect();
        let time = best(|| Forecast::of(&account, &bets, &market, &[], until));
        println!("outlook of {count:4} open deals   {:7.1} ms", time.as_secs_f64() * 1000.0);
    }
}

/// The outlook of 2,000 open deals lies within its stated error, and what sampling itself leaves open, of a simulation.
fn simulation(samples: usize) {
    let settings = second_chair::settings::defaults().unwrap();
    let rules = &settings.plan("plan_a").unwrap().rules;
    let person = json!({
        "format": 2, "origin": ORIGIN, "user_id": "9", "plan": "plan_a", "currency": "EUR", "variable": "40000", "year_start": "2026-01-01",
        "measure": "amount", "quota": "75000000"
    });
    let (person, _) = PersonalPlan::read(&person.to_string()).unwrap();
    let account = Account::of(rules, &person, vec![Vec::new(); rules.components.len()]).unwrap();
    let (market, until) = (settings.pipeline.market(), "2026-12-31".parse().unwrap());
    let chance = |deal: usize| 0.1 + 0.04 * (deal % 20) as f64;
    let credit = |deal: usize| 1_000_003 + 7_919 * deal;
    let bet = |deal: usize| Bet {
        deal,
        chance: chance(deal),
        date: until,
        credit: vec![Ratio::new(i128::try_from(credit(deal)).unwrap(), 1), None],
    };
    let bets: Vec<Bet> = (0..2000).map(bet).collect();
    let made = Forecast::of(&account, &bets, &market, &[], until).unwrap();
    let total = made.total.unwrap();
    // Plan A in the plan's own words: 70 % of 40,000, 1.25 above the quota, at most twice.
    let pay = |credit: f64| {
        let x = credit / 7_500_000_000.0;
        (x.min(1.0) + 1.25 * (x - 1.0).max(0.0)).min(2.0) * 2_800_000.0
    };
    let threads = 2;
    let states: Vec<(f64, Vec<(u32, f64)>)> = market
        .states()
        .map(|state| {
            let of = |deal: usize| ((state.chance(chance(deal)) * f64::from(u32::MAX)) as u32, credit(deal) as f64);
            (state.weight, (0..2000).map(of).collect())
        })
        .collect();
    let draw = |seed: u64| {
        let mut at = seed;
        let mut next = move || {
            at = at.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = at;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        };
        let mut totals = Vec::with_capacity(samples / threads);
        for _ in 0..samples / threads {
            let mut left = next() as f64 / u64::MAX as f64;
            let state = states.iter().find(|(weight, _)| {
                left -= weight;
                left < 0.0
            });
            let (_, deals) = state.unwrap_or(&states[0]);
            let mut sum = 0.0;
            for pair in deals.chunks_exact(2) {
                let drawn = next();
                let (first, second) = (drawn as u32, (drawn >> 32) as u32);
                sum += if first < pair[0].0 { pair[0].1 } else { 0.0 };
                sum += if second < pair[1].0 { pair[1].1 } else { 0.0 };
            }
            totals.push(pay(sum));
        }
        totals
    };
    let mut totals: Vec<f64> = std::thread::scope(|scope| {
        let draw = &draw;
        let made: Vec<_> = (1..=threads as u64).map(|seed| scope.spawn(move || draw(seed << 40))).collect();
        made.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    totals.sort_by(f64::total_cmp);
    let at = |share: f64| totals[((totals.len() as f64 * share) as usize).min(totals.len() - 1)];
    // Four standard errors of a share.
    let slack = 2.0 / (totals.len() as f64).sqrt();
    for (share, found) in [(0.1, total.p10), (0.5, total.p50), (0.9, total.p90)] {
        let (low, high) = (at(share - slack) - total.error, at(share + slack) + total.error);
        println!(
            "P{:.0}: outlook {found:.0}, simulation {:.0}, stated error {:.0}",
            share * 100.0,
            at(share),
            total.error
        );
        assert!((low..=high).contains(&found), "P{:.0} is not within its stated error", share * 100.0);
    }
    let mean = totals.iter().sum::<f64>() / totals.len() as f64;
    let spread = (totals.iter().map(|total| (total - mean).powi(2)).sum::<f64>() / totals.len() as f64).sqrt();
    println!("mean: outlook {:.0}, simulation {mean:.0}, stated error {:.0}", made.mean.0, made.mean_error);
    assert!((made.mean.0 - mean).abs() <= made.mean_error + 4.0 * spread / (totals.len() as f64).sqrt(), "the mean");
}

/// The reference: the export in a reading, split into fields.
fn fields(reading: &str) -> usize {
    let reading: serde_json::Value = serde_json::from_str(reading).unwrap();
    let text = reading.pointer("/answer/text").and_then(serde_json::Value::as_str).unwrap_or_default();
    csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.unwrap().len()).sum()
}

/// The best of several runs: the one that the rest of the machine disturbed least.
fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let run = |work: &mut dyn FnMut() -> T| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..9).map(|_| run(&mut work)).min().unwrap_or_default()
}

fn engine(readings: &[String]) -> Engine {
    let mut engine = Engine::new().unwrap();
    let me = json!({ "format": 1, "me": [{ "origin": ORIGIN, "user_id": "9", "name": "SE 0 Example", "role": "se" }] });
    engine.set_settings(&me.to_string());
    readings.iter().for_each(|text| drop(engine.ingest(ORIGIN, text).unwrap()));
    engine
}

fn request() -> ReportRequest {
    ReportRequest {
        origin: ORIGIN.to_owned(),
        record: Some("7".to_owned()),
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    }
}

/// A pipeline as Creme exports it, five activities to a deal, and the page of one deal.
fn pipeline(deals: usize) -> Vec<String> {
    let mut deal_rows = "Name of the opportunity,targets the organisation/contact,Sales phase,Estimated sales,Currency,Expected closing date,Owner user,Sales engineer,Why they bought\n".to_owned();
    let mut activity_rows = "Title,Activity type,Activity sub-type,Status,Start,End,Duration (in hour),All day?,Activity place,Owner user,(activity) has as participant,(activity) has for subject\n".to_owned();
    for deal in 0..deals {
        let (se, month, day) = (deal % 40, 11 + deal % 2, 1 + deal % 28);
        deal_rows += &format!(
            "Deal {deal},Account {deal},In progress,{}000,Euro,2027-01-{day:02},Rep {} Example,SE {se} Example,A reason of some length\n",
            deal + 1,
            deal % 90
        );
        for hour in 9..14 {
            activity_rows += &format!(
                "Tailored demo {hour} – Account {deal},Demonstration,Demonstration,Planned,2026-{month}-{day:02} {hour:02}:00:00,2026-{month}-{day:02} {hour:02}:45:00,,No,,SE {se} Example,SE {se} Example/Customer {deal} Example,Account {deal}/Deal {deal}\n"
            );
        }
    }
    let answer = |entity: &str, request: &str, text: &str| {
        json!({
            "format": 1, "adapter": "creme", "kind": "answer", "entity": entity, "request": request, "path": "/", "language": "en",
            "read_at": "2026-11-23T08:00:00Z", "zone": "Time zone: Europe/London",
            "answer": { "status": 200, "path": "/creme_core/mass_export", "text": text }
        })
    };
    let facts =
        [("card-name", "Deal 7"), ("card-targets", "Account 7")].map(|(api, text)| json!({ "api": api, "text": text }));
    let page = json!({
        "format": 1, "adapter": "creme", "kind": "record", "entity": "deal", "record": "7", "path": "/opportunities/opportunity/7",
        "language": "en", "read_at": "2026-11-23T08:30:00Z", "records": [{ "entity": "deal", "record": "7", "facts": facts }]
    });
    [answer("deal", "deals_csv", &deal_rows), answer("activity", "activities_csv", &activity_rows), page]
        .map(|text| text.to_string())
        .into()
}
