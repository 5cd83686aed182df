"""The tables of the code are those that the migrations make, from every revision on."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, insert, inspect, text

from core.entries import Entry, EntryKind
from core.habits import Check, Slot, Version, Weekdays
from core.people import Clock, Weekday
from storage import schema
from storage.database import Database
from storage.tables import metadata
from tests.storage.revisions import ROWS, raw

REVISIONS = [script.revision for script in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()]


@pytest.fixture(params=["new_sqlite_url", "new_postgres_url"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind without any table."""
    url: str = request.getfixturevalue(request.param)
    return url


async def test_tables_and_migrations_agree(database: Database) -> None:
    def differences(connection: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.transaction() as storage:
        found = await storage.people.connection.run_sync(differences)
        present = await storage.people.connection.run_sync(_tables)

    assert found == []
    assert present == {*metadata.tables, "alembic_version"}


@pytest.mark.parametrize("revision", REVISIONS)
async def test_what_an_older_cairn_kept_is_still_there(database_url: str, revision: str) -> None:
    database = Database(database_url)
    await _stand_at(database, revision)

    await database.open()

    async with database.transaction() as storage:
        alice = await storage.people.by_account("telegram", "1")
        assert alice is not None
        (diary,) = await storage.entries.diaries(alice.id)
        (due,) = await storage.outbox.due_slots(datetime(2026, 11, 23, 20, tzinfo=UTC), 10)
    await database.close()
    habit = diary.habit
    assert (alice.name, alice.clock) == ("Alice", Clock("Europe/Berlin", time(4)))
    assert (habit.name, habit.slots) == ("Read", (Slot(0, time(21)),))
    assert due.planned.next_date == date(2026, 11, 23)
    assert habit.versions == (Version(date(2026, 1, 1), Weekdays(frozenset({Weekday.MON})), Check()),)
    assert diary.entries == (Entry(date(2026, 11, 23), EntryKind.DONE, note="in bed"),)


async def _stand_at(database: Database, revision: str) -> None:
    """As a Cairn of that revision has left it."""

    def fill(connection: Connection) -> None:
        schema.migrate(connection, revision)
        tables = MetaData()
        tables.reflect(connection)
        for table, rows in ROWS[revision].items():
            for row in rows:
                connection.execute(insert(tables.tables[table]), raw(row, connection.dialect.name))

    async with database.transaction() as storage:
        await storage.people.connection.run_sync(fill)


async def test_opening_twice_changes_nothing(database: Database) -> None:
    await database.open()

    async with database.transaction() as storage:
        assert await storage.people.connection.scalar(text("SELECT version_num FROM alembic_version")) == schema.head()


async def test_two_processes_may_start_together(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]

    await asyncio.gather(*(database.open() for database in databases))

    for database in databases:
        async with database.transaction() as storage:
            assert await storage.people.by_account("telegram", "1") is None
        await database.close()


async def test_a_database_of_a_newer_cairn_is_refused(database: Database) -> None:
    async with database.transaction() as storage:
        await storage.people.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(schema.NewerSchema, match=f"9999.*{schema.head()}"):
        await database.open()


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())
