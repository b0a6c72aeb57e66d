//! The hand-offs of one person, or, as far as the policy lets a manager see them, of a team; and a post-sales SE's accounts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::sight::{self, SMALLEST_TEAM};
use super::super::view::{AccountRow, Figure, HandoffListView, HandoffRow};
use super::super::{Grounds, Question};
use super::{Handing, is_late};
use crate::error::Message;
use crate::handoff::{Close, Dependence, Verdict};
use crate::model::{Deal, Effort, Outcome, Person, same_words};
use crate::portfolio::Records;
use crate::settings::{PeopleData, Role};
use crate::workload::weeks;

/// The hand-offs that the viewer has a part in, those at risk first; `None` for whoever has not said who they are.
pub(in super::super) fn view(grounds: &Grounds, question: &Question, records: &Records) -> Option<HandoffListView> {
    let me = question.me.as_ref()?;
    let is_me = |person: Option<&Person>| person.is_some_and(|person| person.is(me.person.name()));
    if me.role == Role::Manager {
        return team(grounds, question, records);
    }
    let mine = |deal: &&Deal| match me.role {
        Role::Rep => is_me(deal.owner.known()),
        _ => is_me(deal.se.known()) || is_me(deal.receiver.known()),
    };
    let received = |deal: &&Deal| deal.outcome() == Outcome::Won && is_me(deal.receiver.known());
    let deals = records.deals.iter().filter(mine);
    let rows = rows(grounds, question, records, deals);
    let accounts = accounts(grounds, question, records, records.deals.iter().filter(received).collect());
    let shown = !rows.is_empty() || !accounts.is_empty();
    shown.then(|| HandoffListView { counts: counts(&rows), rows, accounts, team: None, note: None })
}

/// A manager's team: deal by deal only where people may be seen by name, else how many there are (C23).
fn team(grounds: &Grounds, question: &Question, records: &Records) -> Option<HandoffListView> {
    let team = sight::managed_team(grounds, question)?;
    let level = sight::level(grounds);
    if level < PeopleData::TeamAggregate || !sight::sees_all(grounds, question) {
        return None;
    }
    let people: BTreeSet<Person> =
        sight::engineers_of(grounds, team).filter_map(|person| Person::named(&person.name)).collect();
    let view = |rows: &[HandoffRow]| HandoffListView {
        counts: counts(rows),
        rows: Vec::new(),
        accounts: Vec::new(),
        team: Some(team.to_owned()),
        note: None,
    };
    if level == PeopleData::TeamAggregate && people.len() < SMALLEST_TEAM {
        let note = Message::new("team-too-small").count("least", SMALLEST_TEAM);
        return Some(HandoffListView { note: Some(note), ..view(&[]) });
    }
    let of_team = |deal: &&Deal| deal.se.known().is_some_and(|se| people.contains(se));
    let rows = rows(grounds, question, records, records.deals.iter().filter(of_team));
    let sums = view(&rows);
    Some(if level == PeopleData::TeamNamed { HandoffListView { rows, ..sums } } else { sums })
}

