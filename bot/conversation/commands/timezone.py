"""/timezone: where the person's days begin."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import clock_question, zones
from bot.conversation.actions import StaleButton
from bot.conversation.clock_question import ALL_OFFSETS, OFFSET, ZONE
from bot.conversation.command import Command
from bot.conversation.options import NotUnderstood, ZoneChoice
from bot.conversation.reply import Place, Reply, text
from bot.conversation.request import Request, Tapped
from bot.conversation.setting import back_to_settings
from bot.conversation.welcome import after_set_up
from core.actions.account import set_zone
from core.days import zone_at
from core.ports import Storage
from core.wall_time import UnknownZone

NAME = ZoneChoice("name")


async def run(request: Request, storage: Storage) -> Reply:
    typed = request.value(NAME)
    if not typed:
        zone = zone_at(request.person.clock, request.now)
        asked = replace(clock_question.ask(request), asks_where=True)
        if not request.person.set_up:
            return asked
        now = text("zone-is", city=zones.city(zone, request.person.language), time=zones.wall_time(zone, request.now))
        return replace(asked, lines=(now, *asked.lines))
    found = zones.search(typed, request.person.language)
    if not found:
        raise NotUnderstood(words=typed)
    if len(found) > 1:
        return clock_question.choose(request, found[: clock_question.CITIES])
    return await _move(request, storage, found[0])


async def tap_zone(request: Request, storage: Storage) -> Reply:
    try:
        return await _move(request, storage, request.word(0))
    except UnknownZone as unknown:
        raise StaleButton from unknown


async def tap_offset(request: Request, storage: Storage) -> Reply:
    return clock_question.ask_city(request, clock_question.read_offset(request.number(0)))


async def tap_all(request: Request, storage: Storage) -> Reply:
    return clock_question.ask(request, Place.SAME, every_offset=True)


async def _move(request: Request, storage: Storage, zone: str) -> Reply:
    person = await set_zone(storage, request.person, zone, request.now)
    said = text("zone-set", city=zones.city(zone, person.language), time=zones.wall_time(zone, request.now))
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    if request.person.set_up:
        return Reply((said, text("zone-set-entries")), rows=(back_to_settings(),), place=place)
    return await after_set_up(replace(request, person=person), storage, said, place)


COMMAND = Command(
    "timezone",
    run,
    options=(NAME,),
    taps={ZONE: tap_zone, OFFSET: tap_offset, ALL_OFFSETS: tap_all},
    needs_set_up=False,
    place_in_menu=90,
)
