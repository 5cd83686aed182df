"""What time is it for you? The question that finds a person's zone in two or three taps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.conversation import zones
from bot.conversation.actions import StaleButton, about
from bot.conversation.reply import Button, Place, Reply, Style, text
from bot.conversation.request import Request
from bot.conversation.setting import back_to_settings

ZONE, OFFSET, ALL_OFFSETS = "tz", "to", "ta"
"""Operations: live in the zone of that name; choose among the places of an offset (minutes + a day); every offset."""
HOURS_A_ROW = 6
CITIES = 8
SHIFT = 24 * 60
"""Added to an offset in minutes, so that buttons carry no sign."""
FIRST_HOURS = range(-8, 13)
"""Where nearly everybody lives, as whole hours from UTC."""


def ask(request: Request, place: Place = Place.NEW, every_offset: bool = False) -> Reply:
    """Buttons with times: the person taps what their own clock shows."""
    whole = [timedelta(hours=hour) for hour in FIRST_HOURS]
    shown = [offset for offset in zones.offsets(request.now) if every_offset or offset in whole]
    times = [_time_button(offset, request.now) for offset in shown]
    rows = [tuple(times[first : first + HOURS_A_ROW]) for first in range(0, len(times), HOURS_A_ROW)]
    home = zones.HOME_OF.get(request.person.language)
    if home is not None and not every_offset:
        rows.insert(0, (_zone_button(home, request, Style.PRIMARY),))
    if not every_offset:
        rows.append((Button(text("button-other-times"), about(ALL_OFFSETS)),))
    return Reply((text("zone-ask"), text("zone-ask-how")), rows=(*rows, *_way_back(request)), place=place)


def ask_city(request: Request, offset: timedelta) -> Reply:
    """An offset alone cannot know summer time: which place is it?"""
    found = zones.at_this_time(offset, request.now)[:CITIES]
    return choose(request, found, Place.SAME)


def choose(request: Request, found: Iterable[str], place: Place = Place.NEW) -> Reply:
    buttons = [_zone_button(zone, request) for zone in found]
    rows = tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))
    other = (Button(text("button-other-times"), about(ALL_OFFSETS)),)
    return Reply((text("zone-which"), text("zone-ask-how")), rows=(*rows, other, *_way_back(request)), place=place)


def _way_back(request: Request) -> tuple[tuple[Button, ...], ...]:
    """Who has a zone may keep it."""
    return (back_to_settings(),) if request.person.set_up else ()


def read_offset(number: int) -> timedelta:
    """Raises: StaleButton for what no clock on Earth shows."""
    if number > 2 * SHIFT:
        raise StaleButton
    return timedelta(minutes=number - SHIFT)


def _time_button(offset: timedelta, now: datetime) -> Button:
    shown = (now + offset).time().replace(second=0, microsecond=0)
    return Button(text("button-time", time=shown), about(OFFSET, offset // timedelta(minutes=1) + SHIFT))


def _zone_button(zone: str, request: Request, style: Style = Style.PLAIN) -> Button:
    time, place = zones.wall_time(zone, request.now), zones.city(zone, request.person.language)
    return Button(text("button-zone", time=time, city=place), about(ZONE, zone), style)
