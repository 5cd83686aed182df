"""What is put off: it waits out quiet hours, unless its date closes before them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from core.actions.remind import ask_again_at
from core.people import Clock, Person, Preferences

MONDAY = date(2026, 11, 23)
NIGHT, AFTERNOON, NEVER = (time(22, 30), time(7)), (time(13), time(15)), (time(9), time(9))


def utc(clock: str, day: int = 23) -> datetime:
    return datetime.combine(date(2026, 11, day), time.fromisoformat(clock), UTC)


@pytest.mark.parametrize(
    ("quiet", "day_start", "now", "wanted", "expected"),
    [
        (NIGHT, time(0), utc("21:00"), utc("21:30"), utc("21:30")),
        (NIGHT, time(0), utc("22:15"), utc("22:45"), None),
        (NIGHT, time(6), utc("22:15"), utc("22:45"), None),
        ((time(22, 30), time(2)), time(6), utc("22:15"), utc("22:45"), utc("02:00", 24)),
        (AFTERNOON, time(0), utc("12:45"), utc("13:15"), utc("15:00")),
        (AFTERNOON, time(0), utc("12:45"), utc("15:00"), utc("15:00")),
        (NEVER, time(0), utc("22:15"), utc("22:45"), utc("22:45")),
        ((time(22), time(0)), time(0), utc("21:45"), utc("22:15"), None),
    ],
)
def test_quiet_hours_are_waited_out_while_the_date_is_open(
    quiet: tuple[time, time], day_start: time, now: datetime, wanted: datetime, expected: datetime | None
) -> None:
    begins, ends = quiet
    alice = Person(1, Clock("UTC", day_start), preferences=Preferences(quiet_from=begins, quiet_until=ends))

    assert ask_again_at(alice, MONDAY, now, wanted) == expected


def test_a_date_that_has_closed_already_does_not_hold_the_wait_back() -> None:
    alice = Person(1, Clock("UTC"))

    assert ask_again_at(alice, MONDAY, utc("22:15", 24), utc("22:45", 24)) == utc("07:00", 25)
