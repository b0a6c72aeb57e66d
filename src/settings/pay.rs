//! The personal plan: the one place where a person's pay stands. It is bound to a CRM's origin and user id.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{RoundMode, ToSpan};
use serde::Deserialize;
use serde_json::Value;

use crate::error::{Message, Problem};
use crate::model::{Currency, Money, Ratio};

/// What the quota is measured in (C20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The deal's amount.
    Amount,
    /// Annual recurring revenue: amount × 12 ÷ term in months; unknown without a term, never the amount.
    Arr,
}

/// The official credited total of the pool, and the day up to which it counts (C₀ of C2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Official {
    /// Credited in total.
    pub amount: Money,
    /// Up to and including this day.
    pub as_of: Date,
}

/// What was reached of an objective: a share, or yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Share of one, exact.
    Share(Ratio),
    /// Done or not.
    Done(bool),
}

/// A person's plan, as entered on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalPlan {
    /// The CRM's origin that the plan is bound to.
    pub origin: String,
    /// The CRM's id of the person.
    pub user_id: String,
    /// The plan's currency.
    pub currency: Currency,
    /// Variable pay at 100 % for the year.
    pub variable: Money,
    /// First day of the fiscal year.
    pub year_start: Date,
    /// What the quota is measured in.
    pub measure: Measure,
    /// The pool's quota for the year.
    pub quota: Money,
    /// The owners whose deals make the territory; empty: every deal seen.
    pub owners: Vec<String>,
    /// The official credited total.
    pub official: Option<Official>,
    /// Results by quarter of the fiscal year (`2026-Q3`) and objective.
    pub objectives: BTreeMap<String, BTreeMap<String, Reached>>,
}

impl PersonalPlan {
    /// Last day of the fiscal year.
    pub fn year_end(&self) -> Date {
        self.year_start.checked_add(1.year()).and_then(|next| next.checked_sub(1.day())).unwrap_or(self.year_start)
    }

    /// Reads a personal plan. Faults of entries that can be left out (a result of an objective) are named beside the plan.
    ///
    /// # Errors
    /// The faults that leave no plan to compute with, each with its path; the plan in force before stays.
    pub fn read(text: &str) -> Result<(PersonalPlan, Vec<Problem>), Vec<Problem>> {
        let whole: Value = serde_json::from_str(text)
            .map_err(|error| vec![Problem::at("", Message::new("plan-not-json").text("reason", &error.to_string()))])?;
        let mut form = Form { whole: &whole, problems: Vec::new() };
        if whole.get("format").and_then(Value::as_u64) != Some(1) {
            form.fault("format", "plan-format");
        }
        if form.text("plan").is_some_and(|plan| plan != "plan_a") {
            form.fault("plan", "plan-unknown");
        }
        let origin = form.text("origin");
        let user_id = form.text("user_id");
        let currency = form.read("currency", "plan-currency", Currency::of);
        let amount = |form: &mut Form, path| {
            let currency = currency?;
            form.read(path, "plan-amount", |text| Money::parse(text, currency).filter(|money| money.minor > 0))
        };
        let variable = amount(&mut form, "variable");
        let quota = amount(&mut form, "quota");
        let year_start = form.read("year_start", "plan-date", |text| text.parse().ok());
        let measure = form.read("measure", "plan-measure", |text| match text {
            "amount" => Some(Measure::Amount),
            "arr" => Some(Measure::Arr),
            _ => None,
        });
        let official = match whole.get("official") {
            None | Some(Value::Null) => Some(None),
            Some(_) => {
                let as_of = form.read("official.as_of", "plan-date", |text| text.parse().ok());
                let total = currency.and_then(|currency| {
                    form.read("official.amount", "plan-amount", |text| Money::parse(text, currency))
                });
                total.zip(as_of).map(|(amount, as_of)| Some(Official { amount, as_of }))
            }
        };
        let owners = form.owners();
        let (objectives, left_out) = objectives(whole.get("objectives"));
        match (origin, user_id, currency, variable, quota, year_start, measure, official) {
            (
                Some(origin),
                Some(user_id),
                Some(currency),
                Some(variable),
                Some(quota),
                Some(year_start),
                Some(measure),
                Some(official),
            ) if form.problems.is_empty() => {
                let plan = PersonalPlan {
                    origin,
                    user_id,
                    currency,
                    variable,
                    year_start,
                    measure,
                    quota,
                    owners,
                    official,
                    objectives,
                };
                Ok((plan, left_out))
            }
            _ => Err(form.problems.into_iter().chain(left_out).collect()),
        }
    }

