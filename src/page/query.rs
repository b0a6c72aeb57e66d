//! A place inside a record of a JSON answer: one of RFC 9535's singular queries, such as `$['party.'].rec_name` or `$.lines[0]`.

use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, PartialEq)]
enum Step {
    Member(String),
    Element(usize),
}

/// A path that finds one value or none.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Query(Vec<Step>);

impl TryFrom<String> for Query {
    type Error = String;

    fn try_from(text: String) -> Result<Query, String> {
        parse(&text).map(Query).ok_or_else(|| format!("{text} is no singular query of RFC 9535"))
    }
}

fn parse(text: &str) -> Option<Vec<Step>> {
    let mut rest = text.strip_prefix('$')?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, after) = if let Some(quoted) = rest.strip_prefix("['") {
            let (name, after) = quoted.split_once("']")?;
            (Step::Member(name.to_owned()), after)
        } else if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            (Step::Element(index.parse().ok()?), after)
        } else {
            let name = rest.strip_prefix('.')?;
            let (name, after) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
            (Step::Member(name.to_owned()), after)
        };
        if step == Step::Member(String::new()) {
            return None;
        }
        steps.push(step);
        rest = after;
    }
    Some(steps)
}

impl Query {
    /// The value at this place.
    pub(super) fn find<'a>(&self, record: &'a Value) -> Option<&'a Value> {
        self.0.iter().try_fold(record, |value, step| match step {
            Step::Member(name) => value.get(name),
            Step::Element(index) => value.get(index),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn query(text: &str) -> Query {
        Query::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn a_query_finds_one_value_or_none() {
        let record = json!({ "amount": 7, "party.": { "rec_name": "Contoso" }, "lines": [{ "id": 1 }, { "id": 2 }] });
        assert_eq!(query("$.amount").find(&record), Some(&json!(7)));
        assert_eq!(query("$['party.'].rec_name").find(&record), Some(&json!("Contoso")));
        assert_eq!(query("$.lines[1]['id']").find(&record), Some(&json!(2)));
        assert_eq!(query("$").find(&record), Some(&record));
        assert_eq!(query("$.lines[2].id").find(&record), None);
        assert_eq!(query("$.amount.more").find(&record), None);
    }

    #[test]
    fn what_may_find_several_is_no_query_here() {
        for text in ["", "amount", "$.", "$..amount", "$.lines[*]", "$[?@.id]", "$['open", "$[-1]", "$.a b["] {
            assert!(Query::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
