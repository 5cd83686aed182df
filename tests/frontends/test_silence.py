"""A reminder in quiet hours makes no sound: what goes over the line says so, on each platform."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.discord.messages import SILENT
from tests.frontends.discord.home import MONDAY, at_home
from tests.frontends.telegram.living import at_noon, living, reader

TIMES = [("21:00", 20, False), ("23:00", 22, True)]
"""The slot in Berlin, its hour in UTC, and whether it makes no sound."""


@pytest.mark.parametrize(("slot", "hour", "silent"), TIMES)
async def test_telegram_is_told_not_to_notify(sqlite_url: str, slot: str, hour: int, silent: bool) -> None:
    now = datetime(2026, 11, 23, 11, tzinfo=UTC)
    async with at_noon() as telegram, living(telegram, sqlite_url, clock=lambda: now) as life:
        alice, _ = await reader(telegram, line=f"Read daily {slot}")
        now = now.replace(hour=hour)
        before = len(telegram.calls("sendMessage"))

        await life.house.ticker.tick()

        (sent,) = telegram.calls("sendMessage")[before:]
        assert "Read" in alice.posts()[-1].text
        assert bool(sent.params.get("disable_notification")) is silent


@pytest.mark.parametrize(("slot", "hour", "silent"), TIMES)
async def test_discord_is_told_to_suppress_the_notification(
    sqlite_url: str, tmp_path: Path, slot: str, hour: int, silent: bool
) -> None:
    async with at_home(sqlite_url, tmp_path) as home:
        person = await home.person()
        await home.keeps(person, f"Read daily {slot}")
        home.discord.clock.advance(MONDAY.replace(hour=hour, minute=0, second=1) - home.discord.clock.moment())

        await home.house.ticker.tick()

        sent = person.posts()[-1]
        assert "Read" in sent.text
        assert bool(sent.raw["flags"] & SILENT) is silent
