"""Everything of a person, gathered into one parcel; and parcels from anywhere, looked at and brought in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.actions.keep_habits import TooManyHabits
from core.actions.remind import plan_again, set_reminders
from core.brought import LAST, Brought, shape_of_brought
from core.days import DAY, known_by, local_date, zone_at
from core.digest import Digest
from core.habits import AtMost, HabitId, Quit
from core.limits import MAX_HABITS
from core.packed import Packed, packed
from core.parcel import Lost, Origin, Parcel, Record, Together
from core.people import Clock, Person, PersonId, ZoneChange
from core.ports import Diary, Storage
from core.routines import Routine
from core.shapes import shape_of_settings


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a parcel brings, or has brought; `known` is what was here already."""

    origin: Origin
    habits: int = 0
    entries: int = 0
    notes: int = 0
    known_habits: int = 0
    known_entries: int = 0
    settings: bool = False
    lost: tuple[tuple[Lost, int], ...] = ()

    @property
    def is_new(self) -> bool:
        return bool(self.habits or self.entries or self.settings)


@dataclass(frozen=True, slots=True)
class _Match:
    """A record with the habit that it is here, if it is, and what of its entries is not here."""

    place: int
    """Of the record in its parcel."""
    record: Record
    entries: Packed
    here: Diary | None
    new: tuple[int, ...]
    """The ordinals of the dates of those entries that are not here."""
    notes: int
    """Of the new entries."""


async def gather(storage: Storage, person: Person) -> Parcel:
    """All there is, the bin too."""
    records = tuple(await storage.parcels.records(person.id))
    places = {record.habit.id: place for place, record in enumerate(records)}
    routines = await storage.routines.all(person.id)
    return Parcel(
        records,
        person=person,
        routines=tuple(Together(one.name, tuple(places[habit] for habit in one.habits)) for one in routines),
        pauses=await storage.parcels.of_all(person.id),
        seen=await storage.parcels.seen(person.id),
    )


async def look_at(storage: Storage, person: Person, parcel: Parcel) -> Arrival:
    """What `bring_in` would do. Raises: TooManyHabits."""
    return await _arrival(storage, person, parcel, await _matches(storage, person.id, parcel))


async def _arrival(storage: Storage, person: Person, parcel: Parcel, matches: list[_Match]) -> Arrival:
    in_use = [one for one in matches if one.record.binned_at is None]
    new = sum(one.here is None for one in in_use)
    if new and await storage.habits.count(person.id) + new > MAX_HABITS:
        raise TooManyHabits(limit=MAX_HABITS)
    return Arrival(
        parcel.origin,
        habits=new,
        entries=sum(len(one.new) for one in in_use),
        notes=sum(one.notes for one in in_use),
        known_habits=len(in_use) - new,
        known_entries=sum(len(one.entries) - len(one.new) for one in in_use),
        settings=parcel.person is not None and not await _keeps_anything(storage, person.id),
        lost=tuple((kind, number) for kind, number in sorted(parcel.lost.items()) if number),
    )


async def bring_in(storage: Storage, person: Person, parcel: Parcel, now: datetime) -> Arrival:
    """What is here already stays as it is; brought twice is brought once. Raises: TooManyHabits."""
    matches = await _matches(storage, person.id, parcel)
    arrival = await _arrival(storage, person, parcel, matches)
    before, seen = person, await storage.parcels.seen(person.id)
    if arrival.settings and parcel.person:
        person = await _settle(storage, person, parcel.person, now)
        for pause in parcel.pauses:
            await storage.habits.add_pause(person.id, None, pause)
    elif parcel.pauses:
        matches = [_with_pauses(one, parcel) for one in matches]
    made: dict[int, HabitId] = {}
    added: dict[HabitId, tuple[int, ...]] = {}
    for one in matches:
        if one.here is None:
            made[one.place] = await _add(storage, person, one, now)
        elif one.new:
            await _add_to(storage, person, one.here, one, now)
            added[one.here.habit.id] = one.new
    here = {one.place: one.here.habit.id for one in matches if one.here} | made
    routines = await _put_together(storage, person.id, parcel, here)
    new_days = (parcel.seen or _seen(matches)) - seen
    await storage.parcels.saw(person.id, new_days)
    brought = Brought(
        at=now,
        habits=tuple(made.values()),
        entries=added,
        starts={one.here.habit.id: one.here.habit.start for one in matches if one.here and one.new},
        routines=routines,
        pauses=parcel.pauses if arrival.settings else (),
        settings=(shape_of_settings(before), shape_of_settings(person)) if arrival.settings else None,
        seen=frozenset(day for day in new_days if day < local_date(person.clock, now)),
    )
    await storage.desk.keep_draft(person.id, LAST, shape_of_brought(brought), now)
    await storage.desk.outdate(person.id, now)
    return arrival


