//! The statement as it is shown: each figure with its arithmetic and the records it rests on.

use super::super::view::{ComponentView, CurveView, Figure, Input, LineView, PaymentView};
use super::Desk;
use crate::error::Message;
use crate::incentive::{
    Account, Adjustment, Component, Crediting, Credits, Earned, Fact, FactState, Kind, Line, LineOf, Payment,
    Result as Outcome, Statement, Tally,
};
use crate::model::{Deal, Ratio};
use crate::settings::{Measure, title};

impl<'a> Desk<'a> {
    /// Attainment of the first component with a quota.
    pub(super) fn main_attainment(&self, account: &Account, statement: &Statement) -> Option<Figure> {
        let main =
            account.components.iter().zip(&statement.components).find(|(one, _)| one.rules.kind == Kind::Attainment);
        match main {
            Some((component, earned)) => self.attainment("incentive.attainment", account, component, earned),
            None => Some(Figure::unknown("incentive.attainment", "ratio", Message::new("incentive-no-quota"))),
        }
    }

    fn attainment(&self, id: &str, account: &Account, component: &Component, earned: &Earned) -> Option<Figure> {
        let Some(attainment) = earned.attainment else {
            return Some(Figure::unknown(id, "ratio", Message::new("incentive-quota-zero")));
        };
        let sight = self.sight(account, component);
        let today = self.question.now.date();
        let official = component.window_at(today).and_then(|window| component.official_in(window, today));
        let (quota, unit) = self.credit_text(component, earned.quota)?;
        let mut inputs = vec![Input::given(Message::new("input-quota"), quota, unit)];
        if let Some(official) = official {
            let label = Message::new("input-official").date("as_of", official.as_of);
            inputs.push(Input::given(label, self.credit_text(component, official.amount)?.0, unit));
        }
        let since = earned.credited.minus(official.map_or(Ratio::ZERO, |official| official.amount))?;
        inputs.push(Input::given(Message::new("input-credited-since"), self.credit_text(component, since)?.0, unit));
        if let Some(coverage) = sight.coverage {
            inputs.push(Input::given(Message::new("input-coverage"), coverage.to_f64().to_string(), "ratio"));
        }
        let partial = !sight.whole || self.records.pipeline_at.is_none();
        let figure = Figure::exact_ratio(id, attainment).by(Message::new("formula-attainment"));
        Some(figure.from(inputs).at_least_if(partial))
    }

    /// Earned in all, and of what.
    pub(super) fn earned(&self, account: &Account, statement: &Statement, whole: bool) -> Figure {
        let code = self.person.currency.code();
        let parts = account.components.iter().zip(&statement.components);
        let mut inputs: Vec<Input> = parts
            .map(|(component, earned)| Input::given(self.title(component), earned.earned.decimal(), code))
            .collect();
        let adjustments = statement.adjustments.iter();
        inputs.extend(adjustments.map(|(what, amount)| Input::given(adjustment(*what), amount.decimal(), code)));
        Figure::money("incentive.earned", statement.total)
            .by(Message::new("formula-earned"))
            .from(inputs)
            .at_least_if(!whole)
    }

    pub(super) fn title(&self, component: &Component) -> Message {
        let list = format!("plans.{}.components", self.plan.rules.id);
        title(&list, &component.rules.id, component.rules.title.as_deref())
    }

    pub(super) fn components(
        &self,
        account: &Account,
        statement: &Statement,
        crediting: &Crediting<'a, '_>,
    ) -> Option<Vec<ComponentView>> {
        let view = |(place, (component, earned)): (usize, (&Component, &Earned))| {
            self.component(account, place, component, earned, crediting)
        };
        account.components.iter().zip(&statement.components).enumerate().map(view).collect()
    }

