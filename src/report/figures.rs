//! Making figures, so that every one of them has its unit, its certainty and its reasons.

use super::view::{Figure, FigureState, Input, SourceView};
use crate::error::Message;
use crate::model::{Basis, Effort, Field, Money, Ratio, Reason, Source};

/// What is to be said of a value that neither its text alone nor the page's language settled.
fn remark(basis: Basis) -> Option<Message> {
    basis.message().filter(|_| basis != Basis::Language)
}

impl From<&Source> for SourceView {
    fn from(source: &Source) -> SourceView {
        SourceView {
            origin: source.key.origin.to_string(),
            entity: source.entity.to_owned(),
            record: source.key.id.as_deref().map(str::to_owned),
            title: source.title.to_string(),
            label: source.label.to_string(),
            text: source.text.to_string(),
            basis: remark(source.basis),
            read_at: source.read_at.to_string(),
        }
    }
}

impl Figure {
    fn new(id: &str, value: Option<String>, unit: &str) -> Figure {
        let state = if value.is_some() { FigureState::Known } else { FigureState::Unknown };
        Figure { id: id.to_owned(), value, unit: unit.to_owned(), state, note: None, formula: None, inputs: Vec::new() }
    }

    /// Hours.
    pub(super) fn hours(id: &str, effort: Effort) -> Figure {
        Figure::new(id, Some(effort.text()), "h")
    }

    /// Hours that are a mean.
    pub(super) fn mean_hours(id: &str, hours: f64) -> Figure {
        // The sum of no numbers is −0.
        Figure::new(id, Some((hours + 0.0).to_string()), "h")
    }

    /// An instant.
    pub(super) fn at(id: &str, instant: jiff::Timestamp) -> Figure {
        Figure::new(id, Some(instant.to_string()), "datetime")
    }

    /// A number of things.
    pub(super) fn count(id: &str, count: usize) -> Figure {
        Figure::new(id, Some(count.to_string()), "count")
    }

    /// A share of one.
    pub(super) fn ratio(id: &str, share: f64) -> Figure {
        Figure::new(id, Some(share.to_string()), "ratio")
    }

    /// An exact share of one, shown as the nearest floating point number.
    pub(super) fn exact_ratio(id: &str, share: Ratio) -> Figure {
        Figure::ratio(id, share.to_f64())
    }

    /// Money.
    pub(super) fn money(id: &str, amount: Money) -> Figure {
        Figure::new(id, Some(amount.decimal()), amount.currency.code())
    }

    /// A word from a closed list; the word itself may be that it is not known.
    pub(super) fn word(id: &str, word: &str, known: bool) -> Figure {
        let state = if known { FigureState::Known } else { FigureState::Unknown };
        Figure { state, ..Figure::new(id, Some(word.to_owned()), "state") }
    }

    /// A value read from a field, with where it was read.
    pub(super) fn read<T>(id: &str, field: &Field<T>, unit: &str, text: impl Fn(&T) -> String) -> Figure {
        let mut figure = Figure::new(id, field.known().map(&text), unit);
        figure.note = match field {
            Field::Known(_, source) => remark(source.basis),
            _ => unknown_note(field),
        };
        figure.inputs = field.source().map(Input::read).into_iter().collect();
        if let Field::Unclear(_, _, readings) = field {
            let reading = |value| Input::given(Message::new("input-reading"), text(value), unit);
            figure.inputs.extend(readings.iter().map(reading));
        }
        figure
    }

    /// Not known.
    pub(super) fn unknown(id: &str, unit: &str, note: Message) -> Figure {
        Figure { note: Some(note), ..Figure::new(id, None, unit) }
    }

    pub(super) fn by(mut self, formula: Message) -> Figure {
        self.formula = Some(formula);
        self
    }

    pub(super) fn from(mut self, inputs: Vec<Input>) -> Figure {
        self.inputs = inputs;
        self
    }

    pub(super) fn in_unit(mut self, unit: &str) -> Figure {
        self.unit = unit.to_owned();
        self
    }

    /// A lower bound where `partial` holds.
    pub(super) fn at_least_if(mut self, partial: bool) -> Figure {
        if partial && self.state == FigureState::Known {
            self.state = FigureState::AtLeast;
        }
        self
    }
}

/// Why a field gives no value.
pub(super) fn unknown_note<T>(field: &Field<T>) -> Option<Message> {
    match field {
        Field::Known(..) => None,
        Field::Blank(source) => Some(Message::new("unknown-blank").text("label", &source.label)),
        Field::Unclear(Source { label, text, rival: Some((other, other_text)), .. }, Reason::Rival, _) => {
            let message = Message::new("unknown-rival").text("label", label).text("text", text);
            Some(message.text("other", other).text("other_text", other_text))
        }
        Field::Unclear(source, reason, _) => {
            let message = Message::new("unknown-unclear").text("label", &source.label).text("text", &source.text);
            Some(message.word("reason", &reason.message().id))
        }
        Field::Absent => Some(Message::new("unknown-absent")),
    }
}

impl Input {
    /// A field as read.
    pub(super) fn read(source: &Source) -> Input {
        Input {
            label: Message::new("input-field").text("label", &source.label),
            value: Some(source.text.to_string()),
            unit: "text".to_owned(),
            part: None,
            source: Some(source.into()),
        }
    }

    /// With the record that it is of.
    pub(super) fn of(self, source: Option<&Source>) -> Input {
        Input { source: source.map(SourceView::from), ..self }
    }

    /// A number that is set or computed, not read.
    pub(super) fn given(label: Message, value: String, unit: &str) -> Input {
        Input { label, value: Some(value), unit: unit.to_owned(), part: None, source: None }
    }
}
