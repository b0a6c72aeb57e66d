//! A plan as data: components with their curves, credit, periods and conditions. Every convention that practice disagrees
//! on is a field with a stated default (C16, C17, C20, C21).

use jiff::civil::Date;

use super::curve::{Deceleration, Segment, SegmentKind, ThresholdPays, Tiers};
use crate::error::{Message, Problem};
use crate::model::{Currency, Ratio};
use crate::rules::Rule;
use crate::settings::{Measure, Shape, Unit, choices, settings};
use crate::workload::Catalogue;

/// The largest amount or rate that a plan may hold.
const MOST: f64 = 1e13;

choices! {
    /// What a component pays for.
    pub enum Kind {
        /// Credit measured against a quota: pays a share of the variable pay.
        Attainment = "attainment",
        /// Credit itself, in money or by the piece: commission, deal bonus, SPIFF. Pays beside the variable pay.
        Commission = "commission",
        /// Results of objectives, period by period.
        Objectives = "objectives",
    }

    /// Whose quota a component measures against.
    pub enum QuotaOf = Territory {
        /// A territory's; the person's own time in the period shortens the target, never the quota.
        Territory = "territory",
        /// A pool's.
        Pool = "pool",
        /// The company's.
        Company = "company",
        /// The person's own, shortened with the target.
        Own = "own",
    }

    /// How several people share the credit of one deal (C19).
    pub enum Sharing = InFull {
        /// Each gets all of it; shares must not be summed.
        InFull = "in_full",
        /// Each gets a share; the shares of a deal sum to one.
        Split = "split",
    }

    /// What one curve is applied to.
    pub enum Applied = Sum {
        /// All credit of the period together.
        Sum = "sum",
        /// Each deal by itself.
        Deal = "deal",
    }

    /// A part of the fiscal year.
    pub enum Period = Year {
        #[allow(missing_docs)]
        Year = "year",
        #[allow(missing_docs)]
        Half = "half",
        #[allow(missing_docs)]
        Quarter = "quarter",
        #[allow(missing_docs)]
        Month = "month",
    }

    /// What becomes of a pay date's amount below zero (C17).
    pub enum Negative = CarryForward {
        /// Kept back from later pay.
        CarryForward = "carry_forward",
        /// Taken back at once.
        TakeBack = "take_back",
        /// Forgiven.
        FloorZero = "floor_zero",
    }

    /// How a fraction of the smallest unit is rounded.
    pub enum Rounding = HalfAway {
        /// Halves away from zero, as spreadsheets and payroll do.
        HalfAway = "half_away",
        /// Halves to the even neighbour.
        HalfEven = "half_even",
        /// Always down; only for attainment.
        Down = "down",
    }

    /// How a cancelled deal's pay comes back (C21).
    pub enum ClawbackBy = Recompute {
        /// What the period pays with the deal, less what it pays without it; never more than was paid for it.
        Recompute = "recompute",
        /// The deal's own lines.
        Line = "line",
    }

    /// What a draw is (C21).
    pub enum DrawKind = None {
        /// There is none.
        None = "none",
        /// Pay is topped up to it.
        Floor = "floor",
        /// It is paid on top.
        Advance = "advance",
        /// It is paid before, and settled against what is earned.
        Prepaid = "prepaid",
    }

    /// How the fiscal year is cut into months.
    pub enum Months = Calendar {
        /// Calendar months from the first day of the fiscal year.
        Calendar = "calendar",
        /// Weeks: 4, 4 and 5 to a quarter.
        Weeks445 = "4-4-5",
        /// Weeks: 4, 5 and 4 to a quarter.
        Weeks454 = "4-5-4",
        /// Weeks: 5, 4 and 4 to a quarter.
        Weeks544 = "5-4-4",
    }

    /// In which period a deal counts that was booked after it closed (C17).
    pub enum Late = Original {
        /// In that of the day on which it closed.
        Original = "original",
        /// In that of the day on which it was booked.
        Next = "next",
    }

    /// Which exchange rate a closed deal is credited at.
    pub enum ClosedAt = Dated {
        /// The one in force on the crediting date.
        Dated = "dated",
        /// The plan's.
        Plan = "plan",
    }
}

