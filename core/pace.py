"""Every n days from the last completion: one due date at a time, each found from what came of the one before."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from core.facts import Flag, day_rule, kind_of, table
from core.habits import EveryN, Schedule
from core.spans import Span
from core.states import STATE_OF, Rule, State

NONE = -1
"""Instead of an index: there is none."""
_PASSED_OVER = {State.SKIPPED, State.PAUSED, State.REST}
"""A due date in one of these states moves to the next date."""


def counts_from_completion(schedule: Schedule) -> bool:
    return isinstance(schedule, EveryN) and not schedule.from_start


@dataclass(slots=True)
class Pace:
    """Goes along the dates of a habit and says which are due. All positions are indexes into `facts`.

    `facts` has every flag but DUE; `completed` has a 1 for each completion, under whatever schedule; `missing` has the
    dates that do not exist. `overdue` collects the ranges (from, before) in which an earlier due date is still unmet.
    """

    facts: bytearray
    completed: bytes
    missing: Container[int]
    overdue: list[tuple[int, int]] = field(default_factory=list)
    _n: int | None = None
    """That of the span before, None if it had another schedule."""
    _due: int = NONE
    _unmet: int = NONE
    """The first date after an unmet due date, while nothing has been done since."""

    def other_schedule(self, start: int) -> None:
        """From `start` on another schedule rules."""
        self._n = None
        self._met(start)

    def flag_due(self, span: Span, start: int, stop: int) -> None:
        """Set DUE on the due dates of `span`, the indexes from `start` and before `stop`."""
        schedule = span.version.schedule
        assert isinstance(schedule, EveryN)
        self._enter(schedule.n, start)
        rules = table(day_rule, kind_of(span.version.goal))
        at = start
        while True:
            completion = self.completed.find(1, at, max(at, min(stop, self._due + 1)))
            if completion == NONE and at > self._due:  # the due date is open: only a completion can come
                completion = self.completed.find(1, at, stop)
            if completion != NONE:
                at = self._complete(completion, schedule.n)
            elif at > self._due or self._due >= stop:
                return
            else:
                at = self._fall_due(rules, schedule.n)

    def _enter(self, n: int, start: int) -> None:
        last = self.completed.rfind(1, 0, start)
        if self._n is None:
            self._due = start if last == NONE else max(start, last + n)
        elif self._n != n:
            self._due = max(start, self._due if last == NONE else last + n)
        self._n = n

    def _complete(self, at: int, n: int) -> int:
        self.facts[at] |= Flag.DUE
        self._met(at)
        self._due = at + n
        return at + 1

    def _fall_due(self, rules: bytes, n: int) -> int:
        """What comes of a due date without a completion up to it; returns the next date to look at."""
        at = self._due
        if at in self.missing:
            self._due += 1
            return at
        self.facts[at] |= Flag.DUE
        rule = Rule(rules[self.facts[at]])
        state = STATE_OF[rule]
        if state in _PASSED_OVER:
            self._due += 1
        elif state is not State.PENDING:
            self._due += n
            if rule in (Rule.TOO_LITTLE, Rule.NOT_DONE) and self._unmet == NONE:
                self._unmet = at + 1
        return at + 1

    def _met(self, at: int) -> None:
        if self._unmet != NONE:
            self.overdue.append((self._unmet, at))
        self._unmet = NONE

    def finish(self) -> list[tuple[int, int]]:
        """The overdue ranges, after the last span."""
        self._met(len(self.facts))
        return self.overdue
