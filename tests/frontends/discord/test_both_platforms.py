"""One person on Telegram and Discord: linked over both, what is done here is drawn there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web

from bot.frontends.telegram.start import make_telegram
from tests.fakes.discord import Person as Discordian
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as Telegrammer
from tests.frontends.discord.home import MONDAY, Home, at_home

TODAY = "1:td:"
"""What the list of a day begins with, as a view."""
BERLIN = (52.52, 13.405)


@dataclass
class Both:
    home: Home
    telegram: FakeTelegram
    here: Discordian
    there: Telegrammer

    async def shown_on(self, *platforms: str) -> None:
        """A message is sent before it is kept that it shows something: wait until it is."""
        person = await self.home.number(self.here)
        async with asyncio.timeout(10):
            while True:
                async with self.home.house.database.transaction() as storage:
                    shown = await storage.desk.shown(person)
                if {one.platform for one in shown if one.view.startswith(TODAY)} >= set(platforms):
                    return
                await asyncio.sleep(0.01)


@pytest.fixture
async def both(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Both]:
    async with at_home(sqlite_url, tmp_path) as home, FakeTelegram(start=MONDAY) as telegram, _telegram(home, telegram):
        there = telegram.person("Alice")
        await there.say("/start")
        await there.hears("What time is it")
        await there.location(*BERLIN)
        await there.hears("Pick one")
        yield Both(home, telegram, await home.person(), there)


@asynccontextmanager
async def _telegram(home: Home, telegram: FakeTelegram) -> AsyncIterator[None]:
    house = home.house
    bot = make_telegram(
        house.dispatcher, house.studio.draw, house.redraw, web.Application(), token=telegram.token, api_url=telegram.url
    )
    house.add(bot)
    running = asyncio.create_task(bot.run())
    try:
        await telegram.received("getUpdates")
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def link(both: Both) -> None:
    """From Discord by the link into Telegram; both say yes."""
    offer = await both.here.slash("link")
    assert offer.post is not None
    (url,) = [button["url"] for button in offer.post.buttons if "url" in button]
    payload = url.partition("?start=")[2]
    assert re.fullmatch(r"l_[\w-]{22}", payload)
    await both.there.say(f"/start {payload}")
    await both.there.hears("Link this chat with")
    await both.there.tap("Link and merge")
    await both.here.hears("has brought your code")
    await both.here.click("Link and merge")
    await both.here.hears("Linked")
    await both.there.hears("Linked: Discord, Telegram")


async def test_both_sides_say_yes_and_are_told(both: Both) -> None:
    await both.home.keeps(both.here, "Read daily")

    await link(both)
    await both.there.say("/habits")

    await both.there.hears("Read")


async def test_done_on_discord_draws_the_telegram_message_anew_and_the_other_way_round(both: Both) -> None:
    await both.home.keeps(both.here, "Read daily")
    await link(both)
    await both.there.say("/today")
    await both.there.hears("0 of 1 done")
    await both.here.slash("today")
    await both.shown_on("discord", "telegram")

    await both.here.click("Done")
    await both.there.hears("Well kept")
    await both.there.tap("Read")
    await both.here.hears("0 of 1 done")


async def test_a_reminder_comes_where_the_person_wants_it(both: Both) -> None:
    await both.home.keeps(both.here, "Read daily 21:00")
    await link(both)
    await both.here.click("Discord")
    await both.home.settled()

    both.home.discord.clock.advance(13 * 3600 + 1)
    await both.home.house.ticker.tick()

    assert "⏰" in (await both.here.hears("⏰")).text
    assert not any("⏰" in post.text for post in both.there.posts())


async def test_a_closed_private_chat_falls_back_to_the_linked_telegram(both: Both) -> None:
    await both.home.keeps(both.here, "Read daily 21:00")
    await link(both)
    await both.here.click("Discord")
    await both.home.settled()
    both.here.close_dms()

    both.home.discord.clock.advance(13 * 3600 + 1)
    await both.home.house.ticker.tick()

    await both.there.hears("⏰")
