"""Faults of the database are injected into an open one with Alice and Bob in it."""

from tests.storage.conftest import database, home

__all__ = ["database", "home"]
