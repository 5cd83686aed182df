"""Habits come back with their versions, pauses and slots, in their owner's order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from core.habits import (
    LAST_CALL,
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    HabitDraft,
    MonthDays,
    Pause,
    PauseKind,
    Per,
    Quit,
    Schedule,
    Slot,
    Times,
    Version,
    Weekdays,
)
from core.people import Weekday
from core.ports import PlannedSlot
from storage.database import Database
from tests.storage.household import DAY, NOW, TODAY, Household, draft, evening

SCHEDULES: list[Schedule] = [
    Daily(),
    Weekdays(frozenset({Weekday.MON, Weekday.SUN})),
    EveryN(3),
    EveryN(2, from_start=True),
    Dates(frozenset({TODAY, date(2200, 12, 31)})),
    MonthDays(frozenset({1, 31})),
    Times(3, Per.WEEK),
    Times(10, Per.MONTH),
]
GOALS: list[Goal] = [
    Check(),
    AtLeast(Decimal("2.125"), "km"),
    AtLeast(Decimal(1_000_000), "Schritte", Per.WEEK),
    AtMost(Decimal("0.001"), "☕", Per.MONTH),
    Quit(),
]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: type(schedule).__name__)
async def test_every_kind_of_schedule_comes_back(database: Database, home: Household, schedule: Schedule) -> None:
    await _comes_back(database, home, replace(draft("Gym"), schedule=schedule))


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: type(goal).__name__)
async def test_every_kind_of_goal_comes_back(database: Database, home: Household, goal: Goal) -> None:
    await _comes_back(database, home, replace(draft("Gym"), goal=goal))


async def _comes_back(database: Database, home: Household, kept: HabitDraft) -> None:
    async with database.transaction() as storage:
        added = await storage.habits.add(home.alice.id, kept, NOW)
    async with database.transaction() as storage:
        found = await storage.habits.get(home.alice.id, added.id)

    assert found == added
    assert found.versions == (Version(kept.start, kept.schedule, kept.goal, kept.week_start),)


async def test_versions_come_back_in_the_order_of_writing(database: Database, home: Household) -> None:
    later = Version(TODAY, EveryN(2), Quit(), Weekday.SAT)
    sooner = Version(TODAY - DAY, Daily(), Check())

    async with database.transaction() as storage:
        await storage.habits.add_version(home.alice.id, home.reading.id, later)
        await storage.habits.add_version(home.alice.id, home.reading.id, sooner)
    async with database.transaction() as storage:
        found = await storage.habits.get(home.alice.id, home.reading.id)

    assert found is not None
    assert found.versions == (*home.reading.versions, later, sooner)


async def test_habits_come_in_the_order_they_were_made(database: Database, home: Household) -> None:
    async with database.transaction() as storage:
        added = [await storage.habits.add(home.alice.id, draft(name), NOW) for name in ("Walk", "Swim", "Act")]
        await storage.habits.add(home.bob.id, draft("Bob's"), NOW)
    async with database.transaction() as storage:
        found = await storage.habits.all(home.alice.id)
        number = await storage.habits.count(home.alice.id)

    assert found == [home.reading, *added]
    assert number == 4


async def test_saving_keeps_name_category_note_start_and_end(database: Database, home: Household) -> None:
    edited = replace(home.reading, name="Lesen", category="mind", note="20 min", start=TODAY - DAY, end=TODAY)

    async with database.transaction() as storage:
        await storage.habits.save(home.alice.id, edited)
    async with database.transaction() as storage:
        assert await storage.habits.get(home.alice.id, home.reading.id) == edited


async def test_slots_replace_those_that_were_there(database: Database, home: Household) -> None:
    slots = (Slot(0, time(7, 5)), Slot(3, time(23, 59)))

    async with database.transaction() as storage:
        planned = [PlannedSlot(slots[0], NOW, TODAY), PlannedSlot(slots[1], None, None)]
        await storage.habits.set_slots(home.alice.id, home.reading.id, planned)
    async with database.transaction() as storage:
        found = await storage.habits.get(home.alice.id, home.reading.id)

    assert found is not None
    assert found.slots == slots


async def test_a_habit_is_paused_by_its_own_pauses_and_its_owners(database: Database, home: Household) -> None:
    own, all_of_hers = Pause(TODAY, TODAY + DAY), Pause(TODAY + 3 * DAY)
    bobs = Pause(TODAY, kind=PauseKind.ARCHIVE)

    async with database.transaction() as storage:
        walk = await storage.habits.add(home.alice.id, draft("Walk"), NOW)
        await storage.habits.add_pause(home.alice.id, home.reading.id, own)
        await storage.habits.add_pause(home.alice.id, None, all_of_hers)
        await storage.habits.add_pause(home.bob.id, None, bobs)
    async with database.transaction() as storage:
        found = await storage.habits.all(home.alice.id)

    assert [habit.pauses for habit in found] == [(own, all_of_hers), (all_of_hers,)]
    assert found[1].id == walk.id


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (-3, None, [(-3, -1)]),
        (-3, 5, [(-3, -1)]),
        (0, None, []),
        (1, None, [(1, None)]),
        (-3, -2, [(-3, -2)]),
    ],
    ids=["open", "longer", "begun today", "not begun", "over"],
)
async def test_ending_a_pause_leaves_it_the_days_before_today(
    database: Database, home: Household, first: int, last: int | None, expected: list[tuple[int, int | None]]
) -> None:
    pause = Pause(TODAY + first * DAY, None if last is None else TODAY + last * DAY)
    other = Pause(TODAY - 9 * DAY, kind=PauseKind.ARCHIVE)

    async with database.transaction() as storage:
        await storage.habits.add_pause(home.alice.id, home.reading.id, pause)
        await storage.habits.add_pause(home.alice.id, home.reading.id, other)
        ended = await storage.habits.end_pause(home.alice.id, home.reading.id, PauseKind.PAUSE, TODAY - DAY)
    async with database.transaction() as storage:
        found = await storage.habits.get(home.alice.id, home.reading.id)

    assert found is not None
    left = [Pause(TODAY + a * DAY, None if b is None else TODAY + b * DAY) for a, b in expected]
    assert found.pauses == (*left, other)
    assert ended is (left != [pause])


async def test_pauses_are_listed_with_whose_they_are_and_without_what_is_over(
    database: Database, home: Household
) -> None:
    own, hers, over = Pause(TODAY, TODAY + DAY), Pause(TODAY + 3 * DAY), Pause(TODAY - 3 * DAY, TODAY - DAY)
    binned, archived = Pause(TODAY), Pause(TODAY, kind=PauseKind.ARCHIVE)

    async with database.transaction() as storage:
        gone = await storage.habits.add(home.alice.id, draft("Gone"), NOW)
        for habit, pause in ((home.reading.id, own), (None, hers), (None, over), (gone.id, binned), (None, archived)):
            await storage.habits.add_pause(home.alice.id, habit, pause)
        await storage.habits.put_in_bin(home.alice.id, gone.id, NOW)
    async with database.transaction() as storage:
        found = await storage.habits.pauses(home.alice.id, TODAY)

    assert list(found) == [(home.reading.id, own), (None, hers)]


async def test_a_pause_is_given_other_dates_or_taken_away_by_its_own_dates(database: Database, home: Household) -> None:
    old, other, new = Pause(TODAY), Pause(TODAY, TODAY + DAY), Pause(TODAY, TODAY + 2 * DAY)

    async with database.transaction() as storage:
        await storage.habits.add_pause(home.alice.id, home.reading.id, old)
        await storage.habits.add_pause(home.alice.id, None, other)
        changed = await storage.habits.replace_pause(home.alice.id, home.reading.id, old, new)
        unknown = await storage.habits.replace_pause(home.alice.id, home.reading.id, other, None)
        gone = await storage.habits.replace_pause(home.alice.id, None, other, None)
    async with database.transaction() as storage:
        found = await storage.habits.pauses(home.alice.id, TODAY)

    assert (changed, unknown, gone) == (True, False, True)
    assert list(found) == [(home.reading.id, new)]


async def test_the_last_call_comes_back_apart_from_the_other_reminders(database: Database, home: Household) -> None:
    last_call = PlannedSlot(Slot(LAST_CALL, time(22)), None, None)

    async with database.transaction() as storage:
        await storage.habits.set_slots(home.alice.id, home.reading.id, [evening(), last_call])
    async with database.transaction() as storage:
        found = await storage.habits.get(home.alice.id, home.reading.id)

    assert found is not None
    assert (found.slots, found.last_call) == (home.reading.slots, time(22))


async def test_what_is_in_the_bin_is_out_of_sight_and_can_be_taken_back(database: Database, home: Household) -> None:
    reading, alice = home.reading.id, home.alice.id

    async with database.transaction() as storage:
        binned = (
            await storage.habits.put_in_bin(alice, reading, NOW),
            await storage.habits.put_in_bin(alice, reading, NOW),
        )
    async with database.transaction() as storage:
        hidden = (
            await storage.habits.get(alice, reading),
            await storage.habits.all(alice),
            await storage.habits.count(alice),
        )
        diary = await storage.entries.diary(alice, reading)
        restored = (
            await storage.habits.take_from_bin(alice, reading, NOW - 7 * DAY),
            await storage.habits.take_from_bin(alice, reading, NOW - 7 * DAY),
        )
        found = await storage.habits.get(alice, reading)

    assert binned == (True, False)
    assert hidden == (None, [], 0)
    assert diary is None
    assert restored == (True, False)
    assert found == home.reading


async def test_only_what_was_binned_before_is_emptied_and_no_number_is_given_again(
    database: Database, home: Household
) -> None:
    async with database.transaction() as storage:
        newest = await storage.habits.add(home.alice.id, draft("Walk"), NOW)
        await storage.habits.set_slots(home.alice.id, newest.id, [evening()])
        await storage.habits.put_in_bin(home.alice.id, newest.id, NOW)
        early = await storage.habits.empty_bins(NOW)
        due = await storage.habits.empty_bins(NOW + timedelta(microseconds=1))
        after = await storage.habits.add(home.alice.id, draft("Swim"), NOW)

    assert (early, due) == (0, 1)
    assert after.id > newest.id
