"""Messages that show a date and are drawn anew when it changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.conversation.actions import decode
from bot.conversation.bundle_card import VIEW as BUNDLE
from bot.conversation.commands.badges import VIEW as BADGES
from bot.conversation.commands.stats import SHOW as STATS
from bot.conversation.day_card import VIEW as CARD
from bot.conversation.day_list import VIEW as DAY
from bot.conversation.habit_card import VIEW as HABIT
from bot.conversation.habit_list import LIST as HABITS
from bot.conversation.history import DATE, MONTH
from bot.conversation.reminder_page import LIST as REMINDERS
from bot.conversation.reply import Live, Place, Reply
from bot.conversation.request import Event, Request
from bot.conversation.routine_card import ONE as ROUTINE
from core.desk import LiveMessage
from core.habits import HabitId
from core.people import PersonId
from core.ports import Storage

MOST_REDRAWS = 8
"""Messages that are drawn again of a habit and date, of lists, and of cards: nobody scrolls back further than that."""

LISTS = frozenset({DAY, HABITS, REMINDERS, HABIT})
"""Views that change with what is kept, how it is called, in which order, with which plan, times and pauses."""
PICTURES = frozenset({STATS, BADGES})
"""Views that are painted and sent anew as a whole: not for every tap (decision 0026)."""
CARDS = frozenset({CARD, BUNDLE})
"""Reminders, and what became of them: of a habit or some, on one date."""
SCREENS = LISTS | PICTURES | {MONTH, DATE, ROUTINE}
"""Views with ways on to other ones in the same message."""
OF_NO_DATE = PICTURES | {HABITS, HABIT, ROUTINE}
"""Views of how things stand: whoever answers one of yesterday speaks of today."""


async def showing(request: Request, reply: Reply, storage: Storage) -> list[LiveMessage]:
    """The newest messages that show what the request has changed, the newest first."""
    person, found = request.person.id, dict[LiveMessage, None]()
    for habit, day in reply.touched:
        found |= _newest(await storage.desk.showing(person, [habit], day))
    changed = storage.habits.changed.get(person)
    if changed is not None:
        shown = await storage.desk.shown(person)
        found |= _newest([one for one in shown if _is_list(one, request.today)])
        found |= _newest([one for one in shown if _is_open_card(one) and _shows_one_of(one, changed)])
    return list(found)


def _newest(messages: Sequence[LiveMessage]) -> dict[LiveMessage, None]:
    """Of pictures only the newest of each kind."""
    pictures = {decode(one.view).op: one for one in messages if is_picture(one)}
    quick = [one for one in messages if not is_picture(one)]
    return dict.fromkeys([*reversed(quick[-MOST_REDRAWS:]), *pictures.values()])


def is_picture(message: LiveMessage) -> bool:
    return decode(message.view).op in PICTURES


def _is_open_card(message: LiveMessage) -> bool:
    """What closes some day, and can be tapped until then."""
    return decode(message.view).op in CARDS and message.redraw_at is not None


def _shows_one_of(message: LiveMessage, habits: Collection[HabitId | None]) -> bool:
    return None in habits or not message.habits.isdisjoint(habits)


def _is_list(message: LiveMessage, today: date) -> bool:
    """What is over stays as it was."""
    op = decode(message.view).op
    return op in LISTS and (op != DAY or message.date >= today)


def date_meant(shown: LiveMessage, today: date) -> date | None:
    """By a reply to it. None: of a month that is over no date is meant."""
    op = decode(shown.view).op
    if op in OF_NO_DATE or (op == MONTH and today <= shown.date):
        return today
    return None if op == MONTH else shown.date


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
