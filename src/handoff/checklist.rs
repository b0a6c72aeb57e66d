//! The items of one deal with their states, the score, the verdict (C13).

use jiff::civil::Date;

use super::template::{Item, Owner, Proof, Template};
use super::{Sheet, Tick, Ticked};
use crate::error::Message;
use crate::model::{ActivityStatus, Source};
use crate::rules::{Case, Rule, Truth};
use crate::settings::{Role, choices};

choices! {
    /// How an item stands. Unknown never counts as done.
    #[allow(missing_docs)]
    pub enum State {
        Verified = "verified",
        Stated = "stated",
        Partial = "partial",
        Missing = "missing",
        Unknown = "unknown",
        NotApplicable = "not_applicable",
    }

    /// The sum of it: the first two before the close, the others after it.
    #[allow(missing_docs)]
    pub enum Verdict {
        Preparing = "preparing",
        Behind = "behind",
        HandedOver = "handed_over",
        Blocked = "blocked",
        AtRisk = "at_risk",
        NotStarted = "not_started",
        Ready = "ready",
        InProgress = "in_progress",
    }
}

/// An item with its state and evidence.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The item.
    pub item: &'a Item,
    /// How it stands, with what people ticked.
    pub state: State,
    /// How it stands by the CRM alone.
    pub by_crm: State,
    /// What that rests on.
    pub evidence: Vec<Source>,
    /// What people ticked of it.
    pub ticks: Vec<&'a Tick>,
    /// The day by which it is owed.
    pub due: Option<Date>,
    /// A rule that gave no answer.
    pub problem: Option<Message>,
}

impl Checked<'_> {
    /// Whether nothing more is owed.
    pub fn is_done(&self) -> bool {
        match self.state {
            State::Verified | State::NotApplicable => true,
            State::Stated => self.item.proof != Some(Proof::Required),
            State::Partial | State::Missing | State::Unknown => false,
        }
    }

    /// Half points of credit per weight: the least and the most, unknown being anything between.
    fn credit(&self) -> (u32, u32) {
        match self.state {
            State::Verified => (2, 2),
            State::Unknown => (0, 2),
            State::Missing | State::NotApplicable => (0, 0),
            State::Stated | State::Partial if self.item.proof == Some(Proof::Required) => (0, 0),
            State::Stated => (2, 2),
            State::Partial => (1, 1),
        }
    }

    /// Whether it is due on `today`.
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_some_and(|due| due <= today)
    }

    /// Whether the deal stands still for it: required, due and not there.
    pub fn blocks(&self, today: Date) -> bool {
        self.item.required && self.state == State::Missing && self.is_due(today)
    }

    /// How much the score would rise at most if this were done, in half points.
    pub fn gain(&self) -> u32 {
        if self.is_done() { 0 } else { self.item.weight * (2 - self.credit().0) }
    }

    /// The tick that a later reading speaks against: the CRM said something else when it was set, and does not bear it out now.
    pub fn contradicted(&self) -> Option<&Tick> {
        let against = |tick: &&Tick| match tick.state {
            Ticked::Done => matches!(self.by_crm, State::Partial | State::Missing),
            Ticked::NotApplicable => matches!(self.by_crm, State::Verified | State::Stated | State::Partial),
        };
        let changed = |tick: &&Tick| tick.crm.is_some_and(|then| then != self.by_crm);
        self.ticks.iter().copied().filter(changed).find(against)
    }
}

/// The checked list of one deal.
#[derive(Clone, Debug)]
pub struct Readiness<'a> {
    /// The items in order.
    pub items: Vec<Checked<'a>>,
    /// Half points reached at least and at most, and half points in all.
    pub points: (u32, u32, u32),
    /// The verdict.
    pub verdict: Verdict,
}

impl Readiness<'_> {
    /// The score as an interval of shares of one: unknown counted as nothing, and as everything.
    pub fn score(&self) -> (f64, f64) {
        let (low, high, all) = self.points;
        let share = |points: u32| if all == 0 { 1.0 } else { f64::from(points) / f64::from(all) };
        (share(low), share(high))
    }

    /// Whether it is handed over by verified facts alone, as objectives that pay ask (C24): what somebody only stated does not
    /// count, but where nothing can be proved.
    pub fn is_proved(&self) -> bool {
        let proved = |checked: &Checked| match checked.item.proof {
            Some(Proof::Impossible) => checked.is_done(),
            _ => checked.state == State::Verified || checked.by_crm == State::NotApplicable,
        };
        self.verdict == Verdict::HandedOver && self.items.iter().filter(|one| one.item.required).all(proved)
    }
}

/// When a deal closed, or is to close.
#[derive(Clone, Copy, Debug)]
pub enum Close {
    /// It was won on that day.
    Won(Date),
    /// It is open, and expected to close then, if anybody said when.
    Expected(Option<Date>),
}

impl Close {
    /// The day.
    pub fn day(self) -> Option<Date> {
        match self {
            Close::Won(day) => Some(day),
            Close::Expected(day) => day,
        }
    }
}

