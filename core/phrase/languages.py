"""The languages that phrases are read in."""

from __future__ import annotations

from core.phrase.english import ENGLISH
from core.phrase.german import GERMAN
from core.phrase.lexicon import Lexicon

LEXICONS = {lexicon.language: lexicon for lexicon in (ENGLISH, GERMAN)}


def lexicon_of(language: str) -> Lexicon:
    """Of a language tag like `de-AT`; English where we know no better."""
    return LEXICONS.get(language[:2].lower(), ENGLISH)
