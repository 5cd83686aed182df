"""Both platforms at once: trouble with the one holds up no reminder of the other (faults 5, 8, 9)."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.frontends.telegram.frontend import Telegram
from bot.frontends.telegram.pace import Pace
from tests.fakes.discord import Person as Discordian
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as Telegrammer
from tests.frontends.discord.home import MONDAY, Home, at_home
from tests.frontends.discord.test_both_platforms import _telegram

BERLIN = (52.52, 13.405)
SEND = ("POST", "/channels/*/messages")
LONGEST_TICK = 10.0
"""Seconds. It waits for two; the rest is this machine under load."""


@dataclass
class Two:
    """Alice is on Discord, Bob on Telegram; both are reminded at nine in the evening."""

    home: Home
    telegram: FakeTelegram
    alice: Discordian
    bob: Telegrammer

    async def tick_at_nine(self) -> float:
        """How long it took."""
        self.home.discord.clock.advance(13 * 3600 + 1)
        begun = time.monotonic()
        await self.home.house.ticker.tick()
        return time.monotonic() - begun


@pytest.fixture
async def two(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Two]:
    async with at_home(sqlite_url, tmp_path) as home, FakeTelegram(start=MONDAY) as telegram, _telegram(home, telegram):
        bob = telegram.person("Bob")
        await bob.location(*BERLIN)
        await bob.hears("Pick one")
        await bob.say("Swim daily 21:00")
        await bob.hears("Swim")
        await bob.tap("Add")
        await bob.hears("Added Swim")
        alice = await home.person()
        await home.keeps(alice, "Read daily 21:00")
        yield Two(home, telegram, alice, bob)


async def _is_reminded(person: Discordian | Telegrammer, patience: float = 60.0) -> None:
    await person.hears("⏰", patience=patience)


async def test_8_a_global_limit_of_discord_leaves_telegram_alone(two: Two) -> None:
    two.home.discord.fault(*SEND, global_=True, retry_after=25.0, times=1)

    took = await two.tick_at_nine()

    await _is_reminded(two.bob, patience=1)
    assert took < LONGEST_TICK
    assert not any("⏰" in post.text for post in two.alice.posts())


async def test_9_a_ban_by_cloudflare_leaves_telegram_alone(two: Two) -> None:
    two.home.discord.fault(*SEND, via=False, times=1)

    took = await two.tick_at_nine()

    await _is_reminded(two.bob, patience=1)
    assert took < LONGEST_TICK


async def test_a_discord_that_never_answers_leaves_telegram_alone(two: Two) -> None:
    two.home.discord.fault(*SEND, hold=True, times=None)

    took = await two.tick_at_nine()

    await _is_reminded(two.bob, patience=1)
    assert took < LONGEST_TICK


async def test_a_telegram_that_never_answers_leaves_discord_alone(two: Two) -> None:
    hold = two.telegram.fault("sendMessage", hold=True, times=None)

    took = await two.tick_at_nine()

    await _is_reminded(two.alice, patience=1)
    assert took < LONGEST_TICK
    hold.lift()
    await _is_reminded(two.bob)


async def test_5_a_chat_that_telegram_asks_to_leave_alone_waits_by_itself(two: Two) -> None:
    carol = two.telegram.person("Carol")
    await carol.location(*BERLIN)
    await carol.hears("Pick one")
    await carol.say("Run daily 21:00")
    await carol.hears("Run")
    await carol.tap("Add")
    await carol.hears("Added Run")

    def is_carols(params: dict[str, object]) -> bool:
        return str(params.get("chat_id")) == str(carol.id)

    two.telegram.fault("sendMessage", status=429, retry_after=30, match=is_carols, times=1)

    took = await two.tick_at_nine()
    first = time.monotonic()
    await _is_reminded(two.bob, patience=1)
    await _is_reminded(two.alice, patience=1)
    early = any("⏰" in post.text for post in carol.posts())
    two.home.discord.clock.advance(31)
    telegram = two.home.house.frontends["telegram"]
    assert isinstance(telegram, Telegram)
    telegram.sender.pace = Pace()  # its own half minute has passed, too
    await two.home.house.ticker.tick()

    await _is_reminded(carol)
    assert took < LONGEST_TICK
    assert time.monotonic() - first < 60
    assert not early


async def test_a_person_on_both_is_reminded_on_the_one_that_works(two: Two) -> None:
    offer = await two.alice.slash("link")
    assert offer.post is not None
    (url,) = [button["url"] for button in offer.post.buttons if "url" in button]
    await two.bob.say(f"/start {url.partition('?start=')[2]}")
    await two.bob.hears("Link this chat with")
    await two.bob.tap("Link and merge")
    await two.alice.hears("has brought your code")
    await two.alice.click("Link and merge")
    await two.alice.hears("Linked")
    await two.alice.click("Everywhere")
    await two.home.settled()
    two.home.discord.fault(*SEND, hold=True, times=None)

    took = await two.tick_at_nine()

    await _is_reminded(two.bob, patience=1)
    assert took < LONGEST_TICK
