"""Habits with their versions, pauses and slots."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)

from core.digest import Digest
from core.habits import LAST_CALL, Binned, Goal, Habit, HabitDraft, HabitId, Pause, PauseKind, Schedule, Slot, Version
from core.people import PersonId, Weekday
from core.ports import PlannedSlot
from core.shapes import goal_in, schedule_in, shape_of_goal, shape_of_schedule
from storage.columns import time_of, weekdays_of
from storage.direct import Connection, rows
from storage.tables import digests, entries, habits, pauses, slots, versions

VERSION, PAUSE, SLOT = range(3)
ON, OFF = "on", "off"


Statements = tuple[Select[Any], CompoundSelect[Any]]
Asked = BindParameter[Any]
"""A number that is told when the statement is carried out."""


def owned(person: PersonId | Asked, habit: HabitId | Asked) -> ColumnElement[bool]:
    """The habit is this person's, and not in the bin."""
    return and_(habits.c.id == habit, in_use(person))


def in_use(person: PersonId | Asked) -> ColumnElement[bool]:
    return and_(habits.c.person_id == person, habits.c.deleted_at.is_(None))


async def find_habits(connection: Connection, where: ColumnElement[bool]) -> list[Habit]:
    """In two statements, however many there are; in their owners' order."""
    wanted, wanted_parts = to_find(where)
    found = (await connection.execute(wanted)).all()
    return _habits(found, (await connection.execute(wanted_parts)).all() if found else ())


def to_find(where: ColumnElement[bool]) -> Statements:
    """To find habits, and their parts. Building them takes several times as long as carrying them out."""
    return in_order(select(habits).where(where)), parts_in_order(parts_of(where))


def _habits(found: Iterable[Row[Any]], found_parts: Iterable[Row[Any]]) -> list[Habit]:
    parts = by_habit(found_parts)
    return [habit_from(row, parts.get(row.id, [])) for row in found]


def in_order(wanted: Select[Any]) -> Select[Any]:
    return wanted.order_by(habits.c.person_id, habits.c.position, habits.c.id)


def parts_in_order(parts: CompoundSelect[Any]) -> CompoundSelect[Any]:
    return parts.order_by("habit", "part", "number")


def by_habit(rows: Iterable[Row[Any]]) -> dict[HabitId, list[Row[Any]]]:
    """Each kind of them in the order of writing."""
    return {habit: list(of_one) for habit, of_one in groupby(rows, attrgetter("habit"))}


