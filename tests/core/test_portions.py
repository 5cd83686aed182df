"""How much one tap adds."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.digest import Digest, digest_of
from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Per
from core.portions import MOST, in_smaller_unit, portions, usual_portion, usual_portions

TODAY = date(2026, 11, 23)


def said(*amounts: str) -> Digest:
    """The last one yesterday."""
    first = TODAY - timedelta(days=len(amounts))
    return digest_of(
        Entry(first + timedelta(days=at), EntryKind.AMOUNT, Decimal(amount)) for at, amount in enumerate(amounts)
    )


def written(found: tuple[Decimal, ...]) -> list[str]:
    return [f"{one:f}" for one in found]


@pytest.mark.parametrize(
    ("target", "unit", "expected"),
    [
        ("8", "glasses", ["1", "2"]),
        ("2", "l", ["0.25", "0.5"]),
        ("3", "Liter", ["0.5", "1"]),
        ("20", "pages", ["2", "5"]),
        ("100", "pages", ["10", "25"]),
        ("10000", "steps", ["1000", "2500"]),
        ("150", "min", ["20", "45"]),
        ("30", "min", ["5", "10"]),
        ("2", "h", ["0.25", "0.5"]),
        ("5", "km", ["0.5", "1"]),
        ("3", "", ["1"]),
        ("1", "pages", ["1"]),
        ("0.5", "tablets", ["0.5"]),
        ("0.001", "", ["0.001"]),
        ("1000000000", "steps", ["100000000", "250000000"]),
    ],
)
def test_portions_fit_the_unit_and_what_is_to_be_reached(target: str, unit: str, expected: list[str]) -> None:
    assert written(usual_portions(AtLeast(Decimal(target), unit))) == expected


def test_of_a_limit_of_nothing_one_is_one() -> None:
    assert usual_portions(AtMost(Decimal(0))) == (Decimal(1),)
    assert usual_portion(Check()) == 1


def test_of_a_weeks_sum_what_was_said_last_comes_first() -> None:
    goal = AtLeast(Decimal(150), "min", Per.WEEK)

    found = portions(goal, said("25", "40", "30", "40"), TODAY)

    assert written(found) == ["40", "30", "20"]
    assert len(found) == MOST


def test_of_a_days_goal_only_what_many_days_came_to_is_a_portion() -> None:
    goal = AtLeast(Decimal(8), "glasses")

    assert written(portions(goal, said("5", "7", "3", "8", "8", "8"), TODAY)) == ["1", "2"]
    assert written(portions(goal, said("5", "3", "5", "8", "5"), TODAY)) == ["5", "1", "2"]


def test_what_is_said_of_the_date_itself_and_later_is_no_portion() -> None:
    goal = AtLeast(Decimal(150), "min", Per.WEEK)

    assert written(portions(goal, said("70"), TODAY - timedelta(days=1))) == ["20", "45"]


def test_old_amounts_are_forgotten() -> None:
    goal = AtLeast(Decimal(150), "min", Per.WEEK)

    assert written(portions(goal, said("25", *["30"] * 8), TODAY)) == ["30", "20", "45"]


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("0.25", "l", (Decimal(250), "ml")),
        ("0.5", "KM", (Decimal(500), "m")),
        ("0.25", "h", (Decimal(15), "min")),
        ("1.5", "l", None),
        ("0.5", "tablets", None),
    ],
)
def test_parts_of_a_unit_are_said_in_the_smaller_one(
    amount: str, unit: str, expected: tuple[Decimal, str] | None
) -> None:
    assert in_smaller_unit(Decimal(amount), unit) == expected
