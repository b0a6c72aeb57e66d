"""Writes the planned world (tests/crm/world) through Tryton's own models."""
