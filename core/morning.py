"""The morning after a date was missed: what is worth a kind word, and what would only be nagging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.days import DAY
from core.digest import Mark
from core.habits import Per
from core.states import Rule
from core.timeline import Judgement, State

MISSES_FOR_A_QUESTION = 3
SHORTEST_STREAK = 2
"""One date alone is no row that could end."""
LOOKED_BACK = 30
_UNMET = (Rule.NOT_DONE, Rule.TOO_LITTLE)
_JUDGED = (State.DONE, State.MISSED, State.PARTIAL, State.FROZEN)


class Miss(StrEnum):
    BROKEN = "broken"
    """A streak has ended with that date."""
    AGAIN = "again"
    """It is the third in a row: one question, then silence."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A habit and the date on which it stayed open, without a word from its owner."""

    of: Judgement
    date: date
    kind: Miss

    @property
    def rate(self) -> tuple[int, int]:
        """Of the last dates: done, and judged."""
        return self.of.rate_between(self.date - LOOKED_BACK * DAY, self.date)


def missed(now: Judgement, before: Judgement, yesterday: date) -> Missed | None:
    """`before`: as things stood while `yesterday` was open. None: there is nothing to say."""
    if now.unit is not Per.DAY or now.rule(yesterday) not in _UNMET:
        return None
    if now.digest.mark(yesterday) not in (Mark.NOTHING, Mark.AMOUNT):  # the person has said so already
        return None
    in_a_row = _misses_until(now, yesterday)
    if in_a_row == 1 and before.current >= SHORTEST_STREAK:
        return Missed(now, yesterday, Miss.BROKEN)
    return Missed(now, yesterday, Miss.AGAIN) if in_a_row == MISSES_FOR_A_QUESTION else None


def _misses_until(of: Judgement, day: date) -> int:
    """How many judged dates up to `day` were missed in a row; no more than one too many are counted."""
    count = 0
    while day >= of.habit.start and count <= MISSES_FOR_A_QUESTION:
        state = of.state(day)
        if state in _JUDGED and state not in (State.MISSED, State.PARTIAL):
            break
        count += state in (State.MISSED, State.PARTIAL)
        day -= DAY
    return count
