"""Vacations: dates on which nothing is asked of all habits, or of some; streaks wait, and logging still works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from core.actions.change_habits import PauseRefused
from core.actions.dates import is_open
from core.days import DAY, existing_before, local_date, next_existing, zone_at
from core.errors import CairnError
from core.habits import Habit, HabitId, Pause, PauseKind
from core.limits import is_date
from core.people import Person
from core.ports import WELCOME_BACK, Delivery, Storage
from core.wall_time import first_moment

WELCOME_AT = time(9)
WELCOME_FOR = timedelta(hours=12)


class NoSuchVacation(CairnError):
    """That vacation is over, or was changed since."""

    text_key = "error-no-such-vacation"


@dataclass(frozen=True, slots=True)
class Vacation:
    """Both dates included; `last` None: until the person is back."""

    first: date
    last: date | None
    habits: frozenset[HabitId] = frozenset()
    """None named: all of them, and those that are yet to come."""

    @property
    def pause(self) -> Pause:
        return Pause(self.first, self.last)

    def runs_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


async def vacations(storage: Storage, person: Person, now: datetime) -> list[Vacation]:
    """Running ones and those to come. Pauses of single habits with the same dates are one vacation."""
    return await _since(storage, person, local_date(person.clock, now))


async def _since(storage: Storage, person: Person, day: date) -> list[Vacation]:
    """Those that are not over before `day`."""
    found: dict[tuple[date, date | None, bool], set[HabitId]] = {}
    for habit, pause in await storage.habits.pauses(person.id, day):
        of_these = found.setdefault((pause.first, pause.last, habit is None), set())
        of_these |= {habit} if habit is not None else set()
    return [Vacation(first, last, frozenset(of_these)) for (first, last, _), of_these in found.items()]


async def vacation_of(storage: Storage, person: Person, first: date, last: date | None, now: datetime) -> Vacation:
    """That of these dates; of all habits before one of some. Raises: NoSuchVacation."""
    fitting = [one for one in await vacations(storage, person, now) if (one.first, one.last) == (first, last)]
    if not fitting:
        raise NoSuchVacation
    return min(fitting, key=lambda one: len(one.habits))


async def take_vacation(storage: Storage, person: Person, wanted: Vacation, now: datetime) -> Vacation:
    """One of all habits is joined with those that it meets. Raises: PauseRefused."""
    _check(person, wanted, now)
    if not wanted.habits:
        for met in await vacations(storage, person, now):
            if not met.habits and _meet(met, wanted):
                await _replace(storage, person, met, None)
                wanted = _joined(met, wanted)
    await _replace(storage, person, None, wanted)
    await _plan_welcome(storage, person, wanted, now)
    return wanted


async def change_vacation(storage: Storage, person: Person, old: Vacation, new: Vacation, now: datetime) -> Vacation:
    """What of it is past stays. Raises: PauseRefused."""
    today = local_date(person.clock, now)
    if old.first >= today:
        _check(person, new, now)
    elif new.last is not None and new.last < today - DAY:
        raise PauseRefused
    else:
        new = replace(new, first=old.first)
    if old.first < today and new.habits != old.habits:  # from today on: what was off until now stays off
        await end_vacation(storage, person, old, now)
        new = replace(new, first=today)
    else:
        await _replace(storage, person, old, None)
    await _replace(storage, person, None, new)
    await _plan_welcome(storage, person, new, now)
    return new


async def end_vacation(storage: Storage, person: Person, vacation: Vacation, now: datetime) -> None:
    """Today counts again; one that has not begun by yesterday is as if it had never been."""
    yesterday = local_date(person.clock, now) - DAY
    await _replace(storage, person, vacation, None)
    if vacation.first <= yesterday:
        await _replace(storage, person, None, replace(vacation, last=yesterday))


async def resume_vacation(storage: Storage, person: Person, ended: Vacation, now: datetime) -> Vacation:
    """Take back the end of a vacation: today is off again. Raises: NoSuchVacation when it would be over by now."""
    today = local_date(person.clock, now)
    if ended.last is not None and ended.last < today:
        raise NoSuchVacation
    if ended.first < today:  # what was left of it when it ended
        shorter = [one for one in await _since(storage, person, ended.first) if one.first == ended.first]
        for one in shorter:
            if one.habits == ended.habits and one.last is not None and one.last < today:
                return await change_vacation(storage, person, one, ended, now)
    return await take_vacation(storage, person, replace(ended, first=max(ended.first, today)), now)


async def one_more_day(storage: Storage, person: Person, now: datetime) -> list[Vacation]:
    """What ended on the date before today goes on through today; each as it is then."""
    today = local_date(person.clock, now)
    before = existing_before(person.clock, today, now)
    ended: dict[bool, set[HabitId]] = {}
    firsts: dict[bool, date] = {}
    for habit, pause in await storage.habits.pauses(person.id, before):
        if pause.last == before:
            ended.setdefault(habit is None, set()).update(set() if habit is None else {habit})
            firsts[habit is None] = pause.first
            await storage.habits.replace_pause(person.id, habit, pause, replace(pause, last=today))
    longer = [Vacation(firsts[whole], today, frozenset(of_these)) for whole, of_these in ended.items()]
    for one in longer:
        await _plan_welcome(storage, person, one, now)
    return longer


async def returning(storage: Storage, person: Person, day: date, now: datetime) -> list[Habit]:
    """The habits that start again on `day`, which is today: paused until the date before, and not any more."""
    if local_date(person.clock, now) != day:
        return []
    before = existing_before(person.clock, day, now)
    return [
        habit
        for habit in await storage.habits.all(person.id)
        if any(pause.kind is PauseKind.PAUSE and pause.last == before for pause in habit.pauses)
        and not any(pause.first <= day and (pause.last is None or day <= pause.last) for pause in habit.pauses)
        and (habit.end is None or day <= habit.end)
    ]


def welcome_at(person: Person, day: date, now: datetime) -> datetime:
    """Nine o'clock of that date, wherever the person is now."""
    return first_moment(day, WELCOME_AT, zone_at(person.clock, now))


