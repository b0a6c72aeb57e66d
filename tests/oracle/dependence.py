"""On whom a customer leans after the close (C12), from the database alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import kinds
from crm import Activity, Crm, Deal

HALF_LIFE, ALLOWANCE_DAYS, FLOOR, LEAST = 14, 45, 0.1, 3
PROJECT_START, PROJECT_END = 30, 90
RHYTHM = [7, 30, 90]
INBOUND = ["incoming", "inbound", "call from", "eingehend", "entrant", "entrante", "着信", "問い合わせ"]
# Kinds that take place with the customer, also where no contact is named.
POST_SALES = {"question", "implementation", "health_check", "escalation", "training", "renewal"}


@dataclass
class Dependence:
    index: float | None  # None: too little recorded to say
    allowed: float
    inbound: int

    @property
    def over(self) -> bool:
        return self.index is not None and self.index > self.allowed


def allowed(days: int, start: int = 0, end: int = ALLOWANCE_DAYS) -> float:
    return 1.0 if days <= start else max(FLOOR, 1 - (1 - FLOOR) * (days - start) / (end - start))


def rhythm_day(days: int) -> int:
    """The day of the rhythm that is nearest; of two the earlier. The last one repeats."""
    rhythm = RHYTHM + [RHYTHM[-1] * times for times in range(2, 60)]
    return min(rhythm, key=lambda day: (abs(day - days), day))


def measure(crm: Crm, deal: Deal, now: datetime, zone: ZoneInfo, receiver: str | None, project: bool) -> Dependence:
    today = now.astimezone(zone).date()
    ours = crm.sales_engineers | crm.owners | crm.receivers
    open_deals = {other.id for other in crm.deals.values() if other.outcome == "open"}

    def kind(activity: Activity) -> str:
        return kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place)

    def day(activity: Activity) -> date:
        return activity.start.astimezone(zone).date()

    def people(activity: Activity) -> set[str]:
        return activity.participants & ours or {activity.owner}

    def counts(activity: Activity) -> bool:
        if not activity.start or activity.status == "Cancelled" or kinds.is_no_show(activity.title, activity.status):
            return False
        about = deal.id in activity.deals or (deal.account_id is not None and deal.account_id in activity.accounts)
        return about and not activity.deals & open_deals and activity.start <= now and day(activity) > deal.close

    held = [activity for activity in crm.activities if counts(activity)]
    contacts = [a for a in held if a.participants - ours or kind(a) in POST_SALES]
    check_ins: dict[int, date] = {}
    for activity in contacts:
        if kind(activity) == "checkin" and deal.se in people(activity):
            of = rhythm_day((day(activity) - deal.close).days)
            check_ins[of] = min(check_ins.get(of, day(activity)), day(activity))
    in_rhythm = set(check_ins.values())

    pairs: dict[tuple[date, str], bool] = {}  # who met the customer on a day, and whether the customer had asked
    for activity in contacts:
        if kind(activity) == "handoff_meeting":
            continue
        if kind(activity) == "checkin" and deal.se in people(activity) and day(activity) in in_rhythm:
            continue
        asked = any(kinds.has_word(word, text) for word in INBOUND for text in (activity.title, activity.type, activity.sub_type))
        for person in people(activity):
            pairs[day(activity), person] = pairs.get((day(activity), person), False) or asked
    weight = {pair: 2 ** (-(today - pair[0]).days / HALF_LIFE) for pair in pairs}

    def leans(pair: tuple[date, str]) -> float:
        on, person = pair
        if person != deal.se:
            return 0.0
        return 0.5 if (on, receiver) in pairs else 1.0

    index = None
    total, squares = sum(weight.values()), sum(w * w for w in weight.values())
    if pairs and total * total >= LEAST * squares and any(person != deal.se for _, person in pairs):
        index = sum(weight[pair] * leans(pair) for pair in pairs) / total
    age = (today - deal.close).days
    if project:
        met = [day(a) for a in held if kind(a) == "handoff_meeting" and deal.id in a.deals]
        start = min((min(met) - deal.close).days, PROJECT_START) if met else PROJECT_START
        share = allowed(age, start, PROJECT_END)
    else:
        share = allowed(age)
    return Dependence(index, share, sum(asked for (_, person), asked in pairs.items() if person == deal.se))
