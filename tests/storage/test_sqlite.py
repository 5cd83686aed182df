"""SQLite as Cairn needs it: durable, with foreign keys, nobody else's business."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError

from core.errors import NotSaved
from storage.database import Database


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)]
)
async def test_a_pragma_is_on(database: Database, pragma: str, value: object) -> None:
    async with database.transaction() as storage:
        found = await storage.people.connection.scalar(text(f"PRAGMA {pragma}"))

    assert found == value


async def test_a_transaction_is_a_writer_before_its_first_statement(database: Database, sqlite_url: str) -> None:
    other = sqlite3.connect(make_url(sqlite_url).database or "", timeout=0, isolation_level=None)

    async with database.transaction():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    other.execute("BEGIN IMMEDIATE")
    other.close()


async def test_a_row_without_its_person_is_refused(database: Database) -> None:
    async def keep_for_nobody() -> None:
        async with database.transaction() as storage:
            await storage.people.connection.execute(text("INSERT INTO drafts VALUES (77, 'add', '{}', 0)"))

    with pytest.raises(IntegrityError):
        await keep_for_nobody()


def size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


async def test_a_log_that_somebody_reads_is_not_taken_for_wiped(database: Database, sqlite_url: str) -> None:
    file = make_url(sqlite_url).database or ""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM people").fetchone()
    impatient = Database(sqlite_url, wait_seconds=0.05)

    with pytest.raises(NotSaved):
        await impatient.wipe()
    other.close()
    await impatient.wipe()

    assert not size_of(Path(f"{file}-wal"))


async def test_only_the_owner_of_the_file_may_read_it(sqlite_url: str, tmp_path: Path) -> None:
    url = make_url(sqlite_url).set(database=str(tmp_path / "new" / "cairn.db"))
    database = Database(url)

    await database.open()

    files = sorted((tmp_path / "new").iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * len(files)
    await database.close()


async def test_waiting_for_a_statement_does_not_hold_the_event_loop(database: Database) -> None:
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n"
    turns = 0

    async def query() -> object:
        async with database.transaction() as storage:
            return await storage.people.connection.scalar(text(slow))

    waiting = asyncio.create_task(query())
    while not waiting.done():
        turns += 1
        await asyncio.sleep(0)

    assert await waiting == 300000
    assert turns > 10
