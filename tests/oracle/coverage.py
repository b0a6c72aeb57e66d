"""Whom the work is for (C10), what of it may be for nothing (C14), and what goes to customers after the close (C11)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import kinds
from crm import Crm, Deal
from expected import CEILING, Outlook
from workload import DAY, Load

HOUR = 3600
REP_WEEKS, REP_HOURS = 8, 1
QUIET_DAYS = 14
DRIFT_DAYS, GRACE_DAYS = 28, 14
RISKY = {"demo_intro", "demo", "demo_onsite", "workshop", "deep_dive", "rfp"} | kinds.POC
NO_DRIFT = {"handoff_brief", "handoff_meeting", "checkin"}


def _by_deal(load: Load, first: date, last: date) -> dict[int, Fraction]:
    """Seconds of some days by deal, those of a shared meeting in equal parts."""
    found: dict[int, Fraction] = {}
    for work in load.work:
        for day, seconds in work.parts:
            if first <= day <= last:
                for deal in work.deals:
                    found[deal] = found.get(deal, Fraction(0)) + seconds / len(work.deals)
    return found


def rep_hours(crm: Crm, load: Load) -> dict[str, Fraction]:
    """Hours of the last weeks by rep, of the reps that had any."""
    hours: dict[str, Fraction] = {}
    for deal, seconds in _by_deal(load, load.today - DAY * (7 * REP_WEEKS - 1), load.today).items():
        owner = crm.deals[deal].owner
        hours[owner] = hours.get(owner, Fraction(0)) + seconds / HOUR
    return {owner: of_rep for owner, of_rep in hours.items() if of_rep > 0}


def served(hours: dict[str, Fraction]) -> list[Fraction]:
    """The weekly hours of each rep with an hour a week and more."""
    return [of_rep / REP_WEEKS for of_rep in hours.values() if of_rep / REP_WEEKS >= REP_HOURS]


def most(hours: dict[str, Fraction]) -> int | None:
    """How few reps take nine tenths of the hours."""
    left = sum(hours.values()) * Fraction(9, 10)
    for count, of_rep in enumerate(sorted(hours.values(), reverse=True), 1):
        left -= of_rep
        if left <= 0:
            return count
    return None


def unsupported(outlook: Outlook, pipeline) -> int:
    """Deals whose work until the close is more than their ceiling allows in the days left."""
    return sum(ask.left > CEILING[pipeline.size(pipeline.crm.deals[deal])] * ask.days / 5 + 1e-9 for deal, (ask, _) in outlook.asks.items())


def hours_at_risk(crm: Crm, load: Load, outlook: Outlook) -> Fraction:
    """Demos and the like from this week on, on deals in discovery of which none was held. No deal here is a lead."""
    total = Fraction(0)
    for deal in (crm.deals[number] for number in outlook.asks):
        if deal.phase == "Forthcoming" and not _was_qualified(crm, deal, load):
            for work in load.work:
                if deal.id in work.deals:
                    if work.kind in RISKY:
                        total += sum((seconds / len(work.deals) for day, seconds in work.parts if day >= load.mondays[0]), Fraction(0))
    return total / HOUR


def _was_qualified(crm: Crm, deal: Deal, load: Load) -> bool:
    ours = crm.sales_engineers
    return any(
        deal.id in activity.deals and activity.start and activity.start < load.now and activity.status != "Cancelled"
        and not kinds.is_no_show(activity.title, activity.status)
        and kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place) == "discovery"
        and (activity.participants & ours or (not activity.participants and activity.owner in ours))
        for activity in crm.activities
    )  # fmt: skip


def quiet(outlook: Outlook, latest: dict[int, date], today: date, weeks: int) -> float:
    """Hours still expected of deals without an activity for two weeks, nor one ahead."""
    silent = [deal for deal in outlook.asks if deal not in latest or latest[deal] < today - DAY * QUIET_DAYS]
    return sum(outlook.expected_of(deal, week) for deal in silent for week in range(weeks))


def drift(crm: Crm, load: Load) -> Fraction | None:
    """Hours on customers after the close, of the hours that were worked."""
    first, last = load.today - DAY * DRIFT_DAYS, load.today - DAY
    open_accounts = {deal.account.casefold() for deal in crm.deals.values() if deal.outcome == "open"}

    def is_over(number: int, day: date) -> bool:
        deal = crm.deals[number]
        over = deal.won and deal.close is not None and day > deal.close + timedelta(days=GRACE_DAYS)
        return over and deal.account.casefold() not in open_accounts

    after = Fraction(0)
    for work in load.work:
        if work.kind in NO_DRIFT or not work.deals:
            continue
        after += sum((seconds for day, seconds in work.parts if first <= day <= last and all(is_over(deal, day) for deal in work.deals)), Fraction(0))
    days = [first + DAY * number for number in range(DRIFT_DAYS)]
    worked = sum(8 * HOUR - load.leave_on(day) for day in days if day.weekday() < 5)
    return after / worked if worked else None
