//! What somebody wants to ask an SE for, and what it would do: what it moves (C15), and what it puts at risk (C14).

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::view::{AskedView, ChoiceView, DisplacedView, Figure, Input, RiskView};
use super::workload::{Load, Seen, hours_input, part_inputs};
use super::{Grounds, Question};
use crate::error::Message;
use crate::model::{Deal, Effort, iso_week_monday};
use crate::portfolio::Records;
use crate::settings::title;
use crate::workload::{Displaced, Part, Pipeline, Room, Task, Week, planned_at_risk};

/// What is asked for, and why it is not what the request says.
pub(super) struct Asked<'a> {
    pub(super) task: Option<Task<'a>>,
    pub(super) fault: Option<Message>,
}

impl<'a> Asked<'a> {
    /// What nobody said otherwise of.
    pub(super) fn usual(grounds: &Grounds<'a>) -> Asked<'a> {
        Asked { task: Task::usual(&grounds.settings.catalogue), fault: None }
    }

    /// As the request says, where that is a kind that can be asked for.
    pub(super) fn of(grounds: &Grounds<'a>, question: &Question, deal: Option<&'a Deal>) -> Asked<'a> {
        let Asked { task, fault } = Asked::wanted(grounds, question);
        let account = deal.and_then(|deal| deal.account.known()).map(String::as_str);
        Asked { task: task.map(|task| Task { account, ..task }), fault }
    }

