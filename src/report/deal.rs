//! The deal as the panel's head shows it.

use super::figures::unknown_note;
use super::view::{DealView, Figure, Input};
use crate::error::Message;
use crate::model::{Deal, Field, Meaning, Outcome, Stage};
use crate::outlook::{Calibration, Chance, ChanceBasis, Prospect};

/// `prospect` is the deal's, while it is open.
pub(super) fn view(deal: &Deal, prospect: Option<&Prospect>, calibration: &Calibration) -> DealView {
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
        chance: prospect.map(|prospect| chance(deal, &prospect.chance, calibration)),
        owner: deal.owner.known().map(|person| person.name().to_owned()),
        se: deal.se.known().map(|person| person.name().to_owned()),
        unknown: missing.into_iter().flatten().collect(),
    }
}

/// The chance of being won, with where it comes from and how often such a chance came true (C4).
fn chance(deal: &Deal, chance: &Chance, calibration: &Calibration) -> Figure {
    let basis = match chance.basis {
        ChanceBasis::Table => Message::new("chance-table"),
        ChanceBasis::History { closed, won, start } => {
            Message::new("chance-history").count("closed", closed).count("won", won).percent("start", start)
        }
        ChanceBasis::Crm => Message::new("chance-crm"),
        ChanceBasis::Stage if chance.factory => Message::new("chance-factory"),
        ChanceBasis::Stage => Message::new("chance-stage"),
    };
    let shown = deal.chance.source().map(Input::read);
    let mut figure = Figure::ratio("deal.chance", chance.p).by(basis).from(shown.into_iter().collect());
    figure.note = calibration.shown_at(chance.shown.unwrap_or(chance.p)).map(|(shown, ended)| {
        let share = ended.share(0.0, 0.0);
        Message::new("chance-measured").percent("shown", shown).percent("share", share).count("closed", ended.closed)
    });
    figure
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
