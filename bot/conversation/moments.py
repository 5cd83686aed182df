"""A time of day, or a date, that somebody has typed into a field."""

from __future__ import annotations

from datetime import date, time

from bot.conversation.options import quoted
from bot.conversation.request import Request
from core.errors import CairnError
from core.names import clean_line
from core.phrase import possible_days, possible_times


class NoTime(CairnError):
    """“{ $words }” is no time of day that I can read."""

    text_key = "error-no-time"


class TwoTimes(CairnError):
    """That could be { $one } or { $other }."""

    text_key = "error-two-times"


class NoDay(CairnError):
    """“{ $words }” is no date that I can read."""

    text_key = "error-no-day"


class TwoDays(CairnError):
    """That could be { $one } or { $other }."""

    text_key = "error-two-days"


def day_typed(words: str, request: Request, *, ahead: bool) -> date:
    """Without a year the next such date (`ahead`) or the last one. Raises: NoDay, TwoDays."""
    found = possible_days(clean_line(words), request.today, request.person.language, ahead=ahead)
    if not found:
        raise NoDay(words=quoted(words))
    if len(found) > 1:
        raise TwoDays(one=found[0], other=found[1])
    return found[0]


def time_typed(words: str, request: Request) -> time:
    """Raises: NoTime, TwoTimes."""
    found = possible_times(clean_line(words), request.person.language)
    if not found:
        raise NoTime(words=quoted(words))
    if len(found) > 1:
        raise TwoTimes(one=found[0], other=found[1])
    return found[0]