fn rows<'a>(
    grounds: &'a Grounds,
    question: &'a Question,
    records: &'a Records,
    deals: impl Iterator<Item = &'a Deal>,
) -> Vec<HandoffRow> {
    let days = i64::from(grounds.settings.handoff.listed_days).days();
    let old = |close: &Date| close.saturating_add(days) < question.now.date();
    let listed = |deal: &&Deal| !(deal.outcome() == Outcome::Won && deal.close.known().is_some_and(old));
    let handings = deals.filter(listed).filter_map(|deal| Handing::of(grounds, question, records, deal));
    let mut rows: Vec<(usize, HandoffRow)> = handings.map(|handing| row(&handing, question)).collect();
    rows.sort_by(|(risk, one), (other_risk, other)| {
        (risk, one.due.is_none(), &one.due, &one.name).cmp(&(other_risk, other.due.is_none(), &other.due, &other.name))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A hand-off in a line, with how much it is at risk: 0 is most.
fn row(handing: &Handing, question: &Question) -> (usize, HandoffRow) {
    const BY_RISK: [Verdict; 8] = [
        Verdict::Blocked,
        Verdict::AtRisk,
        Verdict::Behind,
        Verdict::NotStarted,
        Verdict::InProgress,
        Verdict::Ready,
        Verdict::Preparing,
        Verdict::HandedOver,
    ];
    let deal = handing.case.deal;
    let readiness = handing.readiness();
    let today = question.now.date();
    let open = || readiness.items.iter().filter(|checked| !checked.is_done());
    let name = |person: Option<&Person>| person.map(|person| person.name().to_owned());
    let (low, high) = readiness.score();
    let row = HandoffRow {
        deal: deal.source().map(Into::into),
        name: deal.name.clone(),
        account: deal.account.known().cloned(),
        se: name(deal.se.known()),
        receiver: name(deal.receiver.known()),
        won: matches!(handing.close, Close::Won(_)),
        closed: handing.close.day().map(|day| day.to_string()),
        verdict: readiness.verdict.id().to_owned(),
        low,
        high,
        open: open().count(),
        late: open().filter(|checked| is_late(checked, today)).count(),
        due: open()
            .filter(|checked| checked.item.required)
            .filter_map(|checked| checked.due)
            .min()
            .map(|day| day.to_string()),
        leans: handing.dependence.as_ref().is_some_and(Dependence::is_over),
    };
    (BY_RISK.iter().position(|verdict| *verdict == readiness.verdict).unwrap_or_default(), row)
}

/// How many there are of each verdict.
fn counts(rows: &[HandoffRow]) -> Vec<Figure> {
    let of = |verdict: &&'static str| {
        let count = rows.iter().filter(|row| row.verdict == **verdict).count();
        (count > 0).then(|| Figure::count(&format!("handoffs.{verdict}"), count).by(Message::new("formula-handoffs")))
    };
    Verdict::IDS.iter().filter_map(of).collect()
}

/// The accounts that a post-sales SE has received: implementation work, what was handed over, and open deals there, which
/// start a pre-sales cycle anew.
fn accounts(grounds: &Grounds, question: &Question, records: &Records, received: Vec<&Deal>) -> Vec<AccountRow> {
    let Some(me) = question.me.as_ref().filter(|_| !received.is_empty()) else { return Vec::new() };
    let settings = grounds.settings;
    let now = settings.zone(&me.person).map_or_else(|| question.now.clone(), |zone| question.now.with_time_zone(zone));
    let (catalogue, calendar) = (&settings.catalogue, settings.calendar(&me.person));
    let weeks = weeks(&me.person, &records.activities[..], None, catalogue, &settings.load, calendar, &now);
    let hours = |deals: &[&Deal]| -> Effort {
        let parts = || weeks.iter().flat_map(|week| &week.parts).filter(|part| part.kind.post_sales);
        deals.iter().flat_map(|deal| parts().map(|part| part.share_with(deal))).sum()
    };
    let mut names: Vec<&String> = received.iter().filter_map(|deal| deal.account.known()).collect();
    names.sort();
    names.dedup();
    let row = |name: &String| {
        let of_account = |deal: &&&Deal| deal.account.known().is_some_and(|own| same_words(own, name));
        let won: Vec<&Deal> = received.iter().filter(of_account).copied().collect();
        let open = records.deals.iter().filter(|deal| deal.outcome() == Outcome::Open);
        let open: Vec<&Deal> = open.filter(|deal| of_account(&deal)).collect();
        AccountRow {
            name: name.clone(),
            deals: won.len(),
            hours: hours(&won).text(),
            expansions: open.iter().map(|deal| deal.name.clone()).collect(),
        }
    };
    let mut rows: Vec<AccountRow> = names.into_iter().map(row).collect();
    rows.sort_by_key(|row| Reverse(row.expansions.len()));
    rows
}
