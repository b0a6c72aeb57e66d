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

    /// A field of a CRM that no adapter knows: exactly one of label, name in programs and place says which.
    pub struct FieldSettings {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// The CRM's origin, such as `https://crm.example`.
        pub origin: String = Shape::Text(300),
        /// The kind of page.
        pub page: MappedPage = Shape::Choice(PAGES),
        /// The field's label as the page shows it.
        pub label: Option<String> = Shape::optional(Shape::Text(200)),
        /// The field's name in the CRM's programs, where an attribute of the page tells it.
        pub api: Option<String> = Shape::optional(Shape::Text(200)),
        /// Where the value stands, as a path that pages of one kind share.
        pub at: Option<String> = Shape::optional(Shape::Text(1_000)),
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
        fields.into_iter().filter_map(FieldSettings::mapping).collect()
    }

    pub(super) fn check(&self, faults: &mut Vec<Problem>) {
        for field in &self.fields {
            let path = format!("reading.fields.{}", field.id);
            let marks = field.marks().filter(|mark| !mark.trim().is_empty()).count();
            if marks != 1 || field.marks().count() != 1 {
                faults.push(Problem::at(&path, Message::new("settings-field-mark")));
            }
            if !is_origin(&field.origin) {
                let message = Message::new("settings-origin").text("value", &field.origin);
                faults.push(Problem::at(&format!("{path}.origin"), message));
            }
        }
    }
}

impl FieldSettings {
    fn marks(&self) -> impl Iterator<Item = &str> {
        [&self.label, &self.api, &self.at].into_iter().filter_map(Option::as_deref)
    }

    fn mapping(&self) -> Option<Mapping> {
        let label = self.label.clone().map(Mark::Label);
        let by = label.or_else(|| self.api.clone().map(Mark::Api)).or_else(|| self.at.clone().map(Mark::At))?;
        Some(Mapping { origin: self.origin.clone(), page: self.page, by, meaning: self.meaning })
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
    let mark = ["label", "api", "at"].into_iter().find_map(text).unwrap_or_default();
    let host = text("origin").unwrap_or_default();
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    let title = Message::new("title-field").text("mark", mark).text("origin", host);
    match text("meaning") {
        Some(meaning) => title.word("meaning", &format!("meaning-{}", meaning.replace('_', "-"))),
        None => title.word("meaning", "meaning-none"),
    }
}
