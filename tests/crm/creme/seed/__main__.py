"""python -m seed SEED YYYY-MM-DD FACTS.json: seeds the database of CREME_DATABASE and writes the ids to FACTS.json."""

import json
import sys
import time
from datetime import date
from pathlib import Path

import django

from world import promises
from world.plan import plan
from world.people import PEOPLE


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
        sys.exit(f"creme seed: the planned data does not hold what it promises: {broken}\nChange the seed's code, or try another seed.")

    django.setup()
    from creme.creme_core.models import CremeUser

    if CremeUser.objects.filter(username=PEOPLE[0].login).exists():
        sys.exit("creme seed: this database is seeded already. Seed a copy of the unseeded one (run.sh does).")
    from . import store

    facts = store.write(world)
    Path(facts_file).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(
        f"creme seed: {len(world.deals)} deals, {len(world.accounts)} accounts, {len(world.entries)} activities,"
        f" {len(world.people)} users in {time.monotonic() - started:.0f} s",
        file=sys.stderr,
    )


main()
