//! Everything that was read of one deal: its own page, the rows of lists and the answers of the session that speak of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::values::{Reader, Value};
use super::{Grounds, activities, deals};
use crate::model::{Currency, Deal, Meaning, People, Read};
use crate::page::{Entity, Fact, Observation, PageReading};

/// One fact, where it was read, and what it was read as.
#[derive(Debug)]
pub struct FactRead<'a> {
    /// Deal or activity.
    pub entity: Entity,
    /// What its page calls the record that it belongs to.
    pub called: Option<Rc<str>>,
    /// The page.
    pub page: &'a PageReading,
    /// The fact.
    pub fact: &'a Fact,
    /// What it was read as; `None` where nobody asks what it means.
    pub value: Option<Read<Value>>,
    /// Whether it is the one that counts for its meaning: a newer page may say something else.
    pub counts: bool,
}

type Seen<'a> = (&'a PageReading, &'a Observation);

/// What was read of a deal: from its own page first, then from lists, then from answers; the newest first.
pub(super) fn of_deal<'a>(
    origin: &str,
    record: &str,
    pages: &[&'a PageReading],
    people: &People,
    made: &[Deal],
    grounds: &Grounds<'a>,
) -> Vec<FactRead<'a>> {
    let groups = deals::grouped(pages).into_iter();
    let mut group: Vec<Seen<'a>> =
        groups.filter(|group| group.iter().any(|(_, seen)| seen.id.as_deref() == Some(record))).flatten().collect();
    let merged = deals::merged(&group);
    let writing = deals::writing(pages);
    let reader = Reader { people, grounds, writing };
    let stated = merged.page(Meaning::Currency).and_then(|page| {
        let text = merged.text(Meaning::Currency);
        grounds.currency(page, text).known()
    });
    group.sort_by_key(|(page, _)| (page.from, std::cmp::Reverse(page.read_at)));
    let mut found = Vec::new();
    let mut own_pages: BTreeSet<&str> = BTreeSet::new();
    for (page, seen) in group {
        take(&reader, (page, seen), stated, &mut found, |fact| {
            fact.meaning
                .is_some_and(|meaning| merged.fact(meaning).is_some_and(|counting| std::ptr::eq(counting, fact)))
        });
        if page.record.as_deref() == Some(record) && own_pages.insert(&page.key) {
            for seen in page.observations.iter().filter(|seen| seen.entity == Entity::Activity) {
                take(&reader, (page, seen), None, &mut found, |_| true);
            }
        }
    }
    for (called, page, fact) in activities::about(origin, record, pages, made, grounds) {
        if own_pages.contains(page.key.as_str()) {
            continue;
        }
        let value = reader.value(Entity::Activity, page, fact, None);
        found.push(FactRead { entity: Entity::Activity, called, page, fact, value, counts: true });
    }
    found
}

fn take<'a>(
    reader: &Reader<'_, 'a>,
    (page, seen): Seen<'a>,
    stated: Option<Currency>,
    found: &mut Vec<FactRead<'a>>,
    counts: impl Fn(&Fact) -> bool,
) {
    found.extend(seen.facts.iter().map(|fact| FactRead {
        entity: seen.entity,
        called: seen.called.clone(),
        page,
        fact,
        value: reader.value(seen.entity, page, fact, stated),
        counts: fact.meaning.is_some() && counts(fact),
    }));
}
