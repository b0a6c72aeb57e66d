"""The diaries: who met whom, when and about which deal, over ten weeks back and six ahead."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .people import QUIET_SE
from .model import Account, Contact, Deal, Entry, Person, World, at, is_working_day, later, working_day

WEEKS_BACK, WEEKS_AHEAD = 10, 6
ONLINE = ["Online (video)", "https://meet.vendor.example/room", "Remote", "Video call"]
TOPICS = ["user roles", "the nightly export", "field mapping", "the API limits", "report filters", "backup windows", "single sign-on"]


@dataclass(frozen=True)
class Kind:
    """A sort of activity as this vendor's people write it. Minutes 0: the whole day."""

    title: str
    type: str
    sub_type: str
    minutes: tuple[int, ...]
    where: str = ""  # online | visit | "" (no place given)
    customer: bool = True
    demo: bool = False


KINDS = {
    "discovery": Kind("Discovery call – {account}", "Meeting", "Qualification", (45, 60), "online"),
    "demo_intro": Kind("Introductory demo – {account}", "Demonstration", "Videoconference", (45,), "online", demo=True),
    "demo": Kind("Tailored demo – {account}", "Demonstration", "Videoconference", (60, 60, 90), "online", demo=True),
    "demo_onsite": Kind("Demo at the customer's – {account}", "Demonstration", "On the site", (120, 150), "visit", demo=True),
    "deep_dive": Kind("Technical deep dive – {account}", "Meeting", "Meeting", (90,), "online"),
    "architecture": Kind("Architecture session – {account}", "Meeting", "Meeting", (60, 120), "online"),
    "workshop": Kind("Workshop – {account}", "Gathering", "On the site", (240,), "visit"),
    "whiteboard": Kind("Whiteboard session – {account}", "Gathering", "Remote", (120,), "online"),
    "poc_scoping": Kind("POC kick-off – {account}", "Meeting", "Meeting", (90,), "online"),
    "poc_setup": Kind("POC set-up – {account}", "Task", "Task", (240, 360), customer=False),
    "poc_support": Kind("POC support – {account}", "Task", "Task", (120, 180), customer=False),
    "poc_checkin": Kind("POC weekly sync – {account}", "Meeting", "Meeting", (30,), "online"),
    "poc_readout": Kind("POC read-out – {account}", "Meeting", "Meeting", (60,), "online"),
    "rfp": Kind("RFP answers – {account}", "Task", "Task", (240, 300), customer=False),
    "security_q": Kind("Security questionnaire – {account}", "Task", "Task", (120, 180), customer=False),
    "meeting": Kind("Meeting with {contact}", "Meeting", "Meeting", (30, 60)),
    "call_in": Kind("{contact} asks about {topic}", "Phone call", "Incoming", (15, 30)),
    "call_out": Kind("Call back {contact}", "Phone call", "Outgoing", (15, 30)),
    "commercial": Kind("Commercial terms – {account}", "Meeting", "Meeting", (30, 60), "online"),
    "followup_call": Kind("Next steps with {contact}", "Phone call", "Outgoing", (15, 30)),
    "handoff": Kind("Hand-off meeting – {account}", "Meeting", "Meeting", (45,), "online"),
    "introduction": Kind("Meet your support team – {account}", "Meeting", "Meeting", (30,), "online"),
    "checkin": Kind("Check-in – {account}", "Meeting", "Meeting", (30,), "online"),
    "training": Kind("Customer training – {account}", "Gathering", "Remote", (120, 180), "online"),
    "escalation": Kind("Escalation – {account}", "Phone call", "Conference", (60,)),
}

