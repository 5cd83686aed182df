"""What a missed date or week is worth on the morning after: a streak that ended, a third miss in a row, or silence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Check, Daily, Goal, Habit, Pause, Per, Quit, Schedule, Times, Version, Weekdays
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
    """`history`: from the start on, "d" done, "s" skipped, "n" a no, a digit as much, "-" nothing; the morning after
    its last date."""
    kinds = {"d": EntryKind.DONE, "s": EntryKind.SKIP, "n": EntryKind.NO}
    entries = [Entry(START + n * DAY, kinds[letter]) for n, letter in enumerate(history) if letter in kinds]
    amounts = [(n, Decimal(letter)) for n, letter in enumerate(history) if letter.isdigit()]
    entries += [Entry(START + n * DAY, EntryKind.AMOUNT, amount) for n, amount in amounts]
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


KEPT, ONCE, NEVER = "d-d-d--", "d------", "-------"
"""Weeks of which three dates are asked."""
THRICE = Times(3, Per.WEEK)


@pytest.mark.parametrize("history", [KEPT + ONCE, KEPT + NEVER, NEVER, NEVER + KEPT + ONCE])
def test_the_first_week_that_stayed_open_is_worth_a_word(history: str) -> None:
    assert kind_after(history, THRICE) is Miss.BROKEN


@pytest.mark.parametrize(
    "history", [KEPT, KEPT + ONCE[:6], KEPT + ONCE + "-", KEPT + ONCE + ONCE, 4 * ONCE, KEPT + "dss-sss"]
)
def test_nothing_is_said_of_a_week_that_is_kept_open_off_or_missed_once_more(history: str) -> None:
    assert kind_after(history, THRICE) is None


def test_the_third_week_in_a_row_is_one_question() -> None:
    assert kind_after(KEPT + 3 * ONCE, THRICE) is Miss.AGAIN


@pytest.mark.parametrize(
    ("week", "kind"), [("d----n-", None), ("dd---n-", Miss.BROKEN), ("dd----n", None), ("dn-----", Miss.BROKEN)]
)
def test_who_has_said_no_to_a_date_that_the_week_needed_is_left_alone(week: str, kind: Miss | None) -> None:
    assert kind_after(KEPT + week, THRICE) is kind


def test_a_sum_that_falls_short_is_worth_a_word_and_one_that_is_reached_is_not() -> None:
    goal = AtLeast(Decimal(9), "km", Per.WEEK)

    assert kind_after("3-3-3--" + "3-3----", goal=goal) is Miss.BROKEN
    assert kind_after("3-3-3--" + "3-3---3", goal=goal) is None


def test_a_month_is_spoken_of_on_the_first_of_the_next_one() -> None:
    november, december = "d" + 28 * "-", 31 * "-"
    once_a_month = Times(1, Per.MONTH)

    assert kind_after(november + december[:-1], once_a_month) is None
    assert kind_after(november + december, once_a_month) is Miss.BROKEN


@pytest.mark.parametrize("goal", [AtMost(Decimal(2), "", Per.WEEK), AtMost(Decimal(2))])
@pytest.mark.parametrize("schedule", [Daily(), THRICE])
def test_a_week_of_what_is_to_be_left_is_nothing_to_forget(schedule: Schedule, goal: Goal) -> None:
    assert kind_after("1-1----" + "3333333", schedule, goal) is None
