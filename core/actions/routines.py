"""Routines: made, changed, and logged with one tap; what that wrote is taken back with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.actions.log import Logged, mark_done, undo
from core.actions.overview import Standing, standings
from core.errors import CairnError
from core.habits import HabitId
from core.limits import MAX_IN_ROUTINE, MAX_ROUTINES
from core.names import check_name
from core.people import Person
from core.ports import Storage
from core.routines import Routine, RoutineId


class NoSuchRoutine(CairnError):
    """That routine is not here any more."""

    text_key = "error-no-such-routine"


class TooManyRoutines(CairnError):
    """You have { $limit } routines, and that is as many as fit."""

    text_key = "error-too-many-routines"


class RoutineFull(CairnError):
    """A routine has { $limit } habits at most."""

    text_key = "error-routine-full"


class RoutineNameTaken(CairnError):
    """You have a routine called { $name } already."""

    text_key = "error-routine-name-taken"


@dataclass(frozen=True, slots=True)
class RoutineLogged:
    """What one tap wrote; `changes` can be taken back. `asked`: how many of its habits that date asks for."""

    routine: Routine
    date: date
    logged: tuple[Logged, ...]
    changes: tuple[tuple[HabitId, int], ...]
    asked: int
    done: int
    """Of these, with those that had been done before."""
    left: tuple[Standing, ...]
    """Those that a tap cannot say: how much was it?"""


async def make_routine(storage: Storage, person: Person, name: str, habits: Sequence[HabitId] = ()) -> Routine:
    """Raises: NameRefused, TooManyRoutines, RoutineNameTaken."""
    known = await storage.routines.all(person.id)
    if len(known) >= MAX_ROUTINES:
        raise TooManyRoutines(limit=MAX_ROUTINES)
    return await storage.routines.add(person.id, _free_name(name, known), habits)


async def rename_routine(storage: Storage, person: Person, routine: RoutineId, name: str) -> Routine:
    """Raises: NoSuchRoutine, NameRefused, RoutineNameTaken."""
    one = await routine_of(storage, person, routine)
    others = [each for each in await storage.routines.all(person.id) if each.id != routine]
    return await _save(storage, person, replace(one, name=_free_name(name, others)))


async def switch_habit(storage: Storage, person: Person, routine: RoutineId, habit: HabitId) -> Routine:
    """Into the routine, as its last one, or out of it. Raises: NoSuchRoutine, RoutineFull."""
    one = await routine_of(storage, person, routine)
    if habit in one.habits:
        return await _save(storage, person, replace(one, habits=tuple(each for each in one.habits if each != habit)))
    if len(one.habits) >= MAX_IN_ROUTINE:
        raise RoutineFull(limit=MAX_IN_ROUTINE)
    return await _save(storage, person, replace(one, habits=(*one.habits, habit)))


async def move_up_in_routine(storage: Storage, person: Person, routine: RoutineId, habit: HabitId) -> Routine:
    """Before the one above it; the first stays where it is. Raises: NoSuchRoutine."""
    one = await routine_of(storage, person, routine)
    if habit not in one.habits[1:]:
        return one
    order = list(one.habits)
    at = order.index(habit)
    order[at - 1], order[at] = order[at], order[at - 1]
    return await _save(storage, person, replace(one, habits=tuple(order)))


async def remove_routine(storage: Storage, person: Person, routine: RoutineId) -> Routine:
    """Its habits stay. What it was, for whoever wants it back. Raises: NoSuchRoutine."""
    one = await routine_of(storage, person, routine)
    await storage.routines.remove(person.id, routine)
    return one


async def routine_of(storage: Storage, person: Person, routine: RoutineId) -> Routine:
    """Raises: NoSuchRoutine."""
    one = await storage.routines.get(person.id, routine)
    if one is None:
        raise NoSuchRoutine
    return one


def asked_of(routine: Routine, found: Sequence[Standing], day: date) -> list[Standing]:
    """The routine's habits, in its order, that `day` asks for, done or not."""
    by_id = {one.habit.id: one for one in found}
    members = [by_id[habit] for habit in routine.habits if habit in by_id]
    return [one for one in members if one.is_asked(day) or one.is_done(day)]


async def log_routine(
    storage: Storage, person: Person, routine: RoutineId, day: date, key: str, now: datetime
) -> RoutineLogged:
    """Everything of it that is open on `day` is done; what is counted reaches its target.

    Raises: NoSuchRoutine; DateClosed and the like for a date that takes no entry.
    """
    one = await routine_of(storage, person, routine)
    asked = asked_of(one, await standings(storage, person, now), day)
    logged = [
        await mark_done(storage, person, each.habit.id, day, f"{key}:{each.habit.id}", now)
        for each in asked
        if each.can_be_ticked(day)
    ]
    written = [each for each in logged if not each.already]
    changes = [(each.habit.id, await newest_change(storage, person, each.habit.id, day)) for each in written]
    before = sum(each.is_done(day) for each in asked)
    tapped = {each.habit.id for each in logged}
    left = tuple(each for each in asked if not each.is_done(day) and each.habit.id not in tapped)
    return RoutineLogged(one, day, tuple(written), tuple(changes), len(asked), before + len(written), left)


async def take_back_all(
    storage: Storage, person: Person, day: date, changes: Sequence[tuple[HabitId, int]], now: datetime
) -> list[Logged]:
    """Those of the changes that are still the newest of their date; what came after them stays."""
    taken = []
    for habit, change in changes:
        if await newest_change(storage, person, habit, day) == change:
            taken.append(await undo(storage, person, now, habit, day))
    return taken


async def can_take_back(storage: Storage, person: Person, day: date, changes: Sequence[tuple[HabitId, int]]) -> bool:
    """Whether any of the changes is still the newest of its date."""
    for habit, change in changes:
        if await newest_change(storage, person, habit, day) == change:
            return True
    return False


async def newest_change(storage: Storage, person: Person, habit: HabitId, day: date) -> int:
    """The number of the newest change to that date that has not been taken back; 0: there is none."""
    change = await storage.entries.last_change(person.id, habit, day)
    return change.id if change else 0


async def _save(storage: Storage, person: Person, routine: Routine) -> Routine:
    saved = await storage.routines.save(person.id, routine)
    if saved is None:
        raise NoSuchRoutine
    return saved


def _free_name(name: str, known: Sequence[Routine]) -> str:
    clean = check_name(name)
    if any(one.name.casefold() == clean.casefold() for one in known):
        raise RoutineNameTaken(name=clean)
    return clean
