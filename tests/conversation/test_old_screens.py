"""Screens that only ask are not drawn anew: their buttons do what is right by then, and say so."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import Talker, World, buttons, words, world
from tests.conversation.test_link import keep


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def screen(talker: Talker, *labels: str, message: str = "old") -> dict[str, str]:
    """The buttons of the habit's card, or of what the last of these leads to."""
    reply = (await talker.say("/habit read")).reply
    for label in labels:
        reply = (await talker.tap(buttons(reply)[label], message=message)).reply
    return buttons(reply)


async def pauses_of(home: World) -> int:
    async with home.database.transaction() as storage:
        (habit,) = await storage.habits.all(1)
        return len(habit.pauses)


async def test_what_is_archived_meanwhile_is_archived_once(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice, "Delete…")
    await screen(alice, "Archive", message="new")

    answer = await alice.tap(old["Archive instead"], message="old")

    assert "Archived." in words(answer.reply)
    assert "Take from the archive" in buttons(answer.reply)
    assert await pauses_of(home) == 1


async def test_what_is_archived_meanwhile_is_not_paused_for_a_week(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice)
    await screen(alice, "Archive", message="new")

    answer = await alice.tap(old["Pause a week"], message="old")

    assert "It stays in the archive." in words(answer.reply)
    assert "Paused" not in words(answer.reply)
    assert await pauses_of(home) == 1


async def test_what_is_paused_for_longer_meanwhile_says_until_when(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice)
    await screen(alice, "Pause until…", message="new")
    await alice.say("24 dec")

    answer = await alice.tap(old["Pause a week"], message="old")

    assert "It is off for longer already." in words(answer.reply)
    assert "paused until Thu 24 Dec" in words(answer.reply)


async def test_what_goes_on_already_is_resumed_without_harm(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice, "Pause a week")
    await alice.tap((await screen(alice))["Resume"], message="new")

    answer = await alice.tap(old["Resume"], message="old")

    assert "It counts again from today." in words(answer.reply)


async def test_what_is_archived_meanwhile_says_so_where_it_was_to_be_resumed(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice, "Pause a week")
    await screen(alice, "Archive", message="new")

    answer = await alice.tap(old["Resume"], message="old")

    assert "It stays in the archive." in words(answer.reply)


async def test_a_day_that_was_switched_meanwhile_stands_on_the_screen_as_it_is_by_then(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice, "Days")
    new = await screen(alice, "Days", message="new")
    await alice.tap(new["Weekdays"], message="new")

    answer = await alice.tap(next(does for label, does in old.items() if "Sat" in label), message="old")
    card = await alice.say("/habit read")

    assert "Mon, Tue, Wed, Thu, Fri, Sat" in words(card.reply)
    assert any("✓" in label and "Sat" in label for label in buttons(answer.reply))


async def test_a_habit_is_deleted_by_the_name_that_it_has_by_then(home: World) -> None:
    alice = home.talker("alice")
    await keep(alice, "Read")
    old = await screen(alice, "Delete…")
    await screen(alice, "Edit", "Name", message="new")
    await alice.say("Novels")

    answer = await alice.tap(old["Delete"], message="old")

    assert "Novels is in the bin" in words(answer.reply)
