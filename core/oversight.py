"""What an owner of this installation may see and do: figures, and messages that could not be delivered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

NUMBERS = re.compile(r"\d{5,}")
LONGEST_REASON = 80


@dataclass(frozen=True, slots=True)
class Figures:
    """People who are set up, their habits, and what became of messages."""

    people: int
    habits: int
    sent: int
    failed: int
    dead: int
    """Letters that are kept, however old."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that was given up. Neither whose it is nor what it says is told to an owner."""

    id: str
    date: date
    ended: datetime
    attempts: int
    reason: str

    @property
    def redacted(self) -> str:
        """The reason without numbers that name somebody."""
        return NUMBERS.sub("…", self.reason)[:LONGEST_REASON]


class Oversight(Protocol):
    """Of everybody; for owners alone."""

    async def figures(self, since: datetime) -> Figures:
        """Messages are counted from then on."""

    async def dead_letters(self, first: int, limit: int) -> Sequence[DeadLetter]:
        """The newest first."""

    async def revive(self, letter: str, now: datetime) -> bool:
        """Let it be tried once more from the beginning. False: it is too old by now, or no dead letter any more."""

    async def drop(self, letter: str) -> bool: ...
