"""The inbox's writer: what comes in and what is over is written for many at once, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot.frontends.telegram.reading import PLATFORM
from core.errors import CairnError
from core.inbox import Received
from core.ports import Database, TimeSource

log = structlog.get_logger(__name__)

MARK_SECONDS = 0.2
"""How long what is over may wait to be noted with what comes in next. A crash meanwhile repeats an answer."""
AGAIN_SECONDS = 2.0
YOUNG = timedelta(minutes=10)
"""An answer that was never sent is still worth sending."""


class Ledger:
    """Writes while `run` runs."""

    def __init__(self, database: Database, clock: TimeSource) -> None:
        self._database = database
        self._clock = clock
        self._puts: list[tuple[Sequence[Received], asyncio.Future[frozenset[str]]]] = []
        self._over: set[str] = set()
        self._wake = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    async def run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self.write()

    async def put(self, received: Sequence[Received]) -> frozenset[str]:
        """Keep what came; the keys that are new. Raises: CairnError when it could not be kept."""
        written: asyncio.Future[frozenset[str]] = asyncio.get_running_loop().create_future()
        self._puts.append((received, written))
        self._wake.set()
        return await written

    async def quarantine(self, received: Received) -> None:
        """Keep what nobody can read, for somebody to look at."""
        async with self._database.transaction() as storage:
            await storage.inbox.put(PLATFORM, [received], self._clock(), handled=True)

    def is_over(self, key: str) -> None:
        self._over.add(key)
        self._write_in(MARK_SECONDS)

    async def waiting(self) -> Sequence[Received]:
        """What a crash has left to do."""
        async with self._database.transaction() as storage:
            return await storage.inbox.waiting(PLATFORM, self._clock() - YOUNG)

    async def write(self) -> None:
        puts, self._puts = self._puts, []
        over, self._over = self._over, set()
        if not puts and not over:
            return
        try:
            new = await self._transact([one for received, _ in puts for one in received], over)
        except Exception as error:  # whoever waits hears of it, and whoever comes next is written
            if not isinstance(error, CairnError):
                log.exception("the inbox could not be written")
            self._over |= over
            self._write_in(AGAIN_SECONDS)
            for _, written in puts:
                if not written.done():
                    written.set_exception(error)
        else:
            for received, written in puts:
                if not written.done():
                    written.set_result(new & {one.key for one in received})

    async def _transact(self, received: Sequence[Received], over: set[str]) -> frozenset[str]:
        now = self._clock()
        async with self._database.transaction() as storage:
            new = await storage.inbox.put(PLATFORM, received, now)
            if over:
                await storage.inbox.answered(over, now)
        return new

    def _write_in(self, seconds: float) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._timer = None
        self._wake.set()
