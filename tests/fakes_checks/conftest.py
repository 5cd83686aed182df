"""A stand-in, a person and a real client library for the checks of the fakes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes_checks.clients import ptb_bot


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
