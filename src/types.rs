//! The TypeScript types of everything that crosses the boundary, made from the Rust types: `make types` rewrites the file.

use ts_rs::{Config, TS};

use crate::engine::LastAnswer;
use crate::error::{Arg, ArgKind, Message, Problem};
use crate::handoff::{Edit, EditRequest, SheetText};
use crate::page::shapes::Next;
use crate::portfolio::Ingested;
use crate::report::view::*;
use crate::rules::Phrase;

fn declared<T: TS>(all: &mut String) {
    all.push_str(&format!("export {}\n", T::decl(&Config::default())));
}

#[test]
fn typescript_types_are_those_of_rust() {
    let mut all = String::from(
        "export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };\n",
    );
    declared::<ArgKind>(&mut all);
    declared::<Arg>(&mut all);
    declared::<Message>(&mut all);
    declared::<Problem>(&mut all);
    declared::<Ingested>(&mut all);
    declared::<Next>(&mut all);
    declared::<LastAnswer>(&mut all);
    declared::<ReportRequest>(&mut all);
    declared::<FigureState>(&mut all);
    declared::<SourceView>(&mut all);
    declared::<Input>(&mut all);
    declared::<Figure>(&mut all);
    declared::<ViewerView>(&mut all);
    declared::<ReadView>(&mut all);
    declared::<DealView>(&mut all);
    declared::<WeekOutlookView>(&mut all);
    declared::<AskView>(&mut all);
    declared::<AskedView>(&mut all);
    declared::<ChoiceView>(&mut all);
    declared::<DisplacedView>(&mut all);
    declared::<RiskView>(&mut all);
    declared::<SlotsView>(&mut all);
    declared::<HelperView>(&mut all);
    declared::<NewDealsView>(&mut all);
    declared::<InsightView>(&mut all);
    declared::<WeekView>(&mut all);
    declared::<WorkloadView>(&mut all);
    declared::<TeamView>(&mut all);
    declared::<TeamWeekView>(&mut all);
    declared::<TeamSumsView>(&mut all);
    declared::<UnassignedView>(&mut all);
    declared::<MemberView>(&mut all);
    declared::<MemberWeekView>(&mut all);
    declared::<SheetText>(&mut all);
    declared::<Edit>(&mut all);
    declared::<EditRequest>(&mut all);
    declared::<TickView>(&mut all);
    declared::<OwedView>(&mut all);
    declared::<EntryView>(&mut all);
    declared::<CandidateView>(&mut all);
    declared::<TemplateView>(&mut all);
    declared::<DependenceView>(&mut all);
    declared::<CourseView>(&mut all);
    declared::<HandoffListView>(&mut all);
    declared::<HandoffRow>(&mut all);
    declared::<AccountRow>(&mut all);
    declared::<ItemView>(&mut all);
    declared::<HandoffView>(&mut all);
    declared::<LineView>(&mut all);
    declared::<ComponentView>(&mut all);
    declared::<PaymentView>(&mut all);
    declared::<CurveView>(&mut all);
    declared::<WhatIf>(&mut all);
    declared::<Tried>(&mut all);
    declared::<TeamPayView>(&mut all);
    declared::<FairnessView>(&mut all);
    declared::<OutlookView>(&mut all);
    declared::<TierView>(&mut all);
    declared::<DealOutlookView>(&mut all);
    declared::<ReconciledView>(&mut all);
    declared::<GrantView>(&mut all);
    declared::<PlanView>(&mut all);
    declared::<ObjectiveChoice>(&mut all);
    declared::<PeriodView>(&mut all);
    declared::<WorthView>(&mut all);
    declared::<StatementView>(&mut all);
    declared::<IncentiveView>(&mut all);
    declared::<Report>(&mut all);
    declared::<PersonView>(&mut all);
    declared::<ReadFact>(&mut all);
    declared::<ReadValue>(&mut all);
    declared::<ValueView>(&mut all);
    declared::<PlaceView>(&mut all);
    declared::<PointedRequest>(&mut all);
    declared::<PointedView>(&mut all);
    declared::<FieldView>(&mut all);
    declared::<WantedView>(&mut all);
    declared::<WordsView>(&mut all);
    declared::<PolicyView>(&mut all);
    declared::<CalendarView>(&mut all);
    declared::<Phrase>(&mut all);
    declared::<FormView>(&mut all);
    declared::<FormNode>(&mut all);
    declared::<FormGroup>(&mut all);
    declared::<FormList>(&mut all);
    declared::<FormField>(&mut all);
    declared::<InputKind>(&mut all);
    declared::<ColumnView>(&mut all);
    declared::<ChangeView>(&mut all);
    declared::<PreviewView>(&mut all);
    declared::<RuleView>(&mut all);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/wasm/types.ts");
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::write(file, &all).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), all, "run `make types` and commit src/wasm/types.ts");
    let mut words = all.split(|letter: char| !letter.is_alphanumeric());
    assert!(!words.any(|word| word == "any"), "a public type says any");
}
