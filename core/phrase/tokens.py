"""A line cut into tokens: words, digits, #tags, "quoted names" and single marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Named as the groups of the pattern below."""

    QUOTED = "quoted"
    TAG = "tag"
    DIGITS = "digits"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is what it is compared by: case-folded, half-width; `glued`: no space before it."""

    key: str
    kind: Kind
    start: int
    end: int
    glued: bool


# No alternative can match the same text in two ways, so the cut takes linear time.
_PATTERN = re.compile(
    r"""(?P<quoted> ["“”„«»][^"“”„«»]+["“”„«»])
      | (?P<tag>    [#＃][^\W\d_][\w-]*)
      | (?P<digits> \d+)
      | (?P<word>   [^\W\d_]+(?:['’][^\W\d_]+)*)
      | (?P<mark>   \S)""",
    re.VERBOSE,
)


def tokens_of(text: str) -> tuple[Token, ...]:
    found = []
    end = 0
    for match in _PATTERN.finditer(text):
        kind = Kind(match.lastgroup or Kind.MARK)
        found.append(Token(_key(match.group(), kind), kind, match.start(), match.end(), 0 < match.start() == end))
        end = match.end()
    return tuple(found)


def _key(words: str, kind: Kind) -> str:
    if kind is Kind.DIGITS:
        return "".join(str(unicodedata.decimal(digit)) for digit in words)
    return unicodedata.normalize("NFKC", words).casefold().replace("’", "'")
