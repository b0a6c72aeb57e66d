"""Expected load (C4, C5, C7, C8, F2, F3): what open deals will still ask of their engineer, by week, from the database alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import chances
import kinds
from crm import Crm, Deal
from workload import DAY, WEEKS_SHOWN, Load, working_day

STAGES = {"Forthcoming": 1, "In progress": 2, "Proposal": 3, "Under negotiation": 4}
ADVANCE = {0: 0.5, 1: 0.6, 2: 0.65, 3: 0.7, 4: 0.8}
NAMES = {"Forthcoming": "discovery", "In progress": "evaluation", "Proposal": "proposal", "Under negotiation": "negotiation"}
DAYS = {"smb": {1: 5, 2: 10, 3: 5, 4: 5}, "mid": {1: 15, 2: 30, 3: 15, 4: 15}, "enterprise": {1: 30, 2: 60, 3: 30, 4: 25}}
CEILING = {"smb": 4, "mid": 12, "enterprise": 24}
HAND_OFF_DAYS = 20
MARKET = [(0.1, -0.6), (0.2, -0.3), (0.4, 0.0), (0.2, 0.3), (0.1, 0.6)]
EXPANSION = Fraction(6, 10)
QUARTER = 900
DEMOS = {"demo_intro", "demo", "demo_onsite"}
SPREAD = {"poc_support", "poc_checkin"}
POC = {"poc_scoping", "poc_setup", "poc_support", "poc_checkin", "poc_readout"}
# Stage, kind, how many, chance. POC items come together.
PROFILES = {
    "smb": (0, [(1, "demo_intro", 1, 1), (2, "demo", 1, 0.4), (2, "security_q", 1, 0.1), (3, "proposal", 1, 0.2), (5, "handoff_brief", 1, 1),
                (5, "checkin", 1, 1)]),
    "mid": (0.4, [(1, "discovery", 1, 1), (2, "demo", 2, 1), (2, "deep_dive", 1, 1), (2, "poc_scoping", 1, 1), (2, "poc_setup", 1, 1),
                  (2, "poc_support", 1, 1), (2, "poc_checkin", 2, 1), (2, "poc_readout", 1, 1), (3, "solution_design", 1, 1),
                  (3, "proposal", 1, 1), (3, "rfp", 1, 0.25), (3, "security_q", 1, 0.6), (4, "reference_call", 1, 1),
                  (5, "handoff_brief", 1, 1), (5, "handoff_meeting", 1, 1), (5, "checkin", 3, 1)]),
    "enterprise": (0.7, [(1, "discovery", 2, 1), (1, "exec_briefing", 1, 1), (2, "demo_onsite", 1, 1), (2, "demo", 2, 1), (2, "deep_dive", 3, 1),
                         (2, "workshop", 1, 1), (2, "poc_scoping", 2, 1), (2, "poc_setup", 2, 1), (2, "poc_support", 4, 1),
                         (2, "poc_checkin", 4, 1), (2, "poc_readout", 1, 1), (3, "solution_design", 3, 1), (3, "proposal", 2, 1),
                         (3, "security_q", 2, 1), (3, "rfp", 1.5, 0.6), (4, "reference_call", 1, 1), (4, "exec_briefing", 1, 1),
                         (5, "handoff_brief", 2, 1), (5, "handoff_meeting", 1, 1), (5, "workshop", 1, 0.5), (5, "checkin", 3, 1)]),
}  # fmt: skip


def group(kind: str) -> str:
    return "demo" if kind in DEMOS else kind


def seconds(kind: str) -> Fraction:
    return sum(kinds.hours(kind)) + (kinds.TRAVEL if kind == "demo_onsite" else 0)


@dataclass
class Piece:
    stage: int
    quarters: int
    chance: float
    poc: bool
    week: int | None  # None: whole, into any week of its stage's window


class Pipeline:
    """All open deals of the CRM, as somebody sees them on a day."""

    def __init__(self, crm: Crm, today: date, now, crm_zone):
        self.crm, self.today, self.now = crm, today, now
        self.open = [deal for deal in crm.deals.values() if deal.phase in STAGES]
        self.customers = {deal.account.casefold() for deal in crm.deals.values() if deal.won and deal.account}
        self.latest: dict[int, date] = {}
        for activity in crm.activities:
            if activity.start and activity.status != "Cancelled":
                day = activity.start.astimezone(crm_zone).date()
                for deal in activity.deals:
                    self.latest[deal] = max(day, self.latest.get(deal, day))

    def chance(self, deal: Deal) -> float:
        return float(chances.of(self.crm, deal, NAMES))

    def multiplier(self, deal: Deal) -> float | None:
        """None for a dormant deal."""
        some = [1.0]
        if deal.close and deal.close < self.today:
            past = (self.today - deal.close).days
            if past > 90:
                return None
            some.append(0.5 if past <= 30 else 0.25)
        latest = self.latest.get(deal.id)
        if latest and (self.today - latest).days >= 45:
            some.append(0.5)
        return min(some)

    def p(self, deal: Deal) -> float:
        return self.chance(deal) * (self.multiplier(deal) or 0.0)

    def size(self, deal: Deal) -> str:
        if deal.amount is None:
            return "mid"
        return "smb" if deal.amount < 25_000 else "mid" if deal.amount < 100_000 else "enterprise"

    def close(self, deal: Deal) -> date:
        if deal.close and deal.close >= self.today:
            return deal.close
        stage, days = STAGES[deal.phase], DAYS[self.size(deal)]
        return working_day(self.today, sum(days[later] for later in days if later >= stage))

    def done(self, deal: Deal) -> list[tuple[str, bool]]:
        """Kinds of what was held or is planned with an engineer, in order; the same meeting entered twice is one."""
        ours = self.crm.sales_engineers
        found, kept = [], []
        mine = [
            activity
            for activity in self.crm.activities
            if deal.id in activity.deals and activity.start and activity.status != "Cancelled"
            and not kinds.is_no_show(activity.title, activity.status)
            and (activity.participants & ours or (not activity.participants and activity.owner in ours))
        ]  # fmt: skip
        for activity in sorted(mine, key=lambda one: (one.start, one.title)):
            kind = kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place)
            length = activity.end - activity.start if activity.end else None
            if kind == "leave" or any((activity.start - start).total_seconds() <= 300 and length == other for start, other in kept):
                continue
            kept.append((activity.start, length))
            found.append((kind, activity.start > self.now))
        return found


def days_until(today: date, last: date) -> int:
    return sum((today + DAY * number).weekday() < 5 for number in range((last - today).days + 1))


class Ask:
    """What one deal still asks for."""

    def __init__(self, pipeline: Pipeline, deal: Deal, known: list[Fraction]):
        self.stage = STAGES[deal.phase]
        size = pipeline.size(deal)
        poc_chance, profile = PROFILES[size]
        expansion = deal.account.casefold() in pipeline.customers
        left = [Fraction(count) for _, _, count, _ in profile]
        begun = over = False
        for kind, ahead in pipeline.done(deal):
            fitting = [at for at, item in enumerate(profile) if group(item[1]) == group(kind) and left[at] > 0]
            if ahead:
                fitting = [at for at in fitting if profile[at][0] >= self.stage] or fitting
            if fitting:
                at = fitting[0]
                left[at] = max(Fraction(0), left[at] - 1)
                if profile[at][1] in POC:
                    over = over or (not ahead and profile[at][1] == "poc_readout" and left[at] == 0)
                    begun = True
        poc = (0.0 if over else 1.0) if begun else poc_chance

        def hours(at: int) -> float:
            stage, kind, _, _ = profile[at]
            return float(seconds(kind) * (EXPANSION if expansion and stage <= 2 else 1)) / 3600

        def chance(at: int, of_poc: float) -> float:
            return profile[at][3] * (of_poc if profile[at][1] in POC else 1)

        due = [at for at in range(len(profile)) if left[at] > 0 and profile[at][0] >= self.stage]
        whole = sum(profile[at][2] * hours(at) * chance(at, max(poc, poc_chance)) for at in range(len(profile)))
        wanted = sum(float(left[at]) * hours(at) * chance(at, poc) for at in due)
        room = max(0.0, whole - float(sum(known)) / 3600)
        share = room / wanted if wanted > room else 1.0
        self.poc = poc
        self.left = sum(float(left[at]) * hours(at) * share * chance(at, poc) for at in due if profile[at][0] < 5)
        self.days = days_until(pipeline.today, pipeline.close(deal))
        self._windows(pipeline.today, DAYS[size])
        self._pieces([(profile[at], left[at], hours(at) * share) for at in due])
        self.room = [max(0, int(CEILING[size] * 3600 - math.ceil(seconds_known)) // QUARTER) for seconds_known in known]

    def _windows(self, today: date, lengths: dict[int, int]) -> None:
        ends = [days_until(today, today - DAY * today.weekday() + DAY * (7 * number + 6)) for number in range(WEEKS_SHOWN)]
        self.to_close = next((week for week, end in enumerate(ends) if max(0, self.days - 1) < end), WEEKS_SHOWN) + 1
        remaining = {stage: days for stage, days in lengths.items() if stage >= self.stage}
        scale = self.days / sum(remaining.values())

        def shares(start: float, end: float) -> list[float]:
            if end <= start:
                week = next((week for week, last in enumerate(ends) if start < last), WEEKS_SHOWN)
                return [float(week == one) for one in range(WEEKS_SHOWN + 1)]
            edges = [0, *ends, math.inf]
            return [max(0.0, min(end, edges[at + 1]) - max(start, edges[at])) / (end - start) for at in range(WEEKS_SHOWN + 1)]

        self.windows, start = {5: shares(self.days, self.days + HAND_OFF_DAYS)}, 0.0
        for stage in sorted(remaining):
            end = start + remaining[stage] * scale
            self.windows[stage] = shares(start, end)
            start = end

    def _pieces(self, items) -> None:
        pieces, exact = [], []

        def add(stage, kind, chance, hours, week=None):
            pieces.append(Piece(stage, 0, chance, kind in POC, week))
            exact.append(Fraction(round(hours * 3600), QUARTER))

        for (stage, kind, _, chance), count, hours in items:
            if kind in SPREAD:
                for week, share in enumerate(self.windows[stage]):
                    if share > 0:
                        add(stage, kind, chance, float(count) * hours * share, week)
                continue
            while count > 0:
                add(stage, kind, chance, hours * float(min(count, 1)))
                count -= 1
        total = math.floor(sum(exact, Fraction(0)) + Fraction(1, 2))
        given = [math.floor(part) for part in exact]
        order = sorted(range(len(exact)), key=lambda at: (given[at] - exact[at], at))
        for at in order[: total - sum(given)]:
            given[at] += 1
        for piece, quarters in zip(pieces, given):
            piece.quarters = quarters
        self.pieces = pieces

    def week(self, week: int) -> list[dict[int, float]]:
        """The distribution of a week's quarter hours for the number of stages reached: none to all five."""
        first = week % self.to_close
        taken = sum(self.room[at] for at in range(first, week, self.to_close))
        before, after = self._sums(first, range(1, 5)), self._sums(week, range(5, 6))
        room = self.room[week]
        cut = [_moved(load, lambda hours: min(max(hours - taken, 0), room)) for load in before]
        return [convolve(one, other) for one, other in zip(cut, after)]

    def _sums(self, week: int, stages) -> list[dict[int, float]]:
        sums = [{0: 1.0}]
        for stage in range(1, 6):
            load = sums[-1]
            if stage in stages:
                together = {0: 1.0}
                for piece in self.pieces:
                    if piece.stage != stage:
                        continue
                    chance = piece.chance * (self.windows[stage][week] if piece.week is None else float(piece.week == week))
                    if piece.poc:
                        together = convolve(together, {0: 1 - chance, piece.quarters: chance}) if piece.quarters else together
                    elif piece.quarters:
                        load = convolve(load, {0: 1 - chance, piece.quarters: chance})
                either = {hours: self.poc * chance for hours, chance in together.items()}
                either[0] = either.get(0, 0.0) + 1 - self.poc
                load = convolve(load, either)
            sums.append(load)
        return sums

    def furthest(self, p: float) -> list[float]:
        def usual(to: int) -> float:
            return math.prod(ADVANCE[stage] for stage in range(self.stage, to))

        def reach(to: int) -> float:
            if to <= self.stage:
                return 1.0
            return p ** (math.log(usual(to)) / math.log(usual(5))) if p > 0 else 0.0

        chances = [1.0, *(reach(to) for to in range(1, 6)), 0.0]
        return [chances[count] - chances[count + 1] for count in range(6)]


