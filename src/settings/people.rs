//! People and calendars as data: who works when, where and in which part.

use jiff::civil::Date;

use super::shape::{Shape, Unit, choices, settings};
use crate::model::{Calendar, Hours, Leave, Person};

settings! {
    /// A week of working hours, and the days on which nobody works.
    pub struct CalendarSettings {
        /// Its public name.
        pub id: String = Shape::Text(80),
        /// Working hours of a Monday, as spans such as `09:00-12:30, 13:00-17:00`; empty for a day off.
        pub monday: Hours = Shape::Hours,
        /// Working hours of a Tuesday.
        pub tuesday: Hours = Shape::Hours,
        /// Working hours of a Wednesday.
        pub wednesday: Hours = Shape::Hours,
        /// Working hours of a Thursday.
        pub thursday: Hours = Shape::Hours,
        /// Working hours of a Friday.
        pub friday: Hours = Shape::Hours,
        /// Working hours of a Saturday.
        pub saturday: Hours = Shape::Hours,
        /// Working hours of a Sunday.
        pub sunday: Hours = Shape::Hours,
        /// Public holidays and other days off.
        pub holidays: Vec<Holiday> = Shape::Rows(Holiday::entries()),
    }

    /// A day off.
    pub struct Holiday {
        /// The day.
        pub date: Date = Shape::Date,
        /// What it is called.
        pub name: Option<String> = Shape::optional(Shape::Text(200)),
    }

    /// Somebody of our own side.
    pub struct PersonSettings {
        /// Their public name in these settings.
        pub id: String = Shape::Text(80),
        /// The full name, as the CRM shows it.
        pub name: String = Shape::Text(200),
        /// Other names that a CRM shows for the same person.
        pub aliases: Vec<String> = Shape::Texts,
        /// The parts they play.
        pub roles: Vec<Part> = Shape::Choices(Part::IDS),
        /// The team.
        pub team: Option<String> = Shape::optional(Shape::Text(200)),
        /// The territories they work for.
        pub territories: Vec<String> = Shape::Texts,
        /// Their time zone; without one, the viewer's.
        pub zone: Option<String> = Shape::optional(Shape::Zone),
        /// The language they work in, as a tag such as `de`.
        pub language: Option<String> = Shape::optional(Shape::Text(35)),
        /// The calendar that they keep, by its id; without one, `standard`.
        pub calendar: Option<String> = Shape::optional(Shape::Text(80)),
        /// The share of each working day that they work; without one, all of it.
        pub part_time: Option<f64> = Shape::optional(Shape::Number(Unit::Share, 0.05, 1.0)),
        /// Planned leave that the CRM does not hold.
        pub leave: Vec<LeaveSettings> = Shape::Rows(LeaveSettings::entries()),
    }

    /// Days on which a person does not work.
    pub struct LeaveSettings {
        /// First day.
        pub first: Date = Shape::Date,
        /// Last day, included.
        pub last: Date = Shape::Date,
        /// The share of each day that is taken; without one, all of it.
        pub share: Option<f64> = Shape::optional(Shape::Number(Unit::Share, 0.05, 1.0)),
        /// What it is.
        pub note: Option<String> = Shape::optional(Shape::Text(200)),
    }
}

choices! {
    /// The part somebody plays in deals.
    #[allow(missing_docs)]
    pub enum Part {
        Rep = "rep",
        Se = "se",
        PostSalesSe = "post_sales_se",
        Support = "support",
        Manager = "manager",
    }

    /// What others may see of a person's work (C23).
    pub enum PeopleData {
        /// Everybody sees only themselves.
        Itself = "self",
        /// Of others only when they are free.
        Availability = "availability",
        /// Managers also see sums of teams of five and more.
        TeamAggregate = "team_aggregate",
        /// Managers also see the people of their team by name.
        TeamNamed = "team_named",
    }
}

impl Part {
    /// Whether the load of somebody in this part is an SE's.
    pub fn is_se(self) -> bool {
        matches!(self, Part::Se | Part::PostSalesSe)
    }
}

impl PersonSettings {
    /// Whether a name in the CRM is this person's.
    pub fn is(&self, person: &Person) -> bool {
        person.is(&self.name) || self.aliases.iter().any(|alias| person.is(alias))
    }
}

impl CalendarSettings {
    /// The calendar of whoever keeps this one.
    pub fn calendar(&self, person: Option<&PersonSettings>) -> Calendar {
        let days =
            [&self.monday, &self.tuesday, &self.wednesday, &self.thursday, &self.friday, &self.saturday, &self.sunday];
        let leave = person.into_iter().flat_map(|person| &person.leave).map(|leave| Leave {
            first: leave.first,
            last: leave.last,
            share: leave.share.unwrap_or(1.0),
            note: leave.note.clone().unwrap_or_default(),
        });
        Calendar {
            week: days.map(Hours::clone),
            part_time: person.and_then(|person| person.part_time).unwrap_or(1.0),
            holidays: self.holidays.iter().map(|day| (day.date, day.name.clone().unwrap_or_default())).collect(),
            leave: leave.collect(),
        }
    }
}
