"""The inbox's writer: nobody waits for ever, whatever goes wrong with one of those it writes for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from bot.frontends.telegram.ledger import Ledger
from core.inbox import Received
from storage.database import Database

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
async def ledger(sqlite_url: str) -> AsyncIterator[Ledger]:
    database = Database(sqlite_url)
    await database.open()
    made = Ledger(database, lambda: NOW)
    writing = asyncio.create_task(made.run())
    yield made
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing
    await database.close()


async def test_what_cannot_be_written_fails_for_whoever_brought_it_and_the_next_is_written(ledger: Ledger) -> None:
    broken = Received(cast(Any, object()), "{}")

    async with asyncio.timeout(5):
        with pytest.raises(Exception, match="type"):
            await ledger.put([broken])
        new = await ledger.put([Received("telegram:1:1", "{}")])

    assert new == {"telegram:1:1"}
