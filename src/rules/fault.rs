//! What is wrong with a rule, and where.

use super::syntax::Span;
use crate::error::Message;

/// A fault of a rule: its place in the text and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes from the rule's start.
    pub span: Span,
    /// What is wrong and what to write instead.
    pub message: Message,
}

impl Fault {
    pub(super) fn at(span: Span, message: Message) -> Fault {
        Fault { span, message }
    }

    /// The column of its first character in `text`, from 1.
    pub fn column(&self, text: &str) -> usize {
        text.char_indices().take_while(|(at, _)| *at < self.span.start).count() + 1
    }
}

/// The known word nearest to a misspelt one: at most a third of its letters differ, and at most three.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).clamp(1, 3);
    let near = known.into_iter().map(|candidate| (distance(word, candidate), candidate));
    near.filter(|(distance, _)| *distance <= most).min().map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out or changed to make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (index, letter) in from.chars().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (above, other) in row.windows(2).zip(to.chars()) {
            let &[diagonal, up] = above else { break };
            left = (diagonal + usize::from(letter != other)).min(up + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
