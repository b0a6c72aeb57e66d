//! The checklist as data: what it may hold, and its rules, each parsed and checked once.

use serde_json::Value;

use super::{Item, Owner, Proof, Template};
use crate::error::{Message, Problem};
use crate::rules::Rule;
use crate::settings::{Setting, Shape, Unit, settings};
use crate::workload::Catalogue;

/// The most items of a checklist.
const MOST_ITEMS: usize = 200;

settings! {
    /// A hand-off checklist (F5).
    pub struct TemplateSettings {
        /// Its name.
        pub id: String = Shape::Text(80),
        /// Its items in order.
        pub items: Vec<ItemSettings> = Shape::members(ItemSettings::shape()),
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
        match TemplateSettings::of(&whole) {
            Some(template) if faults.is_empty() => Template::of(&template, catalogue),
            _ => Err(faults),
        }
    }

    /// Parses and checks the rules of a checklist.
    ///
    /// # Errors
    /// Every faulty rule with the item's id and the column, and a list without items or with too many.
    pub(crate) fn of(settings: &TemplateSettings, catalogue: &Catalogue) -> Result<Template, Vec<Problem>> {
        let mut faults = Vec::new();
        if !(1..=MOST_ITEMS).contains(&settings.items.len()) {
            faults.push(Problem::at("items", Message::new("rule-template-items").count("most", MOST_ITEMS)));
        }
        let numbered = settings.items.iter().zip(1..);
        let items = numbered.map(|(item, number)| item.checked(number, catalogue, &mut faults)).collect();
        if faults.is_empty() { Ok(Template { id: settings.id.clone(), items }) } else { Err(faults) }
    }
}

impl ItemSettings {
    fn checked(&self, number: usize, catalogue: &Catalogue, faults: &mut Vec<Problem>) -> Item {
        let mut rule = |name: &str, text: &Option<String>| {
            let text = text.as_deref()?;
            let found = match Rule::read(text, catalogue) {
                Ok(rule) => return Some(rule),
                Err(found) => found,
            };
            let place = |column: usize| format!("items.{}.{name}:{column}", self.id);
            faults.extend(found.into_iter().map(|fault| Problem::at(&place(fault.column(text)), fault.message)));
            None
        };
        Item {
            number,
            not_applicable: rule("not_applicable", &self.not_applicable),
            verified: rule("verified", &self.verified),
            stated: rule("stated", &self.stated),
            partial: rule("partial", &self.partial),
            id: self.id.clone(),
            title: self.title.clone(),
            weight: self.weight,
            required: self.required,
            owner: self.owner,
            due: self.due,
            proof: self.proof,
        }
    }
}
