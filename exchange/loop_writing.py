"""A parcel -> CSV in the layout of Loop Habit Tracker, so that people can leave: a zip with a folder for each habit."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    EveryN,
    Goal,
    Habit,
    MonthDays,
    PauseKind,
    Per,
    Quit,
    Times,
    Weekdays,
)
from core.parcel import Parcel, Record
from core.plan import newest_version
from exchange.cells import guarded
from exchange.loop import THOUSAND
from exchange.loop_csv import CHECKMARKS, HABITS, OURS

HEADER = (
    *("Position", "Name", "Type", "Question", "Description", "FrequencyNumerator", "FrequencyDenominator"),
    *("Color", "Unit", "Target Type", "Target Value", "Archived?"),
)
NOT_IN_A_FOLDER = re.compile(r"[^ a-zA-Z0-9._-]")
LONGEST_FOLDER = 100
USUAL_COLOUR = "#1976D2"
A_LAPSE = THOUSAND
"""One of what was to be left."""
DAYS_OF = {Per.DAY: 1, Per.WEEK: 7, Per.MONTH: 30}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def loop_zip(parcel: Parcel) -> bytes:
    """What is in the bin stays out: Loop has none."""
    records = [record for record in parcel.records if record.binned_at is None]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = OURS.encode()
        rows = [_row(number, record.habit) for number, record in enumerate(records, 1)]
        _put(archive, HABITS, [HEADER, *rows])
        for number, record in enumerate(records, 1):
            _put(archive, f"{_folder(number, record.habit.name)}/{CHECKMARKS}", _checkmarks(record))
    return packed.getvalue()


def _put(archive: zipfile.ZipFile, path: str, rows: Iterable[Iterable[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    file = zipfile.ZipInfo(path, LONG_AGO)
    file.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(file, text.getvalue().encode())


def _folder(number: int, name: str) -> str:
    """As Loop names it: a name without a Latin letter leaves the number alone."""
    return f"{number:03} {NOT_IN_A_FOLDER.sub('', name)[:LONGEST_FOLDER]}".strip()


def _row(number: int, habit: Habit) -> tuple[str, ...]:
    goal = newest_version(habit).goal
    times, days = _frequency(habit)
    archived = any(pause.kind is PauseKind.ARCHIVE and pause.last is None for pause in habit.pauses)
    kind, target_type, target, unit = _target(goal)
    return (
        *(f"{number:03}", habit.name, kind, "", habit.note, str(times), str(days)),
        *(habit.colour.upper() or USUAL_COLOUR, unit, target_type, target, str(archived).lower()),
    )


def _target(goal: Goal) -> tuple[str, str, str, str]:
    match goal:
        case Check():
            return "YES_NO", "", "", ""
        case AtLeast(target, unit):
            return "NUMERICAL", "AT_LEAST", f"{target:f}", unit
        case AtMost(limit, unit):
            return "NUMERICAL", "AT_MOST", f"{limit:f}", unit
        case Quit():
            return "NUMERICAL", "AT_MOST", "0", ""


def _frequency(habit: Habit) -> tuple[int, int]:
    """So many times in so many days: the nearest that Loop can say."""
    version = newest_version(habit)
    if isinstance(version.goal, AtLeast | AtMost) and version.goal.per is not Per.DAY:
        return 1, DAYS_OF[version.goal.per]
    match version.schedule:
        case Weekdays(days):
            return (len(days), DAYS_OF[Per.WEEK]) if len(days) < DAYS_OF[Per.WEEK] else (1, 1)
        case EveryN(n):
            return 1, n
        case MonthDays(days):
            return len(days), DAYS_OF[Per.MONTH]
        case Times(x, per):
            return x, DAYS_OF[per]
        case Daily() | _:
            return 1, 1


def _checkmarks(record: Record) -> Iterator[tuple[str, str, str]]:
    """The newest first."""
    yield "Date", "Value", "Notes"
    goal = newest_version(record.habit).goal
    for kept in reversed(record.entries):
        yield kept.entry.date.isoformat(), _value(goal, kept.entry), kept.entry.note


def _value(goal: Goal, entry: Entry) -> str:
    """A word, or thousandths."""
    numeric = not isinstance(goal, Check)
    match entry.kind:
        case EntryKind.SKIP:
            return "SKIP"
        case EntryKind.NO:
            return "NO"
        case EntryKind.AMOUNT if numeric:
            return str(int((entry.amount or Decimal(0)) * THOUSAND))
        case EntryKind.LAPSE:
            return str(A_LAPSE) if numeric else "NO"
        case EntryKind.DONE if isinstance(goal, AtLeast):
            return str(int(goal.target * THOUSAND))
        case EntryKind.DONE if numeric:
            return "NO"
    return "YES_MANUAL"
