"""Finding a time zone by what somebody types: city, country, the zone itself; accents and small slips are forgiven."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import cache

from babel import Locale
from babel.core import get_global

from bot.conversation import zones
from bot.conversation.cities import cities
from core.wall_time import all_zones

MAX_TYPED = 60
SHORTEST_GUESSED = 4
"""Letters: a slip in a shorter word makes another word."""
ALIKE = 0.79
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
APART = str.maketrans(dict.fromkeys("-_/,.()", " ") | dict.fromkeys("'’ʻ`", ""))

WORDS_FOR_UTC = ("UTC", "GMT")
SHORT = {
    "usa": "US", "us": "US", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "uae": "AE", "holland": "NL",
}  # fmt: skip
"""Countries as people call them and CLDR does not."""

Names = Mapping[str, tuple[str, ...]]


def search(typed: str, language: str, now: datetime) -> list[str]:
    """Zones by their best fit: the whole name, its beginning, a word's beginning, a likely slip; popular ones first.

    Of a country, and of places called alike, one zone for each rule. The popular zones for nothing typed.
    """
    wanted = folded(typed)
    if not wanted:
        return list(zones.POPULAR)
    return named(typed, language, now) or _beginning(wanted, language) or _like(wanted, language, now)


def named(typed: str, language: str, now: datetime) -> list[str]:
    """Only what is called exactly so: the zone itself, else the place it is named after, else what lies in it."""
    zone = _by_name().get(typed.strip().casefold())
    if zone:
        return [zone]
    wanted = folded(typed)
    return zones.one_of_each_rule(_own_names(language).get(wanted) or _names(language).get(wanted, ()), now)


def folded(words: str) -> str:
    """Without case, accents and marks: "Zurich" finds Zürich, "St Johns" finds St. John’s."""
    decomposed = unicodedata.normalize("NFKD", words.strip()[:MAX_TYPED].casefold().translate(PLAIN).translate(APART))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())


def _beginning(wanted: str, language: str) -> list[str]:
    """What begins so: a place that a zone is named after, any place, any word of one."""
    found: dict[str, int] = {}
    for names, at_start in ((_own_names(language), 0), (_names(language), 1)):
        for name, places in names.items():
            fit = at_start if name.startswith(wanted) else 2 if f" {wanted}" in name else None
            for zone in places if fit is not None else ():
                found[zone] = min(fit or 0, found.get(zone, 2))
    order = {zone: at for at, zone in enumerate(zones.inhabited())}
    return sorted(found, key=lambda zone: (found[zone], order[zone]))


def _like(wanted: str, language: str, now: datetime) -> list[str]:
    if len(wanted) < SHORTEST_GUESSED:
        return []
    close = get_close_matches(wanted, _names(language), n=3, cutoff=ALIKE)
    return zones.one_of_each_rule([zone for name in close for zone in _names(language)[name]], now)


@cache
def _by_name() -> Mapping[str, str]:
    return {zone.casefold(): zone for zone in sorted(all_zones()) if "/" in zone or zone in WORDS_FOR_UTC}


@cache
def _own_names(language: str) -> Names:
    """Folded name -> zones named after that place."""
    known = zones.inhabited()
    return _together((name, zone) for zone in known for name in _called(zone, language))


@cache
def _names(language: str) -> Names:
    """Every name, folded -> its zones, the most popular first."""
    inside = [(name, zone) for zone in zones.inhabited() for name in cities().get(zone, ())]
    own = [(name, zone) for name, places in _own_names(language).items() for zone in places]
    return _together([*own, *inside, *_countries(language)])


def _together(pairs: Iterable[tuple[str, str]]) -> Names:
    found: dict[str, list[str]] = {}
    for name, zone in pairs:
        found.setdefault(folded(name), []).append(zone)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items() if name}


def _called(zone: str, language: str) -> Iterable[str]:
    elder = (name.rpartition("/")[2] for name in zones.names_of(zone))
    return {zones.city(zone, language), zones.city(zone, "en"), *elder}


def _countries(language: str) -> Iterable[tuple[str, str]]:
    for code, places in get_global("territory_zones").items():
        if len(code) == 2:
            spoken = {str(Locale.parse(tongue, sep="-").territories.get(code, "")) for tongue in (language, "en")}
            spoken |= {name for name, short in SHORT.items() if short == code}
            yield from ((name, zone) for name in spoken for zone in zones.inhabited() if zone in places)
