"""The first and the last date of a habit, as a phrase says them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from core.habits import Per
from core.limits import is_date
from core.phrase.ledger import Ledger
from core.phrase.lexicon import Meaning
from core.phrase.page import Captured
from core.phrase.reading import About
from core.phrase.shapes import Part
from core.phrase.weekdays import WEEK

ENDS = (
    Meaning.UNTIL,
    Meaning.UNTIL_MONTH_END,
    Meaning.UNTIL_YEAR_END,
    Meaning.FOR_DAYS,
    Meaning.FOR_WEEKS,
    Meaning.FOR_MONTHS,
)


def start_of(ledger: Ledger) -> date | None:
    for part in ledger.of(Meaning.SINCE)[:1]:
        return _one(ledger, part, part.captured.dates)
    return None


def end_of(ledger: Ledger, start: date) -> date | None:
    """An end before `start` is not taken: its words stay in the name."""
    for part in ledger.of(*ENDS):
        days = tuple(day for day in ends_of(part, start) if day >= start and is_date(day))
        if days:
            return _one(ledger, part, days)
    return None


def _one(ledger: Ledger, part: Part, days: tuple[date, ...]) -> date | None:
    ledger.take(part)
    if len(days) == 1:
        return days[0]
    first = next(place for place in range(part.first, part.last) if ledger.page.digits(place, 4) is not None)
    ledger.doubt(About.DAY, first, part.last, [day.isoformat() for day in days])
    return None


def ends_of(part: Part, start: date) -> tuple[date, ...]:
    number = part.captured.number or 1
    match part.meaning:
        case Meaning.UNTIL:
            return _on_or_after(part.captured, start)
        case Meaning.UNTIL_MONTH_END:
            return (_later(start, month_end=1),)
        case Meaning.UNTIL_YEAR_END:
            return (date(start.year, 12, 31),)
        case Meaning.FOR_MONTHS:
            return _after(_months_later(start, number), -1)
        case _:
            return _after(start, number * (WEEK if part.meaning is Meaning.FOR_WEEKS else 1) - 1)


def length_ends(start: date, number: int, per: Per) -> date | None:
    """The last date of so many days, weeks or months."""
    if per is Per.MONTH:
        found = _after(_months_later(start, number), -1)
    else:
        found = _after(start, number * (WEEK if per is Per.WEEK else 1) - 1)
    return next(filter(is_date, found), None)


def _on_or_after(captured: Captured, start: date) -> tuple[date, ...]:
    """Where no year was said, an end comes after the start."""
    return tuple(_next_year(day) if captured.yearless and day < start else day for day in captured.dates)


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))


def _later(day: date, month_end: int) -> date:
    return day.replace(day=monthrange(day.year, day.month)[month_end])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _after(day: date, days: int) -> tuple[date, ...]:
    ordinal = day.toordinal() + days
    return (date.fromordinal(ordinal),) if ordinal <= date.max.toordinal() else ()
