"""A time of day that somebody has typed into a field."""

from __future__ import annotations

from datetime import time

from bot.conversation.options import quoted
from bot.conversation.request import Request
from core.errors import CairnError
from core.names import clean_line
from core.phrase import possible_times


class NoTime(CairnError):
    """“{ $words }” is no time of day that I can read."""

    text_key = "error-no-time"


class TwoTimes(CairnError):
    """That could be { $one } or { $other }."""

    text_key = "error-two-times"


def time_typed(words: str, request: Request) -> time:
    """Raises: NoTime, TwoTimes."""
    found = possible_times(clean_line(words), request.person.language)
    if not found:
        raise NoTime(words=quoted(words))
    if len(found) > 1:
        raise TwoTimes(one=found[0], other=found[1])
    return found[0]
