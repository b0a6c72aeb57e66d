//! The boundary: the only room that knows JavaScript values. It holds no logic: it converts, calls the engine, converts back.
//!
//! Bulk data crosses as text into the resident engine; views cross by serde-wasm-bindgen, with `null` for what is unknown.
//! An error becomes a JavaScript `Error` named `SecondChairError`, whose `problem` is a `Problem`.
#![allow(missing_docs)] // the TypeScript types document what JavaScript sees

use js_sys::{Error, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::engine;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.ts");

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| Error::new(&error.to_string()).into())
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(&error.to_string()).into())
}

fn thrown(error: &crate::error::Error) -> JsValue {
    let thrown = Error::new(&error.to_string());
    thrown.set_name("SecondChairError");
    if let Ok(problem) = to_js(error.problem()) {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&thrown, &"problem".into(), &problem);
    }
    thrown.into()
}

/// Has the memory grow at once by about what a long text and all that is made of it will take. It grows page by page otherwise,
/// and each time the browser may look for garbage first: that took a third of a large team's first report.
fn make_room(text: &str) {
    const LONG: usize = 1 << 18;
    const TIMES: usize = 48;
    if text.len() >= LONG {
        let mut room: Vec<u8> = Vec::new();
        // Where there is not so much, it grows as it must.
        let _ = room.try_reserve_exact(text.len().saturating_mul(TIMES));
        std::hint::black_box(&room);
    }
}

/// The engine, resident in the SharedWorker.
#[wasm_bindgen]
pub struct Engine(engine::Engine);

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsValue> {
        engine::Engine::new().map(Engine).map_err(|error| Error::new(error).into())
    }

    pub fn default_settings(&self) -> String {
        engine::Engine::default_settings()
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn set_settings(&mut self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.set_settings(text))
    }

    pub fn own_settings(&self) -> String {
        self.0.own_settings()
    }

    #[wasm_bindgen(unchecked_return_type = "WordsView")]
    pub fn words(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.words())
    }

    #[wasm_bindgen(unchecked_return_type = "FormView")]
    pub fn form(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.form())
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.problems())
    }

    #[wasm_bindgen(unchecked_return_type = "PreviewView")]
    pub fn preview_settings(&self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.preview_settings(text))
    }

    #[wasm_bindgen(unchecked_return_type = "PlanView[]")]
    pub fn plans(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.plans())
    }

    #[wasm_bindgen(unchecked_return_type = "RuleView")]
    pub fn rule(&self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.rule(text))
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn set_policy(&mut self, text: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.set_policy(text.as_deref()))
    }

    #[wasm_bindgen(unchecked_return_type = "PolicyView")]
    pub fn policy(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.policy())
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn set_sheet(&mut self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.set_sheet(text))
    }

    #[wasm_bindgen(unchecked_return_type = "SheetText[]")]
    pub fn sheets(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.sheets())
    }

    #[wasm_bindgen(unchecked_return_type = "SheetText")]
    pub fn edit_sheet(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "EditRequest")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.0.edit_sheet(from_js(request)?).map_err(|error| thrown(&error))?)
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn set_pay(&mut self, text: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.set_pay(text.as_deref()))
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn learn_language(&mut self, facts: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.learn_language(facts))
    }

    pub fn languages_wanted(&self) -> Vec<String> {
        self.0.languages_wanted()
    }

    #[wasm_bindgen(unchecked_return_type = "Ingested")]
    pub fn ingest(&mut self, origin: &str, text: &str) -> Result<JsValue, JsValue> {
        make_room(text);
        to_js(&self.0.ingest(origin, text).map_err(|error| thrown(&error))?)
    }

    pub fn snapshot(&self, origin: &str, now: &str, zone: &str) -> Result<Option<String>, JsValue> {
        self.0.snapshot(origin, now, zone).map_err(|error| thrown(&error))
    }

    #[wasm_bindgen(unchecked_return_type = "Next")]
    pub fn next_request(
        &self,
        adapter: &str,
        #[wasm_bindgen(unchecked_param_type = "LastAnswer | null")] last: JsValue,
    ) -> Result<JsValue, JsValue> {
        let last: Option<engine::LastAnswer> = from_js(last)?;
        to_js(&self.0.next_request(adapter, last.as_ref()))
    }

    #[wasm_bindgen(unchecked_return_type = "PersonView[]")]
    pub fn people(&self, origin: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.people(origin))
    }

    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ReportRequest")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.0.report(&from_js(request)?).map_err(|error| thrown(&error))?)
    }

    #[wasm_bindgen(unchecked_return_type = "IncentiveView")]
    pub fn what_if(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ReportRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "WhatIf")] what_if: JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.0.what_if(&from_js(request)?, &from_js(what_if)?).map_err(|error| thrown(&error))?)
    }

    #[wasm_bindgen(unchecked_return_type = "ReadFact[]")]
    pub fn read_facts(&self, origin: &str, record: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.read_facts(origin, record))
    }

    #[wasm_bindgen(unchecked_return_type = "WantedView[]")]
    pub fn wanted(&self, origin: &str, record: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.wanted(origin, record.as_deref()))
    }

    #[wasm_bindgen(unchecked_return_type = "PointedView")]
    pub fn pointed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "PointedRequest")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.0.pointed(&from_js(request)?).map_err(|error| thrown(&error))?)
    }

    pub fn places(&self, origin: &str) -> Vec<String> {
        self.0.places(origin)
    }

    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn set_calendar(&mut self, text: Option<String>) -> Result<JsValue, JsValue> {
        to_js(&self.0.set_calendar(text.as_deref()))
    }

    #[wasm_bindgen(unchecked_return_type = "CalendarView | null")]
    pub fn calendar(&self) -> Result<JsValue, JsValue> {
        to_js(&self.0.calendar())
    }

    pub fn export(&self) -> String {
        self.0.export()
    }

    #[wasm_bindgen(unchecked_return_type = "[origin: string, ingested: Ingested][]")]
    pub fn import(&mut self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.0.import(text).map_err(|error| thrown(&error))?)
    }

    pub fn forget(&mut self, origin: Option<String>) {
        self.0.forget(origin.as_deref());
    }
}
