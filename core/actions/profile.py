"""What others may see of somebody: the streaks they have switched on, and nothing of the days behind them."""

from __future__ import annotations

from datetime import datetime

from core.actions.overview import Standing, standings
from core.days import local_date
from core.people import Person
from core.plan import is_archived
from core.ports import Storage


async def kept(storage: Storage, person: Person, now: datetime) -> list[Standing]:
    """What could be shown: all habits but those in the archive or the bin, in the person's order."""
    today = local_date(person.clock, now)
    return [one for one in await standings(storage, person, now) if not is_archived(one.habit, today)]


async def profile(storage: Storage, platform: str, user: str, now: datetime) -> list[Standing]:
    """What they show, by their own clock. Who is about to leave, or is not known, shows nothing.

    Not how they are called: where they have another account, they may go by another name.
    """
    person = await storage.people.look_up(platform, user)
    if person is None or person.erase_at is not None:
        return []
    return [one for one in await kept(storage, person, now) if one.habit.public]