    fn component(
        &self,
        account: &Account,
        place: usize,
        component: &Component,
        earned: &Earned,
        crediting: &Crediting<'a, '_>,
    ) -> Option<ComponentView> {
        let id = &component.rules.id;
        let partial = match component.rules.kind {
            Kind::Objectives => earned.lines.iter().any(|line| is_partial(account, line)),
            _ => !self.sight(account, component).whole || self.records.pipeline_at.is_none(),
        };
        let code = self.person.currency.code();
        let target = Figure::money(&format!("incentive.target.{id}"), earned.target)
            .by(Message::new("formula-target"))
            .from(vec![
                Input::given(Message::new("input-variable"), self.person.variable.decimal(), code),
                Input::given(Message::new("input-weight"), component.rules.weight().to_f64().to_string(), "ratio"),
            ]);
        let line = |(index, line): (usize, &Line)| {
            let id = format!("incentive.line.{id}.{}", index + 1);
            self.line(&id, account, earned, line, place, crediting)
        };
        let has_quota = component.rules.kind == Kind::Attainment;
        Some(ComponentView {
            id: id.clone(),
            title: self.title(component),
            attainment: match has_quota {
                true => Some(self.attainment(&format!("incentive.attainment.{id}"), account, component, earned)?),
                false => None,
            },
            curve: match has_quota {
                true => self.curve(account, component, earned),
                false => None,
            },
            earned: Figure::money(&format!("incentive.component.{id}"), earned.earned)
                .by(Message::new("formula-component"))
                .at_least_if(partial),
            target,
            lines: earned.lines.iter().enumerate().map(line).collect::<Option<_>>()?,
        })
    }

    /// The corners of a component's curve, up to half as far again as its last bound or as today.
    fn curve(&self, account: &Account, component: &Component, earned: &Earned) -> Option<CurveView> {
        let today = self.question.now.date();
        let window = component.window_at(today).filter(|window| !window.quota.is_zero())?;
        let curve = account.curve(component, window, today)?;
        let at = earned.attainment?;
        let bounds = curve.pieces().iter().map(|piece| piece.from.over(window.quota)).collect::<Option<Vec<_>>>()?;
        let last = bounds.iter().copied().max()?.max(at).max(Ratio::ONE);
        let end = last.times(Ratio::new(6, 5)?)?;
        let major = |minor: Ratio| Some(minor.over(self.person.minor())?.to_f64());
        let mut points = Vec::new();
        for (index, piece) in curve.pieces().iter().enumerate() {
            let until = match curve.pieces().get(index + 1) {
                Some(next) => next.from,
                None => end.times(window.quota)?,
            };
            points.push((piece.from.over(window.quota)?.to_f64(), major(piece.at)?));
            let rise = until.minus(piece.from)?.times(piece.slope)?;
            points.push((until.over(window.quota)?.to_f64(), major(piece.at.plus(rise)?)?));
        }
        let pay = major(curve.pay(account.credited(component, window, today)?)?)?;
        Some(CurveView { points, today: at.to_f64(), pay, likely: None })
    }

    fn line(
        &self,
        id: &str,
        account: &Account,
        earned: &Earned,
        line: &Line,
        place: usize,
        crediting: &Crediting<'a, '_>,
    ) -> Option<LineView> {
        let component = account.components.get(place)?;
        let figure = Figure::money(id, line.pay);
        let deal = |place: usize| self.records.deals.get(place);
        let name = |place: usize| deal(place).map_or("", |deal| deal.name.as_str());
        let credited = |of: Option<&Deal>, title: Message| {
            let (credit, unit) = self.credit_text(component, line.credit)?;
            let mut inputs = vec![Input::given(Message::new("input-line-credit"), credit, unit)];
            let sources = of.map(|deal| crediting.sources(place, deal)).unwrap_or_default();
            inputs.extend(sources.iter().map(Input::read));
            Some(LineView { title, figure: figure.clone().by(self.arithmetic(component, earned, line)?).from(inputs) })
        };
        let plain =
            |title: Message, formula: &str| LineView { title, figure: figure.clone().by(Message::new(formula)) };
        Some(match &line.of {
            LineOf::Official(as_of) => credited(None, Message::new("line-official").date("as_of", *as_of))?,
            LineOf::Deal(of) => credited(deal(*of), Message::new("line-deal").text("name", name(*of)))?,
            LineOf::Jump(of) => plain(Message::new("line-jump").text("name", name(*of)), "formula-jump"),
            LineOf::DealCap(of) => plain(Message::new("line-deal-cap").text("name", name(*of)), "formula-deal-cap"),
            LineOf::Clawback(of) => plain(Message::new("line-clawback").text("name", name(*of)), "formula-clawback"),
            LineOf::Modifier(factor) => {
                plain(Message::new("line-modifier").percent("factor", factor.to_f64()), "formula-modifier")
            }
            LineOf::Gate(gate) => {
                plain(Message::new("line-gate").named("component", &self.title_of(gate)), "formula-gate")
            }
            LineOf::Objective { period, objective, points, full } => {
                let result = account.result(period, objective);
                self.objective(account, figure, (period, objective, result), *points, *full)?
            }
        })
    }

