"""/today: what is open, as a list that is tapped and stays in place."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.command import Command, Where
from bot.conversation.day_list import TOGGLE, VIEW, Step, day_list, step_of
from bot.conversation.logged import with_effects
from bot.conversation.options import DayChoice, NotUnderstood
from bot.conversation.reply import Reply, text
from bot.conversation.request import Request
from bot.conversation.steps import step_named, take_step
from core.actions.log import standing_of
from core.ports import Storage

DAY = DayChoice("day")


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    return await day_list(request, storage, request.value(DAY) or request.today)


async def view(request: Request, storage: Storage) -> Reply:
    return await day_list(request, storage, request.day(0), request.number(1))


async def toggle(request: Request, storage: Storage) -> Reply:
    """The step that the row offered. Tapped twice, or done elsewhere meanwhile: what has been said stands."""
    habit, day, step = request.habit(), request.day(), step_named(request.word(3))
    standing = await standing_of(storage, request.person, habit, request.now)
    undoes = step is Step.UNDO
    if undoes is not (step_of(standing, day) is Step.UNDO):
        toast = text("toast-taken-back" if undoes else "toast-already")
        return replace(await day_list(request, storage, day, request.number(2)), toast=toast)
    logged = await take_step(step, standing, day, request.event.key, request, storage)
    reply = with_effects(request, await day_list(request, storage, day, request.number(2)), logged)
    return replace(reply, toast=text("toast-taken-back"), then=()) if undoes else reply


COMMAND = Command("today", run, options=(DAY,), taps={VIEW: view, TOGGLE: toggle}, where=Where.BOTH, place_in_menu=10)
