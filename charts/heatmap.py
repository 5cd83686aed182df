"""A day per cell, a week per column: quarter, half a year, year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from charts.canvas import Canvas
from charts.palette import Ink
from charts.pieces import HEIGHT, MARGIN, ROOM, SMALL, WIDTH, figures_across, figures_down, header, legend
from charts.typeface import Weight, width
from core.pictures import MOST_WEEKS, NOTHING, Cell, HeatmapPicture

LETTERS = 72
FIGURES = 196
MONTHS = 52
FOOT = HEIGHT - MARGIN + 10
TALLEST = 66
ONE_BAND = 30
BESIDE = 16
FEWEST = 13  # a young habit sees the weeks ahead


@dataclass(frozen=True, slots=True)
class _Grid:
    """Whole weeks from `first`, in one or two bands of `columns`, `pitch` pixels from cell to cell."""

    first: date
    weeks: int
    columns: int
    pitch: int
    top: int

    @property
    def cell(self) -> int:
        return self.pitch - max(4, self.pitch // 9)

    @property
    def band(self) -> int:
        """Pixels from one band to the next."""
        return MONTHS + 7 * self.pitch + 12

    def place(self, week: int, row: int) -> tuple[int, int]:
        """Where the cell of a week's `row`-th day stands."""
        x = MARGIN + LETTERS + (week % self.columns) * self.pitch
        return x, self.top + (week // self.columns) * self.band + MONTHS + row * self.pitch


def draw_heatmap(picture: HeatmapPicture) -> bytes:
    """The picture as PNG."""
    canvas = Canvas(picture.look, WIDTH, HEIGHT)
    top = header(canvas, picture.title, picture.facts)
    bottom = legend(canvas, picture.cells, FOOT)
    grid = _grid(picture, top, bottom - 14)
    for band in range(0, grid.weeks, grid.columns):
        _letters(canvas, grid, band)
    _months(canvas, grid)
    _cells(canvas, grid, picture)
    _figures(canvas, grid, picture, bottom)
    return canvas.png()


def _grid(picture: HeatmapPicture, top: int, bottom: int) -> _Grid:
    last = picture.first + timedelta(len(picture.cells) - 1)
    end = _week_of(last, picture)
    weeks = min(MOST_WEEKS, (end - _week_of(picture.first, picture)).days // 7 + 1)
    first = end - timedelta(7 * (weeks - 1))
    if weeks > ONE_BAND:
        columns = (weeks + 1) // 2
        pitch = min((bottom - top - 12) // 2 - MONTHS, 7 * TALLEST) // 7
        return _Grid(first, weeks, columns, min(pitch, (ROOM - LETTERS - FIGURES) // columns), top)
    beside = weeks <= BESIDE and bool(picture.figures)
    below = 170 if picture.figures and not beside else 0
    high = (bottom - below - top - MONTHS) // 7
    weeks = max(weeks, FEWEST)
    wide = (ROOM - LETTERS - (FIGURES if beside else 0)) // weeks
    return _Grid(first, weeks, weeks, min(high, wide, TALLEST), top)


def _week_of(day: date, picture: HeatmapPicture) -> date:
    return day - timedelta((day.weekday() - picture.look.week_start) % 7)


def _letters(canvas: Canvas, grid: _Grid, week: int) -> None:
    """Every weekday where there is room, else every second."""
    step = 1 if grid.pitch >= SMALL else 2
    for row in range(0, 7, step):
        letter = canvas.look.weekdays[(canvas.look.week_start + row) % 7]
        _, y = grid.place(week, row)
        canvas.text(MARGIN, y + grid.cell // 2 + 14, letter, SMALL, ink=Ink.QUIET)


def _months(canvas: Canvas, grid: _Grid) -> None:
    """A month's name over the week of its first day, unless it would touch the one before or leave the band."""
    free, band = 0, -1
    for week in range(grid.weeks):
        if week // grid.columns != band:
            free, band = 0, week // grid.columns
        last = grid.first + timedelta(7 * week + 6)
        if last.day > 7:
            continue
        x, y = grid.place(week, 0)
        name = canvas.look.months[last.month - 1]
        end = x + width(name, SMALL, Weight.REGULAR)
        if x >= free and end <= MARGIN + LETTERS + grid.columns * grid.pitch + 8:
            canvas.text(x, y - 14, name, SMALL, ink=Ink.QUIET)
            free = end + 12


def _cells(canvas: Canvas, grid: _Grid, picture: HeatmapPicture) -> None:
    size, pitch = (grid.cell, grid.cell), (grid.pitch, grid.pitch)
    cells = _days(grid, picture)
    for week in range(0, grid.weeks, grid.columns):
        band = cells[7 * week : 7 * min(grid.weeks, week + grid.columns)]
        canvas.cells(*grid.place(week, 0), pitch, size, [band[row::7] for row in range(7)])
    today = (picture.today - grid.first).days
    if 0 <= today < len(cells):
        canvas.cell(*grid.place(*divmod(today, 7)), size, cells[today], today=True)


def _days(grid: _Grid, picture: HeatmapPicture) -> tuple[Cell, ...]:
    """A cell for every date of the grid, those the picture does not tell of included."""
    offset = (grid.first - picture.first).days
    told = (NOTHING,) * -offset + picture.cells[max(0, offset) :]
    return told + (NOTHING,) * (7 * grid.weeks - len(told))


def _figures(canvas: Canvas, grid: _Grid, picture: HeatmapPicture, bottom: int) -> None:
    figures = picture.figures[:3]
    if grid.weeks > ONE_BAND or grid.weeks <= BESIDE:
        end = MARGIN + LETTERS + grid.columns * grid.pitch + 16
        figures_down(canvas, figures, end, WIDTH - MARGIN - end, grid.top + MONTHS, bottom - 14)
        return
    figures_across(canvas, figures, bottom - 84)
