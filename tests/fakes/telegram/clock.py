"""Telegram's own time, which may run faster than ours and jump; and the bell that wakes waiters."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta


class Bell:
    """Wakes everybody who waits for the next change; ringing costs nothing while nobody waits."""

    def __init__(self) -> None:
        self._next: asyncio.Future[None] | None = None

    def ring(self) -> None:
        if self._next is not None and not self._next.done():
            self._next.set_result(None)
        self._next = None

    async def rung(self, timeout: float | None) -> bool:  # noqa: ASYNC109 - the shape of asyncio.wait, which it is
        """Wait for the next ring; False when `timeout` real seconds passed without one."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        done, _ = await asyncio.wait([self._next], timeout=timeout)
        return bool(done)


class Clock:
    """`speed` seconds of Telegram pass in one of ours; `advance` jumps and wakes whoever sleeps."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        self._origin = start.timestamp() if start else time.time()  # noqa: TID251 - a server has its own clock
        self._began = time.monotonic()
        self._jumped = 0.0
        self._jump = Bell()
        self.speed = speed

    def now(self) -> float:
        """Unix time in seconds."""
        return self._origin + self._jumped + (time.monotonic() - self._began) * self.speed

    def unix(self) -> int:
        return int(self.now())

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    def advance(self, by: timedelta | float) -> None:
        """Jump ahead (or back)."""
        self._jumped += by.total_seconds() if isinstance(by, timedelta) else by
        self._jump.ring()

    async def sleep(self, seconds: float) -> None:
        """Sleep that many of Telegram's seconds."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            await self._jump.rung(left / self.speed)
