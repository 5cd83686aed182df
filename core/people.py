"""A person: whose clock, whose week, whose habits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum

PersonId = int


class Weekday(IntEnum):
    """Numbered as `date.weekday()` numbers them."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """From the instant `at` (UTC) on, the person lives in `zone` (an IANA name)."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a person's days begin: zone, its changes in order, and the time of day a date starts.

    `zone` is the one before the first change. `day_start` is 00:00 to 06:00.
    """

    zone: str
    day_start: time = time(0)
    zone_changes: tuple[ZoneChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, on however many platforms."""

    id: PersonId
    clock: Clock
    week_start: Weekday = Weekday.MON
    savers_since: date | None = None
    language: str = "en"
    name: str = ""
    backfill_hours: int = 48
    set_up: bool = False
    """False until the person has said what time it is for them."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person as one platform knows them: `user` is its own id, `chat` where to write to them in private."""

    platform: str
    user: str
    chat: str
    reachable: bool = True
    reminds: bool = True
    """Whether reminders come here."""
    fallback: str = ""
    """Where else, if the chat is closed: as "chat:user", where others read along; only because the person chose it."""
