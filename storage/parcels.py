"""Everything that a person keeps, read at once and brought in at once; and files that wait for a yes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Row, bindparam, delete, exists, func, insert, select, update

from core.digest import Digest
from core.habits import HabitId, Pause, PauseKind
from core.packed import Packed
from core.parcel import Record
from core.people import PersonId
from core.ports import PlannedSlot
from storage.columns import EPOCH, MICROSECOND, bit_of, days_of, month_number
from storage.direct import Connection
from storage.habits import (
    PAUSE,
    add_row,
    by_habit,
    habit_from,
    in_use,
    owned,
    slot_row,
    to_find,
    version_row,
)
from storage.packed import read_pages, write_pages
from storage.people import see
from storage.tables import changes, digests, entries, habits, parcels, pauses, seen_days, slots, versions
from storage.upsert import put_row

A_PAGE = 500
"""Rows that are taken away at once: between two pages others have their turn."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Parcels:
    """`core.parcels.Parcels`."""

    connection: Connection
    changed: set[PersonId] = field(default_factory=set)

    async def records(self, person: PersonId) -> list[Record]:
        theirs = habits.c.person_id == person
        wanted, wanted_parts = to_find(theirs)
        rows = (await self.connection.execute(wanted)).all()
        parts = by_habit(await self.connection.execute(wanted_parts))
        own = await self._own_pauses(person)
        found = []
        for row in rows:
            habit = habit_from(row, [part for part in parts.get(row.id, []) if part.part != PAUSE])
            entries = await read_pages(self.connection, row.id)
            habit = replace(habit, pauses=own.get(row.id, ()))
            found.append(Record(habit, entries, _key(row), row.created_at, row.deleted_at))
        return found

    async def _own_pauses(self, person: PersonId) -> dict[HabitId | None, tuple[Pause, ...]]:
        """By habit; those of all habits under None."""
        wanted = select(pauses).where(pauses.c.person_id == person).order_by(pauses.c.id)
        found: dict[HabitId | None, tuple[Pause, ...]] = {}
        for row in await self.connection.execute(wanted):
            pause = Pause(row.first_date, row.last_date, PauseKind(row.kind))
            found[row.habit_id] = (*found.get(row.habit_id, ()), pause)
        return found

    async def of_all(self, person: PersonId) -> tuple[Pause, ...]:
        return (await self._own_pauses(person)).get(None, ())

    async def seen(self, person: PersonId) -> frozenset[date]:
        months = await self.connection.execute(select(seen_days).where(seen_days.c.person_id == person))
        return frozenset(day for row in months for day in days_of(row.month, row.days))

    async def count_entries(self, person: PersonId) -> tuple[int, date | None]:
        columns = (func.count().label("entries"), func.max(entries.c.local_date).label("last"))
        row: Any = (
            await self.connection.execute(select(*columns).join_from(entries, habits).where(in_use(person)))
        ).one()
        return row.entries, row.last

    async def keys(self, person: PersonId, *, binned: bool) -> dict[str, HabitId]:
        where = (habits.c.person_id == person, habits.c.deleted_at.is_not(None) if binned else in_use(person))
        return {_key(row): row.id for row in await self.connection.execute(select(habits).where(*where))}

    async def add(self, person: PersonId, record: Record, now: datetime) -> HabitId:
        self.changed.add(person)
        habit = record.habit
        number = await add_row(
            self.connection,
            person,
            habit,
            public=habit.public,
            source=record.key,
            created_at=record.created_at or now,
            deleted_at=record.binned_at and now,
        )
        await self.connection.execute(insert(versions), [version_row(number, version) for version in habit.versions])
        if habit.all_slots:
            asleep = [slot_row(number, PlannedSlot(slot, None, None)) for slot in habit.all_slots]
            await self.connection.execute(insert(slots), asleep)
        if habit.pauses:
            await self.connection.execute(insert(pauses), [_pause_row(person, number, one) for one in habit.pauses])
        return number

    async def put_entries(
        self, person: PersonId, habit: HabitId, entries: Packed, digest: Digest, now: datetime, zone: str
    ) -> None:
        self.changed.add(person)
        theirs = select(habits.c.id).where(habits.c.id == habit, habits.c.person_id == person)
        if (await self.connection.execute(theirs)).first() is None:
            return
        await write_pages(self.connection, habit, entries, now, zone)
        await put_row(self.connection, digests, {"habit_id": habit}, {"content": digest.to_bytes()})

    async def take_entries(self, person: PersonId, habit: HabitId, days: Collection[date], since: datetime) -> int:
        self.changed.add(person)
        if (await self.connection.execute(select(habits.c.id).where(owned(person, habit)))).first() is None:
            return 0
        changed = exists().where(
            changes.c.habit_id == habit, changes.c.local_date == entries.c.local_date, changes.c.at > since
        )
        gone = 0
        for page in _pages(sorted(days)):
            wanted = (entries.c.habit_id == habit, entries.c.local_date.in_(page), ~changed)
            gone += (await self.connection.execute(delete(entries).where(*wanted))).rowcount
        await self.connection.execute(delete(digests).where(digests.c.habit_id == habit))
        return gone

    async def saw(self, person: PersonId, days: Collection[date]) -> None:
        rows = [{"person_id": person, "month": month, "days": bits} for month, bits in _by_month(days)]
        if rows:
            await self.connection.execute(see(self.connection.dialect.name), rows)

    async def did_not_see(self, person: PersonId, days: Collection[date]) -> None:
        of_month = (seen_days.c.person_id == person, seen_days.c.month == bindparam("of"))
        left = update(seen_days).where(*of_month).values(days=seen_days.c.days.bitwise_and(bindparam("left")))
        rows = [{"of": month, "left": ~bits} for month, bits in _by_month(days)]
        if rows:
            await self.connection.execute(left, rows)

    async def keep_file(self, person: PersonId, content: bytes, now: datetime) -> None:
        await self.drop_file(person)
        # As many rows, though it is one: so it is written beside the event loop.
        await self.connection.execute(insert(parcels), [{"person_id": person, "content": content, "kept_at": now}])

    async def file(self, person: PersonId) -> bytes | None:
        wanted = select(parcels.c.content).where(parcels.c.person_id == person)
        content: bytes | None = await self.connection.run_sync(lambda database: database.execute(wanted).scalar())
        return content

    async def drop_file(self, person: PersonId) -> bool:
        gone = delete(parcels).where(parcels.c.person_id == person)
        return (await self.connection.execute(gone)).rowcount > 0

    async def forget_files(self, before: datetime) -> int:
        return (await self.connection.execute(delete(parcels).where(parcels.c.kept_at < before))).rowcount


def _key(row: Row[Any]) -> str:
    """The one it came with; or what no other habit has been given, here or anywhere."""
    return row.source or f"cairn:{(row.created_at - EPOCH) // MICROSECOND}:{row.id}"


def _pause_row(person: PersonId, habit: HabitId, pause: Pause) -> Mapping[str, object]:
    return {
        "person_id": person,
        "habit_id": habit,
        "first_date": pause.first,
        "last_date": pause.last,
        "kind": pause.kind.value,
    }


def _pages(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[at : at + A_PAGE] for at in range(0, len(rows), A_PAGE))


def _by_month(days: Iterable[date]) -> Iterator[tuple[int, int]]:
    """Its number, and a bit for each of the days."""
    return ((month, sum({bit_of(day) for day in of_month})) for month, of_month in groupby(sorted(days), month_number))
