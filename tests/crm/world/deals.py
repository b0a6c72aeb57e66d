"""The generated deals: every stage, several currencies, wins spread over more than a year."""

from __future__ import annotations

import random
from datetime import date, timedelta

from . import texts
from .people import PAIRS
from .model import Account, Deal, Person, is_working_day

WHAT = [
    "planning suite", "field service", "ledger migration", "warehouse cockpit", "order portal", "reporting platform", "scheduling",
    "mobile app", "data hub", "payroll link", "supplier portal", "quality records", "asset register", "booking engine",
]
# How many generated deals end in each phase, and the phase's usual chance of winning.
OPEN = [("Forthcoming", 12, 10), ("In progress", 15, 30), ("Proposal", 11, 55), ("Under negotiation", 8, 80)]
WON, LOST, ABANDONED = 24, 8, 4


def amount_of(rng: random.Random) -> int:
    """An amount in one of the three segments, mostly the middle one."""
    low, high, step = rng.choices([(6_000, 24_000, 400), (26_000, 96_000, 1_500), (105_000, 420_000, 5_000)], [3, 5, 3])[0]
    return rng.randrange(low, high, step)


def nearest_working_day(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def make_deals(rng: random.Random, today: date, accounts: list[Account], people: dict[str, Person]) -> list[Deal]:
    """The deals besides the showcase, in the order in which they were entered."""
    names = [(what, account) for account in accounts for what in rng.sample(WHAT, 3)]
    rng.shuffle(names)
    pairs = [(se, rep) for se, reps in PAIRS.items() for rep in reps]
    receivers = [person for person in people.values() if person.role == "receiver"]
    deals: list[Deal] = []

    def new(phase: str, **rest) -> Deal:
        what, account = names.pop()
        # Every rep gets deals: the pairs are dealt out in turn.
        se, rep = pairs[len(deals) % len(pairs)]
        if rng.random() < 0.08:
            se = rng.choice(list(PAIRS))
        number = len(deals) + 1
        deal = Deal(
            key=f"deal-{number:02}", name=f"{account.name} {what}"[:100], account=account, owner=people[rep],
            se=people[se] if rng.random() > 0.06 else None, phase=phase, amount=amount_of(rng),
            currency="EUR" if rng.random() < 0.08 else "USD", **rest,
        )  # fmt: skip
        if rng.random() < 0.85:
            deal.fields["Term (months)"] = rng.choice([12, 12, 24, 36])
        deals.append(deal)
        return deal

    for phase, count, usual in OPEN:
        for _ in range(count):
            deal = new(phase)
            deal.chance = rng.choice([usual, usual, usual, min(95, usual + 15), max(5, usual - 10)])
            deal.opened = today - timedelta(days=rng.randint(10, 70))
            deal.expected = today + timedelta(days=rng.randint(-12, -1) if rng.random() < 0.1 else rng.randint(8, 130))
            if phase != "Forthcoming":
                deal.fields["Technical outcome"] = rng.choice(["Not started", "In progress", "In progress", "Won", "Stalled"])
                if deal.fields["Technical outcome"] == "Won":
                    deal.fields["Technical outcome date"] = today - timedelta(days=rng.randint(1, 9))
            if rng.random() < 0.4:
                deal.fields["Why they bought"] = rng.choice(texts.FULL["Why they bought"])
    for number in range(WON):
        # A third of the wins lie within the last eight weeks, the rest back to thirteen months.
        age = rng.randint(2, 56) if number % 3 == 0 else rng.randint(57, 400)
        deal = new("Won", chance=100)
        deal.closing = nearest_working_day(today - timedelta(days=age))
        deal.expected = deal.closing + timedelta(days=rng.randint(-9, 9))
        deal.opened = deal.closing - timedelta(days=rng.randint(40, 120))
        deal.made = None if rng.random() < 0.15 else deal.amount - rng.choice([0, 0, 500, 1_000])
        receiver = rng.choice(receivers)
        state = rng.choice(["full", "partial", "placeholder", "empty", "mixed", "mixed"])
        term = deal.fields.get("Term (months)")
        deal.fields |= {
            "full": lambda d=deal, r=receiver: texts.full(rng, d, r, poc=False),
            "partial": lambda d=deal: texts.partial(rng, d),
            "placeholder": lambda: texts.placeholder(rng),
            "empty": dict,
            "mixed": lambda d=deal, r=receiver: texts.mixed(rng, d, r, poc=rng.random() < 0.5),
        }[state]()
        if term is not None:
            deal.fields["Term (months)"] = term
    for phase, count in (("Lost", LOST), ("Abandoned", ABANDONED)):
        for _ in range(count):
            deal = new(phase, chance=0)
            deal.closing = nearest_working_day(today - timedelta(days=rng.randint(3, 160)))
            deal.expected = deal.closing + timedelta(days=rng.randint(0, 20))
            deal.opened = deal.closing - timedelta(days=rng.randint(30, 90))
            if phase == "Lost":
                deal.fields["Technical outcome"] = rng.choice(["Lost", "Lost", "Won"])
    return deals
