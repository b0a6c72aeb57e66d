//! Every sheet that is kept, by origin and record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::sheet::{EditRequest, Hand, Sheet};
use crate::error::{Error, Problem};

/// A sheet as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SheetText {
    /// The CRM's origin.
    pub origin: String,
    /// The deal's id there.
    pub record: String,
    /// The sheet; empty where nothing is kept now.
    pub text: String,
}

/// Every sheet, by origin and record.
#[derive(Clone, Debug, Default)]
pub struct Sheets(BTreeMap<(String, String), Sheet>);

impl Sheets {
    /// The sheet of a deal.
    pub fn of(&self, origin: &str, record: &str) -> Option<&Sheet> {
        self.0.get(&(origin.to_owned(), record.to_owned()))
    }

    /// Takes a stored sheet in, beside what is kept of the same deal. What does not hold in it is named and left out.
    ///
    /// # Errors
    /// When the text is no sheet.
    pub fn take(&mut self, text: &str) -> Result<Vec<Problem>, Error> {
        let (sheet, problems) = Sheet::read(text)?;
        let at = (sheet.origin.clone(), sheet.record.clone());
        let kept = self.0.entry(at).or_insert_with(|| Sheet::empty(&sheet.origin, &sheet.record));
        kept.merge(sheet);
        Ok(problems)
    }

    /// Makes a change, and gives the sheet as it is to be stored.
    ///
    /// # Errors
    /// When the change is none that can be made; nothing is changed then.
    pub(crate) fn change(&mut self, request: EditRequest, hand: &Hand) -> Result<SheetText, Error> {
        let at = (request.origin, request.record);
        let mut sheet = self.0.get(&at).cloned().unwrap_or_else(|| Sheet::empty(&at.0, &at.1));
        sheet.change(request.edit, hand)?;
        let text = if sheet.is_empty() { String::new() } else { sheet.text() };
        let (origin, record) = at.clone();
        if sheet.is_empty() {
            self.0.remove(&at);
        } else {
            self.0.insert(at, sheet);
        }
        Ok(SheetText { origin, record, text })
    }

    /// All of them as they are stored, in order of origin and record.
    pub fn texts(&self) -> Vec<SheetText> {
        let text = |((origin, record), sheet): (&(String, String), &Sheet)| SheetText {
            origin: origin.clone(),
            record: record.clone(),
            text: sheet.text(),
        };
        self.0.iter().map(text).collect()
    }

    /// Forgets those of one origin, or all.
    pub fn forget(&mut self, origin: Option<&str>) {
        self.0.retain(|(kept, _), _| origin.is_some_and(|origin| kept != origin));
    }
}
