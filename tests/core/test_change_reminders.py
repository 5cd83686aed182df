"""The reminders of a habit: whatever changes, each keeps its number, and what was chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from core.actions.change_reminders import (
    NoSuchReminder,
    TimeTaken,
    at_times,
    moved,
    on_days,
    switched,
    with_slot,
    with_time,
    without,
)
from core.habits import LAST_CALL, Slot
from core.people import Weekday

WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})
MORNING, EVENING = Slot(0, time(8), WEEKEND), Slot(1, time(21))
BOTH = (MORNING, EVENING)


def test_a_reminder_that_stays_keeps_its_number_and_its_weekdays() -> None:
    assert at_times(BOTH, frozenset({time(8), time(12)})) == (MORNING, Slot(1, time(12)))
    assert at_times(BOTH, frozenset({time(7), time(21)})) == (Slot(0, time(7)), EVENING)


@pytest.mark.parametrize("number", [LAST_CALL, 36**12 - 1])
def test_a_forged_number_is_not_kept(number: int) -> None:
    """Nine is the last call's, and no database keeps one of twelve digits."""
    assert with_slot((MORNING,), Slot(number, time(21))) == BOTH


def test_what_is_switched_off_stays_there_and_off_until_its_time_is_named() -> None:
    off = switched(BOTH, 0, on=False)

    assert at_times(off, frozenset({time(21)})) == off
    assert at_times(off, frozenset({time(8), time(21)})) == BOTH


def test_a_new_reminder_takes_the_lowest_number_that_is_free() -> None:
    assert with_time((EVENING,), time(12)) == (Slot(0, time(12)), EVENING)
    assert with_time(BOTH, time(12)) == (*BOTH, Slot(2, time(12)))


def test_what_is_put_back_is_what_it_was_under_its_own_number_if_that_is_free() -> None:
    assert with_slot(without(BOTH, 0), MORNING) == BOTH
    assert with_slot((Slot(0, time(6)), EVENING), MORNING)[2] == Slot(2, time(8), WEEKEND)


def test_a_moved_reminder_keeps_its_number_its_weekdays_and_whether_it_is_on() -> None:
    off = switched(BOTH, 0, on=False)

    assert moved(off, 0, time(9)) == (Slot(0, time(9), WEEKEND, on=False), EVENING)
    assert moved(BOTH, 0, time(8)) == BOTH


def test_weekdays_are_those_of_one_reminder_alone() -> None:
    assert on_days(BOTH, 1, WEEKEND) == (MORNING, Slot(1, time(21), WEEKEND))


@pytest.mark.parametrize(
    "change",
    [
        lambda: with_time(BOTH, time(8)),
        lambda: moved(BOTH, 1, time(8)),
        lambda: with_slot(BOTH, MORNING),
    ],
)
def test_a_habit_does_not_ask_twice_at_one_time(change: Callable[[], object]) -> None:
    with pytest.raises(TimeTaken):
        change()


@pytest.mark.parametrize(
    "change",
    [
        lambda: without(BOTH, 5),
        lambda: moved(BOTH, 5, time(9)),
        lambda: switched(BOTH, 5, on=True),
        lambda: on_days(BOTH, 5, WEEKEND),
    ],
)
def test_a_reminder_that_is_gone_cannot_be_changed(change: Callable[[], object]) -> None:
    with pytest.raises(NoSuchReminder):
        change()
