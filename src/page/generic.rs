//! Pages of a CRM that no adapter knows: which of their facts mean what, whether they show a deal or a list of deals, and
//! which record that is.
//!
//! *A deal's page* is one that shows a name and two of amount, stage, close date and probability, each with its label, and
//! whose address does not say that it is about something else (`/contacts/5`); where the address says that it is about one
//! deal (`/opportunities/17`), it needs no name. In a dialog over a page the dialog counts, if
//! it shows a deal. *A list* is a page that is no deal's and shows records of which the same holds.
//!
//! *A record's identity* is its address, down to the last step that looks like an id: `/deals/17` of `/deals/17/edit?tab=2`,
//! `/#/deal/17` of an application that keeps its place behind the `#`, `/board?deal=17`. Where the address holds no id, the
//! name completes it. A row's identity is that of its own link; without one it is the list's address and the row's id, and
//! without that it has none and is known by name and account, like a row of an export.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Deserialize;

use super::adapter::Adapter;
use super::labels::{self, Clue, Guess, MARGIN, MappedPage, Mapping, Place};
use super::{Doubt, Entity, Fact, Link, Observation};
use crate::error::Problem;
use crate::model::{Meaning, folded, same_words};

/// The adapter's name of pages that no adapter knows.
pub const ID: &str = "generic";

/// A part of a page as the reader delivers it.
#[derive(Debug, Deserialize)]
struct Part {
    part: PartKind,
    record: Option<String>,
    path: Option<String>,
    facts: Vec<RawFact>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PartKind {
    Page,
    Dialog,
    Row,
    Card,
}

#[derive(Debug, Deserialize)]
struct RawFact {
    api: Option<String>,
    label: Option<String>,
    text: String,
    #[serde(default)]
    place: Place,
    section: Option<String>,
    at: Option<String>,
    #[serde(default)]
    links: Vec<Link>,
}

impl RawFact {
    fn clue(&self) -> Clue<'_> {
        Clue {
            label: self.label.as_deref(),
            api: self.api.as_deref(),
            text: &self.text,
            place: self.place,
            section: self.section.as_deref(),
            at: self.at.as_deref(),
        }
    }
}

/// What a page turned out to be.
pub(super) struct Understood {
    /// The key to keep it under; empty for a page that shows no deal and is not kept.
    pub(super) key: String,
    /// The record whose page it is.
    pub(super) record: Option<String>,
    pub(super) observations: Vec<Observation>,
}

/// What a page is read with.
pub(super) struct Grounds<'a> {
    pub(super) adapter: &'a Adapter,
    pub(super) language: &'a str,
    pub(super) mappings: &'a [Mapping],
}

/// Understands a page by its address and its parts.
pub(super) fn understand(
    address: &str,
    parts: Vec<serde_json::Value>,
    grounds: &Grounds,
    problems: &mut Vec<Problem>,
) -> Understood {
    let mut known: Vec<Part> = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        match serde_json::from_value(part) {
            Ok(part) => known.push(part),
            Err(error) => problems.push(Problem::bad_record(&format!("parts[{index}]"), &error)),
        }
    }
    let at = Address::of(address);
    let rows = known.iter().filter(|part| matches!(part.part, PartKind::Row | PartKind::Card));
    let listed: Vec<Observation> = rows.filter_map(|part| row(part, &at, grounds)).collect();
    let shown = known.iter().filter(|part| matches!(part.part, PartKind::Page | PartKind::Dialog));
    for part in shown {
        let dialog = part.part == PartKind::Dialog;
        let mut facts = meanings(&part.facts, grounds, MappedPage::Record);
        take_step(&part.facts, &mut facts, grounds);
        if !(dialog || at.about != Some(false)) || !is_deal(&facts) {
            continue;
        }
        // Over a list of deals, fields to fill in are those that the list is searched by.
        if !dialog && !listed.is_empty() && only_fields(&part.facts, &facts, &said(grounds, MappedPage::Record)) {
            continue;
        }
        let own = said_name(&part.facts, &facts, &said(grounds, MappedPage::Record));
        let name = own.or_else(|| name(&part.facts, &facts, dialog));
        let id = match (&at.record, &name) {
            (Some(id), Some(_)) if !dialog || at.about == Some(true) => id.clone(),
            // A page that says of itself that it is a deal's, and which, is one whatever it is called.
            (Some(id), None) if !dialog && at.about == Some(true) => id.clone(),
            (_, Some(name)) => format!("{}~{}", at.whole, folded(&name.text)),
            (_, None) => continue,
        };
        facts.retain(|fact| {
            fact.meaning != Some(Meaning::Name) || name.as_ref().is_some_and(|name| fact.text == name.text)
        });
        if let Some(name) = name
            && !facts.iter().any(|fact| fact.meaning == Some(Meaning::Name))
        {
            facts.insert(0, name);
        }
        let observation = Observation { entity: Entity::Deal, id: Some(id.as_str().into()), called: None, facts };
        return Understood { key: format!("record:deal:{id}"), record: Some(id), observations: vec![observation] };
    }
    let key = if listed.is_empty() { String::new() } else { format!("list:deal:{}", at.whole) };
    Understood { key, record: None, observations: listed }
}

