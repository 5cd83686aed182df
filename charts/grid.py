"""Rows of days: habits, a week in review, the members of a group."""

from __future__ import annotations

from dataclasses import dataclass

from charts.canvas import Canvas, Side
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, figures_across, header, legend
from charts.typeface import Weight, shorten, width
from core.pictures import MOST_COLUMNS, MOST_ROWS, NOTHING, GridPicture, Row

HEADS = 54
FIGURES = 160
LEGEND = 130
LEAST_PITCH = 51
MOST_PITCH = 84
MOST_NAME = 0.42  # of the room, with few columns
LEAST_CELL = 21
LEAST_TALL = 30
LEAST_HIGH = 600
TALL = 1100  # from here on a chat shrinks the picture to the height of a screen


@dataclass(frozen=True, slots=True)
class _Table:
    """Where names, cells and counts stand."""

    top: int
    pitch: int
    names: int
    step: int
    columns: int

    @property
    def cell(self) -> tuple[int, int]:
        gap = 3 if self.step < 30 else 6
        return self.step - gap, min(self.pitch - 6, max(self.step - gap, LEAST_TALL)) // 3 * 3


def draw_grid(picture: GridPicture) -> bytes:
    """The picture as PNG: 1200 wide, at least 600 high, higher with many rows."""
    rows = picture.rows[:MOST_ROWS]
    above = 160 + HEADS + (FIGURES if picture.figures else 0)
    below = MARGIN + LEGEND + (HEADS if picture.more else 0)
    pitch = max(LEAST_PITCH, min(MOST_PITCH, (HEIGHT - above - below) // max(1, len(rows))))
    height = max(LEAST_HIGH, above + len(rows) * pitch + below)
    canvas = Canvas(picture.look, WIDTH, height, thirds=2 if height > TALL else 3)
    top = header(canvas, picture.title, picture.facts)
    if picture.figures:
        figures_across(canvas, picture.figures[:3], top + 84)
        top += FIGURES
    table = _table(picture, rows, top + HEADS, pitch)
    _heads(canvas, picture, table)
    for number, row in enumerate(rows):
        _words(canvas, table, row, table.top + number * pitch + pitch // 2 + 14)
    if rows:
        _cells(canvas, picture, table, rows)
    if picture.more:
        canvas.text(
            MARGIN, table.top + len(rows) * pitch + 40, shorten(picture.more, ROOM, SMALL), SMALL, ink=Ink.QUIET
        )
    legend(canvas, {cell for row in rows for cell in row.cells}, height - MARGIN + 10)
    return canvas.png()


def _table(picture: GridPicture, rows: tuple[Row, ...], top: int, pitch: int) -> _Table:
    columns = max(1, min(MOST_COLUMNS, max((len(row.cells) for row in rows), default=1)))
    counts = max((width(row.count, SMALL, Weight.BOLD) + 24 for row in rows if row.count), default=0)
    longest = max((width(row.name, SMALL, Weight.REGULAR) for row in rows), default=0)
    names = min(longest, round(ROOM * MOST_NAME), ROOM - counts - 20 - LEAST_CELL * columns)
    step = min(pitch, (ROOM - counts - names - 20) // columns)
    step -= step % 3  # even cells at two thirds, too
    return _Table(top, pitch, ROOM - counts - 20 - step * columns, step, columns)


def _heads(canvas: Canvas, picture: GridPicture, table: _Table) -> None:
    """Words over the columns; one that would touch its neighbour is left out."""
    free = 0
    for column, head in enumerate(picture.heads[: table.columns]):
        middle = _left(table, column) + table.cell[0] // 2
        half = width(head, SMALL, Weight.REGULAR) // 2
        if head and middle - half >= free:
            weight = Weight.BOLD if column == picture.today else Weight.REGULAR
            canvas.text(middle, table.top - 16, head, SMALL, weight, Ink.QUIET, side=Side.MIDDLE)
            free = middle + half + 10


def _words(canvas: Canvas, table: _Table, row: Row, baseline: int) -> None:
    canvas.text(MARGIN, baseline, shorten(row.name, table.names, SMALL), SMALL)
    if row.count:
        canvas.text(WIDTH - MARGIN, baseline, row.count, SMALL, Weight.BOLD, side=Side.END)


def _cells(canvas: Canvas, picture: GridPicture, table: _Table, rows: tuple[Row, ...]) -> None:
    columns, top = table.columns, table.top + (table.pitch - table.cell[1]) // 2
    cells = [(*row.cells[:columns], *(NOTHING,) * (columns - len(row.cells))) for row in rows]
    canvas.cells(_left(table, 0), top, (table.step, table.pitch), table.cell, cells)
    if picture.today is not None and picture.today < columns:
        for number, row in enumerate(cells):
            at = _left(table, picture.today), top + number * table.pitch
            canvas.cell(*at, table.cell, row[picture.today], today=True)


def _left(table: _Table, column: int) -> int:
    return MARGIN + table.names + 20 + column * table.step
