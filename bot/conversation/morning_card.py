"""The morning after: what stayed open yesterday, or last week, in kind words, with everything that may help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.conversation.actions import about, write_id
from bot.conversation.day_card import UNDO
from bot.conversation.day_card import VIEW as SHOW_CARD
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.habit_card import ARCHIVE, PAUSE, TIMES
from bot.conversation.history import DATE
from bot.conversation.phrasing import period_whole_text
from bot.conversation.reply import Button, Fact, Reply, Style, Text, text
from core.actions.overview import Standing
from core.easier import asked_amount, can_be_on_workdays, less_than
from core.habits import AtLeast, Habit, Per
from core.morning import Miss, Missed
from core.outlook import Standing as Progress
from core.plan import newest_version, version_on
from core.spans import unit_of
from core.timeline import Judgement

ONE, WHICH, DID_IT, WHY, EASIER, LESS, WORKDAYS, KEEP = "mv", "mf", "md", "mr", "me", "ma", "mw", "mk"
"""Operations; most are about a habit and the date that stayed open."""
REASONS = ("forgot", "busy", "ill", "unwilling")
THOUSANDTHS = 1000


def morning_card(found: Sequence[Missed], today: date) -> Reply:
    """One message, however many habits it was."""
    if len(found) == 1:
        return one_card(found[0], today)
    rows = tuple(
        (Button(text("button-habit", habit=one.of.habit.name), about(ONE, one.of.habit.id, one.day, one.kind.value)),)
        for one in found
    )
    start = Button(text("button-start-again"), about(SHOW_DAY, today, 0), Style.GO)
    return Reply((_several(found),), rows=(*rows, (start,)), silent=True)


def _several(found: Sequence[Missed]) -> Text:
    names: tuple[Fact, ...] = tuple(one.of.habit.name for one in found)
    if all(one.of.unit is Per.DAY for one in found):
        return text("morning-several", habits=names)
    when = (text(f"morning-of-{one.of.unit}", habit=one.of.habit.name) for one in found)
    return text("morning-several-of", habits=tuple(when))


def one_card(missed: Missed, today: date) -> Reply:
    of, day = missed.of, missed.day
    if missed.kind is Miss.AGAIN:
        return _again(of.habit, day, of.unit)
    progress = of.standing_on(day)
    return _broken(missed, today) if progress is None else _short(missed, today, progress)


def _broken(missed: Missed, today: date) -> Reply:
    habit, day = missed.of.habit, missed.day
    lines = (text("morning-open", habit=habit.name), _yours(missed))
    rows = (
        (
            Button(text("button-forgot-to-tap"), about(DID_IT, habit.id, day)),
            Button(text("button-start-again"), about(SHOW_CARD, habit.id, today), Style.GO),
        ),
        (_easier(habit, day),),
        tuple(Button(text(f"miss-reason-{reason}"), about(WHY, habit.id, day, reason)) for reason in REASONS),
    )
    return Reply(lines, rows=rows, silent=True)


def _short(missed: Missed, today: date, progress: Progress) -> Reply:
    """A week or month with less than it asked for."""
    habit, day = missed.of.habit, missed.day
    version = version_on(habit, day)
    got = text("progress", amount=progress.got, whole=period_whole_text(progress, version.goal))
    open_line = text(f"morning-open-{unit_of(version)}", habit=habit.name, progress=got)
    forgot = Button(text("button-forgot-to-tap"), about(WHICH, habit.id, day))
    again = Button(text(f"button-start-again-{unit_of(version)}"), about(SHOW_CARD, habit.id, today), Style.GO)
    rows = ((forgot, again) if missed.forgotten else (again,), (_easier(habit, day),))
    return Reply((open_line, _yours(missed)) if missed.of.longest else (open_line,), rows=rows, silent=True)


def _yours(missed: Missed) -> Text:
    done, judged = missed.rate
    return text(f"morning-yours-{missed.of.unit}", best=missed.of.longest, done=done, of=judged)


def which_day(of: Judgement, day: date, dates: Sequence[date]) -> Reply:
    """`dates` of the week or month of `day`: where something is counted, each opens; else it is done by the tap."""
    habit, counted = of.habit, isinstance(version_on(of.habit, day).goal, AtLeast)
    buttons = tuple(
        Button(text("day-date", date=one), about(DATE if counted else DID_IT, habit.id, one)) for one in dates
    )
    back = Button(text("button-back"), about(ONE, habit.id, day, Miss.BROKEN.value))
    return Reply((text("morning-which", habit=habit.name),), rows=(*_in_threes(buttons), (back,)))


def _in_threes(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))


def _again(habit: Habit, day: date, unit: Per) -> Reply:
    """One question, then silence."""
    pauses = Button(text("button-pause-week"), about(PAUSE, habit.id))
    row = (
        pauses if unit is Per.DAY else _easier(habit, day),
        Button(text("button-keep-asking"), about(KEEP, habit.id)),
        Button(text("button-archive"), about(ARCHIVE, habit.id)),
    )
    question = text("morning-again" if unit is Per.DAY else "morning-smaller", habit=habit.name)
    return Reply((question,), rows=(row,), silent=True)


def because(standing: Standing, day: date, reason: str) -> Reply:
    """What is said to the reason, and what may help."""
    habit = standing.habit
    helps: Sequence[Button]
    match reason:
        case "ill":
            helps = [Button(text("button-pause-week"), about(PAUSE, habit.id), Style.GO)]
        case "unwilling":
            helps = [_easier(habit, day), Button(text("button-archive"), about(ARCHIVE, habit.id))]
        case "busy":
            helps = [_other_time(habit), _easier(habit, day)]
        case _:
            helps = [_other_time(habit)]
    undo = Button(text("button-undo"), about(UNDO, habit.id, day))
    return Reply((text(f"because-{reason}", habit=habit.name),), rows=(tuple(helps), (undo,)))


def easier_question(habit: Habit, day: date) -> Reply:
    """Less of it, on fewer days, or at another time: whichever the habit allows."""
    version = newest_version(habit)
    options = []
    now = asked_amount(habit, version)
    if now is not None and (less := less_than(now, version)):
        options.append(Button(text("button-less", amount=less, before=now), about(LESS, habit.id, _number(less))))
    if can_be_on_workdays(version):
        options.append(Button(text("button-weekdays-only"), about(WORKDAYS, habit.id)))
    back = Button(text("button-back"), about(ONE, habit.id, day, Miss.BROKEN.value))
    rows = (*((tuple(options),) if options else ()), (_other_time(habit),), (back,))
    return Reply((text("easier-how", habit=habit.name),), rows=rows)


def _number(amount: Decimal) -> str:
    return write_id(int(amount * THOUSANDTHS))


def _easier(habit: Habit, day: date) -> Button:
    return Button(text("button-easier"), about(EASIER, habit.id, day))


def _other_time(habit: Habit) -> Button:
    return Button(text("button-another-time"), about(TIMES, habit.id))
