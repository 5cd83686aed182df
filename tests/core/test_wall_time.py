"""Rules R0 to R7, beside the public vectors: zone names, dates that do not exist, tzdata."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.wall_time import (
    UnknownZone,
    check_zone,
    date_exists,
    first_instant,
    last_instant,
    missing_dates,
    tzdata_version,
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_pinned_time_zones_win_over_the_machines_own() -> None:
    """British Columbia stays at -07:00 in tzdata 2026; older copies, as on most machines, still say -08:00."""
    program = (
        "from datetime import date, time; from zoneinfo import ZoneInfo; ZoneInfo('America/Vancouver');"
        "from core.wall_time import first_instant;"
        "print(first_instant(date(2026, 12, 1), time(20, 45), 'America/Vancouver'))"
    )
    machine = {**os.environ, "PYTHONTZPATH": "/usr/share/zoneinfo"}

    told = subprocess.run([sys.executable, "-c", program], env=machine, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "2026-12-02 03:45:00+00:00"


def test_the_release_of_the_time_zones_is_known() -> None:
    assert tzdata_version() >= "2026f"


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "Etc/GMT+12", "America/Argentina/Buenos_Aires"])
def test_a_zone_of_the_database_is_accepted(name: str) -> None:
    check_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "Europe", "America", "Mars/Base", "europe/berlin", "Europe/Berlin ", "UTC+2", "UTC\0", "ＵTC"),
        *("../../etc/passwd", "/etc/localtime", "tzdata.zi", "\ud800", "x" * 100_000),
    ],
)
def test_anything_else_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        check_zone(name)


def test_exactly_the_dates_that_a_zone_jumped_over_do_not_exist() -> None:
    assert missing_dates("Pacific/Apia") == {date(2011, 12, 30)}
    assert missing_dates("Pacific/Kwajalein") == {date(1993, 8, 21)}
    assert missing_dates("Pacific/Kiritimati") == {date(1994, 12, 31)}
    assert missing_dates("America/New_York") == frozenset()


def test_a_date_exists_where_others_jumped_over_it() -> None:
    day = date(2011, 12, 30)

    assert not date_exists(day, "Pacific/Apia")
    assert date_exists(day, "Pacific/Pago_Pago")


def test_a_zone_that_repeats_a_date_has_it_once() -> None:
    """Kwajalein moved from +11 to -12 in 1969: the evening of 30 September came twice."""
    evening = date(1969, 9, 30), time(20), "Pacific/Kwajalein"

    assert first_instant(*evening) == utc("1969-09-30T09:00")
    assert last_instant(*evening) == utc("1969-10-01T08:00")


def test_an_offset_with_seconds_is_exact() -> None:
    assert first_instant(date(1971, 6, 1), time(12), "Africa/Monrovia") == utc("1971-06-01T12:44:30")


def test_instants_come_in_utc() -> None:
    instant = first_instant(date(2026, 7, 1), time(20), "Europe/Berlin")

    assert instant is not None
    assert instant.tzinfo is UTC
    assert instant.astimezone(ZoneInfo("Europe/Berlin")).hour == 20
