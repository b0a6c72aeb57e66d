//! The activities that a rule counts: those that fit for certain, and those that may.

use super::evaluate::{Evaluator, Value, day_of, hours_of};
use super::quantity::Quantity;
use super::syntax::{Binary, Expression, Node};
use super::{Case, Truth};
use crate::model::{Activity, ActivityStatus, Ratio, Source};

/// Activities by how certainly they fit, each in order of start.
pub(super) struct Gathered<'a> {
    case: &'a Case<'a>,
    certain: Vec<&'a Activity>,
    possible: Vec<&'a Activity>,
}

impl<'a> Gathered<'a> {
    /// Goes through the activities that `part` names: `activities`, `hours of activities`, each with or without `where`.
    pub(super) fn of(evaluator: &mut Evaluator<'a>, part: &'a Expression) -> Gathered<'a> {
        let case = evaluator.case;
        let (from, condition) = match &part.node {
            Node::Binary(Binary::Where, from, condition) => (from.as_ref(), Some(condition.as_ref())),
            _ => (part, None),
        };
        let status = status(from);
        let mut gathered = Gathered { case, certain: Vec::new(), possible: Vec::new() };
        for activity in case.activities.iter().copied() {
            evaluator.spend(1);
            if evaluator.is_over() {
                break;
            }
            if status != Some(activity.status) || activity.start.known().is_none() {
                continue;
            }
            evaluator.activity = Some(activity);
            match condition.map_or(Truth::True, |condition| evaluator.truth(condition)) {
                Truth::True => gathered.certain.push(activity),
                Truth::Unknown => gathered.possible.push(activity),
                Truth::False => {}
            }
            evaluator.activity = None;
        }
        for found in [&mut gathered.certain, &mut gathered.possible] {
            found.sort_by_key(|activity| (activity.start.known().map(jiff::Zoned::timestamp), &activity.source));
        }
        gathered
    }

    /// The activities that decide: those that fit, or if there are none those that may.
    pub(super) fn reasons(&self) -> Vec<&'a Source> {
        let deciding = if self.certain.is_empty() { &self.possible } else { &self.certain };
        deciding.iter().map(|activity| &activity.source).collect()
    }

    /// How many there are: at least those that fit; at most those that may as well, if all were read.
    pub(super) fn count(&self) -> Quantity {
        let whole = |count: usize| i64::try_from(count).ok().map(Ratio::whole);
        let most = self.certain.len() + self.possible.len();
        Quantity::between(whole(self.certain.len()), whole(most).filter(|_| self.case.activities_read))
    }

    /// Their hours: at least the lengths recorded; at most those of all that may fit, if all were read and have one.
    pub(super) fn hours(&self) -> Quantity {
        let length = |activity: &&Activity| activity.length.and_then(hours_of);
        let low = Ratio::sum(self.certain.iter().filter_map(length));
        let all: Option<Vec<Ratio>> = self.certain.iter().chain(&self.possible).map(length).collect();
        Quantity::between(low.or(Some(Ratio::ZERO)), all.filter(|_| self.case.activities_read).and_then(Ratio::sum))
    }

    /// The day of the first or the last of them; nothing where there is none for certain.
    pub(super) fn edge<'v>(&self, last: bool) -> Value<'v> {
        let days = |found: &[&Activity]| -> Vec<Ratio> {
            let day =
                |activity: &&Activity| Quantity::day(day_of(activity, activity.start.known()?, self.case)).point();
            found.iter().filter_map(day).collect()
        };
        let pick = |days: &[Ratio]| if last { days.iter().max().copied() } else { days.iter().min().copied() };
        let (certain, possible) = (days(&self.certain), days(&self.possible));
        let Some(known) = pick(&certain) else {
            return if possible.is_empty() && self.case.activities_read { Value::Nothing } else { Value::Unknown };
        };
        let other = pick(&[certain, possible].concat()).filter(|_| self.case.activities_read);
        Value::Quantity(if last {
            Quantity::between(Some(known), other)
        } else {
            Quantity::between(other, Some(known))
        })
    }
}

/// The status of the activities that a name stands for.
fn status(from: &Expression) -> Option<ActivityStatus> {
    match &from.node {
        Node::Binary(Binary::Of, _, inner) => status(inner),
        Node::Name(name) => match name.as_str() {
            "activities" => Some(ActivityStatus::Scheduled),
            "no_shows" => Some(ActivityStatus::NoShow),
            "cancelled" => Some(ActivityStatus::Cancelled),
            _ => None,
        },
        _ => None,
    }
}
