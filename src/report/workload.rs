//! The SE's weeks, told by what the viewer can see (C1).

use jiff::civil::Date;

use super::view::{Figure, Input, WeekView, WorkloadView};
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Activity, Deal, Effort, Person, iso_week};
use crate::portfolio::Records;
use crate::settings::DealsVisible;
use crate::workload::{Piece, Week, seen_days, weeks};

/// With whose eyes a load was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The person's own.
    Own,
    /// Of somebody who sees every deal.
    All,
    /// Of somebody who may see only a part.
    Partial,
}

impl Sight {
    fn id(self) -> &'static str {
        match self {
            Sight::Own => "own",
            Sight::All => "all",
            Sight::Partial => "partial",
        }
    }
}

/// Of a CRM that holds no activities nothing is known of the load: "at least 0" would be true and say the wrong thing.
fn unread(person: &Person, sight: Sight) -> WorkloadView {
    let note = || Message::new("workload-none-held");
    WorkloadView {
        person: Some(person.name().to_owned()),
        sight: sight.id().to_owned(),
        completeness: Figure::unknown("workload.completeness", "ratio", note()),
        utilisation: Figure::unknown("workload.utilisation", "ratio", note()),
        deal_total: Figure::unknown("workload.deal_total", "h", note()),
        weeks: Vec::new(),
        note: Some(note()),
    }
}

pub(super) fn view(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    deal: Option<&Deal>,
) -> Option<WorkloadView> {
    let own = question.se().map(|me| &me.person);
    let person = match deal {
        Some(deal) => deal.se.known()?,
        None => own?,
    };
    let all = grounds.crm_at(question.origin).is_some_and(|crm| crm.deals_visible == DealsVisible::All);
    let sight = match () {
        () if own.is_some_and(|own| own.is(person.name())) => Sight::Own,
        () if all => Sight::All,
        () => Sight::Partial,
    };
    if !records.activities_held {
        return Some(unread(person, sight));
    }
    let settings = &grounds.settings.load;
    let weeks = weeks(
        person,
        &records.activities,
        deal.map(|deal| &deal.key),
        &grounds.settings.catalogue,
        settings,
        &question.now,
    );
    let seen = seen_days(person, &records.activities, settings, &question.now);
    let (days, of) = (seen.iter().filter(|(_, activity)| activity.is_some()).count(), seen.len());
    let share = share_of(days, of);
    let whole = sight != Sight::Partial && records.activities_read;
    let sayable = whole && share >= settings.completeness.value;
    let deal_total: Effort = weeks.iter().map(|week| week.deal).sum();
    let note = match () {
        () if !records.activities_read => Some(Message::new("workload-not-read")),
        () if sight == Sight::Partial => Some(Message::new("workload-partial").text("person", person.name())),
        () if !sayable => Some(Message::new("workload-too-little").count("days", days).count("of", of)),
        () => None,
    };
    Some(WorkloadView {
        person: Some(person.name().to_owned()),
        sight: sight.id().to_owned(),
        completeness: Figure::ratio("workload.completeness", share)
            .by(Message::new("formula-completeness").count("days", days).count("of", of))
            .from(seen.iter().map(|(day, activity)| day_input(*day, *activity)).collect())
            .at_least_if(!whole && days < of),
        utilisation: utilisation(weeks.first().filter(|_| sayable)),
        deal_total: Figure::hours("workload.deal_total", deal_total)
            .by(Message::new("formula-deal-total").count("weeks", weeks.len()))
            .from(
                weeks
                    .iter()
                    .map(|week| hours_input(Message::new("input-week").date("monday", week.monday), week.deal))
                    .collect(),
            )
            .at_least_if(!whole),
        weeks: weeks.iter().map(|week| week_view(week, grounds, person, deal, whole, sayable)).collect(),
        note,
    })
}

