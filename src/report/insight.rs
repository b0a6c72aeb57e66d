//! Whom a person's work is for (C10), what of it may be for nothing (C14), and what went to customers after the close (C11).

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::Grounds;
use super::view::{Figure, Input, InsightView};
use super::workload::Load;
use crate::error::Message;
use crate::model::{Deal, Effort};
use crate::portfolio::Records;
use crate::workload::{Asking, Drift, Leads, Pipeline, at_risk, hours_by_rep, people_needed, worked};

pub(super) fn view(
    load: &Load,
    grounds: &Grounds,
    records: &Records,
    pipeline: Option<&Pipeline>,
    now: &Zoned,
) -> InsightView {
    let today = now.date();
    let settings = &grounds.settings.load;
    let reps = hours_by_rep(&load.parts, &records.deals, settings, today);
    let weeks = f64::from(settings.reps.weeks);
    let served = reps.iter().filter(|(_, hours)| hours / weeks >= settings.reps.hours).count();
    let sustainable = sustainable(load, grounds, served);
    let input = |(name, hours): &(String, f64)| {
        Input::given(Message::new("input-rep").text("name", name), (hours / weeks).to_string(), "h")
    };
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
        reps: Figure::count("workload.reps", served)
            .by(Message::new("formula-reps")
                .hours("hours", Effort::hours(settings.reps.hours))
                .number("weeks", settings.reps.weeks.into()))
            .from(reps.iter().map(input).collect()),
        inflow: inflow(load),
        sustainable: sustainable_reps(sustainable, load, grounds),
        coverage,
        example: example(load, grounds),
        at_risk: hours_at_risk(load, grounds, pipeline, now),
        quiet: quiet(load, grounds, pipeline, today),
        drift: drift(load, grounds, records, today),
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

/// Reps that this person could serve, if each brought as many deals as theirs do now.
fn sustainable(load: &Load, grounds: &Grounds, served: usize) -> Option<f64> {
    let inflow = load.inflow.as_ref()?;
    let people = people_needed(inflow.hours_per_week(), load.ordinary, grounds.settings.load.target)?;
    let served = f64::from(u32::try_from(served).ok()?);
    (people > 0.0 && served > 0.0).then(|| served / people)
}

fn sustainable_reps(reps: Option<f64>, load: &Load, grounds: &Grounds) -> Figure {
    let id = "workload.sustainable_reps";
    let Some(reps) = reps else {
        let why = if load.inflow.is_some() { "sustainable-nobody" } else { "inflow-unknown" };
        return Figure::unknown(id, "count", Message::new(why));
    };
    let target = grounds.settings.load.target;
    let formula = Message::new("formula-sustainable").hours("capacity", load.ordinary).percent("target", target);
    let undated = load.inflow.as_ref().map_or(0, |inflow| inflow.undated);
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

fn hours_at_risk(load: &Load, grounds: &Grounds, pipeline: Option<&Pipeline>, now: &Zoned) -> Figure {
    let id = "workload.hours_at_risk";
    let Some(pipeline) = pipeline else {
        return Figure::unknown(id, "h", Message::new("inflow-unknown"));
    };
    let deals = at_risk(&load.parts, load.person, pipeline, &grounds.settings.catalogue, now);
    let input = |(deal, hours): &(&Deal, Effort)| {
        Input::given(Message::new("input-unqualified"), hours.text(), "h").of(deal.source())
    };
    Figure::hours(id, deals.iter().map(|(_, hours)| *hours).sum())
        .by(Message::new("formula-at-risk"))
        .from(deals.iter().map(input).collect())
}

/// Expected hours of deals with no activity for some time.
fn quiet(load: &Load, grounds: &Grounds, pipeline: Option<&Pipeline>, today: Date) -> Figure {
    let (id, days) = ("workload.quiet", grounds.settings.load.quiet_days);
    let (Some(outlook), Some(pipeline)) = (&load.outlook, pipeline) else {
        return Figure::unknown(id, "h", Message::new("inflow-unknown"));
    };
    let since = today.saturating_sub(days.days());
    let is_quiet = |deal: &Deal| pipeline.last_activity(deal).is_none_or(|last| last < since);
    let deals: Vec<&Asking> = outlook.asking.iter().filter(|asking| is_quiet(asking.deal)).collect();
    let hours = |asking: &&Asking| asking.hours.iter().sum::<f64>();
    let input = |asking: &&Asking| {
        Input::given(Message::new("input-quiet"), hours(asking).to_string(), "h").of(asking.deal.source())
    };
    Figure::mean_hours(id, deals.iter().map(hours).sum())
        .by(Message::new("formula-quiet").number("days", days.into()))
        .from(deals.iter().map(input).collect())
}

fn drift(load: &Load, grounds: &Grounds, records: &Records, today: Date) -> Figure {
    let (id, settings) = ("workload.drift", &grounds.settings.load);
    let (catalogue, calendar) = (&grounds.settings.catalogue, grounds.settings.calendar(load.person));
    let days = Drift::days(settings, today);
    let working = worked(load.person, load.diary.clone(), catalogue, calendar, days, &load.zone);
    let drift = Drift::of(&load.parts, &records.deals, settings, working, today);
    let Some(share) = drift.share() else { return Figure::unknown(id, "ratio", Message::new("utilisation-unknown")) };
    Figure::ratio(id, share)
        .by(Message::new("formula-drift")
            .hours("hours", drift.hours())
            .hours("working", drift.working)
            .number("days", settings.drift.days.into())
            .percent("line", settings.drift.line))
        .from(drift.parts.iter().map(|part| super::workload::part_input(part, part.effort)).collect())
}
