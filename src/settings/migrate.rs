//! Older formats made new. A text of an older version keeps its meaning; one of a newer version is refused in a sentence.

use serde_json::{Map, Value, json};

use super::layers::path_of;
use crate::error::{Message, Problem};

/// The format of own settings, of policies, and of the settings document in them.
pub const FORMAT: u64 = 2;

/// One step: what a text of a format becomes in the next one.
type Step = fn(&mut Map<String, Value>);

/// The steps from format 1 on.
const STEPS: [Step; 1] = [from_1];

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
