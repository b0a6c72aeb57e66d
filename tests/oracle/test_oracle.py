#!/usr/bin/env python3
"""The oracle against cases that were worked by hand."""

import sys
import unittest
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

import coverage  # noqa: E402
import expected  # noqa: E402
import handoff  # noqa: E402
import incentive  # noqa: E402
import kinds  # noqa: E402
import payout  # noqa: E402
import slots  # noqa: E402
from crm import Activity, Crm, Deal  # noqa: E402
from workload import Load, week_name, working_day  # noqa: E402

LONDON = ZoneInfo("Europe/London")
# A Monday.
NOW = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)


def deal(number: int, **rest) -> Deal:
    values = dict(id=number, name=f"deal {number}", owner="Rosa Kim", phase="In progress", won=False, lost=False, currency="USD",
                  estimated=100_000, made=None, chance=50, expected=date(2026, 12, 18), closing=None, account="A", account_id=500)  # fmt: skip
    return Deal(**(values | rest))


def won(number: int, amount: int, closing: date, **rest) -> Deal:
    return deal(number, phase="Won", won=True, estimated=amount, made=amount, closing=closing, **rest)


def activity(title: str, start: datetime, minutes: int, **rest) -> Activity:
    values = dict(id=1, title=title, type="Meeting", sub_type="Meeting", status="Planned", start=start, end=start + timedelta(minutes=minutes),
                  duration=None, all_day=False, place="", owner="Sam Okafor", participants={"Sam Okafor"}, deals={1}, accounts={500})  # fmt: skip
    return Activity(**(values | rest))


def load(*activities: Activity) -> Load:
    return Load(Crm({1: deal(1), 2: deal(2)}, list(activities), {}), "Sam Okafor", NOW, LONDON, LONDON)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone.utc)


def known(of: Load) -> list[float]:
    return [float(of.week(monday)[0] / 3600) for monday in of.mondays]


class Kinds(unittest.TestCase):
    def test_words_types_and_places(self):
        for title, type_, sub_type, place, kind in [
            ("Discovery call – X", "Meeting", "Qualification", "", "discovery"),
            ("Introductory demo – X", "Demonstration", "Videoconference", "Online (video)", "demo_intro"),
            ("Tailored DEMO", "Meeting", "Meeting", "", "demo"),
            ("Tailored demo", "Demonstration", "On the site", "", "demo_onsite"),
            ("Tailored demo", "Meeting", "Meeting", "1 Mill Lane, Leeds", "demo_onsite"),
            ("Tailored demo", "Meeting", "Meeting", "https://meet.example", "demo"),
            ("POC kick-off", "Meeting", "Meeting", "", "poc_scoping"),
            ("Pilot: weekly sync", "Meeting", "Meeting", "", "poc_checkin"),
            ("Proof of value read-out", "Meeting", "Meeting", "", "poc_readout"),
            ("POC", "Meeting", "Meeting", "", "poc_support"),
            ("Epocs and demographics", "Meeting", "Meeting", "", "other"),
            ("1:1 Sam and Karin", "Gathering", "Internal", "", "internal"),
            ("Bo Lee asks", "Phone call", "Incoming", "", "question"),
            ("Annual leave", "Unavailability", "Holidays", "", "leave"),
            ("Something", "Demonstration", "Outside", "", "demo_onsite"),
        ]:
            self.assertEqual(kinds.kind_of(title, type_, sub_type, place), kind, title)


