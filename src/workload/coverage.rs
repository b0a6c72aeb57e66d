//! Coverage (C10), hours at risk and quiet deals (C14), and work on customers after the close (C11).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::known::Part;
use super::{Catalogue, LoadSettings, Pipeline};
use crate::model::{Activity, Deal, Effort, Outcome, Person, Stage, folded, iso_week_monday};
use crate::settings::Settings;

/// Whether so many leads a week, each of whom would see a demo on-line, can be served by one person: the chapter's own example (C10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leads {
    /// Leads a week.
    pub leads: f64,
    /// Demos a week that one may want.
    pub demos: f64,
    /// Demos a week if one lead in ten sees one.
    pub wanted: f64,
    /// Hours that these take.
    pub hours: Effort,
}

impl Leads {
    /// Reps of the chapter's example, and their leads a week.
    pub const REPS: i32 = 8;
    /// The leads of one of them.
    pub const EACH: i32 = 24;
    const SHARE: f64 = 0.1;

    /// Of the example, with the demos and hours that are set.
    pub fn example(settings: &Settings) -> Leads {
        let days = settings.house.week.iter().filter(|hours| hours.effort() > Effort::ZERO).count();
        let days = f64::from(u32::try_from(days).unwrap_or_default());
        let leads = f64::from(Leads::REPS * Leads::EACH);
        let wanted = leads * Leads::SHARE;
        Leads {
            leads,
            demos: days * f64::from(settings.load.demos_per_day),
            wanted,
            hours: Effort::hours(wanted * settings.catalogue.hours_of("demo_intro").in_hours()),
        }
    }

    /// Whether one person with this capacity can give these demos.
    pub fn is_possible(&self, capacity: Effort) -> bool {
        self.wanted <= self.demos && self.hours <= capacity
    }
}

/// What is asked of all deals for one person after another: made once for any number of them.
pub struct Book<'a> {
    /// The rep of each deal.
    owners: BTreeMap<String, &'a str>,
    won: BTreeMap<String, &'a Deal>,
    /// What each customer bought last.
    bought: BTreeMap<String, (Date, &'a Deal)>,
    /// Of deals with an implementation project, the day until which their work is no drift.
    projects: BTreeMap<String, Date>,
    /// Customers with an open deal.
    open: BTreeSet<String>,
}

impl<'a> Book<'a> {
    /// Of all deals that are known. `project` says of a won deal with an implementation project until when its work is no drift.
    pub fn of(deals: &'a [Deal], project: impl Fn(&'a Deal) -> Option<Date>) -> Book<'a> {
        let with = |outcome: Outcome| deals.iter().filter(move |deal| deal.outcome() == outcome);
        let mut bought: BTreeMap<String, (Date, &Deal)> = BTreeMap::new();
        for deal in with(Outcome::Won) {
            let (Some(customer), Some(close)) = (customer(deal), deal.close.known()) else { continue };
            let last = bought.entry(customer).or_insert((*close, deal));
            *last = if *close >= last.0 { (*close, deal) } else { *last };
        }
        Book {
            bought,
            projects: with(Outcome::Won).filter_map(|deal| Some((deal.identity(), project(deal)?))).collect(),
            owners: deals.iter().filter_map(|deal| Some((deal.identity(), deal.owner.known()?.name()))).collect(),
            won: with(Outcome::Won).map(|deal| (deal.identity(), deal)).collect(),
            open: with(Outcome::Open).filter_map(customer).collect(),
        }
    }

    /// The won deals that a part is for, its customers having no open one: what is for no deal is for what they bought last. None
    /// where it is for anything else.
    fn after_the_close(&self, part: &Part) -> Vec<&'a Deal> {
        let is_open = |customer: &String| self.open.contains(customer);
        if part.deals.is_empty() {
            let bought = part.accounts.iter().filter_map(|customer| self.bought.get(customer));
            return if part.accounts.iter().any(is_open) {
                Vec::new()
            } else {
                bought.map(|(_, deal)| *deal).collect()
            };
        }
        let won = part.deals.iter().map(|link| self.won.get(&link.identity()).copied());
        let closed = won.map(|deal| deal.filter(|deal| customer(deal).is_none_or(|customer| !is_open(&customer))));
        closed.collect::<Option<_>>().unwrap_or_default()
    }

    /// Whether work on a day is after the days in which it still belongs to a deal that was won (C11).
    fn is_over(&self, deal: &Deal, day: Date, settings: &LoadSettings) -> bool {
        let usual = || Some(deal.close.known()?.saturating_add(settings.drift.grace.days()));
        self.projects.get(&deal.identity()).copied().or_else(usual).is_some_and(|until| day > until)
    }
}

