"""The reminders of a person as screens: the list to switch, one reminder to change, where a new one goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.conversation.actions import about
from bot.conversation.adding import USUAL_TIMES
from bot.conversation.habit_card import LONGEST_TIME, TYPED_TIME
from bot.conversation.off import off_lines
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.phrasing import schedule_text
from bot.conversation.plans import weekday_buttons
from bot.conversation.reply import (
    NO_DATE,
    Action,
    Button,
    Fact,
    Field,
    Form,
    Item,
    Live,
    Place,
    Reply,
    Style,
    Text,
    text,
)
from bot.conversation.request import Request, Tapped
from bot.conversation.standstill import running_pause
from core.habits import ALL_DAYS, LAST_CALL, Habit, Slot, Weekdays
from core.plan import is_archived

LIST, SWITCH, CHANGES, ONE, SWITCH_ONE, DAY = "rl", "rt", "re", "rs", "rw", "rd"
MOVE, MOVE_TO, MOVE_FORM, MOVE_TYPED = "rm", "rn", "rf", "ry"
REMOVE, PUT_BACK, CALL = "rx", "ru", "rc"
ADD, NEW, NEW_AT, NEW_FORM, NEW_TYPED = "ra", "rh", "rj", "rk", "rz"
"""Operations: lists are about a row, the others about a habit and the number of one of its reminders."""
PAGE = 10
IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Reminder:
    """One row of the list."""

    habit: Habit
    slot: Slot


def reminders_of(habits: Sequence[Habit], today: date) -> list[Reminder]:
    """By time of day; those of archived habits are not shown."""
    kept = [habit for habit in habits if not is_archived(habit, today)]
    found = [Reminder(habit, slot) for habit in kept for slot in habit.all_slots]
    return sorted(found, key=lambda one: (one.slot.time, one.habit.name, one.habit.id))


def reminder_list(habits: Sequence[Habit], request: Request, first: int, *said: Text) -> Reply:
    """A row for each reminder; a tap switches it."""
    found = reminders_of(habits, request.today)
    add = Button(text("button-add-reminder"), about(ADD, 0))
    live = Live(about(LIST, first), frozenset(), request.today)
    if not found:
        return _screen(request, (*said, text("reminders-none")), ((add,),) if habits else (), live=live)
    page = page_of(first, len(found), PAGE)
    items = tuple(
        Item(_row(one, request.today), Button(*_switch(one.slot, SWITCH, one.habit, page.start))) for one in found[page]
    )
    turns = page_buttons(page, len(found), lambda row: about(LIST, row))
    footer = (Button(text("button-change-reminders"), about(CHANGES, page.start)), add)
    lines = (*said, *off_lines(habits, request.today), text("reminders-title"))
    return _screen(request, lines, (*turns, footer), items, live)


def change_list(habits: Sequence[Habit], request: Request, first: int) -> Reply:
    """The same rows; a tap opens the reminder."""
    found = [one for one in reminders_of(habits, request.today) if one.slot.number != LAST_CALL]
    page = page_of(first, len(found), PAGE)
    items = tuple(
        Item(_row(one, request.today), Button(text("button-change"), about(ONE, one.habit.id, one.slot.number)))
        for one in found[page]
    )
    turns = page_buttons(page, len(found), lambda row: about(CHANGES, row))
    return _screen(request, (text("reminders-which"),), (*turns, _to_list()), items)


def one_reminder(habit: Habit, slot: Slot, request: Request, *said: Text) -> Reply:
    """Everything that can be changed about it."""
    facts: tuple[Fact, ...] = (slot.time, _days(slot) or text("schedule-daily"))
    state = () if slot.on else (text("reminder-off"),)
    title = text("reminder-one", habit=habit.name, facts=(*facts, *state))
    week = weekday_buttons(
        Weekdays(slot.days), request.person.week_start, lambda day: about(DAY, habit.id, slot.number, day)
    )
    rows = (
        (
            Button(*_switch(slot, SWITCH_ONE, habit)),
            Button(text("button-move-reminder"), about(MOVE, habit.id, slot.number)),
            Button(text("button-remove-reminder"), about(REMOVE, habit.id, slot.number)),
        ),
        *week,
        (_last_call(habit), *_to_list()),
    )
    live = Live(about(ONE, habit.id, slot.number), frozenset({habit.id}), NO_DATE)
    return _screen(request, (*said, title), rows, live=live)


def move_question(habit: Habit, slot: Slot, request: Request) -> Reply:
    title = text("reminder-move", habit=habit.name, time=slot.time)
    rows = (
        *_times(habit, lambda at: about(MOVE_TO, habit.id, slot.number, at)),
        (Button(text("button-other-time"), about(MOVE_FORM, habit.id, slot.number)),),
        (Button(text("button-back"), about(ONE, habit.id, slot.number)),),
    )
    return _screen(request, (title,), rows)


def time_question(habit: Habit, request: Request) -> Reply:
    """When shall a new reminder of the habit come?"""
    rows = (
        *_times(habit, lambda at: about(NEW_AT, habit.id, at)),
        (Button(text("button-other-time"), about(NEW_FORM, habit.id)), _last_call(habit)),
        (Button(text("button-back"), about(ADD, 0)),),
    )
    return _screen(request, (text("reminder-when", habit=habit.name),), rows)


def habit_question(habits: Sequence[Habit], request: Request, first: int) -> Reply:
    """Which habit shall get a new reminder?"""
    kept = [habit for habit in habits if not is_archived(habit, request.today)]
    page = page_of(first, len(kept), PAGE)
    rows = [(Button(text("button-habit", habit=one.name), about(NEW, one.id)),) for one in kept[page]]
    turns = page_buttons(page, len(kept), lambda row: about(ADD, row))
    return _screen(request, (text("reminder-which-habit"),), (*rows, *turns, _to_list()))


def removed(habit: Habit, slot: Slot, request: Request) -> Reply:
    """What is said once it is gone, with the way back."""
    line = text("reminder-removed", habit=habit.name, time=slot.time)
    undo = Button(text("button-undo"), about(PUT_BACK, habit.id, slot.number, _minutes(slot.time), *_rest(slot)))
    return _screen(request, (line,), ((undo, *_to_list()),))


def time_form(habit: Habit, submits: Action, back: Action) -> Reply:
    field = Field(TYPED_TIME, text("field-time"), hint=text("field-time-hint"), longest=LONGEST_TIME)
    return Reply(form=Form(text("habit-time-form", habit=habit.name), (field,), submits, back=back))


def _rest(slot: Slot) -> tuple[int, int]:
    """The weekdays as bits, and whether it is on: so much does the button that puts it back carry."""
    return sum(1 << day for day in slot.days), int(slot.on)


def _row(one: Reminder, today: date) -> Text:
    facts: list[Fact] = [one.habit.name, *filter(None, [_days(one.slot)])]
    if one.slot.number == LAST_CALL:
        facts.append(text("last-call-row"))
    if running_pause(one.habit, today):
        facts.append(text("state-paused"))
    return text("reminder-row-on" if one.slot.on else "reminder-row-off", time=one.slot.time, facts=tuple(facts))


def _days(slot: Slot) -> Text | None:
    return None if slot.days == ALL_DAYS else schedule_text(Weekdays(slot.days))


def _switch(slot: Slot, op: str, habit: Habit, *more: int) -> tuple[Text, Action, Style]:
    """The button carries what it shall be then: a second tap switches nothing back."""
    label = text("button-switch-off" if slot.on else "button-switch-on")
    return label, about(op, habit.id, slot.number, int(not slot.on), *more), Style.PLAIN if slot.on else Style.GO


def _last_call(habit: Habit) -> Button:
    on = habit.last_call is None
    label = text("button-last-call-on" if on else "button-last-call-off")
    return Button(label, about(CALL, habit.id, int(on)))


def _times(habit: Habit, does: Callable[[int], Action]) -> tuple[tuple[Button, ...], ...]:
    taken = {slot.time for slot in habit.slots}
    buttons = [Button(text("button-time", time=at), does(_minutes(at))) for at in USUAL_TIMES if at not in taken]
    return tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _to_list() -> tuple[Button, ...]:
    return (Button(text("button-all-reminders"), about(LIST, 0)),)


def _screen(
    request: Request,
    lines: tuple[Text, ...],
    rows: tuple[tuple[Button, ...], ...],
    items: tuple[Item, ...] = (),
    live: Live | None = None,
) -> Reply:
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    return Reply(lines, items=items, rows=rows, place=place, live=live)
