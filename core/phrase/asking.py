"""The times of day at which a habit is to ask, as a phrase says them."""

from __future__ import annotations

from datetime import time

from core.phrase.ledger import Ledger
from core.phrase.lexicon import Meaning
from core.phrase.page import Moment
from core.phrase.reading import About

NOON = time(12)


def times_of(ledger: Ledger) -> tuple[time, ...]:
    """Times that were said; else those that parts of the day stand for.

    Beside a time a part of the day only settles which half of the day is meant: "every morning at 7".
    """
    for part in ledger.of(Meaning.CLOCK, Meaning.DAY_PART, Meaning.DAILY_PART):
        ledger.take(part)
    moments = [moment for part in ledger.of(Meaning.CLOCK) for moment in part.captured.moments]
    parts = [part.rule.at for part in ledger.of(Meaning.DAY_PART, Meaning.DAILY_PART) if part.rule.at is not None]
    if ledger.adjective and ledger.adjective.rule.at is not None and not parts:
        parts = [ledger.adjective.rule.at]
    if not moments:
        return tuple(sorted(set(parts)))
    half = parts[0] if len(parts) == 1 else None
    return tuple(sorted({found for moment in moments if (found := _sure(ledger, moment, half)) is not None}))


def _sure(ledger: Ledger, moment: Moment, half: time | None) -> time | None:
    options = moment.options
    if half is not None:
        options = tuple(option for option in options if (option < NOON) == (half < NOON)) or options
    if len(options) == 1:
        return options[0]
    ledger.doubt(About.TIME, moment.first, moment.last, [f"{option:%H:%M}" for option in options])
    return None
