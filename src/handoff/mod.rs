//! Hand-off readiness of a won deal (C13): a checklist with evidence, a score as an interval, a verdict.

mod template;

use jiff::civil::Date;

use crate::error::Message;
use crate::model::{Calendar, Source};
use crate::rules::{Case, Rule, Truth};
use crate::settings::choices;

pub use template::{ItemSettings, TemplateSettings};

/// A checklist: items with their rules. [`Template::read`] makes one of its JSON text.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name.
    pub id: String,
    /// Its items in order.
    pub items: Vec<Item>,
}

choices! {
    /// Who owes an item.
    #[allow(missing_docs)]
    pub enum Owner {
        Se = "se",
        Rep = "rep",
        SeAndRep = "se_and_rep",
        Receiver = "receiver",
    }

    /// Whether an item's evidence must, or cannot, be a proof.
    pub enum Proof {
        /// Counts only when verified.
        Required = "required",
        /// At most stated.
        Impossible = "impossible",
    }
}

/// One item of a checklist.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its place in the list, from 1.
    pub number: usize,
    /// Its public name.
    pub id: String,
    /// What it is called, if the settings say.
    pub title: Option<String>,
    /// Its weight in the score, a small whole number.
    pub weight: u32,
    /// Whether the verdict depends on it.
    pub required: bool,
    /// Who owes it.
    pub owner: Owner,
    /// Working days of the organisation after the close by which it is due, negative before it; `None` where no day is set.
    pub due: Option<i32>,
    /// What proof it asks for.
    pub proof: Option<Proof>,
    /// When it leaves the list.
    pub not_applicable: Option<Rule>,
    /// When it is verified.
    pub verified: Option<Rule>,
    /// When it is stated.
    pub stated: Option<Rule>,
    /// When it is done in part.
    pub partial: Option<Rule>,
}

/// How an item stands. Unknown never counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum State {
    Verified,
    Stated,
    Partial,
    Missing,
    Unknown,
    NotApplicable,
}

impl State {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            State::Verified => "verified",
            State::Stated => "stated",
            State::Partial => "partial",
            State::Missing => "missing",
            State::Unknown => "unknown",
            State::NotApplicable => "not_applicable",
        }
    }

    /// Whether nothing more is owed.
    pub fn is_done(self) -> bool {
        matches!(self, State::Verified | State::Stated | State::NotApplicable)
    }
}

/// The sum of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Verdict {
    HandedOver,
    Blocked,
    AtRisk,
    NotStarted,
    Ready,
    InProgress,
}

impl Verdict {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::HandedOver => "handed_over",
            Verdict::Blocked => "blocked",
            Verdict::AtRisk => "at_risk",
            Verdict::NotStarted => "not_started",
            Verdict::Ready => "ready",
            Verdict::InProgress => "in_progress",
        }
    }
}

/// An item with its state and evidence.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The item.
    pub item: &'a Item,
    /// How it stands.
    pub state: State,
    /// What that rests on.
    pub evidence: Vec<Source>,
    /// The day by which it is owed.
    pub due: Option<Date>,
    /// A rule that gave no answer.
    pub problem: Option<Message>,
}

impl Checked<'_> {
    /// Half points of credit per weight: the least and the most, unknown being anything between.
    fn credit(&self) -> (u32, u32) {
        match self.state {
            State::Verified | State::Stated => (2, 2),
            State::Partial if self.item.proof == Some(Proof::Required) => (0, 0),
            State::Partial => (1, 1),
            State::Unknown => (0, 2),
            State::Missing | State::NotApplicable => (0, 0),
        }
    }

    /// Whether it is due on `today`.
    pub fn is_due(&self, today: Date) -> bool {
        self.due.is_some_and(|due| due <= today)
    }

    /// How much the score would rise at most if this were done, in half points.
    pub fn gain(&self) -> u32 {
        if self.state.is_done() { 0 } else { self.item.weight * (2 - self.credit().0) }
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
}

/// Checks a deal that was won on the day `close` against a template.
pub fn check<'a>(template: &'a Template, case: &Case, close: Date) -> Readiness<'a> {
    let items: Vec<Checked> = template.items.iter().map(|item| check_item(item, case, close)).collect();
    let counted = items.iter().filter(|checked| checked.state != State::NotApplicable);
    let points = counted.fold((0, 0, 0), |(low, high, all), checked| {
        let (least, most) = checked.credit();
        let weight = checked.item.weight;
        (low + weight * least, high + weight * most, all + weight * 2)
    });
    let verdict = verdict(&items, close, case.now.date(), case.calendar);
    Readiness { items, points, verdict }
}

fn check_item<'a>(item: &'a Item, case: &Case, close: Date) -> Checked<'a> {
    let due = item.due.map(|days| case.calendar.add_working_days(close, days));
    let ladder = [
        (State::NotApplicable, &item.not_applicable),
        (State::Verified, &item.verified),
        (State::Stated, &item.stated),
        (State::Partial, &item.partial),
    ];
    let mut checked = Checked { item, state: State::Missing, evidence: Vec::new(), due, problem: None };
    for (state, rule) in ladder {
        let Some(rule) = rule else { continue };
        let evidence = rule.evaluate(case);
        if evidence.truth == Truth::True {
            return Checked { state, evidence: evidence.sources, problem: None, ..checked };
        }
        if evidence.truth == Truth::Unknown && state != State::NotApplicable {
            checked.state = State::Unknown;
        }
        checked.problem = checked.problem.or(evidence.problem);
        for source in evidence.sources {
            if !checked.evidence.contains(&source) {
                checked.evidence.push(source);
            }
        }
    }
    checked
}

/// The first that holds (C13). Dependence after the close is not measured here, and so never holds a verdict back.
fn verdict(items: &[Checked], close: Date, today: Date, calendar: &Calendar) -> Verdict {
    let required = || items.iter().filter(|checked| checked.item.required);
    let open = || required().filter(|checked| !checked.state.is_done());
    let to_be_held = |checked: &&Checked| matches!(checked.item.id.as_str(), "introduced" | "meeting");
    let soon = calendar.add_working_days(today, 3);
    if open().next().is_none() {
        Verdict::HandedOver
    } else if open().any(|checked| checked.state == State::Missing && checked.is_due(today)) {
        Verdict::Blocked
    } else if open().any(|checked| checked.due.is_some_and(|due| due <= soon)) {
        Verdict::AtRisk
    } else if today >= calendar.add_working_days(close, 1)
        && !items.iter().any(|checked| checked.state == State::Verified || checked.state == State::Stated)
    {
        Verdict::NotStarted
    } else if open().all(|checked| to_be_held(&checked)) {
        Verdict::Ready
    } else {
        Verdict::InProgress
    }
}
