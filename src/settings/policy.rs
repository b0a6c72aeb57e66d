//! The organisation's policy: one JSON text in managed storage, taken whole or not at all.
//!
//! ```json
//! { "format": 3, "set": { "load": { "overhead": 0.25 } }, "lock": ["load.overhead"],
//!   "crm": [{ "origin": "https://crm.example", "deals_visible": "all" }] }
//! ```
//!
//! A policy that is broken, or absent after it was present, leaves the last good one in force, and the panel says so.
//! `{"format":3,"release":true}` ends it.

use serde_json::Value;

use super::layers::{Effective, Layer};
use super::migrate;
use super::own::{Crm, read_crm};
use super::shape::unknown_key;
use super::team_pay::TeamPay;
use crate::error::{Message, Problem};

const KEYS: [&str; 6] = ["format", "set", "lock", "crm", "pay", "release"];

/// A policy without a fault.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    set: Value,
    lock: Vec<String>,
    /// What it sets per CRM; own settings for the same origin do not count.
    pub crm: Vec<Crm>,
    /// The plans of a team, for its manager: what is not here, nobody but its owner sees.
    pub pay: Option<TeamPay>,
    release: bool,
}

/// The policy in force, and what is to be said about the one that was delivered last.
#[derive(Debug, Default)]
pub struct Policies {
    in_force: Option<Policy>,
    /// Sentences for the panel, with the place of each fault.
    pub problems: Vec<Problem>,
}

impl Policy {
    /// Reads a policy whole.
    ///
    /// # Errors
    /// Every fault with its path; none of the policy holds then.
    pub fn read(text: &str) -> Result<Policy, Vec<Problem>> {
        let whole: Value = serde_json::from_str(text).map_err(|error| {
            vec![Problem::at("", Message::new("policy-not-json").text("reason", &error.to_string()))]
        })?;
        let whole = migrate(whole).map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        for key in whole.as_object().into_iter().flat_map(|entries| entries.keys()) {
            if !KEYS.contains(&key.as_str()) {
                problems.push(Problem::at(key, unknown_key(key, KEYS)));
            }
        }
        let release = match whole.get("release") {
            None => false,
            Some(Value::Bool(release)) => *release,
            Some(_) => {
                problems.push(Problem::at("release", Message::new("policy-release")));
                false
            }
        };
        let lock = match whole.get("lock").map(|lock| serde_json::from_value::<Vec<String>>(lock.clone())) {
            None => Vec::new(),
            Some(Ok(lock)) => lock,
            Some(Err(_)) => {
                problems.push(Problem::at("lock", Message::new("policy-lock")));
                Vec::new()
            }
        };
        let set = whole.get("set").cloned().unwrap_or(Value::Object(serde_json::Map::new()));
        let crm = read_crm(&whole, &mut problems);
        let pay = whole.get("pay").filter(|pay| !pay.is_null()).and_then(|pay| TeamPay::read(pay, &mut problems));
        let policy = Policy { set, lock, crm, pay, release };
        if let Ok(mut effective) = Effective::defaults() {
            problems.extend(policy.lay(&mut effective));
        }
        if problems.is_empty() { Ok(policy) } else { Err(problems) }
    }

    /// Lays the policy over settings.
    pub(super) fn lay(&self, effective: &mut Effective) -> Vec<Problem> {
        let mut problems = effective.lay(Layer::Policy, &self.set);
        problems.extend(effective.lock(&self.lock));
        problems
    }
}

impl Policies {
    /// Takes what managed storage holds now; `None` where it holds no policy.
    pub fn deliver(&mut self, text: Option<&str>) {
        self.problems = match text.map(Policy::read) {
            None if self.in_force.is_some() => vec![Problem::at("", Message::new("policy-absent"))],
            None => Vec::new(),
            Some(Ok(policy)) => {
                self.in_force = Some(policy).filter(|policy| !policy.release);
                Vec::new()
            }
            Some(Err(faults)) => {
                let id = if self.in_force.is_some() { "policy-broken-kept" } else { "policy-broken" };
                std::iter::once(Problem::at("", Message::new(id))).chain(faults).collect()
            }
        };
    }

    /// The policy in force.
    pub fn in_force(&self) -> Option<&Policy> {
        self.in_force.as_ref()
    }
}
