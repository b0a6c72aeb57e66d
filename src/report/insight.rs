//! Whom a person's work is for (C10), what of it may be for nothing (C14), and what went to customers after the close (C11).

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::view::{Figure, Input, InsightView};
use super::workload::Load;
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Activity, ActivityStatus, Deal, Effort};
use crate::portfolio::Records;
use crate::workload::{
    Asking, Book, Drift, Inflow, Leads, LoadSettings, MOST_HOURS, Pipeline, at_risk, fewest_with_most, hours_by_rep,
    people_needed, worked,
};

pub(super) fn view(
    load: &Load,
    grounds: &Grounds,
    records: &Records,
    pipeline: Option<&Pipeline>,
    question: &Question,
) -> InsightView {
    let now = &question.now;
    let today = now.date();
    let settings = &grounds.settings.load;
    let book = book(grounds, question, records);
    let reps = Served::of(hours_by_rep(&load.parts, &book, settings, today), settings);
    let served = reps.served;
    let sustainable = sustainable(load.inflow.as_ref(), load.ordinary, served, settings);
    let most = usize::try_from(settings.reps.most).unwrap_or_default();
    let band = |id: &str| {
        let of = Message::new(id).count("reps", served);
        of.number("low", settings.reps.low.into()).number("high", settings.reps.high.into()).count("most", most)
    };
    let high = usize::try_from(settings.reps.high).unwrap_or_default();
    let coverage = match sustainable {
        Some(bears) if bears < f64::from(u32::try_from(served).unwrap_or(u32::MAX)) => Some(band("coverage-over")),
        Some(_) if served > high => Some(band("coverage-short")),
        _ if served > most => Some(band("coverage-many")),
        _ => None,
    };
    InsightView {
        reps: reps.figure("workload.reps", settings).from(reps.inputs()),
        most: reps.most("workload.reps_most").map(|figure| figure.from(reps.inputs())),
        inflow: inflow(load),
        sustainable: sustainable_reps(
            "workload.sustainable_reps",
            sustainable,
            load.inflow.as_ref(),
            load.ordinary,
            settings,
        ),
        coverage,
        example: example(load, grounds),
        at_risk: at_risk_of("workload.hours_at_risk", &[load], grounds, pipeline, now),
        quiet: quiet_of("workload.quiet", &[load], grounds, pipeline, today),
        unsupported: unsupported_of("workload.unsupported", &[load]),
        drift: drift("workload.drift", load, grounds, &book, today),
    }
}

/// All deals that are known, with the projects among those won lately.
pub(super) fn book<'a>(grounds: &Grounds, question: &Question, records: &'a Records) -> Book<'a> {
    Book::of(&records.deals, |deal| project_until(grounds, question, records, deal))
}

/// Of a deal with an implementation project, the day until which its work is no drift (C11): that of its hand-off meeting, at most so
/// many days after the close. `None` of any other, and where it was long ago.
fn project_until(grounds: &Grounds, question: &Question, records: &Records, deal: &Deal) -> Option<Date> {
    let (settings, today) = (grounds.settings, question.now.date());
    let close = *deal.close.known()?;
    let last = close.saturating_add(settings.handoff.dependence.project_start.days());
    if last < Drift::days(&settings.load, today).0 {
        return None;
    }
    let case = super::case(grounds, question, records, deal);
    let template = grounds.template_of(&case, grounds.sheet_of(deal));
    let is_meeting = |activity: &Activity| settings.catalogue.kind_of(activity).id == "handoff_meeting";
    let held = case.activities.iter().filter(|one| one.status == ActivityStatus::Scheduled && is_meeting(one));
    let days = held.filter_map(|one| {
        let start = one.start.known().filter(|start| **start <= question.now)?;
        Some(one.date_in(start, question.now.time_zone()))
    });
    let met = days.filter(|day| *day > close).min();
    template.project.then(|| met.map_or(last, |met| met.min(last)))
}

/// The reps that somebody, or a team together, works for.
pub(super) struct Served {
    /// Each with the hours of all weeks, the most first.
    reps: Vec<(String, Effort)>,
    weeks: f64,
    /// How many take as many hours as make a rep served.
    pub(super) served: usize,
}

