"""What only one process may do at a time, and how storage keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Lease:
    """Who holds it, and until when unless they take it again."""

    owner: str
    until: datetime


class Leases(Protocol):
    """What only one process may do at a time."""

    async def take(self, name: str, owner: str, now: datetime, lasts: timedelta, heir_of: str = "") -> Lease:
        """Take or keep it if it is free, run out, the owner's, or that of the one whose heir they are.

        The lease as it stands now: it may be somebody else's.
        """

    async def give_back(self, name: str, owner: str) -> None:
        """If it is the owner's."""