    /// The quarter of the fiscal year that a number from 0 to 3 names, as in `2026-Q3`: the year is that of its first day.
    pub fn quarter(&self, index: u8) -> String {
        format!("{}-Q{}", self.year_start.year(), index + 1)
    }

    /// Whole months from the first day of the year to `date`, for placing a day in its quarter.
    pub fn quarter_of(&self, date: Date) -> Option<u8> {
        let round = jiff::civil::DateDifference::new(date).largest(jiff::Unit::Month).smallest(jiff::Unit::Month);
        let months = self.year_start.until(round.mode(RoundMode::Trunc)).ok()?.get_months();
        u8::try_from(months / 3).ok().filter(|quarter| date >= self.year_start && *quarter < 4)
    }
}

/// The fields of the plan's form, with a fault named for each that cannot be read.
struct Form<'a> {
    whole: &'a Value,
    problems: Vec<Problem>,
}

impl Form<'_> {
    fn fault(&mut self, path: &str, id: &str) {
        self.problems.push(Problem::at(path, Message::new(id)));
    }

    fn text(&mut self, path: &str) -> Option<String> {
        let value = path.split('.').try_fold(self.whole, |value, key| value.get(key));
        match value.and_then(Value::as_str).map(str::trim) {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => {
                self.fault(path, "plan-missing");
                None
            }
        }
    }

    fn read<T>(&mut self, path: &str, fault: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(path)?;
        let value = read(&text);
        if value.is_none() {
            self.problems.push(Problem::at(path, Message::new(fault).text("value", &text)));
        }
        value
    }

    fn owners(&mut self) -> Vec<String> {
        let owners = match self.whole.get("territory").and_then(|territory| territory.get("owners")) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(owners)) => owners,
            Some(_) => {
                self.fault("territory.owners", "plan-owners");
                return Vec::new();
            }
        };
        let names: Option<Vec<String>> = owners.iter().map(|owner| owner.as_str().map(str::to_owned)).collect();
        if names.is_none() {
            self.fault("territory.owners", "plan-owners");
        }
        names.unwrap_or_default()
    }
}

type Objectives = BTreeMap<String, BTreeMap<String, Reached>>;

fn objectives(value: Option<&Value>) -> (Objectives, Vec<Problem>) {
    let mut read = Objectives::new();
    let mut problems = Vec::new();
    let quarters = value.and_then(Value::as_object);
    for (quarter, results) in quarters.into_iter().flatten() {
        for (objective, result) in results.as_object().into_iter().flatten() {
            let share = |text: &str| Ratio::parse(text).filter(|share| !share.is_negative() && *share <= Ratio::ONE);
            let reached = match result {
                Value::Null => continue,
                Value::Bool(done) => Some(Reached::Done(*done)),
                Value::String(text) => share(text).map(Reached::Share),
                _ => None,
            };
            match reached {
                Some(reached) => {
                    read.entry(quarter.clone()).or_default().insert(objective.clone(), reached);
                }
                None => {
                    let path = format!("objectives.{quarter}.{objective}");
                    problems
                        .push(Problem::at(&path, Message::new("plan-objective").text("value", &result.to_string())));
                }
            }
        }
    }
    (read, problems)
}
