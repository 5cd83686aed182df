"""/share: a card of one streak, to post where others see it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.choosing import WhichHabit
from bot.conversation.command import Command, Where
from bot.conversation.heatmap import cells_of, first_date, look_of
from bot.conversation.milestone import SHARE
from bot.conversation.options import HabitChoice, chosen_as
from bot.conversation.phrasing import streak_text
from bot.conversation.reply import Button, Picture, Place, Reply, Share, Style, text
from bot.conversation.request import Request, Tapped
from bot.conversation.wording import plain, render, voice_of
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.pictures import SharePicture
from core.ports import Storage
from core.timeline import Judgement

HABIT = HabitChoice("habit")
CARD, PAGES, POST = "sc", "sp", "sh"
"""Operations: the card of a habit; the habits to choose from, from a row on; the card for all who are here."""
WHICH = WhichHabit(HABIT, text("share-which"), CARD, PAGES)
WEEKS = 13
STONES_AT = (1, 3, 7, 14, 21, 50, 100, 200, 365)
"""Streaks at which the cairn grows by a stone."""


async def run(request: Request, storage: Storage) -> Reply:
    chosen = await WHICH.answer(request, storage)
    if isinstance(chosen, Reply):
        return chosen
    return _card(await standing_of(storage, request.person, chosen.id, request.now), request)


async def tap(request: Request, storage: Storage) -> Reply:
    back = (Button(text("button-back"), about(PAGES, 0)),)
    card = _card(await standing_of(storage, request.person, request.habit(), request.now), request)
    return replace(card, rows=(*card.rows, back))


async def tap_milestone(request: Request, storage: Storage) -> Reply:
    """Beside the milestone, which stays as it is."""
    card = _card(await standing_of(storage, request.person, request.habit(), request.now), request)
    return replace(card, place=Place.NEW)


async def tap_post(request: Request, storage: Storage) -> Reply:
    """Where others read along: what they see is the card alone."""
    card = _card(await standing_of(storage, request.person, request.habit(), request.now), request)
    said = text("share-card-of", name=request.person.name, card=card.lines[0]) if request.person.name else card.lines[0]
    return replace(card, lines=(said,), rows=(), place=Place.NEW)


def _card(standing: Standing, request: Request) -> Reply:
    """Says what was kept and nothing that was missed. A button passes it on, where the platform can; or posts it where
    it was asked for among others, who have seen nothing of it yet."""
    judgement, habit = standing.judgement, standing.habit
    streak = streak_text(judgement.current or judgement.longest, judgement.unit)
    key = "share-card-best" if _has_ended(judgement) else "share-card"
    said = text(key, habit=habit.name, streak=streak)
    private = Button(text("button-share"), Share(chosen_as(habit)), Style.PRIMARY)
    here = Button(text("button-post-here"), about(POST, habit.id), Style.PRIMARY)
    button = private if request.event.private else here
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    return Reply((said,), rows=((button,),), picture=Picture(_picture(standing, request), said), place=place)


def _has_ended(judgement: Judgement) -> bool:
    """It is not held up as 0: the best one is shown."""
    return bool(judgement.longest and not judgement.current)


def _picture(standing: Standing, request: Request) -> SharePicture:
    judgement, person = standing.judgement, request.person
    voice = voice_of(person)
    first = first_date(request.today, WEEKS, person.week_start)
    shown = judgement.current or judgement.longest
    key = f"share-unit-best-{judgement.unit}" if _has_ended(judgement) else f"share-unit-{judgement.unit}"
    unit = render(text(key, count=shown), voice, plain)
    return SharePicture(
        look_of(person, request.now),
        str(shown),
        unit,
        standing.habit.name,
        person.name,
        max(1, sum(shown >= step for step in STONES_AT)),
        first,
        cells_of([standing], first, request.today),
    )


COMMAND = Command(
    "share",
    run,
    options=(HABIT,),
    taps={CARD: tap, PAGES: WHICH.turn, SHARE: tap_milestone, POST: tap_post},
    where=Where.BOTH,
    aloud=frozenset({POST}),
    place_in_menu=78,
)
