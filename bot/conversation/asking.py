"""The buttons of a reminder that are about asking: again later, or not any more today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.conversation import zones
from bot.conversation.actions import about
from bot.conversation.day_card import DONE, HUSH, SNOOZE, day_card
from bot.conversation.reply import Button, Place, Reply, Style, text
from bot.conversation.request import Request
from core.actions.dates import is_open
from core.actions.log import standing_of
from core.actions.remind import hush, snooze
from core.days import zone_at
from core.ports import Storage

LONGER_MINUTES = 60
MOST_MINUTES = 12 * 60


async def view(request: Request, storage: Storage) -> Reply:
    """The card of a habit and date as it stands."""
    standing = await standing_of(storage, request.person, request.habit(), request.now)
    return day_card(standing, request.person, request.day(), request.now, Place.SAME)


async def tap_snooze(request: Request, storage: Storage) -> Reply:
    habit, day, minutes = request.habit(), request.day(), min(request.number(2), MOST_MINUTES)
    standing = await standing_of(storage, request.person, habit, request.now)
    in_time = is_open(request.person, standing.habit, day, request.now)
    if not in_time or not standing.judgement.still_needed(day):
        toast = text("toast-already") if standing.is_done(day) else None
        return replace(day_card(standing, request.person, day, request.now, Place.SAME), toast=toast)
    at = await snooze(storage, request.person, habit, day, request.now, timedelta(minutes=minutes))
    time = zones.wall_time(zone_at(request.person.clock, request.now), at)
    card = day_card(standing, request.person, day, request.now, Place.SAME)
    rows = (
        (
            Button(text("button-done"), about(DONE, habit, day), Style.GO),
            Button(text("button-snooze", minutes=LONGER_MINUTES), about(SNOOZE, habit, day, LONGER_MINUTES)),
        ),
        (Button(text("button-hush"), about(HUSH, habit, day)),),
    )
    lines = (text("card-snoozed", habit=standing.habit.name, time=time),)
    return replace(card, lines=lines, rows=rows, toast=text("toast-snoozed", time=time))


async def tap_hush(request: Request, storage: Storage) -> Reply:
    habit, day = request.habit(), request.day()
    standing = await standing_of(storage, request.person, habit, request.now)
    await hush(storage, request.person, habit, day, request.now)
    return replace(day_card(standing, request.person, day, request.now, Place.SAME), toast=text("toast-hushed"))
