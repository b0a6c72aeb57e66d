//! How a language writes numbers, money and dates: facts from the browser's own `Intl` (`www/shared/language.ts`), handed in
//! as JSON, and English built in for pages whose language nobody handed in.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use super::plain::{Lexicon, word};
use super::settle::Order;
use crate::error::{Message, Problem};
use crate::model::Currency;

/// The facts as `www/shared/language.ts` makes them; lists are joined by "|".
#[derive(Clone, Debug, Default, Deserialize)]
struct Given {
    language: String,
    decimal: String,
    group: String,
    orders: String,
    short: String,
    spelled: String,
    calendar: String,
    time: String,
    months: Vec<String>,
    weekdays: Vec<String>,
    periods: BTreeMap<String, String>,
    fillers: String,
    joins: String,
    ranges: String,
    zones: String,
    scales: BTreeMap<String, String>,
    relative: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    #[serde(default)]
    percents: String,
    currencies: BTreeMap<String, String>,
    others: String,
}

/// What a word means: in a date, in an amount, of a length, between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month(i8),
    /// Monday is 0.
    Weekday(i8),
    /// The hours at which a part of the day is said, one bit each.
    Period(u32),
    /// Days from today.
    Day(i32),
    Filler,
    Utc,
    Hour,
    Minute,
    Second,
    /// Behind a year, month or day in digits: the order is year, month, day.
    YearFirst,
    OtherCalendar,
    /// A currency; `own` where it is the language's own sign or name for it, not one that it shares.
    Currency {
        currency: Currency,
        own: bool,
    },
    /// A power of ten.
    Scale(u32),
    Join,
    /// This many units of time from now, for each of the number in the phrase.
    FromNow(i32, Unit),
    Unit(Unit),
    Range,
    Percent,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
}

impl Unit {
    fn of(letter: &str) -> Option<Unit> {
        match letter {
            "s" => Some(Unit::Second),
            "m" => Some(Unit::Minute),
            "h" => Some(Unit::Hour),
            "d" => Some(Unit::Day),
            "w" => Some(Unit::Week),
            _ => None,
        }
    }

    pub(super) fn seconds(self) -> i64 {
        match self {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3600,
            Unit::Day => 86_400,
            Unit::Week => 604_800,
        }
    }
}

#[derive(Debug, Default)]
struct Words {
    dates: Lexicon,
    money: Lexicon,
    relative: Lexicon,
    units: Lexicon,
    ranges: Lexicon,
    percents: Lexicon,
}

/// How one language writes values.
#[derive(Clone, Debug, Default)]
pub struct LanguageFacts {
    words: Arc<Words>,
    /// Before decimals, and between groups; empty where nobody said.
    pub(super) decimal: String,
    pub(super) group: String,
    /// Of numeric dates.
    pub(super) orders: Vec<Order>,
    /// Of numeric dates whose year has two digits.
    pub(super) short: Vec<Order>,
    /// Of dates with the month in words.
    pub(super) spelled: Vec<Order>,
    /// Whether its dates are of another calendar unless they say otherwise.
    pub(super) other_calendar: bool,
    /// Whether a point may stand between hours and minutes.
    pub(super) point_in_time: bool,
    /// Whether a sign that countries share ("$") means this language's own currency.
    pub(super) own_signs: bool,
    english: bool,
}

/// Abbreviations of large numbers in use beside those that `Intl` knows; no language means every one.
const SCALES: [(&str, &str, u32); 21] = [
    ("", "k", 3),
    ("en", "m|mn|mio", 6),
    ("en", "b|bn", 9),
    ("en", "t|tn", 12),
    ("en", "lakh|lakhs|lac|lacs", 5),
    ("en", "crore|crores", 7),
    ("de", "tsd|t", 3),
    ("de", "mill|m", 6),
    ("de", "md", 9),
    ("fr", "mds|mrd", 9),
    ("it", "mio", 6),
    ("it", "mld|mrd", 9),
    ("nl", "m|mio", 6),
    ("nl", "mld|mrd", 9),
    ("ja", "千", 3),
    ("ja", "百万", 6),
    ("zh", "千", 3),
    ("zh", "百万", 6),
    ("zh", "千万", 7),
    ("ko", "천", 3),
    ("ko", "백만", 6),
];

