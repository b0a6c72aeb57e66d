//! What a person's open deals will still ask of them, week by week: the deals with their reasons, and the sum as a distribution.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::Zoned;
use jiff::civil::Date;

use super::expected::{Ask, DealLoad, Done, Horizon, KnownOfDeal, furthest, together};
use super::known::{Part, are_alike, are_near};
use super::{Catalogue, Step};
use crate::model::{Activity, ActivityStatus, Calendar, Deal, Effort, Outcome, Person, folded, iso_week_monday};
use crate::outlook::{Distribution, Market, Prospect, Prospects};
use crate::settings::Settings;

/// The open deals of a CRM, with what is known of each: made once for any number of people.
pub struct Pipeline<'a> {
    settings: &'a Settings,
    prospects: &'a Prospects<'a>,
    open: BTreeMap<Option<Person>, Vec<&'a Deal>>,
    all: BTreeMap<Option<Person>, Vec<&'a Deal>>,
    /// The activities of each deal in which an SE takes part, in order of start.
    activities: BTreeMap<String, Vec<&'a Activity>>,
    /// Accounts that bought something before.
    customers: BTreeSet<String>,
    market: Market,
}

impl<'a> Pipeline<'a> {
    /// Of all deals and activities that are known. Without the market, deals are independent.
    pub fn of(
        deals: &'a [Deal],
        activities: &'a [Activity],
        prospects: &'a Prospects<'a>,
        settings: &'a Settings,
        independent: bool,
    ) -> Pipeline<'a> {
        let engineers: BTreeSet<&Person> = deals.iter().filter_map(|deal| deal.se.known()).collect();
        let mut open: BTreeMap<Option<Person>, Vec<&Deal>> = BTreeMap::new();
        for deal in deals.iter().filter(|deal| deal.outcome() == Outcome::Open) {
            open.entry(deal.se.known().cloned()).or_default().push(deal);
        }
        let mut all: BTreeMap<Option<Person>, Vec<&Deal>> = BTreeMap::new();
        for deal in deals {
            all.entry(deal.se.known().cloned()).or_default().push(deal);
        }
        let won = deals.iter().filter(|deal| deal.outcome() == Outcome::Won);
        Pipeline {
            prospects,
            open,
            all,
            activities: by_deal(activities, &engineers),
            customers: won.filter_map(|deal| deal.account.known()).map(|name| folded(name)).collect(),
            market: if independent { Market::independent() } else { settings.pipeline.market() },
            settings,
        }
    }

    /// The chances of an open deal.
    pub fn prospect(&self, deal: &Deal) -> Option<Prospect<'a>> {
        self.prospects.of_deal(deal)
    }

    /// The states of the market that the deals share.
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// The open deals of an SE, or those that name none.
    pub fn deals_of(&self, se: Option<&Person>) -> &[&'a Deal] {
        self.open.get(&se.cloned()).map_or(&[], Vec::as_slice)
    }

    /// Every deal of an SE, however it came out, or those that name none.
    pub fn all_of(&self, se: Option<&Person>) -> &[&'a Deal] {
        self.all.get(&se.cloned()).map_or(&[], Vec::as_slice)
    }

    /// The activities of a deal in which an SE takes part, in order of start.
    pub fn activities_of(&self, deal: &Deal) -> &[&'a Activity] {
        self.activities.get(&deal.identity()).map_or(&[], Vec::as_slice)
    }

    /// The day of a deal's last activity that was not called off, be it ahead and whoever takes part.
    pub fn last_activity(&self, deal: &Deal) -> Option<Date> {
        self.prospects.last_activity(deal)
    }

    /// The Monday of the week in which a deal was first seen in discovery or further, if it was not there in a week before (C10).
    pub fn first_seen(&self, deal: &Deal) -> Option<Date> {
        self.prospects.first_seen(deal)
    }

    /// Whether the customer bought something before.
    pub fn is_expansion(&self, deal: &Deal) -> bool {
        deal.account.known().is_some_and(|name| self.customers.contains(&folded(name)))
    }

    /// What is known of a deal's load: `parts` are those of the person whose load it is.
    fn known(&self, deal: &Deal, parts: &KnownParts, now: &Zoned) -> KnownOfDeal<'a> {
        let catalogue: &'a Catalogue = &self.settings.catalogue;
        let mut done: Vec<Done> = Vec::new();
        // As in the known load: what several entered is one meeting.
        let mut met: Vec<(&Zoned, &Activity)> = Vec::new();
        for activity in self.activities_of(deal).iter().copied() {
            let Some(start) = activity.start.known() else { continue };
            let kind = catalogue.kind_of(activity);
            let mut near = met.iter().rev().take_while(|(earlier, _)| are_near(earlier, start));
            if kind.leave || kind.no_load || near.any(|(_, earlier)| are_alike(earlier, activity)) {
                continue;
            }
            met.push((start, activity));
            if !kind.prepares {
                done.push(Done { group: kind.group(), kind: &kind.id, ahead: start > now });
            }
        }
        let weeks = parts.0.get(&deal.identity()).cloned().unwrap_or_default();
        KnownOfDeal { done, total: weeks.iter().copied().sum(), weeks, expansion: self.is_expansion(deal) }
    }

    /// What the deals of an SE, or those without one, will ask for in the coming weeks, by the working days of `calendar`. `parts`
    /// is the person's known load.
    pub fn outlook<'p>(
        &self,
        se: Option<&Person>,
        parts: impl Iterator<Item = &'p Part<'p>>,
        calendar: &Calendar,
        now: &Zoned,
        memory: &Memory,
    ) -> Outlook<'a> {
        let weeks = usize::try_from(self.settings.load.weeks).unwrap_or_default();
        let horizon = Horizon::of(calendar, now.date(), weeks);
        let known = KnownParts::of(parts, now.date(), weeks);
        let mut outlook = Outlook { asking: Vec::new(), dormant: Vec::new(), weeks: Vec::new() };
        for deal in self.deals_of(se).iter().copied() {
            let Some(prospect) = self.prospect(deal) else { continue };
            if prospect.is_dormant() {
                outlook.dormant.push(deal);
                continue;
            }
            let set = self.settings;
            let known = self.known(deal, &known, now);
            let (profiles, pipeline, catalogue) = (&set.profiles, &set.pipeline, &set.catalogue);
            let ask = Ask::of(&prospect, &known, profiles, pipeline, catalogue, calendar, &horizon);
            let Some(ask) = ask else { continue };
            let (ask, load) = memory.load(deal, ask);
            let hours = load.means(&prospect, &self.market).into_iter().map(|quarters| quarters / 4.0).collect();
            outlook.asking.push(Asking { deal, prospect, ask, load, hours });
        }
        let name = se.map_or("", Person::name);
        outlook.weeks = memory.weeks(name, &outlook.asking, &self.market, weeks).to_vec();
        outlook
    }
}

