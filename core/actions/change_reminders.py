"""Changing when a habit asks. A reminder keeps its number as long as it is there, whatever else of it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from core.actions.keep_habits import TooManyTimes
from core.actions.log import NoSuchHabit
from core.actions.remind import set_reminders
from core.errors import CairnError
from core.habits import LAST_CALL, Habit, HabitId, Slot
from core.last_call import last_call_time
from core.limits import MAX_SLOTS
from core.people import Person, Weekday
from core.ports import Storage

Slots = tuple[Slot, ...]


class NoSuchReminder(CairnError):
    """That reminder is not there any more."""

    text_key = "error-no-such-reminder"


class TimeTaken(CairnError):
    """It asks at { $time } already."""

    text_key = "error-time-taken"


async def change_slots(
    storage: Storage, person: Person, habit: HabitId, change: Callable[[Slots], Slots], now: datetime
) -> Habit:
    """Raises: NoSuchHabit, TooManyTimes, and what `change` raises."""
    one = await storage.habits.get(person.id, habit)
    if one is None:
        raise NoSuchHabit(habit=habit)
    slots = change(one.slots)
    if len(slots) > MAX_SLOTS:
        raise TooManyTimes(limit=MAX_SLOTS)
    changed = replace(one, slots=slots)
    await set_reminders(storage, person, changed, now)
    return changed


async def set_last_call(storage: Storage, person: Person, habit: HabitId, now: datetime, *, on: bool) -> Habit:
    """Whether it asks once more when its streak would end that night. Raises: NoSuchHabit."""
    one = await storage.habits.get(person.id, habit)
    if one is None:
        raise NoSuchHabit(habit=habit)
    changed = replace(one, last_call=last_call_time(person) if on else None)
    await set_reminders(storage, person, changed, now)
    return changed


def at_times(slots: Slots, times: frozenset[time]) -> Slots:
    """Asking at `times` and no others. What is switched off stays so, unless its time is one of them."""
    kept = [replace(slot, on=slot.time in times) for slot in slots if slot.time in times or not slot.on]
    for at in sorted(times - {slot.time for slot in kept}):
        kept.append(Slot(_free_number(kept), at))
    return _in_order(kept)


def with_time(slots: Slots, at: time) -> Slots:
    """Raises: TimeTaken."""
    return with_slot(slots, Slot(_free_number(slots), at))


def with_slot(slots: Slots, new: Slot) -> Slots:
    """`new` under its own number, or under another one if that is taken by now or none of a reminder's.

    Raises: TimeTaken.
    """
    _check_free(slots, new.time)
    taken = {slot.number for slot in slots}
    number = new.number if new.number < LAST_CALL and new.number not in taken else _free_number(slots)
    return _in_order([*slots, replace(new, number=number)])


def without(slots: Slots, number: int) -> Slots:
    """Raises: NoSuchReminder."""
    gone = slot_of(slots, number)
    return tuple(slot for slot in slots if slot is not gone)


def moved(slots: Slots, number: int, at: time) -> Slots:
    """Raises: NoSuchReminder, TimeTaken."""
    _check_free(without(slots, number), at)
    return _changed(slots, replace(slot_of(slots, number), time=at))


def switched(slots: Slots, number: int, *, on: bool) -> Slots:
    """Raises: NoSuchReminder."""
    return _changed(slots, replace(slot_of(slots, number), on=on))


def on_days(slots: Slots, number: int, days: frozenset[Weekday]) -> Slots:
    """Raises: NoSuchReminder."""
    return _changed(slots, replace(slot_of(slots, number), days=days))


def slot_of(slots: Slots, number: int) -> Slot:
    """Raises: NoSuchReminder."""
    found = next((slot for slot in slots if slot.number == number), None)
    if found is None:
        raise NoSuchReminder
    return found


def _changed(slots: Slots, new: Slot) -> Slots:
    return tuple(new if slot.number == new.number else slot for slot in slots)


def _check_free(slots: Slots, at: time) -> None:
    if any(slot.time == at for slot in slots):
        raise TimeTaken(time=at)


def _free_number(slots: list[Slot] | Slots) -> int:
    taken = {slot.number for slot in slots}
    return next(number for number in range(len(taken) + 1) if number not in taken)


def _in_order(slots: list[Slot]) -> Slots:
    return tuple(sorted(slots, key=lambda slot: slot.number))
