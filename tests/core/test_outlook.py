"""What is left of a week or month: last chance, lost, and the day on which that is said."""

from datetime import timedelta
from decimal import Decimal

import pytest

from core.habits import AtLeast, AtMost, Pause, Per, Times
from core.outlook import Standing
from core.timeline import judge
from tests.core.histories import AT_HOME, DAILY, MONDAY, QUIT, THRICE, entries, habit, judged, noon, on


@pytest.mark.parametrize(
    ("said", "today", "last_chance", "lost", "just_lost"),
    [
        ("x", 4, False, False, False),
        ("x", 5, True, False, False),
        ("x", 6, False, True, True),
        ("x....n", 5, False, True, True),
        ("x....x", 6, True, False, False),
        ("xx.x", 6, False, False, False),
        ("", 5, False, True, True),
        ("", 6, False, True, False),
        ("x", 7, False, False, False),
    ],
)
def test_a_week_runs_out_of_days(said: str, today: int, last_chance: bool, lost: bool, just_lost: bool) -> None:
    found = judged(habit(THRICE), said, today)

    assert (found.last_chance, found.lost, found.just_lost) == (last_chance, lost, just_lost)


def test_a_week_that_can_only_help_is_never_lost() -> None:
    found = judged(habit(THRICE, start=on(4)), "", 6)

    assert not found.lost
    assert found.standing
    assert found.standing.only_helps


def test_how_another_week_stood() -> None:
    found = judged(habit(THRICE), "xx......x", 8)

    assert found.standing_on(on(3)) == Standing(on(0), on(6), Decimal(2), Decimal(3), 4)
    assert found.standing == found.standing_on(on(8))


@pytest.mark.parametrize(
    ("goal", "got", "asked"),
    [(AtLeast(Decimal(150), "min", Per.WEEK), "50", "150"), (AtMost(Decimal(5), "beers", Per.WEEK), "50", "5")],
)
def test_a_sum_of_a_week_stands_in_amounts(goal: AtLeast | AtMost, got: str, asked: str) -> None:
    found = judged(habit(DAILY, goal), "32", 2)

    assert found.standing
    assert (found.standing.got, found.standing.asked) == (Decimal(got), Decimal(asked))


def test_a_habit_of_days_has_no_week_that_stands() -> None:
    assert judged(habit(), "x", 1).standing is None


def test_days_without_are_counted_for_their_week() -> None:
    found = judged(habit(Times(4, Per.WEEK), QUIT), "..l", 4)

    assert found.standing
    assert (found.standing.got, found.standing.asked) == (Decimal(3), Decimal(4))


def test_the_dates_that_a_saver_saved_are_known() -> None:
    found = judge(habit(), AT_HOME, entries("xxxxxxx.x"), noon(on(9)), savers_since=MONDAY)

    assert found.saved == {on(7)}
    assert judged(habit(), "xxxxxxx.x", 9).saved == frozenset()


def test_a_pause_makes_a_lost_week_winnable() -> None:
    paused = habit(THRICE, pauses=[Pause(on(1), on(1) + timedelta(days=3))])

    found = judged(paused, "", 5)

    assert (found.lost, found.last_chance) == (False, True)
