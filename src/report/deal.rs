//! The deal as the panel's head shows it.

use super::figures::unknown_note;
use super::view::{DealView, Figure};
use crate::error::Message;
use crate::model::{Deal, Field, Meaning, Outcome, Stage};

pub(super) fn view(deal: &Deal) -> DealView {
    let outcome = match deal.outcome() {
        Outcome::Open => "open",
        Outcome::Won => "won",
        Outcome::Lost => "lost",
        Outcome::Other => "other",
        Outcome::Unknown => "unknown",
    };
    let currency = deal.amount.known().map(|amount| amount.currency).or(deal.currency);
    let unit = currency.as_ref().map_or("money", |currency| currency.code());
    let missing = [
        named("field-account", &deal.account),
        named("field-amount", &deal.amount),
        named("field-close-date", &deal.close),
        named("field-owner", &deal.owner),
        named("field-se", &deal.se),
        named("field-stage", &deal.stage),
    ];
    DealView {
        record: deal.key.id.as_deref().unwrap_or_default().to_owned(),
        name: deal.name.clone(),
        account: deal.account.known().cloned(),
        stage: Figure::read("deal.stage", &deal.stage, "state", |stage| stage.id().to_owned()),
        stage_text: deal.text(Meaning::Stage).known().cloned(),
        lead: deal.stage.known().map(|stage| lead(*stage).to_owned()),
        outcome: outcome.to_owned(),
        technical: Figure::read("deal.technical_outcome", &deal.technical, "state", |outcome| outcome.id().to_owned()),
        technical_date: Figure::read(
            "deal.technical_outcome_date",
            deal.date(Meaning::TechnicalOutcomeDate),
            "date",
            |date| date.to_string(),
        ),
        technical_reason: deal.text(Meaning::TechnicalOutcomeReason).known().cloned(),
        amount: Figure::read("deal.amount", &deal.amount, unit, |amount| amount.decimal()),
        close_date: Figure::read("deal.close_date", &deal.close, "date", |date| date.to_string()),
        owner: deal.owner.known().map(|person| person.name().to_owned()),
        se: deal.se.known().map(|person| person.name().to_owned()),
        unknown: missing.into_iter().flatten().collect(),
    }
}

/// Who leads a stage: the rep its start and end, the SE the middle (F2).
fn lead(stage: Stage) -> &'static str {
    match stage {
        Stage::Evaluation | Stage::Won => "se",
        _ => "rep",
    }
}

fn named<T>(name: &str, field: &Field<T>) -> Option<Message> {
    unknown_note(field).map(|note| {
        let mut note = Message { id: format!("{}-named", note.id), ..note };
        note = note.word("name", name);
        note
    })
}
