"""Codes that join two people into one, and the joining itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, case, delete, exists, func, insert, literal, or_, select, update

from core.habits import HabitId
from core.links import Link
from core.people import PersonId
from storage.direct import Connection
from storage.habits import owned
from storage.tables import (
    accounts,
    changes,
    digests,
    drafts,
    entries,
    feedback,
    habits,
    inbox,
    links,
    live_messages,
    outbox,
    pauses,
    people,
    routines,
    seen_days,
)
from storage.upsert import insert_into

SIMPLY_MOVED = (accounts, habits, pauses, changes, outbox, inbox, routines, feedback)
"""Tables whose rows only change hands; the others may have a row of the same key on both sides."""


@dataclass(frozen=True, slots=True)
class Links:
    """`core.ports.Links`."""

    connection: Connection
    united: set[PersonId] = field(default_factory=set)

    async def issue(self, person: PersonId, digest: str, expires_at: datetime) -> int:
        await self.connection.execute(delete(links).where(links.c.person_id == person))
        new = insert(links).values(person_id=person, digest=digest, expires_at=expires_at, agreed=False)
        number: int = (await self.connection.execute(new.returning(links.c.id))).scalar_one()
        return number

    async def claim(self, person: PersonId, digest: str, now: datetime, lasts: timedelta) -> Link | None:
        unclaimed = links.c.claimed_by.is_(None)
        open_ones = and_(links.c.digest == digest, links.c.expires_at > now, links.c.person_id != person)
        ours = update(links).where(open_ones, or_(unclaimed, links.c.claimed_by == person))
        until = case((unclaimed, literal(now + lasts, links.c.expires_at.type)), else_=links.c.expires_at)
        row = (await self.connection.execute(ours.values(claimed_by=person, expires_at=until).returning(links))).first()
        return None if row is None else _link(row)

    async def of(self, person: PersonId, now: datetime) -> Link | None:
        brought = and_(links.c.person_id == person, links.c.claimed_by.is_not(None), links.c.expires_at > now)
        row = (await self.connection.execute(select(links).where(brought))).first()
        return None if row is None else _link(row)

    async def agree(self, person: PersonId, link: int, now: datetime) -> Link | None:
        claimed = and_(links.c.id == link, links.c.claimed_by == person, links.c.expires_at > now)
        row = (await self.connection.execute(update(links).where(claimed).values(agreed=True).returning(links))).first()
        return None if row is None else _link(row)

    async def drop(self, person: PersonId, link: int) -> bool:
        gone = delete(links).where(links.c.id == link, _takes_part(person)).returning(links.c.id)
        return (await self.connection.execute(gone)).first() is not None

    async def merge(self, person: PersonId, link: int, into: PersonId, now: datetime) -> bool:
        agreed = and_(links.c.id == link, links.c.person_id == person, links.c.agreed, links.c.expires_at > now)
        row = (await self.connection.execute(delete(links).where(agreed).returning(links))).first()
        if row is None or into not in (row.person_id, row.claimed_by):
            return False
        gone = row.claimed_by if into == row.person_id else row.person_id
        await self._spread_pauses(gone)
        await self._put_habits_last(gone, into)
        await self._rename_keys(gone, into)
        for table in SIMPLY_MOVED:
            await self.connection.execute(update(table).where(table.c.person_id == gone).values(person_id=into))
        await self._unite_seen_days(gone, into)
        for table in (drafts, live_messages):
            await self._move_where_free(table, gone, into)
        await self.connection.execute(delete(people).where(people.c.id == gone))
        self.united.add(into)
        return True

    async def move_entries(self, person: PersonId, habit: HabitId, into: HabitId) -> int:
        theirs = select(habits.c.id).where(or_(owned(person, habit), owned(person, into)))
        if len((await self.connection.execute(theirs)).all()) < 2:
            return 0
        known = entries.alias()
        free = ~exists().where(known.c.habit_id == into, known.c.local_date == entries.c.local_date)
        moved = await self.connection.execute(
            update(entries).where(entries.c.habit_id == habit, free).values(habit_id=into)
        )
        await self.connection.execute(delete(digests).where(digests.c.habit_id.in_([habit, into])))
        return moved.rowcount

    async def _spread_pauses(self, gone: PersonId) -> None:
        """A pause of all habits was of theirs alone."""
        of_all = and_(pauses.c.person_id == gone, pauses.c.habit_id.is_(None))
        columns = [pauses.c.person_id, habits.c.id, pauses.c.first_date, pauses.c.last_date, pauses.c.kind]
        each = select(*columns).join_from(pauses, habits, habits.c.person_id == pauses.c.person_id).where(of_all)
        await self.connection.execute(
            insert(pauses).from_select(["person_id", "habit_id", "first_date", "last_date", "kind"], each)
        )
        await self.connection.execute(delete(pauses).where(of_all))

    async def _put_habits_last(self, gone: PersonId, into: PersonId) -> None:
        last = select(func.coalesce(func.max(habits.c.position), 0)).where(habits.c.person_id == into)
        behind: int = (await self.connection.execute(last)).scalar_one()
        theirs = update(habits).where(habits.c.person_id == gone)
        await self.connection.execute(theirs.values(position=habits.c.position + behind))

    async def _rename_keys(self, gone: PersonId, into: PersonId) -> None:
        """Of changes that both sides know by the same key: a key is one person's."""
        same = changes.alias()
        known = exists().where(same.c.person_id == into, same.c.source_key == changes.c.source_key)
        renamed = update(changes).where(changes.c.person_id == gone, known)
        await self.connection.execute(renamed.values(source_key=literal(f"{gone}/") + changes.c.source_key))

    async def _unite_seen_days(self, gone: PersonId, into: PersonId) -> None:
        theirs = select(literal(into), seen_days.c.month, seen_days.c.days).where(seen_days.c.person_id == gone)
        both = insert_into(self.connection, seen_days).from_select(["person_id", "month", "days"], theirs)
        united = seen_days.c.days.bitwise_or(both.excluded.days)
        await self.connection.execute(
            both.on_conflict_do_update(index_elements=list(seen_days.primary_key), set_={"days": united})
        )

    async def _move_where_free(self, table: Table, gone: PersonId, into: PersonId) -> None:
        """What is left goes with the person."""
        taken = table.alias()
        keys = [column.name for column in table.primary_key if column.name != "person_id"]
        same = and_(*(taken.c[key] == table.c[key] for key in keys))
        free = ~exists().where(taken.c.person_id == into, same)
        await self.connection.execute(update(table).where(table.c.person_id == gone, free).values(person_id=into))


def _takes_part(person: PersonId) -> ColumnElement[bool]:
    return or_(links.c.person_id == person, links.c.claimed_by == person)


def _link(row: Row[Any]) -> Link:
    return Link(row.id, row.person_id, row.claimed_by, row.agreed)
