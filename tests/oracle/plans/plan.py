#!/usr/bin/env python3
"""Writes a personal plan (plan A) that suits the seeded deals, as JSON.

    python3 tests/oracle/plans/plan.py --db FILE --person "Sam Okafor" --origin http://127.0.0.2:8069 --today 2026-11-23
                                       [--variant full|partial|none] [--measure amount|arr] [--attainment 0.92] [--variable 40000.00]

full: the deals visible here make up the official total (99.5 % of it); partial: they are 80 % of it; none: no official total.
The quota is such that the attainment comes out near --attainment. The fiscal year is the four quarters that end with this one.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True

import crm as crm_database  # noqa: E402
import incentive  # noqa: E402

SEEN = {"full": Fraction(995, 1000), "partial": Fraction(80, 100)}


def quarter_start(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def year_start(today: date) -> date:
    """The first day of the quarter three quarters before the present one: a calendar year in October to December."""
    start = quarter_start(today)
    for _ in range(3):
        start = quarter_start(start - timedelta(days=1))
    return start


def rounded(amount: Fraction, step: int) -> str:
    return f"{round(amount / step) * step}.00"


def make(crm: crm_database.Crm, person: str, origin: str, today: date, variant: str = "full", measure: str = "amount",
         attainment: Fraction = Fraction(92, 100), variable: str = "40000.00") -> dict:  # fmt: skip
    if person not in crm.contact_ids:
        raise SystemExit(f"plan: nobody called '{person}' has a login there; there are: {', '.join(sorted(crm.contact_ids))}")
    start = year_start(today)
    # The territory is that of the reps with whom this person works most.
    shared = [deal.owner for deal in crm.deals.values() if deal.se == person]
    owners = sorted(set(shared), key=lambda owner: (-shared.count(owner), owner))[:3]
    # Payroll is done with a quarter some weeks after its end.
    as_of = quarter_start(today - timedelta(days=21)) - timedelta(days=1)
    plan = {
        "format": 1, "origin": origin, "user_id": str(crm.contact_ids[person]), "plan": "plan_a", "currency": "USD", "variable": variable,
        "year_start": start.isoformat(), "measure": measure, "quota": "1.00", "territory": {"owners": sorted(owners)},
        "official": {"amount": "1.00", "as_of": as_of.isoformat()}, "objectives": _objectives(start, today),
    }  # fmt: skip
    pool = incentive.Pool(crm, plan)
    before = sum((pool.credit(deal) for deal in pool.before), Fraction(0))
    since = sum((pool.credit(deal) for deal in pool.counted), Fraction(0))
    if variant != "none" and before == 0:
        print(f"plan: no deal of {person}'s reps is credited up to {as_of}: made without an official total", file=sys.stderr)
    if variant == "none" or before == 0:
        plan["official"] = None
        total = before + since
    else:
        plan["official"]["amount"] = f"{int(before / SEEN[variant])}.00"
        total = before / SEEN[variant] + since
    if total == 0:
        raise SystemExit(f"plan: no won deal of {person}'s reps is credited between {start} and {today}; choose another person")
    plan["quota"] = rounded(total / attainment, 1_000)
    return plan


def _objectives(start: date, today: date) -> dict:
    """Two quarters stated, the second in part; the present one not yet."""
    results = [
        {"technical_outcome": "0.64", "handoffs": "0.8", "colleagues": True, "reference": False},
        {"technical_outcome": "0.7", "handoffs": "0.55", "colleagues": True},
    ]
    stated, day = {}, start
    for result in results:
        stated[f"{day.year}-Q{(day.month - 1) // 3 + 1}"] = result
        day = quarter_start(day + timedelta(days=95))
    return stated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", required=True)
    parser.add_argument("--person", required=True)
    parser.add_argument("--origin", required=True)
    parser.add_argument("--today", required=True, type=date.fromisoformat)
    parser.add_argument("--variant", choices=["full", "partial", "none"], default="full")
    parser.add_argument("--measure", choices=["amount", "arr"], default="amount")
    parser.add_argument("--attainment", type=Fraction, default=Fraction(92, 100))
    parser.add_argument("--variable", default="40000.00")
    given = vars(parser.parse_args())
    crm = crm_database.read(given.pop("db"))
    print(json.dumps(make(crm, given.pop("person"), given.pop("origin"), given.pop("today"), **given), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
