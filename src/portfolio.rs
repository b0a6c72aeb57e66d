//! All that is known: readings by origin and key, and the records made of them.
//!
//! The portfolio is a pure function of its readings. The newest reading of a page or request wins, whatever the order of
//! arrival; records of the same origin merge by identity; what a complete export no longer holds is gone.

mod activities;
mod deals;
mod facts;
mod grounds;
mod index;
mod pointed;
mod records;
mod values;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use self::index::Index;
use crate::error::{Error, Problem};
use crate::model::{Activity, Basis, Card, Deal, Meaning, People, Person, RecordKey, Source, folded};
use crate::outlook::{Snapshot, Track};
use crate::page::labels::Mapping;
use crate::page::values::language::Languages;
use crate::page::values::settle::Conventions;
use crate::page::{self, Doubt, Entity, Extent, Fact, Observation, PageReading};
pub use facts::FactRead;
use grounds::Grounds;
use records::Before;
pub use records::Records;
pub use values::Value;

struct Stored {
    text: String,
    page: PageReading,
}

/// What records are asked for by: origin, zone, and the names given.
type Question = (String, String, Vec<String>);

/// Every reading kept, by origin and key.
#[derive(Default)]
pub struct Portfolio {
    readings: BTreeMap<(Rc<str>, String), Stored>,
    languages: Languages,
    mappings: Vec<Mapping>,
    /// Pages that showed a deal when they came and, by what is said of their fields now, show none.
    set_aside: Vec<(Rc<str>, String)>,
    conventions: Conventions,
    /// What the pipelines looked like in weeks before.
    track: Track,
    /// Availability cards that were given, by origin and person.
    cards: BTreeMap<(Rc<str>, String), Card>,
    /// Records made of the readings as they are now; empty again after every change.
    made: RefCell<BTreeMap<Question, Rc<Records>>>,
    /// The records as they were before the last readings came: most of them are as they were.
    before: RefCell<BTreeMap<Question, Rc<Records>>>,
    /// Readings that came.
    came: u64,
}

/// Observations, each by the number of its reading and its place in it: the same ones always say the same.
type Rows = Vec<(u64, usize)>;

fn row(page: &PageReading, seen: &Observation) -> (u64, usize) {
    (page.serial, std::ptr::from_ref(seen).addr())
}

/// What became of one delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ingested {
    /// The key to store it under, beside its origin; empty for a page without a deal, which is not kept.
    pub key: String,
    /// The record whose page it is.
    pub record: Option<String>,
    /// Number of deals it holds.
    pub deals: usize,
    /// Number of activities it holds.
    pub activities: usize,
    /// Whether it is what counts under its key now: nothing newer of the same page or request is known.
    pub counts: bool,
    /// Records that could not be read; the others were.
    pub problems: Vec<Problem>,
}

/// One reading of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReading {
    /// Browser-given origin.
    pub origin: String,
    /// The delivery as it crossed the boundary.
    pub text: String,
}

impl Portfolio {
    /// Takes one delivery in. An older reading of the same page never replaces a newer one.
    ///
    /// # Errors
    /// When the text is not a reading; the portfolio is as before.
    pub fn ingest(&mut self, origin: &str, text: &str) -> Result<Ingested, Error> {
        if Snapshot::claims(text) {
            return self.keep(origin, text);
        }
        if let Some(card) = Card::find(text).filter(|_| !text.trim_start().starts_with('{')) {
            return Ok(self.keep_card(origin, card));
        }
        let (mut page, problems) = self.read(origin, text)?;
        let count = |entity| page.observations.iter().filter(|seen| seen.entity == entity).count();
        let mut ingested = Ingested {
            key: page.key.clone(),
            record: page.record.as_deref().map(str::to_owned),
            deals: count(Entity::Deal),
            activities: count(Entity::Activity),
            counts: false,
            problems,
        };
        if page.key.is_empty() {
            return Ok(ingested);
        }
        let at = (Rc::from(origin), page.key.clone());
        let order = self.readings.get(&at).map(|kept| (page.read_at, text).cmp(&(kept.page.read_at, &kept.text)));
        ingested.counts = order.is_none_or(Ordering::is_ge);
        if order.is_none_or(Ordering::is_gt) {
            self.outdate();
            self.came += 1;
            page.serial = self.came;
            page.names = names_on(&page);
            self.readings.insert(at, Stored { text: text.to_owned(), page });
        }
        Ok(ingested)
    }

