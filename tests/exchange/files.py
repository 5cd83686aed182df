"""Files as other programs write them: those that are text lie in samples/, databases are made here."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 8, 5)
EPOCH = date(1970, 1, 1)

LOOP_25 = """
CREATE TABLE Habits (id integer primary key autoincrement, archived integer, color integer, description text,
  freq_den integer, freq_num integer, highlight integer, name text, position integer, reminder_hour integer,
  reminder_min integer, reminder_days integer not null default 127, type integer not null default 0,
  target_type integer not null default 0, target_value real not null default 0, unit text not null default "",
  question text, uuid text);
CREATE TABLE Repetitions (id integer primary key autoincrement, habit integer not null references habits(id),
  timestamp integer not null, value integer not null, notes text);
CREATE UNIQUE INDEX idx_repetitions_habit_timestamp on Repetitions(habit, timestamp);
CREATE TABLE Events (id integer primary key autoincrement, timestamp integer, message text, server_id integer);
PRAGMA user_version = 25;
"""
LOOP_12 = """
CREATE TABLE Habits (Id INTEGER PRIMARY KEY AUTOINCREMENT, archived INTEGER, color INTEGER, description TEXT,
  freq_den INTEGER, freq_num INTEGER, highlight INTEGER, name TEXT, position INTEGER, reminder_hour INTEGER,
  reminder_min INTEGER, reminder_days INTEGER NOT NULL DEFAULT 127);
CREATE TABLE Repetitions (Id INTEGER PRIMARY KEY AUTOINCREMENT, habit INTEGER REFERENCES Habits(Id), timestamp INTEGER);
PRAGMA user_version = 12;
"""


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def zipped(folder: str, inside: str = "") -> bytes:
    """A folder of samples as a zip, its files within the folder `inside`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((SAMPLES / folder).rglob("*.csv")):
            archive.write(file, f"{inside}{file.relative_to(SAMPLES / folder).as_posix()}")
    return packed.getvalue()


def stamp(day: str) -> int:
    """A local date as Loop keeps it: milliseconds of its midnight, as if in UTC."""
    return (date.fromisoformat(day) - EPOCH) // timedelta(milliseconds=1)


def loop_database(
    folder: Path,
    habits: Sequence[Mapping[str, object]],
    marks: Sequence[tuple[object, ...]],
    schema: str = LOOP_25,
    more: str = "",
) -> bytes:
    """`marks` are rows of Repetitions without their id."""
    file = folder / "Loop Habits Backup.db"
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as database:
        database.executescript(schema)
        for habit in habits:
            database.execute(
                f"INSERT INTO Habits ({', '.join(habit)}) VALUES ({', '.join('?' * len(habit))})", [*habit.values()]
            )
        for mark in marks:
            columns = ["habit", "timestamp", "value", "notes"][: len(mark)]
            database.execute(
                f"INSERT INTO Repetitions ({', '.join(columns)}) VALUES ({', '.join('?' * len(mark))})", mark
            )
        database.executescript(more)
    database.close()
    return file.read_bytes()


DAILY = {"freq_num": 1, "freq_den": 1, "highlight": 0, "archived": 0, "description": "", "question": ""}
REMINDER = {"reminder_hour": 21, "reminder_min": 5, "reminder_days": 0b0000101}
PAGES = {"type": 1, "target_value": 50.0, "unit": "pages", "freq_den": 7, "archived": 1}
HABITS: list[dict[str, object]] = [
    {
        **DAILY,
        **REMINDER,
        "id": 1,
        "name": "Swim",
        "position": 1,
        "color": 11,
        "uuid": "a1",
        "question": "Did you swim?",
    },
    {**DAILY, "id": 2, "name": "Read", "position": 0, "color": 7, "uuid": "b2", "freq_num": 1, "freq_den": 3},
    {**DAILY, **PAGES, "id": 3, "name": "Pages", "position": 2, "color": 0, "uuid": "c3"},
]
MARKS: list[tuple[int, str, int, str | None]] = [
    (1, "2026-08-01", 2, ""),
    (1, "2026-08-02", 0, "ill"),
    (1, "2026-08-03", 3, ""),
    (1, "2026-08-04", 1, ""),
    (1, "2026-08-05", -1, "was it?"),
    (2, "2026-07-30", 2, None),
    (3, "2026-08-01", 12_500, "slow"),
    (3, "2026-08-02", 0, ""),
    (3, "2026-08-03", 2, ""),
]


def full_loop_database(folder: Path) -> bytes:
    """A backup of the newest version with one of everything."""
    return loop_database(folder, HABITS, [(habit, stamp(day), value, note) for habit, day, value, note in MARKS])
