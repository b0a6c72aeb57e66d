//! Known load by week, by hand.

use second_chair::engine::Engine;

use crate::facts::{activities, deals, engine, hours, me, record, report};

const HUB: &str = "Data hub,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa K.,Sam Okafor,,";
const LAKE: &str = "Data lake,Contoso,In progress,86500,,United States dollar,60,2027-01-02,,Rosa K.,Sam Okafor,,";

/// One activity of Sam's: title, type and sub-type, status, start, end, and what follows.
fn row(title: &str, kind: &str, status: &str, start: &str, end: &str, place: &str, subjects: &str) -> String {
    format!("{title},{kind},{status},{start}:00,{end}:00,,No,{place},Sam O.,Sam Okafor,{subjects}")
}

fn with(rows: &[String]) -> Engine {
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = record("17", &[("card-name", "Data hub"), ("card-targets", "Contoso")], "2026-11-23T08:30:00Z");
    let mut engine = engine(&[deals(&[HUB, LAKE]), activities(&rows), page]);
    engine.set_settings(&me("se"));
    engine
}

/// Known load of the six weeks from Monday, 23 November 2026.
fn known(rows: &[String]) -> Vec<f64> {
    report(&with(rows), Some("17")).workload.unwrap().weeks.iter().map(|week| hours(&week.known)).collect()
}

const DEMO: &str = "Demonstration,Demonstration";
const MEETING: &str = "Meeting,Meeting";

#[test]
fn a_demo_has_preparation_before_and_follow_up_after() {
    // Tuesday 1 December: preparation on Friday and Monday, delivery as long as the CRM says, follow-up on Wednesday.
    let demo = row("Demo", DEMO, "Planned", "2026-12-01 10:00", "2026-12-01 11:30", "", "Data hub");
    assert_eq!(known(&[demo]), [1.0, 1.0 + 1.5 + 0.5, 0.0, 0.0, 0.0, 0.0]);
}

#[test]
fn preparation_that_would_lie_in_the_past_falls_on_today() {
    // Monday today, later today: both halves would lie in last week.
    let demo = row("Demo", DEMO, "Planned", "2026-11-23 16:00", "2026-11-23 17:00", "", "Data hub");
    assert_eq!(known(std::slice::from_ref(&demo))[0], 2.0 + 1.0 + 0.5);
    // Both halves of the preparation are one reason, of one day.
    let inputs = report(&with(&[demo]), Some("17")).workload.unwrap().weeks[0].known.inputs.clone();
    let pieces: Vec<_> = inputs.iter().map(|input| (input.part.as_deref(), input.value.as_deref())).collect();
    let wanted = [("piece-preparation", "2"), ("piece-delivery", "1"), ("piece-follow-up", "0.5")];
    assert_eq!(pieces, wanted.map(|(part, value)| (Some(part), Some(value))));
    // Held already: its preparation was last week.
    let held = row("Demo", DEMO, "Done", "2026-11-23 07:00", "2026-11-23 08:00", "", "Data hub");
    assert_eq!(known(&[held])[0], 1.0 + 0.5);
}

#[test]
fn follow_up_skips_the_weekend() {
    let friday = row("Demo", DEMO, "Planned", "2026-12-04 10:00", "2026-12-04 11:00", "", "Data hub");
    assert_eq!(known(&[friday]), [0.0, 2.0 + 1.0, 0.5, 0.0, 0.0, 0.0]);
}