/// The four things that a deal has and little else does.
const TELLING: [&[Meaning]; 4] = [
    &[Meaning::Amount, Meaning::WonAmount],
    &[Meaning::Stage],
    &[Meaning::ExpectedClose, Meaning::ActualClose],
    &[Meaning::Chance],
];

/// Whether facts are those of a deal: two of the telling ones, not all of them empty.
fn is_deal(facts: &[Fact]) -> bool {
    let of = |meanings: &[Meaning]| -> Vec<&Fact> {
        facts.iter().filter(|fact| fact.meaning.is_some_and(|meaning| meanings.contains(&meaning))).collect()
    };
    let held: Vec<Vec<&Fact>> = TELLING.into_iter().map(of).filter(|found| !found.is_empty()).collect();
    held.len() >= 2 && held.iter().flatten().any(|fact| !super::values::texts::says_nothing(&fact.text))
}

/// The facts that can mean something: those with a label or a name, and those of which somebody said what they are.
fn named<'f>(raw: &'f [RawFact], said: &[&Mapping]) -> Vec<&'f RawFact> {
    let is_said = |fact: &RawFact| said.iter().any(|mapping| mapping.by.is(&fact.clue()));
    raw.iter().filter(|fact| fact.label.is_some() || fact.api.is_some() || is_said(fact)).collect()
}

fn said<'m>(grounds: &'m Grounds, page: MappedPage) -> Vec<&'m Mapping> {
    grounds.mappings.iter().filter(|mapping| mapping.page == page).collect()
}

/// Whether every telling fact is a field to fill in.
fn only_fields(raw: &[RawFact], facts: &[Fact], said: &[&Mapping]) -> bool {
    let labelled = named(raw, said).into_iter();
    let telling = |fact: &Fact| fact.meaning.is_some_and(|meaning| TELLING.iter().any(|of| of.contains(&meaning)));
    labelled.zip(facts).filter(|(_, fact)| telling(fact)).all(|(raw, _)| raw.place == Place::Form)
}

/// Each labelled fact with its meaning: of several that could be one, the clear winner, else none of them for certain.
fn meanings(raw: &[RawFact], grounds: &Grounds, page: MappedPage) -> Vec<Fact> {
    let said = said(grounds, page);
    let raw = named(raw, &said);
    let guesses: Vec<Vec<Guess>> =
        raw.iter().map(|fact| labels::guesses(&fact.clue(), grounds.language, &said)).collect();
    let mut facts: Vec<Fact> = raw.iter().map(|fact| plain(fact)).collect();
    let mut candidates: BTreeMap<Meaning, Vec<(i32, usize)>> = BTreeMap::new();
    for (index, of_fact) in guesses.iter().enumerate() {
        let Some(best) = of_fact.first() else { continue };
        candidates.entry(best.meaning).or_default().push((best.score, index));
        if let Some(second) = of_fact.get(1).filter(|second| best.score - second.score < MARGIN)
            && let Some(fact) = facts.get_mut(index)
        {
            fact.doubt = Some(Doubt::Meanings(best.meaning, second.meaning));
        }
    }
    for (meaning, mut found) in candidates {
        found.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        settle(meaning, &found, &mut facts);
    }
    for fact in &mut facts {
        if let Some(meaning) = fact.meaning {
            fact.text = value_text(meaning, &fact.text).into();
        }
    }
    facts
}

