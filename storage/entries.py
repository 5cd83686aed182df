"""What people said of their dates, and every change of it, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.days import zone_at
from core.entries import Entry, EntryKind
from core.habits import HabitId
from core.people import Person, PersonId
from core.ports import Change, Diary
from core.shapes import entry_in, shape_of_entry
from storage.columns import Instant, Shape
from storage.diaries import find_diaries, renew_digest
from storage.habits import in_use, owned
from storage.tables import changes, entries, habits
from storage.upsert import insert_into, put_row


@dataclass(frozen=True, slots=True)
class Entries:
    """`core.ports.Entries`."""

    connection: AsyncConnection

    async def diary(self, person: PersonId, habit: HabitId) -> Diary | None:
        found = await find_diaries(self.connection, person, habit)
        return found[0] if found else None

    async def diaries(self, person: PersonId) -> Sequence[Diary]:
        return await find_diaries(self.connection, person)

    async def get(self, person: PersonId, habit: HabitId, day: date) -> Entry | None:
        wanted = _entries_where(owned(person, habit)).where(entries.c.local_date == day)
        row = (await self.connection.execute(wanted)).first()
        return _entry(row) if row else None

    async def logged_at(self, person: PersonId, habit: HabitId) -> Sequence[tuple[date, datetime, str]]:
        wanted = _entries_where(owned(person, habit)).order_by(entries.c.local_date)
        return [(row.local_date, row.logged_at, row.zone) for row in await self.connection.execute(wanted)]

    async def write(
        self,
        person: Person,
        habit: HabitId,
        day: date,
        before: Entry | None,
        after: Entry | None,
        key: str,
        now: datetime,
    ) -> bool:
        """The change is added only if the habit is theirs and the key is new; the entry follows if it was."""
        standing = (entries.c.habit_id == habits.c.id) & (entries.c.local_date == day)
        change = select(
            habits.c.person_id,
            habits.c.id,
            literal(day),
            literal(key),
            _shape(before),
            entries.c.logged_at,
            entries.c.zone,
            _shape(after),
            literal(now, Instant),
        )
        change = change.select_from(habits.outerjoin(entries, standing)).where(owned(person.id, habit))
        kept = (
            insert_into(self.connection, changes)
            .from_select(CHANGE, change)
            .on_conflict_do_nothing(index_elements=["person_id", "source_key"])
        )
        if (await self.connection.execute(kept.returning(changes.c.id))).first() is None:
            return False
        await self._replace(habit, day, after, now, zone_at(person.clock, now))
        return True

    async def last_change(
        self, person: PersonId, habit: HabitId | None = None, day: date | None = None
    ) -> Change | None:
        newest = (
            select(changes)
            .join(habits, habits.c.id == changes.c.habit_id)
            .where(in_use(person), changes.c.person_id == person, changes.c.taken_back_at.is_(None))
        )
        if habit is not None:
            newest = newest.where(changes.c.habit_id == habit)
        if day is not None:
            newest = newest.where(changes.c.local_date == day)
        row = (await self.connection.execute(newest.order_by(changes.c.id.desc()).limit(1))).first()
        return _change(row) if row else None

    async def take_back(self, person: Person, change: Change, now: datetime) -> bool:
        taken = (
            update(changes)
            .where(changes.c.id == change.id, changes.c.person_id == person.id, changes.c.taken_back_at.is_(None))
            .values(taken_back_at=now)
            .returning(changes)
        )
        row = (await self.connection.execute(taken)).first()
        if row is None:
            return False
        before = entry_in(row.before) if row.before else None
        at, zone = row.before_logged_at or now, row.before_zone or zone_at(person.clock, now)
        await self._replace(row.habit_id, row.local_date, before, at, zone)
        return True

    async def _replace(self, habit: HabitId, day: date, entry: Entry | None, at: datetime, zone: str) -> None:
        """Of a habit that the caller has seen to be the person's."""
        if entry is None:
            gone = delete(entries).where(entries.c.habit_id == habit, entries.c.local_date == day)
            await self.connection.execute(gone)
        else:
            key = {"habit_id": habit, "local_date": day}
            said = {"kind": entry.kind.value, "amount": entry.amount, "note": entry.note, "logged_at": at, "zone": zone}
            await put_row(self.connection, entries, key, said)
        await renew_digest(self.connection, habit, day, entry)


CHANGE = [
    "person_id",
    "habit_id",
    "local_date",
    "source_key",
    "before",
    "before_logged_at",
    "before_zone",
    "after",
    "at",
]


def _entries_where(where: ColumnElement[bool]) -> Select[Any]:
    return select(entries).join(habits, habits.c.id == entries.c.habit_id).where(where)


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.local_date, EntryKind(row.kind), row.amount, row.note)


def _change(row: Row[Any]) -> Change:
    before, after = (entry_in(shape) if shape else None for shape in (row.before, row.after))
    return Change(row.id, row.habit_id, row.local_date, before, after, row.at)


def _shape(entry: Entry | None) -> ColumnElement[Any]:
    return literal(shape_of_entry(entry), Shape) if entry else null()
