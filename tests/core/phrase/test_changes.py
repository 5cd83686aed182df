"""A line that speaks of a habit and wants it changed; and words that begin like a name and are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.habits import AtLeast, Check, HabitId
from core.phrase import Loggable, read_log
from tests.core.phrase.table import TODAY

READ = Loggable(HabitId(1), "Read 20 min", Check())
LESEN = Loggable(HabitId(2), "Lesen", Check())
WASSER = Loggable(HabitId(3), "Wasser", AtLeast(Decimal(8)))


@pytest.mark.parametrize(
    ("language", "line", "changes"),
    [
        ("en", "pause read for a week", True),
        ("en", "delete read", True),
        ("en", "move read to the evening", True),
        ("en", "read done", False),
        ("en", "skip read", False),
        ("en", "read by the lake", False),
        ("de", "Lesen eine Woche pausieren", True),
        ("de", "lösche lesen", True),
        ("de", "lesen erledigt", False),
    ],
)
def test_a_line_that_wants_a_habit_changed_is_told_from_one_that_logs(language: str, line: str, changes: bool) -> None:
    read = read_log(line, TODAY, language, [READ, LESEN])

    assert read is not None
    assert read.changes is changes
    assert not (changes and read.is_certain)


def test_a_word_of_the_name_itself_changes_nothing() -> None:
    read = read_log("stop smoking", TODAY, "en", [Loggable(HabitId(4), "Stop smoking", Check())])

    assert read is not None
    assert not read.changes


@pytest.mark.parametrize(("line", "named"), [("was machen wir heute", False), ("wass getrunken", True)])
def test_a_filler_is_the_beginning_of_no_name(line: str, named: bool) -> None:
    read = read_log(line, TODAY, "de", [WASSER])

    assert bool(read and read.habits) is named
