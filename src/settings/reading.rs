//! How pages are read where they leave it open, and what was said of fields of CRMs that no adapter knows.

use serde_json::Value;

use super::shape::{Setting, Shape, choices, settings};
use crate::error::{Message, Problem};
use crate::model::Meaning;
use crate::page::labels::{MappedPage, Mapping, Mark};
use crate::page::values::settle::{Conventions, Order};

choices! {
    /// Which of day and month a date in digits names first.
    #[allow(missing_docs)]
    pub enum DateOrder {
        Open = "open",
        DayFirst = "day_first",
        MonthFirst = "month_first",
    }

    /// What stands before decimals.
    #[allow(missing_docs)]
    pub enum DecimalMark {
        Open = "open",
        Point = "point",
        Comma = "comma",
    }

    /// How a field is known again on the next page.
    #[allow(missing_docs)]
    pub enum KnownBy {
        Label = "label",
        Api = "api",
        At = "at",
    }
}

settings! {
    /// How values are read that neither the page's language nor their neighbours settle, and what fields of unknown CRMs mean.
    pub struct ReadingSettings {
        /// Which of day and month comes first in a date such as 03/04/2027, where nothing else on the page says so.
        pub date_order: DateOrder = Shape::Choice(DateOrder::IDS),
        /// What stands before decimals in a number such as 1.234, where nothing else on the page says so.
        pub decimal: DecimalMark = Shape::Choice(DecimalMark::IDS),
        /// Fields of CRMs that no adapter knows, with what each means. They go before the built-in labels.
        pub fields: Vec<FieldSettings> = Shape::members(FieldSettings::shape()),
    }

    /// A field of a CRM that no adapter knows, and what it means there.
    pub struct FieldSettings {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// The CRM's origin, such as `https://crm.example`.
        pub origin: String = Shape::Text(300),
        /// The kind of page.
        pub page: MappedPage = Shape::Choice(PAGES),
        /// How it is known again: by its label as shown, by its name in the CRM's programs, or by where its value stands.
        pub by: KnownBy = Shape::Choice(KnownBy::IDS),
        /// That label, name or place.
        pub name: String = Shape::Text(1_000),
        /// What it means; without one, nothing that is needed.
        pub meaning: Option<Meaning> = Shape::optional(Shape::Choice(Meaning::OF_DEALS)),
    }
}

const PAGES: &[&str] = &["record", "list"];

impl Setting for MappedPage {
    fn of(value: &Value) -> Option<MappedPage> {
        serde_json::from_value(value.clone()).ok()
    }
}

impl Setting for Meaning {
    fn of(value: &Value) -> Option<Meaning> {
        serde_json::from_value(value.clone()).ok()
    }
}

impl ReadingSettings {
    /// What is settled for values that are open otherwise.
    pub(crate) fn conventions(&self) -> Conventions {
        Conventions {
            order: match self.date_order {
                DateOrder::Open => None,
                DateOrder::DayFirst => Some(Order::DayMonthYear),
                DateOrder::MonthFirst => Some(Order::MonthDayYear),
            },
            decimal: match self.decimal {
                DecimalMark::Open => None,
                DecimalMark::Point => Some('.'),
                DecimalMark::Comma => Some(','),
            },
            currency: None,
        }
    }

    /// What was said of fields, the first word on a field first: that of a lock, then what was said last.
    pub(crate) fn mappings(&self, is_locked: impl Fn(&FieldSettings) -> bool) -> Vec<Mapping> {
        let mut fields: Vec<&FieldSettings> = self.fields.iter().rev().collect();
        fields.sort_by_key(|field| !is_locked(field));
        fields.into_iter().map(FieldSettings::mapping).collect()
    }

    pub(super) fn check(&self, faults: &mut Vec<Problem>) {
        for field in &self.fields {
            let at = |key: &str| format!("reading.fields.{}.{key}", field.id);
            if field.name.trim().is_empty() {
                faults.push(Problem::at(&at("name"), Message::new("settings-empty-text")));
            }
            // An empty one is not filled in yet, and stands for no CRM.
            if !field.origin.is_empty() && !is_origin(&field.origin) {
                faults.push(Problem::at(&at("origin"), Message::new("settings-origin").text("value", &field.origin)));
            }
        }
    }
}

impl FieldSettings {
    fn mapping(&self) -> Mapping {
        let name = self.name.clone();
        let by = match self.by {
            KnownBy::Label => Mark::Label(name),
            KnownBy::Api => Mark::Api(name),
            KnownBy::At => Mark::At(name),
        };
        Mapping { origin: self.origin.clone(), page: self.page, by, meaning: self.meaning }
    }
}

/// Whether a text is an origin as browsers write it: scheme and host, no path.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty() && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    })
}

/// What a field is called in lists: how it is known, where, and what it means.
pub(super) fn field_title(field: &Value) -> Message {
    let text = |key: &str| field.get(key).and_then(Value::as_str);
    let host = text("origin").unwrap_or_default();
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    let title = Message::new("title-field").text("mark", text("name").unwrap_or_default()).text("origin", host);
    match text("meaning") {
        Some(meaning) => title.word("meaning", &format!("meaning-{}", meaning.replace('_', "-"))),
        None => title.word("meaning", "meaning-none"),
    }
}
