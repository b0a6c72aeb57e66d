//! Settings of what comes of open deals (F3, C4–C8).

use crate::error::{Message, Problem};
use crate::model::{Money, Stage};
use crate::settings::{Shape, Unit, choices, settings};

use super::Market;

choices! {
    /// How large a deal is (F2).
    pub enum Segment {
        /// Small and medium business.
        Smb = "smb",
        /// Mid-market.
        Mid = "mid",
        /// Enterprise.
        Enterprise = "enterprise",
    }

    /// A stage of an open deal, in order (F3).
    pub enum OpenStage {
        /// Lead, prospecting.
        Lead = "lead",
        /// Discovery, qualified.
        Discovery = "discovery",
        /// Evaluation: demo, proof of concept.
        Evaluation = "evaluation",
        /// Proposal.
        Proposal = "proposal",
        /// Negotiation, contract.
        Negotiation = "negotiation",
    }

    /// What a CRM fills in for a close date that nobody entered.
    pub enum AutomaticClose {
        /// Nothing.
        None = "none",
        /// The last day of the month in which the deal was created.
        MonthEnd = "month_end",
    }
}

impl OpenStage {
    fn stage(self) -> Stage {
        match self {
            OpenStage::Lead => Stage::Lead,
            OpenStage::Discovery => Stage::Discovery,
            OpenStage::Evaluation => Stage::Evaluation,
            OpenStage::Proposal => Stage::Proposal,
            OpenStage::Negotiation => Stage::Negotiation,
        }
    }
}

settings! {
    /// A chance that a CRM has for every deal of a stage as it comes from the factory.
    pub struct FactoryValue {
        /// The stage.
        stage: OpenStage = Shape::Choice(OpenStage::IDS),
        /// The chance that it shows.
        chance: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
    }

    /// One stage of open deals.
    pub struct StageSettings {
        /// The stage.
        stage: OpenStage = Shape::Choice(OpenStage::IDS),
        /// Share of deals that go on to the next stage.
        advance: f64 = Shape::Number(Unit::Share, 0.01, 1.0),
        /// Share of deals that are won from here.
        chance: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Working days that it usually takes a small deal.
        smb_days: i32 = Shape::Whole(Unit::WorkingDays, 0, 1000),
        /// Working days that it usually takes a mid-market deal.
        mid_days: i32 = Shape::Whole(Unit::WorkingDays, 0, 1000),
        /// Working days that it usually takes an enterprise deal.
        enterprise_days: i32 = Shape::Whole(Unit::WorkingDays, 0, 1000),
    }

    /// Bounds of the segments by the deal's amount.
    pub struct Segments {
        /// The amount from which a deal is mid-market.
        mid: f64 = Shape::Number(Unit::Count, 0.0, 1e12),
        /// The amount from which a deal is an enterprise's.
        enterprise: f64 = Shape::Number(Unit::Count, 0.0, 1e12),
        /// The currency of the bounds; without one they count for an amount of any currency.
        currency: Option<String> = Shape::optional(Shape::Text(3)),
    }

    /// A chance that the administrator set for a stage.
    pub struct SetChance {
        /// The stage.
        stage: OpenStage = Shape::Choice(OpenStage::IDS),
        /// The size of the deals; without one, all.
        segment: Option<Segment> = Shape::optional(Shape::Choice(Segment::IDS)),
        /// The chance of being won from there.
        chance: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
    }

    /// What own history must hold before it counts (C4).
    pub struct HistorySettings {
        /// Deals that must have ended.
        pub least: i32 = Shape::Whole(Unit::Count, 1, 100_000),
        /// Deals that the starting value counts for.
        pub prior: f64 = Shape::Number(Unit::Count, 0.0, 100_000.0),
    }

    /// How many deals close in the period in which they are expected to (C6).
    pub struct SlipSettings {
        /// Whether dates may slip at all.
        pub on: bool = Shape::Flag,
        /// Share that holds its date in negotiation.
        pub negotiation: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Share that holds its date in any stage before.
        pub earlier: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Share that still closes in the period although its date is past.
        pub past: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
    }

    /// One state of the market.
    pub struct MarketState {
        /// How far it shifts chances.
        pub shift: f64 = Shape::Number(Unit::Points, -1.0, 1.0),
        /// Its weight among the states.
        pub weight: f64 = Shape::Number(Unit::Count, 0.0, 1000.0),
    }

    /// What all deals share (C7).
    pub struct MarketSettings {
        /// Whether they share anything.
        pub on: bool = Shape::Flag,
        /// The states.
        pub states: Vec<MarketState> = Shape::Rows(MarketState::entries()),
    }

    /// What a deal's silence takes of the work expected of it (C8).
    pub struct QuietSettings {
        /// Days past the close date up to which the first share holds.
        pub past_days: i32 = Shape::Whole(Unit::Days, 0, 3660),
        /// Share of the chance that is left up to then.
        pub past: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Days past the close date up to which the second share holds; after them the deal is dormant.
        pub long_past_days: i32 = Shape::Whole(Unit::Days, 0, 3660),
        /// Share of the chance that is left up to then.
        pub long_past: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// Days without an activity after which a deal is idle.
        pub idle_days: i32 = Shape::Whole(Unit::Days, 1, 3660),
        /// Share of the chance that an idle deal keeps.
        pub idle: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
    }

    /// What comes of open deals.
    pub struct PipelineSettings {
        /// The stages of open deals, in order.
        stages: Vec<StageSettings> = Shape::Rows(StageSettings::entries()),
        /// What CRMs show for every deal of a stage as they come from the factory.
        factory: Vec<FactoryValue> = Shape::Rows(FactoryValue::entries()),
        /// Bounds of the segments.
        segments: Segments = Segments::shape(),
        /// Chances that the administrator set.
        chances: Vec<SetChance> = Shape::Rows(SetChance::entries()),
        /// What own history must hold.
        pub history: HistorySettings = HistorySettings::shape(),
        /// How dates slip.
        pub slipping: SlipSettings = SlipSettings::shape(),
        /// What all deals share.
        market: MarketSettings = MarketSettings::shape(),
        /// What silence takes.
        pub quiet: QuietSettings = QuietSettings::shape(),
        /// What the CRM fills in for a close date that nobody entered.
        pub automatic_close: AutomaticClose = Shape::Choice(AutomaticClose::IDS),
    }
}

