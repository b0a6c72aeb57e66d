//! On whom the customer leans after the close, in words (C12). Shown to the SE, and by policy to a manager of theirs.

use super::super::view::{CourseView, DependenceView, Figure, Input};
use super::Handing;
use crate::error::Message;
use crate::handoff::{Contact, Dependence, NextCheckIn, Trend};

pub(super) fn view(handing: &Handing) -> Option<DependenceView> {
    let found = handing.dependence.as_ref()?;
    let over = found.is_over();
    Some(DependenceView {
        index: index(found),
        allowed: Figure::ratio("handoff.dependence.allowed", found.allowed())
            .by(Message::new("formula-allowance").number("days", i64::from(found.age()))),
        inbound: inbound(found),
        over,
        trend: found.trend().map(|trend| match trend {
            Trend::Rising => "rising",
            Trend::Steady => "steady",
            Trend::Falling => "falling",
        }),
        primary: found.primary().map(|(person, count)| {
            let message = Message::new("dependence-primary").text("name", person.name());
            message.count("count", count).count("all", found.contacts.len())
        }),
        advice: advice(handing, found, over),
        check_in: found.next.map(|next| match next {
            NextCheckIn::Planned(day) => Message::new("dependence-check-in-planned").date("day", day),
            NextCheckIn::Due(day) => Message::new("dependence-check-in-due").date("day", day),
        }),
        course: found.course().into_iter().map(|(day, index, allowed)| CourseView { day, index, allowed }).collect(),
    })
}

fn index(found: &Dependence) -> Figure {
    let inputs = || found.contacts.iter().map(contact).collect();
    match found.index() {
        Some(index) => Figure::ratio("handoff.dependence.index", index)
            .by(Message::new("formula-dependence")
                .count("contacts", found.contacts.len())
                .number("half_life", i64::from(found.half_life())))
            .from(inputs()),
        None => {
            Figure::unknown("handoff.dependence.index", "ratio", Message::new("dependence-too-little")).from(inputs())
        }
    }
}

fn inbound(found: &Dependence) -> Figure {
    let days = found.inbound().count();
    let all = found.contacts.iter().filter(|contact| contact.inbound).count();
    Figure::count("handoff.dependence.inbound", days)
        .by(Message::new("formula-inbound").count("days", days).count("all", all))
        .from(found.inbound().map(contact).collect())
}

fn contact(contact: &Contact) -> Input {
    let id = if contact.inbound { "input-contact-inbound" } else { "input-contact" };
    let label = Message::new(id).text("name", contact.person.name()).date("day", contact.day);
    Input {
        source: contact.sources.first().map(|source| (*source).into()),
        ..Input::given(label, contact.leans.to_string(), "count")
    }
}

/// What to do about it, in one sentence.
fn advice(handing: &Handing, found: &Dependence, over: bool) -> Message {
    let deal = handing.case.deal;
    if found.index().is_none() {
        let alone = !found.contacts.is_empty() && found.contacts.iter().all(|contact| contact.person == found.se);
        return Message::new(if alone { "advice-alone" } else { "advice-too-little" });
    }
    let Some(receiver) = deal.receiver.known().filter(|_| over) else {
        return Message::new(if over { "advice-no-receiver" } else { "advice-none" });
    };
    let id = if found.inbound().next().is_some() { "advice-inbound" } else { "advice-outbound" };
    Message::new(id).text("receiver", receiver.name()).text("se", found.se.name())
}
