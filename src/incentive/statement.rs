//! The statement: exact lines rounded once for each component, what is payable when, and what was officially paid
//! (C17, C21).

use jiff::ToSpan;
use jiff::civil::Date;

use super::account::{Account, Component, ExactLine, LineOf};
use super::period::{Days, service_month};
use super::plan::{DrawKind, Kind, Negative, Rounding};
use crate::model::{Money, Ratio, apportion};

/// One line of the statement.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it stands for.
    pub of: LineOf,
    /// The measure period, from 0.
    pub window: usize,
    /// Credit in it, in exact units.
    pub credit: Ratio,
    /// Pay in minor units for each unit of credit.
    pub slope: Ratio,
    /// What it pays.
    pub pay: Money,
}

/// What a component has earned.
#[derive(Clone, Debug)]
pub struct Earned {
    /// Pay at 100 % for the year.
    pub target: Money,
    /// Credited ÷ quota in the measure period at hand; `None` where nothing is measured against a quota.
    pub attainment: Option<Ratio>,
    /// Credited in it, in exact units.
    pub credited: Ratio,
    /// Its quota, in exact units.
    pub quota: Ratio,
    /// Earned in all.
    pub earned: Money,
    /// Its lines; they sum to what is earned.
    pub lines: Vec<Line>,
}

/// Why the total is not the sum of the components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjustment {
    /// A guarantee tops it up.
    Guarantee,
    /// The cap on the total takes off.
    Cap,
}

/// One payment of a component for a pay period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The component, by its place in the plan.
    pub component: usize,
    /// The pay period.
    pub period: String,
    /// Its days.
    pub days: Days,
    /// When it is paid.
    pub due: Date,
    /// Earned in all by its end.
    pub earned: Money,
    /// Of that, held back until the true-up.
    pub held_back: Money,
    /// Below zero and kept back from later pay.
    pub carried: Money,
    /// What is paid.
    pub payable: Money,
}

/// A draw period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawLine {
    /// The draw period.
    pub period: String,
    /// Payable in it before the draw.
    pub earned: Money,
    /// The draw.
    pub draw: Money,
    /// Of what is earned, kept for earlier draws.
    pub recovered: Money,
    /// Still to be recovered.
    pub balance: Money,
    /// What is paid in all.
    pub paid: Money,
}

/// The statement of a year so far.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Each component in the plan's order.
    pub components: Vec<Earned>,
    /// What makes the total other than their sum.
    pub adjustments: Vec<(Adjustment, Money)>,
    /// Earned in all.
    pub total: Money,
    /// Payments of pay periods that have ended, by due date.
    pub payments: Vec<Payment>,
    /// Draw periods that have ended.
    pub draws: Vec<DrawLine>,
}

impl Statement {
    /// The statement of what is earned by the end of a day. `None` when an amount is too large to compute exactly.
    pub fn of(account: &Account, today: Date) -> Option<Statement> {
        let earned = |component| Earned::of(account, component, today);
        let components = account.components.iter().map(earned).collect::<Option<Vec<_>>>()?;
        let sum = components.iter().try_fold(0_i64, |sum, earned| sum.checked_add(earned.earned.minor))?;
        let (adjustments, total) = adjusted(account, sum, today)?;
        let money = |minor| Money::of_minor(minor, account.person.currency);
        let mut payments = Vec::new();
        for (index, component) in account.components.iter().enumerate() {
            payments.extend(self::payments(account, index, component, today)?);
        }
        payments.sort_by_key(|payment| (payment.due, payment.component));
        let draws = draws(account, &payments, today)?;
        let adjustments = adjustments.into_iter().map(|(what, minor)| (what, money(minor))).collect();
        Some(Statement { components, adjustments, total: money(total), payments, draws })
    }

    /// Payable by a day in all, after draws.
    pub fn payable(&self, account: &Account, day: Date) -> Option<Money> {
        let due = self.payments.iter().filter(|payment| payment.due <= day).map(|payment| payment.payable.minor);
        let minor = due.chain(self.draws.iter().map(|draw| draw.paid.minor - draw.earned.minor));
        let sum = minor.into_iter().try_fold(0_i64, |sum, minor| sum.checked_add(minor))?;
        Some(Money::of_minor(sum, account.person.currency))
    }
}

impl Earned {
    fn of(account: &Account, component: &Component, today: Date) -> Option<Earned> {
        let exact = account.lines(component, today)?;
        let (earned, shares) = settle(account, exact.iter().map(|line| line.pay).collect())?;
        let currency = account.person.currency;
        let line = |(line, pay): (ExactLine, i64)| {
            let ExactLine { of, window, credit, slope, .. } = line;
            Line { of, window, credit, slope, pay: Money::of_minor(pay, currency) }
        };
        let window = component.window_at(today);
        let credited = window.map_or(Some(Ratio::ZERO), |window| account.credited(component, window, today))?;
        Some(Earned {
            target: Money::of_minor(rounded(account, target(component)?)?, currency),
            attainment: match component.rules.kind {
                Kind::Attainment => account.attainment(component, today),
                _ => None,
            },
            credited,
            quota: window.map_or(Ratio::ZERO, |window| window.quota),
            earned: Money::of_minor(earned, currency),
            lines: exact.into_iter().zip(shares).map(line).collect(),
        })
    }
}

