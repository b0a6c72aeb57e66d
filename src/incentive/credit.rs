//! Which deals are credited to a component, and for how much (C19, C20).

use jiff::civil::Date;

use super::account::Credit;
use super::plan::{ClosedAt, ComponentRules, CreditConditions, Late, Plan, PlanRules, QuotaOf, Sharing};
use crate::model::{Currency, Deal, Field, Money, Outcome, Person, Ratio, Source, same_words};
use crate::rules::{Case, Rule, Truth};
use crate::settings::{Measure, PersonalPlan};

/// Why a deal has no line, or no worth, of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// No amount, or one that is not clear.
    NoAmount,
    /// Another currency than the plan's, and no exchange rate.
    OtherCurrency,
    /// No close date.
    NoCloseDate,
    /// ARR is asked, and there is no term to compute it from.
    NoTerm,
    /// The owner is not known, and the territory is a list of owners.
    NoOwner,
    /// The account is not known, and the territory is a list of accounts.
    NoAccount,
    /// The SE is not known, and the quota is the person's own.
    NoEngineer,
    /// Units or margin are asked, which no page shows, and nobody stated them.
    NotMeasured,
    /// The plan's condition has no answer: something that it asks for was not read.
    NoAnswer,
    /// Part of the official total, which does not say by how much.
    InOfficial,
}

impl NotCounted {
    /// The message id.
    pub fn id(self) -> &'static str {
        match self {
            NotCounted::NoAmount => "not-counted-amount",
            NotCounted::OtherCurrency => "not-counted-currency",
            NotCounted::NoCloseDate => "not-counted-date",
            NotCounted::NoTerm => "not-counted-term",
            NotCounted::NoOwner => "not-counted-owner",
            NotCounted::NoAccount => "not-counted-account",
            NotCounted::NoEngineer => "not-counted-engineer",
            NotCounted::NotMeasured => "not-counted-measure",
            NotCounted::NoAnswer => "not-counted-answer",
            NotCounted::InOfficial => "not-counted-official",
        }
    }
}

/// The credits of a component.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    /// Of won deals in the year.
    pub credits: Vec<Credit>,
    /// Won deals that could not be counted, by their place, each with its reason.
    pub not_counted: Vec<(usize, NotCounted)>,
}

/// Whose credit it is, under which plan, and how a deal is asked the plan's conditions.
pub struct Crediting<'a, 'c> {
    /// The plan.
    pub plan: &'a Plan,
    /// The person's plan.
    pub person: &'a PersonalPlan,
    /// The person, as the CRM names them.
    pub me: &'a Person,
    /// What a rule is evaluated over, of a deal.
    pub case: &'c dyn Fn(&'a Deal) -> Case<'a>,
}

