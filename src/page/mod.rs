//! Raw facts → readings with meanings. The reader delivers label and text; this room says what they mean.
//!
//! What stands where: `Reading` is the text that crossed the boundary, [`PageReading`] the same with each fact's meaning.
//! Values are decoded when the portfolio merges readings, since a value may need its neighbours (an amount its currency).

pub mod adapter;
pub mod generic;
pub mod labels;
pub mod own_calendar;
mod query;
pub mod shapes;
pub mod values;

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::error::{Error, Problem};
use crate::model::{Card, Meaning};
use adapter::Adapter;
use shapes::Answered;
pub use shapes::Extent;

/// The kinds of record that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Entity {
    Deal,
    Activity,
}

impl Entity {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            Entity::Deal => "deal",
            Entity::Activity => "activity",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Record,
    List,
    Answer,
    /// A page that no adapter knows: the core says what it is.
    Page,
}

/// One delivery of the reader, as it crossed the boundary (format 1).
#[derive(Debug, Deserialize)]
struct Reading {
    format: u32,
    adapter: String,
    kind: Kind,
    entity: Entity,
    path: String,
    record: Option<String>,
    request: Option<String>,
    read_at: String,
    #[serde(default)]
    language: String,
    zone: Option<String>,
    viewer: Option<Viewer>,
    #[serde(default)]
    records: Vec<serde_json::Value>,
    answer: Option<Answer>,
    #[serde(default)]
    parts: Vec<serde_json::Value>,
    #[serde(default)]
    stopped: bool,
}

/// Who the page says is signed in. It selects a view; it never opens pay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Viewer {
    /// The CRM's id of that user.
    pub id: String,
    /// The name as shown.
    pub text: String,
}

/// What came back for a request.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Path and query after redirects.
    pub path: String,
    /// The body as it came.
    pub text: String,
}

#[derive(Debug, Deserialize)]
struct RawRecord {
    entity: Entity,
    record: Option<String>,
    facts: Vec<RawFact>,
}

#[derive(Debug, Deserialize)]
struct RawFact {
    api: Option<String>,
    label: Option<String>,
    text: String,
    value: Option<String>,
    /// Where on the page it stands.
    at: Option<String>,
    #[serde(default)]
    links: Vec<Link>,
}

/// A link inside a value: its path on the same origin, and its text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Link {
    /// Path on the record's origin.
    pub path: String,
    /// The text shown.
    pub text: String,
}

/// A fact with its meaning, if it has one.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it means; `None` for a label that nobody needs.
    pub meaning: Option<Meaning>,
    /// The label as read, or the API name where the page shows none.
    pub label: Rc<str>,
    /// The text as read, trimmed.
    pub text: Rc<str>,
    /// Which of a list of choices it is, by the CRM's own name, where the page holds that behind the text.
    pub choice: Option<Rc<str>>,
    /// Links inside it.
    pub links: Vec<Link>,
    /// Why the meaning is not certain.
    pub doubt: Option<Doubt>,
    /// Where on its page it stands, in words that pages of one kind share; `None` in an answer.
    pub at: Option<Rc<str>>,
}

/// Why a fact of an unknown page may not mean what it seems to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Another field says something else, and could be meant as well.
    Rival {
        /// Its label.
        label: Rc<str>,
        /// Its text.
        text: Rc<str>,
    },
    /// The label could stand for either.
    Meanings(Meaning, Meaning),
}

/// One record as one page showed it.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Deal or activity.
    pub entity: Entity,
    /// The CRM's id, where the page holds it.
    pub id: Option<Rc<str>>,
    /// What the reader called it: its id, or on a page that no adapter knows its link or its row's id.
    pub called: Option<Rc<str>>,
    /// Its facts in page order.
    pub facts: Vec<Fact>,
}

impl Observation {
    /// The fact of a meaning: the first with a text, else the first.
    pub fn fact(&self, meaning: Meaning) -> Option<&Fact> {
        let of_meaning = || self.facts.iter().filter(|fact| fact.meaning == Some(meaning));
        of_meaning().find(|fact| !values::texts::says_nothing(&fact.text)).or_else(|| of_meaning().next())
    }

