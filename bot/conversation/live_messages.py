"""Messages that show a date and are drawn anew when it changes."""

from __future__ import annotations

from bot.conversation.actions import decode
from bot.conversation.habit_card import VIEW as HABIT
from bot.conversation.history import DATE, MONTH
from bot.conversation.reply import Live, Place, Reply
from bot.conversation.request import Event
from bot.conversation.routine_card import ONE as ROUTINE
from core.people import PersonId
from core.ports import LiveMessage, Storage

MOST_REDRAWS = 8
"""Messages that are drawn again for one habit and date, the newest: nobody scrolls back further than that."""

SCREENS = frozenset({HABIT, MONTH, DATE, ROUTINE})
"""Views with ways on to other ones in the same message."""


async def showing(person: PersonId, reply: Reply, storage: Storage) -> list[LiveMessage]:
    """The newest messages that show what the reply has changed."""
    found: dict[LiveMessage, None] = {}
    for habit, day in reply.touched:
        found |= dict.fromkeys((await storage.desk.showing(person, [habit], day))[-MOST_REDRAWS:])
    return list(found)


def live_message(live: Live, platform: str, chat: str, message: str) -> LiveMessage:
    shows = (live.view.encode(), live.habits, live.date, live.redraw_at)
    return LiveMessage(platform, chat, message, *shows, since=live.since)


async def forget_left_screen(person: PersonId, event: Event, reply: Reply, storage: Storage) -> None:
    """The card of a date stays one whatever it says; a habit's card that has become a question is none any more."""
    if reply.live or reply.place is not Place.SAME or not event.message:
        return
    shown = await storage.desk.shown_in(person, event.platform, event.chat, event.message)
    if shown and decode(shown.view).op in SCREENS:
        await storage.desk.forget_message(event.platform, event.chat, event.message)


def is_answered_in(message: LiveMessage, event: Event, reply: Reply) -> bool:
    here = (event.platform, event.chat, event.message)
    return reply.place is Place.SAME and (message.platform, message.chat, message.message) == here
