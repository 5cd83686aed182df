"""Loop Habit Tracker's CSV, a zip with a folder for each habit -> a parcel. Ours is the same (loop_writing.py)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath

from core.parcel import BrokenFile, Origin, Parcel
from exchange.cells import unguarded
from exchange.loop import AUTO, NO, SKIP, UNKNOWN, YES, Checkmark, LoopHabit, pack
from exchange.packing import Packing, decimal

HABITS, CHECKMARKS = "Habits.csv", "Checkmarks.csv"
OURS = "cairn 1"
"""The comment of the zip, when it was us who wrote it."""
WORDS = {"YES_MANUAL": YES, "YES_AUTO": AUTO, "NO": NO, "SKIP": SKIP, "UNKNOWN": UNKNOWN}
OLD_NAMES = {"NumRepetitions": "FrequencyNumerator", "Interval": "FrequencyDenominator"}
NUMBER = re.compile(r"\d+")
HEX = re.compile(r"#[0-9a-fA-F]{6}")
Files = Mapping[str, str]


def loop_csv(files: Files, comment: str, today: date) -> Parcel:
    """`files` by their paths within the zip. Raises: FileRefused and its kinds."""
    packing = Packing(Origin.CAIRN if comment == OURS else Origin.LOOP, today)
    table = min((path for path in files if PurePosixPath(path).name == HABITS), key=len)
    marks = _by_number(files, PurePosixPath(table).parent)
    for place, row in enumerate(_table(files[table], table), 1):
        number = NUMBER.match(row.get("Position", ""))
        found = marks.get(int(number[0]) if number else place, "")
        pack(packing, _habit(row), _marks(found))
    return packing.parcel()


def _by_number(files: Files, folder: PurePosixPath) -> dict[int, str]:
    """Checkmarks by the number of their folder: its name has lost every letter that is not Latin."""
    found = {}
    for path, text in files.items():
        place = PurePosixPath(path)
        number = NUMBER.match(place.parent.name)
        if place.name == CHECKMARKS and place.parent.parent == folder and number:
            found[int(number[0])] = text
    return found


def _table(text: str, name: str) -> Iterator[dict[str, str]]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [OLD_NAMES.get(cell, cell) for cell in next(lines, [])]
        if "Name" not in header:
            raise BrokenFile(where=name)
        for line in lines:
            if len(line) >= len(header):
                yield dict(zip(header, map(unguarded, line), strict=False))
            elif line:
                raise BrokenFile(where=f"{name}, {lines.line_num}")
    except csv.Error:
        raise BrokenFile(where=f"{name}, {lines.line_num}") from None


def _habit(row: Mapping[str, str]) -> LoopHabit:
    colour = row.get("Color", "")
    return LoopHabit(
        name=row["Name"],
        question=row.get("Question", ""),
        description=row.get("Description", ""),
        times=_whole(row.get("FrequencyNumerator")),
        days=_whole(row.get("FrequencyDenominator")),
        numeric=row.get("Type") == "NUMERICAL",
        at_most=row.get("Target Type") == "AT_MOST",
        target=decimal(row.get("Target Value") or "0") or Decimal(0),
        unit=row.get("Unit", ""),
        colour=colour.lower() if HEX.fullmatch(colour) else "",
        archived=row.get("Archived?", "").lower() == "true",
    )


def _marks(text: str) -> list[Checkmark]:
    """Of two columns or three; where neither words nor a -1 stand, 0 is no answer and not a no."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[tuple[date, str, str]] = []
    try:
        for line in lines:
            if line and (day := _day(line[0])):
                value, note, *_ = (*line[1:], "", "")
                found.append((day, value.strip(), unguarded(note)))
            elif any(line) and lines.line_num > 1:
                raise BrokenFile(where=f"{CHECKMARKS}, {lines.line_num}")
    except csv.Error:
        raise BrokenFile(where=f"{CHECKMARKS}, {lines.line_num}") from None
    old = not any(value in WORDS or value == str(UNKNOWN) for _, value, _ in found)
    return [Checkmark(day, _value(value, old=old), note) for day, value, note in found]


def _value(word: str, *, old: bool) -> int:
    if word in WORDS:
        return WORDS[word]
    try:
        value = int(word)
    except ValueError:
        raise BrokenFile(where=f"{CHECKMARKS}: {word[:40]}") from None
    return UNKNOWN if old and value == NO else value


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        return None


def _whole(cell: str | None) -> int:
    return int(cell) if cell and cell.isdecimal() and len(cell) < 7 else 1
