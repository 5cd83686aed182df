"""The last import, taken back: all that it has brought and changed, unless the person has changed it since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from core.actions.log import NothingToUndo
from core.actions.remind import plan_again
from core.brought import LAST, Brought, brought_in_shape
from core.habits import HabitId
from core.people import Person, PersonId
from core.ports import Storage
from core.shapes import shape_of_settings, with_settings

TAKEN_BACK_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SentBack:
    """How many habits went into the bin and how many entries of others away; were settings made what they had been?"""

    habits: int
    entries: int
    settings: bool


def second_of(now: datetime) -> int:
    """What names an import of that moment."""
    return int(now.timestamp())


async def send_back(storage: Storage, person: Person, now: datetime, named: int | None = None) -> SentBack:
    """Within a day. Raises: NothingToUndo, also when `named` is an earlier import."""
    last = await storage.desk.draft(person.id, LAST)
    if last is None:
        raise NothingToUndo
    brought = brought_in_shape(last)
    if now - brought.at > TAKEN_BACK_FOR or named not in (None, second_of(brought.at)):
        raise NothingToUndo
    for routine in brought.routines:
        if await storage.routines.get(person.id, routine.id) == routine:
            await storage.routines.remove(person.id, routine.id)
    binned = [await storage.habits.put_in_bin(person.id, habit, now) for habit in brought.habits]
    gone = 0
    for habit, ordinals in brought.entries.items():
        gone += await storage.parcels.take_entries(person.id, habit, list(map(date.fromordinal, ordinals)), brought.at)
    for pause in brought.pauses:
        await storage.habits.replace_pause(person.id, None, pause, None)
    settled = await _settled_as_before(storage, person, brought)
    await storage.parcels.did_not_see(person.id, brought.seen)
    for habit, was in brought.starts.items():
        moved_to = date.fromordinal(brought.entries[habit][0])
        await _start_as_before(storage, person.id, habit, was, moved_to)
    await plan_again(storage, settled, now)
    await storage.desk.outdate(person.id, now)
    await storage.desk.drop_draft(person.id, LAST)
    return SentBack(sum(binned), gone, settings=settled != person)


async def _settled_as_before(storage: Storage, person: Person, brought: Brought) -> Person:
    """Each setting that is still as it came."""
    if brought.settings is None:
        return person
    before, after = brought.settings
    now = shape_of_settings(person)
    settled = with_settings(person, {name: before[name] if now[name] == after[name] else now[name] for name in now})
    if settled.clock.zone_changes != person.clock.zone_changes:
        await storage.people.forget_zone_changes(person.id, datetime.min.replace(tzinfo=UTC))
    await storage.people.save(settled)
    return settled


async def _start_as_before(storage: Storage, person: PersonId, habit: HabitId, was: date, moved_to: date) -> None:
    """Unless its start was edited since; no entry that has stayed may lie before it."""
    diary = await storage.entries.diary(person, habit)
    if diary is None or diary.habit.start != moved_to or moved_to >= was:
        return
    start = min([was, *(entry.date for entry in diary.entries)])
    await storage.habits.save(person, replace(diary.habit, start=start))
