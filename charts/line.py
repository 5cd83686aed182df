"""Strength over time: a curve on its own ground."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from charts import shapes
from charts.canvas import Canvas, Side
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, figures_across, header
from charts.typeface import Weight, width
from core.pictures import LinePicture

PEN = 7
MONTHS = 56
FIGURES = 160
END = 13  # radius of the dot at the last value


def draw_line(picture: LinePicture) -> bytes:
    """The picture as PNG."""
    canvas = Canvas(picture.look, WIDTH, HEIGHT)
    top = header(canvas, picture.title, picture.facts) + 40
    bottom = HEIGHT - MARGIN - MONTHS - (FIGURES if picture.figures else 0)
    words = max((width(word, SMALL, Weight.REGULAR) for _, word in picture.scale), default=0)
    room = ROOM - words - 24 - END
    _curve(canvas, picture, room, top, bottom)
    for height, word in picture.scale:
        y = round(bottom - height * (bottom - top))
        canvas.text(WIDTH - MARGIN, y + 14, word, SMALL, ink=Ink.QUIET, side=Side.END)
    _months(canvas, picture, room, bottom + 52)
    if picture.figures:
        figures_across(canvas, picture.figures[:3], HEIGHT - MARGIN - 46)
    return canvas.png()


def _curve(canvas: Canvas, picture: LinePicture, room: int, top: int, bottom: int) -> None:
    tall = bottom - top
    ends = 2 * END
    points = _points(picture.values, room, tall) + END
    below = np.vstack([points, [points[-1, 0], tall + END], [points[0, 0], tall + END], points[:1]])
    turn = -1 if canvas.look.right_to_left else 1
    lay = [(shapes.area(room + ends, tall + ends, Path(below, closed=True)), Ink.LEVEL_1)]
    for height, _ in picture.scale:
        y = round(bottom - height * tall)
        canvas.mask(MARGIN, y - 1, np.full((2, room), 255, np.uint8), Ink.LEVEL_0)
    lay.append((shapes.line(room + ends, tall + ends, Path(points), PEN), Ink.LEVEL_4))
    lay.append((shapes.area(room + ends, tall + ends, Path.circle(points[-1], END)), Ink.TEXT))
    for mask, ink in lay:
        canvas.mask(MARGIN - END, top - END, mask[:, ::turn], ink)


def _points(values: tuple[float, ...], room: int, tall: int) -> NDArray[np.float64]:
    """A point for each value, for each third pixel at most: the mean of the days that fall together."""
    heights = np.clip(np.array(values or (0.0,), np.float64), 0.0, 1.0)
    most = room // 3
    if len(heights) > most:
        edges = np.linspace(0, len(heights), most + 1).astype(int)
        heights = np.add.reduceat(heights, edges[:-1]) / np.diff(edges)
    if len(heights) == 1:
        heights = np.repeat(heights, 2)
    return np.column_stack([np.linspace(0, room, len(heights)), (1 - heights) * tall])


def _months(canvas: Canvas, picture: LinePicture, room: int, baseline: int) -> None:
    """Names of months where they begin, as many as have room; years, when months would be too dense."""
    days = max(1, len(picture.values) - 1)
    free = MARGIN
    for number in range(len(picture.values)):
        day = picture.first + timedelta(number)
        if day.day != 1 or (days > 800 and day.month != 1):
            continue
        word = str(day.year) if days > 800 else picture.look.months[day.month - 1]
        x = MARGIN + room * number // days
        if x >= free and x + width(word, SMALL, Weight.REGULAR) <= WIDTH - MARGIN:
            free = x + canvas.text(x, baseline, word, SMALL, ink=Ink.QUIET) + 28