impl Served {
    /// Of the hours of the last weeks, the most first.
    pub(super) fn of(reps: Vec<(String, Effort)>, settings: &LoadSettings) -> Served {
        let weeks = f64::from(settings.reps.weeks);
        let least = Effort::hours(settings.reps.hours * weeks);
        Served { served: reps.iter().filter(|(_, hours)| *hours >= least).count(), weeks, reps }
    }

    /// How many are served.
    pub(super) fn figure(&self, id: &str, settings: &LoadSettings) -> Figure {
        Figure::count(id, self.served).by(Message::new("formula-reps")
            .hours("hours", Effort::hours(settings.reps.hours))
            .number("weeks", settings.reps.weeks.into()))
    }

    /// Hours a week for one of those that are served, in the mean; `None` where nobody is.
    pub(super) fn hours_each(&self) -> Option<f64> {
        let hours: Effort = self.reps.iter().take(self.served).map(|(_, hours)| *hours).sum();
        (self.served > 0)
            .then(|| hours.in_hours() / self.weeks / f64::from(u32::try_from(self.served).unwrap_or(u32::MAX)))
    }

    /// The fewest reps that take nearly all of the hours, of all who take any.
    fn most(&self, id: &str) -> Option<Figure> {
        let formula = Message::new("formula-reps-most").count("reps", self.reps.len()).percent("share", MOST_HOURS);
        let most = fewest_with_most(&self.reps)?;
        Some(Figure::count(id, most).by(formula.count("most", most)))
    }

    /// Each rep with the hours a week.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let input = |(name, hours): &(String, Effort)| {
            let a_week = hours.in_hours() / self.weeks;
            Input::given(Message::new("input-rep").text("name", name), a_week.to_string(), "h")
        };
        self.reps.iter().map(input).collect()
    }
}

/// New deals a week, each with its day.
fn inflow(load: &Load) -> Figure {
    let id = "workload.inflow";
    let Some(inflow) = &load.inflow else { return Figure::unknown(id, "count", Message::new("inflow-unknown")) };
    Figure::ratio(id, inflow.per_week())
        .in_unit("count")
        .by(super::outlook::usual(inflow))
        .from(super::outlook::arrivals(inflow))
        .at_least_if(inflow.undated > 0)
}

/// Reps that one person with this capacity could serve, if each brought as many deals as those served do now.
pub(super) fn sustainable(
    inflow: Option<&Inflow>,
    capacity: Effort,
    served: usize,
    settings: &LoadSettings,
) -> Option<f64> {
    let people = people_needed(inflow?.hours_per_week(), capacity, settings.target)?;
    let served = f64::from(u32::try_from(served).ok()?);
    (people > 0.0 && served > 0.0).then(|| served / people)
}

pub(super) fn sustainable_reps(
    id: &str,
    reps: Option<f64>,
    inflow: Option<&Inflow>,
    capacity: Effort,
    settings: &LoadSettings,
) -> Figure {
    let Some(reps) = reps else {
        let why = if inflow.is_some() { "sustainable-nobody" } else { "inflow-unknown" };
        return Figure::unknown(id, "count", Message::new(why));
    };
    let formula = Message::new("formula-sustainable").hours("capacity", capacity).percent("target", settings.target);
    let undated = inflow.map_or(0, |inflow| inflow.undated);
    Figure {
        note: (undated > 0).then(|| Message::new("sustainable-most").count("undated", undated)),
        ..Figure::ratio(id, (reps * 10.0).round() / 10.0).in_unit("count").by(formula)
    }
}

/// The arithmetic of what one person cannot do: many reps, each with many leads who would all see a demo (C10).
fn example(load: &Load, grounds: &Grounds) -> Vec<Message> {
    let leads = Leads::example(grounds.settings);
    let capacity = load.ordinary;
    let reps = || {
        Message::new("example-leads")
            .number("reps", Leads::REPS.into())
            .number("each", Leads::EACH.into())
            .decimal("leads", leads.leads)
            .decimal("demos", leads.demos)
            .decimal("one_in", (leads.leads / leads.demos).floor())
    };
    let tenth = Message::new("example-tenth")
        .decimal("wanted", leads.wanted)
        .hours("hours", leads.hours)
        .decimal("demos", leads.demos)
        .hours("capacity", capacity);
    let so = if leads.is_possible(capacity) { "example-possible" } else { "example-impossible" };
    if leads.demos > 0.0 { vec![reps(), tenth, Message::new(so)] } else { Vec::new() }
}

fn unread(id: &str, unit: &str) -> Figure {
    Figure::unknown(id, unit, Message::new("pipeline-not-read"))
}