def parts_of(where: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Versions, pauses and slots of the habits that `where` finds, in one statement."""
    of_version = select(
        versions.c.habit_id.label("habit"),
        literal(VERSION, Integer).label("part"),
        versions.c.id.label("number"),
        versions.c.since.label("first"),
        cast(null(), Date).label("last"),
        versions.c.schedule.label("words"),
        versions.c.goal.label("more_words"),
        versions.c.week_start.label("amount"),
        cast(null(), Integer).label("days"),
    ).join_from(versions, habits, versions.c.habit_id == habits.c.id)
    of_pause = select(
        habits.c.id,
        literal(PAUSE, Integer),
        pauses.c.id,
        pauses.c.first_date,
        pauses.c.last_date,
        pauses.c.kind,
        cast(null(), Text),
        cast(null(), Integer),
        cast(null(), Integer),
    ).join_from(
        habits,
        pauses,
        (pauses.c.person_id == habits.c.person_id) & or_(pauses.c.habit_id.is_(None), pauses.c.habit_id == habits.c.id),
    )
    of_slot = select(
        slots.c.habit_id,
        literal(SLOT, Integer),
        slots.c.number,
        cast(null(), Date),
        cast(null(), Date),
        case((slots.c.enabled, literal(ON, Text)), else_=literal(OFF, Text)),
        cast(null(), Text),
        cast(slots.c.time, Integer),
        cast(slots.c.days, Integer),
    ).join_from(slots, habits, slots.c.habit_id == habits.c.id)
    return union_all(of_version.where(where), of_pause.where(where), of_slot.where(where))


ALL = to_find(in_use(bindparam("person")))
ONE = to_find(owned(bindparam("person"), bindparam("habit")))
IN_BIN = and_(habits.c.person_id == bindparam("person"), habits.c.deleted_at.is_not(None))
BINNED = to_find(IN_BIN)
SAID = select(func.count()).select_from(entries).where(entries.c.habit_id == habits.c.id).scalar_subquery()
SAID_OF_BINNED = select(habits.c.id, habits.c.deleted_at, SAID.label("said")).where(IN_BIN)


def habit_from(row: Row[Any], parts: Sequence[Row[Any]]) -> Habit:
    return Habit(
        id=row.id,
        owner=row.person_id,
        name=row.name,
        start=row.start_date,
        versions=tuple(_version(part) for part in parts if part.part == VERSION),
        pauses=tuple(Pause(part.first, part.last, PauseKind(part.words)) for part in parts if part.part == PAUSE),
        slots=tuple(_slot(part) for part in parts if part.part == SLOT and part.number != LAST_CALL),
        category=row.category,
        note=row.note,
        end=row.end_date,
        colour=row.colour,
        cue=row.cue,
        public=row.public,
        last_call=next((time_of(part.amount) for part in parts if (part.part, part.number) == (SLOT, LAST_CALL)), None),
    )


def _version(part: Row[Any]) -> Version:
    return Version(part.first, _schedule(part.words), _goal(part.more_words), Weekday(part.amount))


def _slot(part: Row[Any]) -> Slot:
    return Slot(part.number, time_of(part.amount), weekdays_of(part.days), part.words == ON)


# Thousands of people ask for the same few schedules: each text is read once.
@lru_cache(maxsize=4096)
def _schedule(text: str) -> Schedule:
    return schedule_in(json.loads(text))


@lru_cache(maxsize=4096)
def _goal(text: str) -> Goal:
    return goal_in(json.loads(text))


def version_row(habit: HabitId, version: Version) -> dict[str, object]:
    return {
        "habit_id": habit,
        "since": version.since,
        "schedule": json.dumps(shape_of_schedule(version.schedule)),
        "goal": json.dumps(shape_of_goal(version.goal), ensure_ascii=False),
        "week_start": version.week_start.value,
    }


@dataclass(frozen=True, slots=True)
class Habits:
    """`core.ports.Habits`."""

    connection: Connection
    changed: dict[PersonId, set[HabitId | None]] = field(default_factory=dict)

    async def add(self, person: PersonId, draft: HabitDraft, now: datetime) -> Habit:
        self._note(person)
        number = await add_row(self.connection, person, draft, created_at=now)
        version = Version(draft.start, draft.schedule, draft.goal, draft.week_start)
        await self.connection.execute(insert(versions).values(version_row(number, version)))
        await self.connection.execute(insert(digests).values(habit_id=number, content=Digest().to_bytes()))
        (added,) = await find_habits(self.connection, habits.c.id == number)
        return added

    async def get(self, person: PersonId, habit: HabitId) -> Habit | None:
        found = await self._find(ONE, {"person": person, "habit": habit})
        return found[0] if found else None

    async def all(self, person: PersonId) -> Sequence[Habit]:
        return await self._find(ALL, {"person": person})

    async def _find(self, statements: Statements, asked: Mapping[str, Any]) -> list[Habit]:
        wanted, wanted_parts = statements
        found = await rows(self.connection, wanted, asked)
        return _habits(found, await rows(self.connection, wanted_parts, asked) if found else ())

    async def count(self, person: PersonId) -> int:
        counted = select(func.count()).select_from(habits).where(in_use(person))
        return (await self.connection.execute(counted)).scalar_one()

    async def save(self, person: PersonId, habit: Habit) -> None:
        self._note(person, habit.id)
        await self.connection.execute(
            update(habits).where(owned(person, habit.id)).values(**_columns(habit), public=habit.public)
        )

    async def add_version(self, person: PersonId, habit: HabitId, version: Version) -> None:
        self._note(person, habit)
        if await self._owns(person, habit):
            await self.connection.execute(insert(versions).values(version_row(habit, version)))

    async def set_slots(self, person: PersonId, habit: HabitId, planned: Sequence[PlannedSlot]) -> None:
        self._note(person)
        if not await self._owns(person, habit):
            return
        await self.connection.execute(delete(slots).where(slots.c.habit_id == habit))
        if planned:
            await self.connection.execute(insert(slots), [slot_row(habit, one) for one in planned])

    async def add_pause(self, person: PersonId, habit: HabitId | None, pause: Pause) -> int | None:
        self._note(person, habit)
        if habit is not None and not await self._owns(person, habit):
            return None
        new = insert(pauses).values(
            person_id=person, habit_id=habit, first_date=pause.first, last_date=pause.last, kind=pause.kind.value
        )
        number: int = (await self.connection.execute(new.returning(pauses.c.id))).scalar_one()
        return number

    async def end_pause(self, person: PersonId, habit: HabitId | None, kind: PauseKind, last: date) -> bool:
        self._note(person, habit)
        day_after = last + timedelta(days=1)
        running = (
            (pauses.c.person_id == person)
            & (pauses.c.habit_id.is_not_distinct_from(habit))
            & (pauses.c.kind == kind.value)
            & (pauses.c.first_date <= day_after)
            & or_(pauses.c.last_date.is_(None), pauses.c.last_date >= day_after)
        )
        needless = delete(pauses).where(running, pauses.c.first_date > last)
        shortened = update(pauses).where(running).values(last_date=last)
        gone = (await self.connection.execute(needless)).rowcount
        return gone + (await self.connection.execute(shortened)).rowcount > 0

    async def remove_pause(self, person: PersonId, pause: int) -> bool:
        self._note(person, None)
        gone = delete(pauses).where(pauses.c.id == pause, pauses.c.person_id == person)
        return (await self.connection.execute(gone)).rowcount == 1

    async def arrange(self, person: PersonId, wanted: Sequence[HabitId]) -> None:
        self._note(person)
        place = (
            update(habits)
            .where(habits.c.id == bindparam("habit"), habits.c.person_id == person)
            .values(position=bindparam("place"))
        )
        places = [{"habit": habit, "place": number} for number, habit in enumerate(wanted, 1)]
        if places:
            await self.connection.execute(place, places)

    async def in_bin(self, person: PersonId) -> Sequence[Binned]:
        asked = {"person": person}
        found = await self._find(BINNED, asked)
        known = {row.id: row for row in await rows(self.connection, SAID_OF_BINNED, asked)} if found else {}
        binned = (Binned(one, known[one.id].deleted_at, known[one.id].said) for one in found)
        return sorted(binned, key=lambda one: one.at, reverse=True)

    async def pauses(self, person: PersonId, since: date) -> Sequence[tuple[HabitId | None, Pause]]:
        theirs = (pauses.c.person_id == person) & (pauses.c.kind == PauseKind.PAUSE.value)
        running = or_(pauses.c.last_date.is_(None), pauses.c.last_date >= since)
        of_one_kept = pauses.c.habit_id.in_(select(habits.c.id).where(in_use(person)))
        wanted = select(pauses).where(theirs, running, or_(pauses.c.habit_id.is_(None), of_one_kept))
        found = await self.connection.execute(wanted.order_by(pauses.c.first_date, pauses.c.id))
        return [(row.habit_id, Pause(row.first_date, row.last_date)) for row in found]

    async def replace_pause(self, person: PersonId, habit: HabitId | None, old: Pause, new: Pause | None) -> bool:
        self._note(person, habit)
        this = (
            (pauses.c.person_id == person)
            & pauses.c.habit_id.is_not_distinct_from(habit)
            & (pauses.c.kind == old.kind.value)
            & (pauses.c.first_date == old.first)
            & pauses.c.last_date.is_not_distinct_from(old.last)
        )
        changed = update(pauses).where(this).values(first_date=new.first, last_date=new.last) if new else None
        return (await self.connection.execute(delete(pauses).where(this) if changed is None else changed)).rowcount > 0

    async def put_in_bin(self, person: PersonId, habit: HabitId, now: datetime) -> bool:
        self._note(person, habit)
        binned = update(habits).where(owned(person, habit)).values(deleted_at=now)
        return (await self.connection.execute(binned)).rowcount == 1

    async def take_from_bin(self, person: PersonId, habit: HabitId, since: datetime) -> bool:
        self._note(person, habit)
        restored = (
            update(habits)
            .where(habits.c.id == habit, habits.c.person_id == person, habits.c.deleted_at >= since)
            .values(deleted_at=None)
        )
        return (await self.connection.execute(restored)).rowcount == 1

    async def empty_bins(self, before: datetime) -> int:
        return (await self.connection.execute(delete(habits).where(habits.c.deleted_at < before))).rowcount

    def _note(self, person: PersonId, *habits: HabitId | None) -> None:
        self.changed.setdefault(person, set()).update(habits)

    async def _owns(self, person: PersonId, habit: HabitId) -> bool:
        return (await self.connection.execute(select(habits.c.id).where(owned(person, habit)))).first() is not None


async def add_row(connection: Connection, person: PersonId, habit: Habit | HabitDraft, **more: object) -> HabitId:
    """The row of a new habit, behind the others; its versions, pauses and slots are rows of their own."""
    last = select(func.coalesce(func.max(habits.c.position), 0)).where(habits.c.person_id == person)
    behind = last.scalar_subquery() + 1
    new = insert(habits).values(**_columns(habit), person_id=person, position=behind, **more)
    number: HabitId = (await connection.execute(new.returning(habits.c.id))).scalar_one()
    return number


def _columns(habit: Habit | HabitDraft) -> dict[str, object]:
    return {
        "name": habit.name,
        "category": habit.category,
        "note": habit.note,
        "start_date": habit.start,
        "end_date": habit.end,
        "colour": habit.colour,
        "cue": habit.cue,
    }


def slot_row(habit: HabitId, planned: PlannedSlot) -> dict[str, object]:
    return {
        "habit_id": habit,
        "number": planned.slot.number,
        "time": planned.slot.time,
        "days": planned.slot.days,
        "enabled": planned.slot.on,
        "next_utc": planned.next_utc,
        "next_date": planned.next_date,
    }
