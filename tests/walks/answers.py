"""What somebody writes into a form or sends as a file: as it should be, left empty, and as nobody should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bot.conversation.reply import Field, FieldKind, Form
from tests.support.beside import years

WORD = "読む"
AS_IT_SHOULD_BE: Mapping[str, str] = {
    "time": "21:15",
    "amount": "7",
    "goal": "8 杯",
    "start": "2026-10-17",
    "end": "2026-12-31",
    "last": "2026-12-01",
    "from": "2026-12-01",
    "to": "2026-12-04",
    "city": "Tokyo",
}
"""By the name of the field; a word everywhere else."""
MARKUP = "\u202e*_`~|<>&#@[](){}\\\\\n\u200b\ud800\x00走"
HOSTILE = {"markup": MARKUP, "far too much": MARKUP * 500}
"""Without a Latin letter: words of ours are told from a person's by that."""


def fillings(form: Form) -> Iterator[tuple[str, Mapping[str, str]]]:
    """How it is filled in, and what comes back. Only what is "valid" has to be taken."""
    yield "valid", {one.name: _valid(one) for one in form.fields}
    yield "empty", {one.name: "" for one in form.fields}
    for name, words in HOSTILE.items():
        yield name, {one.name: words for one in form.fields}
    yield "of another form", {"\u202e": WORD}


def _valid(field: Field) -> str:
    if field.kind in (FieldKind.ONE_OF, FieldKind.SOME_OF):
        return field.choices[0][0]
    return AS_IT_SHOULD_BE.get(field.name, WORD)


def of_cairn(*names: str) -> bytes:
    """A file of another Cairn, with habits of these names."""
    return years(names, 8, date(2026, 10, 1), WORD)
