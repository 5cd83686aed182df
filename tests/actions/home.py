"""One person and their habits: each action in a transaction of its own, as a request is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Concatenate, ParamSpec, TypeVar

from core.actions.keep_habits import add_habit
from core.actions.overview import Standing, stand
from core.habits import Check, Daily, Goal, HabitDraft, HabitId, Schedule
from core.people import Account, Clock, Person
from core.ports import Diary, Storage
from storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")

WEDNESDAY = date(2026, 11, 18)
"""Today."""
DAY = timedelta(days=1)
MONDAY = WEDNESDAY - 2 * DAY
START = WEDNESDAY - 30 * DAY


@dataclass
class Home:
    """`now` is noon of today in Berlin until somebody moves it."""

    database: Database
    alice: Person
    now: datetime = datetime(2026, 11, 18, 11, tzinfo=UTC)
    _keys: count[int] = field(default_factory=count)

    async def do(
        self, action: Callable[Concatenate[Storage, Person, P], Awaitable[T]], *args: P.args, **named: P.kwargs
    ) -> T:
        async with self.database.transaction() as storage:
            return await action(storage, self.alice, *args, **named)

    async def keep(
        self, schedule: Schedule | None = None, goal: Goal | None = None, start: date = START, name: str = "Read"
    ) -> HabitId:
        draft = HabitDraft(name, schedule or Daily(), goal or Check(), start, (time(21),))
        return (await self.do(add_habit, draft, self.now)).id

    def key(self) -> str:
        """One that has not been used."""
        return f"key {next(self._keys)}"

    async def diary(self, habit: HabitId) -> Diary:
        async with self.database.transaction() as storage:
            diary = await storage.entries.diary(self.alice.id, habit)
        assert diary is not None
        return diary

    async def standing(self, habit: HabitId) -> Standing:
        return stand(await self.diary(habit), self.alice, self.now)

    async def states(self, habit: HabitId, first: date, days: int) -> list[str]:
        found = await self.standing(habit)
        states = (found.state(first + n * DAY) for n in range(days))
        return [state.value if state else "-" for state in states]


async def move_in(database: Database) -> Home:
    async with database.transaction() as storage:
        someone = Person(0, Clock("Europe/Berlin"), set_up=True)
        alice = await storage.people.add(Account("test", "1", "1"), someone, datetime(2026, 1, 1, tzinfo=UTC))
    return Home(database, alice)
