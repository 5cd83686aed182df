"""Which names a reader would take for the same habit."""

from __future__ import annotations

from datetime import date

import pytest

from core.habits import Check, Daily, Habit, Version
from core.likeness import like

START = date(2026, 11, 1)


def habits(*names: str) -> list[Habit]:
    version = Version(START, Daily(), Check())
    return [Habit(number, 1, name, START, (version,)) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("read", "Read"),
        ("Read 20 min", "Read"),
        ("Read 30 min", "Read 20 min"),
        ("Meditation", "Meditaton"),
        ("Cafe au lait", "Café au lait"),
        ("Drink water!", "drink  water"),
        ("20 Seiten lesen", "Lesen"),
        ("10", "10"),
    ],
)
def test_names_that_differ_in_little_are_alike(new: str, known: str) -> None:
    found = like(new, habits("Something else", known))

    assert found is not None
    assert found.name == known


@pytest.mark.parametrize(
    ("new", "known"),
    [("Read news", "Read a book"), ("Run", "Fun"), ("Drink water", "Drink coffee"), ("10", "20"), ("Gym", "Gum")],
)
def test_names_that_say_something_else_are_not_alike(new: str, known: str) -> None:
    assert like(new, habits(known)) is None


def test_the_very_name_comes_before_what_is_like_it() -> None:
    found = like("read 20 MIN", habits("Read", "Read 20 min"))

    assert found is not None
    assert found.id == 2