async def _put_together(
    storage: Storage, person: PersonId, parcel: Parcel, here: Mapping[int, HabitId]
) -> tuple[Routine, ...]:
    """Routines of a name that is not here; the habits of others stay as they are."""
    names = {one.name.casefold() for one in await storage.routines.all(person)}
    made = []
    for one in parcel.routines:
        habits = [here[place] for place in one.places if place in here]
        if habits and one.name.casefold() not in names:
            made.append(await storage.routines.add(person, one.name, habits))
    return tuple(made)


async def _matches(storage: Storage, person: PersonId, parcel: Parcel) -> list[_Match]:
    """By their key; else by name and first date."""
    diaries = {diary.habit.id: diary for diary in await storage.entries.diaries(person)}
    keys = await storage.parcels.keys(person, binned=False)
    binned = await storage.parcels.keys(person, binned=True)
    names = {(diary.habit.name.casefold(), diary.habit.start): habit for habit, diary in diaries.items()}
    found, taken = [], set[HabitId]()
    for place, record in enumerate(parcel.records):
        if record.binned_at and (record.key in keys or record.key in binned):
            continue
        here = keys.get(record.key) or names.get((record.habit.name.casefold(), record.habit.start))
        if here in taken or record.binned_at:
            here = None
        if here is not None:
            taken.add(here)
        diary = diaries.get(here) if here is not None else None
        found.append(_match(place, record, diary))
    return found


def _match(place: int, record: Record, here: Diary | None) -> _Match:
    entries = packed(record.entries)
    digest, known = entries.digest, here.digest if here else Digest()
    marks = zip(digest.marks, known.window(digest.first, digest.first + len(digest.marks)), entries.noted, strict=True)
    new = [(day, noted) for day, (mark, there, noted) in enumerate(marks, digest.first) if mark and not there]
    return _Match(place, record, entries, here, tuple(day for day, _ in new), sum(noted for _, noted in new))


async def _keeps_anything(storage: Storage, person: PersonId) -> bool:
    return bool(await storage.habits.count(person) or await storage.parcels.keys(person, binned=True))


async def _settle(storage: Storage, person: Person, packed: Person, now: datetime) -> Person:
    """Somebody who has nothing here yet takes their settings along; where they are now, they have said."""
    clock = replace(person.clock, day_start=packed.clock.day_start)
    if not clock.zone_changes:
        clock = replace(_travelled(packed.clock, clock.zone, now), day_start=clock.day_start)
        for change in clock.zone_changes:
            await storage.people.change_zone(person.id, change)
    settled = replace(
        person,
        clock=clock,
        week_start=packed.week_start,
        savers_since=packed.savers_since,
        savers_before=packed.savers_before,
        backfill_hours=packed.backfill_hours,
        preferences=packed.preferences,
    )
    await storage.people.save(settled)
    return settled


def _travelled(packed: Clock, zone: str, now: datetime) -> Clock:
    """Their journeys until now, the last of which brought them to `zone`."""
    clock = known_by(packed, now)
    if zone_at(clock, now) == zone:
        return clock
    return replace(clock, zone_changes=(*clock.zone_changes, ZoneChange(now, zone)))


def _with_pauses(match: _Match, parcel: Parcel) -> _Match:
    """A pause of all habits was one of all that came in the parcel."""
    habit = match.record.habit
    return replace(match, record=replace(match.record, habit=replace(habit, pauses=(*habit.pauses, *parcel.pauses))))


async def _add(storage: Storage, person: Person, new: _Match, now: datetime) -> HabitId:
    habit = await storage.parcels.add(person.id, new.record, now)
    made = replace(new.record.habit, id=habit, owner=person.id)
    if new.record.binned_at is None:
        await set_reminders(storage, person, made, now)
    await _put(storage, person, habit, new.entries, new.entries.digest, now)
    return habit


async def _add_to(storage: Storage, person: Person, here: Diary, more: _Match, now: datetime) -> None:
    first = date.fromordinal(more.new[0])
    if first < here.habit.start:
        await storage.habits.save(person.id, replace(here.habit, start=first))
    await _put(storage, person, here.habit.id, more.entries, here.digest.filled(more.entries.digest), now)
    await plan_again(storage, person, now, here.habit.id)


async def _put(
    storage: Storage, person: Person, habit: HabitId, entries: Packed, digest: Digest, now: datetime
) -> None:
    await storage.parcels.put_entries(person.id, habit, entries, digest, now, zone_at(person.clock, now))


def _seen(matches: list[_Match]) -> frozenset[date]:
    """On dates with an entry they were there; where a limit was kept, from its first entry to the last of all."""
    digests = [one.entries.digest for one in matches]
    ordinals = {day for digest in digests for day, mark in enumerate(digest.marks, digest.first) if mark}
    days = set(map(date.fromordinal, ordinals))
    starts = [one.record.habit.start for one in matches if one.entries and _is_limit(one.record)]
    return frozenset(days | set(_between(min(starts), max(days)))) if starts else frozenset(days)


def _is_limit(record: Record) -> bool:
    return any(isinstance(version.goal, AtMost | Quit) for version in record.habit.versions)


def _between(first: date, last: date) -> Iterator[date]:
    return (first + number * DAY for number in range((last - first).days + 1))
