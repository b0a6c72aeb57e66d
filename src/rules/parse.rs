//! A rule's text becomes its tree: operators by how tightly they bind, each part with its place.

use super::DEEPEST;
use super::fault::Fault;
use super::lexer::{Token, tokens};
use super::syntax::{Binary, Expression, Node, Span, Unary, Unit, is_keyword};
use crate::error::Message;
use crate::model::{Currency, Ratio};

/// Reads a rule's text. Whether its names and types are right is for the check to say.
///
/// # Errors
/// The first place at which the text is no rule.
pub fn parse(text: &str) -> Result<Expression, Fault> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let expression = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(expression),
        _ => Err(parser.unexpected("rule-expected-operator")),
    }
}

struct Parser<'a> {
    tokens: Vec<(Token<'a>, Span)>,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> &Token<'a> {
        self.tokens.get(self.at).map_or(&Token::End, |(token, _)| token)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).map(|(_, span)| *span).unwrap_or_default()
    }

    /// Where the token before ended.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |(_, span)| span.end)
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(next) if *next == sign);
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, words: &[&str]) -> bool {
        let found = matches!(self.peek(), Token::Word(next) if words.contains(next));
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self, id: &str) -> Fault {
        let found = match self.peek() {
            Token::End => return Fault::at(self.span(), Message::new("rule-ends-early")),
            Token::Number(text) | Token::Word(text) => (*text).to_owned(),
            Token::Date(date) => date.to_string(),
            Token::Text(text) => text.clone(),
            Token::Sign(sign) => (*sign).to_owned(),
        };
        Fault::at(self.span(), Message::new(id).text("found", &found))
    }

    fn operator(&self) -> Option<Binary> {
        let (Token::Word(symbol) | Token::Sign(symbol)) = self.peek() else { return None };
        Binary::ALL.into_iter().find(|operator| operator.symbol() == *symbol)
    }

    /// Everything from here on that binds at least as tightly as `least`.
    fn expression(&mut self, least: u8) -> Result<Expression, Fault> {
        self.depth += 1;
        if self.depth > 2 * DEEPEST {
            return Err(Fault::at(self.span(), Message::new("rule-too-deep").count("deepest", DEEPEST)));
        }
        let start = self.span().start;
        let mut left = self.prefixed()?;
        while let Some(operator) = self.operator().filter(|operator| operator.binding() >= least) {
            self.at += 1;
            let right = self.expression(operator.binding() + 1)?;
            let span = Span { start, end: self.end() };
            left = Expression { span, node: Node::Binary(operator, Box::new(left), Box::new(right)) };
            let again = self.operator().filter(|next| next.binding() == operator.binding());
            if let Some(again) = again.filter(|_| !operator.chains()) {
                let message = Message::new("rule-chain").text("first", operator.symbol()).text("then", again.symbol());
                return Err(Fault::at(self.span(), message));
            }
        }
        self.depth -= 1;
        Ok(left)
    }

    fn prefixed(&mut self) -> Result<Expression, Fault> {
        let start = self.span().start;
        let prefix = match self.peek() {
            Token::Word(word) => Unary::ALL.into_iter().find(|operator| operator.symbol() == *word),
            _ => None,
        };
        let Some(operator) = prefix else { return self.primary() };
        self.at += 1;
        let (_, least) = operator.binding();
        let part = self.expression(least)?;
        Ok(Expression { span: Span { start, end: self.end() }, node: Node::Unary(operator, Box::new(part)) })
    }

    fn primary(&mut self) -> Result<Expression, Fault> {
        let start = self.span().start;
        if self.take_sign("(") {
            let inner = self.expression(0)?;
            return if self.take_sign(")") { Ok(inner) } else { Err(self.unexpected("rule-expected-close")) };
        }
        let node = match self.peek().clone() {
            Token::Sign("{") => {
                self.at += 1;
                Node::Set(self.list("}")?)
            }
            Token::Text(text) => {
                self.at += 1;
                Node::Text(text)
            }
            Token::Date(date) => {
                self.at += 1;
                Node::Date(date)
            }
            Token::Number(digits) => {
                let number = Ratio::parse(digits).ok_or_else(|| self.unexpected("rule-expected-value"))?;
                self.at += 1;
                Node::Number(number, self.unit())
            }
            Token::Word(word) if !is_keyword(word) => {
                self.at += 1;
                match self.take_sign("(") {
                    true => Node::Call(word.to_owned(), self.list(")")?),
                    false => Node::Name(word.to_owned()),
                }
            }
            _ => return Err(self.unexpected("rule-expected-value")),
        };
        Ok(Expression { span: Span { start, end: self.end() }, node })
    }

    fn unit(&mut self) -> Unit {
        if self.take_word(&["h"]) {
            return Unit::Hours;
        }
        if self.take_word(&["day", "days"]) {
            return Unit::Days;
        }
        let Token::Word(word) = *self.peek() else { return Unit::None };
        if let Some(currency) = Currency::of(word) {
            self.at += 1;
            return Unit::Money(currency);
        }
        let next = self.tokens.get(self.at + 1).map(|(token, _)| token);
        if word == "working" && matches!(next, Some(Token::Word("day" | "days"))) {
            self.at += 2;
            return Unit::WorkingDays;
        }
        Unit::None
    }

    /// Parts between commas up to the sign that ends them; possibly none.
    fn list(&mut self, close: &str) -> Result<Vec<Expression>, Fault> {
        let mut parts = Vec::new();
        if self.take_sign(close) {
            return Ok(parts);
        }
        loop {
            parts.push(self.expression(0)?);
            if self.take_sign(close) {
                return Ok(parts);
            }
            if !self.take_sign(",") {
                return Err(self.unexpected("rule-expected-close"));
            }
        }
    }
}