async def _plan_welcome(storage: Storage, person: Person, vacation: Vacation, now: datetime) -> None:
    """Known by the date alone: whether somebody comes back then is looked at when it has come."""
    habits = [habit.id for habit in await storage.habits.all(person.id)]
    about = min(vacation.habits & set(habits), default=None) if vacation.habits else min(habits, default=None)
    if vacation.last is None or about is None:
        return
    day = next_existing(person.clock, vacation.last, now)
    at = welcome_at(person, day, now)
    key = f"b{person.id}:{day:%Y%m%d}"
    if at > now:
        await storage.outbox.put([Delivery(key, person.id, about, day, WELCOME_BACK, key, at, at + WELCOME_FOR)])


async def _replace(storage: Storage, person: Person, old: Vacation | None, new: Vacation | None) -> None:
    for habit in _covered(old):
        assert old is not None
        await storage.habits.replace_pause(person.id, habit, old.pause, None)
    for habit in _covered(new):
        assert new is not None
        await storage.habits.add_pause(person.id, habit, new.pause)


def _covered(vacation: Vacation | None) -> Iterable[HabitId | None]:
    if vacation is None:
        return ()
    return sorted(vacation.habits) or (None,)


def _check(person: Person, wanted: Vacation, now: datetime) -> None:
    today = local_date(person.clock, now)
    ends_early = wanted.last is not None and (wanted.last < wanted.first or not is_date(wanted.last))
    if ends_early or not is_date(wanted.first):
        raise PauseRefused
    if wanted.first < today and not is_open(person, None, wanted.first, now):
        raise PauseRefused


def _meet(one: Vacation, other: Vacation) -> bool:
    first, second = sorted((one, other), key=lambda each: each.first)
    return first.last is None or second.first <= first.last + DAY


def _joined(one: Vacation, other: Vacation) -> Vacation:
    last = None if one.last is None or other.last is None else max(one.last, other.last)
    return Vacation(min(one.first, other.first), last)
