"""A playground in a folder of its own: real database, real conversation, a clock that stands still until moved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.app import House, open_house
from bot.frontends.playground.book import Book, Visitor
from bot.frontends.playground.clock import MovedClock
from bot.frontends.playground.event import PLATFORM
from bot.frontends.playground.frontend import Playground
from bot.frontends.playground.world import Backstage, World
from core.pictures import Picture
from storage.records import records_of

SUNDAY_EVENING = datetime(2026, 11, 22, 18, tzinfo=UTC)
"""19:00 in Berlin."""
BERLIN = "Europe/Berlin"


@dataclass(slots=True)
class Stage:
    """What a test sees and does."""

    world: World
    playground: Playground
    clock: MovedClock
    house: House
    painted: list[Picture] = field(default_factory=list)
    keys: count[int] = field(default_factory=lambda: count(1))

    async def visitor(self, key: str = "first", zone: str = BERLIN, language: str = "en") -> Visitor:
        return await self.world.arrive(key, zone, language)

    async def say(self, visitor: Visitor, words: str) -> str:
        """The text of the last message then."""
        await self.world.say(visitor, words, f"k{next(self.keys)}")
        return text_of(visitor.messages[-1])

    async def tap(self, visitor: Visitor, label: str, key: str = "") -> dict[str, Any]:
        """Tap the last button of that label; the message as it is then."""
        message, action = find_button(visitor, label)
        await self.world.tap(visitor, message, action, key or f"k{next(self.keys)}")
        return next(one for one in visitor.messages if one["id"] == message)

    async def keep_reading(self, visitor: Visitor) -> None:
        await self.say(visitor, "Read 20 min daily 21:00")
        await self.tap(visitor, "Add")


@asynccontextmanager
async def open_stage(folder: Path, now: datetime = SUNDAY_EVENING) -> AsyncIterator[Stage]:
    book = Book(folder)
    clock = MovedClock(lambda: now, book.offset, book.keep_offset)
    painted: list[Picture] = []

    async def paint(picture: Picture) -> bytes:
        painted.append(picture)
        return b"\x89PNG" + bytes(str(picture), "utf-8")

    async with open_house(f"sqlite+aiosqlite:///{folder / 'playground.db'}", clock) as house:
        playground = Playground(house.dispatcher, book, paint, house.redraw, clock)
        house.add(playground)
        records = partial(records_of, house.database, PLATFORM)
        backstage = Backstage(house.ticker.tick, house.ticker.held, records, house.forget_all)
        yield Stage(World(playground, clock, backstage), playground, clock, house, painted)


def text_of(message: dict[str, Any]) -> str:
    """Lines and rows, without buttons."""
    lines = [*message["lines"], *(item["line"] for item in message.get("items", []))]
    return "\n".join("".join(span["words"] for span in line) for line in lines)


def buttons_of(message: dict[str, Any]) -> list[dict[str, str]]:
    in_rows = [button for row in message.get("rows", []) for button in row]
    return [*(item["button"] for item in message.get("items", [])), *in_rows]


def find_button(visitor: Visitor, label: str) -> tuple[str, str]:
    """Message and action of the newest button of that label."""
    for message in reversed(visitor.messages):
        for button in reversed(buttons_of(message)):
            if button["label"] == label:
                return message["id"], button["action"]
    raise AssertionError(f"no button {label!r}")