    /// What was made is no longer all that is known.
    fn outdate(&mut self) {
        let made = std::mem::take(self.made.get_mut());
        if !made.is_empty() {
            *self.before.get_mut() = made;
        }
    }

    /// What was made is read in another way now.
    fn forget_made(&mut self) {
        self.made.get_mut().clear();
        self.before.get_mut().clear();
    }

    fn keep(&mut self, origin: &str, text: &str) -> Result<Ingested, Error> {
        let snapshot = Snapshot::read(text).map_err(|error| Error::not_a_reading(&error))?;
        let (key, deals) = (snapshot.key(), snapshot.len());
        let counts = self.track.keep(origin, snapshot);
        self.outdate();
        Ok(Ingested { key, record: None, deals, activities: 0, counts, problems: Vec::new() })
    }

    /// Keeps a card that was given; an older one of the same person never replaces a newer one.
    fn keep_card(&mut self, origin: &str, card: Card) -> Ingested {
        let key = format!("card:{}", folded(&card.person));
        let at = (Rc::from(origin), folded(&card.person));
        let counts = self.cards.get(&at).is_none_or(|kept| kept.order() <= card.order());
        if counts {
            self.cards.insert(at, card);
            self.outdate();
        }
        Ingested { key, record: None, deals: 0, activities: 0, counts, problems: Vec::new() }
    }

    /// How the open deals of an origin stand today, to be kept for measuring chances by (C4): one text a week, the last one
    /// of a week counting. `None` until the whole pipeline was read.
    pub fn snapshot(&self, origin: &str, now: &jiff::Zoned) -> Option<String> {
        let records = self.any_records(origin);
        records.pipeline_at.map(|_| Snapshot::of(&records.deals, now).text())
    }

    /// Takes in how a language writes values, so that pages in it are read with certainty.
    ///
    /// # Errors
    /// When the text is no facts of a language; what was known stays.
    pub fn learn_language(&mut self, text: &str) -> Result<(), Problem> {
        self.languages.learn(text)?;
        self.forget_made();
        Ok(())
    }

    /// The languages of pages of which no facts were handed in yet.
    pub fn languages_wanted(&self) -> BTreeSet<&str> {
        let languages = self.readings.values().map(|stored| stored.page.language.as_str());
        languages.filter(|language| !language.is_empty() && !self.languages.knows(language)).collect()
    }

    /// Takes what was said of fields of unknown CRMs, in place of what was said before, and reads their pages again.
    pub fn set_mappings(&mut self, mappings: Vec<Mapping>) {
        if self.mappings == mappings {
            return;
        }
        self.mappings = mappings;
        let of_unknown = |_: &(Rc<str>, String), stored: &mut Stored| stored.page.adapter.id == page::generic::ID;
        let kept: Vec<_> =
            self.readings.extract_if(.., of_unknown).map(|((origin, _), stored)| (origin, stored.text)).collect();
        for (origin, text) in kept.into_iter().chain(std::mem::take(&mut self.set_aside)) {
            // It was a reading when it came. What is said of its fields by now may have it show no deal, and later one again.
            if self.ingest(&origin, &text).is_ok_and(|ingested| ingested.key.is_empty()) {
                self.set_aside.push((origin, text));
            }
        }
        self.forget_made();
    }

    /// Takes what the user settled for values that neither a page's language nor their neighbours settle.
    pub fn set_conventions(&mut self, conventions: Conventions) {
        if self.conventions != conventions {
            self.conventions = conventions;
            self.forget_made();
        }
    }

    fn read(&self, origin: &str, text: &str) -> Result<(PageReading, Vec<Problem>), Error> {
        let own = self.mappings.iter().filter(|mapping| mapping.origin == origin).cloned();
        page::read(text, &own.collect::<Vec<_>>())
    }

