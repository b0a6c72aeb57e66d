//! The SE's weeks, told by what the viewer may see (C1, C23).

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::asked::{self, Asked};
use super::sight::{self, Sight};
use super::view::{Figure, Input, RiskView, WeekView, WorkloadView};
use super::{Grounds, Question, helpers, insight, outlook, slots};
use crate::error::Message;
use crate::model::{Activity, Card, Deal, Effort, Person, iso_week};
use crate::page::own_calendar::OwnCalendar;
use crate::portfolio::Records;
use crate::settings::title;
use crate::workload::{
    Agenda, Band, Bands, Diary, Inflow, Less, Outlook, Part, Piece, Pipeline, Week, WorkingTime, hours_of, known_until,
    ordinary_capacity, parts, seen_days, weeks_of,
};

/// A person's coming weeks with how complete the CRM's picture of them is.
pub(super) struct Load<'a> {
    pub(super) person: &'a Person,
    pub(super) weeks: Vec<Week<'a>>,
    /// The last working days, each with an activity if the CRM holds one.
    seen: Vec<(Date, Option<&'a Activity>)>,
    enough: f64,
    /// The person's own calendar, where the load holds it.
    own: Option<&'a OwnCalendar>,
    /// What open deals will ask for, once all of them were read.
    pub(super) outlook: Option<Outlook<'a>>,
    /// The deals that came to the person in the last weeks, where that is known.
    pub(super) inflow: Option<Inflow<'a>>,
    /// The day until which the deals of these weeks are known (C10).
    pub(super) known_until: Date,
    /// Hours for customers of an ordinary week.
    pub(super) ordinary: Effort,
    /// Every part of the known load, past and ahead.
    pub(super) parts: Vec<Part<'a>>,
    /// When the person can take on more.
    pub(super) agenda: Agenda<'a>,
    /// What it was made of.
    pub(super) diary: Diary<'a>,
    /// The person's time zone.
    pub(super) zone: TimeZone,
}

impl<'a> Load<'a> {
    /// The load of a person by their own calendar and in their own time zone.
    pub(super) fn of(
        grounds: &'a Grounds,
        question: &Question,
        records: &'a Records,
        person: &'a Person,
        pipeline: Option<&Pipeline<'a>>,
        deal: Option<&Deal>,
        own: Option<&'a OwnCalendar>,
    ) -> Load<'a> {
        let settings = grounds.settings;
        let calendar = settings.calendar(person);
        let now = settings.zone(person).map_or_else(|| question.now.clone(), |zone| question.now.with_time_zone(zone));
        let deal = deal.map(|deal| &deal.key);
        let diary = Diary { activities: records.activities_of(person).collect(), own };
        let seen = seen_days(person, diary.clone(), &settings.load, calendar, &now);
        let (catalogue, load) = (&settings.catalogue, &settings.load);
        let all = parts(person, diary.clone(), catalogue, calendar, &now);
        let weeks = weeks_of(person, &diary, &all, deal, catalogue, load, calendar, &now);
        let outlook =
            pipeline.map(|pipeline| pipeline.outlook(Some(person), all.iter(), calendar, &now, grounds.memory));
        let agenda = Agenda::of(person, diary.clone(), &settings.catalogue, &settings.load, calendar, &now);
        let inflow = pipeline.and_then(|pipeline| Inflow::of(pipeline.all_of(Some(person)), pipeline, settings, &now));
        let known_until = outlook.as_ref().map_or(now.date(), |outlook| known_until(outlook, calendar, now.date()));
        Load {
            person,
            weeks,
            seen,
            enough: settings.load.completeness,
            own,
            outlook,
            inflow,
            known_until,
            ordinary: ordinary_capacity(calendar, settings.load.overhead),
            agenda,
            parts: all,
            diary,
            zone: now.time_zone().clone(),
        }
    }

    /// What a week comes to in the median: known and, with the outlook, expected load.
    pub(super) fn median(&self, week: usize) -> Effort {
        let known = self.weeks.get(week).map_or(Effort::ZERO, |week| week.known);
        let expected = self.outlook.as_ref().and_then(|outlook| outlook.weeks.get(week));
        known + expected.map_or(Effort::ZERO, |expected| hours_of(expected.quantile(0.5)))
    }

    /// How full a week is, where enough is known to say so.
    pub(super) fn band(&self, week: usize, bands: &Bands) -> Option<Band> {
        let at = self.weeks.get(week).filter(|_| self.is_complete())?;
        Some(at.band(self.median(week), bands))
    }

    /// How many of the last working days have an activity, and of how many.
    fn days_seen(&self) -> (usize, usize) {
        (self.seen.iter().filter(|(_, activity)| activity.is_some()).count(), self.seen.len())
    }

    fn completeness(&self) -> f64 {
        let (days, of) = self.days_seen();
        share_of(days, of)
    }

    /// Whether the CRM holds enough of the person to say how full the weeks are.
    pub(super) fn is_complete(&self) -> bool {
        self.completeness() >= self.enough
    }
}

