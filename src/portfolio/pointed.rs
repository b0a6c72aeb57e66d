//! A value that somebody pointed at on a page of an unknown CRM: how it reads, for each meaning that it may have.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::values::{Reader, Value};
use super::{Grounds, Portfolio};
use crate::model::{Meaning, Read};
use crate::page::adapter::adapter;
use crate::page::shapes::Extent;
use crate::page::{Entity, Fact, PageReading, ReadFrom, generic};

impl Portfolio {
    /// What a text at an origin is read as, if it has this meaning, on a page in this language that no adapter knows.
    pub fn read_as(&self, origin: &str, language: &str, text: &str, meaning: Meaning, at: Timestamp) -> Read<Value> {
        let Some(adapter) = adapter(generic::ID) else { return Read::Blank };
        let page = PageReading {
            from: ReadFrom::Record,
            path: String::new(),
            key: String::new(),
            adapter,
            entity: Entity::Deal,
            extent: Extent::Some,
            database: None,
            record: None,
            read_at: at,
            language: language.to_owned(),
            zone: None,
            viewer: None,
            writing: None,
            stopped: false,
            observations: Vec::new(),
            cards: Vec::new(),
            serial: 0,
        };
        let records = self.any_records(origin);
        let grounds = Grounds::of(&self.languages, &TimeZone::UTC, self.conventions);
        let reader = Reader { people: &records.people, grounds: &grounds, writing: None };
        let fact = Fact {
            meaning: Some(meaning),
            label: "".into(),
            text: generic::value_text(meaning, text).as_str().into(),
            choice: None,
            links: Vec::new(),
            doubt: None,
            at: None,
        };
        reader.value(Entity::Deal, &page, &fact, None).unwrap_or(Read::Blank)
    }
}
