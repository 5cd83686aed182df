"""The facts of every date in one byte each, and the rules that read them (docs/streaks.md, "The state of a date").

A byte is a mark (what was said) plus flags (how things stood). Whatever the rules make of it, they make of every date
with the same byte, so they are asked once per byte and not once per date: `day_rules` and `period_date_rules` are
tables for `bytes.translate`, and ten years of dates are judged in a few microseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from functools import cache

from core.digest import Mark
from core.habits import AtLeast, AtMost, Check, Goal, Per
from core.states import Rule

MUCH = 6
"""A mark instead of AMOUNT: as much as the target asks, or more than the limit allows."""
MARKS = 7
"""The bits of a fact that hold its mark."""


class Flag(IntEnum):
    """How things stood on a date."""

    DUE = 8
    PAUSED = 16
    CUT = 32
    OPEN = 64
    SEEN = 128
    """The person was around on it or in the seven dates before it."""


class GoalKind(StrEnum):
    """All that the rules of a date need to know of a goal, once its amounts are compared."""

    CHECK = "check"
    ENOUGH = "enough"
    LIMIT = "limit"
    SUM = "sum"
    """Enough over a week or month."""
    LIMITED_SUM = "limited sum"


_MEETING: dict[GoalKind, set[int]] = {
    GoalKind.CHECK: {Mark.DONE},
    GoalKind.ENOUGH: {Mark.DONE, MUCH},
    GoalKind.LIMIT: {Mark.DONE},
    GoalKind.SUM: {Mark.AMOUNT},
    GoalKind.LIMITED_SUM: set(),
}
"""The marks that meet a goal on their date. A limit is met by default: there DONE only says "kept"."""


def kind_of(goal: Goal) -> GoalKind:
    """What kind of goal it is; quit is a limit of nothing."""
    match goal:
        case Check():
            return GoalKind.CHECK
        case AtLeast(per=per):
            return GoalKind.ENOUGH if per is Per.DAY else GoalKind.SUM
        case AtMost(per=Per.WEEK | Per.MONTH):
            return GoalKind.LIMITED_SUM
        case _:
            return GoalKind.LIMIT


def day_rule(kind: GoalKind, fact: int) -> Rule:
    """The rule that decides a date of unit day, before streak savers."""
    mark = fact & MARKS
    due, paused, limit = fact & Flag.DUE, fact & Flag.PAUSED, kind is GoalKind.LIMIT
    if mark in _MEETING[kind] and not limit:
        return Rule.MET if due else Rule.EXTRA
    if limit and mark in (MUCH, Mark.LAPSE) and due and not paused:
        return Rule.OVER_LIMIT
    if mark == Mark.SKIP and due:
        return Rule.SKIPPED
    if paused:
        return Rule.PAUSED
    if not due:
        return Rule.NOT_DUE
    if fact & Flag.CUT and not limit:
        return Rule.TRAVELLED
    if fact & Flag.OPEN:
        return Rule.STILL_OPEN
    if limit:
        return Rule.WITHIN_LIMIT if fact & Flag.SEEN or mark == Mark.DONE else Rule.UNSEEN
    return Rule.TOO_LITTLE if mark == Mark.AMOUNT and kind is GoalKind.ENOUGH else Rule.NOT_DONE


def period_date_rule(kind: GoalKind, fact: int) -> Rule:
    """The rule that decides a date of a week or month, as far as it does not depend on the whole of it."""
    mark, paused, limit = fact & MARKS, fact & Flag.PAUSED, kind is GoalKind.LIMIT
    if mark in _MEETING[kind]:
        return Rule.MET
    if limit and mark in (MUCH, Mark.LAPSE) and not paused:
        return Rule.OVER_LIMIT
    if mark == Mark.SKIP:
        return Rule.SKIPPED
    if paused:
        return Rule.PAUSED
    if limit and not fact & Flag.OPEN:
        return Rule.MET if fact & Flag.SEEN else Rule.UNSEEN
    return Rule.TRAVELLED if fact & Flag.CUT and kind is not GoalKind.LIMITED_SUM else Rule.NOT_NEEDED


def completion_rule(kind: GoalKind, fact: int) -> bool:
    """Is the date a completion, from which `EveryN` counts on?"""
    return fact & MARKS in _MEETING[kind] and kind is not GoalKind.LIMIT


DateRule = Callable[[GoalKind, int], int]


@cache
def table(rule: DateRule, kind: GoalKind) -> bytes:
    """What `rule` makes of every fact, for `bytes.translate`."""
    return bytes(rule(kind, fact) for fact in range(256))


_ADDING = {flag: bytes(fact | flag for fact in range(256)) for flag in Flag}


def add_flag(facts: bytearray, flag: Flag, start: int, stop: int, step: int = 1) -> None:
    """Say that `flag` holds on every `step`-th date from index `start` on, before `stop`; the rest is left alone."""
    where = slice(max(0, start), max(0, stop), step)
    facts[where] = facts[where].translate(_ADDING[flag])