/// Words between two times, beside those of `Intl`, which writes marks.
const RANGES: [(&str, &str); 19] = [
    ("de", "bis"),
    ("fr", "à|jusqu'à"),
    ("es", "a|hasta"),
    ("it", "alle|fino alle"),
    ("pt", "a|às|até"),
    ("nl", "tot"),
    ("sv", "till"),
    ("da", "til"),
    ("nb", "til"),
    ("no", "til"),
    ("pl", "do"),
    ("cs", "do|až"),
    ("ru", "до|по"),
    ("uk", "до|по"),
    ("ja", "から"),
    ("zh", "至|到"),
    ("ko", "부터|에서"),
    ("ar", "إلى|حتى"),
    ("tr", "ile"),
];

/// Words in dates and times that are the same in every language that uses them.
const DATE_WORDS: [(&str, Sense); 13] = [
    ("h|hrs|uhr|時|时|點|点|시", Sense::Hour),
    ("min|分|분", Sense::Minute),
    ("s|sec|秒|초", Sense::Second),
    ("am", Sense::Period(0xFFF)),
    ("pm", Sense::Period(0xFF_F000)),
    ("utc|gmt|z", Sense::Utc),
    ("ad|ce|公元|西暦|西元|서기", Sense::Filler),
    ("the|of|on|at|from|th|st|nd|rd|le|er|den|von|vom", Sense::Filler),
    ("sept", Sense::Month(9)),
    ("令和|平成|昭和|大正|明治|民國|民国|reiwa|heisei|showa|㋿|㍻", Sense::OtherCalendar),
    ("พศ|be|bs|ah|هـ|هجري|ه|saka|minguo|佛曆|불기|단기", Sense::OtherCalendar),
    ("ramadan|shawwal|muharram|safar|tishri|nisan|adar|esfand|farvardin", Sense::OtherCalendar),
    ("t", Sense::Filler),
];

impl LanguageFacts {
    /// Reads facts as `factsOf` makes them.
    fn read(text: &str) -> Result<(String, LanguageFacts), String> {
        let given: Given = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if given.months.len() != 12 || given.weekdays.len() != 7 {
            return Err(format!("{} months, {} weekdays", given.months.len(), given.weekdays.len()));
        }
        let orders = |letters: &str| letters.split(' ').filter_map(Order::of).collect();
        let facts = LanguageFacts {
            orders: orders(&given.orders),
            short: orders(&given.short),
            spelled: orders(&given.spelled),
            other_calendar: !matches!(given.calendar.as_str(), "gregory" | "iso8601"),
            point_in_time: given.time.contains('.'),
            own_signs: true,
            english: false,
            words: Arc::new(given.words()),
            decimal: given.decimal,
            group: given.group,
        };
        Ok((tag(&given.language), facts))
    }