settings! {
    /// A plan's rules and curves: organisation data, never a person's target.
    pub struct PlanRules {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// What it says in words, for plans of your own.
        pub about: Option<String> = Shape::optional(Shape::Text(2000)),
        /// What it pays for.
        pub components: Vec<ComponentRules> = Shape::members(ComponentRules::shape()),
        /// Most pay in all, as a share of the variable pay; without one, no cap.
        pub cap: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1000.0)),
        /// Pay that comes back when a deal is cancelled.
        pub clawback: ClawbackRules = ClawbackRules::shape(),
        /// Pay in advance; its amount is the person's.
        pub draw: DrawRules = DrawRules::shape(),
        /// The first months of service: how much of an own quota counts, and how much of the target is guaranteed.
        pub ramp: Vec<RampMonth> = Shape::Rows(RampMonth::entries()),
        /// How the fiscal year is cut.
        pub calendar: CalendarRules = CalendarRules::shape(),
        /// In which period a deal counts that was booked late.
        pub late: Late = Shape::Choice(Late::IDS),
        /// Exchange rates: one unit of the currency is so much of the plan's.
        pub rates: Vec<Rate> = Shape::Rows(Rate::entries()),
        /// Which rate a closed deal is credited at; open deals use the plan's.
        pub closed_at: ClosedAt = Shape::Choice(ClosedAt::IDS),
        /// How a component is rounded to the smallest unit, once.
        pub rounding: Rounding = Shape::Choice(Rounding::IDS),
        /// Share of the official total that must be visible for the pool to count as seen in full (C2); without one, 98 %.
        pub seen_in_full: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
    }

    /// One component.
    pub struct ComponentRules {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// What it pays for.
        pub kind: Kind = Shape::Choice(Kind::IDS),
        /// Share of the variable pay; a commission has none.
        pub weight: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 100.0)),
        /// Which deals count, and for how much.
        pub credit: CreditRules = CreditRules::shape(),
        /// What credit pays.
        pub payout: PayoutRules = PayoutRules::shape(),
        /// What it depends on beside its own credit.
        pub depends: Conditions = Conditions::shape(),
        /// Over which period credit is measured.
        pub measure: MeasureRules = MeasureRules::shape(),
        /// When it is paid.
        pub pay: PayRules = PayRules::shape(),
        /// The objectives.
        pub objectives: Vec<Objective> = Shape::members(Objective::shape()),
    }

    /// Which deals count towards a component, and for how much.
    pub struct CreditRules {
        /// Whose quota it is.
        pub quota: QuotaOf = Shape::Choice(QuotaOf::IDS),
        /// What is counted; without it, what the personal plan says.
        pub measure: Option<Measure> = Shape::optional(Shape::Choice(Measure::IDS)),
        /// Which deals count; without a rule, all of the territory.
        pub counts: Option<String> = Shape::optional(Shape::Rule),
        /// First day of deals that count, for a dated SPIFF.
        pub from: Option<Date> = Shape::optional(Shape::Date),
        /// Last day of deals that count.
        pub until: Option<Date> = Shape::optional(Shape::Date),
        /// How several people share a deal.
        pub sharing: Sharing = Shape::Choice(Sharing::IDS),
        /// Which deals are indirect (partner) ones; without a rule, none.
        pub indirect_when: Option<String> = Shape::optional(Shape::Rule),
        /// How much of a direct deal counts; without a number, all.
        pub direct: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 10.0)),
        /// How much of an indirect deal counts; without a number, all.
        pub indirect: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 10.0)),
        /// Most credit of one deal, in major units; without one, no cap.
        pub cap: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
    }

    /// What credit pays. `from` is attainment (1 = 100 % of the quota), in a commission credit in major units or pieces.
    pub struct PayoutRules {
        /// The curve's segments in order, the first from 0. A bound belongs to the higher segment.
        pub curve: Vec<Segment> = Shape::Rows(Segment::entries()),
        /// Whether a segment holds for its own part, or the last one reached for all.
        pub tiers: Tiers = Shape::Choice(Tiers::IDS),
        /// Whether the curve is applied to all credit together, or to each deal.
        pub applied: Applied = Shape::Choice(Applied::IDS),
        /// Below it nothing pays.
        pub threshold: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Count, 0.0, MOST)),
        /// Whether reaching the threshold pays what lies below it too.
        pub threshold_pays: ThresholdPays = Shape::Choice(ThresholdPays::IDS),
        /// Below it pay is reduced.
        pub decelerate_below: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Count, 0.0, MOST)),
        /// What remains of reduced pay.
        pub decelerate_to: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
        /// Whether all is reduced as long as it is not reached, or always the part below it.
        pub decelerate: Deceleration = Shape::Choice(Deceleration::IDS),
        /// Whether credit below zero is owed back; without a word, only where the first segment is a rate.
        pub owed_below_zero: Option<bool> = Shape::optional(Shape::Flag),
        /// Most pay: of the component's target, in a commission in major units; without one, no cap.
        pub cap: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Count, 0.0, MOST)),
        /// Most pay for one deal in major units; without one, no cap.
        pub deal_cap: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Money, 0.0, MOST)),
        /// Decimals of a percentage to which attainment is rounded before the curve; without a number, never.
        pub decimals: Option<u8> = Shape::optional(Shape::Whole(Unit::Count, 0, 6)),
        /// How attainment is rounded, where it is.
        pub rounding: Rounding = Shape::Choice(Rounding::IDS),
    }

    /// What a component depends on beside its own credit.
    pub struct Conditions {
        /// The component that must have reached something for this one to pay.
        pub gate: Option<String> = Shape::optional(Shape::Text(80)),
        /// The attainment that it must have reached.
        pub gate_at: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 100.0)),
        /// Factors on the component's pay by another component's attainment; the last row reached holds.
        pub modifiers: Vec<Modifier> = Shape::Rows(Modifier::entries()),
        /// The other component of a matrix.
        pub matrix_by: Option<String> = Shape::optional(Shape::Text(80)),
        /// Payout points by both attainments, in place of a curve; the last row reached of both holds.
        pub matrix: Vec<MatrixCell> = Shape::Rows(MatrixCell::entries()),
    }

    /// A factor on pay.
    pub struct Modifier {
        /// The component whose attainment decides.
        pub by: String = Shape::Text(80),
        /// From this attainment of it.
        pub from: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
        /// The factor.
        pub factor: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
    }

    /// A cell of a matrix.
    pub struct MatrixCell {
        /// From this attainment of the component.
        pub from: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
        /// And from this attainment of the other one.
        pub by_from: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
        /// Payout points.
        pub points: Ratio = Shape::Decimal(Unit::Share, 0.0, 100.0),
    }

    /// Over which period credit is measured.
    pub struct MeasureRules {
        /// The period that quota and target are set for.
        pub period: Period = Shape::Choice(Period::IDS),
        /// Whether periods add up over the year, instead of each standing alone.
        pub cumulative: bool = Shape::Flag,
    }

    /// When a component is paid.
    pub struct PayRules {
        /// How often.
        pub frequency: Period = Shape::Choice(Period::IDS),
        /// Days after the end of the pay period.
        pub lag_days: Option<i32> = Shape::optional(Shape::Whole(Unit::Days, 0, 366)),
        /// Share held back until the measure period has ended and is trued up.
        pub holdback: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
        /// What becomes of an amount below zero.
        pub negative: Negative = Shape::Choice(Negative::IDS),
    }

    /// Pay that comes back when a deal is cancelled.
    pub struct ClawbackRules {
        /// Days after the crediting date within which a cancelled deal's pay comes back; without a number, never.
        pub within_days: Option<i32> = Shape::optional(Shape::Whole(Unit::Days, 0, 3660)),
        /// How much comes back.
        pub by: ClawbackBy = Shape::Choice(ClawbackBy::IDS),
    }

    /// Pay in advance.
    pub struct DrawRules {
        /// What it is.
        pub kind: DrawKind = Shape::Choice(DrawKind::IDS),
        /// How often.
        pub frequency: Period = Shape::Choice(Period::IDS),
        /// Whether it is recovered from later pay.
        pub recoverable: bool = Shape::Flag,
        /// The draw period from which it is recovered, counted from 1; without a number, the one after.
        pub recover_from: Option<u8> = Shape::optional(Shape::Whole(Unit::Count, 1, 120)),
        /// Share of what is earned above the draw that goes into recovery; without a number, all.
        pub recover_share: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
    }

    /// A month of service of somebody new.
    pub struct RampMonth {
        /// The month, counted from 1.
        pub month: u8 = Shape::Whole(Unit::Count, 1, 60),
        /// Share of an own quota that counts.
        pub quota: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
        /// Share of the month's target that is guaranteed.
        pub guaranteed: Ratio = Shape::Decimal(Unit::Share, 0.0, 1.0),
    }

    /// How the fiscal year is cut.
    pub struct CalendarRules {
        /// How months are made.
        pub months: Months = Shape::Choice(Months::IDS),
        /// Whether the year has 53 weeks, the last month being a week longer.
        pub weeks_53: bool = Shape::Flag,
        /// The first days of the months and the day after the year, where no rule makes them.
        pub starts: Vec<MonthStart> = Shape::Rows(MonthStart::entries()),
    }

    /// The first day of a fiscal month.
    pub struct MonthStart {
        /// The day.
        pub day: Date = Shape::Date,
    }

    /// An exchange rate.
    pub struct Rate {
        /// ISO 4217 code.
        pub currency: String = Shape::Text(3),
        /// First day of deals that it holds for; without a day it is the plan's rate.
        pub from: Option<Date> = Shape::optional(Shape::Date),
        /// Units of the plan's currency for one of this.
        pub rate: Ratio = Shape::Decimal(Unit::Money, 0.0, MOST),
    }

    /// One objective.
    pub struct Objective {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// What it is called, where it is no built-in one or another title is wanted.
        pub title: Option<String> = Shape::optional(Shape::Text(120)),
        /// What it is about.
        pub group: ObjectiveGroup = Shape::Choice(ObjectiveGroup::IDS),
        /// How it is measured.
        pub measured: Measured = Shape::Choice(Measured::IDS),
        /// Its weight among the objectives.
        pub weight: Ratio = Shape::Decimal(Unit::Count, 0.0, 1000.0),
        /// The result that pays nothing yet; a yes-or-no objective has none.
        pub from: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
        /// The result that pays in full.
        pub full: Option<Ratio> = Shape::optional(Shape::Decimal(Unit::Share, 0.0, 1.0)),
    }
}

