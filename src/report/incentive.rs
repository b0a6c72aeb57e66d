//! The incentive estimate, for its owner alone: a personal plan bound to this origin and to the very user signed in.

use super::view::{ComponentView, Figure, IncentiveView, Input, LineView, PeriodView, StatementView, WorthView};
use super::{Grounds, Question};
use crate::error::Message;
use crate::incentive::{LineOf, Objectives, PlanRules, Territory, objectives, territory};
use crate::model::{Deal, Money, Outcome, Ratio};
use crate::portfolio::Records;
use crate::settings::{PersonalPlan, title};

pub(super) fn view(grounds: &Grounds, question: &Question, records: &Records, deal: Option<&Deal>) -> IncentiveView {
    let hidden = |id: &str| IncentiveView::Hidden { why: Message::new(id) };
    let Some(me) = question.se() else {
        return hidden(if question.signed_in.is_none() { "incentive-not-signed-in" } else { "incentive-not-yours" });
    };
    let Some(plan) = grounds.pay else { return hidden("incentive-no-plan") };
    if plan.origin != question.origin || plan.user_id != me.user_id {
        return hidden("incentive-no-plan");
    }
    statement(grounds, question, records, deal, plan)
        .map_or_else(|| hidden("incentive-too-large"), |statement| IncentiveView::Shown(Box::new(statement)))
}

fn statement(
    grounds: &Grounds,
    question: &Question,
    records: &Records,
    deal: Option<&Deal>,
    plan: &PersonalPlan,
) -> Option<StatementView> {
    let rules = &grounds.settings.plan;
    let pool = territory(plan, rules, &records.deals)?;
    let results = objectives(plan, &rules.objectives, question.now.date())?;
    let total = Money::of_minor(pool.earned.minor.checked_add(results.earned.minor)?, plan.currency);
    let partial = !pool.seen_in_full || records.pipeline_at.is_none();
    let attainment = Figure::exact_ratio("incentive.attainment", pool.attainment)
        .by(Message::new("formula-attainment"))
        .from(attainment_inputs(plan, &pool)?)
        .at_least_if(partial);
    let earned = Figure::money("incentive.earned", total)
        .by(Message::new("formula-earned"))
        .from(vec![
            Input::given(Message::new("component-territory"), pool.earned.decimal(), plan.currency.code()),
            Input::given(Message::new("component-objectives"), results.earned.decimal(), plan.currency.code()),
        ])
        .at_least_if(partial);
    Some(StatementView {
        plan: Message::new(&format!("plan-{}", rules.id.replace('_', "-"))),
        period: PeriodView { start: plan.year_start.to_string(), end: plan.year_end().to_string() },
        currency: plan.currency.code().to_owned(),
        attainment,
        earned,
        components: vec![territory_view(plan, rules, &pool, partial), objectives_view(plan, rules, &results)],
        deal: match deal.filter(|deal| !matches!(deal.outcome(), Outcome::Lost | Outcome::Other)) {
            Some(deal) => Some(worth(plan, grounds, &pool, deal)?),
            None => None,
        },
        notes: notes(plan, &pool, &results, records),
    })
}

fn attainment_inputs(plan: &PersonalPlan, pool: &Territory) -> Option<Vec<Input>> {
    let code = plan.currency.code();
    let mut inputs = vec![Input::given(Message::new("input-quota"), plan.quota.decimal(), code)];
    if let Some(official) = plan.official {
        inputs.push(Input::given(
            Message::new("input-official").date("as_of", official.as_of),
            official.amount.decimal(),
            code,
        ));
    }
    let official = plan.official.map_or(Ratio::ZERO, |official| official.amount.ratio());
    let since = pool.credited.minus(official)?;
    inputs.push(Input::given(Message::new("input-credited-since"), decimal(since, plan)?, code));
    if let Some(coverage) = pool.coverage {
        inputs.push(Input::given(Message::new("input-coverage"), coverage.to_f64().to_string(), "ratio"));
    }
    Some(inputs)
}

/// An exact amount in minor units as decimal text, rounded to the minor unit for showing.
fn decimal(minor: Ratio, plan: &PersonalPlan) -> Option<String> {
    let minor = i64::try_from(minor.round_half_away()?).ok()?;
    Some(Money::of_minor(minor, plan.currency).decimal())
}

