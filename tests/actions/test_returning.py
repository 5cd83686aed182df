"""Back after a while: a stretch that nobody was there for is kept by one tap, and by nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.actions.dates import DateClosed
from core.actions.log import NoSuchHabit, lapse, mark_done
from core.actions.returning import keep_unseen, take_back_unseen, unasked
from core.entries import Entry, EntryKind
from core.habits import HabitId, Quit
from tests.actions.home import DAY, START, WEDNESDAY, Home

FIRST, LAST = START + 8 * DAY, WEDNESDAY - DAY


async def away(home: Home) -> HabitId:
    """Seen at the start and today."""
    habit = await home.keep(goal=Quit())
    async with home.database.transaction() as storage:
        await storage.people.saw(home.alice.id, START)
        await storage.people.saw(home.alice.id, WEDNESDAY)
    return habit


async def test_the_whole_stretch_is_kept_by_one_answer_and_counts(home: Home) -> None:
    habit = await away(home)
    before = (await home.standing(habit)).judgement.current

    (asked,) = await home.do(unasked, None, home.now)
    spoken = await home.do(keep_unseen, habit, asked.first, asked.last, home.key(), home.now)

    assert (asked.first, asked.last) == (FIRST, LAST)
    assert len(spoken.dates) == (LAST - FIRST).days + 1
    assert spoken.standing.judgement.current == before + len(spoken.dates)
    assert (await home.standing(habit)).judgement.current == spoken.standing.judgement.current
    assert await home.do(unasked, None, home.now) == []


async def test_an_answer_given_twice_counts_once(home: Home) -> None:
    habit = await away(home)
    await home.do(keep_unseen, habit, FIRST, LAST, home.key(), home.now)

    again = await home.do(keep_unseen, habit, FIRST, LAST, home.key(), home.now)

    assert again.dates == ()


async def test_only_unseen_dates_are_written(home: Home) -> None:
    habit = await away(home)

    spoken = await home.do(keep_unseen, habit, START - 90 * DAY, WEDNESDAY, home.key(), home.now)

    assert spoken.dates[0] == FIRST
    assert spoken.dates[-1] == LAST
    with pytest.raises(DateClosed):
        await home.do(mark_done, habit, START + 2 * DAY, home.key(), home.now)


async def test_taking_it_back_leaves_everything_else_as_it_was(home: Home) -> None:
    habit = await away(home)
    await home.do(lapse, habit, WEDNESDAY, home.key(), home.now)
    await home.do(keep_unseen, habit, FIRST, LAST, home.key(), home.now)

    back = await home.do(take_back_unseen, habit, START - DAY, WEDNESDAY, home.now)

    assert len(back.dates) == (LAST - FIRST).days + 1
    assert (await home.diary(habit)).entries == (Entry(WEDNESDAY, EntryKind.LAPSE),)
    assert len(await home.do(unasked, None, home.now)) == 1


async def test_what_was_kept_by_hand_at_its_time_is_not_taken_back(home: Home) -> None:
    habit = await home.keep(goal=Quit())
    async with home.database.transaction() as storage:
        for day in (START, WEDNESDAY):
            await storage.people.saw(home.alice.id, day)
        kept = Entry(START, EntryKind.DONE)
        await storage.entries.write(home.alice, habit, START, None, kept, home.key(), home.now)

    back = await home.do(take_back_unseen, habit, START, LAST, home.now)

    assert back.dates == ()
    assert (await home.diary(habit)).entries == (kept,)


async def test_a_stretch_is_asked_about_once(home: Home) -> None:
    await away(home)

    assert len(await home.do(unasked, START, home.now)) == 1
    assert await home.do(unasked, WEDNESDAY, home.now + timedelta(days=1)) == []
    assert await home.do(unasked, WEDNESDAY - 3 * DAY, home.now) == []


async def test_nobody_answers_for_a_habit_of_somebody_else(home: Home) -> None:
    with pytest.raises(NoSuchHabit):
        await home.do(keep_unseen, 77, FIRST, LAST, home.key(), home.now)
    with pytest.raises(NoSuchHabit):
        await home.do(take_back_unseen, 77, FIRST, LAST, home.now)
