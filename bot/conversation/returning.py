"""Back after a while: was it kept meanwhile? One question for a stretch, one tap to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.actions import about
from bot.conversation.command import Run
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.habit_card import place_of
from bot.conversation.phrasing import run_text
from bot.conversation.reply import Button, Fact, Place, Reply, Style, text
from bot.conversation.request import Request
from bot.conversation.waiting import WAS_KEPT, answered_here, asked_here
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.actions.returning import keep_unseen, take_back_unseen
from core.phrase import is_yes
from core.ports import Storage
from core.unseen import Unseen

ASK, KEPT, NOT_ALL, UNDO = "zs", "zk", "zn", "zu"
"""Operations, each about a habit and the first and last date of a stretch."""
BELOW = "n"
"""Behind ASK: the question comes below, and the list of all of them stays."""


def return_card(found: Sequence[Unseen], today: date) -> Reply:
    """One message, however many habits it is about."""
    if len(found) == 1:
        return _question(found[0].of.habit.name, found[0].of.habit.id, found[0].first, found[0].last)
    names: tuple[Fact, ...] = tuple(one.of.habit.name for one in found)
    rows = tuple(
        (Button(text("button-habit", habit=habit.name), about(ASK, habit.id, one.first, one.last, BELOW)),)
        for one in found
        for habit in (one.of.habit,)
    )
    on = (Button(text("button-show-today"), about(SHOW_DAY, today, 0)),)
    return Reply((text("return-several", habits=names),), rows=(*rows, on), silent=True)


def _question(name: str, habit: int, first: date, last: date) -> Reply:
    buttons = (
        Button(text("button-kept"), about(KEPT, habit, first, last), Style.GO),
        Button(text("button-not-all"), about(NOT_ALL, habit, first, last)),
    )
    return Reply((text("return-ask", habit=name, first=first, last=last),), rows=(buttons,), silent=True)


async def wait_for_answer(one: Unseen, request: Request, storage: Storage) -> None:
    """It is the last thing that is said: "yes" and "no" are answers to it."""
    stretch = {"habit": one.of.habit.id, "first": one.first.isoformat(), "last": one.last.isoformat()}
    await storage.desk.keep_draft(request.person.id, WAS_KEPT, {**stretch, **asked_here(request)}, request.now)


async def hear_answer(request: Request, storage: Storage, words: str) -> Reply | None:
    """None: it is no answer, or nothing was asked."""
    yes = is_yes(words)
    asked = await answered_here(WAS_KEPT, request, storage) if yes is not None else None
    if asked is None:
        return None
    await storage.desk.drop_draft(request.person.id, WAS_KEPT)
    first, last = (date.fromisoformat(asked[name]) for name in ("first", "last"))
    of_it = replace(request, args=about(ASK, asked["habit"], first, last).args)
    return await (kept if yes else not_all)(of_it, storage)


async def ask(request: Request, storage: Storage) -> Reply:
    standing, first, last = await _stretch(request, storage)
    asked = _question(standing.habit.name, standing.habit.id, first, last)
    return replace(asked, place=Place.NEW if BELOW in request.args[3:] else place_of(request))


async def kept(request: Request, storage: Storage) -> Reply:
    person, habit, first, last = request.person, request.habit(), request.day(1), request.day(2)
    spoken = await keep_unseen(storage, person, habit, first, last, request.event.key, request.now)
    name, streak = spoken.standing.habit.name, run_text(spoken.standing.judgement)
    line = text("return-kept", habit=name, first=first, last=last, streak=streak)
    undo = Button(text("button-undo"), about(UNDO, habit, first, last))
    toast = text("toast-logged" if spoken.dates else "toast-already")
    return _answered(request, Reply((line,), rows=((undo, _on(request)),), toast=toast), bool(spoken.dates))


async def not_all(request: Request, storage: Storage) -> Reply:
    """It stays a pause: it counts neither way."""
    standing, first, last = await _stretch(request, storage)
    line = text("return-not-all", habit=standing.habit.name, streak=run_text(standing.judgement))
    back = Button(text("button-back"), about(ASK, standing.habit.id, first, last))
    return Reply((line,), rows=((back, _on(request)),), place=place_of(request))


async def undo(request: Request, storage: Storage) -> Reply:
    habit, first, last = request.habit(), request.day(1), request.day(2)
    spoken = await take_back_unseen(storage, request.person, habit, first, last, request.now)
    asked = replace(_question(spoken.standing.habit.name, habit, first, last), toast=text("toast-taken-back"))
    return _answered(request, asked, bool(spoken.dates))


def _answered(request: Request, reply: Reply, has_changed: bool) -> Reply:
    """What shows the habit today shows its streak."""
    touched = ((request.habit(), request.today),) if has_changed else ()
    return replace(reply, touched=touched, place=place_of(request), silent=False)


def _on(request: Request) -> Button:
    return Button(text("button-show-today"), about(SHOW_DAY, request.today, 0))


async def _stretch(request: Request, storage: Storage) -> tuple[Standing, date, date]:
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    return standing, request.day(1), request.day(2)


TAPS: Mapping[str, Run] = {ASK: ask, KEPT: kept, NOT_ALL: not_all, UNDO: undo}
