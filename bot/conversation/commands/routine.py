"""/routine: several habits logged by one button, or by the routine's name and "done"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.conversation import routine_card as cards
from bot.conversation.actions import StaleButton, about
from bot.conversation.command import Command
from bot.conversation.day_list import day_list
from bot.conversation.logged import with_effects
from bot.conversation.options import MAX_SUGGESTIONS, Option, Suggestion
from bot.conversation.reply import Button, Place, Reply, Text, text
from bot.conversation.request import Request, Tapped
from bot.conversation.routine_rows import LOG_HERE, LOGGED_HERE
from core.actions import routines
from core.actions.overview import standings
from core.entries import EntryKind
from core.habits import Check
from core.phrase import Loggable, read_log
from core.plan import version_on
from core.ports import Storage
from core.routines import Routine, RoutineId


class RoutineName(Option[str]):
    """Of one that there is, or of a new one."""

    async def read(self, given: str, request: Request, storage: Storage) -> str:
        return given

    async def suggest(self, typed: str, request: Request, storage: Storage) -> Sequence[Suggestion]:
        found = await storage.routines.all(request.person.id)
        fitting = [one.name for one in found if typed.strip().casefold() in one.name.casefold()]
        return [Suggestion(name, name) for name in fitting[:MAX_SUGGESTIONS]]


NAMED = RoutineName("routine")
LAST, REMOVED = "last-routine", "removed-routine"
"""Drafts: what the last tap wrote; the routine that was removed last."""


async def run(request: Request, storage: Storage) -> Reply:
    """With a name: that routine, or a new one of that name."""
    name = (request.value(NAMED) or "").strip()
    found = await storage.routines.all(request.person.id)
    if not name:
        return cards.routine_list(found, request)
    known = _called(name, found)
    if known is None:
        return await _made(name, request, storage)
    return await _card(known.id, request, storage)


async def hear(request: Request, storage: Storage, words: str) -> Reply | None:
    """ "morning done": nothing else that the person keeps may be called so."""
    found = await storage.routines.all(request.person.id)
    if not found:
        return None
    language, today = request.person.language, request.today
    habits = await storage.habits.all(request.person.id)
    of_habits = read_log(
        words, today, language, [Loggable(one.id, one.name, version_on(one, today).goal) for one in habits]
    )
    if of_habits is not None and (of_habits.habits or of_habits.everything):
        return None
    meant = read_log(words, today, language, [Loggable(one.id, one.name, Check()) for one in found])
    if meant is None or not meant.is_certain or meant.kind is not EntryKind.DONE or len(meant.habits) != 1:
        return None
    return await _log(meant.habits[0], meant.days[0], request, storage)


async def show_list(request: Request, storage: Storage) -> Reply:
    return cards.routine_list(await storage.routines.all(request.person.id), request)


async def show_one(request: Request, storage: Storage) -> Reply:
    """With a date: and what was logged of it then can be taken back, while that works."""
    card = await _card(request.number(0), request, storage)
    return await _undoable(card, request, storage) if request.args[1:] else card


async def show_logged_here(request: Request, storage: Storage) -> Reply:
    """The list from which it was logged."""
    return await _undoable(await day_list(request, storage, request.day()), request, storage)


async def _undoable(reply: Reply, request: Request, storage: Storage) -> Reply:
    routine, day = request.number(0), request.day()
    kept = await _last(routine, day, request, storage)
    if kept is None or not await routines.can_take_back(storage, request.person, day, kept["changes"]):
        return reply
    one = await storage.routines.get(request.person.id, routine)
    return _with_undo(reply, one, day, in_list=kept["in_list"]) if one else reply  # it may be removed by now


def _with_undo(reply: Reply, routine: Routine, day: date, *, in_list: bool) -> Reply:
    """Also where it is drawn anew."""
    view = about(LOGGED_HERE if in_list else cards.ONE, routine.id, day)
    live = reply.live and replace(reply.live, view=view)
    return replace(reply, rows=((cards.undo_button(routine, day),), *reply.rows), live=live)


async def _last(routine: RoutineId, day: date, request: Request, storage: Storage) -> Mapping[str, Any] | None:
    """What the last tap on a routine wrote, if it was that one, of that date."""
    kept = await storage.desk.draft(request.person.id, LAST)
    return kept if kept and (kept["routine"], kept["day"]) == (routine, day.isoformat()) else None


async def log(request: Request, storage: Storage) -> Reply:
    return await _log(request.number(0), request.day(), request, storage)


async def log_here(request: Request, storage: Storage) -> Reply:
    """From the list of the day, which then shows it done."""
    return await _log(request.number(0), request.day(), request, storage, in_list=True)


async def undo(request: Request, storage: Storage) -> Reply:
    """What that tap wrote is taken back; what was changed since then stays."""
    day = request.day()
    kept = await _last(request.number(0), day, request, storage)
    if kept is None:
        raise StaleButton
    await storage.desk.drop_draft(request.person.id, LAST)
    changes = [(habit, change) for habit, change in kept["changes"]]
    taken = await routines.take_back_all(storage, request.person, day, changes, request.now)
    said = text("routine-taken-back", count=len(taken))
    if kept["in_list"]:
        reply = await day_list(request, storage, day)
    else:
        reply = await _card(request.number(0), request, storage, said)
    return replace(reply, toast=said, touched=tuple((one.habit.id, one.date) for one in taken))


async def ask_name(request: Request, storage: Storage) -> Reply:
    return cards.name_form(text("routine-new-form"), about(cards.NAMED), about(cards.LIST))


async def take_name(request: Request, storage: Storage) -> Reply:
    return await _made(request.filled.get(cards.NAME, ""), request, storage)


async def ask_new_name(request: Request, storage: Storage) -> Reply:
    one = await routines.routine_of(storage, request.person, request.number(0))
    title = text("routine-rename-form", routine=one.name)
    return cards.name_form(title, about(cards.RENAMED, one.id), about(cards.ONE, one.id), one.name)


async def take_new_name(request: Request, storage: Storage) -> Reply:
    name = request.filled.get(cards.NAME, "")
    one = await routines.rename_routine(storage, request.person, request.number(0), name)
    return await _card(one.id, request, storage)


async def choose_habits(request: Request, storage: Storage) -> Reply:
    one = await routines.routine_of(storage, request.person, request.number(0))
    return await _switches(one, request, storage, request.number(1))


async def switch(request: Request, storage: Storage) -> Reply:
    one = await routines.switch_habit(storage, request.person, request.number(0), request.habit(1))
    return await _switches(one, request, storage, request.number(2))


async def show_order(request: Request, storage: Storage) -> Reply:
    one = await routines.routine_of(storage, request.person, request.number(0))
    return cards.order(one, await storage.habits.all(request.person.id), request)


async def up(request: Request, storage: Storage) -> Reply:
    one = await routines.move_up_in_routine(storage, request.person, request.number(0), request.habit(1))
    return cards.order(one, await storage.habits.all(request.person.id), request)


async def remove(request: Request, storage: Storage) -> Reply:
    """Its habits stay as they are. Not live: drawn anew as the list it would have no Undo any more."""
    one = await routines.remove_routine(storage, request.person, request.number(0))
    kept = {"routine": one.id, "name": one.name, "habits": list(one.habits)}
    await storage.desk.keep_draft(request.person.id, REMOVED, kept, request.now)
    left = cards.routine_list(await storage.routines.all(request.person.id), request)
    undo_it = (Button(text("button-undo"), about(cards.RESTORE, one.id)),)
    said = text("routine-removed", routine=one.name)
    return replace(left, lines=(said, *left.lines), rows=(undo_it, *left.rows), live=None)


async def restore(request: Request, storage: Storage) -> Reply:
    kept = await storage.desk.draft(request.person.id, REMOVED)
    if kept is None or kept["routine"] != request.number(0):
        raise StaleButton
    await storage.desk.drop_draft(request.person.id, REMOVED)
    one = await routines.make_routine(storage, request.person, kept["name"], kept["habits"])
    return await _card(one.id, request, storage, text("toast-taken-back"))


async def _made(name: str, request: Request, storage: Storage) -> Reply:
    one = await routines.make_routine(storage, request.person, name)
    return await _switches(one, request, storage, 0)


async def _log(routine: RoutineId, day: date, request: Request, storage: Storage, in_list: bool = False) -> Reply:
    done = await routines.log_routine(storage, request.person, routine, day, request.event.key, request.now)
    said = cards.logged_line(done) if done.changes else text("toast-already")
    if done.changes:
        kept = {"routine": routine, "day": day.isoformat(), "changes": done.changes, "in_list": in_list}
        await storage.desk.keep_draft(request.person.id, LAST, kept, request.now)
    if in_list:
        reply = await day_list(request, storage, day)
    else:
        reply = await _card(routine, request, storage, said)
    if done.changes:
        reply = _with_undo(reply, done.routine, day, in_list=in_list)
    effects = [with_effects(request, Reply(), one) for one in done.logged]
    return replace(
        reply,
        place=Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW,
        toast=said,
        touched=tuple(touch for effect in effects for touch in effect.touched),
        then=tuple(more for effect in effects for more in effect.then),
    )


async def _card(routine: RoutineId, request: Request, storage: Storage, *first: Text) -> Reply:
    one = await routines.routine_of(storage, request.person, routine)
    return cards.routine_card(one, await standings(storage, request.person, request.now), request, *first)


async def _switches(one: Routine, request: Request, storage: Storage, first: int) -> Reply:
    habits = await storage.habits.all(request.person.id)
    if not habits:
        return await _card(one.id, request, storage)
    return cards.habit_switches(one, habits, request, first)


def _called(name: str, found: Sequence[Routine]) -> Routine | None:
    return next((one for one in found if one.name.casefold() == name.casefold()), None)


COMMAND = Command(
    "routine",
    run,
    options=(NAMED,),
    taps={
        cards.LIST: show_list,
        cards.ONE: show_one,
        cards.LOG: log,
        LOG_HERE: log_here,
        LOGGED_HERE: show_logged_here,
        cards.UNDO: undo,
        cards.NEW: ask_name,
        cards.NAMED: take_name,
        cards.RENAME: ask_new_name,
        cards.RENAMED: take_new_name,
        cards.HABITS: choose_habits,
        cards.SWITCH: switch,
        cards.ORDER: show_order,
        cards.UP: up,
        cards.REMOVE: remove,
        cards.RESTORE: restore,
    },
    hears=hear,
    rank=90,
    place_in_menu=68,
)