/// Of a CRM that holds no activities nothing is known of the load: "at least 0" would be true and say the wrong thing.
fn unread(person: &Person, sight: Sight) -> WorkloadView {
    let note = || Message::new("workload-none-held");
    WorkloadView {
        person: Some(person.name().to_owned()),
        sight: sight.id().to_owned(),
        completeness: Figure::unknown("workload.completeness", "ratio", note()),
        utilisation: Figure::unknown("workload.utilisation", "ratio", note()),
        deal_total: Figure::unknown("workload.deal_total", "h", note()),
        weeks: Vec::new(),
        asked: None,
        slots: None,
        risk: None,
        helpers: Vec::new(),
        new_deals: None,
        insight: None,
        card: None,
        ask: None,
        dormant: Vec::new(),
        market: None,
        calendar: None,
        note: Some(note()),
    }
}

pub(super) fn view(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    pipeline: Option<&Pipeline>,
    deal: Option<&Deal>,
) -> Option<WorkloadView> {
    let person = match deal {
        Some(deal) => deal.se.known()?,
        None => question.se().map(|me| &me.person)?,
    };
    let sight = sight::of_load(grounds, question, person);
    let own = grounds.calendar.filter(|_| sight == Sight::Own);
    if !records.activities_held && own.is_none() {
        return Some(unread(person, sight));
    }
    let load = Load::of(grounds, question, records, person, pipeline, deal, own);
    let whole = sight.is_whole() && records.activities_read;
    let card = records.cards.iter().find(|card| person.is(&card.person));
    let seen = Seen { sight, whole, sayable: whole && load.is_complete(), person, deal, card: None };
    let usable = card.filter(|card| card.holds(question.now.date(), grounds.settings.load.card_days));
    let seen = Seen { card: usable.filter(|_| !seen.sayable && sight != Sight::Hidden), ..seen };
    let risk =
        pipeline.zip(deal).and_then(|(pipeline, deal)| asked::risk(&load, grounds, question, records, pipeline, deal));
    let by_helpers = deal.is_some() && helpers::are_seen(grounds, question, records, person);
    let can_ask = sight != Sight::Hidden && seen.card.is_none() && (seen.sayable || by_helpers || risk.is_some());
    let asked = if can_ask { Asked::of(grounds, question, deal) } else { Asked::usual(grounds) };
    let risk = risk.map(|risk| RiskView {
        hours: risk.hours.at_least_if(!whole),
        more: asked.task.as_ref().and_then(|task| asked::more_at_risk(&load, &seen, task)),
    });
    let deal_total: Effort = load.weeks.iter().map(|week| week.deal).sum();
    let of_week = |week: &Week| hours_input(Message::new("input-week").date("monday", week.monday), week.deal);
    Some(WorkloadView {
        person: Some(person.name().to_owned()),
        sight: sight.id().to_owned(),
        completeness: completeness(&load, &seen),
        utilisation: utilisation(load.weeks.first().filter(|_| seen.sayable && sight.shows_hours()), &seen),
        deal_total: Figure::hours("workload.deal_total", deal_total)
            .by(Message::new("formula-deal-total").count("weeks", load.weeks.len()))
            .from(load.weeks.iter().map(of_week).collect())
            .at_least_if(!whole),
        weeks: (0..).zip(&load.weeks).map(|(at, week)| week_view(at, week, &load, grounds, &seen)).collect(),
        asked: asked.view(grounds).filter(|_| can_ask),
        slots: (sight != Sight::Hidden).then(|| slots::view(&load, &seen, &grounds.settings.load, &asked)).flatten(),
        risk,
        helpers: deal
            .zip(asked.task)
            .map(|(deal, task)| helpers::view(grounds, question, records, deal, person, &task))
            .unwrap_or_default(),
        new_deals: if seen.sayable && sight.shows_hours() { outlook::new_deals(&load) } else { None },
        insight: (seen.sayable && sight.shows_hours())
            .then(|| insight::view(&load, grounds, records, pipeline, question)),
        card: (sight == Sight::Own && seen.sayable).then(|| slots::card(&load, question).text()),
        ask: pipeline.zip(deal).and_then(|(pipeline, deal)| outlook::ask(pipeline, deal, load.outlook.as_ref())),
        dormant: load.outlook.iter().filter(|_| sight.shows_hours()).flat_map(outlook::dormant).collect(),
        market: pipeline.filter(|_| sight.shows_hours() && whole).map(|pipeline| pipeline.market().is_shared()),
        note: slots::card_note(&seen, card, grounds, question).or_else(|| note(&load, records, &seen)),
        calendar: own.and_then(|own| calendar_note(own, &load, question)),
    })
}

