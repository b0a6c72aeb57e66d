"""Writes a planned world through Creme's own models. Run by __main__ under Creme's settings.

History lines and calendars of hundreds of records would cost most of the time: history is off, and relations and custom
values are inserted in bulk, with the rows that Creme itself would write.
"""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_OID, uuid5

from creme.activities import constants as activity_constants
from creme.activities.models import Activity, ActivitySubType, Calendar, Status
from creme.creme_core.auth import EntityCredentials
from creme.creme_core.core.entity_cell import EntityCellCustomField, EntityCellRegularField, EntityCellRelation
from creme.creme_core.core.history import toggle_history
from creme.creme_core.models import (
    CremeUser, Currency, CustomField, CustomFieldEnumValue, HeaderFilter, Relation, RelationType, SetCredentials, UserRole,
)  # fmt: skip
from creme.opportunities import constants as deal_constants
from creme.opportunities.models import Opportunity, SalesPhase
from creme.persons import constants as person_constants
from creme.persons.models import Contact as CremeContact
from creme.persons.models import Organisation
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from world import people, texts
from world.model import World

PHASES = ["Forthcoming", "In progress", "Proposal", "Under negotiation", "Won", "Lost", "Abandoned"]
POSITIONS = {"technical": "IT architect", "economic": "Finance director", "champion": "Head of operations", "user": "Team lead"}

DEAL_COLUMNS = [
    "name", deal_constants.REL_SUB_TARGETS, "sales_phase", "estimated_sales", "made_sales", "currency", "chance_to_win",
    "expected_closing_date", "closing_date", "user",
]  # fmt: skip
ACTIVITY_COLUMNS = [
    "title", "type", "sub_type", "status", "start", "end", "duration", "is_all_day", "place", "user",
    activity_constants.REL_OBJ_PART_2_ACTIVITY, activity_constants.REL_OBJ_ACTIVITY_SUBJECT,
]  # fmt: skip


@toggle_history(enabled=False)
@transaction.atomic
def write(world: World) -> dict:
    """Writes everything; returns the record ids by the plan's keys, for deals.py."""
    writer = _Writer(world)
    writer.basics()
    writer.users()
    writer.accounts()
    writer.deals()
    writer.activities()
    writer.relations()
    return writer.facts()


