"""Two people who become one: the code between them, and where codes are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.habits import HabitId
from core.people import PersonId


@dataclass(frozen=True, slots=True)
class Link:
    """Two people who are about to become one: the issuer gave a code, the claimer has brought it."""

    id: int
    issuer: PersonId
    claimer: PersonId
    agreed: bool
    """The claimer has said yes; the issuer still has to."""


class Links(Protocol):
    """Codes are handed in as hashes. Each step can only be taken by the person whose turn it is."""

    @property
    def united(self) -> Collection[PersonId]:
        """Who has come to be two people's one in this transaction."""

    async def issue(self, person: PersonId, digest: str, expires_at: datetime) -> int:
        """Keep a code of theirs in the place of an earlier one; its number."""

    async def claim(self, person: PersonId, digest: str, now: datetime, lasts: timedelta) -> Link | None:
        """The code is theirs to use, for that long: the first who brings it, once or twice, and nobody else. Never
        one's own."""

    async def of(self, person: PersonId, now: datetime) -> Link | None:
        """The code of theirs that somebody has brought."""

    async def agree(self, person: PersonId, link: int, now: datetime) -> Link | None:
        """The claimer says yes."""

    async def drop(self, person: PersonId, link: int) -> bool:
        """Either of the two says no."""

    async def merge(self, person: PersonId, link: int, into: PersonId, now: datetime) -> bool:
        """The issuer says yes too: all that the one has is from now on the other's (`into`), and the one is gone."""

    async def move_entries(self, person: PersonId, habit: HabitId, into: HabitId) -> int:
        """Of dates that the other habit has not; they keep when and where they were logged. How many."""
