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
use crate::workload::{Inflow, Outlook, Pipeline, ordinary_capacity, people_needed};

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
        needed: pipeline.map(|_| needed(&loads, grounds)),
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

/// People needed for the deals that come (C10), with the range that chance alone gives their number.
fn needed(loads: &[Load], grounds: &Grounds) -> Figure {
    let id = "team.fte_needed";
    let settings = &grounds.settings.load;
    let capacity = ordinary_capacity(&grounds.settings.house, settings.overhead);
    let inflow = Inflow::of_all(loads.iter().filter_map(|load| load.inflow.as_ref()));
    let people = |inflow: &Inflow, share: f64| {
        let people = people_needed(inflow.hours_per_week() * share, capacity, settings.target);
        people.map(|people| (people * 10.0).round() / 10.0)
    };
    let range = |inflow: &Inflow| {
        Some((people(inflow, 1.0)?, people(inflow, inflow.at(0.1))?, people(inflow, inflow.at(0.9))?))
    };
    let Some((inflow, (likely, low, high))) = inflow.as_ref().and_then(|inflow| Some((inflow, range(inflow)?))) else {
        return Figure::unknown(id, "count", Message::new("inflow-unknown"));
    };
    let formula = Message::new("formula-fte")
        .count("deals", inflow.came.len())
        .number("weeks", settings.inflow_weeks.into())
        .hours("hours", Effort::hours(inflow.hours_per_week()))
        .percent("target", settings.target)
        .decimal("low", low)
        .decimal("high", high)
        .count("undated", inflow.undated);
    Figure::ratio(id, likely)
        .in_unit("count")
        .by(formula)
        .from(super::outlook::arrivals(inflow))
        .at_least_if(inflow.undated > 0)
}
