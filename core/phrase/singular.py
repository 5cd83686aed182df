"""A unit of which there is one: a glass of the glasses that are counted."""

from __future__ import annotations

import unicodedata
from functools import cache

from core.phrase import english, german

ENDINGS = frozenset({"s", "es", "n", "en", "e", "er", "ern"})


def singular(unit: str) -> str:
    """As it was written where we know no other word: "min", "coffees"."""
    one = _singulars().get(unit.casefold(), "")
    return one.capitalize() if one and unit[0].isupper() else one or unit


@cache
def _singulars() -> dict[str, str]:
    """Every word for a unit with the shortest one of its group that it has an ending more than."""
    found: dict[str, str] = {"drinks": "drink"}  # alone it is what somebody does
    for group in (*english.UNITS.values(), *german.UNITS.values()):
        words = group.split()
        for word in words:
            shorter = [other for other in words if _ending(word, other) in ENDINGS]
            if shorter:
                found[word] = min(shorter, key=len)
    return found


def _ending(word: str, other: str) -> str:
    """What the word has more than the other one, if that begins it."""
    longer, shorter = _plain(word), _plain(other)
    return longer[len(shorter) :] if longer.startswith(shorter) else ""


def _plain(word: str) -> str:
    """Without its umlauts: "Gläser" are more than one "Glas"."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
