"""The morning after a date, week or month was missed: what is worth a kind word, and what would only be nagging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.days import DAY
from core.digest import Mark
from core.habits import AtMost, Per, Quit, Times, Version
from core.plan import version_on
from core.spans import unit_of
from core.states import Rule
from core.timeline import Judgement

MISSES_FOR_A_QUESTION = 3
SHORTEST_STREAK = 2
"""One date alone is no row that could end; one week is."""
LOOKED_BACK = {Per.DAY: 30, Per.WEEK: 12 * 7, Per.MONTH: 365}
"""Days: a month, twelve weeks, twelve months."""
_UNMET = (Rule.NOT_DONE, Rule.TOO_LITTLE)


class Miss(StrEnum):
    BROKEN = "broken"
    """A streak has ended with that date; a week or month was the first to be missed."""
    AGAIN = "again"
    """It is the third in a row: one question, then silence."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A habit and the date on which it stayed open, without a word from its owner; of a week or month the last."""

    of: Judgement
    day: date
    kind: Miss
    forgotten: tuple[date, ...] = ()
    """Of a week or month: the dates that still take an entry, and have no "done"; the latest first."""

    @property
    def rate(self) -> tuple[int, int]:
        """Of the last dates, weeks or months: done, and judged."""
        return self.of.rate_between(self.day - LOOKED_BACK[self.of.unit] * DAY, self.day)


def missed(now: Judgement, before: Judgement, yesterday: date) -> Missed | None:
    """`before`: as things stood while `yesterday` was open. None: there is nothing to say."""
    version = version_on(now.habit, yesterday)
    if unit_of(version) is not now.unit or isinstance(version.goal, AtMost | Quit):
        return None
    if _rule(now, yesterday) not in _UNMET or _has_said_no(now, version, yesterday):
        return None
    ends_a_streak = now.unit is not Per.DAY or before.current >= SHORTEST_STREAK
    if now.missed_before == 1 and ends_a_streak:
        return Missed(now, yesterday, Miss.BROKEN)
    return Missed(now, yesterday, Miss.AGAIN) if now.missed_before == MISSES_FOR_A_QUESTION else None


def _rule(now: Judgement, yesterday: date) -> Rule | None:
    """What decided the date, or the week or month that ended with it."""
    period = now.standing_on(yesterday)
    if period is None:
        return now.rule(yesterday)
    return now.period_rules[period.first] if period.last < now.today else None


def _has_said_no(now: Judgement, version: Version, yesterday: date) -> bool:
    """To one of the last dates, which would have been enough."""
    period = now.standing_on(yesterday)
    enough = int(period.asked - period.got) if period and isinstance(version.schedule, Times) else 1
    return any(now.digest.mark(yesterday - step * DAY) is Mark.NO for step in range(enough))
