"""All badges on one sheet."""

from __future__ import annotations

from charts.cairn import draw_cairn
from charts.canvas import Canvas
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, header
from charts.typeface import Weight, shorten, wrap
from core.pictures import Badge, BadgesPicture

COLUMNS = 3
TALL = 210
FIGURE = 110


def draw_badges(picture: BadgesPicture) -> bytes:
    """The picture as PNG: at least 800 high, higher with many badges."""
    rows = -(-len(picture.badges) // COLUMNS)
    canvas = Canvas(picture.look, WIDTH, max(HEIGHT, 200 + rows * TALL + MARGIN))
    top = header(canvas, picture.title, picture.facts) + 34
    for number, badge in enumerate(picture.badges):
        row, column = divmod(number, COLUMNS)
        _badge(canvas, badge, MARGIN + column * (ROOM // COLUMNS), top + row * TALL)
    return canvas.png()


def _badge(canvas: Canvas, badge: Badge, x: int, y: int) -> None:
    draw_cairn(canvas, x, y, FIGURE, TALL - 50, badge.stones, badge.earned)
    room = ROOM // COLUMNS - FIGURE - 44
    left = x + FIGURE + 24
    ink = Ink.TEXT if badge.earned else Ink.QUIET
    canvas.text(left, y + 70, shorten(badge.number, room, 72, Weight.BOLD), 72, Weight.BOLD, ink)
    for number, line in enumerate(wrap(badge.label, room, SMALL)):
        canvas.text(left, y + 120 + number * 46, line, SMALL, ink=Ink.QUIET)
