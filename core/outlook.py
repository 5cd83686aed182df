"""What is still to be done: is a date still needed, is a week on its last chance, is it lost?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.digest import Mark, from_thousandths
from core.facts import Flag, GoalKind, kind_of
from core.habits import AtMost, Per
from core.ledger import Ledger
from core.periods import counted_amount, period_at, tally
from core.spans import Span, unit_of
from core.states import Rule


@dataclass(frozen=True, slots=True)
class Standing:
    """How a week or month stands: `got` of what it asks for, both in dates or in amounts; a limit asks for no more.

    `asked` is what is left of the target after skipped and paused dates, a sum rounded up to thousandths.
    """

    first: date
    last: date
    got: Decimal
    asked: Decimal
    dates_left: int
    """From today on, today included: neither off nor done."""
    only_helps: bool = False
    """Unmet it breaks nothing."""


_UNMET = {
    Rule.STILL_OPEN,
    Rule.OVERDUE,
    Rule.SAVED,
    Rule.TOO_LITTLE,
    Rule.NOT_DONE,
    Rule.WITHIN_LIMIT,
    Rule.UNSEEN,
}
"""A date in one of these is due or overdue, and can still be done or kept."""
_USABLE = {Rule.NOT_NEEDED, Rule.STILL_OPEN}
_ANSWERED = {Mark.SKIP, Mark.NO, Mark.LAPSE, Mark.DONE}


def standing(ledger: Ledger, span: Span, today: date) -> Standing | None:
    """How the week or month of `today` stands; None where dates are judged."""
    if unit_of(span.version) is Per.DAY:
        return None
    period, left = period_at(span, today), len(_dates_left(ledger, span, today))
    if isinstance(span.version.goal, AtMost) and kind_of(span.version.goal) is GoalKind.LIMITED_SUM:
        total = counted_amount(ledger, period)
        return Standing(period.first, period.last, from_thousandths(total), span.version.goal.limit, left)
    found = tally(ledger, span.version, period)
    in_dates = kind_of(span.version.goal) is not GoalKind.SUM
    got, asked = (Decimal(each) if in_dates else from_thousandths(each) for each in (found.got, found.required))
    return Standing(period.first, period.last, got, asked, left, found.only_helps)


def still_needed(ledger: Ledger, span: Span, day: date) -> bool:
    """Would a reminder for this date of `span` still make sense? Closed or not: one may come a moment after the end."""
    at, mark = ledger.index(day), ledger.digest.mark(day)
    if mark in _ANSWERED or ledger.facts[at] & Flag.PAUSED:
        return False
    if unit_of(span.version) is Per.DAY:
        return ledger.history[at] in _UNMET
    if mark is not Mark.NOTHING or ledger.history[at] not in _USABLE:
        return False
    if kind_of(span.version.goal) is GoalKind.LIMITED_SUM:
        return ledger.history[at] == Rule.STILL_OPEN
    found = tally(ledger, span.version, period_at(span, day))
    return not found.met and not is_lost(ledger, span, day)


def is_lost(ledger: Ledger, span: Span, day: date) -> bool:
    """Are the dates from `day` on too few for a period of `Times` that would break the streak?"""
    missing = _still_required(ledger, span, day)
    if missing <= 0 or tally(ledger, span.version, period_at(span, day)).only_helps:
        return False
    return sum(ledger.digest.mark(left) not in _ANSWERED for left in _dates_left(ledger, span, day)) < missing


def was_winnable(ledger: Ledger, span: Span, day: date) -> bool:
    """Could the period of `day` still be reached on the date before?"""
    before = day - timedelta(days=1)
    return period_at(span, day).first <= before and not is_lost(ledger, span, before)


def is_last_chance(ledger: Ledger, span: Span, day: date) -> bool:
    """Must every date from `day` on be done for its period of `Times`?"""
    missing = _still_required(ledger, span, day)
    return missing > 0 and ledger.digest.mark(day) is Mark.NOTHING and len(_dates_left(ledger, span, day)) == missing


def _still_required(ledger: Ledger, span: Span, day: date) -> int:
    """How many dates an open period of `Times` still asks for, 0 for any other."""
    if unit_of(span.version) is Per.DAY or kind_of(span.version.goal) in (GoalKind.SUM, GoalKind.LIMITED_SUM):
        return 0
    found = tally(ledger, span.version, period_at(span, day))
    return found.required - found.got if found.open and not found.all_off else 0


def _dates_left(ledger: Ledger, span: Span, day: date) -> list[date]:
    """The dates from `day` to the end of its period that are neither off nor done."""
    dates = range(ledger.index(day), ledger.index(period_at(span, day).last) + 1)
    left = (at for at in dates if ledger.history[at] in _USABLE and not ledger.facts[at] & Flag.CUT)
    return [date.fromordinal(at + ledger.origin) for at in left]