class _Writer:
    def __init__(self, world: World):
        self.world = world
        self.root = CremeUser.objects.get_admin()
        self.user_of: dict[str, CremeUser] = {}
        self.person_contact: dict[str, CremeContact] = {}
        self.customer_contact: dict[str, CremeContact] = {}
        self.organisation: dict[str, Organisation] = {}
        self.opportunity: dict[str, Opportunity] = {}
        self.custom: dict[str, CustomField] = {}
        self.links: list[tuple[CremeUser, str, object, object]] = []

    def basics(self) -> None:
        """What an admin would have set up: phases, currency, custom fields, list columns."""
        for order, name in enumerate(PHASES, 1):
            phase = SalesPhase.objects.filter(name=name).first() or SalesPhase(name=name, color="c2a5d8")
            phase.order = order
            phase.save()
        dollar = Currency.objects.get(international_symbol="USD")
        dollar.is_default = True
        dollar.save()
        Organisation.objects.filter(is_managed=True).update(name="Second Chair Demo Vendor")

        kind = ContentType.objects.get_for_model(Opportunity)
        choices = {
            "Sales engineer": [person.name for person in self.world.by_role("se")],
            "Technical outcome": texts.TECHNICAL_OUTCOMES,
        }
        self.choice: dict[tuple[str, str], int] = {}
        for label, field_type in texts.LABELS.items():
            field = CustomField.objects.create(
                name=label, content_type=kind, field_type=getattr(CustomField, field_type), uuid=uuid5(NAMESPACE_OID, label),
            )  # fmt: skip
            self.custom[label] = field
            for value in choices.get(label, ()):
                self.choice[label, value] = CustomFieldEnumValue.objects.create(custom_field=field, value=value).id

        deals = HeaderFilter.objects.get(id=deal_constants.DEFAULT_HFILTER_OPPORTUNITY)
        deals.cells = [*_cells(Opportunity, DEAL_COLUMNS), *(EntityCellCustomField(field) for field in self.custom.values())]
        deals.save()
        activities = HeaderFilter.objects.get(id=activity_constants.DEFAULT_HFILTER_ACTIVITY)
        activities.cells = _cells(Activity, ACTIVITY_COLUMNS)
        activities.save()

    def users(self) -> None:
        """A normal role, not superusers: people see and change what sales people may."""
        models = [Opportunity, Activity, CremeContact, Organisation]
        role = UserRole(name="Sales")
        role.allowed_apps = [
            "creme_core", "persons", "activities", "opportunities", "assistants", "documents", "commercial", "products", "billing",
            "emails", "events", "reports", "graphs", "projects", "tickets", "recurrents",
        ]  # fmt: skip
        role.save()
        kinds = [ContentType.objects.get_for_model(model) for model in models]
        for allowed in (role.creatable_ctypes, role.listable_ctypes, role.exportable_ctypes):
            allowed.set(kinds)
        may = EntityCredentials.VIEW | EntityCredentials.CHANGE | EntityCredentials.LINK | EntityCredentials.UNLINK
        SetCredentials.objects.create(role=role, value=may, set_type=SetCredentials.ESET_ALL)
        for person in self.world.people:
            user = CremeUser.objects.create_user(
                username=person.login, first_name=person.first, last_name=person.last, email=f"{person.login}@vendor.example",
                role=role, time_zone="Europe/London",
            )  # fmt: skip
            self.user_of[person.login] = user
            self.person_contact[person.login] = user.linked_contact
        # One hash for all: hashing is slow on purpose.
        CremeUser.objects.filter(role=role).update(password=make_password(people.PASSWORD))

    def accounts(self) -> None:
        for account in self.world.accounts:
            organisation = Organisation.objects.create(user=self.root, name=account.name, description=f"Visits: {account.place}")
            self.organisation[account.key] = organisation
            for contact in account.contacts:
                created = CremeContact.objects.create(
                    user=self.root, first_name=contact.first, last_name=contact.last, full_position=POSITIONS[contact.part],
                )  # fmt: skip
                self.customer_contact[contact.name] = created
                self.links.append((self.root, person_constants.REL_SUB_EMPLOYED_BY, created, organisation))

    def deals(self) -> None:
        phases = {phase.name: phase for phase in SalesPhase.objects.all()}
        currencies = {currency.international_symbol: currency for currency in Currency.objects.all()}
        emitter = Organisation.objects.filter(is_managed=True).order_by("id").first()
        values: dict[type, list] = {}
        for number, deal in enumerate(self.world.deals, 1):
            opportunity = Opportunity(
                user=self.user_of[deal.owner.login], name=deal.name, reference=f"D-{number:04}", estimated_sales=deal.amount,
                made_sales=deal.made, currency=currencies[deal.currency], sales_phase=phases[deal.phase], chance_to_win=deal.chance,
                expected_closing_date=deal.expected, closing_date=deal.closing, first_action_date=deal.opened,
            )  # fmt: skip
            opportunity.emitter = emitter
            opportunity.target = self.organisation[deal.account.key]
            opportunity.save()
            self.opportunity[deal.key] = opportunity
            fields = dict(deal.fields)
            if deal.se:
                fields["Sales engineer"] = deal.se.name
            for label, value in fields.items():
                field = self.custom[label]
                values.setdefault(field.value_class, []).append(self._custom_value(field, opportunity, value))
        for value_class, rows in values.items():
            value_class.objects.bulk_create(rows)

    def _custom_value(self, field: CustomField, opportunity: Opportunity, value: object):
        if field.field_type == CustomField.ENUM:
            return field.value_class(custom_field=field, entity=opportunity, value_id=self.choice[field.name, value])
        if field.field_type == CustomField.DATE and not isinstance(value, date):
            raise TypeError(f"custom field {field.name!r} holds dates, not {value!r}")
        return field.value_class(custom_field=field, entity=opportunity, value=value)

    def activities(self) -> None:
        sub_types = {(found.type.name, found.name): found for found in ActivitySubType.objects.select_related("type")}
        statuses = {status.name: status for status in Status.objects.all()} | {None: None}
        calendars = {calendar.user_id: calendar.id for calendar in Calendar.objects.filter(is_default=True)}
        shown_in = Activity.calendars.through
        rows = []
        for entry in self.world.entries:
            sub_type = sub_types[entry.type, entry.sub_type]
            owner = self.user_of[entry.owner.login]
            activity = Activity.objects.create(
                user=owner, title=entry.title, type=sub_type.type, sub_type=sub_type, status=statuses[entry.status],
                start=entry.start, end=entry.end, duration=entry.duration, is_all_day=entry.all_day, place=entry.place,
                floating_type=Activity.FloatingType.NARROW if entry.start else Activity.FloatingType.FLOATING,
                busy=entry.type == "Unavailability",
            )  # fmt: skip
            for person in entry.people:
                self._link(owner, activity_constants.REL_SUB_PART_2_ACTIVITY, self.person_contact[person.login], activity)
                calendar = calendars.get(self.user_of[person.login].id)
                if calendar:
                    rows.append(shown_in(activity_id=activity.id, calendar_id=calendar))
            for contact in entry.contacts:
                self._link(owner, activity_constants.REL_SUB_PART_2_ACTIVITY, self.customer_contact[contact.name], activity)
            for deal in entry.deals:
                self._link(owner, activity_constants.REL_SUB_ACTIVITY_SUBJECT, self.opportunity[deal.key], activity)
            for account in entry.subject_accounts:
                self._link(owner, activity_constants.REL_SUB_ACTIVITY_SUBJECT, self.organisation[account.key], activity)
        shown_in.objects.bulk_create(rows)

    def _link(self, user: CremeUser, type_id: str, subject, obj) -> None:
        self.links.append((user, type_id, subject, obj))

    def relations(self) -> None:
        """Each relation with its counterpart in the other direction, the two pointing at each other."""
        counterpart = dict(RelationType.objects.values_list("id", "symmetric_type_id"))

        def row(user, type_id, subject, obj, other=None):
            return Relation(
                user=user, type_id=type_id, subject_entity_id=subject.id, object_entity_id=obj.id,
                object_ctype_id=obj.entity_type_id, symmetric_relation=other,
            )  # fmt: skip

        forward = Relation.objects.bulk_create([row(*link) for link in self.links])
        backward = Relation.objects.bulk_create(
            [row(user, counterpart[type_id], obj, subject, other) for (user, type_id, subject, obj), other in zip(self.links, forward)]
        )
        for one, other in zip(forward, backward):
            one.symmetric_relation = other
        Relation.objects.bulk_update(forward, ["symmetric_relation"], batch_size=400)

    def facts(self) -> dict:
        return {
            "seed": self.world.seed,
            "today": self.world.today.isoformat(),
            "password": people.PASSWORD,
            "admin": {"login": "root", "password": "root"},
            "deals": {
                deal.key: {
                    "id": self.opportunity[deal.key].id, "name": deal.name, "account": deal.account.name, "phase": deal.phase,
                    "owner": deal.owner.name, "se": deal.se.name if deal.se else None,
                }
                for deal in self.world.deals
            },
            "users": {
                person.login: {"name": person.name, "role": person.role, "contact": self.person_contact[person.login].id}
                for person in self.world.people
            },
            "activities": len(self.world.entries),
        }  # fmt: skip


def _cells(model: type, names: list[str]) -> list:
    kinds = {True: lambda name: EntityCellRelation(model=model, rtype=RelationType.objects.get(id=name)),
             False: lambda name: EntityCellRegularField.build(model, name)}  # fmt: skip
    cells = [kinds["-" in name](name) for name in names]
    missing = [name for name, cell in zip(names, cells) if cell is None]
    if missing:
        raise LookupError(f"this Creme version has no columns {missing} for {model.__name__}")
    return cells
