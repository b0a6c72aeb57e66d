//! Deals from observations: identity first, then values.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::{Grounds, Merged, whole_at};
use crate::model::{Currency, Deal, Field, Meaning, Money, People, Person, Ratio, RecordKey, Stage, same_words};
use crate::page::shapes::Writing;
use crate::page::values::{Context, dates, money, numbers, texts, words};
use crate::page::{Entity, Extent, Observation, PageReading, generic};

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

pub(super) fn deals<'a>(origin: &str, pages: &[&'a PageReading], people: &People, grounds: &Grounds<'a>) -> Vec<Deal> {
    let writing = pages.iter().rev().find_map(|page| page.writing.as_ref());
    let understand = |merged: &Merged<'a>| understand(origin, merged, people, grounds, writing);
    let mut deals: Vec<Deal> = merge(pages).iter().map(understand).collect();
    deals.sort_by(|a, b| (&a.name, &a.key).cmp(&(&b.name, &b.key)));
    deals
}

/// Observations with an id merge by it. An export's rows carry none: a row joins the deal with its name and account that
/// agrees with it best, and deals older than a complete export that no row joins are gone.
fn merge<'a>(pages: &[&'a PageReading]) -> Vec<Merged<'a>> {
    type Seen<'a> = (&'a PageReading, &'a Observation);
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
    let fold = |seen: Vec<Seen<'a>>| {
        seen.into_iter().fold(Merged::default(), |mut merged, (page, seen)| {
            merged.add(page, seen);
            merged
        })
    };
    merged.into_iter().map(fold).collect()
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

fn understand<'a>(
    origin: &str,
    merged: &Merged<'a>,
    people: &People,
    grounds: &Grounds<'a>,
    writing: Option<&Writing>,
) -> Deal {
    let key = RecordKey { origin: origin.into(), id: merged.id.clone() };
    // A deal without a name goes by its number.
    let name = [Meaning::Name, Meaning::Number].map(|meaning| merged.text(meaning));
    let title: Rc<str> = name.into_iter().find(|text| !text.is_empty()).unwrap_or_default().into();
    let field = |meaning| text_field(merged, &key, &title, meaning);
    let person = |meaning: Meaning| {
        // On an unknown CRM a short name could be anybody's.
        let unknown = merged.facts.get(&meaning).is_some_and(|(page, _)| page.adapter.id == generic::ID);
        field(meaning).decode(|text, _| if unknown { people.find_or_full(&text) } else { people.find_or_shown(&text) })
    };
    let stage = field(Meaning::Stage).decode(|text, _| {
        let (page, fact) = merged.facts.get(&Meaning::Stage)?;
        stage(page, fact.choice.as_deref().unwrap_or(&text))
    });
    let technical = field(Meaning::TechnicalOutcome)
        .decode(|text, _| words::technical_outcome(&text, &merged.page(Meaning::TechnicalOutcome)?.language));
    let stated = currency(merged, grounds);
    let date = |meaning| field(meaning).decode(|text, _| date(merged, meaning, &text, grounds, writing));
    let read = |meaning| {
        field(meaning).decode(|text, _| {
            let context = grounds.context(merged.page(meaning)?, meaning);
            money::money(&text, &Context { currency: stated, ..context }).known()
        })
    };
    let amounts: BTreeMap<Meaning, Field<Money>> = AMOUNTS.iter().map(|meaning| (*meaning, read(*meaning))).collect();
    let amount = |meaning| amounts.get(&meaning).cloned().unwrap_or_default();
    let chance = field(Meaning::Chance).decode(|text, _| {
        let context = grounds.context(merged.page(Meaning::Chance)?, Meaning::Chance);
        let share = numbers::percent(&text, &context).known()?;
        (Ratio::ZERO..=Ratio::ONE).contains(&share).then(|| share.to_f64())
    });
    let won = stage.known() == Some(&Stage::Won);
    let closed = won || matches!(stage.known(), Some(Stage::Lost | Stage::Abandoned));
    let estimate = amount(Meaning::Amount);
    let amount = if won { amount(Meaning::WonAmount).or(estimate) } else { estimate };
    let expected = date(Meaning::ExpectedClose);
    let close = if closed { date(Meaning::ActualClose).or(expected) } else { expected };
    let se = person(Meaning::SalesEngineer);
    let receiver = field(Meaning::Receiver).decode(|text, _| known_person(people, &text));
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
        term_months: field(Meaning::TermMonths).decode(|text, _| months(&text)),
        texts: TEXTS.iter().map(|meaning| (*meaning, field(*meaning))).collect(),
        dates: DATES.iter().map(|meaning| (*meaning, date(*meaning))).collect(),
        amounts,
        receiver,
        stage,
        key,
    }
}

/// A stage by the adapter's own names, else by the words of the page's language.
fn stage(page: &PageReading, text: &str) -> Option<Stage> {
    page.adapter.stage(text).or_else(|| words::stage(text, &page.adapter.id, &page.language).known())
}

/// The currency that the record states in a field of its own.
fn currency<'a>(merged: &Merged<'a>, grounds: &Grounds<'a>) -> Option<Currency> {
    grounds.currency(merged.page(Meaning::Currency)?, merged.text(Meaning::Currency))
}

/// A day: as the user's own preferences write it, where the CRM has such, else as the page's language does.
fn date<'a>(
    merged: &Merged<'a>,
    meaning: Meaning,
    text: &str,
    grounds: &Grounds<'a>,
    writing: Option<&Writing>,
) -> Option<Date> {
    let page = merged.page(meaning)?;
    let preferred = writing.and_then(|writing| writing.date(text, &page.language));
    preferred.or_else(|| dates::date(text, &grounds.context(page, meaning)).known())
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
