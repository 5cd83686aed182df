"""The last call: when it comes, and on which evenings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.entries import Entry, EntryKind
from core.habits import Check, Daily, EveryN, Goal, Habit, Per, Quit, Schedule, Times, Version
from core.last_call import ends_tonight, last_call_time
from core.people import Clock, Person, Preferences
from core.timeline import judge

START = date(2026, 11, 2)
"""A Monday."""
DAY = timedelta(days=1)
UTC_CLOCK = Clock("UTC")


@pytest.mark.parametrize(
    ("day_start", "quiet", "at"),
    [
        (time(0), (time(22, 30), time(7)), time(22)),
        (time(3), (time(22, 30), time(7)), time(22)),
        (time(0), (time(21), time(6)), time(20, 30)),
        (time(3), (time(0), time(0)), time(1)),
        (time(0), (time(13), time(15)), time(22)),
        (time(0), (time(0, 15), time(7)), time(22)),
    ],
)
def test_it_comes_two_hours_before_the_end_of_the_day_but_not_in_the_quiet_hours(
    day_start: time, quiet: tuple[time, time], at: time
) -> None:
    preferences = Preferences(quiet_from=quiet[0], quiet_until=quiet[1])
    person = replace(Person(1, UTC_CLOCK), clock=Clock("UTC", day_start), preferences=preferences)

    assert last_call_time(person) == at


def ends(
    history: str, schedule: Schedule | None = None, goal: Goal | None = None, savers_since: date | None = None
) -> bool:
    """`history`: "d" done, "-" nothing; tonight is the evening of its last date."""
    entries = [Entry(START + n * DAY, EntryKind.DONE) for n, letter in enumerate(history) if letter == "d"]
    today = START + (len(history) - 1) * DAY
    habit = Habit(1, 1, "Read", START, (Version(START, schedule or Daily(), goal or Check()),))
    evening = datetime(today.year, today.month, today.day, 22, tzinfo=UTC)
    night = evening + timedelta(hours=2)
    now, after = (judge(habit, UTC_CLOCK, entries, at, savers_since=savers_since) for at in (evening, night))
    return ends_tonight(now, after)


def test_it_is_for_streaks_that_would_end_tonight() -> None:
    assert ends("dd-")
    assert not ends("ddd")
    assert not ends("---")
    assert not ends("dd--")


def test_a_saver_that_is_held_makes_it_needless() -> None:
    assert not ends("ddddddd-", savers_since=START)
    assert ends("dddddd-", savers_since=START)


def test_a_date_that_is_not_due_ends_nothing() -> None:
    assert not ends("d-", EveryN(3))
    assert ends("d--d--" + "-", EveryN(3))


def test_a_week_ends_with_the_date_that_makes_it_impossible() -> None:
    thrice = Times(3, Per.WEEK)
    week_kept = "ddd----"

    assert ends(week_kept + "-----", thrice)
    assert not ends(week_kept + "----", thrice)
    assert ends(week_kept + "dd-----", thrice)


def test_what_is_left_by_itself_is_kept_by_itself() -> None:
    assert not ends("ddd-", goal=Quit())
