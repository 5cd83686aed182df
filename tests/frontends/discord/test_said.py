"""What is taken from somebody's message when a habit is made of it."""

from __future__ import annotations

import pytest

from bot.frontends.discord.said import line_of

ALICE = {"id": "1", "username": "alice", "global_name": "Alice"}
BOB = {"id": "2", "username": "bob", "global_name": None}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("Stretch 5 min every day", "Stretch 5 min every day"),
        ("", ""),
        ("\n\n  \n", ""),
        ("# Run 5k", "Run 5k"),
        ("> - 1. Run 5k\n- Swim", "Run 5k"),
        ("***Run*** ~~never~~ `daily` ||secretly||", "Run never daily secretly"),
        ("_run_ and *swim*.", "run and swim."),
        ("snake_case 3*5 at 5 * 3", "snake_case 3*5 at 5 * 3"),
        ("Run with <@1> and <@!2>, not <@3>", "Run with Alice and bob, not"),
        ("<:run:123> Run <a:fast:4> in <#5> for <@&6> at <t:1700000000:R>", "Run in for at"),
        ("Read [this book](https://example.org/a) daily", "Read this book daily"),
        ("Use </today:42> daily", "Use /today daily"),
        (r"3 \* 10 push\-ups", "3 * 10 push-ups"),
        ("word " * 100, " ".join(["word"] * 16)),
        ("w" * 200, "w" * 80),
    ],
)
def test_the_first_line_without_discords_own_signs(content: str, line: str) -> None:
    assert line_of({"content": content, "mentions": [ALICE, BOB]}) == line


def test_a_message_that_has_no_words_says_nothing() -> None:
    assert line_of({}) == ""
