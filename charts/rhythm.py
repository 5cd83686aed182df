"""When it goes well: bars for weekdays and for hours."""

from __future__ import annotations

from charts import shapes
from charts.canvas import Canvas, Side
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, header
from charts.typeface import Weight
from core.pictures import Bar, RhythmPicture

LABELS = 56
GAP = 30


def draw_rhythm(picture: RhythmPicture) -> bytes:
    """The picture as PNG."""
    canvas = Canvas(picture.look, WIDTH, HEIGHT)
    top = header(canvas, picture.title, picture.facts) + GAP
    tall = (HEIGHT - MARGIN - top - GAP) // 2 - LABELS
    start = picture.look.week_start
    week = [(start + n) % 7 for n in range(7)]
    _bars(canvas, [picture.weekdays[day] for day in week], top, tall, 18)
    for number, day in enumerate(week):
        _label(canvas, picture.look.weekdays[day], (2 * number + 1) / 14, top + tall, picture.weekdays[day].strong)
    below = top + tall + LABELS + GAP
    _bars(canvas, list(picture.hours), below, tall, 8)
    for hour, word in picture.hour_marks:
        _label(canvas, word, (2 * hour + 1) / 48, below + tall, picture.hours[hour].strong)
    return canvas.png()


def _bars(canvas: Canvas, bars: list[Bar], top: int, tall: int, gap: int) -> None:
    """Each on its own track, so that a low bar is seen to be low."""
    for number, bar in enumerate(bars):
        left = MARGIN + ROOM * number // len(bars) + gap // 2
        wide = ROOM // len(bars) - gap
        radius = min(14.0, wide / 3)
        canvas.mask(left, top, shapes.rounded(wide, tall, radius), Ink.LEVEL_0)
        if bar.share is None or bar.share <= 0:
            continue
        high = max(round(2 * radius), round(tall * min(1.0, bar.share)))
        ink = Ink.LEVEL_4 if bar.strong else Ink.LEVEL_2
        canvas.mask(left, top + tall - high, shapes.rounded(wide, high, radius), ink, Ink.LEVEL_0)


def _label(canvas: Canvas, word: str, at: float, bottom: int, strong: bool) -> None:
    weight, ink = (Weight.BOLD, Ink.TEXT) if strong else (Weight.REGULAR, Ink.QUIET)
    canvas.text(MARGIN + round(ROOM * at), bottom + 46, word, SMALL, weight, ink, side=Side.MIDDLE)
