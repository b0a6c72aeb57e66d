//! The catalogue of activities (F1): which kind an activity is, and what it takes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::{Message, Problem};
use crate::model::{Activity, Effort};
use crate::page::values::texts;
use crate::settings::{Setting, Shape, Unit, choices, settings};

/// The most hours of one part of an activity.
const MOST_HOURS: f64 = 200.0;

choices! {
    /// Whether a kind's hours fill the overhead first.
    pub enum InOverhead {
        /// Customer work.
        Never = "never",
        /// Unless the activity belongs to a deal.
        WithoutDeal = "without_deal",
        /// Always.
        Always = "always",
    }
}

settings! {
    /// One kind of activity with its hours.
    pub struct Kind {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// Hours of preparation, on the two working days before.
        preparation: f64 = Shape::Number(Unit::Hours, 0.0, MOST_HOURS),
        /// Hours of delivery, where the CRM does not say how long.
        delivery: f64 = Shape::Number(Unit::Hours, 0.0, MOST_HOURS),
        /// Hours of follow-up, on the next working day.
        follow_up: f64 = Shape::Number(Unit::Hours, 0.0, MOST_HOURS),
        /// Words that tell it, looked for in title, sub-type and type.
        words: Vec<String> = Shape::Words,
        /// Words of which one must be there too.
        with: Vec<String> = Shape::Words,
        /// The CRM's own types that stand for it.
        types: Vec<String> = Shape::Words,
        /// The kind that it becomes at the customer's, by its id.
        on_site: Option<String> = Shape::optional(Shape::Text(80)),
        /// Whether it counts as a demo.
        pub demo: bool = Shape::Flag,
        /// Whether its hours fill the overhead first; without a word, never.
        overhead: Option<InOverhead> = Shape::optional(Shape::Choice(InOverhead::IDS)),
        /// Whether it belongs to the post-sales bucket.
        pub post_sales: bool = Shape::Flag,
        /// Whether it is absence rather than work.
        pub leave: bool = Shape::Flag,
        /// Whether what a deal still needs of it is spread evenly over the stage, rather than falling into one week (C8).
        pub spread: bool = Shape::Flag,
        /// Whether it takes no time, whatever its title says: a logged e-mail (C3).
        pub no_load: bool = Shape::Flag,
        /// Whether it is itself the preparation of the deal's next activity.
        pub prepares: bool = Shape::Flag,
    }

    /// The catalogue with the words that tell kinds apart.
    pub struct Catalogue {
        /// Hours of travel per on-site day and place.
        travel_hours: f64 = Shape::Number(Unit::Hours, 0.0, 48.0),
        /// Hours that are left of the delivery when the customer does not come (C3).
        no_show_delivery: f64 = Shape::Number(Unit::Hours, 0.0, 24.0),
        /// Days within which a second demo for the same account takes half the preparation (C3).
        pub repeat_days: i32 = Shape::Whole(Unit::Days, 0, 366),
        /// Words in a sub-type or title that say: at the customer's.
        on_site: Vec<String> = Shape::Words,
        /// Words in a place that say: not at the customer's.
        remote: Vec<String> = Shape::Words,
        /// The kinds.
        kinds: Kinds = Shape::members(Kind::shape()),
    }
}

/// The kinds, with the kind of each text that was asked for: words are looked for once in each activity, however often it is reported
/// on and read again.
#[derive(Debug)]
pub(crate) struct Kinds {
    kinds: Vec<Kind>,
    /// Their number among all that were ever set: others have another one.
    number: u64,
    told: Mutex<BTreeMap<String, Option<usize>>>,
}

impl Kinds {
    /// The most texts that are kept.
    const MOST: usize = 200_000;

    fn new(kinds: Vec<Kind>) -> Kinds {
        static SET: AtomicU64 = AtomicU64::new(0);
        Kinds { kinds, number: SET.fetch_add(1, Ordering::Relaxed), told: Mutex::default() }
    }

