"""Dates of a person who travels; the vectors have the ones of a person who stays."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import days
from core.people import Clock, ZoneChange

ZONES = ["Etc/GMT+12", "Pacific/Apia", "America/New_York", "America/Nuuk", "UTC", "Europe/Berlin", "Asia/Kathmandu"]
ZONES += ["Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Kiritimati"]
INSTANTS = st.datetimes(datetime(2009, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
CLOCKS = st.builds(
    lambda zone, hour, changes: Clock(zone, time(hour), tuple(sorted(changes, key=lambda change: change.at))),
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.lists(st.builds(ZoneChange, INSTANTS, st.sampled_from(ZONES)), max_size=4),
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moved(first: str, *changes: tuple[str, str]) -> Clock:
    return Clock(first, zone_changes=tuple(ZoneChange(utc(at), zone) for at, zone in changes))


def test_a_change_of_zone_counts_from_its_very_instant() -> None:
    clock = moved("America/Los_Angeles", ("2026-01-10T06:00", "Asia/Tokyo"))

    assert days.zone_at(clock, utc("2026-01-10T05:59:59")) == "America/Los_Angeles"
    assert days.zone_at(clock, utc("2026-01-10T06:00")) == "Asia/Tokyo"


def test_a_change_later_than_now_has_not_happened() -> None:
    clock = moved("UTC", ("2026-01-10T06:00", "Asia/Tokyo"))
    now = utc("2026-01-09T20:00")

    assert days.local_date(clock, now) == date(2026, 1, 9)
    assert days.closes(clock, date(2026, 1, 9), now) == utc("2026-01-10T00:00")
    assert days.cut_dates(clock, now) == frozenset()


def test_a_journey_east_cuts_the_dates_it_took() -> None:
    over_the_date_line = moved("Etc/GMT+12", ("2026-03-05T11:00", "Pacific/Kiritimati"))

    cut = days.cut_dates(over_the_date_line, utc("2026-03-06T00:00"))

    assert cut == {date(2026, 3, 4), date(2026, 3, 5)}


def test_a_journey_west_cuts_nothing_and_opens_a_date_again() -> None:
    clock = moved("Asia/Tokyo", ("2026-01-10T03:00", "America/Los_Angeles"))
    yesterday = date(2026, 1, 9)

    assert days.cut_dates(clock, utc("2026-01-10T05:00")) == frozenset()
    assert days.is_closed(clock, yesterday, utc("2026-01-10T02:59"))
    assert not days.is_closed(clock, yesterday, utc("2026-01-10T05:00"))
    assert days.local_date(clock, utc("2026-01-10T05:00")) == yesterday


def test_two_changes_at_one_instant_are_one_journey() -> None:
    clock = moved("UTC", ("2026-01-10T23:30", "Pacific/Kiritimati"), ("2026-01-10T23:30", "Etc/GMT+12"))

    assert days.zone_at(clock, utc("2026-01-10T23:30")) == "Etc/GMT+12"
    assert days.cut_dates(clock, utc("2026-01-11T12:00")) == frozenset()


def test_whether_a_date_exists_depends_on_where_the_person_was_at_noon_utc() -> None:
    lost_in_apia = date(2011, 12, 30)
    came_later = moved("Pacific/Honolulu", ("2012-05-01T00:00", "Pacific/Apia"))
    left_before = moved("Pacific/Apia", ("2011-12-20T00:00", "Pacific/Honolulu"))
    stayed = moved("Pacific/Apia", ("2012-05-01T00:00", "Pacific/Honolulu"))
    now = utc("2026-01-01T00:00")

    assert days.exists(came_later, lost_in_apia, now)
    assert days.exists(left_before, lost_in_apia, now)
    assert not days.exists(stayed, lost_in_apia, now)
    assert days.next_existing(stayed, date(2011, 12, 29), now) == date(2011, 12, 31)


def test_a_date_that_exists_for_the_person_has_bounds_even_in_a_zone_that_lost_it() -> None:
    came_later = moved("Pacific/Honolulu", ("2012-05-01T00:00", "Pacific/Apia"))
    now = utc("2026-01-01T00:00")

    closes = days.closes(came_later, date(2011, 12, 29), now)

    assert closes == utc("2011-12-30T10:00")


def test_two_dates_are_open_together_while_the_day_start_comes_twice() -> None:
    clock = Clock("America/New_York", time(1, 30))
    now = utc("2026-11-01T06:15")

    assert not days.is_closed(clock, date(2026, 10, 31), now)
    assert days.opens(clock, date(2026, 11, 1), now) < now
    assert days.local_date(clock, now) == date(2026, 10, 31)


@given(CLOCKS, INSTANTS)
def test_today_exists_and_is_neither_closed_nor_yet_to_open(clock: Clock, now: datetime) -> None:
    today = days.local_date(clock, now)

    assert days.exists(clock, today, now)
    assert not days.is_closed(clock, today, now)
    assert days.opens(clock, today, now) <= now


@given(CLOCKS, INSTANTS)
def test_a_date_closes_when_or_after_the_next_one_opens(clock: Clock, now: datetime) -> None:
    today = days.local_date(clock, now)
    tomorrow = days.next_existing(clock, today, now)

    assert days.opens(clock, tomorrow, now) <= days.closes(clock, today, now)


@given(CLOCKS, INSTANTS)
def test_every_date_cut_lies_before_a_date_the_person_has_reached(clock: Clock, now: datetime) -> None:
    reached = max(change.at for change in clock.zone_changes) if clock.zone_changes else now
    latest = max(reached, now).date() + timedelta(days=2)

    assert all(cut < latest for cut in days.cut_dates(clock, now))


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "America/Havana", "Africa/Cairo"]
)
@pytest.mark.parametrize("day_start", [time(0), time(4)])
def test_the_next_day_always_starts_later_and_on_another_date(zone: str, day_start: time) -> None:
    clock = Clock(zone, day_start)
    hours = [utc("2010-11-06T00:00") + timedelta(hours=n, minutes=31) for n in range(48)]
    hours += [utc("2011-12-29T00:00") + timedelta(hours=n, minutes=31) for n in range(48)]

    starts = [(now, days.next_day_start(clock, now)) for now in hours]

    assert all(start > now for now, start in starts)
    assert all(days.local_date(clock, start) > days.local_date(clock, now) for now, start in starts)


def test_only_a_change_to_come_is_planned() -> None:
    clock = moved("UTC", ("2026-01-10T12:00", "Asia/Tokyo"), ("2026-02-10T12:00", "Europe/Berlin"))

    found = [days.planned_zone(clock, utc(at)) for at in ("2026-01-01T00:00", "2026-01-10T12:00", "2026-02-10T12:00")]

    assert [change.zone if change else "" for change in found] == ["Asia/Tokyo", "Europe/Berlin", ""]
