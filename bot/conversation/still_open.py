"""What is said not to be done yet, or to have been forgotten: nothing is logged, and the habit's card shows the way."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.day_card import day_card
from bot.conversation.day_list import day_list
from bot.conversation.phrasing import day_text, streak_text
from bot.conversation.reply import Reply, Text, text
from bot.conversation.request import Request
from core.actions.log import standing_of
from core.actions.overview import Standing
from core.phrase import LogPhrase, Open
from core.ports import Storage


async def still_open(request: Request, storage: Storage, phrase: LogPhrase) -> Reply | None:
    """The card of one habit, else the list of the day. None: it is about something that is no habit."""
    day = min(phrase.days[0], request.today)
    if len(phrase.habits) == 1:
        standing = await standing_of(storage, request.person, phrase.habits[0], request.now)
        card = day_card(standing, request.person, day, request.now)
        return replace(card, lines=(_said(request, standing, phrase, day == request.today), *card.lines))
    return await day_list(request, storage, day) if phrase.habits or not phrase.rest else None


def _said(request: Request, standing: Standing, phrase: LogPhrase, is_today: bool) -> Text:
    day = phrase.days[0]
    named = day_text(day, request.today)
    if standing.entry(min(day, request.today)) is not None:
        return text("open-logged", day=named)
    if phrase.open is Open.UNLOGGED:
        return text("open-unlogged", day=named)
    if is_today:
        return text("open-later")
    of = standing.judgement
    return text("open-forgotten", day=named, count=of.current, streak=streak_text(of.current, of.unit))