    /// The text of a meaning, empty where there is none.
    pub fn text(&self, meaning: Meaning) -> &str {
        self.fact(meaning).map_or("", |fact| &fact.text)
    }
}

/// What a reading was read from, the nearest to a record first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadFrom {
    /// The record's own page.
    Record,
    /// A list or board.
    List,
    /// An answer to a request through the user's session.
    Answer,
}

impl ReadFrom {
    /// The public name.
    pub fn id(self) -> &'static str {
        match self {
            ReadFrom::Record => "record",
            ReadFrom::List => "list",
            ReadFrom::Answer => "answer",
        }
    }
}

/// A reading with every fact's meaning.
#[derive(Clone, Debug)]
pub struct PageReading {
    /// What it was read from.
    pub from: ReadFrom,
    /// The address on its origin that it was read at, or that was asked.
    pub path: String,
    /// The key under which it is stored: a newer reading of the same page or request replaces it.
    pub key: String,
    /// The adapter.
    pub adapter: &'static Adapter,
    /// What the page or the request is about.
    pub entity: Entity,
    /// How much it holds of what the user can see: what is missing in the whole is gone.
    pub extent: Extent,
    /// The database that it was read from, where one origin has several.
    pub database: Option<Rc<str>>,
    /// The record whose page it is.
    pub record: Option<Rc<str>>,
    /// When it was read.
    pub read_at: Timestamp,
    /// The language that its numbers are written in; empty for an answer, which writes as machines do.
    pub language: String,
    /// The CRM user's time zone, where the page says so.
    pub zone: Option<TimeZone>,
    /// Who was signed in.
    pub viewer: Option<Viewer>,
    /// How the CRM writes for this user, where the reading says so.
    pub(crate) writing: Option<shapes::Writing>,
    /// Whether the page was too large to be read to its end.
    pub stopped: bool,
    /// The records it holds.
    pub observations: Vec<Observation>,
    /// The availability cards that stand in its texts.
    pub(crate) cards: Vec<Card>,
    /// Its number among all that came: two readings never have the same.
    pub(crate) serial: u64,
}

/// Understands one delivery of an origin whose fields these mappings name. Records that cannot be read are named in the
/// problems and never hide the others.
///
/// # Errors
/// When the delivery as a whole is not a reading of format 1 of a known adapter.
pub fn read(text: &str, mappings: &[labels::Mapping]) -> Result<(PageReading, Vec<Problem>), Error> {
    let reading: Reading = serde_json::from_str(text).map_err(|error| Error::not_a_reading(&error))?;
    if reading.format != 1 {
        return Err(Error::unknown_format(reading.format));
    }
    let adapter = adapter::adapter(&reading.adapter).ok_or_else(|| Error::unknown_adapter(&reading.adapter))?;
    let read_at: Timestamp = reading.read_at.parse().map_err(|_| Error::bad_value("read_at", &reading.read_at))?;
    let mut problems = Vec::new();
    let database = adapter.database(&reading.path);
    let mut record = reading.record.clone();
    let (key, answered) = match (reading.kind, &reading.answer) {
        (Kind::Answer, Some(answer)) => {
            let request = reading.request.as_deref().ok_or_else(|| Error::bad_value("request", ""))?;
            if answer.status != 200 || adapter.is_signed_out(&answer.path) {
                return Err(Error::no_answer(request, answer.status));
            }
            let given = (request, reading.path.as_str(), answer.text.as_str());
            let answered = shapes::answered(adapter, reading.entity, given, &mut problems)?;
            (answer_key(request, database, answered.extent), answered)
        }
        (Kind::Page, _) if adapter.id == generic::ID => {
            let grounds = generic::Grounds { adapter, language: &reading.language, mappings };
            let understood = generic::understand(&reading.path, reading.parts, &grounds, &mut problems);
            record = understood.record;
            (understood.key, Answered { observations: understood.observations, extent: Extent::Some, writing: None })
        }
        (Kind::Page, _) => return Err(Error::bad_value("kind", "page")),
        (Kind::Answer, None) => return Err(Error::bad_value("answer", "")),
        (kind, _) => {
            let key = match (kind, &reading.record) {
                (Kind::Record, Some(record)) => format!("record:{}:{record}", reading.entity.id()),
                (Kind::Record, None) => return Err(Error::bad_value("record", "")),
                _ => format!("list:{}:{}", reading.entity.id(), reading.path),
            };
            let observations = observe(adapter, reading.records, &mut problems);
            (key, Answered { observations, extent: Extent::Some, writing: None })
        }
    };
    let from = match (reading.kind, record.is_some()) {
        (Kind::Answer, _) => ReadFrom::Answer,
        (_, true) => ReadFrom::Record,
        (_, false) => ReadFrom::List,
    };
    let page = PageReading {
        from,
        path: reading.path.clone(),
        key,
        adapter,
        entity: reading.entity,
        extent: answered.extent,
        database: database.map(Rc::from),
        record: record.map(Rc::from),
        read_at,
        language: if matches!(answered.extent, Extent::Part { .. }) { String::new() } else { reading.language },
        zone: reading.zone.as_deref().and_then(values::dates::zone),
        viewer: reading.viewer,
        writing: answered.writing,
        stopped: reading.stopped,
        cards: cards(&answered.observations),
        observations: answered.observations,
        serial: 0,
    };
    Ok((page, problems))
}