fn utilisation(week: Option<&Week>) -> Figure {
    let id = "workload.utilisation";
    match week.filter(|week| week.capacity > Effort::ZERO) {
        Some(week) => {
            Figure::ratio(id, week.known.in_hours() / week.capacity.in_hours())
                .by(Message::new("formula-utilisation").hours("known", week.known).hours("capacity", week.capacity))
        }
        None => Figure::unknown(id, "ratio", Message::new("utilisation-unknown")),
    }
}

fn hours_input(label: Message, effort: Effort) -> Input {
    Input::given(label, effort.text(), "h")
}

/// Working time, and each absence that lowers it.
fn capacity_inputs(week: &Week) -> Vec<Input> {
    let taken: Effort = week.leave.iter().map(|(_, effort)| *effort).sum();
    let leave = week.leave.iter().map(|(entry, effort)| Input {
        source: Some((&entry.source).into()),
        ..hours_input(Message::new("input-leave").text("title", &entry.title), *effort)
    });
    std::iter::once(hours_input(Message::new("input-working-time"), week.available + taken)).chain(leave).collect()
}

/// A working day with the activity that makes it seen.
fn day_input(day: Date, activity: Option<&Activity>) -> Input {
    let id = if activity.is_some() { "input-day-seen" } else { "input-day-empty" };
    Input {
        label: Message::new(id),
        value: Some(day.to_string()),
        unit: "date".to_owned(),
        part: None,
        source: activity.map(|activity| (&activity.source).into()),
    }
}

fn share_of(days: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(days) / number(of.max(1))
}

fn week_view(
    week: &Week,
    grounds: &Grounds,
    person: &Person,
    deal: Option<&Deal>,
    whole: bool,
    sayable: bool,
) -> WeekView {
    let name = iso_week(week.monday);
    let id = |figure: &str| format!("workload.week.{name}.{figure}");
    let settings = &grounds.settings.load;
    let of_deal = |part: &&crate::workload::Part| part.share_of(deal.map(|deal| &deal.key)) > Effort::ZERO;
    let capacity = match whole {
        true => Figure::hours(&id("capacity"), week.capacity)
            .by(Message::new("formula-capacity")
                .hours("available", week.available)
                .percent("overhead", settings.overhead.value))
            .from(capacity_inputs(week)),
        false => Figure::unknown(&id("capacity"), "h", Message::new("capacity-not-seen").text("person", person.name())),
    };
    let mut formula = Message::new("formula-known");
    if week.in_overhead > Effort::ZERO {
        formula = Message::new("formula-known-overhead").hours("in_overhead", week.in_overhead);
    }
    WeekView {
        monday: week.monday.to_string(),
        known: Figure::hours(&id("known"), week.known)
            .by(formula)
            .from(week.parts.iter().map(|part| part_input(part, part.effort)).collect())
            .at_least_if(!whole),
        deal: Figure::hours(&id("deal"), week.deal)
            .by(Message::new("formula-deal"))
            .from(
                week.parts
                    .iter()
                    .filter(of_deal)
                    .map(|part| part_input(part, part.share_of(deal.map(|deal| &deal.key))))
                    .collect(),
            )
            .at_least_if(!whole),
        capacity,
        band: sayable.then(|| week.band(&settings.bands).id().to_owned()),
        week: name,
    }
}

fn part_input(part: &crate::workload::Part, effort: Effort) -> Input {
    let piece = match part.piece {
        Piece::Preparation => "piece-preparation",
        Piece::Delivery => "piece-delivery",
        Piece::FollowUp => "piece-follow-up",
        Piece::Travel => "piece-travel",
    };
    Input {
        label: Message::new("input-activity")
            .text("title", &part.source.text)
            .word("kind", &format!("kind-{}", part.kind.id.replace('_', "-")))
            .date("date", part.date),
        value: Some(effort.text()),
        unit: "h".to_owned(),
        part: Some(piece.to_owned()),
        source: Some(part.source.into()),
    }
}
