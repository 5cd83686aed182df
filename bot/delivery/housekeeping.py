"""What nobody needs any more is thrown away, once an hour."""

from __future__ import annotations

from datetime import timedelta

import structlog

from core.limits import BIN_DAYS
from core.ports import Database, TimeSource

log = structlog.get_logger(__name__)

ANSWERS_FOR = timedelta(hours=48)
"""A platform repeats a request for 24 hours at most (reliability.md, P10)."""
BIN_FOR = timedelta(days=BIN_DAYS)
DELIVERIES_FOR = timedelta(days=30)
FILES_FOR = timedelta(days=1)
"""Sent, and neither brought in nor left."""
REDRAWN_FOR = timedelta(days=14)
"""Longer than any backfill window: older messages show dates that can no longer change."""


async def tidy_up(database: Database, clock: TimeSource) -> None:
    """Each kind in a transaction of its own, so that nobody waits for long."""
    now = clock()
    async with database.transaction() as storage:
        answers = await storage.desk.forget_answers(now - ANSWERS_FOR)
    async with database.transaction() as storage:
        habits = await storage.habits.empty_bins(now - BIN_FOR)
    async with database.transaction() as storage:
        deliveries = await storage.outbox.forget_ended(now - DELIVERIES_FOR)
    async with database.transaction() as storage:
        shown = await storage.desk.forget_shown(now - REDRAWN_FOR)
    async with database.transaction() as storage:
        files = await storage.parcels.forget_files(now - FILES_FOR)
    log.info("tidied up", files=files, answers=answers, habits=habits, deliveries=deliveries, messages=shown)
