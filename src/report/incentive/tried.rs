//! What if: the same estimate over open deals that are taken for other than they stand, and what that changes.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::view::{IncentiveView, LineView, OutlookView, WhatIf};
use super::super::{Grounds, Question};
use super::view;
use crate::error::{Error, Message};
use crate::model::{Currency, Deal, Field, Money, Outcome, Ratio};
use crate::portfolio::Records;
use crate::report::view::Figure;

/// The estimate under other assumptions, with what they change of what is expected.
///
/// # Errors
/// When what is tried is no value that can be.
pub(in super::super) fn tried(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    record: Option<&str>,
    what_if: &WhatIf,
) -> Result<IncentiveView, Error> {
    let as_read = |records: &Records, what_if: &WhatIf| {
        let deal = record.and_then(|id| records.deal(id));
        view(grounds, question, records, deal, what_if)
    };
    let other = altered(grounds, question, records, what_if)?;
    let mut made = as_read(other.as_ref().unwrap_or(records), what_if);
    if *what_if != WhatIf::default()
        && let (IncentiveView::Shown(made), IncentiveView::Shown(base)) =
            (&mut made, view(grounds, question, records, None, &WhatIf::default()))
        && let Some(currency) = Currency::of(&made.currency)
    {
        for outlook in &mut made.outlooks {
            let before = base.outlooks.iter().find(|before| before.id == outlook.id);
            outlook.changes = before.and_then(|before| changes(before, outlook, currency)).unwrap_or_default();
        }
    }
    Ok(made)
}

/// The records with deals at the amount and day that are tried; `None` where these stay.
fn altered(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    what_if: &WhatIf,
) -> Result<Option<Records>, Error> {
    let today = question.now.date();
    let mut other: Option<Records> = None;
    for tried in &what_if.tried {
        let factor = tried.factor()?;
        let place = records.deals.iter().position(|deal| deal.key.id.as_deref() == Some(&tried.id));
        let weeks = tried.weeks.filter(|weeks| *weeks != 0);
        let (Some(place), true) = (place, factor != Ratio::ONE || weeks.is_some()) else { continue };
        let Some(deal) = records.deals.get(place).filter(|deal| deal.outcome() == Outcome::Open) else { continue };
        let expected = super::super::prospects(grounds, records, today).of_deal(deal).map(|of| of.close.date);
        let close = expected.zip(weeks).and_then(|(close, weeks)| close.checked_add(i64::from(weeks).weeks()).ok());
        let deals = &mut other.get_or_insert_with(|| records.clone()).deals;
        if let Some(deal) = deals.get_mut(place) {
            change(deal, factor, close.map(|close| close.max(today)))?;
        }
    }
    Ok(other)
}

fn change(deal: &mut Deal, factor: Ratio, close: Option<Date>) -> Result<(), Error> {
    if let Field::Known(amount, source) = &deal.amount {
        let minor = amount.ratio().times(factor).and_then(Ratio::round_half_away);
        let minor = minor.and_then(|minor| i64::try_from(minor).ok());
        let minor = minor.ok_or_else(|| Error::bad_value("tried.amount", &amount.decimal()))?;
        deal.amount = Field::Known(Money::of_minor(minor, amount.currency), source.clone());
    }
    if let (Some(close), Some(source)) = (close, deal.close.source().or(deal.source()).cloned()) {
        deal.close = Field::Known(close, source);
        // Somebody chose this day: it is none that the CRM filled in by itself.
        deal.created = Field::Absent;
    }
    Ok(())
}

/// What an outlook expects more than another, in all and by component, to the minor unit.
fn changes(before: &OutlookView, after: &OutlookView, currency: Currency) -> Option<Vec<LineView>> {
    let minor = |figure: &Figure| Some(Money::parse(figure.value.as_deref()?, currency)?.minor);
    let line = |id: &str, title: Message, before: &Figure, after: &Figure| {
        let more = minor(after)?.checked_sub(minor(before)?)?;
        let figure = Figure::money(id, Money::of_minor(more, currency)).by(Message::new("formula-change"));
        Some(LineView { title, figure })
    };
    let id = format!("incentive.outlook.{}.change", after.id);
    let all = line(&id, Message::new("line-change"), before.mean.as_ref()?, after.mean.as_ref()?)?;
    let parts = before.components.iter().zip(&after.components).map(|(before, after)| {
        let (_, component) = after.figure.id.split_once(".component.")?;
        line(&format!("{id}.{component}"), after.title.clone(), &before.figure, &after.figure)
    });
    std::iter::once(Some(all)).chain(parts).collect()
}
