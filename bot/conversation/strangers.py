"""Somebody who is here for the first time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.conversation.request import Event
from bot.conversation.wording import choose_language, first_weekday
from core.limits import MAX_NAME
from core.names import clean_line
from core.people import Account, Clock, Person, Preferences
from core.ports import Asking, Storage

MAX_REGION = 35


async def welcome(event: Event, storage: Storage, now: datetime) -> Asking:
    account = Account(event.platform, event.user, event.chat if event.private else "", reachable=event.private)
    return Asking(await storage.people.add(account, stranger(event), now), None, ())


def stranger(event: Event) -> Person:
    """Somebody we know nothing of but what their platform says."""
    region = clean_line(event.language or "").replace("_", "-")[:MAX_REGION]
    return Person(
        id=0,
        clock=Clock(event.zone or "UTC"),
        week_start=first_weekday(region),
        language=choose_language(event.language),
        preferences=Preferences(region=region),
        name=clean_line(event.name)[:MAX_NAME],
        set_up=event.zone is not None,
    )


async def told_by_platform(person: Person, event: Event, storage: Storage) -> Person:
    """A newcomer whose language a typed line did not say, and a tap does."""
    if person.set_up or person.preferences.region or not event.language:
        return person
    known = stranger(event)
    preferences = replace(person.preferences, region=known.preferences.region)
    named = replace(person, language=known.language, week_start=known.week_start, preferences=preferences)
    await storage.people.save(named)
    return named
