//! The plain-Rust facade: settings in, facts in, views out. One long-lived engine holds the portfolio.
//!
//! ```
//! use second_chair::engine::Engine;
//!
//! let mut engine = Engine::new().unwrap();
//! let reading = r#"{"format":1,"adapter":"creme","kind":"record","entity":"deal","record":"7",
//!   "path":"/opportunities/opportunity/7","read_at":"2026-11-23T09:00:00Z","language":"en",
//!   "records":[{"entity":"deal","record":"7","facts":[{"api":"card-name","text":"Data hub"}]}]}"#;
//! let ingested = engine.ingest("https://crm.example", reading).unwrap();
//! assert_eq!(ingested.deals, 1);
//! ```

use serde::{Deserialize, Serialize};

use crate::error::{Error, Message, Problem};
use crate::handoff::{EditRequest, Hand, SheetText, Sheets};
use crate::page::adapter::adapter;
use crate::page::generic;
use crate::page::own_calendar::OwnCalendar;
use crate::page::shapes::{Next, next_request};
use crate::portfolio::{Ingested, KeptReading, Portfolio};
use crate::report::view::{
    CalendarView, FormView, IncentiveView, PersonView, PlanView, PointedRequest, PointedView, PolicyView, PreviewView,
    ReadFact, Report, ReportRequest, RuleView, WantedView, WhatIf, WordsView,
};
use crate::report::{self, Grounds};
use crate::settings::{
    Crm, Effective, FieldSettings, KnownBy, OwnSettings, PersonalPlan, Policies, default_text, path_of,
};
use crate::workload::Memory;

pub use crate::page::shapes::LastAnswer;

#[derive(Serialize, Deserialize)]
struct Export {
    format: u32,
    readings: Vec<KeptReading>,
    /// What people keep by hand beside deals; exports of before had none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<SheetText>,
}

/// All that is known and set, and what can be made of it.
pub struct Engine {
    portfolio: Portfolio,
    policies: Policies,
    own: OwnSettings,
    /// Made of defaults, policy and own settings after each change of one of them.
    effective: Effective,
    /// Own settings that do not hold.
    own_problems: Vec<Problem>,
    pay: Option<PersonalPlan>,
    calendar: Option<OwnCalendar>,
    sheets: Sheets,
    /// What earlier reports computed of deals that are as they were.
    memory: Memory,
}

