"""What a history shows: best weekday and hour, a weak spot, a habit at risk, a suggestion. Pure, and honest.

Nothing is said without enough data; how much is missing is. "Clearly" always means a margin that chance rarely makes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from core.habits import AtMost, Per, Quit
from core.people import Weekday
from core.plan import version_on
from core.states import State
from core.timeline import Judgement

ENOUGH_LOGS = 14
IGNORED_IN_A_ROW = 3
_TOO_HARD, _TOO_HARD_DAYS = 0.5, 14
_EASY, _EASY_DAYS = 0.9, 30
_RECENT_DAYS, _EARLIER_DAYS = 14, 42
_FALL = 0.25
_STANDS_OUT = 0.1
_LEAST_UNITS = {Per.DAY: 5, Per.WEEK: 2, Per.MONTH: 2}
"""Fewer judged units than this say nothing about a stretch of time."""
_SURE = 1.96
"""Standard deviations: 95 of 100 times the truth lies within so many."""

_JUDGED = {State.DONE, State.MISSED, State.PARTIAL, State.FROZEN}
_DONE = {State.DONE, State.BONUS}


@dataclass(frozen=True, slots=True)
class NeedsMore:
    """So many more logs before anything honest can be said."""

    logs: int


@dataclass(frozen=True, slots=True)
class Share:
    """`done` of `of`."""

    done: int
    of: int

    @property
    def rate(self) -> float:
        return self.done / self.of if self.of else 0.0

    def believable(self) -> tuple[float, float]:
        """The lowest and highest true rate that this share makes believable (Wilson's interval)."""
        n, p, z = self.of, self.rate, _SURE
        middle, reach = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - reach) / (1 + z * z / n), (middle + reach) / (1 + z * z / n)


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """How it goes on one weekday, and on all the others."""

    weekday: Weekday
    share: Share
    others: Share


@dataclass(frozen=True, slots=True)
class AtHour:
    """The hour (0 to 23) in which most logs were made."""

    hour: int
    share: Share


@dataclass(frozen=True, slots=True)
class Fall:
    """A rate that fell: of the last two weeks, and of the six before."""

    recent: Share
    earlier: Share


class Suggestion(StrEnum):
    SMALLER = "smaller"
    """It was done less than half of the time for two weeks."""
    LEVEL_UP = "level-up"
    """It was done more than nine times of ten for a month."""
    MOVE_SHRINK_OR_PAUSE = "move-shrink-or-pause"
    """Three reminders in a row had no answer."""


def by_weekday(judgement: Judgement) -> Mapping[Weekday, Share]:
    """How much was done on each weekday, of the dates that could be: in a week or month any date that was not off."""
    possible = _JUDGED if judgement.unit is Per.DAY else _JUDGED | {State.REST}
    found = {weekday: judgement.states_on(weekday) for weekday in Weekday}
    shares = {day: Share(states[State.DONE], sum(states[each] for each in possible)) for day, states in found.items()}
    return {weekday: share for weekday, share in shares.items() if share.of}


def best_weekday(judgement: Judgement) -> OnWeekday | NeedsMore | None:
    """The weekday that stands out; None if none does."""
    if missing := _missing_logs(judgement):
        return missing
    best = max(_each_weekday(judgement), key=lambda each: each.share.rate, default=None)
    return best if best and best.share.rate >= best.others.rate + _STANDS_OUT else None


def weak_spot(judgement: Judgement) -> OnWeekday | NeedsMore | None:
    """The weekday with a clearly lower rate than the others; None if there is none."""
    if missing := _missing_logs(judgement):
        return missing
    worst = min(_each_weekday(judgement), key=lambda each: each.share.rate, default=None)
    if worst is None:
        return None
    (_, highest), (lowest, _) = worst.share.believable(), worst.others.believable()
    return worst if highest < lowest else None


def best_hour(logged: Iterable[tuple[date, int]]) -> AtHour | NeedsMore | None:
    """The hour of most logs, given the date and local hour of each; None if two hours share the first place."""
    hours = Counter(hour for _, hour in logged)
    if hours.total() < ENOUGH_LOGS:
        return NeedsMore(ENOUGH_LOGS - hours.total())
    (hour, count), *others = hours.most_common(2)
    return None if others and others[0][1] == count else AtHour(hour, Share(count, hours.total()))


def at_risk(judgement: Judgement) -> Fall | None:
    """A habit that went well and now goes clearly worse."""
    recent = _last(judgement, _RECENT_DAYS)
    earlier = _last(judgement, _EARLIER_DAYS, before=_RECENT_DAYS)
    least = _LEAST_UNITS[judgement.unit]
    if min(recent.of, earlier.of) < least or earlier.rate < _TOO_HARD:
        return None
    return Fall(recent, earlier) if recent.rate <= earlier.rate - _FALL else None


def suggest(judgement: Judgement, reminders_ignored: int) -> Suggestion | None:
    """What to propose: at most one thing. `reminders_ignored`: how many in a row, the last one included."""
    if reminders_ignored >= IGNORED_IN_A_ROW:
        return Suggestion.MOVE_SHRINK_OR_PAUSE
    least = _LEAST_UNITS[judgement.unit]
    recent = _last(judgement, _TOO_HARD_DAYS)
    if _lived(judgement, _TOO_HARD_DAYS) and recent.of >= least and recent.rate < _TOO_HARD:
        return Suggestion.SMALLER
    if isinstance(version_on(judgement.habit, judgement.today).goal, AtMost | Quit):
        return None  # more of what is kept down is no level up
    month = _last(judgement, _EASY_DAYS)
    if _lived(judgement, _EASY_DAYS) and month.of >= least and month.rate > _EASY:
        return Suggestion.LEVEL_UP
    return None


def _missing_logs(judgement: Judgement) -> NeedsMore | None:
    logs = sum(judgement.states_on(weekday)[state] for weekday in Weekday for state in _DONE)
    return NeedsMore(ENOUGH_LOGS - logs) if logs < ENOUGH_LOGS else None


def _each_weekday(judgement: Judgement) -> list[OnWeekday]:
    """The weekdays with enough dates to be compared, each beside all others together."""
    shares = by_weekday(judgement)
    done, of = sum(share.done for share in shares.values()), sum(share.of for share in shares.values())
    return [
        OnWeekday(weekday, share, Share(done - share.done, of - share.of))
        for weekday, share in shares.items()
        if share.of >= _LEAST_UNITS[Per.WEEK] and of > share.of
    ]


def _last(judgement: Judgement, days: int, before: int = 0) -> Share:
    """The share of so many days that end yesterday, or `before` days earlier."""
    last = judgement.today - timedelta(days=1 + before)
    return Share(*judgement.rate_between(last - timedelta(days=days - 1), last))


def _lived(judgement: Judgement, days: int) -> bool:
    return judgement.habit.start <= judgement.today - timedelta(days=days)
