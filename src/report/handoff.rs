//! The hand-off of a won deal.

use super::view::{Figure, HandoffView, Input, ItemView};
use super::{Grounds, Question};
use crate::error::Message;
use crate::handoff::{Checked, Owner, Proof, Readiness, State, check};
use crate::model::{Deal, Outcome};
use crate::portfolio::Records;
use crate::rules::{Phrase, Rule};
use crate::settings::{defaults, title};

pub(super) fn view(grounds: &Grounds, question: &Question, records: &Records, deal: &Deal) -> Option<HandoffView> {
    if deal.outcome() != Outcome::Won {
        return None;
    }
    let close = *deal.close.known()?;
    let case = super::case(grounds, question, records, deal);
    let readiness = check(&grounds.settings.handoff, &case, close);
    let today = question.now.date();
    let (low, high) = readiness.score();
    let score = |id, share, formula| {
        Figure::ratio(id, share).by(formula_of(formula, &readiness)).from(score_inputs(&readiness))
    };
    Some(HandoffView {
        verdict: readiness.verdict.id().to_owned(),
        low: score("handoff.score.low", low, "formula-score-low"),
        high: score("handoff.score.high", high, "formula-score-high"),
        closed: Some(close.to_string()),
        next: next(&readiness),
        receiver: deal.receiver.known().map(|person| person.name().to_owned()),
        items: readiness.items.iter().map(|checked| item(checked, today)).collect(),
    })
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

fn title_of(checked: &Checked) -> Message {
    title("handoff.items", &checked.item.id, checked.item.title.as_deref())
}

/// Whether the item asks for what the built-in one of its id does.
fn is_built_in(checked: &Checked) -> bool {
    let built_in = || defaults().ok()?.handoff.items.iter().find(|item| item.id == checked.item.id);
    built_in().is_some_and(|item| item.verified == checked.item.verified && item.stated == checked.item.stated)
}

/// What an item asks for: the built-in ones in a sentence of their own, all others by their rule.
fn asks(checked: &Checked, id: &str) -> (Message, Option<Phrase>) {
    if is_built_in(checked) {
        return (Message::new(id).word("asks", &format!("item-{}-asks", checked.item.id.replace('_', "-"))), None);
    }
    let rule = checked.item.verified.as_ref().or(checked.item.stated.as_ref());
    (Message::new("formula-rule"), rule.map(Rule::words))
}

fn item(checked: &Checked, today: jiff::civil::Date) -> ItemView {
    let owner = match checked.item.owner {
        Owner::Se => "owner-se",
        Owner::Rep => "owner-rep",
        Owner::SeAndRep => "owner-se-and-rep",
        Owner::Receiver => "owner-receiver",
    };
    let formula = match checked.item.proof {
        Some(Proof::Required) => "formula-proof-required",
        Some(Proof::Impossible) => "formula-proof-impossible",
        None => "formula-evidence",
    };
    let (formula, rule) = asks(checked, formula);
    let overdue = !checked.state.is_done() && checked.is_due(today);
    ItemView {
        id: checked.item.id.clone(),
        title: title_of(checked),
        rule,
        number: checked.item.number,
        weight: checked.item.weight,
        required: checked.item.required,
        owner: Message::new(owner),
        due: checked.due.map(|due| due.to_string()),
        overdue,
        state: Figure::word(
            &format!("handoff.item.{}", checked.item.id),
            checked.state.id(),
            checked.state != State::Unknown,
        )
        .by(formula)
        .from(checked.evidence.iter().map(Input::read).collect()),
        why: checked.problem.clone().unwrap_or_else(|| {
            Message::new(match checked.state {
                State::Verified => "why-verified",
                State::Stated => "why-stated",
                State::Partial => "why-partial",
                State::Missing => "why-missing",
                State::Unknown => "why-unknown",
                State::NotApplicable => "why-not-applicable",
            })
        }),
    }
}
