"""Back after a while: what was limited or quit is kept, or not, for the dates that nobody was there for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.actions.log import NoSuchHabit
from core.actions.overview import Standing, stand, standings
from core.days import local_date
from core.entries import Entry, EntryKind
from core.habits import HabitId
from core.people import Person
from core.ports import Diary, Storage
from core.unseen import SEEN_DAYS, Unseen, unseen_dates, unseen_stretch


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the answer for a stretch wrote or took back: so many dates, and the habit as it stands now."""

    standing: Standing
    dates: tuple[date, ...]


async def unasked(storage: Storage, person: Person, asked_on: date | None, now: datetime) -> list[Unseen]:
    """The newest stretch of each habit that has one, unless it was looked at (`asked_on`) since it ended."""
    if asked_on is not None and (local_date(person.clock, now) - asked_on).days <= SEEN_DAYS:
        return []  # whoever was here then saw through all that has closed since
    found = [unseen_stretch(one.judgement) for one in await standings(storage, person, now)]
    return [one for one in found if one and (asked_on is None or asked_on < one.last)]


async def keep_unseen(
    storage: Storage, person: Person, habit: HabitId, first: date, last: date, key: str, now: datetime
) -> Spoken:
    """It was kept from `first` to `last`. No window closes these dates, and no others are opened by this.

    Raises: NoSuchHabit.
    """
    diary = await _diary(storage, person, habit)
    written = []
    for day in unseen_dates(stand(diary, person, now).judgement, first, last):
        kept, before = Entry(day, EntryKind.DONE), diary.entry(day)
        if await storage.entries.write(person, habit, day, before, kept, f"{key}:{day:%y%m%d}", now):
            written.append(day)
            diary = diary.with_entry(day, kept)
    return Spoken(stand(diary, person, now), tuple(written))


async def take_back_unseen(
    storage: Storage, person: Person, habit: HabitId, first: date, last: date, now: datetime
) -> Spoken:
    """What `keep_unseen` wrote from `first` to `last` is gone, and nothing else. Raises: NoSuchHabit."""
    diary = await _diary(storage, person, habit)
    taken = []
    for day in _spoken_for(diary, person, first, last, now):
        change = await storage.entries.last_change(person.id, habit, day)
        if (
            change
            and change.after == Entry(day, EntryKind.DONE)
            and await storage.entries.take_back(person, change, now)
        ):
            taken.append(day)
            diary = diary.with_entry(day, change.before)
    return Spoken(stand(diary, person, now), tuple(taken))


def _spoken_for(diary: Diary, person: Person, first: date, last: date, now: datetime) -> Sequence[date]:
    """The dates that are done and would be unseen if they were not."""
    bare = diary
    for entry in diary.entries:
        if first <= entry.date <= last and entry.kind is EntryKind.DONE:
            bare = bare.with_entry(entry.date, None)
    return unseen_dates(stand(bare, person, now).judgement, first, last)


async def _diary(storage: Storage, person: Person, habit: HabitId) -> Diary:
    diary = await storage.entries.diary(person.id, habit)
    if diary is None:
        raise NoSuchHabit(habit=habit)
    return diary
