"""Cells that are told apart by shape, not by colour alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from charts.palette import Ink, palette
from charts.stamps import TICK_FROM, DateSide, cell_stamp
from core.pictures import Cell, Mark, Theme
from tests.charts.colour_sight import lightness

MARKS = [Cell(mark, 4 if mark is Mark.DONE else 0) for mark in Mark]
CALM = {Mark.NONE, Mark.REST}
PAIRS = list(combinations(MARKS, 2))


def greys(theme: Theme, size: int, cell: Cell, today: bool = False) -> NDArray[np.float64]:
    """The cell as a photocopy shows it: L* of each pixel."""
    shades = np.array([lightness(f"#{r:02x}{g:02x}{b:02x}") for r, g, b in palette(theme).entries])
    return shades[cell_stamp(theme, size, size, cell, today)]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [20, 30, 60])
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda cell: cell.mark.value)
def test_marks_are_told_apart_without_any_colour(theme: Theme, size: int, one: Cell, other: Cell) -> None:
    changed = np.abs(greys(theme, size, one) - greys(theme, size, other)) > 5

    assert changed.mean() > 0.02


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("cell", MARKS, ids=lambda cell: cell.mark.value)
def test_today_has_a_thick_frame_whatever_happened(theme: Theme, cell: Cell) -> None:
    frame = palette(theme).solid(Ink.TEXT)

    stamp = cell_stamp(theme, 24, 24, cell, today=True)

    assert (stamp[:4, 12] == frame).all()
    assert (stamp[12, :4] == frame).all()


def test_a_tick_is_drawn_where_there_is_room_for_it() -> None:
    tick = palette(Theme.DARK).solid(Ink.ON_DONE)
    done = Cell(Mark.DONE, 4)

    assert tick in cell_stamp(Theme.DARK, TICK_FROM, TICK_FROM, done)
    assert tick not in cell_stamp(Theme.DARK, TICK_FROM - 1, TICK_FROM - 1, done)


def test_a_late_entry_has_a_dot_in_its_corner() -> None:
    plain, late = (cell_stamp(Theme.DARK, 27, 27, Cell(Mark.DONE, 4, late)) for late in (False, True))

    changed = np.argwhere(plain != late)

    assert len(changed) > 15
    assert changed[:, 0].max() < 14 <= changed[:, 1].min()


@pytest.mark.parametrize(
    "cell", [Cell(mark, 4 if mark is Mark.DONE else 0, late=True) for mark in Mark if mark not in CALM]
)
def test_the_glyph_stands_at_the_other_end_than_a_date(cell: Cell) -> None:
    plain = Cell(Mark.DONE, 4) if cell.mark is Mark.DONE else Cell(Mark.OPEN)
    body = cell_stamp(Theme.DARK, 120, 20, plain)

    left, right = (cell_stamp(Theme.DARK, 120, 20, cell, date=side) for side in (DateSide.LEFT, DateSide.RIGHT))

    assert np.argwhere(left != body)[:, 1].min() > 60
    assert np.argwhere(right != body)[:, 1].max() < 60


def test_a_rest_day_has_no_outline_and_a_miss_has_one() -> None:
    outline = palette(Theme.LIGHT).solid(Ink.OUTLINE)

    assert outline not in cell_stamp(Theme.LIGHT, 30, 30, Cell(Mark.REST))
    assert outline in cell_stamp(Theme.LIGHT, 30, 30, Cell(Mark.MISSED))


@pytest.mark.parametrize("size", range(8, 90, 3))
@pytest.mark.parametrize("cell", MARKS, ids=lambda cell: cell.mark.value)
def test_a_cell_of_any_size_can_be_drawn(size: int, cell: Cell) -> None:
    stamp = cell_stamp(Theme.DARK, size, size + 7, cell)

    assert stamp.shape == (size + 7, size)
