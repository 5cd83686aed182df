"""At the start: when the time zones have changed since the reminders were planned, all are planned anew."""

from __future__ import annotations

import asyncio

import structlog

from core.actions.new_zones import plan_by_new_zones
from core.ports import Database
from core.unreadable import Unreadable
from core.wall_time import tzdata_version

log = structlog.get_logger(__name__)

BATCH = 200


async def follow_time_zones(database: Database, release: str | None = None, batch: int = BATCH) -> bool:
    """Batch by batch, so that nobody waits for it; the release is kept last: what breaks off begins anew.

    False: they are planned by that release (the installed one) already.
    """
    release = release or tzdata_version()
    async with database.transaction() as storage:
        before = await storage.outbox.planned_with()
    if before == release:
        return False
    after = 0
    while (last := await _plan(database, after, batch)) is not None:
        after = last
        await asyncio.sleep(0)
    async with database.transaction() as storage:
        await storage.outbox.keep_planned_with(release)
    log.info("reminders follow new time zones", before=before or "unknown", now=release)
    return True


async def _plan(database: Database, after: int, limit: int) -> int | None:
    """The number of the last slot. One that cannot be read stays as it is, and holds up nobody else."""
    try:
        async with database.transaction() as storage:
            return await plan_by_new_zones(storage, after, limit)
    except Unreadable as broken:
        if limit > 1:
            return await _plan(database, after, max(1, limit // 10))
        log.exception("a reminder cannot be planned by the new time zones", slot=broken.slots[0])
        return broken.slots[0]
