"""Requests that share a COMMIT on SQLite: each fails alone, nobody is told before it is on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import make_url, text

from core.errors import NotSaved
from core.people import PersonId
from storage.database import Database, Transaction
from storage.direct import Direct
from storage.sqlite import MOST_TOGETHER, Writer
from tests.storage.household import NOW, Household

Do = Callable[[Transaction], Awaitable[object]]


class Broken(Exception):
    """A request went wrong."""


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@asynccontextmanager
async def traced(database: Database) -> AsyncIterator[list[str]]:
    """The statements that begin and end transactions."""
    seen: list[str] = []
    async with database.transaction() as storage:
        connection = storage.people.connection
    assert isinstance(connection, Direct)
    connection.raw.set_trace_callback(seen.append)
    yield seen
    connection.raw.set_trace_callback(None)


async def together(database: Database, requests: Sequence[Do]) -> list[object]:
    """All stand in line before the first of them gets its turn; what each returned or raised."""

    async def one(do: Do) -> object:
        async with database.transaction() as storage:
            return await do(storage)

    with suppress(sqlite3.Error):  # whoever holds the others up is in the same COMMIT
        async with database.transaction():
            tasks = [asyncio.create_task(one(do)) for do in requests]
            await asyncio.sleep(0)
    return await asyncio.gather(*tasks, return_exceptions=True)


def keep(person: PersonId, name: str) -> Do:
    return lambda storage: storage.desk.keep_draft(person, name, {}, NOW)


def keep_and_fail(person: PersonId, name: str) -> Do:
    async def run(storage: Transaction) -> None:
        await storage.desk.keep_draft(person, name, {}, NOW)
        raise Broken

    return run


async def spoil(storage: Transaction) -> None:
    """Write what SQLite refuses only when it commits."""
    await storage.people.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    await storage.people.connection.execute(text("INSERT INTO drafts VALUES (77, 'nobody', '{}', 0)"))


async def drafts(database: Database) -> list[str]:
    async with database.transaction() as storage:
        return list(await storage.people.connection.scalars(text("SELECT name FROM drafts ORDER BY name")))


async def test_those_who_come_together_share_one_commit(database: Database, home: Household) -> None:
    names = [f"{number:02}" for number in range(20)]

    async with traced(database) as statements:
        await together(database, [keep(home.alice.id, name) for name in names])

    assert statements.count("COMMIT") == 1
    assert statements.count("RELEASE request") == 21
    assert await drafts(database) == names


async def test_one_that_fails_takes_nothing_of_the_others_with_it(database: Database, home: Household) -> None:
    requests = [keep(home.alice.id, "a"), keep_and_fail(home.alice.id, "b"), keep(home.bob.id, "c")]

    told = await together(database, requests)

    assert [type(answer) for answer in told] == [type(None), Broken, type(None)]
    assert await drafts(database) == ["a", "c"]


async def test_one_that_fails_alone_leaves_nothing_open(database: Database, home: Household) -> None:
    with pytest.raises(Broken):
        async with database.transaction() as storage:
            await keep_and_fail(home.alice.id, "a")(storage)

    await keep_in_turn(database, home.alice.id, "b")
    assert await drafts(database) == ["b"]


async def test_a_commit_that_fails_is_told_to_everybody_in_it(database: Database, home: Household) -> None:
    told = await together(database, [keep(home.alice.id, "a"), spoil, keep(home.bob.id, "b")])

    await keep_in_turn(database, home.alice.id, "afterwards")

    assert [type(answer) for answer in told] == [sqlite3.IntegrityError] * 3
    assert await drafts(database) == ["afterwards"]


async def test_everybody_is_told_when_sqlite_has_taken_all_back_by_itself(database: Database, home: Household) -> None:
    """As it may when the disk is full in the middle of a statement."""

    async def lose(storage: Transaction) -> None:
        await storage.people.connection.execute(text("ROLLBACK"))

    told = await together(database, [keep(home.alice.id, "a"), lose])
    after = await together(database, [keep(home.bob.id, "b")])

    assert [type(answer) for answer in told] == [sqlite3.OperationalError] * 2
    assert after == [None]
    assert await drafts(database) == ["b"]


async def keep_in_turn(database: Database, person: PersonId, name: str) -> None:
    async with database.transaction() as storage:
        await storage.desk.keep_draft(person, name, {}, NOW)


async def test_nobody_goes_on_before_it_is_on_the_disk(database: Database, home: Household, sqlite_url: str) -> None:
    """Another connection sees what is committed, and nothing else."""
    other = sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)
    seen: list[bool] = []

    async def keep_and_look(name: str) -> None:
        await keep_in_turn(database, home.alice.id, name)
        seen.append(other.execute("SELECT 1 FROM drafts WHERE name = ?", (name,)).fetchone() is not None)

    await asyncio.gather(*(keep_and_look(f"{number}") for number in range(100)))
    other.close()

    assert seen == [True] * 100


async def test_turns_come_in_the_order_of_asking(database: Database, home: Household) -> None:
    order: list[int] = []

    def note(number: int) -> Do:
        async def run(storage: Transaction) -> None:
            order.append(number)

        return run

    await together(database, [note(number) for number in range(3 * MOST_TOGETHER)])

    assert order == list(range(3 * MOST_TOGETHER))


async def test_a_crowd_is_committed_in_parts(database: Database, home: Household) -> None:
    async with traced(database) as statements:
        await together(database, [keep(home.alice.id, f"{number}") for number in range(3 * MOST_TOGETHER)])

    assert statements.count("COMMIT") == 4
    assert len(await drafts(database)) == 3 * MOST_TOGETHER


async def test_who_reads_sees_what_was_written_before_in_the_same_commit(database: Database, home: Household) -> None:
    told = await together(database, [keep(home.alice.id, "a"), lambda storage: storage.desk.draft(home.alice.id, "a")])

    assert told == [None, {}]


@pytest.mark.parametrize("turns", range(8))
async def test_one_who_is_cancelled_holds_nobody_up(database: Database, home: Household, turns: int) -> None:
    """In line, in their turn, or waiting for the disk."""
    async with database.transaction():
        tasks = [asyncio.create_task(keep_in_turn(database, home.alice.id, f"{number}")) for number in range(3)]
        await asyncio.sleep(0)
    for _ in range(turns):
        await asyncio.sleep(0)
    tasks[1].cancel()
    told = await asyncio.gather(*tasks, return_exceptions=True)
    await keep_in_turn(database, home.alice.id, "after")

    assert told[0] is None
    assert told[2] is None
    assert set(await drafts(database)) - {"1"} == {"0", "2", "after"}


async def test_one_who_is_cancelled_just_as_their_turn_comes_passes_it_on(database: Database, home: Household) -> None:
    line = database._source
    assert isinstance(line, Writer)
    await line._turn()
    cancelled = asyncio.create_task(keep_in_turn(database, home.alice.id, "cancelled"))
    await asyncio.sleep(0)

    line._next()
    cancelled.cancel()
    async with asyncio.timeout(1):
        await keep_in_turn(database, home.alice.id, "after")

    assert cancelled.cancelled()
    assert await drafts(database) == ["after"]


async def test_one_who_is_cancelled_before_another_process_lets_go_keeps_their_turn_until_then(
    database: Database, home: Household, sqlite_url: str
) -> None:
    """The file's thread is still at it: nobody else may use the connection."""
    await keep_in_turn(database, home.alice.id, "before")
    other = sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(keep_in_turn(database, home.alice.id, "cancelled"))
    await asyncio.sleep(0.05)

    for _ in range(2):
        task.cancel()
        await asyncio.sleep(0.05)
    still_at_it = not task.done()
    other.execute("ROLLBACK")
    other.close()
    await asyncio.wait([task])
    await keep_in_turn(database, home.alice.id, "after")

    assert still_at_it
    assert task.cancelled()
    assert await drafts(database) == ["after", "before"]


