//! Tests of the native core, by topic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    unreachable_pub
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap
)]

mod asked;
mod calendar;
mod case;
mod clocks;
mod coverage;
mod credit_check;
mod curve;
mod dependence;
mod estimate;
mod expected;
mod facts;
mod forecast;
mod handoff;
mod incentive;
mod inflow;
mod labels;
mod layers;
mod measured;
mod migrate;
mod money;
mod order;
mod outlook;
mod own_calendar;
mod pay_properties;
mod portfolio;
mod profile;
mod pull;
mod read;
mod readiness;
mod report;
mod rules;
mod settings;
mod sight;
mod slots;
mod team;
mod team_pay;
mod tried;
mod tryton;
mod values;
mod values_intl;
mod values_pages;
mod worked;
mod workload;
