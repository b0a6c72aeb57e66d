//! The territory component: credit of won deals against the pool's quota (C2, C16, C20, C21).

use jiff::civil::Date;

use super::{PlanRules, settle};
use crate::model::{Deal, Field, Money, Outcome, Ratio, Source, same_words};
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
            NotCounted::InOfficial => "not-counted-official",
        }
    }
}

/// A deal's credit.
#[derive(Clone, Debug)]
pub struct Credit<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// Credited, exact, in minor units.
    pub amount: Ratio,
    /// The day it is credited.
    pub date: Date,
    /// The fields it was made of.
    pub sources: Vec<Source>,
}

/// What a line stands for.
#[derive(Clone, Debug)]
pub enum LineOf<'a> {
    /// The official total up to its date.
    Official(Date),
    /// A deal.
    Deal(&'a Deal),
}

/// One line of the statement.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// What it stands for.
    pub of: LineOf<'a>,
    /// Credit in minor units in this line's segment.
    pub credit: Ratio,
    /// Payout points per attainment point.
    pub slope: Ratio,
    /// What it pays.
    pub pay: Money,
    /// The fields it was made of.
    pub sources: Vec<Source>,
}

/// What a deal is worth to the component.
#[derive(Clone, Debug)]
pub struct Worth {
    /// At least.
    pub low: Money,
    /// At most.
    pub high: Money,
    /// Whether the deal counts towards this territory and year at all.
    pub counts: bool,
}

/// The component's statement.
#[derive(Clone, Debug)]
pub struct Territory<'a> {
    /// Pay at 100 %.
    pub target: Money,
    /// Credited ÷ quota, exact.
    pub attainment: Ratio,
    /// Credited in all, in minor units.
    pub credited: Ratio,
    /// Share of the official total that the visible deals account for; `None` without an official total.
    pub coverage: Option<Ratio>,
    /// Whether the pool is seen in full (C2): if not, every figure is "at least".
    pub seen_in_full: bool,
    /// Earned.
    pub earned: Money,
    /// Its lines; they sum to what is earned.
    pub lines: Vec<Line<'a>>,
    /// Won deals that could not be counted, each with its reason.
    pub not_counted: Vec<(&'a Deal, NotCounted)>,
}

/// Computes the component; `None` when an amount is too large to compute exactly.
pub fn territory<'a>(plan: &PersonalPlan, rules: &PlanRules, deals: &'a [Deal]) -> Option<Territory<'a>> {
    let quota = plan.quota.ratio();
    let target_exact = plan.variable.ratio().times(rules.territory.weight)?;
    let (target, _) = settle(&[target_exact], plan.variable)?;
    let (credits, not_counted) = credits(plan, deals);
    let until = |credit: &&Credit| plan.official.is_some_and(|official| credit.date <= official.as_of);
    let visible_before = Ratio::sum(credits.iter().filter(until).map(|credit| credit.amount))?;
    let coverage = plan.official.and_then(|official| visible_before.over(official.amount.ratio()));
    let official =
        plan.official.map(|official| (LineOf::Official(official.as_of), official.amount.ratio(), Vec::new()));
    let since = credits.iter().filter(|credit| !until(credit));
    let counted = since.map(|credit| (LineOf::Deal(credit.deal), credit.amount, credit.sources.clone()));
    let curve = rules.territory.payout();
    let mut at = Ratio::ZERO;
    let mut pieces = Vec::new();
    for (of, credit, sources) in official.into_iter().chain(counted) {
        let to = at.plus(credit.over(quota)?)?;
        for part in curve.parts(at, to)? {
            let pay = part.points()?.times(target_exact)?;
            let credit = part.to.minus(part.from)?.times(quota)?;
            pieces.push((of.clone(), credit, part.slope, pay, sources.clone()));
        }
        at = to;
    }
    let pays: Vec<Ratio> = pieces.iter().map(|piece| piece.3).collect();
    let (earned, shares) = settle(&pays, plan.variable)?;
    let line = |((of, credit, slope, _, sources), pay)| Line { of, credit, slope, pay, sources };
    Some(Territory {
        target,
        attainment: at,
        credited: at.times(quota)?,
        seen_in_full: coverage.is_some_and(|coverage| coverage >= rules.seen_in_full),
        coverage,
        earned,
        lines: pieces.into_iter().zip(shares).map(line).collect(),
        not_counted,
    })
}

