"""Parcels to pack and unpack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    Habit,
    MonthDays,
    Pause,
    PauseKind,
    Per,
    Quit,
    Schedule,
    Slot,
    Times,
    Version,
    Weekdays,
)
from core.parcel import Kept, Parcel, Record, Together
from core.people import Clock, Person, Preferences, ThemeChoice, Weekday, ZoneChange

START = date(2026, 7, 1)
NOW = datetime(2026, 8, 5, 18, 30, 0, 123456, tzinfo=UTC)
DAY = timedelta(days=1)


def habit(name: str, schedule: Schedule | None = None, goal: Goal | None = None) -> Habit:
    return Habit(0, 0, name, START, (Version(START, schedule or Daily(), goal or Check()),))


def named(names: Iterable[str]) -> Parcel:
    """Each habit done once, with its name as a note, too."""
    entry = Entry(START, EntryKind.DONE)
    return Parcel(
        tuple(
            Record(habit(name), (Kept(Entry(START, entry.kind, note=name), NOW, "UTC"),), f"k{number}")
            for number, name in enumerate(names)
        )
    )


def everything() -> Parcel:
    """One of everything that Cairn keeps."""
    others = [
        Record(habit("Quit", None, Quit()), (Kept(Entry(START, EntryKind.LAPSE, note="once")),), "q", NOW),
        Record(habit("Limit", None, AtMost(Decimal(2), "cups"))),
        Record(habit("Often", Times(3, Per.WEEK)), binned_at=NOW),
        Record(habit("Every", EveryN(3))),
        Record(habit("From start", EveryN(4, from_start=True))),
        Record(habit("Days", MonthDays(frozenset({1, 15})))),
        Record(habit("Last days", MonthDays(frozenset({31})))),
        Record(habit("Dates", Dates(frozenset({date(2026, 8, 9), date(2026, 9, 9)})))),
    ]
    return Parcel(
        (Record(_rich(), _entries(), "cairn:1:2", NOW), *others),
        person=_person(),
        pauses=(Pause(date(2026, 8, 10), date(2026, 8, 17)),),
        routines=(Together("Morning", (2, 0)),),
        seen=frozenset({START, START + 8 * DAY}),
    )


def _rich() -> Habit:
    return Habit(
        id=0,
        owner=0,
        name="Water",
        start=START,
        versions=(
            Version(START, Daily(), AtLeast(Decimal("1.5"), "l"), Weekday.SUN),
            Version(START + 9 * DAY, Weekdays(frozenset({Weekday.MON, Weekday.SAT})), AtLeast(Decimal(2), "l")),
            Version(START + 20 * DAY, Daily(), AtLeast(Decimal(9), "l", Per.WEEK)),
        ),
        pauses=(Pause(START + 3 * DAY, START + 4 * DAY), Pause(START + 30 * DAY, None, PauseKind.ARCHIVE)),
        slots=(Slot(0, time(8), frozenset({Weekday.MON})), Slot(1, time(21, 5), on=False)),
        last_call=time(22),
        category="health",
        note="A line\nand another",
        end=date(2026, 12, 31),
        colour="#1f4e7a",
        cue="after coffee",
        public=True,
    )


def _entries() -> tuple[Kept, ...]:
    return (
        Kept(Entry(START, EntryKind.AMOUNT, Decimal("0.125"), "=note"), NOW, "Asia/Tokyo"),
        Kept(Entry(START + DAY, EntryKind.SKIP, note="ill"), NOW - DAY, "Europe/Berlin"),
        Kept(Entry(START + 2 * DAY, EntryKind.NO, note="no time")),
        Kept(Entry(START + 5 * DAY, EntryKind.DONE), NOW),
    )


def _person() -> Person:
    clock = Clock("Europe/Berlin", time(3), (ZoneChange(NOW - 9 * DAY, "Asia/Tokyo"),))
    preferences = Preferences("en-US", False, time(23), time(6, 30), ThemeChoice.AUTO, True, 4)
    return Person(0, clock, Weekday.SUN, START, "de", "Álex", 168, True, preferences, None, ((START, START),))
