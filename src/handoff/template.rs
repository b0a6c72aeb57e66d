//! The checklists as data: what they may hold, their rules, each parsed and checked once, and which one a deal goes by.

use serde_json::Value;

use super::dependence::DependenceSettings;
use crate::error::{Message, Problem};
use crate::rules::{Case, Rule, Truth};
use crate::settings::{Setting, Shape, Unit, choices, settings};
use crate::workload::Catalogue;

/// The most items of a checklist.
const MOST_ITEMS: usize = 200;

choices! {
    /// Who owes an item.
    #[allow(missing_docs)]
    pub enum Owner {
        Se = "se",
        Rep = "rep",
        SeAndRep = "se_and_rep",
        Receiver = "receiver",
    }

    /// Whether an item's evidence must, or cannot, be a proof.
    pub enum Proof {
        /// Counts only when verified.
        Required = "required",
        /// At most stated.
        Impossible = "impossible",
    }
}

settings! {
    /// Hand-off: the checklist, its other versions, and what goes with them (F5, C12, C13).
    pub struct HandoffSettings {
        /// The name of the checklist that every deal goes by where no other applies.
        pub id: String = Shape::Text(80),
        /// Its items in order.
        pub items: Vec<ItemSettings> = Shape::members(ItemSettings::shape()),
        /// Other checklists, made of that one. The first whose rule holds applies.
        pub templates: Vec<TemplateSettings> = Shape::members(TemplateSettings::shape()),
        /// Dependence after the close.
        pub dependence: DependenceSettings = DependenceSettings::shape(),
        /// Words that tell a promise in a note, a list for each language.
        pub promise_words: Vec<WordList> = Shape::members(WordList::shape()),
        /// How long after the close a hand-off stays in the list of one's own.
        pub listed_days: i32 = Shape::Whole(Unit::Days, 1, 730),
    }

    /// A checklist.
    pub struct TemplateSettings {
        /// Its name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// When a deal goes by it; without a rule, only where somebody chooses it.
        pub applies: Option<String> = Shape::optional(Shape::Rule),
        /// Whether it goes with an implementation project, in which the SE may stay longer.
        pub project: bool = Shape::Flag,
        /// The items that it takes from the first checklist, by id; empty for all of them.
        pub only: Vec<String> = Shape::Texts,
        /// Its own items; one with the id of an item of the first checklist takes its place.
        pub items: Vec<ItemSettings> = Shape::members(ItemSettings::shape()),
    }

    /// Words of one language.
    pub struct WordList {
        /// The language, as a tag such as `de`.
        pub id: String = Shape::Text(35),
        /// The words, in lower case.
        pub words: Vec<String> = Shape::Words,
    }

    /// One item of a checklist.
    pub struct ItemSettings {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// Its weight in the score.
        pub weight: u32 = Shape::Whole(Unit::Count, 0, 1000),
        /// Whether the verdict depends on it.
        pub required: bool = Shape::Flag,
        /// Who owes it.
        pub owner: Owner = Shape::Choice(Owner::IDS),
        /// Working days after the close by which it is due, negative before it; without a number, no day.
        pub due: Option<i32> = Shape::optional(Shape::Whole(Unit::WorkingDays, -1000, 1000)),
        /// The kind of activity from whose last one held the days are counted, in place of the close.
        pub due_after: Option<String> = Shape::optional(Shape::Text(80)),
        /// Whether its evidence must, or cannot, be a proof.
        pub proof: Option<Proof> = Shape::optional(Shape::Choice(Proof::IDS)),
        /// When it leaves the list.
        pub not_applicable: Option<String> = Shape::optional(Shape::Rule),
        /// When it is verified.
        pub verified: Option<String> = Shape::optional(Shape::Rule),
        /// When it is stated.
        pub stated: Option<String> = Shape::optional(Shape::Rule),
        /// When it is done in part.
        pub partial: Option<String> = Shape::optional(Shape::Rule),
    }
}

