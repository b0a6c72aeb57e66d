"""Hand-off readiness of a deal that is won or nearly so (C13, the checklists of DEFAULTS F5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import dependence
import kinds
from crm import Activity, Crm, Deal
from workload import working_day

# id, weight, required, proof required, due in working days from the close ("read-out": three after the last POC read-out)
ITEMS = [
    ("why", 5, True, False, -5), ("success", 5, True, False, -5), ("promises", 5, True, False, 0), ("demoed", 4, True, False, 0),
    ("technical", 4, True, False, -5), ("integration", 4, False, False, 0), ("poc_result", 3, False, False, "read-out"),
    ("people", 4, True, False, 0), ("receiver", 5, True, True, -5), ("introduced", 4, True, True, 5), ("meeting", 4, True, True, 5),
    ("support", 4, True, False, 5), ("rep_role", 2, False, False, 5), ("tickets", 3, False, False, 5), ("risks", 3, False, False, 0),
    ("go_live", 3, False, False, 10), ("renewal", 2, False, False, 0), ("continuity", 3, True, False, 5), ("checkins", 2, False, False, 10),
]  # fmt: skip
# What a project adds; two items of the simple list become required, and the SE may stay until two weeks after going live.
PROJECT = [
    *((item, weight, required or item in ("integration", "go_live"), proof, due) for item, weight, required, proof, due in ITEMS),
    ("scope", 5, True, False, 0), ("project_lead", 4, True, True, 0), ("environments", 3, False, False, 10),
    ("data_migration", 3, False, False, 5), ("milestone", 4, True, False, 10), ("review", 2, False, False, 10),
]  # fmt: skip
EXPANSION = [
    *(line for line in ITEMS if line[0] in ("why", "promises", "demoed", "receiver", "support", "risks", "renewal")),
    ("changes", 4, True, False, 0), ("support_effect", 3, False, False, 5),
]  # fmt: skip
PROJECT_WORDS = ["implementation", "rollout", "roll-out", "implementierung", "einführung", "déploiement", "mise en œuvre", "implementación", "導入"]
EXPANSION_WORDS = ["expansion", "upsell", "add-on", "extension", "erweiterung", "ausbau", "élargissement", "ampliación", "拡張"]
LISTS = {"simple": ITEMS, "implementation": PROJECT, "expansion": EXPANSION}
PLACEHOLDERS = {"tbd", "n/a", "na", "none yet", "todo", "-", "?", "xxx", "unknown", "to be defined"}
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DONE = {"verified", "stated", "not_applicable"}
SMB_BELOW = 25_000


@dataclass
class Handoff:
    states: dict[str, str]
    low: Fraction
    high: Fraction
    verdict: str
    template: str
    # None where the viewer may not see it, or the deal is still open.
    dependence: dependence.Dependence | None


def real(text: str) -> int:
    """Letters and digits."""
    return sum(character.isalnum() for character in text)


def entries(text: str, commas: bool = False) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n]" if commas else r"[;\n]", text) if part.strip()]


def as_date(text: str) -> date | None:
    """A full date as people type it; not a month alone."""
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    match = re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", text) or re.fullmatch(r"([A-Za-z]+) (\d{1,2}),? (\d{4})", text)
    if not match:
        return None
    day, month, year = match.groups() if match.group(1).isdigit() else (match.group(2), match.group(1), match.group(3))
    if month.casefold() not in MONTHS:
        return None
    try:
        return date(int(year), MONTHS.index(month.casefold()) + 1, int(day))
    except ValueError:
        return None


class _Deal:
    """The deal's fields and activities, as the items ask for them."""

    def __init__(self, crm: Crm, deal: Deal, now: datetime, zone: ZoneInfo):
        self.crm, self.deal, self.now, self.zone = crm, deal, now, zone
        self.close = deal.close  # None: an open deal that nobody expects on a day
        self.today = now.astimezone(zone).date()
        self.activities = [activity for activity in crm.activities if deal.id in activity.deals and activity.start]
        ours = crm.sales_engineers | crm.owners | crm.receivers
        self.customers = {name for activity in self.activities for name in activity.participants if name not in ours}

    def text(self, label: str) -> str | None:
        """None: not held at all. Empty: held and empty, or a placeholder."""
        if label not in self.deal.fields:
            return None
        text = (self.deal.fields[label] or "").strip()
        return "" if text.casefold() in PLACEHOLDERS else text

    def kind(self, activity: Activity) -> str:
        return kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place)

    def day(self, activity: Activity) -> date:
        return activity.start.astimezone(self.zone).date()

    def happens(self, activity: Activity) -> bool:
        return activity.status != "Cancelled" and not kinds.is_no_show(activity.title, activity.status)

    def held_or_ahead(self, wanted: list[Activity]) -> str:
        """verified when one was held, partial when one is ahead, missing when there is none."""
        wanted = [activity for activity in wanted if self.happens(activity)]
        if any(activity.start < self.now for activity in wanted):
            return "verified"
        return "partial" if wanted else "missing"

    # One function per item, in the checklist's order.

    def written(self, label: str, enough) -> str:
        text = self.text(label)
        if text is None:
            return "unknown"
        if text == "":
            return "missing"
        return "verified" if enough(text) else "partial"

    def why(self) -> str:
        return self.written("Why they bought", lambda text: real(text) >= 40 and any(c.isdigit() for c in text))

    def success(self) -> str:
        return self.written("Success criteria", lambda text: real(text) >= 60 or len(entries(text)) >= 2)

    def promises(self) -> str:
        # Nobody can prove that nothing else was promised: at most stated.
        state = self.written("Promises", lambda text: real(text) >= 40)
        return "stated" if state == "verified" else state

    def demoed(self) -> str:
        marks = ("not bought", "bought", "roadmap")
        return self.written(
            "Demoed and bought", lambda text: all(any(kinds.has_word(mark, entry) for mark in marks) for entry in entries(text))
        )

    def technical(self) -> str:
        return self.written("Technical landscape", lambda text: real(text) >= 80)

    def integration(self) -> str:
        if (self.text("Integrations and security") or "").casefold() == "none":
            return "not_applicable"
        return self.written("Integrations and security", lambda text: real(text) >= 40)

    def poc_result(self) -> str:
        poc = [activity for activity in self.activities if self.kind(activity) in kinds.POC]
        if not poc:
            return "not_applicable"
        outcome, day = self.text("Technical outcome"), self.text("Technical outcome date")
        if outcome and outcome.casefold() in ("won", "lost") and day and as_date(day):
            return "verified"
        read_outs = [activity for activity in poc if self.kind(activity) == "poc_readout"]
        if self.held_or_ahead(read_outs) == "verified":
            return "partial"
        return "unknown" if outcome is None or day is None else "missing"

    def people(self) -> str:
        def enough(text: str) -> bool:
            named = entries(text, commas=True)
            parts = " ".join(named)
            return len(named) >= 2 and bool(kinds.has_word("technical", parts)) and any(kinds.has_word(w, parts) for w in ("economic", "decider"))

        return self.written("Key contacts", enough)

    def receiver_name(self) -> str | None:
        """The receiver, if the field names a person known here who is not the deal's SE."""
        text = self.text("Hand-off receiver")
        known = self.crm.sales_engineers | self.crm.owners | self.crm.participants
        return text if text and text in known and text != self.deal.se else None

    def receiver(self) -> str:
        return self.written("Hand-off receiver", lambda text: self.receiver_name() is not None)

    def introduced(self) -> str:
        if self.text("Hand-off receiver") is None:
            return "unknown"
        if self.close is None:
            return "missing"
        receiver, first = self.receiver_name(), working_day(self.close, -10)
        return self.held_or_ahead(
            [a for a in self.activities if receiver in a.participants and a.participants & self.customers and self.day(a) >= first]
        )

    def meeting(self) -> str:
        if self.deal.amount is not None and self.deal.amount < SMB_BELOW:
            return "not_applicable"
        if self.text("Hand-off receiver") is None:
            return "unknown"
        both = {self.deal.se, self.receiver_name()}
        return self.held_or_ahead(
            [a for a in self.activities if self.kind(a) == "handoff_meeting" and None not in both and both <= a.participants]
        )

    def support(self) -> str:
        told = [
            a for a in self.activities
            if self.happens(a) and a.start <= self.now and a.participants & self.customers and self.close and self.day(a) >= self.close
            and any(kinds.has_word(word, a.title) for word in ("support", "portal"))
        ]  # fmt: skip
        if told:
            return "verified"
        return self.written("Support contact", lambda text: real(text) >= 5)

    def rep_role(self) -> str:
        return self.written("Rep's continuing part", lambda text: real(text) >= 20)

    def tickets(self) -> str:
        return "unknown"

    def risks(self) -> str:
        if (self.text("Risks") or "").casefold() == "none known":
            return "not_applicable"
        return self.written("Risks", lambda text: real(text) >= 20)

    def go_live(self) -> str:
        return self.written("Go-live date", lambda text: as_date(text) is not None)

    def renewal(self) -> str:
        if (self.text("Renewal date") or "").casefold() == "one-off":
            return "not_applicable"
        return self.written("Renewal date", lambda text: (day := as_date(text)) is not None and self.close is not None and day > self.close)

    def continuity(self) -> str:
        until, what = self.text("SE continuity until"), self.text("SE continuity")
        if until and (day := as_date(until)):
            last = self.last_of_continuity()
            return "verified" if last is not None and day <= last else "partial"
        if what or until:
            return "partial"
        return "unknown" if until is None or what is None else "missing"

    def checkins(self) -> str:
        found = [a for a in self.activities if self.kind(a) == "checkin" and self.happens(a)]
        if any(a.start > self.now and self.day(a) <= self.today + timedelta(days=30) for a in found):
            return "verified"
        since = self.close is not None and any(a.start < self.now and self.day(a) >= self.close for a in found)
        return "partial" if since else "missing"

    # What no field of the seeded CRM holds.

    def scope(self) -> str:
        return "unknown"

    project_lead = environments = data_migration = milestone = changes = support_effect = scope

    def review(self) -> str:
        if self.close is None:
            return "missing"
        found = [
            a for a in self.activities
            if self.happens(a) and self.kind(a) == "deep_dive" and self.deal.se in a.participants and self.day(a) > self.close
        ]  # fmt: skip
        if any(a.start <= self.now and self.day(a) <= self.close + timedelta(days=14) for a in found):
            return "verified"
        return "partial" if found else "missing"

    # The checklist itself.

    def template(self) -> str:
        if any(kinds.has_word(word, self.deal.name) for word in PROJECT_WORDS):
            return "implementation"
        if any(self.happens(a) and self.kind(a) == "implementation" for a in self.activities):
            return "implementation"
        if any(kinds.has_word(word, self.deal.name) for word in EXPANSION_WORDS):
            return "expansion"
        return "simple"

    def last_of_continuity(self) -> date | None:
        if self.template() == "implementation":
            live = as_date(self.text("Go-live date") or "")
            return live + timedelta(days=15) if live else None
        return self.close + timedelta(days=45) if self.close else None

    def due(self, after: int | str) -> date | None:
        if after == "read-out":
            held = [self.day(a) for a in self.activities if self.happens(a) and self.kind(a) == "poc_readout" and a.start <= self.now]
            return working_day(max(held), 3) if held else None
        return working_day(self.close, after) if self.close else None


