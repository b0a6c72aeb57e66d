//! Deals from observations: identity first, then values.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::values::Reader;
use super::{Grounds, Merged, Rows, row, whole_at};
use crate::model::{Basis, Deal, Field, Meaning, Money, People, Read, Reason, RecordKey, Stage, same_words};
use crate::page::shapes::Writing;
use crate::page::values::{texts, words};
use crate::page::{Entity, Extent, Observation, PageReading};

/// The meanings whose text is kept as it was read: what tells a deal from others, and what the hand-off asks for.
const TEXTS: [Meaning; 28] = [
    Meaning::Name,
    Meaning::Number,
    Meaning::Stage,
    Meaning::TechnicalOutcome,
    Meaning::TechnicalOutcomeDate,
    Meaning::TechnicalOutcomeReason,
    Meaning::Why,
    Meaning::Success,
    Meaning::Promises,
    Meaning::Demoed,
    Meaning::Technical,
    Meaning::Integration,
    Meaning::Contacts,
    Meaning::Receiver,
    Meaning::SupportContact,
    Meaning::RepRole,
    Meaning::Risks,
    Meaning::GoLive,
    Meaning::Renewal,
    Meaning::Continuity,
    Meaning::Scope,
    Meaning::ProjectLead,
    Meaning::Environments,
    Meaning::DataMigration,
    Meaning::Milestone,
    Meaning::MilestoneDate,
    Meaning::InstallationChanges,
    Meaning::SupportEffect,
];
const DATES: [Meaning; 7] = [
    Meaning::ExpectedClose,
    Meaning::ActualClose,
    Meaning::TechnicalOutcomeDate,
    Meaning::GoLive,
    Meaning::Renewal,
    Meaning::ContinuityUntil,
    Meaning::MilestoneDate,
];
const AMOUNTS: [Meaning; 2] = [Meaning::Amount, Meaning::WonAmount];

/// The deals in order of name, each with what it was made of. Those that were made of the same before are as they were.
pub(super) fn deals<'a>(
    origin: &str,
    pages: &[&'a PageReading],
    people: &People,
    grounds: &Grounds<'a>,
    mut before: BTreeMap<Rows, Deal>,
) -> Vec<(Rows, Deal)> {
    let reader = Reader { people, grounds, writing: writing(pages) };
    let deal = |group: Vec<Seen<'a>>| {
        let rows: Rows = group.iter().map(|(page, seen)| row(page, seen)).collect();
        let deal = before.remove(&rows).unwrap_or_else(|| understand(origin, &merged(&group), &reader));
        (rows, deal)
    };
    let mut deals: Vec<(Rows, Deal)> = grouped(pages).into_iter().map(deal).collect();
    deals.sort_by(|(_, a), (_, b)| (&a.name, &a.key).cmp(&(&b.name, &b.key)));
    deals
}

/// How the CRM writes for this user, by the newest reading that says so.
pub(super) fn writing<'a>(pages: &[&'a PageReading]) -> Option<&'a Writing> {
    written(pages)?.writing.as_ref()
}

/// The newest reading that says how the CRM writes for this user.
pub(super) fn written<'a>(pages: &[&'a PageReading]) -> Option<&'a PageReading> {
    pages.iter().rev().find(|page| page.writing.is_some()).copied()
}

type Seen<'a> = (&'a PageReading, &'a Observation);

/// What several readings say of one deal, the oldest first.
pub(super) fn merged<'a>(group: &[Seen<'a>]) -> Merged<'a> {
    let mut merged = Merged::default();
    for (page, seen) in group {
        merged.add(page, seen);
    }
    merged
}

/// Observations with an id merge by it. An export's rows carry none: a row joins the deal with its name and account that
/// agrees with it best, and deals older than a complete export that no row joins are gone.
pub(super) fn grouped<'a>(pages: &[&'a PageReading]) -> Vec<Vec<Seen<'a>>> {
    let mut by_id: BTreeMap<Rc<str>, Vec<Seen>> = BTreeMap::new();
    let mut rows: Vec<Seen> = Vec::new();
    let export = whole_at(pages, Entity::Deal);
    for page in pages {
        for seen in page.observations.iter().filter(|seen| seen.entity == Entity::Deal) {
            match &seen.id {
                Some(id) => by_id.entry(Rc::clone(id)).or_default().push((page, seen)),
                None => rows.push((page, seen)),
            }
        }
    }
    let mut merged = Vec::new();
    for (_, mut seen) in by_id {
        let newest = seen.iter().map(|(page, _)| page.read_at).max();
        let best = rows
            .iter()
            .enumerate()
            .filter_map(|(index, (_, row))| Some((agreement(row, &seen)?, std::cmp::Reverse(index))))
            .max();
        match best {
            Some((_, std::cmp::Reverse(index))) => seen.push(rows.remove(index)),
            None if export.is_some_and(|export| newest < Some(export)) => continue,
            None => {}
        }
        seen.sort_by_key(|(page, _)| page.read_at);
        merged.push(seen);
    }
    // A row of a list page that joins no deal, and is older than all deals or has neither name nor number, says nothing of
    // its own.
    let stands = |(page, row): &Seen| {
        let of_export = page.extent != Extent::Some;
        let told = [Meaning::Name, Meaning::Number].iter().any(|meaning| !row.text(*meaning).is_empty());
        of_export || (export < Some(page.read_at) && told)
    };
    merged.extend(rows.into_iter().filter(stands).map(|row| vec![row]));
    merged
}

