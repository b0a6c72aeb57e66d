//! On whom the customer leans after the close (C12): the pre-sales SE's share of what the CRM holds of contacts with the
//! customer, against an allowance that falls with time.
//!
//! What is counted is a *contact*: one of our people with this customer on one day, however many meetings and calls that was.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::error::{Message, Problem};
use crate::model::{Activity, ActivityStatus, Deal, Person, Source, same_words};
use crate::page::values::texts::holds_words;
use crate::rules::Case;
use crate::settings::{Shape, Unit, settings};

settings! {
    /// Dependence after the close (C12).
    pub struct DependenceSettings {
        /// After so many days a contact counts half.
        pub half_life: i32 = Shape::Whole(Unit::Days, 1, 365),
        /// Days after the close in which the allowance falls to its floor.
        pub allowance_days: i32 = Shape::Whole(Unit::Days, 1, 730),
        /// The share of contacts that an SE may always keep.
        pub allowance_floor: f64 = Shape::Number(Unit::Share, 0.0, 1.0),
        /// In a project, days after the close from which the allowance falls, if the hand-off meeting was not before.
        pub project_start: i32 = Shape::Whole(Unit::Days, 0, 365),
        /// In a project, days after the close at which it is at its floor.
        pub project_end: i32 = Shape::Whole(Unit::Days, 1, 730),
        /// The least evidence for saying anything: contacts, the older ones counting less.
        pub least_evidence: f64 = Shape::Number(Unit::Count, 1.0, 100.0),
        /// Days after the close on which a check-in is right; the last one repeats.
        pub checkins: Vec<CheckIn> = Shape::Rows(CheckIn::entries()),
        /// Where support is recorded, if contacts with the receiver stand elsewhere.
        pub support_recorded: Option<String> = Shape::optional(Shape::Text(200)),
        /// Words in a title, sub-type or type that say: the customer came to us.
        pub inbound: Vec<String> = Shape::Words,
    }

    /// A check-in.
    pub struct CheckIn {
        /// Days after the close.
        pub day: i32 = Shape::Whole(Unit::Days, 1, 730),
    }
}

impl DependenceSettings {
    /// That days follow each other.
    pub(crate) fn check(&self, faults: &mut Vec<Problem>) {
        let rises = self.checkins.windows(2).all(|pair| matches!(pair, [one, other] if one.day < other.day));
        if !rises {
            faults.push(Problem::at("handoff.dependence.checkins", Message::new("settings-checkins")));
        }
        if self.project_end <= self.project_start {
            faults.push(Problem::at("handoff.dependence.project_end", Message::new("settings-project-end")));
        }
    }

    /// The days of the rhythm, the last one repeating; none where no check-in is set.
    fn rhythm(&self) -> impl Iterator<Item = i32> + '_ {
        let last = self.checkins.last().map(|checkin| checkin.day);
        let again = last.into_iter().flat_map(|last| (2..).map(move |times: i32| last.saturating_mul(times)));
        self.checkins.iter().map(|checkin| checkin.day).chain(again)
    }

    /// Which day of the rhythm a day after the close is nearest to, counted from 0; of two the earlier.
    pub fn nearest(&self, day: i32) -> Option<usize> {
        let mut days = self.rhythm().enumerate().zip(self.rhythm().skip(1));
        self.checkins.first()?;
        days.find(|((_, this), next)| day.saturating_mul(2) <= this.saturating_add(*next)).map(|((at, _), _)| at)
    }

    /// The share of contacts that the SE may have so many days after the close.
    pub fn allowed(&self, day: i32, project: Option<i32>) -> f64 {
        let (start, end) = match project {
            Some(met) => (met.min(self.project_start), self.project_end),
            None => (0, self.allowance_days),
        };
        if day <= start {
            return 1.0;
        }
        let passed = f64::from(day - start) / f64::from((end - start).max(1));
        (1.0 - (1.0 - self.allowance_floor) * passed).max(self.allowance_floor)
    }
}

