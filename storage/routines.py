"""Routines and the habits they log together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from core.habits import HabitId
from core.people import PersonId
from core.routines import Routine, RoutineId
from storage.direct import Connection
from storage.habits import in_use
from storage.tables import habits, routine_habits, routines


@dataclass(frozen=True, slots=True)
class Routines:
    """`core.ports.Routines`."""

    connection: Connection
    changed: set[PersonId] = field(default_factory=set)

    async def all(self, person: PersonId) -> Sequence[Routine]:
        return await self._find(person, routines.c.person_id == person)

    async def get(self, person: PersonId, routine: RoutineId) -> Routine | None:
        found = await self._find(person, _owned(person, routine))
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
        rows = [{"routine_id": routine, "habit_id": habit, "position": position} for position, habit in enumerate(kept)]
        if rows:
            await self.connection.execute(insert(routine_habits), rows)
        return kept

    async def _find(self, person: PersonId, where: ColumnElement[bool]) -> list[Routine]:
        rows = (await self.connection.execute(select(routines).where(where).order_by(routines.c.position))).all()
        parts = (
            select(routine_habits.c.routine_id, routine_habits.c.habit_id)
            .join(habits, habits.c.id == routine_habits.c.habit_id)
            .join(routines, routines.c.id == routine_habits.c.routine_id)
            .where(where, in_use(person))
            .order_by(routine_habits.c.position)
        )
        found = (await self.connection.execute(parts)).all() if rows else []
        return [_routine(row, [part.habit_id for part in found if part.routine_id == row.id]) for row in rows]


def _owned(person: PersonId, routine: RoutineId) -> ColumnElement[bool]:
    return (routines.c.id == routine) & (routines.c.person_id == person)


def _routine(row: Row[tuple[int, int, str, int]], chosen: Sequence[HabitId]) -> Routine:
    return Routine(row.id, row.person_id, row.name, tuple(chosen))