class Workload(unittest.TestCase):
    def test_parts_fall_on_their_days(self):
        # Thursday: 1.5 h preparation on Tuesday and Wednesday, 1.5 h, 0.5 h on Friday.
        self.assertEqual(known(load(activity("Technical deep dive", utc(26, 10), 90)))[:2], [3.5, 0])
        # Monday after: half the preparation on Thursday, half on Friday of this week; follow-up on Tuesday.
        self.assertEqual(known(load(activity("Technical deep dive", utc(30, 10), 90)))[:2], [1.5, 2.0])

    def test_preparation_of_the_past_falls_on_today(self):
        self.assertEqual(known(load(activity("Technical deep dive", utc(23, 15), 90)))[0], 3.5)
        # Started before now: its preparation stays where it was, last week.
        self.assertEqual(known(load(activity("Technical deep dive", utc(23, 8), 90)))[0], 2.0)

    def test_cancelled_no_show_and_lengths(self):
        self.assertEqual(known(load(activity("Demo", utc(26, 10), 60, status="Cancelled")))[0], 0)
        self.assertEqual(known(load(activity("Demo", utc(26, 10), 60, status="Unsuccessful")))[0], 2.25)
        self.assertEqual(known(load(activity("Demo", utc(26, 10), 0, duration=3)))[0], 5.5)
        self.assertEqual(known(load(activity("Demo", utc(26, 10), 0)))[0], 3.5)
        self.assertEqual(known(load(activity("Workshop", utc(26, 0), 1439, all_day=True)))[0], 10)
        self.assertEqual(known(load(activity("Migration", utc(26, 0), 1800)))[0], 0)

    def test_overlap_counts_once(self):
        meetings = [activity("A", utc(26, 10), 60), activity("B", utc(26, 10, 30), 60), activity("C", utc(26, 10, 15), 30)]
        self.assertEqual(known(load(*meetings))[0], 1.5)

    def test_twins_unite_their_deals(self):
        of = load(activity("Demo", utc(26, 10), 60), activity("Demo call", utc(26, 10, 4), 60, deals={2}))
        self.assertEqual(known(of)[0], 3.5)
        self.assertEqual(of.deal_in_week(1, of.mondays[0]), Fraction(7, 4) * 3600)

    def test_repeated_demo_and_travel_once(self):
        place = {"place": "1 Mill Lane, Leeds"}
        of = load(activity("Demo", utc(19, 10), 60), activity("Demo", utc(26, 10), 120, **place), activity("Visit", utc(26, 14), 60, **place))
        # 1.5 (half of 3) + 2 + 1 on Friday + 1 visit + 3 travel
        self.assertEqual(known(of)[0], 8.5)

    def test_overhead_is_load_only_beyond_thirty_percent(self):
        internal = [activity("Team meeting", utc(day, 8), 180, deals=set()) for day in (23, 24, 25, 26, 27)]
        self.assertEqual(known(load(*internal))[0], 3.0)

    def test_leave_lowers_capacity(self):
        leave = dict(type="Unavailability", sub_type="Holidays", deals=set())
        of = load(activity("Annual leave", utc(26, 0), 4 * 1440 - 1, all_day=True, **leave), activity("Dentist", utc(24, 9), 120, **leave))
        # Thursday, Friday 8 h each and 2 h this week; Saturday and Sunday nothing.
        self.assertEqual(float(of.week(of.mondays[0])[1] / 3600), 15.4)
        self.assertEqual(known(of)[0], 0)

    def test_a_past_week_and_the_year_end(self):
        self.assertEqual(week_name(date(2027, 1, 1)), "2026-W53")
        self.assertEqual(working_day(date(2026, 11, 23), -1), date(2026, 11, 20))


class Slots(unittest.TestCase):
    def test_a_repeated_demo_takes_half_the_preparation(self):
        # Ten o'clock: two hours to prepare and the buffer, or one and the buffer.
        for demo, account, hour, half in [(20, 500, 11, True), (20, 501, 12, False), (9, 500, 11, True), (8, 500, 12, False), (24, 500, 12, False)]:
            of = slots.Slots(load(activity("Demo", utc(demo, 16), 60)))
            (slot,) = of.next(1, "demo", account)
            self.assertEqual((slot.day, slot.hour, slot.minute), (23, hour, 30), (demo, account))
            self.assertEqual(of.preparation("demo", int(slot.timestamp()), account), (1 if half else 2) * 3600)
        came = slots.Slots(load(activity("Demo (no-show)", utc(20, 16), 60)))
        self.assertEqual(came.next(1, "demo", 500)[0].hour, 12)


