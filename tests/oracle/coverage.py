"""Whom the work is for and what new deals usually take (C10), what of it may be for nothing (C14), and what goes to customers after the close (C11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import prod
from statistics import median

import expected
import handoff
import kinds
from crm import Crm, Deal
from dependence import PROJECT_START, rhythm_day
from expected import CEILING, Outlook, Pipeline
from workload import DAY, Load, working_day

HOUR = 3600
REP_WEEKS, REP_HOURS = 8, 1
QUIET_DAYS = 14
DRIFT_DAYS, GRACE_DAYS = 28, 14
INFLOW_WEEKS = 13
# Forty hours a week, of which 70 % are for customers, of which 80 % are planned.
ORDINARY, TARGET = 28.0, 0.8
RISKY = {"demo_intro", "demo", "demo_onsite", "workshop", "deep_dive", "rfp"} | kinds.POC
NO_DRIFT = {"handoff_brief", "handoff_meeting"}


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


@dataclass
class Inflow:
    """Deals that came in the last weeks, by the day their first task was held; Creme's lists do not say when one was created."""

    came: list[tuple[date, Deal]]
    undated: int
    undated_open: int
    hours: float  # a week

    @property
    def per_week(self) -> float:
        return len(self.came) / INFLOW_WEEKS


def inflow(crm: Crm, pipeline: Pipeline, load: Load, person: str, crm_zone) -> Inflow | None:
    """None where of no deal of the person the day is known."""
    before = load.today - DAY * (7 * INFLOW_WEEKS)
    found, dated = Inflow([], 0, 0, 0.0), 0
    for deal in crm.deals.values():
        if deal.se != person:
            continue
        days = [
            activity.start.astimezone(crm_zone).date()
            for activity in crm.activities
            if deal.id in activity.deals and activity.start and activity.start <= load.now and _is_task(crm, activity)
        ]
        if not days:
            found.undated_open += deal.outcome == "open"
            found.undated += deal.outcome == "open" or (deal.won and (deal.close is None or deal.close > before))
            continue
        dated += 1
        if before < min(days) <= load.today:
            found.came.append((min(days), deal))
            found.hours += usual_hours(pipeline, deal) / INFLOW_WEEKS
    return found if dated else None


def _is_task(crm: Crm, activity) -> bool:
    """Held with an engineer, and of a kind that some profile asks for before the win."""
    ours = crm.sales_engineers
    kind = kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place)
    wanted = {expected.group(item[1]) for _, items in expected.PROFILES.values() for item in items if item[0] < 5}
    return (
        activity.status != "Cancelled" and not kinds.is_no_show(activity.title, activity.status) and expected.group(kind) in wanted
        and bool(activity.participants & ours or (not activity.participants and activity.owner in ours))
    )  # fmt: skip


def usual_hours(pipeline: Pipeline, deal: Deal) -> float:
    """What a deal of this size takes in the mean from discovery on, lost ones included (F2)."""
    poc, items = expected.PROFILES[pipeline.size(deal)]
    customer = deal.account.casefold() in pipeline.customers

    def hours(stage: int, kind: str, count: float, chance: float) -> float:
        reached = prod(expected.ADVANCE[before] for before in range(1, stage))
        share = float(expected.EXPANSION) if customer and stage <= 2 else 1.0
        return float(expected.seconds(kind)) / HOUR * count * chance * (poc if kind in expected.POC else 1.0) * reached * share

    return sum(hours(*item) for item in items)


def new_deals_from(outlook: Outlook, today: date) -> date:
    """The Monday after the day on which half of the open deals are closed: today is the first of a deal's days."""
    days = [ask.days for ask, _ in outlook.asks.values()]
    until = working_day(today, max(0, int(median(days)) - 1)) if days else today
    return until - DAY * until.weekday() + DAY * 7


def sustainable(found: Inflow | None, served: int) -> float | None:
    if found is None or not found.hours or not served:
        return None
    return _half_up(served * ORDINARY * TARGET / found.hours)


def together(found: list[Inflow | None]) -> Inflow | None:
    """Of several people."""
    some = [one for one in found if one is not None]
    came = [deal for one in some for deal in one.came]
    sums = (sum(one.undated for one in some), sum(one.undated_open for one in some), sum(one.hours for one in some))
    return Inflow(came, *sums) if some else None


def people_needed(found: Inflow | None) -> float | None:
    return None if found is None else _half_up(found.hours / (ORDINARY * TARGET))


def _half_up(reps: float) -> float:
    """To one decimal."""
    return int(reps * 10 + 0.5) / 10


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
    silent = [deal for deal in outlook.asks if deal not in latest or latest[deal] <= today - DAY * QUIET_DAYS]
    return sum(outlook.expected_of(deal, week) for deal in silent for week in range(weeks))


def drift(crm: Crm, load: Load) -> Fraction | None:
    """Hours on customers after the close, of the hours that were worked."""
    first, last = load.today - DAY * DRIFT_DAYS, load.today - DAY
    open_accounts = {deal.account_id for deal in crm.deals.values() if deal.outcome == "open"} - {None}
    won = [deal for deal in crm.deals.values() if deal.won and deal.close]
    # What is for no deal is for what its customers bought last.
    bought = {deal.account_id: deal for deal in sorted(won, key=lambda deal: deal.close)}

    def about(work) -> list[Deal]:
        if work.deals:
            deals = [crm.deals[number] for number in work.deals]
            fits = all(deal in won and deal.account_id not in open_accounts for deal in deals)
        else:
            deals = [bought[account] for account in sorted(work.accounts & bought.keys())]
            fits = not work.accounts & open_accounts
        return deals if fits else []

    until: dict[int, date] = {}
    for deal in won:
        until[deal.id] = deal.close + timedelta(days=GRACE_DAYS)
        of = handoff._Deal(crm, deal, load.now, load.zone)
        if of.template() == "implementation":
            met = [of.day(a) for a in of.activities if of.happens(a) and of.kind(a) == "handoff_meeting" and a.start <= load.now]
            until[deal.id] = min([day for day in met if day > deal.close] + [deal.close + timedelta(days=PROJECT_START)])

    check_ins = [(work, deal) for work in load.work if work.kind == "checkin" and not work.no_show for deal in about(work) if deal.close < work.day]
    in_rhythm: dict[tuple[int, int], date] = {}
    for work, deal in check_ins:
        of_rhythm = deal.id, rhythm_day((work.day - deal.close).days)
        in_rhythm[of_rhythm] = min(work.day, in_rhythm.get(of_rhythm, work.day))
    right = {id(work) for work, deal in check_ins if in_rhythm[deal.id, rhythm_day((work.day - deal.close).days)] == work.day}

    after = Fraction(0)
    for work in load.work:
        deals = about(work)
        if work.kind in NO_DRIFT or id(work) in right or not deals:
            continue
        after += sum((seconds for day, seconds in work.parts if first <= day <= last and all(day > until[deal.id] for deal in deals)), Fraction(0))
    days = [first + DAY * number for number in range(DRIFT_DAYS)]
    worked = sum(8 * HOUR - load.leave_on(day) for day in days if day.weekday() < 5)
    return after / worked if worked else None
