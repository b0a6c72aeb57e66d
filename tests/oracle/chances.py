"""The chance of winning of an open deal (C4), by what the database holds: no table of an administrator's, no own history."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

# F3: the chance from each stage, and what HubSpot ships.
FROM_STAGE = {"lead": 11, "discovery": 22, "evaluation": 36, "proposal": 56, "negotiation": 80}
FACTORY = {"lead": set(), "discovery": {20}, "evaluation": {40, 60}, "proposal": {80}, "negotiation": {90}}


def usual_of(crm, phase: str) -> int | None:
    """What more than half of at least five open deals of a phase show."""
    shown = [deal.chance for deal in crm.deals.values() if deal.outcome == "open" and deal.phase == phase and deal.chance is not None]
    if len(shown) < 5:
        return None
    value, times = Counter(shown).most_common(1)[0]
    return value if 2 * times > len(shown) else None


def of(crm, deal, stages: dict[str, str]) -> Fraction:
    stage = stages[deal.phase]
    usual = usual_of(crm, deal.phase)
    from_factory = {usual} if usual is not None else FACTORY[stage]
    somebody_set_it = deal.chance is not None and deal.chance not in from_factory
    return Fraction(deal.chance if somebody_set_it else FROM_STAGE[stage], 100)
