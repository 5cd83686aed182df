"""Which dates are due by the pattern of a schedule. "Every n days from the last completion" is in pace.py."""

from __future__ import annotations

from core.facts import Flag, add_flag
from core.habits import Daily, Dates, EveryN, Schedule, Weekdays
from core.schedule import first_due
from core.spans import DAY, Span


def flag_pattern(facts: bytearray, origin: int, span: Span, stop: int) -> None:
    """Set DUE where the schedule of `span` says so, before the index `stop`. Index 0 has the ordinal `origin`."""
    start = span.first.toordinal() - origin
    match span.version.schedule:
        case Daily():
            add_flag(facts, Flag.DUE, start, stop)
        case Weekdays(days):
            for weekday in days:
                add_flag(facts, Flag.DUE, start + (weekday - span.first.weekday()) % 7, stop, 7)
        case EveryN(n, from_start=True):
            add_flag(facts, Flag.DUE, start + (span.anchor - span.first).days % n, stop, n)
        case Dates(dates):
            for due in dates:
                if start <= (at := due.toordinal() - origin) < stop:
                    facts[at] |= Flag.DUE
        case schedule:
            _flag_one_by_one(facts, origin, span, schedule, stop)


def _flag_one_by_one(facts: bytearray, origin: int, span: Span, schedule: Schedule, stop: int) -> None:
    due = first_due(schedule, span.anchor, span.first)
    while due is not None and (at := due.toordinal() - origin) < stop:
        facts[at] |= Flag.DUE
        due = first_due(schedule, span.anchor, due + DAY)
