"""What Tryton's sqlite database holds about opportunities: plain SQL, no Tryton code, no pages."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path


@dataclass
class Opportunity:
    id: int
    number: str
    name: str | None
    account: str | None
    owner: str | None
    state: str
    currency: str
    amount: Decimal | None
    chance: float | None
    end: date | None
    company: int


def read(path: str | Path) -> list[Opportunity]:
    file = Path(path)
    if not file.is_file():
        raise SystemExit(f"oracle: there is no database at {file}. tests/crm/tryton/deals.py prints where a running Tryton keeps its own.")
    database = sqlite3.connect(f"file:{file.resolve()}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    try:
        rows = database.execute(
            """
            SELECT deal.id, deal.number, deal.description AS name, CAST(deal.amount AS TEXT) AS amount, currency.code AS currency, deal.state,
                   deal.conversion_probability AS chance, CAST(deal.end_date AS TEXT) AS ended, party.name AS account, person.name AS owner,
                   deal.company
              FROM sale_opportunity deal
              JOIN currency_currency currency ON currency.id = deal.currency
              LEFT JOIN party_party party ON party.id = deal.party
              LEFT JOIN company_employee employee ON employee.id = deal.employee
              LEFT JOIN party_party person ON person.id = employee.party
             ORDER BY deal.id
            """
        ).fetchall()
    except sqlite3.DatabaseError as fault:
        raise SystemExit(f"oracle: {file} is not a seeded Tryton database: {fault}") from fault
    finally:
        database.close()
    return [
        Opportunity(
            id=row["id"], number=row["number"], name=row["name"], account=row["account"], owner=row["owner"], state=row["state"],
            currency=row["currency"], amount=None if row["amount"] is None else Decimal(row["amount"]), chance=row["chance"],
            end=date.fromisoformat(row["ended"]) if row["ended"] else None, company=row["company"],
        )
        for row in rows
    ]  # fmt: skip
