"""The units of a habit in order: dates, weeks or months, each with the letter of the rule that decided it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.spans import Span


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one span: number k goes from `firsts[k]` to `lasts[k]` (ordinals) by the rule `letters[k]`.

    Weeks and months also have their `lengths` (those of the calendar, in days) and their `gains`: how much of what they
    asked was done, 0 to 1.
    """

    span: Span
    letters: bytes
    firsts: Sequence[int]
    lasts: Sequence[int]
    lengths: Sequence[int] = ()
    gains: Sequence[float] = ()

    def __add__(self, later: Units) -> Units:
        """With the later units of the same span."""
        return Units(
            self.span,
            self.letters + later.letters,
            [*self.firsts, *later.firsts],
            [*self.lasts, *later.lasts],
            [*self.lengths, *later.lengths],
            [*self.gains, *later.gains],
        )

    def until(self, ordinal: int) -> Units:
        """Those that end on or before that date."""
        return self._part(slice(bisect_right(self.lasts, ordinal)))

    def after(self, ordinal: int) -> Units:
        """Those that end after that date."""
        return self._part(slice(bisect_right(self.lasts, ordinal), None))

    def between(self, first: date, last: date) -> Units:
        """Those that begin on one of these dates."""
        start, stop = bisect_left(self.firsts, first.toordinal()), bisect_right(self.firsts, last.toordinal())
        return self._part(slice(start, stop))

    def _part(self, part: slice) -> Units:
        lengths, gains = self.lengths[part], self.gains[part]
        return Units(self.span, self.letters[part], self.firsts[part], self.lasts[part], lengths, gains)