choices! {
    /// What an objective is about.
    pub enum ObjectiveGroup = Process {
        /// How the work is done.
        Process = "process",
        /// What it brings in.
        Financial = "financial",
        /// What it teaches colleagues.
        Enablement = "enablement",
        /// What customers say.
        Customers = "customers",
    }

    /// How an objective is measured. Nothing counts demos or activities (C24).
    pub enum Measured = Stated {
        /// By the person, with evidence.
        Stated = "stated",
        /// Of deals with an evaluation that closed: those with a technical win recorded within five working days of the close.
        TechnicalOutcome = "technical_outcome",
        /// Of deals won: those handed over within ten working days, by verified items alone.
        Handoffs = "handoffs",
        /// Whether a customer gave a reference: one reference call held is enough, and more pay no more.
        Reference = "reference",
    }
}

/// A plan with its rules read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it says.
    pub rules: PlanRules,
    /// For each component in order: which deals count, and which are indirect.
    pub conditions: Vec<CreditConditions>,
}

/// The conditions of a component's credit.
#[derive(Clone, Debug)]
pub struct CreditConditions {
    /// Which deals count.
    pub counts: Option<Rule>,
    /// Which deals are indirect.
    pub indirect: Option<Rule>,
}

impl Plan {
    /// Reads the conditions of a plan and checks what its values must hold between them. Faults go to `faults`, each with
    /// its path below `plans`; what is only odd goes nowhere: see [`PlanRules::warnings`].
    pub(crate) fn of(rules: PlanRules, catalogue: &Catalogue, faults: &mut Vec<Problem>) -> Plan {
        rules.check(faults);
        let conditions = rules.components.iter().map(|component| {
            let mut read = |name: &str, text: &Option<String>| {
                let text = text.as_deref()?;
                let path = format!("plans.{}.components.{}.credit.{name}", rules.id, component.id);
                Rule::read(text, catalogue)
                    .map_err(|found| {
                        let named = |fault: crate::rules::Fault| {
                            Problem::at(&format!("{path}:{}", fault.column(text)), fault.message)
                        };
                        faults.extend(found.into_iter().map(named));
                    })
                    .ok()
            };
            CreditConditions {
                counts: read("counts", &component.credit.counts),
                indirect: read("indirect_when", &component.credit.indirect_when),
            }
        });
        let conditions = conditions.collect();
        Plan { rules, conditions }
    }
}

