"""Messages that show a date and are drawn anew when it changes."""

from __future__ import annotations

from bot.conversation.reply import Live, Place, Reply
from bot.conversation.request import Event
from core.people import PersonId
from core.ports import LiveMessage, Storage

MOST_REDRAWS = 8
"""Messages that are drawn again for one habit and date, the newest: nobody scrolls back further than that."""


async def showing(person: PersonId, reply: Reply, storage: Storage) -> list[LiveMessage]:
    """The newest messages that show what the reply has changed."""
    found: dict[LiveMessage, None] = {}
    for habit, day in reply.touched:
        found |= dict.fromkeys((await storage.desk.showing(person, [habit], day))[-MOST_REDRAWS:])
    return list(found)


def live_message(live: Live, platform: str, chat: str, message: str) -> LiveMessage:
    return LiveMessage(platform, chat, message, live.view.encode(), live.habits, live.date, live.redraw_at)


def is_answered_in(message: LiveMessage, event: Event, reply: Reply) -> bool:
    here = (event.platform, event.chat, event.message)
    return reply.place is Place.SAME and (message.platform, message.chat, message.message) == here