/// The part of a text that is the value: of a person without the initials that a picture shows.
pub(crate) fn value_text(meaning: Meaning, text: &str) -> String {
    let text = text.trim();
    if matches!(meaning, Meaning::Owner | Meaning::SalesEngineer) { without_initials(text) } else { text.to_owned() }
}

/// Gives the best candidate its meaning. One that is nearly as good and says something else puts it in doubt.
fn settle(meaning: Meaning, found: &[(i32, usize)], facts: &mut [Fact]) {
    let Some((best, index)) = found.first().copied() else { return };
    let near = found.iter().skip(1).filter(|(score, _)| best - score < MARGIN);
    let text = |index: usize| facts.get(index).map(|fact| (Rc::clone(&fact.label), Rc::clone(&fact.text)));
    let Some((_, own)) = text(index) else { return };
    let says = |text: &str| !super::values::texts::says_nothing(text);
    let mut others = near.filter_map(|(_, index)| Some((*index, text(*index)?)));
    let rival = others.find(|(_, (_, other))| says(other) && !same_words(other, &own));
    match rival {
        // The one that is empty gives way to the one that is not.
        Some(_) if !says(&own) => {
            let rest: Vec<(i32, usize)> = found.iter().copied().filter(|(_, at)| *at != index).collect();
            settle(meaning, &rest, facts);
        }
        rival => {
            let Some(fact) = facts.get_mut(index) else { return };
            fact.meaning = Some(meaning);
            if let Some((_, (label, text))) = rival {
                fact.doubt = Some(Doubt::Rival { label, text });
            }
        }
    }
}

fn plain(fact: &RawFact) -> Fact {
    // A value that somebody pointed at may have no label: it goes by the last step of its path.
    let place = fact.at.as_deref().and_then(|at| at.rsplit('>').next());
    let label = fact.label.as_deref().or(fact.api.as_deref()).or(place).unwrap_or_default();
    Fact {
        meaning: None,
        label: label.trim().trim_end_matches([':', '*', '：', ' ']).into(),
        text: fact.text.trim().into(),
        choice: None,
        links: fact.links.clone(),
        doubt: None,
        at: fact.at.as_deref().map(Rc::from),
    }
}

/// A name without the initials that a picture shows beside it: "RK", line break, "Rosa Kim".
fn without_initials(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let initials = |line: &str| line.chars().count() <= 3 && line.chars().all(char::is_alphabetic);
    match lines.as_slice() {
        [first, rest @ ..] if initials(first) && rest.len() == 1 => rest.concat(),
        _ => text.to_owned(),
    }
}

/// The name, where somebody said which field it is.
fn said_name(raw: &[RawFact], facts: &[Fact], said: &[&Mapping]) -> Option<Fact> {
    let names: Vec<&Mapping> = said.iter().copied().filter(|mapping| mapping.meaning == Some(Meaning::Name)).collect();
    let is_said = |raw: &RawFact| names.iter().any(|mapping| mapping.by.is(&raw.clue()));
    let mut found = named(raw, said).into_iter().zip(facts).filter(|(raw, _)| is_said(raw)).map(|(_, fact)| fact);
    found.find(|fact| fact.meaning == Some(Meaning::Name) && fact.doubt.is_none() && !fact.text.is_empty()).cloned()
}

