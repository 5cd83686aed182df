"""An entry: what a person said of one habit on one date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class EntryKind(StrEnum):
    DONE = "done"
    AMOUNT = "amount"
    SKIP = "skip"
    NO = "no"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Entry:
    """The one entry of a habit on `date`. `amount` (at most 3 decimal places) belongs to AMOUNT alone."""

    date: date
    kind: EntryKind
    amount: Decimal | None = None
    note: str = ""
