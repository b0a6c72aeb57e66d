//! What is likely to come, and what this deal is worth to it.

use jiff::civil::Date;

use super::super::view::{DealOutlookView, Figure, Input, LineView, OutlookView, TierView, WhatIf};
use super::{Desk, Sight};
use crate::error::Message;
use crate::incentive::{
    Account, Bet, Component, Crediting, Days, Forecast, Kind, Likely, MOST_EXACT, QuotaOf, Statement, TierChance,
    Unseen,
};
use crate::model::{Deal, Outcome, Ratio};
use crate::outlook::{Market, Period, Slipping};

/// One question to the open deals: until when, under which assumptions.
pub(super) struct Horizon<'q> {
    /// `period` or `year`.
    pub(super) id: &'static str,
    /// The period's name.
    pub(super) name: String,
    /// Its days.
    pub(super) days: Days,
    /// What is assumed otherwise than by the settings.
    pub(super) what_if: &'q WhatIf,
}

impl<'a> Desk<'a> {
    /// The pay period at hand, unless it ends with the year, and the year.
    pub(super) fn horizons<'q>(&self, account: &Account, what_if: &'q WhatIf) -> Vec<Horizon<'q>> {
        let today = self.question.now.date();
        let year = account.year.days();
        if !year.hold(today) {
            return Vec::new();
        }
        let main = account.components.iter().find(|one| one.rules.kind != Kind::Objectives);
        let frequency = main.map_or(crate::incentive::Period::Quarter, |main| main.rules.pay.frequency);
        let mut periods = account.year.periods(frequency).into_iter().enumerate();
        let current = periods.find(|(_, days)| days.hold(today)).filter(|(_, days)| days.last != year.last);
        let period = current.map(|(place, days)| Horizon {
            id: "period",
            name: account.year.name(frequency, place),
            days,
            what_if,
        });
        let whole =
            Horizon { id: "year", name: account.year.name(crate::incentive::Period::Year, 0), days: year, what_if };
        period.into_iter().chain([whole]).collect()
    }

    /// The outlook until the end of a horizon, or why there is none (C2).
    pub(super) fn outlook(
        &self,
        account: &Account,
        crediting: &Crediting<'a, '_>,
        statement: &Statement,
        horizon: &Horizon,
        deal: Option<&Deal>,
    ) -> Option<(OutlookView, Vec<Likely>)> {
        let mut view = OutlookView {
            id: horizon.id.to_owned(),
            name: horizon.name.clone(),
            until: horizon.days.last.to_string(),
            why_not: None,
            p10: None,
            p50: None,
            p90: None,
            mean: None,
            components: Vec::new(),
            changes: Vec::new(),
            attainments: Vec::new(),
            tiers: Vec::new(),
            further: Vec::new(),
            deal: None,
            payable: None,
            slipping: horizon.what_if.slipping,
            market: horizon.what_if.market,
            notes: Vec::new(),
        };
        let unseen = match self.unseen(account) {
            Ok(unseen) => unseen,
            Err(why) => {
                view.why_not = Some(why);
                view.further = self.further(account)?;
                return Some((view, Vec::new()));
            }
        };
        let (bets, left_out) = self.bets(account, crediting, horizon);
        let until = horizon.days.last;
        let market = match horizon.what_if.market {
            true => self.grounds.settings.pipeline.market(),
            false => Market::independent(),
        };
        let Some(forecast) = Forecast::of(account, &bets, &market, &unseen, until) else {
            view.why_not = Some(Message::new("incentive-outlook-too-many"));
            return Some((view, Vec::new()));
        };
        self.fill(&mut view, account, statement, &forecast, bets.len())?;
        if let Some(bet) = deal.and_then(|deal| bets.iter().position(|bet| self.is(bet, deal))) {
            view.deal = self.deal_outlook(horizon, account, &bets, bet, &market, &unseen);
        }
        if left_out > 0 {
            view.notes.push(Message::new("incentive-outlook-left-out").count("count", left_out));
        }
        Some((view, forecast.likely))
    }

    /// Where the curves' components are likely to stand at the end of their measure period, by the furthest outlook within it.
    pub(super) fn likely(&self, account: &Account, place: usize, found: &[(Date, Vec<Likely>)]) -> Option<(f64, f64)> {
        let component = account.components.get(place)?;
        let window = component.window_at(self.question.now.date())?;
        let within = |until: Date| component.window_at(until).is_some_and(|other| other.index == window.index);
        let (_, likely) = found.iter().rev().find(|(until, _)| within(*until))?;
        let likely = likely.iter().find(|likely| likely.component == place)?;
        Some((likely.attainment, likely.pay / self.person.minor().to_f64()))
    }

    fn is(&self, bet: &Bet, deal: &Deal) -> bool {
        self.records.deals.get(bet.deal).is_some_and(|other| other.is(deal))
    }

    fn fill(
        &self,
        view: &mut OutlookView,
        account: &Account,
        statement: &Statement,
        forecast: &Forecast,
        deals: usize,
    ) -> Option<()> {
        let id = |what: &str| format!("incentive.outlook.{}.{what}", view.id);
        let exact = deals <= MOST_EXACT;
        let formula =
            || Message::new(if exact { "formula-outlook-exact" } else { "formula-outlook-grid" }).count("deals", deals);
        if let Some(total) = forecast.total {
            let figure = |what: &str, minor: f64| -> Option<Figure> {
                let figure = self.rounded(&id(what), minor)?.by(formula());
                let error = self.rounded("", total.error)?.value;
                let input =
                    |error: String| Input::given(Message::new("input-error"), error, self.person.currency.code());
                Some(figure.from(error.filter(|_| total.error > 0.0).map(input).into_iter().collect()))
            };
            let figures = (figure("p10", total.p10)?, figure("p50", total.p50)?, figure("p90", total.p90)?);
            (view.p10, view.p50, view.p90) = (Some(figures.0), Some(figures.1), Some(figures.2));
        } else {
            view.notes.push(Message::new("incentive-outlook-means"));
        }
        let mean = self.rounded(&id("mean"), forecast.mean.0)?.by(Message::new("formula-mean"));
        let bounded = (forecast.mean.1 - forecast.mean.0).abs() > 0.5;
        view.mean = Some(mean.at_least_if(bounded));
        for (component, mean) in account.components.iter().zip(&forecast.components) {
            let figure = self.rounded(&id(&format!("component.{}", component.rules.id)), *mean)?;
            view.components
                .push(LineView { title: self.title(component), figure: figure.by(Message::new("formula-mean")) });
        }
        for likely in &forecast.likely {
            let component = account.components.get(likely.component)?;
            let figure = Figure::ratio(&id(&format!("attainment.{}", component.rules.id)), likely.attainment);
            let title = self.title(component);
            view.attainments.push(LineView { title, figure: figure.by(Message::new("formula-likely")) });
        }
        let today = self.question.now.date();
        for (index, tier) in forecast.tiers.iter().enumerate() {
            view.tiers.push(self.tier(&id(&format!("tier.{}", index + 1)), account, tier, today)?);
        }
        view.payable = Some(
            Figure::money(&id("payable"), statement.payable(account, Date::MAX)?).by(Message::new("formula-payable")),
        );
        Some(())
    }

    pub(super) fn rounded(&self, id: &str, minor: f64) -> Option<Figure> {
        #[allow(clippy::cast_possible_truncation)] // checked
        let whole = (minor.abs() < 9e15).then(|| minor.round() as i64)?;
        self.money(id, Ratio::whole(whole))
    }

    /// A tier with its chance, and how far it is in money rather than as "100.00 %" (C16).
    fn tier(&self, id: &str, account: &Account, tier: &TierChance, today: Date) -> Option<TierView> {
        let component = account.components.get(tier.component)?;
        let window = component.window_at(today)?;
        let missing = tier.from.times(window.quota)?.minus(account.credited(component, window, today)?)?;
        let (gap, unit) = self.credit_text(component, missing.max(Ratio::ZERO))?;
        let chance = Figure::ratio(id, tier.chance).by(Message::new("formula-tier"));
        let mut inputs = vec![Input::given(Message::new("input-gap"), gap, unit)];
        if tier.error > 0.0 {
            inputs.push(Input::given(Message::new("input-error"), tier.error.to_string(), "ratio"));
        }
        Some(TierView {
            title: self.title(component),
            from: tier.from.to_f64().to_string(),
            chance: chance.from(inputs),
        })
    }

    /// What so much more credit pays at each tier, where no forecast can be made (C2).
    fn further(&self, account: &Account) -> Option<Vec<LineView>> {
        let today = self.question.now.date();
        let mut lines = Vec::new();
        for component in account.components.iter().filter(|one| one.rules.kind == Kind::Attainment) {
            let Some(window) = component.window_at(today).filter(|window| !window.quota.is_zero()) else { continue };
            let more = Ratio::whole(10_000).times(self.person.units(component.rules))?;
            for (index, piece) in account.curve(component, window, today)?.pieces().iter().enumerate() {
                let from = piece.from.over(window.quota)?;
                let id = format!("incentive.further.{}.{}", component.rules.id, index + 1);
                let title = Message::new("line-further").percent("from", from.to_f64());
                let figure = self.money(&id, piece.slope.times(more)?)?.by(Message::new("formula-further"));
                lines.push(LineView { title, figure });
            }
        }
        Some(lines)
    }

    /// This deal: what is expected with it won less what is expected with it lost; its parts add up to it (C18).
    fn deal_outlook(
        &self,
        horizon: &Horizon,
        account: &Account,
        bets: &[Bet],
        index: usize,
        market: &Market,
        unseen: &[Unseen],
    ) -> Option<DealOutlookView> {
        let settled = |chance: f64| {
            let mut bets = bets.to_vec();
            bets.get_mut(index)?.chance = chance;
            Forecast::of(account, &bets, market, unseen, horizon.days.last)
        };
        let (won, lost) = (settled(1.0)?, settled(0.0)?);
        let id = format!("incentive.outlook.{}.deal", horizon.id);
        let parts = account.components.iter().zip(won.components.iter().zip(&lost.components));
        let part = |(component, (won, lost)): (&Component, (&f64, &f64))| {
            let figure = self.rounded(&format!("{id}.{}", component.rules.id), won - lost)?;
            Some(LineView { title: self.title(component), figure: figure.by(Message::new("formula-deal-outlook")) })
        };
        let chance = bets.get(index)?.chance;
        let input = Input::given(Message::new("input-chance-in-period"), chance.to_string(), "ratio");
        let total = self.rounded(&id, won.mean.0 - lost.mean.0)?;
        Some(DealOutlookView {
            total: total.by(Message::new("formula-deal-outlook")).from(vec![input]),
            parts: parts.map(part).collect::<Option<_>>()?,
        })
    }

    /// The open deals that may be won in a period, with how many could not be counted.
    pub(super) fn bets(
        &self,
        account: &Account,
        crediting: &Crediting<'a, '_>,
        horizon: &Horizon,
    ) -> (Vec<Bet>, usize) {
        let today = self.question.now.date();
        let prospects = super::super::prospects(self.grounds, self.records, today);
        let period = Period { first: horizon.days.first, last: horizon.days.last };
        let slipping = if horizon.what_if.slipping { Slipping::AsUsual } else { Slipping::DatesHold };
        let scale: Vec<Option<Ratio>> = account.components.iter().map(|one| self.as_visible(account, one)).collect();
        let (mut bets, mut left_out) = (Vec::new(), 0);
        let open = self.records.deals.iter().enumerate().filter(|(_, deal)| deal.outcome() == Outcome::Open);
        for (place, deal) in open {
            let Some(mut prospect) = prospects.of_deal(deal) else { continue };
            if let Some(tried) = horizon.what_if.chance(deal.key.id.as_deref()) {
                prospect.chance.p = tried;
            }
            let chance = match horizon.what_if.settled(deal.key.id.as_deref()) {
                Some(won) => f64::from(u8::from(won)),
                None => prospect.in_period(period, slipping),
            };
            if chance <= 0.0 {
                continue;
            }
            let credits = (0..account.components.len()).map(|place| crediting.value(place, deal));
            match credits.collect::<Result<Vec<_>, _>>() {
                Ok(credit) if credit.iter().all(Option::is_none) => {}
                Ok(credit) => {
                    let scaled = |(credit, scale): (Option<Ratio>, &Option<Ratio>)| match scale {
                        Some(scale) => credit.and_then(|credit| credit.times(*scale)),
                        None => credit,
                    };
                    let credit = credit.into_iter().zip(&scale).map(scaled).collect();
                    let date = prospect.close.date.max(today).min(horizon.days.last);
                    bets.push(Bet { deal: place, chance, date, credit });
                }
                Err(_) => left_out += 1,
            }
        }
        (bets, left_out)
    }

    /// How much more a deal stands for, where what is not seen behaves as what is.
    fn as_visible(&self, account: &Account, component: &Component) -> Option<Ratio> {
        let Sight { coverage, whole } = self.sight(account, component);
        let by_coverage = !whole && self.person.unseen.as_visible;
        coverage
            .filter(|coverage| by_coverage && *coverage > Ratio::ZERO)
            .and_then(|coverage| Ratio::ONE.over(coverage))
    }

    /// What is not seen, in three cases; or why nothing can be said (C2).
    fn unseen(&self, account: &Account) -> Result<Vec<Unseen>, Message> {
        if self.records.pipeline_at.is_none() {
            return Err(Message::new("incentive-outlook-no-pipeline"));
        }
        let partial = |component: &&Component| {
            component.rules.kind != Kind::Objectives
                && component.rules.credit.quota != QuotaOf::Own
                && !self.sight(account, component).whole
        };
        let blind: Vec<bool> = account.components.iter().map(|component| partial(&component)).collect();
        if !blind.contains(&true) {
            return Ok(Vec::new());
        }
        let given = &self.person.unseen;
        if let (Some(low), Some(likely), Some(high)) = (given.low, given.likely, given.high) {
            let case = |weight: f64, more: Ratio| {
                let credit = account.components.iter().zip(&blind).map(|(component, blind)| {
                    let units = more.times(self.person.units(component.rules));
                    units.filter(|_| *blind).map_or(0.0, Ratio::to_f64)
                });
                Unseen { weight, credit: credit.collect() }
            };
            return Ok(vec![case(0.25, low), case(0.5, likely), case(0.25, high)]);
        }
        let scales = account.components.iter().zip(&blind).filter(|(_, blind)| **blind);
        let all_scale = scales.map(|(component, _)| self.as_visible(account, component)).all(|scale| scale.is_some());
        if given.as_visible && all_scale { Ok(Vec::new()) } else { Err(Message::new("incentive-outlook-unseen")) }
    }
}