impl PipelineSettings {
    /// That every stage is there in order, that bounds rise, and that the market's states shift nothing in the mean.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        let mut fault = |path: &str, id: &str| faults.push(Problem::at(path, Message::new(id)));
        let stages = self.stages.iter().map(|set| set.stage.stage());
        if !stages.eq(OPEN) {
            fault("pipeline.stages", "settings-stages");
        }
        if self.segments.mid > self.segments.enterprise {
            fault("pipeline.segments", "settings-segments");
        }
        if self.quiet.past_days > self.quiet.long_past_days {
            fault("pipeline.quiet", "settings-quiet");
        }
        let weights: f64 = self.market.states.iter().map(|state| state.weight).sum();
        let shifts: f64 = self.market.states.iter().map(|state| state.weight * state.shift).sum();
        if weights <= 0.0 || (shifts / weights).abs() > 1e-9 {
            fault("pipeline.market.states", "settings-market");
        }
    }

    /// The market's states.
    pub fn market(&self) -> Market {
        Market::of(&self.market)
    }

    /// How large a deal of this amount is; `None` for one in another currency than the bounds'.
    pub fn segment(&self, amount: Money) -> Option<Segment> {
        let other = |code: &String| amount.currency.code() != code;
        if self.segments.currency.as_ref().is_some_and(other) {
            return None;
        }
        let major = amount.in_major();
        Some(match () {
            () if major < self.segments.mid => Segment::Smb,
            () if major < self.segments.enterprise => Segment::Mid,
            () => Segment::Enterprise,
        })
    }

    fn stage(&self, stage: Stage) -> Option<&StageSettings> {
        self.stages.iter().find(|set| set.stage.stage() == stage)
    }

    /// The starting value of a stage's chance (F3).
    pub(super) fn starting_chance(&self, stage: Stage) -> Option<f64> {
        self.stage(stage).map(|set| set.chance)
    }

    /// The chance that the administrator set for a stage: for the segment, else for all.
    pub(super) fn set_chance(&self, stage: Stage, segment: Option<Segment>) -> Option<f64> {
        let of = |wanted: Option<Segment>| {
            let mut rows = self.chances.iter().filter(|set| set.stage.stage() == stage);
            rows.find(|set| set.segment == wanted).map(|set| set.chance)
        };
        segment.and_then(|segment| of(Some(segment))).or_else(|| of(None))
    }

    /// Whether CRMs show this chance for every deal of the stage.
    pub(super) fn is_factory(&self, stage: Stage, chance: f64) -> bool {
        self.factory.iter().any(|value| value.stage.stage() == stage && (value.chance - chance).abs() < 1e-9)
    }

    /// R(from → to): the share of deals at `from` that usually get to `to` (F3); 1 for a stage that is behind.
    pub fn usual_reach(&self, from: Stage, to: Stage) -> f64 {
        let between = self.stages.iter().filter(|set| (from..to.min(Stage::Won)).contains(&set.stage.stage()));
        between.map(|set| set.advance).product()
    }

    /// Working days that a stage usually takes.
    pub fn usual_days(&self, stage: Stage, segment: Segment) -> i32 {
        self.stage(stage).map_or(0, |set| match segment {
            Segment::Smb => set.smb_days,
            Segment::Mid => set.mid_days,
            Segment::Enterprise => set.enterprise_days,
        })
    }

    /// Working days from the beginning of a stage to the close, as is usual.
    pub fn usual_days_left(&self, stage: Stage, segment: Segment) -> i32 {
        OPEN.iter().filter(|later| **later >= stage).map(|later| self.usual_days(*later, segment)).sum()
    }
}

/// The stages of open deals, in order.
pub const OPEN: [Stage; 5] = [Stage::Lead, Stage::Discovery, Stage::Evaluation, Stage::Proposal, Stage::Negotiation];