/// An open deal that will ask for work.
pub struct Asking<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// Its chances.
    pub prospect: Prospect<'a>,
    /// What it asks for still.
    pub ask: Rc<Ask>,
    load: Rc<DealLoad>,
    /// Expected hours of each week.
    pub hours: Vec<f64>,
}

impl Asking<'_> {
    /// The chance that the deal reaches a step.
    pub fn reach(&self, step: Step) -> f64 {
        self.prospect.reach(step.stage(), self.prospect.p())
    }
}

/// What open deals will ask for in the coming weeks.
pub struct Outlook<'a> {
    /// Every deal that asks for something, in the order of the portfolio.
    pub asking: Vec<Asking<'a>>,
    /// Deals whose close date is past for too long to expect any work.
    pub dormant: Vec<&'a Deal>,
    /// The load of each week, in quarter hours.
    pub weeks: Vec<Rc<Distribution>>,
}

impl Outlook<'_> {
    /// What a deal asks for, if it is among these.
    pub fn of_deal(&self, deal: &Deal) -> Option<&Asking<'_>> {
        self.asking.iter().find(|asking| asking.deal.is(deal))
    }

    /// Expected hours of a week.
    pub fn hours(&self, week: usize) -> f64 {
        self.asking.iter().filter_map(|deal| deal.hours.get(week)).sum()
    }
}

/// A person's known hours by deal and week, from this week on.
struct KnownParts(BTreeMap<String, Vec<Effort>>);