/// The record's name: that of a field whose label says so, else the heading that the window's title repeats, else the only
/// heading of the first rank, else the one line that describes it. Nothing where these leave two.
fn name(raw: &[RawFact], facts: &[Fact], dialog: bool) -> Option<Fact> {
    let at = |place: Place| {
        raw.iter().filter(move |fact| fact.label.is_none() && fact.place == place).map(|fact| fact.text.trim())
    };
    let strong = |label: &str| {
        labels::guesses(&Clue { label: Some(label), ..Clue::default() }, "", &[])
            .first()
            .is_some_and(|best| best.score >= 90)
    };
    let labelled =
        facts.iter().find(|fact| fact.meaning == Some(Meaning::Name) && fact.doubt.is_none() && !fact.text.is_empty());
    if let Some(field) = labelled.filter(|field| strong(&field.label)) {
        return Some(field.clone());
    }
    let title = at(Place::Document).next().unwrap_or_default();
    let headings: Vec<&str> =
        at(Place::Title).chain(at(Place::Heading)).filter(|text| !labels::is_page_word(text)).collect();
    let mut repeated: Vec<&str> =
        at(Place::Named).filter(|text| title.contains(text) && !labels::is_page_word(text)).collect();
    repeated.sort_unstable();
    repeated.dedup();
    let all = repeated.clone();
    repeated.retain(|text| !all.iter().any(|other| other.len() > text.len() && other.contains(text)));
    let heads: Vec<&str> = repeated.iter().copied().filter(|text| headings.contains(text)).collect();
    let mut first: Vec<&str> = at(Place::Title).filter(|text| !labels::is_page_word(text)).collect();
    // The window's title says nothing of a dialog, and its heading has no fixed rank.
    if dialog && first.is_empty() {
        first = headings.iter().copied().take(1).collect();
    }
    // What another field says is not the name, unless nothing else could be it.
    let other = |text: &str| {
        facts.iter().any(|fact| fact.meaning.is_some_and(|meaning| meaning != Meaning::Name) && *fact.text == *text)
    };
    let own: Vec<&str> = repeated.iter().copied().filter(|text| !other(text)).collect();
    // Records come first in a window's title, and the application's own name last.
    let leading: Vec<&str> = own.iter().copied().filter(|text| title.starts_with(text)).collect();
    let found = [heads, leading, own, repeated, first].into_iter().find(|found| !found.is_empty());
    match (found.as_deref(), labelled) {
        // "Edit Data hub" over the field that holds "Data hub".
        (Some([shown]), Some(field)) if shown.contains(&*field.text) => Some(field.clone()),
        (Some([shown]), _) => {
            let standing =
                raw.iter().find(|fact| fact.label.is_none() && fact.text.trim() == *shown && fact.at.is_some());
            Some(Fact { at: standing.and_then(|fact| fact.at.as_deref()).map(Rc::from), ..titled(shown) })
        }
        (None, Some(field)) => Some(field.clone()),
        (Some(several), Some(field)) if several.contains(&&*field.text) => Some(field.clone()),
        (None, None) => described(raw),
        _ => None,
    }
}

/// The one line that describes a record which nothing else names, in a form.
fn described(raw: &[RawFact]) -> Option<Fact> {
    let is_line = |fact: &&RawFact| {
        let one =
            fact.at.as_deref().is_some_and(|at| at.rsplit('>').next().is_some_and(|last| last.starts_with("input")));
        one && fact.place == Place::Form && fact.label.as_deref().is_some_and(labels::is_description)
    };
    let mut lines = raw.iter().filter(is_line);
    let (Some(line), None) = (lines.next(), lines.next()) else { return None };
    let says = !super::values::texts::says_nothing(&line.text);
    says.then(|| Fact { meaning: Some(Meaning::Name), ..plain(line) })
}

/// A name that the page shows without a label.
fn titled(text: &str) -> Fact {
    Fact {
        meaning: Some(Meaning::Name),
        label: "title".into(),
        text: text.into(),
        choice: None,
        links: Vec::new(),
        doubt: None,
        at: None,
    }
}

/// A row or card, if it is a deal.
fn row(part: &Part, list: &Address, grounds: &Grounds) -> Option<Observation> {
    let mut facts = meanings(&part.facts, grounds, MappedPage::List);
    let missing = |facts: &[Fact], meaning| !facts.iter().any(|fact| fact.meaning == Some(meaning));
    if part.part == PartKind::Card {
        unlabelled(&part.facts, &mut facts, grounds.adapter);
    }
    if missing(&facts, Meaning::Name) {
        let of_link = part
            .path
            .as_ref()
            .and_then(|path| facts.iter().flat_map(|fact| &fact.links).find(|link| link.path == *path));
        let name = of_link.map(|link| link.text.clone())?;
        facts.insert(0, titled(&name));
    }
    if !is_deal(&facts) {
        return None;
    }
    let id = match (&part.path, &part.record) {
        (Some(path), _) => Address::of(path).record,
        (None, Some(record)) => Some(format!("{}#{record}", list.whole)),
        (None, None) => None,
    };
    let called = part.path.as_deref().or(part.record.as_deref()).map(Rc::from);
    Some(Observation { entity: Entity::Deal, id: id.map(Rc::from), called, facts })
}