    fn title_of(&self, id: &str) -> Message {
        let own = self.plan.rules.component(id).and_then(|component| component.title.as_deref());
        title(&format!("plans.{}.components", self.plan.rules.id), id, own)
    }

    fn objective(
        &self,
        account: &Account,
        figure: Figure,
        (period, objective, result): (&str, &str, Option<Outcome>),
        points: Ratio,
        full: Ratio,
    ) -> Option<LineView> {
        let called = self.objective_title(account, objective)?;
        let code = self.person.currency.code();
        let mut inputs = vec![Input::given(Message::new("input-objective-full"), self.decimal(full)?, code)];
        let (formula, whole) = match result {
            Some(Outcome::Measured(tally)) => {
                inputs.extend(tally.facts.iter().map(fact));
                let formula = Message::new("formula-objective-measured").count("done", tally.count(FactState::Done));
                let formula = formula.count("due", tally.facts.len()).count("unknown", tally.count(FactState::Unknown));
                (formula, tally.is_whole())
            }
            Some(Outcome::Stated(stated)) => {
                let evidence = stated.evidence.iter().filter(|evidence| !evidence.trim().is_empty());
                inputs.extend(evidence.map(|text| Input::given(Message::new("input-evidence"), text.clone(), "text")));
                (Message::new("formula-objective"), true)
            }
            None => (Message::new("formula-objective"), true),
        };
        Some(LineView {
            title: Message::new("line-objective").named("objective", &called).text("period", period),
            figure: figure.by(formula.percent("points", points.to_f64())).from(inputs).at_least_if(!whole),
        })
    }

    /// How a line's credit became its pay: against quota and target, or at a rate.
    fn arithmetic(&self, component: &Component, earned: &Earned, line: &Line) -> Option<Message> {
        if component.rules.kind == Kind::Commission || earned.target.minor == 0 || earned.quota.is_zero() {
            let units = self.person.units(component.rules);
            let rate = line.slope.times(units)?.over(self.person.minor())?;
            return Some(Message::new("formula-line-rate").text("rate", &rate.to_f64().to_string()));
        }
        let slope = line.slope.times(earned.quota)?.over(earned.target.ratio())?;
        let (quota, unit) = self.credit_text(component, earned.quota)?;
        let message =
            Message::new("formula-line").money("target", earned.target).text("slope", &slope.to_f64().to_string());
        Some(match crate::model::Money::parse(&quota, self.person.currency) {
            Some(quota) if unit != "count" => message.money("quota", quota),
            _ => message.text("quota", &quota),
        })
    }

    /// What makes the total other than the sum of the components.
    pub(super) fn adjustments(&self, statement: &Statement) -> Vec<LineView> {
        let line = |(what, amount): &(Adjustment, crate::model::Money)| {
            let (id, formula) = match what {
                Adjustment::Guarantee => ("incentive.guarantee", "formula-guarantee"),
                Adjustment::Cap => ("incentive.cap", "formula-total-cap"),
            };
            LineView { title: adjustment(*what), figure: Figure::money(id, *amount).by(Message::new(formula)) }
        };
        statement.adjustments.iter().map(line).collect()
    }

    /// The payments of pay periods that have ended, component by component.
    pub(super) fn payments(&self, account: &Account, statement: &Statement) -> Option<Vec<PaymentView>> {
        let view = |payment: &Payment| {
            let component = account.components.get(payment.component)?;
            let id = format!("incentive.payment.{}.{}", payment.period, component.rules.id);
            let code = self.person.currency.code();
            let mut inputs = vec![Input::given(Message::new("input-earned-by-then"), payment.earned.decimal(), code)];
            if payment.held_back.minor != 0 {
                inputs.push(Input::given(Message::new("input-held-back"), payment.held_back.decimal(), code));
            }
            if payment.carried.minor != 0 {
                inputs.push(Input::given(Message::new("input-carried"), payment.carried.decimal(), code));
            }
            Some(PaymentView {
                period: payment.period.clone(),
                title: self.title(component),
                due: payment.due.to_string(),
                payable: Figure::money(&id, payment.payable).by(Message::new("formula-payment")).from(inputs),
            })
        };
        statement.payments.iter().map(view).collect()
    }

