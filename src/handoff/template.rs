//! Reading a checklist: JSON whose conditions are rules, each parsed and checked once.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Item, Owner, Proof, Template};
use crate::error::{Message, Problem};
use crate::rules::Rule;
use crate::workload::Catalogue;

/// The most items of a checklist.
const MOST_ITEMS: usize = 200;

/// The greatest weight of an item.
const MOST_WEIGHT: u32 = 1_000;

/// The most working days between the close and an item's day.
const MOST_DUE: u32 = 1_000;

/// What an item is beside its rules.
#[derive(Deserialize)]
struct Plain {
    number: usize,
    id: String,
    weight: u32,
    required: bool,
    owner: Owner,
    due: Option<i32>,
    proof: Option<Proof>,
}

const PLAIN: [&str; 7] = ["number", "id", "weight", "required", "owner", "due", "proof"];
const RULES: [&str; 4] = ["not_applicable", "verified", "stated", "partial"];

impl Template {
    /// Reads a checklist. What can be left out (a key that nobody knows) is named beside the template.
    ///
    /// # Errors
    /// Every fault that leaves no whole checklist, a rule's with the item's id and the column (`items.why.verified:9`); the
    /// template in force before stays.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<(Template, Vec<Problem>), Vec<Problem>> {
        let whole: Value = serde_json::from_str(text).map_err(|error| {
            vec![Problem::at("", Message::new("rule-template-not-json").text("reason", &error.to_string()))]
        })?;
        let mut reader = Reader { catalogue, faults: Vec::new(), left_out: Vec::new(), seen: BTreeSet::new() };
        let id = whole.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if id.is_empty() {
            reader.fault("id", Message::new("rule-template-id"));
        }
        let items = match whole.get("items").and_then(Value::as_array) {
            Some(items) if (1..=MOST_ITEMS).contains(&items.len()) => items.as_slice(),
            _ => {
                reader.fault("items", Message::new("rule-template-items").count("most", MOST_ITEMS));
                &[]
            }
        };
        if let Some(whole) = whole.as_object() {
            reader.leave_out("", whole, &["id", "source", "items"]);
        }
        let items = items.iter().enumerate().filter_map(|(index, item)| reader.item(index, item)).collect();
        match reader.faults.is_empty() {
            true => Ok((Template { id, items }, reader.left_out)),
            false => Err(reader.faults),
        }
    }
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    faults: Vec<Problem>,
    left_out: Vec<Problem>,
    seen: BTreeSet<String>,
}

impl Reader<'_> {
    fn fault(&mut self, path: &str, message: Message) {
        self.faults.push(Problem::at(path, message));
    }

    fn leave_out(&mut self, path: &str, entries: &Map<String, Value>, known: &[&str]) {
        for key in entries.keys().filter(|key| !known.contains(&key.as_str())) {
            let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.left_out.push(Problem::at(&place, Message::new("settings-unknown-key").text("key", key)));
        }
    }

    fn item(&mut self, index: usize, item: &Value) -> Option<Item> {
        let plain = match Plain::deserialize(item) {
            Ok(plain) => plain,
            Err(error) => {
                let message = Message::new("rule-template-item").text("reason", &error.to_string());
                self.fault(&format!("items[{index}]"), message);
                return None;
            }
        };
        let path = format!("items.{}", plain.id);
        if plain.id.is_empty() || !self.seen.insert(plain.id.clone()) {
            self.fault(&format!("items[{index}].id"), Message::new("rule-template-same-id").text("id", &plain.id));
        }
        if plain.weight > MOST_WEIGHT {
            let message = Message::new("rule-template-weight").number("most", MOST_WEIGHT.into());
            self.fault(&format!("{path}.weight"), message);
        }
        if plain.due.is_some_and(|due| due.unsigned_abs() > MOST_DUE) {
            self.fault(&format!("{path}.due"), Message::new("rule-template-due").number("most", MOST_DUE.into()));
        }
        self.leave_out(&path, item.as_object()?, &[PLAIN.as_slice(), &RULES].concat());
        let [not_applicable, verified, stated, partial] = RULES.map(|name| self.rule(&path, name, item.get(name)));
        let Plain { number, id, weight, required, owner, due, proof } = plain;
        Some(Item { number, id, weight, required, owner, due, proof, not_applicable, verified, stated, partial })
    }

    fn rule(&mut self, path: &str, name: &str, text: Option<&Value>) -> Option<Rule> {
        let text = match text {
            None | Some(Value::Null) => return None,
            Some(Value::String(text)) => text,
            Some(_) => {
                self.fault(&format!("{path}.{name}"), Message::new("rule-template-no-text"));
                return None;
            }
        };
        let faults = match Rule::read(text, self.catalogue) {
            Ok(rule) => return Some(rule),
            Err(faults) => faults,
        };
        for fault in faults {
            let place = format!("{path}.{name}:{}", fault.column(text));
            self.fault(&place, fault.message);
        }
        None
    }
}
