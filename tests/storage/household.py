"""Alice owns, Bob is somebody else: who the tests of storage are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from core.entries import Entry, EntryKind
from core.habits import Check, Daily, Habit, HabitDraft, Slot
from core.people import Account, Clock, Person, PersonId
from core.ports import Diary, PlannedSlot
from storage.database import Database

NOW = datetime(2026, 11, 23, 20, 0, 0, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Household:
    alice: Person
    reading: Habit
    bob: Person


async def move_in(database: Database) -> Household:
    """Alice, who reads daily at 21:00 Berlin time, and Bob, who has no habits."""
    async with database.transaction() as storage:
        alice = await storage.people.add(
            Account("telegram", "1", "11"), Person(0, Clock("Europe/Berlin"), name="Alice"), NOW
        )
        bob = await storage.people.add(Account("telegram", "2", "22"), Person(0, Clock("UTC"), name="Bob"), NOW)
        reading = await storage.habits.add(alice.id, draft("Read"), NOW)
        await storage.habits.set_slots(alice.id, reading.id, [evening()])
        found = await storage.habits.get(alice.id, reading.id)
    assert found is not None
    return Household(alice, found, bob)


def draft(name: str) -> HabitDraft:
    return HabitDraft(name, Daily(), Check(), date(2026, 1, 1))


def evening(at: datetime = NOW, day: date = TODAY) -> PlannedSlot:
    return PlannedSlot(Slot(0, time(21)), at, day)


def done(day: date = TODAY, note: str = "") -> Entry:
    return Entry(day, EntryKind.DONE, note=note)


async def say(database: Database, home: Household, entry: Entry, key: str, now: datetime = NOW) -> bool:
    """Alice writes an entry of her reading, whatever was there before."""
    async with database.transaction() as storage:
        before = await storage.entries.get(home.alice.id, home.reading.id, entry.date)
        return await storage.entries.write(home.alice, home.reading.id, entry.date, before, entry, key, now)


async def diary_of(database: Database, person: PersonId, habit: int) -> Diary:
    async with database.transaction() as storage:
        diary = await storage.entries.diary(person, habit)
    assert diary is not None
    return diary
