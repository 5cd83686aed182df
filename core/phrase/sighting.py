"""A line that logs, looked over once: its days, its amounts, and every other word by its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.phrase import dates, measures
from core.phrase.page import Captured, Measure, Page
from core.phrase.past import plain_form
from core.phrase.stems import stem
from core.phrase.tokens import Kind

MINUS = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class DaySaid:
    first: int
    last: int
    options: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class AmountSaid:
    first: int
    last: int
    measure: Measure
    less: bool = False
    """A minus stands before it: so much is to be taken away."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """`stems` has one for each token."""

    page: Page
    stems: Sequence[str]
    days: Sequence[DaySaid]
    amounts: Sequence[AmountSaid]

    def words(self, places: Sequence[int]) -> str:
        """The tokens at those places as they were typed, with a space where others stood between them."""
        begins = [place for place in places if place - 1 not in places]
        ends = [place + 1 for place in places if place + 1 not in places]
        return " ".join(map(self.page.words, begins, ends))


def look_over(page: Page) -> Sighting:
    found_days: list[DaySaid] = []
    found_amounts: list[AmountSaid] = []
    at = 0
    while at < len(page.tokens):
        day = _day(page, at) if page.begins(at) else None
        amount = None if day else _amount(page, at)
        if day:
            found_days.append(day)
        if amount:
            found_amounts.append(amount)
        found = day or amount
        at = found.last if found else at + 1
    words = page.lexicon.log
    stems = [stem(plain_form(token.key, words).casefold() or token.key, words) for token in page.tokens]
    return Sighting(page, stems, found_days, found_amounts)


def _day(page: Page, at: int) -> DaySaid | None:
    captured = Captured()
    end = dates.one_date(page, at, captured)
    if end is None or not page.ends(end):
        return None
    word = end == at + 1 and page.key(at) in page.lexicon.unsure_weekdays and page.key(at - 1) not in {"on", "am"}
    decimal = end == at + 3 and page.key(at + 1) == "."
    return None if word or decimal else DaySaid(at, end, captured.dates)


def _amount(page: Page, at: int) -> AmountSaid | None:
    """A number that stands alone, or behind a plus or a minus."""
    if page.key(at) in MINUS and not page.glued(at) and page.glued(at + 1):
        found = _measured(page, at + 1)
        return replace(found, first=at, less=True) if found else None
    if page.glued(at) and page.key(at - 1) not in {"+", ",", "("}:
        return None
    return _measured(page, at)


def _measured(page: Page, at: int) -> AmountSaid | None:
    captured = Captured()
    end = measures.number(page, at, captured)
    if end is None or captured.measure is None or page.tokens[at].kind is Kind.QUOTED:
        return None
    return AmountSaid(at, end, captured.measure)