def convolve(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for hours, chance in one.items():
        for more, of_more in other.items():
            if chance * of_more > 0:
                found[hours + more] = found.get(hours + more, 0.0) + chance * of_more
    return found


def _moved(load: dict[int, float], to) -> dict[int, float]:
    found: dict[int, float] = {}
    for hours, chance in load.items():
        found[to(hours)] = found.get(to(hours), 0.0) + chance
    return found


class Outlook:
    """What the open deals of a person ask for in the weeks shown."""

    def __init__(self, pipeline: Pipeline, load: Load, person: str):
        self.asks: dict[int, tuple[Ask, float]] = {}
        for deal in pipeline.open:
            if deal.se == person and pipeline.multiplier(deal) is not None:
                known = [load.deal_in_week(deal.id, monday) for monday in load.mondays]
                self.asks[deal.id] = (Ask(pipeline, deal, known), pipeline.p(deal))
        self.weeks = [self._sum(week) for week in range(WEEKS_SHOWN)]

    def _mixed(self, week: int, ask: Ask, p: float) -> dict[int, float]:
        found: dict[int, float] = {}
        for weight, load in zip(ask.furthest(p), ask.week(week)):
            for hours, chance in load.items():
                found[hours] = found.get(hours, 0.0) + weight * chance
        return found

    def _sum(self, week: int) -> dict[int, float]:
        found: dict[int, float] = {}
        for weight, shift in MARKET:
            load = {0: weight}
            for ask, p in self.asks.values():
                load = convolve(load, self._mixed(week, ask, p + p * (1 - p) * shift))
            for hours, chance in load.items():
                found[hours] = found.get(hours, 0.0) + chance
        return found

    def expected(self, week: int) -> float:
        return sum(hours * chance for hours, chance in self.weeks[week].items()) / 4

    def expected_of(self, deal: int, week: int) -> float:
        if deal not in self.asks:
            return 0.0
        ask, p = self.asks[deal]
        states = ((weight, self._mixed(week, ask, p + p * (1 - p) * shift)) for weight, shift in MARKET)
        return sum(weight * hours * chance for weight, load in states for hours, chance in load.items()) / 4

    def quantile(self, week: int, share: float) -> int:
        """Seconds that are not exceeded with this chance."""
        total = 0.0
        for hours in sorted(self.weeks[week]):
            total += self.weeks[week][hours]
            if total >= share - 1e-12:
                return hours * QUARTER
        return max(self.weeks[week]) * QUARTER

    def overload(self, week: int, known: Fraction, capacity: Fraction) -> float:
        limit = capacity * Fraction(95, 100)
        if known == 0 and limit <= 0:
            return sum(chance for hours, chance in self.weeks[week].items() if hours > 0)
        return sum(chance for hours, chance in self.weeks[week].items() if known + hours * QUARTER >= limit)
