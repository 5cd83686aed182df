"""From slots whose instant has come to messages in the outbox."""

from __future__ import annotations

from datetime import timedelta

import structlog

from core.actions.remind import claim_due
from core.ports import Database, TimeSource
from core.unreadable import Unreadable

log = structlog.get_logger(__name__)

BATCH = 500
PUT_OFF = timedelta(hours=1)


async def claim(database: Database, clock: TimeSource) -> int:
    """Claim every due slot, a batch to a transaction; how many. What cannot be read or planned holds up nobody else."""
    claimed = 0
    while True:
        try:
            async with database.transaction() as storage:
                found = await claim_due(storage, clock(), BATCH)
        except Unreadable:
            found = await _one_by_one(database, clock)
        claimed += found
        if found < BATCH:
            return claimed


async def _one_by_one(database: Database, clock: TimeSource) -> int:
    """A batch with a slot in it whose habit or clock cannot be read: that one is put off, the others go."""
    for number in range(BATCH):
        try:
            async with database.transaction() as storage:
                if not await claim_due(storage, clock(), 1, together=False):
                    return number
        except Unreadable as broken:
            now = clock()
            async with database.transaction() as storage:
                habit = await storage.outbox.put_off(broken.slots[0], now, now + PUT_OFF)
            if habit is not None:
                log.exception("a reminder cannot be planned", habit=habit, tried_again_in=str(PUT_OFF))
    return BATCH
