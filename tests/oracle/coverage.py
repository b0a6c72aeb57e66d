"""Whom the work is for (C10), what of it may be for nothing (C14), and what goes to customers after the close (C11)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import kinds
from crm import Crm, Deal
from expected import Outlook, Pipeline
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


def reps(crm: Crm, load: Load) -> int:
    """Reps with an hour a week and more over the last weeks."""
    hours: dict[str, Fraction] = {}
    for deal, seconds in _by_deal(load, load.today - DAY * (7 * REP_WEEKS - 1), load.today).items():
        owner = crm.deals[deal].owner
        hours[owner] = hours.get(owner, Fraction(0)) + seconds / HOUR
    return sum(of_rep / REP_WEEKS >= REP_HOURS for of_rep in hours.values())


def hours_at_risk(crm: Crm, load: Load, pipeline: Pipeline, person: str) -> Fraction:
    """Of all open deals of the person."""
    return sum((hours for deal in pipeline.open if deal.se == person and (hours := deal_at_risk(crm, load, deal)) is not None), Fraction(0))


def deal_at_risk(crm: Crm, load: Load, deal: Deal) -> Fraction | None:
    """Demos and the like from this week on, on a deal in discovery of which none was held; None of any other. No deal here is a lead."""
    if deal.phase != "Forthcoming" or _was_qualified(crm, deal, load):
        return None
    risky = [work for work in load.work if deal.id in work.deals and work.kind in RISKY]
    return sum((seconds / len(work.deals) for work in risky for day, seconds in work.parts if day >= load.mondays[0]), Fraction(0)) / HOUR


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
