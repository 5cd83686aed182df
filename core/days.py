"""A person's dates: which one an instant belongs to, when each opens and closes, which exist, which a journey cut."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter

from core import wall_time
from core.people import Clock, ZoneChange

DAY = timedelta(days=1)
_NOON = time(12)


def known_by(clock: Clock, now: datetime) -> Clock:
    """The clock as far as it had come by `now`: zone changes after `now` have not happened."""
    if not clock.zone_changes or clock.zone_changes[-1].at <= now:
        return clock
    return replace(clock, zone_changes=tuple(change for change in clock.zone_changes if change.at <= now))


def zone_at(clock: Clock, instant: datetime) -> str:
    """Where the person lived at `instant`."""
    changes = bisect_right(clock.zone_changes, instant, key=attrgetter("at"))
    return clock.zone_changes[changes - 1].zone if changes else clock.zone


@lru_cache(maxsize=1024)
def local_date(clock: Clock, instant: datetime, now: datetime | None = None) -> date:
    """The person's date at `instant`, as seen at `now` (if not given: at `instant` itself)."""
    known = known_by(clock, instant if now is None else now)
    return _date_in(zone_at(known, instant), instant, known)


def missing_dates(clock: Clock, now: datetime) -> frozenset[date]:
    """The dates that do not exist for this person: not in the zone they were in at 12:00Z of that date."""
    return _missing(known_by(clock, now))


def exists(clock: Clock, day: date, now: datetime) -> bool:
    """Nothing is required on a date that does not exist, and nothing fires."""
    return day not in missing_dates(clock, now)


def next_existing(clock: Clock, day: date, now: datetime) -> date:
    """The first date after `day` that exists."""
    missing = missing_dates(clock, now)
    day += DAY
    while day in missing:
        day += DAY
    return day


def existing_before(clock: Clock, day: date, now: datetime) -> date:
    """The last date before `day` that exists."""
    missing = missing_dates(clock, now)
    day -= DAY
    while day in missing:
        day -= DAY
    return day


def opens(clock: Clock, day: date, now: datetime) -> datetime:
    """The instant at which `day` begins, in the zone at `now`."""
    return wall_time.first_moment(day, clock.day_start, zone_at(known_by(clock, now), now))


@lru_cache(maxsize=1024)
def closes(clock: Clock, day: date, now: datetime) -> datetime:
    """The instant at which `day` is over for good: where the next date's beginning comes twice, the second (R4)."""
    after = next_existing(clock, day, now)
    return wall_time.last_moment(after, clock.day_start, zone_at(known_by(clock, now), now))


def next_day_start(clock: Clock, now: datetime) -> datetime:
    """The first instant after `now` at which nothing is left of the running date, even where its end comes twice."""
    return closes(clock, local_date(clock, now), now)


def planned_zone(clock: Clock, now: datetime) -> ZoneChange | None:
    """The next zone change that has not happened yet."""
    return next((change for change in clock.zone_changes if change.at > now), None)


def is_closed(clock: Clock, day: date, now: datetime) -> bool:
    return now >= closes(clock, day, now)


def cut_dates(clock: Clock, now: datetime) -> frozenset[date]:
    """The dates that journeys east took away, wholly or in part: they are not required.

    A change at t cuts the dates from the one the old zone had at t up to the one the new zone has, itself not included.
    """
    known = known_by(clock, now)
    cut: set[date] = set()
    old = known.zone
    for at in sorted({change.at for change in known.zone_changes}):
        new = zone_at(known, at)
        first, beyond = _date_in(old, at, known), _date_in(new, at, known)
        cut.update(first + n * DAY for n in range((beyond - first).days))
        old = new
    return frozenset(cut)


def _date_in(zone: str, instant: datetime, known: Clock) -> date:
    clocks = wall_time.wall_clock(instant, zone)
    day = clocks.date() if clocks.time() >= known.day_start else clocks.date() - DAY
    missing = _missing(known)
    while day in missing:
        day -= DAY
    return day


def _missing(known: Clock) -> frozenset[date]:
    if not known.zone_changes:
        return wall_time.missing_dates(known.zone)
    return frozenset(
        day
        for zone in {known.zone, *(change.zone for change in known.zone_changes)}
        for day in wall_time.missing_dates(zone)
        if zone_at(known, datetime.combine(day, _NOON, UTC)) == zone
    )
