"""A house to talk to in tests: real database, real dispatcher, a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.conversation.dispatch import Answer, Dispatcher
from bot.conversation.reply import Action, Button, Reply
from bot.conversation.request import Event, Said, Sent, Tapped, What
from bot.conversation.wording import Voice, render
from exchange.workbench import Workbench
from storage.database import Database

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
"""08:00 in Berlin."""
ENGLISH = Voice()


@dataclass
class Talker:
    """Somebody who talks to the dispatcher."""

    dispatcher: Dispatcher
    user: str
    zone: str | None = "Europe/Berlin"
    language: str = "en"
    platform: str = "test"
    _keys: count[int] = field(default_factory=count)

    async def say(self, words: str, key: str | None = None) -> Answer:
        return await self._ask(Said(words), key)

    async def move_to(self, place: str) -> Answer:
        """Say so, and that it holds at once."""
        asked = await self.say(f"/timezone {place}", key=f"{self.user} moves")
        return await self.tap(buttons(asked.reply)["Now"], key=f"{self.user} moves now")

    async def tap(self, action: str, key: str | None = None, message: str | None = "m1") -> Answer:
        return await self._ask(Tapped(action), key, message)

    async def send(self, name: str, content: bytes, caption: str = "", key: str | None = None) -> Answer:
        """A file."""
        return await self._ask(Sent(name, content, caption), key)

    async def _ask(self, what: What, key: str | None, message: str | None = None) -> Answer:
        key = key or f"{self.platform}:{self.user}:{next(self._keys)}"
        event = Event(
            key,
            self.platform,
            self.user,
            self.user,
            what,
            message=message,
            zone=self.zone,
            language=self.language,
            name=self.user,
        )
        return await self.dispatcher.answer(event)


@dataclass
class World:
    database: Database
    dispatcher: Dispatcher
    now: datetime = MONDAY

    def pass_time(self, **time: float) -> None:
        self.now += timedelta(**time)

    def talker(self, user: str, zone: str | None = "Europe/Berlin", language: str = "en") -> Talker:
        return Talker(self.dispatcher, user, zone, language)


@asynccontextmanager
async def world(url: str) -> AsyncIterator[World]:
    database = Database(url)
    await database.open()
    made = World(database, Dispatcher(database, lambda: made.now, exchange=Workbench()))
    try:
        yield made
    finally:
        await database.close()


def words(reply: Reply, voice: Voice = ENGLISH) -> str:
    """Everything a reply says."""
    lines = [*reply.lines, *(item.line for item in reply.items), *([reply.toast] if reply.toast else [])]
    return "\n".join(render(line, voice) for line in lines)


def buttons(reply: Reply, voice: Voice = ENGLISH) -> dict[str, str]:
    """Label -> action, of the first button with each label."""
    all_buttons: list[Button] = [item.button for item in reply.items]
    all_buttons += [button for row in reply.rows for button in row]
    found: dict[str, str] = {}
    for button in all_buttons:
        if isinstance(button.does, Action):
            found.setdefault(render(button.label, voice), button.does.encode())
    return found
