//! Effort profiles (F2): what a deal of a size takes, stage by stage.

use super::Catalogue;
use crate::error::{Message, Problem};
use crate::model::{Effort, Stage};
use crate::settings::{Shape, Unit, choices, settings};

choices! {
    /// The stages in which a deal asks for work; the last one begins with the win.
    #[allow(missing_docs)]
    pub enum Step {
        Discovery = "discovery",
        Evaluation = "evaluation",
        Proposal = "proposal",
        Negotiation = "negotiation",
        HandOff = "hand_off",
    }
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 5] = [Step::Discovery, Step::Evaluation, Step::Proposal, Step::Negotiation, Step::HandOff];

    /// The stage that a deal must have reached for this step's work.
    pub fn stage(self) -> Stage {
        match self {
            Step::Discovery => Stage::Discovery,
            Step::Evaluation => Stage::Evaluation,
            Step::Proposal => Stage::Proposal,
            Step::Negotiation => Stage::Negotiation,
            Step::HandOff => Stage::Won,
        }
    }
}

settings! {
    /// What deals take (F2).
    pub struct Profiles {
        /// Share of the hours of discovery and evaluation that a deal with an existing customer takes.
        pub expansion: f64 = Shape::Number(Unit::Share, 0.0, 2.0),
        /// The profiles, by size of the deal.
        pub sizes: Vec<Profile> = Shape::members(Profile::shape()),
    }

    /// What a deal of one size takes.
    pub struct Profile {
        /// The size's public name.
        pub id: String = Shape::Text(80),
        /// The most hours that it takes in one week.
        ceiling: f64 = Shape::Number(Unit::Hours, 0.25, 168.0),
        /// Working days from the close until the hand-off's work is done.
        pub hand_off_days: i32 = Shape::Whole(Unit::WorkingDays, 1, 1000),
        /// Items that come together or not at all.
        pub bundles: Vec<Bundle> = Shape::Rows(Bundle::entries()),
        /// What is needed, in order of stage.
        pub items: Vec<Item> = Shape::Rows(Item::entries()),
    }

    /// Items that come together or not at all.
    pub struct Bundle {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// The chance that it is needed.
        pub chance: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
    }

    /// Activities of one kind that a stage needs.
    pub struct Item {
        /// The stage.
        pub stage: Step = Shape::Choice(Step::IDS),
        /// The kind of activity, by its id.
        pub kind: String = Shape::Text(80),
        /// How many; a part of one takes that part of its hours.
        pub count: f64 = Shape::Number(Unit::Count, 0.0, 100.0),
        /// The chance that each is needed; without one, certain.
        chance: Option<f64> = Shape::optional(Shape::Number(Unit::Share, 0.0, 1.0)),
        /// The bundle that it comes with.
        pub bundle: Option<String> = Shape::optional(Shape::Text(80)),
    }
}

impl Item {
    /// The chance that each is needed, once its bundle comes.
    pub fn chance(&self) -> f64 {
        self.chance.unwrap_or(1.0)
    }
}

impl Profile {
    /// The most that a deal takes in one week.
    pub fn ceiling(&self) -> Effort {
        Effort::hours(self.ceiling)
    }

    /// The chance of a bundle; 1 for what belongs to none.
    pub fn chance_of(&self, bundle: Option<&str>) -> f64 {
        let named = |id: &str| self.bundles.iter().find(|bundle| bundle.id == id).map(|bundle| bundle.chance);
        bundle.and_then(named).unwrap_or(1.0)
    }

    /// Expected hours of a step, once it is reached.
    pub fn hours(&self, step: Step, catalogue: &Catalogue) -> f64 {
        let of_step = self.items.iter().filter(|item| item.stage == step);
        let hours = |item: &Item| {
            catalogue.hours_of(&item.kind).in_hours()
                * item.count
                * item.chance()
                * self.chance_of(item.bundle.as_deref())
        };
        of_step.map(hours).sum()
    }
}

impl Profiles {
    /// The profile of a size.
    pub fn of(&self, size: &str) -> Option<&Profile> {
        self.sizes.iter().find(|profile| profile.id == size)
    }

    /// That every kind and bundle that an item names is there, and that a bundle belongs to one stage.
    pub(crate) fn check(&self, catalogue: &Catalogue, faults: &mut Vec<Problem>) {
        for profile in &self.sizes {
            let mut fault =
                |message| faults.push(Problem::at(&format!("profiles.sizes.{}.items", profile.id), message));
            for item in &profile.items {
                if catalogue.kind(&item.kind).is_none() {
                    fault(Message::new("settings-no-kind").text("id", &item.kind));
                }
                if let Some(id) = item.bundle.as_deref().filter(|id| profile.bundles.iter().all(|one| one.id != **id)) {
                    fault(Message::new("settings-no-bundle").text("id", id));
                }
            }
            for bundle in &profile.bundles {
                let mut of_bundle = profile.items.iter().filter(|item| item.bundle.as_ref() == Some(&bundle.id));
                let stage = of_bundle.next().map(|item| item.stage);
                if of_bundle.any(|item| Some(item.stage) != stage) {
                    fault(Message::new("settings-bundle-stages").text("id", &bundle.id));
                }
            }
        }
    }
}
