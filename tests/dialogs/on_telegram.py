"""The stage of Telegram: the real front-end over HTTP against the stand-in, whose time moves with the house's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

from aiohttp import web

from bot.app import House
from bot.frontends.playground.clock import MovedClock
from bot.frontends.telegram.frontend import Telegram
from bot.frontends.telegram.pace import Pace
from bot.frontends.telegram.reading import PLATFORM
from bot.frontends.telegram.start import make_telegram
from tests.dialogs.script import Script
from tests.dialogs.stage import Stage
from tests.fakes.telegram import FakeTelegram, Person, Post

COUNTRY = {"Europe/Berlin": (52.52, 13.405), "America/New_York": (40.71, -74.0)}
ITEM_MARKS = {"✓": "Undo", "☐": "Done", "–": "Undo"}
"""Lines that are tapped as a whole, and what everybody knows a tap on such a mark to do."""
QUIET_SECONDS = 0.005
PATIENCE = 10.0


class TelegramStage(Stage):
    platform = PLATFORM

    def __init__(self, house: House, clock: MovedClock, telegram: FakeTelegram, bot: Telegram, person: Person) -> None:
        super().__init__(house, clock)
        self._telegram = telegram
        self._bot = bot
        self._person = person
        self._toasts: list[str] = []
        self._since = 0

    @property
    def user(self) -> str:
        return str(self._person.id)

    async def say(self, words: str) -> None:
        await self._person.say(words)
        await self.settled()

    async def reply(self, words: str) -> None:
        with_buttons = [post for post in self._person.posts() if post.labels]
        await self._person.reply(with_buttons[-1], words)
        await self.settled()

    async def send(self, file: Path, content: bytes) -> None:
        await self._person.file(file.name, content)
        await self.settled()

    async def tap(self, label: str) -> None:
        """A line that is tapped as a whole has no other label: where it is the only one, it is meant."""
        shown = self._buttons()
        lines = [one for one in shown if one[0] in ITEM_MARKS]
        found = [one for one in shown if label in _meaning(one)] or lines * (len(lines) == 1)
        assert found, f"no button {label!r} among {self.labels()}"
        self._toasts.append(await self._person.tap(found[0]))
        await self.settled()

    def heard(self) -> str:
        return "\n".join("\n".join([post.text, *_items(post)]) for post in self._new())

    def labels(self) -> list[str]:
        return [_meaning(button) for button in self._buttons()]

    def _buttons(self) -> list[str]:
        with_buttons = [post for post in self._person.posts() if post.labels]
        return with_buttons[-1].labels if with_buttons else []

    def notice(self) -> str:
        return "\n".join(filter(None, self._toasts))

    def pictures(self) -> list[str]:
        """Telegram has no field for what a picture shows: its caption says the same facts."""
        return [f"Heatmap of the last year. {post.text}" for post in self._new() if post.photo]

    def forget(self) -> None:
        self._toasts.clear()
        self._since = len(self._person.chat.events)

    def _new(self) -> list[Post]:
        return [Post(event.message) for event in self._person.chat.events[self._since :]]

    async def move_to(self, instant: datetime) -> None:
        self._telegram.clock.advance(instant - self.clock())
        await super().move_to(instant)

    async def settled(self) -> None:
        """Everything that came is answered."""
        await self._telegram.confirmed()
        async with asyncio.timeout(PATIENCE):
            while self._bot.waiting or self._bot.redraws.waiting:  # noqa: ASYNC110 - a number, which rings no bell
                await asyncio.sleep(QUIET_SECONDS)


def _meaning(button: str) -> str:
    return f"{button} ({ITEM_MARKS[button[0]]})" if button[0] in ITEM_MARKS else button


def _items(post: Post) -> list[str]:
    """Lines that can be tapped as a whole: they stand in rows of their own."""
    return [row[0]["text"] for row in post.buttons if len(row) == 1 and row[0]["text"][0] in ITEM_MARKS]


@asynccontextmanager
async def on_telegram(house: House, clock: MovedClock, script: Script) -> AsyncIterator[TelegramStage]:
    async with FakeTelegram(start=script.start) as telegram:
        bot = make_telegram(
            house.dispatcher,
            house.studio.draw,
            house.redraw,
            web.Application(),
            token=telegram.token,
            api_url=telegram.url,
        )
        bot.sender.pace = Pace(a_second=1000, chat_seconds=0)
        house.add(bot)
        running = asyncio.create_task(bot.run())
        stage = TelegramStage(house, clock, telegram, bot, telegram.person("Alice", script.language))
        try:
            await telegram.received("getUpdates")
            if script.zone_known:
                await _arrive(stage, script)
            yield stage
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


async def _arrive(stage: TelegramStage, script: Script) -> None:
    """Other platforms know the zone from the start; Telegram's people say where they are."""
    latitude, longitude = COUNTRY[script.zone]
    await stage._person.location(latitude, longitude)
    await stage.settled()