impl KnownParts {
    fn of<'p>(parts: impl Iterator<Item = &'p Part<'p>>, today: Date, weeks: usize) -> KnownParts {
        let monday = iso_week_monday(today);
        let mut by_deal: BTreeMap<String, Vec<Effort>> = BTreeMap::new();
        for part in parts.filter(|part| part.date >= monday) {
            let week = usize::try_from((part.date - monday).get_days() / 7).unwrap_or(weeks);
            if week >= weeks {
                continue;
            }
            for (index, link) in part.deals.iter().enumerate() {
                let of_deal = by_deal.entry(link.identity()).or_insert_with(|| vec![Effort::ZERO; weeks]);
                let share = part.effort.share(index, part.deals.len());
                of_deal.iter_mut().skip(week).take(1).for_each(|sum| *sum += share);
            }
        }
        KnownParts(by_deal)
    }
}

fn by_deal<'a>(activities: &'a [Activity], engineers: &BTreeSet<&Person>) -> BTreeMap<String, Vec<&'a Activity>> {
    let mut by_deal: BTreeMap<String, Vec<&Activity>> = BTreeMap::new();
    let counts = |activity: &&Activity| {
        let named = |person: &Person| engineers.contains(person);
        activity.status == ActivityStatus::Scheduled
            && match activity.participants.as_slice() {
                [] => activity.owner.as_ref().is_some_and(named),
                participants => participants.iter().any(named),
            }
    };
    for activity in activities.iter().filter(counts) {
        for link in &activity.deals {
            by_deal.entry(link.identity()).or_default().push(activity);
        }
    }
    by_deal
}

/// What was computed for earlier reports. A deal's load follows from what it asks for, and a person's from their deals': what is
/// as it was is taken from here, so that one changed deal leaves all others alone.
#[derive(Default)]
pub struct Memory(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    deals: BTreeMap<String, (Rc<Ask>, Rc<DealLoad>)>,
    people: BTreeMap<String, Sum>,
}

/// The sum of a person's deals, and what it was made of.
struct Sum {
    loads: Vec<(Rc<DealLoad>, [f64; 6])>,
    market: Market,
    weeks: Rc<[Rc<Distribution>]>,
}

impl Memory {
    /// The most deals that are kept.
    const MOST: usize = 100_000;

    fn load(&self, deal: &Deal, ask: Ask) -> (Rc<Ask>, Rc<DealLoad>) {
        let deals = &mut self.0.borrow_mut().deals;
        let key = format!("{}\n{}", deal.key.origin, deal.identity());
        match deals.get(&key) {
            Some((before, load)) if **before == ask => (Rc::clone(before), Rc::clone(load)),
            _ => {
                if deals.len() >= Memory::MOST {
                    deals.clear();
                }
                let made = (Rc::new(ask.clone()), Rc::new(ask.load()));
                deals.insert(key, (Rc::clone(&made.0), Rc::clone(&made.1)));
                made
            }
        }
    }

    fn weeks(&self, name: &str, asking: &[Asking], market: &Market, weeks: usize) -> Rc<[Rc<Distribution>]> {
        let loads: Vec<(Rc<DealLoad>, [f64; 6])> =
            asking.iter().map(|deal| (Rc::clone(&deal.load), furthest(&deal.prospect, deal.prospect.p()))).collect();
        let people = &mut self.0.borrow_mut().people;
        let same = |sum: &&Sum| {
            let pairs = sum.loads.iter().zip(&loads);
            sum.weeks.len() == weeks
                && sum.market == *market
                && sum.loads.len() == loads.len()
                && pairs.into_iter().all(|(before, now)| Rc::ptr_eq(&before.0, &now.0) && before.1 == now.1)
        };
        if let Some(sum) = people.get(name).filter(same) {
            return Rc::clone(&sum.weeks);
        }
        let parts: Vec<(&DealLoad, &Prospect)> =
            asking.iter().map(|deal| (deal.load.as_ref(), &deal.prospect)).collect();
        let sums: Rc<[Rc<Distribution>]> = together(&parts, market, weeks).into_iter().map(Rc::new).collect();
        people.insert(name.to_owned(), Sum { loads, market: market.clone(), weeks: Rc::clone(&sums) });
        sums
    }
}
