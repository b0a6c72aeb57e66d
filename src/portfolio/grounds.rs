//! What the values of a page are read with: its language, the other values of their columns, and when it was read.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

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
    contexts: RefCell<BTreeMap<(&'a str, Meaning), Context<'a>>>,
}

impl<'a> Grounds<'a> {
    /// `zone` stands in where a page does not say the CRM user's.
    pub(super) fn of(languages: &'a Languages, zone: &TimeZone, setting: Conventions) -> Grounds<'a> {
        Grounds { languages, zone: zone.clone(), setting, contexts: RefCell::default() }
    }

    /// What a value of this meaning on this page is read with; found once.
    pub(super) fn context(&self, page: &'a PageReading, meaning: Meaning) -> Context<'a> {
        let of = (page.key.as_str(), meaning);
        if let Some(context) = self.contexts.borrow().get(&of) {
            return *context;
        }
        let now = page.read_at.to_zoned(self.zone(page).clone()).datetime();
        let context =
            Context { now: Some(now), setting: self.setting, ..Context::of(self.languages.of(&page.language)) };
        let context = Context { column: column(page, meaning, &context), ..context };
        self.contexts.borrow_mut().insert(of, context);
        context
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

/// What the values of one meaning on a page settle together.
fn column(page: &PageReading, meaning: Meaning, context: &Context) -> Conventions {
    let is_amount = matches!(meaning, Meaning::Amount | Meaning::WonAmount);
    let several = page.observations.len() > 1;
    if !several && !is_amount {
        return Conventions::default();
    }
    // Many rows hold the same text, which says no more when it is read again.
    let texts: BTreeSet<&str> = page.observations.iter().map(|seen| seen.text(meaning)).collect();
    let settled = if several { settle_column(texts, context) } else { Conventions::default() };
    let labels = page.observations.iter().filter_map(|seen| seen.fact(meaning)).map(|fact| &*fact.label);
    let said = || is_amount.then(|| labelled_currency(labels, context)).flatten();
    Conventions { currency: settled.currency.or_else(said), ..settled }
}

/// The currency that the label of amounts names: "Amount (USD)", "Betrag in €". A word in capitals is a code only among others.
fn labelled_currency<'l>(labels: impl Iterator<Item = &'l str>, context: &Context) -> Option<Currency> {
    let named = |label: &'l str| {
        let capitals = !label.chars().any(char::is_lowercase);
        let parted = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '/' | ',' | ':');
        let code = |word: &str| (!capitals || label.contains('(')).then(|| Currency::of(word)).flatten();
        let sign = |word: &str| {
            let is_sign = !word.is_empty() && !word.chars().any(char::is_alphanumeric);
            is_sign.then(|| money::currency(word, context).known()).flatten()
        };
        let words = || label.split(parted);
        words().find_map(code).or_else(|| words().find_map(sign))
    };
    let mut found = labels.filter_map(named);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
