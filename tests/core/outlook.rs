//! Distributions against enumeration.

use proptest::prelude::*;
use second_chair::outlook::Distribution;

fn sum(parts: &[(u32, f64)]) -> Distribution {
    parts
        .iter()
        .fold(Distribution::point(0), |sum, (value, chance)| sum.plus(&Distribution::if_it_happens(*value, *chance)))
}

#[test]
fn two_hundred_deals_at_thirty_percent() {
    // The check printed in rule C7: independent, 52 to 68 wins; with the market factor, 40 to 80.
    let wins = |chance: f64| sum(&vec![(1, chance); 200]);
    let independent = wins(0.3);
    assert_eq!((independent.quantile(0.1), independent.quantile(0.9)), (52, 68));
    let states = [(-0.6, 10.0), (-0.3, 20.0), (0.0, 40.0), (0.3, 20.0), (0.6, 10.0)];
    let parts: Vec<(f64, Distribution)> =
        states.iter().map(|(s, weight)| (*weight, wins(0.3 + 0.3 * 0.7 * s))).collect();
    let together = Distribution::mixture(&parts).unwrap();
    assert_eq!((together.quantile(0.1), together.quantile(0.9)), (40, 80));
    assert!((together.mean() - 60.0).abs() < 1e-9);
}

#[test]
fn chances_out_of_range_and_no_numbers_are_bounded() {
    for (given, chance) in [(f64::NAN, 0.0), (-3.0, 0.0), (7.0, 1.0)] {
        assert!((Distribution::if_it_happens(4, given).above(0) - chance).abs() < 1e-15);
    }
    assert_eq!(Distribution::mixture::<Distribution>(&[]), None);
    assert_eq!(Distribution::mixture(&[(0.0, Distribution::point(1))]), None);
}

/// The chances of the sum by its definition.
fn by_definition(one: &Distribution, other: &Distribution) -> std::collections::BTreeMap<i64, f64> {
    let mut sums = std::collections::BTreeMap::new();
    for (value, chance) in one.iter() {
        for (more, of_more) in other.iter() {
            *sums.entry(value + more).or_insert(0.0) += chance * of_more;
        }
    }
    sums
}

proptest! {
    /// Lists of every length, with the gaps that whole tasks leave.
    #[test]
    fn two_amounts_together_are_what_the_definition_says(
        one in prop::collection::vec(prop_oneof![Just(0.0), 0.001_f64..1.0], 1..70),
        other in prop::collection::vec(prop_oneof![Just(0.0), 0.001_f64..1.0], 1..70),
        limit in -2_i64..150,
    ) {
        let of = |weights: &[f64]| {
            let parts: Vec<_> = weights.iter().zip(0..).map(|(weight, value)| (*weight, Distribution::point(value))).collect();
            Distribution::mixture(&parts).unwrap_or_else(|| Distribution::point(3))
        };
        let (one, other) = (of(&one), of(&other));
        let wanted = by_definition(&one, &other);
        let sum = one.plus(&other);
        prop_assert_eq!(sum.iter().count(), wanted.len());
        for (value, chance) in sum.iter() {
            prop_assert!(chance >= 0.0 && (chance - wanted[&value]).abs() < 1e-15, "{} {} {}", value, chance, wanted[&value]);
        }
        prop_assert!((sum.iter().map(|(_, chance)| chance).sum::<f64>() - 1.0).abs() < 1e-12);
        let above: f64 = wanted.iter().filter(|(value, _)| **value > limit).map(|(_, chance)| chance).sum();
        prop_assert!((sum.above(limit) - above).abs() < 1e-12);
        for share in [0.1, 0.5, 0.9] {
            let mut reached = 0.0;
            let quantile = wanted.iter().find(|(_, chance)| { reached += **chance; reached >= share - 1e-12 });
            prop_assert_eq!(Some(sum.quantile(share)), quantile.map(|(value, _)| *value));
        }
    }
}

