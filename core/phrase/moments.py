"""A day or a time on its own, as typed into an option or answered to a question."""

from __future__ import annotations

from datetime import date, time

from core.phrase import clock, dates
from core.phrase.lexicon import Meaning
from core.phrase.opening import PhraseTooLong, open_page
from core.phrase.page import Captured
from core.phrase.shapes import parts_of


def possible_days(text: str, today: date, language: str, *, ahead: bool = False) -> tuple[date, ...]:
    """Every date that `text` may be: none if it is no date, two for "12/11".

    Without a year it is the last such date, or (`ahead`) the next one.
    """
    try:
        page = open_page(text, today, language, ahead=ahead)
    except PhraseTooLong:
        return ()
    captured = Captured()
    return captured.dates if dates.one_date(page, 0, captured) == len(page.tokens) else ()


def read_day(text: str, today: date, language: str, *, ahead: bool = False) -> date | None:
    """The date that `text` is; None if it is none, or could be two."""
    found = possible_days(text, today, language, ahead=ahead)
    return found[0] if len(found) == 1 else None


def possible_times(text: str, language: str) -> tuple[time, ...]:
    """Every time of day that `text` may be: none if it is no time, two for "9"."""
    try:
        page = open_page(text, date.min, language, ahead=True)
    except PhraseTooLong:
        return ()
    parts = parts_of(page)
    if len(parts) == 1 and parts[0].last == len(page.tokens):
        if parts[0].rule.at is not None and parts[0].meaning is Meaning.DAY_PART:
            return (parts[0].rule.at,)
        if parts[0].meaning is Meaning.CLOCK and len(parts[0].captured.moments) == 1:
            return parts[0].captured.moments[0].options
    alone = clock.moment(page, 0, bare=True)
    return alone.options if alone and alone.last == len(page.tokens) else ()


def read_time(text: str, language: str) -> time | None:
    """The time that `text` is; None if it is none, or could be two."""
    found = possible_times(text, language)
    return found[0] if len(found) == 1 else None
