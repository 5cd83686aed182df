"""What time is it for you? The questions that find a person's zone: in one tap, in two, or by a typed city."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bot.conversation import zone_search, zones
from bot.conversation.actions import StaleButton, about
from bot.conversation.options import quoted
from bot.conversation.reply import Action, Button, Field, Form, Place, Reply, Style, Text, text
from bot.conversation.request import Request
from bot.conversation.setting import back_to_settings
from bot.conversation.wording import voice_of
from core.errors import CairnError
from core.phrase import possible_times

ZONE, OFFSET, ALL_OFFSETS = "tz", "to", "ta"
"""Operations: live in the zone of that name; choose among the places of an offset (minutes + a day); ask once more."""
HALF_HOURS, TYPE_CITY, CITY_TYPED = "th", "tc", "te"
"""The clocks between the hours; type a city (of an offset, if it was given), and what was typed."""
CITY = "city"
HOURS = range(-11, 13)
"""From UTC: each hour of the day once. Whose date is a day ahead or behind finds their place under the same time."""
A_ROW, A_ROW_OF_12_HOURS = 6, 4
LIKELY = 6
PLACES = 11
MATCHES = 8
SHIFT = 24 * 60
"""Added to an offset in minutes, so that buttons carry no sign."""
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


class NoSuchPlace(CairnError):
    """I find no place called “{ $words }”."""

    text_key = "error-no-such-place"


def ask(request: Request, place: Place = Place.NEW) -> Reply:
    """Buttons with times: the person taps what their own clock shows."""
    return Reply(
        (text("zone-ask"),), rows=(*_likely(request), *_hours(request), _other_ways(), *_way_back(request)), place=place
    )


def ask_half_hours(request: Request) -> Reply:
    """Few enough places to name each: what their clocks show says which."""
    return choose(request, zones.between_hours(request.now), Place.SAME)


def ask_place(request: Request, offset: timedelta) -> Reply:
    """An offset alone cannot know summer time: which place is it?"""
    found = zones.spread(zones.at_this_clock(offset, request.now), PLACES, request.now)
    buttons = [_place_button(zone, request) for zone in found]
    other = Button(text("button-other-city"), about(TYPE_CITY, _shifted(offset)))
    rows = _in_rows([*buttons, other], 3)
    return Reply((text("zone-which"),), rows=(*rows, _back()), place=Place.SAME)


def choose(request: Request, found: Iterable[str], place: Place = Place.NEW) -> Reply:
    rows = _in_rows([_zone_button(zone, request) for zone in found], 2)
    other = Button(text("button-type-city"), about(TYPE_CITY))
    return Reply((text("zone-which"),), rows=(*rows, (other, *_back())), place=place)


def city_form(about_offset: tuple[str, ...]) -> Reply:
    field = Field(CITY, text("field-city"), hint=text("field-city-hint"), longest=zone_search.MAX_TYPED)
    form = Form(text("zone-city-form"), (field,), Action(CITY_TYPED, about_offset), back=about(ALL_OFFSETS))
    return Reply(form=form, asks_where=True)


def find(typed: str, request: Request, offset: timedelta | None = None) -> list[str]:
    """The places that may be meant. Who has said what time it is there is believed: the best of that time is it.

    Raises: NoSuchPlace.
    """
    found = zone_search.search(typed, request.person.language, request.now)
    if not found:
        raise NoSuchPlace(words=quoted(typed))
    there = zones.at_this_clock(offset, request.now) if offset is not None else ()
    fitting = [zone for zone in found if zone in there]
    return fitting[:1] or found[:MATCHES]


def offset_of(typed: str, request: Request) -> timedelta | None:
    """What distance from UTC somebody has whose clock shows what they typed; to the quarter of an hour."""
    times = possible_times(typed, request.person.language)
    if len(times) != 1:
        return None
    offset = _distance(times[0], request.now)
    return offset if zones.at_this_clock(offset, request.now) else None


def read_offset(number: int) -> timedelta:
    """Raises: StaleButton for what no clock on Earth shows."""
    if number > 2 * SHIFT:
        raise StaleButton
    return timedelta(minutes=number - SHIFT)


def _distance(shown: time, now: datetime) -> timedelta:
    wall = datetime.combine(now.date(), shown, now.tzinfo)
    return ((wall - now + QUARTER / 2) // QUARTER * QUARTER + DAY / 2) % DAY - DAY / 2


def _likely(request: Request) -> Iterable[tuple[Button, ...]]:
    """The zones of their country: the only one stands out."""
    person = request.person
    found = zones.likely(person.preferences.region, person.language, request.now)[:LIKELY]
    style = Style.PRIMARY if len(found) == 1 else Style.PLAIN
    return _in_rows([_zone_button(zone, request, style) for zone in found], 2)


def _hours(request: Request) -> Iterable[tuple[Button, ...]]:
    in_a_row = A_ROW if voice_of(request.person).hours24 else A_ROW_OF_12_HOURS
    return _in_rows([_time_button(timedelta(hours=hour), request.now) for hour in HOURS], in_a_row)


def _other_ways() -> tuple[Button, ...]:
    half, typed = text("button-half-hours"), text("button-type-city")
    return Button(half, about(HALF_HOURS)), Button(typed, about(TYPE_CITY))


def _way_back(request: Request) -> tuple[tuple[Button, ...], ...]:
    """Who has a zone may keep it."""
    return (back_to_settings(),) if request.person.set_up else ()


def _back() -> tuple[Button, ...]:
    return (Button(text("button-back"), about(ALL_OFFSETS)),)


def _in_rows(buttons: list[Button], many: int) -> Iterable[tuple[Button, ...]]:
    return [tuple(buttons[first : first + many]) for first in range(0, len(buttons), many)]


def _time_button(offset: timedelta, now: datetime) -> Button:
    shown = (now + offset).time().replace(second=0, microsecond=0)
    return Button(text("button-time", time=shown), about(OFFSET, _shifted(offset)))


def _shifted(offset: timedelta) -> int:
    return offset // timedelta(minutes=1) + SHIFT


def _zone_button(zone: str, request: Request, style: Style = Style.PLAIN) -> Button:
    return Button(zone_label(zone, request), about(ZONE, zone), style)


def zone_label(zone: str, request: Request) -> Text:
    """ "14:05 – Berlin"."""
    time, place = zones.wall_time(zone, request.now), zones.city(zone, request.person.language)
    return text("button-zone", time=time, city=place)


def _place_button(zone: str, request: Request) -> Button:
    return Button(text("button-city", city=zones.city(zone, request.person.language)), about(ZONE, zone))