/// One of our people with the customer on one day.
#[derive(Clone, Debug)]
pub struct Contact<'a> {
    /// Who of ours.
    pub person: &'a Person,
    /// The day.
    pub day: Date,
    /// What it says of the SE: 1 alone, 0.5 with the receiver that day, 0 for everybody else.
    pub leans: f64,
    /// Whether the customer came to them.
    pub inbound: bool,
    /// Where it was read.
    pub sources: Vec<&'a Source>,
}

/// When the next check-in is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextCheckIn {
    /// It is in the diary.
    Planned(Date),
    /// It is due by the rhythm, and nobody planned it.
    Due(Date),
}

/// How the index moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Trend {
    Rising,
    Steady,
    Falling,
}

/// What the CRM holds of a customer's contacts with us after the close.
#[derive(Clone, Debug)]
pub struct Dependence<'a> {
    /// The contacts, by day and person.
    pub contacts: Vec<Contact<'a>>,
    /// The pre-sales SE.
    pub se: &'a Person,
    /// The next check-in.
    pub next: Option<NextCheckIn>,
    settings: &'a DependenceSettings,
    close: Date,
    today: Date,
    /// In a project, days from the close to the hand-off meeting, or to where it counts as held.
    project: Option<i32>,
}

/// What is looked at: the case with all activities and what tells an expansion.
pub struct Watch<'w, 'a> {
    /// The deal with its own activities.
    pub case: &'w Case<'a>,
    /// The activities about the deal or its account; others are passed over.
    pub activities: Vec<&'a Activity>,
    /// Open deals of the customer: what is about one of them is new business.
    pub open: &'w [&'a Deal],
    /// Whether the deal goes by a checklist with an implementation project.
    pub project: bool,
}

