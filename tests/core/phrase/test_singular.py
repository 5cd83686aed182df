"""One of what is counted is said as one."""

from __future__ import annotations

import pytest

from core.phrase import singular
from core.phrase.languages import LEXICONS


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("glasses", "glass"),
        ("Glasses", "Glass"),
        ("minutes", "minute"),
        ("mins", "min"),
        ("min", "min"),
        ("hours", "hour"),
        ("hour", "hour"),
        ("s", "s"),
        ("drinks", "drink"),
        ("push-ups", "push-up"),
        ("Gläser", "Glas"),
        ("Schritten", "Schritt"),
        ("Seiten", "Seite"),
        ("Wörter", "Wort"),
        ("Kapitel", "Kapitel"),
        ("hopscotches", "hopscotches"),
    ],
)
def test_a_unit_of_which_there_is_one(several: str, one: str) -> None:
    assert singular(several) == one


def test_one_of_a_unit_is_the_same_unit_and_stays_as_it_is() -> None:
    for lexicon in LEXICONS.values():
        for word, unit in lexicon.units.items():
            assert lexicon.units.get(singular(word), unit) == unit
            assert singular(singular(word)) == singular(word)
