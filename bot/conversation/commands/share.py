"""/share: a card of one streak, to post where others see it."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.actions import about, write_id
from bot.conversation.command import Command
from bot.conversation.heatmap import heatmap, look
from bot.conversation.options import HabitChoice, NotUnderstood
from bot.conversation.phrasing import streak_text
from bot.conversation.reply import Button, Picture, Place, Reply, Share, Style, text
from bot.conversation.request import Request, Tapped
from bot.conversation.wording import Voice, plain, render
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.pictures import SharePicture
from core.ports import Storage

HABIT = HabitChoice("habit")
CARD = "sc"
"""Operation: the card of a habit."""
WEEKS = 13
STONES_AT = (1, 3, 7, 14, 21, 50, 100, 200, 365)
"""Streaks at which the cairn grows by a stone."""


async def run(request: Request, storage: Storage) -> Reply:
    """With several habits and none named: which one?"""
    if request.rest:
        raise NotUnderstood(words=request.rest)
    habits = await storage.habits.all(request.person.id)
    chosen = request.value(HABIT) or (habits[0] if len(habits) == 1 else None)
    if chosen is not None:
        return _card(await standing_of(storage, request.person, chosen.id, request.now), request)
    if not habits:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    rows = tuple((Button(text("button-habit", habit=habit.name), about(CARD, habit.id)),) for habit in habits)
    return Reply((text("share-which"),), rows=rows)


async def tap(request: Request, storage: Storage) -> Reply:
    return _card(await standing_of(storage, request.person, request.habit(), request.now), request)


def _card(standing: Standing, request: Request) -> Reply:
    """Says what was kept and nothing that was missed; where a card can be passed on, a button does."""
    judgement, habit = standing.judgement, standing.habit
    streak = streak_text(judgement.current, judgement.unit)
    said = text("share-card", habit=habit.name, streak=streak)
    button = Button(text("button-share"), Share(write_id(habit.id)), Style.PRIMARY)
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    return Reply((said,), rows=((button,),), picture=Picture(_picture(standing, request), said), place=place)


def _picture(standing: Standing, request: Request) -> SharePicture:
    judgement, person = standing.judgement, request.person
    voice = Voice(person.language)
    year = heatmap([standing], text("stats-title-all", count=1), text("day-today"), voice, request.today, WEEKS,
                   person.week_start)  # fmt: skip
    unit = render(text(f"share-unit-{judgement.unit}", count=judgement.current), voice, plain)
    return SharePicture(
        look(voice, person.week_start),
        str(judgement.current),
        unit,
        standing.habit.name,
        person.name,
        max(1, sum(judgement.current >= step for step in STONES_AT)),
        request.today - timedelta(days=len(year.cells) - 1),
        year.cells,
    )


COMMAND = Command("share", run, options=(HABIT,), taps={CARD: tap}, place_in_menu=78)
