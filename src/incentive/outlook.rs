//! What a period is likely to pay over the open deals (C2, C6, C7, C18): the exact distribution of pay, never the pay of a mean.
//!
//! Up to [`MOST_EXACT`] deals every combination is looked at. Beyond that credit is placed on a grid, and how far that can
//! move an answer is computed from the very errors that were made. Two measures have a grid of two dimensions; more have
//! expected values alone.

use jiff::civil::Date;

use super::account::{Account, LineOf};
use super::curve::Curve;
use super::plan::{Applied, Kind};
use super::statement::{guarantee_at, variable};
use crate::model::Ratio;
use crate::outlook::{Market, State};

/// Up to so many open deals every combination of won and lost is looked at.
pub const MOST_EXACT: usize = 14;

/// Cells of a grid of two dimensions, along each side (C18).
const SIDE: usize = 512;

/// How much work one forecast may be: cells × deals × states of the market.
const BUDGET: usize = 120_000_000;

/// The chance with which an answer may be further off than its stated error.
const DOUBT: f64 = 1e-9;

/// An open deal: its chance of being won in the period, and its credit towards each component, in exact units.
#[derive(Clone, Debug)]
pub struct Bet {
    /// The deal, by its place in whatever list it comes from.
    pub deal: usize,
    /// Chance of being won in the period (C6).
    pub chance: f64,
    /// The day that it would be credited.
    pub date: Date,
    /// Credit by component; `None` where it does not count.
    pub credit: Vec<Option<Ratio>>,
}

/// Credit that deals out of sight will still bring, by component, with its weight (C2).
#[derive(Clone, Debug, PartialEq)]
pub struct Unseen {
    /// The weight among all that may be.
    pub weight: f64,
    /// Credit by component, in exact units.
    pub credit: Vec<f64>,
}

/// The chance of reaching a bound of a component's curve.
#[derive(Clone, Debug, PartialEq)]
pub struct TierChance {
    /// The component, by its place in the plan.
    pub component: usize,
    /// The bound, as attainment.
    pub from: Ratio,
    /// The chance of reaching it, 0 to 1.
    pub chance: f64,
    /// How far off the chance may be.
    pub error: f64,
}

/// Quantiles of pay in minor units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// Not exceeded with a chance of 10 %.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// Not exceeded with a chance of 90 %.
    pub p90: f64,
    /// How far off each may be at most, in minor units.
    pub error: f64,
}

/// What a period is likely to pay, in minor units.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Expected pay of each component.
    pub components: Vec<f64>,
    /// Expected pay in all: at least and at most. Both are one figure unless a cap or guarantee binds more than two measures.
    pub mean: (f64, f64),
    /// How far off an expected value may be at most.
    pub mean_error: f64,
    /// Of the total; `None` for more than two measures.
    pub total: Option<Quantiles>,
    /// Chances of reaching each tier, for components against a quota.
    pub tiers: Vec<TierChance>,
    /// Where each component that open deals move is likely to stand.
    pub likely: Vec<Likely>,
}

/// Where a component against a quota stands as likely above as below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely {
    /// The component, by its place in the plan.
    pub component: usize,
    /// Its median attainment.
    pub attainment: f64,
    /// What its own curve pays there, in minor units.
    pub pay: f64,
}

impl Forecast {
    /// The forecast of what is earned by the end of a day, over open deals and what is out of sight. `None` when a figure does
    /// not fit, or when more than two measures depend on each other.
    pub fn of(account: &Account, bets: &[Bet], market: &Market, unseen: &[Unseen], until: Date) -> Option<Forecast> {
        let model = Model::of(account, bets, unseen, until)?;
        let nothing = [Unseen { weight: 1.0, credit: vec![0.0; account.components.len()] }];
        let unseen = if unseen.is_empty() { &nothing } else { unseen };
        let axes = model.axes.len();
        if bets.len() <= MOST_EXACT {
            return Some(model.read(&combinations(&model, market), unseen, true));
        }
        if axes <= 2 {
            return Some(model.read(&grid(&model, market), unseen, true));
        }
        // Components that depend on each other cannot be looked at one by one.
        let apart = account.components.iter().all(|one| {
            one.rules.depends.gate.is_none()
                && one.rules.depends.modifiers.is_empty()
                && one.rules.depends.matrix_by.is_none()
        });
        apart.then(|| model.apart(market, unseen))
    }
}

