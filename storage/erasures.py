"""The end of an account: every row of a person goes, and what says that they were here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, or_, select

from core.people import PersonId
from storage.columns import days_of
from storage.direct import Connection, rows
from storage.tables import accounts, house, inbox, people, seen_days

TO_WIPE = "to wipe: "
"""Begins the rows of the house's own table that are there until the files are rid of somebody: their number follows,
which is never given twice."""
UNWIPED = select(house).where(house.c.name.like(f"{TO_WIPE}%"))


@dataclass(frozen=True, slots=True)
class Erasures:
    """`core.erasures.Erasures`."""

    connection: Connection

    async def due(self, now: datetime, limit: int) -> Sequence[PersonId]:
        wanted = select(people.c.id).where(people.c.erase_at <= now).order_by(people.c.erase_at).limit(limit)
        return [row.id for row in await self.connection.execute(wanted)]

    async def erase(self, person: PersonId, now: datetime) -> None:
        """The rows below a person go with the person. What came in and was never read names its sender in its words."""
        theirs = (await self.connection.execute(select(accounts).where(accounts.c.person_id == person))).all()
        for account in theirs:
            named = or_(
                *(inbox.c.payload.contains(word, autoescape=True) for word in {account.user, account.chat} if word)
            )
            unread = (
                inbox.c.platform == account.platform,
                inbox.c.person_id.is_(None),
                inbox.c.handled_at.is_not(None),
            )
            await self.connection.execute(delete(inbox).where(*unread, named))
        await self.connection.execute(delete(people).where(people.c.id == person))
        await self.connection.execute(insert(house).values(name=f"{TO_WIPE}{person}", value=now.isoformat()))

    async def unwiped(self) -> dict[str, datetime]:
        found = await rows(self.connection, UNWIPED, {})
        return {row.name: datetime.fromisoformat(row.value) for row in found}

    async def wiped(self, names: Collection[str]) -> None:
        await self.connection.execute(delete(house).where(house.c.name.in_(names)))

    async def is_quiet(self, since: datetime) -> bool:
        came = select(inbox.c.key).where(inbox.c.received_at > since).limit(1)
        return (await self.connection.execute(came)).first() is None

    async def everybody(self) -> list[tuple[PersonId, str, str]]:
        rows = await self.connection.execute(select(accounts.c.person_id, accounts.c.platform, accounts.c.user))
        return [(row.person_id, row.platform, row.user) for row in rows]

    async def was_here(self, person: PersonId, after: datetime, day: date) -> bool:
        """Every request leaves its answer for two days, and its date for good."""
        began = select(people.c.id).where(people.c.id == person, people.c.created_at > after)
        said = select(inbox.c.key).where(inbox.c.person_id == person, inbox.c.received_at > after)
        for wanted in (began, said):
            if (await self.connection.execute(wanted.limit(1))).first() is not None:
                return True
        months = await self.connection.execute(select(seen_days).where(seen_days.c.person_id == person))
        return any(seen > day for row in months for seen in days_of(row.month, row.days))
