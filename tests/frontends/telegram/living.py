"""The whole house with Telegram in it, in the test's own process, against the stand-in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.app import House, open_house
from bot.frontends.frontend import LaneStopped
from bot.frontends.telegram.frontend import Telegram
from bot.frontends.telegram.start import make_telegram
from bot.frontends.telegram.webhook import SECRET_HEADER
from core.ports import TimeSource
from tests.fakes.telegram import FakeTelegram, Person, Post
from tests.support.canary import TELEGRAM_TOKEN
from web.app import make_app, serve

BERLIN = (52.52, 13.405)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
SECRET = "canary-canary_Canary-canary_Webhook"
PATH = "/telegram/in"


@dataclass(frozen=True, slots=True)
class Life:
    """`running` ends when the bot does. `port` is that of the HTTP side, where the webhook is."""

    house: House
    bot: Telegram
    telegram: FakeTelegram
    running: asyncio.Task[None]
    port: int

    async def quiet(self) -> None:
        """Everything that came is answered, and what shows it elsewhere is drawn."""
        await self.telegram.confirmed()
        for _ in range(1000):
            if not self.bot.waiting and not self.bot.redraws.waiting:
                return
            await asyncio.sleep(0.01)
        raise TimeoutError(f"{self.bot.waiting} updates are still not answered")

    async def stopped(self) -> LaneStopped:
        """Why the lane stopped."""
        done, _ = await asyncio.wait([self.running], timeout=30)
        assert done, "the lane goes on"
        error = self.running.exception()
        assert isinstance(error, LaneStopped)
        return error

    @property
    def hook(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"


def at_noon() -> FakeTelegram:
    """Its token is looked for in every record of the suite, down to DEBUG."""
    return FakeTelegram(token=TELEGRAM_TOKEN, start=NOON)


@asynccontextmanager
async def living(
    telegram: FakeTelegram,
    database_url: str,
    *,
    webhook: bool = False,
    clock: TimeSource = lambda: NOON,
    owners: Sequence[tuple[str, str]] = (),
) -> AsyncIterator[Life]:
    async with open_house(database_url, clock, owners=owners) as house:
        app = make_app(dict)
        bot = make_telegram(
            house.dispatcher, house.studio.draw, house.redraw, app,
            token=telegram.token, api_url=telegram.url,
            webhook_url=f"http://127.0.0.1:0{PATH}" if webhook else None, webhook_secret=SECRET,
        )  # fmt: skip
        async with serve(app, "127.0.0.1", 0) as port:
            if bot.webhook:
                bot.webhook = type(bot.webhook)(f"http://127.0.0.1:{port}{PATH}", SECRET)
            house.add(bot)
            running = asyncio.create_task(bot.run())
            try:
                await telegram.called("setWebhook" if webhook else "getMe")
                yield Life(house, bot, telegram, running, port)
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError, LaneStopped):
                    await running


async def settled(telegram: FakeTelegram, name: str = "Alice") -> Person:
    """Somebody who has said where they live."""
    person = telegram.person(name)
    await person.location(*BERLIN)
    await person.hears("Pick one to start")
    return person


async def reader(telegram: FakeTelegram, name: str = "Alice", line: str = "Read daily 21:00") -> tuple[Person, Post]:
    """Somebody who keeps a habit, and the card of their today's list."""
    person = await settled(telegram, name)
    await person.say(line)
    await person.hears("every day")
    await person.tap("Add")
    await person.hears("Added")
    await person.say("/today")
    return person, await person.hears("0 of 1 done")


HEADERS = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
