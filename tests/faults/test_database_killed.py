"""kill -9 (faults 78, 84, and of the program itself): what was committed is there, the rest is as if never begun."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from core.errors import NotSaved, TryAgain
from storage.database import Database
from storage.direct import Connection as AnyConnection
from storage.tables import changes, digests, entries, inbox, metadata
from tests.storage.household import NOW, Household

CHECKOUT = Path(__file__).parents[2]
MIGRATE_AND_DIE = """
import asyncio, os, signal, sys
from sqlalchemy import Engine, event
from storage.database import Database

def die(*_): os.kill(os.getpid(), signal.SIGKILL)

statements = 0
def count(*_):
    global statements
    statements += 1
    if str(statements) == sys.argv[2]:
        die()

event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", die)
asyncio.run(Database(sys.argv[1]).open())
"""
WRITE_WITHOUT_END = """
import asyncio, sys
from datetime import date, timedelta
from storage.database import Database
from tests.storage.household import NOW, done

async def write(url):
    database = Database(url)
    for number in range(100_000):
        day = date(1900, 1, 1) + timedelta(number)
        async with database.transaction() as storage:
            alice = await storage.people.by_account("telegram", "1")
            (diary,) = await storage.entries.diaries(alice.id)
            await storage.entries.write(alice, diary.habit.id, day, None, done(day), str(number), NOW)
        print(number, flush=True)

asyncio.run(write(sys.argv[1]))
"""


@pytest.fixture(params=["new_sqlite_url", "new_postgres_url"])
def new_url(request: pytest.FixtureRequest) -> str:
    """Without any table."""
    url: str = request.getfixturevalue(request.param)
    return url


@pytest.mark.parametrize("moment", ["25", "commit"])
async def test_a_migration_that_is_killed_leaves_no_half_state(new_url: str, moment: str) -> None:
    assert _died_migrating(new_url, moment)
    assert await _tables(new_url) == set()

    database = Database(new_url)
    await database.open()

    async with database.transaction() as storage:
        left = await storage.people.connection.run_sync(_differences)
    await database.close()
    assert left == []


def _died_migrating(url: str, moment: str) -> bool:
    died = subprocess.run([sys.executable, "-c", MIGRATE_AND_DIE, url, moment], cwd=CHECKOUT)
    return died.returncode == -signal.SIGKILL


async def _tables(url: str) -> set[str]:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda plain: inspect(plain).get_table_names())
    await engine.dispose()
    return set(names)


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_a_writer_that_is_killed_loses_nothing_it_has_confirmed(
    database_url: str, database: Database, home: Household
) -> None:
    confirmed = _confirmed_before_the_kill(database_url)

    async with database.transaction() as storage:
        (diary,) = await storage.entries.diaries(home.alice.id)
        written = await storage.entries.connection.scalar(select(func.count()).select_from(changes))
        rows = await storage.entries.connection.scalar(select(func.count()).select_from(entries))
        await storage.entries.connection.execute(digests.delete())
        (from_rows,) = await storage.entries.diaries(home.alice.id)
    assert len(confirmed) <= len(diary.entries) <= len(confirmed) + 1
    assert written == rows == len(diary.entries)
    assert diary == from_rows


def _confirmed_before_the_kill(url: str) -> list[int]:
    command = [sys.executable, "-c", WRITE_WITHOUT_END, url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=CHECKOUT) as writer:
        assert writer.stdout is not None
        confirmed = [int(writer.stdout.readline()) for _ in range(30)]
        writer.kill()
        return confirmed + [int(line) for line in writer.stdout if line.endswith(b"\n")]


async def test_the_pool_recovers_when_postgresql_dies_in_the_middle(postgres_url: str) -> None:
    """A killed backend makes PostgreSQL drop everybody, recover and start over."""
    database = Database(postgres_url)
    await database.open()

    for round_ in range(2):
        with pytest.raises((TryAgain, NotSaved)):
            await _write_and_kill(database, f"lost {round_}")
        await _until_saved(database, f"kept {round_}")

    async with database.transaction() as storage:
        names = await storage.people.connection.scalars(text("SELECT key FROM inbox ORDER BY key"))
    await database.close()
    assert list(names) == ["kept 0", "kept 1"]


async def _write_and_kill(database: Database, key: str) -> None:
    async with database.transaction() as storage:
        await _write(storage.people.connection, key)
        backend = await storage.people.connection.scalar(text("SELECT pg_backend_pid()"))
        os.kill(backend, signal.SIGKILL)
        await storage.people.connection.scalar(text("SELECT 1"))


async def _until_saved(database: Database, key: str) -> None:
    for _ in range(200):
        try:
            async with database.transaction() as storage:
                await _write(storage.people.connection, key)
        except (TryAgain, NotSaved):
            await asyncio.sleep(0.05)
        else:
            return
    pytest.fail("PostgreSQL is not back after 10 s")


async def _write(connection: AnyConnection, key: str) -> None:
    await connection.execute(inbox.insert().values(key=key, platform="test", received_at=NOW))
