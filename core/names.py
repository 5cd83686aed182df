"""What a visible name is: characters a person can see, and nothing that plays tricks with the line."""

from __future__ import annotations

import unicodedata

from core.errors import CairnError
from core.limits import MAX_CATEGORY, MAX_CUE, MAX_JOINED, MAX_MARKS, MAX_NAME, MAX_NOTE

JOINER = "\N{ZERO WIDTH JOINER}"
# Letters and marks by their category, and yet nothing to see.
BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # Hangul fillers, the empty Braille cell
GRAPHEME_JOINER = "\N{COMBINING GRAPHEME JOINER}"

LONGEST_LETTER = 12
"""Characters that may make a single visible one: a joined emoji with its colours."""


class NameRefused(CairnError):
    """A name has 1 to { $limit } visible characters."""

    text_key = "error-name"


class NameMissing(NameRefused):
    """What should it be called?"""

    text_key = "error-name-missing"


class NoteRefused(CairnError):
    """A note has at most { $limit } characters."""

    text_key = "error-note"


class CueRefused(CairnError):
    """What it follows on has at most { $limit } characters."""

    text_key = "error-cue"


class CategoryRefused(CairnError):
    """A category has at most { $limit } characters."""

    text_key = "error-category"


def check_name(text: str) -> str:
    """`text` as a name of one line. Raises: NameRefused, NameMissing."""
    name = clean_line(text)
    if not name:
        raise NameMissing(limit=MAX_NAME)
    if visible_length(name) > MAX_NAME:
        raise NameRefused(limit=MAX_NAME)
    return name


def check_note(text: str) -> str:
    """`text` as a note, its lines kept; it may be empty. Raises: NoteRefused."""
    note = "\n".join(clean_line(line) for line in text.splitlines()).strip()
    if visible_length(note) > MAX_NOTE:
        raise NoteRefused(limit=MAX_NOTE)
    return note


def check_cue(text: str) -> str:
    """`text` as a cue of one line; it may be empty. Raises: CueRefused."""
    cue = clean_line(text)
    if visible_length(cue) > MAX_CUE:
        raise CueRefused(limit=MAX_CUE)
    return cue


def check_category(text: str) -> str:
    """`text` as a category, without its "#"; it may be empty. Raises: CategoryRefused."""
    category = clean_line(text).lstrip("#").strip()
    if visible_length(category) > MAX_CATEGORY:
        raise CategoryRefused(limit=MAX_CATEGORY)
    return category


def clean_line(text: str) -> str:
    """In NFC, on one line, without control characters, direction overrides, invisible characters and piled-up marks.

    Of the invisible "format" characters only the joiner between two emoji stays. Cleaning twice is cleaning once.
    """
    if text.isascii() and text.isprintable():  # most of what people write, and quickly done
        return " ".join(text.split())
    plain = unicodedata.normalize("NFC", "".join(map(_printable, text)))
    return " ".join(unicodedata.normalize("NFC", _settled(plain)).split())


def visible_length(text: str) -> int:
    """How many characters a person counts: a letter with its marks is one, and so is a joined emoji or a flag."""
    if text.isascii():
        return len(text)
    length = 0
    flag_open = False
    before = ""
    for char in text:
        closes_flag = flag_open and _is_flag_half(char)
        colours = _is_skin(char) and _is_emoji(before) and not _is_skin(before)
        hidden = char == JOINER or before == JOINER or _is_mark(char) or colours
        length += not hidden and not closes_flag
        flag_open = _is_flag_half(char) and not closes_flag
        before = char
    return length


def cut(text: str, most: int) -> str:
    """So much of a clean text as has at most so many visible characters, each of them whole."""
    text = text[: most * LONGEST_LETTER]
    while visible_length(text) > most:
        text = text[:-1]
    return text


def _printable(char: str) -> str:
    """The character, a space in its place, or nothing."""
    category = unicodedata.category(char)
    if char.isspace() or category.startswith("Z") or char in BLANK:
        return " "
    if char == JOINER:
        return char
    hidden = category in {"Cc", "Cf", "Cs", "Co"} or char == GRAPHEME_JOINER or _is_noncharacter(ord(char))
    return "" if hidden else char


def _settled(text: str) -> str:
    """Without marks that have no letter or too much company, and without joiners that join no emoji."""
    kept: list[str] = []
    base, marks, joined = "", 0, 1
    for at, char in enumerate(text):
        if char == JOINER:
            if joined < MAX_JOINED and _is_emoji(base) and _is_emoji(text[at + 1 : at + 2]):
                kept.append(char)
            continue
        if _is_mark(char):
            marks += 1
            if base.strip() and marks <= MAX_MARKS:
                kept.append(char)
            continue
        joined = joined + 1 if kept[-1:] == [JOINER] else joined if _is_skin(char) else 1
        base, marks = char, 0
        kept.append(char)
    return "".join(kept)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}


def _is_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) == "So" or "\U0001f000" <= char <= "\U0001faff" or char == "↔")


def _is_skin(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
