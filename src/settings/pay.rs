//! The personal plan: the one place where a person's pay stands. It is bound to a CRM's origin and user id.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use super::shape::{Setting, Shape, Unit, choices, settings};
use crate::error::{Message, Problem};
use crate::incentive::{ComponentRules, Days, Period, PlanRules};
use crate::model::{Currency, Money, Ratio};

/// The format of personal plans. Format 1 is one of this format that says less.
pub const PLAN_FORMAT: u64 = 2;

/// The largest amount, in major units.
const MOST: f64 = 1e17;

choices! {
    /// What credit is measured in (C20).
    pub enum Measure {
        /// The deal's amount.
        Amount = "amount",
        /// Annual recurring revenue: amount × 12 ÷ term in months; unknown without a term, never the amount.
        Arr = "arr",
        /// Units sold.
        Units = "units",
        /// Margin.
        Margin = "margin",
        /// Deals: each counts one.
        Deals = "deals",
    }
}

impl Measure {
    /// Whether it is money.
    pub fn is_money(self) -> bool {
        matches!(self, Measure::Amount | Measure::Arr | Measure::Margin)
    }
}

settings! {
    /// A person's plan, as it is entered on this device or opened from a file. Amounts are decimal text in major units.
    pub struct PlanFile {
        /// The CRM's origin that it is bound to.
        origin: String = Shape::Text(300),
        /// The CRM's id of the person.
        user_id: String = Shape::Text(200),
        /// The organisation's plan, by its id.
        plan: String = Shape::Text(80),
        /// ISO 4217 code.
        currency: String = Shape::Text(3),
        /// Variable pay at 100 % for the year.
        variable: Ratio = Shape::Decimal(Unit::Money, 0.0, MOST),
        /// First day of the fiscal year.
        year_start: Date = Shape::Date,
        /// What credit is measured in, where the plan's component does not say.
        measure: Measure = Shape::Choice(Measure::IDS),
        /// Quota for the year, of every component without one of its own.
        quota: Ratio = Shape::Decimal(Unit::Money, 0.0, MOST),
        /// Quotas for the year of single components.
        quotas: Vec<QuotaRow> = Shape::Rows(QuotaRow::entries()),
        /// Whose deals count.
        territory: TerritoryFile = TerritoryFile::shape(),
        /// The official credited total of the first component that has a quota.
        official: Option<OfficialFile> = Shape::optional(OfficialFile::shape()),
        /// Those of other components.
        officials: Vec<OfficialRow> = Shape::Rows(OfficialRow::entries()),
        /// First day on the plan, when it lies within the year, or of service, for a ramp.
        joined: Option<Date> = Shape::optional(Shape::Date),
        /// Last day on the plan.
        left: Option<Date> = Shape::optional(Shape::Date),
        /// Changes within the year, each from its day on.
        changes: Vec<ChangeRow> = Shape::Rows(ChangeRow::entries()),
        /// The draw of each draw period.
        draw: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// Deals of which the person has another share than all.
        shares: Vec<ShareRow> = Shape::Rows(ShareRow::entries()),
        /// Deals that were cancelled or not paid.
        cancelled: Vec<CancelledRow> = Shape::Rows(CancelledRow::entries()),
        /// Deals that were booked after the day on which they closed.
        booked: Vec<BookedRow> = Shape::Rows(BookedRow::entries()),
        /// Units or margin of deals, which no page shows.
        measured: Vec<MeasuredRow> = Shape::Rows(MeasuredRow::entries()),
        /// What was officially paid.
        paid: Vec<PaidRow> = Shape::Rows(PaidRow::entries()),
        /// Credit still to come this year from deals that are not visible (C2).
        unseen: UnseenFile = UnseenFile::shape(),
        /// Stock grants: beside the cash, never mixed into it.
        grants: Vec<GrantRow> = Shape::Rows(GrantRow::entries()),
    }

    /// A component's quota.
    pub struct QuotaRow {
        /// The component.
        pub component: String = Shape::Text(80),
        /// Its quota for the year.
        pub quota: Ratio = Shape::Decimal(Unit::Money, 0.0, MOST),
    }

    /// Whose deals count.
    pub struct TerritoryFile {
        /// The owners whose deals make the territory; empty: every deal seen.
        pub owners: Vec<String> = Shape::Texts,
        /// The accounts whose deals make it; empty: every account's.
        pub accounts: Vec<String> = Shape::Texts,
    }

    /// An official credited total.
    pub struct OfficialFile {
        /// Credited in total.
        pub amount: Ratio = Shape::Decimal(Unit::Money, -MOST, MOST),
        /// Up to and including this day.
        pub as_of: Date = Shape::Date,
    }

    /// An official credited total of a component.
    pub struct OfficialRow {
        /// The component.
        pub component: String = Shape::Text(80),
        /// Credited in total.
        pub amount: Ratio = Shape::Decimal(Unit::Money, -MOST, MOST),
        /// Up to and including this day.
        pub as_of: Date = Shape::Date,
    }

    /// A change within the year.
    pub struct ChangeRow {
        /// Its first day.
        pub from: Date = Shape::Date,
        /// Variable pay at 100 % for a whole year from then on.
        pub variable: Ratio = Shape::Decimal(Unit::Money, 0.0, MOST),
        /// Quota for a whole year from then on; without one, the same.
        pub quota: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
    }

    /// Somebody's share of a deal.
    pub struct ShareRow {
        /// The deal's id or name.
        pub deal: String = Shape::Text(300),
        /// The share.
        pub share: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
        /// Whose it is, where it is another person's: what all have of a deal is checked, and never paid here.
        pub person: Option<String> = Shape::optional(Shape::Text(120)),
        /// Who said so.
        pub by: Option<String> = Shape::optional(Shape::Text(120)),
        /// When.
        pub on: Option<Date> = Shape::optional(Shape::Date),
    }

    /// A deal that was cancelled or not paid.
    pub struct CancelledRow {
        /// The deal's id or name.
        pub deal: String = Shape::Text(300),
        /// The day.
        pub on: Date = Shape::Date,
    }

    /// A deal that was booked late (C17).
    pub struct BookedRow {
        /// The deal's id or name.
        pub deal: String = Shape::Text(300),
        /// The day on which it was booked.
        pub on: Date = Shape::Date,
    }

    /// What a deal counts in units or margin.
    pub struct MeasuredRow {
        /// The deal's id or name.
        pub deal: String = Shape::Text(300),
        /// What is counted: units or margin.
        pub measure: Measure = Shape::Choice(Measure::IDS),
        /// How many pieces, or how much in major units.
        pub value: Ratio = Shape::Decimal(Unit::Money, -MOST, MOST),
    }

    /// An official payment, whole or for one component or deal.
    pub struct PaidRow {
        /// When it was paid.
        pub on: Date = Shape::Date,
        /// The last day of the period that it was paid for; without one, the last that ended before it was paid.
        pub until: Option<Date> = Shape::optional(Shape::Date),
        /// The component, where it is for one.
        pub component: Option<String> = Shape::optional(Shape::Text(80)),
        /// The deal, where it is for one.
        pub deal: Option<String> = Shape::optional(Shape::Text(300)),
        /// The amount.
        pub amount: Ratio = Shape::Decimal(Unit::Money, -MOST, MOST),
    }

    /// Credit still to come from deals that are not visible.
    pub struct UnseenFile {
        /// At the least.
        pub low: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// Likely.
        pub likely: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// At the most.
        pub high: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// Whether it behaves as the visible part does, in place of amounts.
        pub as_visible: bool = Shape::Flag,
    }

    /// A stock grant.
    pub struct GrantRow {
        /// What it is called.
        pub name: String = Shape::Text(120),
        /// The day of the grant.
        pub granted: Date = Shape::Date,
        /// Shares or options.
        pub units: Ratio = Shape::Decimal(Unit::Count, 0.0, MOST),
        /// Value of one unit; without it, units are counted alone.
        pub price: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// Months until the first part vests.
        pub cliff_months: u32 = Shape::Whole(Unit::Count, 0, 240),
        /// Months until all has vested.
        pub months: u32 = Shape::Whole(Unit::Count, 1, 240),
        /// How often parts vest after the first.
        pub every: Period = Shape::Choice(Period::IDS),
    }
}

