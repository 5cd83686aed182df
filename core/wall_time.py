"""Wall time to instant and back: rules R0 to R7. Instants are aware datetimes in UTC; zones are IANA names.

The time zones come from the pinned `tzdata` package alone: a machine's own copy is often a year behind.
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

FIRST_DATE, LAST_DATE = date(1900, 1, 1), date(2200, 12, 31)
"""The dates that Cairn keeps."""

_DAY = timedelta(days=1)
_LEAP_OF_A_DATE = timedelta(hours=12)
"""A clock that jumps over a whole date moves on by more than this; no other change comes near it."""

zoneinfo.reset_tzpath(to=())
ZoneInfo.clear_cache()


class UnknownZone(ValueError):
    """There is no time zone of that name."""


def check_zone(name: str) -> None:
    """Raise `UnknownZone` unless `name` is, letter for letter, one of the installed time zones."""
    if name not in all_zones():
        raise UnknownZone(name)


def tzdata_version() -> str:
    """The release of the time zone database in use, such as "2026f"."""
    with files("tzdata").joinpath("zoneinfo", "tzdata.zi").open(encoding="ascii") as text:
        return text.readline().removeprefix("# version ").strip()


def first_instant(day: date, at: time, zone: str) -> datetime | None:
    """When clocks first show `at` on `day`; in a gap, as by the offset before it (R1). None: no such date (R6)."""
    return first_moment(day, at, zone) if date_exists(day, zone) else None


def last_instant(day: date, at: time, zone: str) -> datetime | None:
    """When clocks last show `at` on `day` (R4), else as `first_instant`."""
    return last_moment(day, at, zone) if date_exists(day, zone) else None


def first_moment(day: date, at: time, zone: str) -> datetime:
    """`first_instant`, except that a date that does not exist is one long gap to it."""
    return datetime.combine(day, at, _zone(zone)).astimezone(UTC)


def last_moment(day: date, at: time, zone: str) -> datetime:
    """`last_instant`, except that a date that does not exist is one long gap to it."""
    wall = datetime.combine(day, at, _zone(zone))
    return max(wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC))  # in a gap, fold=1 is the earlier


def wall_clock(instant: datetime, zone: str) -> datetime:
    """What clocks show at `instant`."""
    return instant.astimezone(_zone(zone))


def date_exists(day: date, zone: str) -> bool:
    """False for the few dates that a zone jumped over, such as 2011-12-30 in Apia (R6)."""
    return day not in missing_dates(zone)


@cache
def _zone(name: str) -> ZoneInfo:
    """Kept for good: the library keeps eight, and to read one takes as long as hundreds of looks at it."""
    return ZoneInfo(name)


@cache
def missing_dates(zone: str) -> frozenset[date]:
    """Every date from `FIRST_DATE` to `LAST_DATE` that `zone` jumped over."""
    new_years = [date(year, 1, 1) for year in range(FIRST_DATE.year, LAST_DATE.year + 2)]
    offsets = [_offset(day, zone) for day in new_years]
    return frozenset(
        day
        for new_year, before, after in zip(new_years, offsets, offsets[1:], strict=False)
        if after - before > _LEAP_OF_A_DATE
        for day in (new_year + n * _DAY for n in range(367))
        if all(wall_clock(first_moment(day, at, zone), zone).date() != day for at in (time.min, time.max))
    )


def _offset(day: date, zone: str) -> timedelta:
    noon = datetime.combine(day, time(12), UTC)
    return wall_clock(noon, zone).replace(tzinfo=UTC) - noon


@cache
def all_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