    /// English words in a language of which nothing else is known: no order, no separators.
    pub fn unsettled() -> &'static LanguageFacts {
        static FACTS: OnceLock<LanguageFacts> = OnceLock::new();
        FACTS.get_or_init(|| LanguageFacts {
            decimal: String::new(),
            group: String::new(),
            orders: Vec::new(),
            short: Vec::new(),
            spelled: Vec::new(),
            ..LanguageFacts::english().clone()
        })
    }

    /// English of no country: dates as `Intl` writes them, and no country's dollar.
    fn english() -> &'static LanguageFacts {
        static FACTS: OnceLock<LanguageFacts> = OnceLock::new();
        FACTS.get_or_init(|| LanguageFacts { own_signs: false, ..LanguageFacts::american().clone() })
    }

    /// English with the separators that its countries share, and no order of day and month, which differs between them.
    fn elsewhere() -> &'static LanguageFacts {
        static FACTS: OnceLock<LanguageFacts> = OnceLock::new();
        FACTS.get_or_init(|| LanguageFacts {
            orders: Vec::new(),
            short: Vec::new(),
            ..LanguageFacts::english().clone()
        })
    }

    /// English of the United States.
    fn american() -> &'static LanguageFacts {
        static FACTS: OnceLock<LanguageFacts> = OnceLock::new();
        FACTS.get_or_init(|| {
            let (_, facts) = LanguageFacts::read(include_str!("english.json")).unwrap_or_else(|_| Default::default());
            LanguageFacts { english: true, ..facts }
        })
    }

    pub(super) fn is_english(&self) -> bool {
        self.english
    }

    /// Whether a power of ten differs between languages, none of which is known to be the page's: "B" and "billion" are of
    /// two sizes, and "M" is a milliard in Indonesian.
    pub(super) fn unsettled_scale(&self, word: &str) -> bool {
        let everywhere = ["k", "thousand", "million", "millions", "lakh", "lakhs", "crore", "crores"];
        self.decimal.is_empty() && !everywhere.contains(&word)
    }

    pub(super) fn dates(&self) -> &Lexicon {
        &self.words.dates
    }

    pub(super) fn money(&self) -> &Lexicon {
        &self.words.money
    }

    pub(super) fn relative(&self) -> &Lexicon {
        &self.words.relative
    }

    pub(super) fn units(&self) -> &Lexicon {
        &self.words.units
    }

    pub(super) fn percents(&self) -> &Lexicon {
        &self.words.percents
    }

    pub(super) fn ranges(&self) -> &Lexicon {
        &self.words.ranges
    }
}

impl Given {
    fn words(&self) -> Words {
        let mut words = Words { dates: self.date_words(), money: self.money_words(), ..Words::default() };
        for (phrase, meanings) in &self.relative {
            for (count, unit) in meanings.split(' ').filter_map(relative) {
                words.relative.add(phrase, Sense::FromNow(count, unit));
                // 一昨日 holds a digit, and no number.
                words.relative.add(&super::plain::plain(phrase).unwrap_or_default(), Sense::FromNow(count, unit));
                // A day said in one word may have a time beside it: "today 02:38".
                if unit == Unit::Day && !phrase.contains('#') {
                    words.dates.add(phrase, Sense::Day(count));
                }
            }
        }
        for (word, unit) in &self.units {
            if let Some(unit) = Unit::of(unit) {
                words.units.add(word, Sense::Unit(unit));
            }
        }
        for (units, unit) in
            [("h|hr|hrs|小时|時間|시간", Unit::Hour), ("min|mins|分|분", Unit::Minute), ("s|sec|秒|초", Unit::Second)]
        {
            words.units.add(units, Sense::Unit(unit));
        }
        words.units.add("m", Sense::Unit(Unit::Minute));
        words.ranges.add(&self.ranges, Sense::Range);
        words.ranges.add("–|—|→|~|〜|～|to|until", Sense::Range);
        let base = base(&self.language);
        for (_, joins) in RANGES.iter().filter(|(language, _)| *language == base) {
            words.ranges.add(joins, Sense::Range);
        }
        words.percents.add(&self.percents, Sense::Percent);
        words
    }

