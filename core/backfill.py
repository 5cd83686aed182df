"""Which dates a write may still be for (docs/streaks.md, "Logging late")."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from core import days
from core.people import Clock


class Refusal(StrEnum):
    """Why a date takes no entry."""

    FUTURE = "future"
    BEFORE_START = "before_start"
    TOO_OLD = "too_old"
    NO_SUCH_DATE = "no_such_date"


def closes_for_good(clock: Clock, day: date, now: datetime, *, window_hours: int = 48) -> datetime:
    """The instant from which on an entry for `day` is too old."""
    for _ in range(_dates(window_hours)):
        day = days.next_existing(clock, day, now)
    return days.closes(clock, day, now)


def refusal(clock: Clock, day: date, now: datetime, *, start: date, window_hours: int = 48) -> Refusal | None:
    """None when an entry for `day` is accepted at `now`: it is still open, or no older than the window.

    A window is rounded up to whole dates, and dates that do not exist are not counted.
    """
    today = days.local_date(clock, now)
    if day > today:
        return Refusal.FUTURE
    if day < start:
        return Refusal.BEFORE_START
    missing = days.missing_dates(clock, now)
    if day in missing:
        return Refusal.NO_SUCH_DATE
    age = (today - day).days - sum(day < gone < today for gone in missing)
    if age > _dates(window_hours) and days.is_closed(clock, day, now):
        return Refusal.TOO_OLD
    return None


def _dates(window_hours: int) -> int:
    return -(-window_hours // 24)
