"""Messages that show a date and are drawn anew when it changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.actions import StaleButton, decode
from bot.conversation.bundle_card import VIEW as BUNDLE
from bot.conversation.commands.badges import VIEW as BADGES
from bot.conversation.commands.profile import VIEW as PROFILE
from bot.conversation.commands.stats import SHOW as STATS
from bot.conversation.day_card import VIEW as CARD
from bot.conversation.day_list import VIEW as DAY
from bot.conversation.habit_card import DAYS as PLAN_OF
from bot.conversation.habit_card import DELETE
from bot.conversation.habit_card import TIMES as TIMES_OF
from bot.conversation.habit_card import VIEW as HABIT
from bot.conversation.habit_list import ARCHIVE, BIN
from bot.conversation.habit_list import LIST as HABITS
from bot.conversation.history import DATE, MONTH
from bot.conversation.reminder_page import LIST as REMINDERS
from bot.conversation.reminder_page import ONE as REMINDER
from bot.conversation.reply import Live, Place, Reply
from bot.conversation.request import Event, Request
from bot.conversation.routine_card import LIST as ROUTINES
from bot.conversation.routine_card import ONE as ROUTINE
from bot.conversation.routine_rows import LOGGED_HERE
from bot.conversation.wording import Voice, voice_of
from core.desk import LiveMessage
from core.habits import HabitId
from core.people import Person, PersonId, Weekday
from core.ports import Storage

MOST_REDRAWS = 8
"""Messages that are drawn again of a habit and date, of lists, and of cards: nobody scrolls back further than that."""

DAYS = frozenset({DAY, LOGGED_HERE})
"""Views of a date, with everything that it asks for."""
ASKING = frozenset({PLAN_OF, TIMES_OF, DELETE, ARCHIVE, BIN, REMINDER})
"""Views that only ask, or offer what is put away."""
LISTS = frozenset({*DAYS, HABITS, REMINDERS, HABIT, PROFILE, *ASKING})
"""Views that change with what is kept, how it is called, in which order, with which plan, times and pauses."""
OF_ROUTINES = frozenset({*DAYS, ROUTINE, ROUTINES})
"""Views that change with which routines there are, how they are called and what is in them."""
PICTURES = frozenset({STATS, BADGES})
"""Views that are painted and sent anew as a whole: not for every tap (decision 0026)."""
CARDS = frozenset({CARD, BUNDLE})
"""Reminders, and what became of them: of a habit or some, on one date."""
SCREENS = LISTS | PICTURES | OF_ROUTINES | {MONTH, DATE}
"""Views with ways on to other ones in the same message."""
OF_NO_DATE = PICTURES | ASKING | {HABITS, HABIT, ROUTINE, PROFILE}
"""Views of how things stand: whoever answers one of yesterday speaks of today."""


async def showing(before: Person, request: Request, reply: Reply, storage: Storage) -> list[LiveMessage]:
    """The newest messages that show what the request has changed, the newest first. `before`: as its person was."""
    person, found = request.person.id, dict[LiveMessage, None]()
    for habit, day in reply.touched:
        found |= _newest(await storage.desk.showing(person, [habit], day))
    habits, routines = storage.habits.changed.get(person), person in storage.routines.changed
    in_bulk = person in storage.links.united or person in storage.parcels.changed
    if in_bulk or (before is not request.person and _reads(before) != _reads(request.person)):
        habits, routines = {None}, True
    repaints = before.preferences.theme != request.person.preferences.theme
    if habits is not None or routines or repaints:
        shown = [one for one in await storage.desk.shown(person) if not _is_over(one, request.today)]
        following = [one for one in shown if _follows(one, habits, routines) or (repaints and is_picture(one))]
        found |= _newest([one for one in following if not _is_card(one)])
        found |= _newest([one for one in following if _is_card(one)])
    return list(found)


def _reads(person: Person) -> tuple[Voice, Weekday]:
    """What words, dates, times and weeks look like to them."""
    return voice_of(person), person.week_start


def _newest(messages: Sequence[LiveMessage]) -> dict[LiveMessage, None]:
    """Of pictures only the newest of each kind."""
    pictures = {op_of(one): one for one in messages if is_picture(one)}
    quick = [one for one in messages if not is_picture(one)]
    return dict.fromkeys([*reversed(quick[-MOST_REDRAWS:]), *pictures.values()])


def op_of(message: LiveMessage) -> str:
    """What draws it; none of ours where another version has kept it, as with an old button."""
    try:
        return decode(message.view).op
    except StaleButton:
        return ""


def is_picture(message: LiveMessage) -> bool:
    return op_of(message) in PICTURES


def _is_card(message: LiveMessage) -> bool:
    return op_of(message) in CARDS


def _is_over(message: LiveMessage, today: date) -> bool:
    """It stays as it was: the list or picture of a day that is past, a reminder that cannot be tapped any more."""
    op = op_of(message)
    past = message.date < today and op in DAYS | PICTURES
    return past or (op in CARDS and message.redraw_at is None)


def _follows(message: LiveMessage, habits: Collection[HabitId | None] | None, routines: bool) -> bool:
    op = op_of(message)
    kept = op in LISTS or op in PICTURES
    of_habits = habits is not None and (kept or None in habits or not message.habits.isdisjoint(habits))
    return of_habits or (routines and op in OF_ROUTINES)


def date_meant(shown: LiveMessage, today: date) -> date | None:
    """By a reply to it. None: of a month that is over no date is meant, nor of what cannot be read any more."""
    op = op_of(shown)
    if op in OF_NO_DATE or (op == MONTH and today <= shown.date):
        return today
    return None if op in (MONTH, "") else shown.date


def live_message(live: Live, platform: str, chat: str, message: str) -> LiveMessage:
    shows = (live.view.encode(), live.habits, live.date, live.redraw_at)
    return LiveMessage(platform, chat, message, *shows, since=live.since)


async def forget_left_screen(person: PersonId, event: Event, reply: Reply, storage: Storage) -> None:
    """The card of a date stays one whatever it says; a habit's card that has become a question is none any more."""
    if reply.live or reply.place is not Place.SAME or not event.message:
        return
    shown = await storage.desk.shown_in(person, event.platform, event.chat, event.message)
    if shown and op_of(shown) in SCREENS:
        await storage.desk.forget_message(event.platform, event.chat, event.message)


def fit_for_others(event: Event, reply: Reply) -> Reply:
    """A message that others read, too, stays a reminder: whatever else was tapped there is answered beside it, where a
    platform shows it to one person alone."""
    if event.private or event.message is None or reply.place is not Place.SAME:
        return reply
    if reply.live and reply.live.view.op in CARDS:
        return reply
    return replace(reply, place=Place.NEW)


def is_own_screen(reply: Reply) -> bool:
    """Where others read along, it would tell them all that somebody keeps."""
    return reply.live is not None and reply.live.view.op not in CARDS


def is_answered_in(message: LiveMessage, event: Event, reply: Reply) -> bool:
    here = (event.platform, event.chat, event.message)
    return reply.place is Place.SAME and (message.platform, message.chat, message.message) == here
