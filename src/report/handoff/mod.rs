//! The hand-off of a deal that is won, or nearly so.

mod dependence;
pub(super) mod list;

use jiff::Zoned;

use super::sight;
use super::view::{CandidateView, EntryView, Figure, HandoffView, Input, ItemView, OwedView, TemplateView, TickView};
use super::{Grounds, Question};
use crate::error::Message;
use crate::handoff::Handoffs;
use crate::handoff::{
    Checked, Close, Dependence, Entry, Mark, Owner, Proof, Readiness, Sheet, State, Template, Ticked, Watch,
    candidates, check,
};
use crate::model::{Deal, Outcome, Person, Stage};
use crate::portfolio::Records;
use crate::rules::{Case, Phrase, Rule};
use crate::settings::{built_in, title};

/// A deal with all that its hand-off is told from.
pub(super) struct Handing<'a> {
    grounds: &'a Grounds<'a>,
    case: Case<'a>,
    close: Close,
    sheet: Option<&'a Sheet>,
    template: &'a Template,
    /// On whom the customer leans since the close, where the viewer may see it.
    dependence: Option<Dependence<'a>>,
}

impl<'a> Handing<'a> {
    /// A won deal, or one in proposal or negotiation; `None` for every other, and for a won one whose close nobody knows.
    pub(super) fn of(
        grounds: &'a Grounds,
        question: &'a Question,
        records: &'a Records,
        deal: &'a Deal,
    ) -> Option<Handing<'a>> {
        Handing::at(grounds, question, records, deal, &question.now, grounds.sheet_of(deal))
    }

    /// The same at another moment: what was held later is still ahead of it. Fields stand as they were read, since no page says
    /// when they were written.
    pub(super) fn at(
        grounds: &'a Grounds,
        question: &'a Question,
        records: &'a Records,
        deal: &'a Deal,
        now: &'a Zoned,
        sheet: Option<&'a Sheet>,
    ) -> Option<Handing<'a>> {
        let nearly_won = matches!(deal.stage.known(), Some(Stage::Proposal | Stage::Negotiation));
        let close = match deal.outcome() {
            Outcome::Won => Close::Won(*deal.close.known()?),
            _ if nearly_won => Close::Expected(deal.close.known().copied()),
            _ => return None,
        };
        let case = Case { now, ..super::case(grounds, question, records, deal) };
        let template = grounds.template_of(&case, sheet);
        let mut handing = Handing { grounds, case, close, sheet, template, dependence: None };
        handing.dependence = handing.leaning(question, records);
        Some(handing)
    }

    /// What the viewer may not see of a person's work is not computed for them, so that no verdict tells it either.
    fn leaning(&self, question: &Question, records: &'a Records) -> Option<Dependence<'a>> {
        let Close::Won(close) = self.close else { return None };
        let deal = self.case.deal;
        let se = deal.se.known().filter(|se| sight::of_work(self.grounds, question, se))?;
        let open: Vec<&Deal> = records.beside(deal).filter(|other| other.outcome() == Outcome::Open).collect();
        let activities = records.around(deal).collect();
        let watch = Watch { case: &self.case, activities, open: &open, project: self.template.project };
        Dependence::of(&watch, close, se, &self.grounds.settings.handoff.dependence)
    }

    /// The checklist with its states, score and verdict.
    pub(super) fn readiness(&self) -> Readiness<'a> {
        let leans = self.dependence.as_ref().is_some_and(Dependence::is_over);
        check(self.template, &self.case, self.close, self.sheet, leans)
    }
}

pub(super) fn view(grounds: &Grounds, question: &Question, records: &Records, deal: &Deal) -> Option<HandoffView> {
    let handing = Handing::of(grounds, question, records, deal)?;
    let readiness = handing.readiness();
    let (low, high) = readiness.score();
    let score = |id, share, formula| {
        Figure::ratio(id, share).by(formula_of(formula, &readiness)).from(score_inputs(&readiness))
    };
    let me = question.me.as_ref().map(|me| me.person.name());
    let list = handing.sheet.map(|sheet| sheet.list.as_slice()).unwrap_or_default();
    let has_item = |id: &str| handing.template.items.iter().any(|item| item.id == id);
    Some(HandoffView {
        won: matches!(handing.close, Close::Won(_)),
        verdict: readiness.verdict.id().to_owned(),
        low: score("handoff.score.low", low, "formula-score-low"),
        high: score("handoff.score.high", high, "formula-score-high"),
        closed: handing.close.day().map(|day| day.to_string()),
        template: template_view(&handing),
        next: next(&readiness),
        owed: owed(&readiness, &handing),
        receiver: deal.receiver.known().map(|person| person.name().to_owned()),
        items: readiness.items.iter().map(|checked| item(checked, &handing, me)).collect(),
        dependence: dependence::view(&handing),
        list: list.iter().map(entry).collect(),
        candidates: promises(&handing, list),
        writable: me.is_some() && deal.key.id.is_some(),
        other_ticks: handing.sheet.map_or(0, |sheet| sheet.ticks.iter().filter(|tick| !has_item(&tick.item)).count()),
    })
}

