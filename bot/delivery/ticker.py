"""The tick: claim what is due, send what waits, redraw what has closed. APScheduler only rings the bell."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.closing import Closing
from bot.delivery.due import claim
from bot.delivery.erasing import Erasing
from bot.delivery.housekeeping import tidy_up
from bot.delivery.outbox import Courier

SECONDS = 5
TIDY_SECONDS = 3600


class Ticker:
    """One tick at a time, however it is rung."""

    def __init__(self, courier: Courier, closing: Closing, erasing: Erasing | None = None) -> None:
        self.courier = courier
        self.closing = closing
        self.erasing = erasing
        self._lock = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self, seconds: float = SECONDS) -> None:
        tidy = partial(tidy_up, self.courier.database, self.courier.clock)
        for work, every in ((self.tick, seconds), (tidy, TIDY_SECONDS)):
            self._scheduler.add_job(
                _until_stopped,
                "interval",
                args=(work,),
                seconds=every,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """How many deliveries were looked at."""
        async with self._lock:
            await claim(self.courier.database, self.courier.clock)
            seen = await self.courier.send_waiting()
            await self.closing.redraw_due()
            if self.erasing is not None:
                await self.erasing.erase_due()
            return seen

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """No tick runs within the block."""
        async with self._lock:
            yield


async def _until_stopped(work: Callable[[], Awaitable[object]]) -> None:
    """What is under way when the scheduler is shut down is broken off; the scheduler would tell that as an error."""
    with suppress(asyncio.CancelledError):
        await work()
