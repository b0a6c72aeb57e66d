//! One open deal's chances: of being won (C4), of reaching a stage (C5), of being won in a period (C6); and what its silence
//! and its dates take of the work that is expected of it (C8).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::pipeline::{AutomaticClose, PipelineSettings, Segment};
use super::track::Calibration;
use crate::model::{Activity, ActivityStatus, Calendar, Deal, Outcome, Stage, folded};

/// Deals that must show the same chance at a stage before it passes for the CRM's own constant.
const USUAL_AT_LEAST: usize = 5;

/// Where a chance comes from, in the order in which they count (C4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChanceBasis {
    /// The administrator's table.
    Table,
    /// Own history: so many deals that were once at this stage ended, so many of them won.
    History {
        /// Deals that ended.
        closed: usize,
        /// Those that were won.
        won: usize,
        /// The starting value that they are weighed with.
        start: f64,
    },
    /// What somebody entered in the CRM.
    Crm,
    /// The starting value of the stage (F3).
    Stage,
}

/// The chance of being won, ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// 0 to 1.
    pub p: f64,
    /// Where it comes from.
    pub basis: ChanceBasis,
    /// What the CRM shows, 0 to 1.
    pub shown: Option<f64>,
    /// Whether the CRM shows the same for every deal of the stage: nobody measured it.
    pub factory: bool,
}

/// Why less work is expected of a deal than its chance would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightReason {
    /// Its close date is past by so many days.
    Past(i32),
    /// Its close date is past for so many days that no work is expected of it.
    Dormant(i32),
    /// Nothing happened with it for so many days.
    Idle(i32),
}

/// What is left of a deal's chance for the work that is expected of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// 0 to 1.
    pub multiplier: f64,
    /// Why it is below 1.
    pub reason: Option<WeightReason>,
}

/// What the day of the close rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseBasis {
    /// The CRM's date.
    Crm,
    /// The CRM holds none: today and what is usually left.
    Missing,
    /// The CRM's date is past: today and what is usually left.
    Past(Date),
    /// The CRM filled its date in by itself: today and what is usually left.
    Automatic(Date),
}

/// The day on which a deal is expected to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectiveClose {
    /// The day.
    pub date: Date,
    /// What it rests on.
    pub basis: CloseBasis,
}

/// Days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// Whether close dates may slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slipping {
    /// As set (C6).
    AsUsual,
    /// If all dates hold that are not past.
    DatesHold,
}

/// An open deal with its chances.
#[derive(Clone, Debug)]
pub struct Prospect<'a> {
    /// Its stage.
    pub stage: Stage,
    /// Its size; `None` where no amount in the bounds' currency is known.
    pub segment: Option<Segment>,
    /// Its chance of being won, ever.
    pub chance: Chance,
    /// What is left of it for the work that is expected.
    pub weight: Weight,
    /// When it is expected to close.
    pub close: EffectiveClose,
    today: Date,
    settings: &'a PipelineSettings,
}

impl Prospect<'_> {
    /// The chance of being won that work is expected by: 0 for a dormant deal (C8).
    pub fn p(&self) -> f64 {
        self.chance.p * self.weight.multiplier
    }

    /// Whether its close date is past for too long to expect any work.
    pub fn is_dormant(&self) -> bool {
        matches!(self.weight.reason, Some(WeightReason::Dormant(_)))
    }

    /// The chance of reaching a stage of a deal that is won with chance `p` (C5): 1 at its present stage and behind it, `p`
    /// at the win, never rising on the way.
    pub fn reach(&self, stage: Stage, p: f64) -> f64 {
        reach(self.settings, self.stage, stage, p)
    }

    /// The share of its wins that fall into a period (C6).
    pub fn holds_its_date(&self, period: Period, slipping: Slipping) -> f64 {
        let set = &self.settings.slipping;
        match self.close.basis {
            CloseBasis::Missing | CloseBasis::Automatic(_) => 0.0,
            CloseBasis::Past(_) if self.today > period.last => 0.0,
            CloseBasis::Past(_) => set.past,
            CloseBasis::Crm if self.close.date > period.last || self.close.date < period.first => 0.0,
            CloseBasis::Crm if slipping == Slipping::DatesHold || !set.on => 1.0,
            CloseBasis::Crm if self.stage == Stage::Negotiation => set.negotiation,
            CloseBasis::Crm => set.earlier,
        }
    }

    /// The chance of being won in a period (C6).
    pub fn in_period(&self, period: Period, slipping: Slipping) -> f64 {
        self.chance.p * self.holds_its_date(period, slipping)
    }
}

