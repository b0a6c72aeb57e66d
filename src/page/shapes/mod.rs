//! Shapes of a CRM's answers that a field map cannot express.

mod creme;

pub use creme::{LastAnswer, Next, next_request};

use std::rc::Rc;

use super::adapter::Adapter;
use super::{Entity, Fact, Observation};
use crate::error::Problem;

/// The rows of a CSV export whose headers are labels. A row that is not as wide as the header is named and left out.
pub(super) fn csv_rows(adapter: &Adapter, entity: Entity, text: &str, problems: &mut Vec<Problem>) -> Vec<Observation> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let columns: Vec<(Rc<str>, Option<crate::model::Meaning>)> =
        headers.iter().map(|label| (Rc::from(label.trim()), adapter.meaning(entity, None, Some(label)))).collect();
    let mut observations = Vec::new();
    for (index, row) in reader.records().enumerate() {
        match row {
            Ok(row) if row.len() == columns.len() => {
                let facts = columns.iter().zip(row.iter()).map(|((label, meaning), text)| Fact {
                    meaning: *meaning,
                    label: Rc::clone(label),
                    text: text.trim().into(),
                    links: Vec::new(),
                    doubt: None,
                });
                observations.push(Observation { entity, id: None, facts: facts.collect() });
            }
            Ok(row) => problems.push(Problem::bad_row(index + 1, row.len(), columns.len())),
            Err(_) => problems.push(Problem::bad_row(index + 1, 0, columns.len())),
        }
    }
    observations
}