    /// The place of the kind of a text; `tell` says it of one that was not asked for before.
    fn told(&self, text: String, tell: impl FnOnce() -> Option<usize>) -> Option<usize> {
        // Nobody panics while holding it, and what is in it stays right whatever happens.
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = told.get(&text) {
            return *place;
        }
        if told.len() >= Kinds::MOST {
            told.clear();
        }
        let place = tell();
        told.insert(text, place);
        place
    }
}

impl Clone for Kinds {
    fn clone(&self) -> Kinds {
        Kinds::new(self.kinds.clone())
    }
}

impl Setting for Kinds {
    fn of(value: &serde_json::Value) -> Option<Kinds> {
        Some(Kinds::new(Vec::of(value)?))
    }

    fn absent() -> Option<Kinds> {
        Some(Kinds::new(Vec::new()))
    }
}

impl std::ops::Deref for Kinds {
    type Target = [Kind];

    fn deref(&self) -> &[Kind] {
        &self.kinds
    }
}

impl Kind {
    /// Preparation.
    pub fn preparation(&self) -> Effort {
        Effort::hours(self.preparation)
    }

    /// Delivery, where the CRM does not say how long.
    pub fn delivery(&self) -> Effort {
        Effort::hours(self.delivery)
    }

    /// Whether its hours fill the overhead first.
    pub fn overhead(&self) -> InOverhead {
        self.overhead.unwrap_or(InOverhead::Never)
    }

    /// Whether an activity of this kind fills the overhead first.
    pub(super) fn fills_overhead(&self, with_deal: bool) -> bool {
        match self.overhead() {
            InOverhead::Never => false,
            InOverhead::WithoutDeal => !with_deal,
            InOverhead::Always => true,
        }
    }

    /// Follow-up.
    pub fn follow_up(&self) -> Effort {
        Effort::hours(self.follow_up)
    }

    /// Whether it is a meeting with a deal's customer that somebody can ask for: it is prepared for and takes a time of its own, and is
    /// neither absence nor post-sales work, nor what fills the overhead on a deal too, nor what a stage has running all along. What
    /// nobody prepares for, such as the answer to an RFP, is desk work: it needs no slot.
    pub fn can_be_asked(&self) -> bool {
        let is_other = self.leave || self.no_load || self.prepares || self.spread || self.post_sales;
        let is_meeting = self.preparation() > Effort::ZERO && self.delivery() > Effort::ZERO;
        is_meeting && !is_other && !self.fills_overhead(true)
    }

    /// Whether it is for nothing where nobody qualified the deal (C14): demo, workshop, deep dive, POC and RFP, never discovery.
    pub fn is_risky(&self) -> bool {
        self.demo || self.is_poc() || matches!(self.id.as_str(), "workshop" | "deep_dive" | "rfp")
    }

    /// Whether it is work on a POC.
    pub fn is_poc(&self) -> bool {
        self.id.starts_with("poc_")
    }

    /// What stands for it in a deal's profile: one demo is as good as another, whatever its hours (C8).
    pub fn group(&self) -> &str {
        if self.demo { "demo" } else { &self.id }
    }

    /// Length of the longest word that stands in `text` (in lower case, as the catalogue's words are), with that of a second word where one is asked for; 0 for no match.
    fn fit(&self, text: &str) -> usize {
        let longest = |words: &[String]| {
            words.iter().filter(|word| texts::holds_lower(text, word)).map(String::len).max().unwrap_or(0)
        };
        let (first, second) = (longest(&self.words), longest(&self.with));
        if first == 0 || (second == 0 && !self.with.is_empty()) { 0 } else { first + second }
    }

    fn fits_type(&self, text: &str) -> bool {
        self.types.iter().any(|known| texts::holds_lower(text, known))
    }
}

