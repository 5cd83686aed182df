"""Time zones as people know them: by city, in their language, and by what the clock on the wall says."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cache

from babel import Locale
from babel.core import get_global

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
    "de": "Europe/Berlin", "it": "Europe/Rome", "pl": "Europe/Warsaw", "ja": "Asia/Tokyo", "ko": "Asia/Seoul",
    "vi": "Asia/Ho_Chi_Minh", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "th": "Asia/Bangkok",
}  # fmt: skip
"""The zone of most who speak a language, where there is one."""
RENAMED = {
    "America/Coral_Harbour": "America/Atikokan", "Pacific/Truk": "Pacific/Chuuk", "Pacific/Ponape": "Pacific/Pohnpei",
}  # fmt: skip
"""What Babel does not know to be one, by the elder name."""
MAX_TYPED = 60


@cache
def city(zone: str, language: str) -> str:
    """ "Berlin", "New York": what CLDR calls the place; else the last part of the name."""
    if zone.split("/")[0] not in PLACES:
        return zone
    known = Locale.parse(language, sep="-").time_zones
    names = (str(known[name]["city"]) for name in _names_of(zone) if "city" in known.get(name, {}))
    return next(names, zone.rsplit("/", 1)[-1].replace("_", " "))


def _names_of(zone: str) -> tuple[str, ...]:
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


def search(typed: str, language: str) -> list[str]:
    """Zones whose city or name has a word that begins so, the popular first; the popular ones for nothing typed."""
    wanted = _folded(typed.strip()[:MAX_TYPED])
    if not wanted:
        return list(POPULAR)
    exact = [zone for zone in all_zones() if zone.casefold() == typed.strip().casefold()]
    if exact:
        return exact
    found = [zone for zone, names in _index(language) if any(_begins(name, wanted) for name in names)]
    return sorted(found, key=lambda zone: (zone not in POPULAR, wanted not in _index_names(zone, language), zone))


def at_this_time(hour_offset: timedelta, now: datetime) -> list[str]:
    """The populated zones whose clocks are now that far from UTC, the popular first."""
    found = [zone for zone, _ in _index("en") if wall_clock(now, zone).utcoffset() == hour_offset]
    return sorted(found, key=lambda zone: (zone not in POPULAR, zone))


def offsets(now: datetime) -> Sequence[timedelta]:
    """Every distance from UTC that some clock shows now."""
    return sorted({offset for zone, _ in _index("en") if (offset := wall_clock(now, zone).utcoffset()) is not None})


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name


@cache
def _index(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each place once, by its newest name."""
    zones = [zone for zone in sorted(all_zones()) if zone.split("/")[0] in PLACES and zone not in _newer()]
    return tuple((zone, _index_names(zone, language)) for zone in zones)


@cache
def _index_names(zone: str, language: str) -> tuple[str, ...]:
    whole = [name.replace("_", " ") for name in _names_of(zone)]
    places = [name.rsplit("/", 1)[-1] for name in whole]
    return tuple({_folded(name) for name in (city(zone, language), city(zone, "en"), *places, *whole)})


def _folded(words: str) -> str:
    """Without case and accents: "Zurich" finds Zürich."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
