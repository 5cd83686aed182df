"""The last call: one reminder more, late on an evening on which a streak would end."""

from __future__ import annotations

from datetime import time, timedelta

from core.people import Person
from core.timeline import Judgement

BEFORE_THE_END = timedelta(hours=2)
BEFORE_QUIET = timedelta(minutes=30)
MOST_NUDGES = 2
"""Of a habit and date, the last call included."""
_DAY = 24 * 60


def last_call_time(person: Person) -> time:
    """Two hours before the person's day ends; where it is quiet by then, half an hour before that begins."""
    ends = _minutes(person.clock.day_start) - _whole(BEFORE_THE_END)
    begins, over = (_minutes(at) for at in (person.preferences.quiet_from, person.preferences.quiet_until))
    if (ends - begins) % _DAY < (over - begins) % _DAY:
        ends = begins - _whole(BEFORE_QUIET)
    return time(*divmod(ends % _DAY, 60))


def ends_tonight(now: Judgement, after: Judgement) -> bool:
    """`after`: as it will stand once today has closed, if nothing more is said. What a saver covers does not end."""
    return now.current > 0 and (after.current == 0 or after.just_lost)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _whole(span: timedelta) -> int:
    return span // timedelta(minutes=1)
