"""When a phrase says that a habit is due: its parts as schedules, and several of them as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from core.habits import Daily, Dates, EveryN, MonthDays, Per, Schedule, Times, Weekdays
from core.people import Weekday
from core.phrase.lexicon import Meaning
from core.phrase.shapes import Part
from core.phrase.weekdays import WEEK

LAST_DAY = 31
"""Of any month: a day that a month lacks falls on its last one."""
MOST_DAYS = 366
"""Between two due dates."""
WORKING = frozenset(Weekday) - {Weekday.SAT, Weekday.SUN}
WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})
MOST_TIMES = {Per.WEEK: 7, Per.MONTH: 28}


def _weekdays(days: frozenset[Weekday]) -> Schedule:
    return Daily() if len(days) == WEEK else Weekdays(days)


def _every(days: int, *, from_start: bool = False) -> Schedule | None:
    if days == 1:
        return Daily()
    return EveryN(days, from_start) if days <= MOST_DAYS else None


def _times(part: Part) -> Schedule | None:
    """None where it is a sum: "10 times a week", "twice a day"."""
    number, per = part.captured.number, part.captured.per
    if per is Per.DAY:
        return Daily() if number == 1 else None
    return Times(number, per) if number <= MOST_TIMES[per] else None


_SCHEDULES: Mapping[Meaning, Callable[[Part], Schedule | None]] = {
    Meaning.DAILY: lambda part: Daily(),
    Meaning.WEEKDAYS: lambda part: Weekdays(WORKING),
    Meaning.WEEKENDS: lambda part: Weekdays(WEEKEND),
    Meaning.ON_DAYS: lambda part: _weekdays(part.captured.weekdays),
    Meaning.EVERY_DAYS: lambda part: _every(part.captured.number),
    Meaning.EVERY_WEEKS: lambda part: _every(part.captured.number * WEEK),
    Meaning.EVERY_OTHER: lambda part: _every(part.captured.number * WEEK, from_start=True),
    Meaning.TIMES: _times,
    Meaning.OFTEN: lambda part: Daily() if part.captured.per is Per.DAY else Times(1, part.captured.per),
    Meaning.MONTH_DAYS: lambda part: MonthDays(part.captured.month_days or frozenset({LAST_DAY})),
    Meaning.DATES: lambda part: Dates(frozenset(part.captured.dates)),
}


def schedule_of(part: Part) -> Schedule | None:
    """What one part says; None for the other parts of a phrase."""
    return _SCHEDULES[part.meaning](part) if part.meaning in _SCHEDULES else None


def joined(schedules: Sequence[Schedule]) -> Schedule | None:
    """Several schedules as the one that all of them mean; None where they disagree.

    Lists of days add up. "Weekly on Friday" is Friday, "3x a week mon, wed, fri" those three days.
    """
    whole = list(dict.fromkeys(schedules))
    if (days := [one for one in whole if isinstance(one, Weekdays)]) and all(
        isinstance(one, Weekdays) or _fits(one, days) for one in whole
    ):
        return _weekdays(frozenset().union(*(one.days for one in days)))
    if (month := [one for one in whole if isinstance(one, MonthDays)]) and all(
        one in month or one == Times(1, Per.MONTH) for one in whole
    ):
        return MonthDays(frozenset().union(*(one.days for one in month)))
    dates = [one for one in whole if isinstance(one, Dates)]
    if dates and len(dates) == len(whole):
        return Dates(frozenset().union(*(one.dates for one in dates)))
    return whole[0] if len(whole) == 1 else None


def _fits(times: Schedule, days: Sequence[Weekdays]) -> bool:
    """Whether "x times a week" is as many as the days named beside it."""
    return times == Times(len(frozenset().union(*(one.days for one in days))), Per.WEEK) or times == Times(1, Per.WEEK)
