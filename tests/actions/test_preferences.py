"""What a person chooses: it counts from now on, and what has closed stays as it was judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from core.actions.change_reminders import set_last_call
from core.actions.log import NoSkipsLeft, mark_done, skip
from core.actions.preferences import (
    DayStartRefused,
    set_backfill,
    set_day_start,
    set_preferences,
    set_savers,
)
from core.days import local_date
from core.people import Preferences, ThemeChoice
from core.timeline import State
from tests.actions.home import DAY, WEDNESDAY, Home


async def test_a_later_day_start_gives_the_night_to_the_evening_before(home: Home) -> None:
    home.now = home.now.replace(hour=1)  # 02:00 on Wednesday

    home.alice = await home.do(set_day_start, time(4), home.now)

    assert local_date(home.alice.clock, home.now) == WEDNESDAY - DAY
    async with home.database.transaction() as storage:
        assert await storage.people.get(home.alice.id) == home.alice


async def test_a_day_start_moves_no_entry_and_no_wall_time(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    before = (await home.diary(habit)).entries
    async with home.database.transaction() as storage:
        asks = await storage.outbox.next_due(home.alice.id)

    home.alice = await home.do(set_day_start, time(5), home.now)

    async with home.database.transaction() as storage:
        assert await storage.outbox.next_due(home.alice.id) == asks
    assert (await home.diary(habit)).entries == before


async def test_a_day_does_not_begin_at_noon(home: Home) -> None:
    with pytest.raises(DayStartRefused):
        await home.do(set_day_start, time(6, 1), home.now)


async def test_a_longer_window_takes_older_dates(home: Home) -> None:
    habit, old = await home.keep(), WEDNESDAY - 5 * DAY

    home.alice = await home.do(set_backfill, 168, home.now)
    logged = await home.do(mark_done, habit, old, home.key(), home.now)

    assert logged.state is State.DONE


async def test_the_allowance_of_skips_is_the_persons_own(home: Home) -> None:
    habit = await home.keep()
    home.alice = await home.do(set_preferences, Preferences(skips_a_month=1), home.now)
    await home.do(skip, habit, WEDNESDAY, home.key(), home.now)

    with pytest.raises(NoSkipsLeft) as refused:
        await home.do(skip, habit, WEDNESDAY - DAY, home.key(), home.now)

    assert refused.value.facts == {"allowance": 1}


async def test_preferences_are_kept_whole(home: Home) -> None:
    chosen = Preferences("en-US", True, time(23), time(6), ThemeChoice.AUTO, calm=True, skips_a_month=4)

    changed = await home.do(set_preferences, chosen, home.now)

    async with home.database.transaction() as storage:
        assert await storage.people.get(home.alice.id) == changed
    assert changed.preferences == chosen


async def eight_days_with_a_saver(home: Home) -> int:
    """Seven done earn a saver, the eighth is missed and saved; today is the ninth."""
    home.alice = replace(home.alice, savers_since=WEDNESDAY - 8 * DAY, backfill_hours=480)
    habit = await home.keep(start=WEDNESDAY - 8 * DAY)
    for back in range(8, 1, -1):
        await home.do(mark_done, habit, WEDNESDAY - back * DAY, home.key(), home.now)
    return habit


async def test_what_a_saver_has_saved_stays_saved_when_they_are_switched_off(home: Home) -> None:
    habit = await eight_days_with_a_saver(home)
    before = await home.states(habit, WEDNESDAY - 8 * DAY, 9)

    home.alice = await home.do(set_savers, False, home.now)

    assert before[-2:] == ["FROZEN", "PENDING"]
    assert await home.states(habit, WEDNESDAY - 8 * DAY, 9) == before
    assert (await home.standing(habit)).judgement.current == 7


async def test_while_they_are_off_nothing_is_saved_not_even_later(home: Home) -> None:
    habit = await eight_days_with_a_saver(home)
    await home.do(mark_done, habit, WEDNESDAY - DAY, home.key(), home.now)  # the saver is held again
    home.alice = await home.do(set_savers, False, home.now)
    home.now += timedelta(days=1)  # Wednesday is missed

    home.alice = await home.do(set_savers, True, home.now)
    home.now += timedelta(days=1)  # and so is Thursday

    assert await home.states(habit, WEDNESDAY, 3) == ["MISSED", "FROZEN", "PENDING"]


async def test_off_and_on_again_on_one_day_changes_nothing(home: Home) -> None:
    habit = await eight_days_with_a_saver(home)
    before = await home.states(habit, WEDNESDAY - 8 * DAY, 9)

    for on in (False, True, False, True, True):
        home.alice = await home.do(set_savers, on, home.now)

    assert await home.states(habit, WEDNESDAY - 8 * DAY, 9) == before
    assert home.alice.savers_before == ((WEDNESDAY - 8 * DAY, WEDNESDAY - DAY),)


async def test_switching_them_on_saves_nothing_that_was_missed_before(home: Home) -> None:
    habit = await eight_days_with_a_saver(home)
    home.alice = replace(home.alice, savers_since=None)

    home.alice = await home.do(set_savers, True, home.now)

    assert (await home.states(habit, WEDNESDAY - DAY, 1)) == ["MISSED"]
    async with home.database.transaction() as storage:
        assert await storage.people.get(home.alice.id) == home.alice


async def test_a_last_call_keeps_out_of_the_quiet_hours_that_are_chosen(home: Home) -> None:
    habit = await home.keep()
    await home.do(set_last_call, habit, home.now, on=True)

    await home.do(set_preferences, Preferences(quiet_from=time(21), quiet_until=time(7)), home.now)

    assert (await home.diary(habit)).habit.last_call == time(20, 30)