/// The official credited total of a pool, and the day up to which it counts (C₀ of C2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Official {
    /// Credited in total, in exact units of the measure (minor units for money).
    pub amount: Ratio,
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

/// A stated result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What was reached.
    pub reached: Reached,
    /// What shows it.
    pub evidence: Option<String>,
}

impl Stated {
    /// Whether it says the same as a share.
    pub fn says(&self, share: Ratio) -> bool {
        match self.reached {
            Reached::Share(stated) => stated == share,
            Reached::Done(done) => share == if done { Ratio::ONE } else { Ratio::ZERO },
        }
    }
}

/// Part of the year in which target and quota stay the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its days.
    pub days: Days,
    /// Variable pay for a whole year, exact, in minor units.
    pub variable: Ratio,
    /// Quota for a whole year in major units.
    quota: Ratio,
}

/// A person's plan, as entered on this device.
#[derive(Clone, Debug)]
pub struct PersonalPlan {
    /// The CRM's origin that the plan is bound to.
    pub origin: String,
    /// The CRM's id of the person.
    pub user_id: String,
    /// The organisation's plan, by its id.
    pub plan: String,
    /// The plan's currency.
    pub currency: Currency,
    /// Variable pay at 100 % for the year, as the year began.
    pub variable: Money,
    /// First day of the fiscal year.
    pub year_start: Date,
    /// What credit is measured in, where the plan does not say.
    pub measure: Measure,
    /// Quota for the year in major units, as the year began.
    pub quota: Ratio,
    quotas: BTreeMap<String, Ratio>,
    /// The owners whose deals make the territory; empty: every deal seen.
    pub owners: Vec<String>,
    /// The accounts whose deals make the territory; empty: every account's.
    pub accounts: Vec<String>,
    official: Option<(Ratio, Date)>,
    officials: BTreeMap<String, (Ratio, Date)>,
    /// First day on the plan, or of service.
    pub joined: Option<Date>,
    /// Last day on the plan.
    pub left: Option<Date>,
    changes: Vec<ChangeRow>,
    /// The draw of each draw period, in minor units.
    pub draw: Option<Ratio>,
    /// Deals of which the person has another share than all.
    pub shares: Vec<ShareRow>,
    /// Deals that were cancelled or not paid.
    pub cancelled: Vec<CancelledRow>,
    /// Deals that were booked after the day on which they closed.
    pub booked: Vec<BookedRow>,
    /// Units or margin of deals.
    pub measured: Vec<MeasuredRow>,
    /// What was officially paid.
    pub paid: Vec<Paid>,
    /// Credit still to come from deals that are not visible.
    pub unseen: UnseenFile,
    /// Stock grants.
    pub grants: Vec<GrantRow>,
    /// Results by period (`2026-Q3`) and objective.
    pub objectives: BTreeMap<String, BTreeMap<String, Stated>>,
}

