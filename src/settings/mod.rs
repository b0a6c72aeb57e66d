//! Settings: one engine for everything that is data with a schema. Each type is declared once (`shape.rs`); from that come
//! its reading, what is valid, the form, the JSON schema and the documentation. The defaults are data files with each
//! figure's mark; policy and own settings lie over them in layers.

#[cfg(test)]
mod describe;
mod layers;
mod migrate;
mod own;
mod pay;
mod people;
mod policy;
mod reading;
mod shape;
mod team_pay;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::tz::TimeZone;
use serde_json::Value;

use crate::error::{Message, Problem};
use crate::handoff::{HandoffSettings, Handoffs};
use crate::incentive::{Plan, PlanRules};
use crate::model::{Calendar, Person, folded};
use crate::outlook::PipelineSettings;
use crate::workload::{Catalogue, LoadSettings, Profiles};

pub use layers::{Effective, Layer, Path, find, path_of, with};
pub use migrate::{FORMAT, migrate};
pub use own::{Crm, DealsVisible, Me, OwnSettings, Role, default_text};
pub use pay::*;
pub use people::{CalendarSettings, Holiday, LeaveSettings, Part, PeopleData, PersonSettings};
pub use policy::{Policies, Policy};
pub use reading::{DateOrder, DecimalMark, FieldSettings, KnownBy, ReadingSettings};
pub use shape::{Entry, Setting, Shape, Unit};
pub(crate) use shape::{choices, entry, id_of, settings};
pub use team_pay::*;

/// The id of the calendar of whoever keeps no other.
pub const STANDARD_CALENDAR: &str = "standard";

settings! {
    /// The settings document: everything that layers can change.
    pub struct Document {
        /// What the role is called.
        words: Words = Words::shape(),
        /// Who may see what of others.
        privacy: Privacy = Privacy::shape(),
        /// Values that pages leave open, and fields of unknown CRMs.
        reading: ReadingSettings = ReadingSettings::shape(),
        /// Working time, overhead, bands (F4).
        load: LoadSettings = LoadSettings::shape(),
        /// What comes of open deals (F3).
        pipeline: PipelineSettings = PipelineSettings::shape(),
        /// Weeks of working hours with their days off.
        calendars: Vec<CalendarSettings> = Shape::members(CalendarSettings::shape()),
        /// Our own people.
        people: Vec<PersonSettings> = Shape::members(PersonSettings::shape()),
        /// Activity kinds with their hours (F1).
        catalogue: Catalogue = Catalogue::shape(),
        /// What deals take, by size and stage (F2).
        profiles: Profiles = Profiles::shape(),
        /// Hand-off: checklists, words (F5).
        handoff: HandoffSettings = HandoffSettings::shape(),
        /// Incentive plans: rules and curves (F6); never a person's target.
        plans: Vec<PlanRules> = Shape::members(PlanRules::shape()),
    }

    /// What the role is called, since "engineer" is a restricted title in places.
    pub struct Words {
        /// The role's title, as in "sales engineer"; without one, the language's own word.
        pub role_title: Option<String> = Shape::optional(Shape::Text(60)),
        /// Its short form, as in "SE"; without one, the language's own word.
        pub role_short: Option<String> = Shape::optional(Shape::Text(20)),
    }

    /// What others may see of a person's work.
    pub struct Privacy {
        /// What others may see of a person's work (C23).
        pub people_data: PeopleData = Shape::PolicyOnly(Box::new(Shape::Choice(PeopleData::IDS))),
    }
}

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the role is called.
    pub words: Words,
    /// Who may see what of others.
    pub privacy: Privacy,
    /// Values that pages leave open, and fields of unknown CRMs.
    pub reading: ReadingSettings,
    /// Working time, overhead, bands (F4).
    pub load: LoadSettings,
    /// What comes of open deals (F3).
    pub pipeline: PipelineSettings,
    /// The calendar of the organisation, and of whoever keeps no other.
    pub house: Calendar,
    /// Our own people, each with their calendar.
    pub people: Vec<(PersonSettings, Calendar)>,
    /// Where each of them stands, by every name that a CRM has for them.
    names: BTreeMap<String, usize>,
    /// Activity kinds with their hours (F1).
    pub catalogue: Catalogue,
    /// What deals take, by size and stage (F2).
    pub profiles: Profiles,
    /// Hand-off: checklists, words.
    pub handoff: Handoffs,
    /// Incentive plans; never a person's target.
    pub plans: Vec<Plan>,
}

/// The defaults as they were compiled in.
pub(crate) struct BuiltIn {
    /// The settings document.
    pub(crate) document: Value,
    /// The settings read from it.
    pub(crate) settings: Settings,
    /// What each figure rests on, by the path of the figure or of what holds it.
    pub(crate) marks: BTreeMap<Path, String>,
}

