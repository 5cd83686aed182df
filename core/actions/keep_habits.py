"""Making habits, and putting them away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.log import NoSuchHabit
from core.actions.remind import plan_again, planned
from core.errors import CairnError
from core.habits import Habit, HabitDraft, HabitId, Slot
from core.limits import BIN_DAYS, MAX_HABITS, MAX_SLOTS
from core.names import check_category, check_cue, check_name, check_note
from core.people import Person
from core.ports import Storage


class TooManyHabits(CairnError):
    """No more habits fit."""

    text_key = "error-too-many-habits"


class TooManyTimes(CairnError):
    """A habit asks at six times of a day at most."""

    text_key = "error-too-many-times"


async def add_habit(storage: Storage, person: Person, draft: HabitDraft, now: datetime) -> Habit:
    """Raises: TooManyHabits, TooManyTimes, NameRefused, NoteRefused, CueRefused, CategoryRefused."""
    draft = replace(
        draft,
        name=check_name(draft.name),
        note=check_note(draft.note),
        cue=check_cue(draft.cue),
        category=check_category(draft.category),
        week_start=person.week_start,
    )
    if await storage.habits.count(person.id) >= MAX_HABITS:
        raise TooManyHabits(limit=MAX_HABITS)
    times = sorted(set(draft.times))
    if len(times) > MAX_SLOTS:
        raise TooManyTimes(limit=MAX_SLOTS)
    habit = await storage.habits.add(person.id, draft, now)
    slots = tuple(Slot(number, time) for number, time in enumerate(times))
    await storage.habits.set_slots(person.id, habit.id, planned(habit, person.clock, slots, now))
    return replace(habit, slots=slots)


async def put_in_bin(storage: Storage, person: Person, habit: HabitId, now: datetime) -> None:
    """Raises: NoSuchHabit."""
    if not await storage.habits.put_in_bin(person.id, habit, now):
        raise NoSuchHabit(habit=habit)


async def take_from_bin(storage: Storage, person: Person, habit: HabitId, now: datetime) -> None:
    """Raises: NoSuchHabit when it is gone for good, TooManyHabits."""
    if await storage.habits.count(person.id) >= MAX_HABITS:
        raise TooManyHabits(limit=MAX_HABITS)
    if not await storage.habits.take_from_bin(person.id, habit, now - timedelta(days=BIN_DAYS)):
        raise NoSuchHabit
    await plan_again(storage, person, now, habit)
