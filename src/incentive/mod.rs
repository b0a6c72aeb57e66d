//! Incentive estimates: a plan as data, an exact statement of what is earned, what is likely to come, and honesty about what
//! is not seen.
//!
//! Money is exact throughout: fractions until a component is rounded once, then whole minor units (C21). Chances are floating
//! point. The way: [`Plan`] and [`crate::settings::PersonalPlan`] and credits make an [`Account`]; an account makes a
//! [`Statement`] as of any day.

mod account;
pub mod case;
mod credit;
mod curve;
mod grants;
mod objective;
mod outlook;
mod period;
mod plan;
mod statement;
mod team;

pub use account::{Account, Component, Credit, ExactLine, LineOf};
pub use credit::{Crediting, Credits, NotCounted};
pub use curve::{Curve, Deceleration, Part, Piece, Scale, Segment, SegmentKind, ThresholdPays, Tiers};
pub use grants::Vesting;
pub use objective::{Fact, FactState, Result, Tallies, Tally};
pub use outlook::{Bet, Forecast, Likely, MOST_EXACT, Quantiles, TierChance, Unseen};
pub use period::{Days, FiscalYear, Window, windows};
pub use plan::*;
pub use statement::{Adjustment, DrawLine, Earned, Line, Payment, Statement};
pub(crate) use statement::{target, variable};
pub use team::{Member, TeamForecast};
