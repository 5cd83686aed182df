"""What a line speaks of that is no habit of theirs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.habits import AtLeast
from core.phrase import Loggable, read_log
from core.phrase.english import ENGLISH
from core.phrase.german import GERMAN
from core.phrase.lexicon import Lexicon
from tests.core.phrase.table import HABITS, TODAY


@pytest.mark.parametrize(
    ("language", "line", "called"),
    [
        ("en", "yoga done", "yoga"),
        ("en", "walk the dog done yesterday", "walk the dog"),
        ("en", "done yoga-class today", "yoga-class"),
        ("en", "swim 20 laps done", "swim 20 laps"),
        ("en", "25 pages", "25 pages"),
        ("en", "I swam 20 laps yesterday", "Swim 20 laps"),
        ("en", "wrote", "Write"),
        ("en", "meditated", "Meditate"),
        ("en", "stretched 10 min", "Stretch 10 min"),
        ("en", "walked", "Walk"),
        ("en", "walked 5 km yesterday", "Walk 5 km"),
        ("en", "cleaned the kitchen", "Clean the kitchen"),
        ("en", "I practiced guitar", "Practice guitar"),
        ("de", "Gitarre erledigt", "Gitarre"),
        ("de", "heute 5 km gefahren", "5 km Fahren"),
        ("de", "10 min gedehnt", "10 min Dehnen"),
        ("de", "Zähne geputzt", "Zähne putzen"),
        ("de", "gestern Diät gemacht", "Diät"),
        ("de", "ich bin 3 Bahnen geschwommen", "3 Bahnen Schwimmen"),
    ],
)
def test_of_an_unknown_habit_the_words_that_log_are_no_part(language: str, line: str, called: str) -> None:
    phrase = read_log(line, TODAY, language, HABITS[language])
    assert phrase is not None
    assert phrase.called == called


@pytest.mark.parametrize(("language", "lexicon"), [("en", ENGLISH), ("de", GERMAN)])
def test_what_was_done_finds_the_habit_that_it_was_proposed_as(language: str, lexicon: Lexicon) -> None:
    for said, name in lexicon.log.past.items():
        if said not in lexicon.log.fillers:
            phrase = read_log(f"{said} 5 km", TODAY, language, [Loggable(1, name, AtLeast(Decimal(5), "km"))])

            assert phrase is not None
            assert phrase.is_certain, said


@pytest.mark.parametrize("line", ["yoga 20 min", "Guided meditation 10 min", "gym done", "ran 5k", "done"])
def test_what_may_be_a_new_habit_or_is_a_kept_one_is_called_nothing(line: str) -> None:
    phrase = read_log(line, TODAY, "en", HABITS["en"])
    assert phrase is not None
    assert phrase.called == ""
