"""Plan A (C2, C16, C20, C21, DEFAULTS F6): exact fractions, rounded once per component."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import handoff
import kinds
from crm import Crm, Deal
from workload import working_day

TERRITORY, OBJECTIVES = Fraction(70, 100), Fraction(30, 100)
# attainment from which, slope; the component pays at most CAP times its target.
CURVE = [(Fraction(0), Fraction(1)), (Fraction(1), Fraction(5, 4))]
CAP = Fraction(2)
SEEN_ENOUGH = Fraction(98, 100)
# objective: weight within the component, and from where to where the result pays (None: yes or no)
GOALS = [
    ("technical_outcome", Fraction(1, 3), (Fraction(1, 2), Fraction(7, 10))),
    ("handoffs", Fraction(1, 3), (Fraction(6, 10), Fraction(9, 10))),
    ("colleagues", Fraction(1, 6), None),
    ("reference", Fraction(1, 6), None),
]
MINOR_DIGITS = {"JPY": 0, "KRW": 0}


def curve(x: Fraction) -> Fraction:
    """What share of the component's target an attainment of x pays."""
    paid = Fraction(0)
    for number, (start, slope) in enumerate(CURVE):
        end = CURVE[number + 1][0] if number + 1 < len(CURVE) else max(x, start)
        paid += slope * max(Fraction(0), min(x, end) - start)
    return min(paid, CAP)


def bounds() -> list[Fraction]:
    """Where lines are split: each later segment's start, and where the cap is reached."""
    start, slope = CURVE[-1]
    return [from_x for from_x, _ in CURVE[1:]] + [start + (CAP - curve(start)) / slope]


def exact(text: str) -> Fraction:
    return Fraction(Decimal(text))


def half_away(amount: Fraction) -> int:
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount).numerator + abs(amount).denominator) // (2 * abs(amount).denominator))


