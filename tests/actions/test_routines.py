"""Several habits by one tap: what is written, what is left, and how it is taken back."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from core.actions.dates import DateClosed
from core.actions.keep_habits import put_in_bin
from core.actions.log import add_amount, mark_done, skip, undo
from core.actions.routines import (
    NoSuchRoutine,
    RoutineFull,
    RoutineNameTaken,
    TooManyRoutines,
    log_routine,
    make_routine,
    move_up_in_routine,
    remove_routine,
    rename_routine,
    routine_of,
    switch_habit,
    take_back_all,
)
from core.entries import EntryKind
from core.habits import AtLeast, AtMost, Per, Quit, Weekdays
from core.limits import MAX_IN_ROUTINE, MAX_ROUTINES
from core.names import NameMissing
from core.people import Weekday
from tests.actions.home import DAY, WEDNESDAY, Home

GLASSES = AtLeast(Decimal(8), "glasses")


async def test_one_tap_does_all_that_is_open_and_fills_what_is_counted(home: Home) -> None:
    water, stretch, rest = await home.keep(goal=GLASSES), await home.keep(), await home.keep(_mondays())
    await home.do(add_amount, water, WEDNESDAY, Decimal(3), home.key(), home.now)
    routine = await home.do(make_routine, "Morning", [water, stretch, rest])

    logged = await home.do(log_routine, routine.id, WEDNESDAY, home.key(), home.now)

    assert (logged.asked, logged.done, logged.left) == (2, 2, ())
    assert [one.habit.id for one in logged.logged] == [water, stretch]
    assert (await home.standing(water)).is_done(WEDNESDAY)
    assert (await home.standing(stretch)).is_done(WEDNESDAY)
    assert (await home.diary(rest)).entries == ()


async def test_what_has_been_said_stays_and_what_needs_an_amount_is_left(home: Home) -> None:
    done, skipped = await home.keep(), await home.keep()
    weekly = await home.keep(goal=AtLeast(Decimal(20), "km", Per.WEEK))
    coffee, sugar = await home.keep(goal=AtMost(Decimal(2), "cups")), await home.keep(goal=Quit())
    await home.do(mark_done, done, WEDNESDAY, home.key(), home.now)
    await home.do(skip, skipped, WEDNESDAY, home.key(), home.now)
    await home.do(add_amount, coffee, WEDNESDAY, Decimal(1), home.key(), home.now)
    routine = await home.do(make_routine, "All", [done, skipped, weekly, coffee, sugar])

    logged = await home.do(log_routine, routine.id, WEDNESDAY, home.key(), home.now)

    assert [one.habit.id for one in logged.logged] == [sugar]
    assert {one.habit.id for one in logged.left} == {weekly, coffee}
    assert (logged.asked, logged.done) == (4, 2)
    assert (await home.diary(skipped)).entries[0].kind is EntryKind.SKIP


async def test_the_same_tap_twice_writes_once(home: Home) -> None:
    routine = await home.do(make_routine, "Morning", [await home.keep()])
    key = home.key()

    first = await home.do(log_routine, routine.id, WEDNESDAY, key, home.now)
    second = await home.do(log_routine, routine.id, WEDNESDAY, key, home.now)

    assert len(first.changes) == 1
    assert second.changes == ()


async def test_undo_takes_all_of_it_back_to_what_was_there(home: Home) -> None:
    water, stretch = await home.keep(goal=GLASSES), await home.keep()
    await home.do(add_amount, water, WEDNESDAY, Decimal(3), home.key(), home.now)
    routine = await home.do(make_routine, "Morning", [water, stretch])
    logged = await home.do(log_routine, routine.id, WEDNESDAY, home.key(), home.now)

    taken = await home.do(take_back_all, WEDNESDAY, logged.changes, home.now)
    again = await home.do(take_back_all, WEDNESDAY, logged.changes, home.now)

    assert [one.habit.id for one in taken] == [water, stretch]
    assert again == []
    assert [entry.amount for entry in (await home.diary(water)).entries] == [Decimal(3)]
    assert (await home.diary(stretch)).entries == ()


async def test_undo_leaves_alone_what_was_changed_since(home: Home) -> None:
    water, stretch = await home.keep(goal=GLASSES), await home.keep()
    await home.do(add_amount, water, WEDNESDAY, Decimal(3), home.key(), home.now)
    routine = await home.do(make_routine, "Morning", [water, stretch])
    logged = await home.do(log_routine, routine.id, WEDNESDAY, home.key(), home.now)
    await home.do(undo, home.now, water, WEDNESDAY)

    taken = await home.do(take_back_all, WEDNESDAY, logged.changes, home.now)

    assert [one.habit.id for one in taken] == [stretch]
    assert [entry.amount for entry in (await home.diary(water)).entries] == [Decimal(3)]


async def test_yesterday_can_be_logged_and_a_closed_date_cannot(home: Home) -> None:
    routine = await home.do(make_routine, "Morning", [await home.keep()])

    yesterday = await home.do(log_routine, routine.id, WEDNESDAY - DAY, home.key(), home.now)
    with pytest.raises(DateClosed):
        await home.do(log_routine, routine.id, WEDNESDAY - 9 * DAY, home.key(), home.now)

    assert yesterday.done == 1


async def test_habits_are_switched_ordered_and_renamed(home: Home) -> None:
    read, walk = await home.keep(), await home.keep()
    routine = await home.do(make_routine, "  Morning ", [])

    await home.do(switch_habit, routine.id, read)
    await home.do(switch_habit, routine.id, walk)
    moved = await home.do(move_up_in_routine, routine.id, walk)
    renamed = await home.do(rename_routine, routine.id, "Early")
    switched_off = await home.do(switch_habit, routine.id, walk)

    assert moved.habits == (walk, read)
    assert (renamed.name, renamed.habits) == ("Early", (walk, read))
    assert switched_off.habits == (read,)


async def test_a_habit_in_the_bin_is_not_in_the_routine(home: Home) -> None:
    read, walk = await home.keep(), await home.keep()
    routine = await home.do(make_routine, "Morning", [read, walk])

    await home.do(put_in_bin, read, home.now)

    assert (await home.do(routine_of, routine.id)).habits == (walk,)


async def test_names_are_checked_and_no_two_are_the_same(home: Home) -> None:
    evening = await home.do(make_routine, "Evening")
    await home.do(make_routine, "Morning")

    with pytest.raises(RoutineNameTaken):
        await home.do(make_routine, "morning")
    with pytest.raises(RoutineNameTaken):
        await home.do(rename_routine, evening.id, "MORNING")
    with pytest.raises(NameMissing):
        await home.do(rename_routine, evening.id, " ")
    same = await home.do(rename_routine, evening.id, "evening")

    assert same.name == "evening"


async def test_there_is_an_end_to_routines_and_to_what_is_in_one(home: Home) -> None:
    habits = [await home.keep(name=f"Habit {number}") for number in range(MAX_IN_ROUTINE + 1)]
    full = await home.do(make_routine, "Full", habits[:-1])
    for number in range(MAX_ROUTINES - 1):
        await home.do(make_routine, f"Routine {number}")

    with pytest.raises(RoutineFull):
        await home.do(switch_habit, full.id, habits[-1])
    with pytest.raises(TooManyRoutines):
        await home.do(make_routine, "One more")


async def test_a_routine_that_is_removed_leaves_its_habits(home: Home) -> None:
    habit = await home.keep()
    routine = await home.do(make_routine, "Morning", [habit])

    removed = await home.do(remove_routine, routine.id)

    assert removed == routine
    assert (await home.diary(habit)).habit.id == habit
    for action in (routine_of, remove_routine):
        with pytest.raises(NoSuchRoutine):
            await home.do(action, routine.id)
    with pytest.raises(NoSuchRoutine):
        await home.do(log_routine, routine.id, WEDNESDAY, home.key(), home.now + timedelta(hours=1))


def _mondays() -> Weekdays:
    return Weekdays(frozenset({Weekday.MON}))
