"""What a phrase asks for: a tap, an amount, a limit, or to leave something alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.habits import AtLeast, AtMost, Check, Goal, Per, Quit
from core.phrase.ledger import Ledger
from core.phrase.lexicon import Meaning
from core.phrase.measures import is_duration
from core.phrase.schedules import schedule_of
from core.phrase.shapes import Part


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal, and the part that made it one of a week or a month ("20 km a week")."""

    goal: Goal
    period: Part | None = None


def aim_of(ledger: Ledger) -> Aim:
    """Minutes and hours are what one sitting takes: they stay in the name and a tap is enough.

    They are added up only if the phrase says "at least", "at most" or "a week". Every other unit is added up.
    """
    if ledger.of(Meaning.QUIT):
        return Aim(Quit())
    period = _period(ledger, Meaning.WITHIN)
    for part in (*ledger.of(Meaning.AT_MOST, Meaning.AT_LEAST), *ledger.of(Meaning.AMOUNT)):
        if _counts(part, period):
            return _measured(ledger, part, period or _period(ledger, Meaning.OFTEN))
    for part in ledger.of(Meaning.TIMES):
        if schedule_of(part) is None:
            ledger.take(part)
            return Aim(_at_least(part), part)
    return Aim(Check())


def _period(ledger: Ledger, meaning: Meaning) -> Part | None:
    return next((part for part in ledger.of(meaning) if part.captured.per is not Per.DAY), None)


def _counts(part: Part, period: Part | None) -> bool:
    measure = part.captured.measure
    return measure is not None and (
        part.meaning is not Meaning.AMOUNT or period is not None or not is_duration(measure)
    )


def _measured(ledger: Ledger, part: Part, period: Part | None) -> Aim:
    measure = part.captured.measure
    assert measure is not None, "only measured parts count"
    ledger.take(part)
    if period:
        ledger.take(period)
    per = period.captured.per if period else Per.DAY
    kind = AtMost if part.meaning is Meaning.AT_MOST else AtLeast
    return Aim(kind(measure.amount, measure.unit, per), period)


def _at_least(part: Part) -> Goal:
    return AtLeast(Decimal(part.captured.number), "", part.captured.per)
