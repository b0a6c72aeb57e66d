//! The market factor: what all deals share (C7).

use super::pipeline::MarketSettings;

/// One state of the market, the same for all deals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Its chance; those of all states sum to 1.
    pub weight: f64,
    /// How far it shifts chances, −1 to 1.
    shift: f64,
}

impl State {
    /// The chance in this state of what has chance `p` in all: p + p(1 − p)s. It stays within 0…1.
    pub fn chance(&self, p: f64) -> f64 {
        p + p * (1.0 - p) * self.shift
    }
}

/// The states of the market. Over all of them a chance is in the mean just what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Market(Vec<State>);

impl Market {
    /// Deals that share nothing: one state that shifts nothing.
    pub fn independent() -> Market {
        Market(vec![State { weight: 1.0, shift: 0.0 }])
    }

    /// The states as set, their weights as shares of all.
    pub(super) fn of(settings: &MarketSettings) -> Market {
        let all: f64 = settings.states.iter().map(|state| state.weight).sum();
        if !settings.on || all <= 0.0 {
            return Market::independent();
        }
        let share = |weight: f64| weight / all;
        let states = settings.states.iter().filter(|state| state.weight > 0.0);
        Market(states.map(|state| State { weight: share(state.weight), shift: state.shift }).collect())
    }

    /// Whether deals share anything.
    pub fn is_shared(&self) -> bool {
        self.0.len() > 1
    }

    /// Every state.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.0.iter()
    }
}
