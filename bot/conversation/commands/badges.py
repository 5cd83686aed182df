"""/badges: every milestone ever reached on one sheet, and which is next. Worked out, never kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.actions import about
from bot.conversation.command import Command, Where
from bot.conversation.day_list import STATS
from bot.conversation.day_list import VIEW as TODAY
from bot.conversation.heatmap import look_of
from bot.conversation.logged import place_of
from bot.conversation.milestone import CALM, stones
from bot.conversation.options import NotUnderstood
from bot.conversation.pages import page_buttons, page_of
from bot.conversation.reply import EVER, Button, Live, Picture, Place, Reply, Text, text
from bot.conversation.request import Request
from bot.conversation.wording import Voice, plain, render, voice_of
from core import milestones
from core.actions.overview import Standing, standings
from core.habits import Per
from core.pictures import Badge, BadgesPicture
from core.ports import Storage

VIEW, NO_CALM = "bg", "mn"
"""Operations: the sheet, from a habit on; celebrations as before."""
PAGE = 6
"""Habits to a sheet: each has a row."""
IN_A_ROW = 3


async def run(request: Request, storage: Storage) -> Reply:
    if request.rest:
        raise NotUnderstood(words=request.rest)
    return await _sheet(request, storage, 0)


async def view(request: Request, storage: Storage) -> Reply:
    return await _sheet(request, storage, request.number(0))


async def _sheet(request: Request, storage: Storage, first: int) -> Reply:
    found = await standings(storage, request.person, request.now)
    if not found:
        return Reply((text("list-empty", day=text("day-today")), text("list-empty-how")))
    earned = {one.habit.id: milestones.badges(one.judgement) for one in found}
    count = sum(map(len, earned.values()))
    ranked = sorted(found, key=lambda one: not earned[one.habit.id])
    page = page_of(first, len(ranked), PAGE)
    title = text("badges-title", count=count)
    lines = [_line(one, earned[one.habit.id]) for one in ranked[page]]
    voice = voice_of(request.person)
    tiles = [tile for one in ranked[page] for tile in _tiles(one, earned[one.habit.id], voice)]
    values = BadgesPicture(look_of(request.person, request.now), render(title, voice, plain), "", tuple(tiles))
    turns = page_buttons(page, len(ranked), lambda row: about(VIEW, row))
    alt = text("badges-alt", title=title, facts=tuple(lines))
    stats = (Button(text("button-stats"), about(STATS)), Button(text("button-show-today"), about(TODAY)))
    live = Live(about(VIEW, page.start), frozenset(earned), request.today, since=EVER)
    picture = Picture(values, alt)
    return Reply((title, *lines), rows=(*turns, stats), picture=picture, place=place_of(request), live=live)


def _line(one: Standing, earned: Sequence[milestones.Badge]) -> Text:
    """What was reached, and how far it is to the next."""
    judgement = one.judgement
    counts = [text(f"badge-{badge.unit}", count=badge.count) for badge in earned]
    if earned:
        counts[-1] = text("badge-on", badge=counts[-1], date=earned[-1].on)
    following = milestones.ahead(judgement.unit, judgement.longest)
    if following is not None:
        next_one = text(f"badge-{judgement.unit}", count=following)
        counts.append(text("badge-next", badge=next_one, left=following - judgement.current))
    return text("badges-row", habit=one.habit.name, facts=tuple(counts))


def _tiles(one: Standing, earned: Sequence[milestones.Badge], voice: Voice) -> list[Badge]:
    """A row: the highest ones reached, and after them those that are next."""
    judgement, highest = one.judgement, earned[-IN_A_ROW + 1 :]
    tiles = [_tile(one, badge.unit, badge.count, voice, earned=True) for badge in highest]
    best: int | None = judgement.longest
    while len(tiles) < IN_A_ROW and best is not None:
        best = milestones.ahead(judgement.unit, best)
        if best is not None:
            tiles.append(_tile(one, judgement.unit, best, voice, earned=False))
    return tiles


def _tile(one: Standing, unit: Per, count: int, voice: Voice, *, earned: bool) -> Badge:
    label = render(text(f"badge-label-{unit}", habit=one.habit.name), voice, plain)
    return Badge(str(count), label, earned, stones(unit, count))


async def tap_calm(request: Request, storage: Storage) -> Reply:
    """No celebrations from now on."""
    back = Button(text("button-undo"), about(NO_CALM))
    return replace(await _be_calm(request, storage, calm=True), rows=((back,),))


async def tap_no_calm(request: Request, storage: Storage) -> Reply:
    return await _be_calm(request, storage, calm=False)


async def _be_calm(request: Request, storage: Storage, *, calm: bool) -> Reply:
    preferences = replace(request.person.preferences, calm=calm)
    await storage.people.save(replace(request.person, preferences=preferences))
    return Reply((text("calm-on" if calm else "calm-off"),), place=Place.NEW if calm else place_of(request))


COMMAND = Command(
    "badges",
    run,
    taps={VIEW: view, CALM: tap_calm, NO_CALM: tap_no_calm},
    where=Where.BOTH,
    place_in_menu=72,
)
