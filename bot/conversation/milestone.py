"""A round number is reached: a message of its own, with a card to keep."""

from __future__ import annotations

from bot.conversation.heatmap import cells_of, look_of
from bot.conversation.reply import Picture, Reply, text
from bot.conversation.request import Request
from bot.conversation.wording import render, voice_of
from core.actions.log import MILESTONES, Logged
from core.actions.overview import Standing
from core.days import DAY
from core.habits import Per
from core.pictures import MilestonePicture

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
    special = unit is Per.DAY and count in SPECIAL
    sentence = text(f"milestone-says-{count}") if special else text("milestone-says")
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
        stones=min(MOST_STONES, 1 + sorted(MILESTONES).index(count)),
        first=first,
        cells=cells_of([Standing(logged.diary, logged.after)], first, request.today),
    )
    return (Reply((title, sentence), picture=Picture(card, title), celebrate=True),)
