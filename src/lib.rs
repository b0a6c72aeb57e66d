#![doc = include_str!("ARCHITECTURE.md")]

pub mod engine;
pub mod error;
pub mod handoff;
pub mod incentive;
pub mod model;
pub mod outlook;
pub mod page;
pub mod portfolio;
pub mod report;
pub mod rules;
pub mod settings;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod workload;

#[cfg(test)]
mod types;
