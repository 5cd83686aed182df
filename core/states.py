"""The states of a date or period and the rules that give them: a letter each, so that a history is a line of text."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum


class State(StrEnum):
    """What a date or period counts as. A period has no BEFORE, BONUS, SKIPPED, REST, FROZEN or PARTIAL."""

    BEFORE = "BEFORE"
    DONE = "DONE"
    BONUS = "BONUS"
    MISSED = "MISSED"
    SKIPPED = "SKIPPED"
    PAUSED = "PAUSED"
    REST = "REST"
    PENDING = "PENDING"
    FROZEN = "FROZEN"
    PARTIAL = "PARTIAL"
    NEUTRAL = "NEUTRAL"


class Rule(IntEnum):
    """Why a date or period has its state. The value is its letter in a history."""

    BEFORE_START = ord("<")
    MET = ord("D")
    """Done, or the target reached."""
    EXTRA = ord("B")
    """Done on a date that did not ask for it."""
    WITHIN_LIMIT = ord("W")
    """Closed without too much, by a person who was around."""
    OVER_LIMIT = ord("O")
    """Too much, or a lapse."""
    SKIPPED = ord("S")
    PAUSED = ord("P")
    UNSEEN = ord("U")
    """It would have succeeded by default, but the person was away."""
    NOT_DUE = ord(".")
    OVERDUE = ord("!")
    """Not due itself: an earlier due date closed unmet and nothing was done since."""
    NOT_NEEDED = ord("-")
    """A date of a week or month that is judged as a whole."""
    TRAVELLED = ord("/")
    """Cut by a move to the east: not required."""
    STILL_OPEN = ord("?")
    SAVED = ord("F")
    """Unmet, and a streak saver stepped in."""
    TOO_LITTLE = ord("p")
    NOT_DONE = ord("m")
    ALL_OFF = ord("n")
    """Every date of the period is skipped, paused or cut."""
    ONLY_HELPS = ord("h")
    """Unmet, but the period is cut or more than half of it is off."""
    NO_SUCH_DATE = ord(" ")


STATE_OF = {
    Rule.BEFORE_START: State.BEFORE,
    Rule.MET: State.DONE,
    Rule.EXTRA: State.BONUS,
    Rule.WITHIN_LIMIT: State.DONE,
    Rule.OVER_LIMIT: State.MISSED,
    Rule.SKIPPED: State.SKIPPED,
    Rule.PAUSED: State.PAUSED,
    Rule.UNSEEN: State.PAUSED,
    Rule.NOT_DUE: State.REST,
    Rule.OVERDUE: State.REST,
    Rule.NOT_NEEDED: State.REST,
    Rule.TRAVELLED: State.REST,
    Rule.STILL_OPEN: State.PENDING,
    Rule.SAVED: State.FROZEN,
    Rule.TOO_LITTLE: State.PARTIAL,
    Rule.NOT_DONE: State.MISSED,
    Rule.ALL_OFF: State.NEUTRAL,
    Rule.ONLY_HELPS: State.NEUTRAL,
}
"""The state that each rule gives. NO_SUCH_DATE gives none."""


RULES = {int(rule): rule for rule in Rule}
"""By their letters: quicker than asking the class."""
STATES = tuple({int(rule): state for rule, state in STATE_OF.items()}.get(letter) for letter in range(256))
"""The same by letter."""


def letters(*states: State) -> bytes:
    """The letters of every rule that gives one of these states."""
    return bytes(rule for rule, state in STATE_OF.items() if state in states)


def everything_but(kept: Iterable[int]) -> bytes:
    """All other bytes: what `bytes.translate` is to delete."""
    return bytes(set(range(256)) - set(kept))
