"""Cards: a milestone, a streak to share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from charts.cairn import draw_cairn
from charts.canvas import Canvas
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, SMALL, WIDTH
from charts.typeface import Weight, shorten, width, wrap
from core.pictures import NOTHING, Cell, Mark, MilestonePicture, SharePicture

SHARE_WIDTH = 1080
SHARE_HEIGHT = 1350
SHARE_MARGIN = 84
WEEKS = 12
SHOWN = frozenset({Mark.DONE, Mark.SKIPPED, Mark.PAUSED})


def draw_milestone(picture: MilestonePicture) -> bytes:
    """1200 x 800: the number at the start, the cairn at the end, twelve weeks below it."""
    canvas = Canvas(picture.look, WIDTH, HEIGHT)
    half = 640
    size = _big(canvas, picture.number, MARGIN, 330, half, 300)
    canvas.text(MARGIN, 330 + max(76, size // 4), shorten(picture.unit, half, 56), 56, Weight.BOLD)
    baseline = 486
    for line in wrap(picture.name, half, 48, Weight.BOLD):
        canvas.text(MARGIN, baseline, line, 48, Weight.BOLD, Ink.QUIET)
        baseline += 58
    for line in wrap(picture.sentence, half, SMALL):
        canvas.text(MARGIN, baseline + 14, line, SMALL, ink=Ink.QUIET)
        baseline += 52
    pitch = 36
    left = WIDTH - MARGIN - WEEKS * pitch
    draw_cairn(canvas, left + 40, 70, WEEKS * pitch - 80, 350, picture.stones)
    _strip(canvas, picture.first, picture.cells, left, 460, pitch)
    canvas.text(MARGIN, HEIGHT - MARGIN, picture.look.mark, SMALL, Weight.BOLD, Ink.QUIET)
    return canvas.png()


def draw_share(picture: SharePicture) -> bytes:
    """1080 x 1350: made to be understood without this bot."""
    canvas = Canvas(picture.look, SHARE_WIDTH, SHARE_HEIGHT)
    room = SHARE_WIDTH - 2 * SHARE_MARGIN
    canvas.text(SHARE_MARGIN, SHARE_MARGIN + 40, shorten(picture.person, room, 48), 48, ink=Ink.QUIET)
    _big(canvas, picture.number, SHARE_MARGIN - 10, 460, 600, 360)
    draw_cairn(canvas, SHARE_MARGIN + 630, 140, room - 630, 330, picture.stones)
    canvas.text(SHARE_MARGIN, 548, shorten(picture.unit, room, 56), 56, Weight.BOLD)
    baseline = 630
    for line in wrap(picture.name, room, 52, Weight.BOLD):
        canvas.text(SHARE_MARGIN, baseline, line, 52, Weight.BOLD, Ink.QUIET)
        baseline += 62
    _strip(canvas, picture.first, picture.cells, SHARE_MARGIN, 736, 72)
    canvas.text(SHARE_MARGIN, SHARE_HEIGHT - 50, picture.look.mark, 48, Weight.BOLD, Ink.QUIET)
    return canvas.png()


def _calm(cell: Cell) -> Cell:
    """A card tells of what was done: a miss looks like any day on which nothing was asked."""
    if cell.mark in SHOWN:
        return replace(cell, late=False)
    return NOTHING if cell.mark is Mark.NONE else Cell(Mark.REST)


def _big(canvas: Canvas, number: str, x: int, baseline: int, room: int, size: int) -> int:
    while size > SMALL and width(number, size, Weight.BOLD) > room:
        size -= 10
    canvas.text(x, baseline, shorten(number, room, size, Weight.BOLD), size, Weight.BOLD)
    return size


def _strip(canvas: Canvas, first: date, cells: tuple[Cell, ...], x: int, y: int, pitch: int) -> None:
    """The last twelve weeks, a week per column, without blame."""
    look = canvas.look
    last = first + timedelta(len(cells) - 1)
    end = last - timedelta((last.weekday() - look.week_start) % 7)
    start = end - timedelta(7 * (WEEKS - 1))
    size = pitch - max(4, pitch // 9)
    for number in range(7 * WEEKS):
        at = (start - first).days + number
        cell = _calm(cells[at]) if 0 <= at < len(cells) else NOTHING
        week, row = divmod(number, 7)
        canvas.cell(x + week * pitch, y + row * pitch, (size, size), cell)