/// p^(ln R(now → stage) ÷ ln R(now → won)), C5. Where the usual rates say that everything is won, the way makes no
/// difference, and the chance falls at the win.
fn reach(settings: &PipelineSettings, now: Stage, stage: Stage, p: f64) -> f64 {
    if stage <= now {
        return 1.0;
    }
    let whole = settings.usual_reach(now, Stage::Won).ln();
    let part = settings.usual_reach(now, stage).ln();
    match stage {
        Stage::Won | Stage::Lost | Stage::Abandoned => p,
        _ if whole == 0.0 => 1.0,
        _ => p.powf(part / whole),
    }
}

/// What the chances of all deals of a portfolio rest on.
pub struct Prospects<'a> {
    settings: &'a PipelineSettings,
    calendar: &'a Calendar,
    calibration: &'a Calibration,
    /// What the CRM shows for most of the open deals of a stage, by the stage's own name there.
    usual: BTreeMap<String, f64>,
    /// The latest activity of each deal.
    latest: BTreeMap<(Option<&'a str>, &'a str, Option<&'a str>), Date>,
    today: Date,
}

impl<'a> Prospects<'a> {
    /// Of all deals and activities that are known. `calendar` is the organisation's: usual lengths are in its working days.
    pub fn of(
        deals: &[Deal],
        activities: &'a [Activity],
        calibration: &'a Calibration,
        settings: &'a PipelineSettings,
        calendar: &'a Calendar,
        today: Date,
    ) -> Prospects<'a> {
        Prospects { settings, calendar, calibration, usual: usual(deals), latest: latest(activities), today }
    }

    /// The day of a deal's last activity that was not called off, be it ahead.
    pub fn last_activity(&self, deal: &Deal) -> Option<Date> {
        self.latest.get(&identity(deal.key.id.as_deref(), &deal.name, deal.account.known())).copied()
    }

    /// The Monday of the week in which a deal was first seen in discovery or further, if it was not there in a week before.
    pub fn first_seen(&self, deal: &Deal) -> Option<Date> {
        self.calibration.first_seen(deal)
    }

    /// An open deal's chances; `None` for one that is closed, or whose stage is not known.
    pub fn of_deal(&self, deal: &Deal) -> Option<Prospect<'a>> {
        let stage = *deal.stage.known()?;
        if deal.outcome() != Outcome::Open {
            return None;
        }
        let segment = deal.amount.known().and_then(|amount| self.settings.segment(*amount));
        Some(Prospect {
            stage,
            segment,
            chance: self.chance(deal, stage, segment)?,
            weight: self.weight(deal),
            close: self.close(deal, stage, segment),
            today: self.today,
            settings: self.settings,
        })
    }

    /// The first of C4's sources that says something.
    fn chance(&self, deal: &Deal, stage: Stage, segment: Option<Segment>) -> Option<Chance> {
        let shown = deal.chance.known().copied();
        let factory = shown.is_some_and(|shown| self.is_usual(deal, stage, shown));
        let chance = |p: f64, basis| Some(Chance { p, basis, shown, factory });
        let start = self.settings.starting_chance(stage)?;
        if let Some(set) = self.settings.set_chance(stage, segment) {
            return chance(set, ChanceBasis::Table);
        }
        let ended = self.calibration.from_stage(stage);
        if ended.closed >= usize::try_from(self.settings.history.least).unwrap_or(usize::MAX) {
            let basis = ChanceBasis::History { closed: ended.closed, won: ended.won, start };
            return chance(ended.share(start, self.settings.history.prior), basis);
        }
        match shown.filter(|_| !factory) {
            Some(shown) => chance(shown, ChanceBasis::Crm),
            None => chance(start, ChanceBasis::Stage),
        }
    }

    /// Whether the CRM shows this chance for the deal's stage and not for the deal.
    fn is_usual(&self, deal: &Deal, stage: Stage, shown: f64) -> bool {
        match self.usual.get(&stage_name(deal)) {
            Some(usual) => (usual - shown).abs() < 1e-9,
            None => self.settings.is_factory(stage, shown),
        }
    }

    /// The smallest share that the deal's silence or its date leaves (C8). Of a deal without any activity nobody knows how
    /// long it has been silent.
    fn weight(&self, deal: &Deal) -> Weight {
        let quiet = &self.settings.quiet;
        let days_since = |date: Date| (self.today - date).get_days();
        // A date that nobody entered counts as missing, so it is never past.
        let entered = deal.close.known().filter(|close| !self.is_automatic(deal, **close));
        let past = entered.map(|close| days_since(*close)).filter(|days| *days > 0).map(|days| match days {
            _ if days <= quiet.past_days => (quiet.past, WeightReason::Past(days)),
            _ if days <= quiet.long_past_days => (quiet.long_past, WeightReason::Past(days)),
            _ => (0.0, WeightReason::Dormant(days)),
        });
        let idle = self.last_activity(deal).map(days_since).filter(|days| *days >= quiet.idle_days);
        let idle = idle.map(|days| (quiet.idle, WeightReason::Idle(days)));
        let least = past.into_iter().chain(idle).min_by(|a, b| a.0.total_cmp(&b.0));
        least.map_or(Weight { multiplier: 1.0, reason: None }, |(multiplier, reason)| Weight {
            multiplier,
            reason: Some(reason),
        })
    }

    fn close(&self, deal: &Deal, stage: Stage, segment: Option<Segment>) -> EffectiveClose {
        let usual = || {
            let left = self.settings.usual_days_left(stage, segment.unwrap_or(Segment::Mid));
            self.calendar.add_working_days(self.today, left)
        };
        let (date, basis) = match deal.close.known() {
            None => (usual(), CloseBasis::Missing),
            Some(close) if self.is_automatic(deal, *close) => (usual(), CloseBasis::Automatic(*close)),
            Some(close) if *close < self.today => (usual(), CloseBasis::Past(*close)),
            Some(close) => (*close, CloseBasis::Crm),
        };
        EffectiveClose { date, basis }
    }

    fn is_automatic(&self, deal: &Deal, close: Date) -> bool {
        let created = deal.created.known();
        self.settings.automatic_close == AutomaticClose::MonthEnd
            && created.is_some_and(|created| created.last_of_month() == close)
    }
}

