"""Changing a habit that is kept: its plan, its times, its pauses. What has closed stays as it was judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from core.actions.change_reminders import at_times, change_slots
from core.actions.dates import is_open
from core.actions.log import NoSuchHabit
from core.actions.remind import plan_again
from core.days import DAY, local_date
from core.errors import CairnError
from core.habits import Goal, Habit, HabitId, Pause, PauseKind, Per, Schedule, Version
from core.people import Person, Weekday
from core.plan import version_on
from core.ports import Storage
from core.spans import period_of, unit_of


class PauseRefused(CairnError):
    """A pause ends after it begins, and begins today, later, or on a date that is still open."""

    text_key = "error-pause"


async def change_plan(
    storage: Storage, person: Person, habit: HabitId, schedule: Schedule, goal: Goal, now: datetime
) -> Version:
    """A new version: from today, or tomorrow if today has an entry; for weeks and months from the next one on, unless
    today is the first date of one and has no entry.

    A change of unit takes effect on its date (semantics: schedule versions). Raises: NoSuchHabit.
    """
    one = await _habit(storage, person, habit)
    today = local_date(person.clock, now)
    version = Version(today, schedule, goal, person.week_start)
    unit, before = unit_of(version), version_on(one, today)
    begins = ends = today
    if unit is not Per.DAY and unit is unit_of(before):
        begins, ends = period_of(unit, before.week_start, today)
    untouched = today == begins and not await storage.entries.get(person.id, habit, today)
    since = today if untouched else ends + DAY
    version = replace(version, since=max(since, one.start))
    # What was planned for a later date is not wanted any more either.
    for first in sorted({version.since} | {older.since for older in one.versions if older.since > version.since}):
        await storage.habits.add_version(person.id, habit, replace(version, since=first))
    await plan_again(storage, person, now, habit)
    return version


async def change_times(
    storage: Storage, person: Person, habit: HabitId, times: frozenset[time], now: datetime
) -> Habit:
    """It asks then and never else; a reminder that stays keeps its weekdays. Raises: NoSuchHabit, TooManyTimes."""
    return await change_slots(storage, person, habit, lambda slots: at_times(slots, times), now)


async def change_week_start(storage: Storage, person: Person, week_start: Weekday, now: datetime) -> Person:
    """Habits judged by the week get a new version from the next week on; the running week stays whole."""
    today = local_date(person.clock, now)
    for one in await storage.habits.all(person.id):
        since = max(one.start, period_of(Per.WEEK, week_start, today)[1] + DAY)
        version = version_on(one, since)
        if unit_of(version) is Per.WEEK and version.week_start is not week_start:
            await storage.habits.add_version(person.id, one.id, replace(version, since=since, week_start=week_start))
    changed = replace(person, week_start=week_start)
    await storage.people.save(changed)
    return changed


async def pause(
    storage: Storage, person: Person, habit: HabitId | None, first: date, last: date | None, now: datetime
) -> Pause:
    """Nothing is required from `first` to `last`; no `habit`: of all of them. Raises: PauseRefused, NoSuchHabit."""
    today = local_date(person.clock, now)
    if (last is not None and last < first) or (first < today and not is_open(person, None, first, now)):
        raise PauseRefused
    made = Pause(first, last)
    if await storage.habits.add_pause(person.id, habit, made) is None:
        raise NoSuchHabit(habit=habit or 0)
    return made


async def resume(storage: Storage, person: Person, habit: HabitId | None, now: datetime) -> bool:
    """End the running pause: today counts again. False when none was running."""
    yesterday = local_date(person.clock, now) - DAY
    return await storage.habits.end_pause(person.id, habit, PauseKind.PAUSE, yesterday)


async def archive(storage: Storage, person: Person, habit: HabitId, now: datetime) -> Pause:
    """From today until it is taken back. Raises: NoSuchHabit."""
    made = Pause(local_date(person.clock, now), None, PauseKind.ARCHIVE)
    if await storage.habits.add_pause(person.id, habit, made) is None:
        raise NoSuchHabit(habit=habit)
    return made


async def take_back_pause(storage: Storage, person: Person, habit: HabitId, made: Pause, now: datetime) -> bool:
    """That very pause or archive is as if it had never been, but for the dates before today: those stay off.

    False: it has ended or changed since.
    """
    yesterday = local_date(person.clock, now) - DAY
    left = replace(made, last=yesterday) if made.first <= yesterday else None
    is_running = made.last is None or made.last > yesterday
    taken_back = is_running and await storage.habits.replace_pause(person.id, habit, made, left)
    if taken_back:
        await plan_again(storage, person, now, habit)
    return taken_back


async def take_from_archive(storage: Storage, person: Person, habit: HabitId, now: datetime) -> bool:
    """False when it was not archived."""
    yesterday = local_date(person.clock, now) - DAY
    back = await storage.habits.end_pause(person.id, habit, PauseKind.ARCHIVE, yesterday)
    if back:
        await plan_again(storage, person, now, habit)
    return back


async def _habit(storage: Storage, person: Person, habit: HabitId) -> Habit:
    one = await storage.habits.get(person.id, habit)
    if one is None:
        raise NoSuchHabit(habit=habit)
    return one
