"""A visitor as the page knows them: where they are, and how they read words, dates and times."""

from __future__ import annotations

from typing import Any

from bot.conversation import zones
from bot.conversation.strangers import stranger
from bot.conversation.wording import direction, region_of, voice_of
from bot.frontends.playground.book import Visitor
from bot.frontends.playground.event import event_of
from core.people import Person


def seen(visitor: Visitor) -> dict[str, Any]:
    """`came_as`: the locale that their browser told."""
    reads = visitor.reads or reads_of(stranger(event_of(visitor)))
    places = {"zone": visitor.zone, "home": visitor.home, "place": visitor.place}
    cities = {name: zones.city(zone or "UTC", reads["language"]) for name, zone in places.items()}
    return {"id": visitor.id, "name": visitor.name, "came_as": visitor.language, **places, "cities": cities, **reads}


def reads_of(person: Person) -> dict[str, Any]:
    """Language and its direction; the locale that dates are written by; whether clocks show 24 hours."""
    voice = voice_of(person)
    return {
        "language": voice.language,
        "dir": direction(voice.language),
        "locale": region_of(person),
        "hours24": voice.hours24,
    }
