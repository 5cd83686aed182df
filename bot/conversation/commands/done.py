"""/done: log a habit, by button, by command or in plain words; also for yesterday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation import together, unknown_habit
from bot.conversation.card_reply import REMARKED, hear_remark, tap_remarked
from bot.conversation.command import Command, Where
from bot.conversation.day_card import DONE, LAPSE
from bot.conversation.day_list import EVERYTHING, day_list
from bot.conversation.log_line import LOG, log_line, log_of, log_or_ask, or_begin_earlier, tap_everything
from bot.conversation.log_line import tap as tap_line
from bot.conversation.logged import logged_reply
from bot.conversation.more import MORE, amount_tapped
from bot.conversation.night import yesterday_in_doubt
from bot.conversation.noting import TAPS
from bot.conversation.options import DayChoice, Field, HabitChoice, NotUnderstood
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from core.actions.log import add_amount, lapse, mark_done
from core.entries import EntryKind
from core.errors import CairnError
from core.habits import Habit
from core.phrase import LogPhrase, is_phrase_of_command, is_small_talk
from core.ports import Storage

HABIT = HabitChoice("habit")
DAY = DayChoice("day")
NOTE = Field("note")


class NoteOfWhat(CairnError):
    """Which habit is the note about?"""

    text_key = "error-note-of-what"


async def run(request: Request, storage: Storage) -> Reply:
    """Without a habit: the list of the day, to tap."""
    day = request.value(DAY) or request.today
    habit = request.value(HABIT)
    if note := request.value(NOTE):
        return await _with_note(habit, note, request, storage)
    if request.rest:
        return await _said(habit, day, request, storage)
    if habit is None:
        return await day_list(request, storage, day)
    if request.value(DAY):
        writes = mark_done(storage, request.person, habit.id, day, request.event.key, request.now)
        return await or_begin_earlier(request, storage, habit.id, day, writes)
    return await log_or_ask(request, storage, LogPhrase(EntryKind.DONE, (habit.id,), (day,)))


async def _with_note(habit: Habit | None, note: str, request: Request, storage: Storage) -> Reply:
    """At night, while it is asked which day is meant, the note is shown: it can be added then."""
    if habit is None:
        raise NoteOfWhat
    day = request.value(DAY)
    if day is None and await yesterday_in_doubt(request, storage, habit.id, request.today):
        asked = await log_or_ask(request, storage, LogPhrase(EntryKind.DONE, (habit.id,), (request.today,)))
        return replace(asked, lines=(*asked.lines, text("done-note-later", note=note)))
    day = day or request.today
    writes = mark_done(storage, request.person, habit.id, day, request.event.key, request.now, note)
    return await or_begin_earlier(request, storage, habit.id, day, writes)


async def _said(habit: Habit | None, day: date, request: Request, storage: Storage) -> Reply:
    """What is no name may be a line that logs: "ran 5k"; what stands behind one, how much it was, or a note."""
    words = request.rest
    line = f"{words} ✓ {day}" if request.value(DAY) else f"{words} ✓"
    several = await together.hear(request, storage, line if habit is None else f"{habit.name} {line}")
    if several:
        return several
    if habit is None:
        return await log_line(request, storage, line) or await unknown_habit.ask_of(request, storage, words, line)
    if reply := await log_of(request, storage, habit, line):
        return reply
    if reply := await hear_remark(request, storage, habit, day, words, on_top=True):
        return reply
    raise NotUnderstood(words=words)


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """One habit or several; what people say and mean as a command is none, whatever habit it sounds like."""
    if is_phrase_of_command(words, request.person.language) or is_small_talk(words):
        return None
    return await together.hear(request, storage, words) or await log_line(request, storage, words)


async def tap_done(request: Request, storage: Storage) -> Reply:
    key = request.event.key
    return logged_reply(
        request, await mark_done(storage, request.person, request.habit(), request.day(), key, request.now)
    )


async def tap_more(request: Request, storage: Storage) -> Reply:
    amount, key = amount_tapped(request), request.event.key
    return logged_reply(
        request, await add_amount(storage, request.person, request.habit(), request.day(), amount, key, request.now)
    )


async def tap_lapse(request: Request, storage: Storage) -> Reply:
    key = request.event.key
    return logged_reply(request, await lapse(storage, request.person, request.habit(), request.day(), key, request.now))


COMMAND = Command(
    "done",
    run,
    options=(DAY, HABIT, NOTE),
    taps={
        DONE: tap_done,
        MORE: tap_more,
        LAPSE: tap_lapse,
        LOG: tap_line,
        EVERYTHING: tap_everything,
        REMARKED: tap_remarked,
        **TAPS,
        **together.TAPS,
    },
    hears=hear,
    where=Where.BOTH,
    place_in_menu=30,
)
