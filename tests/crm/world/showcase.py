"""The deals and activities that demonstrations and tests name: the same under every seed, relative to the day."""

from __future__ import annotations

from datetime import date, timedelta

from . import texts
from .deals import nearest_working_day
from .diary import Diary
from .model import Account, Contact, Deal, Entry, Person, World, at, later, working_day

# key -> what it shows (printed by deals.py).
SHOWN = {
    "open_loaded": "open deal with an SE and a heavy week",
    "open_two": "open deal, evaluation, meets together with open_loaded",
    "won_handed_over": "won and handed over, nothing missing",
    "won_ready": "won, everything written down, introduction and meeting still ahead",
    "won_still_calling": "won, but the customer still calls the pre-sales SE",
    "won_empty": "won long enough ago, no hand-off field filled",
    "won_placeholder": "won, hand-off fields hold placeholders only",
    "won_smb": "small won deal: no hand-off meeting needed",
    "won_eur": "won in EUR",
    "won_poc": "won after a POC, outcome recorded",
    "no_amount": "open deal without an amount",
    "no_close_date": "open deal without a close date",
    "half_missing": "deal with half its fields missing",
    "no_se": "open deal without an SE",
    "markup_name": "markup in account and deal name",
    "script_name": "script element as a name",
    "separators": "slash, semicolon and quotes in the name",
    "eur": "open deal in EUR",
    "same_name_1": "same name as same_name_2, other account",
    "same_name_2": "same name as same_name_1, other account",
    "japanese": "Japanese name",
    "russian": "Russian name",
    "arabic": "Arabic name",
    "lost": "lost deal",
    "abandoned": "abandoned deal: neither won nor lost",
}


