"""Insights speak only when there is enough to speak of."""

from datetime import date

import pytest

from core.habits import Pause
from core.insight import (
    AtHour,
    Fall,
    NeedsMore,
    Share,
    Suggestion,
    at_risk,
    best_hour,
    best_weekday,
    by_weekday,
    suggest,
    weak_spot,
)
from core.people import Weekday
from tests.core.histories import MONDAY, QUIT, THRICE, habit, judged, on


def test_too_few_logs_say_how_many_are_missing() -> None:
    found = judged(habit(), "xxxxx", 30)

    assert best_weekday(found) == NeedsMore(9)
    assert weak_spot(found) == NeedsMore(9)


def test_the_best_weekday_stands_out() -> None:
    found = best_weekday(judged(habit(), "xxx.x.." * 3 + "xx.x..x" * 3, 42))

    assert not isinstance(found, NeedsMore)
    assert found
    assert (found.weekday, found.share) == (Weekday.MON, Share(6, 6))


def test_no_weekday_is_best_when_all_are_alike() -> None:
    assert best_weekday(judged(habit(), "x" * 42, 42)) is None


def test_a_weekday_that_fails_clearly_is_the_weak_spot() -> None:
    found = weak_spot(judged(habit(), "xxxxxx." * 6, 42))

    assert not isinstance(found, NeedsMore)
    assert found
    assert (found.weekday, found.share, found.others) == (Weekday.SUN, Share(0, 6), Share(36, 36))


def test_a_weekday_that_failed_once_is_no_weak_spot() -> None:
    assert weak_spot(judged(habit(), "xxxxxxx" * 5 + "xxxxxx.", 42)) is None


def test_a_week_counts_every_date_that_could_be() -> None:
    found = by_weekday(judged(habit(THRICE, pauses=[Pause(on(7), on(13))]), "x.x.x.." + "......." + "x.x.x..", 21))

    assert found[Weekday.MON] == Share(2, 2)
    assert found[Weekday.SUN] == Share(0, 2)


def test_the_best_hour_needs_fourteen_logs() -> None:
    logged = [(on(n), 7 if n % 3 else 21) for n in range(13)]

    assert best_hour(logged) == NeedsMore(1)
    assert best_hour([*logged, (on(13), 7)]) == AtHour(7, Share(9, 14))


def test_two_hours_that_share_the_first_place_are_no_answer() -> None:
    logged = [(on(n), 7 + n % 2) for n in range(14)]

    assert best_hour(logged) is None


def test_a_habit_that_falls_is_at_risk() -> None:
    found = judged(habit(), "x" * 42 + "x.x.x.x.x.x.x.", 56)

    assert at_risk(found) == Fall(Share(7, 14), Share(42, 42))


@pytest.mark.parametrize("said", ["x" * 56, "..x" * 19, "x" * 6, "x" * 42 + "xxxxxxxxxxx..."])
def test_a_habit_that_goes_as_ever_is_not_at_risk(said: str) -> None:
    assert at_risk(judged(habit(), said, 56)) is None


@pytest.mark.parametrize(
    ("said", "today", "suggestion"),
    [
        ("x.....x.....x.", 14, Suggestion.SMALLER),
        ("x.....x.....x.", 13, None),
        ("xxxxxxxx......", 14, None),
        ("x" * 30, 30, Suggestion.LEVEL_UP),
        ("x" * 29, 29, None),
        ("xxxxxxxxx." * 3, 30, None),
        ("s" * 14, 14, None),
    ],
)
def test_a_suggestion_fits_what_was_done(said: str, today: int, suggestion: Suggestion | None) -> None:
    assert suggest(judged(habit(), said, today), 0) is suggestion


def test_a_habit_of_weeks_is_judged_by_its_weeks() -> None:
    every_other, all_of_them = "xxx...." + "x......" * 2, "xxx...." * 5

    assert suggest(judged(habit(THRICE), every_other, 21), 0) is Suggestion.SMALLER
    assert suggest(judged(habit(THRICE), all_of_them, 35), 0) is Suggestion.LEVEL_UP


def test_three_reminders_without_an_answer_come_first() -> None:
    found = judged(habit(), "x" * 30, 30)

    assert suggest(found, 3) is Suggestion.MOVE_SHRINK_OR_PAUSE
    assert suggest(found, 2) is Suggestion.LEVEL_UP


def test_a_share_of_nothing_is_nothing() -> None:
    assert Share(0, 0).rate == 0


def test_a_start_on_another_day_changes_no_weekday() -> None:
    found = by_weekday(judged(habit(start=date(2026, 1, 7)), "..x", 3))

    assert MONDAY.weekday() == 0
    assert found == {Weekday.WED: Share(1, 1)}


def test_no_more_is_proposed_of_what_is_kept_down() -> None:
    assert suggest(judged(habit(goal=QUIT), "", 60), 0) is None
    assert suggest(judged(habit(), "x" * 60, 60), 0) is Suggestion.LEVEL_UP
