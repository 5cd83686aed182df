"""Logging: what each write does, what is refused, and taking it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.actions.change_habits import pause
from core.actions.dates import DateBeforeStart, DateClosed, DateToCome
from core.actions.log import (
    AlreadyPaused,
    Logged,
    NeedsAmount,
    NoSkipsLeft,
    NoSuchHabit,
    NotALimit,
    NotCounted,
    NothingAsked,
    NothingToUndo,
    add_amount,
    lapse,
    mark_done,
    say_no,
    skip,
    undo,
)
from core.entries import Entry, EntryKind
from core.errors import CairnError
from core.habits import AtLeast, AtMost, EveryN, Per, Quit, Times, Weekdays
from core.limits import AmountRefused
from core.people import Weekday
from core.timeline import State
from tests.actions.home import DAY, MONDAY, START, WEDNESDAY, Home

GLASSES = AtLeast(Decimal(8), "glasses")
KILOMETRES_A_WEEK = AtLeast(Decimal(20), "km", Per.WEEK)
TWO_CUPS = AtMost(Decimal(2), "cups")


async def test_done_is_counted_once_however_often_it_is_said(home: Home) -> None:
    habit = await home.keep()

    first = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    again = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    assert (first.already, first.before.current, first.after.current) == (False, 0, 1)
    assert (again.already, again.after.current) == (True, 1)


async def test_the_same_tap_never_has_two_effects(home: Home) -> None:
    habit = await home.keep(goal=GLASSES)

    await home.do(add_amount, habit, WEDNESDAY, Decimal(2), "tap", home.now)
    again = await home.do(add_amount, habit, WEDNESDAY, Decimal(2), "tap", home.now)

    assert again.already
    assert (await home.diary(habit)).entry(WEDNESDAY) == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(2))


async def test_amounts_add_up_exactly(home: Home) -> None:
    habit = await home.keep(goal=AtLeast(Decimal("0.3"), "km"))

    for tenth in ("0.1", "0.1", "0.1"):
        logged = await home.do(add_amount, habit, WEDNESDAY, Decimal(tenth), home.key(), home.now)

    assert logged.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal("0.3"))
    assert logged.state is State.DONE


@pytest.mark.parametrize("amount", ["0", "-1", "1000000.001", "0.0001", "NaN", "Infinity"])
async def test_an_amount_that_is_none_is_refused_and_nothing_is_written(home: Home, amount: str) -> None:
    habit = await home.keep(goal=GLASSES)

    with pytest.raises(AmountRefused):
        await home.do(add_amount, habit, WEDNESDAY, Decimal(amount), home.key(), home.now)

    assert (await home.diary(habit)).entries == ()


async def test_a_goal_takes_only_its_own_kinds(home: Home) -> None:
    check, week, limit = await home.keep(), await home.keep(goal=KILOMETRES_A_WEEK), await home.keep(goal=Quit())

    with pytest.raises(NotCounted):
        await home.do(add_amount, check, WEDNESDAY, Decimal(1), home.key(), home.now)
    with pytest.raises(NotCounted):
        await home.do(add_amount, limit, WEDNESDAY, Decimal(1), home.key(), home.now)
    with pytest.raises(NeedsAmount) as how_much:
        await home.do(mark_done, week, WEDNESDAY, home.key(), home.now)
    with pytest.raises(NotALimit):
        await home.do(lapse, check, WEDNESDAY, home.key(), home.now)

    assert how_much.value.facts == {"unit": "km"}


async def test_a_limit_is_kept_until_it_is_broken(home: Home) -> None:
    habit = await home.keep(goal=TWO_CUPS, start=WEDNESDAY)

    within = await home.do(add_amount, habit, WEDNESDAY, Decimal(2), home.key(), home.now)
    over = await home.do(add_amount, habit, WEDNESDAY, Decimal(1), home.key(), home.now)

    assert (within.state, over.state) == (State.PENDING, State.MISSED)


async def test_a_lapse_fails_its_date_and_is_taken_back(home: Home) -> None:
    habit = await home.keep(goal=Quit(), start=WEDNESDAY)

    fallen = await home.do(lapse, habit, WEDNESDAY, home.key(), home.now)
    restored = await home.do(undo, home.now)

    assert (fallen.state, restored.state) == (State.MISSED, State.PENDING)


async def test_a_no_breaks_nothing_while_the_date_is_open(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)

    said = await home.do(say_no, habit, WEDNESDAY, home.key(), home.now, "ill")

    assert (said.state, said.after.current) == (State.PENDING, 1)
    assert said.entry == Entry(WEDNESDAY, EntryKind.NO, note="ill")


@pytest.mark.parametrize("not_done", [skip, say_no])
async def test_the_reason_goes_when_it_is_done_after_all_and_comes_back_with_undo(
    home: Home, not_done: Callable[..., Awaitable[Logged]]
) -> None:
    habit = await home.keep()
    await home.do(not_done, habit, WEDNESDAY, home.key(), home.now, "travelling")

    done = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    undone = await home.do(undo, home.now)

    assert done.entry == Entry(WEDNESDAY, EntryKind.DONE)
    assert undone.entry is not None
    assert undone.entry.note == "travelling"


async def test_a_note_stays_when_a_done_date_is_said_to_be_another_and_a_reason_when_a_no_becomes_a_skip(
    home: Home,
) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(add_amount, habit, WEDNESDAY, Decimal(2), home.key(), home.now, "with lemon")
    await home.do(say_no, habit, WEDNESDAY - DAY, home.key(), home.now, "ill")

    more = await home.do(add_amount, habit, WEDNESDAY, Decimal(1), home.key(), home.now)
    skipped = await home.do(skip, habit, WEDNESDAY - DAY, home.key(), home.now)

    assert more.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(3), "with lemon")
    assert skipped.entry == Entry(WEDNESDAY - DAY, EntryKind.SKIP, note="ill")


@pytest.mark.parametrize("reason", ["", "travelling"])
async def test_a_note_from_before_the_skip_is_no_reason_for_it_and_stays(home: Home, reason: str) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(add_amount, habit, WEDNESDAY, Decimal(2), home.key(), home.now, "with lemon")
    await home.do(skip, habit, WEDNESDAY, home.key(), home.now, reason)

    done = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    assert done.entry == Entry(WEDNESDAY, EntryKind.DONE, note="with lemon")


async def test_there_are_two_skips_in_a_month(home: Home) -> None:
    habit = await home.keep()
    for day in (MONDAY, WEDNESDAY):
        await home.do(skip, habit, day, home.key(), home.now)

    with pytest.raises(NoSkipsLeft):
        await home.do(skip, habit, WEDNESDAY - DAY, home.key(), home.now)
    next_month = await home.do(skip, habit, WEDNESDAY + 14 * DAY, home.key(), home.now)

    assert not next_month.already


async def test_a_skip_that_is_taken_back_can_be_used_again(home: Home) -> None:
    habit = await home.keep()
    await home.do(skip, habit, MONDAY, home.key(), home.now)
    await home.do(skip, habit, WEDNESDAY - DAY, home.key(), home.now)
    await home.do(undo, home.now)

    logged = await home.do(skip, habit, WEDNESDAY, home.key(), home.now)

    assert logged.state is State.SKIPPED


async def test_a_skip_keeps_the_streak(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, MONDAY, home.key(), home.now)
    await home.do(skip, habit, MONDAY + DAY, home.key(), home.now)

    logged = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    assert logged.after.current == 2


async def test_a_skip_is_refused_where_nothing_is_asked(home: Home) -> None:
    paused, mondays = await home.keep(), await home.keep(Weekdays(frozenset({Weekday.MON})))
    await home.do(pause, paused, WEDNESDAY, WEDNESDAY + 6 * DAY, home.now)

    with pytest.raises(AlreadyPaused):
        await home.do(skip, paused, WEDNESDAY, home.key(), home.now)
    for day in (WEDNESDAY, WEDNESDAY + DAY):
        with pytest.raises(NothingAsked):
            await home.do(skip, mondays, day, home.key(), home.now)
    planned = await home.do(skip, mondays, WEDNESDAY + 5 * DAY, home.key(), home.now)

    assert not planned.already


async def test_a_planned_skip_asks_less_of_its_week(home: Home) -> None:
    habit = await home.keep(Times(7, Per.WEEK))

    logged = await home.do(skip, habit, WEDNESDAY + DAY, home.key(), home.now)

    assert logged.before.standing
    assert logged.after.standing
    assert (logged.before.standing.asked, logged.after.standing.asked) == (Decimal(7), Decimal(6))


async def test_a_write_that_makes_a_week_impossible_says_so(home: Home) -> None:
    habit = await home.keep(Times(5, Per.WEEK))

    logged = await home.do(say_no, habit, WEDNESDAY, home.key(), home.now)

    assert not logged.before.lost
    assert logged.lost_by_this


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        (WEDNESDAY + DAY, DateToCome),
        (WEDNESDAY - 3 * DAY, DateClosed),
        (WEDNESDAY - 2 * DAY, None),
        (START - DAY, DateBeforeStart),
    ],
)
async def test_a_date_is_accepted_inside_the_window_only(
    home: Home, day: date, refusal: type[CairnError] | None
) -> None:
    habit = await home.keep()

    if refusal is None:
        assert not (await home.do(mark_done, habit, day, home.key(), home.now)).already
        return
    with pytest.raises(refusal):
        await home.do(mark_done, habit, day, home.key(), home.now)


async def test_an_early_call_moves_the_next_one(home: Home) -> None:
    habit = await home.keep(EveryN(3), start=MONDAY)
    await home.do(mark_done, habit, MONDAY, home.key(), home.now)

    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    home.now += timedelta(days=3)

    assert await home.states(habit, MONDAY, 6) == ["DONE", "REST", "DONE", "REST", "REST", "PENDING"]


async def test_a_backfill_gives_a_saver_back_and_says_so(home: Home) -> None:
    home.alice = replace(home.alice, savers_since=START)
    habit = await home.keep(start=WEDNESDAY - 10 * DAY)
    home.now -= timedelta(days=10)
    for _ in range(8):
        await home.do(mark_done, habit, home.now.date(), home.key(), home.now)
        home.now += timedelta(days=1)
    home.now += timedelta(days=2)
    missed, other = WEDNESDAY - 2 * DAY, WEDNESDAY - DAY

    logged = await home.do(mark_done, habit, missed, home.key(), home.now)

    assert logged.before.saved == {missed}
    assert logged.after.saved == {other}
    assert logged.saver_dates == {other}
    assert (logged.before.current, logged.after.current) == (0, 9)


async def test_there_is_nothing_to_take_back_where_nothing_was_written(home: Home) -> None:
    habit = await home.keep()

    with pytest.raises(NothingToUndo):
        await home.do(undo, home.now, habit, WEDNESDAY)


async def test_a_habit_of_nobody_is_refused(home: Home) -> None:
    with pytest.raises(NoSuchHabit):
        await home.do(mark_done, 4711, WEDNESDAY, home.key(), home.now)
