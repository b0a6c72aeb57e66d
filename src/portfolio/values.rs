//! What the texts of one origin's records stand for: the same for the records made of them and for the list of what was read.

use jiff::Zoned;
use jiff::civil::{Date, DateTime};

use super::Grounds;
use crate::model::{Currency, Effort, Meaning, Money, People, Person, Ratio, Read, Reason, Stage};
use crate::page::shapes::{Writing, writes_as_preferred};
use crate::page::values::dates::Moment;
use crate::page::values::times::{Bare, duration};
use crate::page::values::{Context, dates, money, numbers, texts, words};
use crate::page::{Entity, Fact, PageReading, generic};

/// What texts are read with beside their page.
#[derive(Clone, Copy)]
pub(super) struct Reader<'r, 'a> {
    pub(super) people: &'r People,
    pub(super) grounds: &'r Grounds<'a>,
    /// How the CRM writes for this user, where a reading says so.
    pub(super) writing: Option<&'a Writing>,
}

/// A value of any kind, exact and unformatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// A decimal, a day, an instant, a word of a closed list, or a text.
    pub text: String,
    /// `text`, `date`, `datetime`, `span` (two instants parted by `/`), `state`, `ratio`, `h`, `count`, `flag`, or an ISO 4217
    /// code.
    pub unit: String,
}

