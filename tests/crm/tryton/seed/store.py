"""Writes a planned world through Tryton's own models, in one transaction.

Stock Tryton holds less than the world does: no activities, no sales engineer, no expected closing date, no hand-off
fields. They are left out, as there is no place for them.
"""

from __future__ import annotations

from decimal import Decimal

from trytond import config
from trytond.pool import Pool
from trytond.transaction import Transaction

from world.people import PASSWORD
from world.model import Deal, World

config.update_etc()

DATABASE = "crm"
# The stage of each phase of the world. Tryton has fewer stages than most.
STATES = {
    "Forthcoming": "lead",
    "In progress": "opportunity",
    "Proposal": "opportunity",
    "Under negotiation": "converted",
    "Won": "won",
    "Lost": "lost",
    "Abandoned": "cancelled",
}
# Who works in another language than English.
LANGUAGES = {"lpetit": "fr", "mbell": "fr", "jweber": "de", "hstein": "de"}
COMPANY, OTHER_COMPANY = "Second Chair Demo Vendor", "Second Chair Nordic"
GROUPS = [("sale_opportunity", "group_opportunity"), ("sale", "group_sale")]


def write(world: World) -> dict:
    """Writes everything; returns the record ids by the plan's keys."""
    Pool.start()
    Pool(DATABASE).init()
    with Transaction().start(DATABASE, 0, context={"language": "en"}) as transaction:
        # Told to nobody by mail, and no check of a window that only the web client has.
        with transaction.set_context(_check_access=False):
            writer = _Writer(world)
            if writer.is_seeded():
                raise SystemExit("tryton seed: this database is seeded already. Seed a copy of the unseeded one (run.sh does).")
            writer.company()
            writer.users()
            writer.accounts()
            writer.deals()
            facts = writer.facts()
        transaction.commit()
    return facts


class _Writer:
    def __init__(self, world: World):
        self.world = world
        self.pool = Pool()
        self.employee: dict[str, int] = {}
        self.user: dict[str, int] = {}
        self.party: dict[str, int] = {}
        self.opportunity: dict[str, int] = {}

    def _create(self, model: str, values: list[dict]) -> list[int]:
        return [record.id for record in self.pool.get(model).create(values)]

    def _id(self, module: str, name: str) -> int:
        return self.pool.get("ir.model.data").get_id(module, name)

    def is_seeded(self) -> bool:
        return bool(self.pool.get("company.company").search([], limit=1))

    def company(self) -> None:
        """Two companies: most see only what belongs to their own."""
        dollar, euro = self._create(
            "currency.currency",
            [
                {"name": "US Dollar", "symbol": "$", "code": "USD", "numeric_code": "840", "rounding": Decimal("0.01"), "digits": 2},
                {"name": "Euro", "symbol": "€", "code": "EUR", "numeric_code": "978", "rounding": Decimal("0.01"), "digits": 2},
            ],
        )
        self.currency = {"USD": dollar, "EUR": euro}
        parties = self._create("party.party", [{"name": COMPANY}, {"name": OTHER_COMPANY}])
        self.company_id, self.other_id = self._create(
            "company.company",
            [{"party": party, "currency": currency, "timezone": "Europe/London"} for party, currency in zip(parties, (dollar, euro))],
        )

    def users(self) -> None:
        languages = {language.code: language.id for language in self.pool.get("ir.lang").search([])}
        groups = [self._id(*group) for group in GROUPS]
        people = self.world.people
        parties = self._create("party.party", [{"name": person.name} for person in people])
        employees = self._create("company.employee", [{"party": party, "company": self.company_id} for party in parties])
        self.employee = {person.login: employee for person, employee in zip(people, employees)}
        users = self._create(
            "res.user",
            [
                {
                    "name": person.name,
                    "login": person.login,
                    "password": PASSWORD,
                    "language": languages[LANGUAGES.get(person.login, "en")],
                    "groups": [("add", groups)],
                    "companies": [("add", [self.company_id])],
                    "company": self.company_id,
                    "employees": [("add", [self.employee[person.login]])],
                    "employee": self.employee[person.login],
                }
                for person in people
            ],
        )
        self.user = {person.login: user for person, user in zip(people, users)}
        user = self.pool.get("res.user")
        user.write(
            user.search([("login", "=", "admin")]),
            {"companies": [("add", [self.company_id, self.other_id])], "company": self.company_id, "company_filter": "all"},
        )

    def accounts(self) -> None:
        accounts = self.world.accounts
        parties = self._create("party.party", [{"name": account.name} for account in accounts])
        self.party = {account.key: party for account, party in zip(accounts, parties)}

    def deals(self) -> None:
        deals = self.world.deals
        # Another company's: in the database, and not for everybody's eyes.
        elsewhere = [{**self._deal(deal), "company": self.other_id, "employee": None, "state": "lead"} for deal in deals[:5]]
        with Transaction().set_context(company=self.company_id):
            ids = self._create("sale.opportunity", [self._deal(deal) for deal in deals])
        with Transaction().set_context(company=self.other_id):
            self._create("sale.opportunity", elsewhere)
        self.opportunity = {deal.key: number for deal, number in zip(deals, ids)}

    def _deal(self, deal: Deal) -> dict:
        state = STATES[deal.phase]
        opened = deal.opened or self.world.today
        return {
            "company": self.company_id,
            "party": self.party[deal.account.key],
            "description": deal.name,
            "reference": f"SC-{deal.key}"[:40],
            "amount": None if deal.amount is None else Decimal(deal.made or deal.amount).quantize(Decimal("0.01")),
            "currency": self.currency[deal.currency],
            "conversion_probability": 0.5 if deal.chance is None else deal.chance / 100,
            "employee": self.employee[deal.owner.login],
            "start_date": min(opened, deal.closing or opened),
            # What Tryton writes when an opportunity ends; while it is open, nobody has a reason to fill it.
            "end_date": deal.closing if state in ("won", "lost", "cancelled") else None,
            "lost_reason": "Price" if state == "lost" else None,
            "state": state,
        }

    def facts(self) -> dict:
        return {
            "seed": self.world.seed,
            "today": self.world.today.isoformat(),
            "password": PASSWORD,
            "admin": {"login": "admin", "password": "admin"},
            "deals": {
                deal.key: {
                    "id": self.opportunity[deal.key], "name": deal.name, "account": deal.account.name, "phase": STATES[deal.phase],
                    "owner": deal.owner.name,
                }
                for deal in self.world.deals
            },
            "users": {
                person.login: {
                    "name": person.name, "role": person.role, "user": self.user[person.login],
                    "language": LANGUAGES.get(person.login, "en"),
                }
                for person in self.world.people
            },
        }  # fmt: skip
