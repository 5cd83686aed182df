"""When a habit is due next."""

from __future__ import annotations

from datetime import date

from core.actions.overview import Standing
from core.days import DAY
from core.habits import EveryN
from core.plan import due_dates, version_on
from core.timeline import State


def next_due(one: Standing, today: date) -> date | None:
    """The next date that is asked for; None where any will do, or none is left."""
    if one.judgement.standing_on(today):
        return None
    if one.state(today) is State.PENDING:
        return today
    match version_on(one.habit, today).schedule:
        case EveryN(n, from_start=False):
            done = [day for day, state in one.judgement.states.items() if state is State.DONE]
            return max(max(done) + n * DAY, today + DAY) if done else today + DAY
    return due_dates(one.habit)(today + DAY)
