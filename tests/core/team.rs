//! A manager's team: what it carries together is the sum of what its people see of themselves, and each is told as they see it.

use second_chair::engine::Engine;
use second_chair::report::view::{Figure, FigureState, InsightView, Report, TeamView, WorkloadView};
use serde_json::json;

use crate::facts::{ORIGIN, activities, deals, engine, hours, me_named, report};

/// Five people whose every day the CRM knows, and one of whom it knows nothing but a deal.
const TOLD: [&str; 5] = ["Ada Berg", "Bo Lee", "Cy Nash", "Di Moss", "Sam Okafor"];
const SILENT: &str = "Zoe Falk";

fn world(level: &str) -> Engine {
    let deal = |name: &str, stage: &str, amount: u32, close: &str, rep: &str, se: &str| {
        format!("{name},{name} Ltd,{stage},{amount},,United States dollar,60,{close},,{rep},{se},,")
    };
    let deals_of = [
        deal("Anvil", "In progress", 250_000, "2026-11-27", "Rosa Kim", "Ada Berg"),
        deal("Beam", "Forthcoming", 60_000, "2027-02-26", "Rosa Kim", "Bo Lee"),
        deal("Crane", "In progress", 86_500, "2027-01-15", "Tom Ray", "Cy Nash"),
        deal("Drill", "In progress", 86_500, "2026-11-25", "Tom Ray", "Sam Okafor"),
        deal("Easel", "Proposal", 30_000, "2027-01-29", "Una Orr", "Zoe Falk"),
        deal("Forge", "In progress", 40_000, "2026-12-18", "Una Orr", ""),
        deal("Gear", "Forthcoming", 9_000, "2026-12-18", "Una Orr", ""),
        deal("Hinge", "In progress", 9_000, "2026-06-01", "Una Orr", ""),
    ];
    let mut rows = Vec::new();
    let mut on = |title: &str, who: &str, start: &str, end: &str, of: &str| {
        rows.push(format!("{title},Meeting,,Planned,{start},{end},,No,,{who},{who},{of}"));
    };
    for who in TOLD {
        for day in 1..=40 {
            let date = jiff::civil::date(2026, 11, 23).saturating_sub(jiff::ToSpan::days(day));
            on("Sync", who, &format!("{date} 10:00:00"), &format!("{date} 10:15:00"), "");
        }
    }
    // Ten hours of Ada for Rosa, twelve of Cy for Tom, and of Di half an hour: served are Rosa and Tom.
    for day in 9..14 {
        on(
            "Meeting",
            "Ada Berg",
            &format!("2026-11-{day:02} 13:00:00"),
            &format!("2026-11-{day:02} 15:00:00"),
            "Anvil",
        );
    }
    for day in 16..20 {
        on("Meeting", "Cy Nash", &format!("2026-11-{day} 13:00:00"), &format!("2026-11-{day} 16:00:00"), "Crane");
    }
    on("Meeting", "Di Moss", "2026-11-12 11:00:00", "2026-11-12 11:30:00", "Gear");
    on("Discovery call", "Ada Berg", "2026-11-05 11:00:00", "2026-11-05 12:00:00", "Anvil");
    // A POC of two people, one of them with another; a demo that nobody qualified.
    on("POC weekly sync", "Sam Okafor", "2026-11-24 09:00:00", "2026-11-24 09:30:00", "Drill");
    on("POC weekly sync", "Cy Nash", "2026-11-25 09:00:00", "2026-11-25 09:30:00", "Drill");
    on("POC set-up", "Cy Nash", "2026-11-26 09:00:00", "2026-11-26 12:00:00", "Crane");
    on("Tailored demo", "Bo Lee", "2026-11-26 14:00:00", "2026-11-26 15:00:00", "Beam");
    // Sam has no free hour before Thursday week.
    for day in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01"] {
        on("Training", "Sam Okafor", &format!("{day} 09:30:00"), &format!("{day} 17:00:00"), "");
    }
    let deals_of: Vec<&str> = deals_of.iter().map(String::as_str).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut engine = engine(&[deals(&deals_of), activities(&rows)]);
    let person = |name: &str, part: &str| {
        let id = name.to_lowercase().replace(' ', "-");
        (id.clone(), json!({ "id": id, "name": name, "roles": [part], "team": "North" }))
    };
    let people = TOLD.iter().chain([&SILENT]).map(|name| person(name, "se")).chain([person("Mia Lund", "manager")]);
    let people: serde_json::Map<_, _> = people.collect();
    let policy = json!({
        "format": 2, "set": { "privacy": { "people_data": level }, "people": people },
        "crm": [{ "origin": ORIGIN, "deals_visible": "all" }],
    });
    assert_eq!(engine.set_policy(Some(&policy.to_string())), []);
    engine
}