impl PlanRules {
    /// What must hold between a plan's values.
    fn check(&self, faults: &mut Vec<Problem>) {
        let path = format!("plans.{}", self.id);
        let mut fault = |place: &str, message: &str| {
            faults.push(Problem::at(&format!("{path}.{place}"), Message::new(message)));
        };
        for component in &self.components {
            component.check(self, &mut fault);
        }
        let starts: Vec<Date> = self.calendar.starts.iter().map(|start| start.day).collect();
        if !starts.is_empty() && (starts.len() != 13 || !starts.is_sorted_by(|a, b| a < b)) {
            fault("calendar.starts", "plan-calendar");
        }
        if self.rates.iter().any(|rate| Currency::of(&rate.currency).is_none()) {
            fault("rates", "plan-rate-currency");
        }
        if self.rates.iter().any(|rate| rate.rate.is_zero()) {
            fault("rates", "plan-rate-zero");
        }
        let same = |a: &Rate, b: &Rate| (&a.currency, a.from) == (&b.currency, b.from);
        if self.rates.iter().enumerate().any(|(at, rate)| self.rates.iter().skip(at + 1).any(|other| same(rate, other)))
        {
            fault("rates", "plan-rate-twice");
        }
        if !self.ramp.is_sorted_by(|a, b| a.month < b.month) {
            fault("ramp", "plan-ramp-order");
        }
        if self.rounding == Rounding::Down {
            fault("rounding", "plan-rounding");
        }
    }

