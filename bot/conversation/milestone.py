"""A round number is reached: a message of its own, with a card to keep."""

from __future__ import annotations

from bot.conversation.actions import about
from bot.conversation.heatmap import cells_of, look_of
from bot.conversation.reply import Button, Picture, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core import milestones
from core.actions.log import Logged
from core.actions.overview import Standing
from core.days import DAY
from core.habits import Per
from core.pictures import MilestonePicture

SHARE, CALM = "mh", "mc"
"""Operations: the card to pass on, of a habit; no celebrations from now on."""
CARD_DAYS = 84
MOST_STONES = 9
SPECIAL = (7, 21, 100, 365)
"""Counts of days that have a sentence of their own."""


def milestone(request: Request, logged: Logged) -> tuple[Reply, ...]:
    """Nothing, unless this very write reached a round number. In calm mode it is one plain sentence."""
    count = logged.milestone
    if count is None or logged.already:
        return ()
    unit, habit = logged.after.unit, logged.habit.name
    title = text(f"milestone-{unit}", count=count, habit=habit)
    sentence = _sentence(logged, count)
    if request.person.preferences.calm:
        return (Reply((text(f"milestone-calm-{unit}", count=count, habit=habit),), silent=True),)
    voice = voice_of(request.person)
    first = request.today - (CARD_DAYS - 1) * DAY
    card = MilestonePicture(
        look_of(request.person, request.now),
        str(count),
        render(text(f"milestone-unit-{unit}", count=count), voice),
        habit,
        render(sentence, voice),
        stones=stones(unit, count),
        first=first,
        cells=cells_of([Standing(logged.diary, logged.after)], first, request.today),
    )
    row = (
        Button(text("button-share"), about(SHARE, logged.habit.id)),
        Button(text("button-calm-mode"), about(CALM)),
    )
    return (Reply((title, sentence), rows=(row,), picture=Picture(card, title), celebrate=True),)


def stones(unit: Per, count: int) -> int:
    """How high the cairn of a milestone is."""
    return min(MOST_STONES, 1 + milestones.height(unit, count))


def _sentence(logged: Logged, count: int) -> Text:
    if logged.before.longest >= count:
        return text("milestone-again")
    special = logged.after.unit is Per.DAY and count in SPECIAL
    return text(f"milestone-says-{count}") if special else text("milestone-says")
