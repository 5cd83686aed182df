"""What a line speaks of that is no habit of theirs."""

from __future__ import annotations

import pytest

from core.phrase import read_log
from tests.core.phrase.table import HABITS, TODAY


@pytest.mark.parametrize(
    ("language", "line", "called"),
    [
        ("en", "yoga done", "yoga"),
        ("en", "walk the dog done yesterday", "walk the dog"),
        ("en", "done yoga-class today", "yoga-class"),
        ("en", "swim 20 laps done", "swim 20 laps"),
        ("en", "25 pages", "25 pages"),
        ("de", "Gitarre erledigt", "Gitarre"),
    ],
)
def test_of_an_unknown_habit_the_words_that_log_are_no_part(language: str, line: str, called: str) -> None:
    phrase = read_log(line, TODAY, language, HABITS[language])
    assert phrase is not None
    assert phrase.called == called


@pytest.mark.parametrize("line", ["yoga 20 min", "gym done", "ran 5k", "done"])
def test_what_may_be_a_new_habit_or_is_a_kept_one_is_called_nothing(line: str) -> None:
    phrase = read_log(line, TODAY, "en", HABITS["en"])
    assert phrase is not None
    assert phrase.called == ""
