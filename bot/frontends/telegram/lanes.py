"""Each person's updates one after the other, different people side by side: a slow one holds nobody up."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Sequence

import structlog

from bot.frontends.frontend import LaneStopped
from core.inbox import Received

log = structlog.get_logger(__name__)

MOST_WAITING = 2000
"""Updates in memory; more stay with Telegram until there is room."""

Handle = Callable[[Received], Awaitable[None]]
IsOver = Callable[[str], None]


class Lanes:
    """`handle` returns when an update is answered, which `is_over` is then told. LaneStopped ends everything."""

    def __init__(self, handle: Handle, is_over: IsOver) -> None:
        self._handle = handle
        self._is_over = is_over
        self._lanes: dict[str, deque[Received]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._room.set()
        self.waiting = 0
        self.stopped: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def add(self, lane: str, received: Sequence[Received]) -> None:
        self.waiting += len(received)
        if self.waiting >= MOST_WAITING:
            self._room.clear()
        if lane in self._lanes:
            self._lanes[lane].extend(received)
            return
        self._lanes[lane] = deque(received)
        task = asyncio.create_task(self._drain(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def has_room(self) -> None:
        await self._room.wait()

    async def finish(self, seconds: float) -> None:
        """Give what has begun that long; the rest stays in the inbox."""
        await finish_within(seconds, self._tasks)

    async def _drain(self, lane: str) -> None:
        queue = self._lanes[lane]
        try:
            while queue:
                await self._one(queue[0])
                queue.popleft()
                self.waiting -= 1
                if self.waiting < MOST_WAITING:
                    self._room.set()
        finally:
            del self._lanes[lane]

    async def _one(self, received: Received) -> None:
        try:
            await self._handle(received)
        except LaneStopped as stop:
            if not self.stopped.done():
                self.stopped.set_exception(stop)
            raise
        except Exception:
            log.exception("an update was given up", key=received.key)
        self._is_over(received.key)


async def finish_within(seconds: float, tasks: Collection[asyncio.Task[None]]) -> None:
    """Give them that long, and break off what is not done by then."""
    if tasks:
        await asyncio.wait(tasks, timeout=seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
