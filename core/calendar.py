"""What a person's clock says of their dates at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from core import days
from core.people import Clock


@dataclass(frozen=True, slots=True)
class Calendar:
    """Dates before `open_from` are closed. `missing` do not exist, `cut` were taken by journeys east."""

    today: date
    open_from: date
    missing: frozenset[date]
    cut: frozenset[date]


@lru_cache(maxsize=256)
def calendar_at(clock: Clock, now: datetime) -> Calendar:
    """Two dates may be open together where clocks go back over the beginning of a day. One request asks many times."""
    today = open_from = days.local_date(clock, now)
    missing = days.missing_dates(clock, now)
    while not days.is_closed(clock, before := _existing_before(open_from, missing), now):
        open_from = before
    return Calendar(today, open_from, missing, days.cut_dates(clock, now) if clock.zone_changes else frozenset())


def _existing_before(day: date, missing: frozenset[date]) -> date:
    day -= days.DAY
    while day in missing:
        day -= days.DAY
    return day
