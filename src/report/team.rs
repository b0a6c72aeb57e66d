//! A manager's view of the own team: sums of five and more, or people by name, as far as the policy lets it (C23).

use jiff::civil::Date;

use super::sight::{self, SMALLEST_TEAM};
use super::view::{Figure, MemberView, TeamView, TeamWeekView};
use super::workload::Load;
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Effort, Person, iso_week};
use crate::portfolio::Records;
use crate::settings::{PeopleData, Role};
use crate::workload::{Inflow, Outlook, Pipeline, people_needed};

/// The team of a manager; `None` for everybody else, and where the policy keeps teams from sight.
pub(super) fn view(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    pipeline: Option<&Pipeline>,
) -> Option<TeamView> {
    question.me.as_ref().filter(|me| me.role == Role::Manager)?;
    let level = sight::level(grounds);
    if level < PeopleData::TeamAggregate {
        return None;
    }
    let Some(team) = sight::managed_team(grounds, question) else {
        return Some(empty("", Message::new("team-none")));
    };
    let people: Vec<Person> =
        sight::engineers_of(grounds, team).filter_map(|person| Person::named(&person.name)).collect();
    if !sight::sees_all(grounds, question) || !records.activities_read {
        return Some(empty(team, Message::new("team-not-seen")));
    }
    if level == PeopleData::TeamAggregate && people.len() < SMALLEST_TEAM {
        return Some(empty(team, Message::new("team-too-small").count("least", SMALLEST_TEAM)));
    }
    let loads: Vec<Load> =
        people.iter().map(|person| Load::of(grounds, question, records, person, pipeline, None, None)).collect();
    let silent = loads.iter().filter(|load| !load.is_complete()).count();
    let named = level == PeopleData::TeamNamed;
    Some(TeamView {
        team: team.to_owned(),
        people: loads.len(),
        weeks: sums(&loads, unassigned(grounds, question, pipeline).as_ref()),
        wait: wait(&loads),
        needed: needed(&loads, grounds, question, pipeline),
        members: if named { loads.iter().map(|load| member(load, grounds)).collect() } else { Vec::new() },
        note: (silent > 0).then(|| Message::new("team-too-little").count("people", silent)),
    })
}

fn empty(team: &str, note: Message) -> TeamView {
    TeamView {
        team: team.to_owned(),
        people: 0,
        weeks: Vec::new(),
        wait: None,
        needed: None,
        members: Vec::new(),
        note: Some(note),
    }
}

/// Hours of the whole team by week: "at least" while the CRM tells too little of somebody.
fn sums(loads: &[Load], unassigned: Option<&Outlook>) -> Vec<TeamWeekView> {
    let partial = loads.iter().any(|load| !load.is_complete());
    let mondays = loads.first().into_iter().flat_map(|load| load.weeks.iter().map(|week| week.monday));
    let week = |(index, monday): (usize, Date)| {
        let weeks = loads.iter().filter_map(|load| load.weeks.get(index));
        let (known, capacity) = weeks.fold((Effort::ZERO, Effort::ZERO), |(known, capacity), week| {
            (known + week.known, capacity + week.capacity)
        });
        let name = iso_week(monday);
        let formula = || Message::new("formula-team").count("people", loads.len());
        TeamWeekView {
            monday: monday.to_string(),
            known: Figure::hours(&format!("team.week.{name}.known"), known).by(formula()).at_least_if(partial),
            capacity: Figure::hours(&format!("team.week.{name}.capacity"), capacity).by(formula()),
            unassigned: unassigned.map(|outlook| {
                Figure::mean_hours(&format!("team.week.{name}.unassigned"), outlook.hours(index))
                    .by(Message::new("formula-unassigned"))
                    .from(super::outlook::deals(outlook, index))
            }),
            week: name,
        }
    };
    mondays.enumerate().map(week).collect()
}

fn member(load: &Load, grounds: &Grounds) -> MemberView {
    let bands = (0..load.weeks.len()).map(|week| load.band(week, &grounds.settings.load.bands));
    let bands = bands.map(|band| band.map(|band| band.id().to_owned()));
    MemberView { name: load.person.name().to_owned(), bands: bands.collect() }
}

/// What deals that name no SE will ask of somebody.
fn unassigned<'a>(grounds: &Grounds, question: &Question, pipeline: Option<&Pipeline<'a>>) -> Option<Outlook<'a>> {
    let house = &grounds.settings.house;
    pipeline.map(|pipeline| pipeline.outlook(None, std::iter::empty(), house, &question.now, grounds.memory))
}

/// Working days until the first of those of whom enough is known can give a demo: the team's bottleneck (C9).
fn wait(loads: &[Load]) -> Option<Figure> {
    let known = loads.iter().filter(|load| load.is_complete());
    let waits = known.filter_map(|load| load.agenda.demos(1).first().map(|slot| load.agenda.wait(slot)));
    let days = usize::try_from(waits.min()?).ok()?;
    Some(Figure::count("team.bottleneck", days).by(Message::new("formula-team-bottleneck")))
}

/// People needed for the deals that come (C10).
fn needed(loads: &[Load], grounds: &Grounds, question: &Question, pipeline: Option<&Pipeline>) -> Option<Figure> {
    let pipeline = pipeline?;
    let of_person = |load: &Load| pipeline.all_of(Some(load.person)).to_vec();
    let deals: Vec<&crate::model::Deal> = loads.iter().flat_map(of_person).collect();
    let id = "team.fte_needed";
    let Some(inflow) = Inflow::of(&deals, grounds.settings, question.now.date()) else {
        return Some(Figure::unknown(id, "count", Message::new("inflow-unknown")));
    };
    let overhead = grounds.settings.load.overhead;
    let week: f64 = grounds.settings.house.week.iter().map(|hours| hours.effort().in_hours()).sum();
    let people = |share: f64| {
        let capacity = Effort::hours(week * (1.0 - overhead));
        let people = people_needed(inflow.per_week() * share, capacity, grounds.settings.load.target);
        people.map(|people| (people * 10.0).round() / 10.0)
    };
    let (likely, low, high) = (people(1.0)?, people(inflow.at(0.1))?, people(inflow.at(0.9))?);
    let formula = Message::new("formula-fte")
        .number("deals", inflow.deals.into())
        .number("weeks", grounds.settings.load.inflow_weeks.into())
        .hours("hours", Effort::hours(inflow.per_week()))
        .percent("target", grounds.settings.load.target)
        .text("low", &low.to_string())
        .text("high", &high.to_string());
    Some(Figure::ratio(id, likely).in_unit("count").by(formula))
}
