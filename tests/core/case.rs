//! A deal with activities as a rule sees them, each piece of knowledge there or not. The fuzz targets use it too.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::ToSpan;
use jiff::civil::Date;
use second_chair::model::{
    Activity, ActivityStatus, Basis, Calendar, Currency, Deal, Effort, Field, Meaning, Money, Person, Reason,
    RecordKey, Source, Stage,
};
use second_chair::rules::{Case, Evidence, Rule};
use second_chair::settings::defaults;

/// What a rule is evaluated over, owned.
#[derive(Clone, Debug)]
pub struct World {
    pub deal: Deal,
    pub activities: Vec<Activity>,
    pub activities_read: bool,
}

pub fn source(entity: &'static str, title: &str, label: &str) -> Source {
    let key = RecordKey { origin: Rc::from("https://crm.example"), id: None };
    let read_at = "2026-11-23T08:00:00Z".parse().unwrap();
    Source {
        key,
        entity,
        title: title.into(),
        label: label.into(),
        text: "as read".into(),
        read_at,
        rival: None,
        basis: Basis::Text,
    }
}

pub fn known<T>(value: T, label: &str) -> Field<T> {
    Field::Known(value, source("deal", "Data hub", label))
}

pub fn person(name: &str) -> Person {
    Person::named(name).unwrap()
}

/// A won deal of which nothing else was read, at Monday, 23 November 2026, 09:00 in London.
pub fn unread() -> World {
    let key = RecordKey { origin: Rc::from("https://crm.example"), id: Some(Rc::from("17")) };
    let deal = Deal {
        key,
        name: "Data hub".to_owned(),
        account: Field::Absent,
        stage: Field::Absent,
        currency: None,
        amount: Field::Absent,
        close: Field::Absent,
        chance: Field::Absent,
        created: Field::Absent,
        owner: Field::Absent,
        se: Field::Absent,
        technical: Field::Absent,
        term_months: Field::Absent,
        texts: BTreeMap::new(),
        dates: BTreeMap::new(),
        amounts: BTreeMap::new(),
        receiver: Field::Absent,
    };
    World { deal, activities: Vec::new(), activities_read: false }
}

/// The same deal, read: closed on Tuesday, 10 November 2026, with a demo, a hand-off meeting and a check-in ahead.
pub fn read() -> World {
    let mut world = unread();
    let deal = &mut world.deal;
    deal.account = known("Contoso".to_owned(), "Account");
    deal.stage = known(Stage::Won, "Stage");
    deal.amount = known(Money::of_minor(8_650_000, Currency::of("USD").unwrap()), "Amount");
    deal.close = known("2026-11-10".parse().unwrap(), "Close");
    deal.owner = known(person("Rosa Klein"), "Owner");
    deal.se = known(person("Sam Okafor"), "SE");
    deal.receiver = known(person("Lea Petit"), "Receiver");
    deal.term_months = known(24, "Term");
    set_text(deal, Meaning::Why, "They lose 3 days a month to manual reconciliation of orders");
    set_text(deal, Meaning::Demoed, "Pipelines: bought; Lineage: not bought");
    set_text(deal, Meaning::Risks, "None  known");
    deal.texts.insert(Meaning::Technical, Field::Blank(source("deal", "Data hub", "Technical")));
    deal.dates.insert(Meaning::Renewal, known("2027-11-10".parse().unwrap(), "Renewal"));
    deal.dates
        .insert(Meaning::GoLive, Field::Unclear(source("deal", "Data hub", "Go-live"), Reason::Words, Vec::new()));
    world.activities = vec![
        activity("Demo", "2026-10-20T10:00[Europe/London]", Some(2), &["Sam Okafor", "Ana Ruiz"]),
        activity("Hand-off meeting", "2026-11-12T10:00[Europe/London]", Some(1), &["Sam Okafor", "Lea Petit"]),
        activity("Check-in", "2026-12-10T10:00[Europe/London]", None, &["Sam Okafor", "Ana Ruiz"]),
    ];
    world.activities_read = true;
    world
}

pub fn set_text(deal: &mut Deal, meaning: Meaning, text: &str) {
    deal.texts.insert(meaning, known(text.to_owned(), &format!("{meaning:?}")));
}

pub fn activity(title: &str, start: &str, hours: Option<i64>, people: &[&str]) -> Activity {
    Activity {
        key: RecordKey { origin: Rc::from("https://crm.example"), id: None },
        title: title.to_owned(),
        type_text: "Meeting".to_owned(),
        sub_type_text: String::new(),
        status: ActivityStatus::Scheduled,
        start: Field::Known(start.parse().unwrap(), source("activity", title, "Start")),
        length: hours.map(|hours| Effort::seconds(hours * 3600)),
        all_day: false,
        end: None,
        place: String::new(),
        participants: people.iter().map(|name| person(name)).collect(),
        owner: None,
        deals: Vec::new(),
        accounts: Vec::new(),
        source: source("activity", title, start),
        kind: second_chair::model::Told::default(),
    }
}

impl World {
    /// Evaluates a rule over this world.
    pub fn ask(&self, rule: &Rule) -> Evidence {
        self.with_case(&Calendar::standard(), |case| rule.evaluate(case))
    }

    /// What `tell` says of this world where working days are those of `calendar`.
    pub fn with_case<T>(&self, calendar: &Calendar, tell: impl FnOnce(&Case) -> T) -> T {
        let defaults = defaults().unwrap();
        let now = "2026-11-23T09:00[Europe/London]".parse().unwrap();
        tell(&Case {
            deal: &self.deal,
            activities: self.activities.iter().collect(),
            activities_read: self.activities_read,
            catalogue: &defaults.catalogue,
            load: &defaults.load,
            calendar,
            ours: &["Sam Okafor", "Rosa Klein", "Lea Petit"].map(person).into(),
            now: &now,
        })
    }
}

/// The day of an offset from the close.
pub fn day(offset: i32) -> Date {
    let close: Date = "2026-11-10".parse().unwrap();
    close.saturating_add(offset.days())
}
