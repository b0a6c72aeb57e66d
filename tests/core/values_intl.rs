//! What `Intl` writes in a language is read back exactly. Facts and corpora are made by `tests/language/make.mjs`; with
//! SECOND_CHAIR_LANGUAGES=FOLDER those of another folder are read, and all that is not read is printed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::date;
use second_chair::model::{Currency, Effort};
use second_chair::page::values::language::Languages;
use second_chair::page::values::times::{Bare, Schedule, duration, schedule};
use second_chair::page::values::{Context, Read, dates, money, numbers};

/// What became of the texts of one kind.
#[derive(Default, Debug, Clone)]
struct Tally {
    read: usize,
    ambiguous: usize,
    unclear: usize,
    calendar: usize,
    wrong: usize,
}

impl Tally {
    fn all(&self) -> usize {
        self.read + self.ambiguous + self.unclear + self.calendar + self.wrong
    }
}

enum Outcome {
    Read,
    Ambiguous,
    Unclear,
    Calendar,
    Wrong,
}

fn judge<T: PartialEq>(read: Read<T>, wanted: &T) -> Outcome {
    use second_chair::page::values::Reason;
    match read {
        Read::Known(value, _) if value == *wanted => Outcome::Read,
        Read::Known(..) => Outcome::Wrong,
        Read::Ambiguous(values, _) if values.contains(wanted) => Outcome::Ambiguous,
        Read::Ambiguous(..) => Outcome::Wrong,
        Read::Unclear(Reason::Calendar) => Outcome::Calendar,
        Read::Unclear(_) | Read::Blank => Outcome::Unclear,
    }
}

fn outcome(kind: &str, value: &str, text: &str, context: &Context) -> (Outcome, String) {
    match kind {
        "money" => {
            let (number, currency) = value.split_once(' ').unwrap();
            let stated = currency.strip_suffix(" stated");
            let currency = Currency::of(stated.unwrap_or(currency)).unwrap();
            let context = Context { currency: stated.and(Some(currency)), ..*context };
            let wanted = second_chair::model::Money::parse(number, currency).unwrap_or_else(|| panic!("{value}"));
            let read = money::money(text, &context);
            let shown = format!("{read:?}");
            (judge(read, &wanted), shown)
        }
        "date" => {
            let read = dates::date_time(text, context);
            let shown = format!("{read:?}");
            let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
            let wanted = (day.parse().unwrap(), time.map(|time| time.parse().unwrap()));
            (judge(read.map(|moment| (moment.date, moment.time)), &wanted), shown)
        }
        "percent" => {
            let read = numbers::percent(text, context);
            let shown = format!("{read:?}");
            (judge(read, &second_chair::model::Ratio::new(value.parse().unwrap(), 1000).unwrap()), shown)
        }
        "range" => {
            let (start, end) = value.split_once(' ').unwrap();
            let wanted = Schedule { start: start.parse().unwrap(), end: Some(end.parse().unwrap()) };
            let read = schedule(text, context);
            let shown = format!("{read:?}");
            (judge(read, &wanted), shown)
        }
        "day" => {
            let read = dates::date(text, context);
            let shown = format!("{read:?}");
            (judge(read, &value.parse().unwrap()), shown)
        }
        "length" => {
            let read = duration(text, context, Bare::Unsaid);
            let shown = format!("{read:?}");
            (judge(read, &Effort::seconds(value.parse().unwrap())), shown)
        }
        _ => unreachable!("{kind}"),
    }
}

#[test]
fn what_intl_writes_is_read_back() {
    let other = std::env::var_os("SECOND_CHAIR_LANGUAGES").map(PathBuf::from);
    let folder = other.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/language"));
    let mut tallies: BTreeMap<(String, String), Tally> = BTreeMap::new();
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut languages = Languages::default();
        languages.learn(&std::fs::read_to_string(path).unwrap()).unwrap();
        let now = Some(date(2026, 11, 23).at(9, 0, 0, 0));
        let context = Context { now, ..Context::of(languages.of(&language)) };
        for line in std::fs::read_to_string(path.with_extension("txt")).unwrap().lines() {
            let mut cells = line.split('\t');
            let (kind, value, text) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
            let tally = tallies.entry((language.clone(), kind.to_owned())).or_default();
            let (outcome, shown) = outcome(kind, value, text, &context);
            let (count, good) = match outcome {
                Outcome::Read => (&mut tally.read, true),
                Outcome::Ambiguous => (&mut tally.ambiguous, other.is_none()),
                Outcome::Unclear => (&mut tally.unclear, other.is_none()),
                Outcome::Calendar => (&mut tally.calendar, true),
                Outcome::Wrong => (&mut tally.wrong, false),
            };
            *count += 1;
            if !good {
                println!("{language}\t{kind}\t{value}\t{text}\t{shown}");
            }
        }
    }
    let mut whole: BTreeMap<&str, Tally> = BTreeMap::new();
    for ((_, kind), tally) in &tallies {
        let sum = whole.entry(kind).or_default();
        sum.read += tally.read;
        sum.ambiguous += tally.ambiguous;
        sum.unclear += tally.unclear;
        sum.calendar += tally.calendar;
        sum.wrong += tally.wrong;
    }
    println!("{whole:#?}");
    assert!(tallies.len() >= 3 * 20 || other.is_some());
    for (kind, sum) in &whole {
        let share = sum.read as f64 / (sum.all() - sum.calendar) as f64;
        assert!(share > 0.99, "{kind}: {share} of all that is not of another calendar");
    }
    for ((language, kind), tally) in &tallies {
        assert_eq!(tally.wrong, 0, "{language} {kind}: {tally:?}");
        assert!(tally.all() >= 20);
    }
}