impl<'a> Reader<'_, 'a> {
    /// An amount; `stated` is the currency that the record states in a field of its own.
    pub(super) fn amount(
        &self,
        page: &'a PageReading,
        meaning: Meaning,
        text: &str,
        stated: Option<Currency>,
    ) -> Read<Money> {
        money::money(text, &Context { currency: stated, ..self.grounds.context(page, meaning) })
    }

    /// A day: as the user's own preferences write it, where the CRM has such, else as the page's language does.
    pub(super) fn date(&self, page: &'a PageReading, meaning: Meaning, text: &str) -> Read<Date> {
        let context = self.grounds.context(page, meaning);
        match self.writing.and_then(|writing| writing.date(text, &page.language)) {
            Some(date) => Read::of(Some(date), Reason::NoDay),
            // What its user prefers there may differ from what the language usually does.
            None if writes_as_preferred(page.adapter) => {
                dates::date(text, &Context { language: &context.language.without_order(), ..context })
            }
            None => dates::date(text, &context),
        }
    }

    /// A chance, from 0 to 1.
    pub(super) fn chance(&self, page: &'a PageReading, text: &str) -> Read<f64> {
        let share = numbers::percent(text, &self.grounds.context(page, Meaning::Chance));
        match share {
            Read::Known(share, _) if !(Ratio::ZERO..=Ratio::ONE).contains(&share) => Read::Unclear(Reason::TooLarge),
            share => share.map(Ratio::to_f64),
        }
    }

    /// A stage by the adapter's own names, else by the words of the page's language.
    pub(super) fn stage(page: &PageReading, fact: &Fact) -> Read<Stage> {
        let text = fact.choice.as_deref().unwrap_or(&fact.text);
        match page.adapter.stage(text) {
            Some(stage) => Read::of(Some(stage), Reason::Stage),
            None => words::stage(text, &page.adapter.id, &page.language),
        }
    }

    /// The owner or SE of a deal. On an unknown CRM a short name could be anybody's.
    pub(super) fn person(&self, page: &PageReading, text: &str) -> Read<Person> {
        let unknown = page.adapter.id == generic::ID;
        let found = if unknown { self.people.find_or_full(text) } else { self.people.find_or_shown(text) };
        Read::of(found, Reason::Person)
    }

    /// Somebody who must be known from elsewhere.
    pub(super) fn known_person(&self, text: &str) -> Read<Person> {
        Read::of(self.people.find(text).cloned(), Reason::Person)
    }

    /// A number of months, at least 1.
    pub(super) fn months(text: &str) -> Read<u32> {
        Read::of(text.trim().trim_end_matches(".00").parse().ok().filter(|months| *months > 0), Reason::NoNumber)
    }

    /// A moment in the zone of its page.
    pub(super) fn zoned(&self, page: &'a PageReading, moment: Moment) -> Option<Zoned> {
        let zone = self.grounds.zone(page);
        match moment.offset {
            None => self.local(page, moment.date_time()),
            Some(offset) => Some(offset.to_timestamp(moment.date_time()).ok()?.to_zoned(zone.clone())),
        }
    }

    /// A time as the page's clock shows it.
    pub(super) fn local(&self, page: &'a PageReading, time: DateTime) -> Option<Zoned> {
        time.to_zoned(self.grounds.zone(page).clone()).ok()
    }

    /// An activity's length.
    pub(super) fn length(&self, page: &'a PageReading, text: &str) -> Read<Effort> {
        duration(text, &self.grounds.context(page, Meaning::Duration), Bare::Hours)
    }

    /// What a fact stands for, whatever its kind; `None` where nobody asks what it means.
    pub(super) fn value(
        &self,
        entity: Entity,
        page: &'a PageReading,
        fact: &Fact,
        stated: Option<Currency>,
    ) -> Option<Read<Value>> {
        let meaning = fact.meaning?;
        let text: &str = &fact.text;
        if texts::says_nothing(text) {
            return Some(Read::Blank);
        }
        if fact.doubt.is_some() {
            return Some(Read::Unclear(Reason::Rival));
        }
        let instant = |time: Zoned| time.timestamp().to_string();
        Some(match (entity, meaning) {
            (_, Meaning::Amount | Meaning::WonAmount) => {
                self.amount(page, meaning, text, stated).map(|money| plain(money.decimal(), money.currency.code()))
            }
            (_, Meaning::Currency) => {
                self.grounds.currency(page, text).map(|currency| plain(currency.code().to_owned(), "text"))
            }
            (_, Meaning::Chance) => self.chance(page, text).map(|share| plain(share.to_string(), "ratio")),
            (
                _,
                Meaning::ExpectedClose
                | Meaning::ActualClose
                | Meaning::Created
                | Meaning::TechnicalOutcomeDate
                | Meaning::GoLive
                | Meaning::Renewal
                | Meaning::ContinuityUntil,
            ) => self.date(page, meaning, text).map(|day| plain(day.to_string(), "date")),
            (_, Meaning::Stage) => Self::stage(page, fact).map(|stage| plain(stage.id().to_owned(), "state")),
            (Entity::Deal, Meaning::Owner | Meaning::SalesEngineer) => self.person(page, text).map(named),
            (Entity::Deal, Meaning::Receiver) => self.known_person(text).map(named),
            (Entity::Activity, Meaning::Owner) => Read::of(self.people.find_or_shown(text), Reason::Person).map(named),
            (Entity::Activity, Meaning::Type | Meaning::SubType) => {
                let kind = words::activity_kind(text, &page.language);
                let named = kind.map_or_else(|| text.to_owned(), |kind| kind.id().to_owned());
                Read::of(Some(plain(named, "text")), Reason::Words)
            }
            (_, Meaning::TermMonths) => Self::months(text).map(|months| plain(months.to_string(), "count")),
            (_, Meaning::Duration) => self.length(page, text).map(|length| plain(length.text(), "h")),
            (_, Meaning::AllDay) => {
                words::yes_no(text, &page.language).map(|all_day| plain(all_day.to_string(), "flag"))
            }
            (_, Meaning::Start | Meaning::End) => {
                let moment = self.grounds.moment(page, meaning, text);
                on_clock(moment, |moment| self.zoned(page, moment).map(|time| plain(instant(time), "datetime")))
            }
            (_, Meaning::Schedule) => on_clock(self.grounds.schedule(page, text), |schedule| {
                let at = |time| self.local(page, time).map(instant);
                match schedule.end {
                    None => at(schedule.start).map(|start| plain(start, "datetime")),
                    Some(end) => Some(plain(format!("{}/{}", at(schedule.start)?, at(end)?), "span")),
                }
            }),
            _ => Read::of(Some(plain(text.to_owned(), "text")), Reason::Words),
        })
    }
}

fn plain(text: String, unit: &str) -> Value {
    Value { text, unit: unit.to_owned() }
}

fn named(person: Person) -> Value {
    plain(person.name().to_owned(), "text")
}

/// A reading of times of which the clock may not have one: in the hour that summer time skips.
fn on_clock<T>(read: Read<T>, to: impl Fn(T) -> Option<Value>) -> Read<Value> {
    match read.map(to) {
        Read::Known(Some(value), basis) => Read::Known(value, basis),
        Read::Ambiguous(values, reason) => Read::Ambiguous(values.into_iter().flatten().collect(), reason),
        Read::Known(None, _) => Read::Unclear(Reason::Time),
        Read::Unclear(reason) => Read::Unclear(reason),
        Read::Blank => Read::Blank,
    }
}