class Pipeline(unittest.TestCase):
    def test_what_several_entered_is_one_meeting(self):
        fields = {"Sales engineer": "Sam Okafor"}
        met = [("Demo", 0, 60), ("Deep dive", 2, 120), ("Demo", 4, 60), ("Demo", 6, 60)]
        crm = Crm({1: deal(1, fields=fields)}, [activity(title, utc(20, 9, minute), length) for title, minute, length in met], {})
        done = expected.Pipeline(crm, NOW.date(), NOW, LONDON).done(crm.deals[1])
        self.assertEqual([kind for kind, _ in done], ["demo", "deep_dive", "demo"])


class Handoff(unittest.TestCase):
    def test_dates_as_typed(self):
        for text in ("2027-03-01", "1 March 2027", "March 1, 2027"):
            self.assertEqual(handoff.as_date(text), date(2027, 3, 1), text)
        for text in ("March 2027", "2027-03", "soon"):
            self.assertIsNone(handoff.as_date(text), text)

    def test_empty_fields_are_missing_and_unheld_ones_unknown(self):
        labels = ["Why they bought", "Success criteria"]
        found = handoff.check(Crm({1: (d := won(1, 10_000, date(2026, 11, 16)))}, [], {}), d, NOW, LONDON)
        self.assertEqual(found.states["why"], "unknown")
        d.fields = dict.fromkeys(labels, "TBD")
        found = handoff.check(Crm({1: d}, [], {}), d, NOW, LONDON)
        self.assertEqual((found.states["why"], found.states["meeting"], found.states["poc_result"]), ("missing", "not_applicable", "not_applicable"))
        self.assertEqual(found.verdict, "blocked")


