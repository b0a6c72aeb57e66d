//! Who may see what of whom (C1, C23). Every view asks here; a view never holds what its viewer may not see.

use super::{Grounds, Question};
use crate::model::Person;
use crate::settings::{DealsVisible, PeopleData, PersonSettings, Role};

/// The fewest people of whom sums are shown where people are not to be told apart (C23).
pub(super) const SMALLEST_TEAM: usize = 5;

/// How much of a person's load a viewer may see, and with whose eyes it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// The viewer's own load.
    Own,
    /// All of it, by name: a manager's view of the own team, where the CRM shows every deal.
    Named,
    /// When the person is free, and nothing else: what an availability card says.
    Availability,
    /// What the deals say that the viewer can see in the CRM anyway: "at least".
    AtLeast,
    /// Nothing but what this deal asks.
    Hidden,
}

impl Sight {
    /// The public name.
    pub(super) fn id(self) -> &'static str {
        match self {
            Sight::Own => "own",
            Sight::Named => "all",
            Sight::Availability => "availability",
            Sight::AtLeast => "partial",
            Sight::Hidden => "hidden",
        }
    }

    /// Whether nothing of the load is out of the viewer's sight.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Sight::Own | Sight::Named | Sight::Availability)
    }

    /// Whether hours and their reasons are shown.
    pub(super) fn shows_hours(self) -> bool {
        matches!(self, Sight::Own | Sight::Named | Sight::AtLeast)
    }
}

/// Whether the CRM shows every deal to this viewer.
pub(super) fn sees_all(grounds: &Grounds, question: &Question) -> bool {
    grounds.crm_at(question.origin).is_some_and(|crm| crm.deals_visible() == DealsVisible::All)
}

/// What the viewer may see of a person's load.
pub(super) fn of_load(grounds: &Grounds, question: &Question, person: &Person) -> Sight {
    if question.me.as_ref().is_some_and(|me| me.person.is(person.name())) {
        return Sight::Own;
    }
    let named = leads(grounds, question, person) && level(grounds) == PeopleData::TeamNamed;
    match (level(grounds), sees_all(grounds, question)) {
        (PeopleData::Itself, _) => Sight::Hidden,
        (_, true) if named => Sight::Named,
        (_, true) => Sight::Availability,
        (_, false) => Sight::AtLeast,
    }
}

/// Whether the viewer may see what says how somebody works: their own, or, by policy, that of the own team by name (C23).
pub(super) fn of_work(grounds: &Grounds, question: &Question, person: &Person) -> bool {
    matches!(of_load(grounds, question, person), Sight::Own | Sight::Named)
}

/// The viewer's team, if they look as its manager.
pub(super) fn managed_team<'a>(grounds: &'a Grounds, question: &Question) -> Option<&'a str> {
    let me = question.me.as_ref().filter(|me| me.role == Role::Manager)?;
    grounds.settings.person(&me.person)?.team.as_deref()
}

/// The SEs of a team.
pub(super) fn engineers_of<'a>(grounds: &'a Grounds, team: &'a str) -> impl Iterator<Item = &'a PersonSettings> {
    let people = grounds.settings.people.iter().map(|(person, _)| person);
    people.filter(move |person| person.team.as_deref() == Some(team) && person.roles.iter().any(|part| part.is_se()))
}

/// What others may see of a person.
pub(super) fn level(grounds: &Grounds) -> PeopleData {
    grounds.settings.privacy.people_data
}

fn leads(grounds: &Grounds, question: &Question, person: &Person) -> bool {
    let team = managed_team(grounds, question);
    team.is_some() && grounds.settings.person(person).and_then(|person| person.team.as_deref()) == team
}
