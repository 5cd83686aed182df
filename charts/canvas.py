"""A canvas: places of a palette in rows, painted with masks; mirrored for readers from the right."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from charts import png
from charts.palette import Ink, Pixels, palette
from charts.typeface import Weight, write
from core.pictures import Look

BORDER = 2


class Side(StrEnum):
    """Which part of a text stands at the x it is given, in reading order."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Canvas:
    """Every x is counted from where reading starts, so a layout is written once for both directions."""

    def __init__(self, look: Look, width: int, height: int) -> None:
        self.look = look
        self.width = width
        self.height = height
        self.palette = palette(look.theme)
        self._rows = np.zeros((height, width + 1), np.uint8)
        self._pixels = self._rows[:, 1:]
        self._pixels[:] = self.palette.solid(Ink.BORDER)
        self._pixels[BORDER:-BORDER, BORDER:-BORDER] = self.palette.solid(Ink.CARD)

    def stamp(self, x: int, y: int, stamp: Pixels) -> None:
        """Lay ready places over what is there."""
        height, width = stamp.shape
        left = self._left(x, width)
        self._pixels[y : y + height, left : left + width] = stamp

    def mask(self, x: int, y: int, mask: Pixels, ink: Ink, ground: Ink = Ink.CARD) -> None:
        """Lay `ink` through a mask over an even `ground`; what the mask leaves free stays as it is."""
        height, width = mask.shape
        left = self._left(x, width)
        place = self.palette.ramp(ink, ground)[mask]
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
        written = write(text, size, weight, self.look.language)
        start = {Side.START: x, Side.MIDDLE: x - written.width // 2, Side.END: x - written.width}[side]
        top = max(0, baseline + written.below - written.mask.shape[0])
        start = max(0, min(start, self.width - written.width))
        self.mask(start, top, written.mask[: self.height - top, : self.width - start], ink, ground)
        return written.width

    def png(self) -> bytes:
        """The picture as a file."""
        return png.encode(self._rows, self.palette.entries)

    def _left(self, x: int, width: int) -> int:
        return self.width - x - width if self.look.right_to_left else x