#[test]
fn kinds_are_told_by_the_longest_words_of_the_title() {
    let hours_of = |title: &str, kind: &str| {
        let one = row(title, kind, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
        known(&[one])[2]
    };
    assert_eq!(hours_of("Introductory demo", MEETING), 0.5 + 1.0 + 0.25);
    assert_eq!(hours_of("POC read-out", MEETING), 2.0 + 1.0 + 0.5);
    assert_eq!(hours_of("POC weekly sync", MEETING), 0.25 + 1.0 + 0.25);
    assert_eq!(hours_of("Proof of concept", MEETING), 1.0);
    assert_eq!(hours_of("Something", DEMO), 2.0 + 1.0 + 0.5);
    assert_eq!(hours_of("Something", MEETING), 1.0);
}

#[test]
fn kinds_are_told_in_german_french_and_japanese() {
    let hours_of = |title: &str| {
        let one = row(title, MEETING, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
        known(&[one])[2]
    };
    for demo in
        ["Produktdemo", "Vorführung für den Einkauf", "Démonstration", "Démo – Contoso", "製品デモ", "デモ（本番）"]
    {
        assert_eq!(hours_of(demo), 3.5, "{demo}");
    }
    for readout in ["Pilotprojekt: Ergebnisse", "Restitution du pilote", "検証結果の報告"] {
        assert_eq!(hours_of(readout), 2.0 + 1.0 + 0.5, "{readout}");
    }
    for workshop in ["Atelier avec l'équipe", "ワークショップ"] {
        assert_eq!(hours_of(workshop), 4.0 + 1.0 + 2.0, "{workshop}");
    }
    assert_eq!(hours_of("Demokratie im Betrieb"), 1.0, "no word of its own");
}

#[test]
fn a_logged_e_mail_takes_no_time_whatever_it_is_about() {
    let mail = row("Demo recording", "Email,Email", "Done", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
    assert_eq!(known(&[mail]), [0.0; 6]);
}

#[test]
fn a_demo_at_the_customers_is_one_on_site_with_travel_once_a_day_and_place() {
    let demo =
        |start: &str, end: &str| row("Demo", "Demonstration,On the site", "Planned", start, end, "Lyon", "Data hub");
    let first = demo("2026-12-09 10:00", "2026-12-09 11:00");
    assert_eq!(known(std::slice::from_ref(&first))[2], 3.0 + 1.0 + 1.0 + 3.0);
    let workshop = row("Workshop", MEETING, "Planned", "2026-12-09 13:00", "2026-12-09 17:00", "Lyon", "Data lake");
    assert_eq!(known(&[first, workshop])[2], (3.0 + 1.0 + 1.0 + 3.0) + (4.0 + 4.0 + 2.0));
    let remote = row("Demo", DEMO, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "Zoom", "Data hub");
    assert_eq!(known(&[remote])[2], 2.0 + 1.0 + 0.5);
}

#[test]
fn what_is_called_off_is_nothing_and_a_no_show_keeps_its_preparation() {
    let demo =
        |status: &str| known(&[row("Demo", DEMO, status, "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub")])[2];
    assert_eq!(demo("Cancelled"), 0.0);
    assert_eq!(demo("Unsuccessful"), 2.0 + 0.25);
    assert_eq!(known(&[row("Demo (no-show)", DEMO, "Done", "2026-12-09 10:00", "2026-12-09 11:00", "", "")])[2], 2.25);
}

#[test]
fn twins_are_one_and_overlapping_delivery_counts_once() {
    let demo = row("Demo", DEMO, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
    let twin = row("Demo", DEMO, "Planned", "2026-12-09 10:05", "2026-12-09 11:05", "", "Data lake");
    let engine = with(&[demo.clone(), twin]);
    let weeks = report(&engine, Some("17")).workload.unwrap().weeks;
    assert_eq!((hours(&weeks[2].known), hours(&weeks[2].deal)), (3.5, 1.75), "shared equally between both deals");
    let other = row("Deep dive", MEETING, "Planned", "2026-12-09 10:30", "2026-12-09 12:00", "", "Data lake");
    assert_eq!(
        known(&[demo, other])[2],
        (2.0 + 1.0 + 0.5) + (1.5 + 1.0 + 0.5),
        "half an hour of the deep dive is covered"
    );
}

#[test]
fn a_demo_repeated_for_the_account_takes_half_the_preparation() {
    let demo = |date: &str, deal: &str| {
        row("Demo", DEMO, "Planned", &format!("{date} 10:00"), &format!("{date} 11:00"), "", deal)
    };
    assert_eq!(known(&[demo("2026-12-09", "Data hub"), demo("2026-12-17", "Data lake")])[3], 1.0 + 1.0 + 0.5);
    assert_eq!(known(&[demo("2026-12-02", "Data hub"), demo("2026-12-17", "Data lake")])[3], 2.0 + 1.0 + 0.5);
    // To whom nobody came nothing was shown.
    let missed = row("Demo", DEMO, "Unsuccessful", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
    assert_eq!(known(&[missed, demo("2026-12-17", "Data lake")])[3], 2.0 + 1.0 + 0.5);
}

#[test]
fn a_whole_day_is_no_twin_of_what_begins_at_its_midnight() {
    let all_day =
        "Workshop,Meeting,Meeting,Planned,2026-12-09 00:00:00,2026-12-09 23:59:00,,Yes,,Sam O.,Sam Okafor,Data hub";
    let night = row("Discovery", MEETING, "Planned", "2026-12-09 00:02", "2026-12-09 00:02", "", "Data hub");
    assert_eq!(known(&[all_day.to_owned(), night])[2], (4.0 + 4.0 + 2.0) + (0.5 + 1.0 + 0.5));
}

#[test]
fn a_dry_run_is_the_preparation_of_the_deals_next_activity() {
    let dry = row("Dry run", MEETING, "Planned", "2026-12-08 10:00", "2026-12-08 11:30", "", "Data hub");
    let demo = |deal: &str| row("Demo", DEMO, "Planned", "2026-12-10 10:00", "2026-12-10 11:00", "", deal);
    assert_eq!(known(&[dry.clone(), demo("Data hub")])[2], 1.5 + 1.0 + 0.5);
    assert_eq!(known(&[dry.clone(), demo("Data lake")])[2], 1.5 + 2.0 + 1.0 + 0.5, "another deal's demo");
    // A demo on two deals is the next of the first one, whatever the second had in between.
    let between = row("Data move", MEETING, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data lake");
    let of_both = [dry.clone(), between.clone(), demo("Data hub/Data lake")];
    assert_eq!(known(&of_both)[2], 1.5 + 1.0 + 1.0 + 0.5);
    // Only the next one is prepared by it.
    let next = row("Data move", MEETING, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
    assert_eq!(known(&[dry, next, demo("Data hub")])[2], 1.5 + 1.0 + 2.0 + 1.0 + 0.5);
}

#[test]
fn whole_day_entries_keep_the_day_that_the_crm_shows() {
    let all_day =
        "Workshop,Meeting,Meeting,Planned,2026-12-07 00:00:00,2026-12-07 23:59:00,,Yes,,Sam O.,Sam Okafor,Data hub";
    let engine = with(&[all_day.to_owned()]);
    let mut request = crate::facts::request(Some("17"));
    request.zone = "America/New_York".to_owned();
    let weeks = engine.report(&request).unwrap().workload.unwrap().weeks;
    assert_eq!(hours(&weeks[2].known), 4.0 + 2.0, "Monday's delivery, Tuesday's follow-up");
}

#[test]
fn whole_day_entries_count_the_catalogues_hours() {
    let all_day =
        "Workshop,Meeting,Meeting,Planned,2026-12-09 00:00:00,2026-12-10 23:59:00,,Yes,,Sam O.,Sam Okafor,Data hub";
    assert_eq!(known(&[all_day.to_owned()])[2], 4.0 + 4.0 + 2.0);
}

#[test]
fn internal_work_fills_the_overhead_first() {
    let meeting = |day: u8, hours: u8| {
        row(
            "Team meeting",
            MEETING,
            "Planned",
            &format!("2026-12-{day:02} 08:00"),
            &format!("2026-12-{day:02} {:02}:00", 8 + hours),
            "",
            "",
        )
    };
    assert_eq!(known(&[meeting(7, 8)])[2], 0.0);
    assert_eq!(known(&[meeting(7, 8), meeting(8, 8)])[2], 16.0 - 12.0, "30 % of 40 hours are overhead");
    // The reasons come to the figure: what fits into the overhead is taken off again.
    let week = &report(&with(&[meeting(7, 8), meeting(8, 8)]), Some("17")).workload.unwrap().weeks[2];
    let (less, parts) = week.known.inputs.split_last().unwrap();
    let of = |input: &second_chair::report::view::Input| input.value.as_deref().unwrap().parse::<f64>().unwrap();
    assert_eq!((less.label.id.as_str(), of(less)), ("input-in-overhead", 12.0));
    assert_eq!(parts.iter().map(of).sum::<f64>() - of(less), hours(&week.known));
}

#[test]
fn leave_lowers_the_capacity_and_is_no_load() {
    let leave =
        "Holidays,Unavailability,Holidays,Planned,2026-12-09 00:00:00,2026-12-10 23:59:00,,Yes,,Sam O.,Sam Okafor,";
    let engine = with(&[leave.to_owned()]);
    let weeks = report(&engine, Some("17")).workload.unwrap().weeks;
    let capacity: Vec<f64> = weeks.iter().map(|week| hours(&week.capacity)).collect();
    assert_eq!(capacity, [28.0, 28.0, 16.8, 28.0, 28.0, 28.0]);
    let taken = &weeks[2].capacity.inputs[1];
    assert_eq!((taken.value.as_deref(), taken.source.as_ref().unwrap().title.as_str()), (Some("16"), "Holidays"));
    assert_eq!(hours(&weeks[2].known), 0.0);
}

#[test]
fn days_and_weeks_are_those_of_the_viewers_zone() {
    // 23:30 on Sunday in London is Monday in Berlin.
    let late = row("Discovery", MEETING, "Planned", "2026-12-06 23:30", "2026-12-07 00:30", "", "Data hub");
    let engine = with(&[late]);
    let mut request = crate::facts::request(Some("17"));
    let deliveries = |request: &second_chair::report::view::ReportRequest| {
        let weeks = engine.report(request).unwrap().workload.unwrap().weeks;
        weeks.iter().map(|week| hours(&week.known)).collect::<Vec<_>>()
    };
    assert_eq!(deliveries(&request), [0.0, 1.5, 0.5, 0.0, 0.0, 0.0]);
    request.zone = "Europe/Berlin".to_owned();
    assert_eq!(deliveries(&request), [0.0, 0.5, 1.5, 0.0, 0.0, 0.0]);
}

#[test]
fn a_night_the_clock_changes_is_as_long_as_it_is() {
    // 25 October 2026: the clock goes back at 02:00 in London, so that 00:30 to 02:30 takes three hours.
    let night = row("Data move", MEETING, "Planned", "2026-10-25 00:30", "2026-10-25 02:30", "", "Data hub");
    let engine = with(&[night]);
    let mut request = crate::facts::request(Some("17"));
    request.now = "2026-10-20T09:00:00Z".to_owned();
    let weeks = engine.report(&request).unwrap().workload.unwrap().weeks;
    assert_eq!(hours(&weeks[0].known), 3.0);
}

#[test]
fn bands_follow_the_load_and_stay_silent_where_too_little_is_known() {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let held = |count: i32| -> Vec<String> {
        (1..=count)
            .map(|back| {
                row(
                    "Discovery",
                    MEETING,
                    "Done",
                    &format!("{} 09:00", day(back)),
                    &format!("{} 10:00", day(back)),
                    "",
                    "",
                )
            })
            .collect()
    };
    let band = |count: i32, hours: u8| {
        let mut rows = held(count);
        // POC set-up takes nothing but its own length.
        for weekday in 0..4 {
            let date = format!("2026-12-{:02}", 7 + weekday);
            rows.push(row(
                "POC set-up",
                MEETING,
                "Planned",
                &format!("{date} 09:00"),
                &format!("{date} {:02}:00", 9 + hours),
                "",
                "",
            ));
        }
        let mut engine = with(&rows);
        let mut own: serde_json::Value = serde_json::from_str(&me("se")).unwrap();
        // Deals that ask for nothing, so that the median is the known load.
        own["set"] = serde_json::json!({ "profiles": { "sizes": { "mid": { "items": [] } } } });
        assert_eq!(engine.set_settings(&own.to_string()), []);
        report(&engine, Some("17")).workload.unwrap().weeks[2].band.clone()
    };
    assert_eq!(band(12, 4).as_deref(), Some("room"));
    assert_eq!(band(12, 5).as_deref(), Some("healthy"));
    assert_eq!(band(12, 6).as_deref(), Some("stretched"));
    assert_eq!(band(12, 7).as_deref(), Some("overloaded"));
    assert_eq!(band(11, 7), None, "11 of 20 days");
}

#[test]
fn a_share_that_is_met_exactly_is_of_the_band_above() {
    use second_chair::model::{Activity, Calendar, Effort};
    let settings = second_chair::settings::defaults().unwrap();
    let (sam, nothing): (_, &[Activity]) = (crate::case::person("Sam Okafor"), &[]);
    let now = crate::facts::NOW.parse::<jiff::Timestamp>().unwrap().in_tz("Europe/London").unwrap();
    let calendar = Calendar::standard();
    let weeks =
        second_chair::workload::weeks(&sam, nothing, None, &settings.catalogue, &settings.load, &calendar, &now);
    let band = |seconds: i64| weeks[1].band(Effort::seconds(seconds), &settings.load.bands).id();
    // 60, 80 and 95 % of 28 h are 16.8, 22.4 and 26.6 h; 22.4 is a little less than 28 × 0.8 in binary fractions.
    for (bound, below, from) in
        [(60_480, "room", "healthy"), (80_640, "healthy", "stretched"), (95_760, "stretched", "overloaded")]
    {
        assert_eq!((band(bound - 1), band(bound)), (below, from));
    }
}

#[test]
fn a_week_keeps_the_reason_for_each_hour() {
    let demo = row("Demo", DEMO, "Planned", "2026-12-09 10:00", "2026-12-09 11:00", "", "Data hub");
    let week = &report(&with(&[demo]), Some("17")).workload.unwrap().weeks[2];
    let sum: f64 = week.known.inputs.iter().map(|input| input.value.as_deref().unwrap().parse::<f64>().unwrap()).sum();
    assert_eq!(sum, hours(&week.known));
    let source = week.known.inputs[0].source.as_ref().unwrap();
    assert_eq!((source.entity.as_str(), source.title.as_str()), ("activity", "Demo"));
}

/// A report on a deal in evaluation whose SE had an entry on each of the last working days.
fn seen(name: &str, role: &str, independent: bool) -> second_chair::report::view::WorkloadView {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let past: Vec<String> = (1..=20)
        .map(|back| {
            let date = day(back);
            row("Team meeting", MEETING, "Done", &format!("{date} 09:00"), &format!("{date} 09:30"), "", "")
        })
        .collect();
    let mut engine = with(&past);
    engine.set_settings(&crate::facts::me_named(name, role));
    let mut request = crate::facts::request(Some("17"));
    request.independent = independent;
    engine.report(&request).unwrap().workload.unwrap()
}

#[test]
fn a_week_is_known_and_expected_load_with_its_range_and_its_chance_of_overload() {
    let view = seen("Sam Okafor", "se", false);
    for week in &view.weeks {
        let outlook = week.outlook.as_ref().unwrap();
        let (p10, p50, p90) = (hours(&outlook.p10), hours(&outlook.p50), hours(&outlook.p90));
        assert!(hours(&week.known) <= p10 && p10 <= p50 && p50 <= p90, "{}", week.week);
        let reasons: f64 =
            outlook.expected.inputs.iter().map(|input| input.value.as_deref().unwrap().parse::<f64>().unwrap()).sum();
        assert!((reasons - hours(&outlook.expected)).abs() < 1e-9);
        assert!((hours(&outlook.deal) - reasons / 2.0).abs() < 1e-9, "both deals are alike");
        let overload: f64 = outlook.overload.value.as_deref().unwrap().parse().unwrap();
        assert_eq!(outlook.at_risk, overload >= 0.25);
    }
    let all: f64 = view.weeks.iter().map(|week| hours(&week.outlook.as_ref().unwrap().expected)).sum();
    assert!(all > 10.0, "two deals in evaluation, six weeks before their close: {all}");
    assert_eq!(view.market, Some(true));
    let ask = view.ask.unwrap();
    assert_eq!(ask.chance.value.as_deref(), Some("0.36"), "the CRM's 60 % is a factory setting");
    assert_eq!(ask.chance.formula.unwrap().args["basis"].value, "basis-factory");
    assert!((hours(&ask.hours) - 30.7).abs() < 1e-9);
    let reached = &ask.chance.inputs[0];
    assert!(
        (reached.value.as_deref().unwrap().parse::<f64>().unwrap() - 0.36_f64.powf(0.65_f64.ln() / 0.364_f64.ln()))
            .abs()
            < 1e-12
    );
}

/// Band and chance of overload of the week from 7 December, of somebody without overhead of whose deals nothing is expected, with
/// these entries in it.
fn judged(entries: &[&str]) -> (String, f64) {
    let day =
        |back: i32| second_chair::model::Calendar::standard().add_working_days("2026-11-23".parse().unwrap(), -back);
    let held = (1..=20).map(|back| {
        row("Data move", MEETING, "Done", &format!("{} 09:00", day(back)), &format!("{} 09:30", day(back)), "", "")
    });
    let entries = entries.iter().map(|entry| (*entry).to_owned());
    let mut engine = with(&held.chain(entries).collect::<Vec<_>>());
    let mut own: serde_json::Value = serde_json::from_str(&me("se")).unwrap();
    own["set"] = serde_json::json!({ "profiles": { "sizes": { "mid": { "items": [] } } }, "load": { "overhead": 0 } });
    assert_eq!(engine.set_settings(&own.to_string()), []);
    let week = report(&engine, Some("17")).workload.unwrap().weeks.swap_remove(2);
    let overload: f64 = week.outlook.unwrap().overload.value.unwrap().parse().unwrap();
    (week.band.unwrap(), (overload * 1e12).round() / 1e12)
}

#[test]
fn a_week_is_overloaded_from_the_bound_on_and_a_week_away_never_without_work() {
    let away = |from: u8| {
        format!(
            "Holidays,Unavailability,Holidays,Planned,2026-12-{from:02} 00:00:00,2026-12-11 23:59:00,,Yes,,Sam O.,Sam Okafor,"
        )
    };
    // Away from Wednesday on: of 16 hours 95 % are 15 hours and 12 minutes.
    let until =
        |end: &str| row("Data move", MEETING, "Planned", "2026-12-07 00:00", &format!("2026-12-07 {end}"), "", "");
    assert_eq!(judged(&[&away(9), &until("15:11")]), ("stretched".to_owned(), 0.0));
    assert_eq!(judged(&[&away(9), &until("15:12")]), ("overloaded".to_owned(), 1.0));
    // Away all week: any work is too much, and none is not.
    assert_eq!(judged(&[&away(7), &until("00:15")]), ("overloaded".to_owned(), 1.0));
    assert_eq!(judged(&[&away(7)]), ("room".to_owned(), 0.0));
}

#[test]
fn independent_deals_have_a_narrower_range() {
    let width = |independent| {
        let view = seen("Sam Okafor", "se", independent);
        assert_eq!(view.market, Some(!independent));
        let variance = |week: &second_chair::report::view::WeekView| hours(&week.outlook.as_ref().unwrap().p90);
        view.weeks.iter().map(variance).sum::<f64>()
    };
    assert!(width(true) <= width(false));
}

#[test]
fn what_is_expected_of_somebody_else_is_not_shown_and_what_the_deal_asks_is() {
    for role in ["rep", "manager"] {
        let view = seen("Rosa Kim", role, false);
        assert!(view.weeks.iter().all(|week| week.outlook.is_none()));
        assert!(view.ask.is_some() && view.market.is_none() && view.dormant.is_empty());
    }
}