def spread(exact_units: list[Fraction]) -> list[int]:
    """Whole units that sum to the rounded total; the largest remainders get what is left, of equal ones the earlier line."""
    whole = [units.numerator // units.denominator for units in exact_units]
    left = half_away(sum(exact_units, Fraction(0))) - sum(whole)
    by_remainder = sorted(range(len(whole)), key=lambda number: (whole[number] - exact_units[number], number))
    for number in by_remainder[:left]:
        whole[number] += 1
    return whole


@dataclass
class Line:
    deal: int | None  # None: the official total, or an objective
    exact: Fraction  # money
    units: int = 0  # minor units
    at_least: bool = False
    period: str = ""


@dataclass
class Incentive:
    attainment: Fraction
    complete: bool
    territory: list[Line]
    objectives: list[Line]
    # Whether something in the objectives is "at least".
    partial: bool
    # (low, high) in minor units; None: this deal has no worth to speak of; a None inside: not known
    deal: tuple[int | None, int | None] | None
    digits: int


def plus_a_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


class Pool:
    """The territory's credits under a personal plan."""

    def __init__(self, crm: Crm, plan: dict):
        self.plan = plan
        self.start = date.fromisoformat(plan["year_start"])
        self.end = plus_a_year(self.start)
        self.quota = exact(plan["quota"])
        self.target = exact(plan["variable"]) * TERRITORY
        self.digits = MINOR_DIGITS.get(plan["currency"], 2)
        official = plan.get("official")
        self.official = exact(official["amount"]) if official else None
        as_of = date.fromisoformat(official["as_of"]) if official else None
        credited = [deal for deal in crm.deals.values() if self.credit_date(deal) and self.credit(deal) is not None]
        credited.sort(key=lambda deal: (self.credit_date(deal), deal.name))
        self.counted = [deal for deal in credited if as_of is None or self.credit_date(deal) > as_of]
        self.before = [deal for deal in credited if deal not in self.counted]
        seen = sum((self.credit(deal) for deal in self.before), Fraction(0))
        self.complete = bool(self.official) and seen / self.official >= SEEN_ENOUGH
        self.x = ((self.official or Fraction(0)) + sum((self.credit(deal) for deal in self.counted), Fraction(0))) / self.quota

    def in_territory(self, deal: Deal) -> bool:
        owners = self.plan["territory"]["owners"]
        return not owners or deal.owner in owners

    def worth(self, deal: Deal) -> Fraction | None:
        """The deal in the quota's measure; None when that is not known (never the amount in place of ARR)."""
        if deal.amount is None or deal.currency != self.plan["currency"]:
            return None
        if self.plan["measure"] == "amount":
            return Fraction(deal.amount)
        term = deal.fields.get("Term (months)")
        return Fraction(deal.amount) * 12 / int(term) if term and int(term) > 0 else None

    def credit_date(self, deal: Deal) -> date | None:
        """The day on which the deal is credited to this pool in this year, if it is."""
        if not deal.won or not self.in_territory(deal) or deal.close is None:
            return None
        return deal.close if self.start <= deal.close < self.end else None

    def credit(self, deal: Deal) -> Fraction | None:
        return self.worth(deal)

    def lines(self) -> list[Line]:
        """The official total, then the deals in order, split where the curve bends."""
        parts = [(None, self.official)] if self.official is not None else []
        parts += [(deal.id, self.credit(deal)) for deal in self.counted]
        lines: list[Line] = []
        x = Fraction(0)
        for deal, money in parts:
            end = x + money / self.quota
            cuts = [x, *(bound for bound in bounds() if x < bound < end), end]
            for from_x, to_x in zip(cuts, cuts[1:]):
                lines.append(Line(deal, (curve(to_x) - curve(from_x)) * self.target))
            x = end
        _fill_units(lines, self.digits)
        return lines

    def deal_worth(self, deal: Deal, lines: list[Line]) -> tuple[int | None, int | None] | None:
        if deal.outcome in ("lost", "other"):
            return None
        if not self.in_territory(deal):
            return 0, 0
        worth = self.worth(deal)
        if worth is None or (deal.won and deal.close is None):
            return None, None
        if deal.won:
            if self.credit_date(deal) is None:
                return 0, 0
            if deal in self.before:
                # Inside the official total: which part of it this deal is cannot be told.
                return None, None
            units = sum(line.units for line in lines if line.deal == deal.id)
            return units, units
        unit = 10**self.digits
        if self.complete:
            units = half_away((curve(self.x + worth / self.quota) - curve(self.x)) * self.target * unit)
            return units, units
        ends = bounds()
        slopes = [slope for (_, slope), end in zip(CURVE, ends) if end > self.x] or [Fraction(0)]
        value = worth / self.quota * self.target * unit
        return half_away(value * min(slopes)), half_away(value * max(slopes))


@dataclass
class Viewpoint:
    """Who looks, and when: what objectives are measured with."""

    me: str
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


def measured(crm: Crm, by: Viewpoint, goal: str, first: date, after: date) -> tuple[int, int, int]:
    """How many facts of a quarter are done, not done, and not known; only what was due before today."""
    found = {"done": 0, "missed": 0, "unknown": 0}
    if goal == "reference":
        found["done"] = sum(
            1 for one in crm.activities
            if one.start and one.start <= by.now and by.me in one.participants and first <= one.start.astimezone(by.zone).date() < after
            and one.status != "Cancelled" and not kinds.is_no_show(one.title, one.status)
            and kinds.kind_of(one.title, one.type, one.sub_type, one.place) == "reference_call"
        )  # fmt: skip
    for deal in crm.deals.values() if goal in ("technical_outcome", "handoffs") else []:
        if deal.se != by.me or deal.close is None or not first <= deal.close < after:
            continue
        state = _technical(crm, by, deal) if goal == "technical_outcome" else _handed_over(crm, by, deal)
        if state:
            found[state] += 1
    return found["done"], found["missed"], found["unknown"]


def _technical(crm: Crm, by: Viewpoint, deal: Deal) -> str | None:
    if deal.outcome not in ("won", "lost") or (due := working_day(deal.close, 5)) >= by.today:
        return None
    outcome, recorded = deal.fields.get("Technical outcome"), deal.fields.get("Technical outcome date")
    if outcome in (None, "", "Not started"):
        poc = [one for one in crm.activities if deal.id in one.deals and one.status != "Cancelled"]
        return "missed" if any(kinds.kind_of(o.title, o.type, o.sub_type, o.place) in kinds.POC for o in poc) else None
    if outcome != "Won":
        return "missed"
    if not recorded:
        return "missed"
    day = handoff.as_date(recorded)
    return "unknown" if day is None else "done" if day <= due else "missed"


def _handed_over(crm: Crm, by: Viewpoint, deal: Deal) -> str | None:
    """By what the CRM alone verifies, with what was held by the end of the tenth working day."""
    if not deal.won or (due := working_day(deal.close, 10)) >= by.today:
        return None
    then = datetime.combine(due + timedelta(days=1), time(), by.zone).astimezone(by.now.tzinfo) - timedelta(seconds=1)
    checked = handoff.check(crm, deal, then, by.zone, by.me)
    if checked.verdict == "handed_over":
        required = [line[0] for line in handoff.LISTS[checked.template] if line[2]]
        proved = all(checked.states[item] in ("verified", "not_applicable") or item == "promises" for item in required)
        return "done" if proved else "missed"
    open_ = {checked.states[line[0]] for line in handoff.LISTS[checked.template] if line[2]} - handoff.DONE
    return "unknown" if open_ == {"unknown"} else "missed"


def quarters(start: date) -> list[tuple[str, date, date]]:
    """The quarters of a fiscal year that begins on the first of a month: what each is called, its first day, the day after it."""
    months = [date(start.year + (start.month - 1 + more) // 12, (start.month - 1 + more) % 12 + 1, 1) for more in range(0, 15, 3)]
    return [(f"{start.year}-Q{number + 1}", months[number], months[number + 1]) for number in range(4)]


def objective_lines(plan: dict, digits: int, crm: Crm | None = None, by: Viewpoint | None = None) -> tuple[list[Line], bool]:
    """The lines in order, and whether something in them is "at least". Facts that are all known count before what is stated."""
    target = exact(plan["variable"]) * OBJECTIVES / 4
    lines, partial = [], False
    for name, first, after in quarters(date.fromisoformat(plan["year_start"])):
        for goal, weight, range_ in GOALS:
            done, missed, unknown = measured(crm, by, goal, first, after) if crm and first <= by.today else (0, 0, 0)
            result = ((plan.get("objectives") or {}).get(name) or {}).get(goal)
            at_least = False
            if done + missed + unknown and (unknown == 0 or result is None):
                share, at_least = Fraction(done, done + missed + unknown), unknown > 0
            elif result is None or (by and first > by.today):
                continue
            else:
                share = Fraction(1 if result else 0) if range_ is None else exact(str(result))
            if range_ is not None:
                share = min(Fraction(1), max(Fraction(0), (share - range_[0]) / (range_[1] - range_[0])))
            lines.append(Line(None, target * weight * share, at_least=at_least, period=name))
            partial |= at_least
    _fill_units(lines, digits)
    return lines, partial


def _fill_units(lines: list[Line], digits: int) -> None:
    for line, units in zip(lines, spread([line.exact * 10**digits for line in lines])):
        line.units = units


def compute(crm: Crm, plan: dict, deal: Deal | None, by: Viewpoint | None = None) -> Incentive:
    pool = Pool(crm, plan)
    territory = pool.lines()
    objectives, partial = objective_lines(plan, pool.digits, crm if by else None, by)
    return Incentive(
        attainment=pool.x, complete=pool.complete, territory=territory, objectives=objectives, partial=partial,
        deal=pool.deal_worth(deal, territory) if deal else None, digits=pool.digits,
    )  # fmt: skip
