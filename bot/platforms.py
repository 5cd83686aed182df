"""Running platforms side by side: one that fails comes back, one that is refused stays down, the others live on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum

import structlog

from bot.frontends.frontend import Frontend, LaneStopped

log = structlog.get_logger(__name__)

PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before a platform that broke is started again."""
STEADY = 600.0
"""Seconds for which a platform ran before it broke, after which the pauses begin anew."""


class State(StrEnum):
    UP = "up"
    BROKEN = "broken"
    """It will be started again."""
    STOPPED = "stopped"
    """The platform refuses us."""


class Platforms:
    """What runs, and how it is."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}

    @property
    def all_stopped(self) -> bool:
        return bool(self.states) and all(state is State.STOPPED for state in self.states.values())

    def health(self) -> dict[str, object]:
        """For whoever watches: "degraded" as soon as one platform is not up."""
        fine = all(state is State.UP for state in self.states.values())
        return {"status": "ok" if fine else "degraded", "platforms": dict(self.states)}

    async def run(self, frontends: Sequence[Frontend], ended: asyncio.Event) -> None:
        """Until `ended`, or until no platform is left."""
        self.states = {frontend.platform: State.UP for frontend in frontends}
        tasks = [asyncio.create_task(ended.wait()), asyncio.create_task(self._all(frontends))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    async def _all(self, frontends: Sequence[Frontend]) -> None:
        async with asyncio.TaskGroup() as group:
            for frontend in frontends:
                group.create_task(self._keep_up(frontend))

    async def _keep_up(self, frontend: Frontend) -> None:
        """Until the platform refuses us for good."""
        tries, loop = 0, asyncio.get_running_loop()
        while True:
            started = loop.time()
            try:
                self.states[frontend.platform] = State.UP
                await frontend.run()
            except LaneStopped as stop:
                self.states[frontend.platform] = State.STOPPED
                log.error("a platform has stopped", platform=frontend.platform, reason=str(stop))
                return
            except Exception:
                self.states[frontend.platform] = State.BROKEN
                log.exception("a platform broke; it is started again", platform=frontend.platform)
            tries = 0 if loop.time() - started > STEADY else tries
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1
