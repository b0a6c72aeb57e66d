//! When somebody can take on what is asked of them: from their time, or from the availability card that they gave.

use jiff::{ToSpan, Zoned};

use super::asked::{self, Asked};
use super::view::{Figure, SlotsView};
use super::workload::{Load, Seen};
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Card, Effort, iso_week};
use crate::workload::{LoadSettings, Task};

/// Slots that are shown and stand on a card.
const SLOTS: usize = 2;

pub(super) fn view(load: &Load, seen: &Seen, settings: &LoadSettings, asked: &Asked) -> Option<SlotsView> {
    if let Some(card) = seen.card {
        return Some(of_card(card));
    }
    let task = &asked.task.filter(|_| seen.sayable)?;
    let agenda = &load.agenda;
    let slots = agenda.slots(task, SLOTS);
    let slot = |at: usize| match slots.get(at) {
        Some(slot) => Figure::at(&format!("workload.slot.{}", at + 1), slot.timestamp())
            .by(rule(task, settings))
            .from(asked::pieces(&agenda.at(task, slot))),
        None => Figure::unknown(&format!("workload.slot.{}", at + 1), "datetime", none(load, Some(task))),
    };
    let moved = slots.first().and_then(|slot| asked::displaced(load, seen, &agenda.at(task, slot), slot));
    let (displaced, said) = moved.map_or_else(Default::default, |(view, said)| (Some(view), said));
    let poc = slots.first().and_then(|slot| asked::pocs(load, task, slot, seen.deal, settings.pocs_at_once));
    let limits = if seen.sight.shows_hours() { limits(load, settings) } else { Vec::new() };
    Some(SlotsView {
        next: slot(0),
        second: slot(1),
        wait: wait("workload.bottleneck", load, Some(task), slots.first()),
        pocs: pocs(load),
        displaced,
        notes: said.into_iter().chain(poc).chain(limits).collect(),
        by_card: false,
    })
}

/// What a slot must hold, and on which days it may be.
pub(super) fn rule(task: &Task, settings: &LoadSettings) -> Message {
    let id = if task.kind.demo { "formula-slot" } else { "formula-slot-other" };
    Message::new(id)
        .named("kind", &asked::name(task))
        .hours("before", Effort::hours(settings.buffer_before))
        .hours("after", Effort::hours(settings.buffer_after))
        .number("demos", settings.demos_per_day.into())
}

/// Working days until the next slot for a task: the bottleneck.
pub(super) fn wait(id: &str, load: &Load, task: Option<&Task>, slot: Option<&Zoned>) -> Figure {
    let (Some(task), Some(slot)) = (task, slot) else { return Figure::unknown(id, "count", none(load, task)) };
    let days = usize::try_from(load.agenda.wait(slot)).unwrap_or_default();
    Figure::count(id, days).by(Message::new("formula-bottleneck").named("kind", &asked::name(task)))
}

/// Why there is no slot for a task.
pub(super) fn none(load: &Load, task: Option<&Task>) -> Message {
    let Some(task) = task else { return Message::new("slot-no-demo") };
    let id = if load.agenda.holds(task) { "slot-none" } else { "slot-too-long" };
    Message::new(id).named("kind", &asked::name(task)).hours("hours", task.kind.delivery() + task.travel)
}

fn pocs(load: &Load) -> Figure {
    let running =
        load.weeks.first().map_or(0, |week| load.agenda.pocs(week.monday, week.monday.saturating_add(6.days())));
    Figure::count("workload.pocs", running).by(Message::new("formula-pocs"))
}

/// The third demo of a day, the fourth POC of a week: said, never refused.
fn limits(load: &Load, settings: &LoadSettings) -> Vec<Message> {
    let last = load.weeks.last().map(|week| week.monday.saturating_add(6.days()));
    let days = last.into_iter().flat_map(|last| load.agenda.crowded(last));
    let demos = days.map(|(day, demos)| {
        Message::new("demos-over")
            .date("date", day)
            .count("demos", demos.len())
            .number("limit", settings.demos_per_day.into())
    });
    let most = usize::try_from(settings.pocs_at_once).unwrap_or_default();
    let weeks =
        load.weeks.iter().map(|week| (week, load.agenda.pocs(week.monday, week.monday.saturating_add(6.days()))));
    let pocs = weeks.filter(|(_, pocs)| *pocs > most).map(|(week, pocs)| {
        Message::new("pocs-over").date("monday", week.monday).count("pocs", pocs).count("limit", most)
    });
    demos.chain(pocs).collect()
}

fn of_card(card: &Card) -> SlotsView {
    let slot = |at: usize| match card.slots.get(at) {
        Some(slot) => Figure::at(&format!("workload.slot.{}", at + 1), *slot).by(from_card(card)),
        None => Figure::unknown(&format!("workload.slot.{}", at + 1), "datetime", Message::new("slot-not-on-card")),
    };
    let silent = |id: &str| Figure::unknown(id, "count", Message::new("slot-not-on-card"));
    SlotsView {
        next: slot(0),
        second: slot(1),
        wait: silent("workload.bottleneck"),
        pocs: silent("workload.pocs"),
        displaced: None,
        notes: Vec::new(),
        by_card: true,
    }
}

/// That a figure is what somebody's card says.
pub(super) fn from_card(card: &Card) -> Message {
    Message::new("formula-card").text("person", &card.person).date("made", card.made)
}

/// What to know of a person's card: that it is used, or why not.
pub(super) fn card_note(seen: &Seen, card: Option<&Card>, grounds: &Grounds, question: &Question) -> Option<Message> {
    let card = card.filter(|_| !seen.sayable && seen.sight != super::sight::Sight::Hidden)?;
    let id = match () {
        () if seen.card.is_some() => "card-used",
        () if card.made > question.now.date() => "card-ahead",
        () => "card-old",
    };
    let days = grounds.settings.load.card_days;
    Some(Message::new(id).text("person", seen.person.name()).date("made", card.made).number("days", days.into()))
}

/// The card that says when the viewer is free: hours of each week that neither known nor likely work takes, in half hours.
pub(super) fn card(load: &Load, question: &Question) -> Card {
    let free = |(at, week): (usize, &crate::workload::Week)| {
        let hours = week.capacity.above(load.median(at)).in_hours();
        (iso_week(week.monday), (hours * 2.0).floor() / 2.0)
    };
    Card {
        made: question.now.date(),
        person: load.person.name().to_owned(),
        weeks: load.weeks.iter().enumerate().map(free).collect(),
        slots: load.agenda.demos(SLOTS).iter().map(jiff::Zoned::timestamp).collect(),
    }
}
