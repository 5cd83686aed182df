"""The clock of the playground: the real one, moved by the time bar. It never goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from core.ports import TimeSource


class MovedClock:
    """`now` plus what the visitor has moved it by; `keep` is told each new offset."""

    def __init__(self, now: TimeSource, offset: timedelta, keep: Callable[[timedelta], None]) -> None:
        self._now = now
        self._keep = keep
        self.offset = offset

    def __call__(self) -> datetime:
        return self._now() + self.offset

    def move_to(self, instant: datetime) -> None:
        """Later instants only: what has been lived stays lived."""
        ahead = instant - self()
        if ahead > timedelta(0):
            self.offset += ahead
            self._keep(self.offset)

    def reset(self) -> None:
        self.offset = timedelta(0)
        self._keep(self.offset)
