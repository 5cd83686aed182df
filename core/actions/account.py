"""A person's own circumstances: where they live, what they speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.actions.remind import plan_again
from core.days import zone_at
from core.people import Person, ZoneChange
from core.ports import Storage
from core.wall_time import check_zone


async def set_zone(storage: Storage, person: Person, zone: str, now: datetime) -> Person:
    """The person lives in `zone` from now on; before they were set up, they always did.

    No entry changes: each carries its own date. Raises: UnknownZone.
    """
    check_zone(zone)
    if person.set_up and zone_at(person.clock, now) == zone:
        return person
    if person.set_up:
        await storage.people.change_zone(person.id, ZoneChange(now, zone))
        clock = replace(person.clock, zone_changes=(*person.clock.zone_changes, ZoneChange(now, zone)))
    else:
        clock = replace(person.clock, zone=zone)
    moved = replace(person, clock=clock, set_up=True)
    await storage.people.save(moved)
    await plan_again(storage, moved, now)
    await storage.desk.outdate(person.id, now)
    return moved


async def set_language(storage: Storage, person: Person, language: str) -> Person:
    changed = replace(person, language=language)
    await storage.people.save(changed)
    return changed
