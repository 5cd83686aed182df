"""A phrase laid open: its tokens, its language, and the day it was said on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from core.habits import Per
from core.people import Weekday
from core.phrase.lexicon import Keys, Lexicon
from core.phrase.tokens import Kind, Token

MAX_LIST = 31
"""Items of a list that are read at most: every look ahead is bounded, so reading takes linear time."""
_OPENING = frozenset("(,;/@+·|–—")
_CLOSING = frozenset(",;.!?)·|/")


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    today: date
    ahead: bool = True
    """Whether a date without a year is the next one or the last one."""

    def key(self, at: int) -> str:
        """Of the token there; a quoted one and the end have none."""
        if at >= len(self.tokens) or self.tokens[at].kind is Kind.QUOTED:
            return ""
        return self.tokens[at].key

    def glued(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].glued

    def digits(self, at: int, most: int) -> int | None:
        """The number there, if it has no more than `most` digits."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        return int(token.key) if token.kind is Kind.DIGITS and len(token.key) <= most else None

    def follows(self, at: int, keys: Keys) -> bool:
        return all(self.key(at + step) == key for step, key in enumerate(keys))

    def longest(self, at: int, candidates: Sequence[Keys]) -> Keys | None:
        first = self.key(at)
        found = [keys for keys in candidates if keys[0] == first and self.follows(at, keys)]
        return max(found, key=len) if found else None

    def begins(self, at: int) -> bool:
        """Whether a part of the grammar may begin here, and not in the middle of "B12" or "e-mail"."""
        return not self.glued(at) or self.key(at) in {"/", "@"} or self.key(at - 1) in _OPENING

    def ends(self, at: int) -> bool:
        """Whether a part may end before `at`."""
        if not self.glued(at):
            return True
        return self.key(at) in _CLOSING and not (self.glued(at + 1) and self.digits(at + 1, 99) is not None)

    def past_join(self, at: int) -> int:
        """The place after "and", a comma or both; `at` itself where there is none."""
        for _ in range(2):
            if self.key(at) in self.lexicon.joins:
                at += 1
        return at

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to, and without, `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def rewritten(self, first: int, last: int, words: str) -> str:
        """The whole text with `words` in place of those tokens."""
        before, after = self.text[: self.tokens[first].start], self.text[self.tokens[last - 1].end :]
        return " ".join(f"{before} {words} {after}".split())


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day, with every reading of it, and the tokens that say it."""

    options: tuple[time, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit as written (`glasses`) and as understood (`glass`); "" where none was written."""

    amount: Decimal
    unit: str
    canonical: str


@dataclass(slots=True)
class Captured:
    """What the slots of one template hold."""

    number: int = 0
    per: Per = Per.DAY
    weekdays: frozenset[Weekday] = frozenset()
    month_days: frozenset[int] = frozenset()
    dates: tuple[date, ...] = ()
    """The readings of one date; for a list of dates, the list."""
    yearless: bool = False
    moments: list[Moment] = field(default_factory=list)
    measure: Measure | None = None