def make_deals(world: World) -> list[Deal]:
    """The named deals, with their hand-off fields."""
    rng, today = world.rng, world.today
    people = {person.login: person for person in world.people}
    accounts = {account.key: account for account in world.accounts}
    sam, lea, priya, tomas = (people[login] for login in ("sokafor", "lpetit", "pnair", "therrera"))
    rosa, dmitri, hannah, marcus, yuki = (people[login] for login in ("rkim", "dvolkov", "hstein", "mbell", "ytanaka"))
    diego, pavel = people["dmarin"], people["pnovak"]
    nadia, callum = people["nberg"], people["creid"]
    made: list[Deal] = []

    def deal(key: str, name: str, account: str, owner: Person, se: Person | None, phase: str, amount: int | None, **rest) -> Deal:
        new = Deal(key, name, accounts[account], owner, se, phase, amount, by_hand=True, **rest)
        made.append(new)
        return new

    def open_deal(key, name, account, owner, se, phase, amount, days: int | None, chance: int | None, **rest) -> Deal:
        expected = None if days is None else today + timedelta(days=days)
        return deal(key, name, account, owner, se, phase, amount, chance=chance, expected=expected,
                    opened=today - timedelta(days=40), **rest)  # fmt: skip

    def won(key, name, account, owner, se, amount, days_ago: int, **rest) -> Deal:
        closing = nearest_working_day(today - timedelta(days=days_ago))
        return deal(key, name, account, owner, se, "Won", amount, made=amount, chance=100, closing=closing,
                    expected=closing + timedelta(days=2), opened=closing - timedelta(days=90), **rest)  # fmt: skip

    loaded = open_deal("open_loaded", "Northwind data platform", "northwind", rosa, sam, "In progress", 184_000, 38, 45)
    loaded.fields |= {
        "Term (months)": 36, "Technical outcome": "In progress", "Why they bought": texts.FULL["Why they bought"][0],
        "Success criteria": texts.FULL["Success criteria"][0],
    }  # fmt: skip
    open_deal("open_two", "Northwind mobile app", "northwind", rosa, sam, "Proposal", 62_000, 24, 55).fields["Term (months)"] = 12

    handed = won("won_handed_over", "Contoso analytics 3-year", "contoso", rosa, sam, 148_000, 21)
    handed.fields |= texts.full(rng, handed, nadia, poc=False, plain=True) | {"Term (months)": 36}
    ready = won("won_ready", "Umbra order portal", "umbra", hannah, sam, 54_500, 1)
    ready.fields |= texts.full(rng, ready, callum, poc=False, plain=True) | {"Term (months)": 12}
    calling = won("won_still_calling", "Tailspin field service", "tailspin", dmitri, sam, 96_000, 25)
    calling.fields |= texts.partial(rng, calling) | {"Hand-off receiver": nadia.name, "Term (months)": 24}
    won("won_empty", "Halden fleet records", "halden", marcus, lea, 71_000, 17)
    won("won_placeholder", "Quillon print planning", "quillon", yuki, lea, 43_000, 11).fields |= texts.placeholder(rng)
    smb = won("won_smb", "Corner Bakery rollout", "bakery", rosa, sam, 12_400, 9)
    smb.fields |= texts.full(rng, smb, callum, poc=False, plain=True) | {"Term (months)": 12}
    eur = won("won_eur", "Vesper booking engine", "vesper", rosa, sam, 88_000, 30, currency="EUR")
    eur.fields |= texts.partial(rng, eur) | {"Term (months)": 24}
    poc = won("won_poc", "Nordlys rollout", "nordlys", diego, priya, 131_000, 14)
    poc.fields |= texts.full(rng, poc, nadia, poc=True, plain=True) | {"Term (months)": 24, "Risks": "none known"}

    # Earlier wins of the same reps, so that a year's attainment is more than the last weeks.
    for number, (account, what, owner, amount, age) in enumerate(
        [("northwind", "ledger expansion", rosa, 64_000, 96), ("adatum", "yard cockpit", dmitri, 118_000, 148), ("tailspin", "planning", hannah, 37_500, 203),
         ("fabrikam", "quality records", hannah, 82_000, 71), ("contoso", "order portal", rosa, 95_000, 330)], 1
    ):  # fmt: skip
        earlier = won(f"won_earlier_{number}", f"{accounts[account].name} {what}", account, owner, sam, amount, age)
        earlier.fields |= texts.full(rng, earlier, rng.choice([nadia, callum]), poc=False) | {"Term (months)": [12, 24, 36][number % 3]}

    open_deal("no_amount", "Adatum warehouse integration", "adatum", dmitri, sam, "In progress", None, 52, 30)
    open_deal("no_close_date", "Fabrikam shop floor", "fabrikam", hannah, sam, "Proposal", 310_000, None, 60)
    deal("half_missing", "Initech: to be named", "initech", pavel, None, "Forthcoming", None, opened=today - timedelta(days=5))
    open_deal("no_se", "Umbra reporting", "umbra", marcus, None, "Forthcoming", 38_000, 70, 10)
    open_deal("markup_name", "<b>Globex</b> & Söhne rollout", "globex", yuki, lea, "Under negotiation", 77_000, 12, 80)
    open_deal("script_name", "<script>alert(1)</script>", "initech", pavel, tomas, "In progress", 21_000, 33, 30)
    open_deal("separators", 'ERP/CRM bridge; phase "two"', "obrien", marcus, lea, "Proposal", 45_500, 21, 55)
    open_deal("eur", "Werkstatt-Portal", "mueller", diego, priya, "Proposal", 67_000, 45, 55, currency="EUR")
    open_deal("same_name_1", "Platform rollout", "quillon", yuki, lea, "In progress", 58_000, 60, 30)
    open_deal("same_name_2", "Platform rollout", "halden", marcus, lea, "In progress", 91_000, 61, 35)
    open_deal("japanese", "株式会社サクラ 基幹システム更新", "sakura", yuki, lea, "In progress", 220_000, 75, 30)
    open_deal("russian", "ООО Ромашка: учёт склада", "romashka", dmitri, sam, "Forthcoming", 33_000, 90, 10)
    open_deal("arabic", "شركة النور – منصة البيانات", "alnoor", diego, priya, "Forthcoming", 150_000, 100, 15)
    lost = nearest_working_day(today - timedelta(days=33))
    deal("lost", "Adatum route planning", "adatum", dmitri, sam, "Lost", 40_000, chance=0, closing=lost, expected=lost,
         opened=lost - timedelta(days=60), fields={"Technical outcome": "Won", "Technical outcome date": lost - timedelta(days=9)})  # fmt: skip
    deal("abandoned", "Fabrikam archive", "fabrikam", hannah, sam, "Abandoned", 26_000, chance=0, opened=today - timedelta(days=120))
    return made


