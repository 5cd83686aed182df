"""/undo: take back the last thing that was logged, or the vacation that began or ended after it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.command import Command
from bot.conversation.commands import vacation
from bot.conversation.day_card import UNDO
from bot.conversation.logged import taken_back
from bot.conversation.options import DayChoice, HabitChoice, NotUnderstood
from bot.conversation.phrasing import day_text
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from core.actions.log import undo
from core.ports import Storage

HABIT = HabitChoice("habit")
DAY = DayChoice("day")
SAYS_UNDO = frozenset({"undo", "rückgängig", "zurücknehmen"})


async def run(request: Request, storage: Storage) -> Reply:
    """Of a habit or a date, where they are named. Said is what was taken back: the person has tapped on none of it."""
    if request.rest:
        raise NotUnderstood(words=request.rest)
    habit, day = request.value(HABIT), request.value(DAY)
    if habit is None and day is None and (reply := await vacation.undo_last(request, storage)):
        return reply
    logged = await undo(storage, request.person, request.now, habit.id if habit else None, day)
    reply = taken_back(request, logged)
    key = "undo-note-taken-back" if logged.only_the_note else "undo-taken-back"
    said = text(key, habit=logged.habit.name, day=day_text(logged.date, request.today))
    return replace(reply, lines=(said, *reply.lines))


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """ "undo read": of that habit. None: it says something else."""
    first, _, rest = words.partition(" ")
    last = words.rpartition(" ")
    if first.casefold() not in SAYS_UNDO:
        first, rest = last[2], last[0]
    if first.casefold() not in SAYS_UNDO:
        return None
    day, rest = await DAY.take(rest, request, storage)
    habit, rest = await HABIT.take(rest, request, storage)
    if rest or not (habit or day):
        return None
    return await run(replace(request, values={HABIT.name: habit, DAY.name: day}, rest=""), storage)


async def tap(request: Request, storage: Storage) -> Reply:
    """Of the habit and date that the button names."""
    return taken_back(request, await undo(storage, request.person, request.now, request.habit(), request.day()))


COMMAND = Command("undo", run, options=(DAY, HABIT), hears=hear, rank=95, taps={UNDO: tap}, place_in_menu=40)
