//! Expected load against enumeration: every stage reached × every week of every task × every state of the market.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use second_chair::model::{Activity, Calendar, Currency, Deal, DealLink, Effort, Field, Money, Stage};
use second_chair::outlook::{Calibration, Distribution, Prospect, Prospects};
use second_chair::settings::{Effective, Settings};
use second_chair::workload::{Ask, Done, Horizon, KnownOfDeal, Memory, Pipeline, Step, furthest, parts, together};
use serde_json::{Value, json};

use crate::case::{known, person, unread};

/// A Monday.
const TODAY: Date = date(2026, 11, 23);
const WEEKS: usize = 3;
const STAGES: [Stage; 5] = [Stage::Lead, Stage::Discovery, Stage::Evaluation, Stage::Proposal, Stage::Negotiation];

fn settings_with(change: impl FnOnce(&mut Value)) -> Settings {
    let mut document = Effective::defaults().unwrap().document;
    change(&mut document);
    Settings::read(&document).unwrap()
}

fn deal(stage: Stage, amount: i64, chance: f64, close: Option<Date>) -> Deal {
    let mut deal = unread().deal;
    deal.stage = known(stage, "Stage");
    deal.amount = known(Money::of_minor(amount * 100, Currency::of("USD").unwrap()), "Amount");
    deal.chance = known(chance, "Chance");
    deal.close = close.map_or(Field::Absent, |close| known(close, "Close"));
    deal
}

fn prospect<'a>(deal: &Deal, settings: &'a Settings, calibration: &'a Calibration) -> Prospect<'a> {
    let prospects =
        Prospects::of(std::slice::from_ref(deal), &[], calibration, &settings.pipeline, &settings.house, TODAY);
    prospects.of_deal(deal).unwrap()
}

fn horizon(calendar: &Calendar, weeks: usize) -> Horizon {
    Horizon::of(calendar, TODAY, weeks)
}

fn ask(prospect: &Prospect, known: &KnownOfDeal, settings: &Settings, weeks: usize) -> Ask {
    let house = &settings.house;
    let horizon = horizon(house, weeks);
    Ask::of(prospect, known, &settings.profiles, &settings.pipeline, &settings.catalogue, house, &horizon).unwrap()
}

// --- Enumeration, by another way: day by day, outcome by outcome.

/// A task of the enumeration: its step, quarter hours, chance, and whether it comes with the bundle.
#[derive(Clone, Copy, Debug)]
struct Piece {
    step: usize,
    quarters: i64,
    chance: f64,
    bundled: bool,
}

struct Enumerated {
    pieces: Vec<Piece>,
    bundle: f64,
    /// Chance of each week of the horizon by step, then of what lies later.
    weeks: [[f64; WEEKS + 1]; 5],
    ceiling: i64,
    weeks_to_close: usize,
}

/// The chance of each week for a window, by cutting every working day into pieces.
fn chances(from: f64, to: f64) -> [f64; WEEKS + 1] {
    let mut chances = [0.0; WEEKS + 1];
    let mut day = TODAY;
    let mut position = 0.0;
    while position < to.max(1.0) + 1.0 {
        let weekday = day.weekday().to_monday_zero_offset();
        if weekday < 5 {
            let overlap = (to.min(position + 1.0) - from.max(position)).max(0.0);
            let week = ((day - TODAY).get_days() / 7) as usize;
            chances[week.min(WEEKS)] += overlap / (to - from);
            position += 1.0;
        }
        day = day.tomorrow().unwrap();
    }
    chances
}

impl Enumerated {
    /// Every outcome of the pieces of the steps that are reached: their chance and the hours that fall into each week.
    fn outcomes(&self, reached: usize) -> Vec<(f64, [i64; WEEKS + 1], [i64; WEEKS + 1])> {
        let mut outcomes = Vec::new();
        for (bundle, comes) in [(self.bundle, true), (1.0 - self.bundle, false)] {
            let mut some = vec![(bundle, [0; WEEKS + 1], [0; WEEKS + 1])];
            let due = self.pieces.iter().filter(|piece| piece.step < reached && (comes || !piece.bundled));
            for piece in due {
                let mut next = Vec::new();
                for (chance, before, after) in some {
                    next.push((chance * (1.0 - piece.chance), before, after));
                    for (week, share) in self.weeks[piece.step].iter().enumerate().filter(|(_, share)| **share > 0.0) {
                        let (mut before, mut after) = (before, after);
                        if piece.step == 4 {
                            after[week] += piece.quarters
                        } else {
                            before[week] += piece.quarters
                        }
                        next.push((chance * piece.chance * share, before, after));
                    }
                }
                some = next;
            }
            outcomes.extend(some);
        }
        outcomes
    }