/// Hours planned on deals that nobody qualified, of one person or of several.
pub(super) fn at_risk_of(
    id: &str,
    loads: &[&Load],
    grounds: &Grounds,
    pipeline: Option<&Pipeline>,
    now: &Zoned,
) -> Figure {
    let Some(pipeline) = pipeline else { return unread(id, "h") };
    let catalogue = &grounds.settings.catalogue;
    let deals: Vec<(&Deal, Effort)> =
        loads.iter().flat_map(|load| at_risk(&load.parts, load.person, pipeline, catalogue, now)).collect();
    let input = |(deal, hours): &(&Deal, Effort)| {
        Input::given(Message::new("input-unqualified"), hours.text(), "h").of(deal.source())
    };
    Figure::hours(id, deals.iter().map(|(_, hours)| *hours).sum())
        .by(Message::new("formula-at-risk"))
        .from(deals.iter().map(input).collect())
}

/// Expected hours of deals with no activity for some time, of one person or of several.
pub(super) fn quiet_of(
    id: &str,
    loads: &[&Load],
    grounds: &Grounds,
    pipeline: Option<&Pipeline>,
    today: Date,
) -> Figure {
    let days = grounds.settings.load.quiet_days;
    let Some(pipeline) = pipeline else { return unread(id, "h") };
    let since = today.saturating_sub(days.days());
    let is_quiet = |deal: &Deal| pipeline.last_activity(deal).is_none_or(|last| last <= since);
    let deals: Vec<&Asking> = asking(loads).filter(|asking| is_quiet(asking.deal)).collect();
    let hours = |asking: &&Asking| asking.hours.iter().sum::<f64>();
    let input = |asking: &&Asking| {
        Input::given(Message::new("input-quiet"), hours(asking).to_string(), "h").of(asking.deal.source())
    };
    Figure::mean_hours(id, deals.iter().map(hours).sum())
        .by(Message::new("formula-quiet").number("days", days.into()))
        .from(deals.iter().map(input).collect())
}

/// The open deals of one person or of several.
fn asking<'p>(loads: &'p [&'p Load]) -> impl Iterator<Item = &'p Asking<'p>> {
    loads.iter().filter_map(|load| load.outlook.as_ref()).flat_map(|outlook| outlook.asking.iter())
}

/// How many close dates the work that is left cannot meet (C8), with the deals, those with the most hours first.
pub(super) fn unsupported_of(id: &str, loads: &[&Load]) -> Figure {
    if loads.iter().any(|load| load.outlook.is_none()) {
        return unread(id, "count");
    }
    let mut deals: Vec<&Asking> = asking(loads).filter(|asking| !asking.ask.is_supported()).collect();
    deals.sort_by(|a, b| b.ask.hours_to_close().total_cmp(&a.ask.hours_to_close()));
    let input = |asking: &&Asking| {
        let label = Message::new("input-unsupported")
            .number("days", asking.ask.days.into())
            .date("date", asking.prospect.close.date)
            .hours("ceiling", asking.ask.ceiling);
        Input::given(label, asking.ask.hours_to_close().to_string(), "h").of(asking.deal.source())
    };
    Figure::count(id, deals.len()).by(Message::new("formula-unsupported")).from(deals.iter().map(input).collect())
}

/// The share of a person's working hours that went to customers after the close.
pub(super) fn drift(id: &str, load: &Load, grounds: &Grounds, book: &Book, today: Date) -> Figure {
    let settings = &grounds.settings.load;
    let (catalogue, calendar) = (&grounds.settings.catalogue, grounds.settings.calendar(load.person));
    let days = Drift::days(settings, today);
    let working = worked(load.person, load.diary.clone(), catalogue, calendar, days, &load.zone);
    let rhythm = |days: i32| grounds.settings.handoff.dependence.nearest(days);
    let drift = Drift::of(&load.parts, book, settings, working, today, rhythm);
    let Some(share) = drift.share() else { return Figure::unknown(id, "ratio", Message::new("utilisation-unknown")) };
    Figure::ratio(id, share)
        .by(Message::new("formula-drift")
            .hours("hours", drift.hours())
            .hours("working", drift.working)
            .number("days", settings.drift.days.into())
            .percent("line", settings.drift.line))
        .from(super::workload::part_inputs(drift.parts.iter().map(|part| (*part, part.effort))))
}