# What an SE does for a deal at each stage, and how often.
STAGE_WORK = {
    "Forthcoming": {"discovery": 5, "demo_intro": 4, "call_out": 1},
    "In progress": {"demo": 5, "deep_dive": 3, "architecture": 2, "workshop": 1, "demo_onsite": 1, "poc_scoping": 1, "poc_setup": 1,
                    "poc_support": 1, "poc_checkin": 2, "poc_readout": 1, "whiteboard": 1, "meeting": 1},
    "Proposal": {"security_q": 3, "rfp": 2, "architecture": 1, "meeting": 2, "demo": 1, "call_in": 1},
    "Under negotiation": {"meeting": 2, "call_in": 2, "call_out": 1, "security_q": 1},
    "after": {"call_in": 3, "call_out": 1, "checkin": 3, "escalation": 1},
}  # fmt: skip
STAGES = ["Forthcoming", "In progress", "Proposal", "Under negotiation"]

# Customer activities a week: ten past weeks' range, then this week and the five after it.
PACE = {
    "sokafor": ((5, 8), [4, 5, 6, 4, 3, 2]),
    "lpetit": ((5, 7), [6, 5, 5, 3, 2, 1]),
    "pnair": ((4, 6), [4, 3, 3, 2, 2, 1]),
    "therrera": ((4, 6), [5, 6, 4, 3, 1, 1]),
    "jweber": ((1, 2), [2, 3, 2, 1, 1, 0]),
}


class Diary:
    """All entries so far, and when each colleague is taken."""

    def __init__(self, world: World):
        self.world = world
        self.rng = world.rng
        self.taken: dict[Person, list[tuple[datetime, datetime]]] = {person: [] for person in world.people}

    def add(self, entry: Entry) -> Entry:
        self.world.entries.append(entry)
        if entry.start and entry.status != "Cancelled":
            for person in entry.people:
                self.taken[person].append((entry.start, entry.end))
        return entry

    def is_free(self, people: list[Person], start: datetime, end: datetime) -> bool:
        return all(end <= taken_from or taken_to <= start for person in people for taken_from, taken_to in self.taken[person])

    def slot(self, people: list[Person], days: list[date], minutes: int) -> datetime | None:
        """A start within office hours on one of the days at which everybody is free, or None."""
        days = [day for day in days if is_working_day(day)]
        for _ in range(40):
            if not days:
                return None
            start = at(self.rng.choice(days), self.rng.randint(9, 16), self.rng.choice([0, 0, 30]))
            end = later(start, minutes)
            if end.hour < 19 and end.date() == start.date() and self.is_free(people, start, end):
                return start
        return None

    def write(
        self, kind: str, deal: Deal | None, people: list[Person], days: list[date], *, account: Account | None = None,
        contacts: list[Contact] | None = None, status: str | None = "usual", start: datetime | None = None,
    ) -> Entry | None:  # fmt: skip
        """An entry of the kind on one of the days (or at `start`), or None when nobody has time."""
        what = KINDS[kind]
        account = account or deal.account
        minutes = self.rng.choice(what.minutes)
        if start is None:
            if what.demo:
                days = [day for day in days if not self._a_fortnight_from_a_demo(account, people, day)]
            start = self.slot(people, days, minutes)
            if start is None:
                return None
        if contacts is None:
            count = self.rng.choice([1, 1, 2])
            contacts = self.rng.sample(account.contacts, min(count, len(account.contacts))) if what.customer else []
        named = contacts[0] if contacts else account.contacts[0]
        title = what.title.format(account=account.name, contact=named.name, topic=self.rng.choice(TOPICS))
        place = {"online": self.rng.choice(ONLINE), "visit": account.place, "": ""}[what.where]
        return self.add(
            Entry(
                title[:100], what.type, what.sub_type, owner=people[0], start=start, end=later(start, minutes),
                status=self._status(start, what) if status == "usual" else status, people=list(people), contacts=contacts,
                deals=[deal] if deal else [], accounts=[] if deal else [account], place=place,
                duration=max(1, round(minutes / 60)) if self.rng.random() < 0.5 else None,
            )
        )  # fmt: skip

    def _status(self, start: datetime, kind: Kind) -> str | None:
        past = start.date() < self.world.today
        names, weights = (
            (["Done", None, "Planned", "Cancelled", "Unsuccessful"], [84, 5, 4, 4, 3 if kind.customer and kind.where != "visit" else 0])
            if past
            else (["Planned", None, "Delayed", "Cancelled"], [86, 7, 2, 5])
        )
        return self.rng.choices(names, weights)[0]

    def _a_fortnight_from_a_demo(self, account: Account, people: list[Person], day: date) -> bool:
        """Exactly two weeks apart is left out: whether that still repeats depends on the hour."""
        return any(
            "demo" in entry.title.lower() and account in entry.subject_accounts and abs((entry.start.date() - day).days) == 14
            for entry in self.world.entries
            if entry.start and set(people) & set(entry.people)
        )


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks(today: date) -> list[tuple[int, list[date]]]:
    """Week offsets from this week, each with its working days."""
    first = monday_of(today)
    return [
        (offset, [first + timedelta(days=7 * offset + number) for number in range(5)]) for offset in range(-WEEKS_BACK, WEEKS_AHEAD)
    ]


