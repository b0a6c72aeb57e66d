//! On whom the customer leans after the close (C12): cases computed by hand, and what no recording habit may change.

use proptest::prelude::*;
use second_chair::handoff::{Dependence, DependenceSettings, NextCheckIn, Trend, Watch};
use second_chair::model::{Activity, Calendar, DealLink, RecordKey};
use second_chair::settings::defaults;

use crate::case::{World, activity, day, known, person, read};

fn settings() -> DependenceSettings {
    defaults().unwrap().handoff.dependence.clone()
}

/// The deal of `case` closed on 10 November, looked at on 23 November; who meets the customer, so many days after the close.
fn world(meetings: &[(i32, &str, &[&str])]) -> World {
    let mut world = read();
    world.deal.se = known(person("Sam Okafor"), "SE");
    world.activities = meetings.iter().map(|(after, title, people)| meet(*after, title, people, &world)).collect();
    world
}

fn meet(after: i32, title: &str, people: &[&str], world: &World) -> Activity {
    let start = format!("{}T08:00[Europe/London]", day(after));
    let mut meeting = activity(title, &start, Some(1), &[people, &["Ana Ruiz"]].concat());
    meeting.deals = vec![DealLink { key: world.deal.key.clone(), name: "Data hub".to_owned(), account: None }];
    meeting.accounts = vec!["Contoso".to_owned()];
    meeting
}

fn with<T>(world: &World, settings: &DependenceSettings, project: bool, tell: impl FnOnce(&Dependence) -> T) -> T {
    let se = person("Sam Okafor");
    world.with_case(&Calendar::standard(), |case| {
        let watch = Watch { case, activities: world.activities.iter().collect(), open: &[], project };
        tell(&Dependence::of(&watch, day(0), &se, settings).unwrap())
    })
}

fn index(world: &World) -> Option<f64> {
    with(world, &settings(), false, |found| found.index())
}

const SAM: &[&str] = &["Sam Okafor"];
const LEA: &[&str] = &["Lea Petit"];
const ROSA: &[&str] = &["Rosa Klein"];

#[test]
fn the_allowance_falls_to_its_floor() {
    let settings = settings();
    for (day, project, wanted) in [
        (0, None, 1.0),
        (15, None, 0.7),
        (45, None, 0.1),
        (400, None, 0.1),
        (20, Some(30), 1.0),
        (60, Some(30), 0.55),
        (90, Some(30), 0.1),
        (50, Some(10), 0.55),
        (50, Some(40), 0.7),
    ] {
        assert!((settings.allowed(day, project) - wanted).abs() < 1e-12, "{day} {project:?}");
    }
}

#[test]
fn named_cases_are_as_computed_by_hand() {
    // Day 13 after the close is today. Weights 2^(−age ÷ 14): day 13 → 1, day 6 → 2^−0.5 = 0.70711.
    let half = 0.5_f64.sqrt();
    let calls = world(&[(13, "Call", SAM), (12, "Call", LEA), (6, "Call", SAM), (5, "Call", ROSA)]);
    let (yesterday, five) = (2_f64.powf(-1.0 / 14.0), 2_f64.powf(-8.0 / 14.0));
    let wanted = (1.0 + half) / (1.0 + yesterday + half + five);
    assert!((index(&calls).unwrap() - wanted).abs() < 1e-12);
    // With the receiver on the same day it is half.
    let together = world(&[(13, "Call", &["Sam Okafor", "Lea Petit"]), (6, "Call", LEA), (5, "Call", ROSA)]);
    let wanted = 0.5 / (2.0 + half + five);
    assert!((index(&together).unwrap() - wanted).abs() < 1e-12, "{:?}", index(&together));
    // The allowance on day 13 is 1 − 0.9 · 13 ÷ 45 = 0.74.
    let leaning =
        world(&[(13, "Call", SAM), (12, "Call", SAM), (11, "Call", SAM), (10, "Call", SAM), (9, "Call", ROSA)]);
    with(&leaning, &settings(), false, |found| {
        assert!((found.allowed() - 0.74).abs() < 1e-12);
        assert!(found.is_over(), "{:?}", found.index());
        assert_eq!(
            found.primary().map(|(person, count)| (person.name().to_owned(), count)),
            Some(("Sam Okafor".into(), 4))
        );
    });
    let let_go = world(&[(13, "Call", LEA), (12, "Call", LEA), (11, "Call", ROSA), (2, "Call", SAM)]);
    with(&let_go, &settings(), false, |found| {
        assert!(!found.is_over());
        assert_eq!(found.primary().unwrap().0.name(), "Lea Petit");
    });
}

