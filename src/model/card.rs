//! The availability card (C1): one line that an SE puts where colleagues look, with free hours and the next demo slots. No
//! customer, no deal, no pay. Whoever is shown a card reads when it was made; nobody signed it.

use jiff::Timestamp;
use jiff::civil::Date;

/// How every card begins, and how it ends.
const START: &str = "[Second Chair ";
const END: char = ']';

/// What stands between its parts.
const BETWEEN: &str = " · ";

/// The longest card that is looked at, in bytes.
const LONGEST: usize = 1_000;

/// A card as made or read.
///
/// ```
/// use second_chair::model::Card;
///
/// let line = "[Second Chair 2026-11-23 · Sam Okafor · 2026-W48 12.5 h · 2026-W49 20 h · demo 2026-11-25T10:00:00Z]";
/// let card = Card::find(&format!("Out on Friday. {line}")).unwrap();
/// assert_eq!((card.person.as_str(), card.weeks.len(), card.slots.len()), ("Sam Okafor", 2, 1));
/// assert_eq!(card.text(), line);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The day on which it was made.
    pub made: Date,
    /// Whose it is, as they call themselves.
    pub person: String,
    /// Free hours by ISO week, `2026-W48`.
    pub weeks: Vec<(String, f64)>,
    /// The next demo slots.
    pub slots: Vec<Timestamp>,
}

impl Card {
    /// Whether a text holds what may be one.
    pub fn claims(text: &str) -> bool {
        text.contains(START)
    }

    /// Which of a person's cards counts: the greatest. Of two of one day the one whose slots are later, as those of a card made later
    /// mostly are; whichever was seen first.
    pub fn order(&self) -> (Date, &[Timestamp], String) {
        (self.made, &self.slots, self.text())
    }

    /// The first card in a text.
    pub fn find(text: &str) -> Option<Card> {
        let mut rest = text;
        while let Some(at) = rest.find(START) {
            rest = rest.get(at + START.len()..)?;
            let card = rest.find(END).filter(|end| *end <= LONGEST).and_then(|end| Card::read(rest.get(..end)?));
            if card.is_some() {
                return card;
            }
        }
        None
    }

    fn read(inside: &str) -> Option<Card> {
        // A page may have put other white space in.
        let inside = inside.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts = inside.split(BETWEEN.trim()).map(str::trim);
        let made = parts.next()?.parse().ok()?;
        let person = parts.next().filter(|name| !name.is_empty())?.to_owned();
        let mut card = Card { made, person, weeks: Vec::new(), slots: Vec::new() };
        for part in parts {
            match part.strip_prefix("demo ") {
                Some(slot) => card.slots.push(slot.parse().ok()?),
                None => {
                    let (week, hours) = part.strip_suffix(" h")?.split_once(' ')?;
                    let hours: f64 = hours.parse().ok().filter(|hours| (0.0..=168.0).contains(hours))?;
                    card.weeks.push((is_week(week).then(|| week.to_owned())?, hours));
                }
            }
        }
        Some(card)
    }

    /// The line that reads back as the same card.
    pub fn text(&self) -> String {
        let name: String = self.person.chars().filter(|letter| !['[', ']', '·'].contains(letter)).collect();
        let weeks = self.weeks.iter().map(|(week, hours)| format!("{week} {hours} h"));
        let slots = self.slots.iter().map(|slot| format!("demo {slot}"));
        let parts: Vec<String> = [self.made.to_string(), name].into_iter().chain(weeks).chain(slots).collect();
        format!("{START}{}{END}", parts.join(BETWEEN))
    }

    /// Free hours of a week, where the card says so.
    pub fn free(&self, week: &str) -> Option<f64> {
        self.weeks.iter().find(|(name, _)| name == week).map(|(_, hours)| *hours)
    }

    /// Whether it may still be used: not made in the future, and not too long ago.
    pub fn holds(&self, today: Date, days: i32) -> bool {
        (0..=days).contains(&(today - self.made).get_days())
    }
}

/// Whether a text is written as an ISO week.
fn is_week(text: &str) -> bool {
    let year_and_week = text.split_once("-W");
    year_and_week.is_some_and(|(year, week)| {
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        digits(year, 4) && digits(week, 2)
    })
}