/// One way that credit and pay hang together: pay of a component as a function of the credit that is still to come.
#[derive(Clone)]
struct Part {
    component: usize,
    axis: usize,
    /// Credit on this part for one on its axis.
    factor: f64,
    /// Credited without any open deal.
    base: f64,
    /// Credit at 100 %.
    quota: f64,
    /// Pay at 100 %.
    target: f64,
    /// Whether what is out of sight falls into it.
    unseen: bool,
    pieces: Pieces,
    /// Pay of the lines that factors and gates apply to, without any open deal.
    earned: f64,
}

/// A curve in floating point: bound, pay there, slope; and the slope below zero.
#[derive(Clone)]
struct Pieces(Vec<(f64, f64, f64)>, f64);

impl Pieces {
    fn of(curve: &Curve) -> Pieces {
        let below = curve.pay(Ratio::whole(-1)).zip(curve.pay(Ratio::ZERO)).and_then(|(one, zero)| zero.minus(one));
        let pieces = curve.pieces().iter().map(|piece| (piece.from.to_f64(), piece.at.to_f64(), piece.slope.to_f64()));
        Pieces(pieces.collect(), below.map_or(0.0, Ratio::to_f64))
    }

    fn pay(&self, credit: f64) -> f64 {
        // Sums of credit in floating point may fall a hair short of a bound that they reach.
        let hair = credit.abs() * 1e-12 + 1e-9;
        match self.0.iter().rev().find(|(from, ..)| *from <= credit + hair) {
            Some((from, at, slope)) => at + (credit - from) * slope,
            None => self.0.first().map_or(0.0, |(_, at, _)| at + credit * self.1),
        }
    }
}

/// Everything that the payout depends on, for one day and one list of open deals.
pub(super) struct Model<'a> {
    account: &'a Account<'a>,
    until: Date,
    chances: Vec<f64>,
    /// Credit of each deal along each axis.
    axes: Vec<Vec<f64>>,
    parts: Vec<Part>,
    /// Earned by each component, whatever the open deals do, beside its parts.
    fixed: Vec<f64>,
    /// Most pay in all.
    cap: f64,
    /// What is guaranteed in all, where a guarantee still runs.
    floor: f64,
    /// What guarantees that have ended added.
    paid_on_top: f64,
}

/// One outcome: credit along each axis, its chance, and how far each credit may be off.
struct Outcomes {
    credit: Vec<Vec<f64>>,
    chance: Vec<f64>,
    error: Vec<f64>,
}

