"""An answer that may be empty can be emptied in a chat, which sends no empty line."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversation.house import World, buttons, words, world


@pytest.fixture
async def home(sqlite_url: str) -> AsyncIterator[World]:
    async with world(sqlite_url) as made:
        yield made


async def test_a_note_goes_again_by_the_button_that_leaves_it_empty(home: World) -> None:
    alice = home.talker("alice")
    await alice.tap(buttons((await alice.say("Read daily")).reply)["Add"])
    await alice.tap(buttons((await alice.say("read done")).reply)["Add note"])
    noted = await alice.say("a long chapter")

    asked = await alice.tap(buttons(noted.reply)["Change note"])
    emptied = await alice.tap(buttons(asked.reply)["Leave empty"])

    assert "a long chapter" in words(noted.reply)
    assert "a long chapter" not in words(emptied.reply)


async def test_what_has_to_be_there_is_not_offered_to_be_emptied(home: World) -> None:
    alice = home.talker("alice")
    await alice.tap(buttons((await alice.say("Read daily")).reply)["Add"])
    edit = await alice.tap(buttons((await alice.say("/habit read")).reply)["Edit"])

    asked = await alice.tap(buttons(edit.reply)["Name"])

    assert "Leave as it is" in buttons(asked.reply)
    assert "Leave empty" not in buttons(asked.reply)
