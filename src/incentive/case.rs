//! A worked case from one text: a plan, a person, deals, and a day. For checking the arithmetic without a CRM.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Account, Adjustment, Crediting, LineOf, Payment, Plan, PlanRules, Statement};
use crate::error::{Message, Problem};
use crate::model::{Currency, Deal, Field, Money, Person, RecordKey, Source, Stage};
use crate::rules::Case;
use crate::settings::{PersonalPlan, Setting, Shape, Unit, defaults, settings};

settings! {
    /// A won deal of a worked case.
    pub struct CaseDeal {
        /// What it is called.
        name: String = Shape::Text(300),
        /// Its amount in major units, as decimal text.
        amount: String = Shape::Text(40),
        /// ISO 4217 code; without one, the plan's.
        currency: Option<String> = Shape::optional(Shape::Text(3)),
        /// The day it closed.
        close: Date = Shape::Date,
        /// The contract's term in months.
        term_months: Option<u32> = Shape::optional(Shape::Whole(Unit::Count, 1, 1200)),
        /// The rep.
        owner: Option<String> = Shape::optional(Shape::Text(120)),
        /// The SE; without one, the person.
        se: Option<String> = Shape::optional(Shape::Text(120)),
        /// The customer.
        account: Option<String> = Shape::optional(Shape::Text(300)),
    }
}

/// A line of a worked case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseLine {
    /// What it stands for: `deal`, `jump`, `official`, `objective`, `clawback`, `modifier`, `gate`, `deal_cap`.
    pub of: &'static str,
    /// The deal, or the objective with its period.
    pub name: Option<String>,
    /// What it pays.
    pub pay: String,
}

/// What a component of a worked case has earned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseComponent {
    /// Credited ÷ quota, rounded to be read.
    pub attainment: Option<f64>,
    /// Pay at 100 % for the year.
    pub target: String,
    /// Earned.
    pub earned: String,
    /// Its lines.
    pub lines: Vec<CaseLine>,
}

/// A payment of a worked case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CasePayment {
    /// The component.
    pub component: String,
    /// The pay period.
    pub period: String,
    /// When it is due.
    pub due: String,
    /// What is paid.
    pub payable: String,
}

/// A draw period of a worked case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseDraw {
    /// The draw period.
    pub period: String,
    /// Earned in it.
    pub earned: String,
    /// Paid in it.
    pub paid: String,
    /// Still to be recovered.
    pub balance: String,
}

/// The statement of a worked case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worked {
    /// By component.
    pub components: BTreeMap<String, CaseComponent>,
    /// What a guarantee adds.
    pub guarantee: Option<String>,
    /// What the cap on all pay takes off.
    pub cap: Option<String>,
    /// Earned in all.
    pub total: String,
    /// Payments of periods that have ended.
    pub payments: Vec<CasePayment>,
    /// Draw periods that have ended.
    pub draws: Vec<CaseDraw>,
    /// Deals that could not be counted, with the reason's message id.
    pub not_counted: Vec<(String, String)>,
}

/// Works a case out: `{"plan": <rules, or the id of a built-in plan>, "person": <a personal plan; origin, user and format may
/// be left out>, "deals": [{"name", "amount", "close", …}], "as_of": <the last day that counts>}`.
///
/// # Errors
/// What is wrong with the text, each with its path, or that an amount is too large to compute exactly.
pub fn work(text: &str) -> Result<Worked, Vec<Problem>> {
    let whole: Value = serde_json::from_str(text)
        .map_err(|error| vec![Problem::at("", Message::new("plan-not-json").text("reason", &error.to_string()))])?;
    let built_in =
        defaults().map_err(|reason| vec![Problem::at("", Message::new("plan-not-json").text("reason", reason))])?;
    let plan = match whole.get("plan") {
        Some(Value::String(id)) => built_in.plan(id).cloned().ok_or_else(|| vec![missing("plan")])?,
        Some(rules) => read_plan(rules, &built_in.catalogue)?,
        None => return Err(vec![missing("plan")]),
    };
    let person = read_person(whole.get("person").unwrap_or(&Value::Null), &plan)?;
    let as_of: Option<Date> = whole.get("as_of").and_then(Value::as_str).and_then(|day| day.parse().ok());
    let as_of = as_of.ok_or_else(|| vec![missing("as_of")])?;
    let deals = read_deals(whole.get("deals").unwrap_or(&Value::Null), &person)?;
    let Some(me) = Person::named(ME) else { return Err(vec![missing("person")]) };
    let (ours, now) = (BTreeSet::new(), as_of.to_zoned(jiff::tz::TimeZone::UTC).unwrap_or_default());
    let case = |deal| case(deal, built_in, &ours, &now);
    let crediting = Crediting { plan: &plan, person: &person, me: &me, case: &case };
    let too_large = || vec![Problem::at("", Message::new("incentive-too-large"))];
    worked(&crediting, &deals, as_of).ok_or_else(too_large)
}

