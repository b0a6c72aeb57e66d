"""Every field of every deal as the CRM's database holds it, in the product's terms: what each way of reading must come to.

    python3 tests/oracle/fields.py --crm creme|tryton --db FILE

One JSON text: a list of deals with id, name, company (where the CRM has several) and fields. `null` is a field that the CRM
has and that is empty; a field that the CRM does not have is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import crm  # noqa: E402  the path comes first
import tryton  # noqa: E402

CREME_STAGES = {
    "Forthcoming": "discovery", "In progress": "evaluation", "Proposal": "proposal", "Under negotiation": "negotiation",
    "Won": "won", "Lost": "lost", "Abandoned": "abandoned",
}  # fmt: skip
TRYTON_STAGES = {
    "lead": "lead", "opportunity": "discovery", "converted": "proposal", "won": "won", "lost": "lost", "cancelled": "abandoned",
}  # fmt: skip
# Custom fields that hold texts: whose label, by what the product calls them.
TEXTS = {
    "Technical outcome": "technical_outcome", "Why they bought": "why", "Success criteria": "success", "Promises": "promises",
    "Demoed and bought": "demoed", "Technical landscape": "technical", "Integrations and security": "integration", "Key contacts": "contacts",
    "Hand-off receiver": "receiver", "Support contact": "support_contact", "Rep's continuing part": "rep_role", "Risks": "risks",
    "Go-live date": "go_live", "Renewal date": "renewal", "SE continuity": "continuity",
}  # fmt: skip
DATES = {"Technical outcome date": "technical_outcome_date", "SE continuity until": "continuity_until"}


def creme(file: str) -> list[dict]:
    return [{"id": str(deal.id), "name": deal.name, "fields": _creme_fields(deal)} for deal in crm.read(file).deals.values()]


def _creme_fields(deal: crm.Deal) -> dict[str, str | None]:
    term = deal.fields["Term (months)"]
    fields = {
        "text.name": deal.name,
        "account": deal.account or None,
        "stage": CREME_STAGES[deal.phase],
        "currency": deal.currency,
        "amount": _amount(deal.amount, deal.currency),
        "amount.amount": _amount(deal.estimated),
        "amount.won_amount": _amount(deal.made),
        "chance": None if deal.chance is None else f"{deal.chance}",
        "close": _day(deal.close),
        "date.expected_close": _day(deal.expected),
        "date.actual_close": _day(deal.closing),
        "owner": deal.owner,
        "se": deal.se,
        "term_months": None if term is None else str(int(term)),
    }
    for label, name in TEXTS.items():
        fields[f"text.{name}"] = deal.fields[label]
    for label, name in DATES.items():
        fields[f"date.{name}"] = deal.fields[label]
    # People write these two as they like; where it is no day, none can be known.
    for name in ("go_live", "renewal"):
        fields[f"date.{name}"] = _written_day(fields[f"text.{name}"])
    return fields


def _written_day(text: str | None) -> str | None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y"):
        try:
            return datetime.strptime(text or "", form).date().isoformat()
        except ValueError:
            continue
    return None


def opportunities(file: str) -> list[dict]:
    return [
        {"id": f"crm/{deal.id}", "name": deal.name or deal.number, "company": deal.company, "fields": _tryton_fields(deal)}
        for deal in tryton.read(file)
    ]


def _tryton_fields(deal: tryton.Opportunity) -> dict[str, str | None]:
    closed = deal.state in ("won", "lost", "cancelled")
    return {
        "text.name": deal.name,
        "text.number": deal.number,
        "account": deal.account,
        "stage": TRYTON_STAGES[deal.state],
        "currency": deal.currency,
        "amount": _amount(deal.amount, deal.currency),
        "amount.amount": _amount(deal.amount),
        "chance": None if deal.chance is None else f"{deal.chance * 100:.6g}",
        "date.actual_close": _day(deal.end),
        "owner": deal.owner,
        # An open opportunity has no day on which it is expected to close.
        **({"close": _day(deal.end)} if closed else {}),
    }


def _amount(amount: int | Decimal | None, currency: str | None = None) -> str | None:
    """With the two decimals that every seeded currency has."""
    if amount is None:
        return None
    return f"{Decimal(amount):.2f}" + (f" {currency}" if currency else "")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--crm", choices=["creme", "tryton"], required=True)
    given.add_argument("--db", required=True)
    asked = given.parse_args()
    deals = creme(asked.db) if asked.crm == "creme" else opportunities(asked.db)
    json.dump(deals, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