async def test_who_waits_for_a_turn_too_long_is_told(database: Database, home: Household, sqlite_url: str) -> None:
    impatient = Database(sqlite_url, wait_seconds=0.05)

    async with impatient.transaction():
        with pytest.raises(NotSaved):
            await keep_in_turn(impatient, home.alice.id, "late")

    await keep_in_turn(impatient, home.alice.id, "in time")
    await impatient.close()
    assert await drafts(database) == ["in time"]


async def test_one_who_is_cancelled_and_refused_in_one_moment_gives_no_turn_away(
    database: Database, home: Household
) -> None:
    """The turn was never theirs."""
    line = database._source
    assert isinstance(line, Writer)
    began: list[str] = []

    async def begin(name: str) -> None:
        async with database.transaction():
            began.append(name)

    async with database.transaction():
        refused, next_in_line = (asyncio.create_task(begin(name)) for name in ("refused", "next"))
        await asyncio.sleep(0)
        line._line[0].set_exception(NotSaved())
        refused.cancel()
        await asyncio.sleep(0.01)
        too_early = list(began)
    told = await asyncio.gather(refused, next_in_line, return_exceptions=True)

    assert too_early == []
    assert [type(answer) for answer in told] == [asyncio.CancelledError, type(None)]


async def test_a_closed_database_opens_again_when_it_is_needed(database: Database, home: Household) -> None:
    await keep_in_turn(database, home.alice.id, "before")
    await database.close()

    await keep_in_turn(database, home.alice.id, "after")

    assert await drafts(database) == ["after", "before"]
