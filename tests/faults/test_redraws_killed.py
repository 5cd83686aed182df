"""kill -9 between the COMMIT of a change and the drawing of what shows it elsewhere: it becomes true all the same."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.app import utc_now
from core.habits import Check, Daily, HabitDraft
from core.people import Account, Clock, Person
from storage.database import Database
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord import Person as Discordian
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as Telegrammer
from tests.frontends.telegram.process import BotProcess, ready

LOOK_SOON = """
import warnings
from datetime import timedelta
import bot.conversation.redrawing
bot.conversation.redrawing.LOOKED_AT_AFTER = timedelta(seconds=1)
with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # discord.py's own
    import bot.frontends.discord.frontend
"""
DISCORDS_EDIT = ("PATCH", "/channels/*/messages/*")
OPEN, DONE = "0 of 1 done", "1 of 1 done|Well kept"
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Both:
    """Alice is one person on both platforms, and the list of today stands in front of her on both."""

    discord: FakeDiscord
    telegram: FakeTelegram
    here: Discordian
    there: Telegrammer
    folder: Path
    url: str

    async def bot(self) -> BotProcess:
        """Running."""
        more = {
            "CAIRN_DISCORD_TOKEN": self.discord.token,
            "CAIRN_DISCORD_API_URL": self.discord.api_url,
            "CAIRN_DISCORD_GATEWAY_URL": self.discord.gateway_url,
        }
        polls = len(self.telegram.calls("getUpdates"))
        bot = await ready(self.telegram, self.folder, self.url, more, LOOK_SOON)
        bot.go()
        await self.discord.gateway.ready(PATIENCE)
        await self.telegram.received("getUpdates", polls + 1, patience=PATIENCE)
        return bot

    async def both_shown(self) -> None:
        """A message is sent before it is kept that it shows something."""
        database = Database(self.url)
        async with asyncio.timeout(PATIENCE):
            platforms = set[str]()
            while platforms != {"discord", "telegram"}:
                await asyncio.sleep(0.05)
                async with database.transaction() as storage:
                    alice = await storage.people.by_account("telegram", str(self.there.id))
                    assert alice is not None
                    platforms = {one.platform for one in await storage.desk.shown(alice.id)}
        await database.close()


@asynccontextmanager
async def both_lists(folder: Path, url: str) -> AsyncIterator[tuple[Both, BotProcess]]:
    async with FakeDiscord() as discord, FakeTelegram(check=False) as telegram:
        here, there = discord.person("Alice", installed=True), telegram.person("Alice", started=True)
        await _keep_one_habit(url, here, there)
        both = Both(discord, telegram, here, there, folder, url)
        bot = await both.bot()
        await there.say("/today")
        await there.hears(OPEN)
        await here.slash("today")
        await here.hears(OPEN)
        await both.both_shown()
        yield both, bot


async def _keep_one_habit(url: str, here: Discordian, there: Telegrammer) -> None:
    database, now = Database(url), utc_now()
    await database.open()
    async with database.transaction() as storage:
        account = Account("telegram", str(there.id), str(there.id))
        alice = await storage.people.add(account, Person(0, Clock("UTC"), set_up=True), now)
        await storage.people.save_account(alice.id, Account("discord", here.id, here.dm.id))
        await storage.habits.add(alice.id, HabitDraft("Read", Daily(), Check(), now.date() - timedelta(days=1)), now)
    await database.close()


async def test_what_was_done_on_discord_is_seen_on_telegram_after_a_kill(database_url: str, tmp_path: Path) -> None:
    async with both_lists(tmp_path, database_url) as (both, bot):
        both.telegram.fault("editMessageText", drop="before", times=None)
        await both.here.click("Done")
        await both.telegram.received("editMessageText", patience=PATIENCE)
        await bot.kill()
        before = both.there.screen()
        both.telegram.lift_faults()

        after = await both.bot()

        await both.there.hears(DONE, patience=PATIENCE)
        await after.kill()
        assert OPEN in before
        assert "Traceback" not in after.said


async def test_what_was_done_on_telegram_is_seen_on_discord_after_a_kill(database_url: str, tmp_path: Path) -> None:
    async with both_lists(tmp_path, database_url) as (both, bot):
        both.discord.fault(*DISCORDS_EDIT, drop="before", times=None)
        await both.there.tap("Read")
        await both.discord.received(*DISCORDS_EDIT, patience=PATIENCE)
        await bot.kill()
        before = both.here.screen()
        both.discord.lift_faults()

        after = await both.bot()

        await both.here.hears(DONE, patience=PATIENCE)
        await after.kill()
        assert OPEN in before


async def test_a_tap_that_telegram_brings_again_after_a_kill_is_seen_on_discord(
    database_url: str, tmp_path: Path
) -> None:
    """Its effect was there and its answer not given: it is recognised, and nothing is drawn for it a second time."""
    async with both_lists(tmp_path, database_url) as (both, bot):
        both.telegram.fault("answerCallbackQuery", hold=True, times=None)
        card = both.there.posts()[-1]
        tapping = asyncio.create_task(both.there.tap("Read", message=card))
        await both.telegram.received("answerCallbackQuery", patience=PATIENCE)
        await bot.kill()
        before = both.here.screen()
        both.telegram.lift_faults()

        after = await both.bot()

        await both.here.hears(DONE, patience=PATIENCE)
        await both.there.hears(DONE, patience=PATIENCE)
        await after.kill()
        tapping.cancel()
        await asyncio.gather(tapping, return_exceptions=True)
        assert OPEN in before
