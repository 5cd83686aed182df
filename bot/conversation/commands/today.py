"""/today: what is open, as a list that is tapped and stays in place."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.command import Command, Where
from bot.conversation.day_list import TOGGLE, VIEW, day_list
from bot.conversation.logged import with_effects
from bot.conversation.options import DayChoice, NotUnderstood
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from core.actions.log import mark_done, standing_of, undo
from core.ports import Storage
from core.timeline import State

DAY = DayChoice("day")


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    return await day_list(request, storage, request.value(DAY) or request.today)


async def view(request: Request, storage: Storage) -> Reply:
    return await day_list(request, storage, request.day(0), request.number(1))


async def toggle(request: Request, storage: Storage) -> Reply:
    """Done if it was open, open again if it was done."""
    habit, day, person = request.habit(), request.day(), request.person
    standing = await standing_of(storage, person, habit, request.now)
    taking_back = standing.is_done(day) or standing.state(day) is State.SKIPPED
    if taking_back:
        logged = await undo(storage, person, request.now, habit, day)
    else:
        logged = await mark_done(storage, person, habit, day, request.event.key, request.now)
    reply = with_effects(request, await day_list(request, storage, day, request.number(2)), logged)
    return replace(reply, toast=text("toast-taken-back"), then=()) if taking_back else reply


COMMAND = Command("today", run, options=(DAY,), taps={VIEW: view, TOGGLE: toggle}, where=Where.BOTH, place_in_menu=10)
