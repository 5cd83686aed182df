"""Amounts as people write them: "1,5" and "1.5", "10 000" and "10k", each by its language."""

from __future__ import annotations

import re
from decimal import Decimal

from core.errors import CairnError
from core.limits import check_amount

# Between thousands. The other one of the two is the decimal sign, and both are where no group of three can be meant.
GROUP_SIGN = {"en": ",", "de": "."}
MAX_DIGITS = 20


class NotAnAmount(CairnError):
    """“{ $words }” is not an amount."""

    text_key = "error-not-an-amount"


def read_amount(text: str, language: str) -> Decimal:
    """Raises: NotAnAmount, AmountRefused."""
    number = read_number(text.strip(), language)
    if number is None:
        raise NotAnAmount(words=text)
    return check_amount(number)


def read_number(text: str, language: str) -> Decimal | None:
    """The number that `text` is, not yet held against any limit."""
    if len(text) > MAX_DIGITS or not re.fullmatch(r"\d+(?:[., ]\d+)*k?", text):
        return None
    digits, thousand = text.removesuffix("k"), 1000 if text.endswith("k") else 1
    group = GROUP_SIGN.get(language[:2].lower(), ",")
    decimal = "." if group == "," else ","
    for sign in (group, " "):
        if re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", digits):
            return Decimal(digits.replace(sign, "").replace(decimal, ".")) * thousand
    if re.fullmatch(r"\d+(?:[.,]\d+)?", digits):
        return Decimal(digits.replace(",", ".")) * thousand
    return None
