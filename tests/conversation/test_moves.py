"""Where a person lives, and how much they may keep: said twice is said once, and limits hold everywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import pytest

from core.actions.keep_habits import TooManyHabits, add_habit, put_in_bin, take_from_bin
from core.habits import Check, Daily, HabitDraft
from core.limits import MAX_HABITS
from core.people import Person
from tests.conversation.house import MONDAY, World, words, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def alice_in(home: World) -> Person:
    async with home.database.transaction() as storage:
        person = await storage.people.by_account("test", "alice")
        assert person is not None
        return person


async def test_a_move_told_twice_is_one_move(home: World) -> None:
    alice = home.talker("alice")
    await alice.say("/start")

    await alice.say("/timezone tokyo")
    again = await alice.say("/timezone tokyo")

    assert "Tokyo" in words(again.reply)
    assert [change.zone for change in (await alice_in(home)).clock.zone_changes] == ["Asia/Tokyo"]


async def test_the_bin_gives_nothing_back_beyond_the_limit(home: World) -> None:
    await home.talker("alice").say("/start")
    alice = await alice_in(home)
    draft = HabitDraft("Read", Daily(), Check(), date(2026, 11, 23))
    async with home.database.transaction() as storage:
        first = await add_habit(storage, alice, draft, MONDAY)
        await put_in_bin(storage, alice, first.id, MONDAY)
        for _ in range(MAX_HABITS):
            await add_habit(storage, alice, draft, MONDAY)

    with pytest.raises(TooManyHabits):
        async with home.database.transaction() as storage:
            await take_from_bin(storage, alice, first.id, MONDAY)
