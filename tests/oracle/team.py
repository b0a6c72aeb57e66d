"""A manager's team (C1, C9, C10, C11, C14, C23): its weeks, its sums, each person, and what nobody works on."""

from __future__ import annotations

from datetime import timezone
from fractions import Fraction

import coverage
import expected
import slots
import workload
from crm import Crm

ENOUGH = Fraction(60, 100)
AT_RISK = 0.25
SMALLEST = 5


class Nobody:
    """The time of nobody: deals that name no engineer have no known load."""

    def __init__(self, mondays):
        self.mondays = mondays

    def deal_in_week(self, deal, monday):
        return Fraction(0)


class Member:
    def __init__(self, crm: Crm, pipeline: expected.Pipeline, name: str, now, zone, crm_zone):
        self.load = workload.Load(crm, name, now, zone, crm_zone)
        self.outlook = expected.Outlook(pipeline, self.load, name)
        self.told = self.load.completeness >= ENOUGH
        self.slots = slots.Slots(self.load)
        self.slot = next(iter(self.slots.next(1)), None)
        self.reps = coverage.rep_hours(crm, self.load)
        self.at_risk = coverage.hours_at_risk(crm, self.load, pipeline, name)
        self.quiet = coverage.quiet(self.outlook, pipeline.latest, self.load.today, len(self.load.mondays))
        self.unsupported = coverage.unsupported(self.outlook, pipeline)
        self.drift = coverage.drift(crm, self.load)
        self.inflow = coverage.inflow(crm, pipeline, self.load, name, crm_zone)

    def wait(self) -> int:
        return self.slots.wait(self.slot)

    def pocs(self) -> set[int]:
        monday = self.load.mondays[0]
        return {deal for deal, (first, last) in self.slots.pocs.items() if first <= monday + workload.DAY * 6 and last >= monday}

    def overload(self, at: int) -> float:
        known, capacity = self.load.week(self.load.mondays[at])
        return min(1.0, self.outlook.overload(at, known, capacity))


def figures(crm: Crm, people: dict[str, str], named: bool, now, zone, crm_zone, stages, shortest) -> dict:
    today = now.astimezone(zone).date()
    pipeline = expected.Pipeline(crm, today, now, crm_zone)
    members = {key: Member(crm, pipeline, name, now, zone, crm_zone) for key, name in people.items()}
    out: dict = {}

    def put(name: str, value: str | None, unit: str, state: str = "known") -> None:
        out[name] = {"value": value, "unit": unit, "state": "unknown" if value is None else state}

    team = list(members.values())
    told = [member for member in team if member.told]
    least = "known" if len(told) == len(team) else "at_least"
    shown = bool(told) if named else len(told) >= SMALLEST
    mondays = team[0].load.mondays
    unassigned = expected.Outlook(pipeline, Nobody(mondays), None)
    for at, monday in enumerate(mondays):
        week = f"team.week.{workload.week_name(monday)}"
        hours = [member.load.week(monday) for member in team]
        put(f"{week}.known", shortest(sum(known for known, _ in hours) / 3600), "h", least)
        put(f"{week}.capacity", shortest(sum(capacity for _, capacity in hours) / 3600), "h")
        put(f"{week}.expected", repr(sum(member.outlook.expected(at) for member in team)), "h")
        put(f"{week}.unassigned", repr(unassigned.expected(at)), "h")
        put(f"{week}.at_risk", str(sum(member.overload(at) >= AT_RISK for member in told)) if shown else None, "count")
    waits = [member.wait() for member in told if member.slot]
    put("team.bottleneck", str(min(waits)) if shown and waits else None, "count")
    put("team.pocs", str(len(set().union(*(member.pocs() for member in team)))), "count", least)
    put("team.hours_at_risk", shortest(sum(member.at_risk for member in team)), "h", least)
    put("team.quiet", repr(sum(member.quiet for member in team)), "h")
    put("team.unsupported", str(sum(member.unsupported for member in team)), "count")
    together: dict[str, Fraction] = {}
    for member in team:
        for rep, of_rep in member.reps.items():
            together[rep] = together.get(rep, Fraction(0)) + of_rep
    reps = len(coverage.served(together))
    put("team.reps", str(reps), "count", least)
    put("team.reps_per_se", shortest(Fraction(reps, len(team))), "count", least)
    inflow = coverage.together([member.inflow for member in team])
    bears = coverage.sustainable(inflow, reps)
    put("team.sustainable_reps", None if bears is None else repr(bears), "count")
    needed = coverage.people_needed(inflow)
    put("team.fte_needed", None if needed is None else repr(needed), "count", "at_least" if inflow and inflow.undated else "known")
    _unassigned(crm, pipeline, unassigned, stages, put)
    if named:
        for key, member in members.items():
            _member(f"team.person.{key}", member, put, shortest)
    return out


def _unassigned(crm: Crm, pipeline: expected.Pipeline, outlook: expected.Outlook, stages, put) -> None:
    weeks = range(workload.WEEKS_SHOWN)
    asking = [(sum(outlook.expected_of(deal, week) for week in weeks), crm.deals[deal]) for deal in outlook.asks]
    dormant = [(0.0, deal) for deal in pipeline.open if deal.se is None and deal.id not in outlook.asks]
    for number, (hours, deal) in enumerate(sorted(asking, key=lambda one: -one[0]) + dormant, 1):
        put(f"team.unassigned.{number}.stage", stages[deal.phase], "state")
        put(f"team.unassigned.{number}.hours", repr(hours), "h")


def _member(key: str, member: Member, put, shortest) -> None:
    def of_told(name: str, value, unit: str) -> None:
        put(f"{key}.{name}", value if member.told else None, unit)

    for at, monday in enumerate(member.load.mondays):
        week = f"week.{workload.week_name(monday)}"
        known, capacity = member.load.week(monday)
        likely = known + member.outlook.quantile(at, 0.5)
        of_told(f"{week}.utilisation", shortest(likely / capacity) if capacity else None, "ratio")
        of_told(f"{week}.overload", repr(member.overload(at)), "ratio")
    of_told("slot", member.slot and member.slot.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "datetime")
    of_told("bottleneck", str(member.wait()) if member.slot else None, "count")
    of_told("pocs", str(len(member.pocs())), "count")
    served = coverage.served(member.reps)
    of_told("reps", str(len(served)), "count")
    of_told("hours_per_rep", shortest(sum(served) / len(served)) if served else None, "h")
    of_told("hours_at_risk", shortest(member.at_risk), "h")
    of_told("drift", None if member.drift is None else shortest(member.drift), "ratio")
    put(f"{key}.quiet", repr(member.quiet), "h")
    put(f"{key}.unsupported", str(member.unsupported), "count")
