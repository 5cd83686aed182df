"""Only one process fetches the updates: whoever holds the lease in the database that both would write to."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.frontends.frontend import LaneStopped
from core.errors import CairnError
from core.leases import Lease
from core.ports import Database, TimeSource

log = structlog.get_logger(__name__)

NAME = "telegram-poller"
LASTS = timedelta(seconds=15)
RENEW_SECONDS = 5.0
LOOK_SECONDS = 1.0
SOMEBODY_ELSE = (
    "Another Cairn with the same database fetches Telegram's updates already ({owner}), and goes on. "
    "Stop it first if this one is to take its place."
)
TAKEN_OVER = (
    "Another Cairn with the same database ({owner}) has taken over Telegram's updates, because this one did not answer "
    "for a while. Stop one of the two."
)


class PollerLease:
    """`obtain` before anything is fetched, `keep` meanwhile, `give_back` at the end."""

    def __init__(self, database: Database, clock: TimeSource) -> None:
        self._database = database
        self._clock = clock
        self.owner = f"{_machine()}:{os.getpid()}:{secrets.token_hex(4)}"

    async def obtain(self) -> None:
        """Wait for the lease of a process that has died. Raises: LaneStopped when its holder is alive."""
        seen: datetime | None = None
        gone = ""
        while (held := await self._take(gone)) is None or held.owner != self.owner:
            if held is not None and is_gone(held.owner) and not gone:
                gone = held.owner
                continue
            if held is not None and seen is not None and held.until != seen:
                raise LaneStopped(SOMEBODY_ELSE.format(owner=held.owner))
            if held is not None and seen is None:
                log.warning("somebody else holds the lease for Telegram's updates; waiting", owner=held.owner)
                seen = held.until
            await asyncio.sleep(LOOK_SECONDS)

    async def keep(self) -> None:
        """Raises: LaneStopped when somebody else has it: this process must have slept."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            held = await self._take()
            if held is not None and held.owner != self.owner:
                raise LaneStopped(TAKEN_OVER.format(owner=held.owner))

    async def give_back(self) -> None:
        with suppress(CairnError):
            async with self._database.transaction() as storage:
                await storage.leases.give_back(NAME, self.owner)

    async def _take(self, heir_of: str = "") -> Lease | None:
        """None while the database is busy."""
        try:
            async with self._database.transaction() as storage:
                return await storage.leases.take(NAME, self.owner, self._clock(), LASTS, heir_of)
        except CairnError as error:
            log.warning("the lease for Telegram's updates cannot be looked at", reason=str(error))
            return None


def is_gone(owner: str) -> bool:
    """Whether that was a process of this machine that is no more. False where nobody can tell."""
    machine, _, rest = owner.partition(":")
    number = rest.partition(":")[0]
    if machine != _machine() or not number.isdecimal():
        return False
    if int(number) == os.getpid():  # one that had our number before us
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _machine() -> str:
    """Its name, and the numbering of processes that ours is in: each container has its own."""
    try:
        numbering = os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        numbering = 0
    return f"{socket.gethostname()}/{numbering}".replace(":", "-")
