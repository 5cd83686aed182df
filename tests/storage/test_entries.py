"""Entries: one a date, each source key once, and undo that restores exactly."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from core.entries import Entry, EntryKind
from core.ports import Change
from storage.database import Database
from storage.tables import changes, entries
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, diary_of, done, draft, say

ENTRIES = [
    done(),
    done(note="in bed, „Der Prozess“"),
    Entry(TODAY, EntryKind.AMOUNT, Decimal("0.001")),
    Entry(TODAY, EntryKind.AMOUNT, Decimal("999999.999"), "far"),
    Entry(TODAY, EntryKind.AMOUNT, Decimal(20)),
    Entry(TODAY, EntryKind.SKIP),
    Entry(TODAY, EntryKind.NO, note="ill"),
    Entry(TODAY, EntryKind.LAPSE),
    done(date(1900, 1, 1)),
    done(date(2200, 12, 31)),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=repr)
async def test_an_entry_comes_back(database: Database, home: Household, entry: Entry) -> None:
    written = await say(database, home, entry, "key")

    diary = await diary_of(database, home.alice.id, home.reading.id)
    async with database.transaction() as storage:
        alone = await storage.entries.get(home.alice.id, home.reading.id, entry.date)
    assert written
    assert diary.entry(entry.date) == alone == entry
    assert diary.entries == (entry,)


async def test_a_second_entry_of_a_date_replaces_the_first(database: Database, home: Household) -> None:
    amount = Entry(TODAY, EntryKind.AMOUNT, Decimal("1.5"))

    await say(database, home, done(), "1")
    await say(database, home, amount, "2")

    diary = await diary_of(database, home.alice.id, home.reading.id)
    async with database.transaction() as storage:
        rows = await storage.entries.connection.scalar(select(func.count()).select_from(entries))
    assert diary.entries == (amount,)
    assert rows == 1


async def test_a_source_key_never_has_two_effects(database: Database, home: Household) -> None:
    first = await say(database, home, done(), "telegram:7")

    again = await say(database, home, done(TODAY - DAY), "telegram:7")
    other = await say(database, home, Entry(TODAY, EntryKind.SKIP), "telegram:7")

    diary = await diary_of(database, home.alice.id, home.reading.id)
    assert (first, again, other) == (True, False, False)
    assert diary.entries == (done(),)


async def test_a_source_key_is_still_used_up_after_an_undo(database: Database, home: Household) -> None:
    await say(database, home, done(), "telegram:7")
    await _undo(database, home)

    again = await say(database, home, done(), "telegram:7")

    assert not again
    assert (await diary_of(database, home.alice.id, home.reading.id)).entries == ()


async def test_the_same_key_from_two_people_is_two_keys(database: Database, home: Household) -> None:
    await say(database, home, done(), "1")

    async with database.transaction() as storage:
        habit = await storage.habits.add(home.bob.id, draft("Walk"), NOW)
        written = await storage.entries.write(home.bob, habit.id, TODAY, None, done(), "1", NOW)

    assert written


async def test_each_undo_restores_exactly_what_was_there_before(database: Database, home: Household) -> None:
    said: list[Entry | None] = [
        done(note="first"),
        Entry(TODAY, EntryKind.AMOUNT, Decimal("2.5"), "second"),
        None,
        Entry(TODAY, EntryKind.SKIP),
    ]
    stood = [await _rows(database)]
    for number, entry in enumerate(said):
        async with database.transaction() as storage:
            before = await storage.entries.get(home.alice.id, home.reading.id, TODAY)
            await storage.entries.write(
                home.alice, home.reading.id, TODAY, before, entry, f"key {number}", NOW + number * HOUR
            )
        stood.append(await _rows(database))

    restored = []
    for number in range(len(said)):
        undone = await _undo(database, home, NOW + (10 + number) * HOUR)
        restored.append(await _rows(database))
        assert undone is not None
        assert undone.after == said[-1 - number]

    assert restored == stood[-2::-1]
    assert await _undo(database, home) is None
    assert (await diary_of(database, home.alice.id, home.reading.id)).entries == ()


async def test_a_change_is_taken_back_once(database: Database, home: Household) -> None:
    await say(database, home, done(), "1")
    await say(database, home, Entry(TODAY, EntryKind.SKIP), "2")

    async with database.transaction() as storage:
        change = await storage.entries.last_change(home.alice.id)
        assert change is not None
        taken = [await storage.entries.take_back(home.alice, change, NOW) for _ in range(2)]
        left = await storage.entries.get(home.alice.id, home.reading.id, TODAY)

    assert taken == [True, False]
    assert left == done()


async def test_the_last_change_is_that_of_the_habit_and_date_asked_for(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        walk = await storage.habits.add(home.alice.id, draft("Walk"), NOW)
        for habit, day, key in [
            (home.reading.id, TODAY - DAY, "a"),
            (walk.id, TODAY, "b"),
            (home.reading.id, TODAY, "c"),
        ]:
            await storage.entries.write(home.alice, habit, day, None, done(day), key, NOW)
        await storage.habits.put_in_bin(home.alice.id, walk.id, NOW)

    async with database.transaction() as storage:
        newest = await storage.entries.last_change(home.alice.id)
        of_yesterday = await storage.entries.last_change(home.alice.id, home.reading.id, TODAY - DAY)
        of_the_bin = await storage.entries.last_change(home.alice.id, walk.id)

    assert newest is not None
    assert (newest.habit, newest.date, newest.before, newest.after) == (home.reading.id, TODAY, None, done())
    assert newest.at == NOW
    assert of_yesterday is not None
    assert of_yesterday.date == TODAY - DAY
    assert of_the_bin is None


async def test_an_entry_remembers_when_and_in_which_zone_it_was_written(database: Database, home: Household) -> None:
    moved = NOW + timedelta(days=1)

    await say(database, home, done(TODAY - DAY), "1")
    await say(database, home, done(), "2", moved)

    async with database.transaction() as storage:
        logged = await storage.entries.logged_at(home.alice.id, home.reading.id)
    assert logged == [(TODAY - DAY, NOW, "Europe/Berlin"), (TODAY, moved, "Europe/Berlin")]


async def test_a_failed_block_leaves_nothing_behind(database: Database, home: Household) -> None:
    async def write_and_fail() -> None:
        async with database.transaction() as storage:
            await storage.entries.write(home.alice, home.reading.id, TODAY, None, done(), "1", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_fail()

    async with database.transaction() as storage:
        kept = await storage.entries.connection.scalar(select(func.count()).select_from(changes))
    assert kept == 0
    assert await say(database, home, done(), "1")


async def _undo(database: Database, home: Household, now: datetime = NOW) -> Change | None:
    async with database.transaction() as storage:
        change = await storage.entries.last_change(home.alice.id)
        if change is not None:
            await storage.entries.take_back(home.alice, change, now)
    return change


async def _rows(database: Database) -> list[tuple[object, ...]]:
    """Every entry with when and where it was written."""
    async with database.transaction() as storage:
        return [tuple(row) for row in await storage.entries.connection.execute(select(entries))]
