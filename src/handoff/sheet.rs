//! What people keep by hand beside a deal: ticks with who and when, the checklist that they chose, and a list of promises,
//! demoed products and facts. It stays on the device, one text for each deal.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::State;
use crate::error::{Error, Message, Problem};
use crate::settings::{Role, Setting, Shape, choices, settings};

/// The format of a sheet's text.
const FORMAT: u64 = 1;

/// The most characters of a note or of an entry.
const LONGEST: usize = 2_000;

/// The most entries of the list.
const MOST_ENTRIES: usize = 500;

choices! {
    /// What somebody said of an item.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Ticked {
        /// It is done.
        Done = "done",
        /// It does not apply to this deal; the note says why.
        NotApplicable = "not_applicable",
    }

    /// What an entry of the list is.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum EntryKind {
        /// Something that was promised.
        Promise = "promise",
        /// Something that the customer takes to be promised.
        Implied = "implied",
        /// Something that was shown.
        Demoed = "demoed",
        /// Something that the receiver builds on.
        Fact = "fact",
    }

    /// What is known of what was shown, and of a fact.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    #[allow(missing_docs)]
    pub enum Mark {
        Bought = "bought",
        NotBought = "not_bought",
        Roadmap = "roadmap",
        Verified = "verified",
        Assumed = "assumed",
    }
}

impl EntryKind {
    /// What may be said of an entry of this kind; the first is what is said of it at the beginning.
    pub fn marks(self) -> &'static [Mark] {
        match self {
            EntryKind::Promise | EntryKind::Implied => &[],
            EntryKind::Demoed => &[Mark::NotBought, Mark::Bought, Mark::Roadmap],
            EntryKind::Fact => &[Mark::Assumed, Mark::Verified],
        }
    }
}

settings! {
    /// What people keep by hand beside one deal.
    pub struct Sheet {
        /// The CRM's origin.
        pub origin: String = Shape::Text(300),
        /// The deal's id there.
        pub record: String = Shape::Text(300),
        /// The checklist that somebody chose.
        pub template: Option<String> = Shape::optional(Shape::Text(80)),
        /// What was ticked.
        pub ticks: Vec<Tick> = Shape::Rows(Tick::entries()),
        /// Promises, demoed products and facts.
        pub list: Vec<Entry> = Shape::Rows(Entry::entries()),
    }

    /// What one person said of one item.
    pub struct Tick {
        /// The item's id.
        pub item: String = Shape::Text(80),
        /// What they said.
        pub state: Ticked = Shape::Choice(Ticked::IDS),
        /// Who.
        pub by: String = Shape::Text(200),
        /// In which part.
        pub role: Role = Shape::Choice(Role::IDS),
        /// When, RFC 3339.
        pub at: String = Shape::Text(40),
        /// What they noted with it.
        pub note: Option<String> = Shape::optional(Shape::Text(LONGEST)),
        /// How the item stood by the CRM alone then.
        pub crm: Option<State> = Shape::optional(Shape::Choice(State::IDS)),
    }

    /// One line of the list.
    pub struct Entry {
        /// Its id within the list.
        pub id: String = Shape::Text(80),
        /// What it is.
        pub kind: EntryKind = Shape::Choice(EntryKind::IDS),
        /// In words.
        pub text: String = Shape::Text(LONGEST),
        /// What is known of it.
        pub mark: Option<Mark> = Shape::optional(Shape::Choice(Mark::IDS)),
        /// Who wrote it, or changed it last.
        pub by: String = Shape::Text(200),
        /// When, RFC 3339.
        pub at: String = Shape::Text(40),
    }
}