impl<'a> Model<'a> {
    pub(super) fn of(account: &'a Account<'a>, bets: &[Bet], unseen: &[Unseen], until: Date) -> Option<Model<'a>> {
        let mut model = Model {
            account,
            until,
            chances: bets.iter().map(|bet| bet.chance).collect(),
            axes: Vec::new(),
            parts: Vec::new(),
            fixed: Vec::new(),
            cap: f64::INFINITY,
            floor: 0.0,
            paid_on_top: 0.0,
        };
        for place in 0..account.components.len() {
            let more = unseen.iter().any(|case| case.credit.get(place).is_some_and(|credit| *credit != 0.0));
            model.add(place, bets, more)?;
        }
        if let Some(cap) = account.plan.cap {
            model.cap = variable(account)?.times(cap)?.to_f64();
        }
        let guarantee = guarantee_at(account, until)?;
        model.floor = guarantee.floor.to_f64();
        model.paid_on_top = guarantee.topped_up.to_f64();
        Some(model)
    }

    /// Adds a component with one part for each of its windows that open deals, or what is out of sight, fall into.
    fn add(&mut self, place: usize, bets: &[Bet], unseen: bool) -> Option<()> {
        let component = self.account.components.get(place)?;
        let lines = self.account.lines(component, self.until)?;
        let of_self = |line: &&super::ExactLine| !matches!(line.of, LineOf::Modifier(_) | LineOf::Gate(_));
        let mut fixed = Ratio::sum(lines.iter().filter(of_self).map(|line| line.pay))?.to_f64();
        let cumulative = component.rules.measure.cumulative;
        for window in &component.windows {
            let is_last = component.window_at(self.until).is_some_and(|last| last.index == window.index);
            let counts = |bet: &&Bet| bet.date <= self.until && window.days.hold(bet.date);
            let unseen = unseen && is_last;
            let touched = unseen || bets.iter().any(|bet| counts(&bet));
            if component.rules.kind == Kind::Objectives || (cumulative && !is_last) || !touched {
                continue;
            }
            let curve = self.account.curve(component, window, self.until.min(window.period.last))?;
            let by_deal = component.rules.payout.applied == Applied::Deal;
            let credit = |bet: &Bet| -> Option<f64> {
                let credit = bet.credit.get(place).copied().flatten().filter(|_| counts(&bet));
                let Some(credit) = credit else { return Some(0.0) };
                if !by_deal {
                    return Some(credit.to_f64());
                }
                let cap = component.rules.payout.deal_cap.and_then(|cap| cap.times(self.account.person.minor()));
                let pay = curve.pay(credit)?;
                Some(cap.map_or(pay, |cap| pay.min(cap)).to_f64())
            };
            let credits = bets.iter().map(credit).collect::<Option<Vec<_>>>()?;
            let still = credits.iter().all(|credit| *credit == 0.0);
            if still && !unseen {
                continue;
            }
            let base = self.account.credited(component, window, self.until)?.to_f64();
            let pieces = if by_deal { Pieces(vec![(0.0, 0.0, 1.0)], 1.0) } else { Pieces::of(&curve) };
            let base = if by_deal { 0.0 } else { base };
            // The part's own pay without open deals stands in `earned`, so that factors and gates apply to both together.
            let earned = std::mem::take(&mut fixed);
            // What no open deal moves lies along no axis.
            let (axis, factor) = if still { (usize::MAX, 0.0) } else { self.axis(credits) };
            let (quota, target) = (window.quota.to_f64(), window.target.to_f64());
            self.parts.push(Part { component: place, axis, factor, base, quota, target, pieces, earned, unseen });
        }
        self.fixed.push(fixed);
        Some(())
    }

    /// The axis that these credits lie along, with the factor: an axis of its own unless one in proportion is there.
    fn axis(&mut self, credits: Vec<f64>) -> (usize, f64) {
        for (index, axis) in self.axes.iter().enumerate() {
            let ratio = axis.iter().zip(&credits).find(|(own, _)| **own != 0.0).map_or(0.0, |(own, other)| other / own);
            let fits = |(own, other): (&f64, &f64)| (own * ratio - other).abs() <= 1e-9 * other.abs();
            if ratio != 0.0 && axis.iter().zip(&credits).all(fits) {
                return (index, ratio);
            }
        }
        self.axes.push(credits);
        (self.axes.len() - 1, 1.0)
    }

    /// Pay of each component for credit along each axis.
    fn pay(&self, along: &[f64], unseen: &[f64]) -> Vec<f64> {
        let credit = |part: &Part| {
            let own = along.get(part.axis).copied().unwrap_or(0.0) * part.factor;
            let unseen = unseen.get(part.component).copied().filter(|_| part.unseen);
            part.base + own + unseen.unwrap_or(0.0)
        };
        let mut pay = self.fixed.clone();
        for part in &self.parts {
            let more = self.part_pay(part, &credit) - part.pieces.pay(part.base);
            if let Some(sum) = pay.get_mut(part.component) {
                *sum += part.earned + more;
            }
        }
        for (place, pay) in pay.iter_mut().enumerate() {
            *pay *= self.factor(place, &credit);
        }
        pay
    }

    /// What a part pays: by its curve, or by the row of its matrix that the other component reaches.
    fn part_pay(&self, part: &Part, credit: &impl Fn(&Part) -> f64) -> f64 {
        let depends = self.account.components.get(part.component).map(|component| &component.rules.depends);
        let Some((depends, by)) = depends.and_then(|depends| Some((depends, depends.matrix_by.as_deref()?))) else {
            return part.pieces.pay(credit(part));
        };
        let other = self.reached(by, credit);
        let own = if part.quota > 0.0 { credit(part) / part.quota } else { 0.0 };
        let rows = depends.matrix.iter().filter(|cell| reaches(other, cell.by_from));
        let row = rows.map(|cell| cell.by_from).max();
        let cells = depends.matrix.iter().filter(|cell| Some(cell.by_from) == row && reaches(own, cell.from));
        cells.max_by(|a, b| a.from.cmp(&b.from)).map_or(0.0, |cell| cell.points.to_f64() * part.target)
    }

    /// Attainment of the component of an id.
    fn reached(&self, id: &str, credit: &impl Fn(&Part) -> f64) -> f64 {
        let place = self.account.components.iter().position(|one| one.rules.id == id);
        let part = self.parts.iter().rfind(|part| Some(part.component) == place && part.quota > 0.0);
        if let Some(part) = part {
            return credit(part) / part.quota;
        }
        let other = place.and_then(|place| self.account.components.get(place));
        other.and_then(|other| self.account.attainment(other, self.until)).map_or(0.0, Ratio::to_f64)
    }

    /// What factors and gates of other components make of a component's pay.
    fn factor(&self, place: usize, credit: &impl Fn(&Part) -> f64) -> f64 {
        let Some(component) = self.account.components.get(place) else { return 1.0 };
        let depends = &component.rules.depends;
        let mut factor = 1.0;
        let mut by: Vec<&str> = depends.modifiers.iter().map(|modifier| modifier.by.as_str()).collect();
        by.dedup();
        for id in by {
            let at = self.reached(id, credit);
            let rows = depends.modifiers.iter().filter(|row| row.by == id && reaches(at, row.from));
            factor *= rows.max_by(|a, b| a.from.cmp(&b.from)).map_or(1.0, |row| row.factor.to_f64());
        }
        match (&depends.gate, depends.gate_at) {
            (Some(gate), Some(at)) if !reaches(self.reached(gate, credit), at) => 0.0,
            _ => factor,
        }
    }

    /// Pay in all, if just these of the open deals are won.
    pub(super) fn pays_if(&self, won: impl Iterator<Item = bool> + Clone) -> f64 {
        let sum =
            |axis: &Vec<f64>| axis.iter().zip(won.clone()).filter(|(_, won)| *won).map(|(credit, _)| credit).sum();
        self.total(&self.pay(&self.axes.iter().map(sum).collect::<Vec<f64>>(), &[]))
    }

    /// The total of components' pay, under cap and guarantee.
    fn total(&self, pay: &[f64]) -> f64 {
        (pay.iter().sum::<f64>() + self.paid_on_top).max(self.floor).min(self.cap)
    }

    /// Reads everything off the outcomes.
    fn read(&self, outcomes: &Outcomes, unseen: &[Unseen], with_quantiles: bool) -> Forecast {
        let weights: f64 = unseen.iter().map(|one| one.weight).sum();
        let mut components = vec![0.0; self.fixed.len()];
        let mut totals = Vec::with_capacity(outcomes.chance.len() * unseen.len());
        let (mut low, mut high) = (Vec::new(), Vec::new());
        let (mut mean, mut mean_error) = (0.0, 0.0);
        let exact = outcomes.error.iter().all(|error| *error == 0.0);
        for (index, chance) in outcomes.chance.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
            let along: Vec<f64> = outcomes.credit.iter().map(|axis| axis.get(index).copied().unwrap_or(0.0)).collect();
            for scenario in unseen {
                let chance = chance * scenario.weight / weights;
                let pay = self.pay(&along, &scenario.credit);
                for (sum, pay) in components.iter_mut().zip(&pay) {
                    *sum += pay * chance;
                }
                let total = self.total(&pay);
                mean += total * chance;
                totals.push((total, chance));
                if !exact {
                    let moved = |sign: f64| {
                        let along: Vec<f64> =
                            along.iter().zip(&outcomes.error).map(|(at, error)| at + sign * error).collect();
                        self.total(&self.pay(&along, &scenario.credit))
                    };
                    let (below, above) = (moved(-1.0), moved(1.0));
                    low.push((below, chance));
                    high.push((above, chance));
                    mean_error += (above - total).abs().max((total - below).abs()) * chance;
                }
            }
        }
        let total = quantiles(totals, exact.then_some(()).is_none().then_some((low, high)));
        Forecast {
            components,
            mean: (mean, mean),
            mean_error,
            total: with_quantiles.then_some(total),
            tiers: self.tiers(outcomes, unseen),
            likely: self.likely(outcomes, unseen),
        }
    }

    /// The median of each component's credit in the measure period that the outlook ends in.
    fn likely(&self, outcomes: &Outcomes, unseen: &[Unseen]) -> Vec<Likely> {
        let weights: f64 = unseen.iter().map(|one| one.weight).sum();
        let place = |place: usize| {
            let part = self.parts.iter().rfind(|part| part.component == place && part.quota > 0.0)?;
            let mut credits: Weighted = Vec::with_capacity(outcomes.chance.len() * unseen.len());
            for (index, chance) in outcomes.chance.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
                let axis = outcomes.credit.get(part.axis).and_then(|axis| axis.get(index)).copied().unwrap_or(0.0);
                for scenario in unseen {
                    let more = scenario.credit.get(place).copied().filter(|_| part.unseen).unwrap_or(0.0);
                    credits.push((part.base + axis * part.factor + more, chance * scenario.weight / weights));
                }
            }
            let credit = quantiles(credits, None).p50;
            Some(Likely { component: place, attainment: credit / part.quota, pay: part.pieces.pay(credit) })
        };
        (0..self.fixed.len()).filter_map(place).collect()
    }

    /// The chance of each tier of each component that is measured against a quota.
    fn tiers(&self, outcomes: &Outcomes, unseen: &[Unseen]) -> Vec<TierChance> {
        let weights: f64 = unseen.iter().map(|one| one.weight).sum();
        let mut tiers = Vec::new();
        for (place, component) in self.account.components.iter().enumerate() {
            if component.rules.kind != Kind::Attainment {
                continue;
            }
            let part = self.parts.iter().rfind(|part| part.component == place);
            let Some(window) = component.window_at(self.until).filter(|window| !window.quota.is_zero()) else {
                continue;
            };
            let credited = self.account.credited(component, window, self.until).map_or(0.0, Ratio::to_f64);
            for from in component.rules.tiers() {
                let bound = from.to_f64() * window.quota.to_f64();
                let chance = |off: f64| -> f64 {
                    let reached = |index: usize, scenario: &Unseen| {
                        let own = part.map_or(0.0, |part| {
                            let axis = outcomes.credit.get(part.axis).and_then(|axis| axis.get(index));
                            let error = outcomes.error.get(part.axis).copied().unwrap_or(0.0);
                            (axis.copied().unwrap_or(0.0) + off * error) * part.factor
                        });
                        let credit = credited + own + scenario.credit.get(place).copied().unwrap_or(0.0);
                        credit + credit.abs() * 1e-12 + 1e-9 >= bound
                    };
                    let of = |scenario: &Unseen| -> f64 {
                        let chances = outcomes.chance.iter().enumerate();
                        let sum: f64 =
                            chances.filter(|(index, _)| reached(*index, scenario)).map(|(_, chance)| chance).sum();
                        sum * scenario.weight / weights
                    };
                    unseen.iter().map(of).sum()
                };
                let at = chance(0.0);
                let error = (chance(1.0) - at).abs().max((at - chance(-1.0)).abs());
                tiers.push(TierChance { component: place, from, chance: at.clamp(0.0, 1.0), error });
            }
        }
        tiers
    }

    /// More than two measures: each component over its own axis. Where a cap or a guarantee may bind, the total's mean lies
    /// between bounds.
    fn apart(&self, market: &Market, unseen: &[Unseen]) -> Forecast {
        let whatever = self.pay(&vec![0.0; self.axes.len()], &[]);
        let has_parts = |place: usize| self.parts.iter().any(|part| part.component == place);
        let fixed = |(place, pay): (usize, f64)| if has_parts(place) { 0.0 } else { pay };
        let mut forecast = Forecast {
            components: whatever.into_iter().enumerate().map(fixed).collect(),
            mean: (0.0, 0.0),
            mean_error: 0.0,
            total: None,
            tiers: Vec::new(),
            likely: Vec::new(),
        };
        let most: f64 =
            self.pay(&self.axes.iter().map(|axis| axis.iter().sum()).collect::<Vec<f64>>(), &[]).iter().sum();
        for (axis, credits) in self.axes.iter().enumerate() {
            let alone = self.alone(axis, credits);
            let read = alone.read(&grid(&alone, market), unseen, false);
            for part in &alone.parts {
                let mean = read.components.get(part.component).copied().unwrap_or(0.0);
                if let Some(sum) = forecast.components.get_mut(part.component) {
                    *sum += mean;
                }
            }
            forecast.mean_error += read.mean_error;
            let own = |tier: &TierChance| alone.parts.iter().any(|part| part.component == tier.component);
            forecast.tiers.extend(read.tiers.into_iter().filter(own));
            forecast.likely.extend(read.likely);
        }
        let sum: f64 = forecast.components.iter().sum::<f64>() + self.paid_on_top;
        // A cap takes off at most its share of the most that can be; a guarantee adds at most itself.
        let least = if most > self.cap { sum * self.cap / most } else { sum };
        forecast.mean = (least.max(self.floor), (sum + self.floor).min(self.cap));
        forecast
    }

    /// The same with the parts of one axis alone, and no cap.
    fn alone(&self, axis: usize, credits: &[f64]) -> Model<'a> {
        let own = |part: &&Part| part.axis == axis;
        let part = |part: &Part| Part { axis: 0, ..part.clone() };
        Model {
            account: self.account,
            until: self.until,
            chances: self.chances.clone(),
            axes: vec![credits.to_vec()],
            parts: self.parts.iter().filter(own).map(part).collect(),
            fixed: vec![0.0; self.fixed.len()],
            cap: f64::INFINITY,
            floor: 0.0,
            paid_on_top: 0.0,
        }
    }
}