impl Catalogue {
    /// That every kind that another one becomes is there.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        for kind in self.kinds.iter() {
            if let Some(id) = kind.on_site.as_deref().filter(|id| self.kind(id).is_none()) {
                let path = format!("catalogue.kinds.{}.on_site", kind.id);
                faults.push(Problem::at(&path, Message::new("settings-no-kind").text("id", id)));
            }
        }
    }

    /// Every kind, in order.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Travel per on-site day and place.
    pub fn travel(&self) -> Effort {
        Effort::hours(self.travel_hours)
    }

    /// Whether a demo on a later day repeats one for the same account (C3).
    pub(super) fn is_repeated(&self, earlier: Date, later: Date) -> bool {
        later <= earlier.saturating_add(self.repeat_days.days())
    }

    /// What is left of the delivery when the customer does not come.
    pub fn no_show_delivery(&self) -> Effort {
        Effort::hours(self.no_show_delivery)
    }

    /// The kind of an activity: absence and logged e-mails by their type; else the longest matching words of the title, then of sub-type and
    /// type; else the kind of its type; else `other`. A demo at the customer's is one on site.
    pub fn kind_of(&self, activity: &Activity) -> &Kind {
        let place = activity.kind.of(self.kinds.number, || {
            let Activity { title, type_text, sub_type_text, place, .. } = activity;
            let text = [title, type_text, sub_type_text, place].map(String::as_str).join("\n");
            self.kinds.told(text, || {
                let told: *const Kind = self.tell(activity);
                self.kinds.iter().position(|kind| std::ptr::eq(kind, told))
            })
        });
        place.and_then(|place| self.kinds.get(place)).unwrap_or(&NO_KIND)
    }

    fn tell(&self, activity: &Activity) -> &Kind {
        let types = [activity.sub_type_text.to_lowercase(), activity.type_text.to_lowercase()];
        let by_type = types.iter().find_map(|text| self.kinds.iter().find(|kind| kind.fits_type(text)));
        if let Some(no_work) = by_type.filter(|kind| kind.leave || kind.no_load) {
            return no_work;
        }
        let by_words = |text: &str| {
            let fits =
                self.kinds.iter().enumerate().map(|(index, kind)| (kind.fit(text), std::cmp::Reverse(index), kind));
            fits.filter(|(fit, ..)| *fit > 0).max_by_key(|(fit, order, _)| (*fit, *order)).map(|(.., kind)| kind)
        };
        let kind = by_words(&activity.title.to_lowercase())
            .or_else(|| types.iter().find_map(|text| by_words(text)))
            .or(by_type);
        let on_site = kind.and_then(|kind| kind.on_site.as_deref()).filter(|_| self.is_on_site(activity));
        on_site.and_then(|id| self.kind(id)).or(kind).unwrap_or_else(|| self.other())
    }

    /// The kind of what no words and no type tell.
    pub fn other(&self) -> &Kind {
        self.kind("other").unwrap_or(&NO_KIND)
    }

    /// Whether an activity takes place at the customer's: its sub-type or title says so, or it has a place that is no
    /// remote one.
    pub fn is_on_site(&self, activity: &Activity) -> bool {
        let says = |text: &str, words: &[String]| {
            let text = text.to_lowercase();
            words.iter().any(|word| texts::holds_lower(&text, word))
        };
        says(&activity.sub_type_text, &self.on_site)
            || says(&activity.title, &self.on_site)
            || (!texts::says_nothing(&activity.place) && !says(&activity.place, &self.remote))
    }

    /// Hours of one activity of a kind, with the way there if it is one at the customer's (F2).
    pub fn hours_of(&self, id: &str) -> Effort {
        let hours = |kind: &Kind| kind.preparation() + kind.delivery() + kind.follow_up() + self.travel_to(id);
        self.kind(id).map_or(Effort::ZERO, hours)
    }

    /// The way to an activity of a kind and back: none unless it is what another kind becomes at the customer's.
    pub fn travel_to(&self, id: &str) -> Effort {
        let on_site = self.kinds.iter().any(|kind| kind.on_site.as_deref() == Some(id));
        if on_site { self.travel() } else { Effort::ZERO }
    }

    /// The kind of an id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }
}

/// Stands in where a catalogue was edited until not even `other` is left.
static NO_KIND: Kind = Kind {
    id: String::new(),
    title: None,
    preparation: 0.0,
    delivery: 0.0,
    follow_up: 0.0,
    words: Vec::new(),
    with: Vec::new(),
    types: Vec::new(),
    on_site: None,
    demo: false,
    overhead: None,
    post_sales: false,
    leave: false,
    spread: false,
    no_load: false,
    prepares: false,
};