fn template_view(handing: &Handing) -> TemplateView {
    let handoffs: &Handoffs = &handing.grounds.settings.handoff;
    let named = |template: &Template| {
        let called = if template.id == handoffs.simple.id && template.title.is_none() {
            simple_title(&template.id)
        } else {
            title("handoff.templates", &template.id, template.title.as_deref())
        };
        (template.id.clone(), called)
    };
    TemplateView {
        id: handing.template.id.clone(),
        chosen: handing.sheet.and_then(|sheet| sheet.template.as_deref()) == Some(&handing.template.id),
        all: handoffs.all().map(named).collect(),
    }
}

/// The first checklist is no member of a list: its name is its own.
fn simple_title(id: &str) -> Message {
    let is_built_in = built_in().is_ok_and(|built_in| built_in.settings.handoff.simple.id == id);
    if is_built_in { Message::new("template-simple") } else { Message::new("title-own").text("title", id) }
}

fn formula_of(id: &str, readiness: &Readiness) -> Message {
    let (low, high, all) = readiness.points;
    let points = |half: u32| (f64::from(half) / 2.0).to_string();
    Message::new(id).text("low", &points(low)).text("high", &points(high)).text("all", &points(all))
}

fn score_inputs(readiness: &Readiness) -> Vec<Input> {
    let input = |checked: &Checked| {
        let label = Message::new("input-item")
            .named("item", &title_of(checked))
            .number("weight", i64::from(checked.item.weight));
        Input::given(label, checked.state.id().to_owned(), "state")
    };
    readiness.items.iter().map(input).collect()
}

/// The three items that would raise the score most, the earlier due first among equals. What this CRM does not show cannot be
/// raised in it.
fn next(readiness: &Readiness) -> Vec<String> {
    let mut open: Vec<&Checked> =
        readiness.items.iter().filter(|checked| checked.gain() > 0 && checked.state != State::Unknown).collect();
    open.sort_by_key(|checked| (std::cmp::Reverse(checked.gain()), checked.due, checked.item.number));
    open.iter().take(3).map(|checked| checked.item.id.clone()).collect()
}

/// What is open by who owes it, whoever owes most that is due first.
fn owed(readiness: &Readiness, handing: &Handing) -> Vec<OwedView> {
    let today = handing.case.now.date();
    let of = |owner: Owner| {
        let open = || readiness.items.iter().filter(move |checked| checked.item.owner == owner && !checked.is_done());
        OwedView {
            owner: Message::new(part(owner)),
            who: who(owner, handing.case.deal),
            open: open().count(),
            due: open().filter(|checked| is_late(checked, today)).count(),
        }
    };
    let mut owed: Vec<OwedView> = [Owner::Se, Owner::Rep, Owner::SeAndRep, Owner::Receiver].map(of).to_vec();
    owed.retain(|owed| owed.open > 0);
    owed.sort_by_key(|owed| (std::cmp::Reverse(owed.due), std::cmp::Reverse(owed.open)));
    owed
}

/// Due, and known not to be done: of what nobody read, nobody can say that it is late.
fn is_late(checked: &Checked, today: jiff::civil::Date) -> bool {
    !checked.is_done() && checked.state != State::Unknown && checked.is_due(today)
}

fn part(owner: Owner) -> &'static str {
    match owner {
        Owner::Se => "owner-se",
        Owner::Rep => "owner-rep",
        Owner::SeAndRep => "owner-se-and-rep",
        Owner::Receiver => "owner-receiver",
    }
}

/// Who owes it on this deal.
fn who(owner: Owner, deal: &Deal) -> Option<String> {
    let name = |person: Option<&Person>| person.map(|person| person.name().to_owned());
    match owner {
        Owner::Se => name(deal.se.known()),
        Owner::Rep => name(deal.owner.known()),
        Owner::SeAndRep => None,
        Owner::Receiver => name(deal.receiver.known()),
    }
}

fn title_of(checked: &Checked) -> Message {
    let lists = ["handoff.items", "handoff.templates.implementation.items", "handoff.templates.expansion.items"];
    let titles = lists.map(|list| title(list, &checked.item.id, checked.item.title.as_deref()));
    let built_in = titles.iter().find(|title| title.id != "title-own");
    built_in.unwrap_or(&titles[0]).clone()
}