/// Whether attainment reaches a bound, a hair of floating point aside.
fn reaches(attainment: f64, bound: Ratio) -> bool {
    attainment + 1e-12 >= bound.to_f64()
}

/// Every combination of won and lost, with its chance over all states of the market.
fn combinations(model: &Model, market: &Market) -> Outcomes {
    let mut credit: Vec<Vec<f64>> = vec![vec![0.0]; model.axes.len()];
    let states: Vec<&State> = market.states().collect();
    let mut chances: Vec<Vec<f64>> = states.iter().map(|state| vec![state.weight]).collect();
    for (index, p) in model.chances.iter().enumerate() {
        for (sums, axis) in credit.iter_mut().zip(&model.axes) {
            let more = axis.get(index).copied().unwrap_or(0.0);
            let won: Vec<f64> = sums.iter().map(|sum| sum + more).collect();
            sums.extend(won);
        }
        for (chances, state) in chances.iter_mut().zip(&states) {
            let p = state.chance(*p).clamp(0.0, 1.0);
            let won: Vec<f64> = chances.iter().map(|chance| chance * p).collect();
            chances.iter_mut().for_each(|chance| *chance *= 1.0 - p);
            chances.extend(won);
        }
    }
    let length = chances.first().map_or(0, Vec::len);
    let sum = |index: usize| chances.iter().map(|state| state.get(index).copied().unwrap_or(0.0)).sum();
    Outcomes { chance: (0..length).map(sum).collect(), error: vec![0.0; credit.len()], credit }
}

