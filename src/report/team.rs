//! A manager's view of the own team: sums of five and more, or people by name, as far as the policy lets it (C23).

mod member;

use std::collections::BTreeSet;

use jiff::ToSpan;

use super::insight::{Served, at_risk_of, quiet_of, sustainable, sustainable_reps, unsupported_of};
use super::sight::{self, SMALLEST_TEAM};
use super::view::{Figure, Input, TeamSumsView, TeamView, TeamWeekView, UnassignedView};
use super::workload::Load;
use super::{Grounds, Question, insight, outlook, slots};
use crate::error::Message;
use crate::model::{Deal, Effort, Person, folded, iso_week};
use crate::portfolio::Records;
use crate::settings::{PeopleData, Role};
use crate::workload::{
    Book, Inflow, LoadSettings, Outlook, Pipeline, Task, hours_by_rep, ordinary_capacity, people_needed,
    together_by_rep,
};

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
    let Some(name) = sight::managed_team(grounds, question) else {
        return Some(empty("", Message::new("team-none")));
    };
    let mut people: Vec<(&str, Person)> = sight::engineers_of(grounds, name)
        .filter_map(|person| Some((person.id.as_str(), Person::named(&person.name)?)))
        .collect();
    people.sort_by_key(|(_, person)| folded(person.name()));
    if !sight::sees_all(grounds, question) || !records.activities_read {
        return Some(empty(name, Message::new("team-not-seen")));
    }
    let named = level == PeopleData::TeamNamed;
    if !named && people.len() < SMALLEST_TEAM {
        return Some(empty(name, Message::new("team-too-small").count("least", SMALLEST_TEAM)));
    }
    let of = |person| Load::of(grounds, question, records, person, pipeline, None, None);
    let loads: Vec<Load> = people.iter().map(|(_, person)| of(person)).collect();
    let team =
        Team::of(people.iter().map(|(id, _)| *id).collect(), &loads, named, grounds, question, records, pipeline);
    let unassigned = unassigned(grounds, question, pipeline);
    let silent = loads.len() - team.told.len();
    Some(TeamView {
        team: name.to_owned(),
        people: loads.len(),
        silent,
        weeks: team.weeks(unassigned.as_ref()),
        sums: Some(team.sums()),
        unassigned: unassigned.iter().flat_map(without_se).collect(),
        members: if named { (0..loads.len()).filter_map(|at| member::view(&team, at)).collect() } else { Vec::new() },
        note: (silent > 0).then(|| Message::new("team-too-little").count("people", silent)),
    })
}

fn empty(team: &str, note: Message) -> TeamView {
    TeamView {
        team: team.to_owned(),
        people: 0,
        silent: 0,
        weeks: Vec::new(),
        sums: None,
        unassigned: Vec::new(),
        members: Vec::new(),
        note: Some(note),
    }
}

/// A team's people with what is known of each, made once for all of its figures.
struct Team<'p, 'a> {
    /// The people's names in the settings.
    ids: Vec<&'p str>,
    loads: Vec<&'p Load<'a>>,
    /// Those of whom the CRM holds enough.
    told: Vec<&'p Load<'a>>,
    /// The reps of each.
    served: Vec<Served>,
    /// The reps of all of them together.
    together: Served,
    book: Book<'a>,
    /// Whether people may be seen by name.
    named: bool,
    grounds: &'p Grounds<'a>,
    question: &'p Question<'p>,
    pipeline: Option<&'p Pipeline<'a>>,
}