def make_entries(diary: Diary) -> None:
    """The named deals' activities, and every shape of activity that a reader must survive."""
    world, today = diary.world, diary.world.today
    by = world.person
    sam, lea, priya, rosa, dmitri, hannah = (by(login) for login in ("sokafor", "lpetit", "pnair", "rkim", "dvolkov", "hstein"))
    nadia, callum = by("nberg"), by("creid")
    deal = world.deal

    def put(key: str, title: str, type_: str, sub_type: str, day: date, hour: int, minute: int, minutes: int, people: list[Person],
            contacts: list[Contact] | None = None, status: str | None = "usual", place: str = "Online (video)", **rest) -> Entry:  # fmt: skip
        on = deal(key)
        start = at(day, hour, minute)
        if status == "usual":
            status = "Done" if day < today else "Planned"
        return diary.add(
            Entry(title, type_, sub_type, people[0], start, later(start, minutes), status, people,
                  on.account.contacts[:1] if contacts is None else contacts, rest.pop("deals", [on]), place=place, **rest)
        )  # fmt: skip

    def wd(offset: int) -> date:
        return working_day(today, offset)

    # The loaded deal: a past from discovery to POC, and a week that is too full.
    put("open_loaded", "Discovery call – Northwind Traders", "Meeting", "Qualification", wd(-26), 10, 0, 60, [rosa, sam])
    put("open_loaded", "Introductory demo – Northwind Traders", "Demonstration", "Videoconference", wd(-20), 14, 0, 45, [sam, rosa])
    put("open_loaded", "Tailored demo – Northwind Traders", "Demonstration", "Videoconference", wd(-12), 10, 0, 90, [sam, rosa])
    put("open_loaded", "Tailored demo, second part – Northwind Traders", "Demonstration", "Videoconference", wd(-6), 15, 0, 60, [sam])
    put("open_loaded", "Technical deep dive – Northwind Traders", "Meeting", "Meeting", wd(-4), 9, 30, 90, [sam])
    put("open_loaded", "Call from Bo Lee", "Phone call", "Incoming", wd(-2), 16, 30, 15, [sam], deal("open_loaded").account.contacts[1:2], place="")
    put("open_loaded", "POC kick-off – Northwind Traders", "Meeting", "Meeting", wd(1), 9, 0, 90, [sam, rosa])
    put("open_loaded", "POC set-up – Northwind Traders", "Task", "Task", wd(2), 9, 0, 480, [sam], [], place="")
    put("open_loaded", "Workshop – Northwind Traders", "Gathering", "On the site", wd(4), 9, 0, 240, [sam, rosa], place=deal("open_loaded").account.place)
    put("open_loaded", "Demo on site – Northwind Traders", "Demonstration", "On the site", wd(4), 14, 0, 120, [sam, rosa],
        place=deal("open_loaded").account.place)  # fmt: skip
    put("open_loaded", "POC weekly sync – Northwind Traders", "Meeting", "Meeting", wd(8), 10, 0, 30, [sam])
    put("open_loaded", "POC weekly sync – Northwind Traders", "Meeting", "Meeting", wd(13), 10, 0, 30, [sam])
    put("open_loaded", "POC read-out – Northwind Traders", "Meeting", "Meeting", wd(17), 14, 0, 60, [sam, rosa])
    # One meeting about two deals, and one with a third deal of another account.
    put("open_two", "Architecture session – Northwind Traders", "Meeting", "Meeting", wd(6), 13, 0, 120, [sam, rosa],
        deals=[deal("open_loaded"), deal("open_two")])  # fmt: skip
    put("open_two", "Security questionnaires", "Task", "Task", wd(5), 9, 0, 180, [sam], [], place="",
        deals=[deal("open_two"), deal("no_close_date")])  # fmt: skip
    # Twins: the same demo entered by the rep and by the SE, three minutes apart, one without the deal.
    twin = put("open_two", "Tailored demo – Northwind Traders", "Demonstration", "Videoconference", wd(3), 14, 0, 60, [rosa, sam])
    start = later(twin.start, 3)
    diary.add(
        Entry("Northwind demo", "Demonstration", "Demonstration", sam, start, later(start, 60), "Planned", [sam],
              twin.contacts, [deal("open_loaded")], place="Online (video)")
    )  # fmt: skip
    # Overlapping: three meetings that share parts of an afternoon.
    put("no_close_date", "Technical deep dive – Fabrikam, Inc.", "Meeting", "Meeting", wd(7), 13, 0, 90, [sam, hannah])
    put("no_amount", "Discovery call – Adatum Logistics", "Meeting", "Qualification", wd(7), 14, 0, 60, [sam, dmitri])
    put("russian", "Introductory demo – ООО Ромашка", "Demonstration", "Videoconference", wd(7), 14, 15, 45, [sam, dmitri])
    # Near midnight and across weeks.
    sunday = today + timedelta(days=13 - today.weekday())
    put("japanese", "Discovery call – 株式会社サクラ", "Meeting", "Qualification", wd(5), 23, 30, 60, [lea, by("ytanaka")])
    put("japanese", "Technical deep dive – 株式会社サクラ", "Meeting", "Meeting", sunday, 23, 15, 120, [lea])
    put("japanese", "Meeting with the Osaka team", "Meeting", "Meeting", wd(-8), 0, 10, 50, [lea])
    put("arabic", "Discovery call – شركة النور", "Meeting", "Qualification", sunday - timedelta(days=7), 8, 0, 60, [priya, by("dmarin")])
    # Longer than a day, without a length, without a subject, without a time, without participants.
    saturday = sunday + timedelta(days=6)
    put("no_amount", "Migration weekend", "Task", "Task", saturday, 8, 0, 1800, [sam], [], place="")
    put("no_close_date", "Tailored demo – Fabrikam, Inc.", "Demonstration", "Videoconference", wd(9), 11, 0, 0, [sam], duration=2)
    put("no_close_date", "Call back the plant manager", "Phone call", "Outgoing", wd(10), 11, 0, 0, [sam], place="")
    diary.add(Entry("Read the new release notes", "Task", "Task", sam, at(wd(9), 16), at(wd(9), 17), "Planned", [sam]))
    diary.add(Entry("Collect reference customers", "Task", "Task", sam, None, None, None, [sam], deals=[deal("open_two")], duration=3))
    put("separators", "RFP answers", "Task", "Task", wd(2), 9, 0, 240, [lea], [], place="")
    owner_only = put("no_close_date", "Security questionnaire – Fabrikam, Inc.", "Task", "Task", wd(11), 9, 0, 150, [sam], [], place="")
    owner_only.people = []
    # Did not happen.
    put("no_amount", "Tailored demo – Adatum Logistics", "Demonstration", "Videoconference", wd(-3), 11, 0, 60, [sam, dmitri], status="Unsuccessful")
    put("russian", "No-show: Discovery call – ООО Ромашка", "Meeting", "Qualification", wd(-5), 13, 0, 30, [sam], status="Done")
    put("no_amount", "Tailored demo – Adatum Logistics", "Demonstration", "Videoconference", wd(3), 10, 0, 60, [sam, dmitri], status="Cancelled")
    put("no_amount", "Tailored demo – Adatum Logistics", "Demonstration", "Videoconference", wd(10), 14, 0, 60, [sam, dmitri], status="Delayed")

    # Hand-overs.
    handed = deal("won_handed_over")
    customer = handed.account.contacts
    put("won_handed_over", "Hand-off meeting – Contoso Ltd", "Meeting", "Meeting", working_day(handed.closing, 3), 10, 0, 45,
        [sam, nadia, rosa], customer[:2])  # fmt: skip
    put("won_handed_over", "Meet your support team – Contoso Ltd", "Meeting", "Meeting", working_day(handed.closing, 4), 15, 0, 30,
        [nadia, rosa], customer[:1])  # fmt: skip
    put("won_handed_over", "Check-in – Contoso Ltd", "Meeting", "Meeting", working_day(handed.closing, 5), 11, 0, 30, [sam], customer[:1])
    put("won_handed_over", "Check-in – Contoso Ltd", "Meeting", "Meeting", wd(8), 11, 0, 30, [sam], customer[:1])
    put("won_ready", "Hand-off meeting – Umbra Lighting", "Meeting", "Meeting", wd(2), 17, 15, 45, [sam, callum, hannah])
    put("won_ready", "Check-in – Umbra Lighting", "Meeting", "Meeting", wd(12), 9, 0, 30, [sam])
    calling = deal("won_still_calling")
    put("won_still_calling", "Hand-off meeting – Tailspin Services", "Meeting", "Meeting", working_day(calling.closing, 4), 16, 0, 45,
        [sam, nadia, dmitri])  # fmt: skip
    people = calling.account.contacts
    for number, (offset, topic) in enumerate([(2, "the API limits"), (5, "user roles"), (7, "field mapping"), (9, "report filters"), (12, "user roles"), (14, "the nightly export")]):
        contact = people[number % len(people)]
        put("won_still_calling", f"{contact.name} asks about {topic}", "Phone call", "Incoming", working_day(calling.closing, offset),
            11 if number % 2 else 16, 45, 20 + 5 * (number % 2), [sam], [contact], status="Done", place="")  # fmt: skip
    # The rep is in touch as well: without anybody else's contacts the CRM would say too little to tell a dependence.
    put("won_still_calling", "Invoice questions – Tailspin Services", "Meeting", "Meeting", working_day(calling.closing, 6), 8, 0, 30,
        [dmitri], people[:1])  # fmt: skip
    smb = deal("won_smb")
    put("won_smb", "Meet your support team – Corner Bakery Group", "Meeting", "Meeting", working_day(smb.closing, 2), 12, 0, 30, [callum, rosa])
    put("won_smb", "Handover to support – Corner Bakery Group", "Meeting", "Meeting", wd(3), 16, 30, 45, [sam, callum])
    poc = deal("won_poc")
    for offset, title, minutes in ((-30, "POC kick-off", 90), (-23, "POC weekly sync", 30), (-16, "POC read-out", 60)):
        put("won_poc", f"{title} – Nordlys A/S", "Meeting", "Meeting", working_day(poc.closing, offset), 10, 0, minutes, [priya, by("dmarin")])
    put("won_poc", "Hand-off meeting – Nordlys A/S", "Meeting", "Meeting", working_day(poc.closing, 2), 14, 0, 45, [priya, nadia, by("dmarin")])
    put("won_poc", "Check-in – Nordlys A/S", "Meeting", "Meeting", working_day(poc.closing, 6), 14, 30, 30, [priya])
    put("won_empty", "Call from Halden", "Phone call", "Incoming", wd(-1), 17, 0, 15, [lea], place="")
    # Same names, markup, separators: each with something on its page.
    for key, day, hour in (("same_name_1", wd(4), 10), ("same_name_2", wd(4), 14)):
        put(key, f"Tailored demo – {deal(key).account.name}", "Demonstration", "Videoconference", day, hour, 0, 60, [lea, deal(key).owner])
    put("markup_name", "Workshop – <b>Globex</b> & Söhne", "Gathering", "Remote", wd(1), 13, 0, 180, [lea, by("ytanaka")])
    put("script_name", "Introductory demo – <script>alert(1)</script>", "Demonstration", "Videoconference", wd(-3), 10, 0, 45, [by("therrera")])
    put("separators", "Architecture session – O'Brien \"Quality\" Foods; part 1/2", "Meeting", "Meeting", wd(-2), 10, 30, 60, [lea, by("mbell")])
    put("eur", "Tailored demo – Müller; Partner GmbH", "Demonstration", "Videoconference", wd(2), 11, 0, 60, [priya, by("dmarin")])
    put("lost", "Tailored demo – Adatum Logistics", "Demonstration", "Videoconference", working_day(deal("lost").closing, -9), 9, 0, 60, [sam, dmitri])
