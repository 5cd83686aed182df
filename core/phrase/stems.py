"""Words without their endings, so that "ran" finds the habit "Run" and "gelesen" finds "Lesen"."""

from __future__ import annotations

import unicodedata

from core.phrase.lexicon import LogWords

SHORTEST = 3
"""Letters that are left of a word, and that a beginning of one needs to be recognised."""


def stem(word: str, words: LogWords) -> str:
    if word in words.forms:
        plain = _without_ending(words.forms[word], words)
    elif word in words.not_past:
        plain = word
    else:
        plain = _without_ending(word.removesuffix("'s"), words)
        participle = word.removeprefix(words.prefix)
        if (
            participle != word
            and word.endswith(("t", "en"))
            and len(bare := _without_ending(participle, words)) >= SHORTEST
        ):
            plain = bare
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def _without_ending(word: str, words: LogWords) -> str:
    for ending in words.endings:
        left = word.removesuffix(ending)
        if left != word and len(left) >= SHORTEST and not word.endswith("ss"):
            return left[:-1] if ending in DOUBLING and left[-1] == left[-2] and left[-1] not in "ls" else left
    return word


DOUBLING = frozenset({"ing", "ed"})
"""English doubles a consonant before these: `jogged`."""


def fits(said: str, named: str) -> bool:
    """Whether a stem that was said is that of a name, or the beginning of it."""
    return said == named or (len(said) >= SHORTEST and named.startswith(said))
