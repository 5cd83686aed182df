"""Everything that can be refused with a sentence: one tree of errors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType

ErrorFact = str | int | Decimal | date | time
"""`str` is always somebody's own words."""


class CairnError(Exception):
    """That did not work."""

    # The docstring of each class is its message in English, in Fluent's syntax; `text_key` finds it in a catalogue.
    text_key: str = "error-unexpected"

    def __init__(self, **facts: ErrorFact) -> None:
        super().__init__()
        self.facts: Mapping[str, ErrorFact] = MappingProxyType(facts)

    def __str__(self) -> str:
        words = (self.__doc__ or "").partition("\n")[0].split("{ ")
        return words[0] + "".join(self._filled(piece) for piece in words[1:])

    def _filled(self, piece: str) -> str:
        """`$limit } names` becomes `80 names`; facts are never read as templates themselves."""
        name, _, rest = piece.partition(" }")
        return f"{self.facts.get(name.removeprefix('$'), name)}{rest}"


class TryAgain(CairnError):
    """Somebody changed the same thing at the same moment. Please try once more."""

    text_key = "error-try-again"


class NotSaved(CairnError):
    """That was not saved. Please try again in a moment."""

    text_key = "error-not-saved"