    /// Forgets all readings of an origin, or all.
    pub fn forget(&mut self, origin: Option<&str>) {
        self.forget_made();
        self.track.forget(origin);
        self.set_aside.retain(|(kept, _)| origin.is_some_and(|origin| **kept != *origin));
        self.cards.retain(|(kept, _), _| origin.is_some_and(|origin| **kept != *origin));
        self.readings.retain(|(kept, _), _| origin.is_some_and(|origin| **kept != *origin));
    }

    /// Every reading and snapshot, in the order of origin and key: the same readings always give the same export.
    pub fn export(&self) -> Vec<KeptReading> {
        let kept = |((origin, _), stored): (&(Rc<str>, String), &Stored)| KeptReading {
            origin: origin.to_string(),
            text: stored.text.clone(),
        };
        let past = self.track.texts().map(|(origin, text)| KeptReading { origin: origin.to_owned(), text });
        let cards = self.cards.iter();
        let cards = cards.map(|((origin, _), card)| KeptReading { origin: origin.to_string(), text: card.text() });
        self.readings.iter().map(kept).chain(past).chain(cards).collect()
    }

    /// The records of one origin. `zone` stands in where the pages do not say the CRM user's zone; `names` are people
    /// known from elsewhere (who I am). Made once after each change of the readings.
    pub fn records(&self, origin: &str, zone: &TimeZone, names: &[&str]) -> Rc<Records> {
        let zone_name = zone.iana_name().unwrap_or_default().to_owned();
        let question = (origin.to_owned(), zone_name, names.iter().map(|name| (*name).to_owned()).collect());
        if let Some(made) = self.made.borrow().get(&question) {
            return Rc::clone(made);
        }
        let before = self.before.borrow_mut().remove(&question).and_then(|before| Rc::try_unwrap(before).ok());
        let made = Rc::new(self.make_records(origin, zone, names, before));
        self.made.borrow_mut().insert(question, Rc::clone(&made));
        made
    }

    /// The records of one origin as somebody asked for them last, for what no zone and no further name changes.
    pub fn any_records(&self, origin: &str) -> Rc<Records> {
        let made = self.made.borrow().iter().find(|((of, ..), _)| of == origin).map(|(_, made)| Rc::clone(made));
        made.unwrap_or_else(|| self.records(origin, &TimeZone::UTC, &[]))
    }

    /// The readings of an origin that count, the oldest first.
    fn pages(&self, origin: &str) -> Vec<&PageReading> {
        let of_origin = self.readings.iter().filter(|((kept, _), _)| **kept == *origin).map(|(_, stored)| &stored.page);
        let mut pages: Vec<&PageReading> = of_origin.collect();
        // Once an adapter knows the CRM, what was read of it without one says nothing new, and might say it twice.
        if pages.iter().any(|page| page.adapter.id != page::generic::ID) {
            pages.retain(|page| page.adapter.id != page::generic::ID);
        }
        pages.sort_by(|a, b| (a.read_at, &a.key).cmp(&(b.read_at, &b.key)));
        // Of several databases behind one origin, the one that was read last counts: a copy for tests is not the CRM.
        let database = pages.last().and_then(|page| page.database.clone());
        pages.retain(|page| page.database == database);
        pages
    }