/// The person of a worked case, where a deal names no other.
const ME: &str = "The person";

fn missing(path: &str) -> Problem {
    Problem::at(path, Message::new("plan-missing"))
}

fn read_plan(rules: &Value, catalogue: &crate::workload::Catalogue) -> Result<Plan, Vec<Problem>> {
    let mut faults = Vec::new();
    PlanRules::shape().faults(rules, "plan", &mut faults);
    let read = PlanRules::of(rules).filter(|_| faults.is_empty());
    match read.map(|read| Plan::of(read, catalogue, &mut faults)) {
        Some(plan) if faults.is_empty() => Ok(plan),
        _ => Err(faults),
    }
}

fn read_person(person: &Value, plan: &Plan) -> Result<PersonalPlan, Vec<Problem>> {
    let stands_in = json!({
        "format": crate::settings::PLAN_FORMAT, "origin": "https://case.example", "user_id": "1", "plan": plan.rules.id,
        "measure": "amount", "quota": "0", "variable": "0"
    });
    let mut entries: Map<String, Value> = stands_in.as_object().cloned().unwrap_or_default();
    entries.extend(person.as_object().cloned().unwrap_or_default());
    let (person, problems) = PersonalPlan::read(&Value::Object(entries).to_string())?;
    if problems.is_empty() { Ok(person) } else { Err(problems) }
}

fn read_deals(deals: &Value, person: &PersonalPlan) -> Result<Vec<Deal>, Vec<Problem>> {
    let mut faults = Vec::new();
    Shape::Rows(CaseDeal::entries()).faults(deals, "deals", &mut faults);
    let read: Vec<CaseDeal> = Setting::of(deals).filter(|_| faults.is_empty()).unwrap_or_default();
    let deal = |(index, row): (usize, &CaseDeal)| {
        let currency = row.currency.as_deref().map_or(Some(person.currency), Currency::of);
        let amount = currency.and_then(|currency| Money::parse(&row.amount, currency));
        if amount.is_none() {
            let message = Message::new("plan-amount").text("value", &row.amount);
            faults.push(Problem::at(&format!("deals[{index}].amount"), message));
        }
        Some(won(row, index, amount?))
    };
    let deals: Vec<Deal> = read.iter().enumerate().filter_map(deal).collect();
    if faults.is_empty() { Ok(deals) } else { Err(faults) }
}

fn won(row: &CaseDeal, index: usize, amount: Money) -> Deal {
    let key = RecordKey { origin: "https://case.example".into(), id: Some(format!("{}", index + 1).into()) };
    let source = Source {
        key: key.clone(),
        entity: "deal",
        title: row.name.as_str().into(),
        label: "".into(),
        text: "".into(),
        read_at: Timestamp::UNIX_EPOCH,
        rival: None,
        basis: crate::model::Basis::Text,
    };
    let person = |name: Option<&str>| match name.and_then(Person::named) {
        Some(person) => Field::Known(person, source.clone()),
        None => Field::Absent,
    };
    let text = |text: &str| Field::Known(text.to_owned(), source.clone());
    Deal {
        key,
        name: row.name.clone(),
        account: row.account.as_deref().map_or(Field::Absent, text),
        stage: Field::Known(Stage::Won, source.clone()),
        currency: Some(amount.currency),
        amount: Field::Known(amount, source.clone()),
        close: Field::Known(row.close, source.clone()),
        chance: Field::Absent,
        created: Field::Absent,
        owner: person(row.owner.as_deref()),
        se: person(Some(row.se.as_deref().unwrap_or(ME))),
        technical: Field::Absent,
        term_months: row.term_months.map_or(Field::Absent, |months| Field::Known(months, source.clone())),
        texts: BTreeMap::from([(crate::model::Meaning::Name, text(&row.name))]),
        dates: BTreeMap::new(),
        amounts: BTreeMap::new(),
        receiver: Field::Absent,
    }
}