fn territory_view(plan: &PersonalPlan, rules: &PlanRules, pool: &Territory, partial: bool) -> ComponentView {
    let line = |(index, line): (usize, &crate::incentive::Line)| {
        let title = match &line.of {
            LineOf::Official(as_of) => Message::new("line-official").date("as_of", *as_of),
            LineOf::Deal(deal) => Message::new("line-deal").text("name", &deal.name),
        };
        let credit = decimal(line.credit, plan).unwrap_or_default();
        let mut inputs = vec![Input::given(Message::new("input-line-credit"), credit, plan.currency.code())];
        inputs.extend(line.sources.iter().map(Input::read));
        let figure = Figure::money(&format!("incentive.line.territory.{}", index + 1), line.pay)
            .by(Message::new("formula-line")
                .money("target", pool.target)
                .money("quota", plan.quota)
                .text("slope", &line.slope.to_f64().to_string()))
            .from(inputs);
        LineView { figure, title }
    };
    ComponentView {
        id: "territory".to_owned(),
        title: Message::new("component-territory"),
        earned: Figure::money("incentive.component.territory", pool.earned)
            .by(Message::new("formula-component"))
            .at_least_if(partial),
        target: target("territory", plan, pool.target, rules.territory.weight),
        lines: pool.lines.iter().enumerate().map(line).collect(),
    }
}

/// A component's pay at 100 %, with the variable pay and the share that it is of it.
fn target(component: &str, plan: &PersonalPlan, target: Money, weight: Ratio) -> Figure {
    Figure::money(&format!("incentive.target.{component}"), target).by(Message::new("formula-target")).from(vec![
        Input::given(Message::new("input-variable"), plan.variable.decimal(), plan.currency.code()),
        Input::given(Message::new("input-weight"), weight.to_f64().to_string(), "ratio"),
    ])
}

fn objectives_view(plan: &PersonalPlan, rules: &PlanRules, results: &Objectives) -> ComponentView {
    let line = |(index, line): (usize, &crate::incentive::ObjectiveLine)| {
        let own = rules.objectives.items.iter().find(|item| item.id == line.objective);
        let objective = title("plan.objectives.items", &line.objective, own.and_then(|own| own.title.as_deref()));
        let full = decimal(line.full, plan).unwrap_or_default();
        LineView {
            title: Message::new("line-objective").named("objective", &objective).text("period", &line.period),
            figure: Figure::money(&format!("incentive.line.objectives.{}", index + 1), line.pay)
                .by(Message::new("formula-objective").percent("points", line.points.to_f64()))
                .from(vec![Input::given(Message::new("input-objective-full"), full, plan.currency.code())]),
        }
    };
    ComponentView {
        id: "objectives".to_owned(),
        title: Message::new("component-objectives"),
        earned: Figure::money("incentive.component.objectives", results.earned).by(Message::new("formula-component")),
        target: target("objectives", plan, results.target, rules.objectives.weight),
        lines: results.lines.iter().enumerate().map(line).collect(),
    }
}

fn worth(plan: &PersonalPlan, grounds: &Grounds, pool: &Territory, deal: &Deal) -> Option<WorthView> {
    let code = plan.currency.code();
    Some(match pool.worth(deal, plan, &grounds.settings.plan)? {
        Ok(worth) => {
            let figure = |id, money| {
                let formula = match () {
                    () if !worth.counts => "formula-worth-not-counted",
                    () if worth.low == worth.high => "formula-worth",
                    () => "formula-worth-range",
                };
                Figure::money(id, money)
                    .by(Message::new(formula))
                    .from(deal.amount.source().map(Input::read).into_iter().collect())
            };
            WorthView { low: figure("incentive.deal.low", worth.low), high: figure("incentive.deal.high", worth.high) }
        }
        Err(reason) => {
            let figure = |id| Figure::unknown(id, code, Message::new(reason.id()).text("name", &deal.name));
            WorthView { low: figure("incentive.deal.low"), high: figure("incentive.deal.high") }
        }
    })
}

fn notes(plan: &PersonalPlan, pool: &Territory, results: &Objectives, records: &Records) -> Vec<Message> {
    let mut notes = vec![Message::new("incentive-estimate")];
    if records.pipeline_at.is_none() {
        notes.push(Message::new("incentive-pipeline-not-read"));
    }
    match (plan.official, pool.coverage) {
        (None, _) => notes.push(Message::new("incentive-no-official").percent("share", pool.attainment.to_f64())),
        (Some(official), Some(coverage)) if !pool.seen_in_full => {
            let note = Message::new("incentive-not-in-full").percent("coverage", coverage.to_f64());
            notes.push(note.date("as_of", official.as_of).percent("share", pool.attainment.to_f64()));
        }
        _ => {}
    }
    for (deal, reason) in &pool.not_counted {
        notes.push(Message::new(reason.id()).text("name", &deal.name));
    }
    if !results.not_stated.is_empty() {
        notes.push(Message::new("incentive-objectives-open").count("count", results.not_stated.len()));
    }
    notes
}