    fn wanted(grounds: &Grounds<'a>, question: &Question) -> Asked<'a> {
        let usual = Asked::usual(grounds);
        let Some(kind) = question.ask else { return usual };
        match (Task::of(&grounds.settings.catalogue, kind), &usual.task) {
            (Some(task), _) => Asked { task: Some(task), fault: None },
            (None, Some(instead)) => {
                let fault = Message::new("ask-unknown").text("kind", kind).named("instead", &name(instead));
                Asked { fault: Some(fault), ..usual }
            }
            (None, None) => usual,
        }
    }

    /// What can be asked for, and what is.
    pub(super) fn view(&self, grounds: &Grounds) -> Option<AskedView> {
        let choice = |task: Task| ChoiceView { kind: task.kind.id.clone(), title: name(&task) };
        Some(AskedView {
            kind: self.task?.kind.id.clone(),
            choices: Task::all(&grounds.settings.catalogue).map(choice).collect(),
            note: self.fault.clone(),
        })
    }
}

/// What the kind of a task is called.
pub(super) fn name(task: &Task) -> Message {
    title("catalogue.kinds", &task.kind.id, task.kind.title.as_deref())
}

/// What a task takes, piece by piece.
pub(super) fn pieces(task: &Task) -> Vec<Input> {
    let kind = task.kind;
    let pieces = [
        ("piece-preparation", task.preparation),
        ("piece-travel", task.travel),
        ("piece-delivery", kind.delivery()),
        ("piece-follow-up", kind.follow_up()),
    ];
    let pieces = pieces.into_iter().filter(|(_, effort)| *effort > Effort::ZERO);
    pieces.map(|(id, effort)| hours_input(Message::new(id), effort)).collect()
}

/// A week in which some of a task's work lies.
struct Taken<'l, 'a> {
    week: &'l Week<'a>,
    asked: Effort,
    room: Room,
}

/// Internal work of a week that can still be moved: what fills the overhead, is for no deal and has not begun.
fn internal<'l, 'a>(week: &'l Week<'a>) -> impl Iterator<Item = &'l Part<'a>> {
    week.parts.iter().filter(|part| part.overhead && part.ahead && part.deals.is_empty())
}

/// The weeks in which a task's work lies if it starts then; `None` if some of it lies beyond the weeks shown.
fn taken<'l, 'a>(load: &'l Load<'a>, task: &Task, start: &Zoned) -> Option<Vec<Taken<'l, 'a>>> {
    let mut asked: BTreeMap<Date, Effort> = BTreeMap::new();
    for (day, effort) in load.agenda.days(task, start) {
        *asked.entry(iso_week_monday(day)).or_insert(Effort::ZERO) += effort;
    }
    let of_week = |(monday, asked): (Date, Effort)| {
        let at = load.weeks.iter().position(|week| week.monday == monday)?;
        let (week, median) = (load.weeks.get(at)?, load.median(at));
        let room = Room {
            free: week.capacity.above(median),
            expected: median - week.known,
            internal: internal(week).map(|part| part.effort).sum(),
        };
        Some(Taken { week, asked, room })
    };
    asked.into_iter().map(of_week).collect()
}

/// What one more task moves, each hour in the week in which it lies, as figures and in a sentence. Nothing is said of whose it is.
pub(super) fn displaced(load: &Load, seen: &Seen, task: &Task, start: &Zoned) -> Option<(DisplacedView, Vec<Message>)> {
    load.outlook.as_ref()?;
    let id = |step: &str| format!("workload.displaced.{step}");
    let Some(weeks) = taken(load, task, start) else {
        let unknown = |step: &str| Figure::unknown(&id(step), "h", Message::new("displaced-beyond"));
        let view =
            DisplacedView { expected: unknown("expected"), internal: unknown("internal"), over: unknown("over") };
        return Some((view, vec![Message::new("displaced-beyond")]));
    };
    let moved: Displaced = weeks.iter().map(|taken| Displaced::by(taken.asked, &taken.room)).sum();
    let formula = |step: &str| {
        let formula = Message::new(&format!("formula-displaced-{step}"));
        formula.named("kind", &name(task)).hours("asked", task.hours())
    };
    let named = seen.sight.shows_hours();
    let asked = |label: &str, taken: &Taken, effort: Effort| {
        hours_input(Message::new(label).date("monday", taken.week.monday), effort)
    };
    let by_week = weeks.iter().flat_map(|taken| {
        let rest = [("input-week-free", taken.room.free), ("input-week-unscheduled", taken.room.expected)];
        let rest = rest.into_iter().filter(|_| named);
        std::iter::once(asked("input-week-asked", taken, taken.asked))
            .chain(rest.map(|(label, effort)| asked(label, taken, effort)))
    });
    let parts = weeks.iter().filter(|_| named).flat_map(|taken| internal(taken.week));
    let view = DisplacedView {
        expected: Figure::hours(&id("expected"), moved.expected).by(formula("expected")).from(by_week.collect()),
        internal: Figure::hours(&id("internal"), moved.internal)
            .by(formula("internal"))
            .from(part_inputs(parts.map(|part| (part, part.effort)))),
        over: Figure::hours(&id("over"), moved.over).by(formula("over")),
    };
    Some((view, said(task, &moved)))
}

/// What is moved, as the rep is told.
fn said(task: &Task, moved: &Displaced) -> Vec<Message> {
    let steps = [("displaces", moved.expected), ("displaces-internal", moved.internal), ("displaces-over", moved.over)];
    let mut notes: Vec<Message> = Vec::new();
    for (id, effort) in steps.into_iter().filter(|(_, effort)| *effort > Effort::ZERO) {
        let more = if notes.is_empty() { "" } else { "-too" };
        let note = Message::new(&format!("{id}{more}")).hours("asked", task.hours()).hours("moved", effort);
        notes.push(note.named("kind", &name(task)));
    }
    if notes.is_empty() {
        notes.push(Message::new("displaces-nothing").named("kind", &name(task)).hours("asked", task.hours()));
    }
    notes
}

/// That one more POC would be over the limit of those at a time, in the week of its slot (C9): said, never refused. A deal whose POC
/// runs already gets no further one.
pub(super) fn pocs(load: &Load, task: &Task, start: &Zoned, deal: Option<&Deal>, limit: i32) -> Option<Message> {
    let monday = iso_week_monday(start.date());
    let sunday = monday.saturating_add(6.days());
    let (running, others) = (load.agenda.pocs(monday, sunday), load.agenda.pocs_beside(deal, monday, sunday));
    let limit = usize::try_from(limit).unwrap_or_default();
    let over = task.kind.is_poc() && running == others && others >= limit;
    over.then(|| Message::new("poc-would-be-over").date("monday", monday).count("pocs", others).count("limit", limit))
}

/// What is planned on an open deal that nobody qualified, and what asking for one more task would add (C14). `None` where a discovery
/// was held, the deal is past that, or too little was read to say.
pub(super) fn risk(
    load: &Load,
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    pipeline: &Pipeline,
    deal: &Deal,
) -> Option<RiskView> {
    if !records.activities_read_of(deal) {
        return None;
    }
    let planned = planned_at_risk(&load.parts, deal, pipeline, &grounds.settings.catalogue, &question.now)?;
    Some(RiskView {
        hours: Figure::hours("workload.deal_at_risk", planned.iter().map(|(_, share)| *share).sum())
            .by(Message::new("formula-deal-at-risk"))
            .from(part_inputs(planned.iter().map(|(part, share)| (*part, *share)))),
        more: None,
    })
}

/// What asking would add to the hours at risk, at the next slot where that can be said; nothing of what qualifies a deal.
pub(super) fn more_at_risk(load: &Load, seen: &Seen, task: &Task) -> Option<Message> {
    if !task.kind.is_risky() {
        return None;
    }
    let slot = if seen.sayable { load.agenda.slots(task, 1).pop() } else { None };
    let hours = slot.map_or(task.hours(), |slot| load.agenda.at(task, &slot).hours());
    Some(Message::new("asked-at-risk").named("kind", &name(task)).hours("hours", hours))
}
