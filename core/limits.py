"""How much of everything there may be, and how the rest is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.errors import CairnError

MAX_HABITS = 100
"""Of one person."""
MAX_FEEDBACK = 5
"""Messages of one person to the owners within a day."""
BIN_DAYS = 7
"""How long a deleted habit can be had back."""
MAX_ROUTINES = 20
"""Of one person."""
MAX_IN_ROUTINE = 25
"""Habits of one routine."""
MAX_SLOTS = 6
"""Reminder times of one habit."""
MAX_NAME = 80
"""Visible characters."""
MAX_NOTE = 500
"""Visible characters."""
MAX_CUE = 60
"""Visible characters."""
MAX_CATEGORY = 30
"""Visible characters."""
MAX_PHRASE = 200
"""Characters of one line that adds or logs."""
MAX_MARKS = 2
"""Combining marks upon one letter."""
MAX_JOINED = 4
"""Emoji that zero-width joiners make into one: a family has four members."""
MAX_AMOUNT = Decimal(1_000_000)
AMOUNT_PLACES = 3
FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2200, 12, 31)


class AmountRefused(CairnError):
    """An amount is more than 0 and at most { $limit }, with { $places } decimal places at most."""

    text_key = "error-amount"


class DateRefused(CairnError):
    """Dates go from { $first } to { $last }."""

    text_key = "error-date-range"


def check_amount(amount: Decimal) -> Decimal:
    """`amount` without needless zeros. Raises: AmountRefused."""
    if not is_amount(amount):
        raise AmountRefused(limit=MAX_AMOUNT, places=AMOUNT_PLACES)
    return Decimal(f"{amount.normalize():f}")


def is_amount(amount: Decimal) -> bool:
    if not amount.is_finite() or not 0 < amount <= MAX_AMOUNT:
        return False
    return amount == amount.quantize(Decimal(1).scaleb(-AMOUNT_PLACES))


def is_date(day: date) -> bool:
    return FIRST_DATE <= day <= LAST_DATE


def check_date(day: date) -> date:
    """Raises: DateRefused."""
    if not is_date(day):
        raise DateRefused(first=FIRST_DATE, last=LAST_DATE)
    return day