/// An official payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// When it was paid.
    pub on: Date,
    /// The last day of the period that it was paid for, where that is said.
    pub until: Option<Date>,
    /// The component, where it is for one.
    pub component: Option<String>,
    /// The deal, where it is for one.
    pub deal: Option<String>,
    /// The amount.
    pub amount: Money,
}

impl Term {
    /// The quota of a component for a whole year, in exact units of its measure.
    pub fn quota(&self, person: &PersonalPlan, component: &ComponentRules, plan: &PlanRules) -> Option<Ratio> {
        let own = person.quotas.get(&component.id).copied();
        let main = plan.main().is_none_or(|main| main.id == component.id);
        let quota = own.filter(|_| !main || self.quota == person.quota).unwrap_or(self.quota);
        quota.times(person.units(component))
    }
}

impl PersonalPlan {
    /// Last day of the fiscal year, where it is cut by calendar months.
    pub fn year_end(&self) -> Date {
        self.year_start.checked_add(1.year()).and_then(|next| next.checked_sub(1.day())).unwrap_or(self.year_start)
    }

    /// Whether a day lies in the fiscal year.
    pub fn is_in_year(&self, day: Date) -> bool {
        day >= self.year_start && day <= self.year_end()
    }

    /// What a component's credit is measured in.
    pub fn measure_of(&self, component: &ComponentRules) -> Measure {
        component.credit.measure.unwrap_or(self.measure)
    }

    /// How many exact units one unit of a component's credit has: minor units of money, or pieces.
    pub fn units(&self, component: &ComponentRules) -> Ratio {
        if self.measure_of(component).is_money() { self.minor() } else { Ratio::ONE }
    }

    /// Minor units in one major unit of the plan's currency.
    pub fn minor(&self) -> Ratio {
        Ratio::whole(self.currency.minor_per_major())
    }

    /// The official credited total of a component.
    pub fn official(&self, component: &ComponentRules, plan: &PlanRules) -> Option<Official> {
        let own = self.officials.get(&component.id).copied();
        let of_main = self.official.filter(|_| plan.main().is_some_and(|main| main.id == component.id));
        let (amount, as_of) = own.or(of_main)?;
        Some(Official { amount: amount.times(self.units(component))?, as_of })
    }

