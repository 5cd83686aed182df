"""Whole closed weeks, all judged at once.

A shortcut through core.periods: where nothing is cut and nothing open, a week of "x times" is decided by how many of
its dates are met and how many are off. Both fit into one byte, so the seven weekdays of all weeks are added up as seven
big numbers, and the rule is asked once per byte. A week of a sum also needs its amounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from core.digest import IS_AMOUNT, Digest, thousandths
from core.facts import GoalKind, kind_of
from core.habits import AtLeast, Per, Times
from core.ledger import Ledger
from core.spans import DAY, Span, period_of, unit_of
from core.states import Rule
from core.tally import OFF, Tally

WEEK = 7
_OFF = 8
"""What a date that is off adds to the byte of its week, where one that is met adds 1."""
_SHARE = bytes(1 if letter == Rule.MET else _OFF if letter in OFF else 0 for letter in range(256))


def whole_weeks(ledger: Ledger, span: Span) -> range:
    """The ordinals of the first dates of the weeks that can be judged at once."""
    version, start = span.version, span.first
    if unit_of(version) is not Per.WEEK or kind_of(version.goal) is GoalKind.LIMITED_SUM:
        return range(0)
    begins, ends = period_of(Per.WEEK, version.week_start, start)
    first = begins if begins == start else ends + DAY
    closed = min(span.last, ledger.calendar.open_from - DAY, date.fromordinal(ledger.origin + ledger.size - 1))
    weeks = max(0, (closed - first).days + 1) // WEEK
    return range(first.toordinal(), first.toordinal() + weeks * WEEK, WEEK)


def judge_weeks(ledger: Ledger, span: Span, weeks: range) -> tuple[bytes, list[float]]:
    """The rules that decide these weeks, and how much of what they ask was done."""
    start, stop = weeks.start - ledger.origin, weeks.stop - ledger.origin
    found = _added_up(ledger.history[start:stop].translate(_SHARE))
    goal, schedule = span.version.goal, span.version.schedule
    if isinstance(goal, AtLeast) and kind_of(goal) is GoalKind.SUM:
        asked, sums = thousandths(goal.target), _sums(ledger.digest, weeks)
        tallies = [_tally(asked, got, byte) for got, byte in zip(sums, found, strict=True)]
        return bytes(tally.rule for tally in tallies), [tally.part_of_sum for tally in tallies]
    assert isinstance(schedule, Times)
    rules, gains = _by_byte(schedule.x)
    return found.translate(rules), [gains[each] for each in found]


def _tally(asked: int, got: int, byte: int) -> Tally:
    off = byte // _OFF
    return Tally(asked, got, WEEK, off, off == WEEK)


def _added_up(shares: bytes | bytearray) -> bytes:
    """A byte for each week: the sum of its seven."""
    total = sum(int.from_bytes(shares[weekday::WEEK], "little") for weekday in range(WEEK))
    return total.to_bytes(len(shares) // WEEK, "little")


def _sums(digest: Digest, weeks: range) -> Iterator[int]:
    """The thousandths of each week."""
    amounts = digest.amounts_between(weeks.start, weeks.stop)
    for count in _added_up(digest.window(weeks.start, weeks.stop).translate(IS_AMOUNT)):
        yield sum(islice(amounts, count))


@cache
def _by_byte(x: int) -> tuple[bytes, tuple[float, ...]]:
    tallies = [_tally(x, byte % _OFF, byte) for byte in range(_OFF * _OFF)]
    rules = bytes(tally.rule for tally in tallies)
    return rules.ljust(256, b"\0"), tuple(tally.part_of_dates for tally in tallies)
