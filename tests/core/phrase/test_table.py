"""Every phrase of the tables is read as they say, and docs/phrases.md shows exactly them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.phrase import read_habit
from tests.core.phrase.document import document
from tests.core.phrase.table import TODAY, Row, habit_reading, log_reading, rows

HABIT_ROWS = list(rows("table.txt"))
LOG_ROWS = list(rows("log_table.txt"))


def _name(row: Row) -> str:
    return f"{row.language}-{row.phrase}"


@pytest.mark.parametrize("row", HABIT_ROWS, ids=_name)
def test_a_habit_in_one_line_is_read_as_the_table_says(row: Row) -> None:
    assert habit_reading(row.phrase, row.language) == row.reading


@pytest.mark.parametrize("row", LOG_ROWS, ids=_name)
def test_a_line_that_logs_is_read_as_the_table_says(row: Row) -> None:
    assert log_reading(row.phrase, row.language) == row.reading


@pytest.mark.parametrize("row", [row for row in HABIT_ROWS if "?" in row.reading[-1]], ids=_name)
def test_each_choice_is_a_phrase_that_leaves_this_doubt_out(row: Row) -> None:
    doubt = read_habit(row.phrase, TODAY, row.language).doubts[0]

    readings = [read_habit(choice.phrase, TODAY, row.language) for choice in doubt.choices]

    assert [reading.doubts for reading in readings] == [()] * len(doubt.choices)
    assert len(set(readings)) == len(doubt.choices) > 1


def test_the_tables_are_long_enough_to_learn_from() -> None:
    phrases = {(row.language, row.phrase) for row in HABIT_ROWS + LOG_ROWS}

    assert len(phrases) == len(HABIT_ROWS) + len(LOG_ROWS)
    assert len(phrases) >= 150


def test_the_page_about_phrases_shows_the_tables() -> None:
    page = Path(__file__).parents[3] / "docs" / "phrases.md"

    assert page.read_text(encoding="utf-8") == document(), "run: python -m tests.core.phrase.document"