/// A component's pay at 100 % for the year.
pub(crate) fn target(component: &Component) -> Option<Ratio> {
    if component.rules.measure.cumulative && component.rules.kind != Kind::Objectives {
        return Some(component.windows.last().map_or(Ratio::ZERO, |window| window.target));
    }
    Ratio::sum(component.windows.iter().map(|window| window.target))
}

/// An exact amount rounded as the plan says.
pub(super) fn rounded(account: &Account, minor: Ratio) -> Option<i64> {
    let whole = match account.plan.rounding {
        Rounding::HalfEven => minor.round_half_even()?,
        _ => minor.round_half_away()?,
    };
    i64::try_from(whole).ok()
}

/// The sum rounded once, and lines that sum to it exactly.
fn settle(account: &Account, lines: Vec<Ratio>) -> Option<(i64, Vec<i64>)> {
    let total = rounded(account, Ratio::sum(lines.iter().copied())?)?;
    Some((total, apportion(total, &lines)?))
}

/// Guarantee and cap on the sum of the components, and what is earned in all.
fn adjusted(account: &Account, sum: i64, today: Date) -> Option<(Vec<(Adjustment, i64)>, i64)> {
    let mut adjustments = Vec::new();
    let mut total = sum;
    let top_up = guarantee(account, today)?;
    if top_up > 0 {
        total = total.checked_add(top_up)?;
        adjustments.push((Adjustment::Guarantee, top_up));
    }
    if let Some(cap) = account.plan.cap {
        let most = rounded(account, variable(account)?.times(cap)?)?;
        if total > most {
            adjustments.push((Adjustment::Cap, most.checked_sub(total)?));
            total = most;
        }
    }
    Some((adjustments, total))
}

/// The variable pay of the year, prorated by its terms.
pub(crate) fn variable(account: &Account) -> Option<Ratio> {
    let year = account.year.days();
    let part = |term: &crate::settings::Term| {
        let days = year.within(term.days).map_or(0, |days| days.count());
        term.variable.times(Ratio::new(days.into(), year.count().into())?)
    };
    Ratio::sum(account.person.terms().iter().map(part).collect::<Option<Vec<_>>>()?)
}

/// What a guarantee adds to what was earned in the months that it covers, month of service by month of service so far.
fn guarantee(account: &Account, today: Date) -> Option<i64> {
    let Some(joined) = account.person.joined else { return Some(0) };
    let year = account.year.days();
    let mut promised = Ratio::ZERO;
    let mut covered: Option<Days> = None;
    for month in account.plan.ramp.iter().filter(|month| !month.guaranteed.is_zero()) {
        let Some(days) = service_month(joined, month.month).filter(|days| days.first <= today) else { continue };
        let Some(inside) = days.within(year) else { continue };
        let terms = account.person.terms();
        let variable =
            terms.iter().rfind(|term| term.days.hold(inside.first)).map_or(Ratio::ZERO, |term| term.variable);
        let part = Ratio::new(inside.count().into(), days.count().into())?.times(Ratio::new(1, 12)?)?;
        promised = promised.plus(variable.times(part)?.times(month.guaranteed)?)?;
        covered = Some(Days { first: covered.map_or(inside.first, |so_far| so_far.first), last: inside.last });
    }
    let Some(covered) = covered else { return Some(0) };
    let earned_by = |day: Date| -> Option<Ratio> {
        let each = account.components.iter().map(|component| account.earned(component, day));
        Ratio::sum(each.collect::<Option<Vec<_>>>()?)
    };
    let before = covered.first.yesterday().ok().filter(|day| year.hold(*day));
    let before = before.map_or(Some(Ratio::ZERO), earned_by)?;
    let earned = earned_by(today.min(covered.last))?.minus(before)?;
    Some(rounded(account, promised.minus(earned)?)?.max(0))
}

/// Guarantees as they stand at the end of a day, in minor units.
pub(super) struct Guaranteed {
    /// What pay comes to at the least, where one still runs.
    pub(super) floor: Ratio,
    /// What those that have ended added.
    pub(super) topped_up: Ratio,
}

