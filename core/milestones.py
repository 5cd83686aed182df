"""Round numbers of a streak: which one was reached, when each was first, and which is next. Never stored."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.habits import Per
from core.timeline import Judgement

STONES: dict[Per, tuple[int, ...]] = {
    Per.DAY: (7, 21, 50, 100, 200, 365, 500, 730, 1000, 1825, 3650),
    Per.WEEK: (4, 12, 26, 52, 104, 156, 260, 520),
    Per.MONTH: (3, 6, 12, 24, 36, 60, 120),
}
"""Streaks that are worth a stone, by the unit they are counted in."""
COMES_BACK_AFTER = {Per.DAY: 3, Per.WEEK: 2, Per.MONTH: 2}
"""Units missed in a row, after which the next one is a return."""
LEAST_BEST = 3
"""A best run that is shorter than this is none to speak of."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A milestone that was reached: for the first time on that date."""

    unit: Per
    count: int
    on: date


def reached(unit: Per, before: int, after: int) -> int | None:
    """The highest milestone that a streak has come to or passed on its way from `before` to `after`."""
    stones = STONES[unit]
    at = bisect_right(stones, after)
    return stones[at - 1] if at and stones[at - 1] > before else None


def ahead(unit: Per, best: int) -> int | None:
    """The lowest milestone that a best run has not come to; None: there is none left."""
    stones = STONES[unit]
    at = bisect_right(stones, best)
    return stones[at] if at < len(stones) else None


def height(unit: Per, count: int) -> int:
    """The place of a milestone among those of its unit, from 1 on."""
    return STONES[unit].index(count) + 1


def badges(judgement: Judgement) -> list[Badge]:
    """All that were ever reached, the unit of today last and each unit in its order."""
    units = sorted(Per, key=lambda unit: unit is judgement.unit)
    return [badge for unit in units for badge in _of_unit(judgement, unit)]


def _of_unit(judgement: Judgement, unit: Per) -> Iterator[Badge]:
    for count in STONES[unit]:
        on = judgement.first_run(unit, count)
        if on is None:
            return
        yield Badge(unit, count, min(on, judgement.today))


def is_best(after: Judgement) -> bool:
    """Whether the streak is longer than every run that ended before it."""
    return LEAST_BEST <= after.best_before < after.current


def new_best(before: Judgement, after: Judgement) -> bool:
    """Whether the streak has just grown beyond every run that ended before it."""
    return is_best(after) and (before.unit is not after.unit or before.current <= after.best_before)


def is_return(after: Judgement) -> bool:
    """Whether a streak begins after so many units missed that this is a return."""
    return after.current == 1 and after.best_before > 0 and after.missed_before >= COMES_BACK_AFTER[after.unit]


def comes_back(before: Judgement, after: Judgement) -> bool:
    """Whether this is the first unit done after so many missed ones that it is a return."""
    return is_return(after) and before.current == 0
