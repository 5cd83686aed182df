"""What somebody says who does nothing today: "I'm sick", "taking a day off", "bin bis Sonntag im Urlaub"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.days import DAY
from core.phrase.languages import LEXICONS, lexicon_of
from core.phrase.lexicon import AwayWords, Keys
from core.phrase.opening import PhraseTooLong, open_page
from core.phrase.page import Page
from core.phrase.span import DateSpan, read_span
from core.phrase.tokens import Kind

NURSED = frozenset("🤒🤧😷🤢🤮🤕")


class Why(StrEnum):
    ILL = "ill"
    OFF = "off"
    TRIP = "trip"


@dataclass(frozen=True, slots=True)
class Absence:
    why: Why
    span: DateSpan | None = None
    """None: today, and nobody knows how long."""


def read_absence(text: str, today: date, language: str) -> Absence | None:
    """None where the line says anything else beside it: only then nothing else can be meant."""
    for one in dict.fromkeys((lexicon_of(language).language, *LEXICONS)):
        try:
            page = open_page(text, today, one, ahead=True)
        except PhraseTooLong:
            return None
        if found := _read(page, today, one):
            return found
    return None


def _read(page: Page, today: date, language: str) -> Absence | None:
    words = page.lexicon.away
    why, said = _why(page, words)
    if why is None:
        return None
    weeks = _run_places(page, words.next_week)
    left = [
        place
        for place, token in enumerate(page.tokens)
        if place not in said | weeks and token.kind is not Kind.MARK and token.key not in words.beside
    ]
    if not left:
        return Absence(why, _next_week(today) if weeks else None)
    span = read_span(" ".join(page.words(place, place + 1) for place in left), today, language)
    return Absence(why, span) if span and not weeks and span.first >= today else None


def _why(page: Page, words: AwayWords) -> tuple[Why | None, frozenset[int]]:
    nursed = frozenset(place for place, token in enumerate(page.tokens) if token.key in NURSED)
    said = {
        Why.ILL: _run_places(page, words.ill) | nursed,
        Why.TRIP: _run_places(page, words.trip),
        Why.OFF: _run_places(page, words.off),
    }
    beside = _run_places(page, words.off_beside)
    if any(token.kind is Kind.WORD for token in page.tokens[1:]):
        said[Why.OFF] |= beside
    why = next((why for why, places in said.items() if places), None)
    return why, beside.union(*said.values())


def _run_places(page: Page, runs: tuple[Keys, ...]) -> frozenset[int]:
    found: set[int] = set()
    for place in range(len(page.tokens)):
        found |= set(range(place, place + len(page.longest(place, runs) or ())))
    return frozenset(found)


def _next_week(today: date) -> DateSpan:
    monday = today + (7 - today.weekday()) * DAY
    return DateSpan(monday, monday + timedelta(days=6))
