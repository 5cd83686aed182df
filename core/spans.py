"""Versions laid over the dates: which one judges a date, and which dates share a unit."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from core.habits import AtLeast, AtMost, Habit, Per, Times, Version
from core.people import Weekday

DAY = timedelta(days=1)
NEVER = date.max
"""The last date of what has no end in sight."""


@dataclass(frozen=True, slots=True)
class Span:
    """The dates `first` to `last` that `version` judges. `anchor` is the date its `EveryN` from start counts from."""

    version: Version
    first: date
    last: date
    anchor: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """A maximal run of dates whose versions share one unit."""

    unit: Per
    spans: tuple[Span, ...]

    @property
    def first(self) -> date:
        return self.spans[0].first

    @property
    def last(self) -> date:
        return self.spans[-1].last


def unit_of(version: Version) -> Per:
    """Over what a version judges: its goal's week or month, else its schedule's, else the day."""
    if isinstance(version.goal, AtLeast | AtMost) and version.goal.per is not Per.DAY:
        return version.goal.per
    return version.schedule.per if isinstance(version.schedule, Times) else Per.DAY


def period_of(unit: Per, week_start: Weekday, day: date) -> tuple[date, date]:
    """First and last date of the calendar week or month of `day`."""
    if unit is Per.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    first = day - (day.weekday() - week_start) % 7 * DAY
    return first, first + 6 * DAY


def stretches(habit: Habit) -> tuple[Stretch, ...]:
    """The whole life of a habit, from its start to its end (or for ever)."""
    if len(habit.versions) == 1:  # as most have, and every tap asks
        return _of_one_version(habit, habit.versions[0])
    in_force = [span for span in _in_force(habit) if span.first <= span.last]
    groups = groupby(in_force, key=lambda span: unit_of(span.version))
    return tuple(Stretch(unit, tuple(_by_period(unit, list(spans)))) for unit, spans in groups)


def _of_one_version(habit: Habit, version: Version) -> tuple[Stretch, ...]:
    span = Span(version, habit.start, habit.end or NEVER, version.since)
    return (Stretch(unit_of(version), (span,)),) if span.first <= span.last else ()


def _in_force(habit: Habit) -> Iterator[Span]:
    """Each version on the dates from its own to the next one's; the first also on those before it."""
    versions = list({version.since: version for version in sorted(habit.versions, key=lambda v: v.since)}.values())
    end = habit.end or NEVER
    anchor = habit.start
    for number, version in enumerate(versions):
        if not number or version.schedule != versions[number - 1].schedule:
            anchor = version.since
        first = max(version.since, habit.start) if number else habit.start
        last = min(end, versions[number + 1].since - DAY) if number + 1 < len(versions) else end
        yield Span(version, first, last, anchor)


def _by_period(unit: Per, spans: list[Span]) -> Iterator[Span]:
    """A period is judged by the version of its first date, so a later version waits for the next period."""
    if unit is Per.DAY:
        yield from spans
        return
    first, end = spans[0].first, spans[-1].last
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        if first > span.last:
            continue  # its dates belong to a period of an earlier version
        last = end
        if following is not None:
            begins, ends = period_of(unit, span.version.week_start, following.first)
            last = span.last if begins == following.first else min(ends, end)
        yield Span(span.version, first, last, span.anchor)
        if last == end:
            return
        first = last + DAY
