"""The next free slots for what is asked for (C9), and what it moves (C15): half-hour starts tried one after another, every minute of the
diary looked at; hours put on their days, and days into their weeks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import kinds
from kinds import HOUR
from workload import DAY, Load, working_day

BUFFER = 30 * 60
MOST_DEMOS = 2
ON_SITE = {"demo_onsite"}
OPENS, CLOSES = time(9), time(17)
LOOKED_THROUGH = 65


class Slots:
    def __init__(self, load: Load):
        self.load = load
        self.now = int(load.now.timestamp())
        self.busy = []
        self.demos: dict = {}
        self.pocs: dict = {}
        for work in load.work:
            if work.no_show:
                continue
            activity = work.activity
            if not activity.all_day and work.length < 24 * HOUR:
                seconds = work.length if work.length > 0 else (activity.duration or 0) * HOUR or int(kinds.hours(work.kind)[1])
                start = int(work.start.timestamp())
                if seconds > 0:
                    self.busy.append((start, start + seconds))
            if work.kind in kinds.DEMOS:
                self.demos[work.day] = self.demos.get(work.day, 0) + 1
            if work.kind in kinds.POC:
                for deal in work.activity.deals:
                    first, last = self.pocs.get(deal, (work.day, work.day))
                    self.pocs[deal] = (min(first, work.day), max(last, work.day))
        self.away = set()
        for work in load.leave:
            activity = work.activity
            end = activity.end or activity.start
            if activity.all_day or work.length >= 24 * HOUR:
                day = work.day
                last = (end - timedelta(seconds=1)).astimezone(load.crm_zone).date() if end > activity.start else day
                while day <= last:
                    self.away.add(day)
                    day += DAY
            else:
                self.busy.append((int(activity.start.timestamp()), int(end.timestamp())))

    def hours(self, day) -> tuple[int, int]:
        at = lambda clock: int(datetime.combine(day, clock, self.load.zone).timestamp())  # noqa: E731
        return at(OPENS), at(CLOSES)

    def is_free(self, start: int, end: int) -> bool:
        return not any(start < taken_until and taken_from < end for taken_from, taken_until in self.busy)

    def free_before(self, until: int) -> int:
        last = datetime.fromtimestamp(until, self.load.zone).date()
        day = max(working_day(last, -2), self.load.today)
        free = 0
        while day <= last:
            if day.weekday() < 5 and day not in self.away:
                opens, closes = self.hours(day)
                minutes = range(max(opens, self.now), min(closes, until), 60)
                free += sum(60 for minute in minutes if self.is_free(minute, minute + 60))
            day += DAY
        return free

    def preparation(self, kind: str, start: int, account: int | None) -> Fraction:
        """Half where the account saw a demo before, at most a fortnight ago by then (C3)."""
        day = datetime.fromtimestamp(start, self.load.zone).date()
        before = [work for work in self.load.work if work.kind in kinds.DEMOS and not work.no_show and work.start.timestamp() < start]
        again = kind in kinds.DEMOS and any(account in work.accounts and (day - work.day).days <= 14 for work in before)
        return kinds.hours(kind)[0] / (2 if again else 1)

    def next(self, count: int, kind: str = "demo", account: int | None = None) -> list[datetime]:
        found, day, looked = [], self.load.today, 0
        while len(found) < count and looked < LOOKED_THROUGH:
            if day.weekday() < 5:
                looked += 1
                if day not in self.away and not (kind in kinds.DEMOS and self.demos.get(day, 0) >= MOST_DEMOS):
                    found += self._on(day, kind, account)
            day += DAY
        return found

    def _on(self, day, kind: str, account: int | None) -> list[datetime]:
        """Half of the way before, half after: out of the door no earlier than work begins, back before it ends."""
        opens, closes = self.hours(day)
        delivery = int(kinds.hours(kind)[1])
        way = kinds.TRAVEL // 2 if kind in ON_SITE else 0
        for start in range(opens, closes - delivery + 1, 1800):
            leaves, returns = start - way, start + delivery + way
            if leaves < opens or returns > closes:
                continue
            early, late = leaves - BUFFER, returns + BUFFER
            if start < self.now or early < self.now or not self.is_free(early, late):
                continue
            if self.free_before(early) >= self.preparation(kind, start, account):
                return [datetime.fromtimestamp(start, self.load.zone)]
        return []

    def wait(self, slot: datetime) -> int:
        return sum((self.load.today + DAY * number).weekday() < 5 for number in range(1, (slot.date() - self.load.today).days + 1))

    def pocs_of_week(self) -> int:
        monday = self.load.mondays[0]
        return sum(first <= monday + DAY * 6 and last >= monday for first, last in self.pocs.values())

    def displaced(self, slot: datetime, kind: str, outlook, account: int | None = None) -> dict[str, Fraction] | None:
        """Seconds that the task moves: of the unscheduled, then of the internal, and over the capacity. None beyond the weeks shown."""
        _, delivery, follow_up = kinds.hours(kind)
        preparation, day = self.preparation(kind, int(slot.timestamp()), account), slot.date()
        days: list[tuple[date, Fraction]] = [(day, delivery + (kinds.TRAVEL if kind in ON_SITE else 0)), (working_day(day, 1), follow_up)]
        days += [(max(working_day(day, -before), self.load.today), preparation / 2) for before in (1, 2)]
        found = {"expected": Fraction(0), "internal": Fraction(0), "over": Fraction(0)}
        for monday in {one - DAY * one.weekday() for one, seconds in days if seconds}:
            if monday not in self.load.mondays:
                return None
            asked = sum((seconds for one, seconds in days if monday <= one < monday + DAY * 7), Fraction(0))
            known, capacity = self.load.week(monday)
            unscheduled = outlook.quantile(self.load.mondays.index(monday), 0.5)
            for step, gives in (("free", max(capacity - known - unscheduled, Fraction(0))), ("expected", unscheduled), ("internal", self._internal(monday))):
                taken = min(asked, Fraction(gives))
                asked -= taken
                if step in found:
                    found[step] += taken
            found["over"] += asked
        return found

    def _internal(self, monday) -> Fraction:
        """Work of the overhead that is for no deal and still to come."""
        return sum(
            (
                seconds
                for work in self.load.work
                if work.is_overhead and not work.deals and work.start > self.load.now
                for day, seconds in work.parts
                if monday <= day < monday + DAY * 7
            ),
            Fraction(0),
        )
