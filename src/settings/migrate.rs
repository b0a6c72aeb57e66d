//! Older formats made new. A text of an older version keeps its meaning; one of a newer version is refused in a sentence.

use serde_json::{Map, Value, json};

use super::layers::{Path, path_of, with};
use crate::error::{Message, Problem};

/// The format of own settings, of policies, and of the settings document in them.
pub const FORMAT: u64 = 3;

/// One step: what a text of a format becomes in the next one.
type Step = fn(&mut Map<String, Value>);

/// The steps from format 1 on.
const STEPS: [Step; 2] = [from_1, from_2];

/// Makes own settings or a policy of an older format one of [`FORMAT`].
///
/// # Errors
/// When the format is newer than this version, or none at all.
pub fn migrate(mut whole: Value) -> Result<Value, Problem> {
    let Some(entries) = whole.as_object_mut() else {
        return Err(Problem::at("", Message::new("settings-not-object")));
    };
    let format = entries.get("format").and_then(Value::as_u64);
    let past = match format {
        Some(format @ 1..=FORMAT) => usize::try_from(format - 1).unwrap_or_default(),
        Some(newer) if newer > FORMAT => return Err(Problem::at("format", Message::new("settings-newer"))),
        _ => return Err(Problem::at("format", Message::new("settings-format"))),
    };
    for step in STEPS.iter().skip(past) {
        step(entries);
    }
    entries.insert("format".to_owned(), json!(FORMAT));
    Ok(whole)
}

/// Format 1 wrapped some figures as `{"value", "mark"}`, kept marks beside others, and said the working day in hours.
fn from_1(entries: &mut Map<String, Value>) {
    if let Some(set) = entries.get_mut("set").and_then(Value::as_object_mut) {
        for (section, key) in [
            ("load", "overhead"),
            ("load", "completeness"),
            ("load", "completeness_days"),
            ("load", "weeks"),
            ("load", "hours_per_day"),
            ("plan", "seen_in_full"),
        ] {
            unwrap_value(set, section, key);
        }
        drop_marks(set);
        drop_numbers(set);
        let load = set.get_mut("load").and_then(Value::as_object_mut);
        if let Some(hours) = load.and_then(|load| load.remove("hours_per_day")) {
            set.insert("calendars".to_owned(), json!({ "standard": week_of(&hours) }));
        }
    }
    if let Some(locks) = entries.get_mut("lock").and_then(Value::as_array_mut) {
        for lock in locks.iter_mut() {
            if let Some(path) = lock.as_str().map(path_of_1) {
                *lock = Value::from(path);
            }
        }
        locks.retain(|lock| lock.as_str().is_none_or(|lock| !lock.is_empty()));
    }
}

fn unwrap_value(set: &mut Map<String, Value>, section: &str, key: &str) {
    let Some(section) = set.get_mut(section).and_then(Value::as_object_mut) else { return };
    match section.get(key).and_then(Value::as_object).map(|wrapped| wrapped.get("value").cloned()) {
        Some(Some(value)) => {
            section.insert(key.to_owned(), value);
        }
        // Only the mark was set: what a figure rests on is said by its layer now.
        Some(None) => {
            section.remove(key);
        }
        None => {}
    }
}

/// Marks stand beside the defaults only.
fn drop_marks(value: &mut Map<String, Value>) {
    value.retain(|key, _| key != "mark" && !key.ends_with("_mark") && key != "source");
    for inner in value.values_mut() {
        match inner {
            Value::Object(inner) => drop_marks(inner),
            Value::Array(members) => members.iter_mut().filter_map(Value::as_object_mut).for_each(drop_marks),
            _ => {}
        }
    }
}

/// An item's number is its place in the list.
fn drop_numbers(set: &mut Map<String, Value>) {
    let items = set.get_mut("handoff").and_then(|handoff| handoff.get_mut("items")).and_then(Value::as_object_mut);
    for item in items.into_iter().flat_map(|items| items.values_mut()).filter_map(Value::as_object_mut) {
        item.remove("number");
    }
}

