"""A span of dates as somebody types it: "10 aug to 17 aug", "until sunday", "10-17 Aug", "für 2 Wochen"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from core.limits import is_date
from core.phrase import dates
from core.phrase.extent import ENDS, ends_of, length_ends
from core.phrase.lexicon import Meaning
from core.phrase.opening import PhraseTooLong, open_page
from core.phrase.page import Captured, Page
from core.phrase.shapes import Part, parts_of
from core.phrase.weekdays import WEEK


class DateSpan(NamedTuple):
    """Both included; `last` None: nobody knows yet."""

    first: date
    last: date | None


def read_span(text: str, today: date, language: str) -> DateSpan | None:
    """None for what is no span, or could be two. With no beginning it begins today; a date alone is that date."""
    try:
        page = open_page(text, today, language, ahead=True)
    except PhraseTooLong:
        return None
    return _of_length(page) or _with_one_month(page) or _from_first(page) or _after_a_word(page)


def read_end(text: str, first: date, language: str) -> date | None:
    """The last date of a span that begins on `first`."""
    try:
        page = open_page(text, first, language, ahead=True)
    except PhraseTooLong:
        return None
    return _second(page, 0, first)


def _from_first(page: Page) -> DateSpan | None:
    parts, size = parts_of(page), len(page.tokens)
    since = _part_at(parts, 0, (Meaning.SINCE,))
    if since:
        first, at = _only(since.captured.dates), since.last
    else:
        first, at = _first_date(page)
    if not size or first is None:
        return None
    if at == size:
        return DateSpan(first, None if since else first)
    end = _part_at(parts, at, ENDS)
    if end and end.last == size:
        last = _only(tuple(day for day in ends_of(end, first) if is_date(day)))
        return _ordered(first, _not_before(first, last, end.captured))
    return _ordered(first, _second(page, at + 1, first)) if page.key(at) in page.lexicon.through else None


def _of_length(page: Page) -> DateSpan | None:
    """`2 weeks`, `eine Woche`, from today on."""
    number = page.digits(0, 3) or page.lexicon.numbers.get(page.key(0))
    per = next((per for word, per in page.lexicon.pers.items() if page.key(1).startswith(word)), None)
    if number is None or per is None or len(page.tokens) != 2:
        return None
    return _ordered(page.today, length_ends(page.today, number, per))


def _after_a_word(page: Page) -> DateSpan | None:
    """`from monday to sunday`: "from" before a weekday is no part of the grammar of habits."""
    captured = Captured()
    at = dates.one_date(page, 1, captured)
    first = _only(captured.dates)
    if at is None or first is None or page.key(at) not in page.lexicon.through:
        return None
    return _ordered(first, _second(page, at + 1, first))


def _first_date(page: Page) -> tuple[date | None, int]:
    captured = Captured()
    end = dates.one_date(page, 0, captured)
    return (page.today, 0) if end is None else (_only(captured.dates), end)


def _with_one_month(page: Page) -> DateSpan | None:
    """`10-17 aug`, `vom 10. bis 17. August`: the month stands with the second date alone."""
    start = int(page.digits(0, 2) is None)
    number, at = page.digits(start, 2), dates.past_ordinal(page, start)
    if number is None or page.key(at) not in page.lexicon.through:
        return None
    captured = Captured()
    end = dates.one_date(page, at + 1, captured)
    last = _only(captured.dates)
    if end != len(page.tokens) or last is None or not 1 <= number <= monthrange(last.year, last.month)[1]:
        return None
    return _ordered(last.replace(day=number), last)


def _second(page: Page, at: int, first: date) -> date | None:
    captured = Captured()
    end = dates.one_date(page, at, captured)
    return _not_before(first, _only(captured.dates), captured) if end == len(page.tokens) else None


def _not_before(first: date, last: date | None, captured: Captured) -> date | None:
    """A weekday, or a date without a year, is the first one that does not lie before the beginning."""
    if last is None or last >= first:
        return last
    if captured.weekdays:
        return first + timedelta(days=(last - first).days % WEEK)
    if not captured.yearless or (last.month, last.day) == (2, 29):
        return last
    years = first.year - last.year
    later = last.replace(year=last.year + years)
    return later if later >= first else later.replace(year=later.year + 1)


def _ordered(first: date, last: date | None) -> DateSpan | None:
    return DateSpan(first, last) if last is not None and last >= first else None


def _part_at(parts: Sequence[Part], at: int, meanings: tuple[Meaning, ...]) -> Part | None:
    return next((part for part in parts if part.first == at and part.meaning in meanings), None)


def _only(found: tuple[date, ...]) -> date | None:
    return found[0] if len(found) == 1 else None
