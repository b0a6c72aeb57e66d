//! The incentive estimate, for its owner alone: a personal plan bound to this origin and to the very user signed in.

mod measured;
mod outlook;
mod records;
mod statement;
mod team;
mod tried;
mod worth;

use super::view::{Figure, IncentiveView, OutlookView, PeriodView, StatementView, WhatIf};
use super::{Grounds, Me, Question, sight};
use crate::error::Message;
use crate::incentive::{Account, Component, Crediting, Credits, Likely, Plan, QuotaOf, Statement};
use crate::model::{Deal, Money, Outcome, Ratio};
use crate::portfolio::Records;
use crate::settings::PersonalPlan;

pub(super) fn view(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    deal: Option<&Deal>,
    what_if: &WhatIf,
) -> IncentiveView {
    let hidden = |id: &str| IncentiveView::Hidden { why: Message::new(id) };
    let Some(me) = question.se() else {
        return hidden(if question.signed_in.is_none() { "incentive-not-signed-in" } else { "incentive-not-yours" });
    };
    let Some(person) = grounds.pay else { return hidden("incentive-no-plan") };
    if person.origin != question.origin || person.user_id != me.user_id {
        return hidden("incentive-no-plan");
    }
    let Some(plan) = grounds.settings.plan(&person.plan) else {
        return IncentiveView::Hidden { why: Message::new("incentive-plan-gone").text("plan", &person.plan) };
    };
    let desk = Desk { grounds, question, records, me, person, plan };
    desk.statement(deal, what_if)
        .map_or_else(|| hidden("incentive-too-large"), |view| IncentiveView::Shown(Box::new(view)))
}

pub(super) use team::team;
pub(super) use tried::tried;

/// All that a person's estimate is made from.
struct Desk<'a> {
    grounds: &'a Grounds<'a>,
    question: &'a Question<'a>,
    records: &'a Records,
    me: &'a Me<'a>,
    person: &'a PersonalPlan,
    plan: &'a Plan,
}

/// How far the deals that make a component's credit are seen (C2).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sight {
    /// Share of the official total that the visible deals account for.
    coverage: Option<Ratio>,
    /// Whether nothing of it is out of sight.
    whole: bool,
}

impl<'a> Desk<'a> {
    fn statement(&self, deal: Option<&'a Deal>, what_if: &WhatIf) -> Option<StatementView> {
        let (grounds, question, records) = (self.grounds, self.question, self.records);
        let case = |deal: &'a Deal| super::case(grounds, question, records, deal);
        let crediting = Crediting { plan: self.plan, person: self.person, me: &self.me.person, case: &case };
        let places = 0..self.plan.rules.components.len();
        let found: Vec<Credits> =
            places.map(|place| crediting.credits(place, &self.records.deals)).collect::<Option<_>>()?;
        let credits = found.iter().map(|found| found.credits.clone()).collect();
        let mut account = Account::of(&self.plan.rules, self.person, credits)?;
        account.measured = self.measured(&account);
        let today = self.question.now.date();
        let statement = Statement::of(&account, today)?;
        let open = deal.filter(|deal| !matches!(deal.outcome(), Outcome::Lost | Outcome::Other));
        let year = account.year.days();
        let whole = self.is_whole(&account);
        let horizons = self.horizons(&account, what_if);
        let outlook = |horizon| self.outlook(&account, &crediting, &statement, horizon, deal);
        let made: Vec<(OutlookView, Vec<Likely>)> = horizons.iter().map(outlook).collect::<Option<_>>()?;
        let (mut outlooks, likely): (Vec<OutlookView>, Vec<Vec<Likely>>) = made.into_iter().unzip();
        let likely: Vec<_> = horizons.iter().map(|horizon| horizon.days.last).zip(likely).collect();
        let mut components = self.components(&account, &statement, &crediting)?;
        for (place, component) in components.iter_mut().enumerate() {
            if let Some(curve) = &mut component.curve {
                curve.likely = self.likely(&account, place, &likely);
            }
        }
        // Why nothing can be said holds for every period alike: it is said once.
        if outlooks.iter().all(|outlook| outlook.why_not.is_some()) {
            outlooks.truncate(1);
        }
        Some(StatementView {
            plan: crate::settings::title("plans", &self.plan.rules.id, self.plan.rules.title.as_deref()),
            period: PeriodView { start: year.first.to_string(), end: year.last.to_string() },
            currency: self.person.currency.code().to_owned(),
            attainment: self.main_attainment(&account, &statement)?,
            earned: self.earned(&account, &statement, whole),
            components,
            adjustments: self.adjustments(&statement),
            payments: self.payments(&account, &statement)?,
            deal: match open {
                Some(deal) => Some(self.worth(&account, &crediting, &statement, &found, deal)?),
                None => None,
            },
            outlooks,
            reconciled: self.reconciled(&account, &statement)?,
            grants: self.grants()?,
            checks: self.checks(&found),
            notes: self.notes(&account, &statement, &found)?,
        })
    }

    /// Whether every component that a quota decides is seen in full, and the whole pipeline was read.
    fn is_whole(&self, account: &Account) -> bool {
        let counts = |component: &&Component| component.rules.kind != crate::incentive::Kind::Objectives;
        self.records.pipeline_at.is_some()
            && account.components.iter().filter(counts).all(|component| self.sight(account, component).whole)
    }

    /// How far a component's credit is seen: an own quota's in full, a pool's as far as the official total says, or wholly
    /// where the CRM shows every deal.
    fn sight(&self, account: &Account, component: &Component) -> Sight {
        let today = self.question.now.date();
        let window = component.window_at(today);
        let official = window.and_then(|window| component.official_in(window, today));
        let coverage = official.zip(window).and_then(|(official, window)| {
            let before = component
                .credits
                .iter()
                .filter(|credit| window.days.hold(credit.date) && credit.date <= official.as_of);
            Ratio::sum(before.map(|credit| credit.value))?.over(official.amount)
        });
        let own = component.rules.credit.quota == QuotaOf::Own;
        let seen = coverage.is_some_and(|coverage| coverage >= account.plan.seen_in_full());
        Sight { coverage, whole: seen || own || sight::sees_all(self.grounds, self.question) }
    }

    /// An exact amount in minor units as decimal text, rounded to the minor unit for showing.
    fn decimal(&self, minor: Ratio) -> Option<String> {
        let minor = i64::try_from(minor.round_half_away()?).ok()?;
        Some(Money::of_minor(minor, self.person.currency).decimal())
    }

    /// Credit of a component as text with its unit: money, or pieces.
    fn credit_text(&self, component: &Component, credit: Ratio) -> Option<(String, &str)> {
        match self.person.measure_of(component.rules).is_money() {
            true => Some((self.decimal(credit)?, self.person.currency.code())),
            false => Some((credit.to_f64().to_string(), "count")),
        }
    }

    fn money(&self, id: &str, minor: Ratio) -> Option<Figure> {
        let minor = i64::try_from(minor.round_half_away()?).ok()?;
        Some(Figure::money(id, Money::of_minor(minor, self.person.currency)))
    }
}
