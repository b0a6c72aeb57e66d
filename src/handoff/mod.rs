//! Hand-off of a deal (C13): a checklist with evidence, a score as an interval, a verdict; what people tick and keep by hand
//! beside it; and, after the close, on whom the customer leans (C12).

mod candidates;
mod checklist;
mod dependence;
mod sheet;
mod sheets;
mod template;

pub use candidates::{Candidate, candidates};
pub use checklist::{Checked, Close, Readiness, State, Verdict, check};
pub use dependence::{CheckIn, Contact, Dependence, DependenceSettings, NextCheckIn, Trend, Watch};
pub(crate) use sheet::Hand;
pub use sheet::{Edit, EditRequest, Entry, EntryKind, Mark, Sheet, Tick, Ticked};
pub use sheets::{SheetText, Sheets};
pub use template::{HandoffSettings, Handoffs, Item, ItemSettings, Owner, Proof, Template, TemplateSettings, WordList};
