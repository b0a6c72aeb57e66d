#!/usr/bin/env python3
"""Prints, as JSON, what the demo and the tests want to know about a Creme that run.sh started (or starts next).

    tests/crm/creme/deals.py                                  the run that was started last
    tests/crm/creme/deals.py --port 8069 [--seed 1] [--today 2026-11-23] [--host 127.0.0.2]

    url, seed, today, database
    shown:  the showcase deals by key: what it shows, id, url, name, account, phase, owner, se
    users:  by login: name, role, contact (the record id that the page says is signed in), password
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from world.runs import print_facts  # noqa: E402  the path comes first
from world.showcase import SHOWN  # noqa: E402


def facts(run: Path, about: dict, seeded: dict) -> dict:
    """Everything known about the run in this folder."""
    url = about["url"]
    return {
        "url": url,
        "seed": about["seed"],
        "today": about["today"],
        "database": str(run / "db.sqlite3"),
        "deals_url": f"{url}/opportunities/opportunities",
        "shown": {
            key: {"shows": text, "url": f"{url}/opportunities/opportunity/{seeded['deals'][key]['id']}", **seeded["deals"][key]}
            for key, text in SHOWN.items()
        },
        "users": {login: {**user, "password": seeded["password"]} for login, user in seeded["users"].items()},
        "admin": seeded["admin"],
        "count": {"deals": len(seeded["deals"]), "activities": seeded["activities"]},
    }


if __name__ == "__main__":
    print_facts("creme", __doc__, facts)
