"""Vacations: what they pause, how they meet, change and end; and who is welcomed back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.actions.change_habits import PauseRefused
from core.actions.vacation import (
    NoSuchVacation,
    Vacation,
    change_vacation,
    end_vacation,
    one_more_day,
    resume_vacation,
    returning,
    take_vacation,
    vacation_of,
    vacations,
)
from core.habits import Habit, Pause
from tests.actions.home import DAY, WEDNESDAY, Home

SUNDAY = WEDNESDAY + 4 * DAY
WEEK_OFF = Vacation(WEDNESDAY + DAY, SUNDAY)


async def known(home: Home) -> list[Vacation]:
    return await home.do(vacations, home.now)


async def pauses_of(home: Home, habit: int) -> tuple[Pause, ...]:
    return (await home.diary(habit)).habit.pauses


async def back_on(home: Home, day: date) -> list[Habit]:
    return await home.do(returning, day, home.now)


async def test_a_vacation_pauses_every_habit_and_those_to_come(home: Home) -> None:
    habit = await home.keep()

    await home.do(take_vacation, WEEK_OFF, home.now)
    later = await home.keep(name="Run")

    assert await known(home) == [WEEK_OFF]
    assert await pauses_of(home, habit) == await pauses_of(home, later) == (WEEK_OFF.pause,)


async def test_a_vacation_of_some_pauses_these_alone_and_is_one(home: Home) -> None:
    read, run, gym = await home.keep(), await home.keep(name="Run"), await home.keep(name="Gym")
    some = replace(WEEK_OFF, habits=frozenset({read, run}))

    await home.do(take_vacation, some, home.now)

    assert await known(home) == [some]
    assert await pauses_of(home, gym) == ()


async def test_vacations_that_meet_become_one(home: Home) -> None:
    await home.keep()
    await home.do(take_vacation, WEEK_OFF, home.now)

    joined = await home.do(take_vacation, Vacation(SUNDAY + DAY, SUNDAY + 7 * DAY), home.now)
    apart = await home.do(take_vacation, Vacation(SUNDAY + 20 * DAY, None), home.now)

    assert await known(home) == [Vacation(WEDNESDAY + DAY, SUNDAY + 7 * DAY), apart]
    assert joined == Vacation(WEDNESDAY + DAY, SUNDAY + 7 * DAY)


async def test_one_that_runs_keeps_what_is_past_of_it_whatever_changes(home: Home) -> None:
    await home.keep()
    await home.do(take_vacation, WEEK_OFF, home.now)
    home.now += 3 * DAY

    changed = await home.do(change_vacation, WEEK_OFF, Vacation(SUNDAY, SUNDAY + DAY), home.now)

    assert changed == Vacation(WEEK_OFF.first, SUNDAY + DAY)
    assert await known(home) == [changed]


async def test_a_habit_that_goes_on_from_the_middle_of_one_rested_until_then(home: Home) -> None:
    read, run = await home.keep(), await home.keep(name="Run")
    await home.do(take_vacation, WEEK_OFF, home.now)
    home.now += 3 * DAY

    changed = await home.do(change_vacation, WEEK_OFF, replace(WEEK_OFF, habits=frozenset({run})), home.now)
    again = await home.do(change_vacation, changed, replace(changed, habits=frozenset()), home.now)

    rested = Pause(WEEK_OFF.first, WEDNESDAY + 2 * DAY)
    assert changed == Vacation(WEDNESDAY + 3 * DAY, SUNDAY, frozenset({run}))
    assert await pauses_of(home, read) == await pauses_of(home, run) == (rested, again.pause)
    assert await known(home) == [again] == [Vacation(WEDNESDAY + 3 * DAY, SUNDAY)]


async def test_ended_early_today_counts_again_and_undone_it_goes_on(home: Home) -> None:
    habit = await home.keep()
    await home.do(take_vacation, WEEK_OFF, home.now)
    home.now += 2 * DAY

    await home.do(end_vacation, WEEK_OFF, home.now)
    ended, nothing = await pauses_of(home, habit), await known(home)
    again = await home.do(resume_vacation, WEEK_OFF, home.now)

    assert ended == (Pause(WEEK_OFF.first, WEDNESDAY + DAY),)
    assert nothing == []
    assert again == WEEK_OFF
    assert await known(home) == [WEEK_OFF]


async def test_one_that_has_not_begun_is_cancelled_without_a_trace(home: Home) -> None:
    habit = await home.keep()
    await home.do(take_vacation, WEEK_OFF, home.now)

    await home.do(end_vacation, WEEK_OFF, home.now)

    assert await pauses_of(home, habit) == ()
    with pytest.raises(NoSuchVacation):
        await home.do(vacation_of, WEEK_OFF.first, WEEK_OFF.last, home.now)


@pytest.mark.parametrize(
    "wanted",
    [
        Vacation(SUNDAY, WEDNESDAY),
        Vacation(WEDNESDAY - 9 * DAY, SUNDAY),
        Vacation(WEDNESDAY, date(2999, 1, 1)),
        Vacation(date(2999, 1, 1), None),
    ],
)
async def test_dates_that_cannot_be_are_refused(home: Home, wanted: Vacation) -> None:
    with pytest.raises(PauseRefused):
        await home.do(take_vacation, wanted, home.now)


async def test_who_comes_back_is_told_at_nine_of_which_habits(home: Home) -> None:
    read, run = await home.keep(), await home.keep(name="Run")
    await home.do(take_vacation, WEEK_OFF, home.now)
    home.now += 5 * DAY

    assert [habit.id for habit in await back_on(home, SUNDAY + DAY)] == [read, run]
    assert await back_on(home, SUNDAY) == []
    assert await welcomes(home) == [datetime(2026, 11, 23, 8, tzinfo=home.now.tzinfo)]


async def test_one_more_day_is_a_day_more_for_all_that_was_off(home: Home) -> None:
    await home.keep()
    await home.do(take_vacation, WEEK_OFF, home.now)
    home.now += 5 * DAY

    longer = await home.do(one_more_day, home.now)
    again = await home.do(one_more_day, home.now)

    assert longer == [replace(WEEK_OFF, last=SUNDAY + DAY)]
    assert again == []
    assert await back_on(home, SUNDAY + DAY) == []
    assert [at.day for at in await welcomes(home)] == [23, 24]


async def welcomes(home: Home) -> list[datetime]:
    async with home.database.transaction() as storage:
        leased = await storage.outbox.lease("test", home.now + 30 * DAY, home.now + timedelta(days=31), 9)
        return [one.not_before for one in leased]