class Incentive(unittest.TestCase):
    PLAN = {"currency": "USD", "variable": "40000.00", "year_start": "2026-01-01", "measure": "amount", "quota": "1000000.00",
            "territory": {"owners": []}, "official": {"amount": "900000.00", "as_of": "2026-06-30"}, "objectives": {}, "user_id": "1"}  # fmt: skip

    def test_the_worked_plan(self):
        # DEFAULTS F6: 112 % pays 32,200 of 28,000; 80 % pays 22,400.
        self.assertEqual(incentive.curve(Fraction(112, 100)) * 28_000, 32_200)
        self.assertEqual(incentive.curve(Fraction(80, 100)) * 28_000, 22_400)
        self.assertEqual(incentive.curve(Fraction(5)), 2)
        self.assertEqual(incentive.bounds(), [1, Fraction(9, 5)])

    def test_a_deal_across_a_tier_has_two_lines(self):
        deals = {n: d for n, d in enumerate([won(0, 890_000, date(2026, 3, 1)), won(1, 220_000, date(2026, 9, 1)), deal(2, estimated=1_000_000)])}
        found = incentive.compute(Crm(deals, [], {}), self.PLAN, deals[2])
        self.assertTrue(found.complete)
        self.assertEqual([line.units for line in found.territory], [2_520_000, 280_000, 420_000])
        # From 112 % to the cap at 180 %: 28,000 × 2 − 32,200.
        self.assertEqual(found.deal, (2_380_000, 2_380_000))
        partly = incentive.compute(Crm(deals, [], {}), self.PLAN | {"official": {"amount": "910000.00", "as_of": "2026-06-30"}}, deals[2])
        self.assertFalse(partly.complete)
        self.assertEqual(partly.deal, (3_500_000, 3_500_000))

    def test_cents_by_largest_remainder(self):
        self.assertEqual(incentive.spread([Fraction(1, 3)] * 3), [1, 0, 0])
        self.assertEqual(incentive.spread([Fraction(1, 2)]), [1])
        self.assertEqual(incentive.spread([Fraction(5, 3), Fraction(5, 3), Fraction(5, 3)]), [2, 2, 1])

    def test_objectives(self):
        lines, _ = incentive.objective_lines(self.PLAN | {"objectives": {"2026-Q3": {"technical_outcome": "0.64", "handoffs": "0.8", "colleagues": True,
                                                                                 "reference": False}}}, 2)  # fmt: skip
        self.assertEqual([line.units for line in lines], [70_000, 66_667, 50_000, 0])


    def test_the_outlook_is_every_combination(self):
        credits, ps = [Fraction(30_000), Fraction(50_000), Fraction(120_000)], [0.3, 0.6, 0.9]
        bets = [payout.Bet(number, p, credit) for number, (p, credit) in enumerate(zip(ps, credits))]
        pool = incentive.Pool(Crm({0: won(0, 900_000, date(2026, 3, 1))}, [], {}), self.PLAN)
        found = payout.outlook("year", pool, bets, Fraction(0))
        chance_of, mean = {}, 0.0
        for wins in range(8):
            total = sum((credit for number, credit in enumerate(credits) if wins >> number & 1), Fraction(0))
            chance = 0.0
            for weight, shift in payout.MARKET:
                of_state = [payout.in_state(p, shift) for p in ps]
                product = weight
                for number, p in enumerate(of_state):
                    product *= p if wins >> number & 1 else 1 - p
                chance += product
            chance_of[total] = chance_of.get(total, 0) + chance
            mean += chance * float(incentive.curve(pool.x + total / pool.quota)) * 28_000
        self.assertAlmostEqual(float(found.mean), mean, 6)
        self.assertAlmostEqual(found.tier, sum(chance for total, chance in chance_of.items() if total >= 100_000), 9)
        so_far, ordered = 0.0, sorted(chance_of.items())
        median = next(total for total, chance in ordered if (so_far := so_far + chance) >= 0.5)
        self.assertAlmostEqual(float(found.quantiles["p50"]), float(incentive.curve(pool.x + median / pool.quota)) * 28_000, 6)
        # What one deal adds: all with it won, less all with it lost.
        with_one = payout.outlook("year", pool, [payout.Bet(0, 1.0 - 1e-12, credits[0]), *bets[1:]], Fraction(0)).mean
        without = payout.outlook("year", pool, [payout.Bet(0, 1e-12, credits[0]), *bets[1:]], Fraction(0)).mean
        self.assertAlmostEqual(float(found.deals[0]), float(with_one - without), 4)

    def test_objectives_measured(self):
        fields = {"Sales engineer": "Sam Okafor", "Technical outcome": "Won", "Technical outcome date": "2026-08-10"}
        late = fields | {"Technical outcome date": "2026-08-11"}
        unread = fields | {"Technical outcome date": "soon"}
        by = incentive.Viewpoint("Sam Okafor", NOW, LONDON)
        q3 = (date(2026, 7, 1), date(2026, 10, 1))

        def of(*all_fields):
            deals = {n: won(n, 9_000, date(2026, 8, 3), fields=f) for n, f in enumerate(all_fields)}
            return incentive.measured(Crm(deals, [], {}), by, "technical_outcome", *q3)

        self.assertEqual(of(fields, late, unread), (1, 1, 1))
        self.assertEqual(of(fields | {"Technical outcome": None}), (0, 0, 0))
        call = activity("Reference call", datetime(2026, 8, 3, 9, tzinfo=timezone.utc), 30)
        self.assertEqual(incentive.measured(Crm({}, [call], {}), by, "reference", *q3), (1, 0, 0))


class Coverage(unittest.TestCase):
    def test_the_fewest_reps_with_nine_tenths(self):
        for hours, fewest in [({}, None), ({"a": 3}, 1), ({"a": 9, "b": 1}, 1), ({"a": 1, "b": 8, "c": 1}, 2), ({"a": 1, "b": 1, "c": 1}, 3)]:
            self.assertEqual(coverage.most({name: Fraction(of) for name, of in hours.items()}), fewest, hours)

    def test_close_dates_that_the_work_cannot_meet(self):
        # An evaluation at 100,000 takes 24 hours a week at most; its work is far more than a week's, and less than a quarter's.
        for close, count in [(date(2026, 11, 27), 1), (date(2027, 3, 26), 0)]:
            of = load()
            crm = Crm({1: deal(1, expected=close, fields={"Sales engineer": "Sam Okafor"})}, [], {})
            pipeline = expected.Pipeline(crm, of.today, NOW, LONDON)
            self.assertEqual(coverage.unsupported(expected.Outlook(pipeline, of, "Sam Okafor"), pipeline), count, close)


if __name__ == "__main__":
    unittest.main()
