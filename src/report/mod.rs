//! The views that the panel shows, by who is looking. Nothing is computed here that another room could compute: this room
//! chooses what is shown to whom, and gives every figure its reasons.

mod asked;
mod deal;
mod figures;
pub(crate) mod form;
mod handoff;
mod helpers;
mod incentive;
mod insight;
mod outlook;
pub(crate) mod plans;
pub(crate) mod read;
mod sight;
mod slots;
mod team;
pub mod view;
mod workload;

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::error::{Error, Message, Problem};
use crate::handoff::{Sheet, Sheets, Template};
use crate::model::{Deal, Field, Person, folded};
use crate::outlook::Prospects;
use crate::page::own_calendar::OwnCalendar;
use crate::portfolio::{Portfolio, Records};
use crate::rules::Case;
use crate::settings::{self, Crm, OwnSettings, PersonalPlan, Policies, Role, Settings};
use crate::workload::{Memory, Pipeline};
use view::{CalendarView, IncentiveView, PersonView, ReadView, Report, ReportRequest, ViewerView, WhatIf};

/// What a report is made from.
pub(crate) struct Grounds<'a> {
    pub(crate) portfolio: &'a Portfolio,
    pub(crate) settings: &'a Settings,
    pub(crate) policies: &'a Policies,
    pub(crate) own: &'a OwnSettings,
    pub(crate) pay: Option<&'a PersonalPlan>,
    /// The viewer's own calendar: for their own load, and for nothing else.
    pub(crate) calendar: Option<&'a OwnCalendar>,
    /// What people keep by hand beside deals.
    pub(crate) sheets: &'a Sheets,
    pub(crate) memory: &'a Memory,
}

impl Grounds<'_> {
    /// What is set for a CRM: by policy, else by the person.
    fn crm_at(&self, origin: &str) -> Option<&Crm> {
        let by_policy = self.policies.in_force().and_then(|policy| policy.crm.iter().find(|crm| crm.origin == origin));
        by_policy.or_else(|| self.own.crm_at(origin))
    }

    /// What people keep by hand beside a deal.
    fn sheet_of(&self, deal: &Deal) -> Option<&Sheet> {
        self.sheets.of(&deal.key.origin, deal.key.id.as_deref()?)
    }

    /// The checklist that a deal goes by: the one that was chosen on its sheet, else the one that applies.
    fn template_of(&self, case: &Case, sheet: Option<&Sheet>) -> &Template {
        self.settings.handoff.template(case, sheet.and_then(|sheet| sheet.template.as_deref()))
    }
}

/// The report's question with its arguments read.
struct Question<'a> {
    origin: &'a str,
    now: Zoned,
    me: Option<Me<'a>>,
    signed_in: Option<&'a str>,
    /// The id of what is to be asked for, as the request says.
    ask: Option<&'a str>,
}

/// Who is looking, once the page confirms it.
struct Me<'a> {
    person: Person,
    role: Role,
    user_id: &'a str,
}

impl Question<'_> {
    /// The confirmed viewer, if they look as an SE.
    fn se(&self) -> Option<&Me<'_>> {
        self.me.as_ref().filter(|me| me.role == Role::Se)
    }
}

/// The question of a request over its records; with it who is set for this CRM, confirmed or not.
fn question<'a>(
    grounds: &'a Grounds,
    request: &'a ReportRequest,
) -> Result<(Question<'a>, Rc<Records>, Option<&'a settings::Me>), Error> {
    let now = moment(&request.now, &request.zone)?;
    let records = records(grounds, &request.origin, now.time_zone());
    let set = grounds.own.me_at(&request.origin, request.signed_in.as_deref());
    let confirmed = set.filter(|me| request.signed_in.as_deref() == Some(&me.user_id));
    let me =
        confirmed.and_then(|me| Some(Me { person: Person::named(&me.name)?, role: me.role, user_id: &me.user_id }));
    let (signed_in, ask) = (request.signed_in.as_deref(), request.ask.as_deref());
    Ok((Question { origin: &request.origin, now, me, signed_in, ask }, records, set))
}

/// The incentive estimate alone, under other assumptions about the open deals.
///
/// # Errors
/// When `now` is no instant, `zone` no time zone, or what is tried no value that can be.
pub(crate) fn what_if(grounds: &Grounds, request: &ReportRequest, what_if: &WhatIf) -> Result<IncentiveView, Error> {
    let (question, records, _) = question(grounds, request)?;
    let record = request.record.as_deref();
    incentive::tried(grounds, &question, &records, record, what_if)
}

