"""Colours: two themes, and the 256 places of a picture's palette."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.pictures import Theme

Pixels = NDArray[np.uint8]
Rgb = tuple[int, int, int]


class Ink(StrEnum):
    """What a colour is for. CARD and the levels are also grounds that other inks lie on."""

    CARD = "card"
    TEXT = "text"
    QUIET = "quiet"
    SKIP = "skip"
    OUTLINE = "outline"
    BORDER = "border"
    ON_DONE = "on_done"
    """A glyph on level 3 or 4, where TEXT would drown."""
    LEVEL_0 = "level_0"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"


LEVELS = (Ink.LEVEL_0, Ink.LEVEL_1, Ink.LEVEL_2, Ink.LEVEL_3, Ink.LEVEL_4)

DARK = {
    Ink.CARD: "#1B1D22", Ink.TEXT: "#ECEFF4", Ink.QUIET: "#AEB6C2", Ink.SKIP: "#F2A65A", Ink.OUTLINE: "#6E7781",
    Ink.BORDER: "#3A3F48", Ink.ON_DONE: "#10202F", Ink.LEVEL_0: "#2C3038", Ink.LEVEL_1: "#1F4E7A",
    Ink.LEVEL_2: "#2F7FBF", Ink.LEVEL_3: "#63B0EA", Ink.LEVEL_4: "#B9DDFA",
}  # fmt: skip
LIGHT = {
    Ink.CARD: "#FFFFFF", Ink.TEXT: "#24292F", Ink.QUIET: "#4F5862", Ink.SKIP: "#B35900", Ink.OUTLINE: "#8C959F",
    Ink.BORDER: "#D0D7DE", Ink.ON_DONE: "#FFFFFF", Ink.LEVEL_0: "#E9ECEF", Ink.LEVEL_1: "#BBD7F0",
    Ink.LEVEL_2: "#7FB2E5", Ink.LEVEL_3: "#3B82C4", Ink.LEVEL_4: "#14508C",
}  # fmt: skip

# Which ink may lie on which ground, and in how many steps its edge fades into it. 256 places are all a palette has.
BLENDS: tuple[tuple[Ink, Ink, int], ...] = (
    (Ink.TEXT, Ink.CARD, 5),
    (Ink.QUIET, Ink.CARD, 5),
    (Ink.SKIP, Ink.CARD, 7),
    (Ink.OUTLINE, Ink.CARD, 7),
    (Ink.BORDER, Ink.CARD, 1),
    *((level, Ink.CARD, 7) for level in LEVELS),
    *((level, Ink.OUTLINE, 3) for level in LEVELS),
    *((level, Ink.TEXT, 3) for level in LEVELS),
    *((Ink.OUTLINE, level, 3) for level in LEVELS),
    *((level, Ink.LEVEL_0, 3) for level in LEVELS[1:]),
    *((Ink.SKIP, level, 7) for level in LEVELS),
    *((Ink.TEXT, level, 7) for level in LEVELS[:3]),
    *((Ink.ON_DONE, level, 7) for level in LEVELS[1:]),
)


def rgb(colour: str) -> Rgb:
    """`#RRGGBB` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour)))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours(theme: Theme) -> dict[Ink, str]:
    """The colours of a theme."""
    return DARK if theme is Theme.DARK else LIGHT


@dataclass(frozen=True, slots=True)
class Palette:
    """`entries`: (n, 3) colours. `ramps`: how a mask's 0..255 becomes a place, for each ink on each ground."""

    entries: Pixels
    ramps: dict[tuple[Ink, Ink], Pixels]

    def solid(self, ink: Ink) -> int:
        """The place of an unmixed ink."""
        return int(next(ramp[255] for (top, _), ramp in self.ramps.items() if top is ink))

    def ramp(self, ink: Ink, ground: Ink) -> Pixels:
        """The table from coverage to place. KeyError if the blend was not foreseen in BLENDS."""
        return self.ramps[ink, ground]


@lru_cache
def palette(theme: Theme) -> Palette:
    """The palette of a theme: always the same places, so that the same values give the same bytes."""
    inks = {ink: np.array(rgb(colour)) for ink, colour in colours(theme).items()}
    entries = list(inks.values())
    place = {ink: number for number, ink in enumerate(inks)}
    ramps = {(Ink.CARD, Ink.CARD): np.full(256, place[Ink.CARD], np.uint8)}
    for ink, ground, steps in BLENDS:
        between = [inks[ground] + (inks[ink] - inks[ground]) * n // steps for n in range(1, steps)]
        places = [place[ground], *range(len(entries), len(entries) + len(between)), place[ink]]
        entries += between
        ramps[ink, ground] = np.array(places, np.uint8)[(np.arange(256) * steps + 127) // 255]
    return Palette(np.array(entries, np.uint8), ramps)
