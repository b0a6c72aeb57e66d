"""Plans the whole world for a seed and a day."""

import random
from datetime import date

from . import deals, diary, promises, showcase
from .accounts import make_accounts
from .people import PEOPLE
from .model import World


def plan(seed: str, today: date) -> World:
    rng = random.Random(f"second-chair {seed}")
    world = World(seed, today, rng, PEOPLE, make_accounts(rng), [], [])
    world.deals += showcase.make_deals(world)
    world.deals += deals.make_deals(rng, today, world.accounts, {person.login: person for person in PEOPLE})
    book = diary.Diary(world)
    showcase.make_entries(book)
    diary.recurring(book)
    diary.customer_work(book)
    diary.others(book)
    diary.fill_gaps(book)
    world.entries.sort(key=lambda entry: (entry.start is None, entry.start and entry.start.timestamp(), entry.title))
    promises.check(world)
    return world
