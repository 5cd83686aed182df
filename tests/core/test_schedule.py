"""Which dates a schedule makes due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.habits import Daily, Dates, EveryN, MonthDays, Per, Schedule, Times, Weekdays
from core.people import Weekday
from core.schedule import first_due, frequency, is_due

ANCHOR = date(2026, 1, 1)
MON_WED_FRI = Weekdays(frozenset({Weekday.MON, Weekday.WED, Weekday.FRI}))
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
SCHEDULES: st.SearchStrategy[Schedule] = st.one_of(
    st.just(Daily()),
    st.builds(Weekdays, st.frozensets(st.sampled_from(Weekday), min_size=1)),
    st.builds(EveryN, st.integers(1, 400), st.booleans()),
    st.builds(MonthDays, st.frozensets(st.integers(1, 31), min_size=1)),
    st.builds(Times, st.integers(1, 7), st.sampled_from([Per.WEEK, Per.MONTH])),
)


def due_from(schedule: Schedule, day: date, count: int) -> list[str]:
    """The next `count` due dates, written MM-DD."""
    found: list[str] = []
    for _ in range(count):
        due = first_due(schedule, ANCHOR, day)
        if due is None:
            break
        found.append(f"{due:%m-%d}")
        day = due + timedelta(days=1)
    return found


def test_weekdays_come_in_order_from_any_day_of_the_week() -> None:
    assert due_from(MON_WED_FRI, date(2026, 1, 8), 4) == ["01-09", "01-12", "01-14", "01-16"]


def test_every_three_days_counts_from_its_anchor_even_before_it() -> None:
    assert due_from(EveryN(3, from_start=True), date(2026, 1, 1), 3) == ["01-01", "01-04", "01-07"]
    assert first_due(EveryN(3, from_start=True), ANCHOR, date(2025, 12, 27)) == date(2025, 12, 29)


def test_any_date_may_be_the_one_when_what_was_done_decides() -> None:
    assert due_from(EveryN(3), date(2026, 1, 2), 2) == ["01-02", "01-03"]
    assert due_from(Times(3, Per.WEEK), date(2026, 1, 2), 2) == ["01-02", "01-03"]


def test_listed_dates_come_to_an_end() -> None:
    rent = Dates(frozenset({date(2026, 1, 3), date(2026, 2, 28)}))

    assert due_from(rent, ANCHOR, 9) == ["01-03", "02-28"]
    assert first_due(rent, ANCHOR, date(2026, 3, 1)) is None


def test_days_of_the_month_come_every_month() -> None:
    assert due_from(MonthDays(frozenset({1, 15})), date(2026, 12, 2), 3) == ["12-15", "01-01", "01-15"]


def test_a_day_that_a_month_lacks_falls_on_its_last() -> None:
    assert due_from(MonthDays(frozenset({31})), date(2026, 1, 31), 4) == ["01-31", "02-28", "03-31", "04-30"]
    assert first_due(MonthDays(frozenset({31})), ANCHOR, date(2028, 2, 1)) == date(2028, 2, 29)


def test_days_that_fall_together_are_due_once() -> None:
    assert due_from(MonthDays(frozenset({29, 30, 31})), date(2026, 2, 1), 3) == ["02-28", "03-29", "03-30"]


@given(SCHEDULES, DAYS, DAYS)
def test_the_first_due_date_is_due_and_none_before_it_is(schedule: Schedule, anchor: date, day: date) -> None:
    due = first_due(schedule, anchor, day)

    assert due is not None
    assert due >= day
    assert is_due(schedule, anchor, due)
    between = ((day + timedelta(days=n)) for n in range((due - day).days))
    assert not any(is_due(schedule, anchor, earlier) for earlier in between)


@pytest.mark.parametrize(
    ("schedule", "per_day"),
    [
        (Daily(), 1),
        (MON_WED_FRI, 3 / 7),
        (EveryN(4), 1 / 4),
        (EveryN(4, from_start=True), 1 / 4),
        (Dates(frozenset({date(2026, 1, 1), date(2026, 1, 10)})), 2 / 10),
        (MonthDays(frozenset({1, 15})), 2 / 30.4375),
        (Times(3, Per.WEEK), 3 / 7),
        (Times(3, Per.MONTH), 3 / 30.4375),
    ],
)
def test_a_schedule_asks_so_many_units_a_day(schedule: Schedule, per_day: float) -> None:
    assert frequency(schedule) == pytest.approx(per_day, rel=1e-12)
