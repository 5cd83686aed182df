"""A diary read from its digest says what its entries say, whatever happens to the digest."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, select, update

from core.digest import Digest
from core.entries import Entry, EntryKind
from core.habits import Habit
from core.ports import Diary
from storage.database import Database
from storage.tables import digests, entries
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, diary_of, done, draft, say


async def test_a_digest_follows_every_write_and_every_undo(database: Database, home: Household) -> None:
    chance = random.Random(11)
    truth: dict[date, Entry] = {}

    for number in range(60):
        day = TODAY - chance.randrange(8) * DAY
        entry = chance.choice(
            [None, done(day), Entry(day, EntryKind.AMOUNT, Decimal(number) / 8, chance.choice(["", "x"]))]
        )
        async with database.transaction() as storage:
            await storage.entries.write(home.alice, home.reading.id, day, truth.get(day), entry, f"{number}", NOW)
            change = await storage.entries.last_change(home.alice.id)
            if change and number % 7 == 0:
                await storage.entries.take_back(home.alice, change, NOW)
                entry = truth.get(day)
        truth.pop(day, None)
        if entry:
            truth[day] = entry
        diary = await diary_of(database, home.alice.id, home.reading.id)
        assert diary.entries == tuple(truth[day] for day in sorted(truth))

    assert len(truth) > 3


@pytest.mark.parametrize("harm", ["wiped", "garbage"])
async def test_a_digest_that_is_lost_changes_no_answer(database: Database, home: Household, harm: str) -> None:
    for number in range(5):
        await say(database, home, done(TODAY - number * DAY, note=f"day {number}"), f"{number}")
    before = await diary_of(database, home.alice.id, home.reading.id)

    async with database.transaction() as storage:
        bad = delete(digests) if harm == "wiped" else update(digests).values(content=b"\xff nonsense")
        await storage.entries.connection.execute(bad)
    written = await say(database, home, done(TODAY + DAY), "after")

    after = await diary_of(database, home.alice.id, home.reading.id)
    assert written
    assert before.with_entry(TODAY + DAY, done(TODAY + DAY)) == after
    assert len(after.entries) == 6


async def test_reading_makes_the_digest_that_is_missing(database: Database, home: Household) -> None:
    await say(database, home, done(), "1")

    await diary_of(database, home.alice.id, home.reading.id)

    async with database.transaction() as storage:
        kept = await storage.entries.connection.scalar(select(digests.c.habit_id))
    assert kept == home.reading.id


async def test_a_digest_that_is_not_what_the_writer_takes_it_for_is_renewed_from_what_it_is(
    database: Database, home: Household
) -> None:
    await say(database, home, done(TODAY - DAY), "1")
    await diary_of(database, home.alice.id, home.reading.id)

    async with database.transaction() as storage:
        await storage.entries.write(home.alice, home.reading.id, TODAY, None, done(), "2", NOW, Digest())

    diary = await diary_of(database, home.alice.id, home.reading.id)
    assert [entry.date for entry in diary.entries] == [TODAY - DAY, TODAY]


async def test_diaries_come_in_the_order_of_the_habits_each_with_its_own(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        walk = await storage.habits.add(home.alice.id, draft("Walk"), NOW)
        swim = await storage.habits.add(home.alice.id, draft("Swim"), NOW)
        gone = await storage.habits.add(home.alice.id, draft("Gone"), NOW)
        await storage.habits.put_in_bin(home.alice.id, gone.id, NOW)
        for habit, day in [(swim, TODAY), (walk, TODAY - DAY), (swim, TODAY - DAY)]:
            noted = done(day, note=habit.name)
            await storage.entries.write(home.alice, habit.id, day, None, noted, f"{habit.id} {day}", NOW)

    async with database.transaction() as storage:
        found = await storage.entries.diaries(home.alice.id)

    assert [(diary.habit.name, [(entry.date, entry.note) for entry in diary.entries]) for diary in found] == [
        ("Read", []),
        ("Walk", [(TODAY - DAY, "Walk")]),
        ("Swim", [(TODAY - DAY, "Swim"), (TODAY, "Swim")]),
    ]


async def test_diaries_of_a_date_say_when_it_was_written_and_a_note_changes_nothing_of_that(
    database: Database, home: Household
) -> None:
    async with database.transaction() as storage:
        await storage.habits.add(home.alice.id, draft("Walk"), NOW)
    await say(database, home, done(TODAY - DAY), "1", NOW - DAY)
    await say(database, home, done(), "2")
    await say(database, home, done(note="at last"), "3", NOW + HOUR)

    async with database.transaction() as storage:
        days = (TODAY, TODAY - DAY, TODAY - 2 * DAY, None)
        found = {day: await storage.entries.diaries(home.alice.id, day) for day in days}
        change = await storage.entries.last_change(home.alice.id)
        assert change is not None
        await storage.entries.take_back(home.alice, change, NOW + HOUR)
        (again, _) = await storage.entries.diaries(home.alice.id, TODAY)

    times = {day: [diary.logged_at for diary in diaries] for day, diaries in found.items()}
    expected: dict[date | None, list[datetime | None]] = {
        TODAY: [NOW, None],
        TODAY - DAY: [NOW - DAY, None],
        TODAY - 2 * DAY: [None, None],
        None: [None, None],
    }
    assert times == expected
    assert found[TODAY][0].entry(TODAY) == done(note="at last")
    assert (again.entry(TODAY), again.logged_at) == (done(), NOW)


async def test_ten_years_come_back_from_a_digest_as_from_the_rows(database: Database, home: Household) -> None:
    days = [date(2016, 1, 1) + timedelta(n) for n in range(3653) if n % 11]
    rows = [
        {"habit_id": home.reading.id, "local_date": day, "kind": "done", "note": "", "logged_at": NOW, "zone": "UTC"}
        for day in days
    ]
    async with database.transaction() as storage:
        await storage.entries.connection.execute(delete(digests))
        await storage.entries.connection.execute(insert(entries), rows)

    from_rows = await diary_of(database, home.alice.id, home.reading.id)
    from_digest = await diary_of(database, home.alice.id, home.reading.id)

    assert from_rows == from_digest
    assert from_digest.entries == tuple(map(done, days))


def test_a_diary_forgets_the_note_of_an_entry_that_is_replaced() -> None:
    noted = Diary(Habit(1, 1, "Read", TODAY, ())).with_entry(TODAY, done(note="old"))

    assert noted.with_entry(TODAY, done()).entry(TODAY) == done()
    assert noted.with_entry(TODAY, None).entries == ()
    assert noted.entry(TODAY) == done(note="old")
