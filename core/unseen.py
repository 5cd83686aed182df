"""What would have been kept by default while its owner was away: the dates that only they can speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.days import DAY
from core.habits import Per
from core.states import Rule
from core.timeline import Judgement

SEEN_DAYS = 8
"""Whoever was seen on a date has seen through it and the seven after it."""
LATEST_RETURN = 7
"""So many days after a return the stretch before it is still worth a question."""
LONGEST_PERIOD = 31
MOST_DATES = 92
"""Longer ago nobody knows; what is older stays a pause."""
_NOT_ASKED = (Rule.NOT_DUE, Rule.PAUSED, Rule.SKIPPED, Rule.TRAVELLED, Rule.NO_SUCH_DATE)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A stretch of dates, weeks or months that nobody was there for; `dates` are those that a "kept" belongs to."""

    of: Judgement
    first: date
    last: date
    dates: tuple[date, ...]


def unseen_stretch(of: Judgement) -> Unseen | None:
    """The newest one, where it has just ended."""
    if of.unit is not Per.DAY:
        return _of_periods(of)
    for back in range(1, LATEST_RETURN + 1):
        if of.rule(of.today - back * DAY) is Rule.UNSEEN:
            return _until(of, of.today - back * DAY)
    return None


def unseen_dates(of: Judgement, first: date, last: date) -> tuple[date, ...]:
    """Those between these dates that are unseen, at most MOST_DATES of them; of a week or month its last date."""
    if of.unit is not Per.DAY:
        ends = (end for start, end in _periods(of) if first <= start and end <= last)
        return tuple(ends)[-MOST_DATES:]
    days = min((last - first).days, MOST_DATES - 1)
    return tuple(day for at in range(days, -1, -1) if of.rule(day := last - at * DAY) is Rule.UNSEEN)


def _until(of: Judgement, last: date) -> Unseen:
    first = day = last
    while (last - day).days < MOST_DATES and (rule := of.rule(day)) in (Rule.UNSEEN, *_NOT_ASKED):
        first = day if rule is Rule.UNSEEN else first
        day -= DAY
    return Unseen(of, first, last, unseen_dates(of, first, last))


def _of_periods(of: Judgement) -> Unseen | None:
    found = _periods(of)
    if not found or (of.today - found[-1][1]).days > LONGEST_PERIOD + LATEST_RETURN:
        return None
    first = last = found[-1]
    for before in reversed(found[:-1]):
        if before[1] + DAY != first[0]:
            break
        first = before
    return Unseen(of, first[0], last[1], unseen_dates(of, first[0], last[1]))


def _periods(of: Judgement) -> list[tuple[date, date]]:
    """The first and last dates of the weeks or months that are unseen."""
    starts = sorted(first for first, rule in of.period_rules.items() if rule is Rule.UNSEEN)
    standing = [of.standing_on(first) for first in starts]
    return [(one.first, one.last) for one in standing if one]
