"""The playground's world: its visitors, its clock, and what the buttons around the chat do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.conversation.request import NotReceived, Sent
from bot.frontends.playground import persona
from bot.frontends.playground.book import Visitor
from bot.frontends.playground.clock import MovedClock
from bot.frontends.playground.event import PLATFORM
from bot.frontends.playground.frontend import EVERYBODY, Playground
from bot.frontends.playground.seen import seen
from bot.frontends.playground.server import Server
from bot.frontends.playground.travel import Jump, destination, travel
from core.wall_time import UnknownZone, check_zone

MOST_TRIES = 50
"""Reminders not needed any more that are passed on the way to one that is."""
Records = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by the name of their table."""


@dataclass(frozen=True, slots=True)
class Backstage:
    """What the rooms behind do for the world: send what is due, keep from sending, show what is stored of a user,
    forget everything."""

    tick: Callable[[], Awaitable[object]]
    held: Callable[[], AbstractAsyncContextManager[None]]
    records: Callable[[str], Awaitable[Records]]
    forget_all: Callable[[], Awaitable[None]]


class World:
    """One thing happens at a time, so that no tap falls into the middle of a journey."""

    def __init__(self, playground: Playground, clock: MovedClock, backstage: Backstage) -> None:
        self.playground = playground
        self.book = playground.book
        self.server = Server(playground)
        self._clock = clock
        self._backstage = backstage
        self._turn = asyncio.Lock()

    def view(self) -> dict[str, Any]:
        """Who is there, and what time it is."""
        guests = [one for one in self.book.visitors.values() if not self.server.has(one)]
        return {
            "now": self._clock().isoformat(),
            "visitors": [seen(one) for one in guests],
            "members": self.server.view(),
        }

    async def arrive(self, key: str, zone: str, language: str) -> Visitor:
        """Somebody new, greeted. The same key finds the one who has come already."""
        async with self._turn:
            visitor = self.book.visitors.get(self.book.visitor_id(key))
            if visitor is None:
                visitor = self._newcomer(key, "", zone, language)
                self.book.welcome(visitor)
                self._tell_all()
            await self._greet(visitor)
        return visitor

    async def meet_alex(self, key: str, zone: str, language: str) -> Visitor:
        """Somebody with sixty days behind them, and today before them."""
        async with self._turn:
            visitor = self.book.visitors.get(self.book.visitor_id(key))
            if visitor is None:
                visitor = self._newcomer(key, persona.NAME, zone if _is_known(zone) else "UTC", language)
                async with self._backstage.held():  # what was due in the days played is not sent now
                    await persona.live(self.playground.dispatcher, visitor, self._clock())
                self.book.welcome(visitor)
                self._tell_all()
                await self.playground.say(visitor, "/stats", "stats")
                await self.playground.say(visitor, "/today", "today")
        return visitor

    async def seen_in(self, visitor: Visitor, zone: str) -> None:
        """The browser's clock is in that zone: it has moved where that is another one than last time."""
        async with self._turn:
            if zone != visitor.home and _is_known(zone):
                self.book.keep_home(visitor, zone)
                self._tell_all()

    async def fly(self, visitor: Visitor, zone: str) -> None:
        """From then on the visitor's machine shows the time there. Raises: UnknownZone."""
        check_zone(zone)
        async with self._turn:
            self.book.keep_flight(visitor, zone)
            self._tell_all()

    async def say(self, visitor: Visitor, words: str, key: str) -> None:
        async with self._turn:
            await self.playground.say(visitor, words, key)

    async def bring(self, visitor: Visitor, sent: Sent | NotReceived, key: str) -> None:
        async with self._turn:
            await self.playground.bring(visitor, sent, key)

    async def tap(self, visitor: Visitor, message: str, action: str, key: str) -> None:
        async with self._turn:
            await self.playground.tap(visitor, message, action, key)

    async def open_server(self, language: str) -> None:
        async with self._turn:
            self.server.open(language)
            self._tell_all()

    async def say_in_channel(self, member: Visitor, words: str, key: str) -> bool:
        """Whether that could be said there."""
        async with self._turn:
            return await self.server.say(member, words, key)

    async def tap_in_channel(self, member: Visitor, message: str, action: str, key: str) -> None:
        async with self._turn:
            await self.server.tap(member, message, action, key)

    async def dismiss(self, member: Visitor, message: str) -> None:
        async with self._turn:
            self.server.dismiss(member, message)

    async def jump(self, visitor: Visitor, jump: Jump) -> None:
        """To the next reminder means to one that arrives: a habit that is done is not asked for.

        Raises: NowhereToGo.
        """
        async with self._turn:
            for _ in range(MOST_TRIES if jump is Jump.REMINDER else 1):
                newest = visitor.messages[-1:]
                await self._jump(visitor, jump)
                await self.playground.follow(visitor)
                if visitor.messages[-1:] != newest:
                    return

    async def reset(self) -> None:
        """A new world at the real time; the page keeps its address."""
        async with self._turn:
            self.book.clear()
            await self._backstage.forget_all()
            self._clock.reset()
            self.playground.traces.clear()
            self._tell_all()

    async def resume(self) -> None:
        """Answer whoever had just said something when the last run ended."""
        for visitor in self.book.visitors.values():
            last = visitor.messages[-1] if visitor.messages else {}
            key = last.get("key", "")
            if key and key not in visitor.answered and "attached" not in last:
                await self.say(visitor, last["lines"][0][0]["words"], key)

    async def inspect(self, visitor: Visitor) -> dict[str, Any]:
        """What is stored of them, what will be sent next, and what their last requests were."""
        due = await self._next_due([visitor])
        return {
            "next": due and due.isoformat(),
            "records": await self._backstage.records(visitor.id),
            "requests": [asdict(trace) for trace in self.playground.traces if trace.user == visitor.id],
        }

    def _newcomer(self, key: str, name: str, zone: str, language: str) -> Visitor:
        home = zone if _is_known(zone) else ""
        return Visitor(self.book.visitor_id(key), name, home, home, language)

    async def _jump(self, visitor: Visitor, jump: Jump) -> None:
        target = await destination(jump, visitor.zone or "UTC", self._clock(), lambda: self._next_due([visitor]))
        everybody = list(self.book.visitors.values())
        await travel(self._clock, target, lambda: self._next_due(everybody), self._tick)

    async def _greet(self, visitor: Visitor) -> None:
        if "greeting" not in visitor.answered:
            await self.playground.say(visitor, "/start", "greeting", heard_only=True)

    async def _next_due(self, visitors: Sequence[Visitor]) -> datetime | None:
        """The instant of the next message to any of them."""
        found: list[datetime] = []
        async with self.playground.dispatcher.database.transaction() as storage:
            for visitor in visitors:
                person = await storage.people.by_account(PLATFORM, visitor.id)
                due = await storage.outbox.next_due(person.id) if person else None
                found += [due] if due else []
        return min(found, default=None)

    async def _tick(self) -> None:
        """Whoever looks sees the clock turn."""
        await self._backstage.tick()
        self._tell_all()

    def _tell_all(self) -> None:
        self.playground.tell(EVERYBODY, {"kind": "world"})


def _is_known(zone: str) -> bool:
    try:
        check_zone(zone)
    except UnknownZone:
        return False
    return True