#[test]
fn nothing_is_said_below_the_evidence() {
    assert_eq!(index(&world(&[])), None);
    let two = world(&[(13, "Call", SAM), (13, "Call", LEA)]);
    assert_eq!(index(&two), None, "two contacts of one weight are worth two");
    let three = world(&[(13, "Call", SAM), (13, "Call", LEA), (13, "Call", ROSA)]);
    assert!((index(&three).unwrap() - 0.5 / 3.0).abs() < 1e-12, "three of one weight are three");
    // One of them much older: (1 + 1 + 0.5)² ÷ (1 + 1 + 0.25) = 2.78.
    let mut settings = settings();
    settings.half_life = 7;
    let older = world(&[(13, "Call", SAM), (13, "Call", LEA), (6, "Call", ROSA)]);
    assert_eq!(with(&older, &settings, false, |found| found.index()), None);
    let alone = world(&[(13, "Call", SAM), (12, "Call", SAM), (11, "Call", SAM), (10, "Call", SAM)]);
    assert_eq!(index(&alone), None, "nobody but the SE records contacts");
    settings.support_recorded = Some("the ticket system".to_owned());
    assert_eq!(with(&alone, &settings, false, |found| found.index()), Some(1.0));
}

#[test]
fn what_is_no_contact_after_the_close_is_not_counted() {
    let base = [(13, "Call", SAM), (12, "Call", LEA), (11, "Call", ROSA)];
    let wanted = index(&world(&base));
    let more = |extra: (i32, &'static str, &'static [&'static str])| index(&world(&[&base[..], &[extra]].concat()));
    assert_eq!(more((9, "Hand-off meeting", SAM)), wanted);
    assert_eq!(more((7, "Check-in", SAM)), wanted, "a check-in in rhythm");
    assert_eq!(more((0, "Call", SAM)), wanted, "the day of the close");
    assert_eq!(more((-3, "Demo", SAM)), wanted);
    assert_eq!(more((20, "Call", SAM)), wanted, "it is still ahead");
    assert_ne!(more((9, "Call", SAM)), wanted);
    let mut internal = world(&base);
    let mut prepared = activity("Notes", &format!("{}T10:00[Europe/London]", day(9)), Some(1), SAM);
    prepared.deals = internal.activities[0].deals.clone();
    internal.activities.push(prepared);
    assert_eq!(index(&internal), wanted, "no customer takes part");
    let mut elsewhere = world(&[&base[..], &[(9, "Call", SAM)]].concat());
    elsewhere.activities[3].deals.clear();
    elsewhere.activities[3].accounts = vec!["Another".to_owned()];
    assert_eq!(index(&elsewhere), wanted, "another customer");
    elsewhere.activities[3].accounts = vec!["contoso".to_owned()];
    assert_ne!(index(&elsewhere), wanted, "the customer, without a deal");
    let expansion = RecordKey { origin: "https://crm.example".into(), id: Some("18".into()) };
    elsewhere.activities[3].deals = vec![DealLink { key: expansion.clone(), name: "More".to_owned(), account: None }];
    let mut more = elsewhere.deal.clone();
    (more.key, more.name) = (expansion, "More".to_owned());
    let (se, settings) = (person("Sam Okafor"), settings());
    elsewhere.with_case(&Calendar::standard(), |case| {
        let watch = Watch { case, activities: elsewhere.activities.iter().collect(), open: &[&more], project: false };
        let found = Dependence::of(&watch, day(0), &se, &settings).unwrap();
        assert_eq!(found.index(), wanted, "an open expansion is new business");
    });
}

#[test]
fn inbound_is_shown_apart() {
    let mut calls = world(&[
        (13, "Ana asks about exports", SAM),
        (12, "Call", SAM),
        (11, "Call from Ana", SAM),
        (10, "Call from Ana", LEA),
    ]);
    calls.activities[0].sub_type_text = "Incoming".to_owned();
    with(&calls, &settings(), false, |found| {
        let days: Vec<String> = found.inbound().map(|contact| contact.day.to_string()).collect();
        assert_eq!(days, [day(11).to_string(), day(13).to_string()]);
    });
}

#[test]
fn the_next_check_in_follows_the_rhythm() {
    let next = |meetings: &[(i32, &str, &[&str])]| with(&world(meetings), &settings(), false, |found| found.next);
    // Day 13 is nearer to day 7 than to day 30: that check-in is overdue.
    assert_eq!(next(&[]), Some(NextCheckIn::Due(day(7))));
    assert_eq!(next(&[(8, "Check-in", SAM)]), Some(NextCheckIn::Due(day(30))));
    assert_eq!(next(&[(8, "Check-in", SAM), (25, "Check-in", SAM)]), Some(NextCheckIn::Planned(day(25))));
    assert_eq!(next(&[(14, "Check-in", SAM)]), Some(NextCheckIn::Planned(day(14))));
    assert_eq!(next(&[(8, "Check-in", LEA)]), Some(NextCheckIn::Due(day(7))), "somebody else's");
}

#[test]
fn the_trend_compares_with_half_a_life_before() {
    let mut settings = settings();
    settings.half_life = 5;
    let trend = |meetings: &[(i32, &str, &[&str])]| with(&world(meetings), &settings, false, |found| found.trend());
    let early = [(8, "Call", SAM), (7, "Call", LEA), (6, "Call", ROSA), (8, "Call", ROSA)];
    assert_eq!(trend(&[&early[..], &[(13, "Call", SAM), (12, "Call", SAM)]].concat()), Some(Trend::Rising));
    assert_eq!(trend(&[&early[..], &[(13, "Call", LEA), (12, "Call", LEA)]].concat()), Some(Trend::Falling));
    assert_eq!(trend(&early), Some(Trend::Steady));
    assert_eq!(trend(&[(13, "Call", SAM), (12, "Call", LEA), (12, "Call", ROSA)]), None, "too little was known then");
}

/// Contacts on days after the close: who, and with whom of ours.
fn contacts() -> impl Strategy<Value = Vec<(i32, usize)>> {
    proptest::collection::vec((1..14, 0..4_usize), 0..14)
}

fn of(contacts: &[(i32, usize)]) -> World {
    const WHO: [&[&str]; 4] = [SAM, LEA, ROSA, &["Sam Okafor", "Lea Petit"]];
    world(&contacts.iter().map(|(day, who)| (*day, "Call", WHO[*who])).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn splitting_and_merging_within_a_day_changes_nothing(contacts in contacts(), again in 0..14_usize) {
        let whole = of(&contacts);
        let mut split = whole.clone();
        // Each meeting told by each of ours alone, some of them twice.
        split.activities = whole.activities.iter().enumerate().flat_map(|(at, meeting)| {
            let ours = meeting.participants.iter().filter(|one| one.name() != "Ana Ruiz");
            let told = ours.map(|one| Activity { participants: vec![one.clone(), person("Ana Ruiz")], ..meeting.clone() });
            let told: Vec<Activity> = told.collect();
            if at == again { [told.clone(), told].concat() } else { told }
        }).collect();
        prop_assert_eq!(index(&whole), index(&split));
        let mut turned = whole.clone();
        turned.activities.reverse();
        prop_assert_eq!(index(&whole), index(&turned));
    }

    #[test]
    fn a_check_in_in_rhythm_never_raises_it(contacts in contacts(), on in 1..14) {
        let before = of(&contacts);
        let mut after = before.clone();
        after.activities.push(meet(on, "Check-in", SAM, &before));
        prop_assert_eq!(index(&before), index(&after));
    }

    #[test]
    fn it_is_a_share_and_the_allowance_never_rises(contacts in contacts(), met in 0..40, project in any::<bool>()) {
        if let Some(index) = index(&of(&contacts)) {
            prop_assert!((0.0..=1.0).contains(&index));
        }
        let (settings, project) = (settings(), project.then_some(met));
        for day in 0..200 {
            prop_assert!(settings.allowed(day + 1, project) <= settings.allowed(day, project));
        }
    }
}