/// Monday to Friday from nine, so many hours a day. What was no number of hours stays as it was, to be named as a fault.
fn week_of(hours: &Value) -> Value {
    let minutes = hours.as_f64().map(|hours| (hours * 60.0).round()).filter(|minutes| (0.0..=1440.0).contains(minutes));
    let day = match minutes {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // from 0 to 1440
        Some(minutes) => {
            let minutes = minutes as u32;
            let start = (9 * 60).min(24 * 60 - minutes);
            let time = |at: u32| format!("{:02}:{:02}", at / 60, at % 60);
            Value::from(if minutes == 0 { String::new() } else { format!("{}-{}", time(start), time(start + minutes)) })
        }
        None => hours.clone(),
    };
    ["monday", "tuesday", "wednesday", "thursday", "friday"]
        .into_iter()
        .map(|weekday| (weekday.to_owned(), day.clone()))
        .collect()
}

/// Where a path of format 1 leads now; empty for a mark, which is no setting any more.
fn path_of_1(path: &str) -> String {
    let parts = path_of(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["load", "hours_per_day", ..] => "calendars.standard".to_owned(),
        ["load" | "plan", .., "value"] => parts.split_last().map(|(_, rest)| rest.join(".")).unwrap_or_default(),
        [.., last] if *last == "mark" || last.ends_with("_mark") || *last == "source" => String::new(),
        _ => path.to_owned(),
    }
}

/// Format 2 knew one plan, with one component of each kind.
fn from_2(entries: &mut Map<String, Value>) {
    if let Some(set) = entries.get_mut("set").and_then(Value::as_object_mut)
        && let Some(plan) = set.remove("plan")
    {
        let mut moved = json!({});
        move_2(&plan, &mut vec!["plan".to_owned()], &mut moved);
        set.extend(moved.as_object().cloned().unwrap_or_default());
    }
    if let Some(locks) = entries.get_mut("lock").and_then(Value::as_array_mut) {
        for lock in locks.iter_mut() {
            if let Some(path) = lock.as_str().and_then(|lock| path_of_2(&path_of(lock))) {
                *lock = Value::from(path.join("."));
            }
        }
    }
}

/// Puts each value of format 2's plan where it is now. What was no value of it stays named as it was.
fn move_2(value: &Value, path: &mut Path, moved: &mut Value) {
    let is_objective = path.len() == 4 && path.get(2).is_some_and(|items| items == "items");
    match value.as_object().filter(|_| !is_objective) {
        Some(entries) => {
            for (key, value) in entries {
                path.push(key.clone());
                move_2(value, path, moved);
                path.pop();
            }
        }
        None => {
            let Some(to) = path_of_2(path) else { return };
            *moved = with(moved, &to, Some(value_2(path, value)));
        }
    }
}

/// Where a path of format 2 leads now; `None` for the plan's id, which is its place now.
fn path_of_2(path: &[String]) -> Option<Path> {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let (holder, rest) = match parts.as_slice() {
        ["plan", "id"] => return None,
        ["plan", "territory", "weight", ..] => ("components.territory.weight", parts.get(3..)),
        ["plan", "territory", key @ ("curve" | "cap"), ..] => {
            return Some(path_of(&format!("plans.plan_a.components.territory.payout.{key}")));
        }
        ["plan", "objectives", "items", ..] => ("components.objectives.objectives", parts.get(3..)),
        ["plan", "objectives", "periods_per_year", ..] => ("components.objectives.measure.period", parts.get(3..)),
        ["plan", component @ ("territory" | "objectives"), ..] => {
            let below = parts.get(2..).unwrap_or_default();
            let holder = ["plans", "plan_a", "components", component];
            return Some(holder.iter().chain(below).map(|part| (*part).to_owned()).collect());
        }
        ["plan", ..] => ("", parts.get(1..)),
        _ => return Some(path.to_vec()),
    };
    let holder = path_of(&format!("plans.plan_a.{holder}"));
    let rest = rest.unwrap_or_default().iter().map(|part| (*part).to_owned());
    Some(holder.into_iter().filter(|part| !part.is_empty()).chain(rest).collect())
}

/// A value of format 2 as it is written now.
fn value_2(path: &[String], value: &Value) -> Value {
    match path.last().map(String::as_str) {
        Some("curve") => {
            let row = |row: &Value| {
                let Some(slope) = row.get("slope") else { return row.clone() };
                json!({ "from": row.get("from"), "kind": "slope", "value": slope })
            };
            value.as_array().map_or_else(|| value.clone(), |rows| rows.iter().map(row).collect())
        }
        Some("periods_per_year") => match value.as_u64() {
            Some(1) => json!("year"),
            Some(2) => json!("half"),
            Some(4) => json!("quarter"),
            Some(12) => json!("month"),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}
