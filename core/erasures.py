"""What the core asks of the outside for the end of an account: to erase, and to find what should be gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from core.people import PersonId


class Erasures(Protocol):
    async def due(self, now: datetime, limit: int) -> Sequence[PersonId]:
        """Whose grace is over."""

    async def erase(self, person: PersonId) -> None:
        """Every row of theirs, also what came from them and was not read; nothing says any more that they were here."""

    async def everybody(self) -> Sequence[tuple[PersonId, str, str]]:
        """Each account, as person, platform and user."""

    async def was_here(self, person: PersonId, after: datetime, day: date) -> bool:
        """Whether the person began, or said anything, after that instant, which was on that date."""
