//! What is earned: a plan, a person and credited deals, made exact lines (C16, C21). No rounding happens here.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::curve::{Curve, Scale};
use super::objective::{self, Tallies};
use super::period::{Days, FiscalYear, Window, windows};
use super::plan::{Applied, ClawbackBy, ComponentRules, Kind, PlanRules, Rounding};
use crate::model::Ratio;
use crate::settings::{Official, PersonalPlan, Reached};

/// A deal's credit towards a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The deal, by its place in whatever list it comes from.
    pub deal: usize,
    /// Its name, which orders the credits of one day: not every CRM's export holds ids.
    pub name: String,
    /// The day it is credited.
    pub date: Date,
    /// How much, in exact units of the component's measure: minor units of money, or pieces.
    pub value: Ratio,
    /// The day on which the deal was cancelled.
    pub cancelled: Option<Date>,
}

/// What a line stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineOf {
    /// The official total up to its date.
    Official(Date),
    /// A deal, along one segment.
    Deal(usize),
    /// What a deal brings by reaching a bound at which pay jumps.
    Jump(usize),
    /// The part of a deal's pay beyond what one deal may pay.
    DealCap(usize),
    /// What comes back of a cancelled deal.
    Clawback(usize),
    /// A factor by another component.
    Modifier(Ratio),
    /// The other component that was not reached.
    Gate(String),
    /// An objective of a period, and the payout points reached.
    Objective {
        /// The period, `2026-Q3`.
        period: String,
        /// The objective.
        objective: String,
        /// 0 to 1.
        points: Ratio,
        /// What it pays in full, in minor units.
        full: Ratio,
    },
}

/// A line, exact.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactLine {
    /// What it stands for.
    pub of: LineOf,
    /// The measure period, from 0.
    pub window: usize,
    /// Credit in it, in exact units.
    pub credit: Ratio,
    /// Pay in minor units for each unit of credit.
    pub slope: Ratio,
    /// What it pays, in minor units.
    pub pay: Ratio,
}

/// A component with its windows and credits.
pub struct Component<'a> {
    /// What the plan says.
    pub rules: &'a ComponentRules,
    /// Its measure periods.
    pub windows: Vec<Window>,
    /// Its credits by date, then name.
    pub credits: Vec<Credit>,
    /// The official credited total.
    pub official: Option<Official>,
}

/// All components of a person's plan for a year.
pub struct Account<'a> {
    /// What the plan says.
    pub plan: &'a PlanRules,
    /// Whose it is.
    pub person: &'a PersonalPlan,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The components in order.
    pub components: Vec<Component<'a>>,
    /// What was measured of objectives.
    pub measured: Tallies,
}