/// The stage of a page that names it by a step alone: the only one in a bar of them, if its words are a stage's.
fn take_step(raw: &[RawFact], facts: &mut Vec<Fact>, grounds: &Grounds) {
    let mut steps = raw.iter().filter(|fact| fact.place == Place::Step && fact.label.is_none());
    let (Some(step), None) = (steps.next(), steps.next()) else { return };
    let known = super::values::words::stage(&step.text, ID, grounds.language).known().is_some();
    if known && !facts.iter().any(|fact| fact.meaning == Some(Meaning::Stage)) {
        facts.push(Fact { meaning: Some(Meaning::Stage), ..plain(step) });
    }
}

/// What a card shows without labels: its name, the one amount on it, and the stage over its column.
fn unlabelled(raw: &[RawFact], facts: &mut Vec<Fact>, adapter: &Adapter) {
    let without = |place: Place| raw.iter().filter(move |fact| fact.label.is_none() && fact.place == place);
    let mut take = |meaning: Meaning, fact: Option<&RawFact>| {
        if let Some(fact) = fact.filter(|_| !facts.iter().any(|known| known.meaning == Some(meaning))) {
            facts.push(Fact { meaning: Some(meaning), ..plain(fact) });
        }
    };
    take(Meaning::Name, without(Place::Title).next());
    let mut amounts = without(Place::Card).filter(|fact| labels::is_money(&fact.text));
    if let (Some(amount), None) = (amounts.next(), amounts.next()) {
        take(Meaning::Amount, Some(amount));
    }
    take(Meaning::Stage, without(Place::Column).find(|fact| adapter.stage(column(&fact.text)).is_some()));
}

/// The words over a column, without the number of its cards.
fn column(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace() || matches!(c, '(' | ')' | '·'))
}

/// A page's address, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    /// Path and place behind the `#`, without what only changes the view.
    whole: String,
    /// The same down to the last id, if there is one.
    record: Option<String>,
    /// Whether the word before the id, or the last one, says that this is about deals; `None` where it says nothing.
    about: Option<bool>,
}

/// Parameters that hold a record's id.
const ID_PARAMETERS: [&str; 14] = [
    "id",
    "record",
    "recordid",
    "deal",
    "dealid",
    "opportunity",
    "opportunityid",
    "oid",
    "uid",
    "selected",
    "item",
    "card",
    "open",
    "view_id",
];

impl Address {
    fn of(address: &str) -> Address {
        let (before, fragment) = address.split_once('#').unwrap_or((address, ""));
        let (path, query) = before.split_once('?').unwrap_or((before, ""));
        let (route, route_query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let route = if route.contains('/') { route } else { "" };
        // `#id=24&model=crm.lead`: the fragment is a query.
        let loose = if fragment.contains('=') && !fragment.contains('/') { fragment } else { "" };
        // `/deals/17;tab=2`: a step may have parameters of its own.
        let (own, route_own) = (path.split(';').skip(1), route.split(';').skip(1));
        let of_steps = own.chain(route_own).filter_map(|part| part.split('/').next());
        let mut parameters: Vec<&str> = [query, route_query, loose]
            .into_iter()
            .flat_map(|query| query.split('&'))
            .chain(of_steps)
            .filter(|part| names_record(part))
            .collect();
        parameters.sort_unstable();
        let asked = if parameters.is_empty() { String::new() } else { format!("?{}", parameters.join("&")) };
        let (path, route) = (&*without_parameters(path), &*without_parameters(route));
        let path = path.trim_end_matches('/');
        let hash = |route: &str| if route.is_empty() { String::new() } else { format!("#{route}") };
        let whole = format!("{path}{}{asked}", hash(route.trim_end_matches('/')));
        let (in_route, in_path) = (to_id(route), to_id(path));
        let record = match (in_route, in_path) {
            (Some(route), _) => Some(format!("{path}{}{asked}", hash(route))),
            (None, Some(path)) if route.is_empty() => Some(format!("{path}{asked}")),
            _ if !parameters.is_empty() => Some(whole.clone()),
            _ => None,
        };
        let steps = if route.is_empty() { path } else { route };
        let deal_asked = parameters.iter().any(|part| part.starts_with("deal") || part.starts_with("opportunity"));
        let about = if deal_asked { Some(true) } else { about(to_id(steps).unwrap_or(steps)) };
        let model = [query, loose].into_iter().flat_map(|query| query.split('&')).find_map(|part| {
            let (name, value) = part.split_once('=')?;
            matches!(name, "model" | "module" | "etn" | "entity" | "type").then(|| word_in(value))?
        });
        Address { whole: if whole.is_empty() { "/".to_owned() } else { whole }, record, about: model.or(about) }
    }
}

/// A path whose steps have no parameters of their own.
fn without_parameters(path: &str) -> String {
    path.split('/').filter_map(|step| step.split(';').next()).collect::<Vec<_>>().join("/")
}

fn names_record(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let name = name.to_lowercase();
    ID_PARAMETERS.contains(&name.as_str()) && is_id(value)
}

/// A path down to its last id.
fn to_id(path: &str) -> Option<&str> {
    let mut end = path.len();
    loop {
        let from = path.get(..end)?.rfind('/')?;
        if is_id(path.get(from + 1..end)?) {
            return path.get(..end);
        }
        end = from;
    }
}

/// Whether a step of an address could be a record's id: a number, or enough letters with digits among them.
fn is_id(step: &str) -> bool {
    let digits = step.chars().filter(char::is_ascii_digit).count();
    let plain = step.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '{' | '}'));
    let number = step.split(['-', '_']).any(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()));
    plain && digits > 0 && step.len() <= 64 && (number || step.len() >= 6)
}

