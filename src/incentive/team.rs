//! What the plans of a team are likely to pay together. Their deals are shared, so their pay is not independent: the expected
//! sum is exact, the spread is drawn from a fixed seed, with a bound on how far a quantile may be off.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::account::Account;
use super::outlook::{Bet, Forecast, Model, Quantiles};
use crate::outlook::Market;

/// Draws of the whole pipeline: a quantile's share is then off by at most [`off`].
const DRAWS: usize = 10_000;

/// The chance with which a quantile may be further off than its stated error.
const DOUBT: f64 = 1e-9;

/// What a team's plans are likely to pay by the end of a day, in minor units.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamForecast {
    /// Expected pay of each person, component by component.
    pub people: Vec<Vec<f64>>,
    /// Expected pay of all: at least and at most.
    pub mean: (f64, f64),
    /// The spread of the sum.
    pub total: Quantiles,
}

/// One person's account with the open deals that count in it.
pub type Member<'a> = (Account<'a>, Vec<Bet>);

impl TeamForecast {
    /// Of all these people together. `None` when a figure does not fit.
    pub fn of(people: &[Member], market: &Market, until: Date) -> Option<TeamForecast> {
        let each = people.iter().map(|(account, bets)| Forecast::of(account, bets, market, &[], until));
        let each = each.collect::<Option<Vec<Forecast>>>()?;
        let models = people.iter().map(|(account, bets)| Model::of(account, bets, &[], until));
        let models = models.collect::<Option<Vec<Model>>>()?;
        let sum = |of: fn(&Forecast) -> f64| each.iter().map(of).sum();
        Some(TeamForecast {
            mean: (sum(|one| one.mean.0), sum(|one| one.mean.1)),
            total: quantiles(draw(people, &models, market)),
            people: each.into_iter().map(|one| one.components).collect(),
        })
    }
}

/// Sums of pay over draws of which deals are won; a deal is won for everybody or for nobody.
fn draw(people: &[Member], models: &[Model], market: &Market) -> Vec<f64> {
    let all = people.iter().flat_map(|(_, bets)| bets).map(|bet| (bet.deal, bet.chance));
    let deals: BTreeMap<usize, f64> = all.collect();
    let place: BTreeMap<usize, usize> = deals.keys().enumerate().map(|(place, deal)| (*deal, place)).collect();
    let of_bets = |(_, bets): &Member| -> Vec<usize> {
        bets.iter().map(|bet| place.get(&bet.deal).copied().unwrap_or(usize::MAX)).collect()
    };
    let places: Vec<Vec<usize>> = people.iter().map(of_bets).collect();
    let mut random = Random(1);
    let mut won = vec![false; deals.len()];
    let one = |random: &mut Random, won: &mut Vec<bool>| {
        let mut left = random.next();
        let state = market.states().find(|state| {
            left -= state.weight;
            left < 0.0
        });
        for (won, chance) in won.iter_mut().zip(deals.values()) {
            *won = random.next() < state.map_or(*chance, |state| state.chance(*chance));
        }
        let pay = |(model, places): (&Model, &Vec<usize>)| {
            model.pays_if(places.iter().map(|place| won.get(*place).copied().unwrap_or(false)))
        };
        models.iter().zip(&places).map(pay).sum()
    };
    let mut sums: Vec<f64> = (0..DRAWS).map(|_| one(&mut random, &mut won)).collect();
    sums.sort_by(f64::total_cmp);
    sums
}

/// Dvoretzky–Kiefer–Wolfowitz with Massart's constant: no share is further off than this but with the stated doubt.
#[allow(clippy::cast_precision_loss)]
fn off() -> f64 {
    ((2.0 / DOUBT).ln() / (2.0 * DRAWS as f64)).sqrt()
}

fn quantiles(sums: Vec<f64>) -> Quantiles {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let at = |share: f64| {
        let place = (share.clamp(0.0, 1.0) * sums.len() as f64).ceil() as usize;
        sums.get(place.saturating_sub(1)).or(sums.last()).copied().unwrap_or(0.0)
    };
    let error = |share: f64| (at(share + off()) - at(share)).max(at(share) - at(share - off()));
    Quantiles { p10: at(0.1), p50: at(0.5), p90: at(0.9), error: error(0.1).max(error(0.5)).max(error(0.9)) }
}

/// SplitMix64: the same draws every time.
struct Random(u64);

impl Random {
    #[allow(clippy::cast_precision_loss)]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
