"""The terminal: numbers are buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversation.command import Command, register
from bot.conversation.request import Sent
from bot.frontends.terminal import Terminal
from tests.conversation.house import World, world
from tests.frontends.taking import CONTENT, FILE, Taken


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


async def test_a_number_taps_the_newest_message_which_leads_on_after_a_slip_too(home: World) -> None:
    screen: list[str] = []
    terminal = Terminal(home.dispatcher, write=screen.append, zone=lambda: "Europe/Berlin")
    for line in ("Read daily", "1", "done read", "/nonsense", "1"):  # shows the day
        await terminal.say(line)
    screen.clear()

    await terminal.say("1")

    assert "(Taken back)" in screen


async def test_a_number_without_a_button_is_said(home: World) -> None:
    screen: list[str] = []
    terminal = Terminal(home.dispatcher, write=screen.append, zone=lambda: "Europe/Berlin")
    await terminal.say("Read daily")

    await terminal.say("99")

    assert not any(line.startswith("(") for line in screen)


async def test_while_an_answer_is_awaited_a_number_is_one_and_a_hash_taps(home: World) -> None:
    screen: list[str] = []
    terminal = Terminal(home.dispatcher, write=screen.append, zone=lambda: "Europe/Berlin")
    for line in ("Read daily", "1", "/habit read"):
        await terminal.say(line)
    await terminal.say(_number(screen, "Times"))
    await terminal.say(_number(screen, "Other time…"))
    screen.clear()

    await terminal.say("1")
    asked = list(screen)
    await terminal.say(_number(screen, "Cancel"))

    assert "Is that 01:00 or 13:00?" in asked
    assert screen[-1].endswith("[◀ Back]")


def _number(screen: list[str], label: str) -> str:
    """What is typed for the newest button of that label."""
    line = next(line for line in reversed(screen) if f"[{label}]" in line)
    return line.partition(f"[{label}]")[0].rpartition(" ")[2]


async def test_a_path_behind_a_command_for_files_is_read(home: World, tmp_path: Path) -> None:
    taken = Taken()
    home.dispatcher.registry = register([Command("bring", taken.run, options=(FILE,), needs_set_up=False)])
    terminal = Terminal(home.dispatcher, write=lambda line: None, zone=lambda: "Europe/Berlin")
    (tmp_path / "my habits.csv").write_bytes(CONTENT)

    await terminal.say(f"/bring {tmp_path}/my habits.csv")

    assert taken.files == [Sent("my habits.csv", CONTENT, "/bring")]


async def test_a_path_where_nothing_lies_is_spoken_of(home: World, tmp_path: Path) -> None:
    taken = Taken()
    screen: list[str] = []
    home.dispatcher.registry = register([Command("bring", taken.run, options=(FILE,), needs_set_up=False)])
    terminal = Terminal(home.dispatcher, write=screen.append, zone=lambda: "Europe/Berlin")

    await terminal.say(f"/bring {tmp_path}/nothing.csv")

    assert "send it once more" in screen[0]
    assert taken.files == []


async def test_a_file_is_written_beside_those_of_its_name(home: World, tmp_path: Path) -> None:
    taken = Taken()
    screen: list[str] = []
    home.dispatcher.registry = register([Command("bring", taken.run, options=(FILE,), needs_set_up=False)])
    terminal = Terminal(home.dispatcher, write=screen.append, zone=lambda: "Europe/Berlin", folder=tmp_path)

    await terminal.say("/bring")
    await terminal.say("/bring")

    assert (tmp_path / "habits & more.csv").read_bytes() == CONTENT
    assert (tmp_path / "habits & more-2.csv").read_bytes() == CONTENT
    assert screen[-2:] == [f"Saved as {tmp_path}/habits & more-2.csv", "1[Show today]"]
