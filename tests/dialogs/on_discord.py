"""The stage of Discord: the real front-end over gateway and REST against the stand-in, in direct messages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import House
from bot.frontends.discord.events import PLATFORM
from bot.frontends.discord.frontend import Discord, Door
from bot.frontends.discord.pace import Pace
from bot.frontends.playground.clock import MovedClock
from tests.dialogs.script import Script
from tests.dialogs.stage import LEFT, Stage
from tests.fakes.discord import FakeDiscord, Person, Post
from tests.fakes.discord.components import TEXT_INPUT
from tests.fakes.discord.files import Upload
from tests.frontends.discord.home import AT_ONCE

COMMAND = re.compile(r"<(/[a-z_]+):\d+>")
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
PICTURE = "(picture "
QUIET_SECONDS = 0.005
PATIENCE = 10.0


class DiscordStage(Stage):
    platform = PLATFORM

    def __init__(self, house: House, clock: MovedClock, discord: FakeDiscord, bot: Discord, person: Person) -> None:
        super().__init__(house, clock)
        self._discord = discord
        self._bot = bot
        self._person = person
        self._since = 0

    @property
    def user(self) -> str:
        return self._person.id

    async def say(self, words: str) -> None:
        """A command without options as Discord's own; what has words behind it, as a line."""
        begun, _ = self._bot.work
        if re.fullmatch(r"/\w+", words):
            await self._person.slash(words[1:])
        else:
            await self._person.say(words)
        await self._settled(begun)

    async def reply(self, words: str) -> None:
        begun, _ = self._bot.work
        await self._person.say(words, reply_to=self._newest())
        await self._settled(begun)

    async def send(self, file: Path, content: bytes) -> None:
        begun, _ = self._bot.work
        await self._person.slash("import", file=Upload(file.name, content))
        await self._settled(begun)

    async def tap(self, label: str) -> None:
        begun, _ = self._bot.work
        post = self._newest()
        assert post is not None, f"nothing to tap for {label!r}"
        for button in post.buttons:
            if label in button.get("label", ""):
                await self._person.click(button["custom_id"], post)
                return await self._settled(begun)
        for menu in post.selects:
            for option in menu["options"]:
                if label in option["label"]:
                    await self._person.select(menu["custom_id"], option["value"], message=post)
                    return await self._settled(begun)
        raise AssertionError(f"no button {label!r} among {self.labels()}")

    async def fill_in(self, answers: dict[str, str]) -> None:
        """In the form that has been opened; what was refused is opened again by its button."""
        if self._offers("Try again"):
            await self.tap("Try again")
        self.forget()
        begun, _ = self._bot.work
        form = self._person._form
        assert form is not None
        assert form.modal is not None
        kinds = {top["label"]: top["component"]["type"] for top in form.modal["components"]}
        given = {field: words for field, words in answers.items() if words != LEFT}
        await self._person.submit({field: _chosen(words, kinds.get(field)) for field, words in given.items()})
        await self._settled(begun)

    def heard(self) -> str:
        lines = [line for post in self._new() for line in plain(post.text).split("\n")]
        return "\n".join(line for line in lines if not line.startswith(PICTURE))

    def labels(self) -> list[str]:
        post = self._newest()
        return _labels(post) if post else []

    def notice(self) -> str:
        return "\n".join(plain(post.text) for post in self._new() if post.ephemeral)

    def noticed(self, words: str) -> bool:
        """Discord has no passing notice: the changed message says it, and only where none changes, a hidden one."""
        changed = any(event.kind == "edited" for event in self._person.dm.events[self._since :])
        return changed or words in self.notice()

    def pictures(self) -> list[str]:
        lines = [line for post in self._new() for line in post.text.split("\n")]
        return [line for line in lines if line.startswith(PICTURE)]

    def forget(self) -> None:
        """Each act of a person begins a new round of listening; time does not."""
        self._person._listen(self._person.dm)
        self._since = len(self._person.dm.events)

    async def move_to(self, instant: datetime) -> None:
        self._discord.clock.advance(instant - self.clock())
        await super().move_to(instant)

    def _new(self) -> list[Post]:
        return [post for post in self._person.heard() if post.raw["author"]["id"] != self._person.id]

    def _newest(self) -> Post | None:
        return next((post for post in reversed(self._person.posts()) if _labels(post)), None)

    async def _settled(self, begun: int) -> None:
        """What was done has come and is over."""
        async with asyncio.timeout(PATIENCE):
            while self._bot.work[0] == begun or self._bot.work[0] != self._bot.work[1]:  # noqa: ASYNC110 - a bot has no bell for tests
                await asyncio.sleep(QUIET_SECONDS)


def _chosen(words: str, kind: int | None) -> str | list[str]:
    return words if kind == TEXT_INPUT else [one.strip() for one in words.split(",")]


def plain(markdown: str) -> str:
    """As a client shows it."""
    bare = COMMAND.sub(r"\1", re.sub(r"(?<!\\)\*\*", "", markdown))
    return ESCAPED.sub(r"\1", bare.replace("-# ", ""))


def _labels(post: Post) -> list[str]:
    options: list[dict[str, Any]] = [option for menu in post.selects for option in menu["options"]]
    return [*(str(button.get("label", "")) for button in post.buttons), *(option["label"] for option in options)]


@asynccontextmanager
async def on_discord(house: House, clock: MovedClock, script: Script, folder: Path) -> AsyncIterator[DiscordStage]:
    async with FakeDiscord(start=script.start) as discord:
        door = Door(discord.token, discord.api_url, discord.gateway_url)
        bot = Discord(house.dispatcher, house.studio.draw, house.redraw, door, folder, Pace(a_second=AT_ONCE))
        house.add(bot)
        running = asyncio.create_task(bot.run())
        alice = discord.person("Alice", locale="en-GB" if script.language == "en" else script.language, installed=True)
        stage = DiscordStage(house, clock, discord, bot, alice)
        try:
            await discord.gateway.ready()
            await bot.connected()
            if script.zone_known:
                await _arrive(stage, alice, script)
            yield stage
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


async def _arrive(stage: DiscordStage, person: Person, script: Script) -> None:
    """Other platforms know the zone from the start; on Discord it is chosen from what the command suggests."""
    suggested = await person.autocomplete("timezone", "name", script.zone.rpartition("/")[2].replace("_", " "))
    begun, _ = stage._bot.work
    await person.slash("timezone", name=suggested[0]["value"])
    await stage._settled(begun)
