"""Making habits and putting them away: limits with sentences, and the bin."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from core.actions.keep_habits import TooManyHabits, TooManyTimes, add_habit, put_in_bin, take_from_bin
from core.actions.log import NoSuchHabit, mark_done
from core.actions.overview import standings
from core.errors import CairnError
from core.habits import Check, Daily, HabitDraft
from core.limits import MAX_HABITS
from core.names import NameMissing, NameRefused, NoteRefused
from tests.actions.home import START, WEDNESDAY, Home


def draft(**changed: Any) -> HabitDraft:
    return replace(HabitDraft("Read", Daily(), Check(), START), **changed)


async def test_the_hundred_and_first_habit_is_refused_with_the_limit(home: Home) -> None:
    async with home.database.transaction() as storage:
        for number in range(MAX_HABITS):
            await storage.habits.add(home.alice.id, draft(name=f"Habit {number}"), home.now)

    with pytest.raises(TooManyHabits) as refused:
        await home.do(add_habit, draft(), home.now)

    assert refused.value.facts == {"limit": MAX_HABITS}
    assert len(await home.do(standings, home.now)) == MAX_HABITS


async def test_a_habit_in_the_bin_makes_room(home: Home) -> None:
    async with home.database.transaction() as storage:
        for number in range(MAX_HABITS):
            last = await storage.habits.add(home.alice.id, draft(name=f"Habit {number}"), home.now)
    await home.do(put_in_bin, last.id, home.now)

    added = await home.do(add_habit, draft(), home.now)

    assert added.name == "Read"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": ""}, NameMissing),
        ({"name": " \u200b "}, NameMissing),
        ({"name": "x" * 81}, NameRefused),
        ({"note": "x" * 501}, NoteRefused),
        ({"times": tuple(time(hour) for hour in range(7))}, TooManyTimes),
    ],
    ids=str,
)
async def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    home: Home, changed: dict[str, Any], refusal: type[CairnError]
) -> None:
    with pytest.raises(refusal):
        await home.do(add_habit, draft(**changed), home.now)

    assert await home.do(standings, home.now) == []


async def test_a_name_is_kept_as_it_is_seen(home: Home) -> None:
    added = await home.do(add_habit, draft(name="  Cafe\u0301\u202e   lesen "), home.now)

    assert added.name == "Caf\u00e9 lesen"


async def test_the_same_time_twice_asks_once(home: Home) -> None:
    added = await home.do(add_habit, draft(times=(time(21), time(8), time(21))), home.now)

    assert [(slot.number, slot.time) for slot in added.slots] == [(0, time(8)), (1, time(21))]


async def test_a_habit_comes_back_from_the_bin_with_all_it_had(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    before = await home.diary(habit)

    await home.do(put_in_bin, habit, home.now)
    in_bin = await home.do(standings, home.now)
    await home.do(take_from_bin, habit, home.now)

    assert in_bin == []
    assert await home.diary(habit) == before


async def test_a_habit_is_gone_for_good_after_its_time_in_the_bin(home: Home) -> None:
    habit = await home.keep()
    await home.do(put_in_bin, habit, home.now)
    async with home.database.transaction() as storage:
        await storage.habits.empty_bins(home.now + timedelta(seconds=1))

    with pytest.raises(NoSuchHabit):
        await home.do(take_from_bin, habit, home.now)
