"""A person: whose clock, whose week, whose habits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

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


class ThemeChoice(StrEnum):
    """What a person wants their pictures painted on; AUTO: light by day."""

    DARK = "dark"
    LIGHT = "light"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen of how Cairn is with them; the defaults suit most."""

    region: str = ""
    """How their platform names their language and country ("en-US"): it orders dates and chooses the clock."""
    hours24: bool | None = None
    """None: as the region writes it."""
    quiet_from: time = time(22, 30)
    quiet_until: time = time(7)
    """A reminder between these makes no sound, and nothing that was put off is sent. Twice the same: never quiet."""
    theme: ThemeChoice = ThemeChoice.DARK
    calm: bool = False
    """No celebrations."""
    skips_a_month: int = 2
    """For each habit."""


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, on however many platforms."""

    id: PersonId
    clock: Clock
    week_start: Weekday = Weekday.MON
    savers_since: date | None = None
    """Since when streak savers are on. None: they are off."""
    language: str = "en"
    name: str = ""
    backfill_hours: int = 48
    set_up: bool = False
    """False until the person has said what time it is for them."""
    preferences: Preferences = Preferences()
    erase_at: datetime | None = None
    """When everything of theirs goes, because they said so. None: it stays."""
    savers_before: tuple[tuple[date, date], ...] = ()
    """When streak savers were on earlier, as first and last dates: what they saved then stays saved."""


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
