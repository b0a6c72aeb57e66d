//! Deals from observations: identity first, then values.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Merged;
use crate::model::{Deal, Field, Meaning, Money, People, Person, RecordKey, Source, Stage, same_words};
use crate::page::values::{dates, numbers, texts};
use crate::page::{Entity, Observation, PageReading, generic};

/// The meanings whose text the hand-off asks for.
const TEXTS: [Meaning; 18] = [
    Meaning::Name,
    Meaning::Stage,
    Meaning::TechnicalOutcome,
    Meaning::TechnicalOutcomeDate,
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
];
const DATES: [Meaning; 4] =
    [Meaning::TechnicalOutcomeDate, Meaning::GoLive, Meaning::Renewal, Meaning::ContinuityUntil];

pub(super) fn deals(origin: &str, pages: &[&PageReading], people: &People) -> Vec<Deal> {
    let mut deals: Vec<Deal> = merge(pages).iter().map(|merged| understand(origin, merged, people)).collect();
    deals.sort_by(|a, b| (&a.name, &a.key).cmp(&(&b.name, &b.key)));
    deals
}

/// Observations with an id merge by it. An export's rows carry none: a row joins the deal with its name and account that
/// agrees with it best, and deals older than a complete export that no row joins are gone.
fn merge<'a>(pages: &[&'a PageReading]) -> Vec<Merged<'a>> {
    type Seen<'a> = (&'a PageReading, &'a Observation);
    let mut by_id: BTreeMap<Rc<str>, Vec<Seen>> = BTreeMap::new();
    let mut rows: Vec<Seen> = Vec::new();
    let mut export: Option<Timestamp> = None;
    for page in pages {
        for seen in page.observations.iter().filter(|seen| seen.entity == Entity::Deal) {
            match &seen.id {
                Some(id) => by_id.entry(Rc::clone(id)).or_default().push((page, seen)),
                None => rows.push((page, seen)),
            }
        }
        if page.complete && page.entity == Entity::Deal {
            export = Some(page.read_at);
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
    merged.extend(rows.into_iter().map(|row| vec![row]));
    let fold = |seen: Vec<Seen<'a>>| {
        seen.into_iter().fold(Merged::default(), |mut merged, (page, seen)| {
            merged.add(page, seen);
            merged
        })
    };
    merged.into_iter().map(fold).collect()
}

/// How many values a row shares with a deal of the same name and account; `None` for another deal.
fn agreement(row: &Observation, seen: &[(&PageReading, &Observation)]) -> Option<usize> {
    let text =
        |meaning| seen.iter().rev().map(|(_, seen)| seen.text(meaning)).find(|text| !text.is_empty()).unwrap_or("");
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

fn understand(origin: &str, merged: &Merged, people: &People) -> Deal {
    let key = RecordKey { origin: origin.into(), id: merged.id.clone() };
    let title: Rc<str> = merged.text(Meaning::Name).into();
    let field = |meaning| text_field(merged, &key, &title, meaning);
    let person = |meaning: Meaning| {
        // On an unknown CRM a short name could be anybody's.
        let unknown = merged.facts.get(&meaning).is_some_and(|(page, _)| page.adapter.id == generic::ID);
        field(meaning).decode(|text, _| if unknown { people.find_or_full(&text) } else { people.find_or_shown(&text) })
    };
    let stage = field(Meaning::Stage)
        .decode(|text, _| merged.facts.get(&Meaning::Stage).and_then(|(page, _)| page.adapter.stage(&text)));
    let won = stage.known() == Some(&Stage::Won);
    let closed = won || matches!(stage.known(), Some(Stage::Lost | Stage::Abandoned));
    let estimate = amount(merged, &key, &title, Meaning::Amount);
    let amount = if won { amount(merged, &key, &title, Meaning::WonAmount).or(estimate) } else { estimate };
    let expected = field(Meaning::ExpectedClose).decode(date);
    let close = if closed { field(Meaning::ActualClose).decode(date).or(expected) } else { expected };
    let se = person(Meaning::SalesEngineer);
    let receiver = field(Meaning::Receiver).decode(|text, _| known_person(people, &text));
    Deal {
        name: title.to_string(),
        account: field(Meaning::Account),
        currency: numbers::currency(merged.text(Meaning::Currency)),
        amount,
        close,
        owner: person(Meaning::Owner),
        se,
        term_months: field(Meaning::TermMonths).decode(|text, _| months(&text)),
        texts: TEXTS.iter().map(|meaning| (*meaning, field(*meaning))).collect(),
        dates: DATES.iter().map(|meaning| (*meaning, field(*meaning).decode(date))).collect(),
        receiver,
        stage,
        key,
    }
}

fn date(text: String, _: &Source) -> Option<Date> {
    dates::date(&text)
}

fn months(text: &str) -> Option<u32> {
    text.trim().trim_end_matches(".00").parse().ok().filter(|months| *months > 0)
}

fn known_person(people: &People, text: &str) -> Option<Person> {
    people.find(text).cloned()
}

/// A text field: blank where the page holds it with nothing in it.
fn text_field(merged: &Merged, key: &RecordKey, title: &Rc<str>, meaning: Meaning) -> Field<String> {
    match merged.source(key, Entity::Deal, title, meaning) {
        None => Field::Absent,
        Some(source) if source.rival.is_some() => Field::Unclear(source),
        Some(source) if texts::says_nothing(&source.text) => Field::Blank(source),
        Some(source) => Field::Known(source.text.to_string(), source),
    }
}

/// An amount in the record's own currency, where that field is known, else in the one its text shows.
fn amount(merged: &Merged, key: &RecordKey, title: &Rc<str>, meaning: Meaning) -> Field<Money> {
    let stated = numbers::currency(merged.text(Meaning::Currency));
    let language = merged.facts.get(&meaning).map_or("", |(page, _)| page.language.as_str());
    text_field(merged, key, title, meaning).decode(|text, _| numbers::money(&text, language, stated))
}
