"""Strength: a score from 0 to 1 beside the streak that survives a miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from math import sqrt

from core.digest import Mark, thousandths
from core.facts import GoalKind, kind_of
from core.habits import AtLeast, AtMost, Daily, EveryN, Goal, Per, Quit, Schedule
from core.ledger import Ledger
from core.pace import counts_from_completion
from core.schedule import frequency
from core.spans import unit_of
from core.states import State, everything_but, letters
from core.units import Units

HALF_LIFE = 13
"""Days, of a daily habit."""
_FORGOTTEN = 2.0**-64
"""A weight too small to be seen in a float: what is older need not be looked at."""
_DONE = letters(State.DONE)
_JUDGED = _DONE + letters(State.MISSED, State.PARTIAL, State.FROZEN)
_IS_DONE = bytes(letter in _DONE for letter in range(256))
_NOT_DONE = everything_but(_DONE)
_NOT_JUDGED = everything_but(_JUDGED)


def strength(ledger: Ledger, every_unit: Sequence[Units], first_goal: Goal) -> float:
    """s = s*m + p*(1-m) over the judged units, worked out from the last span back until its weight vanishes."""
    score, weight = 0.0, 1.0
    for units in reversed(every_unit):
        own, left = _in_one_go(ledger, units) if _steps_are_even(units) else _step_by_step(ledger, units)
        score += weight * own
        weight *= left
        if weight < _FORGOTTEN:
            return min(1.0, score)
    return min(1.0, score + weight * isinstance(first_goal, AtMost | Quit))


@lru_cache(maxsize=1024)
def _memory(schedule: Schedule, days: int | None = None) -> float:
    """m, what one unit leaves of the score: `days` is the length of a week or month, None for a unit of one date."""
    f = frequency(schedule)
    return float(0.5 ** (1 / (HALF_LIFE * sqrt(f)) if days is None else days * sqrt(f) / HALF_LIFE))


@lru_cache(maxsize=256)
def _weights(memory: float) -> tuple[float, ...]:
    """What the last unit weighs, the one before, and so on."""
    weights = [1 - memory]
    while weights[-1] > _FORGOTTEN:
        weights.append(weights[-1] * memory)
    return tuple(weights)


def _steps_are_even(units: Units) -> bool:
    """Is every p 0 or 1, and every m the same?"""
    version = units.span.version
    all_or_nothing = kind_of(version.goal) is GoalKind.CHECK or isinstance(version.goal, Quit)
    return unit_of(version) is Per.DAY and all_or_nothing and not counts_from_completion(version.schedule)


def _in_one_go(ledger: Ledger, units: Units) -> tuple[float, float]:
    """`_step_by_step` where the steps are even."""
    closed = max(0, ledger.calendar.open_from.toordinal() - units.firsts[0])
    judged = units.letters[:closed].translate(None, _NOT_JUDGED) + units.letters[closed:].translate(None, _NOT_DONE)
    memory = _memory(units.span.version.schedule)
    weights = _weights(memory)
    last_first = judged[: -len(weights) - 1 : -1]
    return sum(compress(weights, last_first.translate(_IS_DONE))), memory ** len(judged)


def _step_by_step(ledger: Ledger, units: Units) -> tuple[float, float]:
    """The score of these units alone, and what they leave of an earlier one."""
    score, weight = 0.0, 1.0
    for memory, gain in _dates(ledger, units) if unit_of(units.span.version) is Per.DAY else _periods(ledger, units):
        score += weight * (1 - memory) * gain
        weight *= memory
        if weight < _FORGOTTEN:
            break
    return score, weight


def _periods(ledger: Ledger, units: Units) -> Iterator[tuple[float, float]]:
    """(m, p) of the judged weeks or months, the last first."""
    open_from, version = ledger.calendar.open_from.toordinal(), units.span.version
    schedule = Daily() if kind_of(version.goal) in (GoalKind.SUM, GoalKind.LIMITED_SUM) else version.schedule
    memories = {length: _memory(schedule, length) for length in set(units.lengths)}
    for number in range(len(units.letters) - 1, -1, -1):
        letter = units.letters[number]
        if letter in _DONE or (letter in _JUDGED and units.lasts[number] < open_from):
            yield memories[units.lengths[number]], units.gains[number]


def _dates(ledger: Ledger, units: Units) -> Iterator[tuple[float, float]]:
    """(m, p) of the judged dates, the last first."""
    open_from, schedule = ledger.calendar.open_from.toordinal(), units.span.version.schedule
    memory, paced = _memory(schedule), counts_from_completion(schedule)
    first, stop = units.firsts[0], units.firsts[-1] + 1
    amounts = reversed(list(ledger.digest.amounts_between(first, stop)))
    marks = reversed(ledger.digest.window(first, stop))
    for ordinal, letter, mark in zip(reversed(units.firsts), reversed(units.letters), marks, strict=True):
        amount = next(amounts) if mark == Mark.AMOUNT else 0
        if letter in _DONE:
            yield (_memory_of_a_gap(ledger, schedule, ordinal) if paced else None) or memory, 1.0
        elif letter in _JUDGED and ordinal < open_from:
            yield memory, _gain(units.span.version.goal, amount)


def _memory_of_a_gap(ledger: Ledger, schedule: Schedule, ordinal: int) -> float | None:
    """An early completion of "every n days" is only a part of a step."""
    if not isinstance(schedule, EveryN) or schedule.from_start:
        return None
    at = ordinal - ledger.origin
    before = ledger.completed.rfind(1, 0, at)
    gap = at - before
    if before < 0 or gap >= schedule.n:
        return None
    return float(0.5 ** (gap / schedule.n / (HALF_LIFE * sqrt(1 / schedule.n))))


def _gain(goal: Goal, amount: int) -> float:
    """p of a date that was not done, with that many thousandths."""
    if not amount:
        return 0.0
    match goal:
        case AtLeast(target=target):
            return amount / thousandths(target)
        case AtMost(limit=limit) if limit:
            return max(0.0, 1 - (amount - thousandths(limit)) / thousandths(limit))
        case _:
            return 0.0
