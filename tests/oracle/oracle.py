#!/usr/bin/env python3
"""Computes every figure of a deal's report from Creme's database alone: a second reading of the rules, to test the product by.

    python3 tests/oracle/oracle.py --db FILE --deal ID --viewer "Sam Okafor" --role se --now 2026-11-23T10:00:00Z --zone Europe/London
                                   [--plan plan.json] [--visible all|own|unknown] [--crm-zone Europe/London] [--ask demo]
    … --all in place of --deal ID: {deal id: …} for every deal
    … --team '{"sam": "Sam Okafor", …}' [--named]: the figures of a manager's team of these people, by name or as sums

Prints {figure id: {"value": text or null, "unit": text, "state": "known" | "at_least" | "unknown"}} (beside a value that another exact way
may reach otherwise, how far off it may be as "within") and, under "_", facts that are
no figures: sight, person, bands by week, verdict, each item's reason-free state. As a module: figures(crm.read(db), deal_id, Context(…)).

Where the rules leave room, the reading taken here stands in tests/oracle/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from datetime import datetime, timezone
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

import chances  # noqa: E402
import coverage  # noqa: E402
import crm as crm_database  # noqa: E402
import expected  # noqa: E402
import handoff  # noqa: E402
import incentive  # noqa: E402
import kinds  # noqa: E402
import payout  # noqa: E402
import slots  # noqa: E402
import team  # noqa: E402
import workload  # noqa: E402

STAGES = {
    "Forthcoming": "discovery", "In progress": "evaluation", "Proposal": "proposal", "Under negotiation": "negotiation", "Won": "won",
    "Lost": "lost", "Abandoned": "abandoned",
}  # fmt: skip


@dataclass
class Context:
    """Who looks, when, and with which settings."""

    now: datetime
    zone: ZoneInfo
    viewer: str | None = None  # confirmed full name
    role: str | None = None  # se | rep | manager; no figure of these rules depends on it
    plan: dict | None = None
    visible: str = "unknown"  # deals_visible of this CRM
    crm_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    ask: str = "demo"  # the kind of work that is asked for
    handoffs: dict[str, int] = field(default_factory=dict)  # by verdict, made once
    loads: dict[str, workload.Load] = field(default_factory=dict)  # by person, made once
    outlooks: dict[str, expected.Outlook] = field(default_factory=dict)
    insights: dict[str, tuple] = field(default_factory=dict)
    pipeline: expected.Pipeline | None = None
    payout: payout.Payout | None = None


def shortest(value: Fraction) -> str:
    """The shortest decimal that reads back as the same 64-bit number."""
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


def money(units: int, digits: int) -> str:
    if digits == 0:
        return str(units)
    sign, units = "-" if units < 0 else "", abs(units)
    return f"{sign}{units // 10**digits}.{units % 10**digits:0{digits}}"


def figures(crm: crm_database.Crm, deal_id: int, context: Context) -> dict:
    deal = crm.deals[deal_id]
    out: dict = {"_": {"deal": deal.name, "account": deal.account, "owner": deal.owner, "se": deal.se, "outcome": deal.outcome}}

    def put(name: str, value: str | None, unit: str, state: str = "known", within: Fraction | None = None) -> None:
        out[name] = {"value": value, "unit": unit, "state": "unknown" if value is None else state}
        if within is not None:
            out[name]["within"] = float(within)

    digits = incentive.MINOR_DIGITS.get(deal.currency, 2)
    put("deal.amount", None if deal.amount is None else money(int(deal.amount) * 10**digits, digits), deal.currency)
    put("deal.close_date", deal.close.isoformat() if deal.close else None, "date")
    put("deal.stage", STAGES.get(deal.phase), "state")
    outcome, since = deal.fields.get("Technical outcome"), deal.fields.get("Technical outcome date")
    put("deal.technical_outcome", outcome and outcome.lower().replace(" ", "_"), "state")
    if outcome or since:
        put("deal.technical_outcome_date", since, "date")
    if deal.outcome == "open" and STAGES.get(deal.phase):
        put("deal.chance", shortest(chances.of(crm, deal, STAGES)), "ratio")
    _workload(crm, deal, context, put, out["_"])
    _handoff(crm, deal, context, put, out["_"])
    _handoffs(crm, context, put)
    _incentive(crm, deal, context, put, out["_"])
    return out


def _workload(crm, deal, context: Context, put, facts: dict) -> None:
    if deal.se is None:
        facts["sight"] = None
        return
    if deal.se not in context.loads:
        context.loads[deal.se] = workload.Load(crm, deal.se, context.now, context.zone, context.crm_zone)
    load = context.loads[deal.se]
    # Policy people_data is at its default: others see when a person is free, or what the deals that they see say at least.
    sight = "own" if context.viewer == deal.se else "availability" if context.visible == "all" else "partial"
    state = "at_least" if sight == "partial" else "known"
    if context.pipeline is None:
        today = context.now.astimezone(context.zone).date()
        context.pipeline = expected.Pipeline(crm, today, context.now, context.crm_zone)
    if deal.se not in context.outlooks:
        context.outlooks[deal.se] = expected.Outlook(context.pipeline, load, deal.se)
    outlook = context.outlooks[deal.se]
    completeness = load.completeness
    inflow = coverage.inflow(crm, context.pipeline, load, deal.se, context.crm_zone) if sight == "own" else None
    if sight != "availability":
        put("workload.completeness", shortest(completeness), "ratio", state if completeness < 1 else "known")
    total = Fraction(0)
    bands = {}
    for number, monday in enumerate(load.mondays):
        week = workload.week_name(monday)
        known, capacity = load.week(monday)
        of_deal = load.deal_in_week(deal.id, monday)
        total += of_deal
        judged = sight != "partial" and completeness >= Fraction(60, 100)
        put(f"workload.week.{week}.deal", shortest(of_deal / 3600), "h", state)
        median = outlook.quantile(number, 0.5)
        if sight == "availability":
            put(f"workload.week.{week}.free", shortest(max(capacity - known - median, Fraction(0)) / 3600) if judged else None, "h")
        else:
            put(f"workload.week.{week}.known", shortest(known / 3600), "h", state)
            put(f"workload.week.{week}.capacity", None if sight == "partial" else shortest(capacity / 3600), "h")
        bands[week] = workload.band(known + median, capacity) if judged else None
        if sight == "own":
            put(f"workload.week.{week}.expected", repr(outlook.expected(number)), "h")
            put(f"workload.week.{week}.deal_expected", repr(outlook.expected_of(deal.id, number)), "h")
            for name, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
                value = shortest((known + outlook.quantile(number, share)) / 3600) if judged else None
                put(f"workload.week.{week}.{name}", value, "h")
            overload = min(1.0, outlook.overload(number, known, capacity))
            put(f"workload.week.{week}.overload", repr(overload) if judged else None, "ratio")
    if sight != "partial" and completeness >= Fraction(60, 100):
        agenda = slots.Slots(load)
        found = agenda.next(2, context.ask, deal.account_id)
        for number in (1, 2):
            slot = found[number - 1] if number <= len(found) else None
            put(f"workload.slot.{number}", slot and slot.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "datetime")
        put("workload.bottleneck", str(agenda.wait(found[0])) if found else None, "count")
        put("workload.pocs", str(agenda.pocs_of_week()), "count")
        if found:
            moved = agenda.displaced(found[0], context.ask, outlook, deal.account_id)
            for step in ("expected", "internal", "over"):
                put(f"workload.displaced.{step}", moved and shortest(moved[step] / 3600), "h")
    at_risk = coverage.deal_at_risk(crm, load, deal) if deal.outcome == "open" else None
    if at_risk is not None:
        put("workload.deal_at_risk", shortest(at_risk), "h", state)
    if sight == "availability":
        for number, (slot, _) in enumerate(_helpers(crm, deal, context)[:3], 1):
            put(f"workload.helper.{number}", slot.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "datetime")
    if sight == "own" and completeness >= Fraction(60, 100):
        if deal.se not in context.insights:
            quiet = coverage.quiet(outlook, context.pipeline.latest, load.today, len(load.mondays))
            unsupported = coverage.unsupported(outlook, context.pipeline)
            at_risk = coverage.hours_at_risk(crm, load, context.pipeline, deal.se)
            context.insights[deal.se] = (coverage.rep_hours(crm, load), at_risk, quiet, unsupported, coverage.drift(crm, load))
        reps, at_risk, quiet, unsupported, drift = context.insights[deal.se]
        put("workload.reps", str(len(coverage.served(reps))), "count")
        if reps:
            put("workload.reps_most", str(coverage.most(reps)), "count")
        put("workload.unsupported", str(unsupported), "count")
        put("workload.inflow", repr(inflow.per_week) if inflow else None, "count", "at_least" if inflow and inflow.undated else "known")
        if inflow:
            put("workload.inflow_hours", repr(inflow.hours), "h", "at_least" if inflow.undated else "known")
            facts["came"], facts["undated_open"] = len(inflow.came), inflow.undated_open
            facts["new_deals_from"] = coverage.new_deals_from(outlook, load.today).isoformat()
        bears = coverage.sustainable(inflow, len(coverage.served(reps)))
        put("workload.sustainable_reps", None if bears is None else repr(bears), "count")
        put("workload.hours_at_risk", shortest(at_risk), "h")
        put("workload.quiet", repr(quiet), "h")
        put("workload.drift", None if drift is None else shortest(drift), "ratio")
    if deal.outcome == "open":
        ask = outlook.asks.get(deal.id)
        put("workload.deal_left", repr(ask[0].left if ask else 0.0), "h")
        put("workload.deal_days", str(ask[0].days) if ask else None, "count")
        put("workload.deal_chance", repr(context.pipeline.p(deal)), "ratio")
    put("workload.deal_total", shortest(total / 3600), "h", state)
    known, capacity = load.week(load.mondays[0])
    judged = sight != "partial" and completeness >= Fraction(60, 100) and capacity > 0
    if sight != "availability":
        put("workload.utilisation", shortest(known / capacity) if judged else None, "ratio")
    facts |= {"sight": sight, "bands": bands}


def _helpers(crm, deal, context: Context) -> list:
    """The other engineers of whom enough is known: those who worked for the customer first, then by when they have time."""
    found = []
    for name in sorted(crm.sales_engineers - {deal.se}):
        if name not in context.loads:
            context.loads[name] = workload.Load(crm, name, context.now, context.zone, context.crm_zone)
        load = context.loads[name]
        slot = slots.Slots(load).next(1, context.ask, deal.account_id) if load.completeness >= Fraction(60, 100) else []
        if slot:
            theirs = deal.account and any(other.se == name and other.account == deal.account for other in crm.deals.values())
            met = any(
                deal.account_id in activity.accounts and activity.status != "Cancelled"
                and (name in activity.participants or (not activity.participants and activity.owner == name))
                for activity in crm.activities
            )  # fmt: skip
            found.append((not (theirs or met), slot[0], name))
    return [(slot, name) for _, slot, name in sorted(found)]


def _handoff(crm, deal, context: Context, put, facts: dict) -> None:
    checked = handoff.check(crm, deal, context.now, context.zone, context.viewer)
    if checked is None:
        return
    put("handoff.score.low", shortest(checked.low), "ratio")
    put("handoff.score.high", shortest(checked.high), "ratio")
    for item, state in checked.states.items():
        put(f"handoff.item.{item}", state, "state", "unknown" if state == "unknown" else "known")
    if checked.dependence is not None:
        leaning = checked.dependence
        put("handoff.dependence.index", None if leaning.index is None else repr(leaning.index), "ratio")
        put("handoff.dependence.allowed", repr(leaning.allowed), "ratio")
        put("handoff.dependence.inbound", str(leaning.inbound), "count")
    facts |= {"verdict": checked.verdict, "template": checked.template}


def _handoffs(crm, context: Context, put) -> None:
    """How many hand-offs of each verdict the viewer has a part in; the same beside every deal."""
    if not context.handoffs and context.viewer and context.role in ("se", "rep"):
        today = context.now.astimezone(context.zone).date()
        for deal in crm.deals.values():
            parts = {deal.owner} if context.role == "rep" else {deal.se, handoff.receiver_of(crm, deal)}
            checked = handoff.check(crm, deal, context.now, context.zone, context.viewer) if context.viewer in parts else None
            if checked and (not deal.won or (today - deal.close).days <= 120):
                context.handoffs[checked.verdict] = context.handoffs.get(checked.verdict, 0) + 1
    for verdict, count in context.handoffs.items():
        put(f"handoffs.{verdict}", str(count), "count")


def _incentive(crm, deal, context: Context, put, facts: dict) -> None:
    """Pay needs a plan that is the viewer's own; anything else hides it."""
    plan = context.plan
    if not plan or context.viewer is None or str(crm.contact_ids.get(context.viewer)) != str(plan["user_id"]):
        facts["incentive"] = "hidden"
        return
    found = incentive.compute(crm, plan, deal, incentive.Viewpoint(context.viewer, context.now, context.zone))
    currency, digits = plan["currency"], found.digits
    state = "known" if found.complete else "at_least"
    territory = sum(line.units for line in found.territory)
    objectives = sum(line.units for line in found.objectives)
    put("incentive.attainment", shortest(found.attainment), "ratio", state)
    put("incentive.earned", money(territory + objectives, digits), currency, state)
    put("incentive.component.territory", money(territory, digits), currency, state)
    put("incentive.component.objectives", money(objectives, digits), currency, "at_least" if found.partial else "known")
    for component, share in (("territory", incentive.TERRITORY), ("objectives", incentive.OBJECTIVES)):
        target = incentive.half_away(incentive.exact(plan["variable"]) * share * 10**digits)
        put(f"incentive.target.{component}", money(target, digits), currency)
    for component, lines in (("territory", found.territory), ("objectives", found.objectives)):
        for number, line in enumerate(lines, 1):
            put(f"incentive.line.{component}.{number}", money(line.units, digits), currency, "at_least" if line.at_least else "known")
    if found.deal is not None:
        for name, units in zip(("low", "high"), found.deal):
            put(f"incentive.deal.{name}", None if units is None else money(units, digits), currency)
    if context.payout is None:
        context.payout = payout.Payout(crm, plan, incentive.Viewpoint(context.viewer, context.now, context.zone))
    context.payout.put(put, deal, currency, money)
    facts["incentive"] = "shown"


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"'{name}' is not a time zone such as Europe/London") from None


def instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not an instant such as 2026-11-23T10:00:00Z") from None
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"'{text}' has no offset; write e.g. {text}Z")
    return moment


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", required=True)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--deal", type=int)
    which.add_argument("--all", action="store_true")
    which.add_argument("--team", type=json.loads, help="JSON: id in the settings to full name")
    parser.add_argument("--named", action="store_true", help="people may be seen by name")
    parser.add_argument("--viewer", required=True, help="full name of who is signed in and confirmed, or none")
    parser.add_argument("--role", choices=["se", "rep", "manager"])
    parser.add_argument("--now", required=True, type=instant)
    parser.add_argument("--zone", required=True, type=zone)
    parser.add_argument("--crm-zone", type=zone, default=ZoneInfo("Europe/London"))
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--visible", choices=["all", "own", "unknown"], default="unknown")
    parser.add_argument("--ask", choices=sorted(kinds.CATALOGUE), default="demo")
    given = parser.parse_args()
    crm = crm_database.read(given.db)
    viewer = None if given.viewer == "none" else given.viewer
    if viewer and viewer not in crm.contact_ids:
        parser.error(f"nobody called '{viewer}' has a login there; there are: {', '.join(sorted(crm.contact_ids))}")
    if given.deal and given.deal not in crm.deals:
        parser.error(f"there is no deal {given.deal} in {given.db}")
    plan = json.loads(given.plan.read_text(encoding="utf-8")) if given.plan else None
    context = Context(given.now, given.zone, viewer, given.role, plan, given.visible, given.crm_zone, given.ask)
    if given.team:
        result = team.figures(crm, given.team, given.named, context.now, context.zone, context.crm_zone, STAGES, shortest)
    elif given.all:
        result = {str(deal): figures(crm, deal, context) for deal in crm.deals}
    else:
        result = figures(crm, given.deal, context)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
