"""Whether a date still takes an entry of this person, and the sentence if not."""

from __future__ import annotations

from datetime import date, datetime

from core.backfill import Refusal, closes_for_good, refusal
from core.days import closes
from core.errors import CairnError
from core.habits import Habit
from core.people import Person


class DateToCome(CairnError):
    """That date is still to come."""

    text_key = "error-date-future"


class DateClosed(CairnError):
    """{ $date } is closed: entries can be added for { $hours } h."""

    text_key = "error-date-too-old"


class DateBeforeStart(CairnError):
    """{ $habit } starts on { $start }; { $date } is before that."""

    text_key = "error-date-before-start"


class NoSuchDate(CairnError):
    """{ $date } did not exist where you were."""

    text_key = "error-no-such-date"


def is_open(person: Person, habit: Habit | None, day: date, now: datetime) -> bool:
    """Without a habit: open for one that has always been kept."""
    return _refusal(person, habit, day, now) is None


def check_open(person: Person, habit: Habit, day: date, now: datetime, *, may_be_planned: bool = False) -> None:
    """Raises: DateToCome, DateClosed, DateBeforeStart, NoSuchDate."""
    match _refusal(person, habit, day, now):
        case Refusal.FUTURE if not may_be_planned:
            raise DateToCome
        case Refusal.TOO_OLD:
            raise DateClosed(date=day, hours=person.backfill_hours)
        case Refusal.BEFORE_START:
            raise DateBeforeStart(habit=habit.name, start=habit.start, date=day)
        case Refusal.NO_SUCH_DATE:
            raise NoSuchDate(date=day)


def next_turn(person: Person, day: date, now: datetime, *shown: date) -> datetime | None:
    """When what can be said about `day` changes next by the clock alone: when one of the dates `shown` closes, or when
    `day` takes no entry any more. None: it takes none."""
    over = closes_for_good(person.clock, day, now, window_hours=person.backfill_hours)
    if now >= over:
        return None
    return min((at for one in shown if (at := closes(person.clock, one, now)) > now), default=over)


def _refusal(person: Person, habit: Habit | None, day: date, now: datetime) -> Refusal | None:
    start = habit.start if habit else date.min
    return refusal(person.clock, day, now, start=start, window_hours=person.backfill_hours)