    /// The parts of the year, in order. The last one has no end but that of the plan.
    pub fn terms(&self) -> Vec<Term> {
        let first = self.joined.map_or(self.year_start, |joined| joined.max(self.year_start));
        let last = self.left.unwrap_or(Date::MAX);
        let mut terms = vec![Term { days: Days { first, last }, variable: self.variable.ratio(), quota: self.quota }];
        for change in &self.changes {
            let Some(before) = terms.last_mut() else { break };
            let quota = change.quota.unwrap_or(before.quota);
            before.days.last = change.from.yesterday().unwrap_or(change.from);
            let variable = change.variable.times(self.minor()).unwrap_or(Ratio::ZERO);
            terms.push(Term { days: Days { first: change.from.max(first), last }, variable, quota });
        }
        terms.retain(|term| term.days.first <= term.days.last);
        terms
    }

    /// The share that the person has of a deal of this id or name; all where nothing is said.
    pub fn share(&self, id: Option<&str>, name: &str) -> Option<&ShareRow> {
        let is_mine = |row: &&ShareRow| row.person.is_none() && (id == Some(&row.deal) || row.deal == name);
        self.shares.iter().find(is_mine)
    }

    /// Every share that is set of a deal of this id or name, the person's own and others'.
    pub fn shares_of<'s>(&'s self, id: Option<&'s str>, name: &'s str) -> impl Iterator<Item = &'s ShareRow> {
        self.shares.iter().filter(move |row| id == Some(&row.deal) || row.deal == name)
    }

    /// The day on which a deal of this id or name was booked, where that is not the day on which it closed.
    pub fn booked(&self, id: Option<&str>, name: &str) -> Option<Date> {
        self.booked.iter().find(|row| id == Some(&row.deal) || row.deal == name).map(|row| row.on)
    }

    /// What a deal of this id or name counts in a measure that no page shows, in major units or pieces.
    pub fn stated(&self, measure: Measure, id: Option<&str>, name: &str) -> Option<Ratio> {
        let is_it = |row: &&MeasuredRow| row.measure == measure && (id == Some(&row.deal) || row.deal == name);
        self.measured.iter().find(is_it).map(|row| row.value)
    }

    /// The day on which a deal of this id or name was cancelled.
    pub fn cancelled(&self, id: Option<&str>, name: &str) -> Option<Date> {
        self.cancelled.iter().find(|row| id == Some(&row.deal) || row.deal == name).map(|row| row.on)
    }

    /// Reads a personal plan. Faults of entries that can be left out (a result of an objective) are named beside the plan.
    ///
    /// # Errors
    /// The faults that leave no plan to compute with, each with its path; the plan in force before stays.
    pub fn read(text: &str) -> Result<(PersonalPlan, Vec<Problem>), Vec<Problem>> {
        let mut whole: Value = serde_json::from_str(text)
            .map_err(|error| vec![Problem::at("", Message::new("plan-not-json").text("reason", &error.to_string()))])?;
        let mut take = |key: &str| whole.as_object_mut().and_then(|entries| entries.remove(key));
        let (results, format) = (take("objectives"), take("format"));
        let (objectives, left_out) = objectives(results.as_ref());
        let mut faults = Vec::new();
        if !format.and_then(|format| format.as_u64()).is_some_and(|format| (1..=PLAN_FORMAT).contains(&format)) {
            faults.push(Problem::at("format", Message::new("plan-format")));
        }
        if let Some(code) = whole.get("currency").and_then(Value::as_str).filter(|code| Currency::of(code).is_none()) {
            faults.push(Problem::at("currency", Message::new("plan-currency").text("value", code)));
        }
        PlanFile::shape().faults(&whole, "", &mut faults);
        match PlanFile::of(&whole) {
            Some(file) if faults.is_empty() => match file.checked(objectives, &mut faults) {
                Some(plan) if faults.is_empty() => Ok((plan, left_out)),
                _ => Err(faults.into_iter().chain(left_out).collect()),
            },
            _ => Err(faults.into_iter().chain(left_out).collect()),
        }
    }
}

