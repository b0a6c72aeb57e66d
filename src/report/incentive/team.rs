//! What a team's plans are likely to cost, and where pay was lost to the territory although objectives were met (C22): for
//! the manager to whom a policy gives the plans, and for nobody else.

use super::super::sight::{self, SMALLEST_TEAM};
use super::super::view::{FairnessView, Figure, Input, TeamPayView, WhatIf};
use super::super::{Grounds, Me, Question};
use super::Desk;
use crate::error::Message;
use crate::incentive::{Account, Component, Crediting, Credits, Days, Kind, LineOf, Member, QuotaOf, TeamForecast};
use crate::model::{Deal, Money, Person, Ratio};
use crate::portfolio::Records;
use crate::settings::{PeopleData, PersonalPlan, Role, TeamPay};

/// The view; `None` without such a policy for this very user, without a team, and where people's data are not for managers.
pub(in super::super) fn team(grounds: &Grounds, question: &Question, records: &Records) -> Option<TeamPayView> {
    let me = question.me.as_ref()?;
    let pay = grounds.policies.in_force()?.pay.as_ref()?;
    if !pay.is_for(question.origin, me.user_id) || records.pipeline_at.is_none() || !sight::sees_all(grounds, question)
    {
        return None;
    }
    let team = sight::managed_team(grounds, question)?;
    let level = sight::level(grounds);
    let members: Vec<&(String, PersonalPlan)> = pay
        .plans
        .iter()
        .filter(|(name, plan)| {
            let is_it =
                |person: &crate::settings::PersonSettings| Person::named(name).is_some_and(|named| person.is(&named));
            plan.origin == question.origin && sight::engineers_of(grounds, team).any(is_it)
        })
        .collect();
    let enough = level == PeopleData::TeamNamed || members.len() >= SMALLEST_TEAM;
    if level < PeopleData::TeamAggregate || !enough || members.is_empty() {
        return None;
    }
    let people = members.iter().filter_map(|(name, plan)| {
        let me = Me { person: Person::named(name)?, role: Role::Se, user_id: &plan.user_id };
        Some((me, plan))
    });
    let people: Vec<(Me, &PersonalPlan)> = people.collect();
    let desks = people.iter().filter_map(|(me, person)| {
        let plan = grounds.settings.plan(&person.plan)?;
        Some(Desk { grounds, question, records, me, person, plan })
    });
    let desks: Vec<Desk> = desks.collect();
    let prepared: Vec<Member> = desks.iter().map(Desk::prepared).collect::<Option<_>>()?;
    let year = prepared.first()?.0.year.days();
    let market = grounds.settings.pipeline.market();
    let forecast = TeamForecast::of(&prepared, &market, year.last)?;
    let desk = desks.first()?;
    let figure = |id: &str, minor: f64, formula: &str| -> Option<Figure> {
        Some(desk.rounded(id, minor)?.by(Message::new(formula).count("people", desks.len())))
    };
    let spread = |id: &str, minor: f64| -> Option<Figure> {
        let error = desk.rounded("", forecast.total.error)?.value.unwrap_or_default();
        let input = Input::given(Message::new("input-error"), error, desk.person.currency.code());
        Some(figure(id, minor, "formula-team-pay-spread")?.from(vec![input]))
    };
    let target =
        Ratio::sum(prepared.iter().map(|(account, _)| crate::incentive::variable(account).unwrap_or(Ratio::ZERO)))?;
    let named = level == PeopleData::TeamNamed;
    let fair = desks.iter().zip(&prepared).zip(&forecast.people).enumerate();
    let fair =
        fair.filter(|_| named).filter_map(|(at, ((desk, (account, _)), means))| desk.fairness(at, account, means, pay));
    Some(TeamPayView {
        team: team.to_owned(),
        people: desks.len(),
        until: year.last.to_string(),
        target: desk.money("team.pay.target", target)?.by(Message::new("formula-team-pay-target")),
        mean: figure("team.pay.mean", forecast.mean.0, "formula-team-pay-mean")?
            .at_least_if(forecast.mean.1 - forecast.mean.0 > 0.5),
        p10: spread("team.pay.p10", forecast.total.p10)?,
        p50: spread("team.pay.p50", forecast.total.p50)?,
        p90: spread("team.pay.p90", forecast.total.p90)?,
        fairness: fair.collect(),
    })
}

