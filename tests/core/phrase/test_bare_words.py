"""Lines that stand for a command as a whole."""

from __future__ import annotations

import pytest

from core.phrase import command_meant, is_yes
from core.phrase.bare_words import WORDS

COMMANDS = {name: None for words in WORDS.values() for name in words.values()}


@pytest.mark.parametrize(
    ("line", "language", "command"),
    [
        ("undo", "en", "undo"),
        ("Help!", "de", "help"),
        ("What’s  open?", "en", "today"),
        ("danke", "de", "start"),
        ("hi :)", "de", "start"),
        ("Rückgängig", "de", "undo"),
        ("Stop.", "en", "help"),
        ("abbrechen", "de", "help"),
    ],
)
def test_a_whole_line_stands_for_a_command(line: str, language: str, command: str) -> None:
    assert command_meant(line, language, COMMANDS) == command


@pytest.mark.parametrize(
    ("line", "language"), [("undo read", "en"), ("hi read daily", "en"), ("danke", "en"), ("", "de")]
)
def test_any_other_line_does_not(line: str, language: str) -> None:
    assert command_meant(line, language, COMMANDS) is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [("Yes!", True), ("ja", True), ("OK.", True), ("Nein", False), ("stop", False), ("no way", None)],
)
def test_a_whole_line_is_a_yes_or_a_no_or_neither(line: str, answer: bool | None) -> None:
    assert is_yes(line) is answer
