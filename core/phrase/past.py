"""What a word says was done, as the name of a habit: "ran" is Run, "meditated" Meditate, "gedehnt" Dehnen."""

from __future__ import annotations

import re

from core.phrase.lexicon import LogWords
from core.phrase.stems import SHORTEST


def plain_form(word: str, words: LogWords) -> str:
    """Empty where it says nothing of the kind, or where the plain form is not sure."""
    if known := words.past.get(word.casefold()):
        return known
    if word.casefold() in words.not_past or word.casefold() in words.reasons:
        return ""
    for shape, plain in words.regular:
        if found := re.fullmatch(shape, word.lower()):
            name = found.expand(plain)
            return name.capitalize() if len(name) >= SHORTEST else ""
    return ""
