"""Messages drawn anew beside the answers: at Telegram's pace, and never over what is newer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.frontends.frontend import Done, TryLater
from bot.frontends.telegram.lanes import finish_within

IN_LINE = 8
"""Redraws that stand in line with reminders at a time; these shall not wait for all of them."""
A_WHILE = 5.0

Turn = Callable[[str], Awaitable[None]]
"""Waits until something may go into that chat. Raises: TryLater."""
Draw = Callable[[str, str, Reply, Voice], Awaitable[bool]]
"""Receives chat, message, how it looks and in which voice. Whether that is over. Raises nothing."""


class Redraws:
    """A chat's messages one after the other; whoever taps waits for none."""

    def __init__(self, turn: Turn, draw: Draw) -> None:
        self._turn = turn
        self._draw = draw
        self._gate = asyncio.Semaphore(IN_LINE)
        self._wanted: dict[str, dict[str, tuple[Reply, Voice, Done]]] = {}
        """By chat and message, as it was asked for last."""
        self._places: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        """By chat and message: who writes there waits for who does so already."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """Chats that have some."""
        return len(self._wanted)

    def want(self, chat: str, message: str, reply: Reply, voice: Voice, done: Done) -> None:
        if chat in self._wanted:
            self._wanted[chat][message] = (reply, voice, done)
            return
        self._wanted[chat] = {message: (reply, voice, done)}
        task = asyncio.create_task(self._drain(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @asynccontextmanager
    async def give_way(self, chat: str, message: str) -> AsyncIterator[None]:
        """To an answer that shall stand there, while it is written: only what is being drawn in its place already goes
        before it, and what is asked for meanwhile after."""
        self._wanted.get(chat, {}).pop(message, None)
        async with self._place(chat, message):
            yield

    async def finish(self, seconds: float) -> None:
        """Draw what was asked for, that long; the rest is owed, and drawn after the next start."""
        await finish_within(seconds, self._tasks)

    async def _drain(self, chat: str) -> None:
        wanted = self._wanted[chat]
        try:
            while wanted:
                if await self._may_go(chat) and wanted:  # else dropped meanwhile
                    message = next(iter(wanted))
                    async with self._place(chat, message):
                        if message in wanted:
                            reply, voice, done = wanted.pop(message)
                            if await self._draw(chat, message, reply, voice):
                                done()
        finally:
            del self._wanted[chat]

    def _place(self, chat: str, message: str) -> asyncio.Lock:
        return self._places.setdefault((chat, message), asyncio.Lock())

    async def _may_go(self, chat: str) -> bool:
        try:
            async with self._gate:
                await self._turn(chat)
        except TryLater as later:
            await asyncio.sleep(later.after.total_seconds() if later.after else A_WHILE)
            return False
        return True
