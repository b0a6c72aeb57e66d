//! What the values of a page are read with: its language, the other values of their columns, and when it was read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::model::{Currency, Meaning, Read};
use crate::page::PageReading;
use crate::page::values::dates::{Moment, date_time};
use crate::page::values::language::Languages;
use crate::page::values::settle::{Conventions, settle_column};
use crate::page::values::times::{Schedule, schedule};
use crate::page::values::{Context, money};

pub(super) struct Grounds<'a> {
    languages: &'a Languages,
    zone: TimeZone,
    /// What the user settled for what page and neighbours leave open.
    setting: Conventions,
    columns: RefCell<BTreeMap<(&'a str, Meaning), Conventions>>,
}

impl<'a> Grounds<'a> {
    /// `zone` stands in where a page does not say the CRM user's.
    pub(super) fn of(languages: &'a Languages, zone: &TimeZone, setting: Conventions) -> Grounds<'a> {
        Grounds { languages, zone: zone.clone(), setting, columns: RefCell::default() }
    }

    /// What a value of this meaning on this page is read with.
    pub(super) fn context(&self, page: &'a PageReading, meaning: Meaning) -> Context<'a> {
        let now = page.read_at.to_zoned(self.zone(page).clone()).datetime();
        let context =
            Context { now: Some(now), setting: self.setting, ..Context::of(self.languages.of(&page.language)) };
        Context { column: self.column(page, meaning, &context), ..context }
    }

    /// What the values of one meaning on a page settle together; found once.
    fn column(&self, page: &'a PageReading, meaning: Meaning, context: &Context) -> Conventions {
        if page.observations.len() < 2 {
            return Conventions::default();
        }
        let mut columns = self.columns.borrow_mut();
        let texts = || page.observations.iter().map(|seen| seen.text(meaning));
        *columns.entry((page.key.as_str(), meaning)).or_insert_with(|| settle_column(texts(), context))
    }

    /// The zone of the page's times.
    pub(super) fn zone(&self, page: &'a PageReading) -> &TimeZone {
        page.zone.as_ref().unwrap_or(&self.zone)
    }

    /// A currency as a page names it.
    pub(super) fn currency(&self, page: &'a PageReading, text: &str) -> Read<Currency> {
        money::currency(text, &self.context(page, Meaning::Currency))
    }

    /// A day with its time as a page shows it.
    pub(super) fn moment(&self, page: &'a PageReading, meaning: Meaning, text: &str) -> Read<Moment> {
        date_time(text, &self.context(page, meaning))
    }

    /// From when to when, as a page shows it.
    pub(super) fn schedule(&self, page: &'a PageReading, text: &str) -> Read<Schedule> {
        schedule(text, &self.context(page, Meaning::Schedule))
    }
}