/// Guarantees as they stand at the end of a day.
pub(super) fn guarantee_at(account: &Account, day: Date) -> Option<Guaranteed> {
    let top_up = Ratio::whole(guarantee(account, day)?);
    let joined = account.person.joined;
    let runs = joined.is_some_and(|joined| {
        let months = account.plan.ramp.iter().filter(|month| !month.guaranteed.is_zero());
        months.filter_map(|month| service_month(joined, month.month)).any(|month| month.hold(day))
    });
    if !runs {
        return Some(Guaranteed { floor: Ratio::ZERO, topped_up: top_up });
    }
    let each = account.components.iter().map(|component| account.earned(component, day));
    let earned = Ratio::sum(each.collect::<Option<Vec<_>>>()?)?;
    // Earned beyond what is promised needs no floor: it cannot fall below what it is without any open deal.
    Some(Guaranteed { floor: earned.plus(top_up)?, topped_up: Ratio::ZERO })
}

/// The payments of a component for pay periods that have ended: what is earned by then, less what was paid before (C17).
fn payments(account: &Account, index: usize, component: &Component, today: Date) -> Option<Vec<Payment>> {
    let rules = &component.rules.pay;
    let currency = account.person.currency;
    let money = |minor| Money::of_minor(minor, currency);
    let mut payments = Vec::new();
    let (mut paid, mut seen_before) = (0_i64, 0_i64);
    for (place, days) in account.year.periods(rules.frequency).into_iter().enumerate() {
        if days.last > today {
            break;
        }
        let earned = rounded(account, measured(account, component, days.last)?)?;
        let trued_up = component.windows.iter().any(|window| window.period.last == days.last);
        let held = match rules.holdback.filter(|_| !trued_up) {
            Some(share) => rounded(account, Ratio::whole(earned).times(share)?)?,
            None => 0,
        };
        let owed = earned.checked_sub(held)?;
        let difference = owed.checked_sub(paid)?;
        let (payable, carried) = match rules.negative {
            Negative::TakeBack => (difference, 0),
            Negative::CarryForward => (difference.max(0), difference.min(0)),
            Negative::FloorZero => (owed.checked_sub(seen_before)?.max(0), 0),
        };
        paid = paid.checked_add(payable)?;
        seen_before = owed;
        payments.push(Payment {
            component: index,
            period: account.year.name(rules.frequency, place),
            days,
            due: days.last.checked_add(i64::from(rules.lag_days.unwrap_or(0)).days()).unwrap_or(days.last),
            earned: money(earned),
            held_back: money(held),
            carried: money(carried),
            payable: money(payable),
        });
    }
    Some(payments)
}

/// Earned by the end of a pay period: credit as it stands then, objectives of periods that have ended.
fn measured(account: &Account, component: &Component, day: Date) -> Option<Ratio> {
    if component.rules.kind != Kind::Objectives {
        return account.earned(component, day);
    }
    let ended = |line: &&ExactLine| {
        let window = component.windows.iter().find(|window| window.index == line.window);
        window.is_some_and(|window| window.period.last <= day)
    };
    Ratio::sum(account.lines(component, day)?.iter().filter(ended).map(|line| line.pay))
}

/// The draw periods that have ended, in order (C21).
fn draws(account: &Account, payments: &[Payment], today: Date) -> Option<Vec<DrawLine>> {
    let rules = &account.plan.draw;
    let (Some(draw), false) = (account.person.draw, rules.kind == DrawKind::None) else { return Some(Vec::new()) };
    let draw = rounded(account, draw)?;
    let money = |minor| Money::of_minor(minor, account.person.currency);
    let mut balance = 0_i64;
    let mut lines = Vec::new();
    for (place, days) in account.year.periods(rules.frequency).into_iter().enumerate() {
        if days.last > today {
            break;
        }
        let in_period = payments.iter().filter(|payment| days.hold(payment.days.last));
        let earned = in_period.map(|payment| payment.payable.minor).try_fold(0_i64, i64::checked_add)?;
        let recovers = rules.recoverable && place + 1 >= usize::from(rules.recover_from.unwrap_or(1));
        let above = match rules.kind {
            DrawKind::Advance => earned,
            _ => earned.checked_sub(draw)?,
        };
        let share = rules.recover_share.unwrap_or(Ratio::ONE);
        let recovered = match recovers {
            true => rounded(account, Ratio::whole(above.max(0)).times(share)?)?.min(balance),
            false => 0,
        };
        let advanced = match rules.kind {
            DrawKind::Advance => draw,
            _ => draw.checked_sub(earned)?.max(0),
        };
        balance = balance.checked_sub(recovered)?;
        if rules.recoverable {
            balance = balance.checked_add(advanced)?;
        }
        lines.push(DrawLine {
            period: account.year.name(rules.frequency, place),
            earned: money(earned),
            draw: money(draw),
            recovered: money(recovered),
            balance: money(balance),
            paid: money(earned.checked_add(advanced)?.checked_sub(recovered)?),
        });
    }
    Some(lines)
}
