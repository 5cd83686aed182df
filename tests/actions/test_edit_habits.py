"""Editing a habit: its words, its beginning and end, its place in the list; and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.actions.edit_habits import (
    EndBeforeStart,
    StartAfterEntries,
    edit,
    move_start,
    move_start_back,
    move_up,
)
from core.actions.log import NoSuchHabit, clear, mark_done, set_amount, undo
from core.colours import NotAColour
from core.habits import AtLeast, Daily, Habit, HabitId, Pause
from core.limits import DateRefused
from core.names import CategoryRefused, CueRefused, NameMissing, NoteRefused
from tests.actions.home import DAY, START, WEDNESDAY, Home

AMOUNT = Decimal(5)


async def habit_of(home: Home, habit: HabitId) -> Habit:
    return (await home.diary(habit)).habit


async def test_words_and_colour_and_end_are_kept(home: Home) -> None:
    habit = await home.keep()
    before = await habit_of(home, habit)
    wanted = replace(
        before, name=" Lesen ", note="a\nb", cue="nach dem Kaffee", category="#mind", colour="#D64545", public=True
    )

    edited = await home.do(edit, replace(wanted, end=WEDNESDAY + DAY), home.now)

    assert edited == await habit_of(home, habit)
    assert (edited.name, edited.note, edited.cue, edited.category) == ("Lesen", "a\nb", "nach dem Kaffee", "mind")
    assert (edited.colour, edited.public, edited.end) == ("#d64545", True, WEDNESDAY + DAY)
    assert (edited.versions, edited.start) == (before.versions, before.start)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda one: replace(one, name=" \u200b"), NameMissing),
        (lambda one: replace(one, note="x" * 501), NoteRefused),
        (lambda one: replace(one, cue="x" * 61), CueRefused),
        (lambda one: replace(one, category="x" * 31), CategoryRefused),
        (lambda one: replace(one, colour="red"), NotAColour),
        (lambda one: replace(one, end=START - DAY), EndBeforeStart),
        (lambda one: replace(one, end=date(2500, 1, 1)), DateRefused),
    ],
)
async def test_what_does_not_fit_is_refused_and_nothing_changes(
    home: Home, change: Callable[[Habit], Habit], error: type[Exception]
) -> None:
    habit = await home.keep()
    before = await habit_of(home, habit)

    with pytest.raises(error):
        await home.do(edit, change(before), home.now)

    assert await habit_of(home, habit) == before


async def test_no_reminder_is_planned_after_the_end(home: Home) -> None:
    habit = await home.keep()
    async with home.database.transaction() as storage:
        planned = await storage.outbox.next_due(home.alice.id)

    await home.do(edit, replace(await habit_of(home, habit), end=WEDNESDAY - DAY), home.now)
    async with home.database.transaction() as storage:
        after = await storage.outbox.next_due(home.alice.id)

    assert planned is not None
    assert after is None


async def test_dates_between_an_earlier_start_and_the_old_one_are_paused_unless_done(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    earlier = WEDNESDAY - 4 * DAY

    moved = await home.do(move_start, habit, earlier, home.now)
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)

    assert moved.habit.start == earlier
    assert moved.pause is not None
    assert await home.states(habit, earlier, 5) == ["PAUSED", "PAUSED", "PAUSED", "DONE", "PENDING"]
    assert (await home.standing(habit)).judgement.current == 1


async def test_moving_the_start_can_be_taken_back(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    before = await habit_of(home, habit)

    moved = await home.do(move_start, habit, WEDNESDAY - 4 * DAY, home.now)
    await home.do(move_start_back, habit, before.start, moved.pause, home.now)

    assert await habit_of(home, habit) == before


async def test_a_planned_habit_begins_earlier_without_a_pause_for_dates_to_come(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY + 10 * DAY)

    sooner = await home.do(move_start, habit, WEDNESDAY + 2 * DAY, home.now)
    past = await home.do(move_start, habit, WEDNESDAY - 2 * DAY, home.now)

    assert sooner.pause is None
    assert (await habit_of(home, habit)).pauses == (Pause(WEDNESDAY - 2 * DAY, WEDNESDAY - DAY),)
    assert past.habit.start == WEDNESDAY - 2 * DAY


async def test_a_start_is_not_moved_behind_an_entry_or_the_end(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)
    await home.do(edit, replace(await habit_of(home, habit), end=WEDNESDAY + DAY), home.now)

    with pytest.raises(StartAfterEntries):
        await home.do(move_start, habit, WEDNESDAY, home.now)
    with pytest.raises(EndBeforeStart):
        await home.do(move_start, habit, WEDNESDAY + 2 * DAY, home.now)
    moved = await home.do(move_start, habit, WEDNESDAY - DAY, home.now)

    assert moved.habit.start == WEDNESDAY - DAY


async def test_a_habit_moves_up_before_the_one_that_is_shown_above_it(home: Home) -> None:
    read, hidden, walk, swim = [await home.keep(name=name) for name in ("Read", "Hidden", "Walk", "Swim")]

    moved = await home.do(move_up, walk, [read, walk, swim])
    first = await home.do(move_up, walk, [walk, read, swim])
    unknown = await home.do(move_up, 999, [walk, 999])

    async with home.database.transaction() as storage:
        order = [habit.id for habit in await storage.habits.all(home.alice.id)]
    assert order == [walk, read, hidden, swim]
    assert (moved, first, unknown) == (True, False, False)


async def test_a_habit_that_is_gone_cannot_be_edited(home: Home) -> None:
    habit = await home.keep()
    one = await habit_of(home, habit)

    with pytest.raises(NoSuchHabit):
        await home.do(edit, replace(one, id=999), home.now)
    with pytest.raises(NoSuchHabit):
        await home.do(move_start, 999, WEDNESDAY, home.now)


async def test_an_amount_is_set_and_a_date_cleared_and_both_are_undone(home: Home) -> None:
    habit = await home.keep(Daily(), AtLeast(AMOUNT, "km"))

    await home.do(set_amount, habit, WEDNESDAY, AMOUNT, home.key(), home.now)
    again = await home.do(set_amount, habit, WEDNESDAY, AMOUNT + 1, home.key(), home.now)
    cleared = await home.do(clear, habit, WEDNESDAY, home.key(), home.now)
    restored = await home.do(undo, home.now, habit, WEDNESDAY)

    assert again.entry is not None
    assert again.entry.amount == AMOUNT + 1
    assert cleared.entry is None
    assert (await home.diary(habit)).entry(WEDNESDAY) == restored.entry == again.entry
