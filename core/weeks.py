"""Whole closed weeks of "x times a week", all judged at once.

A shortcut through core.periods: where nothing is cut and nothing open, a week is decided by how many of its dates are
met and how many are off. Both fit into one byte, so the seven weekdays of all weeks are added up as seven big numbers,
and the rule is asked once per byte.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from core.facts import GoalKind, kind_of
from core.habits import Per, Times
from core.ledger import Ledger
from core.spans import DAY, Span, period_of
from core.states import Rule
from core.tally import OFF, Tally

WEEK = 7
_OFF = 8
"""What a date that is off adds to the byte of its week, where one that is met adds 1."""
_SHARE = bytes(1 if letter == Rule.MET else _OFF if letter in OFF else 0 for letter in range(256))


def whole_weeks(ledger: Ledger, span: Span) -> range:
    """The ordinals of the first dates of the weeks that can be judged at once."""
    schedule, start = span.version.schedule, span.first
    if not isinstance(schedule, Times) or schedule.per is not Per.WEEK or kind_of(span.version.goal) is GoalKind.SUM:
        return range(0)
    begins, ends = period_of(Per.WEEK, span.version.week_start, start)
    first = begins if begins == start else ends + DAY
    closed = min(span.last, ledger.calendar.open_from - DAY, date.fromordinal(ledger.origin + ledger.size - 1))
    weeks = max(0, (closed - first).days + 1) // WEEK
    return range(first.toordinal(), first.toordinal() + weeks * WEEK, WEEK)


def judge_weeks(ledger: Ledger, span: Span, weeks: range) -> tuple[bytes, list[float]]:
    """The rules that decide these weeks, and how much of what they ask was done."""
    assert isinstance(span.version.schedule, Times)
    rules, gains = _by_byte(span.version.schedule.x)
    start = weeks.start - ledger.origin
    shares = ledger.history[start : start + len(weeks) * WEEK].translate(_SHARE)
    sums = sum(int.from_bytes(shares[weekday::WEEK], "little") for weekday in range(WEEK))
    found = sums.to_bytes(len(weeks), "little")
    return found.translate(rules), [gains[each] for each in found]


@cache
def _by_byte(x: int) -> tuple[bytes, tuple[float, ...]]:
    tallies = [Tally(x, byte % _OFF, WEEK, byte // _OFF, byte // _OFF == WEEK) for byte in range(_OFF * _OFF)]
    rules = bytes(tally.rule for tally in tallies)
    return rules.ljust(256, b"\0"), tuple(tally.part_of_dates for tally in tallies)