fn customer(deal: &Deal) -> Option<String> {
    deal.account.known().map(|name| folded(name))
}

/// Which reps somebody works for: their hours over the last weeks, the most first.
pub fn hours_by_rep(parts: &[Part], book: &Book, settings: &LoadSettings, today: Date) -> Vec<(String, Effort)> {
    let first = today.saturating_sub((i64::from(settings.reps.weeks) * 7).days());
    let mut by_rep: BTreeMap<&str, Effort> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.date > first && part.date <= today) {
        for (index, link) in part.deals.iter().enumerate() {
            if let Some(owner) = book.owners.get(&link.identity()) {
                *by_rep.entry(owner).or_insert(Effort::ZERO) += part.effort.share(index, part.deals.len());
            }
        }
    }
    most_first(by_rep.into_iter().map(|(name, hours)| (name.to_owned(), hours)).collect())
}

/// The hours that several people have for each rep, added up, the most first.
pub fn together_by_rep(people: &[Vec<(String, Effort)>]) -> Vec<(String, Effort)> {
    let mut by_rep: BTreeMap<&str, Effort> = BTreeMap::new();
    for (name, hours) in people.iter().flatten() {
        *by_rep.entry(name).or_insert(Effort::ZERO) += *hours;
    }
    most_first(by_rep.into_iter().map(|(name, hours)| (name.to_owned(), hours)).collect())
}

fn most_first(mut reps: Vec<(String, Effort)>) -> Vec<(String, Effort)> {
    reps.sort_by_key(|(_, hours)| std::cmp::Reverse(*hours));
    reps
}

/// The share of all hours for which the fewest reps are counted (C10).
pub const MOST_HOURS: f64 = 0.9;

/// The smallest number of reps that together take at least [`MOST_HOURS`] of the hours, the most first; `None` without hours.
pub fn fewest_with_most(reps: &[(String, Effort)]) -> Option<usize> {
    let all: Effort = reps.iter().map(|(_, hours)| *hours).sum();
    let mut sum = Effort::ZERO;
    let reach = |(_, hours): &(String, Effort)| {
        sum += *hours;
        sum.in_hours() >= all.in_hours() * MOST_HOURS - 1e-9
    };
    if all > Effort::ZERO { reps.iter().position(reach).map(|at| at + 1) } else { None }
}

/// Hours on customers after the close, in the last weeks, and the working hours in them (C11).
pub struct Drift<'p, 'a> {
    /// Each part that counts.
    pub parts: Vec<&'p Part<'a>>,
    /// Working hours, before overhead.
    pub working: Effort,
}

impl<'p, 'a> Drift<'p, 'a> {
    /// The days that it is taken over, yesterday the last.
    pub fn days(settings: &LoadSettings, today: Date) -> (Date, Date) {
        (today.saturating_sub(settings.drift.days.days()), today.yesterday().unwrap_or(today))
    }

    /// Of a person's known load and working hours in these days. Not drift: customers with an open deal, hand-off meetings, check-ins
    /// in rhythm, and the days of grace. `rhythm` says which check-in so many days after the close is, if any (C12).
    pub fn of(
        parts: &'p [Part<'a>],
        book: &Book,
        settings: &LoadSettings,
        working: Effort,
        today: Date,
        rhythm: impl Fn(i32) -> Option<usize>,
    ) -> Drift<'p, 'a> {
        let (first, last) = Drift::days(settings, today);
        let check_ins = CheckIns::of(parts, book, today, rhythm);
        let drifts = |part: &&Part| {
            let is_hand_off = matches!(part.kind.id.as_str(), "handoff_meeting" | "handoff_brief");
            if is_hand_off || !(first..=last).contains(&part.date) {
                return false;
            }
            let deals = book.after_the_close(part);
            let is_over = deals.iter().all(|deal| book.is_over(deal, part.date, settings));
            !deals.is_empty() && is_over && !check_ins.are_in_rhythm(part, &deals)
        };
        Drift { parts: parts.iter().filter(drifts).collect(), working }
    }

    /// Hours after the close.
    pub fn hours(&self) -> Effort {
        self.parts.iter().map(|part| part.effort).sum()
    }

    /// Their share of the working hours; `None` where there were none.
    pub fn share(&self) -> Option<f64> {
        (self.working > Effort::ZERO).then(|| self.hours().in_hours() / self.working.in_hours())
    }
}