    fn date_words(&self) -> Lexicon {
        let mut words = Lexicon::default();
        for (number, names) in (1..).zip(&self.months) {
            words.add(names, Sense::Month(number));
        }
        for (number, names) in (0..).zip(&self.weekdays) {
            words.add(names, Sense::Weekday(number));
        }
        for (name, hours) in &self.periods {
            let hours = hours.split(' ').filter_map(|hour| hour.parse::<u32>().ok()).filter(|hour| *hour < 24);
            let hours = hours.fold(0, |all, hour| all | 1 << hour);
            words.add(name, Sense::Period(hours));
        }
        words.add(&self.fillers, Sense::Filler);
        words.add(&self.zones, Sense::Utc);
        words.add(&self.others, Sense::OtherCalendar);
        for (names, meaning) in DATE_WORDS {
            for name in names.split('|') {
                // What the language uses itself means what it means there; units of time are told apart by their place.
                let unit = matches!(meaning, Sense::Hour | Sense::Minute | Sense::Second);
                if unit || words.get(name).is_empty() {
                    words.add(name, meaning);
                }
            }
        }
        words
    }

    fn money_words(&self) -> Lexicon {
        let mut words = Lexicon::default();
        let more: BTreeMap<String, String> = serde_json::from_str(include_str!("currencies.json")).unwrap_or_default();
        let given = self.currencies.iter().map(|entry| (entry, false));
        for ((code, names), added) in given.chain(more.iter().map(|entry| (entry, true))) {
            let Some(currency) = Currency::of(code) else { continue };
            let mut names = names.split('|');
            let (symbol, narrow) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
            for name in names.chain([symbol]) {
                // What the language has for another currency of its own stays that.
                let other =
                    |meaning: &Sense| matches!(meaning, Sense::Currency { currency: of, own: true } if *of != currency);
                let own = !(added && words.get(&word(name)).iter().any(other));
                words.add(name, Sense::Currency { currency, own });
            }
            if narrow != symbol {
                words.add(narrow, Sense::Currency { currency, own: false });
            }
        }
        for (word, power) in &self.scales {
            if let Ok(power) = power.parse() {
                words.add(word, Sense::Scale(power));
            }
        }
        let base = base(&self.language);
        for (language, names, power) in SCALES {
            let ours = language.is_empty() || language == base || (language == "en" && base.is_empty());
            for name in names.split('|').filter(|_| ours) {
                let taken = words.get(name).iter().any(|meaning| matches!(meaning, Sense::Scale(_)));
                if !taken {
                    words.add(name, Sense::Scale(power));
                }
            }
        }
        words.add(&self.joins, Sense::Join);
        words
    }
}

/// "-1d" as −1 and days.
fn relative(text: &str) -> Option<(i32, Unit)> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    Some((count.parse().ok()?, Unit::of(unit)?))
}

/// A language tag as it is compared.
fn tag(language: &str) -> String {
    language.trim().replace('_', "-").to_ascii_lowercase()
}

fn base(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

/// The languages at hand, by tag.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    by_tag: BTreeMap<String, LanguageFacts>,
}

impl Languages {
    /// Takes a language's facts in, as `factsOf` in `www/shared/language.ts` makes them.
    ///
    /// # Errors
    /// When the text is no facts; what was known stays.
    pub fn learn(&mut self, text: &str) -> Result<(), Problem> {
        let (tag, facts) = LanguageFacts::read(text)
            .map_err(|reason| Problem::at("language", Message::new("problem-language").text("reason", &reason)))?;
        self.by_tag.insert(tag, facts);
        Ok(())
    }

    /// Whether the facts of a language were handed in.
    pub fn knows(&self, language: &str) -> bool {
        self.by_tag.contains_key(&tag(language))
    }

    /// The facts of a page's language. Without them English words are known, and what differs between languages is open.
    pub fn of(&self, language: &str) -> &LanguageFacts {
        let tag = tag(language);
        self.by_tag.get(&tag).unwrap_or_else(|| match tag.as_str() {
            "en-us" => LanguageFacts::american(),
            "en" => LanguageFacts::english(),
            "en-gb" | "en-ie" | "en-au" | "en-nz" | "en-ca" | "en-in" | "en-sg" | "en-hk" => LanguageFacts::elsewhere(),
            _ => LanguageFacts::unsettled(),
        })
    }
}
