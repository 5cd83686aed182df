"""Loop Habit Tracker's backup, an SQLite database of any of its versions -> a parcel."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.habits import Slot
from core.limits import FIRST_DATE, LAST_DATE
from core.parcel import MAX_ENTRIES, BrokenFile, FileRefused, Lost, NewerFile, Origin, Parcel
from core.people import Weekday
from exchange.loop import YES, Checkmark, LoopHabit, colour_of, pack
from exchange.packing import Packing, decimal, too_big

MAGIC = b"SQLite format 3\0"
NEWEST = 25
VALUES_SINCE, QUESTIONS_SINCE = 16, 23
"""Versions of the database: before the one each row means yes, before the other the question is the description."""
MILLISECONDS_A_DAY = 86_400_000
EPOCH = date(1970, 1, 1)
MOST_TEXT = 1_000_000
STEPS_BETWEEN_LOOKS, MOST_LOOKS = 100_000, 5_000
"""A database can hold a view that never ends."""
DAYS = (Weekday.SAT, Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)
"""Of the bits of `reminder_days`, the lowest first."""
Row = Mapping[str, Any]


def loop_database(content: bytes, today: date) -> Parcel:
    """Raises: FileRefused and its kinds."""
    packing = Packing(Origin.LOOP, today)
    try:
        with _opened(content) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version > NEWEST:
                raise NewerFile(version=version)
            _check(database)
            habits = list(_rows(database, "Habits"))
            marks = _marks(database, version)
    except sqlite3.Error as error:
        raise BrokenFile(where=str(error)) from None
    for row in sorted(habits, key=lambda row: (_whole(row.get("position")), _whole(row.get("id")))):
        pack(packing, _habit(packing, row, version), marks.get(row.get("id"), []))
    return packing.parcel()


@contextmanager
def _opened(content: bytes) -> Iterator[sqlite3.Connection]:
    """Read from a copy that nothing can write to, with an end to what a hostile file may cost."""
    looks = iter(range(MOST_LOOKS))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "loop.db"
        file.write_bytes(content)
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.row_factory = sqlite3.Row
            database.text_factory = lambda text: text.decode(errors="replace")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_TEXT)
            database.set_progress_handler(lambda: next(looks, None) is None, STEPS_BETWEEN_LOOKS)
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA cell_size_check = ON")
            yield database


def _check(database: sqlite3.Connection) -> None:
    """Raises: BrokenFile for damage, FileRefused for a database of something else."""
    damage = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise BrokenFile(where=damage)
    tables = {name.lower() for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"habits", "repetitions"} <= tables:
        raise FileRefused


def _rows(database: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Old versions write the names of columns another way."""
    for number, row in enumerate(database.execute(f"SELECT * FROM {table}")):  # noqa: S608 - a name of ours
        if number >= MAX_ENTRIES:
            raise too_big()
        yield {name.lower(): row[name] for name in row.keys()}  # noqa: SIM118 - iterating a row gives its values


def _marks(database: sqlite3.Connection, version: int) -> dict[Any, list[Checkmark]]:
    found: dict[Any, list[Checkmark]] = {}
    for row in _rows(database, "Repetitions"):
        day = _day(row["timestamp"])
        value = _whole(row.get("value", YES)) if version >= VALUES_SINCE else YES
        if day is not None:
            found.setdefault(row["habit"], []).append(Checkmark(day, value, str(row.get("notes") or "")))
    return found


def _habit(packing: Packing, row: Row, version: int) -> LoopHabit:
    description, question = str(row.get("description") or ""), str(row.get("question") or "")
    if version < QUESTIONS_SINCE and not question:
        description, question = "", description
    uuid = row.get("uuid")
    colour = row.get("color")
    return LoopHabit(
        name=str(row.get("name") or ""),
        question=question,
        description=description,
        times=_whole(row.get("freq_num"), 1),
        days=_whole(row.get("freq_den"), 1),
        numeric=_whole(row.get("type")) == 1,
        at_most=_whole(row.get("target_type")) == 1,
        target=decimal(row.get("target_value")) or Decimal(0),
        unit=str(row.get("unit") or ""),
        colour=colour_of(colour if isinstance(colour, int) else None),
        archived=_whole(row.get("archived")) == 1,
        key=f"loop:{uuid}" if uuid else "",
        slots=_slots(packing, row),
    )


def _slots(packing: Packing, row: Row) -> tuple[Slot, ...]:
    hour, minute = row.get("reminder_hour"), row.get("reminder_min")
    if hour is None or minute is None:
        return ()
    bits = _whole(row.get("reminder_days"), 127)
    days = frozenset(day for bit, day in enumerate(DAYS) if bits >> bit & 1)
    hour, minute = _whole(hour, -1), _whole(minute, -1)
    if not days or not (0 <= hour < 24 and 0 <= minute < 60):
        packing.lost[Lost.REMINDER] += 1
        return ()
    return (Slot(0, time(hour, minute), days),)


def _day(timestamp: Any) -> date | None:
    """Milliseconds since 1970 of the local date's midnight, written as if it were in UTC."""
    number = _whole(timestamp, None) if isinstance(timestamp, int) else None
    if number is None:
        return None
    days = number // MILLISECONDS_A_DAY
    first, last = (FIRST_DATE - EPOCH).days, (LAST_DATE - EPOCH).days
    return EPOCH + timedelta(days=days) if first <= days <= last else None


def _whole(value: Any, otherwise: Any = 0) -> Any:
    return value if isinstance(value, int) else otherwise
