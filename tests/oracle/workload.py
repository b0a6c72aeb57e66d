"""Known load (C3, C9) of one person: seconds, kept exact, by day and by deal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import kinds
from crm import Activity, Crm
from kinds import HOUR

DAY = timedelta(days=1)
WEEKS_SHOWN = 6
COMPLETENESS_DAYS = 20
BANDS = [(Fraction(60, 100), "room"), (Fraction(80, 100), "healthy"), (Fraction(95, 100), "stretched")]


def working_day(day: date, offset: int) -> date:
    """`offset` working days (Monday to Friday) after `day`, or before it; 0 is `day` itself."""
    step = DAY if offset > 0 else -DAY
    for _ in range(abs(offset)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


def week_name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@dataclass
class Work:
    """One activity of the person, after twins were merged."""

    activity: Activity
    kind: str
    no_show: bool
    start: datetime
    length: int  # seconds
    day: date
    deals: set[int]
    accounts: set[int]
    # (day, seconds) of each part
    parts: list[tuple[date, Fraction]] = field(default_factory=list)

    @property
    def order(self) -> tuple:
        return self.start, self.activity.title

    @property
    def is_overhead(self) -> bool:
        return self.kind in kinds.OVERHEAD or (self.kind == "partner" and not self.deals)


class Load:
    def __init__(self, crm: Crm, person: str, now: datetime, zone: ZoneInfo, crm_zone: ZoneInfo):
        self.now, self.zone, self.crm_zone = now, zone, crm_zone
        self.today = now.astimezone(zone).date()
        # Cancelled counts nothing, and what has no start is on no day.
        self.mine = [
            activity
            for activity in crm.activities
            if activity.start
            and activity.status != "Cancelled"
            and (person in activity.participants or (not activity.participants and activity.owner == person))
        ]
        all_work = [self._work(activity) for activity in self.mine]
        self.leave = [work for work in all_work if work.kind == "leave" and not work.no_show]
        self.work = self._merge_twins([work for work in all_work if work not in self.leave])
        self._preparation_and_follow_up()
        self._delivery()
        self._travel()

    def _day(self, activity: Activity) -> date:
        # An all-day entry is a date of the CRM user's calendar, not an instant: it does not move with the reader's zone.
        return activity.start.astimezone(self.crm_zone if activity.all_day else self.zone).date()

    def _work(self, activity: Activity) -> Work:
        kind = kinds.kind_of(activity.title, activity.type, activity.sub_type, activity.place)
        length = int((activity.end - activity.start).total_seconds()) if activity.end else 0
        return Work(activity, kind, kinds.is_no_show(activity.title, activity.status), activity.start, length, self._day(activity),
                    set(activity.deals), set(activity.accounts))  # fmt: skip

    def _merge_twins(self, works: list[Work]) -> list[Work]:
        kept: list[Work] = []
        for work in sorted(works, key=lambda work: work.order):
            for first in kept:
                if abs((work.start - first.start).total_seconds()) <= 300 and work.length == first.length:
                    first.deals |= work.deals
                    first.accounts |= work.accounts
                    break
            else:
                kept.append(work)
        return kept

    def _preparation_and_follow_up(self) -> None:
        for work in self.work:
            preparation, _, follow_up = kinds.hours(work.kind)
            if work.kind in kinds.DEMOS and self._repeats(work):
                preparation /= 2
            for offset in (-1, -2):
                day = working_day(work.day, offset)
                if work.start > self.now:
                    day = max(day, self.today)
                work.parts.append((day, preparation / 2))
            if not work.no_show:
                work.parts.append((working_day(work.day, 1), follow_up))

    def _repeats(self, work: Work) -> bool:
        return any(
            earlier.kind in kinds.DEMOS
            and not earlier.no_show
            and earlier.start < work.start
            and (work.day - earlier.day).days <= 14
            and earlier.accounts & work.accounts
            for earlier in self.work
        )

    def _delivery(self) -> None:
        covered: list[tuple[int, int]] = []
        for work in sorted(self.work, key=lambda work: work.order):
            catalogue = kinds.hours(work.kind)[1]
            if work.no_show:
                work.parts.append((work.day, Fraction(kinds.NO_SHOW_DELIVERY)))
                continue
            if work.activity.all_day or work.length >= 24 * HOUR:
                work.parts.append((work.day, catalogue))
                continue
            if work.length > 0:
                seconds = work.length
            elif work.activity.duration:
                seconds = work.activity.duration * HOUR
            else:
                seconds = int(catalogue)
            start = int(work.start.timestamp())
            work.parts.append((work.day, Fraction(_uncovered(start, start + seconds, covered))))
            covered.append((start, start + seconds))

    def _travel(self) -> None:
        """Once per day and place, with the first activity there. Who did not come was not visited (C3)."""
        seen = set()
        for work in sorted(self.work, key=lambda work: work.order):
            activity = work.activity
            if work.no_show or not kinds.is_on_site(activity.title, activity.sub_type, activity.place):
                continue
            where = (work.day, activity.place.casefold() or tuple(sorted(work.accounts)))
            if where not in seen:
                seen.add(where)
                work.parts.append((work.day, Fraction(kinds.TRAVEL)))

    def leave_on(self, day: date) -> int:
        """Seconds of leave on a day: none on a weekend, at most eight hours."""
        if day.weekday() >= 5:
            return 0
        spans = []
        for work in self.leave:
            activity = work.activity
            end = activity.end or activity.start
            if activity.all_day:
                last = (end - timedelta(seconds=1)).astimezone(self.crm_zone).date() if end > activity.start else work.day
                if work.day <= day <= last:
                    return 8 * HOUR
                continue
            midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
            following = day + DAY
            next_midnight = datetime(following.year, following.month, following.day, tzinfo=self.zone)
            span = (max(activity.start.timestamp(), midnight.timestamp()), min(end.timestamp(), next_midnight.timestamp()))
            if span[0] < span[1]:
                spans.append((int(span[0]), int(span[1])))
        total = 0
        done: list[tuple[int, int]] = []
        for span in sorted(spans):
            total += _uncovered(*span, done)
            done.append(span)
        return min(total, 8 * HOUR)

    def week(self, monday: date) -> tuple[Fraction, Fraction]:
        """Known load and capacity of a week, in seconds."""
        days = [monday + DAY * number for number in range(7)]
        available = 40 * HOUR - sum(self.leave_on(day) for day in days)
        totals = {True: Fraction(0), False: Fraction(0)}
        for work in self.work:
            totals[work.is_overhead] += sum((seconds for day, seconds in work.parts if day in days), Fraction(0))
        excess = max(Fraction(0), totals[True] - available * Fraction(3, 10))
        return totals[False] + excess, available * Fraction(7, 10)

    def deal_in_week(self, deal: int, monday: date) -> Fraction:
        last = monday + DAY * 6
        return sum(
            (seconds / len(work.deals) for work in self.work if deal in work.deals for day, seconds in work.parts if monday <= day <= last),
            Fraction(0),
        )

    @property
    def mondays(self) -> list[date]:
        first = self.today - DAY * self.today.weekday()
        return [first + DAY * 7 * number for number in range(WEEKS_SHOWN)]

    @property
    def completeness(self) -> Fraction:
        active = {self._day(activity) for activity in self.mine}
        days = [working_day(self.today, -number) for number in range(1, COMPLETENESS_DAYS + 1)]
        return Fraction(sum(day in active for day in days), COMPLETENESS_DAYS)


def _uncovered(start: int, end: int, covered: list[tuple[int, int]]) -> int:
    """Seconds of [start, end) that none of the spans covers."""
    total = end - start
    reached = start
    for span_start, span_end in sorted(covered):
        overlap_start, overlap_end = max(span_start, reached), min(span_end, end)
        if overlap_start < overlap_end:
            total -= overlap_end - overlap_start
            reached = overlap_end
    return total


def band(known: Fraction, capacity: Fraction) -> str:
    if capacity <= 0:
        return "overloaded"
    return next((name for limit, name in BANDS if known / capacity < limit), "overloaded")
