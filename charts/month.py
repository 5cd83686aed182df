"""One month with its dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta

from charts.canvas import Canvas, Side
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, figures_down, header, in_digits, legend
from charts.stamps import ink_on
from charts.typeface import Weight
from core.pictures import NOTHING, Mark, MonthPicture

FIGURES = 230
HEADS = 50
GAP = 8


def draw_month(picture: MonthPicture) -> bytes:
    """The picture as PNG."""
    look = picture.look
    canvas = Canvas(look, WIDTH, HEIGHT)
    top = header(canvas, picture.title, picture.facts) + HEADS
    bottom = legend(canvas, picture.cells, HEIGHT - MARGIN + 10) - 14
    days = monthrange(picture.first.year, picture.first.month)[1]
    lead = (picture.first.weekday() - look.week_start) % 7
    high = (bottom - top) // -(-(lead + days) // 7)
    wide = (ROOM - (FIGURES if picture.figures else 0)) // 7
    for column in range(7):
        middle = MARGIN + column * wide + (wide - GAP) // 2
        canvas.text(
            middle, top - 14, look.weekdays[(look.week_start + column) % 7], SMALL, ink=Ink.QUIET, side=Side.MIDDLE
        )
    for day in range(days):
        row, column = divmod(lead + day, 7)
        _day(canvas, picture, day, (MARGIN + column * wide, top + row * high), (wide - GAP, high - GAP))
    figures_down(canvas, picture.figures[:3], MARGIN + 7 * wide, ROOM - 7 * wide, top, bottom)
    return canvas.png()


def _day(canvas: Canvas, picture: MonthPicture, day: int, at: tuple[int, int], size: tuple[int, int]) -> None:
    """The cell, its date at the start and its glyph at the end."""
    (x, y), (_, height) = at, size
    cell = picture.cells[day] if day < len(picture.cells) else NOTHING
    today = picture.first + timedelta(day) == picture.today
    canvas.cell(x, y, size, cell, today, dated=True)
    plain = cell.mark is Mark.NONE and not today
    ink, ground = (Ink.QUIET, Ink.CARD) if plain else ink_on(cell)
    weight = Weight.BOLD if today else Weight.REGULAR
    baseline = y + height // 2 + 14
    canvas.text(x + 16, baseline, in_digits(canvas.look, day + 1), SMALL, weight, ink, ground)
