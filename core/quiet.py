"""Quiet hours: when a message makes no sound, and until when what was put off waits."""

from __future__ import annotations

from datetime import datetime

from core.days import DAY, next_existing, zone_at
from core.people import Clock, Preferences
from core.wall_time import date_exists, first_moment, wall_clock


def quiet_until(clock: Clock, preferences: Preferences, at: datetime) -> datetime | None:
    """When the quiet hours in which `at` lies are over; None: it lies in none.

    Each date that exists has one quiet time, which goes from instant to instant (R1, R2): from its wall time on that
    date to the next wall time of its end. Twice the same wall time is never quiet.
    """
    begins, ends = preferences.quiet_from, preferences.quiet_until
    zone = zone_at(clock, at)
    today = wall_clock(at, zone).date()
    nights = [day for day in (today - DAY, today) if begins != ends and date_exists(day, zone)]
    over = [
        first_moment(day if begins < ends else next_existing(Clock(zone), day, at), ends, zone)
        for day in nights
        if first_moment(day, begins, zone) <= at
    ]
    return max((end for end in over if at < end), default=None)


def is_quiet(clock: Clock, preferences: Preferences, at: datetime) -> bool:
    return quiet_until(clock, preferences, at) is not None
