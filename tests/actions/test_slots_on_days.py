"""A reminder can ask on some weekdays only, and can be switched off without being lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from core.actions.remind import planned
from core.habits import Check, Daily, EveryN, Habit, MonthDays, Schedule, Slot, Version
from core.people import Clock, Weekday

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
UTC_CLOCK = Clock("UTC")


def next_date(schedule: Schedule, slot: Slot) -> date | None:
    habit = Habit(1, 1, "Read", MONDAY, (Version(MONDAY, schedule, Check()),), slots=(slot,))
    (found,) = planned(habit, UTC_CLOCK, habit.slots, NOW)
    return found.next_date


def slot_on(*days: Weekday, on: bool = True) -> Slot:
    return Slot(0, time(21), frozenset(days), on)


def test_a_slot_asks_on_its_weekdays_only() -> None:
    assert next_date(Daily(), slot_on(Weekday.MON)) == MONDAY
    assert next_date(Daily(), slot_on(Weekday.WED, Weekday.SUN)) == date(2026, 11, 25)


def test_a_slot_that_is_switched_off_never_asks() -> None:
    assert next_date(Daily(), slot_on(*Weekday, on=False)) is None


def test_a_slot_waits_for_the_month_day_that_falls_on_its_weekday() -> None:
    assert next_date(MonthDays(frozenset({13})), slot_on(Weekday.FRI)) == date(2027, 8, 13)


def test_a_slot_whose_weekdays_never_meet_the_plan_never_asks() -> None:
    assert next_date(EveryN(7, from_start=True), slot_on(Weekday.TUE)) is None
