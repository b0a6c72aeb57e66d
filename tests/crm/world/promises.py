"""What every seeded world must hold, whatever the seed and the day: checked before anything is written."""

from __future__ import annotations

from collections import Counter

from .diary import active_on
from .people import QUIET_SE
from .model import World, working_day


class Broken(Exception):
    """A promise that this seed and day do not keep."""


def check(world: World) -> None:
    problems: list[str] = []

    def promise(holds: bool, text: str) -> None:
        if not holds:
            problems.append(text)

    phases = Counter(deal.phase for deal in world.deals)
    promise(len(world.deals) >= 80, f"at least 80 deals, but {len(world.deals)}")
    promise(len(phases) == 7, f"deals in all 7 phases, but {dict(phases)}")
    promise(phases["Won"] >= 12, f"at least 12 won deals, but {phases['Won']}")
    promise(len({deal.account.key for deal in world.deals}) >= 40, "deals for at least 40 accounts")
    promise(len(world.entries) >= 400, f"at least 400 activities, but {len(world.entries)}")
    statuses = Counter(entry.status for entry in world.entries)
    for status in ("Planned", "Done", "Cancelled", "Unsuccessful", "Delayed", None):
        promise(statuses[status] > 0, f"an activity with status {status}")
    for se in world.by_role("se"):
        share = sum(active_on(world, se, working_day(world.today, -number)) for number in range(1, 21)) / 20
        if se.login == QUIET_SE:
            promise(0 < share < 0.6, f"{se.name}'s completeness below 0.6, but {share}")
        else:
            promise(share >= 0.65, f"{se.name}'s completeness at least 0.65, but {share}")
    for entry in world.entries:
        promise(len(entry.title) <= 100, f"titles of at most 100 characters, but {entry.title!r}")
    seen = {person.name for entry in world.entries for person in entry.people}
    for person in world.people:
        promise(person.name in seen, f"{person.name} takes part somewhere, so that the full name can be learnt")
    names = [person.name for person in world.people] + [contact.name for account in world.accounts for contact in account.contacts]
    promise(len(set(names)) == len(names), "every full name occurs once")
    shown_as = Counter((*name.split(" ")[:1], name.split(" ")[1][0]) for name in names)
    for person in world.people:
        promise(shown_as[person.first, person.last[0]] == 1, f"{person.name}'s short form is theirs alone")
    if problems:
        raise Broken(f"seed {world.seed!r}, day {world.today}: " + "; ".join(problems))
