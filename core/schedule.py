"""Which dates a schedule makes due, whatever the person did and whether or not the date exists."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from core.habits import Daily, Dates, EveryN, MonthDays, Per, Schedule, Times, Weekdays

DAY = timedelta(days=1)
DAYS_IN_A_WEEK = 7
DAYS_IN_A_MONTH = 30.4375
"""Of the Julian calendar, 365.25 / 12: what `frequency` divides a month by."""


def first_due(schedule: Schedule, anchor: date, on_or_after: date) -> date | None:
    """The first date from `on_or_after` on that `schedule` makes due; None when its `Dates` are used up.

    `anchor` is the date that `EveryN(from_start)` counts from. Where what was done decides (`EveryN` from completion,
    `Times`), every date may be due and the answer is `on_or_after` itself.
    """
    match schedule:
        case Weekdays(days):
            return on_or_after + min((weekday - on_or_after.weekday()) % DAYS_IN_A_WEEK for weekday in days) * DAY
        case EveryN(n, from_start=True):
            return on_or_after + (anchor - on_or_after).days % n * DAY
        case MonthDays(days):
            return _first_month_day(days, on_or_after)
        case Dates(dates):
            return min((due for due in dates if due >= on_or_after), default=None)
        case _:
            return on_or_after


def is_due(schedule: Schedule, anchor: date, day: date) -> bool:
    """Does `schedule` make `day` due? True where what was done decides; `anchor` as for `first_due`."""
    match schedule:
        case Weekdays(days):
            return day.weekday() in days
        case EveryN(n, from_start=True):
            return (day - anchor).days % n == 0
        case MonthDays(days):
            return day.day in _days_of_month(days, day)
        case Dates(dates):
            return day in dates
        case _:
            return True


def frequency(schedule: Schedule) -> float:
    """Required units per day, the f of the strength's half-life."""
    match schedule:
        case Daily():
            return 1.0
        case Weekdays(days):
            return len(days) / DAYS_IN_A_WEEK
        case EveryN(n):
            return 1 / n
        case Dates(dates):
            return len(dates) / ((max(dates) - min(dates)).days + 1)
        case MonthDays(days):
            return len(days) / DAYS_IN_A_MONTH
        case Times(x, per):
            return x / (DAYS_IN_A_WEEK if per is Per.WEEK else DAYS_IN_A_MONTH)


def _first_month_day(days: frozenset[int], on_or_after: date) -> date:
    left = [day for day in _days_of_month(days, on_or_after) if day >= on_or_after.day]
    if left:
        return on_or_after.replace(day=min(left))
    next_month = on_or_after.replace(day=monthrange(on_or_after.year, on_or_after.month)[1]) + DAY
    return next_month.replace(day=min(_days_of_month(days, next_month)))


def _days_of_month(days: frozenset[int], day: date) -> set[int]:
    """The days of `day`'s own month; those it lacks fall on its last."""
    last = monthrange(day.year, day.month)[1]
    return {min(wanted, last) for wanted in days}
