"""The next free demo slots (C9): half-hour starts tried one after another, every minute of the diary looked at."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import kinds
from kinds import HOUR
from workload import DAY, Load, working_day

BUFFER = 30 * 60
DEMO, PREPARATION = HOUR, 2 * HOUR
MOST_DEMOS = 2
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

    def next(self, count: int) -> list[datetime]:
        found, day, looked = [], self.load.today, 0
        while len(found) < count and looked < LOOKED_THROUGH:
            if day.weekday() < 5:
                looked += 1
                if day not in self.away and self.demos.get(day, 0) < MOST_DEMOS:
                    found += self._on(day)
            day += DAY
        return found

    def _on(self, day) -> list[datetime]:
        opens, closes = self.hours(day)
        for start in range(opens, closes - DEMO + 1, 1800):
            early = start - BUFFER
            if start >= self.now and early >= self.now and self.is_free(early, start + DEMO + BUFFER) and self.free_before(early) >= PREPARATION:
                return [datetime.fromtimestamp(start, self.load.zone)]
        return []

    def wait(self, slot: datetime) -> int:
        return sum((self.load.today + DAY * number).weekday() < 5 for number in range(1, (slot.date() - self.load.today).days + 1))

    def pocs_of_week(self) -> int:
        monday = self.load.mondays[0]
        return sum(first <= monday + DAY * 6 and last >= monday for first, last in self.pocs.values())
