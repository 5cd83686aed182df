"""Colours that anyone can tell apart and read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from charts.palette import LEVELS, Ink, colours, contrast, palette
from charts.stamps import ink_on
from core.pictures import Cell, Mark, Theme
from tests.charts.colour_sight import SIGHTS, distance, lightness

NEIGHBOURS = {Theme.DARK: 18.0, Theme.LIGHT: 14.5}
CELLS = [*(Cell(Mark.DONE, level) for level in range(1, 5)), *(Cell(mark) for mark in Mark if mark is not Mark.DONE)]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("sight", SIGHTS)
def test_neighbouring_levels_are_told_apart_by_every_eye(theme: Theme, sight: str) -> None:
    ramp = [colours(theme)[level] for level in LEVELS]

    steps = [distance(one, other, sight) for one, other in pairwise(ramp)]

    assert min(steps) >= NEIGHBOURS[theme]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("sight", SIGHTS)
def test_a_skip_is_never_taken_for_a_level(theme: Theme, sight: str) -> None:
    skip = colours(theme)[Ink.SKIP]

    assert min(distance(skip, colours(theme)[level], sight) for level in LEVELS) >= 60


@pytest.mark.parametrize("theme", Theme)
def test_more_done_is_always_further_from_the_card(theme: Theme) -> None:
    card = lightness(colours(theme)[Ink.CARD])

    away = [abs(lightness(colours(theme)[level]) - card) for level in LEVELS]

    assert away == sorted(away)


@pytest.mark.parametrize("theme", Theme)
def test_words_stand_out_from_the_card(theme: Theme) -> None:
    inks = colours(theme)

    assert 14 <= contrast(inks[Ink.TEXT], inks[Ink.CARD]) <= 16
    assert contrast(inks[Ink.QUIET], inks[Ink.CARD]) >= 7


@pytest.mark.parametrize("theme", Theme)
def test_outlines_skips_and_full_cells_stand_out_from_the_card(theme: Theme) -> None:
    inks = colours(theme)

    assert min(contrast(inks[ink], inks[Ink.CARD]) for ink in (Ink.OUTLINE, Ink.SKIP, Ink.LEVEL_4)) >= 3


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_glyphs_stand_out_from_their_cell(theme: Theme, cell: Cell) -> None:
    ink, ground = ink_on(cell)

    assert contrast(colours(theme)[ink], colours(theme)[ground]) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_a_palette_has_a_place_for_every_blend(theme: Theme) -> None:
    places = palette(theme)

    assert len(places.entries) <= 256
    assert max(int(ramp.max()) for ramp in places.ramps.values()) < len(places.entries)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
