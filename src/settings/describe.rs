//! What an admin reads about the settings, made of their shape: the JSON schema (`schema.json`) and the documentation
//! (`SETTINGS.md`). `make types` rewrites both.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::shape::{Entry, Shape, Unit, id_of};
use super::{Crm, Document, FORMAT, Me, PLAN_FORMAT, Path, PlanFile, built_in, document_shape, find, mark};

fn file(name: &str, text: &str) {
    let path = format!("{}/src/settings/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "run `make types` and commit {name}");
}

/// The schema of a value that is whole; in a layer (`partial`), groups may hold a part of their values, and lists are
/// addressed by the ids of their members.
fn schema(shape: &Shape, partial: bool) -> Value {
    match shape {
        Shape::Text(most) => json!({ "type": "string", "maxLength": most }),
        Shape::Rule => json!({ "type": "string", "description": "a condition of the rules" }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Choices(words) => json!({ "type": "array", "items": { "enum": words } }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Number(_, low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Shape::Whole(_, low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Decimal(_, low, high) => json!({
            "type": "string", "pattern": r"^-?\d+(\.\d+)?$", "description": format!("a decimal from {low} to {high}"),
        }),
        Shape::Texts | Shape::Words => json!({ "type": "array", "items": { "type": "string", "minLength": 1 } }),
        Shape::Hours => json!({
            "type": "string", "pattern": r"^(\s*\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}\s*(,|$))*\s*$",
            "description": "working hours of a day, as in 09:00-12:30, 13:00-17:00; empty for a day off",
        }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Zone => json!({ "type": "string", "description": "an IANA time zone" }),
        Shape::Optional(inner) => json!({ "anyOf": [schema(inner, partial), { "type": "null" }] }),
        Shape::PolicyOnly(inner) => schema(inner, partial),
        Shape::Group(entries) => group(entries, partial),
        Shape::Members(member) if partial => json!({
            "type": "object",
            "propertyNames": { "pattern": r"^[\p{L}\p{N}_-]{1,80}$" },
            "additionalProperties": { "anyOf": [{ "type": "null" }, schema(member, true)] },
        }),
        Shape::Members(member) => json!({ "type": "array", "items": schema(member, false) }),
        Shape::Rows(entries) => json!({ "type": "array", "items": group(entries, false) }),
    }
}

fn group(entries: &[Entry], partial: bool) -> Value {
    let property = |entry: &Entry| {
        let mut schema = schema(&entry.shape, partial);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("title".to_owned(), entry.about.trim().into());
        }
        (entry.name.to_owned(), schema)
    };
    let required = entries.iter().filter(|entry| entry.required && !partial).map(|entry| entry.name);
    json!({
        "type": "object",
        "properties": entries.iter().map(property).collect::<Map<_, _>>(),
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

#[test]
fn the_json_schema_is_that_of_the_types() {
    let set = json!({ "$ref": "#/$defs/set" });
    let crm = json!({ "type": "array", "items": schema(&Crm::shape(), false) });
    let object = |properties: Value, required: &[&str]| json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Second Chair: a policy, or own settings",
        "anyOf": [{ "$ref": "#/$defs/policy" }, { "$ref": "#/$defs/own" }],
        "$defs": {
            "set": schema(&Document::shape(), true),
            "policy": object(json!({
                "format": { "const": FORMAT }, "set": set, "crm": crm, "release": { "type": "boolean" },
                "lock": { "type": "array", "items": { "type": "string" }, "title": "Settings that own ones cannot change" },
            }), &["format"]),
            "own": object(json!({
                "format": { "const": FORMAT }, "set": set, "crm": crm, "language": { "type": ["string", "null"] },
                "me": { "type": "array", "items": schema(&Me::shape(), false) },
            }), &["format"]),
        },
    });
    file("schema.json", &format!("{}\n", serde_json::to_string_pretty(&whole).unwrap()));
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "hours",
        Unit::Share => "a share of 1",
        Unit::Days => "days",
        Unit::WorkingDays => "working days",
        Unit::Weeks => "weeks",
        Unit::PerYear => "a year",
        Unit::Count => "a number",
        Unit::Points => "payout points per point of attainment",
        Unit::Money => "an amount or a rate",
    }
}

/// What may be written, in words.
fn values(shape: &Shape) -> String {
    match shape {
        Shape::Text(most) => format!("text, at most {most} characters"),
        Shape::Rule => "rule".to_owned(),
        Shape::Choice(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or "),
        Shape::Choices(words) => format!("some of {}", values(&Shape::Choice(words)).replace(" or ", ", ")),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Number(of, low, high) => format!("{}, {low} to {high}", unit(*of)),
        Shape::Whole(of, low, high) => format!("{}, whole, {low} to {high}", unit(*of)),
        Shape::Decimal(of, low, high) => format!("{} as text, {low} to {high}", unit(*of)),
        Shape::Texts => "list of texts".to_owned(),
        Shape::Words => "list of texts in lower case".to_owned(),
        Shape::Hours => "hours such as `09:00-12:30, 13:00-17:00`".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Zone => "time zone such as `Europe/Berlin`".to_owned(),
        Shape::Optional(inner) => format!("{}, or nothing", values(inner)),
        Shape::PolicyOnly(inner) => format!("{}; by policy only", values(inner)),
        Shape::Group(_) | Shape::Members(_) => String::new(),
        Shape::Rows(entries) => {
            let cells = entries.iter().map(|entry| format!("`{}` ({})", entry.name, values(&entry.shape)));
            format!("rows of {}", cells.collect::<Vec<_>>().join(", "))
        }
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) if text.is_empty() => "–".to_owned(),
        Value::String(text) => format!("`{}`", text.replace('|', "\\|")),
        Value::Array(list) if list.is_empty() => "–".to_owned(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => format!("`{other}`"),
    }
}

/// Every setting in a table, and below it a table for each list of members.
fn tables(shape: &Shape, path: &Path, rows: &mut String, lists: &mut String) {
    let document = &built_in().unwrap().document;
    let Shape::Group(entries) = shape else { return };
    for entry in entries {
        let path: Path = path.iter().cloned().chain([entry.name.to_owned()]).collect();
        match &entry.shape {
            Shape::Group(_) => tables(&entry.shape, &path, rows, lists),
            Shape::Members(member) => {
                let Shape::Group(fields) = &**member else { continue };
                members(&path.join("."), entry.about, fields, lists);
                defaults_of(&path, fields, lists);
            }
            plain => {
                let default = find(document, &path).map_or_else(|| "–".to_owned(), cell);
                let mark = mark(&path).unwrap_or("–");
                let (name, what) = (path.join("."), entry.about.trim());
                writeln!(rows, "| `{name}` | {what} | {} | {default} | {mark} |", values(plain)).unwrap();
            }
        }
    }
}

/// The values of a list's members, and below them those of lists within them.
fn members(name: &str, about: &str, fields: &[Entry], lists: &mut String) {
    writeln!(lists, "\n## `{name}`\n\n{}\n", about.trim()).unwrap();
    writeln!(lists, "| value of a member | what | values |\n| --- | --- | --- |").unwrap();
    let mut within = Vec::new();
    fields_of(&format!("{name}.<id>"), fields, lists, &mut within);
    for (name, about, fields) in within {
        members(&name, about, &fields, lists);
    }
}

fn fields_of(name: &str, fields: &[Entry], lists: &mut String, within: &mut Vec<(String, &'static str, Vec<Entry>)>) {
    for field in fields {
        let (name, what) = (format!("{name}.{}", field.name), field.about.trim());
        match &field.shape {
            Shape::Group(inner) => fields_of(&name, inner, lists, within),
            Shape::Members(member) => {
                if let Shape::Group(inner) = &**member {
                    within.push((name, field.about, inner.clone()));
                }
            }
            plain => writeln!(lists, "| `{name}` | {what} | {} |", values(plain)).unwrap(),
        }
    }
}

/// The members of a list that are built in, with what their figures rest on.
fn defaults_of(path: &Path, fields: &[Entry], lists: &mut String) {
    let members = find(&built_in().unwrap().document, path).and_then(Value::as_array).unwrap();
    if members.is_empty() {
        return;
    }
    writeln!(lists, "\n| built in | defaults | mark |\n| --- | --- | --- |").unwrap();
    for member in members {
        let id = id_of(member).unwrap();
        let set = fields.iter().filter(|field| field.name != "id");
        let set = set.filter_map(|field| Some((field.name, member.get(field.name)?)));
        let set = set.filter(|(_, value)| !matches!(cell(value).as_str(), "–" | "`false`") && !holds_more(value));
        let set: Vec<String> = set.map(|(name, value)| format!("{name} {}", cell(value))).collect();
        let path: Path = path.iter().cloned().chain([id.to_owned()]).collect();
        writeln!(lists, "| `{id}` | {} | {} |", set.join(" · "), mark(&path).unwrap_or("–")).unwrap();
    }
}

/// Whether a value is a list or group of its own, too long for a cell: it stands in the data file.
fn holds_more(value: &Value) -> bool {
    value.as_object().is_some_and(|entries| entries.values().any(|value| value.is_object() || value.is_array()))
        || value.as_array().is_some_and(|list| list.iter().any(|value| value.get("id").is_some()))
}

#[test]
fn the_json_schema_of_a_personal_plan_is_that_of_its_type() {
    let Value::Object(mut whole) = schema(&PlanFile::shape(), false) else { unreachable!() };
    let properties = whole.get_mut("properties").and_then(Value::as_object_mut).unwrap();
    properties.insert("format".to_owned(), json!({ "enum": (1..=PLAN_FORMAT).collect::<Vec<_>>() }));
    let reached = json!({ "anyOf": [{ "type": "boolean" }, { "type": "string", "description": "a decimal from 0 to 1" }, { "type": "null" }] });
    let stated = json!({ "anyOf": [reached, { "type": "object", "properties": { "reached": reached, "evidence": { "type": "string" } }, "required": ["reached"] }] });
    let of_period = json!({ "type": "object", "additionalProperties": stated });
    properties.insert(
        "objectives".to_owned(),
        json!({ "type": "object", "additionalProperties": of_period, "title": "Results by period, such as 2026-Q3, and objective" }),
    );
    whole.get_mut("required").and_then(Value::as_array_mut).unwrap().push("format".into());
    whole.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    whole.insert("title".to_owned(), "Second Chair: a personal plan".into());
    file("plan.schema.json", &format!("{}\n", serde_json::to_string_pretty(&whole).unwrap()));
}

#[test]
fn the_documentation_is_that_of_the_types() {
    let (mut rows, mut lists) = (String::new(), String::new());
    tables(document_shape(), &Path::new(), &mut rows, &mut lists);
    let text = format!(
        "# Settings\n\nMade from the types by `make types`; edit those. A policy or own settings change a value by its path: \
         `load.overhead` is\n`{{\"load\":{{\"overhead\":0.25}}}}` in `set`. Members of a list are addressed by their id: \
         `{{\"catalogue\":{{\"kinds\":{{\"demo\":{{\"preparation\":3}}}}}}}}`;\n`null` takes one out, an object with a new \
         `id` adds one. The same as a JSON schema: [schema.json](schema.json).\n\nThe mark says what a default rests on: `F` \
         the table and `rule` the rule it comes from, `source` a source, `SV` a starting value, which is\nsomebody's practice \
         judgement.\n\n| setting | what | values | default | mark |\n| --- | --- | --- | --- | --- |\n{rows}{lists}"
    );
    file("SETTINGS.md", &text);
}

/// Every figure of a value, with its path.
fn figures(shape: &Shape, value: &Value, path: &Path, found: &mut Vec<Path>) {
    match shape {
        Shape::Number(..) | Shape::Whole(..) | Shape::Decimal(..) | Shape::Hours if !value.is_null() => {
            found.push(path.clone());
        }
        Shape::Rows(_) if value.as_array().is_some_and(|rows| !rows.is_empty()) => found.push(path.clone()),
        Shape::Optional(inner) | Shape::PolicyOnly(inner) => figures(inner, value, path, found),
        Shape::Group(entries) => {
            for entry in entries {
                let path = path.iter().cloned().chain([entry.name.to_owned()]).collect();
                figures(&entry.shape, value.get(entry.name).unwrap_or(&Value::Null), &path, found);
            }
        }
        Shape::Members(member) => {
            for value in value.as_array().into_iter().flatten() {
                let path = path.iter().cloned().chain([id_of(value).unwrap().to_owned()]).collect();
                figures(member, value, &path, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_default_says_what_it_rests_on() {
    let built_in = built_in().unwrap();
    let mut found = Vec::new();
    figures(document_shape(), &built_in.document, &Path::new(), &mut found);
    assert!(found.len() > 150, "{} figures", found.len());
    for path in found {
        let mark = mark(&path).unwrap_or_else(|| panic!("{} has no mark", path.join(".")));
        let reason = ["SV", "source S", "rule C", "rule F", "source: chapter"];
        assert!(
            reason.iter().any(|reason| mark.contains(reason)),
            "{}: {mark} says no source and no reason",
            path.join(".")
        );
    }
    for path in built_in.marks.keys() {
        let holder = if path.last().is_some_and(String::is_empty) { &path[..path.len() - 1] } else { path };
        assert!(find(&built_in.document, holder).is_some(), "{} marks nothing", path.join("."));
    }
}
