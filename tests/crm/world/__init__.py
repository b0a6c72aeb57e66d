"""An invented software vendor: its people, accounts, deals and diaries, relative to a given day, for any CRM's seed.

The world is planned in plain Python and from one random generator (model, people, accounts, deals, texts, diary,
showcase), and checked (promises). The same seed and day always give the same world. Each CRM's own seed writes it.
"""
