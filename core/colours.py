"""The colours a habit can be told by: eight with a name; others, brought from elsewhere, are like the nearest one."""

from __future__ import annotations

import re

from core.errors import CairnError

COLOURS = {
    "red": "#d64545",
    "orange": "#e8833a",
    "yellow": "#e3b505",
    "green": "#3f9c5a",
    "blue": "#3b82c4",
    "purple": "#8e5bb5",
    "brown": "#8a5a3c",
    "grey": "#7a828c",
}
HEX = re.compile(r"#[0-9a-f]{6}")


class NotAColour(CairnError):
    """That is none of the colours I know."""

    text_key = "error-not-a-colour"


def check_colour(colour: str) -> str:
    """As "#rrggbb", or "" for none. Raises: NotAColour."""
    plain = colour.strip().casefold()
    if plain and not HEX.fullmatch(plain):
        raise NotAColour
    return plain


def colour_name(colour: str) -> str:
    """The name of the nearest of the eight; "" where none was chosen."""
    if not HEX.fullmatch(colour):
        return ""
    return min(COLOURS, key=lambda name: _distance(colour, COLOURS[name]))


def _distance(one: str, other: str) -> int:
    """By eye more than by number: green weighs most."""
    weights = (2, 4, 3)
    return sum(weight * (a - b) ** 2 for weight, a, b in zip(weights, _parts(one), _parts(other), strict=True))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
