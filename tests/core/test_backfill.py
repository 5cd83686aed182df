"""Why a date takes no entry; the vectors say which dates do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.backfill import Refusal, closes_for_good, refusal
from core.people import Clock, ZoneChange

NOW = datetime(2026, 1, 9, 12, tzinfo=UTC)
UTC_CLOCK = Clock("UTC")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 10), Refusal.FUTURE),
        (date(2026, 1, 9), None),
        (date(2026, 1, 7), None),
        (date(2026, 1, 6), Refusal.TOO_OLD),
        (date(2026, 1, 1), Refusal.TOO_OLD),
        (date(2025, 12, 31), Refusal.BEFORE_START),
    ],
)
def test_a_refused_date_comes_with_its_reason(day: date, reason: Refusal | None) -> None:
    assert refusal(UTC_CLOCK, day, NOW, start=date(2026, 1, 1)) is reason


def test_a_date_before_the_start_is_refused_for_that_even_inside_the_window() -> None:
    assert refusal(UTC_CLOCK, date(2026, 1, 8), NOW, start=date(2026, 1, 9)) is Refusal.BEFORE_START


def test_a_date_that_does_not_exist_takes_no_entry_and_none_of_the_window() -> None:
    apia, now, start = Clock("Pacific/Apia"), datetime(2012, 1, 1, 0, tzinfo=UTC), date(2011, 12, 1)

    assert refusal(apia, date(2011, 12, 30), now, start=start) is Refusal.NO_SUCH_DATE
    assert refusal(apia, date(2011, 12, 29), now, start=start) is None
    assert refusal(apia, date(2011, 12, 28), now, start=start) is Refusal.TOO_OLD


def test_a_date_still_open_is_accepted_without_any_window() -> None:
    """New York, day start 01:30: on 2026-11-01 both dates are open, and the clock at 05:45Z says the newer one."""
    clock = Clock("America/New_York", datetime(2026, 1, 1, 1, 30).time())
    both_open = datetime(2026, 11, 1, 5, 45, tzinfo=UTC)

    assert refusal(clock, date(2026, 10, 31), both_open, start=date(2026, 1, 1), window_hours=0) is None
    assert refusal(clock, date(2026, 10, 30), both_open, start=date(2026, 1, 1), window_hours=0) is Refusal.TOO_OLD


def test_a_journey_does_not_widen_the_window() -> None:
    """East by 26 hours: the dates that were cut count as dates."""
    clock = Clock("Etc/GMT+12", zone_changes=(ZoneChange(datetime(2026, 1, 9, 11, tzinfo=UTC), "Pacific/Kiritimati"),))

    assert refusal(clock, date(2026, 1, 8), NOW, start=date(2026, 1, 1)) is None
    assert refusal(clock, date(2026, 1, 7), NOW, start=date(2026, 1, 1)) is Refusal.TOO_OLD


@pytest.mark.parametrize(
    "clock",
    [
        Clock("America/New_York", time(1, 30)),
        Clock("Pacific/Apia"),
        Clock("Europe/Berlin", time(4), (ZoneChange(datetime(2026, 10, 31, 12, tzinfo=UTC), "Asia/Tokyo"),)),
    ],
)
@pytest.mark.parametrize("hours", [0, 24, 48, 168])
def test_a_date_closes_for_good_at_the_instant_from_which_it_is_too_old(clock: Clock, hours: int) -> None:
    """New York's night of the two 01:30, Apia's week without a Friday, and a journey east."""
    for day in (date(2026, 10, 31), date(2011, 12, 28), date(2026, 6, 1)):
        seen = datetime(day.year, day.month, day.day, 23, tzinfo=UTC) + timedelta(days=2)

        closes = closes_for_good(clock, day, seen, window_hours=hours)

        start = date(2000, 1, 1)
        last = refusal(clock, day, closes - timedelta(seconds=1), start=start, window_hours=hours)
        after = refusal(clock, day, closes, start=start, window_hours=hours)
        assert (last, after) == (None, Refusal.TOO_OLD)
