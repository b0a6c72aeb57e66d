"""What Creme's sqlite database holds about deals, activities and people: plain SQL, no Creme code, no pages."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from pathlib import Path

# Relation types, read from their "subject" side.
TARGETS = "opportunities-subject_targets_orga"
HAS_PARTICIPANT = "activities-object_participates_to_activity"
HAS_SUBJECT = "activities-object_activity_subject"

CUSTOM_VALUE_TABLES = [
    "creme_core_customfieldinteger", "creme_core_customfieldfloat", "creme_core_customfieldboolean", "creme_core_customfieldstring",
    "creme_core_customfieldtext", "creme_core_customfieldurl", "creme_core_customfielddate", "creme_core_customfielddatetime",
]  # fmt: skip


@dataclass
class Deal:
    id: int
    name: str
    owner: str
    phase: str
    won: bool
    lost: bool
    currency: str
    estimated: int | None
    made: int | None
    chance: int | None
    expected: date | None
    closing: date | None
    account: str = ""
    account_id: int | None = None
    # Custom fields by label, as text. None: the field exists and is empty. Not there: the CRM has no such field.
    fields: dict[str, str | None] = field(default_factory=dict)

    @property
    def se(self) -> str | None:
        return self.fields.get("Sales engineer")

    @property
    def outcome(self) -> str:
        if self.won:
            return "won"
        if self.lost:
            return "lost"
        return "other" if self.phase == "Abandoned" else "open"

    @property
    def amount(self) -> int | None:
        """What a won deal brought, else what it is estimated at."""
        if self.won and self.made is not None:
            return self.made
        return self.estimated if self.estimated is not None else self.made

    @property
    def close(self) -> date | None:
        """The actual closing date of an ended deal, else the expected one."""
        if self.outcome == "open":
            return self.expected
        return self.closing or self.expected


@dataclass
class Activity:
    id: int
    title: str
    type: str
    sub_type: str
    status: str
    start: datetime | None
    end: datetime | None
    duration: int | None  # hours, as typed
    all_day: bool
    place: str
    owner: str
    participants: set[str] = field(default_factory=set)
    deals: set[int] = field(default_factory=set)
    accounts: set[int] = field(default_factory=set)


@dataclass
class Crm:
    deals: dict[int, Deal]
    activities: list[Activity]
    contact_ids: dict[str, int]

    @property
    def sales_engineers(self) -> set[str]:
        return {deal.se for deal in self.deals.values() if deal.se}

    @property
    def owners(self) -> set[str]:
        return {deal.owner for deal in self.deals.values()} | {activity.owner for activity in self.activities}

    @property
    def receivers(self) -> set[str]:
        return {text.strip() for deal in self.deals.values() if (text := deal.fields.get("Hand-off receiver"))}

    @property
    def participants(self) -> set[str]:
        return set().union(*(activity.participants for activity in self.activities))


def read(path: str | Path) -> Crm:
    file = Path(path)
    if not file.is_file():
        raise SystemExit(f"oracle: there is no database at {file}. tests/crm/creme/deals.py prints where a running Creme keeps its own.")
    database = sqlite3.connect(f"file:{file.resolve()}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        return _read(database)
    except sqlite3.DatabaseError as fault:
        raise SystemExit(f"oracle: {file} is not a seeded Creme database: {fault}") from fault
    finally:
        database.close()


def _read(database: sqlite3.Connection) -> Crm:
    contacts = {
        row["id"]: f"{row['first_name']} {row['last_name']}".strip()
        for row in database.execute("SELECT cremeentity_ptr_id AS id, first_name, last_name FROM persons_contact")
    }
    organisations = dict(database.execute("SELECT cremeentity_ptr_id, name FROM persons_organisation").fetchall())
    # A user's full name is that of the user's contact record.
    users = {
        row["is_user_id"]: contacts[row["id"]]
        for row in database.execute("SELECT cremeentity_ptr_id AS id, is_user_id FROM persons_contact WHERE is_user_id IS NOT NULL")
    }
    deals = {
        row["id"]: Deal(
            id=row["id"], name=row["name"], owner=users[row["user_id"]], phase=row["phase"], won=bool(row["won"]), lost=bool(row["lost"]),
            currency=row["currency"], estimated=row["estimated_sales"], made=row["made_sales"], chance=row["chance_to_win"],
            expected=_date(row["expected_closing_date"]), closing=_date(row["closing_date"]),
        )
        for row in database.execute(
            """
            SELECT deal.cremeentity_ptr_id AS id, deal.*, entity.user_id, phase.name AS phase, phase.won, phase.lost,
                   currency.international_symbol AS currency
              FROM opportunities_opportunity deal
              JOIN creme_core_cremeentity entity ON entity.id = deal.cremeentity_ptr_id AND NOT entity.is_deleted
              JOIN opportunities_salesphase phase ON phase.id = deal.sales_phase_id
              JOIN creme_core_currency currency ON currency.id = deal.currency_id
             ORDER BY deal.cremeentity_ptr_id
            """
        )
    }  # fmt: skip
    for subject, obj in _relations(database, TARGETS):
        if subject in deals and obj in organisations:
            deals[subject].account, deals[subject].account_id = organisations[obj], obj
    _read_custom_fields(database, deals)

    activities = {
        row["id"]: Activity(
            id=row["id"], title=row["title"], type=row["type"], sub_type=row["sub_type"], status=row["status"] or "",
            start=_moment(row["start"]), end=_moment(row["end"]), duration=row["duration"], all_day=bool(row["is_all_day"]),
            place=row["place"].strip(), owner=users[row["user_id"]],
        )
        for row in database.execute(
            """
            SELECT activity.cremeentity_ptr_id AS id, activity.title, activity.start, activity.end, activity.duration, activity.place,
                   activity.is_all_day, entity.user_id, type.name AS type, sub_type.name AS sub_type, status.name AS status
              FROM activities_activity activity
              JOIN creme_core_cremeentity entity ON entity.id = activity.cremeentity_ptr_id AND NOT entity.is_deleted
              JOIN activities_activitytype type ON type.id = activity.type_id
              JOIN activities_activitysubtype sub_type ON sub_type.id = activity.sub_type_id
              LEFT JOIN activities_status status ON status.id = activity.status_id
             ORDER BY activity.cremeentity_ptr_id
            """
        )
    }  # fmt: skip
    for activity, contact in _relations(database, HAS_PARTICIPANT):
        if activity in activities:
            activities[activity].participants.add(contacts[contact])
    for activity, subject in _relations(database, HAS_SUBJECT):
        if activity in activities and subject in deals:
            activities[activity].deals.add(subject)
            if deals[subject].account_id is not None:
                activities[activity].accounts.add(deals[subject].account_id)
        elif activity in activities and subject in organisations:
            activities[activity].accounts.add(subject)
    return Crm(deals, list(activities.values()), {users[user]: contact for contact, user in _user_contacts(database)})


def _user_contacts(database: sqlite3.Connection) -> list[tuple[int, int]]:
    return database.execute("SELECT cremeentity_ptr_id, is_user_id FROM persons_contact WHERE is_user_id IS NOT NULL").fetchall()


def _relations(database: sqlite3.Connection, type_id: str) -> list[tuple[int, int]]:
    return database.execute(
        "SELECT subject_entity_id, object_entity_id FROM creme_core_relation WHERE type_id = ? ORDER BY id", (type_id,)
    ).fetchall()


def _read_custom_fields(database: sqlite3.Connection, deals: dict[int, Deal]) -> None:
    labels = dict(
        database.execute(
            """
            SELECT custom.id, custom.name FROM creme_core_customfield custom
              JOIN django_content_type type ON type.id = custom.content_type_id
             WHERE type.app_label = 'opportunities' AND type.model = 'opportunity' AND NOT custom.is_deleted
            """
        ).fetchall()
    )
    for deal in deals.values():
        deal.fields = dict.fromkeys(labels.values())
    queries = [f"SELECT entity_id, custom_field_id, value FROM {table}" for table in CUSTOM_VALUE_TABLES]
    queries.append(
        """
        SELECT held.entity_id, held.custom_field_id, choice.value FROM creme_core_customfieldenum held
          JOIN creme_core_customfieldenumvalue choice ON choice.id = held.value_id
        """
    )
    for query in queries:
        for entity, custom, value in database.execute(query):
            if entity in deals and custom in labels and value not in (None, ""):
                deals[entity].fields[labels[custom]] = str(value)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    """Creme stores UTC without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc) if text else None
