"""One date's cell: fill, outline and glyph, so that no colour has to speak alone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from charts import shapes
from charts.palette import LEVELS, Ink, Pixels, palette
from core.pictures import Cell, Mark, Theme

TICK_FROM = 28  # below this a tick is a smudge, and the fill says it
OUTLINED = frozenset({Mark.DONE, Mark.SKIPPED, Mark.MISSED, Mark.SAVED, Mark.OPEN, Mark.PAUSED})


@lru_cache(2048)
def cell_stamp(theme: Theme, width: int, height: int, cell: Cell, today: bool = False, glyph: bool = True) -> Pixels:
    """The cell on the card, `width` x `height` places: `today` with a thick outline; `glyph` False leaves room for a date."""
    stamp = _Stamp(theme, width, height)
    if cell.mark is Mark.NONE and not today:
        stamp.speck()
        return stamp.places
    level = LEVELS[cell.level] if cell.mark is Mark.DONE else Ink.LEVEL_0
    stamp.body(level, cell.mark in OUTLINED, today)
    stamp.sign(cell, level, glyph)
    stamp.places.setflags(write=False)
    return stamp.places


class _Stamp:
    """A cell while it is being cut."""

    def __init__(self, theme: Theme, width: int, height: int) -> None:
        self.palette = palette(theme)
        self.width, self.height = width, height
        self.side = min(width, height)
        self.places = np.full((height, width), self.palette.solid(Ink.CARD), np.uint8)

    def lay(self, mask: Pixels, ink: Ink, ground: Ink, x: int | None = None, y: int | None = None) -> None:
        """In the middle, unless told where."""
        height, width = mask.shape
        left = (self.width - width) // 2 if x is None else x
        top = (self.height - height) // 2 if y is None else y
        part = self.places[top : top + height, left : left + width]
        np.copyto(part, self.palette.ramp(ink, ground)[mask], where=mask > 0)

    def speck(self) -> None:
        """Where nothing is yet: just enough to carry the grid on."""
        size = max(4, self.side // 4)
        self.lay(shapes.disc(size, size / 2), Ink.LEVEL_0, Ink.CARD)

    def body(self, level: Ink, outlined: bool, today: bool) -> None:
        """Rounded fill, framed by its outline."""
        radius = max(3.0, self.side * 0.18)
        edge = max(2, self.side // 20)
        if today:
            edge = max(4, self.side // 9)
        frame = Ink.TEXT if today else Ink.OUTLINE
        if not outlined and not today:
            self.lay(shapes.rounded(self.width, self.height, radius), level, Ink.CARD)
            return
        self.lay(shapes.rounded(self.width, self.height, radius), frame, Ink.CARD)
        inner = shapes.rounded(self.width - 2 * edge, self.height - 2 * edge, max(1.0, radius - edge))
        self.lay(inner, level, frame)

    def sign(self, cell: Cell, level: Ink, glyph: bool) -> None:
        """The glyph of the mark, and the corner dot of a late entry."""
        side, pen = self.side, max(2.5, self.side / 9)
        on_level = Ink.ON_DONE if cell.level >= 3 else Ink.TEXT
        if cell.mark is Mark.PAUSED:
            edge = max(2, side // 20) + 1
            self.lay(
                shapes.hatch(self.width - 2 * edge, self.height - 2 * edge, max(7, side // 4), 2), Ink.OUTLINE, level
            )
        if not glyph:
            return
        if cell.mark is Mark.DONE and side >= TICK_FROM:
            self.lay(shapes.check(side, pen), on_level, level)
        elif cell.mark is Mark.SKIPPED:
            self.lay(shapes.dash(side, pen), Ink.SKIP, level)
        elif cell.mark is Mark.MISSED:
            self.lay(shapes.ring(side, side * 0.13, max(2.0, side / 16)), Ink.TEXT, level)
        elif cell.mark is Mark.SAVED:
            self.lay(shapes.diamond(side, side * 0.24), Ink.TEXT, level)
        if cell.late:
            self.corner(on_level if cell.mark is Mark.DONE else Ink.TEXT, level)

    def corner(self, ink: Ink, level: Ink) -> None:
        """A dot in the upper corner."""
        size = max(6, self.side // 5)
        inset = max(3, self.side // 9)
        self.lay(shapes.disc(size, size / 2), ink, level, self.width - size - inset, inset)
