"""What a platform has handed us and must not be lost: kept before it is confirmed, until it is answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from core.inbox import Received
from storage.columns import Instant
from storage.direct import Connection, rows_of_each
from storage.tables import inbox, uploads
from storage.upsert import insert_for, upsert

NOW = bindparam("now", type_=Instant)
ANSWERED = (
    update(inbox)
    .where(inbox.c.key == bindparam("over"))
    .values(handled_at=func.coalesce(inbox.c.handled_at, NOW), answered_at=NOW, payload=None)
)
STEP = timedelta(microseconds=1)
"""Between things that came together, so that they stay in their order."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """`core.inbox.Inbox`."""

    connection: Connection

    async def put(
        self, platform: str, received: Sequence[Received], now: datetime, *, handled: bool = False
    ) -> frozenset[str]:
        if not received:
            return frozenset()
        came = [
            {
                "key": one.key,
                "platform": platform,
                "received_at": now + place * STEP,
                "payload": one.payload,
                "handled_at": now if handled else None,
                "answered_at": now if handled else None,
            }
            for place, one in enumerate(received)
        ]
        new = await rows_of_each(self.connection, _put(self.connection.dialect.name), came)
        return frozenset(row.key for row in new)

    async def waiting(self, platform: str, since: datetime) -> list[Received]:
        due = or_(inbox.c.handled_at.is_(None), inbox.c.received_at >= since)
        wanted = select(inbox.c.key, inbox.c.payload).where(
            inbox.c.platform == platform, inbox.c.answered_at.is_(None), inbox.c.payload.is_not(None), due
        )
        rows = await self.connection.execute(wanted.order_by(inbox.c.received_at, inbox.c.key))
        return [Received(row.key, row.payload) for row in rows]

    async def answered(self, keys: Collection[str], now: datetime) -> None:
        await rows_of_each(self.connection, ANSWERED, [{"over": key, "now": now} for key in keys])

    async def upload(self, platform: str, digest: str) -> str | None:
        wanted = select(uploads.c.file).where(uploads.c.platform == platform, uploads.c.digest == digest)
        return (await self.connection.execute(wanted)).scalar()

    async def keep_upload(self, platform: str, digest: str, file: str, now: datetime) -> None:
        kept = upsert(
            self.connection, uploads, {"platform": platform, "digest": digest}, {"file": file, "kept_at": now}
        )
        await self.connection.execute(kept)


@cache
def _put(dialect: str) -> ReturningInsert[Any]:
    return insert_for(dialect, inbox).on_conflict_do_nothing().returning(inbox.c.key)
