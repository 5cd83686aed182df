"""A parcel: everything a person keeps here, as it leaves, or as it arrives from here or from another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.entries import Entry
from core.errors import CairnError
from core.habits import Habit, Pause
from core.people import Person

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Of a file that is sent to us: what Telegram lets a bot fetch."""
MAX_ENTRIES = 200_000
"""Of one parcel: twenty habits of twenty-seven years."""
MAX_RECORDS = 1_000
"""Of one parcel; those in the bin and those that will not fit are among them."""


class FileRefused(CairnError):
    """I cannot read this file. I know exports of Cairn, Loop, HabitBull, Beaver Habits and Table Habit."""

    text_key = "error-file-unknown"


class BrokenFile(FileRefused):
    """This file is damaged or cut off, so nothing was taken from it. Where it stops making sense: { $where }"""

    text_key = "error-file-broken"


class HugeFile(FileRefused):
    """This file is too big, so nothing was taken from it. I can read { $limit } MB and { $entries } entries."""

    text_key = "error-file-huge"


class NewerFile(FileRefused):
    """This file was made by a newer program than I know (version { $version }), so nothing was taken from it."""

    text_key = "error-file-newer"


class EmptyFile(FileRefused):
    """There is no habit in this file."""

    text_key = "error-file-empty"


class FileForm(StrEnum):
    """What a parcel can leave as."""

    CSV = "csv"
    ICS = "ics"
    JSON = "json"


class Origin(StrEnum):
    """Which program has packed it."""

    CAIRN = "cairn"
    LOOP = "loop"
    HABITBULL = "habitbull"
    BEAVER = "beaver"
    TABLE_HABIT = "table-habit"


class Lost(StrEnum):
    """What a file says and Cairn cannot keep as it was; it is counted, and told."""

    FREQUENCY = "frequency"
    """Came as the nearest plan that there is."""
    UNANSWERED = "unanswered"
    """A note of a date without an answer: it came as an explicit no."""
    WORDS = "words"
    """A name or note was longer than ours may be, and was cut."""
    AMOUNT = "amount"
    """An amount that ours cannot be: below nothing, or beyond a million."""
    DATE = "date"
    """An entry of a date that cannot be, or a second one of its date."""
    TARGET = "target"
    """The file does not say how much is enough: more than nothing is."""
    REMINDER = "reminder"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry with the instant and the zone in which it was written, where they are known."""

    entry: Entry
    logged_at: datetime | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A habit and all that was said of it. `habit.pauses` are its own alone; its ids say nothing outside."""

    habit: Habit
    entries: Sequence[Kept] = ()
    """By date."""
    key: str = ""
    """Names the habit for good, wherever it comes from: brought again, it is known again."""
    created_at: datetime | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """A routine: the places of its habits among the records of its parcel, in its own order."""

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """`records` in the person's order. Only our own parcels know the person, and when they were seen."""

    records: tuple[Record, ...]
    origin: Origin = Origin.CAIRN
    person: Person | None = None
    pauses: tuple[Pause, ...] = ()
    """Of all habits."""
    routines: tuple[Together, ...] = ()
    seen: frozenset[date] = frozenset()
    lost: Mapping[Lost, int] = field(default_factory=Counter)

    @property
    def size(self) -> int:
        """How many entries."""
        return sum(len(record.entries) for record in self.records)

    @property
    def last_date(self) -> date | None:
        return max((kept.entry.date for record in self.records for kept in record.entries), default=None)
