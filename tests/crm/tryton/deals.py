#!/usr/bin/env python3
"""Prints, as JSON, what the tests want to know about a Tryton that run.sh started (or starts next).

    tests/crm/tryton/deals.py                                  the run that was started last
    tests/crm/tryton/deals.py --port 8070 [--seed 1] [--today 2026-11-23] [--host 127.0.0.3]

    url, seed, today, database, deals_url
    shown:  the showcase deals by key: what it shows, id (as the panel names it: database and number), row, url, name,
            account, phase, owner
    users:  by login: name, role, user (the id of res.user), language, password
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from world.runs import print_facts  # noqa: E402  the path comes first
from world.showcase import SHOWN  # noqa: E402


def facts(run: Path, about: dict, seeded: dict) -> dict:
    """Everything known about the run in this folder."""
    deals_url = f"{about['url']}/#crm/model/sale.opportunity"
    return {
        "url": about["url"],
        "seed": about["seed"],
        "today": about["today"],
        "database": str(run / "crm.sqlite"),
        "deals_url": deals_url,
        "shown": {
            key: {
                **seeded["deals"][key],
                "shows": text,
                "url": f"{deals_url}/{seeded['deals'][key]['id']}",
                "row": seeded["deals"][key]["id"],
                "id": f"crm/{seeded['deals'][key]['id']}",
            }
            for key, text in SHOWN.items()
        },
        "users": {login: {**user, "password": seeded["password"]} for login, user in seeded["users"].items()},
        "admin": seeded["admin"],
        "count": {"deals": len(seeded["deals"])},
    }


if __name__ == "__main__":
    print_facts("tryton", __doc__, facts)