    pub(super) fn notes(&self, account: &Account, statement: &Statement, found: &[Credits]) -> Option<Vec<Message>> {
        let mut notes = vec![Message::new("incentive-estimate")];
        notes.extend(self.plan.rules.warnings());
        if self.records.pipeline_at.is_none() {
            notes.push(Message::new("incentive-pipeline-not-read"));
        }
        let parts = account.components.iter().zip(&statement.components).zip(found);
        let mut named = Vec::new();
        for ((component, earned), found) in parts {
            notes.extend(self.sight_note(account, component, earned));
            for (deal, reason) in &found.not_counted {
                let name = self.records.deals.get(*deal).map_or("", |deal| deal.name.as_str());
                let note = Message::new(reason.id()).text("name", name);
                if !named.contains(&note) {
                    named.push(note);
                }
            }
        }
        notes.extend(named);
        let unfed = account.components.iter().filter(|component| self.is_unfed(component));
        notes.extend(unfed.map(|one| Message::new("incentive-measure-unfed").named("component", &self.title(one))));
        let open = account.not_stated(self.question.now.date());
        if !open.is_empty() {
            notes.push(Message::new("incentive-objectives-open").count("count", open.len()));
        }
        notes.extend(self.measured_notes(account));
        Some(notes)
    }

    /// Whether a component counts in units or margin and nobody stated any: no page shows them.
    fn is_unfed(&self, component: &Component) -> bool {
        let measure = self.person.measure_of(component.rules);
        component.rules.kind != Kind::Objectives
            && matches!(measure, Measure::Units | Measure::Margin)
            && !self.person.measured.iter().any(|row| row.measure == measure)
    }

    /// Objectives that were measured in part only, and statements that the facts part from.
    fn measured_notes(&self, account: &Account) -> Vec<Message> {
        let note = |((period, objective), tally): (&(String, String), &Tally)| {
            let called = self.objective_title(account, objective)?;
            let stated = self.person.objectives.get(period).and_then(|results| results.get(objective));
            let about = |id: &str| Message::new(id).named("objective", &called).text("period", period);
            let share = tally.share()?;
            match (stated, tally.is_whole()) {
                (_, false) => {
                    Some(about("objective-measured-partly").count("unknown", tally.count(FactState::Unknown)))
                }
                (Some(stated), true) if !stated.says(share) => {
                    Some(about("objective-stated-otherwise").percent("measured", share.to_f64()))
                }
                _ => None,
            }
        };
        account.measured.iter().filter_map(note).collect()
    }

    fn objective_title(&self, account: &Account, objective: &str) -> Option<Message> {
        let has = |component: &&Component| component.rules.objectives.iter().any(|item| item.id == objective);
        let component = account.components.iter().find(has)?;
        let item = component.rules.objectives.iter().find(|item| item.id == objective)?;
        let list = format!("plans.{}.components.{}.objectives", self.plan.rules.id, component.rules.id);
        Some(title(&list, objective, item.title.as_deref()))
    }

    /// What is not seen of a component's credit.
    fn sight_note(&self, account: &Account, component: &Component, earned: &Earned) -> Option<Message> {
        let sight = self.sight(account, component);
        let attainment = earned.attainment?.to_f64();
        match (component.official, sight.coverage) {
            _ if sight.whole => None,
            (Some(official), Some(coverage)) => {
                let note = Message::new("incentive-not-in-full").percent("coverage", coverage.to_f64());
                Some(note.date("as_of", official.as_of).percent("share", attainment))
            }
            _ => Some(Message::new("incentive-no-official").percent("share", attainment)),
        }
    }
}

/// Whether a line is of an objective of which some facts are not known.
fn is_partial(account: &Account, line: &Line) -> bool {
    let LineOf::Objective { period, objective, .. } = &line.of else { return false };
    matches!(account.result(period, objective), Some(Outcome::Measured(tally)) if !tally.is_whole())
}

/// One fact that an objective was measured by.
fn fact(fact: &Fact) -> Input {
    let id = match fact.state {
        FactState::Done => "fact-done",
        FactState::Missed => "fact-missed",
        FactState::Unknown => "fact-unknown",
    };
    let value = match fact.state {
        FactState::Done => "verified",
        FactState::Missed => "missing",
        FactState::Unknown => "unknown",
    };
    let label = Message::new(id).text("name", &fact.name);
    Input::given(label, value.to_owned(), "state").of(fact.sources.first())
}

fn adjustment(what: Adjustment) -> Message {
    Message::new(match what {
        Adjustment::Guarantee => "line-guarantee",
        Adjustment::Cap => "line-total-cap",
    })
}