/// A checklist: items with their rules. [`Template::read`] makes one of its JSON text.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name.
    pub id: String,
    /// What it is called, if the settings say.
    pub title: Option<String>,
    /// When a deal goes by it.
    pub applies: Option<Rule>,
    /// Whether it goes with an implementation project.
    pub project: bool,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// One item of a checklist.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its place in the list, from 1.
    pub number: usize,
    /// Its public name.
    pub id: String,
    /// What it is called, if the settings say.
    pub title: Option<String>,
    /// Its weight in the score, a small whole number.
    pub weight: u32,
    /// Whether the verdict depends on it.
    pub required: bool,
    /// Who owes it.
    pub owner: Owner,
    /// Working days of the organisation after the close by which it is due, negative before it; `None` where no day is set.
    pub due: Option<i32>,
    /// The kind of activity from whose last one held they are counted instead.
    pub due_after: Option<String>,
    /// What proof it asks for.
    pub proof: Option<Proof>,
    /// When it leaves the list.
    pub not_applicable: Option<Rule>,
    /// When it is verified.
    pub verified: Option<Rule>,
    /// When it is stated.
    pub stated: Option<Rule>,
    /// When it is done in part.
    pub partial: Option<Rule>,
}

/// Every checklist, with what goes with them.
#[derive(Clone, Debug)]
pub struct Handoffs {
    /// The one that every deal goes by where no other applies.
    pub simple: Template,
    /// The others.
    pub others: Vec<Template>,
    /// Dependence after the close.
    pub dependence: DependenceSettings,
    /// Words that tell a promise, in lower case, of every language.
    pub promise_words: Vec<String>,
    /// Days after the close for which a hand-off is listed.
    pub listed_days: i32,
}

impl Template {
    /// Reads the JSON text of a checklist.
    ///
    /// # Errors
    /// Every fault, a rule's with the item's id and the column (`items.why.verified:9`); the template in force before stays.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<Template, Vec<Problem>> {
        let whole: Value = serde_json::from_str(text).map_err(|error| {
            vec![Problem::at("", Message::new("rule-template-not-json").text("reason", &error.to_string()))]
        })?;
        let mut faults = Vec::new();
        TemplateSettings::shape().faults(&whole, "", &mut faults);
        let Some(settings) = TemplateSettings::of(&whole).filter(|_| faults.is_empty()) else { return Err(faults) };
        let items = settings.items.iter().collect();
        let template = Template::of(&settings, items, "", catalogue, &mut faults);
        if faults.is_empty() { Ok(template) } else { Err(faults) }
    }

    /// Parses and checks the rules of a checklist whose items are these; faults of its own items lie below `place`.
    fn of(
        settings: &TemplateSettings,
        items: Vec<&ItemSettings>,
        place: &str,
        catalogue: &Catalogue,
        faults: &mut Vec<Problem>,
    ) -> Template {
        if !(1..=MOST_ITEMS).contains(&items.len()) {
            let message = Message::new("rule-template-items").count("most", MOST_ITEMS);
            faults.push(Problem::at(&format!("{place}items"), message));
        }
        let mut reader = Reader { catalogue, faults };
        Template {
            id: settings.id.clone(),
            title: settings.title.clone(),
            applies: reader.rule(&format!("{place}applies"), settings.applies.as_deref()),
            project: settings.project,
            items: items.into_iter().zip(1..).map(|(item, number)| reader.item(item, number, place)).collect(),
        }
    }
}

impl Handoffs {
    /// Parses and checks every checklist.
    ///
    /// # Errors
    /// Every faulty rule with the item's id and the column, a list without items or with too many, and an item or a kind that
    /// is not there.
    pub(crate) fn of(settings: &HandoffSettings, catalogue: &Catalogue) -> Result<Handoffs, Vec<Problem>> {
        let mut faults = Vec::new();
        let first = TemplateSettings {
            id: settings.id.clone(),
            title: None,
            applies: None,
            project: false,
            only: Vec::new(),
            items: settings.items.clone(),
        };
        let simple = Template::of(&first, settings.items.iter().collect(), "", catalogue, &mut faults);
        // What is wrong with an item of the first checklist is named once, there.
        let sound = |template: &&TemplateSettings| check_only(template, &settings.items).is_none();
        faults.extend(settings.templates.iter().filter_map(|template| check_only(template, &settings.items)));
        let others = settings.templates.iter().filter(sound).map(|template| {
            let mut own = Vec::new();
            let place = format!("templates.{}.", template.id);
            let made = Template::of(template, items_of(template, &settings.items), &place, catalogue, &mut own);
            faults.extend(own.into_iter().filter(|fault| is_own(fault, template, &place)));
            made
        });
        let others = others.collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let promise_words = settings.promise_words.iter().flat_map(|list| list.words.iter().cloned()).collect();
        Ok(Handoffs {
            simple,
            others,
            dependence: settings.dependence.clone(),
            promise_words,
            listed_days: settings.listed_days,
        })
    }