/// What a rule is asked of a deal with: there are no activities.
fn case<'a>(
    deal: &'a Deal,
    settings: &'a crate::settings::Settings,
    ours: &'a BTreeSet<Person>,
    now: &'a Zoned,
) -> Case<'a> {
    Case {
        deal,
        activities: Vec::new(),
        activities_read: true,
        catalogue: &settings.catalogue,
        load: &settings.load,
        calendar: &settings.house,
        ours,
        now,
    }
}

fn worked<'a>(crediting: &Crediting<'a, '_>, deals: &'a [Deal], as_of: Date) -> Option<Worked> {
    let rules = &crediting.plan.rules;
    let places = 0..rules.components.len();
    let found = places.map(|place| crediting.credits(place, deals)).collect::<Option<Vec<_>>>()?;
    let credits = found.iter().map(|found| found.credits.clone()).collect();
    let account = Account::of(rules, crediting.person, credits)?;
    let statement = Statement::of(&account, as_of)?;
    let name = |deal: usize| deals.get(deal).map(|deal| deal.name.clone());
    let components = account.components.iter().zip(&statement.components).map(|(component, earned)| {
        let line = |line: &super::Line| {
            let (of, name) = match &line.of {
                LineOf::Official(_) => ("official", None),
                LineOf::Deal(deal) => ("deal", name(*deal)),
                LineOf::Jump(deal) => ("jump", name(*deal)),
                LineOf::DealCap(deal) => ("deal_cap", name(*deal)),
                LineOf::Clawback(deal) => ("clawback", name(*deal)),
                LineOf::Modifier(_) => ("modifier", None),
                LineOf::Gate(_) => ("gate", None),
                LineOf::Objective { period, objective, .. } => ("objective", Some(format!("{period} {objective}"))),
            };
            CaseLine { of, name, pay: line.pay.decimal() }
        };
        let shown = CaseComponent {
            attainment: earned.attainment.map(crate::model::Ratio::to_f64),
            target: earned.target.decimal(),
            earned: earned.earned.decimal(),
            lines: earned.lines.iter().map(line).collect(),
        };
        (component.rules.id.clone(), shown)
    });
    let adjustment = |wanted: Adjustment| {
        let found = statement.adjustments.iter().find(|(what, _)| *what == wanted);
        found.map(|(_, amount)| amount.decimal())
    };
    let payment = |payment: &Payment| CasePayment {
        component: account.components.get(payment.component).map(|one| one.rules.id.clone()).unwrap_or_default(),
        period: payment.period.clone(),
        due: payment.due.to_string(),
        payable: payment.payable.decimal(),
    };
    let draw = |draw: &super::DrawLine| CaseDraw {
        period: draw.period.clone(),
        earned: draw.earned.decimal(),
        paid: draw.paid.decimal(),
        balance: draw.balance.decimal(),
    };
    let not_counted = found.iter().flat_map(|found| &found.not_counted);
    Some(Worked {
        components: components.collect(),
        guarantee: adjustment(Adjustment::Guarantee),
        cap: adjustment(Adjustment::Cap),
        total: statement.total.decimal(),
        payments: statement.payments.iter().map(payment).collect(),
        draws: statement.draws.iter().map(draw).collect(),
        not_counted: not_counted.map(|(deal, why)| (name(*deal).unwrap_or_default(), why.id().to_owned())).collect(),
    })
}
