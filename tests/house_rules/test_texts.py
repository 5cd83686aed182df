"""Every word a person sees is in the catalogues, in every language, and nothing in them is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from tests.house_rules.source import ROOMS, ROOT, called, modules, tree

TEXTS = ROOT / "bot/conversation/texts"
SOURCE_LANGUAGE = "en"
LANGUAGES = sorted(path.name for path in TEXTS.iterdir() if path.is_dir())
KEY = r"[a-z0-9_-]+"
TWO_WORDS = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
THREE_WORDS = re.compile(r"[^\W\d_]+[,:;]? [^\W\d_]+[,:;]? [^\W\d_]{2,}")


@cache
def catalogue(language: str) -> tuple[ftl.Message, ...]:
    parts = [FluentParser().parse(path.read_text(encoding="utf-8")) for path in (TEXTS / language).glob("*.ftl")]
    entries = [entry for part in parts for entry in part.body]
    assert not [entry for entry in entries if isinstance(entry, ftl.Junk)], language
    return tuple(entry for entry in entries if isinstance(entry, ftl.Message))


def keys(language: str) -> set[str]:
    return {message.id.name for message in catalogue(language)}


class _Names(Visitor):
    """The variables that a message needs, and the other messages that it takes in."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.messages.add(node.id.name)


def names_in(message: ftl.Message) -> _Names:
    names = _Names()
    names.visit(message)
    return names


def asked_for() -> Iterator[tuple[str, re.Pattern[str]]]:
    """(place, pattern of the key) of every text that the code asks for by `text(...)`, `Text(...)` or `text_key`."""
    for path in modules("bot", "core", "web"):  # in storage, text() is SQL
        for node in ast.walk(tree(path)):
            match node:
                case ast.Call(args=[first, *_]) if called(node) in {"text", "Text"}:
                    asked = first
                case ast.AnnAssign(target=ast.Name(id="text_key"), value=ast.expr() as asked):
                    pass
                case ast.Assign(targets=[ast.Name(id="text_key")], value=asked):
                    pass
                case _:
                    continue
            pattern = _key_pattern(asked)
            if pattern:
                yield f"{path}:{asked.lineno}: {ast.unparse(asked)}", pattern


def _key_pattern(node: ast.expr) -> re.Pattern[str] | None:
    """A literal key, or an f-string as a pattern; None for what only a run can tell."""
    match node:
        case ast.Constant(value=str(key)):
            return re.compile(re.escape(key))
        case ast.JoinedStr(values=pieces):
            written = [str(piece.value) if isinstance(piece, ast.Constant) else None for piece in pieces]
            return re.compile("".join(KEY if piece is None else re.escape(piece) for piece in written))
    return None


def mentioned(key: str) -> bool:
    return any(pattern.fullmatch(key) for pattern in _mentions())


@cache
def _mentions() -> tuple[re.Pattern[str], ...]:
    """Every string of the code that could be a key: keys also stand in tables and are handed on by name."""
    strings = {
        pattern
        for path in modules(*ROOMS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant | ast.JoinedStr) and (pattern := _key_pattern(node))
    }
    return tuple(pattern for pattern in strings if re.match(r"[a-z]", pattern.pattern) and "\n" not in pattern.pattern)


def test_every_text_that_the_code_asks_for_is_in_the_catalogue() -> None:
    known = keys(SOURCE_LANGUAGE)

    missing = [place for place, pattern in asked_for() if not any(map(pattern.fullmatch, known))]

    assert missing == []


def test_every_text_of_the_catalogue_is_asked_for() -> None:
    taken_in = {name for message in catalogue(SOURCE_LANGUAGE) for name in names_in(message).messages}

    left_over = [key for key in sorted(keys(SOURCE_LANGUAGE)) if key not in taken_in and not mentioned(key)]

    assert left_over == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_facts(language: str) -> None:
    facts = {message.id.name: names_in(message).variables for message in catalogue(SOURCE_LANGUAGE)}

    theirs = {message.id.name: names_in(message).variables for message in catalogue(language)}

    assert sorted(facts.keys() ^ theirs.keys()) == []
    assert {key: used - facts[key] for key, used in theirs.items() if used - facts[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_written_twice(language: str) -> None:
    names = [message.id.name for message in catalogue(language)]

    assert [name for name in set(names) if names.count(name) > 1] == []


def test_there_is_more_than_one_language() -> None:
    assert {"en", "de"} <= set(LANGUAGES)


def test_no_sentence_stands_in_the_code_of_the_conversation() -> None:
    """In a command two words are one; elsewhere two words may be the name of something."""
    naked = [
        f"{path}:{node.lineno}: {node.value!r}"
        for path in modules("bot")
        if path.parts[1] == "conversation"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if (TWO_WORDS if "commands" in path.parts else THREE_WORDS).search(node.value)
        if id(node) not in _not_for_people(tree(path))
    ]

    assert naked == []


@cache
def _not_for_people(module: ast.Module) -> set[int]:
    """Strings that nobody in a chat reads: docstrings, what is raised or asserted, patterns, and log events."""
    found: set[int] = set()
    for node in ast.walk(module):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
                found |= {id(inner) for inner in ast.walk(node)}
            case ast.Call() if called(node) in {"compile", "debug", "info", "warning", "error", "exception", "TypeVar"}:
                found |= {id(inner) for inner in ast.walk(node)}
    return found
