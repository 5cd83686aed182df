"""A house with Discord at its door: real database, real client, the stand-in, and one clock for all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import House, open_house
from bot.frontends.discord.frontend import Discord, Door
from bot.frontends.discord.pace import Pace
from core.people import Account, PersonId
from tests.fakes.discord import FakeDiscord, Person, Post

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""08:00 in Berlin."""
PATIENCE = 10.0
AT_ONCE = 10_000
"""Requests a second."""


@dataclass
class Home:
    house: House
    discord: FakeDiscord
    bot: Discord
    running: asyncio.Task[None]

    async def settled(self) -> None:
        """Everything that came is over."""
        async with asyncio.timeout(PATIENCE):
            while self.bot.work[0] != self.bot.work[1]:  # noqa: ASYNC110 - a bot has no bell for tests
                await asyncio.sleep(0.005)

    async def person(self, name: str = "Alice", *, zone: str = "Europe/Berlin", locale: str = "en-US") -> Person:
        """Somebody who has installed Cairn and said where they live."""
        person = self.discord.person(name, locale=locale, installed=True)
        await person.slash("timezone", name=zone)
        await self.settled()
        return person

    async def keeps(self, person: Person, line: str) -> None:
        """A habit, by one line."""
        await person.slash("add", text=line)
        await person.click("Add" if person.locale != "de" else "Hinzufügen")
        await self.settled()

    async def accounts(self, person: Person) -> list[Account]:
        async with self.house.database.transaction() as storage:
            found = await storage.people.by_account("discord", person.id)
            return list(await storage.people.accounts(found.id)) if found else []

    async def entries(self, person: Person) -> dict[str, list[str]]:
        """Habit -> dates that have an entry."""
        async with self.house.database.transaction() as storage:
            found = await storage.people.by_account("discord", person.id)
            diaries = await storage.entries.diaries(found.id) if found else []
        return {diary.habit.name: [f"{entry.date}" for entry in diary.entries] for diary in diaries}

    async def number(self, person: Person) -> PersonId:
        async with self.house.database.transaction() as storage:
            found = await storage.people.by_account("discord", person.id)
        assert found is not None
        return found.id


@asynccontextmanager
async def at_home(
    url: str,
    folder: Path,
    discord: FakeDiscord | None = None,
    pace: Pace | None = None,
    prepare: Callable[[House], None] = lambda house: None,
    **fake: Any,
) -> AsyncIterator[Home]:
    """Connected; `discord` may be one that has lived before. `prepare` sees the house before Discord does."""
    if discord is None:
        async with FakeDiscord(start=MONDAY, **fake) as made, at_home(url, folder, made, pace, prepare) as home:
            yield home
        return
    async with open_house(url, discord.clock.moment) as house:
        prepare(house)
        door = Door(discord.token, discord.api_url, discord.gateway_url)
        pace = pace or Pace(a_second=AT_ONCE)
        bot = Discord(house.dispatcher, house.studio.draw, house.redraw, door, folder, pace)
        house.add(bot)
        running = asyncio.create_task(bot.run())
        try:
            await _connected(bot, running)
            yield Home(house, discord, bot, running)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


async def _connected(bot: Discord, running: asyncio.Task[None]) -> None:
    """Or what has kept it from connecting."""
    connected = asyncio.create_task(bot.connected())
    await asyncio.wait({connected, running}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        connected.cancel()
        await running


def newest(person: Person) -> Post:
    """The bot's newest message in her direct messages."""
    return person.posts()[-1]
