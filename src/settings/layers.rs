//! Layers: defaults < organisation policy < own settings. Every value knows the layer that it comes from; a lock of the
//! policy keeps own settings off.
//!
//! A layer is a partial copy of the settings document: `{"load":{"overhead":0.25}}`. Members of a list that have an `id`
//! are addressed by it: `{"catalogue":{"kinds":{"demo":{"preparation":3}}}}`; `null` takes one out, an object with a new
//! `id` adds one. Resolving is a pure function of the layers: the order of their arrival is no part of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::shape::{Shape, id_of, unknown_key};
use super::{Policy, Settings, built_in, document_shape};
use crate::error::{Message, Problem};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Layer {
    Default,
    Policy,
    Own,
}

impl Layer {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Layer::Default => "default",
            Layer::Policy => "policy",
            Layer::Own => "own",
        }
    }
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

impl Assignment {
    fn fault(&self, message: Message) -> Problem {
        Problem::at(&self.path.join("."), message)
    }

    /// Whether a fault lies in what is set here, or in what holds it.
    fn is_at(&self, fault: &Problem) -> bool {
        let place = fault.path.split([':', '[']).next().unwrap_or_default();
        let place = path_of(place);
        self.path.starts_with(&place) || place.starts_with(&self.path)
    }
}

impl Effective {
    /// The defaults alone.
    ///
    /// # Errors
    /// The parser's sentence if the built-in data are broken.
    pub fn defaults() -> Result<Effective, &'static str> {
        let built_in = built_in()?;
        let (document, settings) = (built_in.document.clone(), built_in.settings.clone());
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

    /// What holds of own settings, and at the paths of `besides` what waits until a lock is gone.
    pub fn own_part(&self, own: &Value, besides: impl Iterator<Item = Path>) -> Value {
        let held = self.layers.iter().filter(|(_, layer)| **layer == Layer::Own).map(|(path, _)| path.clone());
        let take = |set: Value, path: Path| match find(own, &path) {
            Some(value) => with(&set, &path, Some(value.clone())),
            None => set,
        };
        held.chain(besides).fold(Value::Object(Map::new()), take)
    }

    /// Whether own settings cannot change the value at a path.
    pub fn is_locked(&self, path: &[String]) -> bool {
        document_shape().is_policy_only(path)
            || self.locks.iter().any(|lock| path.starts_with(lock) || lock.starts_with(path))
    }

    /// Whether nothing of what is at a path can be changed by own settings.
    pub fn is_locked_whole(&self, path: &[String]) -> bool {
        document_shape().is_policy_only(path) || self.locks.iter().any(|lock| path.starts_with(lock))
    }

    /// Locks paths against all layers above; a path that the document does not hold is named.
    pub(super) fn lock(&mut self, locks: &[String]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for lock in locks {
            let path = path_of(lock);
            if find(&self.document, &path).is_some() || document_shape().at(&path).is_some_and(|_| path.len() == 1) {
                self.locks.push(path);
            } else {
                problems.push(Problem::at(&format!("lock.{lock}"), unknown_key(lock, [])));
            }
        }
        problems
    }

    /// Lays a partial document over these settings. What is unknown, of the wrong kind, out of range or locked is named and
    /// left out; the rest holds.
    pub(super) fn lay(&mut self, layer: Layer, partial: &Value) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut found = Vec::new();
        collect(document_shape(), &self.document, partial, &mut Vec::new(), &mut found, &mut problems);
        if layer == Layer::Own {
            found.retain(|assignment| {
                let locked = self.is_locked(&assignment.path);
                if locked {
                    problems.push(assignment.fault(Message::new("settings-locked")));
                }
                !locked
            });
        }
        while let Err(faults) = self.lay_all(layer, &found) {
            let before = found.len();
            found.retain(|assignment| {
                let fault = faults.iter().find(|fault| assignment.is_at(fault));
                problems.extend(fault.map(|fault| assignment.fault(fault.message.clone())));
                fault.is_none()
            });
            if found.len() == before {
                problems.extend(self.lay_each(layer, &found));
                break;
            }
        }
        problems.sort_by(|a, b| a.path.cmp(&b.path));
        problems
    }

    /// Lays values that are each valid alone, if they are so together.
    fn lay_all(&mut self, layer: Layer, found: &[Assignment]) -> Result<(), Vec<Problem>> {
        if found.is_empty() {
            return Ok(());
        }
        let mut changed = self.document.clone();
        for assignment in found {
            put(&mut changed, assignment);
        }
        self.settings = Settings::read(&changed)?;
        self.document = changed;
        self.layers.extend(found.iter().map(|assignment| (assignment.path.clone(), layer)));
        Ok(())
    }

    /// Lays values one after another, where together they break something that is none of them.
    fn lay_each(&mut self, layer: Layer, found: &[Assignment]) -> Vec<Problem> {
        let broken = |assignment: &Assignment, faults: Vec<Problem>| {
            let fault = faults.into_iter().next().unwrap_or_else(|| assignment.fault(Message::new("settings-missing")));
            assignment
                .fault(Message::new("settings-breaks").word("reason", &fault.message.id).text("where", &fault.path))
        };
        let lay = |assignment| {
            let laid = self.lay_all(layer, std::slice::from_ref(assignment));
            laid.err().map(|faults| broken(assignment, faults))
        };
        found.iter().filter_map(lay).collect()
    }
}

