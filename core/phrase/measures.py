"""Numbers, amounts and units in a phrase, and which unit can stand for which."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from core.amounts import read_number
from core.habits import Per
from core.limits import is_amount
from core.phrase.lexicon import Lexicon
from core.phrase.page import Captured, Measure, Page

# What each is of, and how many of the smallest one it is. Units that are not here are only themselves.
SIZES: dict[str, tuple[str, Decimal]] = {
    "s": ("time", Decimal(1)),
    "min": ("time", Decimal(60)),
    "h": ("time", Decimal(3600)),
    "m": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "ml": ("volume", Decimal(1)),
    "cl": ("volume", Decimal(10)),
    "dl": ("volume", Decimal(100)),
    "l": ("volume", Decimal(1000)),
    "mg": ("mass", Decimal(1)),
    "g": ("mass", Decimal(1000)),
    "kg": ("mass", Decimal(1_000_000)),
}


def is_duration(measure: Measure) -> bool:
    return SIZES.get(measure.canonical, ("",))[0] == "time"


def converted(amount: Decimal, unit: str, into: str) -> Decimal | None:
    """`amount` of one canonical unit in another one; None where that cannot be, or not exactly."""
    if unit == into:
        return amount
    if unit not in SIZES or into not in SIZES or SIZES[unit][0] != SIZES[into][0]:
        return None
    changed = amount * SIZES[unit][1] / SIZES[into][1]
    return changed if is_amount(changed) else None


def canonical(unit: str, lexicon: Lexicon) -> str:
    """What a unit as written is called here; a unit we do not know is called as it is written."""
    key = unit.casefold()
    return lexicon.units.get(key, key)


def count(page: Page, at: int, captured: Captured) -> int | None:
    """A whole number in digits or as a word."""
    number = page.digits(at, 4)
    if number is None:
        number = page.lexicon.numbers.get(page.key(at))
    if number is None or number < 1:
        return None
    captured.number = number
    return at + 1


def bare_count(page: Page, at: int, captured: Captured) -> int | None:
    """A whole number in digits, alone."""
    end = count(page, at, captured) if page.digits(at, 4) is not None else None
    return end if end and page.ends(end) else None


def nth(page: Page, at: int, captured: Captured) -> int | None:
    """`third`, `3rd`, `other`."""
    word = page.lexicon.ordinals.get(page.key(at))
    if word is not None:
        captured.number = word
        return at + 1
    number = page.digits(at, 3)
    if not number or page.key(at + 1) not in page.lexicon.ordinal_marks or not page.glued(at + 1):
        return None
    captured.number = number
    return at + 2


def times_word(page: Page, at: int, captured: Captured) -> int | None:
    """`twice`."""
    captured.number = page.lexicon.times_words.get(page.key(at), 0)
    return at + 1 if captured.number else None


def per(page: Page, at: int, captured: Captured) -> int | None:
    return _per(page.lexicon.pers.get(page.key(at)), at, captured)


def often(page: Page, at: int, captured: Captured) -> int | None:
    return _per(page.lexicon.often.get(page.key(at)), at, captured)


def _per(found: Per | None, at: int, captured: Captured) -> int | None:
    if found is None:
        return None
    captured.per = found
    return at + 1


def amount(page: Page, at: int, captured: Captured) -> int | None:
    """A number with a unit we know."""
    end = number(page, at, captured)
    return end if captured.measure and captured.measure.unit else None


def number(page: Page, at: int, captured: Captured) -> int | None:
    """A number, with a unit if we know it, and the "of" after that."""
    value, end = decimal(page, at)
    if value is None:
        return None
    thousand = page.key(end) == "k" and page.glued(end)
    more = page.key(end) in page.lexicon.log.more  # "2 more glasses"
    unit, after = written_unit(page, end + 1 if thousand or more else end)
    after = end if more and not unit else after
    if thousand and (unit == "" or page.glued(end + 1)):
        unit, after, thousand = page.lexicon.units["k"], end + 1, False
    value *= 1000 if thousand else 1
    if not is_amount(value) or not page.ends(after):
        return None
    captured.measure = Measure(value, unit, canonical(unit, page.lexicon))
    return after + 1 if unit and page.key(after) in page.lexicon.of else after


def decimal(page: Page, at: int) -> tuple[Decimal | None, int]:
    """A number in digits as its language writes it, or as a word."""
    word = page.lexicon.numbers.get(page.key(at))
    if word is not None:
        return Decimal(word), at + 1
    if page.digits(at, 9) is None:
        return None, at
    end = at + 1
    for _ in range(3):
        if not (
            page.key(end) in {",", "."}
            and page.glued(end)
            and page.glued(end + 1)
            and page.digits(end + 1, 9) is not None
        ):
            break
        end += 2
    if (
        end == at + 1
        and len(page.key(at)) <= 3
        and page.digits(end, 3) is not None
        and len(page.key(end)) == 3
        and not page.glued(end)
    ):
        return read_number(f"{page.key(at)} {page.key(end)}", page.lexicon.language), end + 1
    return read_number("".join(page.key(place) for place in range(at, end)), page.lexicon.language), end


def written_unit(page: Page, at: int) -> tuple[str, int]:
    """The unit written there ("" if none) and where it ends; `push-ups` is one word."""
    joined = page.key(at) + page.key(at + 1) + page.key(at + 2)
    if page.glued(at + 1) and page.glued(at + 2) and joined in page.lexicon.units:
        return _half_width(page.words(at, at + 3)), at + 3
    return (_half_width(page.words(at, at + 1)), at + 1) if page.key(at) in page.lexicon.units else ("", at)


def _half_width(word: str) -> str:
    return unicodedata.normalize("NFKC", word)
