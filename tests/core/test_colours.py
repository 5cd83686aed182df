"""Colours by name, and others by the nearest name."""

from __future__ import annotations

import pytest

from core.colours import COLOURS, NotAColour, check_colour, colour_name


def test_each_of_the_eight_is_called_by_its_own_name() -> None:
    assert [colour_name(colour) for colour in COLOURS.values()] == list(COLOURS)
    assert len(COLOURS) == 8


@pytest.mark.parametrize(
    ("colour", "name"), [("#ff0000", "red"), ("#0000ff", "blue"), ("#00ff00", "green"), ("", ""), ("blue-ish", "")]
)
def test_a_colour_from_elsewhere_has_the_nearest_name(colour: str, name: str) -> None:
    assert colour_name(colour) == name


@pytest.mark.parametrize("colour", ["red", "#ff", "#gggggg", "#ff00000"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(NotAColour):
        check_colour(colour)


def test_a_colour_is_kept_in_small_letters() -> None:
    assert check_colour(" #FF00aa ") == "#ff00aa"
    assert check_colour("") == ""