/// Checks a deal against a template. `leans` says whether the customer still leans on the pre-sales SE more than allowed.
pub fn check<'a>(
    template: &'a Template,
    case: &Case,
    close: Close,
    sheet: Option<&'a Sheet>,
    leans: bool,
) -> Readiness<'a> {
    let items: Vec<Checked> = template.items.iter().map(|item| check_item(item, case, close, sheet)).collect();
    let counted = items.iter().filter(|checked| checked.state != State::NotApplicable);
    let points = counted.fold((0, 0, 0), |(low, high, all), checked| {
        let (least, most) = checked.credit();
        let weight = checked.item.weight;
        (low + weight * least, high + weight * most, all + weight * 2)
    });
    let today = case.now.date();
    let verdict = match close {
        Close::Won(close) => after_the_close(&items, close, today, case, leans),
        Close::Expected(_) => before_the_close(&items, today),
    };
    Readiness { items, points, verdict }
}

fn check_item<'a>(item: &'a Item, case: &Case, close: Close, sheet: Option<&'a Sheet>) -> Checked<'a> {
    let mut checked = Checked {
        item,
        state: State::Missing,
        by_crm: State::Missing,
        evidence: Vec::new(),
        ticks: sheet.map(|sheet| sheet.ticks_of(&item.id).collect()).unwrap_or_default(),
        due: due(item, case, close),
        problem: None,
    };
    climb(&mut checked, case);
    checked.state = with_ticks(&checked);
    checked
}

/// The day by which an item is owed.
fn due(item: &Item, case: &Case, close: Close) -> Option<Date> {
    let from = match &item.due_after {
        None => close.day()?,
        Some(kind) => last_held(case, kind)?,
    };
    Some(case.calendar.add_working_days(from, item.due?))
}

fn last_held(case: &Case, kind: &str) -> Option<Date> {
    let held = case
        .activities
        .iter()
        .filter(|activity| activity.status == ActivityStatus::Scheduled && case.catalogue.kind_of(activity).id == kind);
    let starts = held.filter_map(|activity| Some((activity, activity.start.known()?)));
    let past = starts.filter(|(_, start)| *start <= case.now);
    past.map(|(activity, start)| activity.date_in(start, case.now.time_zone())).max()
}

/// The first state whose rule holds; what an unknown rule might have given is unknown.
fn climb(checked: &mut Checked, case: &Case) {
    let item = checked.item;
    let ladder: [(State, &Option<Rule>); 4] = [
        (State::NotApplicable, &item.not_applicable),
        (State::Verified, &item.verified),
        (State::Stated, &item.stated),
        (State::Partial, &item.partial),
    ];
    for (state, rule) in ladder {
        let Some(rule) = rule else { continue };
        let evidence = rule.evaluate(case);
        if evidence.truth == Truth::True {
            (checked.by_crm, checked.evidence, checked.problem) = (state, evidence.sources, None);
            return;
        }
        if evidence.truth == Truth::Unknown && state != State::NotApplicable {
            checked.by_crm = State::Unknown;
        }
        checked.problem = checked.problem.take().or(evidence.problem);
        for source in evidence.sources {
            if !checked.evidence.contains(&source) {
                checked.evidence.push(source);
            }
        }
    }
}

/// What people ticked raises what the CRM says, and never lowers it. Where two owe an item, one tick is half of it.
fn with_ticks(checked: &Checked) -> State {
    let done = || checked.ticks.iter().filter(|tick| tick.state == Ticked::Done);
    if checked.ticks.iter().any(|tick| tick.state == Ticked::NotApplicable) {
        return State::NotApplicable;
    }
    let by = |role: Role| done().any(|tick| tick.role == role);
    let whole = match checked.item.owner {
        Owner::SeAndRep => by(Role::Se) && by(Role::Rep),
        _ => done().next().is_some(),
    };
    match checked.by_crm {
        State::Partial | State::Missing | State::Unknown if whole => State::Stated,
        State::Missing | State::Unknown if done().next().is_some() => State::Partial,
        by_crm => by_crm,
    }
}

/// Before the close: behind where a required item is due and known not to be done. What nobody read is not late.
fn before_the_close(items: &[Checked], today: Date) -> Verdict {
    let late = |checked: &Checked| {
        checked.item.required && !checked.is_done() && checked.state != State::Unknown && checked.is_due(today)
    };
    if items.iter().any(late) { Verdict::Behind } else { Verdict::Preparing }
}

/// The items by which receiver and customer meet: held or not, they say how far the hand-over itself is.
fn is_meeting(checked: &Checked) -> bool {
    matches!(checked.item.id.as_str(), "introduced" | "meeting")
}

/// The first that holds (C13).
fn after_the_close(items: &[Checked], close: Date, today: Date, case: &Case, leans: bool) -> Verdict {
    let open = || items.iter().filter(|checked| checked.item.required && !checked.is_done());
    let met = items
        .iter()
        .filter(|checked| is_meeting(checked))
        .all(|checked| matches!(checked.state, State::Verified | State::NotApplicable));
    let soon = case.calendar.add_working_days(today, 3);
    let next_day = case.calendar.add_working_days(close, 1);
    if open().next().is_none() && met && !leans {
        Verdict::HandedOver
    } else if items.iter().any(|checked| checked.blocks(today)) {
        Verdict::Blocked
    } else if open().any(|checked| checked.due.is_some_and(|due| due <= soon)) {
        Verdict::AtRisk
    } else if today >= next_day && !items.iter().any(|checked| matches!(checked.state, State::Verified | State::Stated))
    {
        Verdict::NotStarted
    } else if open().all(is_meeting) && !met {
        Verdict::Ready
    } else {
        Verdict::InProgress
    }
}