impl<'a> Crediting<'a, '_> {
    /// The credits of the component at a place of the plan, of won deals.
    pub fn credits(&self, place: usize, deals: &'a [Deal]) -> Option<Credits> {
        let rules = self.plan.rules.components.get(place)?;
        let mut found = Credits::default();
        for (index, deal) in deals.iter().enumerate().filter(|(_, deal)| deal.outcome() == Outcome::Won) {
            let id = deal.key.id.as_deref();
            match self.value(place, deal) {
                Ok(None) => {}
                Ok(Some(value)) => match self.credited_on(deal) {
                    Some(date) if in_window(rules, date) => {
                        let cancelled = self.person.cancelled(id, &deal.name);
                        found.credits.push(Credit { deal: index, name: deal.name.clone(), date, value, cancelled });
                    }
                    Some(_) => {}
                    None => found.not_counted.push((index, NotCounted::NoCloseDate)),
                },
                // What closed at another time would not count, whatever it was.
                Err(_) if self.credited_on(deal).is_some_and(|date| !self.is_in_year(rules, date)) => {}
                Err(reason) => found.not_counted.push((index, reason)),
            }
        }
        Some(found)
    }

    /// The day on which a deal is credited: that of its close, or, where the plan says so, that of a later booking.
    pub fn credited_on(&self, deal: &Deal) -> Option<Date> {
        let close = deal.close.known().copied()?;
        let booked = self.person.booked(deal.key.id.as_deref(), &deal.name);
        match self.plan.rules.late {
            Late::Original => Some(close),
            Late::Next => Some(booked.map_or(close, |booked| booked.max(close))),
        }
    }

    fn is_in_year(&self, rules: &ComponentRules, date: Date) -> bool {
        in_window(rules, date) && date >= self.person.year_start && date <= self.person.year_end()
    }

    /// The credit of a deal towards the component at a place of the plan, in exact units; `None` where it does not count.
    pub fn value(&self, place: usize, deal: &'a Deal) -> Result<Option<Ratio>, NotCounted> {
        let (Some(rules), Some(conditions)) = (self.plan.rules.components.get(place), self.plan.conditions.get(place))
        else {
            return Ok(None);
        };
        if !self.is_mine(rules, deal)? || !self.holds(conditions.counts.as_ref(), deal, true)? {
            return Ok(None);
        }
        let full = self.measured(self.person.measure_of(rules), deal)?;
        let part = self.part(rules, conditions, deal)?;
        let value = full.times(part).ok_or(NotCounted::NoAmount)?;
        let cap = rules.credit.cap.and_then(|cap| cap.times(self.person.units(rules)));
        Ok(Some(cap.map_or(value, |cap| value.min(cap))))
    }

    /// The share of a deal that counts: the rate of its channel, and the person's share of it.
    fn part(&self, rules: &ComponentRules, conditions: &CreditConditions, deal: &'a Deal) -> Result<Ratio, NotCounted> {
        let credit = &rules.credit;
        let rates = (credit.direct.unwrap_or(Ratio::ONE), credit.indirect.unwrap_or(Ratio::ONE));
        // Where both count alike, nobody needs to know which it is.
        let rate = match rates.0 == rates.1 {
            true => rates.0,
            false if self.holds(conditions.indirect.as_ref(), deal, false)? => rates.1,
            false => rates.0,
        };
        let share = match credit.sharing {
            Sharing::InFull => Ratio::ONE,
            Sharing::Split => {
                let row = self.person.share(deal.key.id.as_deref(), &deal.name);
                row.map_or(Ratio::ONE, |row| row.share)
            }
        };
        rate.times(share).ok_or(NotCounted::NoAmount)
    }

    fn holds(&self, rule: Option<&Rule>, deal: &'a Deal, without: bool) -> Result<bool, NotCounted> {
        let Some(rule) = rule else { return Ok(without) };
        match rule.evaluate(&(self.case)(deal)).truth {
            Truth::True => Ok(true),
            Truth::False => Ok(false),
            Truth::Unknown => Err(NotCounted::NoAnswer),
        }
    }

    /// Whether a deal is one of the person's: by owner and account where the plan lists them, else, for an own quota, by its SE.
    fn is_mine(&self, rules: &ComponentRules, deal: &Deal) -> Result<bool, NotCounted> {
        let person = self.person;
        let listed = |list: &[String], name: &str| list.iter().any(|one| same_words(one, name));
        if !person.owners.is_empty() {
            let owner = deal.owner.known().ok_or(NotCounted::NoOwner)?;
            if !listed(&person.owners, owner.name()) {
                return Ok(false);
            }
        }
        if !person.accounts.is_empty() {
            let account = deal.account.known().ok_or(NotCounted::NoAccount)?;
            if !listed(&person.accounts, account) {
                return Ok(false);
            }
        }
        let by_list = !person.owners.is_empty() || !person.accounts.is_empty();
        if rules.credit.quota != QuotaOf::Own || by_list {
            return Ok(true);
        }
        match &deal.se {
            Field::Known(se, _) => Ok(se.is(self.me.name())),
            Field::Blank(_) => Ok(false),
            _ => Err(NotCounted::NoEngineer),
        }
    }

    /// A deal in the quota's measure, in exact units. What is not known stays so; ARR is never the amount.
    fn measured(&self, measure: Measure, deal: &Deal) -> Result<Ratio, NotCounted> {
        match measure {
            Measure::Deals => Ok(Ratio::ONE),
            // No adapter knows a field that holds these: what the person states counts, and nothing in its place.
            Measure::Units | Measure::Margin => {
                let stated = self.person.stated(measure, deal.key.id.as_deref(), &deal.name);
                let units = if measure.is_money() { self.person.minor() } else { Ratio::ONE };
                stated.and_then(|stated| stated.times(units)).ok_or(NotCounted::NotMeasured)
            }
            Measure::Amount => self.amount(deal),
            Measure::Arr => {
                let Field::Known(months, _) = deal.term_months else { return Err(NotCounted::NoTerm) };
                let years = Ratio::new(12, i128::from(months)).ok_or(NotCounted::NoTerm)?;
                self.amount(deal)?.times(years).ok_or(NotCounted::NoTerm)
            }
        }
    }

    /// The amount in minor units of the plan's currency: a closed deal's at the rate of its day, an open one's at the plan's.
    fn amount(&self, deal: &Deal) -> Result<Ratio, NotCounted> {
        let amount = deal.amount.known().ok_or(NotCounted::NoAmount)?;
        if amount.currency == self.person.currency {
            return Ok(amount.ratio());
        }
        let closed = (deal.outcome() == Outcome::Won).then(|| deal.close.known().copied()).flatten();
        let rate = rate(&self.plan.rules, amount.currency, closed).ok_or(NotCounted::OtherCurrency)?;
        exchange(*amount, rate, self.person.currency).ok_or(NotCounted::OtherCurrency)
    }

    /// The fields that a deal's credit was made of.
    pub fn sources(&self, place: usize, deal: &Deal) -> Vec<Source> {
        let measure = self.plan.rules.components.get(place).map(|rules| self.person.measure_of(rules));
        let term = deal.term_months.source().filter(|_| measure == Some(Measure::Arr));
        [deal.amount.source(), term, deal.close.source()].into_iter().flatten().cloned().collect()
    }
}

/// Whether a day lies within the days of a dated component.
fn in_window(rules: &ComponentRules, date: Date) -> bool {
    rules.credit.from.is_none_or(|from| from <= date) && rules.credit.until.is_none_or(|until| date <= until)
}

/// The rate of a currency: of a closed deal that of its day (C20), of an open one the plan's.
pub(super) fn rate(plan: &PlanRules, currency: Currency, closed: Option<Date>) -> Option<Ratio> {
    let rates = plan.rates.iter().filter(|rate| rate.currency == currency.code());
    let found = match (plan.closed_at, closed) {
        (ClosedAt::Dated, Some(day)) => {
            let in_force = rates.filter(|rate| rate.from.is_some_and(|from| from <= day));
            in_force.max_by_key(|rate| rate.from)
        }
        _ => rates.into_iter().find(|rate| rate.from.is_none()),
    };
    found.map(|rate| rate.rate)
}

/// An amount at a rate, exact, in minor units of another currency.
pub(super) fn exchange(amount: Money, rate: Ratio, to: Currency) -> Option<Ratio> {
    let major = amount.ratio().over(Ratio::whole(amount.currency.minor_per_major()))?;
    major.times(rate)?.times(Ratio::whole(to.minor_per_major()))
}
