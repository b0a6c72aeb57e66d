"""Writes the planned world (tests/crm/world) through Creme's own models."""
