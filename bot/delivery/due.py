"""From slots whose instant has come to messages in the outbox."""

from __future__ import annotations

from core.actions.remind import claim_due
from core.ports import Database, TimeSource

BATCH = 500


async def claim(database: Database, clock: TimeSource) -> int:
    """Claim every due slot, a batch to a transaction; how many."""
    claimed = 0
    while True:
        async with database.transaction() as storage:
            found = await claim_due(storage, clock(), BATCH)
        claimed += found
        if found < BATCH:
            return claimed
