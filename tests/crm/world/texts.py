"""What people wrote into the hand-off fields: in full, in part, as a placeholder, or not at all."""

from __future__ import annotations

import random
from datetime import date, timedelta

from .model import Deal, Person

# Custom field label -> its type, in Creme's words.
LABELS = {
    "Sales engineer": "ENUM",
    "Technical outcome": "ENUM",
    "Technical outcome date": "DATE",
    "Term (months)": "INT",
    "Why they bought": "TEXT",
    "Success criteria": "TEXT",
    "Promises": "TEXT",
    "Demoed and bought": "TEXT",
    "Technical landscape": "TEXT",
    "Integrations and security": "TEXT",
    "Key contacts": "STR",
    "Hand-off receiver": "STR",
    "Support contact": "STR",
    "Rep's continuing part": "TEXT",
    "Risks": "TEXT",
    "Go-live date": "STR",
    "Renewal date": "STR",
    "SE continuity": "TEXT",
    "SE continuity until": "DATE",
}
TECHNICAL_OUTCOMES = ["Not started", "In progress", "Won", "Lost", "Stalled"]

FULL = {
    "Why they bought": [
        "“Month-end takes us 9 days, we need it done in 4.” Said by their finance lead in the first meeting.",
        "Their dispatchers re-key 1,200 orders a week by hand; they want that below 100 by the summer.",
        "Two outages last year cost them 310,000; the board asked for one system with a tested restore.",
    ],
    "Success criteria": [
        "All 14 sites live in one tenant; nightly export finished before 05:00; support calls halved within a quarter",
        "Orders reach the warehouse within 5 minutes\nNo manual re-keying\nDashboards used weekly by all regional leads",
        "Close in 4 working days; audit trail accepted by their auditors; 80 % of users active in month two",
    ],
    "Promises": [
        "One extra sandbox until go-live, and a named person for data questions in the first four weeks.",
        "Custom invoice layout before go-live. Nothing else was promised, the roadmap slides were marked as such.",
    ],
    "Demoed and bought": [
        "Scheduling: bought; Mobile app: bought; Forecasting: roadmap; Chat assistant: not bought",
        "Ledger core: bought\nApprovals: bought\nBudget planner: not bought",
    ],
    "Technical landscape": [
        "Verified: SAP S/4 as ledger, Entra ID, Windows terminals in the warehouse. Assumed: two plants still on a local database.",
        "Verified: Linux servers in their own hall, PostgreSQL 15, SFTP exchange with the bank. Assumed: proxies allow web sockets.",
    ],
    "Integrations and security": [
        "SAML sign-on with Entra ID, nightly SFTP to the bank, data kept in the EU region, pen test shared in May.",
        "REST to their order system, SCIM for users, audit log export to their own collector every hour.",
    ],
    "Rep's continuing part": ["{rep} keeps the quarterly review and leads the renewal.", "{rep} joins the monthly steering call until go-live."],
    "Risks": ["The key user is on leave in the first month, her deputy is new.", "Two sites have not agreed to the new process yet."],
    "SE continuity": ["Answers questions about the migration scripts", "Available for the first load test, then out"],
    "Support contact": ["support@vendor.example, portal /help", "Portal /help, hotline +44 20 7946 0000"],
}

SHORT = {
    "Why they bought": ["Less manual work", "Old tool at end of life, wanted a European vendor"],
    "Success criteria": ["Happy users", "Goes live in spring"],
    "Promises": ["Extra sandbox", "See mail"],
    "Demoed and bought": ["Scheduling; Mobile app: bought", "Ledger core"],
    "Technical landscape": ["SAP and Entra ID", "On premises, details later"],
    "Integrations and security": ["SAML sign-on", "Bank export"],
    "Rep's continuing part": ["Renewal", "{rep}"],
    "Risks": ["Tight dates", "Summer leave"],
    "SE continuity": ["Helps as needed"],
    "Support contact": ["mail"],
}

PLACEHOLDERS = ["tbd", "TBD", "n/a", "-", "none yet", "todo", "?", "to be defined", "xxx", "unknown"]
LONG_DATES = ["{d:%Y-%m-%d}", "{d.day} {d:%B %Y}", "{d:%B} {d.day}, {d.year}"]


def _contacts(deal: Deal) -> str:
    named = {contact.part: contact.name for contact in deal.account.contacts}
    return f"{named['technical']} (technical), {named['economic']} (economic)"


def full(rng: random.Random, deal: Deal, receiver: Person, *, poc: bool, plain: bool = False) -> dict[str, object]:
    """Everything a receiver needs. `plain`: only forms that leave nothing to interpretation (showcase deals)."""
    close = deal.closing
    fields: dict[str, object] = {
        label: (choices[0] if plain else rng.choice(choices)).format(rep=deal.owner.name) for label, choices in FULL.items()
    }
    form = LONG_DATES[0] if plain else rng.choice(LONG_DATES)
    fields |= {
        "Key contacts": _contacts(deal),
        "Hand-off receiver": receiver.name,
        "Go-live date": form.format(d=close + timedelta(days=60)),
        "Renewal date": form.format(d=close + timedelta(days=365)),
        "SE continuity until": close + timedelta(days=30),
    }
    if poc:
        fields |= {"Technical outcome": "Won", "Technical outcome date": close - timedelta(days=20)}
    if not plain:
        if rng.random() < 0.15:
            fields["Risks"] = "none known"
        if rng.random() < 0.15:
            fields["Integrations and security"] = "none"
        if rng.random() < 0.1:
            fields["Renewal date"] = "one-off"
    return fields


def partial(rng: random.Random, deal: Deal) -> dict[str, object]:
    """Begun and left: short texts, a queue for a receiver, months for dates."""
    close = deal.closing
    fields: dict[str, object] = {label: rng.choice(choices).format(rep=deal.owner.name) for label, choices in SHORT.items()}
    fields |= {
        "Key contacts": deal.account.contacts[0].name,
        "Hand-off receiver": rng.choice(["Support queue", "Customer success team"]),
        "Go-live date": (close + timedelta(days=75)).strftime(rng.choice(["%B %Y", "%Y-%m"])),
        "Renewal date": "after year one",
    }
    if rng.random() < 0.5:
        fields["SE continuity until"] = close + timedelta(days=90)
    return fields


def placeholder(rng: random.Random) -> dict[str, object]:
    """Filled to satisfy a form."""
    return {label: rng.choice(PLACEHOLDERS) for label, kind in LABELS.items() if kind in ("STR", "TEXT")}


def mixed(rng: random.Random, deal: Deal, receiver: Person, *, poc: bool) -> dict[str, object]:
    """As found in life: some in full, some short, some placeholders, some empty."""
    sources = [full(rng, deal, receiver, poc=poc), partial(rng, deal), placeholder(rng), {}]
    fields: dict[str, object] = {}
    for label in LABELS:
        source = rng.choices(sources, weights=[5, 3, 1, 2])[0]
        if label in source:
            fields[label] = source[label]
    return fields
