"""Routines as screens: the list, one routine with its button, its habits to switch and to order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.actions import about
from bot.conversation.habit_card import place_of
from bot.conversation.naming import named
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.reply import EVER, Action, Button, Fact, Field, Form, Live, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions.overview import Standing
from core.actions.routines import RoutineLogged
from core.habits import Habit
from core.limits import MAX_NAME
from core.routines import Routine

LIST, ONE, LOG, UNDO, NEW, NAMED = "ol", "oo", "og", "ou", "on", "oy"
RENAME, RENAMED, HABITS, SWITCH, ORDER, UP, REMOVE, RESTORE = "or", "of", "oh", "os", "ov", "op", "ox", "oz"
"""Operations; most are about a routine, LOG and UNDO about a date too, SWITCH and UP about a habit."""
NAME = "name"
PAGE = 10


def routine_list(found: Sequence[Routine], request: Request, *first: Text) -> Reply:
    new = (Button(text("button-new-routine"), about(NEW), Style.PLAIN if found else Style.GO),)
    lines = (*first, text("routines-title", count=len(found)) if found else text("routines-none"))
    rows = tuple((Button(text("button-routine", routine=one.name), about(ONE, one.id)),) for one in found)
    live = Live(about(LIST), frozenset(), request.today)
    return Reply(lines, rows=(*rows, new), place=place_of(request), live=live)


def routine_card(routine: Routine, found: Sequence[Standing], request: Request, *first: Text) -> Reply:
    """What is in it, done or open, and the button that does it all."""
    day = request.today
    by_id = {one.habit.id: one for one in found}
    members = [by_id[habit] for habit in routine.habits if habit in by_id]
    lines = [*first, text("routine-title", routine=routine.name, count=len(members))]
    lines += [_member(one, day) for one in members] or [text("routine-empty")]
    log = Button(text("button-log-all"), about(LOG, routine.id, day), Style.GO)
    logs = ((log,),) if any(one.can_be_ticked(day) for one in members) else ()
    change = (
        Button(text("button-routine-habits"), about(HABITS, routine.id, 0), Style.PLAIN if members else Style.GO),
        *((Button(text("button-order"), about(ORDER, routine.id)),) if len(members) > 1 else ()),
    )
    rest = (
        Button(text("button-rename"), about(RENAME, routine.id)),
        Button(text("button-remove-routine"), about(REMOVE, routine.id)),
        Button(text("button-back"), about(LIST)),
    )
    shown = frozenset(one.habit.id for one in members)
    live = Live(about(ONE, routine.id), shown, day, since=EVER)
    return Reply(tuple(lines), rows=(*logs, change, rest), place=place_of(request), live=live)


def habit_switches(routine: Routine, habits: Sequence[Habit], request: Request, first: int) -> Reply:
    """Every habit of the person; those in the routine are marked."""
    page = page_of(first, len(habits), PAGE)
    rows = tuple(
        (
            Button(
                text("button-choice-on" if one.id in routine.habits else "button-choice-off", choice=_name(one)),
                about(SWITCH, routine.id, one.id, page.start),
                Style.PRIMARY if one.id in routine.habits else Style.PLAIN,
            ),
        )
        for one in habits[page]
    )
    turns = page_buttons(page, len(habits), lambda row: about(HABITS, routine.id, row))
    done = (Button(text("button-finish"), about(ONE, routine.id), Style.GO),)
    lines = (text("routine-which", routine=routine.name),)
    return Reply(lines, rows=(*rows, *turns, done), place=place_of(request))


def order(routine: Routine, habits: Sequence[Habit], request: Request) -> Reply:
    by_id = {one.id: one for one in habits}
    members = [by_id[habit] for habit in routine.habits if habit in by_id]
    rows = tuple((Button(text("button-up", habit=one.name), about(UP, routine.id, one.id)),) for one in members[1:])
    names: tuple[Fact, ...] = tuple(one.name for one in members)
    lines = (text("routine-order", routine=routine.name), text("routine-order-now", habits=names))
    back = (Button(text("button-finish"), about(ONE, routine.id), Style.GO),)
    return Reply(lines, rows=(*rows, back), place=place_of(request))


def name_form(title: Text, submits: Action, back: Action, given: str = "") -> Reply:
    field = Field(NAME, text("field-name"), given=given, longest=MAX_NAME, hint=text("field-routine-hint"))
    return Reply(form=Form(title, (field,), submits, back=back))


def logged_line(done: RoutineLogged) -> Text:
    """ "3 of 3 logged", and what a tap cannot say."""
    if done.left:
        left: tuple[Fact, ...] = tuple(one.habit.name for one in done.left)
        return text("routine-logged-left", routine=done.routine.name, done=done.done, of=done.asked, left=left)
    return text("routine-logged", routine=done.routine.name, done=done.done, of=done.asked)


def undo_button(routine: Routine, day: date) -> Button:
    return Button(text("button-undo-routine", routine=routine.name), about(UNDO, routine.id, day))


def _member(one: Standing, day: date) -> Text:
    if one.is_done(day):
        return text("routine-row-done", habit=named(one.habit))
    return text("routine-row-open" if one.is_asked(day) else "routine-row-rest", habit=named(one.habit))


def _name(one: Habit) -> Text:
    return text("button-habit", habit=one.name)
