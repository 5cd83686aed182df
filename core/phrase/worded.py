"""Amounts in words, in a line that logs: "half a glass", "1 1/2 h", "a couple of pages", "eine Viertelstunde"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.limits import is_amount
from core.phrase.measures import canonical, decimal, written_unit
from core.phrase.page import Measure, Page

SLICES = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
"""Written with a slash; any other could be a date, or "3 of 8"."""
SIGNS = {"1⁄2": Decimal("0.5"), "1⁄4": Decimal("0.25"), "3⁄4": Decimal("0.75")}
"""½, ¼ and ¾, as NFKC writes them."""


@dataclass(frozen=True, slots=True)
class Worded:
    last: int
    measure: Measure
    vague: bool = False
    """Nobody can count it: "a few glasses"."""
    article: bool = False
    """Nothing but an article says that it is one: "a glass"."""


def worded(page: Page, at: int) -> Worded | None:
    return _compound(page, at) or _vague(page, at) or _unit_and_part(page, at) or _parts(page, at) or _heap(page, at)


def _compound(page: Page, at: int) -> Worded | None:
    """`eine Viertelstunde`."""
    start = _past_article(page, at)
    found = page.lexicon.compounds.get(page.key(start))
    return Worded(start + 1, _measure(page, *found)) if found else None


def _vague(page: Page, at: int) -> Worded | None:
    start = _past_article(page, at)
    if page.key(start) not in page.lexicon.vague:
        return None
    unit, after = written_unit(page, _past_of(page, start + 1))
    return Worded(_past_of(page, after) if unit else start + 1, _measure(page, Decimal(0), unit), vague=True)


def _unit_and_part(page: Page, at: int) -> Worded | None:
    """`an hour and a half`."""
    whole, end = _whole(page, at)
    unit, end = written_unit(page, end) if whole else ("", at)
    if whole is None or not unit or page.key(end) not in page.lexicon.joins:
        return None
    part, after = _part(page, end + 1)
    if part is None or written_unit(page, _past_article(page, after))[0]:
        return None
    return _checked(page, whole + part, unit, after)


def _parts(page: Page, at: int) -> Worded | None:
    """`half a glass`, `three quarters of an hour`, `2 1/2 h`. Without a unit it is no amount: half a marathon."""
    value, end = _fraction(page, at)
    if value is None:
        return None
    unit, after = written_unit(page, _past_article(page, _past_of(page, end)))
    if unit:
        return _checked(page, value, unit, _past_of(page, after))
    return None


def _checked(page: Page, value: Decimal, unit: str, after: int) -> Worded | None:
    return Worded(after, _measure(page, value, unit)) if is_amount(value) and page.ends(after) else None


def _fraction(page: Page, at: int) -> tuple[Decimal | None, int]:
    part, end = _part(page, at)
    if part is not None:
        return part, end
    whole, end = decimal(page, at)
    if whole is None:
        return None, at
    if shares := page.lexicon.shares.get(page.key(end)):
        return whole * shares, end + 1
    apart = page.key(end) in page.lexicon.joins
    part, after = _part(page, end + 1 if apart else end)
    if part is None or (not apart and page.key(after - 1) in page.lexicon.parts):
        return None, at
    return whole + part, after


def _part(page: Page, at: int) -> tuple[Decimal | None, int]:
    """`half`, `a quarter`, `½`, `1/2`."""
    start = _past_article(page, at)
    if word := page.lexicon.parts.get(page.key(start)):
        return word, start + 1
    if sign := SIGNS.get(page.key(at)):
        return sign, at + 1
    sliced = page.key(at + 1) == "/" and page.glued(at + 1) and page.glued(at + 2) and page.key(at + 3) != "/"
    found = SLICES.get((page.key(at), page.key(at + 2))) if sliced else None
    return (found, at + 3) if found else (None, at)


def _heap(page: Page, at: int) -> Worded | None:
    """`a couple of glasses`, `half a dozen`, `two dozen`: what it is a heap of need not be a unit."""
    value, end = _part(page, at)
    if value is None:
        value, end = _whole(page, at)
    heap = page.lexicon.heaps.get(page.key(_past_article(page, end)))
    if heap is None:
        return _one(page, at)
    unit, after = written_unit(page, _past_of(page, _past_article(page, end) + 1))
    after = _past_of(page, after)
    return Worded(after, _measure(page, (value or Decimal(1)) * heap, unit))


def _one(page: Page, at: int) -> Worded | None:
    """`a glass`; where an article is a number too ("ein Glas") it has been read as one."""
    if page.key(at) not in page.lexicon.one or page.key(at) in page.lexicon.numbers:
        return None
    unit, after = written_unit(page, at + 1)
    if not unit or not page.ends(after):
        return None
    return Worded(_past_of(page, after), _measure(page, Decimal(1), unit), article=True)


def _whole(page: Page, at: int) -> tuple[Decimal | None, int]:
    value, end = decimal(page, at)
    if value is None and page.key(at) in page.lexicon.one:
        return Decimal(1), at + 1
    return value, end


def _measure(page: Page, value: Decimal, unit: str) -> Measure:
    return Measure(value, unit, canonical(unit, page.lexicon))


def _past_article(page: Page, at: int) -> int:
    return at + 1 if page.key(at) in page.lexicon.one else at


def _past_of(page: Page, at: int) -> int:
    return at + 1 if page.key(at) in page.lexicon.of else at
