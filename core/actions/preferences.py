"""What a person chooses of how Cairn counts and speaks; nothing that has closed is judged anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from core.actions.remind import plan_again
from core.days import DAY, local_date
from core.errors import CairnError
from core.last_call import last_call_time
from core.people import Person, Preferences
from core.ports import Storage

LATEST_DAY_START = time(6)
BACKFILL_HOURS = (0, 24, 48, 168)
SKIP_ALLOWANCES = (0, 1, 2, 4)


class DayStartRefused(CairnError):
    """A day begins between 00:00 and { $latest }."""

    text_key = "error-day-start"


async def set_day_start(storage: Storage, person: Person, at: time, now: datetime) -> Person:
    """Dates turn at that time from now on: today may become another date. Reminders stay on the wall clock.

    No entry changes: each carries its own date. Raises: DayStartRefused.
    """
    if at > LATEST_DAY_START:
        raise DayStartRefused(latest=LATEST_DAY_START)
    changed = replace(person, clock=replace(person.clock, day_start=at.replace(second=0, microsecond=0)))
    if changed == person:
        return person
    await storage.people.save(changed)
    await plan_again(storage, changed, now)
    await storage.desk.outdate(person.id, now)
    return changed


async def set_backfill(storage: Storage, person: Person, hours: int, now: datetime) -> Person:
    """How long a past date takes entries; what messages offer is drawn anew."""
    changed = replace(person, backfill_hours=hours)
    await storage.people.save(changed)
    await storage.desk.outdate(person.id, now)
    return changed


async def set_savers(storage: Storage, person: Person, on: bool, now: datetime) -> Person:
    """Streak savers from today on, or no longer; what they have saved stays saved either way (decision 0012)."""
    if on is (person.savers_since is not None):
        return person
    today = local_date(person.clock, now)
    if on:
        changed = replace(person, savers_since=today)
    else:
        before = (*person.savers_before, *_ended(person.savers_since, today - DAY))
        changed = replace(person, savers_since=None, savers_before=before)
    await storage.people.save(changed)
    return changed


def _ended(since: date | None, last: date) -> tuple[tuple[date, date], ...]:
    """Nothing, if they were not on for a whole date."""
    return ((since, last),) if since is not None and since <= last else ()


async def set_preferences(storage: Storage, person: Person, preferences: Preferences, now: datetime) -> Person:
    """Whatever changes no judgement; last calls keep out of the quiet hours."""
    changed = replace(person, preferences=preferences)
    await storage.people.save(changed)
    if last_call_time(changed) != last_call_time(person):
        await plan_again(storage, changed, now)
    return changed