/// A deal's identity as activities name it.
fn identity<'a>(
    id: Option<&'a str>,
    name: &'a str,
    account: Option<&'a String>,
) -> (Option<&'a str>, &'a str, Option<&'a str>) {
    // A deal with an id needs no more; one without goes by its name and account.
    if id.is_some() { (id, "", None) } else { (None, name, account.map(String::as_str)) }
}

/// The latest activity of each deal that was not called off; one ahead counts too.
fn latest(activities: &[Activity]) -> BTreeMap<(Option<&str>, &str, Option<&str>), Date> {
    let mut latest: BTreeMap<_, Date> = BTreeMap::new();
    for activity in activities.iter().filter(|activity| activity.status != ActivityStatus::Cancelled) {
        let Some(start) = activity.start.known() else { continue };
        for link in &activity.deals {
            let of_deal = latest.entry(identity(link.key.id.as_deref(), &link.name, link.account.as_ref()));
            let date = of_deal.or_insert(start.date());
            *date = start.date().max(*date);
        }
    }
    latest
}

fn stage_name(deal: &Deal) -> String {
    deal.stage.source().map(|source| folded(&source.text)).unwrap_or_default()
}

/// What more than half of the open deals of a stage show, of at least [`USUAL_AT_LEAST`].
fn usual(deals: &[Deal]) -> BTreeMap<String, f64> {
    let mut shown: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for deal in deals.iter().filter(|deal| deal.outcome() == Outcome::Open) {
        if let Some(chance) = deal.chance.known() {
            shown.entry(stage_name(deal)).or_default().push(*chance);
        }
    }
    let most = |mut chances: Vec<f64>| {
        chances.sort_by(f64::total_cmp);
        let middle = *chances.get(chances.len() / 2)?;
        let same = chances.iter().filter(|chance| (**chance - middle).abs() < 1e-9).count();
        (chances.len() >= USUAL_AT_LEAST && same * 2 > chances.len()).then_some(middle)
    };
    shown.into_iter().filter_map(|(stage, chances)| Some((stage, most(chances)?))).collect()
}
