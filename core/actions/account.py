"""A person's own circumstances: where they live, what they speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.remind import plan_again
from core.days import known_by, next_day_start, planned_zone, zone_at
from core.people import Person, ZoneChange
from core.ports import Storage
from core.wall_time import check_zone

MOVE_IS_FRESH = timedelta(hours=24)
"""A move can be taken back for so long."""


async def set_zone(storage: Storage, person: Person, zone: str, now: datetime) -> Person:
    """The person lives in `zone` from now on, whatever was planned; before they were set up, they always did.

    No entry changes: each carries its own date. Raises: UnknownZone.
    """
    check_zone(zone)
    if not person.set_up:
        return await _keep(storage, replace(person, clock=replace(person.clock, zone=zone), set_up=True), now)
    if zone_at(person.clock, now) == zone:
        return await forget_planned_zone(storage, person, now)
    return await _change_zone(storage, person, ZoneChange(now, zone), now)


async def plan_zone(storage: Storage, person: Person, zone: str, now: datetime) -> Person:
    """The person lives in `zone` from their next day on: never in the middle of one. Raises: UnknownZone."""
    check_zone(zone)
    if zone_at(person.clock, now) == zone:
        return await forget_planned_zone(storage, person, now)
    return await _change_zone(storage, person, ZoneChange(next_day_start(person.clock, now), zone), now)


async def forget_planned_zone(storage: Storage, person: Person, now: datetime) -> Person:
    """Zone changes that have not happened yet do not happen."""
    if planned_zone(person.clock, now) is None:
        return person
    await storage.people.forget_zone_changes(person.id, now)
    return await _keep(storage, replace(person, clock=known_by(person.clock, now)), now)


async def take_back_move(storage: Storage, person: Person, now: datetime) -> Person | None:
    """The last move, if it is fresh, never was. None: there is none to take back."""
    past = known_by(person.clock, now).zone_changes
    if not past or now - past[-1].at > MOVE_IS_FRESH:
        return None
    await storage.people.forget_zone_changes(person.id, past[-1].at - timedelta.resolution)
    return await _keep(storage, replace(person, clock=replace(person.clock, zone_changes=past[:-1])), now)


async def _change_zone(storage: Storage, person: Person, change: ZoneChange, now: datetime) -> Person:
    await storage.people.forget_zone_changes(person.id, now)
    await storage.people.change_zone(person.id, change)
    past = known_by(person.clock, now)
    moved = replace(person, clock=replace(past, zone_changes=(*past.zone_changes, change)))
    return await _keep(storage, moved, now, change.at)


async def _keep(storage: Storage, person: Person, now: datetime, shown_anew_at: datetime | None = None) -> Person:
    await storage.people.save(person)
    await plan_again(storage, person, now)
    await storage.desk.outdate(person.id, shown_anew_at or now)
    return person


async def set_language(storage: Storage, person: Person, language: str) -> Person:
    """Of whom no platform has said a language so far, none will be asked any more: they have chosen."""
    preferences = person.preferences
    if not person.set_up and not preferences.region:
        preferences = replace(preferences, region=language)
    changed = replace(person, language=language, preferences=preferences)
    await storage.people.save(changed)
    return changed
