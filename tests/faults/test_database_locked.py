"""Somebody else holds the lock (faults 72, 73, 79): a short wait, else "not saved" and nothing half-done."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import psycopg
import pytest
from sqlalchemy import make_url

from core.errors import NotSaved, TryAgain
from core.people import PersonId
from storage.database import Database
from tests.storage.household import NOW, TODAY, Household, move_in

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_writer(url: str) -> Iterator[Callable[[], None]]:
    """Another process holds what Alice's requests need; call it to let go."""
    place = make_url(url)
    if place.get_backend_name() == "postgresql":
        with psycopg.connect(f"host={place.query['host']} user=postgres dbname={place.database}") as connection:
            connection.execute("SELECT * FROM people FOR UPDATE")
            yield connection.rollback
        return
    command = [sys.executable, "-c", HOLD, place.database or ""]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield lambda: holder.communicate() and None
        holder.communicate()


@asynccontextmanager
async def impatient(url: str) -> AsyncIterator[Database]:
    database = Database(url, wait_seconds=0.2)
    yield database
    await database.close()


async def _draft(database: Database, person: PersonId, name: str) -> None:
    async with database.transaction() as storage:
        await storage.people.saw(person, TODAY)
        await storage.people.get(person)
        await storage.desk.keep_draft(person, name, {}, NOW)


async def test_a_lock_that_stays_is_told_and_leaves_nothing(database_url: str, home: Household) -> None:
    async with impatient(database_url) as database:
        with another_writer(database_url), pytest.raises(NotSaved):
            await _draft(database, home.alice.id, "locked")

        await _draft(database, home.alice.id, "free")

        async with database.transaction() as storage:
            assert await storage.desk.draft(home.alice.id, "locked") is None
            assert await storage.desk.draft(home.alice.id, "free") == {}


async def test_those_who_stand_in_line_are_told_too(database_url: str, home: Household) -> None:
    async with impatient(database_url) as database:
        with another_writer(database_url):
            drafts = (_draft(database, home.alice.id, f"{number}") for number in range(20))
            told = await asyncio.gather(*drafts, return_exceptions=True)

        await _draft(database, home.alice.id, "after")

    assert [type(answer) for answer in told] == [NotSaved] * 20


async def test_a_lock_that_goes_is_waited_for(database_url: str, database: Database, home: Household) -> None:
    with another_writer(database_url) as let_go:
        writing = asyncio.create_task(_draft(database, home.alice.id, "patient"))
        await asyncio.sleep(0.1)
        assert not writing.done()

        let_go()
        await writing

    async with database.transaction() as storage:
        assert await storage.desk.draft(home.alice.id, "patient") == {}


async def test_of_two_that_wait_for_each_other_one_is_asked_to_try_again(postgres_url: str) -> None:
    """Only PostgreSQL lets them begin at all."""
    database = Database(postgres_url)
    await database.open()
    home = await move_in(database)
    both = asyncio.Barrier(2)

    async def in_turn(first: PersonId, second: PersonId) -> None:
        async with database.transaction() as storage:
            await storage.people.get(first)
            await both.wait()
            await storage.people.get(second)

    crossing = (in_turn(home.alice.id, home.bob.id), in_turn(home.bob.id, home.alice.id))
    answers = await asyncio.gather(*crossing, return_exceptions=True)
    await database.close()

    assert {type(answer) for answer in answers} == {type(None), TryAgain}
