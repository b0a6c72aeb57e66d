//! The settings as they cross the boundary, for the options page.

use serde::Serialize;

use crate::error::{Message, Problem};

/// A value of the settings, as JSON has it.
pub type JsonValue = serde_json::Value;

/// Every setting with where it comes from, for the options page: its forms are made of this and of nothing else.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormView {
    /// The settings, in order.
    pub sections: Vec<FormNode>,
    /// What is set otherwise than by default, in order of path.
    pub changes: Vec<ChangeView>,
    /// Own settings that do not hold, and why.
    pub problems: Vec<Problem>,
}

/// A place in the settings: a value, or a group of places.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "node", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FormNode {
    /// A group.
    Group(Box<FormGroup>),
    /// A value.
    Field(Box<FormField>),
}

/// A group of settings, or one member of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormGroup {
    /// Its path, such as `catalogue.kinds.demo`.
    pub path: String,
    /// What it is called.
    pub label: Message,
    /// What it holds.
    pub nodes: Vec<FormNode>,
    /// Whether it is a list whose members can be added and taken out.
    pub list: Option<FormList>,
    /// Whether it is a member of a list.
    pub member: bool,
    /// The layer that added it, if it is a member.
    #[cfg_attr(test, ts(type = "'default' | 'policy' | 'own'"))]
    pub layer: &'static str,
    /// Whether own settings cannot change it.
    pub locked: bool,
}

/// What can be done to a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormList {
    /// A new member to begin with; its `id` is still to be given.
    #[cfg_attr(test, ts(type = "JsonValue"))]
    pub blank: JsonValue,
    /// Members of the defaults that own settings took out: id and what it is called.
    pub taken_out: Vec<(String, Message)>,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FormField {
    /// Its path, such as `load.overhead`.
    pub path: String,
    /// What it is called.
    pub label: Message,
    /// What may be entered.
    pub input: InputKind,
    /// The value in force.
    #[cfg_attr(test, ts(type = "JsonValue"))]
    pub value: JsonValue,
    /// The built-in value; `None` where the member that holds it is no built-in one.
    #[cfg_attr(test, ts(type = "JsonValue"))]
    pub default: Option<JsonValue>,
    /// Where the value in force comes from.
    #[cfg_attr(test, ts(type = "'default' | 'policy' | 'own'"))]
    pub layer: &'static str,
    /// Whether own settings cannot change it.
    pub locked: bool,
    /// What the built-in value rests on: a source, or `SV` for a starting value.
    pub mark: Option<String>,
    /// A rule in plain words.
    #[cfg_attr(test, ts(type = "Phrase | null"))]
    pub words: Option<crate::rules::Phrase>,
}

/// What may be entered for a setting.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InputKind {
    /// The kind of value.
    #[cfg_attr(
        test,
        ts(
            type = "'text' | 'choice' | 'choices' | 'flag' | 'number' | 'whole' | 'decimal' | 'texts' | 'words' | 'hours' | 'date' | 'zone' | 'rule' | 'rows'"
        )
    )]
    pub kind: &'static str,
    /// What a number counts.
    #[cfg_attr(
        test,
        ts(type = "'hours' | 'share' | 'days' | 'working_days' | 'weeks' | 'per_year' | 'count' | 'points' | null")
    )]
    pub unit: Option<&'static str>,
    /// The lowest number.
    pub low: Option<f64>,
    /// The highest number.
    pub high: Option<f64>,
    /// The most characters.
    pub most: Option<usize>,
    /// The words to choose from.
    pub choices: Vec<&'static str>,
    /// Whether it may be left empty.
    pub optional: bool,
    /// The columns of rows.
    pub columns: Vec<ColumnView>,
}

/// One column of a list that is set as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnView {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: Message,
    /// What may be entered.
    pub input: InputKind,
}

/// A setting that differs: between the defaults and what is in force, or between what is in force and an import.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeView {
    /// Its path.
    pub path: String,
    /// What it is called, from the outermost group to the value.
    pub labels: Vec<Message>,
    /// What may be entered; `None` for a whole member.
    pub input: Option<InputKind>,
    /// The value before; `None` where there was none.
    #[cfg_attr(test, ts(type = "JsonValue"))]
    pub from: Option<JsonValue>,
    /// The value after; `None` where it is gone.
    #[cfg_attr(test, ts(type = "JsonValue"))]
    pub to: Option<JsonValue>,
    /// Where the value after comes from.
    #[cfg_attr(test, ts(type = "'default' | 'policy' | 'own'"))]
    pub layer: &'static str,
}

/// What an import of own settings would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewView {
    /// What would differ.
    pub changes: Vec<ChangeView>,
    /// What in it is faulty, and would be left out.
    pub problems: Vec<Problem>,
    /// The settings to apply, without what is faulty; `None` where the text is no settings.
    pub text: Option<String>,
}

/// What a rule's text says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleView {
    /// In plain words; `None` while it has faults.
    #[cfg_attr(test, ts(type = "Phrase | null"))]
    pub words: Option<crate::rules::Phrase>,
    /// Each fault with the column of its first character, from 1, as its path.
    pub faults: Vec<Problem>,
}
