"""One date's cell: fill, outline and glyph, so that no colour has to speak alone."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import numpy as np

from charts import shapes
from charts.palette import LEVELS, Ink, Pixels, palette
from core.pictures import Cell, Mark, Theme

TICK_FROM = 28  # below this a tick is a smudge, and the fill says it
OUTLINED = frozenset({Mark.DONE, Mark.SKIPPED, Mark.MISSED, Mark.SAVED, Mark.OPEN, Mark.PAUSED})


class DateSide(StrEnum):
    """Where a cell leaves room for a written date."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


@lru_cache(2048)
def cell_stamp(
    theme: Theme, width: int, height: int, cell: Cell, today: bool = False, date: DateSide = DateSide.NONE
) -> Pixels:
    """The cell, `width` x `height`: `today` has a thick outline; beside a `date` the glyph stands at the other end."""
    stamp = _Stamp(theme, width, height)
    if cell.mark is Mark.NONE and not today:
        if date is DateSide.NONE:
            stamp.speck()
        return stamp.places
    _, level = ink_on(cell)
    edge = max(4, stamp.side // 9) if today else max(2, stamp.side // 20)
    stamp.body(level, cell.mark in OUTLINED, edge, today)
    if cell.mark is Mark.PAUSED and date is DateSide.NONE:
        stamp.hatch(level, edge + 1)
    stamp.sign(cell, level, date)
    stamp.places.setflags(write=False)
    return stamp.places


def ink_on(cell: Cell) -> tuple[Ink, Ink]:
    """The ink that is read on a cell, and the cell's ground."""
    if cell.mark is not Mark.DONE:
        return Ink.TEXT, Ink.LEVEL_0
    return (Ink.ON_DONE if cell.level >= 3 else Ink.TEXT), LEVELS[cell.level]


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
        size = max(6, self.side // 3)
        self.lay(shapes.disc(size, size / 2), Ink.LEVEL_0, Ink.CARD)

    def body(self, level: Ink, outlined: bool, edge: int, today: bool) -> None:
        """Rounded fill, framed by its outline."""
        radius = max(3.0, self.side * 0.18)
        frame = Ink.TEXT if today else Ink.OUTLINE
        if not outlined and not today:
            self.lay(shapes.rounded(self.width, self.height, radius), level, Ink.CARD)
            return
        self.lay(shapes.rounded(self.width, self.height, radius), frame, Ink.CARD)
        inner = shapes.rounded(self.width - 2 * edge, self.height - 2 * edge, max(1.0, radius - edge))
        self.lay(inner, level, frame)

    def hatch(self, level: Ink, edge: int) -> None:
        """Diagonals over the body."""
        strokes = shapes.hatch(self.width - 2 * edge, self.height - 2 * edge, max(7, self.side // 4), 2)
        self.lay(strokes, Ink.OUTLINE, level)

    def sign(self, cell: Cell, level: Ink, date: DateSide) -> None:
        """The glyph of the mark, and the corner dot of a late entry."""
        dated = date is not DateSide.NONE
        side = round(self.side * 0.62) if dated else self.side
        ends = {DateSide.NONE: None, DateSide.LEFT: self.width - side - self.side // 9, DateSide.RIGHT: self.side // 9}
        x = ends[date]
        ink = ink_on(cell)[0]
        if dated and cell.mark is Mark.PAUSED:
            self.lay(shapes.hatch(side, side, 8, 2), Ink.OUTLINE, level, x)
        glyph = _glyph(cell.mark, side)
        if glyph is not None:
            self.lay(glyph, Ink.SKIP if cell.mark is Mark.SKIPPED else ink, level, x)
        if cell.late:
            self.corner(ink, level, date)

    def corner(self, ink: Ink, level: Ink, date: DateSide) -> None:
        """A dot in the upper corner."""
        size = max(6, min(10, self.side // 5))
        inset = max(3, min(8, self.side // 9))
        x = inset if date is DateSide.RIGHT else self.width - size - inset
        self.lay(shapes.disc(size, size / 2), ink, level, x, inset)


def _glyph(mark: Mark, side: int) -> Pixels | None:
    pen = max(2.5, side / 9)
    if mark is Mark.DONE and side >= TICK_FROM:
        return shapes.check(side, pen)
    if mark is Mark.SKIPPED:
        return shapes.dash(side, pen)
    if mark is Mark.MISSED:
        return shapes.ring(side, side * 0.13, max(2.0, side / 16))
    if mark is Mark.SAVED:
        return shapes.diamond(side, side * 0.24)
    return None
