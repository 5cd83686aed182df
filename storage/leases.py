"""What only one process may do at a time, and which one does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Interval, delete, func, literal, or_, select

from core.leases import Lease
from storage.columns import Instant
from storage.direct import Connection
from storage.tables import leases
from storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Leases:
    """`core.leases.Leases`. On PostgreSQL the server's clock decides: those of two machines may differ."""

    connection: Connection

    async def take(self, name: str, owner: str, now: datetime, lasts: timedelta, heir_of: str = "") -> Lease:
        at, until = self._clock(now, lasts)
        free = or_(leases.c.owner.in_((owner, heir_of)), leases.c.until <= at)
        taken = upsert(self.connection, leases, {"name": name}, {"owner": owner, "until": until}, only_where=free)
        await self.connection.execute(taken)
        row = (await self.connection.execute(select(leases).where(leases.c.name == name))).one()
        return Lease(row.owner, row.until)

    async def give_back(self, name: str, owner: str) -> None:
        await self.connection.execute(delete(leases).where(leases.c.name == name, leases.c.owner == owner))

    def _clock(self, now: datetime, lasts: timedelta) -> tuple[ColumnElement[datetime], ColumnElement[datetime]]:
        if self.connection.dialect.name == "postgresql":
            at = func.clock_timestamp(type_=Instant)
            return at, at.op("+", return_type=Instant())(literal(lasts, Interval()))
        return literal(now, Instant()), literal(now + lasts, Instant())