def credit(state: str, proof_required: bool) -> tuple[Fraction, Fraction] | None:
    if state == "not_applicable":
        return None
    if state == "unknown":
        return Fraction(0), Fraction(1)
    points = {"verified": Fraction(1), "stated": Fraction(1), "partial": Fraction(0) if proof_required else Fraction(1, 2), "missing": Fraction(0)}
    return points[state], points[state]


def receiver_of(crm: Crm, deal: Deal) -> str | None:
    """The receiver as a person known here, be it the SE."""
    text = (deal.fields.get("Hand-off receiver") or "").strip()
    return text if text in crm.sales_engineers | crm.owners | crm.participants else None


def check(crm: Crm, deal: Deal, now: datetime, zone: ZoneInfo, viewer: str | None = None) -> Handoff | None:
    """None for a deal that is neither won nor in its last stages, and for a won one whose close nobody knows."""
    nearly_won = deal.phase in ("Proposal", "Under negotiation")
    if not nearly_won and (not deal.won or deal.close is None):
        return None
    of = _Deal(crm, deal, now, zone)
    template = of.template()
    lines = LISTS[template]
    states = {item: getattr(of, item)() for item, *_ in lines}
    low = high = weights = Fraction(0)
    for item, weight, _, proof_required, _ in lines:
        points = credit(states[item], proof_required)
        if points:
            weights += weight
            low += weight * points[0]
            high += weight * points[1]
    leaning = None
    if deal.won and deal.se is not None and viewer == deal.se:
        leaning = dependence.measure(crm, deal, now, zone, receiver_of(crm, deal), template == "implementation")
    verdict = _after(states, lines, of, leaning) if deal.won else _before(states, lines, of)
    return Handoff(states, low / weights, high / weights, verdict, template, leaning)


