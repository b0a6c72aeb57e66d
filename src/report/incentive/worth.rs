//! What this deal is worth to what is earned so far.

use super::super::view::{Figure, Input, WorthView};
use super::Desk;
use crate::error::Message;
use crate::incentive::{Account, Component, Crediting, Credits, Kind, LineOf, NotCounted, Statement};
use crate::model::{Deal, Money, Outcome, Ratio};

/// What a deal is worth: at least and at most, and whether it counts at all.
struct Worth {
    low: Ratio,
    high: Ratio,
    counts: bool,
}

impl<'a> Desk<'a> {
    pub(super) fn worth(
        &self,
        account: &Account,
        crediting: &Crediting<'a, '_>,
        statement: &Statement,
        found: &[Credits],
        deal: &'a Deal,
    ) -> Option<WorthView> {
        let code = self.person.currency.code();
        let worth = match deal.outcome() {
            Outcome::Won => self.worth_won(account, crediting, statement, found, deal),
            _ => self.worth_open(account, crediting, deal)?,
        };
        let reasons = || deal.amount.source().map(Input::read).into_iter().collect::<Vec<_>>();
        Some(match worth {
            Ok(worth) => {
                let formula = match () {
                    () if !worth.counts => "formula-worth-not-counted",
                    () if worth.low == worth.high => "formula-worth",
                    () => "formula-worth-range",
                };
                let figure = |id, minor| Some(self.money(id, minor)?.by(Message::new(formula)).from(reasons()));
                WorthView {
                    low: figure("incentive.deal.low", worth.low)?,
                    high: figure("incentive.deal.high", worth.high)?,
                }
            }
            Err(reason) => {
                let figure = |id| Figure::unknown(id, code, Message::new(reason.id()).text("name", &deal.name));
                WorthView { low: figure("incentive.deal.low"), high: figure("incentive.deal.high") }
            }
        })
    }

    /// What a won deal is worth: its lines. A deal inside an official total has none of its own.
    fn worth_won(
        &self,
        account: &Account,
        crediting: &Crediting<'a, '_>,
        statement: &Statement,
        found: &[Credits],
        deal: &'a Deal,
    ) -> Result<Worth, NotCounted> {
        let place = self.records.deals.iter().position(|other| other.is(deal));
        let (mut pay, mut counts) = (Money::of_minor(0, self.person.currency), false);
        let parts = account.components.iter().zip(&statement.components).zip(found).enumerate();
        for (index, ((component, earned), found)) in parts {
            if let Some((_, reason)) = found.not_counted.iter().find(|(other, _)| Some(*other) == place) {
                return Err(*reason);
            }
            let in_official = component.official.is_some_and(|official| {
                let in_days = |day| account.year.days().hold(day) && day <= official.as_of;
                crediting.credited_on(deal).is_some_and(in_days)
            });
            if in_official && crediting.value(index, deal)?.is_some() {
                return Err(NotCounted::InOfficial);
            }
            counts |=
                found.credits.iter().any(|credit| Some(credit.deal) == place && account.year.days().hold(credit.date));
            let own = earned.lines.iter().filter(|line| {
                matches!(line.of, LineOf::Deal(of) | LineOf::Jump(of) | LineOf::DealCap(of) | LineOf::Clawback(of) if Some(of) == place)
            });
            pay.minor += own.map(|line| line.pay.minor).sum::<i64>();
        }
        Ok(Worth { low: pay.ratio(), high: pay.ratio(), counts })
    }

    /// What an open deal would add to what is earned: exact where the pool is seen in full, else a range (C2). `None` when an
    /// amount is too large to compute exactly.
    fn worth_open(
        &self,
        account: &Account,
        crediting: &Crediting<'a, '_>,
        deal: &'a Deal,
    ) -> Option<Result<Worth, NotCounted>> {
        let mut worth = Worth { low: Ratio::ZERO, high: Ratio::ZERO, counts: false };
        for (index, component) in
            account.components.iter().enumerate().filter(|(_, one)| one.rules.kind != Kind::Objectives)
        {
            let credit = match crediting.value(index, deal) {
                Ok(Some(credit)) => credit,
                Ok(None) => continue,
                Err(reason) => return Some(Err(reason)),
            };
            let (low, high) = self.gain(account, component, credit)?;
            worth = Worth { low: worth.low.plus(low)?, high: worth.high.plus(high)?, counts: true };
        }
        Some(Ok(worth))
    }

    /// What so much more credit would pay now, at the least and at the most.
    fn gain(&self, account: &Account, component: &Component, credit: Ratio) -> Option<(Ratio, Ratio)> {
        let today = self.question.now.date();
        let window = component.window_at(today)?;
        let curve = account.curve(component, window, today)?;
        if component.rules.payout.applied == crate::incentive::Applied::Deal {
            let pay = curve.pay(credit)?;
            let cap = component.rules.payout.deal_cap.and_then(|cap| cap.times(self.person.minor()));
            let pay = cap.map_or(pay, |cap| pay.min(cap));
            return Some((pay, pay));
        }
        let at = account.credited(component, window, today)?;
        if self.sight(account, component).whole {
            let gained = curve.pay(at.plus(credit)?)?.minus(curve.pay(at)?)?;
            return Some((gained, gained));
        }
        curve.ahead(at, credit)
    }
}