impl<'a> Account<'a> {
    /// The account of a person: `credits` holds those of each component in the plan's order. `None` when a figure does not fit.
    pub fn of(plan: &'a PlanRules, person: &'a PersonalPlan, credits: Vec<Vec<Credit>>) -> Option<Account<'a>> {
        let year = FiscalYear::of(&plan.calendar, person.year_start)?;
        let mut credits = credits.into_iter();
        let component = |rules: &'a ComponentRules| {
            let mut credits = credits.next().unwrap_or_default();
            credits.sort_by(|a, b| (a.date, &a.name, a.deal).cmp(&(b.date, &b.name, b.deal)));
            let windows = windows(plan, rules, person, &year)?;
            Some(Component { rules, windows, credits, official: person.official(rules, plan) })
        };
        let components = plan.components.iter().map(component).collect::<Option<Vec<_>>>()?;
        Some(Account { plan, person, year, components, measured: Tallies::new() })
    }

    /// The component of an id.
    pub fn component(&self, id: &str) -> Option<&Component<'a>> {
        self.components.iter().find(|component| component.rules.id == id)
    }

    /// What a component's figures stand for in one of its windows.
    pub fn scale(&self, component: &Component, window: &Window) -> Scale {
        let units = self.person.units(component.rules);
        let minor = self.person.minor();
        let rate = minor.over(units).unwrap_or(Ratio::ONE);
        match component.rules.kind {
            Kind::Commission => Scale { credit: units, pay: minor, rate },
            _ => Scale { credit: window.quota, pay: window.target, rate },
        }
    }

    /// Attainment of a component in the measure period that holds a day, or the last one before it; `None` without a quota.
    pub fn attainment(&self, component: &Component, day: Date) -> Option<Ratio> {
        let window = component.window_at(day)?;
        self.credited(component, window, day)?.over(window.quota)
    }

    /// Credited in a window up to a day.
    pub fn credited(&self, component: &Component, window: &Window, day: Date) -> Option<Ratio> {
        let credits = component.counted(window, day);
        let stands = |credit: &&&Credit| self.plan.clawback.by == ClawbackBy::Line || !self.is_clawed_back(credit, day);
        let official = component.official_in(window, day).map_or(Ratio::ZERO, |official| official.amount);
        official.plus(Ratio::sum(credits.iter().filter(stands).map(|credit| credit.value))?)
    }

    fn is_clawed_back(&self, credit: &Credit, day: Date) -> bool {
        let (Some(cancelled), Some(within)) = (credit.cancelled, self.plan.clawback.within_days) else { return false };
        let days = credit.date.until(cancelled).map_or(0, |span| span.get_days());
        cancelled <= day && days <= within
    }

    /// The curve of a component in a window, as things stand on a day.
    pub fn curve(&self, component: &Component, window: &Window, day: Date) -> Option<Curve> {
        let scale = self.scale(component, window);
        let depends = &component.rules.depends;
        let Some(by) = depends.matrix_by.as_deref().and_then(|by| self.component(by)) else {
            return Curve::of(&component.rules.payout, scale);
        };
        let other = self.attainment(by, day.min(window.period.last)).unwrap_or(Ratio::ZERO);
        let reached = depends.matrix.iter().filter(|cell| cell.by_from <= other).map(|cell| cell.by_from).max();
        let row = depends.matrix.iter().filter(|cell| Some(cell.by_from) == reached);
        let mut levels: Vec<(Ratio, Ratio)> = row
            .map(|cell| Some((cell.from.times(scale.credit)?, cell.points.times(scale.pay)?)))
            .collect::<Option<_>>()?;
        levels.sort();
        Some(Curve::levels(levels))
    }

    /// What a component has earned by the end of a day, line by line, exact.
    pub fn lines(&self, component: &Component, day: Date) -> Option<Vec<ExactLine>> {
        let mut begun =
            component.windows.iter().filter(|window| window.days.first <= day && window.period.first <= day);
        let measured: Vec<&Window> = if component.rules.measure.cumulative && component.rules.kind != Kind::Objectives {
            begun.next_back().into_iter().collect()
        } else {
            begun.collect()
        };
        let mut lines = Vec::new();
        for window in measured {
            lines.extend(match component.rules.kind {
                Kind::Objectives => self.objective_lines(component, window)?,
                _ => self.window_lines(component, window, day)?,
            });
        }
        Some(lines)
    }

    /// What a component has earned by the end of a day, exact, in minor units.
    pub fn earned(&self, component: &Component, day: Date) -> Option<Ratio> {
        Ratio::sum(self.lines(component, day)?.iter().map(|line| line.pay))
    }

    fn window_lines(&self, component: &Component, window: &Window, day: Date) -> Option<Vec<ExactLine>> {
        let run = Run { account: self, component, window, curve: self.curve(component, window, day)?, day };
        let credits = component.counted(window, day);
        let mut lines = run.lines(&credits)?;
        run.claw_back(&credits, &mut lines)?;
        run.depend(&mut lines)?;
        Some(lines)
    }

    fn objective_lines(&self, component: &Component, window: &Window) -> Option<Vec<ExactLine>> {
        let rules = component.rules;
        let period = self.year.name(rules.measure.period, window.index);
        let weights = Ratio::sum(rules.objectives.iter().map(|item| item.weight))?;
        let mut lines = Vec::new();
        for item in &rules.objectives {
            let Some(reached) = self.result(&period, &item.id).and_then(objective::Result::reached) else { continue };
            let points = match (reached, item.from, item.full) {
                (Reached::Done(done), ..) => {
                    if done {
                        Ratio::ONE
                    } else {
                        Ratio::ZERO
                    }
                }
                (Reached::Share(share), Some(from), Some(full)) => {
                    share.minus(from)?.over(full.minus(from)?)?.max(Ratio::ZERO).min(Ratio::ONE)
                }
                (Reached::Share(share), ..) => share,
            };
            let full = window.target.times(item.weight.over(weights)?)?;
            let of = LineOf::Objective { period: period.clone(), objective: item.id.clone(), points, full };
            let pay = points.times(full)?;
            lines.push(ExactLine { of, window: window.index, credit: Ratio::ZERO, slope: Ratio::ZERO, pay });
        }
        Some(lines)
    }

    /// What counts of an objective in a period: the facts, or what the person states.
    pub fn result(&self, period: &str, objective: &str) -> Option<objective::Result<'_>> {
        let stated = self.person.objectives.get(period).and_then(|results| results.get(objective));
        objective::Result::of(self.measured.get(&(period.to_owned(), objective.to_owned())), stated)
    }

    /// Objectives of periods begun by a day for which there is no result, by period and id.
    pub fn not_stated(&self, day: Date) -> Vec<(String, String)> {
        let mut missing = Vec::new();
        for component in self.components.iter().filter(|component| component.rules.kind == Kind::Objectives) {
            for window in component.windows.iter().filter(|window| window.days.first <= day) {
                let period = self.year.name(component.rules.measure.period, window.index);
                let items = component.rules.objectives.iter().filter(|item| self.result(&period, &item.id).is_none());
                missing.extend(items.map(|item| (period.clone(), item.id.clone())));
            }
        }
        missing
    }
}

