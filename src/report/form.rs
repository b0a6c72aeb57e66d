//! The settings as the options page shows them: every value with its label, what may be entered, where it comes from and
//! what its default rests on. Made of the settings' shape, so that no form is written by hand.

use serde_json::Value;

use super::view::{ChangeView, ColumnView, FormField, FormGroup, FormList, FormNode, FormView, InputKind, RuleView};
use crate::error::{Message, Problem};
use crate::rules::Rule;
use crate::settings::{
    Effective, Entry, Layer, Path, Shape, built_in, document_shape, find, id_of, mark, member_title,
};
use crate::workload::Catalogue;

/// The forms over the settings in force.
pub(crate) fn form(effective: &Effective, problems: Vec<Problem>) -> FormView {
    let Ok(built_in) = built_in() else {
        return FormView { sections: Vec::new(), changes: Vec::new(), problems };
    };
    let form = Form { effective, defaults: &built_in.document };
    let sections = match document_shape() {
        Shape::Group(entries) => form.nodes(entries, &Vec::new(), &effective.document),
        _ => Vec::new(),
    };
    FormView { sections, changes: changes(&built_in.document, effective), problems }
}

struct Form<'a> {
    effective: &'a Effective,
    defaults: &'a Value,
}

impl Form<'_> {
    fn nodes(&self, entries: &[Entry], path: &Path, value: &Value) -> Vec<FormNode> {
        let shown = entries.iter().filter(|entry| entry.name != "id");
        shown.map(|entry| self.node(&entry.shape, &below(path, entry.name), value.get(entry.name))).collect()
    }

    fn node(&self, shape: &Shape, path: &Path, value: Option<&Value>) -> FormNode {
        match (shape, value) {
            (Shape::Group(entries), value) => {
                let value = value.unwrap_or(&Value::Null);
                self.group(path, label(path), None, false, self.nodes(entries, path, value))
            }
            (Shape::Members(member), members) => {
                let members = members.and_then(Value::as_array).into_iter().flatten();
                let nodes = members.filter_map(|value| self.member(member, path, value)).collect();
                let list = FormList { blank: member.blank(), taken_out: self.taken_out(path) };
                self.group(path, label(path), Some(list), false, nodes)
            }
            _ => FormNode::Field(Box::new(self.field(shape, path, value))),
        }
    }

    fn group(
        &self,
        path: &Path,
        label: Message,
        list: Option<FormList>,
        member: bool,
        nodes: Vec<FormNode>,
    ) -> FormNode {
        FormNode::Group(Box::new(FormGroup {
            path: path.join("."),
            label,
            nodes,
            list,
            member,
            layer: if find(self.defaults, path).is_some() { Layer::Default } else { self.effective.layer(path) }.id(),
            locked: self.effective.is_locked_whole(path),
        }))
    }

    fn member(&self, shape: &Shape, list: &Path, value: &Value) -> Option<FormNode> {
        let path = below(list, id_of(value)?);
        let Shape::Group(entries) = shape else { return None };
        Some(self.group(&path, member_title(&path, Some(value)), None, true, self.nodes(entries, &path, value)))
    }

    fn taken_out(&self, list: &Path) -> Vec<(String, Message)> {
        let built_in = find(self.defaults, list).and_then(Value::as_array);
        let ids = built_in.into_iter().flatten().filter_map(id_of).map(|id| (id, below(list, id)));
        let gone = ids.filter(|(_, path)| find(&self.effective.document, path).is_none());
        gone.map(|(id, path)| (id.to_owned(), member_title(&path, find(self.defaults, &path)))).collect()
    }

    fn field(&self, shape: &Shape, path: &Path, value: Option<&Value>) -> FormField {
        let value = value.cloned().unwrap_or_else(|| shape.unset());
        let words = match (shape.id(), &value) {
            ("rule", Value::String(text)) => {
                Rule::read(text, &self.effective.settings.catalogue).ok().map(|rule| rule.words())
            }
            _ => None,
        };
        let holder = path.split_last().map_or(path.as_slice(), |(_, holder)| holder);
        let default = find(self.defaults, path).cloned();
        FormField {
            path: path.join("."),
            label: label(path),
            input: input(shape, path),
            default: default.or_else(|| find(self.defaults, holder).map(|_| shape.unset())),
            value,
            layer: self.effective.layer(path).id(),
            locked: self.effective.is_locked(path),
            mark: find(self.defaults, holder).and_then(|_| mark(path)).map(str::to_owned),
            words,
        }
    }
}

fn below(path: &Path, key: &str) -> Path {
    path.iter().map(String::as_str).chain([key]).map(str::to_owned).collect()
}