/// A change that somebody makes.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Edit {
    /// Says of an item that it is done, or does not apply.
    Tick {
        /// The item's id.
        item: String,
        /// What is said of it.
        #[cfg_attr(test, ts(type = "'done' | 'not_applicable'"))]
        state: Ticked,
        /// A note; why, where it does not apply.
        note: String,
        /// How it stands by the CRM alone, as the view said.
        crm: String,
    },
    /// Takes one's own tick back.
    Untick {
        /// The item's id.
        item: String,
    },
    /// Chooses the checklist; `None` leaves it to the rules.
    Template {
        /// Its id.
        template: Option<String>,
    },
    /// Adds to the list.
    Add {
        /// What it is.
        #[cfg_attr(test, ts(type = "'promise' | 'implied' | 'demoed' | 'fact'"))]
        kind: EntryKind,
        /// In words.
        text: String,
    },
    /// Says what is known of an entry.
    Mark {
        /// Its id.
        id: String,
        /// What is known.
        #[cfg_attr(test, ts(type = "'bought' | 'not_bought' | 'roadmap' | 'verified' | 'assumed'"))]
        mark: Mark,
    },
    /// Takes an entry out.
    Remove {
        /// Its id.
        id: String,
    },
}

/// A change to the sheet of a deal, and who makes it when. The core has no clock.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EditRequest {
    /// The CRM's origin, as the browser gives it.
    pub origin: String,
    /// The deal's id.
    pub record: String,
    /// The user id that the page says is signed in.
    pub signed_in: Option<String>,
    /// Now, RFC 3339.
    pub now: String,
    /// What is to change.
    pub edit: Edit,
}

/// Who makes a change, and when.
pub(crate) struct Hand<'a> {
    pub(crate) by: &'a str,
    pub(crate) role: Role,
    pub(crate) at: Timestamp,
}

impl Sheet {
    /// The sheet of a deal for which nobody has kept anything yet.
    pub fn empty(origin: &str, record: &str) -> Sheet {
        let (origin, record) = (origin.to_owned(), record.to_owned());
        Sheet { origin, record, template: None, ticks: Vec::new(), list: Vec::new() }
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.template.is_none() && self.ticks.is_empty() && self.list.is_empty()
    }

