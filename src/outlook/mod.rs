//! What comes of open deals: the mathematics and the chances that workload and incentive share.
//!
//! No sampling: the same input always gives the same answer. A [`Distribution`] stands on a grid of whole numbers, whose step
//! (a quarter hour, a currency unit) is the caller's choice. A [`Prospect`] is one open deal with its chance of being won and
//! where that comes from (C4), its chance of reaching a stage (C5) and of being won in a period (C6), and the day it is
//! expected to close (C8). The [`Market`] is what all deals share (C7).

mod distribution;
mod market;
mod pair;
mod pipeline;
mod prospect;
mod track;

pub use distribution::Distribution;
pub use market::{Market, State};
pub use pipeline::*;
pub use prospect::{
    Chance, ChanceBasis, CloseBasis, EffectiveClose, Period, Prospect, Prospects, Slipping, Weight, WeightReason,
};
pub use track::{Calibration, Snapshot, Track};