/// What of a load is seen, and what can be said of it.
pub(super) struct Seen<'a> {
    pub(super) sight: Sight,
    /// Whether nothing is out of sight, and all of it was read.
    whole: bool,
    /// Whether the CRM holds enough to say how full the weeks are.
    pub(super) sayable: bool,
    pub(super) person: &'a Person,
    pub(super) deal: Option<&'a Deal>,
    /// The person's own word on when they are free, where nothing better is seen.
    pub(super) card: Option<&'a Card>,
}

impl Seen<'_> {
    /// Why a figure is not shown.
    fn withheld(&self) -> Message {
        let id = if self.sight == Sight::Hidden { "sight-hidden" } else { "sight-availability" };
        Message::new(id).text("person", self.person.name())
    }
}

fn note(load: &Load, records: &Records, seen: &Seen) -> Option<Message> {
    let (days, of) = load.days_seen();
    match () {
        () if seen.sight == Sight::Hidden => Some(seen.withheld()),
        () if !records.activities_read => Some(Message::new("workload-not-read")),
        () if seen.sight == Sight::AtLeast => Some(Message::new("workload-partial").text("person", seen.person.name())),
        () if seen.sight == Sight::Availability && !seen.sayable => {
            Some(Message::new("availability-too-little").text("person", seen.person.name()))
        }
        () if seen.sight == Sight::Availability => Some(seen.withheld()),
        () if !seen.sayable => Some(of_sources(load, "workload-too-little").count("days", days).count("of", of)),
        () => None,
    }
}

/// A sentence on what the load rests on: another one where that is the person's own calendar too.
fn of_sources(load: &Load, id: &str) -> Message {
    if load.own.is_some() { Message::new(&format!("{id}-own")) } else { Message::new(id) }
}

/// Days after which a calendar file says its age (C3 asks for the calendar as it is; SV).
const CALENDAR_DAYS: i64 = 7;

/// Age and range of the person's own calendar, where it is old or does not hold all of the weeks shown from today on.
fn calendar_note(own: &OwnCalendar, load: &Load, question: &Question) -> Option<Message> {
    let today = question.now.date();
    let last = load.weeks.last().map_or(today, |week| week.monday.saturating_add(6.days()));
    let age = question.now.timestamp().as_second() - own.read_at.as_second();
    let covers = own.from <= today && last <= own.until;
    let message = || {
        Message::new("workload-calendar-age").at("read_at", own.read_at).date("from", own.from).date("until", own.until)
    };
    (age > CALENDAR_DAYS * 24 * 3600 || !covers).then(message)
}

fn completeness(load: &Load, seen: &Seen) -> Figure {
    let id = "workload.completeness";
    if !seen.sight.shows_hours() {
        return Figure::unknown(id, "ratio", seen.withheld());
    }
    let (days, of) = load.days_seen();
    Figure::ratio(id, load.completeness())
        .by(of_sources(load, "formula-completeness").count("days", days).count("of", of))
        .from(load.seen.iter().map(|(day, activity)| day_input(*day, *activity)).collect())
        .at_least_if(!seen.whole && days < of)
}

fn utilisation(week: Option<&Week>, seen: &Seen) -> Figure {
    let id = "workload.utilisation";
    if !seen.sight.shows_hours() {
        return Figure::unknown(id, "ratio", seen.withheld());
    }
    match week.filter(|week| week.capacity > Effort::ZERO) {
        Some(week) => {
            Figure::ratio(id, week.known.in_hours() / week.capacity.in_hours())
                .by(Message::new("formula-utilisation").hours("known", week.known).hours("capacity", week.capacity))
        }
        None => Figure::unknown(id, "ratio", Message::new("utilisation-unknown")),
    }
}

