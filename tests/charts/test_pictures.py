"""What holds for every picture, and what each one shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import numpy as np
import pytest

from charts import draw
from charts.palette import Ink, colours, rgb
from charts.typeface import Weight, Written, write
from core.people import ThemeChoice, Weekday
from core.pictures import (
    NOTHING,
    Cell,
    GridPicture,
    HeatmapPicture,
    Legend,
    LinePicture,
    Look,
    Mark,
    MilestonePicture,
    Picture,
    Row,
    SharePicture,
    Theme,
    level_of,
    theme_at,
)
from tests.charts.pixels import has_colour, pixels
from tests.charts.samples import (
    ENGLISH,
    LONG,
    TODAY,
    Script,
    figures,
    group,
    habits,
    heatmap,
    history,
    line,
    look,
    milestone,
    samples,
    scripts,
    share,
)
from tests.exchange.hostile import hostile_names

ALL = samples() | scripts()
TALL = {"habits-30", "group"}
HOSTILE = 200
EDGE = 30  # what is nearer to the edge than this is margin, on every card


@pytest.mark.parametrize("name", ALL)
def test_a_card_is_opaque_framed_and_keeps_its_margin(name: str) -> None:
    picture = ALL[name]
    inks = colours(picture.look.theme)

    image = pixels(draw(picture))

    assert (image[0] == rgb(inks[Ink.BORDER])).all()
    edge = EDGE * 2 // 3 if name in TALL else EDGE
    margin = [image[2:edge, 2:-2], image[-edge:-2, 2:-2], image[2:-2, 2:edge], image[2:-2, -edge:-2]]
    assert all((strip == rgb(inks[Ink.CARD])).all() for strip in margin)


@pytest.mark.parametrize("name", ALL)
def test_a_card_is_light_to_send(name: str) -> None:
    size = len(draw(ALL[name]))

    assert size <= (60_000 if name == "habits-30" else 40_000)


@pytest.mark.parametrize("name", ["year", "line", "share", "group", "badges", "month", "rhythm", "milestone"])
def test_the_same_values_give_the_same_bytes(name: str) -> None:
    assert draw(ALL[name]) == draw(samples()[name])


def test_chat_cards_are_three_by_two_and_cards_to_share_are_upright() -> None:
    assert pixels(draw(ALL["year"])).shape == (800, 1200, 3)
    assert pixels(draw(ALL["share"])).shape == (1350, 1080, 3)


@pytest.mark.parametrize("name", [name for name in ALL if name not in TALL])
def test_no_word_is_smaller_than_twelve_pixels_on_a_phone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def spy(text: str, size: int, weight: Weight, language: str) -> Written:
        sizes.append(size)
        return write(text, size, weight, language)

    monkeypatch.setattr("charts.canvas.write", spy)
    draw(ALL[name])

    assert min(sizes) >= 40


def test_many_rows_make_a_card_taller_and_none_is_lost() -> None:
    few, many = (pixels(draw(habits(ENGLISH, Theme.DARK, count))) for count in (20, 30))

    assert many.shape[0] - few.shape[0] == 10 * 34


WORDLESS = Script("en", "", "", "", ("", "", ""), ("",) * 12, ("",) * 7, Legend(*("",) * 7))


def _tall_group(script: Script, theme: Theme, days: int) -> Picture:
    """Twenty rows of even cells without a word."""
    cells = [tuple(_even(cell) for cell in history(min(days, 30), n)) for n in range(20)]
    return GridPicture(look(script, theme), "", "", (), tuple(Row("", row) for row in cells), 29)


@pytest.mark.parametrize("make", [heatmap, line, _tall_group])
def test_readers_from_the_right_see_time_run_to_the_left(make: object) -> None:
    assert callable(make)
    there = make(WORDLESS, Theme.DARK, 300)
    if isinstance(there, HeatmapPicture):  # dots of late days stay right, and hatching rises to the right for all
        there = replace(there, cells=tuple(_even(cell) for cell in there.cells))
    plain = replace(there, figures=(), scale=()) if isinstance(there, LinePicture) else replace(there, figures=())

    forwards = pixels(draw(plain))
    backwards = pixels(draw(replace(plain, look=replace(plain.look, right_to_left=True))))

    above_the_legend = slice(0, len(forwards) - 120)
    assert not (forwards[above_the_legend] == backwards[above_the_legend]).all()
    assert (forwards[above_the_legend, ::-1] == backwards[above_the_legend]).all()


def _even(cell: Cell) -> Cell:
    return Cell(Mark.MISSED) if cell.mark is Mark.PAUSED else replace(cell, late=False)


def _year(days: int, **changes: object) -> HeatmapPicture:
    picture = heatmap(ENGLISH, Theme.DARK, days)
    assert isinstance(picture, HeatmapPicture)
    return replace(picture, **changes)  # type: ignore[arg-type]  # the tests name fields that exist


def test_a_year_shows_the_latest_weeks_of_a_longer_history() -> None:
    cells = history(4000)
    whole = _year(400, first=TODAY - timedelta(3999), cells=cells)
    weeks = 7 * 53 + TODAY.weekday() + 1
    last = _year(400, first=TODAY - timedelta(weeks - 1), cells=cells[-weeks:])

    assert np.array_equal(pixels(draw(whole))[:650], pixels(draw(last))[:650])


@pytest.mark.parametrize("day", [0, 100, 370])
def test_one_day_changes_one_cell(day: int) -> None:
    cells = (Cell(Mark.REST),) * 371
    changed = (*cells[:day], Cell(Mark.DONE, 4), *cells[day + 1 :])

    before, after = (pixels(draw(_year(371, cells=c))) for c in (cells, changed))

    rows, columns = np.nonzero((before != after).any(axis=2))
    assert 15 < np.ptp(rows) + 1 == np.ptp(columns) + 1 < 40


def test_weeks_begin_when_the_reader_says() -> None:
    monday, sunday = (_year(371, look=replace(look(ENGLISH), week_start=start)) for start in (Weekday.MON, Weekday.SUN))

    assert draw(monday) != draw(sunday)


def test_today_has_its_frame_only_while_it_is_shown() -> None:
    calm = replace(_year(371), look=look(WORDLESS), title="", facts="", figures=(), cells=(Cell(Mark.REST),) * 371)
    frame = colours(Theme.DARK)[Ink.TEXT]

    shown, past = (pixels(draw(replace(calm, today=day)))[:650] for day in (TODAY, TODAY + timedelta(60)))

    assert [has_colour(shown, frame), has_colour(past, frame)] == [True, False]


def test_a_card_to_share_tells_of_no_miss_and_no_late_entry() -> None:
    told = share(ENGLISH, Theme.DARK)
    assert isinstance(told, SharePicture)
    blamed = (Mark.MISSED, Mark.SAVED, Mark.OPEN)
    kind = tuple(Cell(Mark.REST) if c.mark in blamed else replace(c, late=False) for c in told.cells)

    assert any(cell.mark in blamed or cell.late for cell in told.cells)
    assert draw(told) == draw(replace(told, cells=kind))


def test_a_milestone_without_history_is_still_a_card() -> None:
    told = milestone(ENGLISH, Theme.LIGHT)
    assert isinstance(told, MilestonePicture)

    assert draw(replace(told, cells=())) != draw(told)


def test_rows_of_different_length_and_too_many_days_are_cut_to_the_table() -> None:
    told = group(ENGLISH, Theme.DARK, 3)
    assert isinstance(told, GridPicture)
    uneven = tuple(replace(row, cells=row.cells[: 5 + 20 * n]) for n, row in enumerate(told.rows))
    long = tuple(replace(row, cells=(NOTHING,) * 90) for row in told.rows)

    assert pixels(draw(replace(told, rows=uneven))).shape == pixels(draw(told)).shape
    assert pixels(draw(replace(told, rows=long))).shape == pixels(draw(told)).shape


def test_all_habits_show_four_levels_in_the_legend() -> None:
    several = _year(371, cells=tuple(Cell(Mark.DONE, 1 + n % 4) for n in range(371)))
    one = _year(371, cells=(Cell(Mark.DONE, 4),) * 371)

    legend = [pixels(draw(picture))[690:] for picture in (several, one)]

    low = colours(Theme.DARK)[Ink.LEVEL_1]
    assert [has_colour(part, low) for part in legend] == [True, False]


def test_a_long_name_takes_two_lines_and_shrinks_the_grid_a_little() -> None:
    assert len(pixels(draw(_year(371, title=LONG)))) == 800
    assert draw(_year(371, title=LONG)) != draw(_year(371, title=LONG[:79]))


def test_figures_are_drawn_where_they_are_given() -> None:
    bare, told = (draw(_year(371, figures=f)) for f in ((), figures(ENGLISH)))

    assert len(told) > len(bare)


@pytest.mark.parametrize(
    ("choice", "hour", "theme"),
    [
        (ThemeChoice.AUTO, 7, Theme.LIGHT),
        (ThemeChoice.AUTO, 18, Theme.LIGHT),
        (ThemeChoice.AUTO, 19, Theme.DARK),
        (ThemeChoice.AUTO, 6, Theme.DARK),
        (ThemeChoice.DARK, 12, Theme.DARK),
        (ThemeChoice.LIGHT, 23, Theme.LIGHT),
    ],
)
def test_the_theme_follows_the_choice_and_then_the_hour(choice: ThemeChoice, hour: int, theme: Theme) -> None:
    assert theme_at(choice, time(hour, 59 if hour in (6, 18) else 0)) is theme


@pytest.mark.parametrize(
    ("done", "asked", "level"),
    [(0, 5, 0), (0, 0, 0), (1, 10, 1), (1, 4, 1), (2, 4, 2), (3, 5, 3), (5, 5, 4), (7, 5, 4)],
)
def test_a_level_is_a_quarter_of_what_was_asked(done: int, asked: int, level: int) -> None:
    assert level_of(done, asked) == level


def test_a_look_belongs_to_a_reader_not_to_a_picture() -> None:
    assert isinstance(look(ENGLISH), Look)
    assert look(ENGLISH) == look(ENGLISH)


def test_hostile_names_are_painted_and_stay_within_the_margins() -> None:
    """As they are kept. The facts stand in the caption, too, which the conversation's tests look at."""
    paper = rgb(colours(Theme.DARK)[Ink.CARD])
    width = pixels(draw(heatmap(ENGLISH, Theme.DARK, 30))).shape[1]
    for name in hostile_names(HOSTILE):
        image = pixels(draw(heatmap(ENGLISH, Theme.DARK, 30, title=name)))
        assert image.shape[1] == width, name
        assert (image[2:-2, -EDGE:-2] == paper).all(), name
    for name in hostile_names(HOSTILE // 4):
        for card in (share, milestone):
            image = pixels(draw(card(ENGLISH, Theme.DARK, title=name)))
            assert (image[2:-2, -EDGE:-2] == paper).all(), name
