//! Prints every deal that was understood of an export of the extension, field by field: what is known, what is empty, what is
//! not clear and what no reading holds.
//!
//! ```text
//! cargo run --example understood -- --zone Z [--languages F,F…] < FACTS
//! ```
//!
//! `Z` is the viewer's IANA zone; `F` holds what the browser's `Intl` knows of a language, as `tests/language/make.mjs` writes
//! it. One JSON text: a list of deals with origin, id, name and fields, each with its state and, where there is one, its value
//! and the text that it was read from. Faults go to standard error, one a line; the exit code is 2 when nothing was understood.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use jiff::tz::TimeZone;
use second_chair::model::{Deal, Field, Meaning};
use second_chair::portfolio::{KeptReading, Portfolio};
use serde::Deserialize;
use serde_json::{Map, Value, json};

const USAGE: &str = "usage: understood --zone Z [--languages F,F…] < FACTS";

#[derive(Deserialize)]
struct Export {
    readings: Vec<KeptReading>,
}

fn main() -> ExitCode {
    match run() {
        Ok(deals) => {
            println!("{deals}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Value, String> {
    let mut given: BTreeMap<String, String> = BTreeMap::new();
    let mut words = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        given.insert(name, value);
    }
    let zone = given.get("--zone").ok_or(USAGE)?;
    let zone = TimeZone::get(zone).map_err(|error| format!("{zone}: {error}"))?;
    let mut portfolio = Portfolio::default();
    for file in given.get("--languages").into_iter().flat_map(|files| files.split(',')) {
        let facts = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        portfolio.learn_language(&facts).map_err(|problem| format!("{file}: {}", problem.message.id))?;
    }
    let facts = std::io::read_to_string(std::io::stdin()).map_err(|error| error.to_string())?;
    let export: Export = serde_json::from_str(&facts).map_err(|error| error.to_string())?;
    let mut origins = BTreeSet::new();
    for (index, KeptReading { origin, text }) in export.readings.iter().enumerate() {
        match portfolio.ingest(origin, text) {
            Ok(ingested) => {
                for problem in ingested.problems {
                    eprintln!("readings[{index}].{}: {}", problem.path, problem.message.id);
                }
                origins.insert(origin);
            }
            Err(error) => eprintln!("readings[{index}]: {}", error.problem().message.id),
        }
    }
    let deals = |origin: &&String| portfolio.records(origin, &zone, &[]).deals.iter().map(deal).collect::<Vec<_>>();
    Ok(origins.iter().flat_map(deals).collect())
}

fn deal(deal: &Deal) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, field: Value| fields.insert(name.to_owned(), field);
    put("account", field(&deal.account, String::clone));
    put("stage", field(&deal.stage, |stage| stage.id().to_owned()));
    put("amount", field(&deal.amount, |amount| format!("{} {}", amount.decimal(), amount.currency.code())));
    put("close", field(&deal.close, ToString::to_string));
    put("chance", field(&deal.chance, |chance| format!("{}", (chance * 1e8).round() / 1e6)));
    put("owner", field(&deal.owner, |person| person.name().to_owned()));
    put("se", field(&deal.se, |person| person.name().to_owned()));
    put("term_months", field(&deal.term_months, ToString::to_string));
    for (meaning, text) in &deal.texts {
        put(&format!("text.{}", name(*meaning)), field(text, String::clone));
    }
    for (meaning, date) in &deal.dates {
        put(&format!("date.{}", name(*meaning)), field(date, ToString::to_string));
    }
    for (meaning, amount) in &deal.amounts {
        put(&format!("amount.{}", name(*meaning)), field(amount, |amount| amount.decimal()));
    }
    json!({
        "origin": *deal.key.origin,
        "id": deal.key.id.as_deref(),
        "name": deal.name,
        "currency": deal.currency.as_ref().map(|currency| currency.code()),
        "fields": fields,
    })
}

/// The public name of a meaning, as field maps write it.
fn name(meaning: Meaning) -> String {
    json!(meaning).as_str().unwrap_or_default().to_owned()
}

fn field<T>(field: &Field<T>, write: impl Fn(&T) -> String) -> Value {
    let text = field.source().map(|source| &*source.text);
    match field {
        Field::Known(value, _) => json!({ "state": "known", "value": write(value), "text": text }),
        Field::Blank(_) => json!({ "state": "blank", "text": text }),
        Field::Unclear(..) => json!({ "state": "unclear", "text": text }),
        Field::Absent => json!({ "state": "absent" }),
    }
}