/// One axis placed on a grid: its step, each deal in steps, the shift that keeps the mean, and how far a sum may be off.
struct Grid {
    step: f64,
    steps: Vec<usize>,
    cells: usize,
    shift: f64,
    error: f64,
}

impl Grid {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // within `most` cells
    fn of(credits: &[f64], chances: &[f64], states: &[&State], most: usize) -> Grid {
        // Credit below zero counts as zero here; the shift below puts its mean back, and the error bounds the rest.
        let range: f64 = credits.iter().map(|credit| credit.max(0.0)).sum();
        // Each deal may round up by half a step.
        let cells = most.saturating_sub(credits.len() / 2).max(2);
        let step = if range > 0.0 { range / (cells - 1) as f64 } else { 1.0 };
        let steps: Vec<usize> = credits.iter().map(|credit| (credit.max(0.0) / step).round() as usize).collect();
        let errors: Vec<f64> =
            credits.iter().zip(&steps).map(|(credit, steps)| credit - *steps as f64 * step).collect();
        let shift: f64 = errors.iter().zip(chances).map(|(error, p)| error * p).sum();
        let of_state = |state: &&State| {
            let mean: f64 = errors.iter().zip(chances).map(|(error, p)| error * state.chance(*p)).sum();
            (mean - shift).abs()
        };
        let drift = states.iter().map(of_state).fold(0.0, f64::max);
        let squares: f64 = errors.iter().map(|error| error * error).sum();
        // Hoeffding: a sum of independent errors is further off than this with a chance of at most `DOUBT`.
        let error = drift + (squares * (2.0 / DOUBT).ln() / 2.0).sqrt();
        let cells = steps.iter().sum::<usize>() + 1;
        Grid { step, steps, cells, shift, error }
    }
}