/// The cards that somebody put where colleagues look.
fn cards(observations: &[Observation]) -> Vec<Card> {
    let texts = observations.iter().flat_map(|seen| &seen.facts).map(|fact| &fact.text);
    texts.filter(|text| Card::claims(text)).filter_map(|text| Card::find(text)).collect()
}

/// The key of an answer: a newer one to the same request, of the same part and database, replaces it.
fn answer_key(request: &str, database: Option<&str>, extent: Extent) -> String {
    let database = database.map(|name| format!(":{name}")).unwrap_or_default();
    match extent {
        Extent::Part { after, .. } => format!("answer:{request}{database}:{after}"),
        Extent::Whole | Extent::Some => format!("answer:{request}{database}"),
    }
}

/// Decodes record by record, so that one bad record is named and the others stay.
fn observe(adapter: &Adapter, records: Vec<serde_json::Value>, problems: &mut Vec<Problem>) -> Vec<Observation> {
    let mut observations = Vec::new();
    for (index, value) in records.into_iter().enumerate() {
        match serde_json::from_value::<RawRecord>(value) {
            Ok(record) => observations.push(with_meanings(adapter, record)),
            Err(error) => problems.push(Problem::bad_record(&format!("records[{index}]"), &error)),
        }
    }
    observations
}

fn with_meanings(adapter: &Adapter, record: RawRecord) -> Observation {
    let facts = record.facts.into_iter().map(|fact| {
        let meaning = adapter.meaning(record.entity, fact.api.as_deref(), fact.label.as_deref());
        let shown = fact.label.as_deref().or_else(|| adapter.label(record.entity, meaning?)).or(fact.api.as_deref());
        Fact {
            meaning,
            label: adapter::without_colon(shown.unwrap_or_default()).into(),
            text: fact.text.trim().into(),
            choice: fact.value.as_deref().map(bare),
            links: fact.links,
            doubt: None,
            at: fact.at.or(fact.api).map(Rc::from),
        }
    });
    let id: Option<Rc<str>> = record.record.as_deref().map(Rc::from);
    Observation { entity: record.entity, called: id.clone(), id, facts: facts.collect() }
}

/// A choice's own name, which some pages keep as a JSON text, within quotes.
fn bare(value: &str) -> Rc<str> {
    serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned()).into()
}

/// The meanings that a set of observations holds, each with its newest fact.
pub type Facts<'a> = BTreeMap<Meaning, (&'a PageReading, &'a Fact)>;
