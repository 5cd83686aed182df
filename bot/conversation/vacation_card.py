"""Vacations as screens: how long, the dates as they are kept, which habits; and what the day of return says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.actions import about
from bot.conversation.day_list import SKIP_LIST
from bot.conversation.day_list import VACATION as ASK
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.habit_card import place_of
from bot.conversation.off import vacation_dates
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.reply import Action, Button, Field, Form, Item, Reply, Style, Text, text
from bot.conversation.request import Request
from core.actions.vacation import Vacation
from core.habits import Habit
from core.phrase import Absence, DateSpan

TAKE, CARD, END, UNDO, MORE_DAYS = "vb", "vc", "vx", "vu", "vm"
PICK, PICKED, CHANGE, CHANGED = "vf", "vg", "ve", "vh"
SOME, SOME_ON = "vs", "vt"
"""Operations; most are about the dates of a vacation, "-" in the place of the last one that nobody knows yet."""
OPEN_END = "-"
FROM, UNTIL = "from", "to"
"""Fields of the form."""
LONGEST_DATE = 40
PAGE = 10
LENGTHS = ("weekend", "week", "fortnight", "open")
FROM_TO = "span"
"""In the place of a length: the two dates follow."""


def question(request: Request, known: Sequence[Vacation], habits: Sequence[Habit], *said: Text) -> Reply:
    """How long? Above it what is planned already; some habits' days off go without saying while all are off."""
    known = [one for one in known if not one.habits or Vacation(one.first, one.last) not in known]
    lines = tuple(vacation_text(one, habits) for one in known)
    cards = [(Button(_label(one, habits, known), _at(CARD, one)),) for one in known[:PAGE]]
    presets = [Button(text(f"button-off-{length}"), about(TAKE, length)) for length in LENGTHS]
    pick = Button(text("button-pick-dates"), about(PICK))
    rows = (*cards, tuple(presets[:3]), (pick, presets[3]))
    return _screen(request, (*said, *lines, text("vacation-how-long")), rows)


def offer(request: Request, absence: Absence) -> Reply:
    """To somebody who says that nothing is done: all of it may rest, or some of it be skipped. Nothing is done yet."""
    today = request.today
    span = absence.span or DateSpan(today, today)
    dates = vacation_dates(span.first, span.last)
    label = text("button-off-dates", dates=dates) if absence.span else text("button-off-today")
    rests = Button(label, about(TAKE, FROM_TO, span.first, span.last or OPEN_END), Style.GO)
    longer = [Button(text(f"button-off-{length}"), about(TAKE, length)) for length in ("week", "open")]
    skips = Button(text("button-skip-some"), about(SKIP_LIST, max(span.first, today), 0))
    lines = (text(f"away-{absence.why}"), text("away-how"))
    return Reply(
        lines, rows=((rests,), tuple(longer), (skips, Button(text("button-show-today"), about(SHOW_DAY, today, 0))))
    )


def card(request: Request, one: Vacation, habits: Sequence[Habit], *said: Text) -> Reply:
    running = one.first < request.today
    end = text("button-back-again") if one.runs_on(request.today) and running else text("button-cancel-vacation")
    rows = (
        (
            Button(text("button-some-habits"), _at(SOME, one, 0)),
            Button(text("button-change-dates"), _at(CHANGE, one)),
            Button(end, _at(END, one), Style.GO if running else Style.PLAIN),
        ),
        (Button(text("button-back"), about(ASK)),),
    )
    return _screen(request, (*said, vacation_text(one, habits)), rows)


def which_habits(request: Request, one: Vacation, habits: Sequence[Habit], first: int) -> Reply:
    """A row for each habit; a tap takes it in or leaves it out."""
    page = page_of(first, len(habits), PAGE)
    items = tuple(_toggle(one, habit, page.start) for habit in habits[page])
    turns = page_buttons(page, len(habits), lambda row: _at(SOME, one, row))
    finish = (Button(text("button-finish"), _at(CARD, one), Style.GO),)
    return _screen(
        request, (text("vacation-which", dates=vacation_dates(one.first, one.last)),), (*turns, finish), items
    )


def _toggle(one: Vacation, habit: Habit, first: int) -> Item:
    off = not one.habits or habit.id in one.habits
    line = text("vacation-rests" if off else "vacation-goes-on", habit=habit.name)
    label = text("button-goes-on" if off else "button-rests")
    return Item(line, Button(label, _at(SOME_ON, one, first, habit.id, int(not off))))


def ended(request: Request, one: Vacation) -> Reply:
    line = text(
        "vacation-back" if one.first < request.today else "vacation-cancelled",
        dates=vacation_dates(one.first, one.last),
    )
    rows = (
        (
            Button(text("button-undo"), _at(UNDO, one)),
            Button(text("button-show-today"), about(SHOW_DAY, request.today, 0)),
        ),
    )
    return _screen(request, (line,), rows)


def dates_form(request: Request, one: Vacation | None) -> Reply:
    """Of a vacation to come, or of one that is to be changed."""
    given = (f"{one.first}", f"{one.last or ''}") if one else ("", "")
    hint = text("field-date-hint")
    fields = (
        Field(FROM, text("field-from"), given=given[0], hint=hint, longest=LONGEST_DATE),
        Field(UNTIL, text("field-until"), given=given[1], required=False, hint=hint, longest=LONGEST_DATE),
    )
    submits, back = (_at(CHANGED, one), _at(CARD, one)) if one else (about(PICKED), about(ASK))
    return Reply(form=Form(text("vacation-form"), fields, submits, back=back))


def welcome_back(habits: Sequence[Habit], day: date) -> Reply:
    """What is said on the day of return, without a sound."""
    line = text("vacation-welcome", count=len(habits))
    rows = (
        (
            Button(text("button-show-today"), about(SHOW_DAY, day, 0), Style.PRIMARY),
            Button(text("button-one-more-day"), about(MORE_DAYS, day)),
        ),
    )
    return Reply((line,), rows=rows, silent=True)


def vacation_text(one: Vacation, habits: Sequence[Habit]) -> Text:
    """ "10 Aug – 17 Aug: no reminders, streaks on hold"; only for which habits, if not for all."""
    if not one.habits:
        return text("vacation", dates=vacation_dates(one.first, one.last))
    names = _names(one, habits)
    return text("vacation-some", dates=vacation_dates(one.first, one.last), habits=names, count=len(names))


def _label(one: Vacation, habits: Sequence[Habit], known: Sequence[Vacation]) -> Text:
    """Two of the same dates are told apart by whom they are for; two of several habits of one start, by their end."""
    dates, names = vacation_dates(one.first, one.last), _names(one, habits)
    if not names:
        return text("button-vacation", dates=dates)
    several = [other for other in known if other.first == one.first and len(other.habits) > 1]
    if len(names) > 1 and len(several) > 1:
        if one.last is None:
            return text("button-vacation-some-open", count=len(names))
        return text("button-vacation-some-until", last=one.last, count=len(names))
    return text("button-vacation-some", dates=dates, first=one.first, habit=names[0], count=len(names))


def _names(one: Vacation, habits: Sequence[Habit]) -> tuple[str, ...]:
    return tuple(habit.name for habit in habits if habit.id in one.habits)


def _at(op: str, one: Vacation, *more: int) -> Action:
    return about(op, one.first, one.last or OPEN_END, *more)


def _screen(
    request: Request, lines: tuple[Text, ...], rows: Sequence[tuple[Button, ...]], items: tuple[Item, ...] = ()
) -> Reply:
    return Reply(lines, items=items, rows=tuple(rows), place=place_of(request))
