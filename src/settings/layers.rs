//! Layers: defaults < organisation policy < own settings. Every value knows the layer that it comes from; a lock of the
//! policy keeps own settings off.
//!
//! A layer is a partial copy of the settings document: `{"load":{"overhead":{"value":0.25}}}`. Members of a list that
//! have an `id` are addressed by it: `{"catalogue":{"kinds":{"demo":{"preparation":3}}}}`; `null` takes one out, an
//! object with a new `id` adds one. Resolving is a pure function of the layers: the order of their arrival is no part of it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Policy, Settings, built_in};
use crate::error::{Message, Problem};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Layer {
    Default,
    Policy,
    Own,
}

/// A place in the settings document, such as `catalogue.kinds.demo.preparation`.
pub type Path = Vec<String>;

/// Settings in force, with the layer of every value that is no default, and the locks.
#[derive(Debug)]
pub struct Effective {
    /// The settings, checked.
    pub settings: Settings,
    /// The document that they were read from.
    pub document: Value,
    layers: BTreeMap<Path, Layer>,
    locks: Vec<Path>,
}

/// One value that a layer sets.
#[derive(Clone, Debug)]
struct Assignment {
    path: Path,
    value: Value,
}

impl Effective {
    /// The defaults alone.
    ///
    /// # Errors
    /// The parser's sentence if the built-in data are broken.
    pub fn defaults() -> Result<Effective, &'static str> {
        let (document, settings) = built_in()?;
        let (document, settings) = (document.clone(), settings.clone());
        Ok(Effective { settings, document, layers: BTreeMap::new(), locks: Vec::new() })
    }

    /// Lays policy and own settings over these defaults; own settings that do not hold are named.
    pub fn resolve(&mut self, policy: Option<&Policy>, own: &Value) -> Vec<Problem> {
        if let Some(policy) = policy {
            // Its faults were named when it was read; a policy with any is not in force.
            policy.lay(self);
        }
        self.lay(Layer::Own, own)
    }

    /// The layer that the value at a path comes from: that of the path itself, or of what holds it.
    pub fn layer(&self, path: &[String]) -> Layer {
        let holds = |(set, _): &(&Path, &Layer)| path.starts_with(set);
        self.layers.iter().filter(holds).map(|(_, layer)| *layer).next_back().unwrap_or(Layer::Default)
    }

    /// Whether own settings cannot change the value at a path.
    pub fn is_locked(&self, path: &[String]) -> bool {
        self.locks.iter().any(|lock| path.starts_with(lock) || lock.starts_with(path))
    }

    /// Locks paths against all layers above; a path that the document does not hold is named.
    pub(super) fn lock(&mut self, locks: &[String]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for lock in locks {
            let path = path_of(lock);
            match find(&self.document, &path) {
                Some(_) => self.locks.push(path),
                None => problems.push(Problem::at(&format!("lock.{lock}"), unknown_key(lock))),
            }
        }
        problems
    }

    /// Lays a partial document over these settings. What is unknown, of the wrong kind, out of range or locked is named and
    /// left out; the rest holds.
    pub(super) fn lay(&mut self, layer: Layer, partial: &Value) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut laid: Vec<Assignment> = Vec::new();
        for assignment in assignments(&self.document, partial, &mut problems) {
            if layer == Layer::Own && self.is_locked(&assignment.path) {
                problems.push(Problem::at(&assignment.path.join("."), Message::new("settings-locked")));
                continue;
            }
            let mut changed = self.document.clone();
            match put(&mut changed, &assignment).then(|| Settings::read(&changed)) {
                Some(Ok(settings)) => {
                    self.document = changed;
                    self.settings = settings;
                    laid.push(assignment);
                }
                Some(Err(problem)) => problems.push(Problem::at(&assignment.path.join("."), problem.message)),
                None => problems.push(Problem::at(&assignment.path.join("."), unknown_key(&assignment.path.join(".")))),
            }
        }
        self.layers.extend(laid.into_iter().map(|assignment| (assignment.path, layer)));
        problems
    }
}

fn unknown_key(key: &str) -> Message {
    Message::new("settings-unknown-key").text("key", key)
}

/// The path that a dotted text names.
pub fn path_of(text: &str) -> Path {
    text.split('.').map(str::to_owned).collect()
}

fn is_member(value: &Value, id: &str) -> bool {
    value.get("id").and_then(Value::as_str) == Some(id)
}

fn child<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(entries) => entries.get(key),
        Value::Array(members) => members.iter().find(|member| is_member(member, key)),
        _ => None,
    }
}

/// The value at a path of the document.
pub fn find<'a>(document: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(document, |value, key| child(value, key))
}

fn is_list_by_id(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|members| members.iter().all(|member| member.get("id").is_some()) && !members.is_empty())
}

/// What a partial document sets, value by value, in order of path.
fn assignments(document: &Value, partial: &Value, problems: &mut Vec<Problem>) -> Vec<Assignment> {
    let mut found = Vec::new();
    collect(document, partial, &mut Vec::new(), &mut found, problems);
    found
}

fn collect(
    document: &Value,
    partial: &Value,
    path: &mut Path,
    found: &mut Vec<Assignment>,
    problems: &mut Vec<Problem>,
) {
    let Some(entries) = partial.as_object() else {
        problems.push(Problem::at(&path.join("."), Message::new("settings-not-object")));
        return;
    };
    for (key, value) in entries {
        path.push(key.clone());
        match child(document, key) {
            Some(inner) if value.is_object() && (inner.is_object() || is_list_by_id(inner)) => {
                collect(inner, value, path, found, problems);
            }
            None if !(is_list_by_id(document) && is_member(value, key)) => {
                problems.push(Problem::at(&path.join("."), unknown_key(key)));
            }
            _ => found.push(Assignment { path: path.clone(), value: value.clone() }),
        }
        path.pop();
    }
}

/// Puts a value in its place; false where there is no such place.
fn put(document: &mut Value, assignment: &Assignment) -> bool {
    let Some((last, holders)) = assignment.path.split_last() else { return false };
    let holder = holders.iter().try_fold(document, |value, key| match value {
        Value::Object(entries) => entries.get_mut(key),
        Value::Array(members) => members.iter_mut().find(|member| is_member(member, key)),
        _ => None,
    });
    match holder {
        Some(Value::Object(entries)) => entries.insert(last.clone(), assignment.value.clone()).is_some(),
        Some(Value::Array(members)) => {
            members.retain(|member| !is_member(member, last));
            if !assignment.value.is_null() {
                members.push(assignment.value.clone());
            }
            true
        }
        _ => false,
    }
}
