//! What the values of a page are read with: its language, the other values of their columns, and when it was read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::model::{Currency, Meaning};
use crate::page::PageReading;
use crate::page::values::dates::{Moment, date_time};
use crate::page::values::language::Languages;
use crate::page::values::settle::{Conventions, settle_column};
use crate::page::values::times::{Schedule, schedule};
use crate::page::values::{Context, money};

pub(super) struct Grounds<'a> {
    languages: &'a Languages,
    zone: &'a TimeZone,
    columns: RefCell<BTreeMap<(&'a str, Meaning), Conventions>>,
}

impl<'a> Grounds<'a> {
    /// `zone` stands in where a page does not say the CRM user's.
    pub(super) fn of(languages: &'a Languages, zone: &'a TimeZone) -> Grounds<'a> {
        Grounds { languages, zone, columns: RefCell::default() }
    }

    /// What a value of this meaning on this page is read with.
    pub(super) fn context(&self, page: &'a PageReading, meaning: Meaning) -> Context<'a> {
        let now = page.read_at.to_zoned(self.zone(page).clone()).datetime();
        let context = Context { now: Some(now), ..Context::of(self.languages.of(&page.language)) };
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
        page.zone.as_ref().unwrap_or(self.zone)
    }

    /// A currency as a page names it.
    pub(super) fn currency(&self, page: &'a PageReading, text: &str) -> Option<Currency> {
        money::currency(text, &self.context(page, Meaning::Currency)).known()
    }

    /// A day with its time as a page shows it.
    pub(super) fn moment(&self, page: &'a PageReading, meaning: Meaning, text: &str) -> Option<Moment> {
        date_time(text, &self.context(page, meaning)).known()
    }

    /// From when to when, as a page shows it.
    pub(super) fn schedule(&self, page: &'a PageReading, text: &str) -> Option<Schedule> {
        schedule(text, &self.context(page, Meaning::Schedule)).known()
    }

    /// A moment in the zone of its page.
    pub(super) fn zoned(&self, page: &'a PageReading, moment: Moment) -> Option<Zoned> {
        let zone = self.zone(page);
        match moment.offset {
            None => moment.date_time().to_zoned(zone.clone()).ok(),
            Some(offset) => Some(offset.to_timestamp(moment.date_time()).ok()?.to_zoned(zone.clone())),
        }
    }
}