impl<'a> Dependence<'a> {
    /// Gathers the contacts of the deal's customer since the close; `None` where not all activities were read.
    pub fn of(
        watch: &Watch<'_, 'a>,
        close: Date,
        se: &'a Person,
        settings: &'a DependenceSettings,
    ) -> Option<Dependence<'a>> {
        let case = watch.case;
        if !case.activities_read {
            return None;
        }
        let today = case.now.date();
        let met = watch.held("handoff_meeting").filter(|(activity, _)| watch.is_of_deal(activity)).map(|(_, day)| day);
        let met = met.filter(|day| *day > close).min().map_or(settings.project_start, |day| days(close, day));
        let mut dependence = Dependence {
            contacts: Vec::new(),
            se,
            next: None,
            settings,
            close,
            today,
            project: watch.project.then_some(met),
        };
        dependence.contacts = dependence.contacts_of(watch);
        dependence.next = dependence.next_check_in(watch);
        Some(dependence)
    }

    fn contacts_of(&self, watch: &Watch<'_, 'a>) -> Vec<Contact<'a>> {
        let in_rhythm = self.in_rhythm(watch);
        let mut found: BTreeMap<(Date, &Person), Contact<'a>> = BTreeMap::new();
        for (activity, day) in watch.contacts(self.close) {
            let checks_in = self.is_check_in(watch, activity) && in_rhythm.contains(&day);
            if checks_in || watch.kind(activity) == "handoff_meeting" {
                continue;
            }
            for person in watch.ours(activity) {
                let new = Contact { person, day, leans: 0.0, inbound: false, sources: Vec::new() };
                let contact = found.entry((day, person)).or_insert(new);
                contact.inbound |= self.is_inbound(activity);
                contact.sources.push(&activity.source);
            }
        }
        let receiver = watch.case.deal.receiver.known();
        let with_receiver = |day: Date| receiver.is_some_and(|receiver| found.contains_key(&(day, receiver)));
        let shared: BTreeSet<Date> = found.keys().map(|(day, _)| *day).filter(|day| with_receiver(*day)).collect();
        let weigh = |mut contact: Contact<'a>| {
            if contact.person == self.se {
                contact.leans = if shared.contains(&contact.day) { 0.5 } else { 1.0 };
            }
            contact.sources.sort();
            contact
        };
        found.into_values().map(weigh).collect()
    }

    /// The days of the SE's check-ins that are in rhythm: of those nearest to one day of it, the first.
    fn in_rhythm(&self, watch: &Watch<'_, 'a>) -> BTreeSet<Date> {
        let mut first: BTreeMap<usize, Date> = BTreeMap::new();
        for (activity, day) in watch.contacts(self.close) {
            if self.is_check_in(watch, activity) {
                let Some(at) = self.settings.nearest(days(self.close, day)) else { continue };
                let kept = first.entry(at).or_insert(day);
                *kept = day.min(*kept);
            }
        }
        first.into_values().collect()
    }

    fn next_check_in(&self, watch: &Watch<'_, 'a>) -> Option<NextCheckIn> {
        let now = self.settings.nearest(days(self.close, self.today))?;
        let of_kind = watch.about().filter(|(activity, _)| self.is_check_in(watch, activity));
        let days_of: Vec<Date> = of_kind.map(|(_, day)| day).filter(|day| *day > self.close).collect();
        let in_window = |at: usize| {
            let near = move |day: &&Date| self.settings.nearest(days(self.close, **day)) == Some(at);
            days_of.iter().filter(near).min().copied()
        };
        for (at, day) in self.settings.rhythm().enumerate().skip(now).take(2) {
            match in_window(at) {
                Some(planned) if planned >= self.today => return Some(NextCheckIn::Planned(planned)),
                Some(_) => {}
                None => return Some(NextCheckIn::Due(self.close.saturating_add(i64::from(day).days()))),
            }
        }
        None
    }

    fn is_check_in(&self, watch: &Watch<'_, 'a>, activity: &'a Activity) -> bool {
        watch.kind(activity) == "checkin" && watch.ours(activity).contains(&self.se)
    }

    fn is_inbound(&self, activity: &Activity) -> bool {
        let texts = [&activity.title, &activity.sub_type_text, &activity.type_text];
        self.settings.inbound.iter().any(|word| texts.iter().any(|text| holds_words(text, word)))
    }

    /// Days after which a contact counts half.
    pub fn half_life(&self) -> i32 {
        self.settings.half_life
    }

    /// Days from the close to today.
    pub fn age(&self) -> i32 {
        days(self.close, self.today)
    }

    /// The share of contacts that the SE may have today.
    pub fn allowed(&self) -> f64 {
        self.settings.allowed(self.age(), self.project)
    }

    /// The SE's share of the contacts, the older ones counting less; `None` where too little is recorded to say.
    pub fn index(&self) -> Option<f64> {
        self.index_on(self.today)
    }

    fn index_on(&self, on: Date) -> Option<f64> {
        let half_life = f64::from(self.settings.half_life.max(1));
        let (mut sum, mut squares, mut leaning, mut others) = (0.0, 0.0, 0.0, false);
        for contact in self.contacts.iter().filter(|contact| contact.day <= on) {
            let weight = (-f64::from(days(contact.day, on)) / half_life).exp2();
            sum += weight;
            squares += weight * weight;
            leaning += weight * contact.leans;
            others |= contact.person != self.se;
        }
        let enough = sum * sum >= self.settings.least_evidence * squares && squares > 0.0;
        (enough && (others || self.settings.support_recorded.is_some())).then(|| leaning / sum)
    }

    /// Whether the customer leans on the SE more than is allowed. Where too little is recorded, nothing is said.
    pub fn is_over(&self) -> bool {
        self.index().is_some_and(|index| index > self.allowed())
    }

    /// How the index moved over the last half-life, if it could be told then.
    pub fn trend(&self) -> Option<Trend> {
        let before = self.index_on(self.today.saturating_sub(i64::from(self.settings.half_life).days()))?;
        let moved = self.index()? - before;
        Some(match moved {
            _ if moved > 0.05 => Trend::Rising,
            _ if moved < -0.05 => Trend::Falling,
            _ => Trend::Steady,
        })
    }

    /// Day after the close, index, allowance: week by week up to today, at most half a year of them.
    pub fn course(&self) -> Vec<(i32, Option<f64>, f64)> {
        let point = |day: i32| {
            let on = self.close.saturating_add(i64::from(day).days());
            (day, self.index_on(on), self.settings.allowed(day, self.project))
        };
        let (age, weeks) = (self.age(), (self.age() / 7).min(26));
        (0..=weeks).rev().map(|week| point(age - 7 * week)).collect()
    }

    /// Whom the customer deals with most: the person with the most contacts, the newer ones counting more, and how many.
    pub fn primary(&self) -> Option<(&'a Person, usize)> {
        let half_life = f64::from(self.settings.half_life.max(1));
        let mut weights: BTreeMap<&Person, (f64, usize)> = BTreeMap::new();
        for contact in &self.contacts {
            let (weight, count) = weights.entry(contact.person).or_default();
            *weight += (-f64::from(days(contact.day, self.today)) / half_life).exp2();
            *count += 1;
        }
        let most = weights.into_iter().max_by(|(_, (one, _)), (_, (other, _))| one.total_cmp(other));
        most.map(|(person, (_, count))| (person, count))
    }

    /// The contacts in which the customer came to the SE.
    pub fn inbound(&self) -> impl Iterator<Item = &Contact<'a>> {
        self.contacts.iter().filter(|contact| contact.inbound && contact.person == self.se)
    }
}

