"""A line that logs, looked over once: its days, its amounts, and every other word by its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.phrase import clock, dates, measures
from core.phrase.page import Captured, Measure, Moment, Page
from core.phrase.past import plain_form
from core.phrase.stems import stem
from core.phrase.tokens import Kind
from core.phrase.worded import worded

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
    vague: bool = False
    """Nobody can count it: "a few glasses"."""
    article: bool = False
    """Nothing but an article says that it is one: "a glass"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """`stems` has one for each token."""

    page: Page
    stems: Sequence[str]
    days: Sequence[DaySaid]
    amounts: Sequence[AmountSaid]
    clocks: Sequence[Moment]
    """Times of day, each with the "at" before it."""

    @property
    def taken(self) -> frozenset[int]:
        """The places inside a day, an amount or a time."""
        spans = [(one.first, one.last) for one in self.days]
        spans += [(one.first, one.last) for one in self.amounts]
        spans += [(one.first, one.last) for one in self.clocks]
        return frozenset(place for first, last in spans for place in range(first, last))

    def words(self, places: Sequence[int]) -> str:
        """The tokens at those places as they were typed, with a space where others stood between them."""
        begins = [place for place in places if place - 1 not in places]
        ends = [place + 1 for place in places if place + 1 not in places]
        return " ".join(map(self.page.words, begins, ends))


def look_over(page: Page) -> Sighting:
    found_days: list[DaySaid] = []
    found_amounts: list[AmountSaid] = []
    found_clocks: list[Moment] = []
    at = 0
    while at < len(page.tokens):
        amount = _worded(page, at)
        day = _day(page, at) if page.begins(at) and not amount else None
        if clock := None if amount or day else _clock(page, at):
            found_clocks.append(clock)
        amount = amount or (None if day or clock else _amount(page, at))
        if day:
            found_days.append(day)
        if amount:
            found_amounts.append(amount)
        found = day or amount or clock
        at = found.last if found else at + 1
    words = page.lexicon.log
    stems = [stem(plain_form(token.key, words).casefold() or token.key, words) for token in page.tokens]
    return Sighting(page, stems, found_days, found_amounts, found_clocks)


def _day(page: Page, at: int) -> DaySaid | None:
    captured = Captured()
    end = dates.one_date(page, at, captured)
    heads = page.key(end or 0) == ":" and not page.glued((end or 0) + 1)
    if end is None or not (page.ends(end) or heads):
        return None
    word = end == at + 1 and page.key(at) in page.lexicon.unsure_weekdays and page.key(at - 1) not in {"on", "am"}
    decimal = end == at + 3 and page.key(at + 1) == "."
    return None if word or decimal else DaySaid(at, end, captured.dates)


def _clock(page: Page, at: int) -> Moment | None:
    """ "at 7", "7am"; "around 20 pages" is none."""
    said = page.key(at) in page.lexicon.at
    found = clock.moment(page, at + 1 if said else at, bare=said) if page.begins(at) else None
    if found is None or measures.written_unit(page, found.last)[0]:
        return None
    return replace(found, first=at)


def _worded(page: Page, at: int) -> AmountSaid | None:
    if page.glued(at) or page.tokens[at].kind is Kind.QUOTED:
        return None
    found = worded(page, at)
    return (
        None if found is None else AmountSaid(at, found.last, found.measure, vague=found.vague, article=found.article)
    )


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
