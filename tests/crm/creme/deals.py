#!/usr/bin/env python3
"""Prints, as JSON, what the demo and the tests want to know about a Creme that run.sh started (or starts next).

    tests/crm/creme/deals.py                                  the run that was started last
    tests/crm/creme/deals.py --port 8069 [--seed 1] [--today 2026-11-23] [--host 127.0.0.2]

    url, seed, today, database
    shown:  the showcase deals by key: what it shows, id, url, name, account, phase, owner, se
    users:  by login: name, role, contact (the record id that the page says is signed in), password
"""

import argparse
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True


def runs() -> list[Path]:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "second-chair" / "creme" / "runs"
    return sorted((file for file in cache.glob("*/run.json") if (file.parent / "facts.json").exists()), key=lambda file: file.stat().st_mtime)


def facts(run: Path) -> dict:
    """Everything known about the run in this folder."""
    sys.path.insert(0, str(HERE))
    from seed.showcase import SHOWN

    about = json.loads((run / "run.json").read_text(encoding="utf-8"))
    seeded = json.loads((run / "facts.json").read_text(encoding="utf-8"))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("host", "port", "seed", "today"):
        parser.add_argument(f"--{name}")
    wanted = {name: value for name, value in vars(parser.parse_args()).items() if value}
    for file in reversed(runs()):
        about = json.loads(file.read_text(encoding="utf-8"))
        if all(str(about[name]) == value for name, value in wanted.items()):
            print(json.dumps(facts(file.parent), ensure_ascii=False, indent=1))
            return
    sys.exit(f"deals.py: no Creme was started{f' with {wanted}' if wanted else ''}. Start one: tests/crm/creme/run.sh PORT SEED TODAY")


if __name__ == "__main__":
    main()