/// The message that names a setting: that of its path without the members' ids.
fn label(path: &Path) -> Message {
    let mut id = "set".to_owned();
    let mut shape = Some(document_shape());
    for key in path {
        let in_list = matches!(shape, Some(Shape::Members(_)));
        shape = shape.and_then(|shape| shape.child(key));
        if !in_list {
            id = format!("{id}-{}", key.replace('_', "-"));
        }
    }
    Message::new(&id)
}

fn input(shape: &Shape, path: &Path) -> InputKind {
    let mut input = InputKind {
        kind: shape.id(),
        unit: None,
        low: None,
        high: None,
        most: None,
        choices: Vec::new(),
        optional: false,
        columns: Vec::new(),
    };
    fill(&mut input, shape, path);
    input
}

fn fill(input: &mut InputKind, shape: &Shape, path: &Path) {
    match shape {
        Shape::Optional(inner) => {
            fill(input, inner, path);
            input.optional = true;
        }
        Shape::PolicyOnly(inner) => fill(input, inner, path),
        Shape::Number(unit, low, high) | Shape::Decimal(unit, low, high) => {
            (input.unit, input.low, input.high) = (Some(unit.id()), Some(*low), Some(*high));
        }
        Shape::Whole(unit, low, high) => {
            (input.unit, input.low, input.high) = (Some(unit.id()), Some((*low).into()), Some((*high).into()));
        }
        Shape::Text(most) => input.most = Some(*most),
        Shape::Choice(words) | Shape::Choices(words) => input.choices = words.to_vec(),
        Shape::Rows(entries) => {
            input.columns = entries.iter().map(|entry| column(entry, &below(path, entry.name))).collect();
        }
        _ => {}
    }
}

fn column(entry: &Entry, path: &Path) -> ColumnView {
    ColumnView { key: entry.name.to_owned(), label: label(path), input: input(&entry.shape, path) }
}

/// What differs between a document and the settings in force, value by value.
pub(crate) fn changes(before: &Value, after: &Effective) -> Vec<ChangeView> {
    let mut changes = Vec::new();
    differ(document_shape(), Some(before), Some(&after.document), &mut Vec::new(), after, &mut changes);
    changes
}

fn differ(
    shape: &Shape,
    from: Option<&Value>,
    to: Option<&Value>,
    path: &mut Path,
    after: &Effective,
    changes: &mut Vec<ChangeView>,
) {
    let keys: Vec<String> = match (shape, from, to) {
        (_, from, to) if from == to => return,
        (Shape::Group(entries), Some(_), Some(_)) => entries.iter().map(|entry| entry.name.to_owned()).collect(),
        (Shape::Members(_), Some(Value::Array(from)), Some(Value::Array(to))) => {
            let mut ids: Vec<String> = from.iter().chain(to).filter_map(id_of).map(str::to_owned).collect();
            let mut seen = std::collections::BTreeSet::new();
            ids.retain(|id| seen.insert(id.clone()));
            ids
        }
        _ => {
            changes.push(change(shape, from, to, path, after));
            return;
        }
    };
    for key in keys {
        let Some(inner) = shape.child(&key) else { continue };
        let here = std::slice::from_ref(&key);
        let (from, to) = (from.and_then(|value| find(value, here)), to.and_then(|value| find(value, here)));
        path.push(key);
        differ(inner, from, to, path, after, changes);
        path.pop();
    }
}

fn change(shape: &Shape, from: Option<&Value>, to: Option<&Value>, path: &Path, after: &Effective) -> ChangeView {
    let value_of = |value: Option<&Value>| value.cloned().or_else(|| shape.is_optional().then_some(Value::Null));
    let label_of = |length: usize| {
        let path: Path = path.iter().take(length).cloned().collect();
        let (holder, _) = path.split_at(length.saturating_sub(1));
        let holder: Path = holder.to_vec();
        let in_list = matches!(document_shape().at(&holder), Some(Shape::Members(_)));
        if in_list { member_title(&path, find(&after.document, &path).or(from)) } else { label(&path) }
    };
    ChangeView {
        path: path.join("."),
        labels: (1..=path.len()).map(label_of).collect(),
        input: (!matches!(shape, Shape::Group(_))).then(|| input(shape, path)),
        from: value_of(from),
        to: value_of(to),
        layer: after.layer(path).id(),
    }
}

/// What a rule's text says, or what is wrong with it.
pub(crate) fn rule(text: &str, catalogue: &Catalogue) -> RuleView {
    match Rule::read(text, catalogue) {
        Ok(rule) => RuleView { words: Some(rule.words()), faults: Vec::new() },
        Err(faults) => {
            let named = faults.into_iter().map(|fault| Problem::at(&fault.column(text).to_string(), fault.message));
            RuleView { words: None, faults: named.collect() }
        }
    }
}
