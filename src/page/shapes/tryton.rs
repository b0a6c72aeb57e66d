//! Tryton: JSON-RPC. An answer says its error inside HTTP 200, writes decimals and dates as objects with a `__class__`, and
//! comes in parts.
//!
//! A part is asked for by number, "above the last one that came", and not by position: a record that somebody deletes
//! meanwhile would shift all positions after it, and one record would be skipped. The number is the call's own id as
//! well, and every answer repeats its call's id: so an answer says by itself which part it is.

use std::rc::Rc;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answered, Extent, LastAnswer, Next, no_answer};
use crate::error::{Error, Message, Problem};
use crate::page::adapter::Adapter;
use crate::page::{Entity, Observation};

/// Records in one part.
const LIMIT: usize = 100;

/// What is asked of each opportunity; the field map of the adapter says what it means.
const FIELDS: [&str; 10] = [
    "number",
    "description",
    "party.rec_name",
    "employee.rec_name",
    "state",
    "state:string",
    "amount",
    "currency.code",
    "conversion_probability",
    "end_date",
];

#[derive(Deserialize)]
struct Envelope {
    id: u64,
    result: Option<Value>,
    error: Option<Value>,
}

fn call(id: &str, number: u64, method: &str, params: Value) -> Next {
    Next::Request {
        id: id.to_owned(),
        method: "POST".to_owned(),
        path: "/{database}/rpc/".to_owned(),
        body: Some(json!({ "id": number, "method": method, "params": params }).to_string()),
        keep: true,
    }
}

fn deals_after(number: u64) -> Next {
    let params = json!([[["id", ">", number]], 0, LIMIT, [["id", "ASC"]], FIELDS, {}]);
    call("deals", number, "model.sale.opportunity.search_read", params)
}

/// First how the CRM writes for this user, since its pages cannot be read without; then all opportunities.
pub(super) fn next_request(adapter: &Adapter, last: Option<&LastAnswer>) -> Next {
    let Some(answer) = last else { return call("preferences", 0, "model.res.user.get_preferences", json!([true, {}])) };
    if let Some(end) = no_answer(adapter, answer) {
        return end;
    }
    let (number, result) = match result(&answer.request, &answer.text) {
        Ok(found) => found,
        Err(message) => return Next::Failed { message },
    };
    if answer.request == "preferences" {
        return deals_after(0);
    }
    match part(number, &result) {
        Ok((_, Some(last))) => deals_after(last),
        Ok((_, None)) => Next::Done,
        Err(()) => Next::Failed { message: unexpected(&answer.request) },
    }
}

fn unexpected(request: &str) -> Message {
    Message::new("pull-unexpected").text("request", request)
}

/// The result and the number of its call, or what the CRM says instead of one.
fn result(request: &str, text: &str) -> Result<(u64, Value), Message> {
    let envelope: Envelope = serde_json::from_str(text).map_err(|_| unexpected(request))?;
    match (envelope.result, envelope.error) {
        (_, Some(error)) if !error.is_null() => {
            let said = said(&error);
            Err(Message::new("pull-error").text("request", request).text("reason", said))
        }
        (Some(result), _) => Ok((envelope.id, result)),
        _ => Err(unexpected(request)),
    }
}

/// The words of an error for people: `["UserError", ["words", …]]`; else its name: `["name", "trace"]`.
fn said(error: &Value) -> &str {
    let words = error.get(1).and_then(|details| details.get(0)).and_then(Value::as_str);
    words.or_else(|| error.get(0).and_then(Value::as_str)).unwrap_or("?")
}

/// The rows of a part, and the last number in it where more may follow. The numbers must rise, or the next part could
/// come again for ever.
fn part(after: u64, result: &Value) -> Result<(&Vec<Value>, Option<u64>), ()> {
    let rows = result.as_array().ok_or(())?;
    let mut last = after;
    for row in rows {
        let number = row.get("id").and_then(Value::as_u64).filter(|number| *number > last).ok_or(())?;
        last = number;
    }
    Ok((rows, (rows.len() >= LIMIT).then_some(last)))
}

