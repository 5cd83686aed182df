"""Half of what a habit asks for, where that is a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.easier import asked_amount, can_be_on_workdays, half_of, is_plausible, with_amount
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Per, Schedule, Times, Version

MONDAY = date(2026, 11, 23)


def version(goal: Goal, schedule: Schedule | None = None) -> Version:
    return Version(MONDAY, schedule or Daily(), goal)


def habit(name: str) -> Habit:
    return Habit(1, 1, name, MONDAY, ())


@pytest.mark.parametrize(
    ("name", "goal", "amount"),
    [
        ("Read 20 min", Check(), Decimal(20)),
        ("Read", Check(), None),
        ("Read 20 min of 3 books", Check(), None),
        ("Wake at 6:30", Check(), None),
        ("B12", Check(), None),
        ("Water", AtLeast(Decimal(8), "glasses"), Decimal(8)),
        ("Run", AtLeast(Decimal(20), "km", Per.WEEK), None),
        ("Coffee", AtMost(Decimal(2)), None),
    ],
)
def test_what_it_asks_for_is_its_target_or_the_only_number_in_its_name(
    name: str, goal: Goal, amount: Decimal | None
) -> None:
    assert asked_amount(habit(name), version(goal)) == amount


def test_half_is_less_and_whole_where_it_was_whole() -> None:
    halves = [half_of(Decimal(amount)) for amount in ("20", "5", "2", "1", "0.5", "0.001")]

    assert halves == [Decimal(10), Decimal(2), Decimal(1), None, Decimal("0.25"), None]


def test_the_number_is_changed_where_it_stands() -> None:
    assert with_amount(habit("Read 20 min"), version(Check()), Decimal(10)) == ("Read 10 min", Check())
    glasses = AtLeast(Decimal(8), "glasses")
    assert with_amount(habit("Water"), version(glasses), Decimal(4)) == ("Water", AtLeast(Decimal(4), "glasses"))


def test_a_forged_amount_is_refused() -> None:
    assert is_plausible(Decimal(10), Decimal(20))
    assert is_plausible(Decimal(5), Decimal(2))
    assert not is_plausible(Decimal(9999), Decimal(20))
    assert not is_plausible(Decimal(0), Decimal(20))


def test_only_what_is_kept_every_day_can_be_kept_on_weekdays_only() -> None:
    assert can_be_on_workdays(version(Check()))
    assert not can_be_on_workdays(version(Check(), Times(3, Per.WEEK)))
    assert not can_be_on_workdays(version(AtMost(Decimal(2))))
    assert not can_be_on_workdays(version(AtLeast(Decimal(20), "km", Per.WEEK)))