/// Makes the report.
///
/// # Errors
/// When `now` is no instant or `zone` no time zone.
pub(crate) fn report(grounds: &Grounds, request: &ReportRequest) -> Result<Report, Error> {
    let (question, records, set) = question(grounds, request)?;
    let confirmed = set.filter(|_| question.me.is_some());
    let deal = request.record.as_deref().and_then(|id| records.deal(id));
    let prospects = prospects(grounds, &records, question.now.date());
    // What open deals will ask for is known once all of them are.
    let pipeline = records.pipeline_at.map(|_| {
        let Records { deals, activities, .. } = records.as_ref();
        Pipeline::of(deals, activities, &prospects, grounds.settings, request.independent)
    });
    let mut notices: Vec<Message> = grounds.policies.problems.iter().map(Problem::sentence).collect();
    if records.pipeline_at.is_none() && records.newest.is_some() {
        let id = if records.unknown_crm { "notice-unknown-crm" } else { "notice-pipeline-not-read" };
        notices.push(Message::new(id));
    }
    if request.record.as_deref().is_some_and(|id| records.stopped.contains(id)) {
        notices.push(Message::new("notice-page-stopped"));
    }
    if let (Some(set), None, Some(_)) = (set, confirmed, &request.signed_in) {
        notices.push(Message::new("notice-other-user").text("name", &set.name));
    }
    Ok(Report {
        viewer: ViewerView {
            name: set.map(|me| me.name.clone()),
            role: set.map(|me| me.role.id().to_owned()),
            confirmed: confirmed.is_some(),
        },
        read: ReadView {
            deals: records.deals.len(),
            activities: records.activities.len(),
            newest: records.newest.map(|at| at.to_string()),
            pipeline_at: records.pipeline_at.map(|at| at.to_string()),
        },
        deal: deal.map(|deal| deal::view(deal, prospects.of_deal(deal).as_ref(), &records.calibration)),
        // Nothing that says when anybody works is no load of zero.
        workload: if records.unknown_crm && records.activities.is_empty() {
            None
        } else {
            workload::view(grounds, &question, &records, pipeline.as_ref(), deal)
        },
        team: team::view(grounds, &question, &records, pipeline.as_ref()),
        handoff: deal.and_then(|deal| handoff::view(grounds, &question, &records, deal)),
        handoffs: handoff::list::view(grounds, &question, &records),
        incentive: incentive::view(grounds, &question, &records, deal, &WhatIf::default()),
        team_pay: incentive::team(grounds, &question, &records),
        notices,
    })
}

/// What a rule is asked of a deal with.
fn case<'a>(grounds: &'a Grounds, question: &'a Question, records: &'a Records, deal: &'a Deal) -> Case<'a> {
    Case {
        deal,
        activities: records.about(deal).collect(),
        activities_read: records.activities_read_of(deal),
        catalogue: &grounds.settings.catalogue,
        load: &grounds.settings.load,
        calendar: &grounds.settings.house,
        ours: &records.ours,
        now: &question.now,
    }
}

/// An instant in a time zone.
///
/// # Errors
/// When `now` is no instant or `zone` no time zone.
pub(crate) fn moment(now: &str, zone: &str) -> Result<Zoned, Error> {
    let in_zone = TimeZone::get(zone).map_err(|_| Error::bad_value("zone", zone))?;
    let now: Timestamp = now.parse().map_err(|_| Error::bad_value("now", now))?;
    Ok(now.to_zoned(in_zone))
}

/// What the chances of the deals rest on.
fn prospects<'a>(grounds: &Grounds<'a>, records: &'a Records, today: jiff::civil::Date) -> Prospects<'a> {
    let Records { deals, activities, calibration, .. } = records;
    let Settings { pipeline, house, .. } = grounds.settings;
    Prospects::of(deals, activities, calibration, pipeline, house, today)
}

/// The records of an origin, with the names that the settings add.
fn records(grounds: &Grounds, origin: &str, zone: &TimeZone) -> Rc<Records> {
    let crm_zone = grounds.crm_at(origin).and_then(|crm| TimeZone::get(crm.zone.as_deref()?).ok());
    let mine = grounds.own.me.iter().filter(|me| me.origin == origin);
    let names: Vec<&str> = mine.map(|me| me.name.as_str()).collect();
    grounds.portfolio.records(origin, crm_zone.as_ref().unwrap_or(zone), &names)
}

/// The person's own calendar, for the options page.
pub(crate) fn calendar(calendar: &OwnCalendar) -> CalendarView {
    CalendarView {
        name: calendar.name.clone(),
        read_at: calendar.read_at.to_string(),
        from: calendar.from.to_string(),
        until: calendar.until.to_string(),
        meetings: calendar.meetings.len(),
        absences: calendar.absences.len(),
        owner: calendar.owner.clone(),
        unread: calendar.left_out.unread,
        cancelled: calendar.left_out.cancelled,
        declined: calendar.left_out.declined,
        free: calendar.left_out.free,
        problems: calendar.problems.clone(),
    }
}

/// The people known at an origin, for "this is me".
pub(crate) fn people(grounds: &Grounds, origin: &str) -> Vec<PersonView> {
    let records = grounds.portfolio.any_records(origin);
    let named = |of: fn(&Deal) -> &Field<Person>| -> BTreeSet<String> {
        records.deals.iter().filter_map(|deal| of(deal).known()).map(|person| folded(person.name())).collect()
    };
    let parts = [
        ("rep", named(|deal| &deal.owner)),
        ("se", named(|deal| &deal.se)),
        ("receiver", named(|deal| &deal.receiver)),
    ];
    let participants: BTreeSet<&Person> = records.activities.iter().flat_map(|one| &one.participants).collect();
    let view = |person: &Person| {
        let words = folded(person.name());
        let of_deals = parts.iter().filter(|(_, names)| names.contains(&words)).map(|(role, _)| *role);
        let participant = participants.contains(person).then_some("participant");
        PersonView { name: person.name().to_owned(), roles: of_deals.chain(participant).collect() }
    };
    records.people.iter().map(view).collect()
}
