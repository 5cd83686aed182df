"""What was owed to a message and stands there now is written down, for many at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.redrawing import Newest, Redraw
from bot.conversation.reply import Reply
from core.desk import LiveMessage
from core.ports import Database, Storage
from tests.conversation.house import MONDAY, World, world


@dataclass
class Slow:
    """A database whose COMMIT takes its time: something happens meanwhile."""

    database: Database
    meanwhile: Callable[[], None]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Storage]:
        async with self.database.transaction() as storage:
            yield storage
            self.meanwhile()


async def owed(home: World, *messages: str) -> list[Redraw]:
    """To messages of Alice, who sees the list of the day in each."""
    await home.talker("alice").say("/today")
    redraws = []
    async with home.database.transaction() as storage:
        alice = await storage.people.by_account("test", "alice")
        assert alice is not None
        for name in messages:
            at = MONDAY + timedelta(seconds=30)
            message = LiveMessage("test", "alice", name, "1:td", frozenset(), MONDAY.date(), redraw_at=at, owed=True)
            await storage.desk.show(alice.id, message, MONDAY)
            redraws.append(Redraw(message, Reply(), person=alice.id))
    return redraws


async def test_what_is_drawn_during_the_commit_is_written_down_the_next_time(database_url: str) -> None:
    async with world(database_url) as home:
        first, second = await owed(home, "first", "second")
        newest = Newest()
        newest.drawn(first)

        await newest.write_down(Slow(home.database, lambda: newest.drawn(second)))
        await newest.write_down(home.database)

        async with home.database.transaction() as storage:
            still_owed = await storage.desk.due_redraws("test", MONDAY + timedelta(days=1), 10)
    assert still_owed == []
