"""The terminal: numbers are buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.frontends.terminal import Terminal
from tests.conversation.house import World, world


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def test_a_message_without_buttons_leaves_those_above_it(home: World) -> None:
    screen: list[str] = []
    terminal = Terminal(home.dispatcher, write=screen.append, zone="Europe/Berlin")
    for line in ("Read daily", "1"):
        await terminal.say(line)
    for _ in range(7):
        await terminal.say("done read")
        home.pass_time(days=1)
    home.pass_time(days=-1)
    screen.clear()

    await terminal.say("1")

    assert "(Taken back)" in screen


async def test_a_number_without_a_button_is_said(home: World) -> None:
    screen: list[str] = []
    terminal = Terminal(home.dispatcher, write=screen.append, zone="Europe/Berlin")
    await terminal.say("Read daily")

    await terminal.say("99")

    assert not any(line.startswith("(") for line in screen)
