"""Routines come back with their habits in order; the bin and the order of habits beside them."""

from __future__ import annotations

from dataclasses import replace

from core.habits import Binned, Pause
from core.routines import Routine
from storage.database import Database
from tests.storage.household import DAY, HOUR, NOW, TODAY, Household, done, draft, say


async def test_routines_come_back_with_their_habits_in_order(database: Database, home: Household) -> None:
    alice, reading = home.alice.id, home.reading.id
    async with database.transaction() as storage:
        walk = await storage.habits.add(alice, draft("Walk"), NOW)
        morning = await storage.routines.add(alice, "Morning", [walk.id, reading, walk.id])
        evening = await storage.routines.add(alice, "Evening", [])
    async with database.transaction() as storage:
        found = await storage.routines.all(alice)
        one = await storage.routines.get(alice, morning.id)

    assert found == [morning, evening]
    assert one == Routine(morning.id, alice, "Morning", (walk.id, reading))


async def test_saving_keeps_name_and_habits_and_removing_leaves_none(database: Database, home: Household) -> None:
    alice, reading = home.alice.id, home.reading.id
    async with database.transaction() as storage:
        morning = await storage.routines.add(alice, "Morning", [])
        saved = await storage.routines.save(alice, replace(morning, name="Early", habits=(reading,)))
    async with database.transaction() as storage:
        found = await storage.routines.get(alice, morning.id)
        removed = (await storage.routines.remove(alice, morning.id), await storage.routines.remove(alice, morning.id))
        left = await storage.routines.all(alice)

    assert found == saved == Routine(morning.id, alice, "Early", (reading,))
    assert removed == (True, False)
    assert left == []


async def test_a_habit_of_somebody_else_gets_into_no_routine(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        made = await storage.routines.add(home.bob.id, "Morning", [home.reading.id])
        saved = await storage.routines.save(home.bob.id, replace(made, habits=(home.reading.id,)))

    assert made.habits == ()
    assert saved == made


async def test_what_lies_in_the_bin_is_listed_with_its_entries_and_not_forever_had_back(
    database: Database, home: Household
) -> None:
    alice, reading = home.alice.id, home.reading.id
    await say(database, home, done(), "1")
    await say(database, home, done(TODAY - DAY), "2")
    async with database.transaction() as storage:
        walk = await storage.habits.add(alice, draft("Walk"), NOW)
        await storage.habits.put_in_bin(alice, reading, NOW)
        await storage.habits.put_in_bin(alice, walk.id, NOW + HOUR)
    async with database.transaction() as storage:
        found = await storage.habits.in_bin(alice)
        late = await storage.habits.take_from_bin(alice, reading, NOW + HOUR)
        in_time = await storage.habits.take_from_bin(alice, walk.id, NOW + HOUR)

    assert found == [Binned(walk, NOW + HOUR, 0), Binned(home.reading, NOW, 2)]
    assert (late, in_time) == (False, True)


async def test_habits_stand_in_the_order_they_were_arranged(database: Database, home: Household) -> None:
    alice = home.alice.id
    async with database.transaction() as storage:
        walk = await storage.habits.add(alice, draft("Walk"), NOW)
        await storage.habits.arrange(alice, [walk.id, home.reading.id])
        swim = await storage.habits.add(alice, draft("Swim"), NOW)
        await storage.habits.arrange(alice, [])
    async with database.transaction() as storage:
        found = await storage.habits.all(alice)

    assert [habit.id for habit in found] == [walk.id, home.reading.id, swim.id]


async def test_a_pause_is_removed_by_its_number_once(database: Database, home: Household) -> None:
    alice = home.alice.id
    async with database.transaction() as storage:
        number = await storage.habits.add_pause(alice, home.reading.id, Pause(TODAY))
        assert number is not None
        removed = (await storage.habits.remove_pause(alice, number), await storage.habits.remove_pause(alice, number))
    async with database.transaction() as storage:
        found = await storage.habits.get(alice, home.reading.id)

    assert removed == (True, False)
    assert found == home.reading


async def test_routines_go_with_the_person_who_is_linked(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        number = await storage.links.issue(home.alice.id, "code", NOW + HOUR)
        await storage.links.claim(home.bob.id, "code", NOW, HOUR)
        await storage.links.agree(home.bob.id, number, NOW)
        swimming = await storage.habits.add(home.bob.id, draft("Swim"), NOW)
        await storage.routines.add(home.bob.id, "Morning", [swimming.id])
        await storage.links.merge(home.alice.id, number, home.alice.id, NOW)
    async with database.transaction() as storage:
        found = await storage.routines.all(home.alice.id)

    assert [(one.name, one.habits) for one in found] == [("Morning", (swimming.id,))]
