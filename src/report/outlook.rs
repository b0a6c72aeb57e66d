//! What open deals will ask for, with the reasons: by week, and of one deal.

use jiff::ToSpan;

use super::view::{AskView, Figure, Input, NewDealsView, WeekOutlookView};
use super::workload::Load;
use crate::error::Message;
use crate::model::{Deal, Effort, iso_week, iso_week_monday};
use crate::outlook::{Chance, ChanceBasis, CloseBasis, Prospect, WeightReason};
use crate::settings::title;
use crate::workload::{
    Asking, Came, Inflow, LoadSettings, Outlook, Outstanding, Pipeline, ReachedBy, Step, Week, hours_of,
};

/// The deals that a week's reasons name; the rest are summed.
const NAMED: usize = 12;

/// A week of a person: what is expected, and what the week comes to.
pub(super) fn week(
    name: &str,
    at: usize,
    week: &Week,
    outlook: &Outlook,
    deal: Option<&Deal>,
    sayable: bool,
    settings: &LoadSettings,
) -> WeekOutlookView {
    debug_assert_eq!(name, iso_week(week.monday));
    let id = |figure: &str| format!("workload.week.{name}.{figure}");
    let expected = outlook.hours(at);
    let quantile = |figure: &str, share: f64| {
        let Some(sum) = outlook.weeks.get(at).filter(|_| sayable) else { return silent(&id(figure), "h") };
        let above = hours_of(sum.quantile(share));
        Figure::hours(&id(figure), week.known + above)
            .by(Message::new(&format!("formula-{figure}")).hours("known", week.known).hours("expected", above))
            .from(reasons(week.known, outlook, at))
    };
    let overload = overload(at, week, outlook, settings).filter(|_| sayable);
    let of_deal = deal.and_then(|deal| outlook.of_deal(deal));
    let of_deal = of_deal.and_then(|asking| asking.hours.get(at)).copied().unwrap_or_default();
    WeekOutlookView {
        expected: Figure::mean_hours(&id("expected"), expected)
            .by(Message::new("formula-expected"))
            .from(deals(outlook, at)),
        deal: Figure::mean_hours(&id("deal_expected"), of_deal).by(Message::new("formula-deal-expected")),
        p10: quantile("p10", 0.1),
        p50: quantile("p50", 0.5),
        p90: quantile("p90", 0.9),
        overload: overload_figure(&id("overload"), overload, week, settings),
        at_risk: overload.is_some_and(|chance| chance >= settings.at_risk),
    }
}

/// From which week on the deals known today no longer fill the weeks, and what new ones usually take (C10).
pub(super) fn new_deals(load: &Load) -> Option<NewDealsView> {
    let inflow = load.inflow.as_ref()?;
    let from = iso_week_monday(load.known_until).saturating_add(7.days());
    Some(NewDealsView {
        from: from.to_string(),
        hours: Figure::mean_hours("workload.inflow_hours", inflow.hours_per_week())
            .by(usual(inflow))
            .at_least_if(inflow.undated > 0),
    })
}

/// How many deals came, and what they take.
pub(super) fn usual(inflow: &Inflow) -> Message {
    let formula = Message::new("formula-inflow")
        .count("deals", inflow.came.len())
        .decimal("weeks", inflow.weeks)
        .hours("hours", Effort::hours(inflow.hours_per_week()));
    formula.count("undated", inflow.undated)
}

/// The first of many reasons that are hours of deals; the rest are summed.
pub(super) fn the_first(mut inputs: Vec<Input>) -> Vec<Input> {
    let rest = inputs.split_off(NAMED.min(inputs.len()));
    let hours: f64 = rest.iter().filter_map(|input| input.value.as_deref()?.parse::<f64>().ok()).sum();
    inputs.extend((!rest.is_empty()).then(|| others(rest.len(), hours)));
    inputs
}

fn others(deals: usize, hours: f64) -> Input {
    Input::given(Message::new("input-other-deals").count("deals", deals), hours.to_string(), "h")
}

