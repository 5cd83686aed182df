"""Quiet hours against a reading of every minute, over midnight, in nights of a clock change, and where dates lack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.people import Clock, Preferences, ZoneChange
from core.quiet import is_quiet, quiet_until
from tests.reference import wall

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ZONES = ["Europe/Berlin", "America/New_York", "America/Nuuk", "America/Havana", "Australia/Lord_Howe", "Asia/Tokyo"]
RESTLESS = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4), date(2026, 10, 25)]
QUARTERS = [time(hour, minute) for hour in range(24) for minute in (0, 30, 45)]
USUAL = (time(22, 30), time(7))


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def quiet(zone: str, begins: time, ends: time, at: datetime) -> datetime | None:
    return quiet_until(Clock(zone), Preferences(quiet_from=begins, quiet_until=ends), at)


def nights(zone: str, begins: time, ends: time, around: date) -> Iterator[tuple[datetime, datetime]]:
    """The quiet times of a week, with the instants of the slow reference."""
    for day in (around + n * DAY for n in range(-3, 4)):
        if begins != ends and wall.exists_in(zone, day):
            last = day if begins < ends else day + DAY
            while not wall.exists_in(zone, last):
                last += DAY
            yield wall.first_instant(zone, day, begins), wall.first_instant(zone, last, ends)


@given(
    st.sampled_from(ZONES),
    st.sampled_from(QUARTERS),
    st.sampled_from(QUARTERS),
    st.sampled_from(RESTLESS),
    st.integers(-24 * 60, 48 * 60),
)
@example("Europe/Berlin", time(22), time(2, 30), date(2026, 3, 29), 0)
@example("Europe/Berlin", time(22), time(2, 30), date(2026, 10, 25), 0)
def test_quiet_hours_are_those_of_the_slow_reading(
    zone: str, begins: time, ends: time, day: date, minutes: int
) -> None:
    at = datetime.combine(day, time(), UTC) + minutes * MINUTE

    expected = [over for start, over in nights(zone, begins, ends, day) if start <= at < over]

    assert quiet(zone, begins, ends, at) == max(expected, default=None)


@given(st.sampled_from(ZONES), st.sampled_from(QUARTERS), st.sampled_from(QUARTERS), st.sampled_from(RESTLESS))
def test_when_they_are_over_it_is_loud_again(zone: str, begins: time, ends: time, day: date) -> None:
    at = datetime.combine(day, time(12), UTC)

    over = quiet(zone, begins, ends, at)

    assert over is None or (over > at and quiet(zone, begins, ends, over) is None)


@pytest.mark.parametrize(
    ("at", "over"),
    [
        ("2026-11-23 21:29", None),
        ("2026-11-23 21:30", "2026-11-24 06:00"),
        ("2026-11-24 05:59", "2026-11-24 06:00"),
        ("2026-11-24 06:00", None),
    ],
)
def test_a_night_goes_over_midnight(at: str, over: str | None) -> None:
    assert quiet("Europe/Berlin", *USUAL, utc(at)) == (utc(over) if over else None)


def test_hours_of_one_day_do_not_go_over_midnight() -> None:
    afternoon = (time(13), time(15))

    assert quiet("UTC", *afternoon, utc("2026-11-23 14:00")) == utc("2026-11-23 15:00")
    assert quiet("UTC", *afternoon, utc("2026-11-23 23:00")) is None


@pytest.mark.parametrize("hour", range(24))
def test_twice_the_same_time_is_never_quiet(hour: int) -> None:
    off = Preferences(quiet_from=time(22), quiet_until=time(22))

    assert not is_quiet(Clock("Europe/Berlin"), off, utc(f"2026-11-23 {hour:02}:00"))


@pytest.mark.parametrize(
    ("at", "over"),
    [
        ("2026-03-29 00:00", "2026-03-29 05:00"),
        ("2026-10-25 00:00", "2026-10-25 06:00"),
    ],
)
def test_a_night_of_a_clock_change_ends_by_the_clock(at: str, over: str) -> None:
    assert quiet("Europe/Berlin", *USUAL, utc(at)) == utc(over)


def test_a_night_into_a_date_that_lacks_goes_on_to_the_next_morning() -> None:
    """Apia went from the 29th to the 31st of December 2011."""
    assert quiet("Pacific/Apia", *USUAL, utc("2011-12-30 09:00")) == utc("2011-12-30 17:00")


def test_the_zone_is_where_the_person_is_at_that_time() -> None:
    flown = Clock("Europe/Berlin", zone_changes=(ZoneChange(utc("2026-11-23 12:00"), "Asia/Tokyo"),))

    assert not is_quiet(flown, Preferences(), utc("2026-11-23 11:59"))
    assert quiet_until(flown, Preferences(), utc("2026-11-23 14:00")) == utc("2026-11-23 22:00")