impl<'p, 'a> Team<'p, 'a> {
    fn of(
        ids: Vec<&'p str>,
        loads: &'p [Load<'a>],
        named: bool,
        grounds: &'p Grounds<'a>,
        question: &'p Question<'p>,
        records: &'a Records,
        pipeline: Option<&'p Pipeline<'a>>,
    ) -> Team<'p, 'a> {
        let (book, settings) = (insight::book(grounds, question, records), &grounds.settings.load);
        let by_rep = |load: &Load| hours_by_rep(&load.parts, &book, settings, question.now.date());
        let hours: Vec<Vec<(String, Effort)>> = loads.iter().map(by_rep).collect();
        Team {
            ids,
            told: loads.iter().filter(|load| load.is_complete()).collect(),
            loads: loads.iter().collect(),
            together: Served::of(together_by_rep(&hours), settings),
            served: hours.into_iter().map(|hours| Served::of(hours, settings)).collect(),
            book,
            named,
            grounds,
            question,
            pipeline,
        }
    }

    /// Whether the CRM tells too little of somebody, so that a sum over all is a lower bound.
    fn is_partial(&self) -> bool {
        self.told.len() < self.loads.len()
    }

    /// A figure of those alone of whom enough is known: like every sum, of five people at least where they are not to be told apart.
    fn of_told(&self, id: &str, figure: impl FnOnce() -> Figure) -> Figure {
        match self.told.len() {
            0 => Figure::unknown(id, "count", Message::new("team-nobody-told")),
            told if !self.named && told < SMALLEST_TEAM => {
                Figure::unknown(id, "count", Message::new("team-too-few-told").count("least", SMALLEST_TEAM))
            }
            _ => figure(),
        }
    }

    /// The chance that a person's week is overloaded, where enough is known to say so.
    fn overload(&self, load: &Load, at: usize) -> Option<f64> {
        let week = load.weeks.get(at).filter(|_| load.is_complete())?;
        outlook::overload(at, week, load.outlook.as_ref()?, &self.grounds.settings.load)
    }

    /// Hours of the whole team by week: "at least" while the CRM tells too little of somebody.
    fn weeks(&self, unassigned: Option<&Outlook>) -> Vec<TeamWeekView> {
        let mondays = self.loads.first().into_iter().flat_map(|load| load.weeks.iter().map(|week| week.monday));
        let week = |(at, monday): (usize, jiff::civil::Date)| {
            let name = iso_week(monday);
            let id = |figure: &str| format!("team.week.{name}.{figure}");
            let weeks = self.loads.iter().filter_map(|load| load.weeks.get(at));
            let (known, capacity) =
                weeks.fold((Effort::ZERO, Effort::ZERO), |sum, week| (sum.0 + week.known, sum.1 + week.capacity));
            let formula = || Message::new("formula-team").count("people", self.loads.len());
            let unassigned = unassigned.map(|outlook| {
                Figure::mean_hours(&id("unassigned"), outlook.hours(at))
                    .by(Message::new("formula-unassigned"))
                    .from(outlook::deals(outlook, at))
            });
            TeamWeekView {
                monday: monday.to_string(),
                known: Figure::hours(&id("known"), known).by(formula()).at_least_if(self.is_partial()),
                expected: self.expected(&id("expected"), at),
                capacity: Figure::hours(&id("capacity"), capacity).by(formula()),
                at_risk: self.of_told(&id("at_risk"), || self.at_risk(&id("at_risk"), at)),
                unassigned,
                week: name,
            }
        };
        mondays.enumerate().map(week).collect()
    }

    /// What the deals of all people together will ask for in a week.
    fn expected(&self, id: &str, at: usize) -> Option<Figure> {
        let outlooks: Option<Vec<&Outlook>> = self.loads.iter().map(|load| load.outlook.as_ref()).collect();
        let outlooks = outlooks?;
        let deals = outlooks.iter().flat_map(|outlook| outlook.asking.iter());
        let hours = outlooks.iter().map(|outlook| outlook.hours(at)).sum();
        let formula = Message::new("formula-team-expected").count("people", self.loads.len());
        Some(Figure::mean_hours(id, hours).by(formula).from(outlook::deals_of(deals, at)))
    }

    /// How many people have a week at risk, of those of whom enough is known.
    fn at_risk(&self, id: &str, at: usize) -> Figure {
        let at_risk = self.grounds.settings.load.at_risk;
        let chances: Option<Vec<(&str, f64)>> =
            self.told.iter().map(|load| Some((load.person.name(), self.overload(load, at)?))).collect();
        let Some(chances) = chances else { return outlook::silent(id, "count") };
        let over: Vec<&(&str, f64)> = chances.iter().filter(|(_, chance)| *chance >= at_risk).collect();
        let input = |(name, chance): &&(&str, f64)| {
            Input::given(Message::new("input-person").text("name", name), chance.to_string(), "ratio")
        };
        let formula = Message::new("formula-team-at-risk")
            .count("people", self.told.len())
            .percent("chance", at_risk)
            .count("silent", self.loads.len() - self.told.len());
        Figure::count(id, over.len()).by(formula).from(if self.named {
            over.iter().map(input).collect()
        } else {
            Vec::new()
        })
    }

    fn sums(&self) -> TeamSumsView {
        let (grounds, now) = (self.grounds, &self.question.now);
        let settings = &grounds.settings.load;
        let inflow = Inflow::of_all(self.loads.iter().filter_map(|load| load.inflow.as_ref()));
        let inflow = inflow.as_ref();
        let capacity = ordinary_capacity(&grounds.settings.house, settings.overhead);
        let per_se = self.reps_per_se();
        let bears = sustainable(inflow, capacity, self.together.served, settings);
        let reps = self.together.figure("team.reps", settings);
        TeamSumsView {
            wait: self.of_told("team.bottleneck", || self.wait("team.bottleneck")),
            pocs: self.pocs("team.pocs"),
            at_risk: at_risk_of("team.hours_at_risk", &self.loads, grounds, self.pipeline, now)
                .at_least_if(self.is_partial()),
            quiet: quiet_of("team.quiet", &self.loads, grounds, self.pipeline, now.date()),
            unsupported: unsupported_of("team.unsupported", &self.loads),
            reps: reps
                .from(if self.named { self.together.inputs() } else { Vec::new() })
                .at_least_if(self.is_partial()),
            reps_per_se: self.reps_figure("team.reps_per_se", per_se),
            sustainable: sustainable_reps("team.sustainable_reps", bears, inflow, capacity, settings),
            coverage: self.coverage(per_se, bears),
            needed: self.pipeline.map(|_| needed(inflow, capacity, settings)),
        }
    }

    /// Working days until the first of those of whom enough is known can give a demo: the team's bottleneck (C9).
    fn wait(&self, id: &str) -> Figure {
        let first = self.told.iter().filter_map(|load| Some((load.agenda.demos(1).pop()?, *load)));
        let Some((slot, load)) = first.min_by_key(|(slot, load)| load.agenda.wait(slot)) else {
            return Figure::unknown(id, "count", Message::new("team-no-slot"));
        };
        let demo = Task::usual(&self.grounds.settings.catalogue);
        let who = Message::new("input-first-free").text("name", load.person.name());
        slots::wait(id, load, demo.as_ref(), Some(&slot)).by(Message::new("formula-team-bottleneck")).from(
            if self.named { vec![Input::given(who, slot.timestamp().to_string(), "datetime")] } else { Vec::new() },
        )
    }

    /// The deals of a person whose POCs run this week.
    fn pocs_of<'l>(&self, load: &'l Load) -> impl Iterator<Item = &'l str> {
        let week = load.weeks.first().map(|week| (week.monday, week.monday.saturating_add(6.days())));
        week.into_iter().flat_map(|(monday, sunday)| load.agenda.running(monday, sunday))
    }

    /// POCs that run this week, one that several people work on once.
    fn pocs(&self, id: &str) -> Figure {
        let running: BTreeSet<&str> = self.loads.iter().flat_map(|load| self.pocs_of(load)).collect();
        Figure::count(id, running.len()).by(Message::new("formula-team-pocs")).at_least_if(self.is_partial())
    }

    /// Reps for one SE of the team.
    fn reps_per_se(&self) -> f64 {
        number(self.together.served) / number(self.loads.len().max(1))
    }

    fn reps_figure(&self, id: &str, reps: f64) -> Figure {
        let band = &self.grounds.settings.load.reps;
        let formula = Message::new("formula-reps-per-se")
            .count("reps", self.together.served)
            .count("people", self.loads.len())
            .number("low", band.low.into())
            .number("high", band.high.into())
            .number("most", band.most.into());
        Figure::ratio(id, reps).in_unit("count").by(formula).at_least_if(self.is_partial())
    }

    /// What reps for one SE, the common band and the deals that come say together (C10).
    fn coverage(&self, reps: f64, bears: Option<f64>) -> Option<Message> {
        let band = &self.grounds.settings.load.reps;
        let id = match bears {
            Some(bears) if bears < reps => "team-coverage-over",
            _ if reps > f64::from(band.most) => "team-coverage-many",
            _ if reps > f64::from(band.high) => "team-coverage-above",
            _ => return None,
        };
        let message = Message::new(id).decimal("reps", reps).number("low", band.low.into());
        Some(message.number("high", band.high.into()).number("most", band.most.into()))
    }
}

