"""Vacations side by side: each has a button of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import World, buttons, words, world

HABITS = ("Read", "Stretch", "Gym")


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def test_two_of_several_habits_from_one_date_on_are_told_apart_by_their_end(home: World) -> None:
    alice = home.talker("alice")
    for habit in HABITS:
        await alice.tap(buttons((await alice.say(f"{habit} daily")).reply)["Add"])
    for until in ("14 dec", "20 dec"):
        begun = await alice.say(f"/vacation 10 dec to {until}")
        which = await alice.tap(buttons(begun.reply)["Only some habits"])
        await alice.tap(buttons(which.reply)["Goes on"])

    shown = buttons((await alice.say("/vacation")).reply)
    chosen = await alice.tap(shown["2 habits until Sun 20 Dec"])

    assert "2 habits until Mon 14 Dec" in shown
    assert "Thu 10 Dec – Sun 20 Dec: no reminders for Stretch, Gym" in words(chosen.reply)


async def test_undo_passes_over_a_vacation_that_would_be_over_by_now(home: World) -> None:
    alice = home.talker("alice")
    await alice.tap(buttons((await alice.say("Read daily")).reply)["Add"])
    await alice.say("read done")
    card = (await alice.say("/vacation 23 nov to 23 nov")).reply
    await alice.tap(buttons(card)["Cancel"])
    home.pass_time(days=1)

    undone = await alice.say("/undo")

    assert "Taken back: Read, yesterday." in words(undone.reply)
