//! What the pipeline looked like, week by week, and how it came out: the memory that own chances are measured from (C4).

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::pipeline::OPEN;
use crate::model::{Deal, Outcome, Stage, iso_week_monday, same_words};

/// Ended deals from which on it is said how often a chance came true (C4).
const SPOKEN_OF_FROM: usize = 30;

/// One open deal as it stood in a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Stood {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    stage: Stage,
    #[serde(skip_serializing_if = "Option::is_none")]
    chance: Option<f64>,
    /// The rep; weeks of before do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
}

impl Stood {
    /// Whether this is the deal: by id where both have one, else by name and account.
    fn is(&self, deal: &Deal) -> bool {
        match (&self.id, &deal.key.id) {
            (Some(id), Some(other)) => **id == **other,
            _ => {
                let same_account = match (&self.account, deal.account.known()) {
                    (Some(account), Some(other)) => same_words(account, other),
                    _ => true,
                };
                same_words(&self.name, &deal.name) && same_account
            }
        }
    }
}

/// The open deals of one origin in one week. Its text begins with `{"week":`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The week's Monday.
    #[serde(with = "as_text")]
    week: Date,
    /// When it was taken, in seconds since 1970; snapshots of before do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<i64>,
    deals: Vec<Stood>,
}

impl Snapshot {
    /// What a text must begin with to be one.
    const START: &'static str = "{\"week\":";

    /// The open deals of a pipeline that was read as a whole.
    pub fn of(deals: &[Deal], now: &Zoned) -> Snapshot {
        let stood = |deal: &Deal| {
            (deal.outcome() == Outcome::Open).then_some(Stood {
                id: deal.key.id.as_deref().map(str::to_owned),
                name: deal.name.clone(),
                account: deal.account.known().cloned(),
                stage: *deal.stage.known()?,
                chance: deal.chance.known().copied(),
                owner: deal.owner.known().map(|owner| owner.name().to_owned()),
            })
        };
        let deals = deals.iter().filter_map(stood).collect();
        Snapshot { week: iso_week_monday(now.date()), at: Some(now.timestamp().as_second()), deals }
    }

    /// Whether a text means to be one.
    pub fn claims(text: &str) -> bool {
        text.starts_with(Snapshot::START)
    }

    /// Reads one.
    ///
    /// # Errors
    /// The parser's, when the text is none.
    pub fn read(text: &str) -> Result<Snapshot, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The text that it is kept as.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The key that it is kept under: one a week.
    pub fn key(&self) -> String {
        format!("week:{}", self.week)
    }

    /// Number of deals in it.
    pub fn len(&self) -> usize {
        self.deals.len()
    }

    /// Whether no deal was open.
    pub fn is_empty(&self) -> bool {
        self.deals.is_empty()
    }
}

/// The snapshots of all origins.
#[derive(Default)]
pub struct Track(BTreeMap<(Rc<str>, Date), Snapshot>);

impl Track {
    /// Takes one in, whichever comes first: the last of a week counts. Whether this one does.
    pub fn keep(&mut self, origin: &str, snapshot: Snapshot) -> bool {
        let at = (origin.into(), snapshot.week);
        let order = |snapshot: &Snapshot| (snapshot.at, snapshot.text());
        let counts = self.0.get(&at).is_none_or(|kept| order(kept) <= order(&snapshot));
        if counts {
            self.0.insert(at, snapshot);
        }
        counts
    }

    /// Forgets those of an origin, or all.
    pub fn forget(&mut self, origin: Option<&str>) {
        self.0.retain(|(kept, _), _| origin.is_some_and(|origin| **kept != *origin));
    }

    /// Every one as text with its origin, in order.
    pub fn texts(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().map(|((origin, _), snapshot)| (&**origin, snapshot.text()))
    }

    /// How the deals came out that stood in these snapshots.
    pub fn calibration(&self, origin: &str, deals: &[Deal]) -> Calibration {
        let weeks =
            || self.0.iter().filter(|((of, _), _)| **of == *origin).map(|((_, week), snapshot)| (*week, snapshot));
        let first = weeks().next().map(|(week, _)| week);
        let stood: Vec<(Date, &Stood)> =
            weeks().flat_map(|(week, snapshot)| snapshot.deals.iter().map(move |stood| (week, stood))).collect();
        let mut calibration = Calibration::default();
        if stood.is_empty() {
            return calibration;
        }
        let mut by_name: BTreeMap<String, Vec<(Date, &Stood)>> = BTreeMap::new();
        let mut by_id: BTreeMap<&str, Vec<(Date, &Stood)>> = BTreeMap::new();
        for (week, stood) in &stood {
            by_name.entry(crate::model::folded(&stood.name)).or_default().push((*week, stood));
            if let Some(id) = &stood.id {
                by_id.entry(id).or_default().push((*week, stood));
            }
        }
        for deal in deals {
            let named = by_name.get(&crate::model::folded(&deal.name)).into_iter().flatten();
            let numbered = deal.key.id.as_deref().and_then(|id| by_id.get(id)).into_iter().flatten();
            let of_deal: Vec<(Date, &Stood)> =
                named.chain(numbered).copied().filter(|(_, stood)| stood.is(deal)).collect();
            calibration.remember_arrival(deal, &of_deal, first);
            let won = match deal.outcome() {
                Outcome::Won => true,
                Outcome::Lost | Outcome::Other => false,
                Outcome::Open | Outcome::Unknown => continue,
            };
            calibration.remember_owner(deal, &of_deal);
            let of_deal: Vec<&Stood> = of_deal.into_iter().map(|(_, stood)| stood).collect();
            calibration.count(&of_deal, won);
        }
        calibration
    }
}