/// The deals that came, the last first, each with the hours that one like it takes in the mean.
pub(super) fn arrivals(inflow: &Inflow) -> Vec<Input> {
    let mut came: Vec<&Came> = inflow.came.iter().collect();
    came.sort_by_key(|came| std::cmp::Reverse(came.on));
    let input = |came: &&Came| {
        let by = match came.by {
            ReachedBy::Held => "reached-held",
            ReachedBy::Seen => "reached-seen",
            ReachedBy::Created => "reached-created",
        };
        let label = Message::new("input-came").date("date", came.on).word("by", by);
        Input::given(label, came.hours.to_string(), "h").of(came.deal.source())
    };
    came.iter().map(input).collect()
}

/// The chance that a week is overloaded (C9).
pub(super) fn overload(at: usize, week: &Week, outlook: &Outlook, settings: &LoadSettings) -> Option<f64> {
    let left = settings.bands.overload(week.capacity) - week.known;
    // The fewest quarter hours of expected load with which the week is overloaded.
    let from = left.in_seconds().div_euclid(900) + i64::from(left.in_seconds().rem_euclid(900) > 0);
    let from = if week.known == Effort::ZERO { from.max(1) } else { from };
    outlook.weeks.get(at).map(|sum| sum.above(from - 1).min(1.0))
}

pub(super) fn overload_figure(id: &str, chance: Option<f64>, week: &Week, settings: &LoadSettings) -> Figure {
    let Some(chance) = chance else { return silent(id, "ratio") };
    Figure::ratio(id, chance).by(Message::new("formula-overload")
        .percent("from", settings.bands.overload(Effort::hours(1.0)).in_hours())
        .hours("capacity", week.capacity))
}

pub(super) fn silent(id: &str, unit: &str) -> Figure {
    Figure::unknown(id, unit, Message::new("outlook-too-little"))
}

/// What a week comes to is made of: the known load, and each deal's mean.
fn reasons(known: Effort, outlook: &Outlook, at: usize) -> Vec<Input> {
    let known = Input::given(Message::new("input-known"), known.text(), "h");
    std::iter::once(known).chain(deals(outlook, at)).collect()
}

/// The deals that will ask for something in a week, the most first.
pub(super) fn deals(outlook: &Outlook, at: usize) -> Vec<Input> {
    deals_of(outlook.asking.iter(), at)
}

/// The same of the deals of several people.
pub(super) fn deals_of<'p>(asking: impl Iterator<Item = &'p Asking<'p>>, at: usize) -> Vec<Input> {
    let hours = |asking: &Asking| asking.hours.get(at).copied().unwrap_or_default();
    let mut deals: Vec<&Asking> = asking.filter(|asking| hours(asking) > 0.0).collect();
    deals.sort_by(|a, b| hours(b).total_cmp(&hours(a)));
    let (named, rest) = deals.split_at(NAMED.min(deals.len()));
    let input = |asking: &&Asking| Input::given(asks(asking), hours(asking).to_string(), "h").of(asking.deal.source());
    let others = (!rest.is_empty()).then(|| others(rest.len(), rest.iter().map(|asking| hours(asking)).sum()));
    named.iter().map(input).chain(others).collect()
}

/// Where a deal stands and how likely it is won, with where that comes from.
pub(super) fn asks(asking: &Asking) -> Message {
    let prospect = &asking.prospect;
    basis(Message::new("input-asking"), &prospect.chance)
        .word("stage", &format!("state-{}", prospect.stage.id()))
        .percent("chance", prospect.p())
}

/// With where a chance comes from (C4).
fn basis(message: Message, chance: &Chance) -> Message {
    let message = match chance.basis {
        ChanceBasis::Table => message.word("basis", "basis-table"),
        ChanceBasis::History { closed, won, .. } => {
            message.count("closed", closed).count("won", won).word("basis", "basis-history")
        }
        ChanceBasis::Crm => message.word("basis", "basis-crm"),
        ChanceBasis::Stage if chance.factory => message.word("basis", "basis-factory"),
        ChanceBasis::Stage => message.word("basis", "basis-stage"),
    };
    message.percent("shown", chance.shown.unwrap_or_default())
}