    /// Every checklist, the first one first.
    pub fn all(&self) -> impl Iterator<Item = &Template> {
        std::iter::once(&self.simple).chain(&self.others)
    }

    /// The checklist that a deal goes by: the one that somebody chose, else the first whose rule holds for certain, else the
    /// first of all.
    pub fn template(&self, case: &Case, chosen: Option<&str>) -> &Template {
        let by_choice = chosen.and_then(|id| self.all().find(|template| template.id == id));
        let holds = |template: &&Template| {
            template.applies.as_ref().is_some_and(|rule| rule.evaluate(case).truth == Truth::True)
        };
        by_choice.or_else(|| self.others.iter().find(holds)).unwrap_or(&self.simple)
    }
}

/// That every item that a checklist takes from the first one is there.
fn check_only(template: &TemplateSettings, base: &[ItemSettings]) -> Option<Problem> {
    let missing = template.only.iter().find(|id| base.iter().all(|item| item.id != **id))?;
    let message = Message::new("settings-no-item").text("id", missing);
    Some(Problem::at(&format!("templates.{}.only", template.id), message))
}

/// The first checklist's items that it takes, its own in their places, and then what it adds.
fn items_of<'a>(template: &'a TemplateSettings, base: &'a [ItemSettings]) -> Vec<&'a ItemSettings> {
    let own = |id: &str| template.items.iter().find(|item| item.id == id);
    let taken = base.iter().filter(|item| template.only.is_empty() || template.only.contains(&item.id));
    let added = template.items.iter().filter(|item| base.iter().all(|other| other.id != item.id));
    taken.map(|item| own(&item.id).unwrap_or(item)).chain(added).collect()
}

/// Whether a fault lies in what a checklist itself says, and not in an item that it took.
fn is_own(fault: &Problem, template: &TemplateSettings, place: &str) -> bool {
    let items = format!("{place}items.");
    let item = fault.path.strip_prefix(&items).and_then(|rest| rest.split('.').next());
    item.is_none_or(|id| template.items.iter().any(|item| item.id == id))
}

/// Parses rules and collects what is wrong with them.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    faults: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn rule(&mut self, place: &str, text: Option<&str>) -> Option<Rule> {
        let text = text?;
        let found = match Rule::read(text, self.catalogue) {
            Ok(rule) => return Some(rule),
            Err(found) => found,
        };
        let at = |column: usize| format!("{place}:{column}");
        self.faults.extend(found.into_iter().map(|fault| Problem::at(&at(fault.column(text)), fault.message)));
        None
    }

    fn item(&mut self, item: &ItemSettings, number: usize, place: &str) -> Item {
        let at = |name: &str| format!("{place}items.{}.{name}", item.id);
        if let Some(kind) = item.due_after.as_deref().filter(|id| self.catalogue.kinds().iter().all(|k| k.id != *id)) {
            let message = Message::new("settings-no-kind").text("id", kind);
            self.faults.push(Problem::at(&at("due_after"), message));
        }
        Item {
            number,
            not_applicable: self.rule(&at("not_applicable"), item.not_applicable.as_deref()),
            verified: self.rule(&at("verified"), item.verified.as_deref()),
            stated: self.rule(&at("stated"), item.stated.as_deref()),
            partial: self.rule(&at("partial"), item.partial.as_deref()),
            id: item.id.clone(),
            title: item.title.clone(),
            weight: item.weight,
            required: item.required,
            owner: item.owner,
            due: item.due,
            due_after: item.due_after.clone(),
            proof: item.proof,
        }
    }
}