def _before(states: dict[str, str], lines: list, of: _Deal) -> str:
    """What nobody read is not late."""
    for item, _, required, _, after in lines:
        due = of.due(after)
        if required and due and due <= of.today and states[item] in ("missing", "partial"):
            return "behind"
    return "preparing"


def _after(states: dict[str, str], lines: list, of: _Deal, leaning: dependence.Dependence | None) -> str:
    """C13's order. Dependence counts for whoever may see it."""
    required = [(item, due) for item, _, is_required, _, after in lines if is_required and (due := of.due(after))]
    done = {item for item, state in states.items() if state in DONE}
    meetings = [item for item in ("introduced", "meeting") if item in states]
    met = all(states[item] in ("verified", "not_applicable") for item in meetings)
    if all(item in done for item, _ in required) and met and not (leaning and leaning.over):
        return "handed_over"
    if any(states[item] == "missing" and due <= of.today for item, due in required):
        return "blocked"
    soon = working_day(of.today, 3)
    if any(item not in done and due <= soon for item, due in required):
        return "at_risk"
    # Not applicable is nobody's doing.
    if not any(state in ("verified", "stated") for state in states.values()) and of.today >= working_day(of.close, 1):
        return "not_started"
    if all(item in done for item, _ in required if item not in meetings) and not met:
        return "ready"
    return "in_progress"
