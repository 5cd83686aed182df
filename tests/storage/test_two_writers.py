"""Read, then write: no update of one is lost to another."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from core.entries import Entry, EntryKind
from core.errors import TryAgain
from core.people import Account, Clock, Person
from storage.database import Database
from storage.tables import changes, people
from tests.storage.household import NOW, TODAY, Household, diary_of

TRANSACTIONS, TASKS = 200, 8


async def test_every_one_of_200_read_then_write_transactions_survives(
    database_url: str, database: Database, home: Household
) -> None:
    """Two processes would have an engine each, as the two databases here do."""
    other = Database(database_url)

    async def add(task: int) -> None:
        for number in range(TRANSACTIONS // TASKS):
            await _add_one(other if task % 2 else database, home, f"{task}:{number}")

    await asyncio.gather(*map(add, range(TASKS)))
    await other.close()

    diary = await diary_of(database, home.alice.id, home.reading.id)
    async with database.transaction() as storage:
        written = await storage.entries.connection.scalar(select(func.count()).select_from(changes))
    assert written == TRANSACTIONS
    assert diary.entries == (Entry(TODAY, EntryKind.AMOUNT, Decimal(TRANSACTIONS)),)


async def _add_one(database: Database, home: Household, key: str) -> None:
    async with database.transaction() as storage:
        alice = await storage.people.by_account("telegram", "1")
        diary = await storage.entries.diary(home.alice.id, home.reading.id)
        assert alice is not None
        assert diary is not None
        before = diary.entry(TODAY)
        amount = Decimal(1) if before is None or before.amount is None else before.amount + 1
        after = Entry(TODAY, EntryKind.AMOUNT, amount)
        assert await storage.entries.write(alice, home.reading.id, TODAY, before, after, key, NOW)


async def test_a_person_who_writes_twice_at_once_is_welcomed_once(database_url: str, database: Database) -> None:
    other = Database(database_url)

    async def welcome(where: Database) -> Person:
        async with where.transaction() as storage:
            known = await storage.people.by_account("telegram", "9")
            return known or await storage.people.add(Account("telegram", "9", "9"), Person(0, Clock("UTC")), NOW)

    async def try_again(where: Database) -> Person:
        try:
            return await welcome(where)
        except TryAgain:
            return await welcome(where)

    met = await asyncio.gather(*(try_again(where) for where in (database, other) * 4))
    await other.close()

    async with database.transaction() as storage:
        number = await storage.people.connection.scalar(select(func.count()).select_from(people))
    assert {person.id for person in met} == {met[0].id}
    assert number == 1


async def test_a_request_that_is_cancelled_leaves_nothing_and_blocks_nobody(
    database: Database, home: Household
) -> None:
    begun = asyncio.Event()

    async def write_and_hang() -> None:
        async with database.transaction() as storage:
            await storage.people.saw(home.alice.id, TODAY)
            await storage.desk.keep_draft(home.alice.id, "half", {}, NOW)
            begun.set()
            await asyncio.sleep(3600)

    hanging = asyncio.create_task(write_and_hang())
    await begun.wait()
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging

    async with database.transaction() as storage:
        assert await storage.desk.draft(home.alice.id, "half") is None
