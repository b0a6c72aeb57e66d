"""The vocabulary of the planned world, and working-day arithmetic."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# The time zone of every user of the seeded CRMs.
ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Person:
    """Somebody of the vendor, with a login."""

    login: str
    first: str
    last: str
    role: str  # se | rep | receiver | manager

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class Contact:
    """Somebody of a customer."""

    first: str
    last: str
    part: str  # technical | economic | champion | user

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass
class Account:
    key: str
    name: str
    place: str  # where a visit goes
    contacts: list[Contact] = field(default_factory=list)


@dataclass
class Deal:
    key: str
    name: str
    account: Account
    owner: Person
    se: Person | None
    phase: str
    amount: int | None
    made: int | None = None
    currency: str = "USD"
    chance: int | None = None
    opened: date | None = None
    expected: date | None = None
    closing: date | None = None
    # Values of the custom fields by label: str, int or date.
    fields: dict[str, object] = field(default_factory=dict)
    # Showcase deals get their activities by hand, so that no figure of theirs depends on chance.
    by_hand: bool = False

    @property
    def is_open(self) -> bool:
        return self.phase in OPEN_PHASES


OPEN_PHASES = ("Forthcoming", "In progress", "Proposal", "Under negotiation")


@dataclass
class Entry:
    """An activity. `start` and `end` are None for a task that nobody has scheduled."""

    title: str
    type: str
    sub_type: str
    owner: Person
    start: datetime | None
    end: datetime | None
    status: str | None = "Planned"
    people: list[Person] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    place: str = ""
    duration: int | None = None
    all_day: bool = False

    @property
    def subject_accounts(self) -> list[Account]:
        """The accounts among the subjects: as in Creme, a deal's activity also has the account as a subject."""
        found: list[Account] = []
        for account in [*(deal.account for deal in self.deals), *self.accounts]:
            if account not in found:
                found.append(account)
        return found


@dataclass
class World:
    seed: str
    today: date
    rng: random.Random
    people: list[Person]
    accounts: list[Account]
    deals: list[Deal]
    entries: list[Entry]

    def by_role(self, role: str) -> list[Person]:
        return [person for person in self.people if person.role == role]

    def person(self, login: str) -> Person:
        return next(person for person in self.people if person.login == login)

    def deal(self, key: str) -> Deal:
        return next(deal for deal in self.deals if deal.key == key)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5


def working_day(day: date, offset: int) -> date:
    """The working day `offset` working days from `day`; 0 is the day itself or, on a weekend, the Monday after."""
    step = timedelta(days=1 if offset >= 0 else -1)
    if offset == 0:
        while not is_working_day(day):
            day += timedelta(days=1)
        return day
    for _ in range(abs(offset)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


def later(moment: datetime, minutes: int) -> datetime:
    """`minutes` of real time after `moment`, also across a change of the clocks."""
    utc = ZoneInfo("UTC")
    return (moment.astimezone(utc) + timedelta(minutes=minutes)).astimezone(ZONE)
