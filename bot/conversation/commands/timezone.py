"""/timezone: where the person's days begin."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import clock_question, travel, zone_search, zones
from bot.conversation.actions import StaleButton, about
from bot.conversation.clock_question import ALL_OFFSETS, CITY_TYPED, HALF_HOURS, OFFSET, TYPE_CITY, ZONE
from bot.conversation.command import Command
from bot.conversation.options import ZoneChoice
from bot.conversation.reply import Button, Place, Reply, text
from bot.conversation.request import Request, Tapped
from bot.conversation.setting import back_to_settings
from bot.conversation.waiting import PLACE_ASKED, asked_here, waits_here
from bot.conversation.welcome import settle
from core.actions.account import forget_planned_zone, set_zone, take_back_move
from core.days import zone_at
from core.ports import Storage
from core.wall_time import UnknownZone, check_zone

NAME = ZoneChoice("name")


async def run(request: Request, storage: Storage) -> Reply:
    typed = request.value(NAME)
    if typed:
        return await _go(request, storage, clock_question.find(typed, request))
    if request.person.set_up:
        await storage.desk.keep_draft(request.person.id, PLACE_ASKED, asked_here(request), request.now)
    return replace(_question(request, Place.NEW), asks_where=True)


async def hear_place(request: Request, storage: Storage, words: str) -> Reply | None:
    """A time or a place, and nothing else, typed right after the question. None: it is about something else."""
    kept = await storage.desk.draft(request.person.id, PLACE_ASKED)
    if kept is None:
        return None
    await storage.desk.drop_draft(request.person.id, PLACE_ASKED)
    if not waits_here(kept, request):
        return None
    shown = clock_question.offset_of(words, request)
    if shown is not None:
        await storage.desk.keep_draft(request.person.id, PLACE_ASKED, asked_here(request), request.now)
        return replace(clock_question.ask_place(request, shown), place=Place.NEW)
    found = zone_search.named(words, request.person.language, request.now)
    return await _go(request, storage, found) if found else None


def _question(request: Request, place: Place) -> Reply:
    asked = clock_question.ask(request, place)
    if not request.person.set_up:
        return asked
    zone = zone_at(request.person.clock, request.now)
    now = text("zone-is", city=zones.city(zone, request.person.language), time=zones.wall_time(zone, request.now))
    planned, rows = travel.plans(request)
    return replace(asked, lines=(now, *planned, *asked.lines), rows=(*rows, *asked.rows))


async def tap_zone(request: Request, storage: Storage) -> Reply:
    return await _go(request, storage, [_zone(request)])


async def tap_offset(request: Request, storage: Storage) -> Reply:
    return clock_question.ask_place(request, clock_question.read_offset(request.number(0)))


async def tap_half_hours(request: Request, storage: Storage) -> Reply:
    return clock_question.ask_half_hours(request)


async def tap_again(request: Request, storage: Storage) -> Reply:
    return _question(request, Place.SAME)


async def tap_type(request: Request, storage: Storage) -> Reply:
    return clock_question.city_form(request.args[:1])


async def take_city(request: Request, storage: Storage) -> Reply:
    offset = clock_question.read_offset(request.number(0)) if request.args else None
    typed = request.filled.get(clock_question.CITY, "")
    shown = clock_question.offset_of(typed, request)
    if shown is not None:
        return clock_question.ask_place(request, shown)
    return await _go(request, storage, clock_question.find(typed, request, offset))


async def tap_tomorrow(request: Request, storage: Storage) -> Reply:
    if not request.person.set_up:
        return await tap_zone(request, storage)
    return await travel.from_tomorrow(request, storage, _zone(request))


async def tap_now(request: Request, storage: Storage) -> Reply:
    if not request.person.set_up:
        return await tap_zone(request, storage)
    return await _move(request, storage, _zone(request))


async def tap_keep(request: Request, storage: Storage) -> Reply:
    zone = _zone(request)
    person = await forget_planned_zone(storage, request.person, request.now)
    return travel.kept(replace(request, person=person), zone)


async def tap_undo(request: Request, storage: Storage) -> Reply:
    person = await take_back_move(storage, request.person, request.now)
    if person is None:
        raise StaleButton
    return travel.kept(replace(request, person=person), zone_at(request.person.clock, request.now))


async def _go(request: Request, storage: Storage, found: list[str]) -> Reply:
    """There, if it is one place; who is set up already decides when."""
    await storage.desk.drop_draft(request.person.id, PLACE_ASKED)
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    if len(found) > 1:
        return clock_question.choose(request, found, place)
    (zone,) = found
    if not request.person.set_up:
        return await settle(request, storage, zone, place)
    if zones.same_clock(zone, zone_at(request.person.clock, request.now), request.now):
        return await _move(request, storage, zone)
    return await travel.ask(request, storage, zone, place)


async def _move(request: Request, storage: Storage, zone: str) -> Reply:
    before = zone_at(request.person.clock, request.now)
    person = await set_zone(storage, request.person, zone, request.now)
    await travel.moved(request, storage)
    said = text("zone-set", city=zones.city(zone, person.language), time=zones.wall_time(zone, request.now))
    place = Place.SAME if isinstance(request.event.what, Tapped) else Place.NEW
    undo = () if before == zone else (Button(text("button-undo"), about(travel.UNDO)),)
    return Reply((said, text("zone-set-entries")), rows=((*undo, *back_to_settings()),), place=place)


def _zone(request: Request) -> str:
    """Of a button, which anybody may have written."""
    try:
        check_zone(request.word(0))
    except UnknownZone as unknown:
        raise StaleButton from unknown
    return request.word(0)


COMMAND = Command(
    "timezone",
    run,
    options=(NAME,),
    taps={
        ZONE: tap_zone,
        OFFSET: tap_offset,
        ALL_OFFSETS: tap_again,
        HALF_HOURS: tap_half_hours,
        TYPE_CITY: tap_type,
        CITY_TYPED: take_city,
        travel.TOMORROW: tap_tomorrow,
        travel.NOW: tap_now,
        travel.KEEP: tap_keep,
        travel.UNDO: tap_undo,
    },
    answers=hear_place,
    needs_set_up=False,
    place_in_menu=90,
)