impl Component<'_> {
    /// The window of the measure period that holds a day, or the last one before it.
    pub fn window_at(&self, day: Date) -> Option<&Window> {
        let begun = |window: &&Window| window.period.first <= day && window.days.first <= day;
        self.windows.iter().rfind(begun).or(self.windows.first())
    }

    /// The official total, where it counts in a window on a day.
    pub fn official_in(&self, window: &Window, day: Date) -> Option<Official> {
        self.official.filter(|official| window.days.hold(official.as_of) && official.as_of <= day)
    }

    /// The credits that count in a window up to a day, beside its official total.
    pub fn counted(&self, window: &Window, day: Date) -> Vec<&Credit> {
        let official = self.official_in(window, day);
        let counts = |credit: &&Credit| {
            let in_official = official.is_some_and(|official| credit.date <= official.as_of);
            window.days.hold(credit.date) && credit.date <= day && !in_official
        };
        self.credits.iter().filter(counts).collect()
    }

    /// The days that all its windows cover.
    pub fn days(&self) -> Option<Days> {
        let first = self.windows.first()?.days.first;
        Some(Days { first, last: self.windows.last()?.days.last })
    }
}

/// One window's way from nothing to what is credited.
struct Run<'a> {
    account: &'a Account<'a>,
    component: &'a Component<'a>,
    window: &'a Window,
    curve: Curve,
    day: Date,
}