/// Deals of which no work is expected any more.
pub(super) fn dormant<'a>(outlook: &'a Outlook) -> impl Iterator<Item = Input> + 'a {
    outlook.dormant.iter().map(|deal| {
        let closed = deal.close.known().map(ToString::to_string);
        Input { value: closed, ..Input::given(Message::new("input-dormant"), String::new(), "date") }.of(deal.source())
    })
}

/// What an open deal asks for still; `None` of one that is closed.
pub(super) fn ask(pipeline: &Pipeline, deal: &Deal, outlook: Option<&Outlook>) -> Option<AskView> {
    let prospect = pipeline.prospect(deal)?;
    let asking = outlook.and_then(|outlook| outlook.of_deal(deal));
    let hours = asking.map_or(0.0, |asking| asking.ask.hours_to_close());
    let items = asking.into_iter().flat_map(|asking| asking.ask.items.iter().map(|item| item_input(item, asking)));
    Some(AskView {
        hours: Figure::mean_hours("workload.deal_left", hours)
            .by(Message::new("formula-deal-left"))
            .from(items.collect()),
        chance: chance(&prospect),
        days: match asking {
            Some(asking) => Figure::count("workload.deal_days", usize::try_from(asking.ask.days).unwrap_or_default()),
            None => Figure::unknown("workload.deal_days", "count", Message::new("deal-dormant")),
        }
        .by(close(&prospect)),
        notes: notes(&prospect, asking),
    })
}

fn chance(prospect: &Prospect) -> Figure {
    let formula = match prospect.weight.reason {
        Some(_) => Message::new("formula-deal-chance-less").percent("multiplier", prospect.weight.multiplier),
        None => Message::new("formula-deal-chance"),
    };
    let formula = basis(formula, &prospect.chance).percent("chance", prospect.chance.p);
    let reach = |step: &Step| {
        let label = Message::new("input-reach").word("stage", &format!("state-{}", step.stage().id()));
        Input::given(label, prospect.reach(step.stage(), prospect.p()).to_string(), "ratio")
    };
    let ahead = Step::ALL.iter().filter(|step| step.stage() > prospect.stage);
    Figure::ratio("workload.deal_chance", prospect.p()).by(formula).from(ahead.map(reach).collect())
}

fn close(prospect: &Prospect) -> Message {
    let id = match prospect.close.basis {
        CloseBasis::Crm => "close-crm",
        CloseBasis::Missing => "close-missing",
        CloseBasis::Past(_) => "close-past",
        CloseBasis::Automatic(_) => "close-automatic",
    };
    Message::new(id).date("date", prospect.close.date)
}

fn notes(prospect: &Prospect, asking: Option<&Asking>) -> Vec<Message> {
    let unsupported = asking.filter(|asking| !asking.ask.is_supported()).map(|asking| {
        Message::new("close-not-supported")
            .hours("hours", Effort::hours(asking.ask.hours_to_close()))
            .number("days", asking.ask.days.into())
            .hours("ceiling", asking.ask.ceiling)
    });
    let quiet = prospect.weight.reason.map(|reason| match reason {
        WeightReason::Past(days) => Message::new("deal-past").number("days", days.into()),
        WeightReason::Dormant(days) => Message::new("deal-dormant").number("days", days.into()),
        WeightReason::Idle(days) => Message::new("deal-idle").number("days", days.into()),
    });
    let size = prospect.segment.is_none().then(|| Message::new("deal-size-unknown"));
    unsupported.into_iter().chain(quiet).chain(size).collect()
}

fn item_input(item: &Outstanding, asking: &Asking) -> Input {
    let label = Message::new("input-item-left")
        .named("kind", &title("catalogue.kinds", &item.kind, None))
        .word("stage", &format!("state-{}", item.step.stage().id()))
        .percent("chance", asking.ask.chance_of(item));
    let hours = item.count * item.hours * asking.ask.chance_of(item);
    Input::given(label, hours.to_string(), "h")
}
