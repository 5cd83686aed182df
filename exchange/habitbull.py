"""HabitBull's CSV: a line for each habit and date -> a parcel."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from core.entries import Entry, EntryKind
from core.habits import AtLeast, Check, Daily, Goal
from core.parcel import BrokenFile, Kept, Lost, Origin, Parcel
from exchange.packing import LEAST, Packing, decimal, habit

HEADER = "HabitName,HabitDescription,HabitCategory"
COLUMNS = ("HabitName", "HabitDescription", "HabitCategory", "CalendarDate", "Value", "CommentText")
NO_VALUE = Decimal(-2_150_000_000)
"""What HabitBull writes where nothing was said."""
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
LAST_MONTH = 12
Line = tuple[date, Decimal, str]


@dataclass(slots=True)
class _Habit:
    description: str
    category: str
    lines: list[Line] = field(default_factory=list)


def habitbull(text: str, today: date) -> Parcel:
    """Raises: BrokenFile, EmptyFile, HugeFile."""
    packing = Packing(Origin.HABITBULL, today)
    rows = _rows(text)
    month_first = not any((found := SLASHED.fullmatch(row[3])) and int(found[1]) > LAST_MONTH for row in rows)
    habits: dict[str, _Habit] = {}
    for number, row in enumerate(rows, 2):
        one = habits.setdefault(row[0], _Habit(row[1], row[2]))
        day, value = _day(row[3], month_first=month_first), decimal(row[4])
        if day is None or value is None:
            raise BrokenFile(where=f"{number}: {','.join(row)[:60]}")
        one.lines.append((day, value, row[5]))
    for name, one in habits.items():
        _pack(packing, name, one)
    return packing.parcel()


def _rows(text: str) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header, *rows = [line for line in lines if line]
    except (csv.Error, ValueError):
        raise BrokenFile(where=str(lines.line_num)) from None
    if tuple(header) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise BrokenFile(where=",".join(header)[:60])
    return rows


def _pack(packing: Packing, name: str, one: _Habit) -> None:
    """A habit whose values are not all 0 and 1 is counted; how much is enough, the file does not say."""
    counts = any(value not in (0, 1, NO_VALUE) for _, value, _ in one.lines)
    packing.lost[Lost.TARGET] += counts
    goal: Goal = AtLeast(LEAST) if counts else Check()
    made = replace(
        habit(packing.name(name), packing.today, Daily(), goal),
        category=packing.label(one.category),
        note=packing.note(one.description),
    )
    packing.add(made, _entries(packing, one.lines, counts=counts), "")


def _entries(packing: Packing, lines: Sequence[Line], *, counts: bool) -> list[Kept]:
    found = []
    for day, value, comment in lines:
        note = packing.note(comment)
        if value == NO_VALUE:
            packing.lost[Lost.UNANSWERED] += bool(note)
            entry = Entry(day, EntryKind.NO, note=note) if note else None
        elif not value:
            entry = Entry(day, EntryKind.NO, note=note)
        elif not counts:
            entry = Entry(day, EntryKind.DONE, note=note)
        else:
            amount = packing.amount(value)
            entry = Entry(day, EntryKind.AMOUNT, amount, note) if amount else None
        if entry:
            found.append(Kept(entry))
    return found


def _day(cell: str, *, month_first: bool) -> date | None:
    try:
        if slashed := SLASHED.fullmatch(cell):
            first, second, year = map(int, slashed.groups())
            return date(year, first, second) if month_first else date(year, second, first)
        return date.fromisoformat(cell[:10])
    except ValueError:
        return None
