//! The organisation's incentive plans, for the options page: what each is called, what it says in words, and which results
//! it asks a person for. Rules and curves alone; nothing here is anybody's pay.

use super::view::{ObjectiveChoice, PlanView};
use crate::error::Message;
use crate::incentive::{ComponentRules, Kind, Plan};
use crate::settings::{Settings, defaults, title};

pub(crate) fn plans(settings: &Settings) -> Vec<PlanView> {
    settings.plans.iter().map(view).collect()
}

fn view(plan: &Plan) -> PlanView {
    let rules = &plan.rules;
    let is_built_in = defaults().is_ok_and(|built_in| built_in.plan(&rules.id).is_some());
    let about = match rules.about.as_deref().filter(|about| !about.trim().is_empty()) {
        Some(own) => Some(Message::new("title-own").text("title", own)),
        None => is_built_in.then(|| Message::new(&format!("plan-{}-about", rules.id.replace('_', "-")))),
    };
    let list = format!("plans.{}.components", rules.id);
    let name = |component: &ComponentRules| title(&list, &component.id, component.title.as_deref());
    PlanView {
        id: rules.id.clone(),
        title: title("plans", &rules.id, rules.title.as_deref()),
        about,
        components: rules.components.iter().map(|component| (component.id.clone(), name(component))).collect(),
        objectives: rules.components.iter().flat_map(|component| objectives(&list, component)).collect(),
        warnings: rules.warnings(),
    }
}

fn objectives<'a>(list: &'a str, component: &'a ComponentRules) -> impl Iterator<Item = ObjectiveChoice> + 'a {
    let items = component.objectives.iter().filter(|_| component.kind == Kind::Objectives);
    items.map(move |item| ObjectiveChoice {
        id: item.id.clone(),
        title: title(&format!("{list}.{}.objectives", component.id), &item.id, item.title.as_deref()),
        group: Message::new(&format!("objective-group-{}", item.group.id())),
        share: item.from.is_some(),
        measured: item.measured != crate::incentive::Measured::Stated,
        periods: component.measure.period.per_year(),
    })
}
