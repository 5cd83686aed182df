"""Changing a habit: from when a new plan holds, pauses, the archive, the beginning of the week."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from core.actions.change_habits import (
    PauseRefused,
    archive,
    change_plan,
    change_times,
    change_week_start,
    pause,
    resume,
    take_back_pause,
    take_from_archive,
)
from core.actions.change_reminders import change_slots, on_days, with_time
from core.actions.keep_habits import TooManyTimes
from core.actions.log import mark_done
from core.habits import AtLeast, Check, Daily, Goal, Per, Schedule, Slot, Times, Weekdays
from core.people import Weekday
from core.timeline import State
from tests.actions.home import DAY, MONDAY, START, WEDNESDAY, Home

THRICE = Times(3, Per.WEEK)
MON_WED_FRI = Weekdays(frozenset({Weekday.MON, Weekday.WED, Weekday.FRI}))
NEXT_MONDAY = MONDAY + 7 * DAY
KILOMETRES_A_WEEK = AtLeast(Decimal(20), "km", Per.WEEK)


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ((Daily(), Check()), (MON_WED_FRI, Check()), WEDNESDAY),
        ((Daily(), Check()), (Daily(), AtLeast(Decimal(30), "min")), WEDNESDAY),
        ((THRICE, Check()), (Times(5, Per.WEEK), Check()), NEXT_MONDAY),
        ((THRICE, Check()), (Daily(), KILOMETRES_A_WEEK), NEXT_MONDAY),
        ((Times(3, Per.MONTH), Check()), (Times(9, Per.MONTH), Check()), date(2026, 12, 1)),
        ((Daily(), Check()), (THRICE, Check()), WEDNESDAY),
        ((THRICE, Check()), (Daily(), Check()), WEDNESDAY),
        ((THRICE, Check()), (Times(3, Per.MONTH), Check()), WEDNESDAY),
    ],
    ids=str,
)
async def test_a_new_plan_holds_from_today_or_from_the_next_period(
    home: Home, old: tuple[Schedule, Goal], new: tuple[Schedule, Goal], since: date
) -> None:
    habit = await home.keep(*old)

    version = await home.do(change_plan, habit, *new, home.now)

    assert version.since == since
    assert (await home.diary(habit)).habit.versions[-1] == version


async def test_a_new_plan_waits_for_tomorrow_if_today_is_logged(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    version = await home.do(change_plan, habit, MON_WED_FRI, Check(), home.now)

    assert version.since == WEDNESDAY + DAY


async def test_a_new_plan_holds_at_once_on_the_first_day_of_a_week_unless_it_is_logged(home: Home) -> None:
    home.now -= 2 * DAY
    gym, run = [await home.keep(THRICE, name=name) for name in ("Gym", "Run")]
    await home.do(mark_done, run, MONDAY, home.key(), home.now)

    versions = [await home.do(change_plan, habit, Times(2, Per.WEEK), Check(), home.now) for habit in (gym, run)]

    assert [version.since for version in versions] == [MONDAY, NEXT_MONDAY]


async def test_the_plan_of_a_habit_that_is_yet_to_start_changes_from_its_start(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY + 5 * DAY)

    version = await home.do(change_plan, habit, MON_WED_FRI, Check(), home.now)

    assert version.since == WEDNESDAY + 5 * DAY


async def test_an_edit_changes_no_closed_date(home: Home) -> None:
    habit = await home.keep()
    for day in (WEDNESDAY - 2 * DAY, WEDNESDAY - DAY):
        await home.do(mark_done, habit, day, home.key(), home.now)
    before = await home.states(habit, START, 30)

    plans: list[tuple[Schedule, Goal]] = [(MON_WED_FRI, Check()), (THRICE, Check()), (Daily(), KILOMETRES_A_WEEK)]
    for schedule, goal in plans:
        await home.do(change_plan, habit, schedule, goal, home.now)

        assert await home.states(habit, START, 30) == before


async def test_a_week_is_judged_by_the_plan_it_began_with(home: Home) -> None:
    habit = await home.keep(THRICE, start=MONDAY)
    for day in (MONDAY, MONDAY + DAY, WEDNESDAY):
        await home.do(mark_done, habit, day, home.key(), home.now)

    await home.do(change_plan, habit, Times(7, Per.WEEK), Check(), home.now)

    assert (await home.standing(habit)).judgement.periods == {MONDAY: State.DONE}


async def test_a_week_that_begins_on_another_day_does_so_from_the_next_one_on(home: Home) -> None:
    habit, daily = await home.keep(THRICE, start=MONDAY), await home.keep(name="Daily")

    home.alice = await home.do(change_week_start, Weekday.SUN, home.now)
    home.now += timedelta(days=12)

    cut, sunday = MONDAY + 7 * DAY, MONDAY + 13 * DAY
    found = (await home.standing(habit)).judgement.periods
    assert found == {MONDAY: State.MISSED, cut: State.NEUTRAL, sunday: State.PENDING}
    assert len((await home.diary(daily)).habit.versions) == 1
    assert home.alice.week_start is Weekday.SUN


async def test_a_pause_asks_nothing_and_ends_early_when_told(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    await home.do(pause, habit, WEDNESDAY, WEDNESDAY + 6 * DAY, home.now)
    home.now += timedelta(days=2)

    resumed = await home.do(resume, habit, home.now)

    assert resumed
    assert await home.states(habit, WEDNESDAY, 3) == ["PAUSED", "PAUSED", "PENDING"]
    assert not await home.do(resume, habit, home.now)


async def test_a_pause_of_everything_holds_for_every_habit(home: Home) -> None:
    habits = [await home.keep(name=name) for name in ("Read", "Run")]

    await home.do(pause, None, WEDNESDAY, None, home.now)

    assert [await home.states(habit, WEDNESDAY, 1) for habit in habits] == [["PAUSED"], ["PAUSED"]]


@pytest.mark.parametrize(
    ("first", "last"),
    [(WEDNESDAY, WEDNESDAY - DAY), (WEDNESDAY - 3 * DAY, WEDNESDAY), (WEDNESDAY - 9 * DAY, None)],
)
async def test_a_pause_in_the_past_or_upside_down_is_refused(home: Home, first: date, last: date | None) -> None:
    habit = await home.keep()

    with pytest.raises(PauseRefused):
        await home.do(pause, habit, first, last, home.now)

    assert (await home.diary(habit)).habit.pauses == ()


async def test_a_pause_may_begin_in_the_window_or_later(home: Home) -> None:
    habit = await home.keep()

    for first in (WEDNESDAY - 2 * DAY, WEDNESDAY + 9 * DAY):
        await home.do(pause, habit, first, first, home.now)

    assert await home.states(habit, WEDNESDAY - 2 * DAY, 3) == ["PAUSED", "MISSED", "PENDING"]


@pytest.mark.parametrize(("away", "streak"), [(30, 1), (31, 0)])
async def test_a_long_archive_ends_the_streak_when_it_is_over(home: Home, away: int, streak: int) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)
    await home.do(archive, habit, home.now)
    home.now += timedelta(days=away)
    archived = (await home.standing(habit)).judgement.current

    back = await home.do(take_from_archive, habit, home.now)

    assert back
    assert (archived, (await home.standing(habit)).judgement.current) == (1, streak)
    assert not await home.do(take_from_archive, habit, home.now)


async def test_a_pause_taken_back_on_its_first_day_has_never_been(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    vacation = await home.do(pause, habit, WEDNESDAY + 3 * DAY, WEDNESDAY + 4 * DAY, home.now)
    for put_off in (
        await home.do(pause, habit, WEDNESDAY, WEDNESDAY + 6 * DAY, home.now),
        await home.do(archive, habit, home.now),
    ):
        taken_back = await home.do(take_back_pause, habit, put_off, home.now)

        assert taken_back
        assert not await home.do(take_back_pause, habit, put_off, home.now)
    assert (await home.diary(habit)).habit.pauses == (vacation,)


async def test_a_pause_taken_back_days_later_leaves_the_days_before_off(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    made = await home.do(pause, habit, WEDNESDAY, WEDNESDAY + 6 * DAY, home.now)
    home.now += timedelta(days=2)

    taken_back = await home.do(take_back_pause, habit, made, home.now)

    assert taken_back
    assert await home.states(habit, WEDNESDAY, 3) == ["PAUSED", "PAUSED", "PENDING"]


async def test_a_pause_that_is_over_cannot_be_taken_back(home: Home) -> None:
    habit = await home.keep(start=WEDNESDAY)
    made = await home.do(pause, habit, WEDNESDAY, WEDNESDAY, home.now)
    home.now += timedelta(days=1)

    assert not await home.do(take_back_pause, habit, made, home.now)

    assert (await home.diary(habit)).habit.pauses == (made,)


async def test_other_times_leave_the_reminders_that_stay_as_they_were(home: Home) -> None:
    habit = await home.keep()
    weekend = frozenset({Weekday.SAT, Weekday.SUN})
    await home.do(change_slots, habit, lambda slots: on_days(with_time(slots, time(8)), 0, weekend), home.now)

    changed = await home.do(change_times, habit, frozenset({time(21), time(12)}), home.now)

    assert changed.slots == (Slot(0, time(21), weekend), Slot(1, time(12)))
    assert (await home.diary(habit)).habit.slots == changed.slots


async def test_a_habit_asks_six_times_a_day_at_most(home: Home) -> None:
    habit = await home.keep()
    six = frozenset(time(hour) for hour in range(8, 14))

    changed = await home.do(change_times, habit, six, home.now)
    with pytest.raises(TooManyTimes) as refused:
        await home.do(change_times, habit, six | {time(22)}, home.now)

    assert [slot.time.hour for slot in changed.slots] == [8, 9, 10, 11, 12, 13]
    assert [slot.time.hour for slot in (await home.diary(habit)).habit.slots] == [8, 9, 10, 11, 12, 13]
    assert refused.value.facts == {"limit": 6}
