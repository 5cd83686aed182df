"""The case of a habit: from JSON to the nouns of the core."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from core.conformance import fields
from core.conformance.fields import field, field_or
from core.conformance.malformed import Malformed
from core.entries import Entry, EntryKind
from core.habits import (
    AtLeast,
    AtMost,
    Check,
    Daily,
    Dates,
    EveryN,
    Goal,
    Habit,
    MonthDays,
    Pause,
    PauseKind,
    Per,
    Quit,
    Schedule,
    Times,
    Version,
    Weekdays,
)
from core.people import Clock, Weekday, ZoneChange
from core.wall_time import FIRST_DATE, LAST_DATE

LONGEST_GAP = (LAST_DATE - FIRST_DATE).days
WEEKDAYS = {weekday.name.lower(): weekday for weekday in Weekday}
WEEK_STARTS = {name: WEEKDAYS[name] for name in ("mon", "sun", "sat")}
_PERIODS = {"week": Per.WEEK, "month": Per.MONTH}
_UNITS = {"day": Per.DAY, **_PERIODS}
_MOST_TIMES = {Per.WEEK: 7, Per.MONTH: 31}
_ORIGINS = {"completion": False, "start": True}
_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HabitCase:
    """All that a habit's states, streaks and strength are computed from."""

    habit: Habit
    clock: Clock
    entries: tuple[Entry, ...]
    now: datetime
    savers_since: date | None
    seen: frozenset[date] | None


@dataclass(frozen=True, slots=True)
class _Owner:
    clock: Clock
    week_start: Weekday
    savers_since: date | None
    seen: frozenset[date] | None


def habit_case(case: _Json) -> HabitCase:
    """Read all of a case but its name and what it expects."""
    owner = field(case, "person", _owner)
    start = field(case, "start", fields.day)
    versions = field(case, "versions", fields.some(partial(version, owner.week_start)))
    if min(version.since for version in versions) > start:
        raise Malformed("none is in force on the start", "versions")
    entries = field_or(case, "entries", fields.listing(_entry), [])
    _refuse_second_entries(entries)
    return HabitCase(
        habit=Habit(
            id=1,
            owner=1,
            name="habit",
            start=start,
            versions=tuple(versions),
            pauses=tuple(field_or(case, "pauses", fields.listing(pause), [])),
        ),
        clock=owner.clock,
        entries=tuple(entries),
        now=field(case, "now", fields.instant),
        savers_since=owner.savers_since,
        seen=owner.seen,
    )


def schedule(value: Any) -> Schedule:
    """A schedule of any kind."""
    return _of_kind(value, _SCHEDULES)


def _owner(value: Any) -> _Owner:
    values = fields.keys(value, "zone", "day_start week_start savers_since seen zone_changes")
    changes = field_or(values, "zone_changes", fields.listing(zone_change), [])
    seen = field_or(values, "seen", fields.or_null(fields.listing(fields.day)), None)
    return _Owner(
        clock=Clock(
            zone=field(values, "zone", fields.zone),
            day_start=field_or(values, "day_start", fields.day_start, time()),
            zone_changes=tuple(sorted(changes, key=lambda change: change.at)),
        ),
        week_start=field_or(values, "week_start", fields.one_of(WEEK_STARTS), Weekday.MON),
        savers_since=field_or(values, "savers_since", fields.or_null(fields.day), None),
        seen=None if seen is None else frozenset(seen),
    )


def zone_change(value: Any) -> ZoneChange:
    values = fields.keys(value, "at zone")
    return ZoneChange(field(values, "at", fields.instant), field(values, "zone", fields.zone))


def version(usual_week_start: Weekday, value: Any) -> Version:
    values = fields.keys(value, "from schedule goal", "week_start")
    plan, goal = field(values, "schedule", schedule), field(values, "goal", _goal)
    _refuse_contradiction(plan, goal)
    week_start = field_or(values, "week_start", fields.or_null(fields.one_of(WEEK_STARTS)), None)
    return Version(
        since=field(values, "from", fields.day),
        schedule=plan,
        goal=goal,
        week_start=usual_week_start if week_start is None else week_start,
    )