/// Understands an answer that the reader kept.
pub(super) fn answered(
    adapter: &Adapter,
    request: &str,
    path: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Result<Answered, Error> {
    let (number, result) = result(request, text).map_err(Error::refused)?;
    if request == "preferences" {
        let writing = Some(Writing::of(&result).ok_or_else(|| Error::refused(unexpected(request)))?);
        return Ok(Answered { observations: Vec::new(), extent: Extent::Some, writing });
    }
    let (rows, last) = part(number, &result).map_err(|()| Error::refused(unexpected(request)))?;
    let database = adapter.database(path).ok_or_else(|| Error::bad_value("path", path))?;
    let observations = rows.iter().map(|row| {
        let id: Rc<str> = format!("{database}/{}", row.get("id").and_then(Value::as_u64).unwrap_or_default()).into();
        let facts = adapter.facts(Entity::Deal, row, &id, problems);
        Observation { entity: Entity::Deal, id: Some(Rc::clone(&id)), called: Some(id), facts }
    });
    Ok(Answered { observations: observations.collect(), extent: Extent::Part { after: number, last }, writing: None })
}

/// The text of a value with a `__class__`: a decimal as it stands, a day as `2026-11-18`, an instant as `2026-11-18T10:00:00`.
pub(crate) fn tagged(value: &Value) -> Option<String> {
    let number = |name: &str| value.get(name).and_then(Value::as_i64);
    let day = || {
        let part = |name| i8::try_from(number(name)?).ok();
        Date::new(i16::try_from(number("year")?).ok()?, part("month")?, part("day")?).ok()
    };
    match value.get("__class__")?.as_str()? {
        "Decimal" => Some(value.get("decimal")?.as_str()?.to_owned()),
        "date" => Some(day()?.to_string()),
        "datetime" => {
            let part = |name| i8::try_from(number(name)?).ok();
            let time = jiff::civil::Time::new(part("hour")?, part("minute")?, part("second")?, 0).ok()?;
            Some(day()?.to_datetime(time).to_string())
        }
        _ => None,
    }
}

/// How the CRM writes dates in a user's language, which its administrator may have changed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Writing {
    language: String,
    /// Such as `%d.%m.%Y`.
    date: String,
}

impl Writing {
    fn of(preferences: &Value) -> Option<Writing> {
        let language = preferences.get("language")?.as_str()?.to_owned();
        let date = preferences.get("locale")?.get("date")?.as_str()?.to_owned();
        Some(Writing { language, date })
    }

    /// Reads a date on a page in `language`; `None` where the page's language is another one, or the text no date.
    pub(crate) fn date(&self, text: &str, language: &str) -> Option<Date> {
        let same = |a: &str, b: &str| a.replace('_', "-").eq_ignore_ascii_case(&b.replace('_', "-"));
        if !same(&self.language, language) {
            return None;
        }
        let (mut year, mut month, mut day) = (None, None, None);
        let mut rest = text.trim();
        let mut format = self.date.trim().chars();
        while let Some(mark) = format.next() {
            if mark != '%' {
                rest = rest.strip_prefix(mark)?;
                continue;
            }
            let (part, width) = match format.next()? {
                'Y' => (&mut year, 4),
                'm' => (&mut month, 2),
                'd' => (&mut day, 2),
                _ => return None,
            };
            let digits = rest.chars().take(width).take_while(char::is_ascii_digit).count();
            let (number, after) = rest.split_at_checked(digits)?;
            *part = Some(number.parse::<i16>().ok()?);
            rest = after;
        }
        let small = |part: Option<i16>| i8::try_from(part?).ok();
        Date::new(year?, small(month)?, small(day)?).ok().filter(|_| rest.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(language: &str, date: &str) -> Writing {
        Writing::of(&json!({ "language": language, "locale": { "date": date } })).unwrap()
    }

    #[test]
    fn dates_are_read_as_the_crm_writes_them() {
        let read = |format, text| writing("fr", format).date(text, "fr").map(|date| date.to_string());
        assert_eq!(read("%d.%m.%Y", "02.11.2026").as_deref(), Some("2026-11-02"));
        assert_eq!(read("%m/%d/%Y", "02/11/2026").as_deref(), Some("2026-02-11"));
        assert_eq!(read("%Y-%m-%d", "2026-11-02").as_deref(), Some("2026-11-02"));
        for (format, text) in [
            ("%d.%m.%Y", "02/11/2026"),
            ("%m/%d/%Y", "13/11/2026"),
            ("%d.%m.%Y", "02.11.2026 10:00"),
            ("%d.%m.%Y", "2.11."),
            ("%d %b %Y", "02 11 2026"),
            ("%d.%m.%Y", ""),
        ] {
            assert_eq!(read(format, text), None, "{format} {text}");
        }
    }

    #[test]
    fn a_page_in_another_language_is_not_read_by_this_ones_order() {
        assert_eq!(writing("fr", "%d.%m.%Y").date("02.11.2026", "en"), None);
        assert!(writing("pt_BR", "%d/%m/%Y").date("02/11/2026", "pt-br").is_some());
    }
}
