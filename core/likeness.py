"""Names that are the same to a reader: told apart by capitals, accents, numbers or a slip of the finger only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from core.habits import Habit
from core.phrase.languages import LEXICONS

ALIKE = 0.85
"""Of 1: the share of letters that two names have in common, in their order."""
SHORTEST, SHORTEST_SWAPPED = 5, 4
"""Letters of a name in which a slip can be told from another word."""


def like(name: str, habits: Iterable[Habit]) -> Habit | None:
    """The habit of that name; else the one whose name is most like it, if any is."""
    wanted = _telling(name)
    found = [(_likeness(wanted, _telling(habit.name)), habit) for habit in habits]
    exact = next((habit for _, habit in found if habit.name.casefold() == name.casefold()), None)
    best = max(found, key=lambda one: one[0], default=None)
    return exact or (best[1] if best and best[0] >= ALIKE else None)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if _slipped(one, other) or _slipped(other, one):
        return ALIKE
    if min(len(one), len(other)) < SHORTEST:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _slipped(one: str, other: str) -> bool:
    """Two neighbours changed places ("raed"), or a letter was doubled ("gymm"): that is told in short names, too."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))
    if len(one) == len(other):
        return (
            len(one) >= SHORTEST_SWAPPED
            and one[at : at + 2] == other[at : at + 2][::-1]
            and one[at + 2 :] == other[at + 2 :]
        )
    return len(one) == len(other) + 1 and at > 1 and one[at] == one[at - 1] and one[at + 1 :] == other[at:]


def _telling(name: str) -> str:
    """Without accents, signs, numbers and units; the whole name where nothing else is in it."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter if letter.isalnum() else " " for letter in decomposed if not unicodedata.combining(letter))
    words = [word for word in plain.split() if not word[0].isdigit() and word not in _units()]
    return " ".join(words) or name.casefold()


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for lexicon in LEXICONS.values() for unit in lexicon.units)