/// Whether the item asks for what the built-in one of its id does.
fn is_built_in(checked: &Checked) -> bool {
    let Ok(built_in) = built_in() else { return false };
    let items = built_in.settings.handoff.all().flat_map(|template| &template.items);
    let same = |item: &crate::handoff::Item| {
        item.id == checked.item.id && item.verified == checked.item.verified && item.stated == checked.item.stated
    };
    items.into_iter().any(same)
}

/// What an item asks for: the built-in ones in a sentence of their own, all others by their rule.
fn asks(checked: &Checked, id: &str) -> (Message, Option<Phrase>) {
    if is_built_in(checked) {
        return (Message::new(id).word("asks", &format!("item-{}-asks", checked.item.id.replace('_', "-"))), None);
    }
    let rule = checked.item.verified.as_ref().or(checked.item.stated.as_ref());
    (Message::new("formula-rule"), rule.map(Rule::words))
}

fn item(checked: &Checked, handing: &Handing, me: Option<&str>) -> ItemView {
    let formula = match checked.item.proof {
        Some(Proof::Required) => "formula-proof-required",
        Some(Proof::Impossible) => "formula-proof-impossible",
        None => "formula-evidence",
    };
    let (formula, rule) = asks(checked, formula);
    let today = handing.case.now.date();
    ItemView {
        id: checked.item.id.clone(),
        title: title_of(checked),
        rule,
        number: checked.item.number,
        weight: checked.item.weight,
        required: checked.item.required,
        owner: Message::new(part(checked.item.owner)),
        who: who(checked.item.owner, handing.case.deal),
        due: checked.due.map(|due| due.to_string()),
        overdue: is_late(checked, today),
        blocks: matches!(handing.close, Close::Won(_)) && checked.blocks(today),
        done: checked.is_done(),
        state: Figure::word(
            &format!("handoff.item.{}", checked.item.id),
            checked.state.id(),
            checked.state != State::Unknown,
        )
        .by(formula)
        .from(checked.evidence.iter().map(Input::read).collect()),
        by_crm: checked.by_crm.id().to_owned(),
        why: checked.problem.clone().unwrap_or_else(|| why(checked)),
        ticks: checked
            .ticks
            .iter()
            .map(|tick| TickView {
                state: tick.state.id(),
                by: tick.by.clone(),
                at: tick.at.clone(),
                note: tick.note.clone(),
                mine: me == Some(tick.by.as_str()),
            })
            .collect(),
        contradiction: checked.contradicted().map(|tick| contradiction(checked, tick.state, &tick.by, &tick.at)),
    }
}

/// What stands behind a state: the CRM, or somebody's word.
fn why(checked: &Checked) -> Message {
    if checked.state != checked.by_crm {
        return Message::new(match checked.state {
            State::NotApplicable => "why-ticked-not-applicable",
            State::Partial => "why-ticked-by-one",
            _ if checked.item.proof == Some(Proof::Required) => "why-ticked-no-proof",
            _ => "why-ticked",
        });
    }
    Message::new(match checked.state {
        State::Verified => "why-verified",
        State::Stated => "why-stated",
        State::Partial => "why-partial",
        State::Missing => "why-missing",
        State::Unknown => "why-unknown",
        State::NotApplicable => "why-not-applicable",
    })
}

/// "Stated by Sam on 23 November; the CRM now says …".
fn contradiction(checked: &Checked, ticked: Ticked, by: &str, at: &str) -> Message {
    let read = checked.evidence.first().filter(|source| !source.text.trim().is_empty());
    let id = match (ticked, read.is_some()) {
        (Ticked::Done, true) => "tick-against",
        (Ticked::Done, false) => "tick-against-empty",
        (Ticked::NotApplicable, _) => "tick-against-not-applicable",
    };
    let message = Message::new(id).text("by", by);
    let message = match at.parse() {
        Ok(at) => message.at("at", at),
        Err(_) => message.text("at", at),
    };
    match read {
        Some(source) => message.text("label", &source.label).text("text", &source.text),
        None => message,
    }
}

fn entry(entry: &Entry) -> EntryView {
    EntryView {
        id: entry.id.clone(),
        kind: entry.kind.id(),
        text: entry.text.clone(),
        mark: entry.mark.map(Mark::id),
        marks: entry.kind.marks().iter().map(|mark| mark.id()).collect(),
        by: entry.by.clone(),
        at: entry.at.clone(),
    }
}

fn promises(handing: &Handing, list: &[Entry]) -> Vec<CandidateView> {
    let words = &handing.grounds.settings.handoff.promise_words;
    let found = candidates(handing.case.deal, &handing.case.activities, words, list);
    found.iter().map(|one| CandidateView { text: one.text.to_owned(), source: one.source.into() }).collect()
}
