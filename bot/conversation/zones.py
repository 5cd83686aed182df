"""Time zones as people know them: by city, in their language, and by what the clock on the wall says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cache

from babel import Locale
from babel.core import get_global

from bot.conversation.cities import size_rank
from core.wall_time import all_zones, wall_clock

PLACES = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
POPULAR = (
    "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Kyiv",
    "Europe/Istanbul", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Sao_Paulo", "America/Mexico_City", "Africa/Lagos", "Africa/Cairo", "Africa/Johannesburg", "Asia/Dubai",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
"""Offered before anything is typed, and first among equals."""
HOME_OF = {
    "bg": "Europe/Sofia", "bn": "Asia/Dhaka", "cs": "Europe/Prague", "da": "Europe/Copenhagen", "de": "Europe/Berlin",
    "el": "Europe/Athens", "et": "Europe/Tallinn", "fa": "Asia/Tehran", "fi": "Europe/Helsinki", "he": "Asia/Jerusalem",
    "hi": "Asia/Kolkata", "hr": "Europe/Zagreb", "hu": "Europe/Budapest", "hy": "Asia/Yerevan",
    "is": "Atlantic/Reykjavik", "it": "Europe/Rome", "ja": "Asia/Tokyo", "ka": "Asia/Tbilisi", "km": "Asia/Phnom_Penh",
    "ko": "Asia/Seoul", "lo": "Asia/Vientiane", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "my": "Asia/Yangon",
    "nb": "Europe/Oslo", "ne": "Asia/Kathmandu", "no": "Europe/Oslo", "pl": "Europe/Warsaw", "ro": "Europe/Bucharest",
    "si": "Asia/Colombo", "sk": "Europe/Bratislava", "sl": "Europe/Ljubljana", "sr": "Europe/Belgrade",
    "sv": "Europe/Stockholm", "th": "Asia/Bangkok", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv",
    "vi": "Asia/Ho_Chi_Minh", "zh": "Asia/Shanghai",
}  # fmt: skip
"""The zone of most who speak a language, where there is one."""
RENAMED = {
    "America/Coral_Harbour": "America/Atikokan", "Pacific/Truk": "Pacific/Chuuk", "Pacific/Ponape": "Pacific/Pohnpei",
}  # fmt: skip
"""What Babel does not know to be one, by the elder name."""
SEASON = timedelta(days=91)
DAY = timedelta(days=1)


@cache
def city(zone: str, language: str) -> str:
    """ "Berlin", "New York": what CLDR calls the place; else the last part of the name."""
    if zone.split("/")[0] not in PLACES:
        return zone
    known = Locale.parse(language, sep="-").time_zones
    names = (str(known[name]["city"]) for name in names_of(zone) if "city" in known.get(name, {}))
    return next(names, zone.rsplit("/", 1)[-1].replace("_", " "))


def names_of(zone: str) -> tuple[str, ...]:
    """The zone, and what it was called before: CLDR keeps some cities under an elder name (Kolkata as Calcutta), and
    Babel looks them up under the newer one."""
    now = _newer().get(zone, zone)
    elder = (name for name, newer in _newer().items() if newer == now)
    return (zone, now, *elder)


@cache
def _newer() -> Mapping[str, str]:
    known: Mapping[str, str] = get_global("zone_aliases")
    return {**known, **RENAMED}


def wall_time(zone: str, now: datetime) -> time:
    return wall_clock(now, zone).time().replace(second=0, microsecond=0)


@cache
def inhabited() -> tuple[str, ...]:
    """One name for each zone that a place is named after, the most popular first, then by their biggest city."""
    zones = [zone for zone in _canonical() & all_zones() if zone.split("/")[0] in PLACES]
    return tuple(sorted(zones, key=_prominence))


def at_this_clock(offset: timedelta, now: datetime) -> list[str]:
    """The zones whose clocks show what clocks that far from UTC show, on whatever date; the popular first."""
    return [zone for zone in inhabited() if (_offset(zone, now) - offset) % DAY == timedelta(0)]


def between_hours(now: datetime) -> list[str]:
    """The zones whose clocks are off by half an hour or a quarter: one for each rule, from west to east."""
    odd = [zone for zone in inhabited() if _offset(zone, now) % timedelta(hours=1)]
    return sorted(one_of_each_rule(odd, now), key=lambda zone: _offset(zone, now))


def likely(region: str, language: str, now: datetime) -> list[str]:
    """Where somebody lives whose platform calls their region so ("en-US"): one zone of each rule, the biggest first."""
    country = next((part.upper() for part in region.split("-")[1:] if len(part) == 2 and part.isalpha()), "")
    known = [zone for zone in of_country(country) if zone in inhabited()]
    if known:
        return one_of_each_rule(sorted(known, key=_size), now)
    spoken = HOME_OF.get(region.partition("-")[0].casefold() or language)
    return [spoken] if spoken else []


def of_country(code: str) -> Sequence[str]:
    found: Sequence[str] = get_global("territory_zones").get(code, ())
    return found


def one_of_each_rule(found: Iterable[str], now: datetime) -> list[str]:
    """The first of all zones whose clocks show the same now and in each season of the coming year."""
    first: dict[tuple[timedelta, ...], str] = {}
    for zone in found:
        first.setdefault(tuple(_offset(zone, now + season * SEASON) for season in range(4)), zone)
    return list(first.values())


def spread(found: Sequence[str], most: int, now: datetime) -> list[str]:
    """So many of them that every rule has one before any has two, in the order they came in."""
    each = one_of_each_rule(found, now)
    chosen = {*each[:most], *[zone for zone in found if zone not in each][: max(0, most - len(each))]}
    return [zone for zone in found if zone in chosen]


def same_clock(one: str, other: str, now: datetime) -> bool:
    return _offset(one, now) == _offset(other, now)


def _offset(zone: str, now: datetime) -> timedelta:
    return wall_clock(now, zone).utcoffset() or timedelta(0)


def _prominence(zone: str) -> tuple[bool, int, str]:
    return (zone not in POPULAR, *_size(zone))


def _size(zone: str) -> tuple[int, str]:
    return size_rank(zone), zone


@cache
def _canonical() -> frozenset[str]:
    """Without old spellings of the same place."""
    return frozenset(zone for zones in get_global("territory_zones").values() for zone in zones)
