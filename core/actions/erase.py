"""The end of an account: asked for, taken back within a day, carried out; and carried out again after a restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.remind import plan_again
from core.errors import CairnError
from core.people import Account, Person, PersonId
from core.ports import Storage

GRACE = timedelta(hours=24)
FARTHEST_EAST = timedelta(hours=14)
"""A date is nowhere further on than that."""
BATCH = 10
"""Accounts that end at one tick."""
Erased = Callable[[str, str], datetime | None]
"""When the account of that platform and user was erased, if it was."""


class NotLeaving(CairnError):
    """Nothing is about to be deleted."""

    text_key = "error-not-leaving"


async def ask_to_erase(storage: Storage, person: Person, now: datetime) -> Person:
    """From now on nothing reminds them; all goes a day later, on every platform. Asked again it stays at that."""
    if person.erase_at is not None:
        return person
    leaving = replace(person, erase_at=now + GRACE)
    await storage.people.save(leaving)
    return leaving


async def stay(storage: Storage, person: Person, now: datetime) -> Person:
    """Raises: NotLeaving."""
    if person.erase_at is None:
        raise NotLeaving
    staying = replace(person, erase_at=None)
    await storage.people.save(staying)
    await plan_again(storage, staying, now)
    return staying


async def leaving(storage: Storage, person: PersonId, now: datetime) -> tuple[Person, list[Account]] | None:
    """Who is to be erased now, and where they are; None if they have thought better of it."""
    someone = await storage.people.get(person)
    if someone is None or someone.erase_at is None or someone.erase_at > now:
        return None
    return someone, list(await storage.people.accounts(person))


async def erase_again(storage: Storage, erased: Erased, now: datetime) -> int:
    """Whoever had been erased and is here as they were before: an older copy of the database has been restored.

    Somebody who has come back since then is somebody new, whomever they have been joined with. How many.
    """
    gone = 0
    for person, platform, user in await storage.erasures.everybody():
        at = erased(platform, user)
        if at is not None and not await storage.erasures.was_here(person, at, (at + FARTHEST_EAST).date()):
            await storage.erasures.erase(person, now)
            gone += 1
    return gone
