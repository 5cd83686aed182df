"""/skip: a day off that leaves the streak as it is."""

from __future__ import annotations

from datetime import date

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.day_card import SKIP
from bot.conversation.day_list import PAGE, SKIP_LIST
from bot.conversation.log_line import log_or_ask
from bot.conversation.logged import logged_reply
from bot.conversation.options import DayChoice, HabitChoice, NotUnderstood
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Button, Item, Place, Reply, text
from bot.conversation.request import Request
from core.actions.log import skip
from core.actions.overview import Standing, standings
from core.entries import EntryKind
from core.phrase import LogPhrase, read_log
from core.plan import due_dates
from core.ports import Storage
from core.timeline import State

HABIT = HabitChoice("habit")
DAY = DayChoice("day")
LIST = SKIP_LIST
"""Operation: what is open on a date, from a row on."""


async def run(request: Request, storage: Storage) -> Reply:
    """What stands behind the habit's name is the reason."""
    day = request.value(DAY) or request.today
    habit = request.value(HABIT)
    reason = request.rest
    if reason and habit is None:
        if reply := await hear(request, storage, f"skip {reason} {request.value(DAY) or ''}"):
            return reply
        raise NotUnderstood(words=reason)
    if habit is not None and request.value(DAY) is None and not reason:
        return await log_or_ask(request, storage, LogPhrase(EntryKind.SKIP, (habit.id,), (day,)))
    if habit is not None:
        key, now = request.event.key, request.now
        return logged_reply(request, await skip(storage, request.person, habit.id, day, key, now, reason))
    return await _ask_which(request, storage, day, 0, Place.NEW)


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """ "Skip everything", "skip today": which of what is open, one by one, since skips are few. None: it says more."""
    phrase = read_log(words, request.today, request.person.language, [])
    if phrase is None or phrase.open or phrase.kind is not EntryKind.SKIP or phrase.rest or phrase.amount:
        return None
    return await _ask_which(request, storage, phrase.days[0], 0, Place.NEW)


async def turn(request: Request, storage: Storage) -> Reply:
    return await _ask_which(request, storage, request.day(0), request.number(1), Place.SAME)


async def _ask_which(request: Request, storage: Storage, day: date, first: int, place: Place) -> Reply:
    open_ones = [one for one in await standings(storage, request.person, request.now) if _can_be_skipped(one, day)]
    if not open_ones:
        return Reply((text("skip-nothing", day=day_text(day, request.today)),))
    page = page_of(first, len(open_ones), PAGE)
    turns = page_buttons(page, len(open_ones), lambda row: about(LIST, day, row))
    items = tuple(
        Item(
            text("list-row-open", habit=one.habit.name, facts=(), count=0),
            Button(text("button-skip"), about(SKIP, one.habit.id, day)),
        )
        for one in open_ones[page]
    )
    return Reply((text("skip-which", day=day_text(day, request.today)),), items=items, rows=turns, place=place)


def _can_be_skipped(one: Standing, day: date) -> bool:
    """Still open; of a date to come: it will be due."""
    if day > one.judgement.today:
        return one.state(day) is None and one.entry(day) is None and due_dates(one.habit)(day) == day
    return one.state(day) is State.PENDING and not one.is_done(day)


async def tap(request: Request, storage: Storage) -> Reply:
    return logged_reply(
        request, await skip(storage, request.person, request.habit(), request.day(), request.event.key, request.now)
    )


COMMAND = Command(
    "skip", run, options=(DAY, HABIT), hears=hear, rank=95, taps={SKIP: tap, LIST: turn}, place_in_menu=50
)
