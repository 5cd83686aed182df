"""How fast we write to Telegram of our own accord: below what it bears, and never twice at once into one chat.

python-telegram-bot's own limiter holds everybody up for one chat that is flooded (reliability.md, K2).
"""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.frontends.frontend import TryLater

A_SECOND = 25
"""Messages in all; Telegram bears 30, and the others are for those who wait for an answer."""
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0
"""Between two messages in a group, of which Telegram bears 20 a minute."""
LONGEST_TURN = 8.0
"""Longer nobody stands in line; it is tried again then, which costs no attempt."""
A_MOMENT = timedelta(seconds=5)
ANSWERS_AHEAD = 1.0
"""Seconds by which answers may push us back at most: also on a busy day reminders go on."""
MOST_CHATS = 5_000
"""Remembered before those are forgotten that may be written to again."""


class Pace:
    """`turn` waits until a message may go; `went` counts one that has waited for nobody; `park` closes a chat."""

    def __init__(
        self, a_second: float = A_SECOND, chat_seconds: float = CHAT_SECONDS, group_seconds: float = GROUP_SECONDS
    ) -> None:
        self._gap = 1 / a_second
        self._chat_seconds = chat_seconds
        self._group_seconds = group_seconds
        self._next = 0.0
        self._line = asyncio.Lock()
        self._free_at: dict[str, float] = {}
        """By chat: when the next message may go there."""

    async def turn(self, chat: str) -> None:
        """Raises: TryLater."""
        wait = self._closed_for(chat)
        if wait > LONGEST_TURN:
            raise TryLater("Telegram has asked to wait", timedelta(seconds=wait))
        try:
            async with asyncio.timeout(LONGEST_TURN):
                await self._stand_in_line(chat)
        except TimeoutError:
            raise TryLater("too many messages wait", A_MOMENT) from None

    def went(self, chat: str) -> None:
        now = _now()
        self._next = max(self._next, min(max(now, self._next) + self._gap, now + ANSWERS_AHEAD))
        self._keep(chat, now + self._gap_in(chat))

    def park(self, chat: str, wait: timedelta) -> None:
        """Only that chat waits, for as long as Telegram has said."""
        self._keep(chat, _now() + wait.total_seconds())

    async def _stand_in_line(self, chat: str) -> None:
        """Counted from when a message really goes: after a standstill nothing is made up for all at once."""
        while True:
            await asyncio.sleep(self._closed_for(chat))
            async with self._line:
                if self._closed_for(chat):  # somebody was faster
                    continue
                await asyncio.sleep(max(0.0, self._next - _now()))
                now = _now()
                self._next = max(self._next, now + self._gap)
                self._keep(chat, now + self._gap_in(chat))
                return

    def _closed_for(self, chat: str) -> float:
        return max(0.0, self._free_at.get(chat, 0.0) - _now())

    def _gap_in(self, chat: str) -> float:
        return self._group_seconds if chat.startswith("-") else self._chat_seconds

    def _keep(self, chat: str, free_at: float) -> None:
        if len(self._free_at) >= MOST_CHATS:
            now = _now()
            self._free_at = {one: until for one, until in self._free_at.items() if until > now}
        self._free_at[chat] = max(free_at, self._free_at.get(chat, 0.0))


def _now() -> float:
    return asyncio.get_running_loop().time()