    fn make_records(&self, origin: &str, zone: &TimeZone, names: &[&str], before: Option<Records>) -> Records {
        let pages = self.pages(origin);
        let people = people(&pages, names);
        let grounds = Grounds::of(&self.languages, zone, self.conventions);
        let written = deals::written(&pages).map(|page| page.serial);
        // A name of somebody new, or another way to write, may change what any text says.
        let before = before.filter(|before| (&before.people, before.written) == (&people, written));
        let before = before.map(Before::of).unwrap_or_default();
        let (deal_rows, deals): (_, Vec<Deal>) =
            deals::deals(origin, &pages, &people, &grounds, before.deals).into_iter().unzip();
        let with_activities = with_activities(&pages);
        let same_names =
            before.named.len() == deals.len() && before.named.iter().zip(&deals).all(|(link, deal)| link.is_to(deal));
        let (activity_rows, activities, index) = if same_names && before.with_activities == with_activities {
            (before.activity_rows, before.activities, before.index)
        } else {
            let made = before.activity_rows.into_iter().zip(before.activities).collect();
            let made = activities::activities(origin, &pages, &people, &deals, &grounds, made);
            let (rows, activities): (_, Vec<Activity>) = made.into_iter().unzip();
            let index = Index::of(&deals, &activities);
            (rows, activities, index)
        };
        let pipeline = pages.last().map_or(&[][..], |page| &page.adapter.pipeline);
        let read_whole: Option<Vec<Timestamp>> = pipeline.iter().map(|entity| whole_at(&pages, *entity)).collect();
        Records {
            newest: pages.last().map(|page| page.read_at),
            pipeline_at: read_whole.and_then(|read| read.into_iter().min()),
            activities_held: pages.last().is_none_or(|page| page.adapter.pipeline.contains(&Entity::Activity)),
            activities_read: whole_at(&pages, Entity::Activity).is_some(),
            ours: ours(&deals, &activities),
            cards: self.cards_of(origin, &pages),
            calibration: self.track.calibration(origin, &deals),
            unknown_crm: pages.iter().any(|page| page.adapter.id == page::generic::ID),
            stopped: pages.iter().filter(|page| page.stopped).filter_map(|page| page.record.clone()).collect(),
            index,
            deal_rows,
            activity_rows,
            with_activities,
            written,
            deals,
            activities,
            people,
        }
    }

    /// The newest card of each person: given, or read anywhere in the CRM.
    fn cards_of(&self, origin: &str, pages: &[&PageReading]) -> Vec<Card> {
        let read = pages.iter().flat_map(|page| page.cards.iter().cloned());
        let given = self.cards.iter().filter(|((of, _), _)| **of == *origin).map(|(_, card)| card.clone());
        let mut newest: BTreeMap<String, Card> = BTreeMap::new();
        for card in given.chain(read) {
            let kept = newest.entry(folded(&card.person)).or_insert_with(|| card.clone());
            if kept.order() < card.order() {
                *kept = card;
            }
        }
        newest.into_values().collect()
    }

    /// Everything that was read of one deal, with what each text was read as: as the records are that were asked for last.
    pub fn facts(&self, origin: &str, record: &str) -> Vec<FactRead<'_>> {
        let asked = self.made.borrow().keys().find(|(of, ..)| of == origin).map(|(_, zone, _)| zone.clone());
        let zone = asked.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC);
        let records = self.any_records(origin);
        let pages = self.pages(origin);
        let grounds = Grounds::of(&self.languages, &zone, self.conventions);
        facts::of_deal(origin, record, &pages, &records.people, &records.deals, &grounds)
    }
}

/// The readings that say something of activities.
fn with_activities(pages: &[&PageReading]) -> Vec<u64> {
    let says = |page: &&&PageReading| {
        page.entity == Entity::Activity || page.observations.iter().any(|seen| seen.entity == Entity::Activity)
    };
    pages.iter().filter(says).map(|page| page.serial).collect()
}

/// When all records of a kind were read last: by one export, or by parts that follow each other from the first to the
/// end. Parts of several pulls are as old as the oldest of them.
fn whole_at(pages: &[&PageReading], entity: Entity) -> Option<Timestamp> {
    let of_entity = || pages.iter().filter(|page| page.entity == entity);
    let export = of_entity().filter(|page| page.extent == Extent::Whole).map(|page| page.read_at).next_back();
    let parts: BTreeMap<u64, (Option<u64>, Timestamp)> = of_entity()
        .filter_map(|page| match page.extent {
            Extent::Part { after, last } => Some((after, (last, page.read_at))),
            _ => None,
        })
        .collect();
    let (mut next, mut oldest) = (Some(0), None);
    while let Some(after) = next {
        let Some((last, read_at)) = parts.get(&after) else { return export };
        oldest = Some(oldest.unwrap_or(*read_at).min(*read_at));
        next = last.filter(|last| *last > after);
    }
    export.max(oldest)
}

/// What could be meant as well: the other field, or the same one as something else.
fn rival(fact: &Fact) -> Option<(Rc<str>, Rc<str>)> {
    match fact.doubt.as_ref()? {
        Doubt::Rival { label, text } => Some((Rc::clone(label), Rc::clone(text))),
        Doubt::Meanings(one, other) => {
            let names = [*one, *other].map(page::labels::plain_name).join(" / ");
            Some((names.into(), Rc::clone(&fact.text)))
        }
    }
}

