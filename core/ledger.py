"""The ledger of a habit: for each of its dates a byte of facts and the letter of the rule that decides it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress

from core.calendar import Calendar
from core.digest import IS_AMOUNT, Digest, Mark, thousandths
from core.due import flag_pattern
from core.facts import (
    MUCH,
    DateRule,
    Flag,
    GoalKind,
    add_flag,
    completion_rule,
    day_rule,
    kind_of,
    period_date_rule,
    table,
)
from core.habits import AtLeast, AtMost, Habit, Pause, Per
from core.pace import Pace, counts_from_completion
from core.spans import Span, unit_of
from core.states import Rule

LOOK_AHEAD = 31
"""Dates after the last one that are kept too: what is planned for the rest of a month counts already."""
_SEEN_DAYS = 8
"""The date on which the person was seen and the seven after it."""
_LIMITS = {GoalKind.LIMIT, GoalKind.LIMITED_SUM}


@dataclass(slots=True)
class Ledger:
    """Index 0 is the start of the habit, the date with the ordinal `origin`; `size` dates are judged.

    `facts` and `history` go on for `LOOK_AHEAD` dates more. `completed` has a 1 for each completion; it stays empty
    where no schedule counts from them.
    """

    digest: Digest
    calendar: Calendar
    origin: int
    size: int
    facts: bytearray
    history: bytearray = field(default_factory=bytearray)
    completed: bytes = b""

    def index(self, day: date) -> int:
        return day.toordinal() - self.origin

    def window(self, span: Span) -> tuple[int, int]:
        """The indexes (from, before) of the dates of a span, as far as they are kept."""
        return self.index(span.first), min(self.index(span.last) + 1, len(self.facts))

    def amount(self, index: int) -> int:
        """The thousandths of a date; 0 if it has no amount."""
        return self.digest.amount(index + self.origin)

    def amounts(self, start: int, stop: int) -> Iterator[int]:
        """The thousandths of the dates with an amount, from the index `start` on and before `stop`."""
        return self.digest.amounts_between(start + self.origin, stop + self.origin)


def write_ledger(
    habit: Habit, spans: Sequence[Span], digest: Digest, calendar: Calendar, seen: frozenset[date] | None
) -> Ledger:
    """All that can be said of single dates; weeks, months and savers come later."""
    origin = habit.start.toordinal()
    for day in calendar.missing:
        digest = digest.without(day)
    size = max(0, max(calendar.today.toordinal(), digest.last_deed()) - origin + 1)
    ledger = Ledger(digest, calendar, origin, size, bytearray(digest.window(origin, origin + size + LOOK_AHEAD)))
    for span in spans:
        _compare_amounts(ledger, span)
    missing = [at for at in map(ledger.index, calendar.missing) if 0 <= at < len(ledger.facts)]
    _flag_circumstances(ledger, habit.pauses, spans)
    if any(kind_of(span.version.goal) in _LIMITS for span in spans):
        _flag_seen(ledger, seen)
    overdue = _flag_due(ledger, spans, frozenset(missing))
    ledger.history = _by_span(ledger, spans, day_rule, period_date_rule)
    for start, stop in overdue:
        ledger.history[start:stop] = ledger.history[start:stop].replace(bytes([Rule.NOT_DUE]), bytes([Rule.OVERDUE]))
    for at in missing:
        ledger.history[at] = Rule.NO_SUCH_DATE
    return ledger


def _compare_amounts(ledger: Ledger, span: Span) -> None:
    """Where a day's amount is judged, it becomes MUCH if it is; one of 0 becomes nothing."""
    match span.version.goal:
        case AtLeast(target=target, per=Per.DAY):
            much = thousandths(target)
        case AtMost(limit=limit, per=Per.DAY):
            much = thousandths(limit) + 1
        case _:
            return
    (start, stop), facts = ledger.window(span), ledger.facts
    places = compress(range(start, stop), facts[start:stop].translate(IS_AMOUNT))
    for at, amount in zip(places, ledger.amounts(start, stop), strict=True):
        if not amount:
            facts[at] = Mark.NOTHING
        elif amount >= much:
            facts[at] = MUCH


def _flag_circumstances(ledger: Ledger, pauses: Iterable[Pause], spans: Iterable[Span]) -> None:
    facts, calendar = ledger.facts, ledger.calendar
    for pause in pauses:
        add_flag(facts, Flag.PAUSED, ledger.index(pause.first), _after(ledger, pause.last))
    for day in calendar.cut and calendar.cut - _still_usable(calendar.today, spans):
        add_flag(facts, Flag.CUT, at := ledger.index(day), at + 1)
    add_flag(facts, Flag.OPEN, ledger.index(calendar.open_from), len(facts))


def _still_usable(today: date, spans: Iterable[Span]) -> set[date]:
    """A cut date that is today is open like any other, but it is off in what its week or month asks for."""
    of_days = (span for span in spans if unit_of(span.version) is Per.DAY)
    return {today} if any(span.first <= today <= span.last for span in of_days) else set()


def _after(ledger: Ledger, last: date | None) -> int:
    return len(ledger.facts) if last is None else ledger.index(last) + 1


def _flag_seen(ledger: Ledger, seen: frozenset[date] | None) -> None:
    if seen is None:
        add_flag(ledger.facts, Flag.SEEN, 0, len(ledger.facts))
        return
    room = len(ledger.facts) + _SEEN_DAYS
    days, before = bytearray(room), ledger.origin - _SEEN_DAYS
    for ordinal in map(date.toordinal, seen):
        if 0 <= ordinal - before < room:
            days[ordinal - before] = Flag.SEEN
    around = int.from_bytes(days, "little")
    for shift in (8, 16, 32):  # each day becomes two, four, eight
        around |= around << shift
    flags = around.to_bytes(room + _SEEN_DAYS, "little")[_SEEN_DAYS:room]
    both = int.from_bytes(ledger.facts, "little") | int.from_bytes(flags, "little")
    ledger.facts[:] = both.to_bytes(len(ledger.facts), "little")


def _flag_due(ledger: Ledger, spans: Sequence[Span], missing: frozenset[int]) -> list[tuple[int, int]]:
    """Set DUE in the spans of unit day. Returns the ranges (from, before) that are overdue."""
    if any(counts_from_completion(span.version.schedule) for span in spans):
        ledger.completed = bytes(_by_span(ledger, spans, completion_rule, completion_rule))
    pace = Pace(ledger.facts, ledger.completed, missing)
    for span in spans:
        start, stop = ledger.window(span)
        if counts_from_completion(span.version.schedule):
            pace.flag_due(span, start, stop)
            continue
        pace.other_schedule(start)
        if unit_of(span.version) is Per.DAY:
            flag_pattern(ledger.facts, ledger.origin, span, stop)
    return pace.finish()


def _by_span(ledger: Ledger, spans: Iterable[Span], of_days: DateRule, of_periods: DateRule) -> bytearray:
    """What the rule of its unit says of each date; nothing is due after the end of the habit."""
    said = bytearray()
    for span in spans:
        start, stop = ledger.window(span)
        rule = of_days if unit_of(span.version) is Per.DAY else of_periods
        said += ledger.facts[start:stop].translate(table(rule, kind_of(span.version.goal)))
    return said + ledger.facts[len(said) :].translate(table(of_days, GoalKind.CHECK))