    /// What is odd and holds all the same (C16): weights that do not sum to the whole.
    pub fn warnings(&self) -> Vec<Message> {
        let weights = self.components.iter().filter(|component| component.kind != Kind::Commission);
        let sum = Ratio::sum(weights.map(ComponentRules::weight));
        let odd = sum.filter(|sum| *sum != Ratio::ONE && !sum.is_zero());
        odd.map(|sum| Message::new("plan-weights").percent("sum", sum.to_f64())).into_iter().collect()
    }

    /// The component of an id.
    pub fn component(&self, id: &str) -> Option<&ComponentRules> {
        self.components.iter().find(|component| component.id == id)
    }

    /// The component that the person's official total and quota stand for: the first that is measured against a quota.
    pub fn main(&self) -> Option<&ComponentRules> {
        self.components.iter().find(|component| component.kind == Kind::Attainment)
    }

    /// Share of the official total that must be visible for the pool to count as seen in full.
    pub fn seen_in_full(&self) -> Ratio {
        self.seen_in_full.or(Ratio::new(98, 100)).unwrap_or(Ratio::ONE)
    }
}

impl ComponentRules {
    /// The bounds above 0 at which the curve changes, as attainment.
    pub fn tiers(&self) -> Vec<Ratio> {
        let bounds = self.payout.curve.iter().map(|segment| segment.from).chain(self.payout.threshold);
        let cells = self.depends.matrix.iter().map(|cell| cell.from);
        let mut bounds: Vec<Ratio> = bounds.chain(cells).filter(|from| *from > Ratio::ZERO).collect();
        bounds.sort();
        bounds.dedup();
        bounds
    }

