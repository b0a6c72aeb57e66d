//! What was read, fact by fact, with what it was taken to mean and what it was read as.

use super::view::{FieldView, PlaceView, PointedRequest, ReadFact, ReadValue, ValueView, WantedView};
use crate::error::Message;
use crate::model::{Meaning, Read};
use crate::page::{Doubt, Entity, Fact};
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

/// What the three computations ask of a deal first.
const FIRST: [Meaning; 9] = [
    Meaning::Amount,
    Meaning::Stage,
    Meaning::ExpectedClose,
    Meaning::Account,
    Meaning::Name,
    Meaning::Owner,
    Meaning::SalesEngineer,
    Meaning::Currency,
    Meaning::Chance,
];

/// Every meaning of a deal's fields with how it stands among these facts: what is missing or not clear first.
pub(crate) fn wanted(facts: &[FactRead]) -> Vec<WantedView> {
    let first = FIRST.iter().map(|meaning| meaning.id());
    let rest = Meaning::OF_DEALS.iter().copied().filter(|id| FIRST.iter().all(|meaning| meaning.id() != *id));
    let state = |id: &str| {
        let of = facts.iter().filter(|fact| fact.counts && fact.entity == Entity::Deal);
        let of = of.filter(|fact| fact.fact.meaning.is_some_and(|meaning| meaning.id() == id));
        let read: Vec<bool> = of.map(|fact| matches!(fact.value, Some(Read::Known(..) | Read::Blank))).collect();
        match (read.is_empty(), read.contains(&true)) {
            (true, _) => "missing",
            (_, true) => "known",
            (_, false) => "unclear",
        }
    };
    let mut wanted: Vec<WantedView> =
        first.chain(rest).map(|meaning| WantedView { meaning, state: state(meaning) }).collect();
    wanted.sort_by_key(|wanted| wanted.state == "known");
    wanted
}

/// What would be kept of a field that somebody pointed at: known again by the best of its marks.
pub(crate) fn field(request: &PointedRequest) -> Option<FieldView> {
    let (by, name) = request.marks.iter().find(|(_, name)| !name.trim().is_empty())?;
    Some(FieldView {
        id: id(&[&request.origin, &request.page, by, name]),
        origin: request.origin.clone(),
        page: request.page.clone(),
        by: by.clone(),
        name: name.clone(),
        meaning: request.meaning,
    })
}

/// An id made of texts (FNV-1a, 64 bits): the same texts always give the same one.
fn id(texts: &[&str]) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    format!("f{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, step))
}
