"""The activity catalogue (DEFAULTS F1) and how an activity's kind is told from its words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

HOUR = 3600

# kind: hours of preparation, delivery, follow-up.
CATALOGUE = {
    "discovery": ("0.5", "1", "0.5"), "demo_intro": ("0.5", "0.75", "0.25"), "demo": ("2", "1", "0.5"), "demo_onsite": ("3", "2", "1"),
    "deep_dive": ("1.5", "1.5", "0.5"), "workshop": ("4", "4", "2"), "exec_briefing": ("2", "1", "0.5"),
    "poc_scoping": ("1", "1.5", "1"), "poc_setup": ("0", "8", "0"), "poc_support": ("0", "4", "0"), "poc_checkin": ("0.25", "0.5", "0.25"),
    "poc_readout": ("2", "1", "0.5"), "rfp": ("0", "8", "0"), "security_q": ("0", "3", "0"), "solution_design": ("0", "4", "0.5"),
    "proposal": ("0", "2", "0.5"), "reference_call": ("0.25", "0.5", "0.25"), "partner": ("1", "1", "0.5"), "event": ("2", "4", "1"),
    "enablement": ("0.5", "1", "0"), "internal": ("0", "0.5", "0"), "feedback": ("0", "0.5", "0"), "handoff_brief": ("0", "1", "0"),
    "handoff_meeting": ("1", "0.75", "0.5"), "checkin": ("0.25", "0.5", "0.25"), "question": ("0", "0.25", "0"),
    "implementation": ("0.5", "2", "0.5"), "health_check": ("1", "1", "1"), "escalation": ("0.5", "1", "1"), "training": ("2", "2", "0.5"),
    "renewal": ("1", "1", "0.5"), "leave": ("0", "0", "0"), "other": ("0", "0", "0"),
}  # fmt: skip
TRAVEL = 3 * HOUR
NO_SHOW_DELIVERY = HOUR // 4

DEMOS = {"demo_intro", "demo", "demo_onsite"}
POC = {"poc_scoping", "poc_setup", "poc_support", "poc_checkin", "poc_readout"}
OVERHEAD = {"event", "enablement", "internal", "feedback"}  # and partner, when it is for no deal

# Word -> kind. The kinds for which F1 prints no words are known by their own names.
WORDS = {
    "discovery": "discovery", "needs analysis": "discovery", "scoping call": "discovery",
    "introductory demo": "demo_intro", "intro demo": "demo_intro",
    "demo": "demo", "demonstration": "demo", "walkthrough": "demo", "show-and-tell": "demo",
    "deep dive": "deep_dive", "architecture": "deep_dive", "technical q&a": "deep_dive",
    "workshop": "workshop", "whiteboard": "workshop", "executive briefing": "exec_briefing",
    "poc": "poc", "pov": "poc", "pilot": "poc", "trial": "poc", "proof of concept": "poc", "proof of value": "poc",
    "rfp": "rfp", "rfi": "rfp", "rfq": "rfp", "tender": "rfp",
    "security": "security_q", "infosec": "security_q", "ddq": "security_q", "sig": "security_q", "caiq": "security_q",
    "solution design": "solution_design", "proposal": "proposal", "reference call": "reference_call", "partner session": "partner",
    "event": "event", "webinar": "event", "enablement": "enablement",
    "1:1": "internal", "team meeting": "internal", "forecast call": "internal", "qbr internal": "internal", "product gap": "feedback",
    "hand-off brief": "handoff_brief", "hand-off": "handoff_meeting", "handover": "handoff_meeting", "transition": "handoff_meeting",
    "check-in": "checkin", "touch base": "checkin", "implementation": "implementation", "health check": "health_check",
    "escalation": "escalation", "p1": "escalation", "sev": "escalation", "training": "training", "onboarding session": "training",
    "renewal": "renewal",
}  # fmt: skip
POC_PARTS = [
    ("poc_scoping", ["kick-off", "kickoff"]), ("poc_setup", ["set-up", "setup", "installation"]),
    ("poc_checkin", ["weekly", "sync"]), ("poc_readout", ["read-out", "readout", "results"]),
]  # fmt: skip
TYPES = {
    "demonstration": "demo", "phone call": "question", "unavailability": "leave",
    "démonstration": "demo", "appel téléphonique": "question", "indisponibilité": "leave",
}  # fmt: skip

ON_SITE_SUB_TYPES = {"on the site", "outside"}
ON_SITE_WORDS = ["on site", "on-site", "onsite"]
NOT_A_PLACE = ["on-line", "online", "remote", "video", "http", "teams", "zoom", "webex", "phone"]


def hours(kind: str) -> tuple[Fraction, Fraction, Fraction]:
    """Preparation, delivery and follow-up of a kind, in seconds."""
    preparation, delivery, follow_up = CATALOGUE[kind]
    return Fraction(preparation) * HOUR, Fraction(delivery) * HOUR, Fraction(follow_up) * HOUR


@cache
def pattern(word: str) -> re.Pattern:
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(part) for part in word.split()) + r"(?!\w)")


def has_word(word: str, text: str) -> re.Match | None:
    """The word as a whole word, whatever its case and the number of blanks."""
    return pattern(word).search(text.casefold())


@cache
def kind_of(title: str, type_: str, sub_type: str, place: str) -> str:
    found = [(len(word), -match.start(), kind) for word, kind in WORDS.items() if (match := has_word(word, title))]
    if found:
        # The longest word; of two equally long ones the first in the title.
        kind = max(found)[2]
    else:
        kind = TYPES.get(sub_type.casefold()) or TYPES.get(type_.casefold()) or "other"
    if kind == "poc":
        kind = next((part for part, words in POC_PARTS if any(has_word(word, title) for word in words)), "poc_support")
    if kind == "demo" and is_on_site(title, sub_type, place):
        kind = "demo_onsite"
    return kind


def is_on_site(title: str, sub_type: str, place: str) -> bool:
    if sub_type.casefold() in ON_SITE_SUB_TYPES or any(has_word(word, title) for word in ON_SITE_WORDS):
        return True
    return bool(place) and not any(word in place.casefold() for word in NOT_A_PLACE)


@cache
def is_no_show(title: str, status: str) -> bool:
    return status == "Unsuccessful" or any(has_word(word, title) for word in ("no-show", "no show"))
