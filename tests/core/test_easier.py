"""Half of what a habit asks for, where that is a number, or a date less of its week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.easier import asked_amount, can_be_on_workdays, is_plausible, less_than, with_amount
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Per, Schedule, Times, Version

MONDAY = date(2026, 11, 23)
THRICE = Times(3, Per.WEEK)


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
        ("Run", AtLeast(Decimal(20), "km", Per.WEEK), Decimal(20)),
        ("Coffee", AtMost(Decimal(2)), None),
    ],
)
def test_what_it_asks_for_is_its_target_or_the_only_number_in_its_name(
    name: str, goal: Goal, amount: Decimal | None
) -> None:
    assert asked_amount(habit(name), version(goal)) == amount


def test_of_a_week_it_asks_for_so_many_dates_whatever_its_name() -> None:
    assert asked_amount(habit("Run 5 km"), version(Check(), THRICE)) == 3


def test_half_is_less_and_whole_where_it_was_whole() -> None:
    halves = [less_than(Decimal(amount), version(Check())) for amount in ("20", "5", "2", "1", "0.5", "0.001")]

    assert halves == [Decimal(10), Decimal(2), Decimal(1), None, Decimal("0.25"), None]


def test_a_week_becomes_easier_by_one_date_and_its_sum_by_half() -> None:
    minutes = AtLeast(Decimal(150), "min", Per.WEEK)

    assert [less_than(Decimal(x), version(Check(), THRICE)) for x in (3, 2, 1)] == [2, 1, None]
    assert less_than(Decimal(150), version(minutes)) == 75


def test_the_number_is_changed_where_it_stands() -> None:
    check, week = version(Check()), version(Check(), THRICE)

    assert with_amount(habit("Read 20 min"), check, Decimal(10)) == ("Read 10 min", check)
    assert with_amount(habit("Gym"), week, Decimal(2)) == ("Gym", version(Check(), Times(2, Per.WEEK)))
    for per in (Per.DAY, Per.WEEK):
        eight, four = (version(AtLeast(Decimal(amount), "km", per)) for amount in (8, 4))
        assert with_amount(habit("Run"), eight, Decimal(4)) == ("Run", four)


def test_a_forged_amount_is_refused() -> None:
    check, week = version(Check()), version(Check(), THRICE)

    assert is_plausible(Decimal(10), Decimal(20), check)
    assert is_plausible(Decimal(5), Decimal(2), check)
    assert not is_plausible(Decimal(9999), Decimal(20), check)
    assert not is_plausible(Decimal(0), Decimal(20), check)
    assert is_plausible(Decimal(4), Decimal(3), week)
    assert not any(is_plausible(Decimal(times), Decimal(3), week) for times in ("0", "2.5", "5"))


def test_only_what_is_kept_every_day_can_be_kept_on_weekdays_only() -> None:
    assert can_be_on_workdays(version(Check()))
    assert not can_be_on_workdays(version(Check(), THRICE))
    assert not can_be_on_workdays(version(AtMost(Decimal(2))))
    assert not can_be_on_workdays(version(AtLeast(Decimal(20), "km", Per.WEEK)))
