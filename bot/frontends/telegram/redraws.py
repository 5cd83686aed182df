"""Messages drawn anew beside the answers: at Telegram's pace, and never over what is newer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.conversation.reply import Reply
from bot.conversation.wording import Voice
from bot.frontends.frontend import TryLater

IN_LINE = 8
"""Redraws that stand in line with reminders at a time; these shall not wait for all of them."""
A_WHILE = 5.0

Turn = Callable[[str], Awaitable[None]]
"""Waits until something may go into that chat. Raises: TryLater."""
Draw = Callable[[str, str, Reply, Voice], Awaitable[None]]
"""Receives chat, message, how it looks and in which voice. Raises nothing."""


class Redraws:
    """A chat's messages one after the other; whoever taps waits for none. What is left at the end stays as it is."""

    def __init__(self, turn: Turn, draw: Draw) -> None:
        self._turn = turn
        self._draw = draw
        self._gate = asyncio.Semaphore(IN_LINE)
        self._wanted: dict[str, dict[str, tuple[Reply, Voice]]] = {}
        """By chat and message, as it was asked for last."""
        self._going: dict[str, tuple[str, asyncio.Event]] = {}
        """By chat: the message that is being drawn, and when it has been."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        """Chats that have some."""
        return len(self._wanted)

    def want(self, chat: str, message: str, reply: Reply, voice: Voice) -> None:
        if chat in self._wanted:
            self._wanted[chat][message] = (reply, voice)
            return
        self._wanted[chat] = {message: (reply, voice)}
        task = asyncio.create_task(self._drain(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def give_way(self, chat: str, message: str) -> None:
        """To an answer that shall stand there: only what is being drawn in its place already goes before it."""
        self._wanted.get(chat, {}).pop(message, None)
        drawn, done = self._going.get(chat, ("", None))
        if done and drawn == message:
            await done.wait()

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _drain(self, chat: str) -> None:
        wanted = self._wanted[chat]
        try:
            while wanted:
                if await self._may_go(chat) and wanted:  # else dropped meanwhile
                    message = next(iter(wanted))
                    await self._go(chat, message, *wanted.pop(message))
        finally:
            del self._wanted[chat]

    async def _go(self, chat: str, message: str, reply: Reply, voice: Voice) -> None:
        done = asyncio.Event()
        self._going[chat] = message, done
        try:
            await self._draw(chat, message, reply, voice)
        finally:
            del self._going[chat]
            done.set()

    async def _may_go(self, chat: str) -> bool:
        try:
            async with self._gate:
                await self._turn(chat)
        except TryLater as later:
            await asyncio.sleep(later.after.total_seconds() if later.after else A_WHILE)
            return False
        return True
