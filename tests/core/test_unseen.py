"""What only its owner can speak for, once they are back."""

from datetime import date, timedelta

import pytest

from core.habits import AtMost, Per, Weekdays
from core.people import Weekday
from core.unseen import MOST_DATES, unseen_dates, unseen_stretch
from tests.core.histories import QUIT, TWO_CUPS, habit, judged, on


def days(*numbers: int) -> frozenset[date]:
    return frozenset(map(on, numbers))


def test_the_dates_from_a_week_after_the_last_sight_until_the_return_are_unseen() -> None:
    found = unseen_stretch(judged(habit(goal=QUIT), "", 20, days(0, 1, 20)))

    assert found is not None
    assert (found.first, found.last) == (on(9), on(19))
    assert found.dates == tuple(map(on, range(9, 20)))


def test_some_days_after_the_return_the_stretch_is_the_same() -> None:
    found = unseen_stretch(judged(habit(goal=TWO_CUPS), "", 22, days(0, 1, 20, 22)))

    assert found is not None
    assert (found.first, found.last) == (on(9), on(19))


@pytest.mark.parametrize("seen", [days(0, 5, 9, 15), None, days(0, 1, 30 - 22)])
def test_who_was_around_is_asked_nothing(seen: frozenset[date] | None) -> None:
    assert unseen_stretch(judged(habit(goal=QUIT), "", 9, seen)) is None


def test_what_is_done_or_not_is_never_asked_for() -> None:
    assert unseen_stretch(judged(habit(), "x", 40, days(0, 40))) is None


def test_dates_that_ask_for_nothing_do_not_part_a_stretch() -> None:
    mondays = habit(Weekdays(frozenset({Weekday.MON})), QUIT)

    found = unseen_stretch(judged(mondays, "", 30, days(0, 30)))

    assert found is not None
    assert found.dates == (on(14), on(21), on(28))


def test_a_lapse_ends_the_stretch_before_it() -> None:
    found = unseen_stretch(judged(habit(goal=QUIT), "............l", 20, days(0, 20)))

    assert found is not None
    assert found.first == on(13)


def test_of_a_weeks_limit_each_week_is_kept_on_its_last_date() -> None:
    weekly = habit(goal=AtMost(TWO_CUPS.limit, "cups", Per.WEEK))

    found = unseen_stretch(judged(weekly, "", 30, days(0, 30)))

    assert found is not None
    assert (found.first, found.last) == (on(7), on(27))
    assert found.dates == (on(13), on(20), on(27))


def test_of_a_very_long_time_only_the_last_months_are_asked_for() -> None:
    found = unseen_stretch(judged(habit(goal=QUIT), "", 1000, days(0, 1000)))

    assert found is not None
    assert len(found.dates) <= MOST_DATES
    assert found.last == on(999)


def test_of_other_dates_nothing_is_unseen() -> None:
    of = judged(habit(goal=QUIT), "", 20, days(0, 20))

    assert unseen_dates(of, on(0), on(7)) == ()
    assert unseen_dates(of, on(9), on(9)) == (on(9),)
    assert unseen_dates(of, date.min, date.max - timedelta(days=1)) == ()
    assert unseen_dates(of, on(9), on(2)) == ()