/// The outcomes on a grid of one or two dimensions, exactly convolved.
#[allow(clippy::cast_precision_loss)]
fn grid(model: &Model, market: &Market) -> Outcomes {
    let states: Vec<&State> = market.states().collect();
    let work = BUDGET / states.len().max(1) / model.chances.len().max(1);
    let most = match model.axes.len() {
        2 => SIDE.min(whole_root(work)),
        _ => work.clamp(1024, 65_536),
    };
    let axis = |index: usize| {
        let credits = model.axes.get(index).cloned().unwrap_or_else(|| vec![0.0; model.chances.len()]);
        Grid::of(&credits, &model.chances, &states, most)
    };
    let (first, second) = (axis(0), axis(1));
    let mut sum = vec![0.0; first.cells * second.cells];
    for state in &states {
        let chances: Vec<f64> = model.chances.iter().map(|p| state.chance(*p).clamp(0.0, 1.0)).collect();
        for (sum, chance) in sum.iter_mut().zip(convolved(&first, &second, &chances)) {
            *sum += state.weight * chance;
        }
    }
    let place = |grid: &Grid, cell: usize| cell as f64 * grid.step + grid.shift;
    let along = |grid: &Grid, of: fn(usize, usize) -> usize| -> Vec<f64> {
        (0..sum.len()).map(|cell| place(grid, of(cell, second.cells))).collect()
    };
    let mut credit = vec![along(&first, |cell, width| cell / width)];
    let mut error = vec![first.error];
    if model.axes.len() == 2 {
        credit.push(along(&second, |cell, width| cell % width));
        error.push(second.error);
    }
    Outcomes { credit, chance: sum, error }
}

