"""Weeks and months, judged one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.digest import Mark, thousandths
from core.facts import MARKS, Flag, GoalKind, kind_of
from core.habits import AtLeast, AtMost, Times, Version
from core.ledger import Ledger
from core.spans import DAY, Span, period_of, unit_of
from core.states import Rule
from core.tally import OFF, Tally
from core.units import Units
from core.weeks import WEEK, judge_weeks, whole_weeks


@dataclass(frozen=True, slots=True)
class Period:
    """A week or month as far as it lies in its stretch, `first` to `last`; on the calendar `begins` to `ends`."""

    begins: date
    first: date
    last: date
    ends: date

    @property
    def length(self) -> int:
        """Of the calendar week or month, in days."""
        return (self.ends - self.begins).days + 1

    @property
    def cut(self) -> bool:
        return self.begins < self.first or self.last < self.ends


def periods(span: Span, first: date, until: date) -> Iterator[Period]:
    """The periods of `span` from the one that starts on `first` up to the one with the date `until`."""
    while first <= min(span.last, until):
        yield (period := period_at(span, first))
        first = period.ends + DAY


def period_at(span: Span, day: date) -> Period:
    """The period of `span` that a date lies in."""
    begins, ends = period_of(unit_of(span.version), span.version.week_start, day)
    return Period(begins, max(begins, span.first), min(ends, span.last), ends)


def judge_periods(ledger: Ledger, span: Span, until: date) -> Units:
    """The weeks or months of `span`, up to the one with the date `until`."""
    weeks = whole_weeks(ledger, span)
    if not weeks:
        return _one_by_one(ledger, span, span.first, until)
    rules, gains = judge_weeks(ledger, span, weeks)
    lasts = range(weeks.start + WEEK - 1, weeks.stop + WEEK - 1, WEEK)
    before = _one_by_one(ledger, span, span.first, date.fromordinal(weeks.start - 1))
    after = _one_by_one(ledger, span, date.fromordinal(weeks.stop), until)
    return before + Units(span, rules, weeks, lasts, [WEEK] * len(weeks), gains) + after


def _one_by_one(ledger: Ledger, span: Span, first: date, until: date) -> Units:
    found = list(periods(span, first, until))
    judged = [judge(ledger, span.version, period) for period in found]
    return Units(
        span,
        bytes(rule for rule, _ in judged),
        [period.first.toordinal() for period in found],
        [period.last.toordinal() for period in found],
        [period.length for period in found],
        [gain for _, gain in judged],
    )


def judge(ledger: Ledger, version: Version, period: Period) -> tuple[Rule, float]:
    """The rule that decides a period, and how much of what it asks was done, 0 to 1.

    Writes into the history where a limit was broken, and that today is still open.
    """
    kind = kind_of(version.goal)
    if isinstance(version.goal, AtMost) and kind is GoalKind.LIMITED_SUM:
        rule, gain = _judge_limit(ledger, thousandths(version.goal.limit), period)
    else:
        found = tally(ledger, version, period)
        rule, gain = found.rule, found.part_of_sum if kind is GoalKind.SUM else found.part_of_dates
    if rule is Rule.STILL_OPEN and period.first <= ledger.calendar.today <= period.last:
        _open_today(ledger, kind)
    return rule, gain


def tally(ledger: Ledger, version: Version, period: Period) -> Tally:
    """What a period of `Times` or of a sum asks and got."""
    start, stop = ledger.index(period.first), ledger.index(period.last) + 1
    block = ledger.history[start:stop]
    off = sum(map(block.count, OFF)) + _cut_today(ledger, period)
    if isinstance(version.goal, AtLeast) and kind_of(version.goal) is GoalKind.SUM:
        asked, got = thousandths(version.goal.target), sum(ledger.amounts(start, stop))
    else:
        assert isinstance(version.schedule, Times)
        asked, got = version.schedule.x, block.count(Rule.MET)
    still_open = period.last >= ledger.calendar.open_from
    return Tally(asked, got, period.length, off, off == len(block), period.cut, still_open)


def _cut_today(ledger: Ledger, period: Period) -> bool:
    """Is today off although it is still open, because a journey cut it?"""
    at = ledger.index(ledger.calendar.today)
    open_today = period.first <= ledger.calendar.today <= period.last and ledger.history[at] == Rule.STILL_OPEN
    return open_today and bool(ledger.facts[at] & Flag.CUT)


def _judge_limit(ledger: Ledger, limit: int, period: Period) -> tuple[Rule, float]:
    start, stop = ledger.index(period.first), ledger.index(period.last) + 1
    total, lapsed = _count_up(ledger, limit, start, stop)
    if total > limit or lapsed:
        return Rule.OVER_LIMIT, 0.0 if lapsed or not limit else max(0.0, 1 - (total - limit) / limit)
    if all(_is_off(ledger, at) for at in range(start, stop)):
        return Rule.ALL_OFF, 1.0
    if period.last >= ledger.calendar.open_from:
        return Rule.STILL_OPEN, 1.0
    return (Rule.WITHIN_LIMIT if _vouched_for(ledger, stop - 1) else Rule.UNSEEN), 1.0


def _is_off(ledger: Ledger, at: int) -> bool:
    """In a limit period a cut date is off unless something was said of it."""
    silent = ledger.facts[at] & MARKS in (Mark.NOTHING, Mark.NO)
    return ledger.history[at] in OFF or (silent and bool(ledger.facts[at] & Flag.CUT))


def counted_amount(ledger: Ledger, period: Period) -> int:
    """The thousandths that count towards the limit of a period: those of paused dates do not."""
    start, stop = ledger.index(period.first), ledger.index(period.last) + 1
    return sum(ledger.amount(at) for at in range(start, stop) if not ledger.facts[at] & Flag.PAUSED)


def _count_up(ledger: Ledger, limit: int, start: int, stop: int) -> tuple[int, bool]:
    """The sum of a period and whether it has a lapse; writes down which dates broke the limit."""
    total, lapsed = 0, False
    for at in range(start, stop):
        fact = ledger.facts[at]
        if fact & Flag.PAUSED or fact & MARKS not in (Mark.AMOUNT, Mark.LAPSE):
            continue
        total += ledger.amount(at)
        lapsed = lapsed or fact & MARKS == Mark.LAPSE
        if total > limit or lapsed:
            ledger.history[at] = Rule.OVER_LIMIT
    return total, lapsed


def _vouched_for(ledger: Ledger, at: int) -> bool:
    """Was the person around on the date, or did they say "kept"?"""
    while ledger.history[at] == Rule.NO_SUCH_DATE:
        at -= 1
    return bool(ledger.facts[at] & Flag.SEEN) or ledger.facts[at] & MARKS == Mark.DONE


def _open_today(ledger: Ledger, kind: GoalKind) -> None:
    at = ledger.index(ledger.calendar.today)
    if ledger.history[at] not in (Rule.NOT_NEEDED, Rule.TRAVELLED):
        return
    if kind is GoalKind.LIMITED_SUM or ledger.digest.mark(ledger.calendar.today) is Mark.NOTHING:
        ledger.history[at] = Rule.STILL_OPEN