    /// The week's load of an outcome: what is over the ceiling goes on, from week to week after the close.
    fn load(&self, before: [i64; WEEKS + 1], after: [i64; WEEKS + 1], week: usize) -> i64 {
        let mut loads = [0; WEEKS + 1];
        for (landed, hours) in before.iter().enumerate().take(self.weeks_to_close.min(WEEKS)) {
            let (mut rest, mut at) = (*hours, landed);
            while rest > 0 && at < WEEKS {
                let taken = rest.min(self.ceiling);
                loads[at] += taken;
                rest -= taken;
                at += self.weeks_to_close;
            }
        }
        loads[week] + after[week]
    }

    fn week(&self, furthest: &[f64; 6], week: usize) -> BTreeMap<i64, f64> {
        let mut sum = BTreeMap::new();
        for (reached, weight) in furthest.iter().enumerate() {
            for (chance, before, after) in self.outcomes(reached) {
                *sum.entry(self.load(before, after, week)).or_insert(0.0) += weight * chance;
            }
        }
        sum
    }
}

/// A profile of one to three items: step, kind, chance, in the bundle.
type Items = Vec<(usize, &'static str, f64, bool)>;

fn profile(items: &Items, bundle: f64, ceiling: f64) -> Value {
    let rows: Vec<Value> = items
        .iter()
        .map(|(step, kind, chance, bundled)| {
            let bundle = if *bundled { json!("poc") } else { Value::Null };
            json!({ "stage": Step::ALL[*step].id(), "kind": kind, "count": 1, "chance": chance, "bundle": bundle })
        })
        .collect();
    let bundles = json!([{ "id": "poc", "chance": bundle }]);
    json!({ "id": "smb", "ceiling": ceiling, "hand_off_days": 7, "bundles": bundles, "items": rows })
}

/// Kinds that are no demos, whose words are apart, with their quarter hours.
const KINDS: [(&str, i64); 4] = [("deep_dive", 14), ("workshop", 40), ("security_q", 12), ("proposal", 10)];

prop_compose! {
    fn items()(items in prop::collection::vec((0_usize..5, 0_usize..4, 0.05_f64..=1.0, any::<bool>()), 1..4)) -> Items {
        let together = items[0].0;
        items.into_iter().map(|(step, kind, chance, bundled)| (step, KINDS[kind].0, chance, bundled && step == together)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn a_portfolio_is_what_enumeration_says(
        items in items(), bundle in 0.0_f64..=1.0, ceiling in 2_i32..20, on in any::<bool>(),
        deals in prop::collection::vec((0_usize..5, 0.01_f64..=0.99, 0_i64..20), 1..4),
    ) {
        let settings = settings_with(|document| {
            document["profiles"]["sizes"] = json!([profile(&items, bundle, f64::from(ceiling) / 2.0)]);
            document["pipeline"]["market"]["on"] = json!(on);
        });
        let calibration = Calibration::default();
        let deals: Vec<Deal> = deals.into_iter().map(|(stage, chance, days)| {
            deal(STAGES[stage], 1_000, chance, Some(TODAY.saturating_add(days.days())))
        }).collect();
        let prospects: Vec<Prospect> = deals.iter().map(|deal| prospect(deal, &settings, &calibration)).collect();
        let loads: Vec<_> =
            prospects.iter().map(|prospect| ask(prospect, &KnownOfDeal::default(), &settings, WEEKS).load()).collect();
        let enumerated: Vec<Enumerated> = deals.iter().map(|deal| {
            let stage = *deal.stage.known().unwrap();
            let close = *deal.close.known().unwrap();
            let days = (0..=(close - TODAY).get_days())
                .filter(|day| TODAY.saturating_add(day.days()).weekday().to_monday_zero_offset() < 5)
                .count() as f64;
            let lengths = [5.0, 10.0, 5.0, 5.0];
            let first = STAGES.iter().position(|one| *one == stage).unwrap().saturating_sub(1);
            let all: f64 = lengths[first..].iter().sum();
            let mut weeks = [[0.0; WEEKS + 1]; 5];
            let mut from = 0.0;
            for step in first..4 {
                let to = from + days * lengths[step] / all;
                weeks[step] = chances(from, to);
                from = to;
            }
            weeks[4] = chances(days, days + 7.0);
            let pieces = items.iter().filter(|(step, ..)| *step >= first).map(|(step, kind, chance, bundled)| Piece {
                step: *step,
                quarters: KINDS.iter().find(|(id, _)| id == kind).unwrap().1,
                chance: *chance,
                bundled: *bundled,
            });
            Enumerated {
                pieces: pieces.collect(),
                bundle,
                weeks,
                ceiling: i64::from(ceiling) * 2,
                weeks_to_close: ((days as usize - 1) / 5) + 1,
            }
        }).collect();
        let market = settings.pipeline.market();
        let parts: Vec<_> = loads.iter().zip(&prospects).collect();
        for (week, computed) in together(&parts, &market, WEEKS).into_iter().enumerate() {
            let mut wanted: BTreeMap<i64, f64> = BTreeMap::new();
            for state in market.states() {
                let mut sum = BTreeMap::from([(0_i64, state.weight)]);
                for (deal, prospect) in enumerated.iter().zip(&prospects) {
                    let of_deal = deal.week(&furthest(prospect, state.chance(prospect.p())), week);
                    let mut next = BTreeMap::new();
                    for (hours, chance) in &sum {
                        for (more, of_more) in &of_deal {
                            *next.entry(hours + more).or_insert(0.0) += chance * of_more;
                        }
                    }
                    sum = next;
                }
                sum.into_iter().for_each(|(hours, chance)| *wanted.entry(hours).or_insert(0.0) += chance);
            }
            for (hours, chance) in computed.iter() {
                let enumerated = wanted.get(&hours).copied().unwrap_or(0.0);
                prop_assert!((chance - enumerated).abs() < 1e-12, "week {week}, {hours}: {chance} and {enumerated}");
            }
            let all: f64 = wanted.values().sum();
            prop_assert!((all - 1.0).abs() < 1e-12);
            let computed: f64 = computed.iter().map(|(_, chance)| chance).sum();
            prop_assert!((computed - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn known_and_expected_load_of_a_deal_are_no_more_than_its_profile_unless_the_known_alone_is(
        stage in 0_usize..5, amount in prop::sample::select(vec![10_000_i64, 50_000, 200_000]), chance in 0.01_f64..=1.0,
        days in 0_i64..120, expansion in any::<bool>(),
        done in prop::collection::vec((prop::sample::select(vec![
            "discovery", "demo_intro", "demo", "demo_onsite", "deep_dive", "workshop", "poc_scoping", "poc_readout", "poc_support",
            "rfp", "handoff_brief", "checkin",
        ]), any::<bool>(), 0.25_f64..9.0), 0..9),
    ) {
        let settings = settings_with(|_| {});
        let calibration = Calibration::default();
        let deal = deal(STAGES[stage], amount, chance, Some(TODAY.saturating_add(days.days())));
        let prospect = prospect(&deal, &settings, &calibration);
        let catalogue = &settings.catalogue;
        let total: f64 = done.iter().map(|(.., hours)| hours).sum();
        let known = KnownOfDeal {
            done: done.iter().map(|(kind, ahead, _)| Done { group: catalogue.kind(kind).unwrap().group(), kind, ahead: *ahead }).collect(),
            weeks: Vec::new(), total: Effort::hours(total), expansion,
        };
        let ask = ask(&prospect, &known, &settings, 13);
        let profile = settings.profiles.of(prospect.segment.unwrap().id()).unwrap();
        // With its POC, where there is one: what was begun comes for certain.
        let poc = done.iter().any(|(kind, ..)| kind.starts_with("poc"));
        let whole: f64 = profile.items.iter().map(|item| {
            let bundle = if poc { 1.0 } else { profile.chance_of(item.bundle.as_deref()) };
            catalogue.hours_of(&item.kind).in_hours() * item.count * item.chance() * bundle
        }).sum();
        let furthest = furthest(&prospect, prospect.p());
        let load = ask.load();
        let expected: f64 = (0..13).map(|week| load.week(week, &furthest).mean() / 4.0).sum();
        // The grid may round a deal's total by half a quarter of an hour.
        prop_assert!(total > whole || total + expected <= whole + 0.125 + 1e-9, "{total} + {expected} > {whole}");
        for week in 0..13 {
            let before_the_close = load.week(week, &[0.0, 0.0, 0.0, 0.0, 1.0, 0.0]);
            prop_assert!(before_the_close.above((ask.ceiling.in_hours() * 4.0) as i64) < 1e-15);
        }
    }
}

#[test]
fn a_thousand_deals_sum_to_one_and_keep_mean_and_variance_in_every_state() {
    let settings = settings_with(|_| {});
    let calibration = Calibration::default();
    let deals: Vec<Deal> = (0..1_000_i64)
        .map(|number| {
            let chance = ((number * 37) % 97 + 1) as f64 / 100.0;
            let amount = [8_000, 60_000, 250_000][(number % 3) as usize];
            let close = TODAY.saturating_add((number % 90).days());
            deal(STAGES[(number % 5) as usize], amount, chance, (number % 11 != 0).then_some(close))
        })
        .collect();
    let prospects: Vec<Prospect> = deals.iter().map(|deal| prospect(deal, &settings, &calibration)).collect();
    let none = KnownOfDeal::default();
    let loads: Vec<_> = prospects.iter().map(|prospect| ask(prospect, &none, &settings, 13).load()).collect();
    for week in [0, 3, 12] {
        for state in settings.pipeline.market().states() {
            let parts: Vec<Distribution> = loads
                .iter()
                .zip(&prospects)
                .map(|(load, prospect)| load.week(week, &furthest(prospect, state.chance(prospect.p()))))
                .collect();
            let (mean, variance) =
                parts.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.mean(), sum.1 + part.variance()));
            let sum = Distribution::sum(parts);
            let all: f64 = sum.iter().map(|(_, chance)| chance).sum();
            assert!((all - 1.0).abs() < 1e-12, "{all}");
            assert!((sum.mean() / mean - 1.0).abs() < 1e-11, "{} {mean}", sum.mean());
            assert!((sum.variance() / variance - 1.0).abs() < 1e-9, "{} {variance}", sum.variance());
        }
        // Over all states: still one, and the mean that of the deals one by one.
        if week > 0 {
            continue;
        }
        let market = settings.pipeline.market();
        let all: Vec<_> = loads.iter().zip(&prospects).collect();
        let sum = together(&all, &market, 1).remove(week);
        let chances: f64 = sum.iter().map(|(_, chance)| chance).sum();
        assert!((chances - 1.0).abs() < 1e-12, "{chances}");
        let mean: f64 = all.iter().map(|(load, prospect)| load.means(prospect, &market)[week]).sum();
        assert!((sum.mean() / mean - 1.0).abs() < 1e-11, "{} {mean}", sum.mean());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn in_a_random_portfolio_nothing_is_counted_twice(
        deals in prop::collection::vec((0_usize..5, prop::sample::select(vec![10_000_i64, 50_000, 200_000]), 0.05_f64..=0.95, 0_i64..120), 1..5),
        meetings in prop::collection::vec(
            (0_usize..13, -20_i64..80, 8_i8..17, prop::option::of(1_i64..9), 0_usize..5, prop::option::of(0_usize..5), any::<bool>()), 0..25),
        weeks in prop::sample::select(vec![6, 13]),
    ) {
        const TITLES: [&str; 13] = ["Discovery", "Introductory demo", "Demo", "Demo on site", "Deep dive", "Workshop", "POC kick-off", "POC set-up",
            "POC weekly sync", "POC read-out", "RFP answers", "Hand-off brief", "Check-in"];
        let settings = settings_with(|document| document["load"]["weeks"] = json!(weeks));
        let calibration = Calibration::default();
        let sam = crate::case::person("Sam Okafor");
        let deals: Vec<Deal> = deals.into_iter().enumerate().map(|(at, (stage, amount, chance, days))| {
            let mut deal = deal(STAGES[stage], amount, chance, Some(TODAY.saturating_add(days.days())));
            deal.key.id = Some(at.to_string().into());
            deal.se = known(sam.clone(), "SE");
            deal
        }).collect();
        // Meetings of Sam's or a colleague's, about one deal or two, some of them at the same time.
        let link = |at: usize| {
            let deal = &deals[at % deals.len()];
            DealLink { key: deal.key.clone(), name: deal.name.clone(), account: None }
        };
        let mut activities: Vec<Activity> = meetings.into_iter().map(|(title, day, hour, length, one, other, own)| {
            let start = TODAY.saturating_add(day.days()).at(hour, 0, 0, 0);
            let who = if own { "Sam Okafor" } else { "Lea Petit" };
            let mut activity = crate::case::activity(TITLES[title], &format!("{start}[Europe/London]"), length, &[who]);
            activity.deals = [Some(one), other].into_iter().flatten().map(link).collect();
            activity.deals.sort();
            activity.deals.dedup();
            activity
        }).collect();
        activities.sort_by(|a, b| a.start.known().cmp(&b.start.known()));
        let now = TODAY.at(9, 0, 0, 0).in_tz("Europe/London").unwrap();
        let prospects = Prospects::of(&deals, &activities, &calibration, &settings.pipeline, &settings.house, TODAY);
        let pipeline = Pipeline::of(&deals, &activities, &prospects, &settings, false);
        let all = parts(&sam, &activities, &settings.catalogue, &settings.house, &now);
        let memory = Memory::default();
        let outlook = pipeline.outlook(Some(&sam), all.iter(), &settings.house, &now, &memory);
        let last = TODAY.saturating_add((i64::from(weeks) * 7 - 1).days());
        for asking in &outlook.asking {
            // Known load of the weeks shown, as the panel has it.
            let known: f64 = all.iter().filter(|part| (TODAY..=last).contains(&part.date)).map(|part| part.share_with(asking.deal).in_hours()).sum();
            let expected: f64 = asking.hours.iter().sum();
            let poc = pipeline.activities_of(asking.deal).iter().any(|activity| settings.catalogue.kind_of(activity).id.starts_with("poc"));
            let profile = settings.profiles.of(asking.prospect.segment.unwrap().id()).unwrap();
            let whole: f64 = profile.items.iter().map(|item| {
                let bundle = if poc { 1.0 } else { profile.chance_of(item.bundle.as_deref()) };
                settings.catalogue.hours_of(&item.kind).in_hours() * item.count * item.chance() * bundle
            }).sum();
            prop_assert!(known > whole || known + expected <= whole + 0.125 + 1e-9, "{known} + {expected} > {whole}");
        }
        // What the weeks come to is the sum of the deals, none of them twice.
        for (week, sum) in outlook.weeks.iter().enumerate() {
            let each: f64 = outlook.asking.iter().map(|asking| asking.hours[week]).sum();
            prop_assert!((sum.mean() / 4.0 - each).abs() < 1e-9, "week {week}");
        }
    }
}

#[test]
fn one_changed_deal_leaves_the_weeks_of_everybody_else_as_they_were_computed() {
    let settings = settings_with(|_| {});
    let calibration = Calibration::default();
    let deals = |chance: f64| -> Vec<Deal> {
        let of = |number: usize, chance: f64| {
            let close = TODAY.saturating_add((20 + 10 * number as i64).days());
            let mut deal = deal(STAGES[number % 5], 50_000, chance, Some(close));
            deal.key.id = Some(number.to_string().into());
            deal.se = known(person(["Sam Okafor", "Lea Petit"][number % 2]), "Sales engineer");
            deal
        };
        (0..6).map(|number| of(number, if number == 2 { chance } else { 0.3 })).collect()
    };
    let (before, after) = (deals(0.4), deals(0.8));
    let now = TODAY.at(9, 0, 0, 0).in_tz("Europe/London").unwrap();
    let memory = Memory::default();
    let weeks = |deals: &[Deal], name: &str, memory: &Memory| {
        let prospects = Prospects::of(deals, &[], &calibration, &settings.pipeline, &settings.house, TODAY);
        let pipeline = Pipeline::of(deals, &[], &prospects, &settings, false);
        pipeline.outlook(Some(&person(name)), std::iter::empty(), &settings.house, &now, memory).weeks
    };
    let kept = ["Sam Okafor", "Lea Petit"].map(|name| weeks(&before, name, &memory));
    let [sam, lea] = ["Sam Okafor", "Lea Petit"].map(|name| weeks(&after, name, &memory));
    assert!(lea.iter().zip(&kept[1]).all(|(now, before)| std::rc::Rc::ptr_eq(now, before)));
    // Sam's are what they are without any memory.
    assert!(sam.iter().zip(&kept[0]).any(|(now, before)| now != before));
    assert_eq!(sam, weeks(&after, "Sam Okafor", &Memory::default()));
}

fn mid(stage: Stage, close: Date) -> (Settings, Deal) {
    (settings_with(|_| {}), deal(stage, 50_000, 0.6, Some(close)))
}

#[test]
fn a_close_date_that_the_work_cannot_meet_is_said_with_its_hours_and_days() {
    // The rule's own example: a mid-sized deal in evaluation, six days before its close.
    let (settings, deal) = mid(Stage::Evaluation, date(2026, 11, 30));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let short = ask(&prospect, &KnownOfDeal::default(), &settings, 6);
    assert!((short.hours_to_close() - 30.7).abs() < 1e-9);
    assert_eq!((short.days, short.is_supported()), (6, false));
    // What does not fit below the ceiling of 12 h comes after the close instead of being lost.
    let won = [0.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    let short = ask(&prospect, &KnownOfDeal::default(), &settings, 13);
    let means: Vec<f64> = (0..13).map(|week| short.load().week(week, &won).mean() / 4.0).collect();
    assert!(means[0] > 11.0 && means[0] < 12.0 + 1e-9 && means[2] > 3.0, "{means:?}");
    assert!((means.iter().sum::<f64>() - 30.7).abs() < 0.2, "{means:?}");
    let (_, later) = mid(Stage::Evaluation, date(2027, 2, 1));
    let prospect = self::prospect(&later, &settings, &calibration);
    assert!(ask(&prospect, &KnownOfDeal::default(), &settings, 6).is_supported());
}

#[test]
fn known_hours_of_a_deal_leave_less_room_below_its_ceiling() {
    // Six days before the close a mid-sized deal fills its 12 hours; eight that are known leave four, ten and a half one and a half.
    let (settings, deal) = mid(Stage::Evaluation, date(2026, 11, 30));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let won = [0.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    let most = |known: f64| {
        let weeks = [known, 0.0, 0.0].map(Effort::hours).to_vec();
        let load = ask(&prospect, &KnownOfDeal { weeks, ..KnownOfDeal::default() }, &settings, 3).load();
        load.week(0, &won).iter().filter(|(_, chance)| *chance > 0.0).map(|(quarters, _)| quarters).max()
    };
    assert_eq!([0.0, 8.0, 10.5, 13.0].map(most), [48, 16, 6, 0].map(Some));
}

/// Quarter hours of each week with their chances, if a deal of this profile in evaluation is won on Friday, 18 December: of twenty
/// working days evaluation has the first ten.
fn weeks_of_evaluation(kind: &str, count: f64) -> Vec<Vec<(i64, f64)>> {
    let items = json!([{ "stage": "evaluation", "kind": kind, "count": count }]);
    let size = json!({ "id": "smb", "ceiling": 40, "hand_off_days": 7, "bundles": [], "items": items });
    let settings = settings_with(|document| document["profiles"]["sizes"] = json!([size]));
    let (deal, calibration) = (deal(Stage::Evaluation, 1_000, 0.5, Some(date(2026, 12, 18))), Calibration::default());
    let load = ask(&prospect(&deal, &settings, &calibration), &KnownOfDeal::default(), &settings, 3).load();
    let week = |week| load.week(week, &[0.0, 0.0, 0.0, 0.0, 1.0, 0.0]);
    (0..3).map(|at| week(at).iter().filter(|(_, chance)| *chance > 1e-12).collect()).collect()
}

#[test]
fn each_item_falls_whole_into_a_week_of_its_own_and_support_is_spread() {
    let near = |found: &[(i64, f64)], wanted: &[(i64, f64)]| {
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        let pairs = found.iter().zip(wanted);
        assert!(pairs.into_iter().all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-12), "{found:?} {wanted:?}");
    };
    // Two questionnaires of three hours, each in either week; of one and a half the second takes half the time.
    for (count, wanted) in
        [(2.0, vec![(0, 0.25), (12, 0.5), (24, 0.25)]), (1.5, vec![(0, 0.25), (6, 0.25), (12, 0.25), (18, 0.25)])]
    {
        let weeks = weeks_of_evaluation("security_q", count);
        near(&weeks[0], &wanted);
        near(&weeks[1], &wanted);
        near(&weeks[2], &[(0, 1.0)]);
    }
    // Two weeks of support at four hours: four in each, for certain.
    let weeks = weeks_of_evaluation("poc_support", 2.0);
    near(&weeks[0], &[(16, 1.0)]);
    near(&weeks[1], &[(16, 1.0)]);
    near(&weeks[2], &[(0, 1.0)]);
}

#[test]
fn what_lies_ahead_takes_off_what_the_deal_still_asks_for() {
    // An enterprise's deal has a briefing in discovery, which is behind it, and one in negotiation.
    let settings = settings_with(|_| {});
    let deal = deal(Stage::Evaluation, 200_000, 0.6, Some(date(2027, 6, 1)));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let left = |ahead: &[bool]| {
        let done = |ahead: &bool| Done { group: "exec_briefing", kind: "exec_briefing", ahead: *ahead };
        let known = KnownOfDeal { done: ahead.iter().map(done).collect(), ..KnownOfDeal::default() };
        ask(&prospect, &known, &settings, 6).hours_to_close()
    };
    assert!((left(&[]) - left(&[true]) - 3.5).abs() < 1e-9, "the one of negotiation");
    assert!((left(&[]) - left(&[false])).abs() < 1e-9, "the one of discovery");
    assert!((left(&[]) - left(&[false, true]) - 3.5).abs() < 1e-9);
    assert!((left(&[]) - left(&[false, false]) - 3.5).abs() < 1e-9, "two were held: both");
}

#[test]
fn an_expansion_is_bound_by_its_own_smaller_profile() {
    // Of 39 hours 20.9 lie before the proposal, of which an existing customer takes six tenths.
    let (settings, deal) = mid(Stage::Discovery, date(2027, 2, 1));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let left = |expansion: bool, known: f64| {
        let known = KnownOfDeal { total: Effort::hours(known), expansion, ..KnownOfDeal::default() };
        let ask = ask(&prospect, &known, &settings, 13);
        ask.items.iter().map(|item| item.count * item.hours * ask.chance_of(item)).sum::<f64>()
    };
    let (whole, less) = (left(false, 0.0), left(true, 0.0));
    assert!((whole - less - 0.4 * 20.9).abs() < 1e-9, "{whole} {less}");
    for (expansion, all) in [(false, whole), (true, less)] {
        assert!((left(expansion, 10.0) - (all - 10.0)).abs() < 1e-9);
        assert_eq!(left(expansion, 40.0), 0.0);
    }
}

#[test]
fn one_activity_takes_one_item_of_its_group_off() {
    let (settings, deal) = mid(Stage::Evaluation, date(2027, 2, 1));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let left = |done: &[(&'static str, bool)]| {
        let done = done
            .iter()
            .map(|(kind, ahead)| Done { group: settings.catalogue.kind(kind).unwrap().group(), kind, ahead: *ahead })
            .collect();
        ask(&prospect, &KnownOfDeal { done, ..KnownOfDeal::default() }, &settings, 6).hours_to_close()
    };
    let whole = 30.7;
    assert!((left(&[]) - whole).abs() < 1e-9);
    assert!((left(&[("demo", true)]) - (whole - 3.5)).abs() < 1e-9);
    assert!((left(&[("demo_onsite", false)]) - (whole - 3.5)).abs() < 1e-9, "whatever its hours");
    assert!((left(&[("demo", false), ("demo_intro", true), ("demo", true)]) - (whole - 7.0)).abs() < 1e-9);
    assert!((left(&[("discovery", false)]) - whole).abs() < 1e-9, "of a stage already passed");
    // A POC that was begun comes for certain: 60 % of its 21 h more, less the 3.5 h of what was begun.
    assert!((left(&[("poc_scoping", false)]) - (whole + 0.6 * 21.0 - 3.5)).abs() < 1e-9);
    // Once its results were read out it is over.
    assert!((left(&[("poc_scoping", false), ("poc_readout", false)]) - (whole - 8.4)).abs() < 1e-9);
    // It stays over, whatever else was called a POC's afterwards.
    assert!((left(&[("poc_readout", false), ("poc_checkin", false)]) - (whole - 8.4)).abs() < 1e-9);
}

#[test]
fn what_several_entered_takes_one_item_off_as_it_is_one_meeting_of_the_known_load() {
    let (settings, mut deal) = mid(Stage::Evaluation, date(2027, 2, 1));
    deal.se = known(person("Sam Okafor"), "SE");
    let calibration = Calibration::default();
    let now = TODAY.at(9, 0, 0, 0).in_tz("Europe/London").unwrap();
    let met = |meetings: &[(&str, &str, Option<i64>)]| {
        let activities: Vec<Activity> = meetings
            .iter()
            .map(|(title, clock, hours)| {
                let start = format!("2026-11-20T{clock}[Europe/London]");
                let mut activity = crate::case::activity(title, &start, *hours, &["Sam Okafor"]);
                activity.deals = vec![DealLink::to(&deal)];
                activity
            })
            .collect();
        let deals = std::slice::from_ref(&deal);
        let prospects = Prospects::of(deals, &activities, &calibration, &settings.pipeline, &settings.house, TODAY);
        let pipeline = Pipeline::of(deals, &activities, &prospects, &settings, false);
        let sam = person("Sam Okafor");
        let parts = parts(&sam, &activities, &settings.catalogue, &settings.house, &now);
        let outlook = pipeline.outlook(Some(&sam), parts.iter(), &settings.house, &now, &Memory::default());
        let demos =
            |kind: &str| outlook.asking[0].ask.items.iter().find(|item| item.kind == kind).map(|item| item.count);
        let delivered = parts.iter().filter(|part| part.piece == second_chair::workload::Piece::FollowUp).count();
        (demos("demo"), demos("deep_dive"), delivered)
    };
    // Of the two demos that a mid-sized deal takes one is left; what started between two twins takes nothing from that.
    assert_eq!(met(&[("Demo", "10:00", Some(1)), ("Demo", "10:05", Some(1))]), (Some(1.0), Some(1.0), 1));
    let between = [("Demo", "10:00", Some(1)), ("Deep dive", "10:02", Some(2)), ("Demo", "10:04", Some(1))];
    assert_eq!(met(&between), (Some(1.0), None, 2));
    // Six minutes apart they are two, and so are the first and the last of a chain.
    assert_eq!(met(&[("Demo", "10:00", Some(1)), ("Demo", "10:06", Some(1))]), (None, Some(1.0), 2));
    let chain = [("Demo", "10:00", Some(1)), ("Demo", "10:05", Some(1)), ("Demo", "10:10", Some(1))];
    assert_eq!(met(&chain), (None, Some(1.0), 2));
}

#[test]
fn weeks_without_working_days_take_nothing() {
    let (settings, deal) = mid(Stage::Negotiation, date(2026, 12, 31));
    let calibration = Calibration::default();
    let prospect = prospect(&deal, &settings, &calibration);
    let mut away = settings.house.clone();
    for day in 0..7 {
        away.holidays.insert(date(2026, 11, 30).saturating_add(day.days()), "Away".to_owned());
    }
    let horizon = Horizon::of(&away, TODAY, 6);
    let known = KnownOfDeal::default();
    let ask = Ask::of(&prospect, &known, &settings.profiles, &settings.pipeline, &settings.catalogue, &away, &horizon)
        .unwrap();
    let load = ask.load();
    let all = [0.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    assert_eq!(load.week(1, &all), Distribution::point(0));
    assert!(load.week(0, &all).mean() > 0.0 && load.week(2, &all).mean() > 0.0);
}