proptest! {
    #[test]
    fn sums_equal_enumeration(parts in prop::collection::vec((0_u32..20, 0.0_f64..=1.0), 0..9)) {
        let computed = sum(&parts);
        let mut all = 0.0;
        for (value, chance) in computed.iter() {
            let mut enumerated = 0.0;
            for happens in 0..1_u32 << parts.len() {
                let is = |index: usize| happens >> index & 1 == 1;
                let total: u32 = parts.iter().enumerate().filter(|(index, _)| is(*index)).map(|(_, part)| part.0).sum();
                if i64::from(total) == value {
                    enumerated += parts.iter().enumerate().map(|(index, part)| if is(index) { part.1 } else { 1.0 - part.1 }).product::<f64>();
                }
            }
            prop_assert!((chance - enumerated).abs() < 1e-12);
            all += chance;
        }
        prop_assert!((all - 1.0).abs() < 1e-12);
        let mean: f64 = parts.iter().map(|(value, chance)| f64::from(*value) * chance).sum();
        prop_assert!((computed.mean() - mean).abs() < 1e-9);
    }
}

/// Deals at stages, on Monday, 23 November 2026.
mod prospects {
    use super::super::case::{activity, known, read};
    use jiff::civil::{Date, date};
    use second_chair::model::{Activity, Currency, Deal, Field, Money, Stage};
    use second_chair::outlook::{
        Calibration, ChanceBasis, CloseBasis, Market, Period, PipelineSettings, Prospects, Segment, Slipping,
        WeightReason,
    };
    use second_chair::settings::{Effective, OwnSettings, Settings, defaults};

    const TODAY: Date = date(2026, 11, 23);

    fn open(stage: Stage, amount: i64, shown: Option<f64>, close: Option<Date>) -> Deal {
        let mut deal = read().deal;
        deal.stage = known(stage, "Stage");
        deal.amount = known(Money::of_minor(amount * 100, Currency::of("USD").unwrap()), "Amount");
        deal.chance = shown.map_or(Field::Absent, |shown| known(shown, "Chance"));
        deal.close = close.map_or(Field::Absent, |close| known(close, "Close"));
        deal
    }

