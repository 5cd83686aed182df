"""Somebody whose clock shows another time than the one we know: from tomorrow, at once, or not at all."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import zones
from bot.conversation.actions import about
from bot.conversation.reply import Button, Place, Reply, Style, Text, text
from bot.conversation.request import Request
from bot.conversation.setting import back_to_settings
from bot.conversation.waiting import put_behind
from core.actions.account import plan_zone
from core.days import planned_zone, zone_at
from core.ports import Storage
from core.wall_time import all_zones

TOMORROW, NOW, KEEP, UNDO = "tm", "tn", "tk", "tu"
"""Operations about the other zone; the last takes back the move that has just been made."""
ASKED = "places"
"""The draft with the places that we have asked about: each is asked about once, until they move."""
MOST_PLACES = 20


async def with_question(request: Request, storage: Storage, reply: Reply) -> Reply:
    """The reply, and whether they have moved, where their platform shows the time of a place not asked about yet."""
    zone = request.event.zone or ""
    if not _is_elsewhere(zone, request):
        return reply
    asked = await _asked(request, storage)
    if zone in asked:
        return reply
    await put_behind(request, storage)
    return replace(reply, then=(*reply.then, await ask(request, storage, zone, noticed=True)))


async def ask(
    request: Request, storage: Storage, zone: str, place: Place = Place.NEW, *, noticed: bool = False
) -> Reply:
    """`noticed`: nobody has said so; their clock has."""
    await _remember(request, storage, zone)
    city, time = _city(zone, request), zones.wall_time(zone, request.now)
    said = text("travel-noticed" if noticed else "travel-ask", city=city, time=time)
    return Reply((said,), rows=_choices(zone, request), place=place)


async def from_tomorrow(request: Request, storage: Storage, zone: str) -> Reply:
    await plan_zone(storage, request.person, zone, request.now)
    await moved(request, storage)
    said = text("travel-planned", city=_city(zone, request))
    rows = ((Button(text("button-move-now"), about(NOW, zone)), _keep_button(zone, request)), back_to_settings())
    return Reply((said,), rows=rows, place=Place.SAME)


async def moved(request: Request, storage: Storage) -> None:
    """From another home every place is another one: all are asked about anew but the one that they are in."""
    await _keep_asked(request, storage, [*filter(None, [request.event.zone])])


def kept(request: Request, zone: str) -> Reply:
    """They stay on the clock they have; the other one is a tap away."""
    here = zone_at(request.person.clock, request.now)
    said = text("zone-is", city=_city(here, request), time=zones.wall_time(here, request.now))
    return Reply((said,), rows=(_moves(zone), back_to_settings()), place=Place.SAME)


def plans(request: Request) -> tuple[tuple[Text, ...], tuple[tuple[Button, ...], ...]]:
    """The move that is planned, and the button that calls it off."""
    change = planned_zone(request.person.clock, request.now)
    if change is None:
        return (), ()
    return (text("travel-planned", city=_city(change.zone, request)),), ((_keep_button(change.zone, request),),)


def _choices(zone: str, request: Request) -> tuple[tuple[Button, ...], ...]:
    return _moves(zone), (_keep_button(zone, request),)


def _moves(zone: str) -> tuple[Button, ...]:
    return (
        Button(text("button-from-tomorrow"), about(TOMORROW, zone), Style.PRIMARY),
        Button(text("button-move-now"), about(NOW, zone)),
    )


def _keep_button(zone: str, request: Request) -> Button:
    here = zone_at(request.person.clock, request.now)
    return Button(text("button-keep-zone", city=_city(here, request)), about(KEEP, zone))


def _city(zone: str, request: Request) -> str:
    return zones.city(zone, request.person.language)


def _is_elsewhere(zone: str, request: Request) -> bool:
    if not request.person.set_up or zone not in all_zones():
        return False
    here, planned = zone_at(request.person.clock, request.now), planned_zone(request.person.clock, request.now)
    return not zones.same_clock(zone, here, request.now) and (planned is None or planned.zone != zone)


async def _asked(request: Request, storage: Storage) -> list[str]:
    draft = await storage.desk.draft(request.person.id, ASKED)
    return [str(zone) for zone in draft["asked"]] if draft else []


async def _remember(request: Request, storage: Storage, zone: str) -> None:
    """The place their platform shows now, too: who says where they live has answered for it."""
    asked = await _asked(request, storage)
    await _keep_asked(request, storage, [*asked, zone, *filter(None, [request.event.zone])])


async def _keep_asked(request: Request, storage: Storage, places: list[str]) -> None:
    known = list(dict.fromkeys(places))[-MOST_PLACES:]
    await storage.desk.keep_draft(request.person.id, ASKED, {"asked": known}, request.now)