pub(super) fn hours_input(label: Message, effort: Effort) -> Input {
    Input::given(label, effort.text(), "h")
}

/// Working time, and everything that lowers it.
fn capacity_inputs(time: &WorkingTime) -> Vec<Input> {
    let less = time.less.iter().map(|(less, effort)| less_input(less, *effort));
    std::iter::once(hours_input(Message::new("input-working-time"), time.ordinary)).chain(less).collect()
}

fn less_input(less: &Less, effort: Effort) -> Input {
    let label = match less {
        Less::Holiday(date, "") => Message::new("input-holiday").date("date", *date),
        Less::Holiday(date, name) => Message::new("input-holiday-named").date("date", *date).text("name", name),
        Less::Leave(leave) => {
            let days = if leave.first == leave.last { "input-day-off" } else { "input-days-off" };
            let id = if leave.note.is_empty() { days.to_owned() } else { format!("{days}-noted") };
            Message::new(&id).date("first", leave.first).date("last", leave.last).text("note", &leave.note)
        }
        Less::Absence(entry) => Message::new("input-leave").text("title", &entry.title),
        Less::OutOfOffice(_) => Message::new("input-out-of-office"),
    };
    let source = match less {
        Less::Absence(entry) | Less::OutOfOffice(entry) => Some((&entry.source).into()),
        Less::Holiday(..) | Less::Leave(_) => None,
    };
    Input { source, ..hours_input(label, effort) }
}

/// A working day with the activity that makes it seen.
fn day_input(day: Date, activity: Option<&Activity>) -> Input {
    let id = if activity.is_some() { "input-day-seen" } else { "input-day-empty" };
    Input {
        label: Message::new(id),
        value: Some(day.to_string()),
        unit: "date".to_owned(),
        part: None,
        source: activity.map(|activity| (&activity.source).into()),
    }
}

fn share_of(days: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(days) / number(of.max(1))
}

fn week_view(at: usize, week: &Week, load: &Load, grounds: &Grounds, seen: &Seen) -> WeekView {
    let name = iso_week(week.monday);
    let id = |figure: &str| format!("workload.week.{name}.{figure}");
    let key = seen.deal.map(|deal| &deal.key);
    let of_deal = week.parts.iter().filter(|part| part.share_of(key) > Effort::ZERO);
    WeekView {
        monday: week.monday.to_string(),
        known: known(&id("known"), week, seen),
        deal: Figure::hours(&id("deal"), week.deal)
            .by(Message::new("formula-deal"))
            .from(part_inputs(of_deal.map(|part| (part, part.share_of(key)))))
            .at_least_if(!seen.whole),
        capacity: capacity(&id("capacity"), week, grounds, seen),
        free: free(&id("free"), at, week, load, seen),
        outlook: load
            .outlook
            .as_ref()
            .filter(|_| seen.whole && seen.sight.shows_hours())
            .map(|outlook| outlook::week(&name, at, week, outlook, seen.deal, seen.sayable, &grounds.settings.load)),
        band: load.band(at, &grounds.settings.load.bands).filter(|_| seen.sayable).map(|band| band.id().to_owned()),
        week: name,
    }
}

fn known(id: &str, week: &Week, seen: &Seen) -> Figure {
    if !seen.sight.shows_hours() {
        return Figure::unknown(id, "h", seen.withheld());
    }
    let mut formula = Message::new("formula-known");
    if week.in_overhead > Effort::ZERO {
        formula = Message::new("formula-known-overhead").hours("in_overhead", week.in_overhead);
    }
    let mut inputs = part_inputs(week.parts.iter().map(|part| (part, part.effort)));
    if week.in_overhead > Effort::ZERO {
        inputs.push(hours_input(Message::new("input-in-overhead"), week.in_overhead));
    }
    Figure::hours(id, week.known).by(formula).from(inputs).at_least_if(!seen.whole)
}

