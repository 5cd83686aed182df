"""What a platform has handed us and must not be lost: kept before it is confirmed, until it is answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update

from core.ports import Received
from storage.direct import Connection
from storage.tables import inbox, uploads
from storage.upsert import insert_into, upsert

STEP = timedelta(microseconds=1)
"""Between things that came together, so that they stay in their order."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """`core.ports.Inbox`."""

    connection: Connection

    async def put(
        self, platform: str, received: Sequence[Received], now: datetime, *, handled: bool = False
    ) -> frozenset[str]:
        if not received:
            return frozenset()
        rows = [
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
        new = insert_into(self.connection, inbox).values(rows).on_conflict_do_nothing().returning(inbox.c.key)
        return frozenset((await self.connection.execute(new)).scalars())

    async def waiting(self, platform: str, since: datetime) -> list[Received]:
        due = or_(inbox.c.handled_at.is_(None), inbox.c.received_at >= since)
        wanted = select(inbox.c.key, inbox.c.payload).where(
            inbox.c.platform == platform, inbox.c.answered_at.is_(None), inbox.c.payload.is_not(None), due
        )
        rows = await self.connection.execute(wanted.order_by(inbox.c.received_at, inbox.c.key))
        return [Received(row.key, row.payload) for row in rows]

    async def answered(self, keys: Collection[str], now: datetime) -> None:
        over = update(inbox).where(inbox.c.key.in_(keys))
        await self.connection.execute(
            over.values(handled_at=func.coalesce(inbox.c.handled_at, now), answered_at=now, payload=None)
        )

    async def upload(self, platform: str, digest: str) -> str | None:
        wanted = select(uploads.c.file).where(uploads.c.platform == platform, uploads.c.digest == digest)
        return (await self.connection.execute(wanted)).scalar()

    async def keep_upload(self, platform: str, digest: str, file: str, now: datetime) -> None:
        kept = upsert(
            self.connection, uploads, {"platform": platform, "digest": digest}, {"file": file, "kept_at": now}
        )
        await self.connection.execute(kept)
