"""The morning after: what stayed open yesterday, in kind words, with everything that may help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.conversation.actions import about, write_id
from bot.conversation.day_card import UNDO
from bot.conversation.day_card import VIEW as SHOW_CARD
from bot.conversation.day_list import VIEW as SHOW_DAY
from bot.conversation.habit_card import ARCHIVE, PAUSE, TIMES
from bot.conversation.reply import Button, Fact, Reply, Style, text
from core.actions.overview import Standing
from core.easier import asked_amount, can_be_on_workdays, half_of
from core.habits import Habit
from core.morning import Miss, Missed
from core.plan import newest_version
from core.timeline import Judgement

ONE, DID_IT, WHY, EASIER, LESS, WORKDAYS, KEEP = "mv", "md", "mr", "me", "ma", "mw", "mk"
"""Operations; most are about a habit and the date that stayed open."""
REASONS = ("forgot", "busy", "ill", "unwilling")
THOUSANDTHS = 1000


def morning_card(found: Sequence[Missed], today: date) -> Reply:
    """One message, however many habits it was."""
    if len(found) == 1:
        return one_card(found[0].of, found[0].date, found[0].kind, today)
    names: tuple[Fact, ...] = tuple(one.of.habit.name for one in found)
    rows = tuple(
        (Button(text("button-habit", habit=one.of.habit.name), about(ONE, one.of.habit.id, one.date, one.kind.value)),)
        for one in found
    )
    start = Button(text("button-start-again"), about(SHOW_DAY, today, 0), Style.GO)
    return Reply((text("morning-several", habits=names),), rows=(*rows, (start,)), silent=True)


def one_card(of: Judgement, day: date, kind: Miss, today: date) -> Reply:
    return _again(of.habit) if kind is Miss.AGAIN else _broken(of, day, today)


def _broken(of: Judgement, day: date, today: date) -> Reply:
    habit = of.habit
    done, judged = Missed(of, day, Miss.BROKEN).rate
    lines = (text("morning-open", habit=habit.name), text("morning-yours", best=of.longest, done=done, of=judged))
    rows = (
        (
            Button(text("button-forgot-to-tap"), about(DID_IT, habit.id, day)),
            Button(text("button-start-again"), about(SHOW_CARD, habit.id, today), Style.GO),
        ),
        (_easier(habit, day),),
        tuple(Button(text(f"miss-reason-{reason}"), about(WHY, habit.id, day, reason)) for reason in REASONS),
    )
    return Reply(lines, rows=rows, silent=True)


def _again(habit: Habit) -> Reply:
    """One question, then silence."""
    rows = (
        (
            Button(text("button-pause-week"), about(PAUSE, habit.id)),
            Button(text("button-keep-asking"), about(KEEP, habit.id)),
            Button(text("button-archive"), about(ARCHIVE, habit.id)),
        ),
    )
    return Reply((text("morning-again", habit=habit.name),), rows=rows, silent=True)


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
    if now is not None and (half := half_of(now)):
        options.append(Button(text("button-less", amount=half, before=now), about(LESS, habit.id, _number(half))))
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
