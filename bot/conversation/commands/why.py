"""/why: the last fourteen dates of a habit, each with the rule that decided it."""

from __future__ import annotations

from datetime import date

from bot.conversation.actions import about
from bot.conversation.command import Command
from bot.conversation.options import HabitChoice, NotUnderstood
from bot.conversation.phrasing import plan_text, streak_text
from bot.conversation.reply import Button, Reply, Text, text
from bot.conversation.request import Request
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.days import DAY
from core.plan import version_on
from core.ports import Storage
from core.timeline import State

HABIT = HabitChoice("habit")
EXPLAIN = "wy"
DATES = 14
MOST_HABITS = 20
GOOD = (State.DONE, State.BONUS)
BROKEN = (State.MISSED, State.PARTIAL)


async def run(request: Request, storage: Storage) -> Reply:
    """With several habits and none named: which one?"""
    if request.rest:
        raise NotUnderstood(words=request.rest)
    habits = await storage.habits.all(request.person.id)
    chosen = request.value(HABIT) or (habits[0] if len(habits) == 1 else None)
    if chosen is not None:
        return _explain(await standing_of(storage, request.person, chosen.id, request.now), request)
    if not habits:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    rows = tuple(
        (Button(text("button-habit", habit=habit.name), about(EXPLAIN, habit.id)),) for habit in habits[:MOST_HABITS]
    )
    return Reply((text("why-which"),), rows=rows)


async def tap(request: Request, storage: Storage) -> Reply:
    return _explain(await standing_of(storage, request.person, request.habit(), request.now), request)


def _explain(standing: Standing, request: Request) -> Reply:
    judgement, habit = standing.judgement, standing.habit
    title = text(
        "why-title",
        habit=habit.name,
        plan=plan_text(version_on(habit, request.today)),
        streak=streak_text(judgement.current, judgement.unit),
    )
    dates = [request.today - back * DAY for back in range(DATES)]
    lines = [line for day in dates if (line := _line(standing, day))]
    return Reply((title, *lines))


def _line(standing: Standing, day: date) -> Text | None:
    rule, state = standing.judgement.rule(day), standing.state(day)
    if rule is None or state is State.BEFORE:
        return None
    mark = "good" if state in GOOD else "broken" if state in BROKEN else "neutral"
    reason = text(f"rule-{rule.name.lower().replace('_', '-')}")
    return text(f"why-row-{mark}", date=day, reason=reason)


COMMAND = Command("why", run, options=(HABIT,), taps={EXPLAIN: tap}, place_in_menu=75)
