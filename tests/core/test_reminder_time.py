"""Next fire: journeys, gaps and a search hour by hour; the vectors have the single rules."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from core import days
from core.habits import Daily, Dates, EveryN, MonthDays, Schedule, Weekdays
from core.people import Clock, Weekday, ZoneChange
from core.reminder_time import Fire, next_fire
from core.schedule import first_due, is_due
from core.wall_time import first_instant

START = date(2026, 1, 1)
SCHEDULES: list[Schedule] = [
    Daily(),
    Weekdays(frozenset({Weekday.MON, Weekday.THU})),
    EveryN(3, from_start=True),
    MonthDays(frozenset({1, 15, 31})),
    Dates(frozenset({date(2026, 3, 8), date(2026, 11, 1), date(2026, 12, 31)})),
]
ZONES = ["America/New_York", "America/Nuuk", "America/Havana", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tokyo"]


def every_day(on_or_after: date) -> date:
    return on_or_after


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def fires(clock: Clock, wall: time, after: datetime, count: int, due: Callable[[date], date | None]) -> list[Fire]:
    found: list[Fire] = []
    while len(found) < count and (fire := next_fire(clock, wall, found[-1].at if found else after, due)):
        found.append(fire)
    return found


def test_after_a_journey_the_slot_follows_the_persons_new_clock() -> None:
    clock = Clock("Europe/Berlin", zone_changes=(ZoneChange(utc("2026-01-10T12:00"), "America/New_York"),))

    found = fires(clock, time(20), utc("2026-01-09T12:00"), 3, every_day)

    assert [(fire.at, fire.day.day) for fire in found] == [
        (utc("2026-01-09T19:00"), 9),
        (utc("2026-01-11T01:00"), 10),
        (utc("2026-01-12T01:00"), 11),
    ]


def test_a_slot_that_falls_on_the_instant_of_arrival_fires() -> None:
    clock = Clock("UTC", zone_changes=(ZoneChange(utc("2026-01-10T11:00"), "Asia/Tokyo"),))

    fire = next_fire(clock, time(20), utc("2026-01-10T00:00"), every_day)

    assert fire == Fire(utc("2026-01-10T11:00"), date(2026, 1, 10))


def test_nothing_fires_on_dates_that_are_not_due() -> None:
    assert next_fire(Clock("UTC"), time(8), utc("2026-01-01T00:00"), lambda _: None) is None


def test_a_slot_in_the_gap_before_midnight_is_found_from_the_minute_after_midnight() -> None:
    """Nuuk, 23:30 of 28 March fires at 00:30: at 00:10 it is still to come, and it is the 28th's."""
    fire = next_fire(Clock("America/Nuuk"), time(23, 30), utc("2026-03-29T01:10"), every_day)

    assert fire == Fire(utc("2026-03-29T01:30"), date(2026, 3, 28))


def test_a_year_of_fires_has_each_date_once_and_in_order() -> None:
    for zone in ZONES:
        found = fires(Clock(zone, time(4)), time(2, 30), utc("2026-01-01T12:00"), 365, every_day)

        assert [fire.day for fire in found] == [found[0].day + timedelta(days=n) for n in range(365)]
        assert found == sorted(found)


@given(
    st.sampled_from(ZONES),
    st.sampled_from([time(0), time(4)]),
    st.sampled_from([time(0), time(1, 30), time(2, 30), time(12), time(23, 30)]),
    st.sampled_from(SCHEDULES),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
)
def test_the_next_fire_is_the_one_a_search_through_all_dates_finds(
    zone: str, day_start: time, wall: time, schedule: Schedule, after: datetime
) -> None:
    clock = Clock(zone, day_start)

    fire = next_fire(clock, wall, after, partial(first_due, schedule, START))

    assert fire == searched(clock, wall, schedule, after)


def searched(clock: Clock, wall: time, schedule: Schedule, after: datetime) -> Fire | None:
    found = []
    for n in range(-3, 60 if not isinstance(schedule, Dates) else 370):
        day = after.date() + timedelta(days=n)
        on = days.next_existing(clock, day, after) if wall < clock.day_start else day
        at = first_instant(on, wall, clock.zone)
        if is_due(schedule, START, day) and at is not None and at > after:
            found.append(Fire(at, day))
    return min(found, default=None)
