"""What plan A is likely to pay, and what was payable for each quarter (C2, C6, C7, C17, C18): exact fractions and a convolution by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import gcd

import chances
import incentive
from crm import Crm, Deal

NAMES = {"Forthcoming": "discovery", "In progress": "evaluation", "Proposal": "proposal", "Under negotiation": "negotiation"}
# C7: weight and shift of each state of the market.
MARKET = [(0.1, -0.6), (0.2, -0.3), (0.4, 0.0), (0.2, 0.3), (0.1, 0.6)]
NEGOTIATION, EARLIER, PAST = Fraction(85, 100), Fraction(64, 100), Fraction(35, 100)
# Up to so many deals every combination is exact; beyond, sums are placed on cells, here and there on other ones.
EXACT, CELLS = 14, 12_000


def in_state(p: float, shift: float) -> float:
    return p + p * (1 - p) * shift


@dataclass
class Bet:
    deal: int
    chance: float
    credit: Fraction


@dataclass
class Outlook:
    """Of one horizon, in money; what a figure may be off from another exact way to it."""

    id: str
    quantiles: dict[str, Fraction]
    mean: Fraction
    territory: Fraction
    attainment: Fraction | None
    tier: float
    deals: dict[int, Fraction]
    within: dict[str, Fraction] = field(default_factory=dict)


def horizons(start: date, end: date, today: date) -> list[tuple[str, date, date]]:
    """The quarter at hand, unless it ends with the year, and the year."""
    if not start <= today < end:
        return []
    year = ("year", start, end - timedelta(days=1))
    for _, first, after in incentive.quarters(start):
        if first <= today < after and after != end:
            return [("period", first, after - timedelta(days=1)), year]
    return [year]


def bets(crm: Crm, pool: incentive.Pool, today: date, last: date) -> list[Bet]:
    found = []
    for deal in crm.deals.values():
        if deal.outcome != "open" or deal.phase not in NAMES or not pool.in_territory(deal) or deal.close is None:
            continue
        credit = pool.worth(deal)
        past = deal.close < today
        if credit is None or (not past and deal.close > last):
            continue
        q = PAST if past else NEGOTIATION if NAMES[deal.phase] == "negotiation" else EARLIER
        chance = float(chances.of(crm, deal, NAMES) * q)
        if chance > 0:
            found.append(Bet(deal.id, chance, credit))
    return found


class Sums:
    """The sums that deals may bring, by state of the market, on equal cells."""

    def __init__(self, all_bets: list[Bet]):
        self.bets = all_bets
        unit = Fraction(0)
        for bet in all_bets:
            unit = bet.credit if unit == 0 else Fraction(gcd(unit.numerator * bet.credit.denominator, bet.credit.numerator * unit.denominator),
                                                         unit.denominator * bet.credit.denominator)  # fmt: skip
        total = sum((bet.credit for bet in all_bets), Fraction(0))
        self.step = max(unit, total / CELLS) or Fraction(1)
        self.moves = [round(bet.credit / self.step) for bet in all_bets]
        # What rounding to cells takes from the mean of each is put back to all.
        self.off = [float(bet.credit - move * self.step) * bet.chance for bet, move in zip(all_bets, self.moves)]
        self.states = []
        for weight, shift in MARKET:
            cells = [1.0]
            for bet, move in zip(all_bets, self.moves):
                p = in_state(bet.chance, shift)
                cells = _with(cells, p, move)
            self.states.append((weight, shift, cells))

    def all(self) -> list[float]:
        length = len(self.states[0][2])
        return [sum(weight * cells[at] for weight, _, cells in self.states) for at in range(length)]

    def without(self, index: int) -> list[float]:
        """Of all deals but one: its own part is divided out, from the side from which that is stable."""
        summed: list[float] = []
        for weight, shift, cells in self.states:
            rest = _without(cells, in_state(self.bets[index].chance, shift), self.moves[index])
            summed = [weight * one for one in rest] if not summed else [a + weight * b for a, b in zip(summed, rest)]
        return summed


def _with(cells: list[float], p: float, move: int) -> list[float]:
    lost = [chance * (1 - p) for chance in cells] + [0.0] * move
    for at, chance in enumerate(cells):
        lost[at + move] += chance * p
    return lost


def _without(cells: list[float], p: float, move: int) -> list[float]:
    length = len(cells) - move
    rest = [0.0] * length
    if p < 0.5:
        for at in range(length):
            rest[at] = (cells[at] - (p * rest[at - move] if at >= move else 0.0)) / (1 - p)
    else:
        for at in reversed(range(length)):
            rest[at] = (cells[at + move] - ((1 - p) * rest[at + move] if at + move < length else 0.0)) / p
    return rest


def outlook(name: str, pool: incentive.Pool, all_bets: list[Bet], objectives: Fraction) -> Outlook:
    sums = Sums(all_bets)
    chance_of = sums.all()
    quota = float(pool.quota)
    start, target = float(pool.x) + sum(sums.off) / quota, float(pool.target)
    step = float(sums.step / pool.quota)
    bends = [(float(from_x), float(incentive.curve(from_x)), float(slope)) for from_x, slope in incentive.CURVE]

    def pays(x: float) -> float:
        return min(next(at + (x - from_x) * slope for from_x, at, slope in reversed(bends) if x >= from_x), float(incentive.CAP)) * target

    pay = [pays(start + at * step) for at in range(len(chance_of))]
    mean = sum(chance * one for chance, one in zip(chance_of, pay))

    def cell_at(share: float) -> int:
        so_far = 0.0
        for at, chance in enumerate(chance_of):
            so_far += chance
            if so_far >= share - 1e-12:
                return at
        return len(chance_of) - 1

    cells = {what: cell_at(share) for what, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9))}
    deals = {}
    for index, bet in enumerate(all_bets):
        more = float(bet.credit / pool.quota)
        rest, own = sums.without(index), start - sums.off[index] / quota
        deals[bet.deal] = Fraction(sum(chance * (pays(own + at * step + more) - pays(own + at * step)) for at, chance in enumerate(rest)))
    exact = len(all_bets) <= EXACT and sums.step <= min((bet.credit for bet in all_bets), default=sums.step)
    on_cells = pool.target / 1_000
    return Outlook(
        name, {what: Fraction(pay[at]) + objectives for what, at in cells.items()}, Fraction(mean) + objectives, Fraction(mean),
        Fraction(start + cells["p50"] * step) if all_bets else None,
        sum(chance for at, chance in enumerate(chance_of) if start + at * step >= 1 - 1e-9), deals,
        {"quantile": Fraction(1, 100) if exact else on_cells, "mean": Fraction(1, 100) if exact else on_cells / 10,
         "ratio": Fraction(1, 10**9) if exact else Fraction(2, 1_000)},
    )  # fmt: skip


def payments(crm: Crm, plan: dict, pool: incentive.Pool, by: incentive.Viewpoint) -> list[tuple[str, str, int]]:
    """Period, component, minor units: what was earned by the end of each quarter that has ended, less what was payable before."""
    unit = 10**pool.digits
    official = date.fromisoformat(plan["official"]["as_of"]) if plan.get("official") else None
    found, paid = [], {"territory": 0, "objectives": 0}
    lines, _ = incentive.objective_lines(plan, pool.digits, crm, by)
    for name, _, after in incentive.quarters(pool.start):
        if after > by.today + timedelta(days=1):
            break
        counts = official is not None and official < after
        deals = pool.counted if counts else pool.before + pool.counted
        credit = sum((pool.credit(deal) for deal in deals if pool.credit_date(deal) < after), pool.official if counts else Fraction(0))
        owed = {
            "territory": incentive.half_away(incentive.curve(credit / pool.quota) * pool.target * unit),
            "objectives": incentive.half_away(sum((line.exact for line in lines if line.period <= name), Fraction(0)) * unit),
        }
        for component, earned in owed.items():
            payable = max(0, earned - paid[component])
            paid[component] += payable
            found.append((name, component, payable))
    return found


def further(pool: incentive.Pool) -> list[int]:
    """What 10,000 more pay in each piece of the curve, the flat one beyond the cap too."""
    slopes = [slope for _, slope in incentive.CURVE] + [Fraction(0)]
    return [incentive.half_away(slope * pool.target * 10_000 / pool.quota * 10**pool.digits) for slope in slopes]


class Payout:
    """All of it for one person and plan; what does not depend on the deal at hand is made once."""

    def __init__(self, crm: Crm, plan: dict, by: incentive.Viewpoint):
        self.pool = incentive.Pool(crm, plan)
        lines, _ = incentive.objective_lines(plan, self.pool.digits, crm, by)
        objectives = sum((line.exact for line in lines), Fraction(0))
        self.objectives = objectives
        self.payments = payments(crm, plan, self.pool, by)
        spans = horizons(self.pool.start, self.pool.end, by.today)
        made = [(name, bets(crm, self.pool, by.today, last)) for name, _, last in spans] if self.pool.complete else []
        self.outlooks = [outlook(name, self.pool, found, objectives) for name, found in made]
        self.further = [] if self.pool.complete or not spans else further(self.pool)

    def put(self, put, deal: Deal, currency: str, money) -> None:
        digits = self.pool.digits

        def cents(amount: Fraction) -> str:
            return money(incentive.half_away(amount * 10**digits), digits)

        for period, component, units in self.payments:
            put(f"incentive.payment.{period}.{component}", money(units, digits), currency)
        for number, units in enumerate(self.further, 1):
            put(f"incentive.further.territory.{number}", money(units, digits), currency)
        for of in self.outlooks:
            id_ = f"incentive.outlook.{of.id}"
            for what, amount in of.quantiles.items():
                put(f"{id_}.{what}", cents(amount), currency, within=of.within["quantile"])
            put(f"{id_}.mean", cents(of.mean), currency, within=of.within["mean"])
            put(f"{id_}.component.territory", cents(of.territory), currency, within=of.within["mean"])
            put(f"{id_}.component.objectives", cents(self.objectives), currency, within=Fraction(1, 100))
            put(f"{id_}.tier.1", repr(min(1.0, of.tier)), "ratio", within=of.within["ratio"])
            if of.attainment is not None:
                put(f"{id_}.attainment.territory", repr(float(of.attainment)), "ratio", within=of.within["ratio"])
            put(f"{id_}.payable", money(sum(units for *_, units in self.payments), digits), currency)
            if deal.id in of.deals:
                put(f"{id_}.deal", cents(of.deals[deal.id]), currency, within=of.within["mean"])
                put(f"{id_}.deal.territory", cents(of.deals[deal.id]), currency, within=of.within["mean"])
                put(f"{id_}.deal.objectives", money(0, digits), currency)