const FILES: [(&str, &str); 11] = [
    ("words", include_str!("defaults/words.json")),
    ("privacy", include_str!("defaults/privacy.json")),
    ("reading", include_str!("defaults/reading.json")),
    ("load", include_str!("defaults/load.json")),
    ("pipeline", include_str!("defaults/pipeline.json")),
    ("calendars", include_str!("defaults/calendars.json")),
    ("people", include_str!("defaults/people.json")),
    ("catalogue", include_str!("defaults/catalogue.json")),
    ("profiles", include_str!("defaults/profiles.json")),
    ("handoff", include_str!("defaults/handoff.json")),
    ("plans", include_str!("defaults/plans.json")),
];

/// The words of languages other than English that tell kinds apart.
const WORDS: [&str; 3] = [
    include_str!("defaults/words/de.json"),
    include_str!("defaults/words/fr.json"),
    include_str!("defaults/words/ja.json"),
];

/// Adds the words of a language to a catalogue.
fn add_words(catalogue: &mut Value, language: &Value) {
    let append = |to: &mut Value, from: &Value, key: &str| {
        let (Some(more), Some(to)) = (from.get(key).and_then(Value::as_array), to.as_object_mut()) else { return };
        let words = to.entry(key).or_insert_with(|| Value::Array(Vec::new()));
        if let Some(words) = words.as_array_mut() {
            words.extend(more.iter().filter(|word| !words.contains(word)).cloned().collect::<Vec<_>>());
        }
    };
    for key in ["on_site", "remote"] {
        append(catalogue, language, key);
    }
    for kind in catalogue.get_mut("kinds").and_then(Value::as_array_mut).into_iter().flatten() {
        let id = kind.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(more) = language.get("kinds").and_then(|kinds| kinds.get(&id)) {
            ["words", "with", "types"].iter().for_each(|key| append(kind, more, key));
        }
    }
}

/// The built-in defaults: the document made of the data files, and the settings read from it.
pub(crate) fn built_in() -> Result<&'static BuiltIn, &'static str> {
    static BUILT_IN: OnceLock<Result<BuiltIn, String>> = OnceLock::new();
    let read = || {
        let mut document = serde_json::Map::new();
        let mut marks = BTreeMap::new();
        for (name, text) in FILES {
            let mut file: Value = serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))?;
            let value = file.get_mut("value").map(Value::take).ok_or_else(|| format!("{name}: no value"))?;
            document.insert(name.to_owned(), value);
            for (place, mark) in file.get("marks").and_then(Value::as_object).into_iter().flatten() {
                let place = if place.is_empty() { name.to_owned() } else { format!("{name}.{place}") };
                marks.insert(path_of(&place), mark.as_str().unwrap_or_default().to_owned());
            }
        }
        for text in WORDS {
            let language = serde_json::from_str(text).map_err(|error| format!("words: {error}"))?;
            document.get_mut("catalogue").into_iter().for_each(|catalogue| add_words(catalogue, &language));
        }
        let document = Value::Object(document);
        let settings = Settings::read(&document).map_err(|faults| format!("{faults:?}"))?;
        Ok(BuiltIn { document, settings, marks })
    };
    BUILT_IN.get_or_init(read).as_ref().map_err(String::as_str)
}

/// The built-in defaults.
///
/// # Errors
/// The parser's sentence, if a data file that was compiled in is not what the types ask for; a test keeps that from shipping.
pub fn defaults() -> Result<&'static Settings, &'static str> {
    built_in().map(|built_in| &built_in.settings)
}

/// What the settings document may hold.
pub(crate) fn document_shape() -> &'static Shape {
    static SHAPE: OnceLock<Shape> = OnceLock::new();
    SHAPE.get_or_init(Document::shape)
}

/// What the default of a figure rests on: a source or `SV`, a starting value. That of the figure itself, else of what
/// holds it.
pub fn mark(path: &[String]) -> Option<&'static str> {
    let marks = &built_in().ok()?.marks;
    (1..=path.len()).rev().find_map(|length| marks.get(path.get(..length)?)).map(String::as_str)
}

/// What a member of a list is called: `own` where the settings say; else the built-in ones have a word of their own in each
/// language, and what was added has its id.
pub(crate) fn title(list: &str, id: &str, own: Option<&str>) -> Message {
    let family = match list {
        "catalogue.kinds" => Some("kind"),
        "profiles.sizes" => Some("size"),
        "handoff.templates" => Some("template"),
        _ if list.starts_with("handoff.") && list.ends_with(".items") => Some("item"),
        "plans" => Some("plan"),
        list if list.starts_with("plans.") && list.ends_with(".components") => Some("component"),
        list if list.starts_with("plans.") => Some("objective"),
        "calendars" => Some("calendar"),
        _ => None,
    };
    let is_built_in =
        || built_in().is_ok_and(|built_in| find(&built_in.document, &path_of(&format!("{list}.{id}"))).is_some());
    match (own.filter(|own| !own.trim().is_empty()), family) {
        (None, Some(family)) if is_built_in() => Message::new(&format!("{family}-{}", id.replace('_', "-"))),
        (own, _) => Message::new("title-own").text("title", own.unwrap_or(id)),
    }
}

