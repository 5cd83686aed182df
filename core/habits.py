"""A habit: a name, and versions of schedule x goal. The rules are in docs/streaks.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from core.people import PersonId, Weekday

HabitId = int


class Per(StrEnum):
    """The unit over which something is judged."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Daily:
    """Every date is due."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Those weekdays are due."""

    days: frozenset[Weekday]


@dataclass(frozen=True, slots=True)
class EveryN:
    """One date in `n`: counted from the last completion, or (`from_start`) from the version's anchor."""

    n: int
    from_start: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Those dates are due and no other."""

    dates: frozenset[date]


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Those days of every month are due (1..31); a day that a month lacks falls on its last day."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Times:
    """`x` dates of the week or month, whichever; the period is judged, not the date."""

    x: int
    per: Per


Schedule = Daily | Weekdays | EveryN | Dates | MonthDays | Times


@dataclass(frozen=True, slots=True)
class Check:
    """Met by a `done`."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Met when the amounts of the day or period reach `target`."""

    target: Decimal
    unit: str = ""
    per: Per = Per.DAY


@dataclass(frozen=True, slots=True)
class AtMost:
    """Met when the day or period closes with amounts of no more than `limit`."""

    limit: Decimal
    unit: str = ""
    per: Per = Per.DAY


@dataclass(frozen=True, slots=True)
class Quit:
    """At most nothing: a lapse fails its date."""


Goal = Check | AtLeast | AtMost | Quit


@dataclass(frozen=True, slots=True)
class Version:
    """What the habit asks from the date `since` on, until a later version."""

    since: date
    schedule: Schedule
    goal: Goal
    week_start: Weekday = Weekday.MON


class PauseKind(StrEnum):
    PAUSE = "pause"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is required from `first` to `last`, both included; `last` None: until further notice."""

    first: date
    last: date | None = None
    kind: PauseKind = PauseKind.PAUSE


ALL_DAYS = frozenset(Weekday)
LAST_CALL = 9
"""The number of the slot that asks only where a streak would end; the others have lower ones."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A wall time at which the habit asks, if it is still open; on dates that fall on one of `days`."""

    number: int
    time: time
    days: frozenset[Weekday] = ALL_DAYS
    on: bool = True
    """Switched off it is kept, and does not ask."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A person's habit. `versions` in order of writing, at least one; `pauses` the habit's own and its owner's."""

    id: HabitId
    owner: PersonId
    name: str
    start: date
    versions: tuple[Version, ...]
    pauses: tuple[Pause, ...] = ()
    slots: tuple[Slot, ...] = ()
    category: str = ""
    note: str = ""
    end: date | None = None
    colour: str = ""
    """As "#rrggbb"; "": none was chosen."""
    cue: str = ""
    """What it follows on: "after coffee"."""
    public: bool = False
    """Others may see it on the person's profile."""
    last_call: time | None = None
    """When it asks once more, on an evening on which its streak would end. None: it does not."""

    @property
    def all_slots(self) -> tuple[Slot, ...]:
        """With the last call."""
        return self.slots if self.last_call is None else (*self.slots, Slot(LAST_CALL, self.last_call))

    @property
    def times(self) -> tuple[time, ...]:
        """When it asks, the earliest first."""
        return tuple(sorted(slot.time for slot in self.slots if slot.on))


@dataclass(frozen=True, slots=True)
class Binned:
    """A habit that was put in the bin `at` that instant, with so many entries."""

    habit: Habit
    at: datetime
    entries: int


@dataclass(frozen=True, slots=True)
class HabitDraft:
    """A habit that is about to be: what was understood, before the person says yes."""

    name: str
    schedule: Schedule
    goal: Goal
    start: date
    times: tuple[time, ...] = ()
    week_start: Weekday = Weekday.MON
    category: str = ""
    note: str = ""
    end: date | None = None
    colour: str = ""
    cue: str = ""