def recurring(diary: Diary) -> None:
    """Meetings among ourselves, leave, a trade fair."""
    world = diary.world
    ses, reps, receivers = world.by_role("se"), world.by_role("rep"), world.by_role("receiver")
    manager = world.by_role("manager")[0]
    regular = [se for se in ses if se.login != QUIET_SE]

    def internal(title, people, day, hour, minute, minutes, sub_type="Team", owner=manager):
        start = at(day, hour, minute)
        status = "Done" if day < world.today else "Planned"
        diary.add(Entry(title, "Gathering", sub_type, owner, start, later(start, minutes), status, list(people)))

    fair = working_day(world.today, 12)
    for se in world.rng.sample(regular[1:], 2):
        _leave(diary, se, world.rng.choice([-32, -27, 11, 16]), world.rng.choice([2, 3, 5]), "Annual leave")
    _leave(diary, world.person(QUIET_SE), -18, 4, "Annual leave")
    _leave(diary, world.person("rkim"), 7, 2, "Annual leave")
    for offset, days in weeks(world.today):
        internal("SE team meeting", [*(ses if offset % 2 else regular), manager], days[0], 9, 0, 45)
        internal("Forecast call", [*world.rng.sample(reps, 9), manager], days[4], 16, 0, 45)
        internal("Support stand-up", receivers, days[1], 9, 0, 15, "Internal", receivers[0])
        if offset % 2 == 0:
            for number, se in enumerate(regular):
                internal(f"1:1 {se.first} and Karin", [se, manager], days[2], 9 + number // 2, 30 * (number % 2), 30, "Internal", se)
        if offset % 4 == 1:
            internal("Enablement: what is new in the next release", [*regular, *reps[:4]], days[3], 15, 0, 60, "Internal", regular[0])
    for person in regular[2:]:
        diary.add(
            Entry("Regional trade fair", "Show", "Exhibitor", person, at(fair, 0), at(fair, 23, 59), "Planned", [person],
                  place="Exhibition centre, Birmingham", all_day=True)
        )  # fmt: skip
    dentist = working_day(world.today, 3)
    _absence(diary, regular[0], at(dentist, 8, 30), 150, "Dentist")


def _leave(diary: Diary, person: Person, offset: int, length: int, title: str) -> None:
    first = working_day(diary.world.today, offset)
    last = working_day(first, length - 1) if length > 1 else first
    diary.add(
        Entry(title, "Unavailability", "Holidays", person, at(first, 0), at(last, 23, 59), None, [person], all_day=True)
    )


def _absence(diary: Diary, person: Person, start: datetime, minutes: int, title: str) -> None:
    diary.add(Entry(title, "Unavailability", "Unavailability", person, start, later(start, minutes), "Planned", [person]))


def customer_work(diary: Diary) -> None:
    """Each SE's weeks, filled from the SE's deals as they stood or will stand in that week."""
    world = diary.world
    for se in world.by_role("se"):
        past, ahead = PACE[se.login]
        mine = [deal for deal in world.deals if deal.se is se and not deal.by_hand]
        for offset, days in weeks(world.today):
            wanted = world.rng.randint(*past) if offset < 0 else ahead[offset]
            if se.login == QUIET_SE and offset in (-4, -3, -2, -1):
                days = days[:1] if offset % 2 else days[3:4]
            for _ in range(wanted):
                work = _work_for(world.rng, mine, days[-1], world.today)
                if work is None:
                    continue
                kind, deal = work
                people = [se, deal.owner] if KINDS[kind].customer and world.rng.random() < 0.6 else [se]
                diary.write(kind, deal, people, days)


def _work_for(rng: random.Random, deals: list[Deal], day: date, today: date) -> tuple[str, Deal] | None:
    """Some deal that is worked on around `day`, and what is done for it then."""
    alive = [deal for deal in deals if deal.opened <= day and (deal.is_open or day <= deal.closing + timedelta(days=40 * (deal.phase == "Won")))]
    if not alive:
        return None
    deal = rng.choice(alive)
    if not deal.is_open and day > deal.closing:
        stage = "after"
    elif deal.is_open:
        reached = STAGES.index(deal.phase)
        # Further back the deal was at an earlier stage; ahead it may be one stage on.
        back = max(0, (today - day).days) // 21
        stage = STAGES[max(0, min(len(STAGES) - 1, reached - back + (1 if day > today and rng.random() < 0.3 else 0)))]
    else:
        left = (deal.closing - day).days
        stage = STAGES[3 if left < 12 else 2 if left < 26 else 1 if left < 70 else 0]
    work = STAGE_WORK[stage]
    return rng.choices(list(work), list(work.values()))[0], deal


def others(diary: Diary) -> None:
    """What reps and receivers do without an SE, and the hand-overs of the generated wins."""
    world = diary.world
    receivers = world.by_role("receiver")
    for rep in world.by_role("rep"):
        mine = [deal for deal in world.deals if deal.owner is rep and not deal.by_hand]
        for offset, days in weeks(world.today):
            if mine and world.rng.random() < (0.55 if offset < 3 else 0.2):
                deal = world.rng.choice(mine)
                if deal.opened <= days[-1] and (deal.is_open or days[-1] <= deal.closing):
                    diary.write(world.rng.choice(["commercial", "followup_call"]), deal, [rep], days)
    for deal in world.deals:
        if deal.phase != "Won" or (deal.by_hand and not deal.key.startswith("won_earlier")):
            continue
        named = next((person for person in receivers if person.name == deal.fields.get("Hand-off receiver")), None)
        receiver = named or world.rng.choice(receivers)
        after = [working_day(deal.closing, number) for number in range(1, 9)]
        # Who wrote everything down mostly met, too.
        chance = 0.9 if named and "Promises" in deal.fields and "SE continuity until" in deal.fields else 0.5
        if deal.se and world.rng.random() < chance:
            diary.write("handoff", deal, [deal.se, receiver, deal.owner], after[:5])
        if world.rng.random() < chance:
            diary.write("introduction", deal, [receiver, deal.owner], after)
        recent = (world.today - deal.closing).days < 60
        if recent and world.rng.random() < 0.4:
            diary.write("training", deal, [receiver], [working_day(deal.closing, number) for number in range(8, 20)])
        if recent and deal.se and world.rng.random() < 0.5:
            diary.write("checkin", deal, [deal.se], [working_day(world.today, number) for number in range(2, 18)])


def fill_gaps(diary: Diary) -> None:
    """Gives the regular SEs an activity on most of the last twenty working days, and tasks of their own."""
    world = diary.world
    for se in world.by_role("se"):
        if se.login == QUIET_SE:
            continue
        own = [deal for deal in world.deals if deal.se is se and deal.is_open and not deal.by_hand]
        for number in range(1, 21):
            day = working_day(world.today, -number)
            if not active_on(world, se, day) and world.rng.random() < 0.8:
                diary.write(world.rng.choice(["call_out", "call_in", "meeting"]), world.rng.choice(own), [se], [day], status="Done")


def active_on(world: World, person: Person, day: date) -> bool:
    return any(
        entry.start and entry.start.date() == day and entry.status != "Cancelled" and person in (entry.people or [entry.owner])
        for entry in world.entries
    )