/// What the member at a path of the document is called.
pub(crate) fn member_title(path: &[String], member: Option<&Value>) -> Message {
    let Some((id, list)) = path.split_last() else { return Message::new("title-own") };
    if let (Some(field), [group, fields]) = (member, list)
        && (group.as_str(), fields.as_str()) == ("reading", "fields")
    {
        return reading::field_title(field);
    }
    let own = ["title", "name"].iter().find_map(|key| member?.get(key)?.as_str());
    title(&list.join("."), id, own)
}

impl Settings {
    /// Reads a settings document: the shape of every value first, then what must hold between them.
    ///
    /// # Errors
    /// Every fault, with its place.
    pub fn read(document: &Value) -> Result<Settings, Vec<Problem>> {
        let mut faults = Vec::new();
        document_shape().faults(document, "", &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let Some(read) = Document::of(document) else {
            return Err(vec![Problem::at("", Message::new("settings-not-object"))]);
        };
        let Document {
            words,
            privacy,
            reading,
            load,
            pipeline,
            calendars,
            people,
            catalogue,
            profiles,
            handoff,
            plans,
        } = read;
        load.check(&mut faults);
        reading.check(&mut faults);
        pipeline.check(&mut faults);
        catalogue.check(&mut faults);
        handoff.dependence.check(&mut faults);
        profiles.check(&catalogue, &mut faults);
        let plans = plans.into_iter().map(|plan| Plan::of(plan, &catalogue, &mut faults)).collect();
        check_people(&people, &calendars, &mut faults);
        let below = |fault: Problem| Problem { path: format!("handoff.{}", fault.path), ..fault };
        let handoff = Handoffs::of(&handoff, &catalogue).map_err(|found| faults.extend(found.into_iter().map(below)));
        match handoff {
            Ok(handoff) if faults.is_empty() => {
                let house = calendar(&calendars, None);
                let with_calendar = |person: PersonSettings| {
                    let calendar = calendar(&calendars, Some(&person));
                    (person, calendar)
                };
                let people: Vec<_> = people.into_iter().map(with_calendar).collect();
                let mut names = BTreeMap::new();
                for (place, (person, _)) in people.iter().enumerate() {
                    for name in std::iter::once(&person.name).chain(&person.aliases) {
                        names.entry(folded(name)).or_insert(place);
                    }
                }
                Ok(Settings {
                    names,
                    words,
                    privacy,
                    reading,
                    load,
                    pipeline,
                    house,
                    people,
                    catalogue,
                    profiles,
                    handoff,
                    plans,
                })
            }
            _ => Err(faults),
        }
    }

    /// The plan of an id.
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.rules.id == id)
    }

    /// The settings of a person whom the CRM names so.
    pub fn person(&self, person: &Person) -> Option<&PersonSettings> {
        self.entry(person).map(|(settings, _)| settings)
    }

    fn entry(&self, person: &Person) -> Option<&(PersonSettings, Calendar)> {
        self.people.get(*self.names.get(&folded(person.name()))?)
    }

    /// The time zone of a person, where one is set.
    pub fn zone(&self, person: &Person) -> Option<TimeZone> {
        TimeZone::get(self.person(person)?.zone.as_deref()?).ok()
    }

    /// The calendar of a person: the organisation's for whoever is in no list.
    pub fn calendar(&self, person: &Person) -> &Calendar {
        self.entry(person).map_or(&self.house, |(_, calendar)| calendar)
    }
}

/// The calendar that somebody keeps; of `None`, the organisation's.
fn calendar(calendars: &[CalendarSettings], person: Option<&PersonSettings>) -> Calendar {
    let id = person.and_then(|person| person.calendar.as_deref()).unwrap_or(STANDARD_CALENDAR);
    let calendar = calendars.iter().find(|calendar| calendar.id == id);
    calendar.map_or_else(Calendar::standard, |calendar| calendar.calendar(person))
}

/// That calendars that people keep are there, that the standard one is, and that leave ends after it begins.
fn check_people(people: &[PersonSettings], calendars: &[CalendarSettings], faults: &mut Vec<Problem>) {
    let is_there = |id: &str| calendars.iter().any(|calendar| calendar.id == id);
    if !is_there(STANDARD_CALENDAR) {
        faults.push(Problem::at("calendars.standard", Message::new("settings-standard-calendar")));
    }
    for person in people {
        let path = format!("people.{}", person.id);
        if let Some(id) = person.calendar.as_deref().filter(|id| !is_there(id)) {
            faults.push(Problem::at(&format!("{path}.calendar"), Message::new("settings-no-calendar").text("id", id)));
        }
        if Person::named(&person.name).is_none() {
            faults.push(Problem::at(&format!("{path}.name"), Message::new("settings-empty-text")));
        }
        if person.leave.iter().any(|leave| leave.last < leave.first) {
            faults.push(Problem::at(&format!("{path}.leave"), Message::new("settings-leave")));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_defaults_are_well_formed() {
        super::defaults().unwrap();
    }
}
