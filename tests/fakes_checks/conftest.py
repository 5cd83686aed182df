"""A stand-in, a person and a real client library for the checks of the fakes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fakes.discord import Channel, FakeDiscord, Server
from tests.fakes.discord import Person as Member
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes_checks.clients import ptb_bot
from tests.fakes_checks.habit_bot import HabitBot, point_at, running
from tests.fakes_checks.raw_discord import Raw


@pytest.fixture(autouse=True)
def _times_as_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns about every retry_after as a number."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
def alice(telegram: FakeTelegram) -> Person:
    return telegram.person("Alice", language="de", started=True)


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    async with ptb_bot(telegram.url, telegram.token) as made:
        telegram.log.clear()
        yield made


@pytest.fixture
async def stand_in(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as stand_in:
        point_at(stand_in, monkeypatch)
        yield stand_in


@pytest.fixture
def amira(stand_in: FakeDiscord) -> Member:
    return stand_in.person("Amira", locale="de")


@pytest.fixture
def boris(stand_in: FakeDiscord) -> Member:
    return stand_in.person("Boris")


@pytest.fixture
def house(stand_in: FakeDiscord, amira: Member, boris: Member) -> Server:
    return stand_in.server("Habits", [amira, boris], ["habits", "talk"])


@pytest.fixture
def habits(house: Server) -> Channel:
    return house.channel("habits")


@pytest.fixture
async def habit_bot(stand_in: FakeDiscord, house: Server) -> AsyncIterator[HabitBot]:
    async with running(stand_in, HabitBot()) as bot:
        stand_in.log.clear()
        yield bot


@pytest.fixture
async def raw(stand_in: FakeDiscord) -> AsyncIterator[Raw]:
    async with Raw(stand_in) as raw:
        yield raw


@pytest.fixture
def posting(habits: Channel) -> str:
    return f"/channels/{habits.id}/messages"