impl<'a> Watch<'_, 'a> {
    fn kind(&self, activity: &Activity) -> &'a str {
        &self.case.catalogue.kind_of(activity).id
    }

    fn is_of_deal(&self, activity: &Activity) -> bool {
        activity.deals.iter().any(|link| link.is(self.case.deal))
    }

    /// What takes place with the customer, each with its day: about the deal, or about its account and no open deal.
    fn about(&self) -> impl Iterator<Item = (&'a Activity, Date)> {
        let account = self.case.deal.account.known();
        let of_account = move |activity: &Activity| {
            account.is_some_and(|own| activity.accounts.iter().any(|name| same_words(name, own)))
        };
        let on_open =
            |activity: &Activity| activity.deals.iter().any(|link| self.open.iter().any(|deal| link.is(deal)));
        let about = self.activities.iter().copied().filter(move |activity| {
            let counts = self.is_of_deal(activity) || of_account(activity);
            activity.status == ActivityStatus::Scheduled && counts && !on_open(activity)
        });
        about.filter_map(|activity| {
            let start = activity.start.known()?;
            Some((activity, activity.date_in(start, self.case.now.time_zone())))
        })
    }

    /// Those of a kind that were held.
    fn held(&self, kind: &str) -> impl Iterator<Item = (&'a Activity, Date)> {
        let held =
            self.about().filter(|(activity, _)| activity.start.known().is_some_and(|start| start <= self.case.now));
        held.filter(move |(activity, _)| self.kind(activity) == kind)
    }

    /// Contacts with the customer that were held after the close: a customer takes part, or the kind is one of post-sales.
    fn contacts(&self, close: Date) -> impl Iterator<Item = (&'a Activity, Date)> {
        self.about().filter(move |(activity, day)| {
            let held = activity.start.known().is_some_and(|start| start <= self.case.now);
            let customer = activity.participants.iter().any(|person| !self.case.ours.contains(person));
            held && *day > close && (customer || self.case.catalogue.kind_of(activity).post_sales)
        })
    }

    /// Who of ours takes part; an activity that names nobody of ours is its owner's.
    fn ours(&self, activity: &'a Activity) -> Vec<&'a Person> {
        let ours: Vec<&Person> =
            activity.participants.iter().filter(|person| self.case.ours.contains(person)).collect();
        if ours.is_empty() { activity.owner.iter().collect() } else { ours }
    }
}

/// Days from one day to another.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
