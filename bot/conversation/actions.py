"""How a button names what it is about: ids in base 36, dates as yymmdd."""

from __future__ import annotations

from datetime import date

from bot.conversation.reply import ACTION_VERSION, Action
from core.errors import CairnError

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MAX_ID_LENGTH = 12


class StaleButton(CairnError):
    """That button is from another time."""

    text_key = "error-stale-button"


def write_id(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return digits


def read_id(word: str) -> int:
    if not word or len(word) > MAX_ID_LENGTH or not all(letter in DIGITS for letter in word):
        raise StaleButton
    return int(word, 36)


def write_day(day: date) -> str:
    return f"{day.year % 100:02}{day.month:02}{day.day:02}"


def read_day(word: str) -> date:
    """Of this century: a button does not live longer."""
    if len(word) != 6 or not (word.isascii() and word.isdigit()):
        raise StaleButton
    try:
        return date(2000 + int(word[:2]), int(word[2:4]), int(word[4:]))
    except ValueError as error:
        raise StaleButton from error


def about(op: str, *things: int | date | str) -> Action:
    """The action `op` about habits (ids), dates and words."""
    return Action(op, tuple(_write(thing) for thing in things))


def _write(thing: int | date | str) -> str:
    if isinstance(thing, str):
        return thing
    return write_id(thing) if isinstance(thing, int) else write_day(thing)


def decode(carried: str) -> Action:
    """Read what a button carried.

    Raises: StaleButton for another version or another shape.
    """
    version, _, rest = carried.partition(":")
    op, *args = rest.split(":")
    if version != ACTION_VERSION or not op or len(carried) > 100:
        raise StaleButton
    return Action(op, tuple(args))