impl Run<'_> {
    fn line(&self, of: LineOf, pay: Ratio) -> ExactLine {
        ExactLine { of, window: self.window.index, credit: Ratio::ZERO, slope: Ratio::ZERO, pay }
    }

    /// Each credit's way along the curve, in order.
    fn lines(&self, credits: &[&Credit]) -> Option<Vec<ExactLine>> {
        let rules = &self.component.rules.payout;
        let mut lines = Vec::new();
        let mut at = Ratio::ZERO;
        // Pay for no credit at all, where the curve has any, is the first line's.
        let first = self.curve.pay(Ratio::ZERO)?;
        if let Some(official) = self.component.official_in(self.window, self.day) {
            at = official.amount;
            self.way(LineOf::Official(official.as_of), Ratio::ZERO, at, &mut lines)?;
        }
        for credit in credits {
            let to = at.plus(credit.value)?;
            let before = lines.len();
            match rules.applied {
                Applied::Sum => self.way(LineOf::Deal(credit.deal), at, to, &mut lines)?,
                Applied::Deal => {
                    self.way(LineOf::Deal(credit.deal), Ratio::ZERO, credit.value, &mut lines)?;
                    if !first.is_zero() {
                        lines.push(self.line(LineOf::Jump(credit.deal), first));
                    }
                }
            }
            at = to;
            if let Some(cap) = rules.deal_cap {
                let cap = cap.times(self.account.person.minor())?;
                let paid = Ratio::sum(lines.iter().skip(before).map(|line| line.pay))?;
                if paid > cap {
                    lines.push(self.line(LineOf::DealCap(credit.deal), cap.minus(paid)?));
                }
            }
        }
        if rules.applied == Applied::Sum && !first.is_zero() {
            let of =
                credits.first().map_or(LineOf::Official(self.window.days.first), |credit| LineOf::Jump(credit.deal));
            lines.insert(0, self.line(of, first));
        }
        Some(lines)
    }

    /// The lines of one credit's way.
    fn way(&self, of: LineOf, from: Ratio, to: Ratio, lines: &mut Vec<ExactLine>) -> Option<()> {
        for part in self.curve.way(self.seen(from)?, self.seen(to)?)? {
            let of = match (&of, part.jump) {
                (LineOf::Deal(deal), true) => LineOf::Jump(*deal),
                (of, _) => of.clone(),
            };
            lines.push(ExactLine {
                of,
                window: self.window.index,
                credit: part.credit,
                slope: part.slope,
                pay: part.pay,
            });
        }
        Some(())
    }

    /// Credit as the curve sees it: exact, unless the plan rounds attainment.
    fn seen(&self, credit: Ratio) -> Option<Ratio> {
        let rules = &self.component.rules.payout;
        let (Some(decimals), false) = (rules.decimals, self.window.quota.is_zero()) else { return Some(credit) };
        let steps = Ratio::new(10_i128.checked_pow(u32::from(decimals) + 2)?, 1)?;
        let exact = credit.over(self.window.quota)?.times(steps)?;
        let rounded = match rules.rounding {
            Rounding::HalfAway => exact.round_half_away()?,
            Rounding::HalfEven => exact.round_half_even()?,
            Rounding::Down => exact.floor(),
        };
        Ratio::new(rounded, 1)?.over(steps)?.times(self.window.quota)
    }

    /// What comes back of cancelled deals, in the order of cancellation (C21).
    fn claw_back(&self, credits: &[&Credit], lines: &mut Vec<ExactLine>) -> Option<()> {
        let plan = self.account.plan;
        let back = credits.iter().filter(|credit| self.account.is_clawed_back(credit, self.day));
        let mut back: Vec<&Credit> = back.copied().collect();
        back.sort_by(|a, b| (a.cancelled, &a.name, a.deal).cmp(&(b.cancelled, &b.name, b.deal)));
        let mut standing = credits.to_vec();
        let mut balance = Ratio::sum(lines.iter().map(|line| line.pay))?;
        for credit in back {
            let paid = own(lines, credit.deal)?;
            let comes_back = match plan.clawback.by {
                ClawbackBy::Line => paid,
                ClawbackBy::Recompute => {
                    let paid = paid.max(own(&self.lines(&standing)?, credit.deal)?);
                    standing.retain(|other| *other != credit);
                    let without = Ratio::sum(self.lines(&standing)?.iter().map(|line| line.pay))?;
                    let lost = balance.minus(without)?;
                    if standing.is_empty() { lost } else { lost.min(paid) }.max(Ratio::ZERO)
                }
            };
            balance = balance.minus(comes_back)?;
            lines.push(self.line(LineOf::Clawback(credit.deal), Ratio::ZERO.minus(comes_back)?));
        }
        Some(())
    }

    /// Factors and gates of other components.
    fn depend(&self, lines: &mut Vec<ExactLine>) -> Option<()> {
        let depends = &self.component.rules.depends;
        let day = self.day.min(self.window.period.last);
        let reached = |id: &str| {
            let other = self.account.component(id)?;
            Some(self.account.attainment(other, day).unwrap_or(Ratio::ZERO))
        };
        let mut by: Vec<&str> = depends.modifiers.iter().map(|modifier| modifier.by.as_str()).collect();
        by.dedup();
        for id in by {
            let at = reached(id)?;
            let rows = depends.modifiers.iter().filter(|row| row.by == id && row.from <= at);
            let Some(row) = rows.max_by(|a, b| a.from.cmp(&b.from)) else { continue };
            if row.factor.cmp(&Ratio::ONE) != Ordering::Equal {
                let earned = Ratio::sum(lines.iter().map(|line| line.pay))?;
                lines.push(self.line(LineOf::Modifier(row.factor), earned.times(row.factor.minus(Ratio::ONE)?)?));
            }
        }
        if let (Some(gate), Some(at)) = (&depends.gate, depends.gate_at)
            && reached(gate)? < at
        {
            let earned = Ratio::sum(lines.iter().map(|line| line.pay))?;
            lines.push(self.line(LineOf::Gate(gate.clone()), Ratio::ZERO.minus(earned)?));
        }
        Some(())
    }
}

/// What the lines of a deal pay.
fn own(lines: &[ExactLine], deal: usize) -> Option<Ratio> {
    let is_own =
        |line: &&ExactLine| matches!(line.of, LineOf::Deal(of) | LineOf::Jump(of) | LineOf::DealCap(of) if of == deal);
    Ratio::sum(lines.iter().filter(is_own).map(|line| line.pay))
}