fn seen_by(engine: &mut Engine, name: &str, role: &str) -> Report {
    assert_eq!(engine.set_settings(&me_named(name, role)), []);
    report(engine, None)
}

fn team(level: &str) -> TeamView {
    seen_by(&mut world(level), "Mia Lund", "manager").team.unwrap()
}

/// What everybody sees of themselves.
fn own(engine: &mut Engine) -> Vec<WorkloadView> {
    let names = TOLD.iter().chain([&SILENT]);
    names.map(|name| seen_by(engine, name, "se").workload.unwrap()).collect()
}

fn number(figure: &Figure) -> f64 {
    figure.value.as_deref().unwrap_or_else(|| panic!("{} is unknown", figure.id)).parse().unwrap()
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-9, "{one} is not {other}");
}

#[test]
fn each_member_is_told_as_they_see_themselves() {
    let mut engine = world("team_named");
    let own = own(&mut engine);
    let team = seen_by(&mut engine, "Mia Lund", "manager").team.unwrap();
    let names: Vec<&str> = team.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Ada Berg", "Bo Lee", "Cy Nash", "Di Moss", "Sam Okafor", "Zoe Falk"], "by name");
    for (member, own) in team.members.iter().zip(&own).take(TOLD.len()) {
        let (insight, slots) = (own.insight.as_ref().unwrap(), own.slots.as_ref().unwrap());
        let pairs = [
            (&member.reps, &insight.reps),
            (&member.at_risk, &insight.at_risk),
            (&member.quiet, &insight.quiet),
            (&member.unsupported, &insight.unsupported),
            (&member.drift, &insight.drift),
            (&member.wait, &slots.wait),
            (&member.slot, &slots.next),
            (&member.pocs, &slots.pocs),
        ];
        for (told, seen) in pairs {
            assert_eq!((&told.value, told.state), (&seen.value, seen.state), "{} of {}", told.id, member.name);
        }
        for (told, seen) in member.weeks.iter().zip(&own.weeks) {
            let outlook = seen.outlook.as_ref().unwrap();
            near(number(&told.utilisation), hours(&outlook.p50) / hours(&seen.capacity));
            assert_eq!((&told.overload.value, &told.band), (&outlook.overload.value, &seen.band));
        }
        assert_eq!(member.weeks.len(), own.weeks.len());
    }
    let id = |name: &str| format!("team.person.ada-berg.{name}");
    let ada = &team.members[0];
    assert_eq!((&ada.reps.id, &ada.weeks[0].utilisation.id), (&id("reps"), &id("week.2026-W48.utilisation")));
    near(number(&ada.hours_per_rep), ada.reps.inputs[0].value.as_deref().unwrap().parse().unwrap());
    assert_eq!(team.members[3].hours_per_rep.note.as_ref().unwrap().id, "reps-none");
}

#[test]
fn of_whom_too_little_is_known_only_their_deals_are_told() {
    let team = team("team_named");
    let zoe = team.members.last().unwrap();
    let silent = [&zoe.wait, &zoe.slot, &zoe.pocs, &zoe.reps, &zoe.hours_per_rep, &zoe.at_risk, &zoe.drift];
    let weeks = zoe.weeks.iter().map(|week| &week.utilisation);
    for figure in silent.into_iter().chain(weeks) {
        assert_eq!((figure.value.as_deref(), figure.note.as_ref().unwrap().id.as_str()), (None, "member-too-little"));
    }
    assert!(zoe.weeks.iter().all(|week| week.overload.value.is_none() && week.band.is_none()));
    assert!(hours(&zoe.quiet) > 0.0, "a deal without an activity asks for hours, whoever's it is");
    assert_eq!(number(&zoe.unsupported), 0.0);
    assert_eq!((team.silent, team.note.unwrap().id.as_str()), (1, "team-too-little"));
}