    fn settings(set: &str) -> Settings {
        let (own, problems) = OwnSettings::read(&format!(r#"{{"format":2,"set":{{"pipeline":{set}}}}}"#)).unwrap();
        assert_eq!(problems, []);
        let mut effective = Effective::defaults().unwrap();
        assert_eq!(effective.resolve(None, &own.set), []);
        effective.settings
    }

    fn about(mut activity: Activity, deal: &Deal) -> Activity {
        let key = deal.key.clone();
        activity.deals = vec![second_chair::model::DealLink { key, name: deal.name.clone(), account: None }];
        activity
    }

    /// What one deal among others comes to.
    fn of<T>(
        deal: &Deal,
        others: &[Deal],
        activities: &[Activity],
        settings: &Settings,
        ask: impl Fn(&second_chair::outlook::Prospect) -> T,
    ) -> T {
        let deals: Vec<Deal> = others.iter().chain([deal]).cloned().collect();
        let calibration = Calibration::default();
        let pipeline: &PipelineSettings = &settings.pipeline;
        let prospects = Prospects::of(&deals, activities, &calibration, pipeline, &settings.house, TODAY);
        ask(&prospects.of_deal(deal).unwrap())
    }

    fn near(one: f64, other: f64) {
        assert!((one - other).abs() < 0.005, "{one} is not {other}");
    }

    #[test]
    fn reach_as_printed_in_rule_c5() {
        let deal = open(Stage::Evaluation, 40_000, Some(0.6), Some(date(2027, 1, 20)));
        let settings = settings(r#"{"chances":[{"stage":"evaluation","chance":0.6}]}"#);
        of(&deal, &[], &[], &settings, |prospect| {
            let reach = |stage| prospect.reach(stage, prospect.p());
            near(reach(Stage::Discovery), 1.0);
            near(reach(Stage::Evaluation), 1.0);
            near(reach(Stage::Proposal), 0.80);
            near(reach(Stage::Negotiation), 0.67);
            near(reach(Stage::Won), 0.60);
            near(prospect.reach(Stage::Proposal, 0.0), 0.0);
            near(prospect.reach(Stage::Proposal, 1.0), 1.0);
        });
    }

    #[test]
    fn a_chance_comes_from_the_first_source_that_says_something() {
        let default = defaults().unwrap();
        let ask = |deal: &Deal, others: &[Deal], settings: &Settings| {
            of(deal, others, &[], settings, |prospect| {
                (prospect.chance.p, prospect.chance.basis, prospect.chance.factory)
            })
        };
        let shown = |chance| open(Stage::Proposal, 40_000, Some(chance), None);
        assert_eq!(ask(&open(Stage::Proposal, 40_000, None, None), &[], default), (0.56, ChanceBasis::Stage, false));
        assert_eq!(ask(&shown(0.45), &[], default), (0.45, ChanceBasis::Crm, false));
        // 80 % is what one vendor ships for a proposal.
        assert_eq!(ask(&shown(0.8), &[], default), (0.56, ChanceBasis::Stage, true));
        // What most deals of the stage show is this CRM's own constant, and then the vendor's was entered by somebody.
        let others = vec![shown(0.45); 6];
        assert_eq!(ask(&shown(0.45), &others, default), (0.56, ChanceBasis::Stage, true));
        assert_eq!(ask(&shown(0.8), &others, default), (0.8, ChanceBasis::Crm, false));
        assert_eq!(ask(&shown(0.45), &others[..3], default), (0.45, ChanceBasis::Crm, false));
        let table = settings(
            r#"{"chances":[{"stage":"proposal","chance":0.5},{"stage":"proposal","segment":"mid","chance":0.3}]}"#,
        );
        assert_eq!(ask(&shown(0.45), &[], &table), (0.3, ChanceBasis::Table, false));
        assert_eq!(ask(&open(Stage::Proposal, 200_000, Some(0.45), None), &[], &table).0, 0.5);
    }

    #[test]
    fn segments_by_amount_in_their_currency() {
        let segment = |amount, settings: &Settings| {
            of(&open(Stage::Proposal, amount, None, None), &[], &[], settings, |prospect| prospect.segment)
        };
        let default = defaults().unwrap();
        assert_eq!(segment(24_999, default), Some(Segment::Smb));
        assert_eq!(segment(25_000, default), Some(Segment::Mid));
        assert_eq!(segment(100_000, default), Some(Segment::Enterprise));
        assert_eq!(segment(100_000, &settings(r#"{"segments":{"currency":"EUR"}}"#)), None);
    }

    #[test]
    fn the_day_of_the_close_and_what_silence_takes() {
        let default = defaults().unwrap();
        let ask = |close: Option<Date>, last: Option<&str>| {
            let deal = open(Stage::Negotiation, 40_000, None, close);
            let last: Vec<Activity> =
                last.iter().map(|start| about(activity("Call", start, None, &[]), &deal)).collect();
            of(&deal, &[], &last, default, |prospect| {
                (prospect.close.date, prospect.close.basis, prospect.weight.multiplier, prospect.weight.reason)
            })
        };
        // Fifteen working days from Monday, 23 November: Monday, 14 December.
        let usual = date(2026, 12, 14);
        let ahead = date(2027, 2, 1);
        assert_eq!(ask(Some(ahead), None), (ahead, CloseBasis::Crm, 1.0, None));
        assert_eq!(ask(Some(TODAY), None), (TODAY, CloseBasis::Crm, 1.0, None));
        assert_eq!(ask(None, None), (usual, CloseBasis::Missing, 1.0, None));
        let past = |day: Date| CloseBasis::Past(day);
        let first = date(2026, 10, 24);
        assert_eq!(ask(Some(first), None), (usual, past(first), 0.5, Some(WeightReason::Past(30))));
        let second = date(2026, 10, 23);
        assert_eq!(ask(Some(second), None), (usual, past(second), 0.25, Some(WeightReason::Past(31))));
        let last = date(2026, 8, 25);
        assert_eq!(ask(Some(last), None), (usual, past(last), 0.25, Some(WeightReason::Past(90))));
        let third = date(2026, 8, 24);
        assert_eq!(ask(Some(third), None), (usual, past(third), 0.0, Some(WeightReason::Dormant(91))));
        let quiet = |days| Some(WeightReason::Idle(days));
        assert_eq!(ask(Some(ahead), Some("2026-10-09T10:00[Europe/London]")), (ahead, CloseBasis::Crm, 0.5, quiet(45)));
        assert_eq!(ask(Some(ahead), Some("2026-10-10T10:00[Europe/London]")).2, 1.0);
        // The smallest counts, not the product.
        assert_eq!(ask(Some(second), Some("2026-10-01T10:00[Europe/London]")).2, 0.25);
        assert_eq!(ask(Some(first), Some("2026-12-01T10:00[Europe/London]")).3, Some(WeightReason::Past(30)));
    }

    #[test]
    fn won_in_the_period_as_in_rule_c6() {
        let default = defaults().unwrap();
        let quarter = Period { first: date(2026, 10, 1), last: date(2026, 12, 31) };
        let holds = |stage, close, slipping| {
            of(&open(stage, 40_000, None, close), &[], &[], default, |prospect| {
                prospect.holds_its_date(quarter, slipping)
            })
        };
        let ahead = Some(date(2026, 12, 31));
        assert_eq!(holds(Stage::Negotiation, ahead, Slipping::AsUsual), 0.85);
        assert_eq!(holds(Stage::Proposal, ahead, Slipping::AsUsual), 0.64);
        assert_eq!(holds(Stage::Proposal, ahead, Slipping::DatesHold), 1.0);
        let past = Some(date(2026, 11, 22));
        assert_eq!(holds(Stage::Negotiation, past, Slipping::AsUsual), 0.35);
        assert_eq!(holds(Stage::Negotiation, past, Slipping::DatesHold), 0.35);
        assert_eq!(holds(Stage::Negotiation, Some(date(2027, 1, 1)), Slipping::AsUsual), 0.0);
        assert_eq!(holds(Stage::Negotiation, None, Slipping::DatesHold), 0.0);
        let p = of(&open(Stage::Negotiation, 40_000, Some(0.7), ahead), &[], &[], default, |prospect| {
            prospect.in_period(quarter, Slipping::AsUsual)
        });
        near(p, 0.595);
    }

    #[test]
    fn a_close_date_that_the_crm_filled_in_counts_as_missing() {
        let settings = settings(r#"{"automatic_close":"month_end"}"#);
        let mut deal = open(Stage::Negotiation, 40_000, None, Some(date(2026, 11, 30)));
        deal.created = known(date(2026, 11, 3), "Created");
        let basis = |deal: &Deal, settings: &Settings| of(deal, &[], &[], settings, |prospect| prospect.close.basis);
        assert_eq!(basis(&deal, &settings), CloseBasis::Automatic(date(2026, 11, 30)));
        assert_eq!(basis(&deal, defaults().unwrap()), CloseBasis::Crm);
        deal.created = known(date(2026, 10, 3), "Created");
        assert_eq!(basis(&deal, &settings), CloseBasis::Crm);
        // What is missing is not past, however long ago it would have been.
        deal.created = known(date(2026, 6, 3), "Created");
        deal.close = known(date(2026, 6, 30), "Close");
        let weight = |settings: &Settings| of(&deal, &[], &[], settings, |prospect| prospect.weight);
        assert_eq!((weight(&settings).multiplier, weight(&settings).reason), (1.0, None));
        assert_eq!(weight(defaults().unwrap()).reason, Some(WeightReason::Dormant(146)));
    }

    #[test]
    fn the_market_leaves_every_chance_as_it_is_in_the_mean() {
        for market in [defaults().unwrap().pipeline.market(), Market::independent()] {
            let weights: f64 = market.states().map(|state| state.weight).sum();
            assert!((weights - 1.0).abs() < 1e-12);
            for p in [0.0, 0.01, 0.3, 0.5, 0.99, 1.0] {
                let chances: Vec<f64> = market.states().map(|state| state.chance(p)).collect();
                assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
                let mean: f64 = market.states().map(|state| state.weight * state.chance(p)).sum();
                assert!((mean - p).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn what_cannot_hold_in_these_settings_is_named() {
        let fault = |set: &str| {
            let (own, _) = OwnSettings::read(&format!(r#"{{"format":2,"set":{{"pipeline":{set}}}}}"#)).unwrap();
            let problems = Effective::defaults().unwrap().resolve(None, &own.set);
            problems.into_iter().map(|problem| (problem.path, problem.message.id)).collect::<Vec<_>>()
        };
        let one = |path: &str, id: &str| vec![(path.to_owned(), id.to_owned())];
        assert_eq!(fault(r#"{"segments":{"mid":200000}}"#), one("pipeline.segments.mid", "settings-segments"));
        assert_eq!(fault(r#"{"quiet":{"past_days":91}}"#), one("pipeline.quiet.past_days", "settings-quiet"));
        assert_eq!(
            fault(r#"{"market":{"states":[{"shift":0.5,"weight":1}]}}"#),
            one("pipeline.market.states", "settings-market")
        );
        assert_eq!(fault(r#"{"stages":[]}"#), one("pipeline.stages", "settings-stages"));
    }
}

/// Snapshots of a pipeline, and what is measured by them.
mod track {
    use jiff::civil::date;
    use second_chair::model::{Deal, Field, Stage};
    use second_chair::outlook::{ChanceBasis, Prospects, Snapshot, Track};
    use second_chair::settings::defaults;

    use super::super::case::{known, read};

    fn deal(number: usize, stage: Stage, chance: Option<f64>) -> Deal {
        let mut deal = read().deal;
        deal.key.id = Some(number.to_string().into());
        deal.name = format!("Deal {number}");
        deal.stage = known(stage, "Stage");
        deal.chance = chance.map_or(Field::Absent, |chance| known(chance, "Chance"));
        deal
    }

    fn noon(day: jiff::civil::Date) -> jiff::Zoned {
        day.at(12, 0, 0, 0).in_tz("Europe/London").unwrap()
    }

    /// 40 deals stood at the proposal in October, shown at 60 %; 14 were won, 21 lost, and 5 are open still.
    fn history() -> (Track, Vec<Deal>) {
        let before: Vec<Deal> = (0..40).map(|number| deal(number, Stage::Proposal, Some(0.6))).collect();
        let mut track = Track::default();
        for day in [date(2026, 10, 7), date(2026, 10, 14)] {
            track.keep("https://crm.example", Snapshot::of(&before, &noon(day)));
        }
        let stage = |number| match number {
            0..14 => Stage::Won,
            14..35 => Stage::Lost,
            _ => Stage::Negotiation,
        };
        (track, (0..40).map(|number| deal(number, stage(number), None)).collect())
    }

    #[test]
    fn own_history_counts_from_thirty_deals_on() {
        let (track, now) = history();
        let calibration = track.calibration("https://crm.example", &now);
        let ended = calibration.from_stage(Stage::Proposal);
        assert_eq!((ended.closed, ended.won), (35, 14));
        assert_eq!(calibration.from_stage(Stage::Negotiation).closed, 0);
        let (shown, ended) = calibration.shown_at(0.62).unwrap();
        assert_eq!((shown, ended.closed, ended.won), (0.6, 35, 14));
        let settings = defaults().unwrap();
        let of = |number: usize, deals: &[Deal]| {
            let calibration = track.calibration("https://crm.example", deals);
            let today = date(2026, 11, 23);
            let prospects = Prospects::of(deals, &[], &calibration, &settings.pipeline, &settings.house, today);
            prospects.of_deal(&deal(number, Stage::Proposal, Some(0.45))).unwrap().chance
        };
        // (14 + 20 × 56 %) ÷ (35 + 20), C4.
        assert!((of(99, &now).p - 25.2 / 55.0).abs() < 1e-12);
        assert_eq!(of(99, &now).basis, ChanceBasis::History { closed: 35, won: 14, start: 0.56 });
        // Thirty are enough, twenty-nine are not.
        assert_eq!(of(99, &now[5..]).basis, ChanceBasis::History { closed: 30, won: 9, start: 0.56 });
        assert!((of(99, &now[5..]).p - 20.2 / 50.0).abs() < 1e-12);
        assert_eq!(of(99, &now[6..]).basis, ChanceBasis::Crm);
        assert_eq!(track.calibration("https://other.example", &now), second_chair::outlook::Calibration::default());
    }

    #[test]
    fn a_snapshot_is_its_text_and_one_a_week_counts() {
        let (track, now) = history();
        assert_eq!(track.texts().count(), 2);
        let mut again = Track::default();
        for (origin, text) in track.texts().chain(track.texts()) {
            assert!(Snapshot::claims(&text));
            again.keep(origin, Snapshot::read(&text).unwrap());
        }
        assert!(again.texts().eq(track.texts()));
        assert_eq!(Snapshot::of(&now, &noon(date(2026, 11, 29))).key(), "week:2026-11-23");
        assert_eq!(Snapshot::of(&now, &noon(date(2026, 11, 29))).len(), 5);
        assert!(Snapshot::read("{\"week\":5}").is_err());
    }

    #[test]
    fn a_deal_that_had_no_id_is_known_by_its_name_and_account() {
        let mut before = deal(1, Stage::Proposal, Some(0.6));
        before.key.id = None;
        let mut track = Track::default();
        track.keep("https://crm.example", Snapshot::of(&[before], &noon(date(2026, 10, 7))));
        let won = deal(1, Stage::Won, None);
        let mut other = deal(1, Stage::Won, None);
        other.account = known("Fabrikam".to_owned(), "Account");
        let closed = |deal: Deal| track.calibration("https://crm.example", &[deal]).from_stage(Stage::Proposal).closed;
        assert_eq!(closed(won), 1);
        assert_eq!(closed(other), 0);
    }
}