/// How many values a row shares with a deal of the same name and account; `None` for another deal. Where the CRM numbers
/// its deals and both say theirs, that settles it.
fn agreement(row: &Observation, seen: &[(&PageReading, &Observation)]) -> Option<usize> {
    let text =
        |meaning| seen.iter().rev().map(|(_, seen)| seen.text(meaning)).find(|text| !text.is_empty()).unwrap_or("");
    let (number, own_number) = (row.text(Meaning::Number), text(Meaning::Number));
    if !number.is_empty() && !own_number.is_empty() {
        return (number == own_number).then_some(usize::MAX);
    }
    let (account, own_account) = (row.text(Meaning::Account), text(Meaning::Account));
    let same_name = same_words(row.text(Meaning::Name), text(Meaning::Name));
    let same_account = account.is_empty() || own_account.is_empty() || same_words(account, own_account);
    let shared = [Meaning::Stage, Meaning::SalesEngineer, Meaning::Amount, Meaning::Chance, Meaning::Account];
    let agree = |meaning: &&Meaning| {
        let digits = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        !row.text(**meaning).is_empty() && digits(row.text(**meaning)) == digits(text(**meaning))
    };
    (same_name && same_account).then(|| shared.iter().filter(agree).count())
}

fn understand<'a>(origin: &str, merged: &Merged<'a>, reader: &Reader<'_, 'a>) -> Deal {
    let key = RecordKey { origin: origin.into(), id: merged.id.clone() };
    // A deal without a name goes by its number.
    let name = [Meaning::Name, Meaning::Number].map(|meaning| merged.text(meaning));
    let title: Rc<str> = name.into_iter().find(|text| !text.is_empty()).unwrap_or_default().into();
    let field = |meaning| text_field(merged, &key, &title, meaning);
    let person = |meaning| read(merged, &field, meaning, |page, text| reader.person(page, text));
    let stage = field(Meaning::Stage).decode(|_, _| match merged.facts.get(&Meaning::Stage) {
        Some((page, fact)) => Reader::stage(page, fact),
        None => Read::Unclear(Reason::Stage),
    });
    let technical = read(merged, &field, Meaning::TechnicalOutcome, |page, text| {
        let outcome = words::technical_outcome(text, &page.language);
        outcome.map_or(Read::Unclear(Reason::Words), |outcome| Read::Known(outcome, Basis::Text))
    });
    let currency = merged.page(Meaning::Currency);
    let stated = currency.and_then(|page| reader.grounds.currency(page, merged.text(Meaning::Currency)).known());
    let date = |meaning| read(merged, &field, meaning, |page, text| reader.date(page, meaning, text));
    let money = |meaning| read(merged, &field, meaning, |page, text| reader.amount(page, meaning, text, stated));
    let amounts: BTreeMap<Meaning, Field<Money>> = AMOUNTS.iter().map(|meaning| (*meaning, money(*meaning))).collect();
    let amount = |meaning| amounts.get(&meaning).cloned().unwrap_or_default();
    let chance = read(merged, &field, Meaning::Chance, |page, text| reader.chance(page, text));
    let won = stage.known() == Some(&Stage::Won);
    let closed = won || matches!(stage.known(), Some(Stage::Lost | Stage::Abandoned));
    let estimate = amount(Meaning::Amount);
    let amount = if won { amount(Meaning::WonAmount).or(estimate) } else { estimate };
    let expected = date(Meaning::ExpectedClose);
    let close = if closed { date(Meaning::ActualClose).or(expected) } else { expected };
    let se = person(Meaning::SalesEngineer);
    Deal {
        name: title.to_string(),
        account: field(Meaning::Account),
        currency: stated,
        amount,
        close,
        chance,
        created: date(Meaning::Created),
        owner: person(Meaning::Owner),
        se,
        technical,
        term_months: field(Meaning::TermMonths).decode(|text, _| Reader::months(&text)),
        texts: TEXTS.iter().map(|meaning| (*meaning, field(*meaning))).collect(),
        dates: DATES.iter().map(|meaning| (*meaning, date(*meaning))).collect(),
        amounts,
        receiver: field(Meaning::Receiver).decode(|text, _| reader.known_person(&text)),
        stage,
        key,
    }
}

/// A field whose text is read with its page.
fn read<'a, T>(
    merged: &Merged<'a>,
    field: &impl Fn(Meaning) -> Field<String>,
    meaning: Meaning,
    read: impl FnOnce(&'a PageReading, &str) -> Read<T>,
) -> Field<T> {
    field(meaning).decode(|text, _| match merged.page(meaning) {
        Some(page) => read(page, &text),
        None => Read::Unclear(Reason::Words),
    })
}

/// A text field: blank where the page holds it with nothing in it.
fn text_field(merged: &Merged, key: &RecordKey, title: &Rc<str>, meaning: Meaning) -> Field<String> {
    match merged.source(key, Entity::Deal, title, meaning) {
        None => Field::Absent,
        Some(source) if source.rival.is_some() => Field::Unclear(source, Reason::Rival, Vec::new()),
        Some(source) if texts::says_nothing(&source.text) => Field::Blank(source),
        Some(source) => Field::Known(source.text.to_string(), source),
    }
}
