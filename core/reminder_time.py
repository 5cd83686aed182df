"""When a reminder slot fires next, and for which date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from core import days
from core.days import DAY
from core.people import Clock
from core.wall_time import first_instant, wall_clock

Due = Callable[[date], date | None]
"""The first date from a date on that may be asked about; None when there is none."""

_TWO_DAYS = timedelta(days=2)
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


class Fire(NamedTuple):
    """The slot of `day` goes off at the instant `at`, which may lie after `day` has ended."""

    at: datetime
    day: date


def next_fire(clock: Clock, wall: time, after: datetime, due: Due) -> Fire | None:
    """The first time strictly after `after` at which a slot at `wall` fires, on the dates that `due` names.

    A slot before the person's day start belongs to the date before. All zone changes in `clock` are facts:
    where they are not yet, hand in `days.known_by(clock, now)`.
    """
    for zone, after_this, before_that in _stays(clock, after):
        fire = _next_in_zone(clock, zone, wall, after_this, due)
        if fire is not None and fire.at < before_that:
            return fire
    return None


def _stays(clock: Clock, after: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    """Where the person is from `after` on: zone, the instant just before they are there, the one they leave at."""
    zone, arrive = days.zone_at(clock, after), after
    for change in clock.zone_changes:
        if change.at > after:
            yield zone, arrive, change.at
            zone, arrive = change.zone, change.at - timedelta.resolution
    yield zone, arrive, _END_OF_TIME


def _next_in_zone(clock: Clock, zone: str, wall: time, after: datetime, due: Due) -> Fire | None:
    belongs_to_night_before = wall < clock.day_start
    # A slot in a gap may fire on the date after its own.
    day = due(wall_clock(after, zone).date() - (_TWO_DAYS if belongs_to_night_before else DAY))
    missing = days.missing_dates(clock, _END_OF_TIME)
    while day is not None:
        if day not in missing:
            on = days.next_existing(clock, day, _END_OF_TIME) if belongs_to_night_before else day
            at = first_instant(on, wall, zone)
            if at is not None and at > after:
                return Fire(at, day)
        day = due(day + DAY)
    return None
