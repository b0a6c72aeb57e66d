"""An invented software vendor in Creme CRM: its people, accounts, deals and diaries, relative to a given day.

The world is planned first, in plain Python and from one random generator (world, people, accounts, deals, texts,
diary, showcase), and checked (promises). Only then is it written through Creme's own models (store).
The same seed and day always give the same world.
"""
