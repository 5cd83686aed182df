"""/today: what is open, as a list that is tapped and stays in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation.actions import about
from bot.conversation.categories import EVERY
from bot.conversation.command import Command, Where
from bot.conversation.commands import add, stats
from bot.conversation.day_list import FINISH, NEW_HABIT, STATS, TOGGLE, VIEW, Step, day_list, step_of
from bot.conversation.logged import place_of, with_effects
from bot.conversation.options import DayChoice, NotUnderstood
from bot.conversation.phrasing import run_text
from bot.conversation.reply import Button, Place, Reply, text
from bot.conversation.request import Request
from bot.conversation.steps import step_named, take_step
from core.actions.log import standing_of
from core.actions.overview import Standing, standings
from core.ports import Storage

DAY = DayChoice("day")


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    return await day_list(request, storage, request.value(DAY) or request.today)


async def view(request: Request, storage: Storage) -> Reply:
    """Of the date that the button names; without one, of the date it is when it is tapped."""
    if not request.args:
        return await day_list(request, storage, request.today)
    return await day_list(request, storage, request.day(0), request.number(1), category=_category(request, 2))


async def toggle(request: Request, storage: Storage) -> Reply:
    """The step that the row offered. Tapped twice, or done elsewhere meanwhile: what has been said stands."""
    habit, day, step = request.habit(), request.day(), step_named(request.word(3))
    standing = await standing_of(storage, request.person, habit, request.now)
    undoes = step is Step.UNDO
    if undoes is not (step_of(standing, day) is Step.UNDO):
        toast = text("toast-taken-back" if undoes else "toast-already")
        return replace(await _list_again(request, storage), toast=toast)
    logged = await take_step(step, standing, day, request.event.key, request, storage)
    reply = with_effects(request, await _list_again(request, storage), logged)
    return replace(reply, toast=text("toast-taken-back"), then=()) if undoes else reply


async def _list_again(request: Request, storage: Storage) -> Reply:
    return await day_list(request, storage, request.day(), request.number(2), category=_category(request, 4))


def _category(request: Request, position: int) -> int:
    """Buttons of a list of all habits name none."""
    return request.number(position) if len(request.args) > position else EVERY


async def show_stats(request: Request, storage: Storage) -> Reply:
    """Below the list, which stays: it is the day's own message."""
    return replace(await stats.run(_as_called(request), storage), place=Place.NEW)


async def ask_for_habit(request: Request, storage: Storage) -> Reply:
    return replace(await add.run(_as_called(request), storage), place=Place.NEW)


def _as_called(request: Request) -> Request:
    return replace(request, values={}, args=(), rest="")


async def finish(request: Request, storage: Storage) -> Reply:
    """What stands on a past date now, and how long the streaks are with it."""
    day = request.day(0)
    done = [one for one in await standings(storage, request.person, request.now) if _was_done(one, day)]
    today = Button(text("button-show-today"), about(VIEW, request.today, 0))
    added = tuple(text("finish-habit", habit=one.habit.name, streak=run_text(one.judgement)) for one in done)
    line = text("finish-done", date=day, habits=added) if added else text("finish-nothing", date=day)
    return Reply((line,), rows=((today,),), place=place_of(request))


def _was_done(one: Standing, day: date) -> bool:
    return one.entry(day) is not None and one.is_done(day)


COMMAND = Command(
    "today",
    run,
    options=(DAY,),
    taps={VIEW: view, TOGGLE: toggle, STATS: show_stats, NEW_HABIT: ask_for_habit, FINISH: finish},
    where=Where.BOTH,
    place_in_menu=10,
)
