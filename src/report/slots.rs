//! When somebody can take on a demo: from their time, or from the availability card that they gave.

use jiff::{ToSpan, Zoned};

use super::view::{Figure, SlotsView};
use super::workload::{Load, Seen};
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Card, Effort, iso_week};
use crate::workload::LoadSettings;

/// Slots that are shown and stand on a card.
const SLOTS: usize = 2;

pub(super) fn view(load: &Load, seen: &Seen, settings: &LoadSettings) -> Option<SlotsView> {
    if let Some(card) = seen.card {
        return Some(of_card(card));
    }
    if !seen.sayable {
        return None;
    }
    let agenda = &load.agenda;
    let slots = agenda.slots(SLOTS);
    let slot = |at: usize| match slots.get(at) {
        Some(slot) => Figure::at(&format!("workload.slot.{}", at + 1), slot.timestamp()).by(rule(settings)),
        None => Figure::unknown(&format!("workload.slot.{}", at + 1), "datetime", Message::new("slot-none")),
    };
    let named = seen.sight.shows_hours();
    Some(SlotsView {
        next: slot(0),
        second: slot(1),
        wait: wait("workload.bottleneck", load, slots.first()),
        pocs: pocs(load),
        notes: slots
            .first()
            .and_then(|slot| displaced(load, agenda.demo_hours(), slot.date()))
            .into_iter()
            .chain(if named { limits(load, settings) } else { Vec::new() })
            .collect(),
    })
}

/// What a slot keeps to.
pub(super) fn rule(settings: &LoadSettings) -> Message {
    Message::new("formula-slot")
        .hours("before", Effort::hours(settings.buffer_before))
        .hours("after", Effort::hours(settings.buffer_after))
        .number("demos", settings.demos_per_day.into())
}

/// Working days until the next slot: the bottleneck.
pub(super) fn wait(id: &str, load: &Load, slot: Option<&Zoned>) -> Figure {
    let Some(slot) = slot else { return Figure::unknown(id, "count", Message::new("slot-none")) };
    let days = usize::try_from(load.agenda.wait(slot)).unwrap_or_default();
    Figure::count(id, days).by(Message::new("formula-bottleneck"))
}

/// What one more demo moves in the week of its slot (C15): expected work that nobody scheduled yet, never a meeting. Nothing is
/// said of whose it is.
fn displaced(load: &Load, asked: Effort, day: jiff::civil::Date) -> Option<Message> {
    let at = load.weeks.iter().position(|week| day <= week.monday.saturating_add(6.days()))?;
    let (week, median) = (load.weeks.get(at)?, load.median(at));
    load.outlook.as_ref()?;
    let over = asked.above(week.capacity.above(median));
    let moved = over.at_most(median - week.known);
    Some(match () {
        () if over == Effort::ZERO => Message::new("displaces-nothing").hours("asked", asked),
        () if moved == Effort::ZERO => Message::new("displaces-over").hours("asked", asked).hours("over", over),
        () => Message::new("displaces").hours("asked", asked).hours("moved", moved),
    })
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
        notes: Vec::new(),
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
        slots: load.agenda.slots(SLOTS).iter().map(jiff::Zoned::timestamp).collect(),
    }
}
