"""Two languages that nobody speaks, made of the English catalogue: longer with accents, and from right to left.

A word that is still plain English in them stands in the code, or comes from somewhere that does not translate it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from bot.conversation import wording

LONG, LEFTWARD = "el", "he"
"""Real languages as far as dates, numbers and plurals go, without a plain Latin letter in theirs."""
LATIN = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑ"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאבגד"
PADDING = "ǿ"
LONGER = 0.4
TAG = re.compile(r"(</?(?:b|small)>)")


def accented(words: str) -> str:
    """As it is, with accents, and longer."""
    return _translated(words, ACCENTED) + PADDING * round(LONGER * len(words.strip()))


def leftward(words: str) -> str:
    return _translated(words, HEBREW)


def _translated(words: str, letters: str) -> str:
    table = str.maketrans(LATIN + LATIN.upper(), letters + letters.upper())
    return "".join(part if TAG.fullmatch(part) else part.translate(table) for part in TAG.split(words))


class _Speaking(Transformer):
    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:
        return ast.TextElement(self.say(node.value))


def write_catalogue(folder: Path, say: Callable[[str], str]) -> None:
    """English as `say` says it."""
    folder.mkdir()
    for part in sorted((wording.TEXTS / wording.SOURCE_LANGUAGE).glob("*.ftl")):
        spoken = _Speaking(say).visit(FluentParser().parse(part.read_text(encoding="utf-8")))
        (folder / part.name).write_text(FluentSerializer().serialize(spoken), encoding="utf-8")


@contextmanager
def spoken_too(folder: Path) -> Iterator[None]:
    """Within the block the loader finds both, beside the real languages; nobody is offered them."""
    wording.languages()
    for language in wording.languages():
        copytree(wording.TEXTS / language, folder / language)
    write_catalogue(folder / LONG, accented)
    write_catalogue(folder / LEFTWARD, leftward)
    names = f"choice-language-{LONG} = {accented('Long')}\nchoice-language-{LEFTWARD} = {leftward('Leftward')}\n"
    for catalogue in folder.iterdir():
        (catalogue / "pseudo.ftl").write_text(names, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "TEXTS", folder)
        wording._bundle.cache_clear()
        yield
    wording._bundle.cache_clear()
