"""What a missed date is worth on the morning after: a streak that ended, a third miss in a row, or silence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.entries import Entry, EntryKind
from core.habits import AtMost, Check, Daily, Goal, Habit, Pause, Quit, Schedule, Version, Weekdays
from core.morning import Miss, missed
from core.people import Clock, Weekday
from core.timeline import judge

START = date(2026, 11, 2)
"""A Monday."""
DAY = timedelta(days=1)


def kind_after(
    history: str,
    schedule: Schedule | None = None,
    goal: Goal | None = None,
    pauses: tuple[Pause, ...] = (),
    last: EntryKind | None = None,
    savers_since: date | None = None,
) -> Miss | None:
    """`history`: from the start on, "d" done, "s" skipped, "-" nothing; the morning after its last date."""
    kinds = {"d": EntryKind.DONE, "s": EntryKind.SKIP}
    entries = [Entry(START + n * DAY, kinds[letter]) for n, letter in enumerate(history) if letter in kinds]
    yesterday = START + (len(history) - 1) * DAY
    if last:
        entries.append(Entry(yesterday, last))
    version = Version(START, schedule or Daily(), goal or Check())
    habit = Habit(1, 1, "Read", START, (version,), pauses)
    morning = datetime(yesterday.year, yesterday.month, yesterday.day, 8, tzinfo=UTC) + DAY
    night = morning.replace(hour=0) - timedelta(microseconds=1)
    standings = [judge(habit, Clock("UTC"), entries, now, savers_since=savers_since) for now in (morning, night)]
    found = missed(standings[0], standings[1], yesterday)
    return found.kind if found else None


def test_a_streak_of_two_or_more_that_ended_is_worth_a_word() -> None:
    assert kind_after("dd-") is Miss.BROKEN
    assert kind_after("ddsd-") is Miss.BROKEN


@pytest.mark.parametrize("history", ["d-", "-", "--", "dd--", "----", "dd", "dds"])
def test_there_is_nothing_to_say_of_anything_else(history: str) -> None:
    assert kind_after(history) is None


def test_the_third_miss_in_a_row_is_one_question_and_the_fourth_is_silence() -> None:
    assert kind_after("dd---") is Miss.AGAIN
    assert kind_after("---") is Miss.AGAIN
    assert kind_after("dd----") is None


def test_rest_days_and_skips_between_do_not_count_as_misses() -> None:
    mondays = Weekdays(frozenset({Weekday.MON}))

    assert kind_after("-" + 6 * "." + "-" + 6 * "." + "-", mondays) is Miss.AGAIN
    assert kind_after("-s-") is None


def test_who_has_said_no_already_is_left_alone() -> None:
    assert kind_after("dd-", last=EntryKind.NO) is None


def test_a_paused_date_and_one_that_a_saver_covers_are_no_misses() -> None:
    assert kind_after("dd-", pauses=(Pause(START + 2 * DAY, START + 2 * DAY),)) is None
    assert kind_after("ddddddd-", savers_since=START) is None


@pytest.mark.parametrize("goal", [Quit(), AtMost(Decimal(2))])
def test_what_is_to_be_left_is_not_a_thing_to_forget(goal: Goal) -> None:
    assert kind_after("dd-", goal=goal) is None