impl Territory<'_> {
    /// What a won deal is worth: its lines. A deal inside the official total has none of its own.
    fn worth_won(&self, deal: &Deal, plan: &PersonalPlan) -> Result<Worth, NotCounted> {
        if let Some((_, reason)) = self.not_counted.iter().find(|(other, _)| other.is(deal)) {
            return Err(*reason);
        }
        let in_year = |date: &&Date| **date >= plan.year_start && **date <= plan.year_end();
        let date = deal.close.known().filter(in_year);
        let in_official = plan.official.is_some_and(|official| date.is_some_and(|date| *date <= official.as_of));
        if in_official && in_territory(plan, deal) == Ok(true) {
            return Err(NotCounted::InOfficial);
        }
        let own = self.lines.iter().filter(|line| matches!(line.of, LineOf::Deal(other) if other.is(deal)));
        let pay = Money::of_minor(own.map(|line| line.pay.minor).sum(), plan.currency);
        let counts = date.is_some() && in_territory(plan, deal) == Ok(true);
        Ok(Worth { low: pay, high: pay, counts })
    }

    /// What a deal is worth: a won one its lines, an open one the difference it would make, as a range where the pool is not
    /// seen in full (C2), or the reason why that is not known. `None` when an amount is too large to compute exactly.
    pub fn worth(&self, deal: &Deal, plan: &PersonalPlan, rules: &PlanRules) -> Option<Result<Worth, NotCounted>> {
        if deal.outcome() == Outcome::Won {
            return Some(self.worth_won(deal, plan));
        }
        let credit = match in_territory(plan, deal) {
            Ok(true) => credit(plan, deal).map(|(credit, _)| (credit, true)),
            Ok(false) => Ok((Ratio::ZERO, false)),
            Err(reason) => Err(reason),
        };
        let (credit, counts) = match credit {
            Ok(credit) => credit,
            Err(reason) => return Some(Err(reason)),
        };
        let target = plan.variable.ratio().times(rules.territory.weight)?;
        let step = credit.over(plan.quota.ratio())?;
        let curve = &rules.territory.payout();
        let pay = |points: Ratio| Some(settle(&[points.times(target)?], plan.variable)?.0);
        let (low, high) = if self.seen_in_full {
            let gained = curve.points(self.attainment.plus(step)?)?.minus(curve.points(self.attainment)?)?;
            (gained, gained)
        } else {
            let (least, most) = curve.slopes_ahead(self.attainment)?;
            (step.times(least)?, step.times(most)?)
        };
        Some(Ok(Worth { low: pay(low)?, high: pay(high)?, counts }))
    }
}

/// Credits of won deals of the territory in the year, in order of crediting date, then name; and those that cannot be counted.
///
/// Not every CRM's export holds ids, so a deal's name orders one day's credits: the same before and after its page was opened.
fn credits<'a>(plan: &PersonalPlan, deals: &'a [Deal]) -> (Vec<Credit<'a>>, Vec<(&'a Deal, NotCounted)>) {
    let mut credits = Vec::new();
    let mut not_counted = Vec::new();
    for deal in deals.iter().filter(|deal| deal.outcome() == Outcome::Won) {
        match in_territory(plan, deal) {
            Ok(false) => continue,
            Err(reason) => not_counted.push((deal, reason)),
            Ok(true) => {
                let Some(date) = deal.close.known().copied() else {
                    not_counted.push((deal, NotCounted::NoCloseDate));
                    continue;
                };
                if date < plan.year_start || date > plan.year_end() {
                    continue;
                }
                match credit(plan, deal) {
                    Ok((amount, mut sources)) => {
                        sources.extend(deal.close.source().cloned());
                        credits.push(Credit { deal, amount, date, sources });
                    }
                    Err(reason) => not_counted.push((deal, reason)),
                }
            }
        }
    }
    let order = |credit: &Credit| (credit.date, credit.deal.name.clone(), credit.deal.key.clone());
    credits.sort_by_key(order);
    (credits, not_counted)
}

fn in_territory(plan: &PersonalPlan, deal: &Deal) -> Result<bool, NotCounted> {
    if plan.owners.is_empty() {
        return Ok(true);
    }
    let owner = deal.owner.known().ok_or(NotCounted::NoOwner)?;
    Ok(plan.owners.iter().any(|name| same_words(name, owner.name())))
}

/// A deal's credit in minor units, exact, with the fields it is made of.
fn credit(plan: &PersonalPlan, deal: &Deal) -> Result<(Ratio, Vec<Source>), NotCounted> {
    let amount = deal.amount.known().ok_or(NotCounted::NoAmount)?;
    if amount.currency != plan.currency {
        return Err(NotCounted::OtherCurrency);
    }
    let mut sources: Vec<Source> = deal.amount.source().cloned().into_iter().collect();
    match (plan.measure, &deal.term_months) {
        (Measure::Amount, _) => Ok((amount.ratio(), sources)),
        (Measure::Arr, Field::Known(months, source)) => {
            sources.push(source.clone());
            let arr = Ratio::new(12, i128::from(*months)).and_then(|years| amount.ratio().times(years));
            arr.map(|arr| (arr, sources)).ok_or(NotCounted::NoTerm)
        }
        (Measure::Arr, _) => Err(NotCounted::NoTerm),
    }
}