/// The path that a dotted text names.
pub fn path_of(text: &str) -> Path {
    text.split('.').map(str::to_owned).collect()
}

fn is_member(value: &Value, id: &str) -> bool {
    id_of(value) == Some(id)
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

/// What a partial document sets, value by value, in order of path; each is valid alone.
fn collect(
    shape: &Shape,
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
    // A member's id is its place: saying it again says nothing, and another one would be another member.
    let list = path.split_last().and_then(|(_, list)| document_shape().at(list));
    let is_member = matches!(list, Some(Shape::Members(_)));
    for (key, value) in entries {
        path.push(key.clone());
        let known = shape.child(key);
        let there = child(document, key);
        match (shape, known, there) {
            (Shape::Group(_), ..) if is_member && key == "id" => {
                if there != Some(value) {
                    problems.push(Problem::at(&path.join("."), Message::new("settings-same-place")));
                }
            }
            (Shape::Members(_), _, None) if value.is_null() => {
                problems.push(Problem::at(&path.join("."), Message::new("settings-not-there")))
            }
            (Shape::Members(_), _, Some(_)) if value.is_null() => {
                found.push(Assignment { path: path.clone(), value: Value::Null });
            }
            (_, Some(inner), Some(there)) if inner.is_open() => collect(inner, there, value, path, found, problems),
            (Shape::Members(member), ..) => {
                let faults = added_faults(member, key, value, path);
                if faults.is_empty() {
                    found.push(Assignment { path: path.clone(), value: value.clone() });
                }
                problems.extend(faults);
            }
            (_, Some(inner), _) => {
                let mut faults = Vec::new();
                inner.faults(value, &path.join("."), &mut faults);
                if faults.is_empty() {
                    found.push(Assignment { path: path.clone(), value: value.clone() });
                }
                problems.extend(faults);
            }
            (Shape::Group(known), None, _) => {
                problems.push(Problem::at(&path.join("."), unknown_key(key, known.iter().map(|entry| entry.name))));
            }
            _ => problems.push(Problem::at(&path.join("."), unknown_key(key, []))),
        }
        path.pop();
    }
}

/// What is wrong with a member that is added to a list.
fn added_faults(member: &Shape, key: &str, value: &Value, path: &Path) -> Vec<Problem> {
    if !is_member(value, key) {
        return vec![Problem::at(&path.join("."), Message::new("settings-no-member").text("id", key))];
    }
    let mut faults = Vec::new();
    let parent = path.split_last().map(|(_, rest)| rest.join(".")).unwrap_or_default();
    Shape::members(member.clone()).faults(&Value::Array(vec![value.clone()]), &parent, &mut faults);
    faults
}

/// Puts a value in its place, which [`collect`] has seen to be there.
fn put(document: &mut Value, assignment: &Assignment) {
    let Some((last, holders)) = assignment.path.split_last() else { return };
    let holder = holders.iter().try_fold(document, |value, key| match value {
        Value::Object(entries) => entries.get_mut(key),
        Value::Array(members) => members.iter_mut().find(|member| is_member(member, key)),
        _ => None,
    });
    match holder {
        Some(Value::Object(entries)) => {
            entries.insert(last.clone(), assignment.value.clone());
        }
        Some(Value::Array(members)) => match members.iter_mut().find(|member| is_member(member, last)) {
            Some(_) if assignment.value.is_null() => members.retain(|member| !is_member(member, last)),
            Some(member) => *member = assignment.value.clone(),
            None => members.push(assignment.value.clone()),
        },
        _ => {}
    }
}

/// A partial document with one value set, or, with `None`, set no more. Groups that are left empty go with it.
pub fn with(partial: &Value, path: &[String], value: Option<Value>) -> Value {
    let mut entries = partial.as_object().cloned().unwrap_or_default();
    set_in(&mut entries, path, value);
    Value::Object(entries)
}

fn set_in(entries: &mut Map<String, Value>, path: &[String], value: Option<Value>) {
    match (path, value) {
        ([], _) => {}
        ([last], Some(value)) => {
            entries.insert(last.clone(), value);
        }
        ([last], None) => {
            entries.remove(last);
        }
        ([key, rest @ ..], value) => {
            let mut inner = entries.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
            set_in(&mut inner, rest, value);
            if inner.is_empty() {
                entries.remove(key);
            } else {
                entries.insert(key.clone(), Value::Object(inner));
            }
        }
    }
}
