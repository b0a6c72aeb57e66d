//! What a rule is made of: its tree, its operators and how tightly they bind.

use jiff::civil::Date;

use crate::model::{Currency, Ratio};

/// A place in a rule's text, in bytes from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A part of a rule with its place. Two parts are equal when they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Where it stands in the text.
    pub span: Span,
    /// What it says.
    pub node: Node,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.node == other.node
    }
}

impl From<Node> for Expression {
    fn from(node: Node) -> Expression {
        Expression { span: Span::default(), node }
    }
}

/// What a part of a rule says.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A decimal at or above 0 with its unit: `8 h`, `25000`, `10 working days`.
    Number(Ratio, Unit),
    /// A day: `2026-12-31`.
    Date(Date),
    /// A text in quotes.
    Text(String),
    /// A name: of a value, a field, a kind or a stage.
    Name(String),
    /// A function with its arguments.
    Call(String, Vec<Expression>),
    /// A set in braces.
    Set(Vec<Expression>),
    /// An operator before one part.
    Unary(Unary, Box<Expression>),
    /// An operator between two parts.
    Binary(Binary, Box<Expression>, Box<Expression>),
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A plain number; beside an amount: major units of the amount's own currency.
    None,
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Days that the calendar has hours on.
    WorkingDays,
    /// Major units of a currency.
    Money(Currency),
}

/// An operator before one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unary {
    Not,
    Each,
    Some,
}

impl Unary {
    pub(super) const ALL: [Unary; 3] = [Unary::Not, Unary::Each, Unary::Some];

    /// How it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Unary::Not => "not",
            Unary::Each => "each",
            Unary::Some => "some",
        }
    }

    /// How tightly it binds, and how tightly its part must.
    pub(super) fn binding(self) -> (u8, u8) {
        match self {
            Unary::Not => (4, 4),
            Unary::Each | Unary::Some => (8, 9),
        }
    }
}

/// An operator between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Binary {
    Where,
    Given,
    Or,
    And,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
    Is,
    In,
    Contains,
    Plus,
    Minus,
    Times,
    Over,
    Of,
}

impl Binary {
    pub(super) const ALL: [Binary; 18] = [
        Binary::Where,
        Binary::Given,
        Binary::Or,
        Binary::And,
        Binary::Less,
        Binary::LessOrEqual,
        Binary::Equal,
        Binary::NotEqual,
        Binary::GreaterOrEqual,
        Binary::Greater,
        Binary::Is,
        Binary::In,
        Binary::Contains,
        Binary::Plus,
        Binary::Minus,
        Binary::Times,
        Binary::Over,
        Binary::Of,
    ];

    /// How it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Binary::Where => "where",
            Binary::Given => "given",
            Binary::Or => "or",
            Binary::And => "and",
            Binary::Less => "<",
            Binary::LessOrEqual => "<=",
            Binary::Equal => "=",
            Binary::NotEqual => "!=",
            Binary::GreaterOrEqual => ">=",
            Binary::Greater => ">",
            Binary::Is => "is",
            Binary::In => "in",
            Binary::Contains => "contains",
            Binary::Plus => "+",
            Binary::Minus => "-",
            Binary::Times => "*",
            Binary::Over => "/",
            Binary::Of => "of",
        }
    }

    /// How tightly it binds, the loosest first.
    pub(super) fn binding(self) -> u8 {
        match self {
            Binary::Where => 0,
            Binary::Given => 1,
            Binary::Or => 2,
            Binary::And => 3,
            Binary::Less | Binary::LessOrEqual | Binary::Equal | Binary::NotEqual => 5,
            Binary::GreaterOrEqual | Binary::Greater | Binary::Is | Binary::In | Binary::Contains => 5,
            Binary::Plus | Binary::Minus => 6,
            Binary::Times | Binary::Over => 7,
            Binary::Of => 8,
        }
    }

    /// Whether `a ∘ b ∘ c` may be written, and means `(a ∘ b) ∘ c`.
    pub(super) fn chains(self) -> bool {
        !matches!(self.binding(), 0 | 5)
    }
}

/// Words that are no names.
pub(super) fn is_keyword(word: &str) -> bool {
    Unary::ALL.iter().any(|operator| operator.symbol() == word)
        || Binary::ALL.iter().any(|operator| operator.symbol() == word)
}
