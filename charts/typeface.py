"""Words become masks: any script, shaped and in its own direction, fitted to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from charts.palette import Pixels

FONTS = Path(__file__).parent / "fonts"
MASKS = 512
UNDRAWABLE = "·"
ELLIPSIS = "…"

BOTH_WEIGHTS = ("Arabic", "Hebrew", "Devanagari")
ONE_WEIGHT = (
    "Armenian", "Bengali", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao", "Malayalam",
    "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
)  # fmt: skip
LAST = ("NotoSansCJK-Regular.otf", "NotoEmoji-Medium.ttf", "NotoSansSymbols-Regular.ttf",
        "NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf")  # fmt: skip

# Joiners and selectors shape their neighbours and are drawn by no font; direction overrides only confuse a card.
SILENT = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")


class Weight(StrEnum):
    """REGULAR to read, BOLD for titles and numerals. Chinese, Japanese, Korean and emoji have one weight."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Written:
    """A drawn line: its mask, and how many of its rows lie below the baseline."""

    mask: Pixels
    below: int

    @property
    def width(self) -> int:
        """Pixels from the first to the last inked column."""
        return int(self.mask.shape[1])


_pen = Lock()  # a font is set to a text and a size, then drawn: one thread at a time


def font_files(weight: Weight) -> tuple[str, ...]:
    """The files of a weight, in the order they are asked for a character."""
    inter = "Inter-SemiBold.otf" if weight is Weight.BOLD else "Inter-Regular.otf"
    style = "Bold" if weight is Weight.BOLD else "Regular"
    scripts = (*(f"NotoSans{s}-{style}.ttf" for s in BOTH_WEIGHTS), *(f"NotoSans{s}-Regular.ttf" for s in ONE_WEIGHT))
    return (inter, *scripts, *LAST)


@lru_cache(MASKS)
def write(text: str, size: int, weight: Weight = Weight.REGULAR, language: str = "en") -> Written:
    """`text` as a mask at `size` pixels to the em. Characters no font has become a middle dot, never an empty box."""
    with _pen:
        font = _set(text, size, weight, language)
        font.draw_glyphs_to_bitmap()
        mask = np.array(font.get_image())
        below = -(-font.get_descent() // 64)
    mask.setflags(write=False)
    return Written(mask, int(below))


def width(text: str, size: int, weight: Weight = Weight.REGULAR) -> int:
    """How wide `write` draws it."""
    return write(text, size, weight).width


def shorten(text: str, room: int, size: int, weight: Weight = Weight.REGULAR) -> str:
    """`text`, or as much of its beginning as fits into `room` pixels, and an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    clusters = list(_clusters(text))
    fits, too_long = 0, len(clusters)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width("".join(clusters[:middle]).rstrip() + ELLIPSIS, size, weight) <= room:
            fits = middle
        else:
            too_long = middle
    return "".join(clusters[:fits]).rstrip() + ELLIPSIS


def wrap(text: str, room: int, size: int, weight: Weight = Weight.REGULAR, lines: int = 2) -> tuple[str, ...]:
    """`text` in at most `lines` lines, broken at spaces (between any two characters where there are none)."""
    if lines == 1 or width(text, size, weight) <= room:
        return (shorten(text, room, size, weight),)
    head = _first_line(text, room, size, weight)
    return (head.strip(), *wrap(text[len(head) :].strip(), room, size, weight, lines - 1))


def _first_line(text: str, room: int, size: int, weight: Weight) -> str:
    fitting = shorten(text, room, size, weight).removesuffix(ELLIPSIS)
    if text[len(fitting) : len(fitting) + 1].isspace():
        return fitting
    at_space = fitting.rfind(" ")
    rest_fits = at_space > 0 and width(text[at_space:].strip(), size, weight) <= room
    return fitting[: at_space + 1] if rest_fits or at_space > len(fitting) // 2 else fitting


def _clusters(text: str) -> Iterator[str]:
    """Pieces that must stay together: a letter and its accents, an emoji and what is joined to it."""
    cluster = ""
    for char in text:
        if cluster and not _joins(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _joins(cluster: str, char: str) -> bool:
    skin = "\U0001f3fb" <= char <= "\U0001f3ff"
    flag = len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff" and "\U0001f1e6" <= char <= "\U0001f1ff"
    return skin or flag or char in SILENT or cluster[-1] == "\u200d" or unicodedata.category(char) in ("Mn", "Mc", "Me")


def _set(text: str, size: int, weight: Weight, language: str) -> FT2Font:
    spelt, files = _spelt(text, weight)
    font = get_font([str(FONTS / name) for name in files])
    font.set_size(size, 72)
    font.set_text(spelt or " ", 0, LoadFlags.NO_HINTING, language=_tongue(text, language))
    return font


def _spelt(text: str, weight: Weight) -> tuple[str, tuple[str, ...]]:
    """What can be drawn of `text`, and the files that draw it: no more, for each is tried on every missing letter."""
    text = " ".join(text.split())
    files = font_files(weight)
    if text.isascii() and text.isprintable():
        return text, files[:1]
    composed = "".join(filter(_shown, unicodedata.normalize("NFC", text)))
    pieces = [_in_one_font(cluster, files) for cluster in _clusters(composed)]
    used = {file for _, file in pieces}
    return "".join(piece for piece, _ in pieces), tuple(file for file in files if file in used) or files[:1]


def _in_one_font(cluster: str, files: tuple[str, ...]) -> tuple[str, str]:
    """A letter and its accents, and the file that has them all; where none has, the accents go."""
    heard = [ord(char) for char in cluster if char not in SILENT]
    file = next((file for file in files if all(_has(file, code) for code in heard)), None)
    if file:
        return cluster, file
    if len(heard) > 1:
        return _in_one_font(chr(heard[0]), files)
    return UNDRAWABLE, files[0]


def _shown(char: str) -> bool:
    return char in SILENT or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


@lru_cache(8192)
def _has(file: str, codepoint: int) -> bool:
    return bool(_face(file).get_char_index(codepoint))


@cache
def _face(file: str) -> FT2Font:
    return FT2Font(str(FONTS / file))


def _tongue(text: str, language: str) -> str:
    """Kana settle it: the Chinese characters beside them are Japanese ones."""
    return "ja" if any("\u3040" <= c <= "\u30ff" for c in text) else language
