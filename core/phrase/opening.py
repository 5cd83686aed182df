"""A line as typed, opened as a page, or refused."""

from __future__ import annotations

from datetime import date

from core.errors import CairnError
from core.limits import MAX_PHRASE
from core.names import clean_line
from core.phrase.languages import lexicon_of
from core.phrase.page import Page
from core.phrase.tokens import tokens_of


class PhraseTooLong(CairnError):
    """One line has at most { $limit } characters."""

    text_key = "error-phrase-too-long"


def open_page(text: str, today: date, language: str, *, ahead: bool) -> Page:
    """Raises: PhraseTooLong."""
    if len(text) > MAX_PHRASE:
        raise PhraseTooLong(limit=MAX_PHRASE)
    line = clean_line(text)
    return Page(line, tokens_of(line), lexicon_of(language), today, ahead)
