//! What was read, fact by fact, with what it was taken to mean and what it was read as.

use super::view::{PlaceView, ReadFact, ReadValue, ValueView};
use crate::error::Message;
use crate::model::{Meaning, Read};
use crate::page::{Doubt, Fact};
use crate::portfolio::{FactRead, Value};

pub(crate) fn fact(read: &FactRead) -> ReadFact {
    let FactRead { entity, called, page, fact, value, counts } = read;
    ReadFact {
        entity: entity.id(),
        record: called.as_deref().map(str::to_owned),
        label: fact.label.to_string(),
        text: fact.text.to_string(),
        meaning: fact.meaning,
        counts: *counts,
        value: value.as_ref().map_or_else(unused, read_value),
        doubt: doubt(fact),
        place: PlaceView {
            from: page.from.id(),
            path: page.path.clone(),
            at: fact.at.as_deref().map(str::to_owned),
            read_at: page.read_at.to_string(),
        },
    }
}

fn unused() -> ReadValue {
    ReadValue { certainty: "unused", values: Vec::new(), why: None }
}

pub(crate) fn read_value(read: &Read<Value>) -> ReadValue {
    let view = |value: &Value| ValueView { value: value.text.clone(), unit: value.unit.clone() };
    let (certainty, values, why) = match read {
        Read::Known(value, basis) => ("known", vec![view(value)], basis.message()),
        Read::Ambiguous(values, reason) => ("ambiguous", values.iter().map(view).collect(), Some(reason.message())),
        Read::Unclear(reason) => ("unclear", Vec::new(), Some(reason.message())),
        Read::Blank => ("blank", Vec::new(), None),
    };
    ReadValue { certainty, values, why }
}

fn doubt(fact: &Fact) -> Option<Message> {
    match fact.doubt.as_ref()? {
        Doubt::Rival { label, text } => {
            let own = Message::new("unknown-rival").text("label", &fact.label).text("text", &fact.text);
            Some(own.text("other", label).text("other_text", text))
        }
        Doubt::Meanings(one, other) => {
            Some(Message::new("value-meanings").word("one", &meaning_id(*one)).word("other", &meaning_id(*other)))
        }
    }
}

/// The message that says a meaning in plain words.
pub(crate) fn meaning_id(meaning: Meaning) -> String {
    format!("meaning-{}", meaning.id().replace('_', "-"))
}
