//! The catalogue of activities (F1): which kind an activity is, and what it takes.

use serde::Deserialize;

use crate::error::Problem;
use crate::model::{Activity, Effort};
use crate::page::values::texts;
use crate::settings::in_range;

/// Whether a kind's hours fill the overhead first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InOverhead {
    /// Customer work.
    #[default]
    Never,
    /// Unless the activity belongs to a deal.
    WithoutDeal,
    /// Always.
    Always,
}

/// One kind of activity with its hours.
#[derive(Clone, Debug, Deserialize)]
pub struct Kind {
    /// Its public name.
    pub id: String,
    preparation: f64,
    delivery: f64,
    follow_up: f64,
    /// Source or starting value.
    pub mark: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    types: Vec<String>,
    on_site: Option<String>,
    /// Whether it counts as a demo.
    #[serde(default)]
    pub demo: bool,
    /// Whether its hours fill the overhead first.
    #[serde(default)]
    pub overhead: InOverhead,
    /// Whether it belongs to the post-sales bucket.
    #[serde(default)]
    pub post_sales: bool,
    /// Whether it is absence rather than work.
    #[serde(default)]
    pub leave: bool,
    /// Whether it is itself the preparation of the deal's next activity.
    #[serde(default)]
    pub prepares: bool,
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

    /// Follow-up.
    pub fn follow_up(&self) -> Effort {
        Effort::hours(self.follow_up)
    }

    /// Length of the longest word that stands in `text` (in lower case, as the catalogue's words are), with that of a second word where one is asked for; 0 for no match.
    fn fit(&self, text: &str) -> usize {
        let longest = |words: &[String]| {
            words.iter().filter(|word| texts::holds_lower(text, word)).map(String::len).max().unwrap_or(0)
        };
        let (first, second) = (longest(&self.words), longest(&self.with));
        if first == 0 || (second == 0 && !self.with.is_empty()) { 0 } else { first + second }
    }

    /// Every word that the kind is told by; all in lower case.
    #[cfg(test)]
    pub(crate) fn all_words(&self) -> impl Iterator<Item = &String> {
        self.words.iter().chain(&self.with).chain(&self.types)
    }

    fn fits_type(&self, text: &str) -> bool {
        self.types.iter().any(|known| texts::holds_lower(text, known))
    }
}

/// The catalogue with the words that tell kinds apart.
#[derive(Clone, Debug, Deserialize)]
pub struct Catalogue {
    travel_hours: f64,
    no_show_delivery: f64,
    /// Days within which a second demo for the same account takes half the preparation (C3).
    pub repeat_days: i32,
    on_site: Vec<String>,
    remote: Vec<String>,
    kinds: Vec<Kind>,
}

impl Catalogue {
    /// That every figure lies in its range.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        in_range("catalogue.travel_hours", self.travel_hours, 0.0, 48.0)?;
        in_range("catalogue.no_show_delivery", self.no_show_delivery, 0.0, 24.0)?;
        in_range("catalogue.repeat_days", f64::from(self.repeat_days), 0.0, 366.0)?;
        for kind in &self.kinds {
            for (part, hours) in
                [("preparation", kind.preparation), ("delivery", kind.delivery), ("follow_up", kind.follow_up)]
            {
                in_range(&format!("catalogue.kinds.{}.{part}", kind.id), hours, 0.0, 200.0)?;
            }
        }
        Ok(())
    }

    /// Every kind, in order.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Travel per on-site day and place.
    pub fn travel(&self) -> Effort {
        Effort::hours(self.travel_hours)
    }

    /// What is left of the delivery when the customer does not come.
    pub fn no_show_delivery(&self) -> Effort {
        Effort::hours(self.no_show_delivery)
    }

    /// The kind of an activity: absence by its type; else the longest matching words of the title, then of sub-type and
    /// type; else the kind of its type; else `other`. A demo at the customer's is one on site.
    pub fn kind_of(&self, activity: &Activity) -> &Kind {
        let types = [activity.sub_type_text.to_lowercase(), activity.type_text.to_lowercase()];
        let by_type = types.iter().find_map(|text| self.kinds.iter().find(|kind| kind.fits_type(text)));
        if let Some(leave) = by_type.filter(|kind| kind.leave) {
            return leave;
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
        let kind = on_site.and_then(|id| self.kind(id)).or(kind).or_else(|| self.kind("other"));
        kind.unwrap_or(&NO_KIND)
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

    fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }
}

/// Stands in where a catalogue was edited until not even `other` is left.
static NO_KIND: Kind = Kind {
    id: String::new(),
    preparation: 0.0,
    delivery: 0.0,
    follow_up: 0.0,
    mark: String::new(),
    words: Vec::new(),
    with: Vec::new(),
    types: Vec::new(),
    on_site: None,
    demo: false,
    overhead: InOverhead::Never,
    post_sales: false,
    leave: false,
    prepares: false,
};