def _refuse_contradiction(plan: Schedule, goal: Goal) -> None:
    """A sum over a period asks every date of it, and a limit of a period is no number of dates."""
    if not isinstance(goal, AtLeast | AtMost) or goal.per is Per.DAY:
        return
    if isinstance(goal, AtLeast) and not isinstance(plan, Daily):
        raise Malformed(f"at_least per {goal.per} needs the schedule daily", "goal.per")
    if isinstance(plan, Times):
        raise Malformed(f"at_most per {goal.per} does not go with the schedule times", "goal.per")


def _goal(value: Any) -> Goal:
    return _of_kind(value, _GOALS)


def _entry(value: Any) -> Entry:
    values = fields.keys(value, "date kind", "amount")
    kind = field(values, "kind", fields.one_of({kind.value: kind for kind in EntryKind}))
    if (kind is EntryKind.AMOUNT) != ("amount" in values):
        raise Malformed("missing" if kind is EntryKind.AMOUNT else f"unknown key in an entry {kind}", "amount")
    return Entry(field(values, "date", fields.day), kind, field_or(values, "amount", fields.quantity, None))


def _refuse_second_entries(entries: list[Entry]) -> None:
    dates: set[date] = set()
    for index, entry in enumerate(entries):
        if entry.date in dates:
            raise Malformed(f"a second entry for {entry.date}", f"entries[{index}].date")
        dates.add(entry.date)


def pause(value: Any) -> Pause:
    values = fields.keys(value, "from", "to kind")
    first = field(values, "from", fields.day)
    last = field_or(values, "to", fields.or_null(fields.day), None)
    if last is not None and last < first:
        raise Malformed(f"must not be before {first}", "to")
    kind = field_or(values, "kind", fields.one_of({kind.value: kind for kind in PauseKind}), PauseKind.PAUSE)
    return Pause(first, last, kind)


def _of_kind(value: Any, kinds: Mapping[str, Callable[[Any], fields.T]]) -> fields.T:
    """What the reader of the value's `kind` makes of it."""
    values = fields.an_object(value)
    return field(values, "kind", fields.one_of(kinds))(values)


def _times(value: Any) -> Times:
    values = fields.keys(value, "kind x per")
    per = field(values, "per", fields.one_of(_PERIODS))
    return Times(field(values, "x", fields.whole(1, _MOST_TIMES[per])), per)


def _every(value: Any) -> EveryN:
    values = fields.keys(value, "kind n", "from")
    n = field(values, "n", fields.whole(1, LONGEST_GAP))
    return EveryN(n, from_start=field_or(values, "from", fields.one_of(_ORIGINS), False))


def _at_least(value: Any) -> AtLeast:
    values = fields.keys(value, "kind target", "unit per")
    return AtLeast(field(values, "target", fields.target), *_unit_and_period(values))


def _at_most(value: Any) -> AtMost:
    values = fields.keys(value, "kind limit", "unit per")
    return AtMost(field(values, "limit", fields.quantity), *_unit_and_period(values))


def _unit_and_period(values: _Json) -> tuple[str, Per]:
    return field_or(values, "unit", fields.text, ""), field_or(values, "per", fields.one_of(_UNITS), Per.DAY)


def _dated(read: fields.Reader[Any], key: str, make: Callable[[frozenset[Any]], Any], value: Any) -> Any:
    """A schedule that is a set of weekdays, dates or days of the month."""
    return make(frozenset(field(fields.keys(value, f"kind {key}"), key, fields.some(read))))


def _bare(make: Callable[[], Any], value: Any) -> Any:
    fields.keys(value, "kind")
    return make()


_SCHEDULES: Mapping[str, Callable[[Any], Schedule]] = {
    "daily": partial(_bare, Daily),
    "weekdays": partial(_dated, fields.one_of(WEEKDAYS), "days", Weekdays),
    "every": _every,
    "dates": partial(_dated, fields.day, "dates", Dates),
    "monthdays": partial(_dated, fields.whole(1, 31), "days", MonthDays),
    "times": _times,
}
_GOALS: Mapping[str, Callable[[Any], Goal]] = {
    "check": partial(_bare, Check),
    "at_least": _at_least,
    "at_most": _at_most,
    "quit": partial(_bare, Quit),
}
