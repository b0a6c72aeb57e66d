"""python -m seed SEED YYYY-MM-DD FACTS.json: seeds the database `crm` of TRYTOND_DATABASE__PATH and writes the ids to FACTS.json."""

import json
import sys
import time
from datetime import date
from pathlib import Path

from world import promises
from world.plan import plan


def main() -> None:
    try:
        seed, day, facts_file = sys.argv[1:]
        today = date.fromisoformat(day)
    except ValueError as fault:
        sys.exit(f"{__doc__}\n{fault}")
    started = time.monotonic()
    try:
        world = plan(seed, today)
    except promises.Broken as broken:
        sys.exit(f"tryton seed: the planned data does not hold what it promises: {broken}\nChange the seed's code, or try another seed.")

    from . import store

    facts = store.write(world)
    Path(facts_file).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(
        f"tryton seed: {len(facts['deals'])} deals, {len(world.accounts)} parties, {len(world.people)} users"
        f" in {time.monotonic() - started:.0f} s",
        file=sys.stderr,
    )


main()
