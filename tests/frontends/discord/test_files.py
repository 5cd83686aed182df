"""Files that people attach on Discord, and files that come back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import House
from bot.conversation.request import Sent
from tests.fakes.discord.files import FileStore, Upload
from tests.frontends.discord.home import Home, at_home
from tests.frontends.taking import CONTENT, GIVEN, Taken, taking

UPLOAD = Upload("loop.csv", CONTENT)


@dataclass
class Desk:
    home: Home
    taken: Taken


@pytest.fixture
async def desk(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    found: list[Taken] = []

    def prepare(house: House) -> None:
        found.append(taking(house))

    async with at_home(sqlite_url, tmp_path, prepare=prepare) as home:
        yield Desk(home, found[0])


async def test_a_file_is_chosen_with_the_command(desk: Desk) -> None:
    alice = desk.home.discord.person("Alice", installed=True)

    answer = await alice.slash("today", file=UPLOAD)

    assert answer.text == "Logged"
    assert desk.taken.files == [Sent("loop.csv", CONTENT)]


async def test_a_file_in_direct_messages_needs_no_command(desk: Desk) -> None:
    alice = desk.home.discord.person("Alice", installed=True)

    await alice.say("my old app", file=UPLOAD)
    await alice.hears("Logged")

    assert desk.taken.files == [Sent("loop.csv", CONTENT, "my old app")]


async def test_a_file_that_is_too_large_is_refused_without_being_fetched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.discord.attachments.LARGEST_FILE", 10)
    alice = desk.home.discord.person("Alice", installed=True)

    answer = await alice.slash("today", file=UPLOAD)

    assert "20 MB at most" in answer.text
    assert desk.taken.files == []


async def test_a_file_that_is_gone_is_spoken_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alice = desk.home.discord.person("Alice", installed=True)
    monkeypatch.setattr(FileStore, "get", lambda self, path: None)

    answer = await alice.slash("today", file=UPLOAD)

    assert "send it once more" in answer.text
    assert desk.taken.files == []


async def test_a_file_comes_with_the_message(desk: Desk) -> None:
    alice = desk.home.discord.person("Alice", installed=True)

    answer = await alice.slash("today")

    assert answer.post is not None
    (attachment,) = answer.post.raw["attachments"]
    assert attachment["size"] == len(CONTENT)
    assert attachment["filename"].endswith(".csv")
    assert GIVEN.name.endswith(".csv")