    /// Reads a sheet's text. A tick or an entry that does not hold is named and left out.
    ///
    /// # Errors
    /// When the text as a whole is no sheet, or of a newer format.
    pub fn read(text: &str) -> Result<(Sheet, Vec<Problem>), Error> {
        let mut whole: Value = serde_json::from_str(text).map_err(|error| Error::not_a_sheet(&error.to_string()))?;
        match whole.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(newer) => return Err(Error::unknown_format(u32::try_from(newer).unwrap_or(u32::MAX))),
            None => return Err(Error::not_a_sheet("format")),
        }
        let mut problems = Vec::new();
        retain_sound(&mut whole, "ticks", Tick::shape(), &mut problems);
        retain_sound(&mut whole, "list", Entry::shape(), &mut problems);
        if let Some(entries) = whole.as_object_mut() {
            entries.remove("format");
        }
        let mut faults = Vec::new();
        Sheet::shape().faults(&whole, "", &mut faults);
        match (Sheet::of(&whole), faults.first()) {
            (Some(sheet), None) => Ok((sheet, problems)),
            (_, fault) => Err(Error::not_a_sheet(fault.map_or("", |fault| fault.path.as_str()))),
        }
    }

    /// The text of it; reading it gives the same sheet.
    pub fn text(&self) -> String {
        let tick = |tick: &Tick| {
            json!({
                "item": tick.item, "state": tick.state.id(), "by": tick.by, "role": tick.role.id(), "at": tick.at,
                "note": tick.note, "crm": tick.crm.map(State::id),
            })
        };
        let entry = |entry: &Entry| {
            json!({
                "id": entry.id, "kind": entry.kind.id(), "text": entry.text, "mark": entry.mark.map(Mark::id),
                "by": entry.by, "at": entry.at,
            })
        };
        json!({
            "format": FORMAT, "origin": self.origin, "record": self.record, "template": self.template,
            "ticks": self.ticks.iter().map(tick).collect::<Vec<_>>(),
            "list": self.list.iter().map(entry).collect::<Vec<_>>(),
        })
        .to_string()
    }

    /// What was ticked of an item.
    pub fn ticks_of(&self, item: &str) -> impl Iterator<Item = &Tick> {
        self.ticks.iter().filter(move |tick| tick.item == item)
    }

    /// Takes in what another sheet of the same deal holds: of two ticks of one person, or two versions of an entry, the newer.
    pub(crate) fn merge(&mut self, other: Sheet) {
        self.template = self.template.take().or(other.template);
        for tick in other.ticks {
            let newer = |own: &Tick| instant(&own.at) >= instant(&tick.at);
            if !self.ticks_of(&tick.item).any(|own| own.by == tick.by && newer(own)) {
                self.put(tick);
            }
        }
        for entry in other.list {
            match self.list.iter_mut().find(|own| own.id == entry.id) {
                Some(own) if instant(&own.at) < instant(&entry.at) => *own = entry,
                Some(_) => {}
                None => self.list.push(entry),
            }
        }
    }

    /// Makes a change.
    ///
    /// # Errors
    /// A sentence, where the change is none that can be made; the sheet is as before.
    pub(crate) fn change(&mut self, edit: Edit, hand: &Hand) -> Result<(), Error> {
        let at = hand.at.to_string();
        match edit {
            Edit::Tick { item, state, note, crm } => {
                let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
                if state == Ticked::NotApplicable && note.is_none() {
                    return Err(Error::refused_edit(Message::new("sheet-why")));
                }
                fits(note.as_deref().unwrap_or_default())?;
                let crm = State::of(&Value::from(crm));
                self.put(Tick { item, state, by: hand.by.to_owned(), role: hand.role, at, note, crm });
            }
            Edit::Untick { item } => self.ticks.retain(|tick| tick.item != item || tick.by != hand.by),
            Edit::Template { template } => self.template = template,
            Edit::Add { kind, text } => {
                let text = text.trim().to_owned();
                fits(&text)?;
                if text.is_empty() || self.list.len() >= MOST_ENTRIES {
                    return Err(Error::refused_edit(Message::new("sheet-entry").count("most", MOST_ENTRIES)));
                }
                let id = self.free_id(&at);
                self.list.push(Entry {
                    id,
                    kind,
                    text,
                    mark: kind.marks().first().copied(),
                    by: hand.by.to_owned(),
                    at,
                });
            }
            Edit::Mark { id, mark } => {
                let entry = self.list.iter_mut().find(|entry| entry.id == id && entry.kind.marks().contains(&mark));
                let entry = entry.ok_or_else(|| Error::refused_edit(Message::new("sheet-gone")))?;
                (entry.mark, entry.by, entry.at) = (Some(mark), hand.by.to_owned(), at);
            }
            Edit::Remove { id } => self.list.retain(|entry| entry.id != id),
        }
        Ok(())
    }

    fn put(&mut self, tick: Tick) {
        self.ticks.retain(|own| own.item != tick.item || own.by != tick.by);
        self.ticks.push(tick);
        self.ticks.sort_by(|a, b| (&a.item, &a.by).cmp(&(&b.item, &b.by)));
    }

    /// An id that no entry has: the instant, and a number where several come at once.
    fn free_id(&self, at: &str) -> String {
        let taken = |id: &String| self.list.iter().any(|entry| entry.id == *id);
        let ids = (0..=MOST_ENTRIES).map(|number| if number == 0 { at.to_owned() } else { format!("{at} {number}") });
        ids.into_iter().find(|id| !taken(id)).unwrap_or_default()
    }
}

/// When a tick was set; what is no instant is older than all that are.
fn instant(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

fn fits(text: &str) -> Result<(), Error> {
    if text.chars().count() <= LONGEST {
        return Ok(());
    }
    Err(Error::refused_edit(Message::new("settings-too-long").count("most", LONGEST)))
}

/// Names and leaves out the rows of a list that have not their shape.
fn retain_sound(whole: &mut Value, key: &str, shape: Shape, problems: &mut Vec<Problem>) {
    let Some(rows) = whole.as_object_mut().map(|entries: &mut Map<_, _>| entries.entry(key).or_insert(json!([])))
    else {
        return;
    };
    let Some(rows) = rows.as_array_mut() else { return };
    let mut index = 0;
    rows.retain(|row| {
        let before = problems.len();
        shape.faults(row, &format!("{key}[{index}]"), problems);
        index += 1;
        problems.len() == before
    });
}
