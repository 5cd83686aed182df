"""What a visitor does, as the conversation hears it."""

from __future__ import annotations

from bot.conversation.request import Event, What, Wordless
from bot.frontends.playground.book import Visitor

PLATFORM = "playground"


def event_of(visitor: Visitor, what: What | None = None, key: str = "", message: str | None = None) -> Event:
    return Event(
        f"{PLATFORM}:{visitor.id}:{key}",
        PLATFORM,
        visitor.id,
        visitor.id,
        what or Wordless(),
        message=message,
        name=visitor.name,
        language=visitor.language,
        zone=visitor.place or None,
    )