    /// The share of the variable pay.
    pub fn weight(&self) -> Ratio {
        self.weight.unwrap_or(Ratio::ZERO)
    }

    fn check(&self, plan: &PlanRules, fault: &mut impl FnMut(&str, &str)) {
        let mut fault = |place: &str, message: &str| fault(&format!("components.{}.{place}", self.id), message);
        if self.kind == Kind::Objectives {
            self.check_objectives(&mut fault);
        } else {
            self.check_curve(&mut fault);
        }
        let credit = &self.credit;
        if credit.from.zip(credit.until).is_some_and(|(from, until)| until < from) {
            fault("credit.until", "plan-dates");
        }
        let measured = |id: &str| plan.component(id).is_some_and(|other| other.kind == Kind::Attainment);
        let depends = &self.depends;
        if depends.gate.as_deref().is_some_and(|gate| !measured(gate))
            || depends.gate.is_some() != depends.gate_at.is_some()
        {
            fault("depends.gate", "plan-gate");
        }
        if depends.modifiers.iter().any(|modifier| !measured(&modifier.by)) {
            fault("depends.modifiers", "plan-modifier");
        }
        if depends.matrix_by.as_deref().is_some_and(|by| !measured(by))
            || depends.matrix_by.is_some() == depends.matrix.is_empty()
        {
            fault("depends.matrix", "plan-matrix");
        }
        if self.pay.frequency <= self.measure.period && self.pay.holdback.is_some() {
            fault("pay.holdback", "plan-holdback");
        }
    }

    fn check_curve(&self, fault: &mut impl FnMut(&str, &str)) {
        let curve = &self.payout.curve;
        let by_matrix = !self.depends.matrix.is_empty();
        let froms: Vec<Ratio> = curve.iter().map(|segment| segment.from).collect();
        if !by_matrix && !curve.is_empty() && (froms.first() != Some(&Ratio::ZERO) || !froms.is_sorted_by(|a, b| a < b))
        {
            fault("payout.curve", "plan-curve-order");
        }
        let last = curve.len().saturating_sub(1);
        let ends = |(at, segment): (usize, &Segment)| match segment.kind {
            SegmentKind::Line => segment.to.is_some() && at < last,
            _ => segment.to.is_none(),
        };
        if !curve.iter().enumerate().all(ends) {
            fault("payout.curve", "plan-curve-line");
        }
        if self.payout.decelerate_below.is_some() != self.payout.decelerate_to.is_some() {
            fault("payout.decelerate_to", "plan-decelerator");
        }
    }

    fn check_objectives(&self, fault: &mut impl FnMut(&str, &str)) {
        for item in &self.objectives {
            let pays = match (item.from, item.full) {
                (None, None) => true,
                (Some(from), Some(full)) => from < full,
                _ => false,
            };
            if !pays {
                fault(&format!("objectives.{}", item.id), "plan-objective-bounds");
            }
        }
        if self.objectives.iter().all(|item| item.weight.is_zero()) && !self.weight().is_zero() {
            fault("objectives", "plan-no-objective");
        }
    }
}
