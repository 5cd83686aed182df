"""Routines and the habits they log together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, func, insert, select, update

from core.habits import HabitId
from core.people import PersonId
from core.routines import Routine, RoutineId
from storage.direct import Connection, rows
from storage.habits import Asked, in_use
from storage.tables import habits, routine_habits, routines

Statements = tuple[Select[Any], Select[Any]]


@dataclass(frozen=True, slots=True)
class Routines:
    """`core.ports.Routines`."""

    connection: Connection
    changed: set[PersonId] = field(default_factory=set)

    async def all(self, person: PersonId) -> Sequence[Routine]:
        return await self._find(ALL, {"person": person})

    async def get(self, person: PersonId, routine: RoutineId) -> Routine | None:
        found = await self._find(ONE, {"person": person, "routine": routine})
        return found[0] if found else None

    async def add(self, person: PersonId, name: str, habits: Sequence[HabitId]) -> Routine:
        self.changed.add(person)
        last = select(func.coalesce(func.max(routines.c.position), 0)).where(routines.c.person_id == person)
        new = insert(routines).values(person_id=person, name=name, position=last.scalar_subquery() + 1)
        number: int = (await self.connection.execute(new.returning(routines.c.id))).scalar_one()
        kept = await self._put_habits(person, number, habits)
        return Routine(number, person, name, kept)

    async def save(self, person: PersonId, routine: Routine) -> Routine | None:
        self.changed.add(person)
        renamed = update(routines).where(_owned(person, routine.id)).values(name=routine.name)
        if (await self.connection.execute(renamed)).rowcount != 1:
            return None
        await self.connection.execute(delete(routine_habits).where(routine_habits.c.routine_id == routine.id))
        return replace(routine, habits=await self._put_habits(person, routine.id, routine.habits))

    async def remove(self, person: PersonId, routine: RoutineId) -> bool:
        self.changed.add(person)
        return (await self.connection.execute(delete(routines).where(_owned(person, routine)))).rowcount == 1

    async def _put_habits(self, person: PersonId, routine: RoutineId, wanted: Sequence[HabitId]) -> tuple[HabitId, ...]:
        """Those of them that are the person's."""
        theirs = set((await self.connection.execute(select(habits.c.id).where(in_use(person)))).scalars())
        kept = tuple(dict.fromkeys(habit for habit in wanted if habit in theirs))
        places = [{"routine_id": routine, "habit_id": habit, "position": at} for at, habit in enumerate(kept)]
        if places:
            await self.connection.execute(insert(routine_habits), places)
        return kept

    async def _find(self, statements: Statements, asked: Mapping[str, Any]) -> list[Routine]:
        wanted, wanted_parts = statements
        found = await rows(self.connection, wanted, asked)
        parts = await rows(self.connection, wanted_parts, asked) if found else ()
        return [_routine(row, [part.habit_id for part in parts if part.routine_id == row.id]) for row in found]


def _owned(person: PersonId | Asked, routine: RoutineId | Asked) -> ColumnElement[bool]:
    return (routines.c.id == routine) & (routines.c.person_id == person)


def _statements(where: ColumnElement[bool]) -> Statements:
    """To find routines, and those of their habits that are in use."""
    parts = (
        select(routine_habits.c.routine_id, routine_habits.c.habit_id)
        .join(habits, habits.c.id == routine_habits.c.habit_id)
        .join(routines, routines.c.id == routine_habits.c.routine_id)
        .where(where, in_use(bindparam("person")))
        .order_by(routine_habits.c.position)
    )
    return select(routines).where(where).order_by(routines.c.position), parts


ALL = _statements(routines.c.person_id == bindparam("person"))
ONE = _statements(_owned(bindparam("person"), bindparam("routine")))


def _routine(row: Row[tuple[int, int, str, int]], chosen: Sequence[HabitId]) -> Routine:
    return Routine(row.id, row.person_id, row.name, tuple(chosen))
