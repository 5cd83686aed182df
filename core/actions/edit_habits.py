"""Editing what is said of a habit: its name and the like, when it begins and ends, its place in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.actions.log import NoSuchHabit
from core.actions.remind import plan_again
from core.colours import check_colour
from core.days import DAY, local_date
from core.errors import CairnError
from core.habits import Habit, HabitId, Pause
from core.limits import check_date
from core.names import check_category, check_cue, check_name, check_note
from core.people import Person
from core.ports import Storage


class EndBeforeStart(CairnError):
    """It begins on { $start }: its last day cannot be before that."""

    text_key = "error-end-before-start"


class StartAfterEntries(CairnError):
    """There is an entry of { $date } already: it cannot begin later than that."""

    text_key = "error-start-after-entries"


@dataclass(frozen=True, slots=True)
class StartMoved:
    """`pause` is the number of the pause that keeps the dates between from being judged, where there is one."""

    habit: Habit
    pause: int | None = None


async def edit(storage: Storage, person: Person, edited: Habit, now: datetime) -> Habit:
    """Keep the words, the colour, the end and the visibility of `edited`.

    Raises: NoSuchHabit, NameRefused, NoteRefused, CueRefused, CategoryRefused, NotAColour, EndBeforeStart, DateRefused.
    """
    one = await _habit(storage, person, edited.id)
    clean = replace(
        one,
        name=check_name(edited.name),
        note=check_note(edited.note),
        cue=check_cue(edited.cue),
        category=check_category(edited.category),
        colour=check_colour(edited.colour),
        public=edited.public,
        end=check_date(edited.end) if edited.end else None,
    )
    if clean.end and clean.end < clean.start:
        raise EndBeforeStart(start=clean.start)
    await storage.habits.save(person.id, clean)
    if clean.end != one.end:
        await plan_again(storage, person, now, clean.id)
    return clean


async def move_start(storage: Storage, person: Person, habit: HabitId, start: date, now: datetime) -> StartMoved:
    """The habit begins on `start`. Earlier than it did: the past dates between are paused, unless they are done.

    Raises: NoSuchHabit, DateRefused, EndBeforeStart, StartAfterEntries.
    """
    diary = await storage.entries.diary(person.id, habit)
    if diary is None:
        raise NoSuchHabit(habit=habit)
    one, first_entry = diary.habit, next(iter(diary.entries), None)
    check_date(start)
    if one.end and one.end < start:
        raise EndBeforeStart(start=start)
    if first_entry and one.start <= first_entry.date < start:
        raise StartAfterEntries(date=first_entry.date)
    moved = replace(one, start=start)
    await storage.habits.save(person.id, moved)
    last = min(one.start, local_date(person.clock, now)) - DAY
    pause = await storage.habits.add_pause(person.id, habit, Pause(start, last)) if start <= last else None
    await plan_again(storage, person, now, habit)
    return StartMoved(moved, pause)


async def move_start_back(
    storage: Storage, person: Person, habit: HabitId, start: date, pause: int | None, now: datetime
) -> Habit:
    """As it was before `move_start`: `start` is where it began. Raises: NoSuchHabit."""
    one = await _habit(storage, person, habit)
    restored = replace(one, start=start)
    await storage.habits.save(person.id, restored)
    if pause is not None:
        await storage.habits.remove_pause(person.id, pause)
    await plan_again(storage, person, now, habit)
    return restored


async def move_up(storage: Storage, person: Person, habit: HabitId, shown: Sequence[HabitId]) -> bool:
    """Before the one that stands above it among those `shown`. False: it is the first, or not there."""
    if habit not in shown[1:]:
        return False
    above = shown[shown.index(habit) - 1]
    order = [one.id for one in await storage.habits.all(person.id)]
    if not {habit, above} <= set(order):
        return False
    order.remove(habit)
    order.insert(order.index(above), habit)
    await storage.habits.arrange(person.id, order)
    return True


async def _habit(storage: Storage, person: Person, habit: HabitId) -> Habit:
    one = await storage.habits.get(person.id, habit)
    if one is None:
        raise NoSuchHabit(habit=habit)
    return one
