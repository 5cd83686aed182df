"""Files that people send: who takes them, and what is said where nobody can."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.conversation.command import Command, register
from bot.conversation.dispatch import Dispatcher
from bot.conversation.options import FileChoice
from bot.conversation.reply import Reply, text
from bot.conversation.request import Called, Event, NotReceived, Request, Sent
from core.ports import Storage
from tests.conversation.house import World, words, world

FILE = FileChoice("file")


@pytest.fixture
async def home(database_url: str) -> AsyncIterator[World]:
    async with world(database_url) as made:
        yield made


def taking(home: World, *names: str) -> dict[str, list[Sent | None]]:
    """Commands of these names that take files, and what they were run with."""
    taken: dict[str, list[Sent | None]] = {name: [] for name in names}

    def command(name: str) -> Command:
        async def run(request: Request, storage: Storage) -> Reply:
            taken[name].append(request.value(FILE))
            return Reply((text("toast-logged"),))

        return Command(name, run, options=(FILE,))

    home.dispatcher = Dispatcher(home.database, lambda: home.now, register([command(name) for name in names]))
    return taken


async def test_a_file_goes_to_the_command_that_takes_files(home: World) -> None:
    taken = taking(home, "bring")

    await home.talker("alice").send("loop.csv", b"a,b", "my old app")

    assert taken == {"bring": [Sent("loop.csv", b"a,b", "my old app")]}


async def test_a_caption_can_name_the_command(home: World) -> None:
    taken = taking(home, "bring", "show")

    await home.talker("alice").send("loop.csv", b"a,b", "/show this")

    assert taken["bring"] == []
    assert len(taken["show"]) == 1


async def test_a_file_chosen_with_the_command_is_its_value(home: World) -> None:
    taken = taking(home, "bring")
    sent = Sent("loop.csv", b"a,b")

    event = Event("k", "test", "alice", "alice", Called("bring", {}, {"file": sent}), zone="Europe/Berlin")
    await home.dispatcher.answer(event)

    assert taken == {"bring": [sent]}


async def test_words_behind_the_command_are_no_file(home: World) -> None:
    taken = taking(home, "bring")

    await home.talker("alice").say("/bring loop.csv")

    assert taken == {"bring": [None]}


async def test_where_nobody_takes_files_only_words_are_read(home: World) -> None:
    home.dispatcher = Dispatcher(home.database, lambda: home.now, register([]))

    answer = await home.talker("alice").send("loop.csv", b"a,b")

    assert "I read what you write yourself" in words(answer.reply)


@pytest.mark.parametrize(("too_large", "said"), [(True, "20 MB at most"), (False, "send it once more")])
async def test_a_file_that_is_not_here_is_spoken_of(home: World, too_large: bool, said: str) -> None:
    taken = taking(home, "bring")

    event = Event("k", "test", "alice", "alice", NotReceived("loop.csv", too_large), zone="Europe/Berlin")
    answer = await home.dispatcher.answer(event)

    assert said in words(answer.reply)
    assert taken == {"bring": []}
