"""Putting right what was logged: amounts that replace or take away, notes that survive, and undo of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.actions.correct import MoreThanThereIs, NothingToNote, add_note, take_amount
from core.actions.log import NotCounted, add_amount, mark_done, set_amount, skip, undo
from core.entries import Entry, EntryKind
from core.habits import AtLeast
from core.limits import MAX_NOTE
from core.names import NoteRefused
from tests.actions.home import WEDNESDAY, Home

GLASSES = AtLeast(Decimal(8), "glasses")


async def test_an_amount_that_is_set_takes_the_place_of_the_sum(home: Home) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(add_amount, habit, WEDNESDAY, Decimal(5), home.key(), home.now)

    logged = await home.do(set_amount, habit, WEDNESDAY, Decimal(3), home.key(), home.now)

    assert logged.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(3))
    assert logged.was == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(5))


async def test_taking_away_leaves_the_rest_and_never_less_than_nothing(home: Home) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(add_amount, habit, WEDNESDAY, Decimal(5), home.key(), home.now)

    less = await home.do(take_amount, habit, WEDNESDAY, Decimal(2), home.key(), home.now)
    with pytest.raises(MoreThanThereIs) as refused:
        await home.do(take_amount, habit, WEDNESDAY, Decimal(4), home.key(), home.now)
    nothing = await home.do(take_amount, habit, WEDNESDAY, Decimal(3), home.key(), home.now)

    assert less.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(3))
    assert refused.value.facts == {"there": Decimal(3), "unit": "glasses"}
    assert nothing.entry is None


async def test_done_is_the_whole_target_to_take_from(home: Home) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    less = await home.do(take_amount, habit, WEDNESDAY, Decimal(1), home.key(), home.now)

    assert less.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(7))


async def test_what_is_not_counted_takes_no_amount(home: Home) -> None:
    habit = await home.keep()

    for action in (set_amount, take_amount):
        with pytest.raises(NotCounted):
            await home.do(action, habit, WEDNESDAY, Decimal(1), home.key(), home.now)


async def test_a_note_stands_beside_an_entry_and_survives_what_becomes_of_it(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    await home.do(add_note, habit, WEDNESDAY, "  felt\ngood ", home.key(), home.now)
    again = await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)

    assert again.already
    assert again.entry == Entry(WEDNESDAY, EntryKind.DONE, note="felt\ngood")


async def test_undo_takes_the_note_first_and_then_the_entry(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now)
    await home.do(add_note, habit, WEDNESDAY, "felt good", home.key(), home.now)

    first = await home.do(undo, home.now)
    second = await home.do(undo, home.now)

    assert (first.only_the_note, first.entry) == (True, Entry(WEDNESDAY, EntryKind.DONE))
    assert (second.only_the_note, second.entry) == (False, None)


async def test_undo_of_a_skip_brings_the_done_with_its_note_back(home: Home) -> None:
    habit = await home.keep(goal=GLASSES)
    await home.do(set_amount, habit, WEDNESDAY, Decimal(2), home.key(), home.now, "slow start")
    await home.do(skip, habit, WEDNESDAY, home.key(), home.now, "ill")

    back = await home.do(undo, home.now)

    assert back.entry == Entry(WEDNESDAY, EntryKind.AMOUNT, Decimal(2), "slow start")


async def test_an_empty_note_is_none(home: Home) -> None:
    habit = await home.keep()
    await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now, "felt good")

    logged = await home.do(add_note, habit, WEDNESDAY, "   ", home.key(), home.now)

    assert logged.entry == Entry(WEDNESDAY, EntryKind.DONE)


async def test_a_note_needs_an_entry_and_has_a_length(home: Home) -> None:
    habit = await home.keep()

    with pytest.raises(NothingToNote):
        await home.do(add_note, habit, WEDNESDAY, "felt good", home.key(), home.now)
    with pytest.raises(NoteRefused):
        await home.do(mark_done, habit, WEDNESDAY, home.key(), home.now, "x" * (MAX_NOTE + 1))

    assert (await home.diary(habit)).entries == ()