/// What the words before the last id of a path say of the page. Those before another id are about that one.
fn about(path: &str) -> Option<bool> {
    let steps = path.rsplit('/').filter(|step| !step.is_empty()).skip_while(|step| is_id(step));
    steps.take_while(|step| !is_id(step)).find_map(word_in)
}

fn word_in(step: &str) -> Option<bool> {
    step.rsplit(|c: char| !c.is_alphanumeric()).find_map(|word| labels::page_word(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn identity_is_the_address_down_to_the_last_id() {
        let record = |address: &str| Address::of(address).record;
        for (address, id) in [
            ("/deals/17", "/deals/17"),
            ("/deals/17/edit?tab=2", "/deals/17"),
            ("/crm/#/deal/17/notes", "/crm#/deal/17"),
            ("/#crm/model/sale.opportunity/4;name=%22x%22", "#crm/model/sale.opportunity/4"),
            ("/deals/17;tab=2/notes", "/deals/17"),
            ("/deal;id=17;tab=2", "/deal?id=17"),
            ("/#crm/model/sale.opportunity/4", "#crm/model/sale.opportunity/4"),
            ("/lightning/r/Opportunity/006Kd00000ABcde/view", "/lightning/r/Opportunity/006Kd00000ABcde"),
            ("/board?deal=17&sort=amount", "/board?deal=17"),
            ("/web#id=24&model=crm.lead&view_type=form", "/web?id=24"),
            (
                "/main.aspx?etn=opportunity&id=8d3f0f64-6f1e-4a1c-9c53-1f2b7f0e8a11",
                "/main.aspx?id=8d3f0f64-6f1e-4a1c-9c53-1f2b7f0e8a11",
            ),
        ] {
            assert_eq!(record(address).unwrap_or_default(), id, "{address}");
        }
        for none in ["/", "/deals", "/deals/new", "/v2/deals", "/deals?page=3"] {
            assert_eq!(record(none), None, "{none}");
        }
    }

    #[test]
    fn the_address_may_say_what_a_page_is_about() {
        let about = |address: &str| Address::of(address).about;
        assert_eq!(about("/contacts/5"), Some(false));
        assert_eq!(about("/accounts/3/deals/17"), Some(true));
        assert_eq!(about("/#crm/model/sale.opportunity/4"), Some(true));
        assert_eq!(about("/x/17"), None);
        assert_eq!(about("/contacts/8421/record/0-3/9911"), None, "of the deal 9911 at the customer 8421");
        assert_eq!(about("/contacts/view/5"), Some(false));
        assert_eq!(about("/web#id=24&model=res.partner.contact"), Some(false));
    }
}