impl PlanFile {
    /// What its values must hold between them.
    fn checked(self, objectives: Objectives, faults: &mut Vec<Problem>) -> Option<PersonalPlan> {
        let mut fault = |path: &str, id: &str, value: &str| {
            faults.push(Problem::at(path, Message::new(id).text("value", value)));
        };
        for (path, text) in [("origin", &self.origin), ("user_id", &self.user_id), ("plan", &self.plan)] {
            if text.trim().is_empty() {
                fault(path, "plan-missing", "");
            }
        }
        let currency = Currency::of(&self.currency)?;
        let mut money = |path: &str, amount: Ratio| {
            let money = Money::exactly(amount, currency);
            if money.is_none() {
                fault(path, "plan-amount", &amount.to_f64().to_string());
            }
            money
        };
        let variable = money("variable", self.variable);
        // A share of the variable pay has to be measured against something; a plan of commissions alone has neither.
        let quota_is_there = !self.quota.is_zero() || self.variable.is_zero();
        let draw = self.draw.map(|draw| money("draw", draw));
        let payment = |(index, row): (usize, &PaidRow)| {
            let amount = money(&format!("paid[{index}].amount"), row.amount)?;
            let (component, deal) = (row.component.clone(), row.deal.clone());
            Some(Paid { on: row.on, until: row.until, component, deal, amount })
        };
        let paid: Vec<Paid> = self.paid.iter().enumerate().filter_map(payment).collect();
        if !quota_is_there {
            fault("quota", "plan-amount", "0");
        }
        let rising = self.changes.is_sorted_by(|a, b| a.from < b.from);
        if !rising || self.changes.first().is_some_and(|first| first.from <= self.year_start) {
            fault("changes", "plan-changes-order", "");
        }
        if self.joined.zip(self.left).is_some_and(|(joined, left)| left < joined) {
            fault("left", "plan-left", "");
        }
        let bounds = [self.unseen.low, self.unseen.likely, self.unseen.high];
        let given: Vec<Ratio> = bounds.into_iter().flatten().collect();
        if !matches!(given.len(), 0 | 3) || !given.is_sorted() {
            fault("unseen", "plan-unseen", "");
        }
        if self.grants.iter().any(|grant| grant.cliff_months > grant.months) {
            fault("grants", "plan-grant", "");
        }
        let same = |a: &ShareRow, b: &ShareRow| a.deal == b.deal && a.person == b.person;
        let rows = |at: usize| self.shares.iter().skip(at + 1);
        if let Some(at) = self.shares.iter().enumerate().find(|(at, row)| rows(*at).any(|other| same(row, other))) {
            fault(&format!("shares[{}].deal", at.0), "plan-share-twice", &at.1.deal);
        }
        let shown = |row: &MeasuredRow| !matches!(row.measure, Measure::Units | Measure::Margin);
        if let Some(at) = self.measured.iter().position(shown) {
            fault(&format!("measured[{at}].measure"), "plan-measured-shown", "");
        }
        let quotas = self.quotas.iter().map(|row| (row.component.clone(), row.quota)).collect();
        let officials = self.officials.iter().map(|row| (row.component.clone(), (row.amount, row.as_of))).collect();
        Some(PersonalPlan {
            origin: self.origin.trim().to_owned(),
            user_id: self.user_id.trim().to_owned(),
            plan: self.plan,
            currency,
            variable: variable?,
            year_start: self.year_start,
            measure: self.measure,
            quota: self.quota,
            quotas,
            owners: self.territory.owners,
            accounts: self.territory.accounts,
            official: self.official.map(|official| (official.amount, official.as_of)),
            officials,
            joined: self.joined,
            left: self.left,
            changes: self.changes,
            draw: match draw {
                Some(draw) => Some(draw?.ratio()),
                None => None,
            },
            shares: self.shares,
            cancelled: self.cancelled,
            booked: self.booked,
            measured: self.measured,
            paid,
            unseen: self.unseen,
            grants: self.grants,
            objectives,
        })
    }
}

type Objectives = BTreeMap<String, BTreeMap<String, Stated>>;

/// Results by period and objective: `"0.64"`, `true`, or `{"reached": "0.64", "evidence": "…"}`.
fn objectives(value: Option<&Value>) -> (Objectives, Vec<Problem>) {
    let mut read = Objectives::new();
    let mut problems = Vec::new();
    let periods = value.and_then(Value::as_object);
    for (period, results) in periods.into_iter().flatten() {
        for (objective, result) in results.as_object().into_iter().flatten() {
            let evidence = result.get("evidence").and_then(Value::as_str).map(str::to_owned);
            let result = result.get("reached").unwrap_or(result);
            let share = |text: &str| Ratio::parse(text).filter(|share| !share.is_negative() && *share <= Ratio::ONE);
            let reached = match result {
                Value::Null => continue,
                Value::Bool(done) => Some(Reached::Done(*done)),
                Value::String(text) => share(text).map(Reached::Share),
                _ => None,
            };
            match reached {
                Some(reached) => {
                    let stated = Stated { reached, evidence };
                    read.entry(period.clone()).or_default().insert(objective.clone(), stated);
                }
                None => {
                    let path = format!("objectives.{period}.{objective}");
                    problems
                        .push(Problem::at(&path, Message::new("plan-objective").text("value", &result.to_string())));
                }
            }
        }
    }
    (read, problems)
}