#[test]
fn a_teams_sums_are_those_of_its_people() {
    let mut engine = world("team_aggregate");
    let own = own(&mut engine);
    let team = seen_by(&mut engine, "Mia Lund", "manager").team.unwrap();
    assert!(team.members.is_empty());
    for (at, week) in team.weeks.iter().enumerate() {
        let outlooks = || own.iter().map(|view| view.weeks[at].outlook.as_ref().unwrap());
        near(hours(week.expected.as_ref().unwrap()), outlooks().map(|outlook| hours(&outlook.expected)).sum());
        near(hours(&week.known), own.iter().map(|view| hours(&view.weeks[at].known)).sum());
        let over = outlooks().filter(|outlook| outlook.at_risk).count();
        assert_eq!(week.at_risk.value.as_deref(), Some(over.to_string().as_str()), "{}", week.week);
        assert_eq!(week.at_risk.formula.as_ref().unwrap().args["silent"].value, "1");
        assert!(week.at_risk.inputs.is_empty(), "nobody is named");
    }
    assert_eq!(team.weeks[0].at_risk.value.as_deref(), Some("1"), "Sam's week of training");
    let sums = team.sums.unwrap();
    let insights: Vec<&InsightView> = own.iter().filter_map(|view| view.insight.as_ref()).collect();
    near(hours(&sums.at_risk), insights.iter().map(|insight| hours(&insight.at_risk)).sum());
    near(hours(&sums.at_risk), 3.5);
    assert_eq!(sums.at_risk.state, FigureState::AtLeast, "of Zoe nothing is known");
    // Zoe's deal is quiet as well; hers are the only hours that no insight tells of.
    let quiet: f64 = insights.iter().map(|insight| hours(&insight.quiet)).sum();
    assert!(hours(&sums.quiet) > quiet);
    assert_eq!(sums.quiet.state, FigureState::Known);
    // Three days for a whole evaluation at 86,500, five for one at 250,000.
    assert_eq!(number(&sums.unsupported), 2.0);
    let titles: Vec<&str> =
        sums.unsupported.inputs.iter().map(|input| input.source.as_ref().unwrap().title.as_str()).collect();
    assert_eq!(titles, ["Anvil", "Drill"]);
    assert_eq!(number(&sums.pocs), 2.0, "one POC of two people is one");
    assert_eq!(number(&sums.wait), 0.0, "somebody has time today");
    assert_eq!((number(&sums.reps), sums.reps.inputs.len()), (2.0, 0));
    near(number(&sums.reps_per_se), 2.0 / 6.0);
    assert_eq!(sums.coverage, None, "below the band nobody is called anything");
    // One deal came in thirteen weeks; at 28 h and 80 %.
    let needed = sums.needed.unwrap();
    let of_deal: f64 = needed.inputs[0].value.as_deref().unwrap().parse().unwrap();
    let people = of_deal / 13.0 / 22.4;
    assert_eq!((needed.inputs.len(), number(&needed)), (1, (people * 10.0).round() / 10.0));
    assert_eq!(number(&sums.sustainable), (2.0 / people * 10.0).round() / 10.0, "of the two reps served");
}

#[test]
fn deals_without_an_se_are_listed_with_their_hours_and_none_is_dropped() {
    let team = team("team_aggregate");
    let listed: Vec<(&str, &str)> =
        team.unassigned.iter().map(|one| (one.name.as_str(), one.stage.value.as_deref().unwrap())).collect();
    assert_eq!(listed, [("Forge", "evaluation"), ("Gear", "discovery"), ("Hinge", "evaluation")]);
    let listed: f64 = team.unassigned.iter().map(|one| hours(&one.hours)).sum();
    near(listed, team.weeks.iter().map(|week| hours(week.unassigned.as_ref().unwrap())).sum());
    assert_eq!(hours(&team.unassigned[2].hours), 0.0);
    assert_eq!(team.unassigned[2].hours.formula.as_ref().unwrap().id, "deal-dormant-unassigned");
    assert_eq!(team.unassigned[0].hours.inputs[0].source.as_ref().unwrap().title, "Forge");
}

#[test]
fn the_fewest_reps_who_take_most_of_the_hours() {
    let mut engine = world("team_named");
    let most = |view: &WorkloadView| view.insight.as_ref().unwrap().most.clone();
    let ada = most(&seen_by(&mut engine, "Ada Berg", "se").workload.unwrap()).unwrap();
    assert_eq!((number(&ada), ada.formula.unwrap().args["reps"].value.as_str()), (1.0, "1"));
    assert_eq!(most(&seen_by(&mut engine, "Bo Lee", "se").workload.unwrap()), None, "no hours for any rep");
}
