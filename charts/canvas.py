"""A canvas: places of a palette in rows, painted with masks; mirrored for readers from the right."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from charts import png
from charts.palette import Ink, Pixels, palette
from charts.stamps import DateSide, cell_stamp
from charts.typeface import Weight, write
from core.pictures import Cell, Look

BORDER = 2


class Side(StrEnum):
    """Which part of a text stands at the x it is given, in reading order."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Canvas:
    """Every x is counted from where reading starts, so a layout is written once for both directions.

    `thirds` 2 draws cells and words at two thirds of their size, for tall cards that a chat would shrink anyway;
    layouts keep counting in full pixels, multiples of three where cells must be even.
    """

    def __init__(self, look: Look, width: int, height: int, thirds: int = 3) -> None:
        self.look = look
        self.thirds = thirds
        self.width = width = self._scaled(width)
        self.height = height = self._scaled(height)
        self.palette = palette(look.theme)
        self._rows = np.zeros((height, width + 1), np.uint8)
        self._pixels = self._rows[:, 1:]
        self._pixels[:] = self.palette.solid(Ink.BORDER)
        self._pixels[BORDER:-BORDER, BORDER:-BORDER] = self.palette.solid(Ink.CARD)

    def cell(self, x: int, y: int, size: tuple[int, int], cell: Cell, today: bool = False, dated: bool = False) -> None:
        """One date, `size` wide and high, over what is there."""
        width, height = self._scaled(size[0]), self._scaled(size[1])
        date_side = (DateSide.RIGHT if self.look.right_to_left else DateSide.LEFT) if dated else DateSide.NONE
        stamp = cell_stamp(self.look.theme, width, height, cell, today, date_side)
        left, top = self._left(self._scaled(x), width), self._scaled(y)
        self._pixels[top : top + height, left : left + width] = stamp

    def cells(
        self, x: int, y: int, pitch: tuple[int, int], size: tuple[int, int], rows: Sequence[Sequence[Cell]]
    ) -> None:
        """Rows of cells of one size, all as long as the first, `pitch` from cell to cell across and down."""
        across, down = (self._scaled(length) for length in pitch)
        width, height = (self._scaled(length) for length in size)
        numbers: dict[Cell, int] = {}
        places = np.array([[numbers.setdefault(cell, len(numbers)) for cell in row] for row in rows])
        stamps = np.stack([cell_stamp(self.look.theme, width, height, cell) for cell in numbers])
        count, columns = places.shape
        if self.look.right_to_left:
            places = places[:, ::-1]
            x = x + pitch[0] * (columns - 1)
        left, top = self._left(self._scaled(x), width), self._scaled(y)
        part = self._pixels[top : top + count * down, left : left + columns * across]
        grid = part.reshape(count, down, columns, across)[:, :height, :, :width]
        grid[:] = stamps[places].transpose(0, 2, 1, 3)

    def mask(self, x: int, y: int, mask: Pixels, ink: Ink, ground: Ink = Ink.CARD) -> None:
        """Lay `ink` through a mask, in true pixels, over an even `ground`; what the mask leaves free stays."""
        height, width = mask.shape
        left = self._left(x, width)
        place = self.palette.ramp(ink, ground).take(mask)
        np.copyto(self._pixels[y : y + height, left : left + width], place, where=mask > 0)

    def text(
        self,
        x: int,
        baseline: int,
        text: str,
        size: int,
        weight: Weight = Weight.REGULAR,
        ink: Ink = Ink.TEXT,
        ground: Ink = Ink.CARD,
        side: Side = Side.START,
    ) -> int:
        """Write one line, and say how wide it became. What would leave the canvas is cut off."""
        written = write(text, self._scaled(size), weight, self.look.language)
        x, baseline = self._scaled(x), self._scaled(baseline)
        start = {Side.START: x, Side.MIDDLE: x - written.width // 2, Side.END: x - written.width}[side]
        top = max(0, baseline + written.below - written.mask.shape[0])
        start = max(0, min(start, self.width - written.width))
        self.mask(start, top, written.mask[: self.height - top, : self.width - start], ink, ground)
        return written.width * 3 // self.thirds

    def png(self) -> bytes:
        """The picture as a file."""
        return png.encode(self._rows, self.palette.entries, png.FAST if self.thirds == 3 else png.DENSE)

    def _scaled(self, length: int) -> int:
        return length * self.thirds // 3

    def _left(self, x: int, width: int) -> int:
        return self.width - x - width if self.look.right_to_left else x
