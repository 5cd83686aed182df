"""Why a date has its state, as values: the words are in the catalogues, one key per reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from core.digest import Mark, from_thousandths
from core.habits import Per
from core.outlook import Standing
from core.plan import is_archived
from core.states import STATE_OF, Rule, State
from core.timeline import Judgement

LOOK_BACK = 14


class Reason(StrEnum):
    """The rule that decided, with what the person said told apart."""

    BEFORE_START = "before-start"
    NO_SUCH_DATE = "no-such-date"
    DONE = "done"
    REACHED = "reached"
    EXTRA = "extra"
    KEPT = "kept"
    WITHIN_LIMIT = "within-limit"
    OVER_LIMIT = "over-limit"
    LAPSED = "lapsed"
    SKIPPED = "skipped"
    PAUSED = "paused"
    ARCHIVED = "archived"
    UNSEEN = "unseen"
    NOT_DUE = "not-due"
    ENDED = "ended"
    OVERDUE = "overdue"
    NOT_NEEDED = "not-needed"
    TRAVELLED = "travelled"
    STILL_OPEN = "still-open"
    SAVED = "saved"
    TOO_LITTLE = "too-little"
    SAID_NO = "said-no"
    NOT_DONE = "not-done"


_PLAIN = {
    Rule.BEFORE_START: Reason.BEFORE_START,
    Rule.NO_SUCH_DATE: Reason.NO_SUCH_DATE,
    Rule.MET: Reason.DONE,
    Rule.EXTRA: Reason.EXTRA,
    Rule.WITHIN_LIMIT: Reason.WITHIN_LIMIT,
    Rule.OVER_LIMIT: Reason.OVER_LIMIT,
    Rule.SKIPPED: Reason.SKIPPED,
    Rule.PAUSED: Reason.PAUSED,
    Rule.UNSEEN: Reason.UNSEEN,
    Rule.NOT_DUE: Reason.NOT_DUE,
    Rule.OVERDUE: Reason.OVERDUE,
    Rule.NOT_NEEDED: Reason.NOT_NEEDED,
    Rule.TRAVELLED: Reason.TRAVELLED,
    Rule.STILL_OPEN: Reason.STILL_OPEN,
    Rule.SAVED: Reason.SAVED,
    Rule.TOO_LITTLE: Reason.TOO_LITTLE,
    Rule.NOT_DONE: Reason.NOT_DONE,
}
_AS_SAID = {
    (Rule.MET, Mark.AMOUNT): Reason.REACHED,
    (Rule.MET, Mark.NOTHING): Reason.WITHIN_LIMIT,
    (Rule.WITHIN_LIMIT, Mark.DONE): Reason.KEPT,
    (Rule.OVER_LIMIT, Mark.LAPSE): Reason.LAPSED,
    (Rule.NOT_DONE, Mark.NO): Reason.SAID_NO,
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One date. `state` is None where the date does not exist; `amount` is what was said of it, if an amount was."""

    date: date
    state: State | None
    reason: Reason
    amount: Decimal | None = None


def explain(judgement: Judgement, dates: int = LOOK_BACK) -> Sequence[Explained]:
    """Today and the dates before it, the oldest first."""
    days = (judgement.today - timedelta(days=ago) for ago in range(dates - 1, -1, -1))
    return [explain_date(judgement, day) for day in days]


@dataclass(frozen=True, slots=True)
class ExplainedPeriod:
    """A week or month: the rule that decided it, and how it stands."""

    rule: Rule
    standing: Standing

    @property
    def state(self) -> State:
        return STATE_OF[self.rule]


def explain_periods(judgement: Judgement, periods: int) -> Sequence[ExplainedPeriod]:
    """The last weeks or months, the oldest first; none for a habit of days."""
    if judgement.unit is Per.DAY:
        return ()
    recent = [(first, rule) for first, rule in judgement.period_rules.items() if first <= judgement.today][-periods:]
    found = [(rule, judgement.standing_on(first)) for first, rule in recent]
    return [ExplainedPeriod(rule, standing) for rule, standing in found if standing]


def explain_date(judgement: Judgement, day: date) -> Explained:
    """Why a date up to today has its state. Raises ValueError for a later one that is not judged yet."""
    rule = judgement.rule(day)
    if rule is None:
        raise ValueError(f"{day} is not judged yet")
    amount = judgement.digest.amount(day.toordinal())
    reason = _reason(judgement, day, rule)
    return Explained(day, judgement.state(day), reason, from_thousandths(amount) if amount else None)


def _reason(judgement: Judgement, day: date, rule: Rule) -> Reason:
    habit = judgement.habit
    if rule is Rule.PAUSED and is_archived(habit, day):
        return Reason.ARCHIVED
    if rule is Rule.NOT_DUE and habit.end is not None and day > habit.end:
        return Reason.ENDED
    return _AS_SAID.get((rule, judgement.digest.mark(day)), _PLAIN[rule])