fn capacity(id: &str, week: &Week, grounds: &Grounds, seen: &Seen) -> Figure {
    if !seen.sight.shows_hours() {
        return Figure::unknown(id, "h", seen.withheld());
    }
    if !seen.whole {
        return Figure::unknown(id, "h", Message::new("capacity-not-seen").text("person", seen.person.name()));
    }
    let overhead = grounds.settings.load.overhead;
    Figure::hours(id, week.capacity)
        .by(Message::new("formula-capacity").hours("available", week.time.available).percent("overhead", overhead))
        .from(capacity_inputs(&week.time))
}

/// Hours for customer work that neither known nor likely work takes: all that others see of a person (C23), and what the person's own
/// card says.
fn free(id: &str, at: usize, week: &Week, load: &Load, seen: &Seen) -> Figure {
    match seen.sight {
        Sight::Hidden => Figure::unknown(id, "h", seen.withheld()),
        _ if !seen.sayable => match seen.card.and_then(|card| Some((card, card.free(&iso_week(week.monday))?))) {
            Some((card, hours)) => Figure::mean_hours(id, hours).by(slots::from_card(card)),
            None => Figure::unknown(id, "h", Message::new("free-not-known").text("person", seen.person.name())),
        },
        _ => {
            let formula = if load.outlook.is_some() { "formula-free-likely" } else { "formula-free" };
            Figure::hours(id, week.capacity.above(load.median(at))).by(Message::new(formula))
        }
    }
}

/// The pieces of activities. Two halves of one preparation that fall on the same day, as they do once its days are past, are one.
pub(super) fn part_inputs<'p, 'a: 'p>(parts: impl IntoIterator<Item = (&'p Part<'a>, Effort)>) -> Vec<Input> {
    let mut merged: Vec<(&Part, Effort)> = Vec::new();
    for (part, effort) in parts {
        match merged.last_mut() {
            Some((last, sum)) if is_same_piece(last, part) => *sum += effort,
            _ => merged.push((part, effort)),
        }
    }
    merged.into_iter().map(|(part, effort)| part_input(part, effort)).collect()
}

/// Whether both belong to one record of the CRM: two that look alike have sources of their own.
fn is_same_piece(one: &Part, other: &Part) -> bool {
    std::ptr::eq(one.source, other.source) && one.piece == other.piece && one.date == other.date
}

fn part_input(part: &Part, effort: Effort) -> Input {
    let piece = match part.piece {
        Piece::Preparation => "piece-preparation",
        Piece::Delivery => "piece-delivery",
        Piece::FollowUp => "piece-follow-up",
        Piece::Travel => "piece-travel",
    };
    Input {
        label: Message::new("input-activity")
            .text("title", &part.source.text)
            .named("kind", &title("catalogue.kinds", &part.kind.id, part.kind.title.as_deref()))
            .date("date", part.date),
        value: Some(effort.text()),
        unit: "h".to_owned(),
        part: Some(piece.to_owned()),
        source: Some(part.source.into()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Leave;

    #[test]
    fn capacity_names_each_thing_that_lowers_it() {
        let (first, last) = (date(2026, 12, 28), date(2026, 12, 29));
        let bare = Leave { first, last, share: 1.0, note: String::new() };
        let noted = Leave { note: "School".to_owned(), ..bare.clone() };
        let day = Leave { last: first, ..noted.clone() };
        let less = [
            Less::Holiday(date(2027, 1, 1), "New Year"),
            Less::Holiday(date(2026, 12, 31), ""),
            Less::Leave(&bare),
            Less::Leave(&noted),
            Less::Leave(&day),
        ];
        let less = less.map(|less| (less, Effort::hours(2.5))).to_vec();
        let time = WorkingTime { ordinary: Effort::hours(40.0), less, available: Effort::hours(30.0) };
        let inputs = capacity_inputs(&time);
        let told = |input: &Input| {
            let of = |name: &str| input.label.args.get(name).map(|arg| arg.value.clone()).unwrap_or_default();
            format!(
                "{} {} {} {} {}{}",
                input.value.clone().unwrap(),
                input.label.id,
                of("date"),
                of("first"),
                of("name"),
                of("note")
            )
        };
        let told: Vec<String> = inputs.iter().map(told).collect();
        let wanted = [
            "40 input-working-time   ",
            "2.5 input-holiday-named 2027-01-01  New Year",
            "2.5 input-holiday 2026-12-31  ",
            "2.5 input-days-off  2026-12-28 ",
            "2.5 input-days-off-noted  2026-12-28 School",
            "2.5 input-day-off-noted  2026-12-28 School",
        ];
        assert_eq!(told, wanted);
    }
}
