//! From a text as a person would see it to a typed value: exact, or not at all.

pub mod dates;
pub mod numbers;
pub mod texts;