impl<'a> Desk<'a> {
    /// The account with the open deals that count in it until the year's end.
    fn prepared(&self) -> Option<Member<'a>> {
        let (grounds, question, records) = (self.grounds, self.question, self.records);
        let case = |deal: &'a Deal| super::super::case(grounds, question, records, deal);
        let crediting = Crediting { plan: self.plan, person: self.person, me: &self.me.person, case: &case };
        let places = 0..self.plan.rules.components.len();
        let found: Vec<Credits> =
            places.map(|place| crediting.credits(place, &records.deals)).collect::<Option<_>>()?;
        let mut account =
            Account::of(&self.plan.rules, self.person, found.into_iter().map(|one| one.credits).collect())?;
        account.measured = self.measured(&account);
        let what_if = WhatIf::default();
        let bets = match self.horizons(&account, &what_if).last() {
            Some(horizon) => self.bets(&account, &crediting, horizon).0,
            None => Vec::new(),
        };
        Some((account, bets))
    }

    /// What is likely lost to the territory, of somebody whose objectives were all met so far: against what replacing them
    /// would cost. `None` where nothing is lost, an objective was missed, or the two are in different currencies.
    fn fairness(&self, at: usize, account: &Account, means: &[f64], pay: &TeamPay) -> Option<FairnessView> {
        if pay.replacement.currency != self.person.currency || pay.replacement.minor <= 0 || !self.has_met(account)? {
            return None;
        }
        let shared = account.components.iter().zip(means).filter(|(component, _)| {
            component.rules.kind == Kind::Attainment && component.rules.credit.quota != QuotaOf::Own
        });
        let lost = |(component, mean): (&Component, &f64)| {
            Some((crate::incentive::target(component)?.to_f64() - mean).max(0.0))
        };
        let lost: f64 = shared.map(lost).collect::<Option<Vec<f64>>>()?.into_iter().sum();
        let id = |what: &str| format!("team.pay.{}.{what}", at + 1);
        let figure = self.rounded(&id("lost"), lost).filter(|_| lost >= 0.5)?;
        let amount = Money::parse(figure.value.as_deref()?, self.person.currency)?;
        let share = amount.ratio().over(pay.replacement.ratio())?;
        let input =
            Input::given(Message::new("input-replacement"), pay.replacement.decimal(), pay.replacement.currency.code());
        Some(FairnessView {
            name: self.me.person.name().to_owned(),
            says: Message::new("fairness").money("lost", amount).percent("share", share.to_f64()),
            lost: figure.by(Message::new("formula-fairness-lost")),
            break_even: Figure::exact_ratio(&id("break_even"), share)
                .by(Message::new("formula-fairness"))
                .from(vec![input]),
        })
    }

    /// Whether every objective of the periods that have ended has a result that pays in full, and there is one.
    fn has_met(&self, account: &Account) -> Option<bool> {
        let today = self.question.now.date();
        let ended = |days: Days| days.last < today;
        let mut any = false;
        for component in account.components.iter().filter(|one| one.rules.kind == Kind::Objectives) {
            let windows = component.windows.iter().filter(|window| ended(window.period));
            let periods: Vec<String> =
                windows.map(|window| account.year.name(component.rules.measure.period, window.index)).collect();
            let lines = account.lines(component, today)?;
            let in_full = lines.iter().filter(|line| {
                matches!(&line.of, LineOf::Objective { period, points, .. } if periods.contains(period) && *points == Ratio::ONE)
            });
            let asked = periods.len() * component.rules.objectives.len();
            if in_full.count() != asked {
                return Some(false);
            }
            any |= asked > 0;
        }
        Some(any)
    }
}