/// The chances of every pair of sums, deal by deal, in place: each deal moves what is there by its steps.
fn convolved(first: &Grid, second: &Grid, chances: &[f64]) -> Vec<f64> {
    let mut cells = vec![0.0; first.cells * second.cells];
    if let Some(start) = cells.first_mut() {
        *start = 1.0;
    }
    let mut used = 0;
    for ((x, y), p) in first.steps.iter().zip(&second.steps).zip(chances) {
        let move_by = x * second.cells + y;
        if move_by == 0 {
            continue;
        }
        // From the far end, so that what was moved is not moved again.
        for cell in (0..=used).rev() {
            let Some(chance) = cells.get(cell).copied().filter(|chance| *chance > 0.0) else { continue };
            if let Some(lost) = cells.get_mut(cell) {
                *lost = chance * (1.0 - p);
            }
            if let Some(won) = cells.get_mut(cell + move_by) {
                *won += chance * p;
            }
        }
        used = (used + move_by).min(cells.len() - 1);
    }
    cells
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn whole_root(work: usize) -> usize {
    (work as f64).sqrt() as usize
}

type Weighted = Vec<(f64, f64)>;

/// The quantiles of amounts with their chances; `bounds` are the same amounts at their least and their most.
fn quantiles(mut totals: Weighted, bounds: Option<(Weighted, Weighted)>) -> Quantiles {
    let at = |totals: &mut Weighted| {
        totals.sort_by(|a, b| a.0.total_cmp(&b.0));
        [0.1, 0.5, 0.9].map(|share| {
            let mut sum = 0.0;
            let reached = totals.iter().find(|(_, chance)| {
                sum += chance;
                sum >= share - 1e-12
            });
            reached.or(totals.last()).map_or(0.0, |(total, _)| *total)
        })
    };
    let [p10, p50, p90] = at(&mut totals);
    let error = bounds.map_or(0.0, |(mut low, mut high)| {
        let (low, high) = (at(&mut low), at(&mut high));
        let off = |index: usize, at: f64| {
            let (low, high) = (low.get(index).copied().unwrap_or(at), high.get(index).copied().unwrap_or(at));
            (high - at).abs().max((at - low).abs())
        };
        off(0, p10).max(off(1, p50)).max(off(2, p90))
    });
    Quantiles { p10, p50, p90, error }
}
