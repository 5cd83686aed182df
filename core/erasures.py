"""What the core asks of the outside for the end of an account: to erase, and to find what should be gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.people import PersonId


class Erasures(Protocol):
    async def due(self, now: datetime, limit: int) -> Sequence[PersonId]:
        """Whose grace is over."""

    async def erase(self, person: PersonId, now: datetime) -> None:
        """Every row of theirs, also what came from them and was not read; nothing says any more that they were here,
        but that the files are still to be wiped of them."""

    async def unwiped(self) -> Mapping[str, datetime]:
        """What the files are still to be wiped of, under names that say nothing, and since when."""

    async def wiped(self, names: Collection[str]) -> None:
        """The files have been wiped of these."""

    async def is_quiet(self, since: datetime) -> bool:
        """Whether nothing has come in since then."""

    async def everybody(self) -> Sequence[tuple[PersonId, str, str]]:
        """Each account, as person, platform and user."""

    async def was_here(self, person: PersonId, after: datetime, day: date) -> bool:
        """Whether the person began, or said anything, after that instant, which was on that date."""