/// Deals that ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// All of them.
    pub closed: usize,
    /// Those that were won.
    pub won: usize,
}

impl Ended {
    fn count(&mut self, won: bool) {
        self.closed += 1;
        self.won += usize::from(won);
    }

    /// The share that was won, a starting value counting for `prior` deals (C4).
    #[allow(clippy::cast_precision_loss)]
    pub fn share(self, start: f64, prior: f64) -> f64 {
        (self.won as f64 + prior * start) / (self.closed as f64 + prior)
    }
}

/// How deals came out: by the stages that they once stood at, and by the chance that was shown first at any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    by_stage: BTreeMap<Stage, Ended>,
    /// By the chance shown, in steps of ten per cent.
    by_chance: BTreeMap<u8, Ended>,
    /// Of ended deals that had another owner: who that was, and the last week in which it was so.
    owners: BTreeMap<String, (Date, String)>,
    /// Of deals that came to discovery since the first snapshot: the week in which they were seen there first.
    arrivals: BTreeMap<String, Date>,
}

impl Calibration {
    /// A deal that the first snapshot holds may have been there for long.
    fn remember_arrival(&mut self, deal: &Deal, stood: &[(Date, &Stood)], first: Option<Date>) {
        let there = stood.iter().filter(|(_, stood)| stood.stage > Stage::Lead).map(|(week, _)| *week);
        if let Some(week) = there.min().filter(|week| Some(*week) > first) {
            self.arrivals.insert(deal.identity(), week);
        }
    }

    /// The Monday of the week in which a deal was first seen in discovery or further, if a week before had not shown it there.
    pub fn first_seen(&self, deal: &Deal) -> Option<Date> {
        self.arrivals.get(&deal.identity()).copied()
    }

    fn remember_owner(&mut self, deal: &Deal, stood: &[(Date, &Stood)]) {
        let Some(owner) = deal.owner.known() else { return };
        let other = stood.iter().filter_map(|(week, stood)| Some((*week, stood.owner.as_ref()?)));
        let other = other.filter(|(_, name)| !owner.is(name)).max_by_key(|(week, _)| *week);
        if let Some((week, name)) = other {
            self.owners.insert(deal.identity(), (week, name.clone()));
        }
    }

    /// Who owned an ended deal before its present owner, and the Monday of the last week in which it was so.
    pub fn former_owner(&self, deal: &Deal) -> Option<(Date, &str)> {
        self.owners.get(&deal.identity()).map(|(week, name)| (*week, name.as_str()))
    }

    fn count(&mut self, stood: &[&Stood], won: bool) {
        for stage in OPEN {
            if stood.iter().any(|stood| stood.stage == stage) {
                self.by_stage.entry(stage).or_default().count(won);
            }
        }
        let shown: std::collections::BTreeSet<u8> =
            stood.iter().filter_map(|stood| stood.chance).filter_map(step).collect();
        for step in shown {
            self.by_chance.entry(step).or_default().count(won);
        }
    }

    /// Deals that once stood at a stage and ended.
    pub fn from_stage(&self, stage: Stage) -> Ended {
        self.by_stage.get(&stage).copied().unwrap_or_default()
    }

    /// Deals that were once shown at about this chance and ended, with that chance, from thirty of them on (C4).
    pub fn shown_at(&self, chance: f64) -> Option<(f64, Ended)> {
        let step = step(chance)?;
        let ended = self.by_chance.get(&step).filter(|ended| ended.closed >= SPOKEN_OF_FROM)?;
        Some((f64::from(step) / 10.0, *ended))
    }
}

/// The nearest tenth.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn step(chance: f64) -> Option<u8> {
    (0.0..=1.0).contains(&chance).then(|| (chance * 10.0).round() as u8)
}

/// A day as the text `2026-11-23`.
mod as_text {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