/// The first check-in of a person for each deal and each day of the rhythm that it is nearest to (C12).
struct CheckIns<R> {
    first: BTreeMap<(String, usize), Date>,
    rhythm: R,
}

impl<R: Fn(i32) -> Option<usize>> CheckIns<R> {
    fn of(parts: &[Part], book: &Book, today: Date, rhythm: R) -> CheckIns<R> {
        let mut check_ins = CheckIns { first: BTreeMap::new(), rhythm };
        for part in parts.iter().filter(|part| part.kind.id == "checkin" && part.on <= today) {
            let deals = book.after_the_close(part);
            let places: Vec<_> = deals.into_iter().filter_map(|deal| check_ins.place(part, deal)).collect();
            for of_rhythm in places {
                let first = check_ins.first.entry(of_rhythm).or_insert(part.on);
                *first = part.on.min(*first);
            }
        }
        check_ins
    }

    /// Of a check-in after the close: the deal, and which of the rhythm it is.
    fn place(&self, part: &Part, deal: &Deal) -> Option<(String, usize)> {
        let days = (part.on - *deal.close.known()?).get_days();
        Some((deal.identity(), (self.rhythm)(days).filter(|_| days > 0)?))
    }

    /// Whether a part is of a check-in that is one of these, for any of its deals.
    fn are_in_rhythm(&self, part: &Part, deals: &[&Deal]) -> bool {
        let is_first = |deal: &&Deal| self.place(part, deal).and_then(|place| self.first.get(&place)) == Some(&part.on);
        part.kind.id == "checkin" && deals.iter().any(is_first)
    }
}

/// Open deals of an SE on which work is planned before anybody qualified them, with the hours (C14).
pub fn at_risk<'a>(
    parts: &[Part],
    se: &Person,
    pipeline: &Pipeline<'a>,
    catalogue: &Catalogue,
    now: &Zoned,
) -> Vec<(&'a Deal, Effort)> {
    let parts: Vec<&Part> = risky(parts, now).collect();
    let deals = pipeline.deals_of(Some(se)).iter().copied();
    let with_hours = deals.filter_map(|deal| {
        let hours: Effort = shares(parts.iter().copied(), deal).map(|(_, hours)| hours).sum();
        (hours > Effort::ZERO && is_unqualified(deal, pipeline, catalogue, now)).then_some((deal, hours))
    });
    with_hours.collect()
}

/// What of a person's load from this week on is at risk on a deal, with the deal's share; `None` of a deal that is past that, or of
/// which a discovery was held.
pub fn planned_at_risk<'p, 'a>(
    parts: &'p [Part<'a>],
    deal: &Deal,
    pipeline: &Pipeline,
    catalogue: &Catalogue,
    now: &Zoned,
) -> Option<Vec<(&'p Part<'a>, Effort)>> {
    is_unqualified(deal, pipeline, catalogue, now).then(|| shares(risky(parts, now), deal).collect())
}

/// Whether an open deal is before evaluation, and no discovery with an SE was held.
fn is_unqualified(deal: &Deal, pipeline: &Pipeline, catalogue: &Catalogue, now: &Zoned) -> bool {
    let is_held = |start: &Zoned| start < now;
    let is_discovery =
        |one: &&Activity| one.start.known().is_some_and(is_held) && catalogue.kind_of(one).id == "discovery";
    pipeline.prospect(deal).is_some_and(|prospect| prospect.stage < Stage::Evaluation)
        && !pipeline.activities_of(deal).iter().any(is_discovery)
}

/// What of a person's load is for nothing, from this week on, if a deal turns out to be none.
fn risky<'p, 'a>(parts: &'p [Part<'a>], now: &Zoned) -> impl Iterator<Item = &'p Part<'a>> {
    let monday = iso_week_monday(now.date());
    parts.iter().filter(move |part| part.date >= monday && part.kind.is_risky())
}

/// A deal's share of each part that is for it.
fn shares<'p, 'a: 'p>(
    parts: impl Iterator<Item = &'p Part<'a>>,
    deal: &Deal,
) -> impl Iterator<Item = (&'p Part<'a>, Effort)> {
    let identity = deal.identity();
    parts.filter_map(move |part| {
        let index = part.deals.iter().position(|link| link.identity() == identity)?;
        Some((part, part.effort.share(index, part.deals.len())))
    })
}
