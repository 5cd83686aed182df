"""/stats: a picture of the year, and the same facts in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.conversation.actions import about
from bot.conversation.command import Command, Where
from bot.conversation.heatmap import WEEKS_A_YEAR, heatmap
from bot.conversation.insights import insight_lines
from bot.conversation.options import HabitChoice, NotUnderstood
from bot.conversation.phrasing import streak_text
from bot.conversation.reply import Button, Picture, Place, Reply, Style, Text, text
from bot.conversation.request import Request, Tapped
from core.actions.log import NoSuchHabit
from core.actions.overview import Standing, standings
from core.ports import Storage

HABIT = HabitChoice("habit")
SHOW = "st"
"""Operation: about a habit (0: all of them) and a number of days."""
ALL = 0
BY_HABIT = "h"
"""Behind what a chip of the second row does: Discord wants it told from the same view by a chip of the first."""
PERIODS = (30, 90, 365)
USUAL_PERIOD = 90
CHIPS_A_ROW = 3
MAX_CHIPS = 9


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    chosen = request.value(HABIT)
    return await _show(request, storage, chosen.id if chosen else ALL, USUAL_PERIOD)


async def tap(request: Request, storage: Storage) -> Reply:
    days = request.number(1)
    return await _show(request, storage, request.number(0), days if days in PERIODS else USUAL_PERIOD)


async def _show(request: Request, storage: Storage, habit: int, days: int) -> Reply:
    found = await standings(storage, request.person, request.now)
    if not found:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    shown = [one for one in found if habit in (ALL, one.habit.id)]
    if not shown:
        raise NoSuchHabit
    facts = _facts(shown, request, days)
    title = text("stats-title-one", habit=shown[0].habit.name) if habit else text("stats-title-all", count=len(shown))
    values = heatmap(shown, title, facts[0], request, WEEKS_A_YEAR, _first(request, days))
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    alt = text("stats-alt", title=title, facts=tuple(facts))
    insights = await insight_lines(request, storage, shown[0]) if len(shown) == 1 else []
    return Reply((title, *facts, *insights), rows=_chips(found, habit, days), picture=Picture(values, alt), place=place)


def _first(request: Request, days: int) -> date:
    return request.today - timedelta(days=days - 1)


def _facts(shown: Sequence[Standing], request: Request, days: int) -> list[Text]:
    first = _first(request, days)
    rates = [one.judgement.rate_between(first, request.today) for one in shown]
    done, judged = sum(rate[0] for rate in rates), sum(rate[1] for rate in rates)
    if judged:
        facts = [text("stats-rate", percent=round(100 * done / judged), done=done, judged=judged, days=days)]
    else:
        facts = [text("stats-no-rate", days=days)]
    if len(shown) == 1:
        judgement = shown[0].judgement
        if judgement.longest:
            best = streak_text(judgement.longest, judgement.unit)
            facts.append(text("stats-streak", now=streak_text(judgement.current, judgement.unit), best=best))
        facts.append(text("stats-strength", percent=round(100 * judgement.strength)))
    return facts


def _chips(found: Sequence[Standing], habit: int, days: int) -> tuple[tuple[Button, ...], ...]:
    periods = tuple(
        Button(text("button-period", days=period), about(SHOW, habit, period), _chosen(period == days))
        for period in PERIODS
    )
    habits = [Button(text("button-all-habits"), about(SHOW, ALL, days, BY_HABIT), _chosen(habit == ALL))]
    for one in found[:MAX_CHIPS] if len(found) > 1 else ():
        label = text("button-habit", habit=one.habit.name)
        habits.append(Button(label, about(SHOW, one.habit.id, days, BY_HABIT), _chosen(one.habit.id == habit)))
    rows = (
        [tuple(habits[at : at + CHIPS_A_ROW]) for at in range(0, len(habits), CHIPS_A_ROW)] if len(habits) > 1 else []
    )
    return (periods, *rows)


def _chosen(yes: bool) -> Style:
    return Style.PRIMARY if yes else Style.PLAIN


COMMAND = Command("stats", run, options=(HABIT,), taps={SHOW: tap}, where=Where.BOTH, place_in_menu=70)
