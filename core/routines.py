"""A routine: habits that are logged together, by one button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.habits import HabitId
from core.people import PersonId

RoutineId = int


@dataclass(frozen=True, slots=True)
class Routine:
    """`habits` in the order in which they are done; those in the bin are left out."""

    id: RoutineId
    owner: PersonId
    name: str
    habits: tuple[HabitId, ...] = ()


class Routines(Protocol):
    """Where they are kept. A routine of somebody else is as if it did not exist, and so is a habit in one."""

    @property
    def changed(self) -> Collection[PersonId]:
        """Whose routines this transaction has changed."""

    async def all(self, person: PersonId) -> Sequence[Routine]:
        """In the order in which they were made."""

    async def get(self, person: PersonId, routine: RoutineId) -> Routine | None: ...

    async def add(self, person: PersonId, name: str, habits: Sequence[HabitId]) -> Routine: ...

    async def save(self, person: PersonId, routine: Routine) -> Routine | None:
        """Keep its name and its habits, in their order."""

    async def remove(self, person: PersonId, routine: RoutineId) -> bool: ...
