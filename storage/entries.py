"""What people said of their dates, and every change of it, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Row, Select, Text, bindparam, delete, select, update
from sqlalchemy.sql.dml import ReturningInsert

from core.days import zone_at
from core.digest import Digest
from core.entries import Entry, EntryKind
from core.habits import HabitId
from core.people import Person, PersonId
from core.ports import Change, Diary
from core.shapes import entry_in, shape_of_entry
from storage.columns import Instant, Shape
from storage.diaries import find_diaries, renew_digest
from storage.direct import Connection, rows
from storage.habits import in_use, owned
from storage.tables import changes, entries, habits
from storage.upsert import insert_for, put_row


@dataclass(frozen=True, slots=True)
class Entries:
    """`core.ports.Entries`."""

    connection: Connection

    async def diary(self, person: PersonId, habit: HabitId) -> Diary | None:
        found = await find_diaries(self.connection, person, habit)
        return found[0] if found else None

    async def diaries(self, person: PersonId, day: date | None = None) -> Sequence[Diary]:
        return await find_diaries(self.connection, person, day=day)

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
        digest: Digest | None = None,
    ) -> bool:
        """The change is added only if the habit is theirs and the key is new; the entry follows if it was."""
        asked = {"person": person.id, "habit": habit, "day": day, "key": key, "now": now}
        shapes = {name: shape_of_entry(entry) if entry else None for name, entry in (("old", before), ("new", after))}
        if not await rows(self.connection, _keep_change(self.connection.dialect.name), asked | shapes):
            return False
        if before and after and replace(before, note=after.note) == after:
            noted = update(entries).where(entries.c.habit_id == habit, entries.c.local_date == day)
            await self.connection.execute(noted.values(note=after.note))
        else:
            await self._replace(habit, day, after, now, zone_at(person.clock, now), digest)
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

    async def _replace(
        self, habit: HabitId, day: date, entry: Entry | None, at: datetime, zone: str, digest: Digest | None = None
    ) -> None:
        """Of a habit that the caller has seen to be the person's."""
        if entry is None:
            gone = delete(entries).where(entries.c.habit_id == habit, entries.c.local_date == day)
            await self.connection.execute(gone)
        else:
            key = {"habit_id": habit, "local_date": day}
            said = {"kind": entry.kind.value, "amount": entry.amount, "note": entry.note, "logged_at": at, "zone": zone}
            await put_row(self.connection, entries, key, said)
        await renew_digest(self.connection, habit, day, entry, digest)


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


@cache
def _keep_change(dialect: str) -> ReturningInsert[Any]:
    """Of the habit that is theirs, with what stands there now; nothing, if the key is not new."""
    standing = (entries.c.habit_id == habits.c.id) & (entries.c.local_date == bindparam("day"))
    change = select(
        habits.c.person_id,
        habits.c.id,
        bindparam("day", type_=Date),
        bindparam("key", type_=Text),
        bindparam("old", type_=Shape),
        entries.c.logged_at,
        entries.c.zone,
        bindparam("new", type_=Shape),
        bindparam("now", type_=Instant),
    )
    change = change.select_from(habits.outerjoin(entries, standing))
    kept = insert_for(dialect, changes).from_select(
        CHANGE, change.where(owned(bindparam("person"), bindparam("habit")))
    )
    return kept.on_conflict_do_nothing(index_elements=["person_id", "source_key"]).returning(changes.c.id)


def _entries_where(where: ColumnElement[bool]) -> Select[Any]:
    return select(entries).join(habits, habits.c.id == entries.c.habit_id).where(where)


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.local_date, EntryKind(row.kind), row.amount, row.note)


def _change(row: Row[Any]) -> Change:
    before, after = (entry_in(shape) if shape else None for shape in (row.before, row.after))
    return Change(row.id, row.habit_id, row.local_date, before, after, row.at)