impl Engine {
    /// An engine that knows nothing yet, with the built-in defaults.
    ///
    /// # Errors
    /// The sentence of the parser, if the built-in data are broken; a test keeps that from shipping.
    pub fn new() -> Result<Engine, &'static str> {
        Ok(Engine {
            portfolio: Portfolio::default(),
            policies: Policies::default(),
            own: OwnSettings::default(),
            effective: Effective::defaults()?,
            own_problems: Vec::new(),
            pay: None,
            calendar: None,
            sheets: Sheets::default(),
            memory: Memory::default(),
        })
    }

    /// The settings text of somebody who has set nothing.
    pub fn default_settings() -> String {
        default_text()
    }

    /// Takes the person's own settings. Faulty entries are named and left out; a text that is no settings at all leaves the
    /// last good ones in force.
    pub fn set_settings(&mut self, text: &str) -> Vec<Problem> {
        match OwnSettings::read(text) {
            Ok((own, mut problems)) => {
                self.own = own;
                problems.extend(self.resolve());
                self.own_problems.clone_from(&problems);
                problems
            }
            Err(problem) => vec![problem],
        }
    }

    /// Takes the organisation's policy as managed storage holds it; `None` where it holds none. A broken policy, or one
    /// that is gone without a word, leaves the last good one in force; every report says so.
    pub fn set_policy(&mut self, text: Option<&str>) -> Vec<Problem> {
        self.policies.deliver(text);
        self.resolve();
        self.policies.problems.clone()
    }

    /// What the organisation's policy says, for the options page.
    pub fn policy(&self) -> PolicyView {
        let in_force = self.policies.in_force();
        let visible = |crm: &Crm| (crm.origin.clone(), crm.deals_visible().id().to_owned());
        PolicyView {
            in_force: in_force.is_some(),
            deals_visible: in_force.into_iter().flat_map(|policy| &policy.crm).map(visible).collect(),
            notices: self.policies.problems.iter().map(Problem::sentence).collect(),
        }
    }

    /// Own settings as a text of this version's format; setting it again changes nothing.
    pub fn own_settings(&self) -> String {
        self.own.text()
    }

    /// What the role is called.
    pub fn words(&self) -> WordsView {
        let words = &self.effective.settings.words;
        WordsView { role_title: words.role_title.clone(), role_short: words.role_short.clone() }
    }

    /// Every setting with where it comes from, for the options page.
    pub fn form(&self) -> FormView {
        report::form::form(&self.effective, self.own_problems.clone())
    }

    /// Own settings that do not hold, each with its place.
    pub fn problems(&self) -> &[Problem] {
        &self.own_problems
    }

    /// What taking these own settings would change, before it is done. The text that comes back holds what is not faulty.
    pub fn preview_settings(&self, text: &str) -> PreviewView {
        let (mut own, mut problems) = match OwnSettings::read(text) {
            Ok(read) => read,
            Err(problem) => return PreviewView { changes: Vec::new(), problems: vec![problem], text: None },
        };
        let Ok(mut effective) = Effective::defaults() else {
            return PreviewView { changes: Vec::new(), problems, text: None };
        };
        let found = effective.resolve(self.policies.in_force(), &own.set);
        let waits = found
            .iter()
            .filter(|problem| problem.message.id == "settings-locked")
            .map(|problem| path_of(&problem.path));
        own.set = effective.own_part(&own.set, waits);
        problems.extend(found);
        let changes = report::form::changes(&self.effective.document, &effective);
        PreviewView { changes, problems, text: Some(own.text()) }
    }

    /// The organisation's incentive plans, for choosing one.
    pub fn plans(&self) -> Vec<PlanView> {
        report::plans::plans(&self.effective.settings)
    }

    /// What a rule's text says, or what is wrong with it.
    pub fn rule(&self, text: &str) -> RuleView {
        report::form::rule(text, &self.effective.settings.catalogue)
    }

    /// The settings in force.
    pub fn settings(&self) -> &Effective {
        &self.effective
    }

    /// Lays the layers over each other anew; own settings that do not hold are named.
    fn resolve(&mut self) -> Vec<Problem> {
        let Ok(mut effective) = Effective::defaults() else { return Vec::new() };
        let problems = effective.resolve(self.policies.in_force(), &self.own.set);
        self.effective = effective;
        let reading = &self.effective.settings.reading;
        let locked =
            |field: &FieldSettings| self.effective.is_locked(&path_of(&format!("reading.fields.{}", field.id)));
        self.portfolio.set_conventions(reading.conventions());
        self.portfolio.set_mappings(reading.mappings(locked));
        problems
    }

    /// Takes the personal plan, or removes it. A faulty plan leaves the last good one in force.
    pub fn set_pay(&mut self, text: Option<&str>) -> Vec<Problem> {
        let Some(text) = text else {
            self.pay = None;
            return Vec::new();
        };
        match PersonalPlan::read(text) {
            Ok((plan, problems)) => {
                self.pay = Some(plan);
                problems
            }
            Err(problems) => problems,
        }
    }

    /// Takes what was read of the person's own calendar file, or removes it. Entries that do not hold are named and left out;
    /// a text that is no calendar at all leaves the last good one in force, and its problem's path names no entry.
    pub fn set_calendar(&mut self, text: Option<&str>) -> Vec<Problem> {
        match text.map(OwnCalendar::read).transpose() {
            Ok(calendar) => {
                self.calendar = calendar;
                self.calendar.as_ref().map(|calendar| calendar.problems.clone()).unwrap_or_default()
            }
            Err(error) => vec![error.problem().clone()],
        }
    }

    /// The person's own calendar as the options page shows it: nothing of what stands in it.
    pub fn calendar(&self) -> Option<CalendarView> {
        self.calendar.as_ref().map(report::calendar)
    }

    /// Takes a stored sheet in: what people keep by hand beside one deal. What does not hold in it is named and left out.
    pub fn set_sheet(&mut self, text: &str) -> Vec<Problem> {
        self.sheets.take(text).unwrap_or_else(|error| vec![error.problem().clone()])
    }

    /// Every sheet as it is to be stored.
    pub fn sheets(&self) -> Vec<SheetText> {
        self.sheets.texts()
    }

    /// Changes the sheet of a deal in the name of who is signed in and said so, and gives it as it is to be stored.
    ///
    /// # Errors
    /// A sentence, when nobody said who they are, or the change is none that can be made. Nothing is changed then.
    pub fn edit_sheet(&mut self, request: EditRequest) -> Result<SheetText, Error> {
        let at = request.now.parse().map_err(|_| Error::bad_value("now", &request.now))?;
        let set = self.own.me_at(&request.origin, request.signed_in.as_deref());
        let me = set.filter(|me| request.signed_in.as_deref() == Some(&me.user_id));
        let me = me.ok_or_else(|| Error::refused_edit(Message::new("sheet-nobody")))?;
        let hand = Hand { by: &me.name, role: me.role, at };
        self.sheets.change(request, &hand)
    }

    /// Takes one delivery of the reader in. `origin` is the one that the browser gave, never one that the page states.
    ///
    /// # Errors
    /// When the text is not a reading; what is known stays as it is.
    pub fn ingest(&mut self, origin: &str, text: &str) -> Result<Ingested, Error> {
        self.portfolio.ingest(origin, text)
    }

    /// Takes in how a language writes numbers, money and dates, as `factsOf` in `www/shared/language.ts` makes it. Pages in
    /// languages that were never handed in are read in English words, and what differs between languages stays open.
    pub fn learn_language(&mut self, text: &str) -> Vec<Problem> {
        self.portfolio.learn_language(text).err().into_iter().collect()
    }

    /// The languages of pages of which no facts were handed in yet: their texts are read with English words, and what differs
    /// between languages stays open.
    pub fn languages_wanted(&self) -> Vec<String> {
        self.portfolio.languages_wanted().into_iter().map(str::to_owned).collect()
    }

    /// How the open deals of an origin stand today, as a text that [`Engine::ingest`] takes and that is kept for measuring
    /// chances by (C4); `None` until the whole pipeline was read. `now` is RFC 3339, `zone` an IANA name.
    ///
    /// # Errors
    /// When `now` is no instant or `zone` no time zone.
    pub fn snapshot(&self, origin: &str, now: &str, zone: &str) -> Result<Option<String>, Error> {
        Ok(self.portfolio.snapshot(origin, &report::moment(now, zone)?))
    }

    /// The request that comes after `last`, for reading the whole pipeline through the user's session.
    pub fn next_request(&self, adapter_id: &str, last: Option<&LastAnswer>) -> Next {
        let Some(adapter) = adapter(adapter_id) else {
            return Next::Failed { message: Message::new("error-adapter").text("adapter", adapter_id) };
        };
        if adapter.id == generic::ID {
            return Next::Done;
        }
        next_request(adapter, last)
    }

    /// The people known at an origin.
    pub fn people(&self, origin: &str) -> Vec<PersonView> {
        report::people(&self.grounds(), origin)
    }

    /// The report on a deal, or on the viewer alone.
    ///
    /// # Errors
    /// When the request's instant or time zone cannot be read.
    pub fn report(&self, request: &ReportRequest) -> Result<Report, Error> {
        report::report(&self.grounds(), request)
    }

    /// The incentive estimate under other assumptions about the open deals.
    ///
    /// # Errors
    /// When the request's instant or time zone cannot be read, or what is tried is no value that can be.
    pub fn what_if(&self, request: &ReportRequest, what_if: &WhatIf) -> Result<IncentiveView, Error> {
        report::what_if(&self.grounds(), request, what_if)
    }

    /// Everything that was read of one deal: on its own page, in lists, and in answers of the session that speak of it.
    pub fn read_facts(&self, origin: &str, record: &str) -> Vec<ReadFact> {
        self.portfolio.facts(origin, record).iter().map(report::read::fact).collect()
    }

    /// What a deal's fields may mean, and which of it is missing or not clear for this one: what to point at first.
    pub fn wanted(&self, origin: &str, record: Option<&str>) -> Vec<WantedView> {
        let facts = record.map(|record| self.portfolio.facts(origin, record)).unwrap_or_default();
        report::read::wanted(&facts)
    }

    /// How a value that somebody points at is read, and what would be kept of it.
    ///
    /// # Errors
    /// When `now` is no instant.
    pub fn pointed(&self, request: &PointedRequest) -> Result<PointedView, Error> {
        let now = request.now.parse().map_err(|_| Error::bad_value("now", &request.now))?;
        let value = self.portfolio.read_as(&request.origin, &request.language, &request.text, request.meaning, now);
        Ok(PointedView { value: report::read::read_value(&value), field: report::read::field(request) })
    }

    /// The places on pages of a deal at an origin of which somebody said what they hold: the reader reads these too,
    /// although no label stands beside them.
    pub fn places(&self, origin: &str) -> Vec<String> {
        let reading = &self.effective.settings.reading;
        let here = reading.fields.iter().filter(|field| field.origin == origin && field.by == KnownBy::At);
        here.map(|field| field.name.clone()).collect()
    }

    /// Every reading and every sheet as one JSON text: the same ones always give the same bytes. Never settings, never pay.
    pub fn export(&self) -> String {
        let export = Export { format: 1, readings: self.portfolio.export(), sheets: self.sheets.texts() };
        serde_json::to_string(&export).unwrap_or_default()
    }

    /// Takes an export in, reading by reading; the newest of each page wins. Of sheets, the newer tick and entry wins.
    ///
    /// # Errors
    /// When the text is no export. A reading in it that is not one is named and the others are taken.
    pub fn import(&mut self, text: &str) -> Result<Vec<(String, Ingested)>, Error> {
        let export: Export = serde_json::from_str(text).map_err(|error| Error::not_an_export(&error))?;
        if export.format != 1 {
            return Err(Error::unknown_format(export.format));
        }
        let take = |kept: KeptReading| {
            let ingested = self.ingest(&kept.origin, &kept.text).unwrap_or_else(|error| Ingested {
                key: String::new(),
                record: None,
                deals: 0,
                activities: 0,
                counts: false,
                problems: vec![error.problem().clone()],
            });
            (kept.origin, ingested)
        };
        let mut taken: Vec<(String, Ingested)> = export.readings.into_iter().map(take).collect();
        for kept in export.sheets {
            let problems = self.set_sheet(&kept.text);
            let ingested =
                Ingested { key: String::new(), record: None, deals: 0, activities: 0, counts: false, problems };
            taken.extend((!ingested.problems.is_empty()).then_some((kept.origin, ingested)));
        }
        Ok(taken)
    }

    /// Forgets the readings and the sheets of one origin, or all.
    pub fn forget(&mut self, origin: Option<&str>) {
        self.portfolio.forget(origin);
        self.sheets.forget(origin);
    }

    fn grounds(&self) -> Grounds<'_> {
        Grounds {
            portfolio: &self.portfolio,
            settings: &self.effective.settings,
            policies: &self.policies,
            own: &self.own,
            pay: self.pay.as_ref(),
            calendar: self.calendar.as_ref(),
            sheets: &self.sheets,
            memory: &self.memory,
        }
    }
}
