//! Prints the whole report as JSON from the same engine that the panel uses.
//!
//! ```text
//! cargo run --example estimate -- --settings F --facts F --now T --zone Z [--policy F] [--pay F] [--languages F] [--record ID] [--origin O] [--signed-in U]
//! cargo run --example estimate -- --case F
//! ```
//!
//! `--case` works out a plan, a person and deals from one text (see [`second_chair::incentive::case::work`]) and prints the
//! statement. `F` of `--facts` is an export of the extension (options page, Data) or `-` for standard input; `T` is an instant such as
//! `2026-11-23T09:00:00Z`, `Z` an IANA zone such as `Europe/London`. Without `--record` the report is that of the viewer
//! alone; without `--origin` the export must hold one origin. `F` of `--languages` holds what the browser's `Intl` knows of
//! languages other than English, one a line, as `tests/language/make.mjs` writes it. Faults go to standard error, one a line; the exit code is 2
//! when there is no report.

use std::collections::BTreeMap;
use std::process::ExitCode;

use second_chair::engine::Engine;
use second_chair::error::Problem;
use second_chair::incentive::case::work;
use second_chair::report::view::ReportRequest;

const USAGE: &str = "usage: estimate --settings F --facts F --now T --zone Z [--policy F] [--pay F] [--languages F] [--record ID] [--origin O] [--signed-in U]\n       estimate --case F";

fn main() -> ExitCode {
    match run() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let mut given = arguments()?;
    let mut take = |name: &str| given.remove(name);
    let required = |name: &str, value: Option<String>| value.ok_or(format!("--{name} is missing\n{USAGE}"));
    if let Some(case) = take("case") {
        return work(&read(&case)?)
            .map_err(|faults| said(&case, &faults))
            .and_then(|worked| serde_json::to_string_pretty(&worked).map_err(|error| error.to_string()));
    }
    let mut engine = Engine::new()?;
    if let Some(policy) = take("policy") {
        warn(&policy, &engine.set_policy(Some(&read(&policy)?)));
    }
    if let Some(settings) = take("settings") {
        warn(&settings, &engine.set_settings(&read(&settings)?));
    }
    if let Some(pay) = take("pay") {
        warn(&pay, &engine.set_pay(Some(&read(&pay)?)));
    }
    if let Some(languages) = take("languages") {
        for facts in read(&languages)?.lines().filter(|line| !line.trim().is_empty()) {
            warn(&languages, &engine.learn_language(facts));
        }
    }
    let facts = required("facts", take("facts"))?;
    let imported = engine.import(&read(&facts)?).map_err(|error| format!("{facts}: {error}"))?;
    imported.iter().for_each(|(origin, ingested)| warn(origin, &ingested.problems));
    let origin = match take("origin") {
        Some(origin) => origin,
        None => only_origin(&imported)?,
    };
    let request = ReportRequest {
        origin,
        record: take("record"),
        signed_in: take("signed-in"),
        now: required("now", take("now"))?,
        zone: required("zone", take("zone"))?,
        independent: false,
        ask: None,
    };
    if let Some(name) = given.keys().next() {
        return Err(format!("--{name} is not known\n{USAGE}"));
    }
    let report = engine.report(&request).map_err(|error| error.to_string())?;
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

/// `--name value` pairs.
fn arguments() -> Result<BTreeMap<String, String>, String> {
    let mut given = BTreeMap::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let name = word.strip_prefix("--").ok_or(format!("{word} is not an option\n{USAGE}"))?;
        let value = words.next().ok_or(format!("--{name} has no value\n{USAGE}"))?;
        given.insert(name.to_owned(), value);
    }
    Ok(given)
}

fn read(path: &str) -> Result<String, String> {
    let text = if path == "-" { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(path) };
    text.map_err(|error| format!("{path}: {error}"))
}

fn warn(place: &str, problems: &[Problem]) {
    if !problems.is_empty() {
        eprintln!("{}", said(place, problems));
    }
}

/// Faults, one a line.
fn said(place: &str, problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let args: Vec<String> =
            problem.message.args.iter().map(|(name, arg)| format!("{name}={}", arg.value)).collect();
        format!("{place}: {}: {} {}", problem.path, problem.message.id, args.join(" "))
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn only_origin(imported: &[(String, second_chair::portfolio::Ingested)]) -> Result<String, String> {
    let mut origins: Vec<&String> = imported.iter().map(|(origin, _)| origin).collect();
    origins.dedup();
    match origins.as_slice() {
        [origin] => Ok((*origin).clone()),
        [] => Err("the facts hold no reading".to_owned()),
        _ => Err("the facts hold several origins: say which with --origin".to_owned()),
    }
}