/// People needed for the deals that come (C10), with the range that chance alone gives their number.
fn needed(inflow: Option<&Inflow>, capacity: Effort, settings: &LoadSettings) -> Figure {
    let id = "team.fte_needed";
    let people = |inflow: &Inflow, share: f64| {
        let people = people_needed(inflow.hours_per_week() * share, capacity, settings.target);
        people.map(|people| (people * 10.0).round() / 10.0)
    };
    let range = |inflow: &Inflow| {
        Some((people(inflow, 1.0)?, people(inflow, inflow.at(0.1))?, people(inflow, inflow.at(0.9))?))
    };
    let Some((inflow, (likely, low, high))) = inflow.and_then(|inflow| Some((inflow, range(inflow)?))) else {
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
        .from(outlook::the_first(outlook::arrivals(inflow)))
        .at_least_if(inflow.undated > 0)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What deals that name no SE will ask of somebody.
fn unassigned<'a>(grounds: &Grounds, question: &Question, pipeline: Option<&Pipeline<'a>>) -> Option<Outlook<'a>> {
    let house = &grounds.settings.house;
    pipeline.map(|pipeline| pipeline.outlook(None, std::iter::empty(), house, &question.now, grounds.memory))
}

/// The deals that name no SE, the most hours first; last those of which no work is expected any more.
fn without_se(outlook: &Outlook) -> Vec<UnassignedView> {
    let mut deals: Vec<_> = outlook.asking.iter().map(|asking| (asking.hours.iter().sum::<f64>(), asking)).collect();
    deals.sort_by(|a, b| b.0.total_cmp(&a.0));
    let asking = deals.iter().map(|(hours, asking)| {
        let left = Input::given(outlook::asks(asking), asking.ask.hours_to_close().to_string(), "h");
        (asking.deal, *hours, Message::new("formula-unassigned-deal"), left.of(asking.deal.source()))
    });
    let dormant = outlook.dormant.iter().zip(outlook::dormant(outlook));
    let dormant = dormant.map(|(deal, input)| (*deal, 0.0, Message::new("deal-dormant-unassigned"), input));
    let view = |(at, (deal, hours, formula, input)): (usize, (&Deal, f64, Message, Input))| {
        let id = |figure: &str| format!("team.unassigned.{}.{figure}", at + 1);
        UnassignedView {
            name: deal.name.clone(),
            stage: Figure::read(&id("stage"), &deal.stage, "state", |stage| stage.id().to_owned()),
            hours: Figure::mean_hours(&id("hours"), hours).by(formula).from(vec![input]),
        }
    };
    asking.chain(dormant).enumerate().map(view).collect()
}