/// Full names seen anywhere: SEs and owners of deals, participants of activities, who was signed in, and the names given.
fn people(pages: &[&PageReading], names: &[&str]) -> People {
    let mut people = People::default();
    for name in names {
        people.learn(name);
    }
    for viewer in pages.iter().filter_map(|page| page.viewer.as_ref()) {
        people.learn(&viewer.text);
    }
    for name in pages.iter().flat_map(|page| &page.names) {
        people.learn(name);
    }
    people
}

/// The names that the records of a page give to people, each once.
fn names_on(page: &PageReading) -> Vec<Rc<str>> {
    let of_record = |seen: &Observation| -> Vec<Rc<str>> {
        match seen.entity {
            Entity::Deal => [Meaning::SalesEngineer, Meaning::Owner].map(|meaning| seen.text(meaning).into()).into(),
            Entity::Activity => names_in(seen.fact(Meaning::Participants)).map(Rc::from).collect(),
        }
    };
    let mut known = BTreeSet::new();
    page.observations.iter().flat_map(of_record).filter(|name| known.insert(Rc::clone(name))).collect()
}

/// The names in a relation: its links where the page has them, else the export's names joined by "/".
fn names_in(fact: Option<&Fact>) -> Box<dyn Iterator<Item = &str> + '_> {
    match fact {
        Some(fact) if !fact.links.is_empty() => Box::new(fact.links.iter().map(|link| link.text.as_str())),
        Some(fact) => Box::new(fact.text.split(['/', '\n']).map(str::trim).filter(|name| !name.is_empty())),
        None => Box::new(std::iter::empty()),
    }
}

/// Whoever has a part in a deal, and whoever an activity belongs to: customers have no user of their own.
fn ours(deals: &[Deal], activities: &[Activity]) -> BTreeSet<Person> {
    fn of_deal(deal: &Deal) -> [Option<&Person>; 3] {
        [deal.se.known(), deal.owner.known(), deal.receiver.known()]
    }
    let owners = activities.iter().filter_map(|activity| activity.owner.as_ref());
    let ours: BTreeSet<&Person> = deals.iter().flat_map(of_deal).flatten().chain(owners).collect();
    ours.into_iter().cloned().collect()
}

/// The facts of one record over several readings: for each meaning the newest.
#[derive(Default)]
struct Merged<'a> {
    id: Option<Rc<str>>,
    rows: Rows,
    facts: page::Facts<'a>,
}

impl<'a> Merged<'a> {
    /// Takes in an observation newer than all before it.
    fn add(&mut self, page: &'a PageReading, seen: &'a Observation) {
        self.id = self.id.take().or_else(|| seen.id.clone());
        self.rows.push(row(page, seen));
        for meaning in seen.facts.iter().filter_map(|fact| fact.meaning) {
            if let Some(fact) = seen.fact(meaning) {
                self.facts.insert(meaning, (page, fact));
            }
        }
    }

    fn text(&self, meaning: Meaning) -> &'a str {
        self.facts.get(&meaning).map_or("", |(_, fact)| &fact.text)
    }

    /// The page that holds a meaning.
    fn page(&self, meaning: Meaning) -> Option<&'a PageReading> {
        self.facts.get(&meaning).map(|(page, _)| *page)
    }

    fn fact(&self, meaning: Meaning) -> Option<&'a Fact> {
        self.facts.get(&meaning).map(|(_, fact)| *fact)
    }

    fn newest(&self) -> Option<Timestamp> {
        self.facts.values().map(|(page, _)| page.read_at).max()
    }

    fn source(&self, key: &RecordKey, entity: Entity, title: &Rc<str>, meaning: Meaning) -> Option<Source> {
        let (page, fact) = self.facts.get(&meaning)?;
        Some(Source {
            key: key.clone(),
            entity: entity.id(),
            title: Rc::clone(title),
            label: Rc::clone(&fact.label),
            text: Rc::clone(&fact.text),
            read_at: page.read_at,
            rival: rival(fact),
            basis: Basis::Text,
        })
    }
}
