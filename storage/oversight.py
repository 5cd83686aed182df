"""Figures and dead letters, for owners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, func, select, update

from core.oversight import DeadLetter, Figures
from core.ports import DeliveryState
from storage.direct import Connection
from storage.tables import habits, outbox, people

DEAD = outbox.c.state == DeliveryState.DEAD.value


@dataclass(frozen=True, slots=True)
class Oversight:
    """`core.oversight.Oversight`."""

    connection: Connection

    async def figures(self, since: datetime) -> Figures:
        settled = outbox.c.settled_at >= since
        return Figures(
            people=await self._count(select(func.count()).select_from(people).where(people.c.set_up)),
            habits=await self._count(select(func.count()).select_from(habits).where(habits.c.deleted_at.is_(None))),
            sent=await self._count(_letters(settled, outbox.c.state == DeliveryState.SENT.value)),
            failed=await self._count(_letters(settled, DEAD)),
            dead=await self._count(_letters(DEAD)),
        )

    async def dead_letters(self, first: int, limit: int) -> Sequence[DeadLetter]:
        newest = select(outbox).where(DEAD).order_by(outbox.c.settled_at.desc(), outbox.c.id)
        rows = await self.connection.execute(newest.offset(first).limit(limit))
        return [DeadLetter(row.id, row.local_date, row.settled_at, row.attempts, row.reason) for row in rows]

    async def revive(self, letter: str, now: datetime) -> bool:
        again = update(outbox).where(outbox.c.id == letter, DEAD, outbox.c.expires_at > now)
        again = again.values(
            state=DeliveryState.WAITING.value, not_before=now, attempts=0, settled_at=None, reason="tried again"
        )
        return (await self.connection.execute(again)).rowcount == 1

    async def drop(self, letter: str) -> bool:
        return (await self.connection.execute(delete(outbox).where(outbox.c.id == letter, DEAD))).rowcount == 1

    async def _count(self, counting: Select[int]) -> int:
        number: int = (await self.connection.execute(counting)).scalar_one()
        return number


def _letters(*which: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(outbox).where(*which)
